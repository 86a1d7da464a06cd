#!/bin/sh
# gate.sh [--bless]: counts the instructions of eleven representative calls by callgrind (tests/bench/gate.rs) and compares them with
# tests/bench/gate.tsv: none may grow by more than a twentieth. --bless writes what is counted now; the reason goes beside it, by hand.
#
# Counted is what the tests have built: the dependencies optimised a little, the core not. Building it otherwise would take longer
# than all the rest, and what is done twice is done twice there, too. Nothing is timed, so a busy machine says the same.
set -eu
cd "$(dirname "$0")/../.."
counts=tests/bench/gate.tsv
[ "$(uname -m)" = x86_64 ] || { echo "skipped: what stands in $counts was counted on x86_64"; exit 77; }
# SHA-2 and memchr choose their code by the processor.
grep -qw avx2 /proc/cpuinfo || { echo "skipped: what stands in $counts was counted on a processor with AVX2"; exit 77; }
tests/tools/need.sh valgrind || exit $?
compiler=$(rustc --version | cut -d' ' -f1-2)
counted_by=$(sed -n 's/^# counted by \(rustc [^,]*\),.*/\1/p' "$counts" 2>/dev/null || true)
if [ "${1-}" != --bless ] && [ "$counted_by" != "$compiler" ]; then
    echo "skipped: $counts was counted by $counted_by, here is $compiler (make gate-bless)"
    exit 77
fi

cargo build --quiet --workspace --example gate
program=${CARGO_TARGET_DIR:-target}/debug/examples/gate
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Seeds of hash tables differ from run to run, by a thousandth of a count.
for call in $("$program"); do
    valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect='gate::measured*' "$program" "$call" 2>"$work/log" ||
        { cat "$work/log"; exit 1; }
    count=$(sed -n 's/.*Collected : \([0-9]*\)$/\1/p' "$work/log")
    [ "${count:-0}" -gt 0 ] || { echo "callgrind counted nothing of $call"; cat "$work/log"; exit 1; }
    printf '%s\t%s\n' "$call" "$count" >>"$work/now"
done

if [ "${1-}" = --bless ]; then
    {
        echo "# Instructions of eleven calls (tests/bench/gate.rs); tests/tools/gate.sh compares, make gate-bless writes."
        echo "# counted by $compiler, $(valgrind --version)"
        # The reason stays, unless the count moved; then there is to be a new one.
        awk -F '\t' 'FILENAME == ARGV[1] { old[$1] = $2; why[$1] = $3; next }
            { moved = !($1 in old) || $2 > old[$1] * 1.05 || $2 < old[$1] * 0.95
              printf "%s\t%s\t%s\n", $1, moved ? $2 : old[$1], moved ? "WHY?" : why[$1] }' \
            "$([ -f "$counts" ] && echo "$counts" || echo /dev/null)" "$work/now"
    } >"$work/counts"
    cp "$work/counts" "$counts"
    grep -q 'WHY?' "$counts" && echo "$counts: write the reason in place of WHY?"
    exit 0
fi
awk -F '\t' '
    /^#/ { next }
    NR == FNR { if ($3 == "" || $3 ~ /WHY/) { print $1 ": " FILENAME " gives no reason for its count"; bad = 1 } known[$1] = $2; next }
    !($1 in known) { print $1 ": not in the file (make gate-bless)"; bad = 1; next }
    { change = ($2 / known[$1] - 1) * 100; listed++
      printf "%-24s %12d instructions, %+.1f %%\n", $1, $2, change
      if (change > 5) { print "  that is more than a twentieth: mend it, or make gate-bless and write why"; bad = 1 }
      if (change < -20) { print "  fewer by a fifth: make gate-bless, so that it stays so"; bad = 1 }
      delete known[$1] }
    END { for (name in known) { print name ": nobody counts it any more"; bad = 1 }
          exit bad }' "$counts" "$work/now"
