#!/bin/sh
# install.sh CACHE: valkey-glide of package-lock.json.
set -eu
command -v node >/dev/null && command -v npm >/dev/null || { echo "Node and npm are not installed"; exit 77; }
if ! cmp -s package-lock.json "$1/package-lock.json" || [ ! -d "$1/node_modules/@valkey/valkey-glide" ]; then
    echo "installing valkey-glide: npm ci"
    cp package.json package-lock.json "$1/"
    npm ci --prefix "$1" --silent --no-audit --no-fund --ignore-scripts || { rm -f "$1/package-lock.json"; echo "valkey-glide could not be installed"; exit 77; }
fi
node -p "\`valkey-glide \${require('$1/node_modules/@valkey/valkey-glide/package.json').version} on Node \${process.versions.node}\`"
