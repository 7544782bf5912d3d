#!/usr/bin/env bash
# Shows that the fault tests can fail: each patch here is applied to a copy of the sources, the bridge is built there, and the cell that the patch
# names runs against it. The unchanged bridge passes; each mutant must fail by the invariant that the patch names.
# A patch begins with three lines: "cell: FAULT", "class: TEST CLASS", "caught by: INVARIANT".
#   tests/Faults/mutants/run.sh [--check]      --check only tries whether the patches still apply
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false
tests=$root/tests/Faults/bin/Release/net10.0/ChangliBridge.Faults
copy=$(mktemp -d "${TMPDIR:-/tmp}/changli-mutant.XXXXXX")
trap 'rm -rf "$copy"' EXIT
head_of() { sed -n "s/^$2: //p" "$1" | head -n 1; } # patch, word
play() { CHANGLI_FAULTS="only:$(head_of "$1" cell)" "$tests" -noLogo -noColor -class "ChangliBridge.Faults.Matrix.$(head_of "$1" class)" >"$copy/log" 2>&1; } # patch

caught=0 faults=0
for patch in "$root"/tests/Faults/mutants/*.patch; do
  name=$(basename "$patch" .patch)
  rm -rf "$copy/tree"
  mkdir "$copy/tree"
  (cd "$root" && tar -c --exclude=bin --exclude=obj src protos appsettings.json global.json ./*.props BannedSymbols.txt .editorconfig) | tar -x -C "$copy/tree"
  patch -s -p1 -d "$copy/tree" <"$patch" || { echo "mutants: $name no longer applies" >&2; faults=$((faults + 1)); continue; }
  [ "${1:-}" != --check ] || continue
  if ! play "$patch"; then
    cat "$copy/log" >&2; echo "mutants: the unchanged bridge fails $(head_of "$patch" cell)" >&2; faults=$((faults + 1)); continue
  fi
  dotnet build "$copy/tree/src/Adapter" -c Release -v quiet "-clp:ErrorsOnly;NoSummary" >&2
  if CHANGLI_BRIDGE="$copy/tree/src/Adapter/bin/Release/net10.0/ChangliBridge.Adapter.dll" play "$patch"; then
    echo "mutants: $name is not caught" >&2; faults=$((faults + 1))
  elif ! grep -q "Broken : $(head_of "$patch" 'caught by')" "$copy/log"; then
    cat "$copy/log" >&2; echo "mutants: $name fails, but not by $(head_of "$patch" 'caught by')" >&2; faults=$((faults + 1))
  else
    echo "mutants: $name is caught by $(head_of "$patch" 'caught by')"; caught=$((caught + 1))
  fi
done
[ "${1:-}" = --check ] || echo "mutants: $caught caught, $faults faults"
[ "$faults" = 0 ]
