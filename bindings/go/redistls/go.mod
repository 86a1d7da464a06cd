module github.com/tlsconf/tlsconf/bindings/go/redistls

go 1.26.0

require (
	github.com/redis/go-redis/v9 v9.23.0
	github.com/tlsconf/tlsconf/bindings/go v0.1.0
)

require (
	github.com/cespare/xxhash/v2 v2.3.0 // indirect
	github.com/tetratelabs/wazero v1.12.0 // indirect
	go.uber.org/atomic v1.12.0 // indirect
	golang.org/x/sys v0.48.0 // indirect
)

// While working on it; who uses this module gets the version above.
replace github.com/tlsconf/tlsconf/bindings/go => ../
