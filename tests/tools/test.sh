#!/bin/sh
# Runs every step, counts what each one reports, and says the sum in the last line. A step that cannot run here ends
# with status 77 and is counted as skipped; it has said why.
set -u
cd "$(dirname "$0")/../.." || exit 1

target=${CARGO_TARGET_DIR:-target}
mkdir -p "$target"
log=$target/test-step.log
# The ends of what failed, said again at the end: often only the last lines are kept.
ends=$target/test-failed.log
: >"$ends"
passed=0
failed=0
skipped=0
failures=
times=

# step NAME COMMAND...: tests that cargo counts are counted one by one, any other step as one.
step() {
    name=$1
    shift
    printf '\n== %s\n' "$name"
    begun=$(date +%s)
    { "$@"; echo $? >"$log.status"; } </dev/null 2>&1 | tee "$log"
    count "$name" "$log" $(($(date +%s) - begun))
}

# beside NAME COMMAND...: begins a step that waits more than it works, while the steps that follow run; `joined` says what it said.
beside() {
    beside=$1
    shift
    printf '\n== %s: begun, while others run\n' "$beside"
    { begun=$(date +%s); "$@"; echo $? >"$log.beside.status"; echo $(($(date +%s) - begun)) >"$log.beside.seconds"; } </dev/null >"$log.beside" 2>&1 &
}

joined() {
    wait
    printf '\n== %s\n' "$beside"
    cat "$log.beside"
    count "$beside" "$log.beside" "$(cat "$log.beside.seconds")"
}

# count NAME LOG SECONDS
count() {
    name=$1
    said=$2
    status=$(cat "$said.status")
    times="$times
$(printf '%6d s  %s' "$3" "$name")"
    counts=$(awk '/^test result:/ { p += $4; f += $6; i += $8; seen = 1 } END { if (seen) print p, f, i }' "$said")
    case "$status:$counts" in
    77:*) skipped=$((skipped + 1)) ;;
    0:) passed=$((passed + 1)) ;;
    *:?*)
        # shellcheck disable=SC2086 # three numbers
        set -- $counts
        passed=$((passed + $1))
        failed=$((failed + $2))
        skipped=$((skipped + $3))
        # Something broke that no test counted: a program that does not compile, a crash.
        if [ "$status" -ne 0 ] && [ "$2" -eq 0 ]; then failed=$((failed + 1)); fi
        ;;
    *) failed=$((failed + 1)) ;;
    esac
    # A part that a step could not do is not passed over in silence.
    if [ "$status" -ne 77 ]; then skipped=$((skipped + $(grep -c '^skipped:' "$said"))); fi
    case $status in 0 | 77) return ;; esac
    failures="$failures
   $name"
    { printf '\n== failed: %s\n' "$name"; grep -nE 'FAILED|panicked at|^not ok|^✖' "$said" | head -20; tail -40 "$said"; } >>"$ends"
}

if ! tests/tools/need.sh rust; then
    echo "nothing can be tested without Rust"
    echo "0 passed, 1 failed, 0 skipped" | tee "$target/test-summary"
    exit 1
fi

step "format" cargo fmt --all --check
step "clippy" cargo clippy --quiet --workspace --all-targets -- -D warnings
step "the core stays pure" tests/tools/purity.sh
step "tests" cargo test --workspace --no-fail-fast
step "crates are those of the record" tests/tools/supply.sh
step "ten calls take no more instructions than before" tests/tools/gate.sh
step "what others test with" tests/tools/third-party.sh
step "damaged certificates and keys are read as pyca and OpenSSL read them" tests/tools/differ.sh 1200 300
step "the core builds for WebAssembly" tests/tools/wasm.sh
step "the pieces of the page that need no browser" tests/tools/web-unit.sh
step "the npm package answers as Rust does" tests/tools/npm-test.sh
step "what sets up clients on Node connects, or refuses before" tests/tools/npm-redis.sh
step "the packed npm package in fresh projects" tests/tools/npm-consumers.sh
step "the C library" tests/tools/ffi.sh
step "the ABI of the C library is as released" tests/tools/abi.sh
step "the headers for OpenSSL and hiredis" tests/tools/c.sh
step "archives of the library and the program, unpacked" tests/tools/dist-test.sh dev
step "the Python package, installed" tests/tools/python.sh
step "the Go package, packed, by both back ends" tests/tools/go.sh
step "the crate, packed, with redis-rs and fred" tests/tools/rust.sh
step "owners as keytool prints them" tests/tools/owners.sh
step "quoted values read back as they were" tests/tools/quote.sh
step "redis-server starts as foretold" tests/tools/start.sh
step "key stores as keytool and openssl read them" tests/tools/stores.sh
step "loaders of CA files hold what is foretold" tests/tools/loads.sh --mutated 60
step "real clients do what is foretold" tests/tools/live.sh --test --every 2
beside "the page in a browser" tests/tools/web.sh
step "emitted configurations connect as emitted" tests/tools/clients.sh
step "what is generated is taken by servers and clients" tests/tools/generate.sh redis-cli redis-py hiredis node-redis go-redis jedis
step "probe says what is there" tests/tools/probe.sh
joined
step "measure agrees with redis-benchmark" tests/tools/measure.sh
step "real bundles as the npm package has them" tests/tools/real.sh

cat "$ends"
if [ -n "$failures" ]; then printf '\nfailed:%s\n' "$failures"; fi
printf '\nhow long each took:%s\n' "$times"
rm -f "$log"* "$ends"
echo
echo "$passed passed, $failed failed, $skipped skipped" | tee "$target/test-summary"
[ "$failed" -eq 0 ]
