#!/usr/bin/env python3
"""What `isnad annotate --kind time` must reach on the sentences of tests/news_times. usage: news_times_test.py ISNAD

The floors lie a little below what is reached, so that a step back fails; raise them with each step
forward. bench/score_news_times.py prints the same measures as a table, and what is wrong.
"""
import os
import sys

from support import ROOT

sys.path.insert(0, os.path.join(ROOT, "bench"))
from score_news_times import measure  # noqa: E402 (the path comes first)

FOLDER = os.path.join(ROOT, "tests", "news_times")

# group: (least span F1, least share of right values)
FLOORS = {
    "all": (0.97, 0.98),
    "ar": (0.97, 0.985),
    "held out": (0.935, 0.955),
}


def main():
    counts, _ = measure(sys.argv[1], FOLDER)
    problems = []
    for group, floors in FLOORS.items():
        for name, reached, least in zip(("span F1", "right values"), counts[group].figures(), floors):
            if reached < least:
                problems.append(f"{group}: {name} is {reached:.3f}, wanted {least}")
    if counts["all"].gold < 600:
        problems.append(f"only {counts['all'].gold} expressions in gold.jsonl")
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
