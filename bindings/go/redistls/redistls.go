// Package redistls makes options of go-redis out of a configuration of tlsconf.
//
// Passwords become strings there, as go-redis wants them, and cannot be wiped any more.
package redistls

import (
	tlsconf "github.com/tlsconf/tlsconf/bindings/go"

	"github.com/redis/go-redis/v9"
)

var errNoEndpoint = &tlsconf.RequestError{Field: "endpoint", Message: "give the endpoint to connect to"}

// Options are for [redis.NewClient]: address, TLS, and what the endpoint's URL says of user, password and database. They are the
// caller's, to be completed. The error is a [tlsconf.RequestError] where the configuration has no endpoint.
func Options(source tlsconf.Source) (*redis.Options, error) {
	target := source.Target()
	if target.Address == "" {
		return nil, errNoEndpoint
	}
	options := &redis.Options{
		Addr:      target.Address,
		Username:  target.Username,
		Password:  string(target.Password),
		DB:        target.Database,
		TLSConfig: source.TLSConfig(),
	}
	return options, nil
}

// ClusterOptions are for [redis.NewClusterClient], with the endpoint as the first node. Each node is compared with the name or
// address by which it is dialled, unless one name was given for all of them.
func ClusterOptions(source tlsconf.Source) (*redis.ClusterOptions, error) {
	target := source.Target()
	if target.Address == "" {
		return nil, errNoEndpoint
	}
	options := &redis.ClusterOptions{
		Addrs:     []string{target.Address},
		Username:  target.Username,
		Password:  string(target.Password),
		TLSConfig: source.NodeTLSConfig(),
	}
	// A tls.Config that follows files cannot tell by which address a node was dialled; what dials can.
	if following, ok := source.(*tlsconf.Reloading); ok {
		options.Dialer = following.DialContext
	}
	return options, nil
}

// FailoverOptions are for [redis.NewFailoverClient]: the endpoint is a Sentinel, which knows the primary by a name.
func FailoverOptions(source tlsconf.Source, primary string) (*redis.FailoverOptions, error) {
	target := source.Target()
	if target.Address == "" {
		return nil, errNoEndpoint
	}
	options := &redis.FailoverOptions{
		MasterName:    primary,
		SentinelAddrs: []string{target.Address},
		Username:      target.Username,
		Password:      string(target.Password),
		DB:            target.Database,
		TLSConfig:     source.NodeTLSConfig(),
	}
	if following, ok := source.(*tlsconf.Reloading); ok {
		options.Dialer = following.DialContext
	}
	return options, nil
}

// UniversalOptions are for [redis.NewUniversalClient]: name more nodes, a primary or cluster mode, and it is a client of that kind.
func UniversalOptions(source tlsconf.Source) (*redis.UniversalOptions, error) {
	target := source.Target()
	if target.Address == "" {
		return nil, errNoEndpoint
	}
	options := &redis.UniversalOptions{
		Addrs:     []string{target.Address},
		Username:  target.Username,
		Password:  string(target.Password),
		DB:        target.Database,
		TLSConfig: source.NodeTLSConfig(),
	}
	if following, ok := source.(*tlsconf.Reloading); ok {
		options.Dialer = following.DialContext
	}
	return options, nil
}
