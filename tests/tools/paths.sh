# shellcheck shell=sh disable=SC2034 # read by those that source it, from the repository's root
# What is compiled speaks of sources by paths that are the same on every machine: the same sources give the same octets.
registry=${CARGO_HOME:-$HOME/.cargo}/registry/src
paths=
for folder in "$registry"/*/; do paths="$paths --remap-path-prefix ${folder%/}=/crates"; done
paths="$paths --remap-path-prefix $PWD=/tlsconf"
