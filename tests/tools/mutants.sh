#!/bin/sh
# mutants.sh [FILE...]: changes the core in one place at a time, as cargo-mutants would, and sees whether a test fails. FILES are globs;
# default: the path engine, keys, readers and the checks, which are thousands. SHARD=3/80 takes every 80th from the third on, LIMIT=600
# ends after so many seconds. tests/mutants/run.py says how it is done in one build: by cargo-mutants itself each mutant costs a build of
# the core and of the tests, a minute or two. What survives stands in target/mutants/missed.txt, and must be killed by a test, or
# justified in tests/mutants.md.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh python3
if ! cargo mutants --version >/dev/null 2>&1; then
    echo "installing cargo-mutants"
    cargo install --quiet --locked --debug cargo-mutants || { echo "skipped: cargo-mutants could not be installed"; exit 77; }
fi
out=${CARGO_TARGET_DIR:-$PWD/target}/mutants
if [ $# -eq 0 ]; then
    set -- 'core/src/trust/*.rs' 'core/src/trust/*/*.rs' 'core/src/read/key/*.rs' 'core/src/read/pem/*.rs' 'core/src/read/pem/*/*.rs' \
        'core/src/read/*.rs' 'core/src/read/*/*.rs' 'core/src/checks/*.rs' 'core/src/checks/*/*.rs'
fi
python3 tests/mutants/run.py "$out" "$@"
unknown=0
while IFS= read -r line; do
    # Lines move: what is changed, and where by name, counts.
    what=$(printf '%s' "$line" | cut -f1 | sed 's/:[0-9]*:[0-9]*: /: /')
    if ! grep -qF "$what" tests/mutants.md; then
        echo "survives: $line"
        unknown=$((unknown + 1))
    fi
done <"$out/missed.txt"
[ "$unknown" -eq 0 ] || { echo "$unknown survive: kill them by a test, or justify them in tests/mutants.md"; exit 1; }
