package tlsconf

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestEveryDoorAnswers(t *testing.T) {
	ca := forge(t, "a CA", nil, nil)
	client := forge(t, "client", ca, nil)
	check := CheckRequest{Inputs: inputs(t, client, ca), Endpoint: EndpointText("localhost:6379")}

	report, err := Check(check)
	must(t, err)
	if report.ContractVersion != 1 || len(report.Certificates) != 2 || report.Counts.Error != 0 {
		t.Errorf("%+v", report.Counts)
	}
	text, err := Text(check)
	must(t, err)
	if !strings.HasPrefix(strings.Join(strings.Fields(text), " "), report.Headline[:20]) {
		t.Error(text)
	}
	inspected, err := Inspect(check)
	must(t, err)
	if len(inspected.Certificates) != 2 || !slices.Equal(inspected.Certificates[0], ca.der) || !slices.Equal(inspected.Certificates[1], client.der) {
		t.Error("the certificates are others")
	}
	emitted, err := Emit(EmitRequest{Check: check, Client: ClientRequest{ID: "go-redis"}})
	must(t, err)
	if len(emitted.Files) != 3 || !slices.Equal(emitted.Files[2].Bytes, client.keyPEM(t)) {
		t.Errorf("%v", emitted.Files)
	}
	clients, err := Clients()
	must(t, err)
	targets, err := Targets()
	must(t, err)
	rules, err := Rules()
	must(t, err)
	if len(clients) == 0 || len(targets) == 0 || len(rules) == 0 {
		t.Error(len(clients), len(targets), len(rules))
	}
	page, err := RulePage(rules[0].Code)
	must(t, err)
	if !strings.HasPrefix(page, "# "+rules[0].Code) {
		t.Error(page)
	}
	version, err := Version()
	must(t, err)
	if strings.Count(version, ".") != 2 {
		t.Error(version)
	}
}

func TestWhatIsWrongWithARequest(t *testing.T) {
	for request, want := range map[string]RequestError{
		`{"time":"2026-11-25T00:00:00Z","clients":[{"id":"redispy"}]}`: {"clients", "no client `redispy` is known; did you mean `redis-py`?"},
		"{}":     {"", "missing field `time` at line 1 column 2"},
		"\xff{}": {"", "the request is not UTF-8: octet 0"},
	} {
		_, err := CheckJSON([]byte(request))
		var wrong *RequestError
		if !errors.As(err, &wrong) || *wrong != want {
			t.Errorf("%q: %v", request, err)
		}
		if _, text := TextJSON([]byte(request)); text == nil || text.Error() != err.Error() {
			t.Errorf("%v, and as text %v", err, text)
		}
	}
	for _, code := range []string{"PEM999", "", "a\x00b"} {
		if _, err := RulePage(code); err == nil {
			t.Errorf("there is no rule %q", code)
		}
	}
	if _, err := CheckJSON(nil); err == nil {
		t.Error("an empty request")
	}
}

func TestManyAtOnce(t *testing.T) {
	ca := forge(t, "a CA", nil, nil)
	check := CheckRequest{Inputs: inputs(t, forge(t, "client", ca, nil), ca), Time: At(ca.certificate.NotBefore)}
	want, err := Text(check)
	must(t, err)
	var all sync.WaitGroup
	for range 16 {
		all.Add(1)
		go func() {
			defer all.Done()
			for range 4 {
				if got, err := Text(check); err != nil || got != want {
					t.Error(err, got)
				}
			}
		}()
	}
	all.Wait()
}

func TestFiles(t *testing.T) {
	ca := forge(t, "a CA", nil, nil)
	paths := written(t, inputs(t, nil, ca))
	read, err := ReadFiles(paths[0].Name)
	must(t, err)
	if len(read) != 1 || !slices.Equal(read[0].Bytes, ca.pem()) || read[0].Role != RoleAuto {
		t.Errorf("%+v", read)
	}
	Wipe(read)
	if slices.ContainsFunc(read[0].Bytes, func(octet byte) bool { return octet != 0 }) {
		t.Error("it is still there")
	}
	for _, path := range []string{t.TempDir(), paths[0].Name + ".not"} {
		if _, err := ReadFiles(paths[0].Name, path); err == nil {
			t.Errorf("%s was read", path)
		}
	}
}
