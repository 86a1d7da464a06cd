// go uses the released modules as a fresh program does: check a file, set up go-redis and rueidis with it.
package main

import (
	"fmt"
	"log"

	tlsconf "github.com/tlsconf/tlsconf/bindings/go"
	"github.com/tlsconf/tlsconf/bindings/go/redistls"
	"github.com/tlsconf/tlsconf/bindings/go/rueidistls"
)

func main() {
	files, err := tlsconf.ReadFiles("redis_ca.pem")
	fatal(err)
	request := tlsconf.CheckRequest{Inputs: files, Time: "2026-11-25T00:00:00Z", Endpoint: tlsconf.EndpointText("redis.example.com:6380")}
	report, err := tlsconf.Check(request)
	fatal(err)
	config, err := tlsconf.NewConfig(request)
	fatal(err)
	options, err := redistls.Options(config)
	fatal(err)
	option, err := rueidistls.ClientOption(config)
	fatal(err)
	// rueidis compares each node of a cluster with the name by which it is dialled.
	if options.TLSConfig.ServerName != "redis.example.com" || options.TLSConfig.RootCAs == nil || option.TLSConfig.RootCAs == nil {
		log.Fatal("what sets up the clients lacks the server's name or the roots")
	}
	version, err := tlsconf.Version()
	fatal(err)
	fmt.Println(version, report.Verdict)
}

func fatal(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
