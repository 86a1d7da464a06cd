package tlsconf

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// A Secret is a passphrase or a text that may hold a password, as UTF-8. It is in no output of this package, and printing it
// shows nothing of it. Its octets are yours: overwrite them with [Secret.Wipe] when they are not needed any more.
type Secret []byte

// Wipe overwrites the octets.
func (s Secret) Wipe() { clear(s) }

// Format prints that there is a secret, whatever the verb.
func (s Secret) Format(state fmt.State, _ rune) { _, _ = state.Write([]byte("[secret elided]")) }

// MarshalJSON fails: a request is handed over by the functions of this package, which wipe their copies.
func (s Secret) MarshalJSON() ([]byte, error) {
	return nil, errors.New("a secret is not written as JSON")
}

// UnmarshalJSON takes the text.
func (s *Secret) UnmarshalJSON(data []byte) error {
	var text string
	if err := json.Unmarshal(data, &text); err != nil {
		return err
	}
	*s = Secret(text)
	return nil
}

// Octets are the contents of a file, a certificate or a key; base64 in JSON. Printing them shows their number alone, since they
// may be a key.
type Octets []byte

// Format prints how many there are, whatever the verb.
func (o Octets) Format(state fmt.State, _ rune) { _, _ = fmt.Fprintf(state, "[%d octets]", len(o)) }

// A Timestamp is a time as RFC 3339 has it, in UTC and whole seconds: `2026-11-25T00:00:00Z`.
type Timestamp string

// At is that moment, its fraction of a second cut off.
func At(moment time.Time) Timestamp {
	return Timestamp(moment.UTC().Truncate(time.Second).Format(time.RFC3339))
}

// Time is the moment.
func (t Timestamp) Time() (time.Time, error) { return time.Parse(time.RFC3339, string(t)) }

// An EndpointRequest says where clients connect: Text, or Text with ServerName, or Host and what belongs to it.
type EndpointRequest struct {
	// Text is `host:port`, `[2001:db8::1]:6379` or a URL. A password in a URL is never repeated.
	Text Secret `json:"text,omitzero"`
	// ServerName is the name to verify and to send as SNI where it differs from the host.
	ServerName string `json:"server_name,omitzero"`
	Host       string `json:"host,omitzero"`
	Port       uint16 `json:"port,omitzero"`
	// Scheme is `redis` or `rediss`.
	Scheme string `json:"scheme,omitzero"`
}

// EndpointText is where clients connect, as a text: `host:port` or a `rediss://` URL.
func EndpointText(text string) EndpointRequest { return EndpointRequest{Text: Secret(text)} }

// UnmarshalJSON takes a text or an object.
func (e *EndpointRequest) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		*e = EndpointRequest{}
		return e.Text.UnmarshalJSON(data)
	}
	type plain EndpointRequest
	return json.Unmarshal(data, (*plain)(e))
}
