#!/bin/sh
# harden.sh SECONDS: the long checks, one after the other; a table in the end, which lies in target/harden/ too, with the output of
# each. Every fuzz target gets SECONDS. STEPS="fuzz miri" runs those alone. A step that cannot run here is skipped, and says why.
set -u
cd "$(dirname "$0")/../.." || exit 1
seconds=$1
out=${CARGO_TARGET_DIR:-target}/harden
mkdir -p "$out"
steps=${STEPS:-supply deny sbom remains traces readers differ doors c threads miri third-party fuzz coverage mutants}
table=$out/harden.md
printf '| step | what | outcome | seconds | last line |\n|---|---|---|---:|---|\n' >"$table"
failed=

# step NAME WHAT COMMAND...
step() {
    name=$1
    what=$2
    shift 2
    case " $steps " in *" $name "*) ;; *) return ;; esac
    printf '\n== %s: %s\n' "$name" "$what"
    started=$(date +%s)
    { "$@"; echo $? >"$out/status"; } </dev/null 2>&1 | tee "$out/$name.log"
    status=$(cat "$out/status")
    case $status in
    0) outcome=passed ;;
    77) outcome=skipped ;;
    *)
        outcome=FAILED
        failed="$failed $name"
        ;;
    esac
    last=$(grep -v '^[[:space:]]*$' "$out/$name.log" | tail -1 | tr '|' '/' | cut -c1-160)
    printf '| %s | %s | %s | %s | %s |\n' "$name" "$what" "$outcome" "$(($(date +%s) - started))" "$last" >>"$table"
}

# Optimised, a compiler keeps other copies on the stack. Without link-time optimisation, which takes minutes and changes little.
remains() {
    CARGO_PROFILE_RELEASE_LTO=false CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        cargo test --release --quiet --package tlsconf-tests --test suite remains -- --nocapture
}

step supply "crates and their people, unsafe code" tests/tools/supply.sh
step deny "licences, bans, sources, advisories" tests/tools/deny.sh
step sbom "what is inside, CycloneDX" tests/tools/sbom.sh
step remains "keys in memory after each verb, optimised" remains
step traces "base64 of keys in constant time, optimised" tests/tools/traces.sh release
step readers "real loaders of CA files, 600 damaged files" tests/tools/loads.sh --mutated 600 --no-others
step differ "damaged certificates and keys: pyca, OpenSSL" tests/tools/differ.sh
step doors "doors of the WebAssembly module from Node" tests/tools/wasm-fuzz.sh "$((seconds * 4))"
step c "the C library: ASan, UBSan, Valgrind" tests/tools/ffi.sh
step threads "its doors by several threads: ThreadSanitizer" tests/tools/tsan.sh
step miri "its boundary and core's tests under Miri" tests/tools/miri.sh
step third-party "PKITS and 3,000 files of others" tests/tools/third-party.sh
step fuzz "every target for $seconds seconds" tests/tools/fuzz.sh "$seconds"
step coverage "what the tests run of the core" tests/tools/coverage.sh
step mutants "one of ${MUTANTS:-160} mutants of readers, keys, paths, checks" env "SHARD=0/${MUTANTS:-160}" tests/tools/mutants.sh

echo
cat "$table"
if [ -n "$failed" ]; then
    echo "failed:$failed"
    exit 1
fi
