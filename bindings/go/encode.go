package tlsconf

import (
	"encoding/base64"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

// encoded is the request as JSON. encoding/json would keep copies of keys in buffers that it uses again; this one has
// but the buffer that it gives, which the caller wipes.
func encoded(request any) (*buffer, error) {
	out := &buffer{}
	if err := out.value(reflect.ValueOf(request)); err != nil {
		out.wipe()
		return nil, err
	}
	return out, nil
}

// A buffer wipes what it leaves behind as it grows.
type buffer struct{ octets []byte }

func (b *buffer) wipe() { clear(b.octets[:cap(b.octets)]) }

// room is for so many octets more; what is appended to it stays in place.
func (b *buffer) room(count int) {
	if cap(b.octets)-len(b.octets) >= count {
		return
	}
	grown := make([]byte, len(b.octets), 2*cap(b.octets)+count+256)
	copy(grown, b.octets)
	b.wipe()
	b.octets = grown
}

func (b *buffer) text(text string) {
	b.room(len(text))
	b.octets = append(b.octets, text...)
}

var (
	secretType   = reflect.TypeFor[Secret]()
	endpointType = reflect.TypeFor[EndpointRequest]()
)

func (b *buffer) value(value reflect.Value) error {
	switch {
	case value.Type() == secretType:
		return b.quoted(value.Bytes())
	case value.Type() == endpointType:
		if endpoint := value.Interface().(EndpointRequest); isTextAlone(endpoint) {
			return b.quoted(endpoint.Text)
		}
	}
	switch value.Kind() {
	case reflect.String:
		return b.quoted([]byte(value.String()))
	case reflect.Bool:
		b.text(strconv.FormatBool(value.Bool()))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32:
		b.text(strconv.FormatUint(value.Uint(), 10))
	case reflect.Pointer:
		return b.value(value.Elem())
	case reflect.Slice:
		if value.Type().Elem().Kind() == reflect.Uint8 {
			b.base64(value.Bytes())
			return nil
		}
		return b.array(value)
	case reflect.Struct:
		return b.object(value)
	default:
		return fmt.Errorf("a request has no field of type %s", value.Type())
	}
	return nil
}

func (b *buffer) array(value reflect.Value) error {
	b.text("[")
	for at := range value.Len() {
		if at > 0 {
			b.text(",")
		}
		if err := b.value(value.Index(at)); err != nil {
			return err
		}
	}
	b.text("]")
	return nil
}

func (b *buffer) object(value reflect.Value) error {
	separator := "{"
	for at := range value.NumField() {
		name, options, _ := strings.Cut(value.Type().Field(at).Tag.Get("json"), ",")
		if options == "omitzero" && value.Field(at).IsZero() {
			continue
		}
		b.text(separator + `"` + name + `":`)
		if err := b.value(value.Field(at)); err != nil {
			return err
		}
		separator = ","
	}
	if separator == "{" {
		b.text("{")
	}
	b.text("}")
	return nil
}

func (b *buffer) base64(octets []byte) {
	b.room(base64.StdEncoding.EncodedLen(len(octets)) + 2)
	b.octets = append(b.octets, '"')
	b.octets = base64.StdEncoding.AppendEncode(b.octets, octets)
	b.octets = append(b.octets, '"')
}

const hexadecimal = "0123456789abcdef"

func (b *buffer) quoted(text []byte) error {
	if !utf8.Valid(text) {
		return &RequestError{Message: "a text of the request is not UTF-8"}
	}
	b.room(6*len(text) + 2)
	b.octets = append(b.octets, '"')
	for _, octet := range text {
		switch {
		case octet == '"' || octet == '\\':
			b.octets = append(b.octets, '\\', octet)
		case octet < 0x20:
			b.octets = append(b.octets, '\\', 'u', '0', '0', hexadecimal[octet>>4], hexadecimal[octet&15])
		default:
			b.octets = append(b.octets, octet)
		}
	}
	b.octets = append(b.octets, '"')
	return nil
}

func isTextAlone(endpoint EndpointRequest) bool {
	return endpoint.Text != nil && endpoint.ServerName == "" && endpoint.Host == "" && endpoint.Port == 0 && endpoint.Scheme == ""
}
