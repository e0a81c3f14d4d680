#!/usr/bin/env bash
# Gets the peers of bench/run: install.sh FOLDER. Those of npm go to FOLDER, as package-lock.json pins
# them; those of Debian are installed where this runs as root. What cannot be had is said and left out.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
mkdir -p "$folder"
if ! command -v npm >/dev/null; then
    echo "peers of npm: npm is not installed" >&2
elif cmp -s "$here/package-lock.json" "$folder/package-lock.json" && [ -d "$folder/node_modules" ]; then
    cp "$here/peer.mjs" "$folder/"
else
    cp "$here/package.json" "$here/package-lock.json" "$here/peer.mjs" "$folder/"
    if ! (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund) >"$folder/npm.log" 2>&1; then
        tail -n 3 "$folder/npm.log" >&2
        rm -rf "$folder/node_modules"
        echo "peers of npm: could not be installed" >&2
    fi
fi
missing=()
for package in python3-readability w3m; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ] && ! { [ "$(id -u)" -eq 0 ] && apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } \
    >"$folder/apt.log" 2>&1; then
    echo "peers of Debian: ${missing[*]} could not be installed" >&2
fi
exit 0
