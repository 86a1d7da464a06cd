// Made by tlsconf for rueidis 1.0.79, from:
//   ca.pem: 1 certificate
//   user.crt: 2 certificates
//   user.key: 1 private key

package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"log"
	"os"

	"github.com/redis/rueidis"
)

func main() {
	if err := ping(); err != nil {
		log.Fatal(err)
	}
}

func ping() error {
	config, err := tlsConfig()
	if err != nil {
		return err
	}
	option := rueidis.ClientOption{
		InitAddress:       []string{"redis.example.test:6380"},
		Password:          os.Getenv("REDIS_PASSWORD"),
		SelectDB:          2,
		TLSConfig:         config,
		ForceSingleClient: true,
	}
	if option.Password != "" {
		option.Username = "o'neill \"app\""
	}
	client, err := rueidis.NewClient(option)
	if err != nil {
		return err
	}
	defer client.Close()
	pong, err := client.Do(context.Background(), client.B().Ping().Build()).ToString()
	if err != nil {
		return err
	}
	fmt.Println(pong)
	return nil
}

func tlsConfig() (*tls.Config, error) {
	roots, err := trustAnchors("/tls/ca.pem")
	if err != nil {
		return nil, err
	}
	certificate, err := tls.LoadX509KeyPair("/tls/client.crt", "/tls/client.key")
	if err != nil {
		return nil, err
	}
	suites := []uint16{
		tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
		tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
	}
	return &tls.Config{
		RootCAs:      roots,
		Certificates: []tls.Certificate{certificate},
		MinVersion:   tls.VersionTLS12,
		MaxVersion:   tls.VersionTLS12,
		CipherSuites: suites,
	}, nil
}

// trustAnchors reads every certificate of a file, and fails where one cannot be read.
func trustAnchors(path string) (*x509.CertPool, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	roots, count := x509.NewCertPool(), 0
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		count++
		certificate, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, fmt.Errorf("%s: certificate %d: %w", path, count, err)
		}
		roots.AddCert(certificate)
	}
	if all := bytes.Count(text, []byte("-----BEGIN ")); count == 0 || count != all {
		return nil, fmt.Errorf("%s: %d of %d PEM blocks can be read", path, count, all)
	}
	return roots, nil
}
