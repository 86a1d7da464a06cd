package tlsconf

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"sync"
	"time"
)

// ReloadingOptions say how [Reloading] follows its files. Zero is a good choice.
type ReloadingOptions struct {
	// Interval is how often the files are read; a minute where it is zero, only by [Reloading.Reload] where it is negative.
	Interval time.Duration
	// OnReload is told of each set of files that was taken (with its report), and of each that was not, once, with what
	// speaks against it; the one before then stays in use. It is called from a goroutine of its own.
	OnReload func(*Report, error)
}

// A Reloading is a [Config] that is made anew when its files change. Connections that are open stay as they are; each new
// one is made with the newest files that passed the check.
type Reloading struct {
	request CheckRequest
	options ReloadingOptions
	stop    chan struct{}
	stopped sync.WaitGroup
	// once lets one reading of the files happen at a time.
	once sync.Mutex
	seen [sha256.Size]byte

	mutex   sync.RWMutex
	current *Config
}

// NewReloading reads the files of a request, whose inputs are paths: Name is read, and Bytes is not looked at. Time is that
// of each reading. The error is that of [NewConfig], or of a file that cannot be read.
func NewReloading(request CheckRequest, options ReloadingOptions) (*Reloading, error) {
	request.Inputs = append([]InputRequest(nil), request.Inputs...)
	request.Passphrase = append(Secret(nil), request.Passphrase...)
	request.Time = ""
	if options.Interval == 0 {
		options.Interval = time.Minute
	}
	r := &Reloading{request: request, options: options, stop: make(chan struct{})}
	if _, err := r.read(); err != nil {
		return nil, err
	}
	if options.Interval > 0 {
		r.stopped.Add(1)
		go r.follow()
	}
	return r, nil
}

// Reload reads the files now. It says whether they had changed and were taken; an error says why they were not.
func (r *Reloading) Reload() (bool, error) { return r.read() }

func (r *Reloading) follow() {
	defer r.stopped.Done()
	ticker := time.NewTicker(r.options.Interval)
	defer ticker.Stop()
	var last error
	for {
		select {
		case <-r.stop:
			return
		case <-ticker.C:
		}
		isTaken, err := r.read()
		if r.options.OnReload == nil || isSame(last, err) {
			continue
		}
		last = err
		var refused *RefusedError
		switch {
		case errors.As(err, &refused):
			r.options.OnReload(refused.Report, err)
		case err != nil:
			r.options.OnReload(nil, err)
		case isTaken:
			r.options.OnReload(r.Config().Report(), nil)
		}
	}
}

// isSame: a file that stays away is told of once. What is refused has changed since.
func isSame(last, err error) bool {
	var refused *RefusedError
	return last != nil && err != nil && !errors.As(err, &refused) && last.Error() == err.Error()
}

// read says whether the files changed and were taken. What was refused is not judged again before it changes.
func (r *Reloading) read() (bool, error) {
	r.once.Lock()
	defer r.once.Unlock()
	request := r.request
	request.Inputs = make([]InputRequest, 0, len(r.request.Inputs))
	defer func() { Wipe(request.Inputs) }()
	digest := sha256.New()
	for _, named := range r.request.Inputs {
		input, err := ReadFile(named.Name, named.Role)
		if err != nil {
			return false, err
		}
		request.Inputs = append(request.Inputs, input)
		sum := sha256.Sum256(input.Bytes)
		digest.Write(sum[:])
	}
	seen := [sha256.Size]byte(digest.Sum(nil))
	if r.Config() != nil && seen == r.seen {
		return false, nil
	}
	config, err := NewConfig(request)
	// A fault of tlsconf says nothing about the files.
	var fault *InternalError
	if !errors.As(err, &fault) {
		r.seen = seen
	}
	if err != nil {
		return false, err
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	select {
	case <-r.stop:
		_ = config.Close()
		return false, errClosed
	default:
	}
	// The one before is wiped by the garbage collector, when no handshake has it any more.
	r.current = config
	return true, nil
}

// Config is what new connections are made with now.
func (r *Reloading) Config() *Config {
	r.mutex.RLock()
	defer r.mutex.RUnlock()
	return r.current
}

// TLSConfig is for one server, as [Config.TLSConfig], and follows the files: trust anchors and the client's certificate are
// those of the moment of each handshake.
//
// crypto/tls keeps RootCAs for good. So its own verification is replaced (InsecureSkipVerify, as its documentation of
// VerifyConnection has it) by the same one with the anchors of the moment; names are compared as ever.
func (r *Reloading) TLSConfig() *tls.Config {
	config := r.Config()
	name := config.template.ServerName
	followed := config.TLSConfig()
	followed.RootCAs = nil
	followed.GetClientCertificate = func(asked *tls.CertificateRequestInfo) (*tls.Certificate, error) {
		return r.Config().template.GetClientCertificate(asked)
	}
	followed.InsecureSkipVerify = true
	followed.VerifyConnection = func(state tls.ConnectionState) error { return r.verify(state, name) }
	return followed
}

func (r *Reloading) verify(state tls.ConnectionState, name string) error {
	config := r.Config()
	if err := config.key.alive(); err != nil {
		return err
	}
	if name == "" {
		name = state.ServerName
	}
	// An address is not sent, and so not known here.
	if name == "" {
		return errors.New("tlsconf: to which server this connection leads is not known: dial with Reloading.DialContext")
	}
	if len(state.PeerCertificates) == 0 {
		return errors.New("tlsconf: the server showed no certificate")
	}
	options := x509.VerifyOptions{Roots: config.template.RootCAs, DNSName: name, Intermediates: x509.NewCertPool()}
	for _, certificate := range state.PeerCertificates[1:] {
		options.Intermediates.AddCert(certificate)
	}
	if _, err := state.PeerCertificates[0].Verify(options); err != nil {
		return &tls.CertificateVerificationError{UnverifiedCertificates: state.PeerCertificates, Err: err}
	}
	return nil
}

// NodeTLSConfig is for a cluster, as [Config.NodeTLSConfig]. Nodes that are dialled by address are refused: crypto/tls does
// not tell which one it was. [Reloading.DialContext] takes them, too.
func (r *Reloading) NodeTLSConfig() *tls.Config {
	config := r.TLSConfig()
	if current := r.Config(); !current.hasOneName() {
		config.ServerName = ""
		config.VerifyConnection = func(state tls.ConnectionState) error { return r.verify(state, "") }
	}
	return config
}

// DialContext connects to `host:port` with what is in use now, each node compared as [Config.NodeTLSConfig] says.
func (r *Reloading) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	return r.Config().DialContext(ctx, network, address)
}

// Target is where to connect, and as whom.
func (r *Reloading) Target() Target { return r.Config().Target() }

// Close follows the files no longer, and closes the configuration in use: new connections fail.
func (r *Reloading) Close() error {
	r.mutex.Lock()
	select {
	case <-r.stop:
		r.mutex.Unlock()
		return nil
	default:
	}
	close(r.stop)
	current := r.current
	r.mutex.Unlock()
	r.stopped.Wait()
	r.request.Passphrase.Wipe()
	return current.Close()
}
