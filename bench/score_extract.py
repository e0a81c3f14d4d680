#!/usr/bin/env python3
"""Scores `isnad extract` on annotated pages and prints one markdown table.

    bench/score_extract.py ISNAD_BINARY DATA_DIR [--fold 0|1|2] [--worst N]

DATA_DIR holds gold.jsonl (set, html, text, with, without, title, author, date a line) and the pages
it names. The body is compared by 4-word shingles (words are runs of \\w, case folded; F1 of each
page's multiset of shingles, mean over pages), segments by whether they stand in the text once white space is
folded. Pages are parted in thirds by a hash of their name, so that rules can be made on two thirds (folds 1
and 2) and proven on the last (fold 0): both are shown, and their gap. --fold keeps one third. It reads and
prints; it changes nothing.
"""
import argparse
import collections
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

WORD = re.compile(r"\w+")
ARABIC = re.compile(r"[\u0600-\u06FF]")
HEADER = ("| set | pages | body F1 | precision | recall | exact | segments F1 | title | author F1 | date |\n"
          "|---|---|---|---|---|---|---|---|---|---|")


def words(text):
    return WORD.findall(text.casefold())


def shingles(text, size=4):
    tokens = words(text)
    if len(tokens) < size:
        return collections.Counter([tuple(tokens)] if tokens else [])
    return collections.Counter(tuple(tokens[i:i + size]) for i in range(len(tokens) - size + 1))


def precision_recall(found, wanted):
    found, wanted = shingles(found), shingles(wanted)
    common = sum((found & wanted).values())
    return (common / sum(found.values()) if found else 0.0,
            common / sum(wanted.values()) if wanted else 0.0)


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def folded(text):
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def names(value):
    """The people of an author field, each as a set of words."""
    if value is None:
        return []
    parts = value if isinstance(value, list) else re.split(r"[;,|]| and | et | und | و(?=\w)", value)
    return [frozenset(words(p)) for p in parts if words(p)]


class Scores:
    def __init__(self):
        self.pages = 0
        self.f1, self.precision, self.recall, self.exact = [], [], [], []
        self.kept = self.kept_of = self.wrong = self.wrong_of = 0
        self.title, self.date, self.author = [], [], []

    def add(self, gold, got):
        self.pages += 1
        text = got.get("text") or ""
        if gold.get("text"):
            p, r = precision_recall(text, gold["text"])
            self.precision.append(p)
            self.recall.append(r)
            self.f1.append(f1(p, r))
            self.exact.append(words(text) == words(gold["text"]))
        plain = folded(text)
        for segment in gold.get("with") or []:
            self.kept_of += 1
            self.kept += folded(segment) in plain
        for segment in gold.get("without") or []:
            self.wrong_of += 1
            self.wrong += folded(segment) in plain
        if gold.get("title"):
            self.title.append(words(gold["title"]) == words(got.get("title") or ""))
        if gold.get("date"):
            self.date.append((got.get("published") or "")[:10] == str(gold["date"])[:10])
        if gold.get("author"):
            wanted, found = set(names(gold["author"])), set(names(got.get("byline")))
            hits = len(wanted & found)
            self.author.append(2 * hits / (len(wanted) + len(found)) if wanted or found else 0.0)

    def segments(self):
        recall = self.kept / self.kept_of if self.kept_of else 0.0
        precision = self.kept / (self.kept + self.wrong) if self.kept + self.wrong else 0.0
        return f1(precision, recall)

    def figures(self):
        """body F1, precision, recall, exact, segments F1, title, author F1, date; None where there is no gold."""
        def mean(values):
            return sum(values) / len(values) if values else None
        return [mean(self.f1), mean(self.precision), mean(self.recall), mean(self.exact),
                self.segments() if self.kept_of else None, mean(self.title), mean(self.author), mean(self.date)]

    def row(self, name):
        return f"| {name} | {self.pages} | " + " | ".join(shown(v) for v in self.figures()) + " |"


def shown(value, sign=""):
    return "-" if value is None else f"{value:{sign}.3f}"


def run(binary, data, rows):
    with tempfile.NamedTemporaryFile("w", suffix=".list") as listing:
        listing.write("".join(os.path.join(data, row["html"]) + "\n" for row in rows))
        listing.flush()
        done = subprocess.run([binary, "extract", "--jobs", "2", "--list", listing.name],
                              stdout=subprocess.PIPE, check=False)
    lines = done.stdout.decode("utf-8").split("\n")
    results = [json.loads(line) for line in lines if line]
    if len(results) != len(rows):
        sys.exit(f"{len(rows)} pages went in, {len(results)} lines came out")
    return results


def fold_of(row):
    return int(hashlib.sha256(row["html"].encode()).hexdigest(), 16) % 3


def is_arabic(row):
    sample = row.get("text") or " ".join(row.get("with") or [])
    return len(ARABIC.findall(sample)) * 3 > len(sample)


def gold_folder(data):
    """Where gold.jsonl lies: in DATA, or in its folder extract/."""
    inner = os.path.join(data, "extract")
    return inner if os.path.isdir(inner) else data


def read_gold(data):
    """The annotated pages, or None where there are none."""
    path = os.path.join(data, "gold.jsonl")
    if not os.path.exists(path):
        print(f"no {path}: extraction is not scored")
        return None
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary")
    parser.add_argument("data")
    parser.add_argument("--fold", type=int, choices=(0, 1, 2))
    parser.add_argument("--worst", type=int, default=0, help="name the N pages with the lowest F1")
    options = parser.parse_args()
    data = gold_folder(options.data)
    rows = read_gold(data)
    if rows is None:
        return
    if options.fold is not None:
        rows = [row for row in rows if fold_of(row) == options.fold]
    results = run(options.binary, data, rows)
    every, arabic, tuned, held_out, by_set, worst = Scores(), Scores(), Scores(), Scores(), {}, []
    for row, got in zip(rows, results):
        by_set.setdefault(row["set"], Scores()).add(row, got)
        every.add(row, got)
        (tuned if fold_of(row) else held_out).add(row, got)
        if is_arabic(row):
            arabic.add(row, got)
        if row.get("text"):
            p, r = precision_recall(got.get("text") or "", row["text"])
            worst.append((f1(p, r), p, r, row["html"]))
    print(HEADER)
    for name in sorted(by_set):
        print(by_set[name].row(name))
    print(every.row("all"))
    print(arabic.row("Arabic script"))
    if options.fold is None:
        print(tuned.row("folds 1 and 2"))
        print(held_out.row("fold 0"))
        gaps = [None if None in pair else pair[0] - pair[1] for pair in zip(tuned.figures(), held_out.figures())]
        print("| gap | | " + " | ".join(shown(gap, "+") for gap in gaps) + " |")
    for score, p, r, page in sorted(worst)[:options.worst]:
        print(f"{score:.3f} p={p:.2f} r={r:.2f} {page}")


if __name__ == "__main__":
    main()
