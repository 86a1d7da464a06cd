#!/bin/sh
# Modules are looked for beside the text.
[ -e node_modules ] || ln -s "$1/node_modules" node_modules
exec node glide_client.mjs
