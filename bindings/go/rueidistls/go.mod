module github.com/tlsconf/tlsconf/bindings/go/rueidistls

go 1.25.0

require (
	github.com/redis/rueidis v1.0.79
	github.com/tlsconf/tlsconf/bindings/go v0.1.0
)

require (
	github.com/tetratelabs/wazero v1.12.0 // indirect
	golang.org/x/sys v0.47.0 // indirect
)

// While working on it; who uses this module gets the version above.
replace github.com/tlsconf/tlsconf/bindings/go => ../
