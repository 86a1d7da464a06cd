// Package tlsconf checks certificates, keys and settings for TLS to Redis before anything connects, foretells which
// clients will connect, and sets up crypto/tls with what was judged.
//
// The checker is the core of tlsconf. By default it comes as a WebAssembly module that is part of this package and run
// by wazero: no C compiler is needed, and it is cross-compiled as any Go. With the build tag tlsconf_native it is
// libtlsconf, found by pkg-config and linked through cgo. Both give the same answers, to the octet.
//
// What is wrong with files is a finding of a report, never an error: an error is what is wrong with the request
// ([RequestError]), files with which the client would not connect, or not safely ([RefusedError]), or a fault of
// tlsconf itself ([InternalError]). Every function may be called from several goroutines at once.
package tlsconf
