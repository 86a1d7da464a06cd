// What the helpers make, handed as it is to the real clients. redis.py starts the servers, and this where the files are.
package tests

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tlsconf "github.com/tlsconf/tlsconf/bindings/go"
	"github.com/tlsconf/tlsconf/bindings/go/redistls"
	"github.com/tlsconf/tlsconf/bindings/go/rueidistls"

	"github.com/redis/go-redis/v9"
	"github.com/redis/rueidis"
)

var (
	ports = map[string]int{}
	quick = context.Background()
)

func TestMain(m *testing.M) {
	if err := json.Unmarshal([]byte(os.Getenv("TLSCONF_PORTS")), &ports); err != nil {
		fmt.Println("tests/go/redis.py starts the servers:", err)
		os.Exit(1)
	}
	redis.SetLogger(silent{})
	os.Exit(m.Run())
}

// silent: what go-redis would log is what is asked for here.
type silent struct{}

func (silent) Printf(context.Context, string, ...any) {}

const (
	ca     = "ca.pem"
	word   = `p@ss w%rd"$x'`
	client = "client.crt client.key"
)

var roles = map[string]tlsconf.Role{
	"client.crt": tlsconf.RoleClientCertificate, "client.key": tlsconf.RoleClientKey, "server.crt": tlsconf.RoleServerChain,
	"elsewhere.crt": tlsconf.RoleServerChain, "expired.crt": tlsconf.RoleServerChain,
}

// files are those of some names, each in its role; what is in none is a CA file.
func files(t *testing.T, names string) []tlsconf.InputRequest {
	t.Helper()
	var inputs []tlsconf.InputRequest
	for name := range strings.FieldsSeq(names) {
		role, ok := roles[name]
		if !ok {
			role = tlsconf.RoleCABundle
		}
		input, err := tlsconf.ReadFile(name, role)
		must(t, err)
		inputs = append(inputs, input)
	}
	return inputs
}

func at(host, server string) tlsconf.EndpointRequest {
	return tlsconf.EndpointText(fmt.Sprintf("%s:%d", host, ports[server]))
}

// sources are the two that helpers take: one that does not change, and one that follows its files.
var sources = map[string]func(*testing.T, tlsconf.CheckRequest) tlsconf.Source{
	"Config": func(t *testing.T, request tlsconf.CheckRequest) tlsconf.Source {
		t.Helper()
		config, err := tlsconf.NewConfig(request)
		must(t, err)
		t.Cleanup(func() { _ = config.Close() })
		return config
	},
	"Reloading": func(t *testing.T, request tlsconf.CheckRequest) tlsconf.Source {
		t.Helper()
		following, err := tlsconf.NewReloading(request, tlsconf.ReloadingOptions{})
		must(t, err)
		t.Cleanup(func() { _ = following.Close() })
		return following
	},
}

// pings are the clients; each gives what PING answers, or the error of its first connection.
var pings = map[string]func(tlsconf.Source) (string, error){
	"go-redis": func(source tlsconf.Source) (string, error) {
		options, err := redistls.Options(source)
		if err != nil {
			return "", err
		}
		options.MaxRetries = -1
		return pinged(redis.NewClient(options))
	},
	"go-redis, universal": func(source tlsconf.Source) (string, error) {
		options, err := redistls.UniversalOptions(source)
		if err != nil {
			return "", err
		}
		options.MaxRetries = -1
		return pinged(redis.NewUniversalClient(options))
	},
	"rueidis": func(source tlsconf.Source) (string, error) {
		option, err := rueidistls.ClientOption(source)
		if err != nil {
			return "", err
		}
		option.ForceSingleClient, option.DisableRetry = true, true
		return viaRueidis(option, func(client rueidis.Client) rueidis.Completed { return client.B().Ping().Build() })
	},
}

func pinged(client redis.UniversalClient) (string, error) {
	defer func() { _ = client.Close() }()
	return client.Ping(quick).Result()
}

func viaRueidis(option rueidis.ClientOption, verb func(rueidis.Client) rueidis.Completed) (string, error) {
	client, err := rueidis.NewClient(option)
	if err != nil {
		return "", err
	}
	defer client.Close()
	return client.Do(quick, verb(client)).ToString()
}

func each(t *testing.T, run func(*testing.T, func(*testing.T, tlsconf.CheckRequest) (string, error))) {
	for name, ping := range pings {
		for kind, source := range sources {
			t.Run(name+", "+kind, func(t *testing.T) {
				run(t, func(t *testing.T, request tlsconf.CheckRequest) (string, error) { return ping(source(t, request)) })
			})
		}
	}
}

func TestConnects(t *testing.T) {
	requests := map[string]tlsconf.CheckRequest{
		"without client authentication":          {Inputs: files(t, ca), Endpoint: at("localhost", "open")},
		"with client authentication, by address": {Inputs: files(t, ca+" "+client), Endpoint: at("127.0.0.1", "mutual")},
		"TLS 1.2 alone":                          {Inputs: files(t, ca), Endpoint: at("localhost", "tls12"), Policy: tlsconf.Policy{MaxVersion: "1.2"}},
		"TLS 1.3 alone":                          {Inputs: files(t, ca), Endpoint: at("localhost", "tls13"), Policy: tlsconf.Policy{MinVersion: "1.3"}},
		"suites and groups of the policy": {Inputs: files(t, ca), Endpoint: at("localhost", "tls12"), Policy: tlsconf.Policy{
			TLS12Suites: []string{"ECDHE-ECDSA-AES256-GCM-SHA384"}, Groups: []string{"P-256"}}},
		"a server by another name": {Inputs: files(t, ca), Endpoint: tlsconf.EndpointRequest{Host: "127.0.0.1", Port: uint16(ports["open"]), ServerName: "localhost"}},
		"user and password out of the URL": {Inputs: files(t, ca), Endpoint: tlsconf.EndpointText(
			fmt.Sprintf("rediss://%s@localhost:%d/0", url.UserPassword("app-user", word), ports["acl"]))},
	}
	each(t, func(t *testing.T, ping func(*testing.T, tlsconf.CheckRequest) (string, error)) {
		for what, request := range requests {
			if pong, err := ping(t, request); pong != "PONG" || err != nil {
				t.Errorf("%s: %q %v", what, pong, err)
			}
		}
	})
}

func TestRefused(t *testing.T) {
	required := tlsconf.Policy{ClientAuthentication: tlsconf.ClientAuthenticationRequired}
	for _, one := range []struct {
		what, files, server, host string
		// shown is what the server presents: with it the core foretells.
		shown, code, says string
		policy            tlsconf.Policy
	}{
		{"another CA", "wrong-ca.pem", "open", "localhost", "server.crt", "CHN001", "unknown authority", tlsconf.Policy{}},
		{"another host", ca, "elsewhere", "localhost", "elsewhere.crt", "CRT004", "not localhost", tlsconf.Policy{}},
		{"another address", ca, "elsewhere", "127.0.0.1", "elsewhere.crt", "CRT004", "127.0.0.1", tlsconf.Policy{}},
		{"an expired certificate", ca, "expired", "localhost", "expired.crt", "CRT001", "expired", tlsconf.Policy{}},
		{"no client certificate", ca, "mutual", "localhost", "", "POL001", "", required},
	} {
		request := tlsconf.CheckRequest{Inputs: files(t, one.files), Endpoint: at(one.host, one.server)}
		known := request
		known.Inputs, known.Policy = files(t, one.files+" "+one.shown), one.policy
		_, err := tlsconf.NewConfig(known)
		var foretold *tlsconf.RefusedError
		if !errors.As(err, &foretold) || len(foretold.Causes) == 0 || foretold.Causes[0].Code != one.code {
			t.Errorf("%s: %s was to be foretold: %v", one.what, one.code, err)
			continue
		}
		fmt.Printf("  refused: %s\n    foretold: %s: %s\n", one.what, one.code, foretold.Causes[0].Message)
		isShown := false
		each(t, func(t *testing.T, ping func(*testing.T, tlsconf.CheckRequest) (string, error)) {
			pong, err := ping(t, request)
			if err == nil || pong != "" || !strings.Contains(err.Error(), one.says) {
				t.Errorf("%s: %q %v, not %q", one.what, pong, err, one.says)
			} else if !isShown {
				fmt.Printf("    %s: %v\n", t.Name(), err)
				isShown = true
			}
		})
	}
}

// clusters ask for a key: whichever node has it, the others are asked for nothing else.
var clusters = map[string]func(tlsconf.Source) (string, error){
	"go-redis": func(source tlsconf.Source) (string, error) {
		options, err := redistls.ClusterOptions(source)
		if err != nil {
			return "", err
		}
		cluster := redis.NewClusterClient(options)
		defer func() { _ = cluster.Close() }()
		return everyNode(func(key string) error { return cluster.Set(quick, key, "", 0).Err() })
	},
	"go-redis, universal": func(source tlsconf.Source) (string, error) {
		options, err := redistls.UniversalOptions(source)
		if err != nil {
			return "", err
		}
		options.IsClusterMode = true
		cluster := redis.NewUniversalClient(options)
		defer func() { _ = cluster.Close() }()
		return everyNode(func(key string) error { return cluster.Set(quick, key, "", 0).Err() })
	},
	"rueidis": func(source tlsconf.Source) (string, error) {
		option, err := rueidistls.ClientOption(source)
		if err != nil {
			return "", err
		}
		cluster, err := rueidis.NewClient(option)
		if err != nil {
			return "", err
		}
		defer cluster.Close()
		return everyNode(func(key string) error { return cluster.Do(quick, cluster.B().Set().Key(key).Value("").Build()).Error() })
	},
}

// everyNode writes keys of slots that lie far from one another, and so on each of three nodes.
func everyNode(set func(key string) error) (string, error) {
	for _, key := range []string{"b", "c", "a"} {
		if err := set(key); err != nil {
			return "", err
		}
	}
	return "OK", nil
}

func TestClusters(t *testing.T) {
	with := func(names string, endpoint tlsconf.EndpointRequest) tlsconf.CheckRequest {
		return tlsconf.CheckRequest{Inputs: files(t, names), Endpoint: endpoint}
	}
	other := tlsconf.EndpointRequest{Host: "127.0.0.1", Port: uint16(ports["cluster"]), ServerName: "redis.example.com"}
	for name, ask := range clusters {
		for kind, source := range sources {
			t.Run(name+", "+kind, func(t *testing.T) {
				for _, endpoint := range []tlsconf.EndpointRequest{at("localhost", "cluster"), at("127.0.0.1", "cluster")} {
					if answer, err := ask(source(t, with(ca+" "+client, endpoint))); answer != "OK" || err != nil {
						t.Errorf("%q %v", answer, err)
					}
				}
				for what, request := range map[string]tlsconf.CheckRequest{
					"another CA":            with("wrong-ca.pem "+client, at("localhost", "cluster")),
					"another name":          with(ca+" "+client, other),
					"no client certificate": with(ca, at("localhost", "cluster")),
				} {
					if answer, err := ask(source(t, request)); err == nil {
						t.Errorf("%s: %q", what, answer)
					}
				}
			})
		}
	}
}

func TestSentinel(t *testing.T) {
	request := tlsconf.CheckRequest{Inputs: files(t, ca+" "+client), Endpoint: at("127.0.0.1", "sentinel")}
	for kind, source := range sources {
		t.Run("go-redis, "+kind, func(t *testing.T) {
			options, err := redistls.FailoverOptions(source(t, request), "mymaster")
			must(t, err)
			if pong, err := pinged(redis.NewFailoverClient(options)); pong != "PONG" || err != nil {
				t.Errorf("%q %v", pong, err)
			}
		})
		t.Run("rueidis, "+kind, func(t *testing.T) {
			option, err := rueidistls.SentinelOption(source(t, request), "mymaster")
			must(t, err)
			pong, err := viaRueidis(option, func(client rueidis.Client) rueidis.Completed { return client.B().Ping().Build() })
			if pong != "PONG" || err != nil {
				t.Errorf("%q %v", pong, err)
			}
		})
	}
}

func TestNoEndpointIsSaid(t *testing.T) {
	config := sources["Config"](t, tlsconf.CheckRequest{Inputs: files(t, ca)})
	for name, ping := range pings {
		var wrong *tlsconf.RequestError
		if _, err := ping(config); !errors.As(err, &wrong) || wrong.Field != "endpoint" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A client that runs goes on with renewed files, and keeps what works where new ones do not.
func TestARunningClientFollowsItsFiles(t *testing.T) {
	folder := t.TempDir()
	copied := func(name, as string) {
		octets, err := os.ReadFile(name)
		must(t, err)
		must(t, os.WriteFile(filepath.Join(folder, as), octets, 0o600))
	}
	copied("wrong-ca.pem", "ca.pem")
	copied("client.crt", "client.crt")
	copied("client.key", "client.key")
	request := tlsconf.CheckRequest{Endpoint: at("localhost", "mutual")}
	for _, name := range []string{"ca.pem", "client.crt", "client.key"} {
		input := tlsconf.InputRequest{Name: filepath.Join(folder, name), Role: tlsconf.RoleCABundle}
		if role, ok := roles[name]; ok {
			input.Role = role
		}
		request.Inputs = append(request.Inputs, input)
	}
	told := make(chan error, 8)
	following, err := tlsconf.NewReloading(request, tlsconf.ReloadingOptions{
		Interval: 20 * time.Millisecond, OnReload: func(_ *tlsconf.Report, err error) { told <- err }})
	must(t, err)
	defer func() { _ = following.Close() }()
	options, err := redistls.Options(following)
	must(t, err)
	running := redis.NewClient(options)
	defer func() { _ = running.Close() }()

	if err := running.Ping(quick).Err(); err == nil || !strings.Contains(err.Error(), "unknown authority") {
		t.Error(err)
	}
	copied("ca.pem", "ca.pem")
	for err := <-told; err != nil; err = <-told {
	}
	must(t, running.Ping(quick).Err())
	copied("server.key", "client.key")
	var refused *tlsconf.RefusedError
	if err := <-told; !errors.As(err, &refused) {
		t.Error(err)
	}
	fmt.Printf("  kept what works: %v\n", refused)
	must(t, running.Ping(quick).Err())
	fresh := redis.NewClient(options)
	defer func() { _ = fresh.Close() }()
	must(t, fresh.Ping(quick).Err())
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
