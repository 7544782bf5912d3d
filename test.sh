#!/usr/bin/env bash
# Checks everything: protos, build, format, every test on SQLite and PostgreSQL. Ends with "N passed, N failed".
#   ./test.sh [--faults]    --faults runs every cell of the fault matrix and the mutants, which takes long, and nothing else
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
exec </dev/null
export CI=true DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# Build servers that outlive this script would keep its output open.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

buf_version=1.75.0
longest_seconds=900 # one test project; the whole takes minutes
chaos_seconds=20
faults=
case "${1:-}" in
  "") ;;
  --faults) faults=1 ;;
  *) printf 'test.sh: unknown option %s; there is --faults\n' "$1" >&2; exit 64 ;;
esac
work=$(mktemp -d "${TMPDIR:-/tmp}/changli-check.XXXXXX")
mkdir "$work/tmp"
cluster= running=
passed=0 failed=0 skipped=0

step() { printf '\n== %s\n' "$*"; }
fault() { printf '\ntest.sh: %s\n' "$*" >&2; failed=$((failed + 1)); } # counts, and the tests still run
stop() { printf '\ntest.sh: %s\n' "$*" >&2; exit 1; }

# One for the whole build, of this script's own, so that no other build's is stopped with it.
compiler=changli-check-$$
stop_compiler() {
  local sdk
  sdk=$(dotnet --version 2>/dev/null) || return 0
  "$(dotnet --list-sdks | sed -n "s/^$sdk \[\(.*\)\]$/\1/p")/$sdk/Roslyn/bincore/VBCSCompiler" -shutdown "-pipename:$compiler" >/dev/null 2>&1 || true
}

finish() {
  stop_compiler
  [ -z "$running" ] || kill "$running" 2>/dev/null || true
  [ -z "$cluster" ] || as_postgres "$programs/pg_ctl" -D "$cluster/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$work" ${cluster:+"$cluster"}
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

install() { # package, what is missing
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || stop "$2 missing. Install the package $1 (sudo apt-get install $1) and run again."
  step "install $1"
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$1"; } >"$work/apt" 2>&1 ||
    { tail -n 20 "$work/apt" >&2; stop "$2 missing and apt-get could not install $1."; }
}

postgres_programs() {
  for initdb in $(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -Vr) $(command -v initdb || true); do
    if [ -x "$(dirname "$initdb")/pg_ctl" ]; then dirname "$initdb"; return; fi
  done
}

# PostgreSQL refuses to run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

start_postgres() {
  programs=$(postgres_programs)
  [ -n "$programs" ] || { install postgresql "PostgreSQL (initdb, pg_ctl) is"; programs=$(postgres_programs); }
  [ -n "$programs" ] || stop "initdb and pg_ctl are still not under /usr/lib/postgresql/*/bin."
  step "start a throw-away PostgreSQL ($("$programs/postgres" --version))"
  cluster=$(as_postgres mktemp -d "${TMPDIR:-/tmp}/changli-pg.XXXXXX")
  # A socket in its own folder needs no port. Without fsync: its rows end with this script.
  as_postgres "$programs/initdb" -D "$cluster/data" -U postgres -A trust -E UTF8 --locale=C -N >"$work/initdb" 2>&1 ||
    { cat "$work/initdb" >&2; stop "initdb failed."; }
  as_postgres "$programs/pg_ctl" -D "$cluster/data" -l "$cluster/server" -w -t 60 \
    -o "-k '$cluster' -c listen_addresses= -c fsync=off -c max_connections=200" start >/dev/null ||
    { cat "$cluster/server" >&2; stop "PostgreSQL did not start."; }
  # Should this script be killed without a chance to clean up, the server still ends.
  (cd / && exec setsid bash -c 'while kill -0 "$1"; do sleep 2; done; kill -QUIT "$(head -n 1 "$2/data/postmaster.pid")"; rm -rf "$2"' \
    watch $$ "$cluster" >/dev/null 2>&1) &
  export CHANGLI_TEST_POSTGRES="Host=$cluster;Username=postgres;Database=postgres"
}

lint_protos() {
  command -v npx >/dev/null || install npm "npx (Node.js), which runs buf, is"
  step "lint the protos (buf $buf_version)"
  local packages version
  packages=$(dotnet nuget locals global-packages --list | sed 's/^global-packages: //')
  version=$(sed -n 's/.*"Google.Api.CommonProtos" Version="\([^"]*\)".*/\1/p' Directory.Packages.props)
  rm -rf build/google
  mkdir -p build/google
  cp -r "$packages/google.api.commonprotos/$version/content/protos/." build/google/
  npx -y "@bufbuild/buf@$buf_version" lint || fault "buf found faults in protos/, or npx could not fetch it."
}

run_tests() { # project file
  local folder name report outcome=0
  folder=$(dirname "$1") name=$(basename "$1" .csproj)
  report=$work/$name.xml
  step "$name"
  # In the background, so that a signal ends this script at once and not after the tests.
  TMPDIR=$work/tmp timeout -k 10 $longest_seconds "$folder/bin/Release/net10.0/ChangliBridge.$name" -noLogo -noColor -result-xml "$report" &
  running=$!
  wait "$running" || outcome=$?
  running=
  if ! read -r p f s < <(sum "$report"); then
    printf '%s ended with %s and left no report.\n' "$name" "$outcome" >&2
    p=0 f=1 s=0
  elif [ "$outcome" != 0 ] && [ "$f" = 0 ]; then
    printf '%s ended with %s.\n' "$name" "$outcome" >&2
    f=1
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

sum() { # report -> passed, failed with errors outside tests, skipped
  [ -s "$1" ] || return 0
  grep -o '<assembly [^>]*>' "$1" | awk '
    function number(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
    { p += number("passed"); f += number("failed") + number("errors"); s += number("skipped") }
    END { if (NR) print p, f, s }'
}

command -v python3 >/dev/null || install python3 "Python 3, which runs the second checker of a draw, is"
command -v dotnet >/dev/null && dotnet --version >/dev/null 2>&1 ||
  stop "the .NET 10 SDK of global.json is missing. Install it (https://dotnet.microsoft.com/download/dotnet/10.0) and run again."
step "restore as locked"
dotnet restore --locked-mode
lint_protos
step "build, warnings are errors"
UseSharedCompilation=true SharedCompilationId=$compiler dotnet build -c Release --no-restore -v quiet -clp:NoSummary
stop_compiler
step "format"
dotnet format --verify-no-changes --no-restore || fault "the files above are not formatted: run dotnet format."
[ -n "${CHANGLI_TEST_POSTGRES:-}" ] || start_postgres

run_chaos() { # store, bridges: a short run, as one test
  step "chaos on $1, $2 bridge(s), $chaos_seconds s"
  if CHANGLI_CHAOS_BUILT=1 TMPDIR=$work/tmp timeout -k 10 $longest_seconds tests/Faults/chaos.sh --seconds $chaos_seconds --replicas "$2" --store "$1"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
}

run_mutants() { # --check or nothing
  step "mutants ${1:-}"
  if TMPDIR=$work/tmp tests/Faults/mutants/run.sh "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

if [ -n "$faults" ]; then
  longest_seconds=10800
  CHANGLI_FAULTS=all run_tests tests/Faults/Faults.csproj
  run_mutants
else
  for project in $(dotnet sln list | tr '\\' '/' | grep '^tests/.*\.Tests\.csproj$' | sort); do
    run_tests "$project"
  done
  CHANGLI_FAULTS=usual run_tests tests/Faults/Faults.csproj
  run_mutants --check
  run_chaos sqlite 1
  run_chaos postgres 2
fi

[ "$passed" -gt 0 ] || fault "no test passed."
printf '\n%s passed, %s failed%s\n' "$passed" "$failed" "$([ "$skipped" = 0 ] || printf ', %s skipped' "$skipped")"
[ "$failed" = 0 ]
