//go:build tlsconf_native && !tlsconf_static

package tlsconf

// #cgo pkg-config: tlsconf
import "C"
