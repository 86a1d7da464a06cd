#!/bin/sh
# miri.sh: the boundary of the C library under Miri, which sees pointers into freed memory, uninitialised octets and races; then those
# tests of the core that end under it. The core itself has no unsafe code, what it calls does. Left out is what multiplies big numbers,
# derives keys, reads the tables of clients or goes to a limit on purpose: minutes to hours each.
set -eu
cd "$(dirname "$0")/../.."
command -v rustup >/dev/null || { echo "skipped: Miri comes by rustup, which is not there"; exit 77; }
if ! rustup toolchain list | grep -q '^nightly'; then
    echo "installing the nightly toolchain"
    rustup toolchain install nightly --profile minimal || { echo "skipped: the nightly toolchain could not be had"; exit 77; }
fi
if ! cargo +nightly miri --version >/dev/null 2>&1; then
    echo "installing Miri: rustup component add miri rust-src"
    rustup component add miri rust-src --toolchain nightly || { echo "skipped: Miri could not be had"; exit 77; }
fi
export MIRIFLAGS="-Zmiri-strict-provenance ${MIRIFLAGS-}"
cargo +nightly miri test --package tlsconf-ffi --test boundary "$@"
export PROPTEST_CASES=1
# proptest asks for its own folder, which only the host knows.
MIRIFLAGS="$MIRIFLAGS -Zmiri-disable-isolation" cargo +nightly miri test --package tlsconf --lib -- \
    contract::common text::tests read::base64 read::names read::format read::wrapped read::certificate::name read::certificate::moment \
    read::certificate::string read::certificate::der read::pem::veil read::pem::lines read::pem::octets read::key::halves \
    --skip hostile --skip large --skip limit --skip bomb
