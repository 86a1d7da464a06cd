//go:build !tlsconf_native

package tlsconf

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"os"
	"slices"
	"testing"

	"github.com/tetratelabs/wazero"
)

func TestTheModuleAsksNothingOfItsHost(t *testing.T) {
	_, compiled, err := current.start()
	must(t, err)
	if imports := compiled.ImportedFunctions(); len(imports) != 0 {
		t.Error(imports)
	}
	if imports := compiled.ImportedMemories(); len(imports) != 0 {
		t.Error(imports)
	}
}

// alone drains the instances that wait, so that the next call has a fresh one, and gives that after the call.
func alone(t *testing.T, call func()) *instance {
	t.Helper()
	for {
		select {
		case one := <-current.idle:
			one.discard()
			continue
		default:
		}
		break
	}
	call()
	one, err := current.take()
	must(t, err)
	t.Cleanup(one.discard)
	return one
}

func TestNothingOfAKeyStaysInTheModule(t *testing.T) {
	ca := forge(t, "a CA", nil, nil)
	client := forge(t, "client", ca, nil)
	word := "quixotic zebras hum at dusk"
	check := CheckRequest{Inputs: inputs(t, client, ca), Passphrase: Secret(word), Endpoint: EndpointText("rediss://u:" + word[:12] + "@localhost")}
	check.Endpoint.Text = bytes.ReplaceAll(check.Endpoint.Text, []byte(" "), []byte("%20"))
	one := alone(t, func() {
		_, err := Check(check)
		must(t, err)
		_, err = Emit(EmitRequest{Check: check, Client: ClientRequest{ID: "jedis"}, Options: EmitOptions{StorePassword: Secret(word)}})
		must(t, err)
		made, err := NewConfig(check)
		must(t, err)
		must(t, made.Close())
	})
	memory, ok := one.memory.Read(0, one.memory.Size())
	if !ok {
		t.Fatal("no memory")
	}
	// That what is searched for is found where it is: the certificate's own name is in no constant of the module.
	if probe, err := one.run("tlsconf_wasm_alloc", 64); err != nil || !one.memory.Write(probe, []byte(word)) || !bytes.Contains(memory, []byte(word)) {
		t.Fatal("a planted word was not found", err)
	} else if _, err := one.run("tlsconf_wasm_free", probe, 64); err != nil {
		t.Fatal(err)
	}
	pkcs8 := client.pkcs8(t)
	scalar := client.key.D.FillBytes(make([]byte, 32))
	text := base64.StdEncoding.EncodeToString(pkcs8)
	for what, secret := range map[string][]byte{
		"the passphrase": []byte(word), "its beginning": []byte(word[:12]), "the key": scalar, "half of it": scalar[:16], "the other half": scalar[16:],
		"the key's text": []byte(text[48:80]), "the text as base64": []byte(base64.StdEncoding.EncodeToString(client.keyPEM(t))[80:120]),
	} {
		if bytes.Contains(memory, secret) {
			t.Errorf("%s is still there", what)
		}
	}
}

func TestNothingOfWhatIsMadeStaysInTheModule(t *testing.T) {
	entropy := []byte("thirty-two octets or more, of a generator that a test can find again")
	var key []byte
	one := alone(t, func() {
		answer, err := Generate(GenerateRequest{Client: ClientCertificateRequest{Name: "worker"}, Entropy: entropy})
		must(t, err)
		key = made(t, answer, "redis_user_private.key")
	})
	memory, ok := one.memory.Read(0, one.memory.Size())
	if !ok {
		t.Fatal("no memory")
	}
	// That what is searched for is found where it is.
	probe, err := one.run("tlsconf_wasm_alloc", 16)
	must(t, err)
	if !one.memory.Write(probe, entropy[:16]) || !bytes.Contains(memory, entropy[:16]) {
		t.Fatal("a planted word was not found")
	}
	_, err = one.run("tlsconf_wasm_free", probe, 16)
	must(t, err)
	block, _ := pem.Decode(key)
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	must(t, err)
	scalar := parsed.(*ecdsa.PrivateKey).D.FillBytes(make([]byte, 32))
	backwards := slices.Clone(scalar)
	slices.Reverse(backwards)
	seed := sha256.Sum256(entropy)
	for what, secret := range map[string][]byte{
		"the randomness": entropy[:16], "what it is drawn from": seed[:16], "the key": scalar[:16], "the other half": scalar[16:],
		"the key as its arithmetic has it": backwards[:16], "the key's text": key[60:90],
		"the text as base64": []byte(base64.StdEncoding.EncodeToString(key)[80:120]),
	} {
		if bytes.Contains(memory, secret) {
			t.Errorf("%s is still there", what)
		}
	}
}

func TestATrapIsAnErrorAndTheNextCallHasAFreshInstance(t *testing.T) {
	one, err := current.take()
	must(t, err)
	// Read beyond the memory, as a fault of the library would.
	out, err := one.run("tlsconf_wasm_alloc", 4)
	must(t, err)
	_, err = one.run("tlsconf_check_json", 0xffff_fff0, 8, out)
	if err == nil {
		t.Fatal("it did not trap")
	}
	status, _, err := current.call(door(99), nil)
	if err == nil {
		t.Error("there is no such door", status)
	}
	one.discard()
	_, err = Check(CheckRequest{})
	must(t, err)

	_, err = ask(door(99), nil)
	var fault *InternalError
	if !errors.As(err, &fault) || fault.Unwrap() == nil {
		t.Error(err)
	}
}

func TestATrapWipesTheWholeMemory(t *testing.T) {
	one, err := current.take()
	must(t, err)
	at, err := one.run("tlsconf_wasm_alloc", 8)
	must(t, err)
	one.memory.Write(at, []byte("a secret"))
	memory, _ := one.memory.Read(0, one.memory.Size())
	one.discard()
	if bytes.Contains(memory, []byte("a secret")) {
		t.Error("it is still there")
	}
	if !one.module.IsClosed() {
		t.Error("it is still open")
	}
}

func TestALargeRequestDoesNotKeepItsMemory(t *testing.T) {
	large := CheckRequest{Inputs: []InputRequest{{Name: "large.pem", Bytes: bytes.Repeat([]byte("x"), 24<<20)}}}
	one := alone(t, func() {
		_, err := Check(large)
		must(t, err)
	})
	if one.memory.Size() > keptMemory {
		t.Errorf("%d octets are kept", one.memory.Size())
	}
}

func TestWhatIsCompiledIsTakenFromAFolder(t *testing.T) {
	if err := CompileInto(t.TempDir()); err == nil {
		t.Error("it is compiled already")
	}
	folder := t.TempDir()
	for range 2 {
		cache, err := wazero.NewCompilationCacheWithDir(folder)
		must(t, err)
		fresh := &module{idle: make(chan *instance, 1), cache: cache}
		status, version, err := fresh.call(doorVersion, nil)
		if status != statusOK || len(version) == 0 || err != nil {
			t.Error(status, err)
		}
		must(t, fresh.runtime.Close(context.Background()))
		kept, err := os.ReadDir(folder)
		must(t, err)
		if len(kept) != 1 {
			t.Errorf("%d in the folder", len(kept))
		}
	}
}
