#!/bin/sh
# install.sh CACHE: ioredis of package-lock.json.
set -eu
command -v node >/dev/null && command -v npm >/dev/null || { echo "Node and npm are not installed"; exit 77; }
if ! cmp -s package-lock.json "$1/package-lock.json" || [ ! -d "$1/node_modules/ioredis" ]; then
    echo "installing ioredis: npm ci"
    cp package.json package-lock.json "$1/"
    npm ci --prefix "$1" --silent --no-audit --no-fund --ignore-scripts || { rm -f "$1/package-lock.json"; echo "ioredis could not be installed"; exit 77; }
fi
node -p "\`ioredis \${require('$1/node_modules/ioredis/package.json').version} on Node \${process.versions.node}\`"
