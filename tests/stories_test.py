#!/usr/bin/env python3
"""What the stories of corpus/claims and samples/ must reach, and that no order of ingestion changes them.
usage: stories_test.py ISNAD

The floors lie a little below what is reached; bench/score_stories.py prints the same measures and the cases.
"""
import os
import random
import subprocess
import sys
import tempfile

from support import ROOT

sys.path.insert(0, os.path.join(ROOT, "bench"))
from score_stories import measure, measure_samples  # noqa: E402 (the path comes first)

FLOORS = {
    "seen": {"P": 0.98, "R": 0.955, "F1": 0.975},
    "unseen": {"P": 0.97, "R": 0.95, "F1": 0.965},
    "samples": {"P": 1.0, "R": 1.0, "F1": 1.0},
}


def stories_after(isnad, batches):
    """The list of stories of a store that took the files batch by batch."""
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "one.db")
        for batch in batches:
            subprocess.run([isnad, "ingest", "--store", store, "--captured", "2025-01-01T00:00:00Z", *batch],
                           cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        done = subprocess.run([isnad, "stories", "--store", store, "--format", "json"], stdout=subprocess.PIPE, check=True)
        return done.stdout


def order_problems(isnad):
    pages = [f"samples/{name}" for name in sorted(os.listdir(os.path.join(ROOT, "samples"))) if not name.endswith(".md")]
    expected = stories_after(isnad, [pages])
    for seed in (1, 2):
        shuffled = random.Random(seed).sample(pages, len(pages))
        if stories_after(isnad, [[page] for page in shuffled]) != expected:
            yield f"samples one by one, shuffled with seed {seed}: other stories than in bulk"


def main():
    isnad = os.path.abspath(sys.argv[1])
    problems = list(order_problems(isnad))
    for half, floors in FLOORS.items():
        figures = measure_samples(isnad) if half == "samples" else measure(isnad, half)
        problems += [f"{half}: {name} is {figures[name]:.3f}, wanted {least}"
                     for name, least in floors.items() if figures[name] < least]
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
