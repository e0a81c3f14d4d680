#!/usr/bin/env python3
"""Scores `isnad extract` on the pages written for this repository and prints one markdown table.

    bench/score_own_pages.py ISNAD_BINARY [DIR] [--worst N]

DIR (tests/arabic_pages unless told otherwise) holds gold.jsonl, a line a page, and the pages; its
README says what each field means. Bodies are compared as in score_extract.py. A field that a page
does not have (gold null) counts as right only when nothing was found. Comments are compared as
sets: the text alone, the text with its author, the text with its day; captions and related links
by their words ("related found" is the recall alone: gold names the links inside and right below the
article, and lists elsewhere on the page cost only the F1). It reads and prints; it changes nothing.
"""
import argparse
import collections
import json
import os
import re
import sys

from score_extract import f1, fold_of, folded, names, precision_recall, run, words

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# Persian and Urdu write kaf and yeh otherwise than Arabic does, so a name compares by these.
LETTERS = str.maketrans({"ک": "ك", "ی": "ي", "ى": "ي", "ـ": None, "\u200c": None})
INVISIBLE = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\ufeff]")


def clean(text):
    """Words as a reader sees them: the marks that only turn the direction are no part of one."""
    return INVISIBLE.sub("", text or "")


def same(wanted, found):
    return words(clean(wanted)) == words(clean(found))


def bag_f1(wanted, found):
    """F1 of two multisets."""
    common = sum((wanted & found).values())
    if not wanted and not found:
        return 1.0
    return 2 * common / (sum(wanted.values()) + sum(found.values()))


def word_bag(lines):
    return collections.Counter(w for line in lines for w in words(clean(line)))


def found_share(wanted, lines):
    """The share of the wanted words that stand in the lines."""
    wanted, found = word_bag(wanted), word_bag(lines)
    return sum((wanted & found).values()) / sum(wanted.values())


def key(text):
    return " ".join(words(clean(text)))


def byline_f1(wanted, found):
    wanted, found = set(names(clean(wanted) or None)), set(names(clean(found) or None))
    return 2 * len(wanted & found) / (len(wanted) + len(found)) if wanted or found else 1.0


def day(value):
    return (value or "")[:10]


def comment_scores(wanted, found):
    """F1 of texts, of (text, author) and of (text, day); the day where the page gives one."""
    dateless = {key(c["text"]) for c in wanted if not c.get("date")}
    def bag(comments, *fields):
        return collections.Counter((key(c.get("text")),) + tuple(f(c) for f in fields) for c in comments)
    def dated(comments):
        return [c for c in comments if key(c.get("text")) not in dateless]
    author, date = (lambda c: key(c.get("author"))), (lambda c: day(c.get("date")))
    return (bag_f1(bag(wanted), bag(found)), bag_f1(bag(wanted, author), bag(found, author)),
            bag_f1(bag(dated(wanted), date), bag(dated(found), date)) if dated(wanted) else None)


def measure(gold, got):
    """Every measure of one page as {name: value}; None where the page has no say."""
    article = gold["kind"] in ("article", "live_blog")
    out = {"kind": float(got.get("kind") == gold["kind"])}
    text = got.get("text") or ""
    if gold["text"]:
        p, r = precision_recall(clean(text), clean(gold["text"]))
        out.update(body=f1(p, r), precision=p, recall=r, exact=float(same(gold["text"], text)))
    kept = folded(text)
    if gold["without"]:
        out["without"] = sum(folded(s) not in kept for s in gold["without"]) / len(gold["without"])
    if not article:
        return out
    out["title"] = float(same(gold["title"], got.get("title")))
    out["byline"] = byline_f1(gold["byline"], got.get("byline"))
    out["date"] = float(day(gold["date"]) == day(got.get("published")))
    updated = day(got.get("updated"))
    out["updated"] = float(updated == day(gold["updated"]) or
                           (not gold["updated"] and updated == day(gold["date"])))
    out["outlet"] = float(key(gold["outlet"]).translate(LETTERS) == key(got.get("outlet")).translate(LETTERS))
    found = got.get("comments") or []
    if gold["comments"] or found:
        scores = comment_scores(gold["comments"], found)
        out["comments"], out["comment authors"], out["comment dates"] = scores
    blocks = got.get("blocks") or []
    for name, kind in (("captions", "caption"), ("related", "related")):
        lines = [b.get("text") for b in blocks if b.get("kind") == kind]
        if gold[name] or lines:
            out[name] = bag_f1(word_bag(gold[name]), word_bag(lines))
    if gold["related"]:
        out["related found"] = found_share(gold["related"], lines)
    return out


MEASURES = ("body", "precision", "recall", "exact", "title", "byline", "date", "updated", "outlet", "kind",
            "comments", "comment authors", "comment dates", "captions", "related",
            "related found", "without")


def mean(values):
    values = [v for v in values if v is not None]
    return sum(values) / len(values) if values else None


def summary(measured):
    """{measure: mean} with the lowest body F1 under "lowest"."""
    out = {name: mean([m.get(name) for m in measured]) for name in MEASURES}
    out["lowest"] = min((m["body"] for m in measured if "body" in m), default=None)
    return out


def load(folder):
    with open(os.path.join(folder, "gold.jsonl"), encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def measure_all(binary, folder):
    """[(gold, result, measures)] in the order of gold.jsonl."""
    rows = load(folder)
    return [(gold, got, measure(gold, got)) for gold, got in zip(rows, run(binary, folder, rows))]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary")
    parser.add_argument("folder", nargs="?", default=os.path.join(HERE, "tests", "arabic_pages"))
    parser.add_argument("--worst", type=int, default=0, help="name the N pages with the lowest F1")
    options = parser.parse_args()
    done = measure_all(options.binary, options.folder)
    groups = {"articles": [d for d in done if d[0]["kind"] in ("article", "live_blog")]}
    for language in sorted({d[0]["language"] for d in groups["articles"]}):
        groups["articles, " + language] = [d for d in groups["articles"] if d[0]["language"] == language]
    groups["articles, fold 0"] = [d for d in groups["articles"] if fold_of(d[0]) == 0]
    groups["no article"] = [d for d in done if d[0]["kind"] not in ("article", "live_blog")]
    groups["all"] = done
    columns = MEASURES[:4] + ("lowest",) + MEASURES[4:]
    print("| pages of | pages | designs | " + " | ".join(columns) + " |")
    print("|---" * (len(columns) + 3) + "|")
    for name, members in groups.items():
        values = summary([m for _, _, m in members])
        cells = ["-" if values[c] is None else f"{values[c]:.3f}" for c in columns]
        print(f"| {name} | {len(members)} | {len({g['design'] for g, _, _ in members})} | " + " | ".join(cells) + " |")
    low = sorted((m["body"], m["precision"], m["recall"], g["html"]) for g, _, m in done if "body" in m)
    print("\nPages below .9: " + (", ".join(f"{page} ({score:.3f})" for score, _, _, page in low if score < .9) or "none"))
    for gold, got, m in done:
        if not m["kind"]:
            print(f"kind: {gold['html']} is {gold['kind']}, said {got.get('kind')}")
    for score, p, r, page in low[:options.worst]:
        print(f"{score:.3f} p={p:.2f} r={r:.2f} {page}")
    for gold, _, m in done if options.worst else []:
        wrong = [name for name in MEASURES[4:9] + MEASURES[10:16] if m.get(name) is not None and m[name] < 1]
        if wrong:
            print(f"{gold['html']}: " + ", ".join(f"{name} {m[name]:.2f}" for name in wrong))


if __name__ == "__main__":
    sys.exit(main())
