//go:build tlsconf_native && !cgo

package tlsconf

// The compiler says what is missing.
var current = theBuildTagTlsconfNativeNeedsCgo
