#!/usr/bin/env python3
"""Scores `isnad extract` on annotated pages and prints one markdown table.

    bench/score_extract.py ISNAD_BINARY DATA_DIR [--fold 0|1|2] [--worst N]

DATA_DIR holds gold.jsonl (set, html, text, with, without, title, author, date a line) and the pages
it names. The body is compared by 4-word shingles (words are runs of \\w, case folded; F1 of each
page's multiset of shingles, mean over pages), segments by whether they stand in the text once white space is
folded. --fold keeps the pages whose name hashes to that third, so that rules can be made on two
thirds and proven on the last. It reads and prints; it changes nothing.
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

    def row(self, name):
        def mean(values):
            return f"{sum(values) / len(values):.3f}" if values else "-"
        segments = f"{self.segments():.3f}" if self.kept_of else "-"
        return (f"| {name} | {self.pages} | {mean(self.f1)} | {mean(self.precision)} | "
                f"{mean(self.recall)} | {mean(self.exact)} | {segments} | {mean(self.title)} | "
                f"{mean(self.author)} | {mean(self.date)} |")


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


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary")
    parser.add_argument("data")
    parser.add_argument("--fold", type=int, choices=(0, 1, 2))
    parser.add_argument("--worst", type=int, default=0, help="name the N pages with the lowest F1")
    options = parser.parse_args()
    inner = os.path.join(options.data, "extract")  # the folder of all sets is as good
    if os.path.isdir(inner):
        options.data = inner
    gold = os.path.join(options.data, "gold.jsonl")
    if not os.path.exists(gold):
        print(f"score_extract: no {gold}, nothing to score")
        return
    with open(gold, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    if options.fold is not None:
        def fold(row):
            return int(hashlib.sha256(row["html"].encode()).hexdigest(), 16) % 3
        rows = [row for row in rows if fold(row) == options.fold]
    results = run(options.binary, options.data, rows)
    every, arabic, by_set, worst = Scores(), Scores(), {}, []
    for row, got in zip(rows, results):
        by_set.setdefault(row["set"], Scores()).add(row, got)
        every.add(row, got)
        sample = row.get("text") or " ".join(row.get("with") or [])
        if len(ARABIC.findall(sample)) * 3 > len(sample):
            arabic.add(row, got)
        if row.get("text"):
            p, r = precision_recall(got.get("text") or "", row["text"])
            worst.append((f1(p, r), p, r, row["html"]))
    print("| set | pages | body F1 | precision | recall | exact | segments F1 | title | author F1 | date |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name in sorted(by_set):
        print(by_set[name].row(name))
    print(every.row("all"))
    print(arabic.row("Arabic script"))
    for score, p, r, page in sorted(worst)[:options.worst]:
        print(f"{score:.3f} p={p:.2f} r={r:.2f} {page}")


if __name__ == "__main__":
    main()
