package tlsconf

import (
	"crypto/rand"
	"encoding/json"
	"time"
)

// Octets of randomness: more than the strongest key needs.
const entropyOctets = 48

// Check judges the files of a request. Faults of the files are findings of the report; the only errors are
// [RequestError] and [InternalError]. A Time that is left out is now.
func Check(request CheckRequest) (*Report, error) {
	return typed[Report](doorCheck, timed(request))
}

// Text is the report on a request as the program `tlsconf check` prints it, 80 columns wide, without colours.
func Text(request CheckRequest) (string, error) {
	octets, err := asked(doorText, timed(request))
	return string(octets), err
}

// Inspect is Check, with each certificate of the report as DER.
func Inspect(request CheckRequest) (*Inspected, error) {
	return typed[Inspected](doorInspect, timed(request))
}

// Emit writes what one client needs: its configuration, its files, what to run. The answer holds private keys: it is
// what was asked for.
func Emit(request EmitRequest) (*Emitted, error) {
	request.Check = timed(request.Check)
	return typed[Emitted](doorEmit, request)
}

// Configure gives what a TLS stack is set up with, as octets, or why it is refused. For Go's own there is [NewConfig].
func Configure(request ConfigRequest) (*Configured, error) {
	request.Check = timed(request.Check)
	return typed[Configured](doorConfig, request)
}

// Generate makes a client's certificate and key, a request for one, or a local set-up: one of Client, CSR and Dev. Where Entropy is
// left out it is crypto/rand's, and a Time that is left out is now. The answer holds private keys: [Generated.Wipe].
func Generate(request GenerateRequest) (*Generated, error) {
	if request.Time == "" {
		request.Time = At(time.Now())
	}
	if len(request.Entropy) == 0 {
		request.Entropy = make(Octets, entropyOctets)
		defer clear(request.Entropy)
		if _, err := rand.Read(request.Entropy); err != nil {
			return nil, &InternalError{cause: err}
		}
	}
	return typed[Generated](doorGenerate, request)
}

// Wipe overwrites the octets of the files and of the archive, for when they are written.
func (g *Generated) Wipe() {
	for _, file := range g.Files {
		clear(file.Bytes)
	}
	clear(g.Archive.Bytes)
}

// CheckJSON is Check with request and report as JSON: the same octets as in every other language. Time must be given.
func CheckJSON(request []byte) ([]byte, error) { return ask(doorCheck, request) }

// TextJSON is Text with the request as JSON.
func TextJSON(request []byte) (string, error) {
	octets, err := ask(doorText, request)
	return string(octets), err
}

// InspectJSON is Inspect with request and answer as JSON.
func InspectJSON(request []byte) ([]byte, error) { return ask(doorInspect, request) }

// EmitJSON is Emit with request and answer as JSON. The answer holds private keys, as base64.
func EmitJSON(request []byte) ([]byte, error) { return ask(doorEmit, request) }

// ConfigureJSON is Configure with request and answer as JSON. The answer holds a private key, as base64.
func ConfigureJSON(request []byte) ([]byte, error) { return ask(doorConfig, request) }

// GenerateJSON is Generate with request and answer as JSON; time and entropy must be given. The answer holds private keys, as base64.
func GenerateJSON(request []byte) ([]byte, error) { return ask(doorGenerate, request) }

// Clients lists every client of which something is known, sorted by id.
func Clients() ([]ClientFacts, error) { return table[ClientFacts](doorClients) }

// ClientsJSON is Clients as JSON.
func ClientsJSON() ([]byte, error) { return ask(doorClients, nil) }

// Targets lists for whom a configuration can be written, sorted by id.
func Targets() ([]TargetFacts, error) { return table[TargetFacts](doorTargets) }

// TargetsJSON is Targets as JSON.
func TargetsJSON() ([]byte, error) { return ask(doorTargets, nil) }

// Rules lists every rule that a finding can come from.
func Rules() ([]RuleInfo, error) { return table[RuleInfo](doorRules) }

// RulesJSON is Rules as JSON.
func RulesJSON() ([]byte, error) { return ask(doorRules, nil) }

// RulePage is the page of a rule, Markdown: what it finds, why it matters, an example, how to fix it.
func RulePage(code string) (string, error) {
	octets, err := ask(doorPage, []byte(code))
	return string(octets), err
}

// Version is that of the core that judges.
func Version() (string, error) {
	octets, err := ask(doorVersion, nil)
	return string(octets), err
}

func timed(request CheckRequest) CheckRequest {
	if request.Time == "" {
		request.Time = At(time.Now())
	}
	return request
}

func asked(through door, request any) ([]byte, error) {
	buffer, err := encoded(request)
	if err != nil {
		return nil, err
	}
	defer buffer.wipe()
	return ask(through, buffer.octets)
}

func typed[T any](through door, request any) (*T, error) {
	octets, err := asked(through, request)
	if err != nil {
		return nil, err
	}
	// The decoder copies what it keeps, and nothing else.
	defer clear(octets)
	answer := new(T)
	if err := json.Unmarshal(octets, answer); err != nil {
		return nil, &InternalError{cause: err}
	}
	return answer, nil
}

func table[T any](through door) ([]T, error) {
	octets, err := ask(through, nil)
	if err != nil {
		return nil, err
	}
	var rows []T
	if err := json.Unmarshal(octets, &rows); err != nil {
		return nil, &InternalError{cause: err}
	}
	return rows, nil
}
