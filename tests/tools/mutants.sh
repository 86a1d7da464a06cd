#!/bin/sh
# mutants.sh [FILE...]: changes the core in one place at a time and sees whether a test fails: first the core's own, and what they
# let pass, the vectors and the rest of the suite. FILES are globs; default: readers, keys, the path engine and the checks, which are
# thousands. SHARD=3/80 takes every 80th from the third on. What survives stands in target/mutants, and must be killed by
# a test, or justified in tests/mutants.md.
set -eu
cd "$(dirname "$0")/../.."
if ! cargo mutants --version >/dev/null 2>&1; then
    echo "installing cargo-mutants"
    cargo install --quiet --locked --debug cargo-mutants || { echo "skipped: cargo-mutants could not be installed"; exit 77; }
fi
out=${CARGO_TARGET_DIR:-$PWD/target}/mutants
mkdir -p "$out"
if [ $# -eq 0 ]; then
    set -- 'core/src/read/pem/*.rs' 'core/src/read/key/*.rs' 'core/src/read/certificate/*.rs' 'core/src/read/container/*.rs' \
        'core/src/trust/*.rs' 'core/src/trust/faults/*.rs' 'core/src/checks/*.rs' 'core/src/checks/*/*.rs'
fi
chosen=
for file in "$@"; do chosen="$chosen --file=$file"; done
shard=
if [ -n "${SHARD-}" ]; then shard="--shard=$SHARD --sharding=round-robin"; fi
# One at a time: each builds and tests with all cores.
common="--no-times --colors=never --jobs=1 --timeout=${TIMEOUT:-180} --build-timeout=600 --package=tlsconf"
echo "mutants: $(cargo mutants --list --package=tlsconf $chosen | wc -l) in these files"
status=0
# shellcheck disable=SC2086 # words
cargo mutants $common $chosen $shard --output="$out/own" -- --lib || status=$?
# 2: some were missed; 3: some took too long, which is as good as caught.
case $status in 0 | 2 | 3) ;; *) exit "$status" ;; esac
missed=$out/own/mutants.out/missed.txt
cp "$missed" "$out/survivors.txt"
if [ -s "$missed" ]; then
    # Each by its whole name; with the suite, whose slowest parts need no mutant.
    patterns=$(sed 's/[][\\.*^$+?(){}|]/\\&/g; s/^/--re=^/; s/ /\\s/g; s/$/$/' "$missed")
    # shellcheck disable=SC2086 # words
    cargo mutants $common $chosen $patterns --test-package=tlsconf-tests --output="$out/suite" -- --test suite -- \
        vectors servers webpki config keys emission || true
    cp "$out/suite/mutants.out/missed.txt" "$out/survivors.txt"
fi
echo "tried $(cat "$out"/own/mutants.out/caught.txt "$out"/own/mutants.out/missed.txt "$out"/own/mutants.out/timeout.txt | wc -l)," \
    "the core's own tests missed $(wc -l <"$missed"), the suite too $(wc -l <"$out/survivors.txt")"
unknown=0
while IFS= read -r line; do
    # Lines move: what is changed, and where by name, counts.
    what=$(printf '%s' "$line" | sed 's/:[0-9]*:[0-9]*: /: /')
    if ! grep -qF "$what" tests/mutants.md; then
        echo "survives: $line"
        unknown=$((unknown + 1))
    fi
done <"$out/survivors.txt"
[ "$unknown" -eq 0 ] || { echo "$unknown survive: kill them by a test, or justify them in tests/mutants.md"; exit 1; }
