package tlsconf

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"math/big"
	"net"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func config(t *testing.T, request CheckRequest) *Config {
	t.Helper()
	c, err := NewConfig(request)
	must(t, err)
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func refusal(t *testing.T, request CheckRequest) *RefusedError {
	t.Helper()
	_, err := NewConfig(request)
	var refused *RefusedError
	if !errors.As(err, &refused) {
		t.Fatalf("it was not refused: %v", err)
	}
	return refused
}

func named(address, name string) EndpointRequest {
	return EndpointRequest{Text: Secret(address), ServerName: name}
}

func TestConnects(t *testing.T) {
	ca, other := forge(t, "a CA", nil, nil), forge(t, "another CA", nil, nil)
	server, client := forge(t, "server", ca, nil), forge(t, "client", ca, nil)
	open, mutual := serve(t, server, nil), serve(t, server, ca)
	_, port, err := net.SplitHostPort(mutual)
	must(t, err)

	for what, request := range map[string]CheckRequest{
		"without client authentication":   {Inputs: inputs(t, nil, ca), Endpoint: EndpointText(open)},
		"with client authentication":      {Inputs: inputs(t, client, ca), Endpoint: EndpointText(mutual)},
		"the CA is the second of the two": {Inputs: inputs(t, nil, other, ca), Endpoint: EndpointText(open)},
		"by another name":                 {Inputs: inputs(t, nil, ca), Endpoint: named(open, "localhost")},
		"in parts":                        {Inputs: inputs(t, client, ca), Endpoint: EndpointRequest{Host: "127.0.0.1", Port: port16(t, port)}},
		"TLS 1.2 alone":                   {Inputs: inputs(t, client, ca), Endpoint: EndpointText(mutual), Policy: Policy{MaxVersion: "1.2"}},
	} {
		t.Run(what, func(t *testing.T) {
			c := config(t, request)
			must(t, reach(c.Target().Address, c.TLSConfig()))
			must(t, reach(c.Target().Address, c.NodeTLSConfig()))
			connection, err := c.DialContext(context.Background(), "tcp", c.Target().Address)
			must(t, err)
			must(t, answered(connection))
		})
	}
}

func TestRefusesServers(t *testing.T) {
	ca, other := forge(t, "a CA", nil, nil), forge(t, "another CA", nil, nil)
	expired := forge(t, "server", ca, func(c *x509.Certificate) { c.NotAfter = time.Now().Add(-time.Minute) })
	server, client := forge(t, "server", ca, nil), forge(t, "client", other, nil)
	open, mutual := serve(t, server, nil), serve(t, server, ca)

	for what, one := range map[string]struct {
		request CheckRequest
		says    string
	}{
		"another CA":                   {CheckRequest{Inputs: inputs(t, nil, other), Endpoint: EndpointText(open)}, "unknown authority"},
		"another name":                 {CheckRequest{Inputs: inputs(t, nil, ca), Endpoint: named(open, "redis.example.com")}, "not redis.example.com"},
		"another address":              {CheckRequest{Inputs: inputs(t, nil, ca), Endpoint: named(open, "192.0.2.7")}, "not 192.0.2.7"},
		"expired":                      {CheckRequest{Inputs: inputs(t, nil, ca), Endpoint: EndpointText(serve(t, expired, nil))}, "expired"},
		"no client certificate":        {CheckRequest{Inputs: inputs(t, nil, ca), Endpoint: EndpointText(mutual)}, "certificate required"},
		"a client of another CA":       {CheckRequest{Inputs: inputs(t, client, ca), Endpoint: EndpointText(mutual)}, "certificate required"},
		"a version that is not spoken": {CheckRequest{Inputs: inputs(t, nil, ca), Endpoint: EndpointText(tls12(t, server)), Policy: Policy{MinVersion: "1.3"}}, "protocol version"},
	} {
		t.Run(what, func(t *testing.T) {
			c := config(t, one.request)
			for _, made := range []*tls.Config{c.TLSConfig(), c.NodeTLSConfig()} {
				if err := reach(c.Target().Address, made); err == nil || !strings.Contains(err.Error(), one.says) {
					t.Errorf("%v, not %q", err, one.says)
				}
			}
		})
	}
}

func tls12(t *testing.T, server *forged) string {
	t.Helper()
	certificate := tls.Certificate{Certificate: [][]byte{server.der}, PrivateKey: server.key}
	listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{certificate}, MaxVersion: tls.VersionTLS12})
	must(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			_ = connection.(*tls.Conn).Handshake()
			_ = connection.Close()
		}
	}()
	return listener.Addr().String()
}

func TestRefusesFilesBeforeAnythingConnects(t *testing.T) {
	ca, other, client := forge(t, "a CA", nil, nil), forge(t, "another CA", nil, nil), forge(t, "client", nil, nil)
	damaged := slices.Concat(ca.pem(), other.pem())
	damaged[len(damaged)-60] = '!'
	bundle := []InputRequest{{Name: "redis_ca.pem", Role: RoleCABundle, Bytes: damaged}}
	if !x509.NewCertPool().AppendCertsFromPEM(damaged) {
		t.Fatal("by itself Go passes over what is damaged, and says nothing")
	}
	refused := refusal(t, CheckRequest{Inputs: bundle})
	if refused.Report == nil || len(refused.Causes) == 0 {
		t.Fatalf("%+v", refused)
	}
	if cause := refused.Causes[0]; cause.Code != "PEM005" || !strings.Contains(refused.Error(), cause.Message) {
		t.Errorf("%q is not said for %+v", refused, cause)
	}
	// A row of its own, where the Go that runs behaves otherwise than the newest.
	if got := refused.Report.Clients; len(got) != 1 || !strings.HasPrefix(got[0].ID, "go-redis") || got[0].Runtime == nil {
		t.Errorf("judged for %+v", got)
	}

	files := inputs(t, client, ca)
	files[2].Bytes = other.keyPEM(t)
	refusal(t, CheckRequest{Inputs: files})
	refusal(t, CheckRequest{Inputs: inputs(t, nil, ca), Endpoint: EndpointText("localhost:1"), Policy: Policy{Verification: VerificationNone}})
	refusal(t, CheckRequest{Inputs: inputs(t, nil, ca), Policy: Policy{MaxVersion: "1.2", TLS12Suites: []string{"DHE-RSA-AES256-GCM-SHA384"}}})
}

func TestRequestErrors(t *testing.T) {
	ca := forge(t, "a CA", nil, nil)
	two := []ClientRequest{{ID: "go-redis"}, {ID: "rueidis"}}
	for field, request := range map[string]CheckRequest{
		"clients":    {Clients: two},
		"endpoint":   {Endpoint: EndpointText("rediss://user:%zz@localhost")},
		"policy.sni": {Inputs: inputs(t, nil, ca), Endpoint: EndpointText("localhost:1"), Policy: Policy{SNI: "off"}},
		"":           {Time: "yesterday"},
	} {
		_, err := NewConfig(request)
		var wrong *RequestError
		if !errors.As(err, &wrong) || wrong.Field != field || strings.Contains(err.Error(), "%zz") {
			t.Errorf("%q: %v", field, err)
		}
	}
	_, err := NewConfig(CheckRequest{Clients: []ClientRequest{{ID: "redis-py"}}})
	if want := `clients: "redis-py" does not run on Go: name go-redis or rueidis`; err == nil || err.Error() != want {
		t.Error(err)
	}
}

func TestPolicy(t *testing.T) {
	ca := forge(t, "a CA", nil, nil)
	with := func(policy Policy) *Config {
		return config(t, CheckRequest{Inputs: inputs(t, nil, ca), Endpoint: EndpointText("localhost:6379"), Policy: policy})
	}
	codes := func(c *Config) (codes []string) {
		for _, note := range c.Notes() {
			codes = append(codes, note.Code)
		}
		return codes
	}
	made := with(Policy{TLS12Suites: []string{"ECDHE-ECDSA-AES256-GCM-SHA384", "DHE-RSA-AES256-GCM-SHA384"}, TLS13Suites: []string{"TLS_AES_256_GCM_SHA384"}, Groups: []string{"X25519", "P-256", "X448"}})
	got := made.TLSConfig()
	if !slices.Equal(got.CipherSuites, []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384}) || !slices.Equal(got.CurvePreferences, []tls.CurveID{tls.X25519, tls.CurveP256}) {
		t.Errorf("%v %v", got.CipherSuites, got.CurvePreferences)
	}
	for _, code := range []string{"suites-left-out", "no-tls13-suites", "groups-left-out"} {
		if !slices.Contains(codes(made), code) {
			t.Errorf("%s is not said: %v", code, codes(made))
		}
	}
	if got.MinVersion != tls.VersionTLS12 || got.MaxVersion != tls.VersionTLS13 || got.ServerName != "localhost" || got.InsecureSkipVerify {
		t.Errorf("%+v", got)
	}
	left := with(Policy{TLS12Suites: []string{"DHE-RSA-AES256-GCM-SHA384"}})
	if got := left.TLSConfig(); got.MinVersion != tls.VersionTLS13 || got.CipherSuites != nil || !slices.Contains(codes(left), "tls12-left-out") {
		t.Errorf("%v %v", got.MinVersion, codes(left))
	}
}

func TestEveryNameOfAGroupIsKnown(t *testing.T) {
	var names []string
	for name := range groups {
		names = append(names, name)
	}
	configured, err := Configure(ConfigRequest{Check: CheckRequest{Policy: Policy{Groups: names}}, Client: ClientRequest{ID: "go-redis"}})
	must(t, err)
	for _, group := range configured.Config.Groups {
		if _, ok := groups[group.IANA]; !ok {
			t.Errorf("the core calls it %s", group.IANA)
		}
	}
	if len(configured.Config.Groups) != len(groups) {
		t.Errorf("%v", configured.Config.Groups)
	}
}

func TestTarget(t *testing.T) {
	ca := forge(t, "a CA", nil, nil)
	c := config(t, CheckRequest{Inputs: inputs(t, nil, ca), Endpoint: EndpointText("rediss://app:p%40ss%2F@redis.example.com:6380/3")})
	target := c.Target()
	if target.Address != "redis.example.com:6380" || target.Username != "app" || string(target.Password) != "p@ss/" || target.Database != 3 {
		t.Errorf("%+v %q", target, string(target.Password))
	}
	if node := c.NodeTLSConfig(); node.ServerName != "" {
		t.Error("nodes have names of their own")
	}
	six := config(t, CheckRequest{Inputs: inputs(t, nil, ca), Endpoint: EndpointText("[2001:db8::1]:6379")})
	if six.Target().Address != "[2001:db8::1]:6379" || six.TLSConfig().ServerName != "2001:db8::1" {
		t.Errorf("%+v", six.Target())
	}
	one := config(t, CheckRequest{Inputs: inputs(t, nil, ca), Endpoint: named("10.0.0.1:6379", "redis.example.com")})
	if node := one.NodeTLSConfig(); node.ServerName != "redis.example.com" {
		t.Error("one name was given for all nodes")
	}
	if none := config(t, CheckRequest{Inputs: inputs(t, nil, ca)}); none.Target().Address != "" {
		t.Error("no endpoint was given")
	}
}

func TestCloseWipesTheKey(t *testing.T) {
	ca := forge(t, "a CA", nil, nil)
	client := forge(t, "client", ca, nil)
	address := serve(t, forge(t, "server", ca, nil), ca)
	c := config(t, CheckRequest{Inputs: inputs(t, client, ca), Endpoint: EndpointText(address)})
	made, octets := c.TLSConfig(), c.key.pkcs8
	must(t, reach(address, made))
	must(t, c.Close())
	must(t, c.Close())
	if slices.ContainsFunc(octets, func(octet byte) bool { return octet != 0 }) {
		t.Error("the key is still there")
	}
	for _, made := range []*tls.Config{made, c.TLSConfig()} {
		if err := reach(address, made); !errors.Is(err, errClosed) {
			t.Error(err)
		}
	}
	if shown := fmt.Sprintf("%v %+v %#v", c, c.Target(), Secret("a word")); strings.Contains(shown, "a word") || !strings.Contains(shown, "[secret elided]") {
		t.Error(shown)
	}
}

func TestTheGarbageCollectorWipesTheKey(t *testing.T) {
	ca := forge(t, "a CA", nil, nil)
	client := forge(t, "client", ca, nil)
	address := serve(t, forge(t, "server", ca, nil), ca)
	c, err := NewConfig(CheckRequest{Inputs: inputs(t, client, ca), Endpoint: EndpointText(address)})
	must(t, err)
	made, held := c.TLSConfig(), c.key
	c = nil
	for range 3 {
		runtime.GC()
	}
	// Whoever has the tls.Config can connect.
	must(t, reach(address, made))
	made = nil
	until := time.Now().Add(5 * time.Second)
	for held.alive() == nil {
		if time.Now().After(until) {
			t.Fatal("it was not wiped")
		}
		runtime.GC()
		time.Sleep(10 * time.Millisecond)
	}
	_ = made
}

func TestJudgedForTheGoThatRuns(t *testing.T) {
	for id, want := range map[string]string{"go-redis": goVersion(runtime.Version()), "rueidis@1.0.79": goVersion(runtime.Version()), "go-redis@9/1.19": ""} {
		client, err := stack([]ClientRequest{{ID: id}})
		if err != nil || client.Runtime != want {
			t.Errorf("%s: %q %v", id, client.Runtime, err)
		}
	}
	// Go refuses negative serial numbers since 1.23 (crypto/x509, x509negativeserial).
	negative := negative(t, forge(t, "a CA", nil, func(c *x509.Certificate) { c.SerialNumber = big.NewInt(5) }))
	check := CheckRequest{Inputs: inputs(t, nil, negative)}
	refusal(t, check)
	check.Clients = []ClientRequest{{ID: "go-redis", Runtime: "1.19"}}
	// What was asked about is another Go: this one does not take it.
	if refused := refusal(t, check); !strings.Contains(refused.Error(), "trust anchor 1 of 1") {
		t.Error(refused)
	}
}

func TestGoVersion(t *testing.T) {
	for version, want := range map[string]string{"go1.26.8": "1.26.8", "go1.27rc1": "1.27", "go1.26.8 X:nodwarf5": "1.26.8", "devel go1.28-3f2a": ""} {
		if got := goVersion(version); got != want {
			t.Errorf("%s: %q", version, got)
		}
	}
}

func port16(t *testing.T, text string) uint16 {
	t.Helper()
	var port uint16
	_, err := fmt.Sscan(text, &port)
	must(t, err)
	return port
}
