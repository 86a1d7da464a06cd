// driver answers by the protocol of tests/harness/run.py.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"

	tlsconf "github.com/tlsconf/tlsconf/bindings/go"
)

func main() {
	in, out := bufio.NewReader(os.Stdin), bufio.NewWriter(os.Stdout)
	for {
		var verb string
		var length int
		if _, err := fmt.Fscanf(in, "%s %d\n", &verb, &length); err == io.EOF {
			return
		} else if err != nil {
			log.Fatal(err)
		}
		request := make([]byte, length)
		if _, err := io.ReadFull(in, request); err != nil {
			log.Fatal(err)
		}
		kind := "ok"
		answer, err := ask(verb, request)
		if err != nil {
			kind, answer = "error", []byte(err.Error())
			var refused refusal
			if errors.As(err, &refused) {
				answer = refused
			}
		}
		fmt.Fprintf(out, "%s %d\n%s", kind, len(answer), answer)
		if err := out.Flush(); err != nil {
			log.Fatal(err)
		}
	}
}

func ask(verb string, request []byte) ([]byte, error) {
	switch verb {
	case "check":
		return tlsconf.CheckJSON(request)
	case "text":
		text, err := tlsconf.TextJSON(request)
		return []byte(text), err
	case "inspect":
		return tlsconf.InspectJSON(request)
	case "emit":
		return tlsconf.EmitJSON(request)
	case "generate":
		return tlsconf.GenerateJSON(request)
	case "next":
		return tlsconf.NextProbeStepJSON(request)
	case "probe":
		return tlsconf.ProbeJSON(request)
	case "config":
		answer, err := tlsconf.ConfigureJSON(request)
		if err != nil {
			return nil, err
		}
		var configured struct{ Refusal, Report json.RawMessage }
		if err := json.Unmarshal(answer, &configured); err != nil {
			return nil, err
		}
		if string(configured.Refusal) != "null" {
			return nil, refusal(configured.Report)
		}
		return answer, nil
	case "clients":
		return tlsconf.ClientsJSON()
	case "targets":
		return tlsconf.TargetsJSON()
	case "rules":
		return tlsconf.RulesJSON()
	}
	return nil, fmt.Errorf("there is no verb %q", verb)
}

// refusal is the report of what was refused.
type refusal []byte

func (r refusal) Error() string { return string(r) }
