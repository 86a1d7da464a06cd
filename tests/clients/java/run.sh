#!/bin/sh
# run.sh CACHE FILE: the one file of Java source as it is, on the jars of install.sh; compiled quickly rather than well.
exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -cp "$1/lib/*" "$2"
