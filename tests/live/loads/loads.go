// CertPool.AppendCertsFromPEM, as the go-redis documentation says. A pool that already holds a certificate stays equal
// to itself when it is added.
package main

import (
	"bufio"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"os"
	"strings"
)

func main() {
	lines := bufio.NewReader(os.Stdin)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		path, given, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		held, problem := load(path, strings.Split(given, ","))
		fmt.Printf("%s\t\t%s\n", strings.Join(held, ","), problem)
	}
}

func load(path string, given []string) ([]string, string) {
	text, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(text) {
		return nil, "AppendCertsFromPEM is false"
	}
	var held []string
	counted := x509.NewCertPool()
	for _, one := range given {
		der, err := base64.StdEncoding.DecodeString(one)
		if err != nil {
			panic(err)
		}
		// It parses before it adds: what it cannot parse is not in the pool.
		certificate, err := x509.ParseCertificate(der)
		if err != nil {
			continue
		}
		with := pool.Clone()
		with.AddCert(certificate)
		if with.Equal(pool) {
			held = append(held, one)
			counted.AddCert(certificate)
		}
	}
	if !counted.Equal(pool) {
		return held, "it holds a certificate that was not given"
	}
	return held, ""
}
