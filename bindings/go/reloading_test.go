package tlsconf

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"os"
	"strings"
	"testing"
	"time"
)

func following(t *testing.T, request CheckRequest, options ReloadingOptions) *Reloading {
	t.Helper()
	r, err := NewReloading(request, options)
	must(t, err)
	t.Cleanup(func() { _ = r.Close() })
	return r
}

func overwrite(t *testing.T, paths, files []InputRequest) {
	t.Helper()
	for at, file := range files {
		must(t, os.WriteFile(paths[at].Name, file.Bytes, 0o600))
	}
}

var byHand = ReloadingOptions{Interval: -1}

func TestReloadingTakesRenewedFiles(t *testing.T) {
	before, after := forge(t, "the CA before", nil, nil), forge(t, "the CA after", nil, nil)
	old := serve(t, forge(t, "server", before, nil), before)
	renewed := serve(t, forge(t, "server", after, nil), after)
	paths := written(t, inputs(t, forge(t, "client", before, nil), before))
	r := following(t, CheckRequest{Inputs: paths, Endpoint: named(old, "localhost")}, byHand)
	made := r.TLSConfig()

	must(t, reach(old, made))
	if err := reach(renewed, made); err == nil || !strings.Contains(err.Error(), "unknown authority") {
		t.Error(err)
	}
	if isTaken, err := r.Reload(); isTaken || err != nil {
		t.Error("nothing has changed", err)
	}

	overwrite(t, paths, inputs(t, forge(t, "client", after, nil), after))
	isTaken, err := r.Reload()
	must(t, err)
	if !isTaken {
		t.Error("the files have changed")
	}
	// The same tls.Config, with the new anchors and the new certificate.
	must(t, reach(renewed, made))
	if err := reach(old, made); err == nil {
		t.Error("the CA before is not trusted any more")
	}
	connection, err := r.DialContext(context.Background(), "tcp", renewed)
	must(t, err)
	must(t, answered(connection))
}

func TestReloadingKeepsWhatWorks(t *testing.T) {
	ca := forge(t, "a CA", nil, nil)
	address := serve(t, forge(t, "server", ca, nil), ca)
	files := inputs(t, forge(t, "client", ca, nil), ca)
	paths := written(t, files)
	r := following(t, CheckRequest{Inputs: paths, Endpoint: EndpointText(address)}, byHand)

	// The certificate has been renewed, and its key not yet.
	overwrite(t, paths[1:2], inputs(t, forge(t, "client", ca, nil), ca)[1:2])
	_, err := r.Reload()
	var refused *RefusedError
	if !errors.As(err, &refused) || refused.Report == nil {
		t.Fatal(err)
	}
	must(t, reach(address, r.TLSConfig()))
	if isTaken, err := r.Reload(); isTaken || err != nil {
		t.Error("what was refused is not judged again", err)
	}
	must(t, os.Remove(paths[2].Name))
	if _, err := r.Reload(); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	must(t, reach(address, r.TLSConfig()))
	overwrite(t, paths, files)
	if isTaken, err := r.Reload(); !isTaken || err != nil {
		t.Error("it fits again", isTaken, err)
	}
}

func TestReloadingFollowsByItself(t *testing.T) {
	ca := forge(t, "a CA", nil, nil)
	files := inputs(t, forge(t, "client", ca, nil), ca)
	paths := written(t, files)
	told := make(chan error, 8)
	options := ReloadingOptions{Interval: 5 * time.Millisecond, OnReload: func(report *Report, err error) {
		if report == nil {
			t.Error("no report", err)
		}
		told <- err
	}}
	r := following(t, CheckRequest{Inputs: paths, Endpoint: EndpointText("localhost:1")}, options)
	first := r.Config()
	overwrite(t, paths[:1], []InputRequest{{Bytes: []byte("-----BEGIN CERTIFICATE-----\n")}})
	var refused *RefusedError
	if err := heard(t, told); !errors.As(err, &refused) {
		t.Error(err)
	}
	if r.Config() != first {
		t.Error("the one before stays")
	}
	overwrite(t, paths[:1], inputs(t, nil, ca, forge(t, "another CA", nil, nil)))
	// A file that is read while it is written is refused, and read again.
	for err := heard(t, told); err != nil; err = heard(t, told) {
		if !errors.As(err, &refused) {
			t.Fatal(err)
		}
	}
	if r.Config() == first {
		t.Error("the new one is not in use")
	}
	must(t, r.Close())
	must(t, r.Close())
	if err := r.Config().key.alive(); !errors.Is(err, errClosed) {
		t.Error("its key is still there")
	}
}

func heard(t *testing.T, told chan error) error {
	t.Helper()
	select {
	case err := <-told:
		return err
	case <-time.After(10 * time.Second):
		t.Fatal("nothing was told")
		return nil
	}
}

// What replaces the verification of crypto/tls must refuse whatever that refuses.
func TestReloadingVerifiesAsEver(t *testing.T) {
	ca, other := forge(t, "a CA", nil, nil), forge(t, "another CA", nil, nil)
	server := forge(t, "server", ca, nil)
	expired := forge(t, "server", ca, func(c *x509.Certificate) { c.NotAfter = time.Now().Add(-time.Minute) })
	forClients := forge(t, "server", ca, func(c *x509.Certificate) { c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth} })
	intermediate := forge(t, "an intermediate", ca, func(c *x509.Certificate) {
		c.IsCA, c.BasicConstraintsValid, c.KeyUsage, c.ExtKeyUsage = true, true, x509.KeyUsageCertSign, nil
	})
	address := serve(t, server, nil)

	for what, one := range map[string]struct {
		anchor   *forged
		endpoint EndpointRequest
		says     string
	}{
		"another CA":                {other, EndpointText(address), "unknown authority"},
		"another name":              {ca, named(address, "redis.example.com"), "not redis.example.com"},
		"another address":           {ca, named(address, "192.0.2.7"), "not 192.0.2.7"},
		"expired":                   {ca, EndpointText(serve(t, expired, nil)), "expired"},
		"for clients":               {ca, EndpointText(serve(t, forClients, nil)), "incompatible key usage"},
		"a chain that is not whole": {ca, EndpointText(serve(t, forge(t, "server", intermediate, nil), nil)), "unknown authority"},
	} {
		t.Run(what, func(t *testing.T) {
			paths := written(t, inputs(t, nil, one.anchor))
			r := following(t, CheckRequest{Inputs: paths, Endpoint: one.endpoint}, byHand)
			plain := config(t, CheckRequest{Inputs: inputs(t, nil, one.anchor), Endpoint: one.endpoint})
			for _, made := range []*tls.Config{plain.TLSConfig(), r.TLSConfig()} {
				err := reach(r.Target().Address, made)
				var refused *tls.CertificateVerificationError
				if !errors.As(err, &refused) || !strings.Contains(err.Error(), one.says) {
					t.Errorf("%v, not %q", err, one.says)
				}
			}
			if connection, err := r.DialContext(context.Background(), "tcp", r.Target().Address); one.endpoint.ServerName == "" && err == nil {
				t.Error("it connected", connection.Close())
			}
		})
	}
}

func TestReloadingNodes(t *testing.T) {
	ca := forge(t, "a CA", nil, nil)
	server := forge(t, "server", ca, nil)
	address := serve(t, server, nil)
	r := following(t, CheckRequest{Inputs: written(t, inputs(t, nil, ca)), Endpoint: EndpointText(address)}, byHand)
	byName := strings.Replace(address, "127.0.0.1", "localhost", 1)
	must(t, reach(byName, r.NodeTLSConfig()))
	if err := reach(address, r.NodeTLSConfig()); err == nil || !strings.Contains(err.Error(), "DialContext") {
		t.Error(err)
	}
	for _, node := range []string{address, byName} {
		connection, err := r.DialContext(context.Background(), "tcp", node)
		must(t, err)
		must(t, answered(connection))
	}
	elsewhere := forge(t, "server", ca, func(c *x509.Certificate) { c.DNSNames, c.IPAddresses = []string{"redis.example.com"}, nil })
	if connection, err := r.DialContext(context.Background(), "tcp", serve(t, elsewhere, nil)); err == nil {
		t.Error("it is another host", connection.Close())
	}
	if err := reach(strings.Replace(serve(t, elsewhere, nil), "127.0.0.1", "localhost", 1), r.NodeTLSConfig()); err == nil {
		t.Error("it is another host")
	}
}
