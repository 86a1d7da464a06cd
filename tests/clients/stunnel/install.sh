#!/bin/sh
stunnel=$(command -v stunnel || command -v stunnel4) || { echo "stunnel is not installed (apt-get install stunnel4)"; exit 77; }
"$stunnel" -version 2>&1 | sed -n 's/^.*\(stunnel [0-9][^ ]*\) .*/\1/p' | head -n 1
