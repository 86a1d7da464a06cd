// Go's crypto/tls connects with every set-up on standard input, as go-redis does; one JSON line an answer.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"time"
)

type setup struct {
	Folder     string  `json:"folder"`
	Host       string  `json:"host"`
	Port       int     `json:"port"`
	Passphrase *string `json:"passphrase"`
}

type answer struct {
	Folder   string `json:"folder"`
	Accepted bool   `json:"accepted"`
	Error    string `json:"error"`
}

func main() {
	var setups []setup
	if err := json.NewDecoder(os.Stdin).Decode(&setups); err != nil {
		panic(err)
	}
	for _, one := range setups {
		said := answer{Folder: one.Folder}
		if err := ping(one); err != nil {
			said.Error = err.Error()
		} else {
			said.Accepted = true
		}
		line, _ := json.Marshal(said)
		fmt.Println(string(line))
	}
}

func ping(one setup) error {
	ca, err := os.ReadFile(one.Folder + "/ca.pem")
	if err != nil {
		return err
	}
	config := &tls.Config{ServerName: one.Host, RootCAs: x509.NewCertPool()}
	if !config.RootCAs.AppendCertsFromPEM(ca) {
		return errors.New("AppendCertsFromPEM returns false")
	}
	if _, err := os.Stat(one.Folder + "/client.crt"); err == nil {
		pair, err := tls.LoadX509KeyPair(one.Folder+"/client.crt", one.Folder+"/client.key")
		if err != nil {
			return err
		}
		config.Certificates = []tls.Certificate{pair}
	}
	dialer := &net.Dialer{Timeout: 5 * time.Second}
	connection, err := tls.DialWithDialer(dialer, "tcp", fmt.Sprintf("127.0.0.1:%d", one.Port), config)
	if err != nil {
		return err
	}
	defer connection.Close()
	_ = connection.SetDeadline(time.Now().Add(5 * time.Second))
	if _, err := connection.Write([]byte("PING\r\n")); err != nil {
		return err
	}
	reply := make([]byte, 64)
	count, err := connection.Read(reply)
	if err != nil {
		return err
	}
	if !strings.HasPrefix(string(reply[:count]), "+PONG") {
		return errors.New(string(reply[:count]))
	}
	return nil
}
