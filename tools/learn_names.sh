#!/usr/bin/env bash
# Learns lexicon/name_tagger.bin anew from training/names/ and the lists of lexicon/: the same files,
# the same bytes. With --check it only says whether the file in lexicon/ is what comes out.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${NAME_TAGGER:-build/check/bin/name_tagger}
if [ -z "${NAME_TAGGER:-}" ]; then
    tools/install_packages.sh check
    cmake --preset check >/dev/null
    cmake --build --preset check --target name_tagger >/dev/null
fi
if [ "${1:-}" = --check ]; then
    made=$(mktemp)
    trap 'rm -f "$made"' EXIT
    "$program" learn --out "$made" training/names/*.txt >/dev/null
    cmp "$made" lexicon/name_tagger.bin && exit 0
    echo "lexicon/name_tagger.bin is not what training/names/ and lexicon/ give: run tools/learn_names.sh" >&2
    exit 1
fi
"$program" learn --out lexicon/name_tagger.bin training/names/*.txt
