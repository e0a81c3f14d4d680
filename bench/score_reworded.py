#!/usr/bin/env python3
"""Scores `isnad copies` on reworded and shuffled passages (plant_reworded.py); prints one table in Markdown.

    bench/score_reworded.py ISNAD DATA_DIR [--n 4000] [--per-cell 30] [--seed N] [--base ARTICLES.jsonl]

DATA_DIR holds corpora/ant-*.jsonl.gz (the articles) and reuse/plant.py, reuse/plant_eval.py; --base takes other
articles instead. A row a kind of disguise and corpus: the share of planted document pairs found, by the length of
the passage, and of the planted characters. The last row has what a corpus gives in all. Nothing is left behind.
"""
import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CELL = re.compile(r"^(\w+) +(\d+) +(\d+) +(\d+) +(\S+) +(\S+)$", re.M)
PAIRS = re.compile(r"all pairs: recall (\S+) precision (\S+)")
PASSAGES = re.compile(r"passages: char precision (\S+) char recall (\S+) granularity (\S+) plagdet (\S+)")


def report_on(args, base, work):
    """What plant_eval.py says of one corpus; "" where too little could be planted."""
    reuse = os.path.join(args.data, "reuse")
    subprocess.run([sys.executable, os.path.join(HERE, "plant_reworded.py"), os.path.join(reuse, "plant.py"),
                    "--base", base, "--out", work, "--n", str(args.n), "--per-cell", str(args.per_cell),
                    "--seed", str(args.seed)], check=True, stderr=subprocess.DEVNULL)
    found = os.path.join(work, "found.jsonl")
    with open(found, "wb") as out:
        subprocess.run([args.isnad, "copies", os.path.join(work, "corpus.jsonl")], check=True, stdout=out)
    if not os.path.getsize(found):
        return ""
    return subprocess.run([sys.executable, os.path.join(reuse, "plant_eval.py"), work, found], check=True,
                          capture_output=True, text=True).stdout


def rows_of(name, report):
    kinds = {}
    for kind, rate, length, pairs, recall, chars in CELL.findall(report):
        kinds.setdefault((kind, int(rate)), {})[int(length)] = (int(pairs), float(recall), float(chars))
    lengths = sorted({length for cells in kinds.values() for length in cells})
    for (kind, rate), cells in kinds.items():
        title = kind.replace("_", " ") + (" %d %%" % rate if rate else "")
        pairs = " / ".join("%.2f" % cells[n][1] if n in cells else "-" for n in lengths)
        weight = sum(cell[0] for cell in cells.values())
        chars = sum(cell[0] * cell[2] for cell in cells.values()) / weight
        yield "| %s | %s | %s | %.3f |" % (name, title, pairs, chars)
    pairs, passages = PAIRS.search(report), PASSAGES.search(report)
    yield "| %s | **all** | recall %s, precision %s | recall %s, plagdet %s, granularity %s |" % (
        name, pairs[1], pairs[2], passages[2], passages[4], passages[3])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("isnad")
    parser.add_argument("data")
    parser.add_argument("--n", type=int, default=4000)
    parser.add_argument("--per-cell", type=int, default=30)
    parser.add_argument("--seed", type=int, default=20260202)
    parser.add_argument("--base")
    args = parser.parse_args()
    corpora = os.path.join(args.data, "corpora")
    bases = [args.base] if args.base else [
        os.path.join(corpora, name) for name in sorted(os.listdir(corpora) if os.path.isdir(corpora) else [])
        if name.startswith("ant-") and name.endswith(".jsonl.gz")]
    if not bases or not os.path.exists(os.path.join(args.data, "reuse", "plant.py")):
        print("No articles or no planting program in %s: reworded copies are not scored." % args.data)
        return 0
    print("| articles | disguise | pair recall at 40-80 / 100-200 / 300+ words | characters |\n|---|---|---|---|")
    for base in bases:
        with tempfile.TemporaryDirectory(prefix="isnad-reworded-") as work:
            plain = base
            if base.endswith(".gz"):
                plain = os.path.join(work, "base.jsonl")
                with gzip.open(base, "rb") as packed, open(plain, "wb") as out:
                    shutil.copyfileobj(packed, out)
            report = report_on(args, plain, work)
        name = os.path.basename(base).split(".")[0]
        print("\n".join(rows_of(name, report)) if report else "| %s | nothing found | - | - |" % name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
