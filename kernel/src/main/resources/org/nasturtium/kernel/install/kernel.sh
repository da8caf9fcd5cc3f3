#!/bin/sh
# Starts the kernel from the folder that this file lies in. Java is the only thing looked for elsewhere:
# JAVA_HOME, then the path. NASTURTIUM_JVM_OPTS goes to Java: NASTURTIUM_JVM_OPTS=-Xmx8g.
set -eu
die() { printf 'nasturtium kernel: %s\n' "$*" >&2; exit 3; }

folder=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
if [ -n "${JAVA_HOME:-}" ]; then
  java=$JAVA_HOME/bin/java
else
  java=$(command -v java) || die 'no Java found: install a JDK 17 or newer, or set JAVA_HOME'
fi
[ -x "$java" ] || die "$java is no Java: set JAVA_HOME to a JDK 17 or newer"

# The version stands in a file beside Java; asking Java itself costs a start.
release=$(dirname "$(dirname "$(readlink -f "$java")")")/release
version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release" 2>/dev/null || true)
[ -n "$version" ] || version=$("$java" -version 2>&1 | sed -n '1s/.*"\([0-9]*\).*/\1/p')
[ "${version:-0}" -ge 17 ] || die "$java is Java ${version:-of unknown version}, 17 or newer is needed"

classpath=
for jar in "$folder"/lib/*.jar; do
  classpath=$classpath${classpath:+:}$jar
done

set -- -cp "$classpath" org.nasturtium.kernel.KernelMain "$@"
if [ "$version" -ge 24 ]; then
  set -- --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "$@"
fi
# shellcheck disable=SC2086 # options are words
exec "$java" -XX:+UseSerialGC -XX:-UsePerfData -Djava.awt.headless=true -Dfile.encoding=UTF-8 \
  -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dorg.eclipse.deeplearning4j.helpers.disable=false \
  ${NASTURTIUM_JVM_OPTS:-} "$@"
