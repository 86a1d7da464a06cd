#!/bin/sh
# run.sh CACHE FOLDER TARGET
exec sh "${0%/*}/../java/run.sh" "$1" Application.java
