#!/usr/bin/env python3
"""Scores the publication dates of `isnad extract` on pages whose date is known.

Usage: score_dates.py ISNAD DIR [--failures] [--fold 0|1|2]

DIR holds gold.jsonl, a line a page: {"url", "html": path below DIR, "date": "YYYY-MM-DD"}. A page is
right where `published` is that day, or where its date is "nan" (it has none) and nothing is answered.
A page without an answer is not wrong, and counts against the coverage. --fold keeps the pages whose name hashes to that third, so that rules can be made on two
thirds and proven on the last. Prints a Markdown table. Exits 0 where DIR is absent.
"""
import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile


def published_of(line):
    published = line.get("published")
    if isinstance(published, dict):
        published = published.get("best")
    return (published or "")[:10]


def fold_of(name):
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("program")
    parser.add_argument("directory")
    parser.add_argument("--failures", action="store_true", help="name the pages that are wrong")
    parser.add_argument("--fold", type=int, choices=(0, 1, 2))
    options = parser.parse_args()
    program, directory = options.program, options.directory
    if os.path.isdir(os.path.join(directory, "dates")):  # the folder of all sets
        directory = os.path.join(directory, "dates")
    gold_path = os.path.join(directory, "gold.jsonl")
    if not os.path.exists(gold_path):
        print(f"dates: no data in {directory}, nothing measured")
        return 0
    gold = [json.loads(line) for line in open(gold_path, encoding="utf-8")]
    if options.fold is not None:
        gold = [page for page in gold if fold_of(page["html"]) == options.fold]
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as listing:
        listing.writelines(os.path.join(directory, page["html"]) + "\n" for page in gold)
        listing.flush()
        # Exit 1 says that some input was refused; its line says which.
        done = subprocess.run([program, "extract", "--list", listing.name], capture_output=True,
                              text=True, check=False)
    answers = [json.loads(line) for line in done.stdout.split("\n")[:-1]]
    if len(answers) != len(gold):
        raise SystemExit(f"{len(gold)} pages in, {len(answers)} answers out: {done.stderr[-500:]}")
    groups = {}
    for page, answer in zip(gold, answers):
        group = page["html"].split("/")[1] if page["html"].count("/") > 1 else "all"
        said = published_of(answer)
        known = page["date"] if isinstance(page["date"], str) and page["date"] != "nan" else ""
        for name in (group, "all together"):
            score = groups.setdefault(name, [0, 0, 0])
            score[0] += said == known
            score[1] += bool(said) or not known
            score[2] += 1
        if said != known and options.failures:
            print(f"{page['html']}\t{page['date']}\t{said or '-'}\t{page['url']}")
    print("| pages | count | answered | right | right of answered | right of all |")
    print("|---|---:|---:|---:|---:|---:|")
    for name in sorted(groups):
        right, answered, count = groups[name]
        precision = 100 * right / answered if answered else 0
        print(f"| {name} | {count} | {answered} | {right} | {precision:.1f} % | "
              f"{100 * right / count:.1f} % |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
