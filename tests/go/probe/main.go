// Probe is tlsconf.Probe with the arguments of `tlsconf probe`, for the tests that both must pass (tests/probe/probe.py).
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"strings"
	"time"

	tlsconf "github.com/tlsconf/tlsconf/bindings/go"
)

func main() {
	var options tlsconf.ProbeOptions
	var save string
	words := 0
	options.Progress = func(string) { words++ }
	options.Check.Endpoint = tlsconf.EndpointText(os.Args[1])
	for arguments := os.Args[2:]; len(arguments) > 0; arguments = arguments[1:] {
		value := func() string {
			arguments = arguments[1:]
			return arguments[0]
		}
		switch name := arguments[0]; name {
		case "--cert":
			add(&options, value(), tlsconf.RoleClientCertificate)
		case "--key":
			add(&options, value(), tlsconf.RoleClientKey)
		case "--ca":
			add(&options, value(), tlsconf.RoleCABundle)
		case "--at":
			options.Check.Time = tlsconf.Timestamp(value() + "T00:00:00Z")
		case "--format":
			value()
		case "--timeout":
			timeout, err := time.ParseDuration(value())
			if err != nil {
				log.Fatal(err)
			}
			options.Timeout = timeout
		case "--cluster", "--sentinel":
			options.Nodes = tlsconf.NodeSource(strings.TrimPrefix(name, "--"))
		case "--follow":
			options.Follow = true
		case "--user":
			options.Username = value()
		case "--password-env":
			options.Password = os.Getenv(value())
		case "--save":
			save = value()
		default:
			add(&options, name, tlsconf.RoleAuto)
		}
	}
	probed, err := tlsconf.Probe(context.Background(), options)
	if err != nil {
		log.Fatal(err)
	}
	if words == 0 || !strings.HasSuffix(probed.Text, "\n") {
		log.Fatalf("no progress, or another text: %d %q", words, probed.Text)
	}
	if save != "" && probed.ServerChain != nil {
		if err := os.WriteFile(save, []byte(*probed.ServerChain), 0o644); err != nil {
			log.Fatal(err)
		}
	}
	answer, err := json.Marshal(probed.Probed)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(answer))
	if isError(probed.Probed) {
		os.Exit(1)
	}
}

func add(options *tlsconf.ProbeOptions, name string, role tlsconf.Role) {
	file, err := tlsconf.ReadFile(name, role)
	if err != nil {
		log.Fatal(err)
	}
	options.Check.Inputs = append(options.Check.Inputs, file)
}

func isError(probed *tlsconf.Probed) bool {
	for _, remark := range probed.Remarks {
		if remark.Severity == tlsconf.SeverityError {
			return true
		}
	}
	if probed.Report == nil {
		return false
	}
	for _, finding := range probed.Report.Findings {
		if finding.Severity == tlsconf.SeverityError {
			return true
		}
	}
	return false
}
