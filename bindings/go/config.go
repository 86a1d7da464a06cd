package tlsconf

import (
	"context"
	"crypto"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"runtime"
	"strings"
	"sync"
	"time"
)

// A Config is what crypto/tls is set up with to connect to Redis. There is one only where Go would connect, as far as the
// files tell, and nothing is unsafe. It does not change.
type Config struct {
	settings *Settings
	notes    []EmitNote
	report   *Report
	target   Target
	template *tls.Config
	key      *key
	cleanup  runtime.Cleanup
}

// NewConfig judges the files of a request for the Go that runs, and sets up crypto/tls with them.
//
// It is judged for go-redis; name `rueidis` in Clients to have it judged for that. The error is a [RefusedError], which
// carries the report, where Go would refuse the files, where something is unsafe, and where a part of a file cannot be
// read, which x509.CertPool.AppendCertsFromPEM would pass over in silence.
func NewConfig(request CheckRequest) (*Config, error) {
	client, err := stack(request.Clients)
	if err != nil {
		return nil, err
	}
	target, err := targetOf(request.Endpoint)
	if err != nil {
		return nil, err
	}
	configured, err := Configure(ConfigRequest{Check: request, Client: client, Key: KeyOutputPKCS8})
	if err != nil {
		return nil, err
	}
	if configured.Config == nil {
		return nil, refused(configured)
	}
	return newConfig(configured, target)
}

func newConfig(configured *Configured, target Target) (*Config, error) {
	settings := configured.Config
	c := &Config{settings: settings, notes: configured.Notes, report: &configured.Report, target: target, key: &key{}}
	if settings.Key != nil {
		c.key.pkcs8 = settings.Key.Bytes
		settings.Key = nil
	}
	if err := c.setUp(); err != nil {
		c.key.wipe()
		return nil, err
	}
	c.cleanup = runtime.AddCleanup(c, (*key).wipe, c.key)
	return c, nil
}

// stack is the client that is judged, on the Go that runs.
func stack(clients []ClientRequest) (ClientRequest, error) {
	client := ClientRequest{ID: "go-redis"}
	switch len(clients) {
	case 0:
	case 1:
		client = clients[0]
	default:
		return client, &RequestError{Field: "clients", Message: "a configuration is for one client"}
	}
	// As `--client` has it: ID@VERSION/RUNTIME.
	id, _, hasRuntime := strings.Cut(client.ID, "/")
	id, _, _ = strings.Cut(id, "@")
	if id != "go-redis" && id != "rueidis" {
		return client, &RequestError{Field: "clients", Message: fmt.Sprintf("%q does not run on Go: name go-redis or rueidis", client.ID)}
	}
	if client.Runtime == "" && !hasRuntime {
		client.Runtime = goVersion(runtime.Version())
	}
	return client, nil
}

// goVersion is `1.26.8` of `go1.26.8`, and empty, which means the newest known, of a Go between releases.
func goVersion(version string) string {
	release, ok := strings.CutPrefix(version, "go")
	if !ok {
		return ""
	}
	end := strings.IndexFunc(release, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	if end >= 0 {
		release = release[:end]
	}
	return release
}

func refused(configured *Configured) error {
	refusal := &RefusedError{Message: configured.Report.Headline, Report: &configured.Report}
	if configured.Refusal != nil {
		refusal.Message = configured.Refusal.Message
		for _, cause := range configured.Refusal.Causes {
			if int(cause) < len(configured.Report.Findings) {
				refusal.Causes = append(refusal.Causes, configured.Report.Findings[cause])
			}
		}
	}
	return refusal
}

func (c *Config) setUp() error {
	settings := c.settings
	roots, err := c.roots()
	if err != nil {
		return err
	}
	if err := c.sends(); err != nil {
		return err
	}
	signer, err := c.key.open()
	if err != nil {
		return c.refuse("Go cannot read the private key: %v", err)
	}
	chain := make([][]byte, 0, len(settings.CertificateChain))
	for _, certificate := range settings.CertificateChain {
		chain = append(chain, certificate)
	}
	var leaf *x509.Certificate
	if signer != nil {
		if leaf, err = c.leaf(signer); err != nil {
			return err
		}
	}
	// Whoever has a tls.Config has the Config by these: its key is not wiped before both are gone.
	c.template = &tls.Config{
		RootCAs: roots,
		GetClientCertificate: func(asked *tls.CertificateRequestInfo) (*tls.Certificate, error) {
			defer runtime.KeepAlive(c)
			return c.key.certificate(asked, chain, leaf)
		},
		VerifyConnection: func(tls.ConnectionState) error {
			defer runtime.KeepAlive(c)
			return c.key.alive()
		},
	}
	if settings.VerifyName != nil {
		c.template.ServerName = *settings.VerifyName
	}
	return c.policy()
}

// roots is every trust anchor, one by one; nil where no CA file was given: the system's.
func (c *Config) roots() (*x509.CertPool, error) {
	anchors := c.settings.TrustAnchors
	if len(anchors) == 0 {
		return nil, nil
	}
	roots := x509.NewCertPool()
	for at, anchor := range anchors {
		certificate, err := x509.ParseCertificate(anchor)
		if err != nil {
			return nil, c.refuse("Go cannot read trust anchor %d of %d: %v", at+1, len(anchors), err)
		}
		roots.AddCert(certificate)
	}
	return roots, nil
}

// sends refuses what crypto/tls cannot be told: it sends the name that it compares.
func (c *Config) sends() error {
	if name := c.settings.VerifyName; name != nil && c.settings.ServerName == nil && net.ParseIP(*name) == nil {
		return &RequestError{Field: "policy.sni", Message: "crypto/tls sends the name that it compares: it cannot be left out"}
	}
	return nil
}

func (c *Config) leaf(signer crypto.Signer) (*x509.Certificate, error) {
	if len(c.settings.CertificateChain) == 0 {
		return nil, c.refuse("there is a private key, and no certificate")
	}
	leaf, err := x509.ParseCertificate(c.settings.CertificateChain[0])
	if err != nil {
		return nil, c.refuse("Go cannot read the client's certificate: %v", err)
	}
	public, ok := signer.Public().(interface{ Equal(crypto.PublicKey) bool })
	if !ok || !public.Equal(leaf.PublicKey) {
		return nil, c.refuse("the private key does not belong to the client's certificate")
	}
	return leaf, nil
}

func (c *Config) refuse(format string, arguments ...any) error {
	return &RefusedError{Message: fmt.Sprintf(format, arguments...), Report: c.report}
}

// TLSConfig is for one server: whatever address is dialled, its certificate is compared with the name for which the files
// were judged. It verifies chain and name, and is the caller's own; do not switch on its InsecureSkipVerify.
//
// The private key is read for each connection that is asked for a certificate, so that it can be wiped by [Config.Close].
func (c *Config) TLSConfig() *tls.Config { return c.template.Clone() }

// NodeTLSConfig is for a cluster, or Sentinel and what it monitors: each node is compared with the name or address by which it
// is dialled, unless a name other than the endpoint's host was given for all of them.
func (c *Config) NodeTLSConfig() *tls.Config {
	config := c.TLSConfig()
	if !c.hasOneName() {
		config.ServerName = ""
	}
	return config
}

func (c *Config) hasOneName() bool {
	host, name := c.settings.Host, c.settings.VerifyName
	return host != nil && name != nil && !strings.EqualFold(*host, *name)
}

// DialContext connects to `host:port` with TLS, as [Config.NodeTLSConfig] is set up.
func (c *Config) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	dialer := tls.Dialer{NetDialer: &net.Dialer{Timeout: dialTimeout, KeepAlive: keepAlive}, Config: c.NodeTLSConfig()}
	return dialer.DialContext(ctx, network, address)
}

// As go-redis has them by default.
const (
	dialTimeout = 5 * time.Second
	keepAlive   = 5 * time.Minute
)

// Target is where to connect, and as whom.
func (c *Config) Target() Target { return c.target.at(c.settings) }

// Report is on the files as they were given, for Go alone.
func (c *Config) Report() *Report { return c.report }

// Notes say what was done to the files, and what of the policy crypto/tls cannot be told. Codes are stable.
func (c *Config) Notes() []EmitNote { return c.notes }

// Close wipes the private key. Connections that are open stay so; new ones fail, with whichever tls.Config was made of it.
// The garbage collector wipes it when neither the Config nor a tls.Config of it is in use any more.
func (c *Config) Close() error {
	c.cleanup.Stop()
	c.key.wipe()
	return nil
}

var errClosed = errors.New("tlsconf: the configuration was closed")

// A key is PKCS#8, until it is wiped.
type key struct {
	mutex  sync.RWMutex
	pkcs8  []byte
	closed bool
}

// open is nil where there is no key.
func (k *key) open() (crypto.Signer, error) {
	k.mutex.RLock()
	defer k.mutex.RUnlock()
	if k.closed {
		return nil, errClosed
	}
	if k.pkcs8 == nil {
		return nil, nil
	}
	opened, err := x509.ParsePKCS8PrivateKey(k.pkcs8)
	if err != nil {
		return nil, err
	}
	signer, ok := opened.(crypto.Signer)
	if !ok {
		return nil, fmt.Errorf("a key of type %T does not sign", opened)
	}
	return signer, nil
}

func (k *key) alive() error {
	k.mutex.RLock()
	defer k.mutex.RUnlock()
	if k.closed {
		return errClosed
	}
	return nil
}

// certificate is what a server is shown that asks: nothing where it would not take what there is, as crypto/tls does itself.
func (k *key) certificate(asked *tls.CertificateRequestInfo, chain [][]byte, leaf *x509.Certificate) (*tls.Certificate, error) {
	signer, err := k.open()
	if err != nil || signer == nil {
		return &tls.Certificate{}, err
	}
	shown := &tls.Certificate{Certificate: chain, PrivateKey: signer, Leaf: leaf}
	if asked.SupportsCertificate(shown) != nil {
		return &tls.Certificate{}, nil
	}
	return shown, nil
}

func (k *key) wipe() {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	clear(k.pkcs8)
	k.closed = true
}

// String says what a configuration is for, and nothing of what is in it.
func (c *Config) String() string { return "tlsconf.Config for " + c.Target().Address }

// MarshalJSON fails: what is in it is handed to crypto/tls alone.
func (c *Config) MarshalJSON() ([]byte, error) {
	return nil, errors.New("a configuration is not written as JSON")
}
