#!/usr/bin/env python3
"""What events, origins and contradictions must reach on corpus/claims and samples/.
usage: record_test.py ISNAD

The floors lie a little below what is reached; bench/score_record.py prints the same measures and the cases.
"""
import os
import sys

from support import ROOT

sys.path.insert(0, os.path.join(ROOT, "bench"))
from score_record import measure, measure_samples  # noqa: E402 (the path comes first)

FLOORS = {
    "seen": {"events of found: conll": 0.77, "events of found: bcubed P": 0.94, "events end to end: conll": 0.54,
             "origins right: all": 0.70, "origins within 1: all": 0.91, "conflicts P": 0.65, "conflicts R": 0.12},
    "unseen": {"events of found: conll": 0.76, "events of found: bcubed P": 0.94, "events end to end: conll": 0.41,
               "origins right: all": 0.65, "origins within 1: all": 0.87, "conflicts P": 0.25, "conflicts R": 0.04},
    "samples": {"events of found: conll": 0.70, "events of found: bcubed P": 0.87, "events end to end: conll": 0.42,
                "origins within 1: all": 0.86, "conflicts P": 0.9, "conflicts R": 0.14},
}


def main():
    isnad = os.path.abspath(sys.argv[1])
    problems = []
    for half, floors in FLOORS.items():
        figures = (measure_samples(isnad) if half == "samples" else measure(isnad, half)).figures()
        problems += [f"{half}: {name} is {figures[name]:.3f}, wanted {least}"
                     for name, least in floors.items() if figures[name] < least]
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
