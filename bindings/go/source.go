package tlsconf

import "crypto/tls"

// A Source is a [Config] or a [Reloading]: what the helpers for clients are given.
type Source interface {
	Target() Target
	TLSConfig() *tls.Config
	NodeTLSConfig() *tls.Config
}

var (
	_ Source = (*Config)(nil)
	_ Source = (*Reloading)(nil)
)
