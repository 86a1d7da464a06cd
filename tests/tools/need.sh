#!/bin/sh
# need.sh THING: sees that it is there, installs it where it is not, saying so. Status 77: it could not be had.
set -u

# apt THING PACKAGE...: root, or sudo without a question.
apt() {
    thing=$1
    shift
    as=
    if [ "$(id -u)" -ne 0 ]; then as="sudo -n"; fi
    if ! command -v apt-get >/dev/null || { [ -n "$as" ] && ! sudo -n true 2>/dev/null; }; then
        echo "skipped: $thing is not installed, and cannot be installed from here (apt-get install $*)"
        exit 77
    fi
    echo "installing $thing: $as apt-get install -y --no-install-recommends $*"
    # One at a time: steps of `make test` run beside each other, and apt gives up where another is at work. What it starts
    # (redis-server) must not hold the lock.
    lock=${CARGO_TARGET_DIR:-$(dirname "$0")/../../target}
    mkdir -p "$lock"
    alone="flock --close $lock/apt.lock"
    # shellcheck disable=SC2086 # two words or none
    if ! { DEBIAN_FRONTEND=noninteractive $alone $as apt-get -qq update &&
        DEBIAN_FRONTEND=noninteractive $alone $as apt-get -qq install -y --no-install-recommends "$@"; } >/dev/null; then
        echo "skipped: $thing could not be installed"
        exit 77
    fi
}

# add COMPONENT: of the Rust toolchain.
add() {
    echo "installing $1: rustup component add $1"
    rustup component add "$1" || { echo "$1 could not be installed"; exit 77; }
}

# target TRIPLE: of the Rust toolchain.
target() {
    if ! command -v rustup >/dev/null; then
        # Distributions ship targets as packages of their own.
        [ -d "$(rustc --print sysroot)/lib/rustlib/$1" ] && exit 0
        echo "skipped: the target $1 is not installed and there is no rustup to add it"
        exit 77
    fi
    if ! rustup target list --installed | grep -qx "$1"; then
        echo "installing the target: rustup target add $1"
        rustup target add "$1" || { echo "skipped: the target could not be had"; exit 77; }
    fi
}

case ${1-} in
rust)
    if ! command -v cargo >/dev/null; then
        echo "Rust is not installed, or not on PATH: see https://rustup.rs"
        exit 77
    fi
    # rust-toolchain.toml names the toolchain; rustup does not fetch it by itself where that is switched off.
    if ! cargo --version >/dev/null 2>&1 && command -v rustup >/dev/null; then
        echo "installing the toolchain of rust-toolchain.toml: rustup toolchain install"
        rustup toolchain install || exit 77
    fi
    cargo clippy --version >/dev/null 2>&1 || add clippy
    cargo fmt --version >/dev/null 2>&1 || add rustfmt
    command -v cc >/dev/null || apt "a C linker" gcc libc6-dev
    ;;
wasm)
    target wasm32-unknown-unknown
    ;;
wasi)
    target wasm32-wasip1
    ;;
llvm-tools)
    # Distributions ship them with LLVM; cargo-llvm-cov finds those by LLVM_COV and LLVM_PROFDATA.
    if command -v rustup >/dev/null && ! rustup component list --installed | grep -q '^llvm-tools'; then add llvm-tools; fi
    ;;
x86_64-unknown-linux-gnu | aarch64-unknown-linux-gnu)
    target "$1"
    ;;
redis-server)
    if ! command -v redis-server >/dev/null || ! command -v redis-cli >/dev/null; then
        apt "redis-server and redis-cli" redis-server redis-tools
    fi
    ;;
stunnel)
    if ! command -v stunnel >/dev/null; then apt "stunnel" stunnel4; fi
    ;;
python3)
    # Debian ships what makes environments as a package of its own.
    if ! python3 -c 'import ensurepip' 2>/dev/null; then apt "Python 3 with venv" python3 python3-venv; fi
    ;;
node)
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then apt "Node" nodejs npm; fi
    ;;
go)
    # The Go of Debian 12 is older than what the package and its clients ask for.
    if ! command -v go >/dev/null || ! go version | grep -qE 'go1\.(2[6-9]|[3-9][0-9])|devel'; then
        echo "skipped: Go 1.26 or later is not installed (https://go.dev/dl)"
        exit 77
    fi
    ;;
chromium)
    if ! command -v chromium >/dev/null; then apt "Chromium" chromium fonts-liberation; fi
    ;;
firefox)
    if ! command -v firefox-esr >/dev/null; then apt "Firefox" firefox-esr fonts-liberation; fi
    ;;
qemu-aarch64)
    if ! command -v qemu-aarch64 >/dev/null || [ ! -e /usr/aarch64-linux-gnu/lib/ld-linux-aarch64.so.1 ]; then
        apt "qemu for programs of aarch64, with their C library" qemu-user libc6-arm64-cross
    fi
    ;;
zsh | fish)
    if ! command -v "$1" >/dev/null; then apt "$1" "$1"; fi
    ;;
valgrind)
    if ! command -v valgrind >/dev/null; then apt "valgrind" valgrind; fi
    ;;
hyperfine)
    if ! command -v hyperfine >/dev/null; then apt "hyperfine" hyperfine; fi
    ;;
abigail)
    if ! command -v abidiff >/dev/null || ! command -v abidw >/dev/null; then apt "libabigail" abigail-tools; fi
    ;;
*)
    echo "need.sh: what is needed? rust, wasm, wasi, llvm-tools, x86_64-unknown-linux-gnu, aarch64-unknown-linux-gnu, redis-server, stunnel," \
        "python3, node, go, chromium, firefox, qemu-aarch64, zsh, fish, valgrind, hyperfine or abigail" >&2
    exit 2
    ;;
esac
