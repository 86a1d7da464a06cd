package tlsconf

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"runtime"
	"time"
)

// ProbeOptions say at what [Probe] looks.
type ProbeOptions struct {
	// Check is the question that is judged against what is seen: the endpoint, which must be there, and the files with which clients
	// connect. Its Time is now where it is left out.
	Check CheckRequest
	// Nodes asks a cluster or a Sentinel for the nodes that it announces; Follow looks at those, too.
	Nodes  NodeSource
	Follow bool
	// Username and Password are sent before that question where Password is not empty, to a server alone that the given CA verifies.
	// What the endpoint's URL says of them is not used.
	Username string
	Password string
	// Timeout is for each step; 5 seconds where it is 0.
	Timeout time.Duration
	// Progress is told each step in words; it may be nil.
	Progress func(words string)
}

// ProbeResult is what is said of an endpoint. Text is what the program `tlsconf probe` prints, 80 columns wide, without colours.
type ProbeResult struct {
	*Probed
	Text string
}

const probeTimeout = 5 * time.Second

// Probe connects to the endpoint of a request, says what is there, and judges the files against what was seen: which clients connect,
// and until when. The sockets and crypto/tls are Go's; the core says at what to look next.
//
// It trusts nothing that it looks at: the client certificate and the password go to a server alone that the given CA verifies, through
// the very configuration that [NewConfig] gives. What fails to connect is a remark of the answer. The errors are [RequestError],
// [InternalError], and the context's.
func Probe(ctx context.Context, options ProbeOptions) (*ProbeResult, error) {
	request := ProbeRequest{
		Check:  timed(options.Check),
		Nodes:  options.Nodes,
		Follow: options.Follow,
		Stack:  ClientRequest{ID: "go-redis", Runtime: goVersion(runtime.Version())},
	}
	look := look{ctx: ctx, options: options, limit: options.Timeout}
	if look.limit <= 0 {
		look.limit = probeTimeout
	}
	for {
		step, err := NextProbeStep(request)
		if err != nil {
			return nil, err
		}
		if step == nil {
			break
		}
		if options.Progress != nil {
			options.Progress(step.Words)
		}
		look.do(step, &request.Seen)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	probed, err := JudgeProbe(request)
	if err != nil {
		return nil, err
	}
	text, err := asked(doorProbeText, request)
	if err != nil {
		return nil, err
	}
	return &ProbeResult{Probed: probed, Text: string(text)}, nil
}

// NextProbeStep is what is to be done next to look at the endpoint of a request, for who connects by other means than [Probe]; nil
// where everything was looked at.
func NextProbeStep(request ProbeRequest) (*ProbeStep, error) {
	request.Check = timed(request.Check)
	octets, err := asked(doorProbeNext, request)
	if err != nil {
		return nil, err
	}
	var step *ProbeStep
	if err := json.Unmarshal(octets, &step); err != nil {
		return nil, &InternalError{cause: err}
	}
	return step, nil
}

// JudgeProbe is what is said of what was seen.
func JudgeProbe(request ProbeRequest) (*Probed, error) {
	request.Check = timed(request.Check)
	return typed[Probed](doorProbe, request)
}

// NextProbeStepJSON is NextProbeStep with request and answer as JSON; time must be given.
func NextProbeStepJSON(request []byte) ([]byte, error) { return ask(doorProbeNext, request) }

// ProbeJSON is JudgeProbe with request and answer as JSON; time must be given.
func ProbeJSON(request []byte) ([]byte, error) { return ask(doorProbe, request) }

// A look does one step after another.
type look struct {
	ctx     context.Context
	options ProbeOptions
	limit   time.Duration
}

func (l *look) do(step *ProbeStep, seen *Seen) {
	port := step.Target.Port
	switch {
	case step.Reach:
		addresses, err := l.lookUp(step.Target.Host)
		if err != nil {
			seen.Lookup = failed(err)
		} else {
			seen.Addresses = l.reach(addresses, port)
		}
	case step.Handshake != nil:
		seen.Handshakes = append(seen.Handshakes, l.shake(step.Handshake, port, nil))
	case step.Plaintext != nil:
		seen.Plaintext = l.plaintext(*step.Plaintext, port)
	case step.Ask != nil:
		seen.Answers = append(seen.Answers, l.ask(step.Ask, port))
	case step.Follow != nil:
		node := step.Follow
		seen.Nodes = append(seen.Nodes, SeenNode{Host: node.Host, Port: node.Port, Handshake: l.follow(node)})
	}
}

func (l *look) follow(node *FollowStep) SeenHandshake {
	step := &HandshakeStep{Purpose: HandshakePurposeFirst, ServerName: node.ServerName, Versions: node.Versions}
	seen := nothing(step)
	addresses, err := l.lookUp(node.Host)
	if err != nil {
		seen.Failure = failed(err)
		return seen
	}
	for _, address := range l.reach(addresses, node.Port) {
		if address.Failure.Kind == "" {
			step.Address = address.Address
			return l.shake(step, node.Port, nil)
		}
		seen.Failure = address.Failure
	}
	return seen
}

func nothing(step *HandshakeStep) SeenHandshake {
	seen := SeenHandshake{Purpose: step.Purpose, Offered: step.Versions}
	if step.ServerName != nil {
		seen.ServerName = *step.ServerName
	}
	return seen
}

// shake tells what was seen whether a connection comes about or not; then is done with one that stands, and may be nil.
func (l *look) shake(step *HandshakeStep, port uint16, then func(*tls.Conn) error) SeenHandshake {
	seen := nothing(step)
	limit := l.limit
	if step.Milliseconds != nil {
		limit = min(limit, time.Duration(*step.Milliseconds)*time.Millisecond)
	}
	config := looking(step)
	if step.Pinned != nil {
		// Whom something is shown is verified as go-redis verifies.
		verifying, err := NewConfig(l.options.Check)
		if err != nil {
			seen.Failure = SeenFailure{Kind: FailureKindTLS, Detail: err.Error()}
			return seen
		}
		defer verifying.Close()
		config = verifying.TLSConfig()
	}
	noted := note(config, step.Pinned)
	raw, err := l.dial(step.Address, port, limit)
	if err != nil {
		seen.Failure = failed(err)
		return seen
	}
	defer raw.Close()
	noted.raw = raw
	connection := tls.Client(raw, config)
	ctx, cancel := context.WithTimeout(l.ctx, limit)
	defer cancel()
	err = connection.HandshakeContext(ctx)
	noted.tell(&seen, connection.ConnectionState())
	if err != nil {
		seen.Failure = failed(err)
		return seen
	}
	if seen.AsksForCertificate || step.ShowsCertificate {
		if err := noted.settle(connection, limit); err != nil {
			seen.After = SeenAfter{Failure: failed(err)}
			return seen
		}
		seen.After = SeenAfter{Served: true}
	}
	if then != nil {
		err := raw.SetDeadline(time.Now().Add(limit))
		if err == nil {
			err = then(connection)
		}
		if err != nil {
			seen.Failure = failed(err)
		}
	}
	return seen
}

// An answer that is longer is none to what is asked.
const longestAnswer = 4 << 20

func (l *look) ask(step *AskStep, port uint16) SeenAnswer {
	answer := SeenAnswer{Commands: step.Commands, Authenticated: l.options.Password != "", Octets: Octets{}}
	handshake := l.shake(&step.Handshake, port, func(connection *tls.Conn) error {
		var sent []byte
		defer func() { clear(sent[:cap(sent)]) }()
		if l.options.Password != "" {
			words := []string{"AUTH", l.options.Username, l.options.Password}
			if l.options.Username == "" {
				words = []string{"AUTH", l.options.Password}
			}
			sent = command(sent, words)
		}
		for _, words := range step.Commands {
			sent = command(sent, words)
		}
		sent = command(sent, []string{"QUIT"})
		if _, err := connection.Write(sent); err != nil {
			return err
		}
		octets, err := io.ReadAll(io.LimitReader(connection, longestAnswer))
		answer.Octets = append(answer.Octets, octets...)
		return err
	})
	answer.Failure = handshake.Failure
	if handshake.After.Failure.Kind != "" {
		answer.Failure = handshake.After.Failure
	}
	return answer
}

// command is what clients write (RESP2): an array of strings.
func command(sent []byte, words []string) []byte {
	sent = fmt.Appendf(sent, "*%d\r\n", len(words))
	for _, word := range words {
		sent = fmt.Appendf(sent, "$%d\r\n%s\r\n", len(word), word)
	}
	return sent
}

// dial is the address by itself: names were looked up before.
func (l *look) dial(address string, port uint16, limit time.Duration) (net.Conn, error) {
	dialer := net.Dialer{Timeout: limit}
	return dialer.DialContext(l.ctx, "tcp", net.JoinHostPort(address, fmt.Sprint(port)))
}
