#!/bin/sh
# core/.clippy.toml keeps clock, files, environment, threads, processes and network out of the core. That the list is
# read at all is proved on a copy of its head: clippy must refuse a planted call there.
set -eu
cd "$(dirname "$0")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/src"
cp core/.clippy.toml "$scratch/"
cat >"$scratch/Cargo.toml" <<'END'
[package]
name = "planted"
version = "0.0.0"
edition = "2024"
[workspace]
END
cat >"$scratch/src/lib.rs" <<'END'
pub fn planted() -> bool {
    let _ = std::time::SystemTime::now();
    let _ = std::time::Instant::now();
    let _ = std::fs::read("x");
    let _ = std::env::var("x");
    let _ = std::process::Command::new("x");
    let _ = std::net::TcpStream::connect("localhost:1");
    let _ = std::thread::spawn(|| {});
    let _ = std::fs::File::open("x");
    true
}
END
if said=$(cargo clippy --quiet --manifest-path "$scratch/Cargo.toml" --target-dir "$scratch/target" -- -D warnings 2>&1); then
    echo "clippy accepted the planted calls: core/.clippy.toml does nothing"
    exit 1
fi
refused=$(echo "$said" | grep -c 'disallowed method' || true)
if [ "$refused" -ne 8 ]; then
    printf 'clippy refused %s of 8 planted calls:\n%s\n' "$refused" "$said"
    exit 1
fi
echo "clippy refuses 8 of 8 planted calls by core/.clippy.toml; the core itself was checked by the step before"
