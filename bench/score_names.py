#!/usr/bin/env python3
"""Scores `isnad match` on names across scripts.

Usage: score_names.py ISNAD DATA [--queries N] [--misses N]

1. Finding the Latin spelling: DATA/names/wd_{arabic,hebrew}_{16,64}.tsv.gz (Wikidata, CC0; measured with, never
   learned from) hold a Latin spelling, the name in Arabic or Hebrew, letters apart, and a count. N native names
   are each scored against a pool of 12,930 Latin spellings that holds the right ones; a query is right at k if any
   Latin spelling of that native name is among the first k (ties by place in the pool). Skipped where absent.
2. People: made from lexicon/person_names.tsv. True pairs are one given and one family name in two spellings or
   scripts; false ones share one of the two names, the other is another name of the list.
   The program knows the list and learns from it: this says how names are put together, not what it does with
   names that it has never seen.
3. Speed of --list. Prints Markdown tables.
"""
import argparse
import gzip
import os
import random
import subprocess
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SAME = 0.75  # kSame, src/analysis/names/names.h
POOL = 12930


def scores(isnad, pairs):
    text = "".join(f"{a}\t{b}\n" for a, b in pairs)
    done = subprocess.run([isnad, "match", "--list", "-"], input=text.encode(), stdout=subprocess.PIPE, check=True)
    found = [float(line) for line in done.stdout.split()]
    assert len(found) == len(pairs)
    return found


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            latin, native, _ = line.rstrip("\n").split("\t")
            yield latin, native.replace(" ", "")


def ranking(isnad, folder, script, queries, misses):
    small = list(rows(os.path.join(folder, f"wd_{script}_16.tsv.gz")))
    large = list(rows(os.path.join(folder, f"wd_{script}_64.tsv.gz")))
    pool = list(dict.fromkeys(latin for latin, _ in small + large))[:POOL]
    known, right = set(pool), {}
    asked = {native for _, native in small}
    for latin, native in small + large:
        if latin in known and native in asked:
            right.setdefault(native, set()).add(latin)
    names = sorted(right)
    random.Random(6).shuffle(names)
    first = five = 0
    for native in names[:queries]:
        found = scores(isnad, [(native, latin) for latin in pool])
        best = [pool[i] for i in sorted(range(len(pool)), key=lambda i: (-found[i], i))[:5]]
        first += best[0] in right[native]
        five += bool(right[native] & set(best))
        if misses > 0 and not right[native] & set(best):
            misses -= 1
            print(f"    {native}: wanted {sorted(right[native])}, got {best}")
    count = min(queries, len(names))
    print(f"| {script} → Latin among {len(pool):,}, {count} names | {100 * first / count:.1f} % | {100 * five / count:.1f} % |")


def spellings(column):
    return [each.lstrip("?") for each in column.split("|") if each]


def people(isnad):
    given, family = [], []
    with open(os.path.join(ROOT, "lexicon/person_names.tsv"), encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if line.startswith("#") or len(columns) < 5:
                continue
            entry = [spellings(column) for column in columns[2:5]]
            if columns[0] != "family":
                given.append(entry)
            if columns[0] != "given":
                family.append(entry)
    chance = random.Random(66)

    def written(first, last, script):
        script = script if first[script] and last[script] else 1
        return f"{chance.choice(first[script])} {chance.choice(last[script])}"

    def apart(a, b):
        return not any(set(x) & set(y) for x, y in zip(a, b))

    true, false = [], []
    for _ in range(2000):
        first, last = chance.choice(given), chance.choice(family)
        a, b = chance.choice([(0, 1), (1, 2), (0, 2), (1, 1), (0, 0)])
        true.append((written(first, last, a), written(first, last, b)))
        other_given, other_family = chance.choice(given), chance.choice(family)
        if chance.random() < 0.5:
            if apart(last, other_family):
                false.append((written(first, last, a), written(first, other_family, b)))
        elif apart(first, other_given):
            false.append((written(first, last, a), written(other_given, last, b)))
    found = scores(isnad, true)
    print(f"| the same person, two spellings, linked | {100 * sum(s >= SAME for s in found) / len(found):.1f} % of {len(found)} |")
    missed = [pair for pair, s in zip(true, found) if s < SAME]
    wrong = scores(isnad, false)
    linked = [(pair, s) for pair, s in zip(false, wrong) if s >= SAME]
    print(f"| different people who share a name, linked | {100 * len(linked) / len(wrong):.2f} % of {len(wrong)} |")
    return missed, linked


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("isnad")
    parser.add_argument("data")
    parser.add_argument("--queries", type=int, default=400)
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    folder = os.path.join(options.data, "names")
    print("| finding the Latin spelling | top 1 | top 5 |\n|---|---|---|")
    for script in ("arabic", "hebrew"):
        if os.path.exists(os.path.join(folder, f"wd_{script}_16.tsv.gz")):
            ranking(options.isnad, folder, script, options.queries, options.misses)
    print("\n| people | |\n|---|---|")
    missed, linked = people(options.isnad)
    for pair in missed[:options.misses]:
        print(f"    not linked: {pair}")
    for pair in linked[:options.misses]:
        print(f"    linked: {pair}")
    pairs = [("محمد الخطيب", f"Muhammad Khatib{chr(97 + i % 26)}") for i in range(500000)]
    start = time.time()
    scores(options.isnad, pairs)
    print(f"\n`match --list`: {len(pairs) / (time.time() - start):,.0f} pairs/s, reading and writing included")


if __name__ == "__main__":
    main()
