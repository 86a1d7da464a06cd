// Package typed asks by types what Rust was asked as JSON (tests/tools/answers.sh), and compares what comes back.
package typed

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	tlsconf "github.com/tlsconf/tlsconf/bindings/go"
)

// line is a request and what Rust answers.
type line struct {
	Verb, Name, Request, Answer string
	Error                       *string
}

func TestTypesCarryEverything(t *testing.T) {
	file, err := os.Open(os.Getenv("TLSCONF_ANSWERS"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	lines, count := bufio.NewReader(file), 0
	for {
		text, err := lines.ReadBytes('\n')
		if len(text) == 0 && err != nil {
			break
		}
		var one line
		if err := json.Unmarshal(text, &one); err != nil {
			t.Fatal(err)
		}
		// What is refused is an answer, too, but for what is wrong with a request: that no type could say.
		if one.Error != nil && !strings.HasPrefix(*one.Error, "{") {
			continue
		}
		var got any
		switch one.Verb {
		case "check":
			got, err = asked(one.Request, tlsconf.Check)
		case "emit":
			got, err = asked(one.Request, tlsconf.Emit)
		case "config":
			got, err = asked(one.Request, tlsconf.Configure)
		case "generate":
			got, err = asked(one.Request, tlsconf.Generate)
		case "probe":
			got, err = asked(one.Request, tlsconf.JudgeProbe)
		case "next":
			got, err = asked(one.Request, tlsconf.NextProbeStep)
		case "clients":
			got, err = tlsconf.Clients()
		case "targets":
			got, err = tlsconf.Targets()
		case "rules":
			got, err = tlsconf.Rules()
		default:
			t.Fatalf("%s is no verb", one.Verb)
		}
		if err != nil {
			t.Errorf("%s, %s: %v", one.Verb, one.Name, err)
		} else if text := written(t, got); text != one.Answer {
			t.Errorf("%s, %s: other than Rust's:\n%.2000s\n%.2000s", one.Verb, one.Name, text, one.Answer)
		}
		count++
	}
	if count < 1000 {
		t.Errorf("only %d were asked", count)
	}
	t.Logf("%d answers equal, by types", count)
}

func asked[Q, A any](request string, verb func(Q) (A, error)) (any, error) {
	var typed Q
	decoder := json.NewDecoder(strings.NewReader(request))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&typed); err != nil {
		return nil, err
	}
	return verb(typed)
}

// written is JSON as Rust writes it, which escapes neither HTML nor the two separators of lines.
func written(t *testing.T, answer any) string {
	t.Helper()
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(answer); err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer(`\u2028`, "\u2028", `\u2029`, "\u2029").Replace(strings.TrimSuffix(text.String(), "\n"))
}
