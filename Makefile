# What can be run here. `make help` lists it.

SHELL := /bin/sh
.DEFAULT_GOAL := help

SECONDS ?= 60

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: demo
demo: ## Check the real Redis Cloud bundle and a good mutual-TLS set, each command shown
	@tests/tools/demo.sh

.PHONY: test
test: ## Run everything a change must pass; the last line counts it
	@tests/tools/test.sh

.PHONY: lint
lint: ## Format, clippy without a warning, and cargo-deny where it is installed
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	@if command -v cargo-deny >/dev/null; then cargo deny --log-level error check bans licenses sources; \
	else echo "cargo-deny is not installed: licences were not checked (make deny installs it)"; fi

.PHONY: deny
deny: ## Check licences, bans and sources of dependencies, and advisories where they can be had; installs cargo-deny
	@tests/tools/deny.sh

.PHONY: supply
supply: ## Hold every crate, its people and its unsafe code against the record; WRITE=1 writes it
	@tests/tools/supply.sh $(if $(WRITE),--write)

.PHONY: sbom
sbom: ## Write what is inside as CycloneDX into target/tlsconf.cdx.json, with the files of target/dist where they are
	@tests/tools/sbom.sh

.PHONY: wasm-check
wasm-check: ## Build the core for WebAssembly and see that it needs no randomness of a host
	@tests/tools/wasm.sh

.PHONY: ffi
ffi: ## Build the C library; `make -C ffi install DESTDIR= PREFIX=` installs it
	@$(MAKE) --no-print-directory -C ffi

.PHONY: abi
abi: ## Compare the ABI of the C library with the one last released; installs libabigail where it is absent
	@tests/tools/abi.sh

.PHONY: miri
miri: ## Cross the C library's boundary, and run tests of the core, under Miri; needs the nightly toolchain, installs Miri
	@tests/tools/miri.sh

.PHONY: c
c: ## Try the C headers for OpenSSL and hiredis, as installed, against TLS servers
	@tests/tools/c.sh

.PHONY: go-module
go-module: ## Rewrite the WebAssembly module that the Go package carries, for a release (3 minutes)
	@tests/tools/go-module.sh --write

.PHONY: rust
rust: ## Pack the crate and use it from a package of its own: each feature, real clients, what of its API changed
	@tests/tools/rust.sh

.PHONY: public-api
public-api: ## Write what the crate makes public into core/public-api.txt; read the diff
	@TLSCONF_BLESS=1 tests/tools/api.sh

.PHONY: go
go: ## Pack the Go package and use it from a module of its own: both back ends, real clients
	@tests/tools/go.sh

.PHONY: go-bench
go-bench: ## Measure the two back ends of the Go package, and what the package adds to a program
	@tests/tools/go-bench.sh

.PHONY: wasm
wasm: ## Build the WebAssembly module and the npm package around it, into wasm/npm/dist
	@tests/tools/wasm-module.sh

.PHONY: wheel
wheel: ## Build the Python package into target/wheel/release: a wheel for every Python and older systems, and an sdist
	@tests/tools/wheel.sh

.PHONY: python
python: ## Try the Python package, as its wheel installs it, under each Python that is here, against TLS servers
	@tests/tools/python.sh

.PHONY: dist
dist: ## Make what a release holds, into target/dist: for Linux on x86_64 and aarch64, Python, npm, Go; installs Zig (20 minutes)
	@tests/tools/dist.sh

.PHONY: dist-test
dist-test: ## Try each file of target/dist from a clean folder; installs qemu-user, zsh and fish
	@tests/tools/dist-test.sh

.PHONY: web
web: wasm ## Build the page that checks files before they are uploaded, into web-demo/dist
	@node web-demo/build.mjs

.PHONY: demo-web
demo-web: web ## Serve the page on a free port of loopback and say where
	@node web-demo/serve.mjs

.PHONY: web-test
web-test: ## Use the page in a real Chromium as people do; WORDS="a b" takes the tests whose names hold one of them
	@tests/tools/web.sh $(WORDS)

.PHONY: web-firefox
web-firefox: ## Walk through the page in Firefox, too; installs firefox-esr where it is absent
	@tests/tools/web-firefox.sh

.PHONY: screenshots
screenshots: ## Take the two pictures of the page for README.md; FOLDER=DIR: other states and widths as well, to look at
	@tests/tools/screenshots.sh $(FOLDER)

.PHONY: msrv
msrv: ## Build with the oldest Rust that Cargo.toml promises
	@tests/tools/msrv.sh

.PHONY: gen
gen: ## Write what is derived: schemas, types, tables of dialects, the output in README.md (tests refuse drift)
	cargo run --quiet -p tlsconf-tests --bin gen
	cargo run --quiet -p tlsconf-tests --bin dialects
	TLSCONF_BLESS=1 cargo test --quiet -p tlsconf-cli --test suite readme
	tests/tools/npm.sh wasm/npm wasm/npm && node wasm/npm/tools/contract.mjs

.PHONY: fixtures
fixtures: ## Write the fixtures that code makes: the same bytes each time
	cargo run --quiet -p tlsconf-tests --bin fixtures

.PHONY: bless
bless: ## Take what the program answers now as the answers expected of the vectors; read the diff
	cargo run --quiet -p tlsconf-tests --bin fixtures -- --bless

.PHONY: live
live: ## Let the real clients that are installed connect with every set-up, and compare with what is foretold
	@tests/tools/live.sh

.PHONY: clients
clients: ## Run every emitted configuration with its real client against TLS servers on loopback
	@tests/tools/clients.sh -v

.PHONY: generated
generated: ## Let servers and every client that can be had use what `tlsconf generate` makes
	@tests/tools/generate.sh -v

.PHONY: executed
executed: ## The same, and write which were executed, with what and when, into the table of clients
	@tests/tools/clients.sh --mark

.PHONY: probe
probe: ## Look at redis-server, stunnel, a cluster and servers that misbehave, and run the table of steps in README.md
	@tests/tools/probe.sh

.PHONY: measure
measure: ## Measure what TLS costs on loopback, with redis-benchmark beside it
	@tests/tools/measure.sh

.PHONY: quotes
quotes: ## Quote hostile values for every language, and read them back with it
	@tests/tools/quote.sh

.PHONY: gate
gate: ## Count the instructions of eleven calls by callgrind: none may grow by more than a twentieth
	@tests/tools/gate.sh

.PHONY: gate-bless
gate-bless: ## Write what is counted now into tests/bench/gate.tsv; the reason goes beside it, by hand
	@tests/tools/gate.sh --bless

.PHONY: bench
bench: ## Measure everything beside what others need, into tests/bench/results (10 minutes after building; installs hyperfine)
	@tests/tools/bench.sh

.PHONY: bench-js
bench-js: ## Measure the npm package beside others that merely parse certificates, in one run, into tests/bench/results
	@tests/tools/bench-js.sh

.PHONY: npm-runtimes
npm-runtimes: ## Run the packed npm package in Deno and Bun too; installs both (200 MB)
	@tests/tools/npm-runtimes.sh

.PHONY: differ
differ: ## Damage 20,000 certificates and 6,000 keys of the tests, and compare what is read of them with pyca and OpenSSL (5 minutes)
	@tests/tools/differ.sh

.PHONY: fuzz
fuzz: ## Fuzz every target for SECONDS=60 each; needs the nightly toolchain, installs cargo-fuzz
	@tests/tools/fuzz.sh $(SECONDS)

.PHONY: wasm-fuzz
wasm-fuzz: ## Try the doors of the WebAssembly module from Node with damaged requests, for SECONDS=60
	@tests/tools/wasm-fuzz.sh $(SECONDS)

.PHONY: coverage
coverage: ## Say how much of the core its tests and the suite run, by folder; installs cargo-llvm-cov
	@tests/tools/coverage.sh

.PHONY: mutants
mutants: ## Change FILES="GLOB ..." of the core in one place at a time and see whether a test fails; SHARD=0/80 for a sample
	@tests/tools/mutants.sh $(FILES)

.PHONY: harden
harden: ## Run the long checks, with SECONDS=60 for each fuzz target, and print a table; STEPS="fuzz miri" for some
	@tests/tools/harden.sh $(SECONDS)
