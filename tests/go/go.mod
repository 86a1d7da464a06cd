module github.com/tlsconf/tlsconf/tests/go

go 1.26.0

require (
	github.com/redis/go-redis/v9 v9.23.0
	github.com/redis/rueidis v1.0.79
	github.com/tlsconf/tlsconf/bindings/go v0.1.0
	github.com/tlsconf/tlsconf/bindings/go/redistls v0.1.0
	github.com/tlsconf/tlsconf/bindings/go/rueidistls v0.1.0
)

require (
	github.com/cespare/xxhash/v2 v2.3.0 // indirect
	github.com/tetratelabs/wazero v1.12.0 // indirect
	go.uber.org/atomic v1.12.0 // indirect
	golang.org/x/sys v0.48.0 // indirect
)

// While working on it; tests/tools/go.sh takes them out and has the packed modules.
replace (
	github.com/tlsconf/tlsconf/bindings/go => ../../bindings/go
	github.com/tlsconf/tlsconf/bindings/go/redistls => ../../bindings/go/redistls
	github.com/tlsconf/tlsconf/bindings/go/rueidistls => ../../bindings/go/rueidistls
)
