//go:build tlsconf_native && tlsconf_static

package tlsconf

// A file of its own, since go build takes what it has built before where only the answers of pkg-config differ.

// #cgo pkg-config: tlsconf-static
import "C"
