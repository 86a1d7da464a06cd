package tlsconf

import (
	"archive/zip"
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"io"
	"slices"
	"testing"
)

// made is the octets of a file by its name.
func made(t *testing.T, generated *Generated, name string) []byte {
	t.Helper()
	at := slices.IndexFunc(generated.Files, func(file EmittedFile) bool { return file.Name == name })
	if at < 0 {
		t.Fatalf("there is no %s", name)
	}
	return generated.Files[at].Bytes
}

func generated(t *testing.T, request GenerateRequest) *Generated {
	t.Helper()
	answer, err := Generate(request)
	must(t, err)
	return answer
}

func TestWhatIsMadeConnectsAndAnotherIsRefused(t *testing.T) {
	set := generated(t, GenerateRequest{Dev: DevRequest{Hosts: []string{"localhost", "127.0.0.1"}, Directory: "/tls"}})
	if set.Report == nil || set.Report.Counts.Error != 0 {
		t.Fatalf("%+v", set.Report)
	}
	ca := InputRequest{Name: "ca.pem", Role: RoleCABundle, Bytes: made(t, set, "ca.pem")}
	server, err := tls.X509KeyPair(made(t, set, "server.crt"), made(t, set, "server.key"))
	must(t, err)
	block, _ := pem.Decode(ca.Bytes)
	root, err := x509.ParseCertificate(block.Bytes)
	must(t, err)
	address := listen(t, server, root)

	days := uint32(90)
	signing := SigningCA{Certificate: ca, Key: InputRequest{Name: "ca.key", Bytes: made(t, set, "ca.key")}}
	for name, client := range map[string]GenerateRequest{
		"p256":     {Client: ClientCertificateRequest{Name: "worker", Days: &days, CA: signing}},
		"rsa2048":  {Client: ClientCertificateRequest{Name: "worker", Days: &days, CA: signing}, Key: GeneratedKeyRSA2048},
		"ed25519":  {Client: ClientCertificateRequest{Name: "worker", Days: &days, CA: signing}, Key: GeneratedKeyEd25519},
		"stranger": {Client: ClientCertificateRequest{Name: "worker"}},
	} {
		pair := generated(t, client)
		config, err := NewConfig(CheckRequest{Endpoint: EndpointText(address), Inputs: []InputRequest{
			ca,
			{Name: "redis_user.crt", Role: RoleClientCertificate, Bytes: made(t, pair, "redis_user.crt")},
			{Name: "redis_user.key", Role: RoleClientKey, Bytes: made(t, pair, "redis_user_private.key")},
		}})
		must(t, err)
		if err := reach(address, config.TLSConfig()); (err == nil) != (name != "stranger") {
			t.Errorf("%s: %v", name, err)
		}
		must(t, config.Close())
	}
}

func TestARequestForACertificate(t *testing.T) {
	answer := generated(t, GenerateRequest{CSR: CSRRequest{Name: "worker", Hosts: []string{"w.example.com", "10.0.0.7"}}})
	block, _ := pem.Decode(made(t, answer, "redis_user.csr"))
	request, err := x509.ParseCertificateRequest(block.Bytes)
	must(t, err)
	must(t, request.CheckSignature())
	if request.Subject.CommonName != "worker" || !slices.Equal(request.DNSNames, []string{"w.example.com"}) || answer.Report != nil {
		t.Errorf("%+v", request)
	}
}

func TestTheArchiveHoldsTheSame(t *testing.T) {
	answer := generated(t, GenerateRequest{Client: ClientCertificateRequest{Name: "worker", Database: "12345"}})
	archive, err := zip.NewReader(bytes.NewReader(answer.Archive.Bytes), int64(len(answer.Archive.Bytes)))
	must(t, err)
	if len(archive.File) != len(answer.Files) || answer.Archive.Mode != "0600" {
		t.Errorf("%d files, %s", len(archive.File), answer.Archive.Mode)
	}
	for at, member := range archive.File {
		content, err := member.Open()
		must(t, err)
		octets, err := io.ReadAll(content)
		must(t, err)
		if member.Name != answer.Files[at].Name || !bytes.Equal(octets, answer.Files[at].Bytes) {
			t.Errorf("%s is another one", member.Name)
		}
	}
	answer.Wipe()
	for _, file := range append(answer.Files, answer.Archive) {
		if len(file.Bytes) == 0 || slices.ContainsFunc(file.Bytes, func(octet byte) bool { return octet != 0 }) {
			t.Errorf("%s is still there", file.Name)
		}
	}
}

func TestRandomnessIsTheSystemsUnlessItIsGiven(t *testing.T) {
	key := func(entropy Octets) []byte {
		request := GenerateRequest{Client: ClientCertificateRequest{Name: "worker"}, Time: "2026-11-25T00:00:00Z", Entropy: entropy}
		return made(t, generated(t, request), "redis_user_private.key")
	}
	if bytes.Equal(key(nil), key(nil)) {
		t.Error("twice the same key")
	}
	entropy := Octets{}
	for at := range byte(32) {
		entropy = append(entropy, at)
	}
	if !bytes.Equal(key(entropy), key(entropy)) {
		t.Error("the same randomness made another key")
	}
	if entropy[31] != 31 {
		t.Error("what the caller gave was overwritten")
	}
}

func TestWhatCannotBeMadeNamesTheField(t *testing.T) {
	days := uint32(4000)
	nothing := InputRequest{Name: "nothing.pem"}
	for field, request := range map[string]GenerateRequest{
		"":          {},
		"name":      {CSR: CSRRequest{Hosts: []string{"localhost"}}},
		"days":      {Client: ClientCertificateRequest{Name: "x", Days: &days}},
		"hosts":     {CSR: CSRRequest{Name: "x", Hosts: []string{"not a host"}}},
		"ca.key":    {Client: ClientCertificateRequest{Name: "x", CA: SigningCA{Certificate: nothing, Key: nothing}}},
		"directory": {Dev: DevRequest{Hosts: []string{"localhost"}, Directory: "tls"}},
		"entropy":   {Client: ClientCertificateRequest{Name: "x"}, Entropy: Octets{1, 2, 3}},
	} {
		_, err := Generate(request)
		var wrong *RequestError
		if !errors.As(err, &wrong) || wrong.Field != field {
			t.Errorf("%q: %v", field, err)
		}
	}
}
