package tlsconf

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"syscall"
	"time"
)

const (
	// A name of a service has a handful.
	mostAddresses = 8
	// Servers that speak first do so at once.
	greetingTime = 300 * time.Millisecond
	// After its handshake a client waits so long for a refusal (TLS 1.3: the client's side of a handshake ends first).
	refusalTime = 500 * time.Millisecond
)

var (
	errPinned = errors.New("the server sends another certificate than at first")
	tlsNames  = map[uint16]string{tls.VersionTLS12: "1.2", tls.VersionTLS13: "1.3"}
)

// looking is for a look at whatever a server sends: nothing secret goes through a connection of this, nor is anything taken from it but
// the chain, which is judged.
func looking(step *HandshakeStep) *tls.Config {
	config := &tls.Config{InsecureSkipVerify: true, MinVersion: tls.VersionTLS12, MaxVersion: tls.VersionTLS13}
	if step.ServerName != nil {
		config.ServerName = *step.ServerName
	}
	if len(step.Versions) == 1 {
		for number, name := range tlsNames {
			if name == step.Versions[0] {
				config.MinVersion, config.MaxVersion = number, number
			}
		}
	}
	return config
}

// notes are what the callbacks of a handshake saw.
type notes struct {
	raw     net.Conn
	chain   []Octets
	asked   bool
	names   []Octets
	mutex   sync.Mutex
	hearing bool
	ticket  bool
}

// note has a configuration tell what it sees. A pinned certificate is the only one that is taken.
func note(config *tls.Config, pinned []byte) *notes {
	n := &notes{}
	show := config.GetClientCertificate
	config.VerifyPeerCertificate = func(sent [][]byte, _ [][]*x509.Certificate) error {
		for _, certificate := range sent {
			n.chain = append(n.chain, bytes.Clone(certificate))
		}
		if pinned != nil && (len(sent) == 0 || !bytes.Equal(sent[0], pinned)) {
			return errPinned
		}
		return nil
	}
	config.GetClientCertificate = func(asked *tls.CertificateRequestInfo) (*tls.Certificate, error) {
		n.asked = true
		for _, name := range asked.AcceptableCAs {
			n.names = append(n.names, bytes.Clone(name))
		}
		if show == nil {
			return &tls.Certificate{}, nil
		}
		return show(asked)
	}
	// No session is resumed: a ticket says that the server let the client in.
	config.SessionTicketsDisabled = false
	config.ClientSessionCache = n
	return n
}

// Get is there for tls.ClientSessionCache.
func (n *notes) Get(string) (*tls.ClientSessionState, bool) { return nil, false }

// Put notes that a ticket came, and ends the reading that waits for it.
func (n *notes) Put(_ string, state *tls.ClientSessionState) {
	if state == nil {
		return
	}
	n.mutex.Lock()
	defer n.mutex.Unlock()
	n.ticket = true
	if n.hearing {
		// A connection that is gone says so when it is read.
		_ = n.raw.SetReadDeadline(time.Now())
	}
}

func (n *notes) letIn() bool {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	return n.ticket
}

func (n *notes) tell(seen *SeenHandshake, state tls.ConnectionState) {
	seen.Version = tlsNames[state.Version]
	if seen.Version != "" && state.CipherSuite != 0 {
		seen.Suite = tls.CipherSuiteName(state.CipherSuite)
	}
	if state.CurveID != 0 {
		seen.Group = state.CurveID.String()
	}
	seen.Chain, seen.AsksForCertificate, seen.CertificateAuthorities = n.chain, n.asked, n.names
}

// settle waits for what follows a handshake in which the server asked for a certificate. What is written to a server that has gone away
// would drown its alert: so it has its time first, and only one that says nothing is asked.
func (n *notes) settle(connection *tls.Conn, limit time.Duration) error {
	if connection.ConnectionState().Version == tls.VersionTLS12 || n.letIn() {
		return nil
	}
	if err := n.hear(connection, min(refusalTime, limit)); err == nil || !isTimeout(err) {
		return err
	}
	if err := n.raw.SetDeadline(time.Now().Add(limit)); err != nil {
		return err
	}
	if _, err := connection.Write([]byte("PING\r\n")); err != nil {
		return err
	}
	return n.hear(connection, limit)
}

// hear waits for a session ticket or for data: they are given to clients that were let in.
func (n *notes) hear(connection *tls.Conn, limit time.Duration) error {
	if err := n.raw.SetReadDeadline(time.Now().Add(limit)); err != nil {
		return err
	}
	n.mutex.Lock()
	n.hearing = true
	n.mutex.Unlock()
	_, err := connection.Read(make([]byte, 512))
	n.mutex.Lock()
	n.hearing = false
	n.mutex.Unlock()
	if isTimeout(err) && n.letIn() {
		return nil
	}
	return err
}

func isTimeout(err error) bool {
	var timeout net.Error
	return errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, context.DeadlineExceeded) ||
		errors.As(err, &timeout) && timeout.Timeout()
}

func (l *look) lookUp(host string) ([]string, error) {
	ctx, cancel := context.WithTimeout(l.ctx, l.limit)
	defer cancel()
	addresses, err := net.DefaultResolver.LookupHost(ctx, host)
	return addresses[:min(len(addresses), mostAddresses)], err
}

// reach tries all addresses at once.
func (l *look) reach(addresses []string, port uint16) []SeenAddress {
	seen := make([]SeenAddress, len(addresses))
	var tries sync.WaitGroup
	for at, address := range addresses {
		tries.Go(func() {
			seen[at].Address = address
			connection, err := l.dial(address, port, l.limit)
			if err != nil {
				seen[at].Failure = failed(err)
				return
			}
			connection.Close()
		})
	}
	tries.Wait()
	return seen
}

// plaintext is what a port says without TLS. That nothing came, whyever, is an answer, too.
func (l *look) plaintext(address string, port uint16) SeenPlaintext {
	said := SeenPlaintext{Octets: Octets{}}
	connection, err := l.dial(address, port, l.limit)
	if err != nil {
		return said
	}
	defer connection.Close()
	octets := make([]byte, 512)
	for _, patience := range []time.Duration{min(greetingTime, l.limit), l.limit} {
		if connection.SetDeadline(time.Now().Add(patience)) != nil {
			return said
		}
		count, err := connection.Read(octets)
		if count > 0 {
			said.Octets = octets[:count]
			return said
		}
		if said.Asked || !isTimeout(err) || connection.SetDeadline(time.Now().Add(l.limit)) != nil {
			return said
		}
		said.Asked = true
		if _, err := connection.Write([]byte("PING\r\n")); err != nil {
			return said
		}
	}
	return said
}

// failed tells errors of the system and of crypto/tls apart, as the contract does.
func failed(err error) SeenFailure {
	failure := SeenFailure{Kind: kindOf(err), Detail: err.Error()}
	if number, ok := alertOf(err); ok {
		failure.Kind, failure.Alert = FailureKindAlert, &number
	}
	return failure
}

func kindOf(err error) FailureKind {
	var name *net.DNSError
	var record tls.RecordHeaderError
	var operation *net.OpError
	isOne := func(errs ...error) bool {
		for _, one := range errs {
			if errors.Is(err, one) {
				return true
			}
		}
		return false
	}
	switch {
	case isTimeout(err):
		return FailureKindTimeout
	case errors.As(err, &name):
		return FailureKindName
	case errors.As(err, &record):
		return FailureKindNotTLS
	case isOne(syscall.ECONNREFUSED):
		return FailureKindRefused
	case isOne(syscall.ECONNRESET, syscall.EPIPE, syscall.ECONNABORTED):
		return FailureKindReset
	case isOne(syscall.EHOSTUNREACH, syscall.ENETUNREACH, syscall.EACCES, syscall.EPERM):
		return FailureKindUnreachable
	case isOne(io.EOF, io.ErrUnexpectedEOF, net.ErrClosed):
		return FailureKindClosed
	// crypto/tls says so of alerts of its own.
	case errors.As(err, &operation) && operation.Op != "local error":
		return FailureKindOther
	}
	return FailureKindTLS
}

// alertOf is the number of an alert that came. crypto/tls keeps its type to itself, and says its words.
func alertOf(err error) (uint8, bool) {
	var operation *net.OpError
	if !errors.As(err, &operation) || operation.Op != "remote error" {
		return 0, false
	}
	for number := range 256 {
		if alert := tls.AlertError(number); alert.Error() == operation.Err.Error() {
			return uint8(number), true
		}
	}
	return 0, false
}
