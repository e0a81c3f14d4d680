#!/usr/bin/env python3
"""Names in marked articles that never taught the model: what is found must not fall below what was measured.

Usage: marked_names_test.py NAME_TAGGER. The floors lie a little under docs/measured.md, so that a change of the
lists that costs a name or two passes and one that costs a kind does not.
"""
import glob
import os
import subprocess
import sys

FLOORS = {"person": 0.84, "organisation": 0.76, "place": 0.85, "outlet": 0.77, "all": 0.825}


def main():
    files = sorted(glob.glob(os.path.join(os.path.dirname(os.path.abspath(__file__)), "marked_names", "*.txt")))
    done = subprocess.run([sys.argv[1], "score", *files], capture_output=True, text=True, check=True)
    print(done.stdout)
    found = {}
    for line in done.stdout.splitlines()[2:]:
        columns = [column.strip() for column in line.strip("|").split("|")]
        found[columns[0]] = float(columns[3])
    low = [f"{kind}: F1 {found[kind]} under {floor}" for kind, floor in FLOORS.items() if found[kind] < floor]
    articles = sum(open(path, encoding="utf-8").read().count("### ") for path in files)
    if articles < 60:
        low.append(f"{articles} articles are too few to say anything")
    if low:
        raise SystemExit("\n".join(low))


if __name__ == "__main__":
    main()
