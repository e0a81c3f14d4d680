#!/usr/bin/env bash
# Configures and builds presets: tools/build.sh release [asan ...]. Prints only what goes wrong.
set -euo pipefail
cd "$(dirname "$0")/.."
for preset in "$@"; do
    mkdir -p "build/$preset"
    log="build/$preset/build.log"
    echo "Building the $preset preset (log: $log)"
    if ! { cmake --preset "$preset" && cmake --build --preset "$preset"; } >"$log" 2>&1; then
        grep -nE 'error|FAILED|Error' "$log" | head -n 40 >&2 || true
        tail -n 20 "$log" >&2
        echo "building the $preset preset failed" >&2
        exit 1
    fi
done
