#!/bin/sh
# jars.sh CACHE NAME ARTIFACT: what pom.xml of this folder asks for into CACHE/lib; prints NAME and the version that ARTIFACT has.
# Maven's own repository (~/.m2) is the cache that all of them share. Status 77: no JDK or no Maven.
set -eu
for needed in java javac mvn; do
    command -v "$needed" >/dev/null || { echo "a JDK and Maven are not installed (apt-get install default-jdk-headless maven)"; exit 77; }
done
if ! cmp -s pom.xml "$1/lib/pom.xml"; then
    rm -rf "$1/lib"
    echo "fetching $2: mvn dependency:copy-dependencies"
    mvn -q -B -f pom.xml dependency:copy-dependencies -DoutputDirectory="$1/lib" >&2 || { echo "$2 could not be fetched"; exit 77; }
    cp pom.xml "$1/lib"
fi
jar=$(cd "$1/lib" && ls "$3"-[0-9]*.jar)
version=${jar#"$3"-}
version=${version%.jar}
echo "$2 ${version%.RELEASE} on JDK $(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.version = //p')"
