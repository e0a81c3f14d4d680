#!/usr/bin/env python3
"""What the claims of the record must reach on corpus/claims, and that its annotations are whole. usage: claims_test.py ISNAD

The floors lie a little below what is reached, so that a step back fails; raise them with each step forward.
bench/score_claims.py prints the same measures as a table, and what is wrong.
"""
import os
import pathlib
import subprocess
import sys

from support import ROOT

CORPUS = os.path.join(ROOT, "corpus", "claims")
sys.path[:0] = [os.path.join(ROOT, "bench"), CORPUS]
from score_claims import measure  # noqa: E402 (the path comes first)
from agreement import compare  # noqa: E402

FLOORS = {
    "seen": {"pair P": 0.955, "pair R": 0.86, "content F1": 0.86, "chains": 0.75,
             "frame P": 0.905, "frame R": 0.8, "roles": 0.74, "modality": 0.94, "place": 0.79, "time R": 0.72, "count P": 0.82},
    "unseen": {"pair P": 0.885, "pair R": 0.805, "content F1": 0.84, "chains": 0.73,
               "frame P": 0.76, "frame R": 0.545, "roles": 0.75, "modality": 0.925, "place": 0.69, "time R": 0.65, "count P": 0.75},
}
LATIN_FLOORS = {  # English and French have no claims annotated
    ("seen", "en"): {"pair P": 0.97, "pair R": 0.95, "content F1": 0.92, "chains": 0.92},
    ("seen", "fr"): {"pair P": 0.95, "pair R": 0.92, "content F1": 0.93, "chains": 0.91},
    ("unseen", "en"): {"pair P": 0.86, "pair R": 0.86, "content F1": 0.895, "chains": 0.74},
    ("unseen", "fr"): {"pair P": 0.94, "pair R": 0.9, "content F1": 0.93, "chains": 0.83},
}
LEAST_SAYINGS = 500


def problems_of(half):
    score = measure(os.path.abspath(sys.argv[1]), half, "ar")
    figures = score.figures()
    for name, least in FLOORS[half].items():
        if figures[name] is None or figures[name] < least:
            yield f"{half}: {name} is {figures[name]}, wanted {least}"
    if score.n["paragraphs lost"]:
        yield f"{half}: {score.n['paragraphs lost']} paragraphs are not in the record"
    if score.n["sayings"] < LEAST_SAYINGS:
        yield f"{half}: only {score.n['sayings']} sayings"
    itself, differences = compare(pathlib.Path(CORPUS, half), pathlib.Path(CORPUS, half))
    imperfect = [name for name, value in itself.figures().items() if value is not None and value < 1]
    if imperfect or differences:
        yield f"{half}: the annotation does not agree with itself: {imperfect}"


def latin_problems():
    for (half, language), floors in LATIN_FLOORS.items():
        figures = measure(os.path.abspath(sys.argv[1]), half, language).figures()
        for name, least in floors.items():
            if figures[name] is None or figures[name] < least:
                yield f"{half} {language}: {name} is {figures[name]}, wanted {least}"


def main():
    problems = list(latin_problems())
    for half in FLOORS:
        check = os.path.join(CORPUS, "check.py")
        done = subprocess.run([sys.executable, check, os.path.join(CORPUS, half)], capture_output=True, text=True)
        problems += done.stdout.splitlines() if done.returncode else []
        problems += problems_of(half)
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
