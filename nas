#!/bin/sh
# Nasturtium's launcher: finds a JDK 17+ and Maven, builds what is missing or stale, sets the environment, runs.
#
# JAVA_HOME picks the JDK; NASTURTIUM_BUILD is given to Maven (-Pcuda: the natives of NVIDIA GPUs),
# NASTURTIUM_JVM_OPTS to Java (-Xmx8g).
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
case $home in *:*) die "$home has a colon in its path" 'Java separates folders by colons: move the project.' ;; esac

# The major version of the Java in a folder; nothing if there is none.
java_version() {
  [ -x "$1/bin/java" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p'
  fi
}

# The first folder with a Java that is new enough: on the path, then where systems put it.
find_java() {
  if on_path=$(command -v java); then
    set -- "$(dirname "$(dirname "$(readlink -f "$on_path")")")" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/current
  else
    set -- /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/current
  fi
  for folder in "$@"; do
    version=$(java_version "$folder")
    if [ "${version:-0}" -ge 17 ]; then
      printf '%s' "$folder"
      return 0
    fi
  done
}

if [ -n "${JAVA_HOME:-}" ]; then
  version=$(java_version "$JAVA_HOME")
  [ -n "$version" ] || die "JAVA_HOME is $JAVA_HOME, where no Java is" 'Set it to a JDK 17 or newer, or unset it.'
  [ "$version" -ge 17 ] || die "JAVA_HOME is $JAVA_HOME, a Java $version; 17 or newer is needed" \
    'Set it to a newer JDK, or unset it.'
else
  JAVA_HOME=$(find_java)
  [ -n "$JAVA_HOME" ] || die 'no Java 17 or newer found' \
    'Install a JDK (on Debian: apt-get install openjdk-17-jdk-headless maven), or set JAVA_HOME.'
  version=$(java_version "$JAVA_HOME")
fi
export JAVA_HOME

# What was built: `classpath` (what it is for, then the class path), `stamp` (when the build began), `jars-*`: copies
# of this project's jars, so that a build does not pull them from under a search that is going on.
state=$home/.nas
wanted="$home ${NASTURTIUM_BUILD:-}"

read_classpath() {
  { IFS= read -r built_for && IFS= read -r classpath; } <"$state/classpath"
}

all_there() {
  rest=$classpath:
  while [ -n "$rest" ]; do
    [ -e "${rest%%:*}" ] || return 1
    rest=${rest#*:}
  done
}

# Folders count too: a file that is gone changes its folder.
newer_source() {
  find "$home/pom.xml" "$home/.mvn" "$home/engine" "$home/dsl" "$home/kernel" -name target -prune -o \
    \( -path '*/src/main*' -o -name pom.xml -o -path '*/.mvn/*' \) -newer "$state/stamp" -print 2>/dev/null | head -n 1
}

is_stale() {
  [ -r "$state/classpath" ] || return 0
  [ -r "$state/stamp" ] || return 0
  read_classpath || return 0
  [ "$built_for" = "$wanted" ] || return 0
  all_there || return 0
  [ -n "$(newer_source)" ]
}

# Puts copies of this project's jars in place of those that the next build overwrites.
keep_jars() {
  jars=$state/jars-$(date +%Y%m%d%H%M%S)-$$
  mkdir "$jars"
  jar=$(find "$home/kernel/target" -maxdepth 1 -name 'nasturtium-kernel-*.jar' ! -name '*-tests.jar' | head -n 1)
  rest=$jar:$(cat "$home/kernel/target/dependencies.classpath"):
  classpath=''
  while [ -n "$rest" ]; do
    entry=${rest%%:*}
    rest=${rest#*:}
    case $entry in
      "$home"/*)
        cp "$entry" "$jars/"
        entry=$jars/${entry##*/}
        ;;
    esac
    classpath=$classpath${classpath:+:}$entry
  done
}

# All but the newest two: a search may still be using the last but one.
drop_old_jars() {
  set -- "$state"/jars-*
  while [ $# -gt 2 ]; do
    rm -rf "$1"
    shift
  done
}

build() {
  command -v mvn >/dev/null || die 'no Maven found, which builds the project on first use and after changes' \
    'Install Maven 3.8 or newer (on Debian: apt-get install maven).'
  [ -x "$JAVA_HOME/bin/javac" ] || die "$JAVA_HOME has no compiler, which building needs" \
    'Install a JDK, not only a JRE (on Debian: apt-get install openjdk-17-jdk-headless), or set JAVA_HOME.'
  log=$state/build.log
  if [ -e "$state/stamp" ]; then
    say "nas: sources changed, building (log in $log)"
  else
    say "nas: building; the first time this takes minutes and fetches about 400 MB (log in $log)"
  fi
  : >"$state/begun"
  # shellcheck disable=SC2086 # options are words
  if ! mvn -B -Dquickly -f "$home/pom.xml" ${NASTURTIUM_BUILD:-} package >"$log" 2>&1 </dev/null; then
    { grep '^\[[EW][A-Z]*\] .*\.java:\[' "$log" || grep '^\[ERROR\]' "$log" || tail "$log"; } | head -n 5 >&2
    die 'the build failed' "The whole log is in $log"
  fi
  keep_jars
  printf '%s\n%s\n' "$wanted" "$classpath" >"$state/classpath.part"
  mv "$state/begun" "$state/stamp"
  mv "$state/classpath.part" "$state/classpath"
  drop_old_jars
}

if is_stale; then
  if ! mkdir -p "$state" 2>/dev/null || ! [ -w "$state" ]; then
    die "cannot write $state, where the build belongs" \
      'Copy the project to a folder of your own, or change its permissions.'
  fi
  exec 9>"$state/lock"
  if command -v flock >/dev/null && ! flock -n 9; then
    say 'nas: another process is building, waiting for it'
    flock 9
  fi
  if is_stale; then
    build
  fi
  exec 9>&-
fi

# One thread a trial, and freed memory kept by the process: fresh pages cost more than the arithmetic.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
export MALLOC_TRIM_THRESHOLD_=4294967296 MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TOP_PAD_=268435456

case ${1:-} in
  run | resume | bench) compiler='' ;;
  *) compiler=-XX:TieredStopAtLevel=1 ;; # short commands: start fast
esac
set -- org.nasturtium.kernel.command.Main "$@"
if [ "$version" -ge 24 ]; then
  set -- --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "$@"
fi
if [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; then
  size=$(stty size <&2 2>/dev/null || true)
  columns=${size#* }
  [ "${columns:-0}" -gt 0 ] || columns=80
  set -- "-Dnasturtium.terminal=$columns" "$@"
fi
# shellcheck disable=SC2086 # options are words
exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:-UsePerfData $compiler -Djava.awt.headless=true \
  -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dorg.eclipse.deeplearning4j.helpers.disable=false \
  -Dnasturtium.home="$home" ${NASTURTIUM_JVM_OPTS:-} -cp "$classpath" "$@"
