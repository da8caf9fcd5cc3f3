#!/bin/sh
# Nasturtium's launcher: finds a JDK 17+ and Maven, builds what is missing or stale, sets the environment, runs.
set -eu

say() { printf '%s\n' "$*" >&2; }
die() { say "nas: $1"; [ $# -lt 2 ] || say "     $2"; exit 3; }

# The project's folder, also when this file was reached through links.
self=$0
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in /*) self=$link ;; *) self=$(dirname "$self")/$link ;; esac
done
home=$(CDPATH='' cd -- "$(dirname -- "$self")" && pwd -P)

# The major version of the JDK in a folder; nothing if there is none.
jdk_version() {
  [ -x "$1/bin/java" ] || return 0
  [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

java_home=''
if [ -n "${JAVA_HOME:-}" ]; then
  java_home=$JAVA_HOME
elif on_path=$(command -v java); then
  java_home=$(dirname "$(dirname "$(readlink -f "$on_path")")")
fi
[ -n "$java_home" ] || die 'no Java found' 'Install a JDK 17 or newer, or set JAVA_HOME.'
version=$(jdk_version "$java_home")
[ -n "$version" ] || die "no JDK in $java_home" 'Set JAVA_HOME to a JDK 17 or newer.'
[ "$version" -ge 17 ] || die "$java_home is Java $version, 17 or newer is needed" 'Set JAVA_HOME to a newer JDK.'
JAVA_HOME=$java_home
export JAVA_HOME

classpath_file=$home/kernel/target/nasturtium.classpath

is_stale() {
  [ -r "$classpath_file" ] || return 0
  tr ':' '\n' <"$classpath_file" | while read -r entry; do [ -e "$entry" ] || echo gone; done | grep -q gone && return 0
  [ -n "$(find "$home/pom.xml" "$home/engine" "$home/dsl" "$home/kernel" -name target -prune -o \
    \( -path '*/src/main/*' -o -name pom.xml \) -type f -newer "$classpath_file" -print 2>/dev/null | head -n 1)" ]
}

build() {
  command -v mvn >/dev/null || die 'no Maven found' 'Install Maven 3.8 or newer; it builds the project on first use.'
  [ -x "$JAVA_HOME/bin/javac" ] || die "$JAVA_HOME has no compiler" 'Install a JDK, not only a JRE.'
  log=$home/build.log
  say "nas: building (the first time this takes minutes and fetches about 400 MB; log in $log)"
  if ! mvn -B -q -Dquickly -f "$home/pom.xml" package >"$log" 2>&1; then
    grep '^\[ERROR\]' "$log" | head -n 5 >&2 || true
    die 'the build failed' "The whole log is in $log."
  fi
  jar=$(find "$home/kernel/target" -maxdepth 1 -name 'nasturtium-kernel-*.jar' ! -name '*-tests.jar' | head -n 1)
  printf '%s:%s' "$jar" "$(cat "$home/kernel/target/dependencies.classpath")" >"$classpath_file"
}

if is_stale; then
  build
fi

# One thread a trial, and freed memory kept by the process: fresh pages cost more than the arithmetic.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
export MALLOC_TRIM_THRESHOLD_=4294967296 MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TOP_PAD_=268435456

set -- org.nasturtium.kernel.command.Main "$@"
if [ "$version" -ge 24 ]; then
  set -- --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "$@"
fi
if [ -t 2 ]; then
  columns=$(tput cols 2>/dev/null || echo 80)
  set -- "-Dnasturtium.terminal=$columns" "$@"
fi
# shellcheck disable=SC2086 # options are words
exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:-UsePerfData -Djava.awt.headless=true \
  -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dorg.eclipse.deeplearning4j.helpers.disable=false \
  -Dnasturtium.home="$home" ${NASTURTIUM_JVM_OPTS:-} -cp "$(cat "$classpath_file")" "$@"
