#!/usr/bin/env python3
"""Counts what `isnad extract` gets wrong, by kind, and prints tables in Markdown.

    bench/extract_errors.py ISNAD DATA [--fold 0|1|2] [--pages KIND]

Gold text is cut into lines (its own, or where it has none of 40 characters, sentences). A line is missing where
under half of its 4-word shingles stand in the body that was found; which block of the page holds it says why. A
body block is extra where under half of its shingles stand in the gold text; its element form, place and look say
what it is. --pages names the pages that hold a kind (never of fold 0, which is for figures alone).
It judges by words only: order and repeats are score_extract.py's matter.
"""
import argparse
import collections
import re
import sys

import score_extract
from score_extract import f1, precision_recall, shingles, words

BODY = ("paragraph", "heading", "quote", "standfirst")
HALF = 0.5
SHORT = 4  # words; shorter lines are compared whole


class Known:
    """The shingles and the short lines of a text, to ask whether a line stands in it."""

    def __init__(self, text):
        self.shingles = set(shingles(text))
        self.joined = " " + " ".join(words(text)) + " "

    def holds(self, line):
        tokens = words(line)
        if not tokens:
            return True
        if len(tokens) < SHORT:
            return f" {' '.join(tokens)} " in self.joined
        own = shingles(line)
        return sum(count for s, count in own.items() if s in self.shingles) >= HALF * sum(own.values())


def lines_of(text):
    for line in text.split("\n"):
        if len(line) > 400:
            yield from re.split(r"(?<=[.!?؟۔])\s+", line)
        elif line.strip():
            yield line


def why_missing(line, known_blocks):
    for name, known in known_blocks:
        if known.holds(line):
            return name
    return "not in the page's text"


def looks_like(text, block, blocks, index, title):
    """What an extra block is, by its form, place and words."""
    tokens = words(text)
    body = [i for i, b in enumerate(blocks) if b["kind"] in BODY and not b.get("repeat_of")]
    if tokens and tokens == words(title):
        return "the title again"
    if block.get("form"):
        return {"list_item": "list item", "table_row": "table row"}[block["form"]]
    if block["kind"] in ("heading", "quote", "standfirst"):
        return block["kind"]
    if re.search(r"https?://|www\.|@\w|[\w.]+@[\w.]+", text):
        return "paragraph with an address or account"
    place = body.index(index) if index in body else 0
    where = "first tenth" if place < len(body) / 10 else "last tenth" if place >= len(body) * 0.9 else "middle"
    if len(tokens) < 8:
        return f"short line, {where}"
    ends = text.rstrip().endswith((".", "!", "?", "؟", "۔", "»", '"', "”", "…"))
    return f"{'sentence' if ends else 'line without a full stop'}, {where}"


def page_kind(row, got):
    p, r = precision_recall(got.get("text") or "", row["text"])
    score = f1(p, r)
    if score >= 0.9:
        return None
    if not got.get("text"):
        return "nothing found"
    if score < 0.5:
        return "body under .5: too little" if r < p else "body under .5: too much"
    return "body .5 to .9: too little" if r < p else "body .5 to .9: too much"


class Counts:
    def __init__(self):
        self.times, self.words, self.pages = collections.Counter(), collections.Counter(), collections.defaultdict(set)

    def add(self, kind, size, page):
        self.times[kind] += 1
        self.words[kind] += size
        self.pages[kind].add(page)

    def table(self, head, least=3):
        print(f"\n| {head} | times | words | pages |\n|---|---|---|---|")
        rare = [kind for kind in self.times if self.times[kind] < least]
        for kind, times in sorted(self.times.items(), key=lambda item: (-self.words[item[0]], item[0])):
            if times >= least:
                print(f"| {kind} | {times} | {self.words[kind]} | {len(self.pages[kind])} |")
        if rare:
            pages = set().union(*(self.pages[kind] for kind in rare))
            print(f"| other | {sum(self.times[k] for k in rare)} | {sum(self.words[k] for k in rare)} | {len(pages)} |")


def judge(row, got, missing, extra, whole):
    page, blocks = row["html"], got.get("blocks") or []
    kind = page_kind(row, got)
    if kind:
        whole.add(kind, len(words(row["text"])), page)
    if got.get("kind") not in (None, "article", "live_blog"):
        whole.add(f"said to be no article: {got['kind']}", len(words(row["text"])), page)
    found, gold = Known(got.get("text") or ""), Known(row["text"])
    texts = collections.defaultdict(list)
    for block in blocks:
        name = "repeat" if "repeat_of" in block else block["kind"]
        texts[name].append(block["text"])
    known_blocks = [(f"in a {name} block", Known("\n".join(parts))) for name, parts in sorted(texts.items())]
    everything = Known("\n".join(block["text"] for block in blocks))
    for line in lines_of(row["text"]):
        if words(line) and not found.holds(line):
            why = why_missing(line, known_blocks)
            if why.startswith("not") and everything.holds(line):
                why = "over several blocks"
            missing.add(why, len(words(line)), page)
    for index, block in enumerate(blocks):
        if block["kind"] in BODY and "repeat_of" not in block and not gold.holds(block["text"]):
            look = looks_like(block["text"], block, blocks, index, got.get("title") or "")
            extra.add(look, len(words(block["text"])), page)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("isnad")
    parser.add_argument("data")
    parser.add_argument("--fold", type=int, choices=(0, 1, 2))
    parser.add_argument("--pages", help="name the pages of this kind")
    options = parser.parse_args()
    data = score_extract.gold_folder(options.data)
    rows = score_extract.read_gold(data)
    if rows is None:
        return 0
    rows = [row for row in rows if row.get("text") and options.fold in (None, score_extract.fold_of(row))]
    results = score_extract.run(options.isnad, data, rows)
    missing, extra, whole = Counts(), Counts(), Counts()
    for row, got in zip(rows, results):
        judge(row, got, missing, extra, whole)
    if options.pages:
        open_to_view = {row["html"] for row in rows if score_extract.fold_of(row) != 0}
        named = missing.pages[options.pages] | extra.pages[options.pages] | whole.pages[options.pages]
        print("\n".join(sorted(named & open_to_view)))
        return 0
    print(f"{len(rows)} pages with full text, {sum(len(words(row['text'])) for row in rows)} words of gold.")
    whole.table("pages that differ (words: of gold)", least=1)
    missing.table("missing lines of gold")
    extra.table("extra blocks in the body")
    return 0


if __name__ == "__main__":
    sys.exit(main())
