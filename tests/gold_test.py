#!/usr/bin/env python3
"""Hand-annotated pages against the record. usage: gold_test.py ISNAD FOLDER

FOLDER holds seeds/*.txt and gold/*.json; where it is absent the test is skipped (exit code 77).
Asserts what the first version promises: block kinds and repeats by line, times that need no other page,
the passages that two pages share, and that no claim comes from a line that is no article.
"""
import glob
import json
import os
import sys

import record_checks
from support import record_of

BODY = {"paragraph", "heading", "quote", "standfirst"}


def lines_of(text):
    """[(start, end)] in bytes, a line each; gold counts lines from 1."""
    spans, start = [], 0
    for line in text.encode().split(b"\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


class Page:
    def __init__(self, document, record):
        self.blocks = document["blocks"]
        self.spans = lines_of(document["text"])
        self.claims = [c for c in record["claims"] if c["doc"] == document["id"]]
        self.times = [t for t in record["times"] if t["doc"] == document["id"]]
        self.document = document

    def line_of(self, offset):
        return next(n for n, (start, end) in enumerate(self.spans, 1) if start <= offset <= end)

    def kind_of_line(self, line):
        start, end = self.spans[line - 1]
        return next((b["kind"] for b in self.blocks if b["start"] < end and start < b["end"]), None)


def check_page(page, gold, problems):
    name = page.document["uri"].rsplit("/", 1)[-1][:3]
    for kind, lines in gold["blocks"].items():
        for line in lines:
            got = page.kind_of_line(line)
            good = got in BODY if kind == "body" else got == kind or (kind == "chrome" and got in ("related", "comment", None))
            if not good:
                problems.append(f"{name} line {line}: {kind} in the gold, {got} here")
    repeats = sorted((page.line_of(page.blocks[b["repeat_of"]]["start"]), page.line_of(b["start"])) for b in page.blocks if "repeat_of" in b)
    if repeats != sorted(map(tuple, gold.get("repeats", []))):
        problems.append(f"{name} repeats: {repeats}")
    for time in gold["times"]:
        if "needs" in time:
            continue  # follows only from the page's own date or from other pages
        if not any(page.line_of(t["start"]) == time["line"] and t["value"] == time["value"] and time["text"] in t["text"] for t in page.times):
            problems.append(f"{name} line {time['line']}: {time['text']} is not read as {time['value']}")
    body = set(gold["blocks"]["body"])
    for claim in page.claims:
        if page.line_of(claim["start"]) not in body:
            problems.append(f"{name}: a claim from line {page.line_of(claim['start'])}")


def check_reuse(pages, reuse, record, problems):
    found, others = set(), []
    named = {page.document["id"]: (name, page) for name, page in pages.items()}
    for copy in record["copies"]:
        (a, page_a), (b, page_b) = named[copy["a"]["doc"]], named[copy["b"]["doc"]]
        if a == b:
            continue
        if {a, b} != {"000", "003"}:
            others.append((a, b, copy["a"]["text"][:60]))
        found |= {(a, line_a, b, line_b) for line_a in covered(page_a, copy["a"]) for line_b in covered(page_b, copy["b"])}
    problems += [f"shared passage {pair} is not found" for pair in map(tuple, reuse) if pair not in found]
    problems += [f"a shared passage where a reader sees none: {other}" for other in others]


def covered(page, place):
    return [n for n, (start, end) in enumerate(page.spans, 1) if place["start"] < end and start < place["end"]]


def main():
    isnad, folder = sys.argv[1:3]
    seeds, gold = os.path.join(folder, "seeds"), os.path.join(folder, "gold")
    if not os.path.isdir(seeds) or not os.path.isdir(gold):
        print(f"skipped: no annotated pages at {folder}")
        sys.exit(77)
    record = record_of(isnad, seeds)
    pages = {os.path.basename(d["uri"])[:3]: Page(d, record) for d in record["documents"]}
    problems = record_checks.problems(record)
    for path in sorted(glob.glob(os.path.join(gold, "[0-9]*.json"))):
        check_page(pages[os.path.basename(path)[:3]], json.load(open(path, encoding="utf-8")), problems)
    across = json.load(open(os.path.join(gold, "across.json"), encoding="utf-8"))
    check_reuse(pages, across["reuse"], record, problems)
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
