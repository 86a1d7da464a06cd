package tlsconf

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// Certificates of the tests, made anew for each run.

type forged struct {
	certificate *x509.Certificate
	der         []byte
	key         *ecdsa.PrivateKey
}

var serial = int64(1)

// forge makes a certificate of an issuer; nil: it issues itself, and is a CA.
func forge(t *testing.T, name string, issuer *forged, change func(*x509.Certificate)) *forged {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	serial++
	template := &x509.Certificate{
		SerialNumber: big.NewInt(serial),
		Subject:      pkix.Name{CommonName: name},
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().Add(90 * 24 * time.Hour),
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
	parent, signer := template, crypto.Signer(key)
	if issuer == nil {
		template.IsCA, template.BasicConstraintsValid = true, true
		template.KeyUsage, template.ExtKeyUsage = x509.KeyUsageCertSign|x509.KeyUsageCRLSign, nil
	} else {
		template.DNSNames, template.IPAddresses = []string{"localhost"}, []net.IP{net.IPv4(127, 0, 0, 1)}
		parent, signer = issuer.certificate, issuer.key
	}
	if change != nil {
		change(template)
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, key.Public(), signer)
	must(t, err)
	certificate, err := x509.ParseCertificate(der)
	must(t, err)
	return &forged{certificate, der, key}
}

// negative is the certificate with the serial number -5 in place of 5, signed by itself; Go makes none such.
func negative(t *testing.T, ca *forged) *forged {
	t.Helper()
	signed := bytes.Replace(ca.certificate.RawTBSCertificate, []byte{2, 1, 5}, []byte{2, 1, 0xfb}, 1)
	digest := sha256.Sum256(signed)
	signature, err := ecdsa.SignASN1(rand.Reader, ca.key, digest[:])
	must(t, err)
	der, err := asn1.Marshal(struct {
		Signed    asn1.RawValue
		Algorithm pkix.AlgorithmIdentifier
		Signature asn1.BitString
	}{
		asn1.RawValue{FullBytes: signed},
		pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2}},
		asn1.BitString{Bytes: signature, BitLength: 8 * len(signature)},
	})
	must(t, err)
	return &forged{ca.certificate, der, ca.key}
}

func (f *forged) pem() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: f.der})
}

func (f *forged) pkcs8(t *testing.T) []byte {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(f.key)
	must(t, err)
	return der
}

func (f *forged) keyPEM(t *testing.T) []byte {
	t.Helper()
	return pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: f.pkcs8(t)})
}

// inputs is a request's files for a client that trusts some CAs, and shows a certificate unless that is nil.
func inputs(t *testing.T, client *forged, anchors ...*forged) []InputRequest {
	t.Helper()
	var bundle []byte
	for _, anchor := range anchors {
		bundle = append(bundle, anchor.pem()...)
	}
	files := []InputRequest{{Name: "redis_ca.pem", Role: RoleCABundle, Bytes: bundle}}
	if client != nil {
		files = append(files,
			InputRequest{Name: "redis_user.crt", Role: RoleClientCertificate, Bytes: client.pem()},
			InputRequest{Name: "redis_user.key", Role: RoleClientKey, Bytes: client.keyPEM(t)})
	}
	return files
}

// written is the same as files in a folder of the test's own, named by their paths.
func written(t *testing.T, files []InputRequest) []InputRequest {
	t.Helper()
	folder := t.TempDir()
	var paths []InputRequest
	for _, file := range files {
		path := filepath.Join(folder, file.Name)
		must(t, os.WriteFile(path, file.Bytes, 0o600))
		paths = append(paths, InputRequest{Name: path, Role: file.Role})
	}
	return paths
}

// serve answers each connection with one octet after the handshake, and gives its address. Where clients is not nil, it asks for
// a certificate of that CA.
func serve(t *testing.T, server, clients *forged) string {
	t.Helper()
	var root *x509.Certificate
	if clients != nil {
		root = clients.certificate
	}
	return listen(t, tls.Certificate{Certificate: [][]byte{server.der}, PrivateKey: server.key}, root)
}

func listen(t *testing.T, server tls.Certificate, clients *x509.Certificate) string {
	t.Helper()
	config := &tls.Config{Certificates: []tls.Certificate{server}}
	if clients != nil {
		config.ClientAuth, config.ClientCAs = tls.RequireAndVerifyClientCert, x509.NewCertPool()
		config.ClientCAs.AddCert(clients)
	}
	listener, err := tls.Listen("tcp", "127.0.0.1:0", config)
	must(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer func() { _ = connection.Close() }()
				_, _ = connection.Write([]byte{'+'})
			}()
		}
	}()
	return listener.Addr().String()
}

// reach connects and waits for the octet: with TLS 1.3 a refused client hears of it only then.
func reach(address string, config *tls.Config) error {
	connection, err := tls.Dial("tcp", address, config)
	if err != nil {
		return err
	}
	return answered(connection)
}

func answered(connection net.Conn) error {
	defer func() { _ = connection.Close() }()
	if err := connection.SetDeadline(time.Now().Add(5 * time.Second)); err != nil {
		return err
	}
	_, err := io.ReadFull(connection, make([]byte, 1))
	return err
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
