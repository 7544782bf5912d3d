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
cluster=
side_by_side=2          # while one waits, the other works
declare -A under_way=() # process id -> name
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
  [ ${#under_way[@]} = 0 ] || kill "${!under_way[@]}" 2>/dev/null || true
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

# Beside others, if there is room. In the background, so that a signal ends this script at once; what it says is shown when it has ended.
begin() { # name, command
  local name=$1
  shift
  while [ ${#under_way[@]} -ge $side_by_side ]; do end_one; done
  TMPDIR=$work/tmp timeout -k 10 $longest_seconds "$@" >"$work/$name.out" 2>&1 &
  under_way[$!]=$name
}

begin_tests() { # project file
  local name
  name=$(basename "$1" .csproj)
  begin "$name" "$(dirname "$1")/bin/Release/net10.0/ChangliBridge.$name" -noLogo -noColor -result-xml "$work/$name.xml"
}

end_one() {
  local process name outcome=0
  wait -n -p process "${!under_way[@]}" || outcome=$?
  name=${under_way[$process]}
  unset "under_way[$process]"
  step "$name"
  cat "$work/$name.out"
  case $name in
    format-*) [ "$outcome" = 0 ] || fault "the files above are not formatted: run dotnet format." ;;
    mutants | chaos-*) if [ "$outcome" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi ;;
    *) count "$name" "$outcome" ;;
  esac
}

end_all() { while [ ${#under_way[@]} -gt 0 ]; do end_one; done; }

count() { # test project, how it ended
  local p f s
  if ! read -r p f s < <(sum "$work/$1.xml"); then
    printf '%s ended with %s and left no report.\n' "$1" "$2" >&2
    p=0 f=1 s=0
  elif [ "$2" != 0 ] && [ "$f" = 0 ]; then
    printf '%s ended with %s.\n' "$1" "$2" >&2
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
# A wrong clock for one bridge of one test. Where it cannot be had, that test is skipped and says so: hence the subshell, which alone ends.
ls /usr/lib/*/faketime/libfaketimeMT.so.1 >/dev/null 2>&1 || (install faketime "libfaketime is") || true
step "restore as locked"
dotnet restore --locked-mode
lint_protos
step "build, warnings are errors"
UseSharedCompilation=true SharedCompilationId=$compiler dotnet build -c Release --no-restore -v quiet -clp:NoSummary
stop_compiler
[ -n "${CHANGLI_TEST_POSTGRES:-}" ] || start_postgres

begin_mutants() { begin mutants tests/Faults/mutants/run.sh "$@"; } # --check or nothing

if [ -n "$faults" ]; then
  longest_seconds=10800 side_by_side=1
  export CHANGLI_FAULTS=all
  begin_tests tests/Faults/Faults.csproj
  begin_mutants
  end_all
else
  export CHANGLI_FAULTS=usual CHANGLI_CHAOS_BUILT=1
  step "format, and the tests of every project, $side_by_side side by side"
  # The build has judged style and analyzers; spaces and the order of usings are left. One pass over everything takes four times as long as these two.
  begin format-spaces dotnet format whitespace --verify-no-changes --no-restore
  begin format-usings dotnet format style --verify-no-changes --no-restore --diagnostics IMPORTS
  # The longest first, so that at the end none runs alone for long.
  for project in $(printf '%s\n' tests/{EndToEnd,Adapter,Sync}.Tests/*.csproj tests/*.Tests/*.csproj | awk '!seen[$0]++'); do begin_tests "$project"; done
  begin_mutants --check
  end_all
  # Faults and chaos have the machine to themselves: their timings are scaled down.
  side_by_side=1
  begin_tests tests/Faults/Faults.csproj
  begin chaos-sqlite-1 tests/Faults/chaos.sh --seconds $chaos_seconds --replicas 1 --store sqlite
  begin chaos-postgres-2 tests/Faults/chaos.sh --seconds $chaos_seconds --replicas 2 --store postgres
  end_all
fi

[ "$passed" -gt 0 ] || fault "no test passed."
printf '\n%s passed, %s failed%s\n' "$passed" "$failed" "$([ "$skipped" = 0 ] || printf ', %s skipped' "$skipped")"
[ "$failed" = 0 ]
