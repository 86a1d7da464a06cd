#!/bin/sh
# node-test.sh NAME FILE...: tests by Node's own runner, counted one by one as cargo's are. None is a failure, too.
set -eu
name=$1
shift
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
node --test --test-reporter=spec "$@" >"$log" 2>&1 || status=$?
grep -v 'duration_ms' "$log"
count() { sed -n "s/^. $1 //p" "$log" | tail -1; }
passed=$(count pass)
echo "test result: $name. ${passed:-0} passed; $(count fail) failed; $(count skipped) ignored"
if [ "${passed:-0}" -eq 0 ]; then exit 1; fi
exit "$status"
