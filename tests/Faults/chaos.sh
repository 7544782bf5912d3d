#!/usr/bin/env bash
# Offers results to bridges that are killed again and again, before two platforms that take records and do not answer.
#   tests/Faults/chaos.sh --seconds S --replicas R --store sqlite|postgres [--seed N] [--rate N]
# The last line is "accepted A lost 0 duplicated 0 kills K"; the exit code is not 0 where either platform lacks anything or has it twice.
# PostgreSQL: the server of CHANGLI_TEST_POSTGRES, else a throw-away one. CHANGLI_BRIDGE names another bridge than the one built here.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false
program=$root/tests/Faults/Chaos/bin/Release/net10.0/ChangliBridge.Chaos.dll
[ -n "${CHANGLI_CHAOS_BUILT:-}" ] || dotnet build "$root/tests/Faults/Chaos" -c Release -v quiet "-clp:ErrorsOnly;NoSummary" >&2
exec dotnet "$program" "$@"
