#!/usr/bin/env bash
# Runs the county's 2023 halal-food plan end to end: the bridge and a sandbox province, two processes on real sockets.
#   ./demo.sh [--year] [--once] [--json] [--size N] [--work FOLDER] [--grpc-port P] [--http-port P] [--province-port P] [--admin-port P]
#             [--store sqlite|postgres] [--connection STRING]
# --year plays a year of the county instead: four departments, six batches, a temporary task, a list from a file, an objection, transfers, a credit repair, an amendment, the yearly cap, the yearly report, every indicator at the end.
# --once ends when all is delivered; --once --json ends with one line of JSON on standard output, everything else goes to standard error.
# --store postgres --connection "Host=…;Database=…;Username=…" keeps the bridge's data in an empty PostgreSQL database instead of SQLite. --help tells all.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# Build servers that outlive the build would keep this script's output open.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

if ! (cd "$root" && dotnet --version) >/dev/null 2>&1; then
  cat >&2 <<'MISSING'
demo.sh: the .NET 10 SDK (10.0.100 or newer, see global.json) is missing. Nothing else is needed. Install it with one of
  apt-get install dotnet-sdk-10.0        (Debian, Ubuntu)
  dnf install dotnet-sdk-10.0            (Fedora, RHEL)
  https://dotnet.microsoft.com/download/dotnet/10.0
and run ./demo.sh again.
MISSING
  exit 2
fi

build() { # project
  dotnet restore "src/$1" --locked-mode -v quiet && dotnet build "src/$1" -c Release --no-restore -v quiet "-clp:ErrorsOnly;NoSummary"
}

cd "$root"
echo "demo.sh: build" >&2
projects=(Adapter Sandbox)
# A year's clerks take tables in and out at the command line.
case " $* " in
  *" --year"*) projects+=(Cli) ;;
esac
for project in "${projects[@]}"; do
  build "$project" >&2 || { echo "demo.sh: src/$project could not be restored or built; the reason stands above." >&2; exit 2; }
done
cd "$OLDPWD"

work=()
case " $* " in
  *" --work "* | *" --work="*) ;;
  *) work=(--work "$(mktemp -d "${TMPDIR:-/tmp}/changli-demo.XXXXXX")") ;;
esac
export CHANGLI_BRIDGE=$root/src/Adapter/bin/Release/net10.0/ChangliBridge.Adapter.dll
export CHANGLI_CLI=$root/src/Cli/bin/Release/net10.0/changli.dll
exec dotnet "$root/src/Sandbox/bin/Release/net10.0/ChangliBridge.Sandbox.dll" demo ${work[@]+"${work[@]}"} "$@"
