#!/bin/sh
# sbom.sh [EPOCH FILE...]: what is inside of these files as CycloneDX, on standard output. Without arguments: of what lies in
# target/dist, or of the packages alone, into target/tlsconf.cdx.json.
set -eu
cd "$(dirname "$0")/../.."
target=${CARGO_TARGET_DIR:-$PWD/target}
tests/tools/need.sh python3 >&2 || exit $?
venv=$target/dist-tools
if ! cmp -s tests/dist/requirements.txt "$venv/installed"; then
    echo "installing into $venv: $(cat tests/dist/requirements.txt)" >&2
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r tests/dist/requirements.txt >&2 ||
        { echo "skipped: PyPI cannot be reached"; exit 77; }
    cp tests/dist/requirements.txt "$venv/installed"
fi
if [ $# -gt 0 ]; then exec "$venv/bin/python" tests/dist/sbom.py "$@"; fi
set --
for file in "$target"/dist/*.tar.gz "$target"/dist/*.whl "$target"/dist/*.tgz "$target"/dist/*.zip; do
    if [ -f "$file" ]; then set -- "$@" "$file"; fi
done
epoch=$(git log -1 --format=%ct)
"$venv/bin/python" tests/dist/sbom.py "$epoch" "$@" >"$target/tlsconf.cdx.json"
echo "$target/tlsconf.cdx.json: $(grep -c '"purl"' "$target/tlsconf.cdx.json") components, $# files"
