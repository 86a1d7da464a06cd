// bench measures what this back end costs: to start, by call, and in size. tests/tools/go-bench.sh runs it.
package main

import (
	"fmt"
	"log"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	tlsconf "github.com/tlsconf/tlsconf/bindings/go"
)

func main() {
	folder := os.Args[1]
	if len(os.Args) > 2 {
		must(tlsconf.CompileInto(os.Args[2]))
	}
	start := time.Now()
	must(tlsconf.Start())
	_, err := tlsconf.Version()
	must(err)
	fmt.Printf("start %.1f ms\n", milliseconds(time.Since(start)))

	bundle, err := tlsconf.ReadFiles(folder + "/real/redis_ca-2022-08.pem")
	must(err)
	mutual, err := tlsconf.ReadFiles(folder+"/emission/ca.pem", folder+"/emission/client.crt", folder+"/emission/client.key")
	must(err)
	measure("check of the real CA bundle, every client", func() error {
		_, err := tlsconf.Check(tlsconf.CheckRequest{Inputs: bundle})
		return err
	})
	request := tlsconf.CheckRequest{Inputs: mutual, Endpoint: tlsconf.EndpointText("localhost:6379")}
	measure("NewConfig for mutual TLS", func() error {
		config, err := tlsconf.NewConfig(request)
		if err != nil {
			return err
		}
		return config.Close()
	})
	for line := range strings.SplitSeq(status(), "\n") {
		if kilobytes, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			fmt.Println("peak memory", strings.TrimSpace(kilobytes))
		}
	}
	about, err := os.Stat(os.Args[0])
	must(err)
	fmt.Printf("this program %.1f MB, %s\n", float64(about.Size())/1e6, runtime.Version())
}

// measure prints the median of calls after the first, which is told apart.
func measure(what string, call func() error) {
	var took []time.Duration
	for range 101 {
		start := time.Now()
		must(call())
		took = append(took, time.Since(start))
	}
	first, rest := took[0], took[1:]
	slices.Sort(rest)
	fmt.Printf("%s %.2f ms, the first time %.1f ms\n", what, milliseconds(rest[len(rest)/2]), milliseconds(first))
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// status is empty where the system has no such file.
func status() string {
	octets, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return ""
	}
	return string(octets)
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
