package tlsconf

import (
	"net"
	"net/url"
	"strconv"
	"strings"
)

// A Target is where to connect, and as whom: what clients are told beside the tls.Config.
type Target struct {
	// Address is `host:port`; empty where the request had no endpoint.
	Address string
	// Username, Password and Database are out of the endpoint, where that is a URL which has them.
	Username string
	Password Secret
	Database int
}

func (t Target) at(settings *Settings) Target {
	if settings.Host != nil && settings.Port != nil {
		t.Address = net.JoinHostPort(*settings.Host, strconv.Itoa(int(*settings.Port)))
	}
	return t
}

// targetOf reads what a URL says beside host and port: the core never gives it back.
func targetOf(endpoint EndpointRequest) (Target, error) {
	var target Target
	text := string(endpoint.Text)
	scheme, _, ok := strings.Cut(text, "://")
	if !ok || !strings.EqualFold(scheme, "rediss") && !strings.EqualFold(scheme, "redis") {
		return target, nil
	}
	parsed, err := url.Parse(text)
	if err != nil {
		// The error of url.Parse repeats the password.
		return target, &RequestError{Field: "endpoint", Message: "it is no URL that Go can read: percent-encode user and password"}
	}
	if parsed.User != nil {
		target.Username = parsed.User.Username()
		if password, ok := parsed.User.Password(); ok {
			target.Password = Secret(password)
		}
	}
	if number := strings.Trim(parsed.Path, "/"); number != "" {
		if target.Database, err = strconv.Atoi(number); err != nil || target.Database < 0 {
			return target, &RequestError{Field: "endpoint", Message: "behind the slash of the URL stands the number of a database"}
		}
	}
	return target, nil
}
