// Package rueidistls makes options of rueidis out of a configuration of tlsconf.
//
// Passwords become strings there, as rueidis wants them, and cannot be wiped any more.
package rueidistls

import (
	"context"
	"crypto/tls"
	"net"

	tlsconf "github.com/tlsconf/tlsconf/bindings/go"

	"github.com/redis/rueidis"
)

// ClientOption is for [rueidis.NewClient]: address, TLS, and what the endpoint's URL says of user, password and database. It is
// the caller's, to be completed. rueidis finds out by itself whether the endpoint is a cluster; each node is compared with the
// name or address by which it is dialled, unless one name was given for all of them. The error is a [tlsconf.RequestError]
// where the configuration has no endpoint.
func ClientOption(source tlsconf.Source) (rueidis.ClientOption, error) {
	target := source.Target()
	if target.Address == "" {
		return rueidis.ClientOption{}, &tlsconf.RequestError{Field: "endpoint", Message: "give the endpoint to connect to"}
	}
	option := rueidis.ClientOption{
		InitAddress: []string{target.Address},
		Password:    string(target.Password),
		SelectDB:    target.Database,
		TLSConfig:   source.NodeTLSConfig(),
	}
	// With a user alone it would send AUTH without a password.
	if option.Password != "" {
		option.Username = target.Username
	}
	// A tls.Config that follows files cannot tell by which address a node was dialled; what dials can.
	if following, ok := source.(*tlsconf.Reloading); ok {
		option.DialCtxFn = func(ctx context.Context, address string, _ *net.Dialer, _ *tls.Config) (net.Conn, error) {
			return following.DialContext(ctx, "tcp", address)
		}
	}
	return option, nil
}

// SentinelOption is ClientOption where the endpoint is a Sentinel, which knows the primary by a name.
func SentinelOption(source tlsconf.Source, primary string) (rueidis.ClientOption, error) {
	option, err := ClientOption(source)
	if err != nil {
		return option, err
	}
	// It has a configuration of its own for Sentinels: without it they would be dialled without TLS.
	option.Sentinel = rueidis.SentinelOption{MasterSet: primary, TLSConfig: option.TLSConfig}
	return option, nil
}
