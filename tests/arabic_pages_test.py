#!/usr/bin/env python3
"""What `isnad extract` must reach on the annotated pages of tests/arabic_pages. usage: arabic_pages_test.py ISNAD

The floors lie a little below what is reached, so that a step back fails; raise them with each
step forward. bench/score_own_pages.py prints the same measures as a table.
"""
import os
import sys

from support import ROOT

sys.path.insert(0, os.path.join(ROOT, "bench"))
from score_own_pages import measure_all, summary  # noqa: E402 (the path comes first)

FOLDER = os.path.join(ROOT, "tests", "arabic_pages")

# (pages, measure, least mean).
FLOORS = (
    ("article", "body", 0.77),
    ("article", "exact", 0.52),
    ("article", "title", 0.90),
    ("article", "byline", 0.72),
    ("article", "date", 0.86),
    ("article", "updated", 0.86),
    ("article", "outlet", 0.80),
    ("article", "comments", 0.44),
    ("article", "kind", 0.92),
    ("other", "kind", 0.50),
    ("all", "without", 0.84),
)


def main():
    done = measure_all(sys.argv[1], FOLDER)
    groups = {"all": done,
              "article": [d for d in done if d[0]["kind"] in ("article", "live_blog")],
              "other": [d for d in done if d[0]["kind"] not in ("article", "live_blog")]}
    reached = {name: summary([m for _, _, m in members]) for name, members in groups.items()}
    missed = [(pages, measure, reached[pages][measure], least) for pages, measure, least in FLOORS
              if reached[pages][measure] is None or reached[pages][measure] < least]
    for pages, measure, value, least in missed:
        print(f"{pages} pages: {measure} is {value if value is None else round(value, 3)}, wanted {least}",
              file=sys.stderr)
    for gold, got, measures in done:
        if "error" in got:
            print(f"{gold['html']}: {got['error']}", file=sys.stderr)
        elif missed and measures.get("body", 1) < 0.9:
            print(f"{gold['html']}: body F1 {measures['body']:.3f}", file=sys.stderr)
    enough = len(groups["article"]) >= 44 and len({g["design"] for g, _, _ in groups["article"]}) >= 28
    if not enough:
        print("pages or designs are missing", file=sys.stderr)
    sys.exit(1 if missed or not enough or any("error" in got for _, got, _ in done) else 0)


if __name__ == "__main__":
    main()
