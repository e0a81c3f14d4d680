#!/usr/bin/env python3
"""Scores `isnad copies` on planted copies and prints one markdown table.

    bench/score_copies.py ISNAD_BINARY DATA_DIR [--n 6000] [--per-cell 30] [--seed N]

DATA_DIR holds corpora/ant-multisource.jsonl.gz (the articles) and reuse/plant.py, reuse/plant_eval.py
(which plant copies in them and score what was found). Two corpora are made in a temporary folder, of
the articles alone and with page furniture on every page. It prints; it leaves nothing behind.
"""
import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

FIGURES = {
    "pairs": r"all pairs: recall (\S+) precision (\S+) F1 (\S+)",
    "passages": r"passages: char precision (\S+) char recall (\S+) granularity (\S+) plagdet (\S+)",
    "dates true": r"direction, dates true: (\S+) of (\d+)",
    "dates false": r"direction, dates false: (\S+) of (\d+)",
    "heavy quotes": r"quote +30 +50 +\d+ +(\S+) +(\S+)",
}


def plant(data, base, out, args, noise):
    command = [sys.executable, os.path.join(data, "reuse", "plant.py"), "--base", base, "--out", out,
               "--n", str(args.n), "--per-cell", str(args.per_cell), "--seed", str(args.seed)]
    subprocess.run(command + (["--noise"] if noise else []), check=True,
                   stderr=subprocess.DEVNULL)


def found_by(isnad, folder):
    """Runs the program; returns the path of its findings and the seconds it took."""
    found = os.path.join(folder, "found.jsonl")
    begin = time.monotonic()
    with open(found, "wb") as out:
        subprocess.run([isnad, "copies", os.path.join(folder, "corpus.jsonl")], check=True,
                       stdout=out)
    return found, time.monotonic() - begin


def scores(data, folder, found):
    text = subprocess.run([sys.executable, os.path.join(data, "reuse", "plant_eval.py"), folder, found],
                          check=True, capture_output=True, text=True).stdout
    return {name: (re.search(pattern, text) or [None] * 5) for name, pattern in FIGURES.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("isnad")
    parser.add_argument("data")
    parser.add_argument("--n", type=int, default=6000)
    parser.add_argument("--per-cell", type=int, default=30)
    parser.add_argument("--seed", type=int, default=20260101)
    args = parser.parse_args()
    articles = os.path.join(args.data, "corpora", "ant-multisource.jsonl.gz")
    if not os.path.exists(articles) or not os.path.exists(os.path.join(args.data, "reuse", "plant.py")):
        print("No articles or no planting program in %s: copies are not scored." % args.data)
        return 0
    print("| planted copies in %d articles | pair recall | pair precision | quotes of 50 words at 30 %% "
          "edits, recall | passage plagdet | granularity | direction where decided, dates true / "
          "false | articles/s, reading included |" % args.n)
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="isnad-copies-") as work:
        base = os.path.join(work, "base.jsonl")
        with gzip.open(articles, "rb") as packed, open(base, "wb") as plain:
            shutil.copyfileobj(packed, plain)
        for name, noise in (("articles alone", False), ("with page furniture", True)):
            folder = os.path.join(work, "noise" if noise else "clean")
            plant(args.data, base, folder, args, noise)
            found, seconds = found_by(args.isnad, folder)
            got = scores(args.data, folder, found)
            print("| %s | %s | %s | %s | %s | %s | %s / %s | %.0f |" % (
                name, got["pairs"][1], got["pairs"][2], got["heavy quotes"][1], got["passages"][4],
                got["passages"][3], got["dates true"][1], got["dates false"][1], args.n / seconds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
