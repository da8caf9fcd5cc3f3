#!/bin/sh
# Starts the kernel from the folder that this file lies in: kernel.sh CONNECTION_FILE. Java is the only thing looked for
# elsewhere: JAVA_HOME, then the path, then the Java that installed the kernel.
#
# NASTURTIUM_JVM_OPTS goes to Java. Blanks part its words, quotes keep them together: -Xmx8g "-Dname=two words".
# kernel.sh --archive makes the archive of classes anew that lets the kernel start faster with the Java that is found.
set -euf
say() { printf 'nasturtium kernel: %s\n' "$*" >&2; }
die() { say "$@"; exit 3; }

folder=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
case $folder in *:*) die "$folder has a colon in its path, by which Java separates folders: move the kernel" ;; esac

# The version stands in a file beside Java; asking Java itself costs a start.
look_at() {
  java=$1
  release=$(dirname "$(dirname "$(readlink -f "$java")")")/release
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release" 2>/dev/null || true)
  [ -n "$version" ] || version=$("$java" -version 2>&1 | sed -n '1s/.*"\([0-9]*\).*/\1/p')
}

version=0
if [ -n "${JAVA_HOME:-}" ]; then
  [ -x "$JAVA_HOME/bin/java" ] || die "JAVA_HOME is $JAVA_HOME, where no Java is: set it to a JDK 17 or newer, or unset it"
  look_at "$JAVA_HOME/bin/java"
else
  on_path=$(command -v java || true)
  [ -z "$on_path" ] || look_at "$on_path"
  installer=
  [ ! -r "$folder/java-home" ] || IFS= read -r installer <"$folder/java-home" || true
  if [ "${version:-0}" -lt 17 ] && [ -x "$installer/bin/java" ]; then
    look_at "$installer/bin/java"
  fi
  [ -n "${java:-}" ] || die 'no Java found: install a JDK 17 or newer, or set JAVA_HOME'
fi
[ "${version:-0}" -ge 17 ] || die "$java is Java ${version:-of unknown version}, 17 or newer is needed: set JAVA_HOME"

words=
collector=-XX:+UseSerialGC
if [ -n "${NASTURTIUM_JVM_OPTS:-}" ]; then
  say "with NASTURTIUM_JVM_OPTS: $NASTURTIUM_JVM_OPTS"
  words=$(printf '%s\n' "$NASTURTIUM_JVM_OPTS" | xargs printf '%s\n') || die 'a quote of NASTURTIUM_JVM_OPTS is not closed'
  case $words in *-XX:+Use*GC*) collector= ;; esac
fi

# One archive for each Java. Where it does not fit (jars copied, other options) Java goes without, and is not to say so.
archive=$folder/classes-$(cksum <"$release" 2>/dev/null | cut -d ' ' -f 1).jsa
main=org.nasturtium.kernel.KernelMain
sharing=
if [ "${1:-}" = --archive ]; then
  rm -f "$archive"
  main=org.nasturtium.kernel.Rehearsal
  sharing=-XX:ArchiveClassesAtExit=$archive
  words=
  shift
elif [ -r "$archive" ]; then
  sharing=-XX:SharedArchiveFile=$archive
fi

set +f
classpath=
for jar in "$folder"/lib/*.jar; do
  classpath=$classpath${classpath:+:}$jar
done
set -f

set -- -cp "$classpath" "$main" "$@"
# from here on only ends of lines part words
IFS='
'
# shellcheck disable=SC2086 # options are words
set -- $words "$@"
[ -z "$sharing" ] || set -- -Xlog:disable "$sharing" "$@"
[ "$version" -lt 24 ] || set -- --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "$@"
# shellcheck disable=SC2086 # the collector is a word or nothing
# caches of the compiler live seconds instead of hours: a long session stays small
exec "$java" $collector -XX:SoftRefLRUPolicyMSPerMB=20 -XX:-UsePerfData -Djava.awt.headless=true -Dfile.encoding=UTF-8 \
  -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dorg.eclipse.deeplearning4j.helpers.disable=false "$@"
