#!/bin/sh
# install.sh CACHE: what pom.xml pins.
exec sh ../java/jars.sh "$1" "Redisson" redisson
