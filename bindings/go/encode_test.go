package tlsconf

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func full() EmitRequest {
	days := uint32(0)
	return EmitRequest{
		Check: CheckRequest{
			Clients:           []ClientRequest{{ID: "go-redis", Version: "9.0"}},
			ContractVersion:   1,
			Deployment:        Deployment{Provider: ProviderRedisCloud},
			Endpoint:          EndpointText("rediss://a:\"\\\x01\u2028<é>@localhost"),
			ExpiresWithinDays: &days,
			Inputs:            []InputRequest{{Name: "a\nb", Bytes: Octets{0, 255, 1}}, {Name: "", Role: RoleCABundle, Bytes: nil}},
			Passphrase:        Secret("a \"riddle\"\x7f"),
			Policy:            Policy{Groups: []string{}, SNI: "off"},
			Time:              "2026-11-25T00:00:00Z",
		},
		Client:  ClientRequest{ID: "jedis"},
		Options: EmitOptions{StorePassword: Secret("riddles"), Database: 7, AddRoots: []PublicRoot{PublicRootR46}},
	}
}

func TestRequestsAreEncodedAsTheyAreRead(t *testing.T) {
	for _, request := range []EmitRequest{full(), {}, {Check: CheckRequest{Endpoint: EndpointRequest{Host: "h", Port: 1}}}, {Check: CheckRequest{Endpoint: named("h:1", "n")}}} {
		out, err := encoded(request)
		must(t, err)
		var back EmitRequest
		must(t, json.Unmarshal(out.octets, &back))
		if again, err := encoded(back); err != nil || !bytes.Equal(again.octets, out.octets) {
			t.Errorf("%s\n%s %v", out.octets, again.octets, err)
		}
		// A file without octets is an empty one.
		for at := range request.Check.Inputs {
			request.Check.Inputs[at].Bytes = append([]byte{}, request.Check.Inputs[at].Bytes...)
		}
		if !reflect.DeepEqual(back, request) {
			t.Errorf("%+v\n%+v", back, request)
		}
	}
	if _, err := encoded(CheckRequest{Passphrase: Secret{0xff}}); err == nil {
		t.Error("it is not UTF-8")
	}
}

func FuzzQuoted(f *testing.F) {
	f.Add([]byte("\x00\"\\\u2028\ud7ff<>&"))
	f.Fuzz(func(t *testing.T, text []byte) {
		out := &buffer{}
		if out.quoted(text) != nil {
			return
		}
		var back string
		if err := json.Unmarshal(out.octets, &back); err != nil || back != string(text) {
			t.Errorf("%q became %q: %v", text, back, err)
		}
	})
}

func TestAGrowingBufferWipesWhatItLeaves(t *testing.T) {
	out := &buffer{}
	out.room(8)
	left := out.octets[:cap(out.octets)]
	out.text(strings.Repeat("x", len(left)))
	out.text("y")
	if bytes.ContainsRune(left, 'x') {
		t.Error("it is still there")
	}
	held := out.octets
	out.wipe()
	if bytes.ContainsAny(held, "xy") {
		t.Error("it is still there")
	}
}

func TestSecretsAreNotShown(t *testing.T) {
	request := full()
	for _, verb := range []string{"%v", "%+v", "%s", "%q", "%x", "%#v"} {
		if shown := fmt.Sprintf(verb, request); strings.Contains(shown, "riddle") || strings.Contains(shown, fmt.Sprintf("%x", "riddle")) || strings.Contains(shown, "255") {
			t.Errorf("%s: %s", verb, shown)
		}
	}
	if shown, err := json.Marshal(request); err == nil {
		t.Errorf("%s", shown)
	}
}
