#!/usr/bin/env python3
"""Measures whether `isnad extract` stays linear on hostile pages, and prints one table in Markdown.

    bench/linear.py ISNAD [--only WORD] [--all]

Each shape of hostile_shapes.py is built in two sizes, 0.5 MB and 10 MB: 20 times the bytes. Processor time, not
the clock, so that a busy machine disturbs little; the time of an empty page (starting the program) is taken off
both. Where the ratio of what is left is over 20 and the time is longer than that of plain prose, both sizes are
measured again and the least times count.
Flagged, with exit code 1: a ratio over 25 (a quarter for noise), unless the large page is read faster than one of
plain prose is, for then the small one was only unusually fast; and what fails or takes longer than half a minute.
Memory: what was resident beyond the empty page's, as a multiple of the page's size.
Shown are the worst ten by each, or --all; --only measures the shapes with WORD in their name.
"""
import argparse
import os
import sys
import tempfile

from hostile_shapes import SHAPES
from measured_run import measured_run

SMALL, LARGE = 500_000, 10_000_000
MOST_RATIO = 20.0
NOISE = 1.25  # large pages miss the cache more often; a quadratic loop takes 400 times as long, not 25
MOST_SECONDS = 30
LEAST_SECONDS = 0.002  # below this a time is noise
PROSE = "plain prose"


def one_run(isnad, path):
    """Processor seconds and resident bytes of one `isnad extract`; None where it crashed or took too long."""
    done = measured_run([isnad, "extract", "--jobs", "1", path], MOST_SECONDS)
    return (done.seconds, done.memory) if done.code in (0, 1) else None  # 1: refused, an answer too


def best_of(isnad, path, runs, before=None):
    """The least seconds and the most memory of the runs, and of `before`."""
    best = before
    for _ in range(runs):
        got = one_run(isnad, path)
        if got is None:
            return None
        best = got if best is None else (min(best[0], got[0]), max(best[1], got[1]))
    return best


class Result:
    def __init__(self, name, size, small, large, empty):
        self.name = name
        self.failed = small is None or large is None
        if self.failed:
            return
        self.small = max(small[0] - empty[0], LEAST_SECONDS)
        self.large = max(large[0] - empty[0], LEAST_SECONDS)
        self.ratio = self.large / self.small
        self.memory = max(large[1] - empty[1], 0) / size

    def row(self):
        if self.failed:
            return f"| {self.name} | - | - | **failed, or over {MOST_SECONDS} s** | - |"
        return f"| {self.name} | {self.small * 1000:.0f} | {self.large * 1000:.0f} | {self.ratio:.1f} | {self.memory:.1f} |"


class Measurer:
    def __init__(self, isnad, folder):
        self.isnad, self.folder = isnad, folder
        self.prose = None  # Result of plain prose, once it is known
        self.empty = best_of(isnad, self.written("<p>x</p>", "empty.html"), 5)

    def written(self, content, name):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def measure(self, name):
        ending = ".txt" if name.startswith("text") else ".html"
        small_page = self.written(SHAPES[name](SMALL), "small" + ending)
        large_page = self.written(SHAPES[name](LARGE), "large" + ending)
        size = os.path.getsize(large_page)
        small, large = best_of(self.isnad, small_page, 3), best_of(self.isnad, large_page, 1)
        result = Result(name, size, small, large, self.empty)
        if self.prose is None:
            self.prose = result
        if not result.failed and result.ratio > MOST_RATIO and result.large > self.prose.large:
            small, large = best_of(self.isnad, small_page, 3, small), best_of(self.isnad, large_page, 2, large)
            result = Result(name, size, small, large, self.empty)
        return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("isnad")
    parser.add_argument("--only", default="")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measurer = Measurer(os.path.abspath(options.isnad), folder)
        results = []
        for name in SHAPES:
            if options.only in name or name == PROSE:
                results.append(measurer.measure(name))
                if measurer.prose.failed:
                    break
                print(results[-1].row(), file=sys.stderr, flush=True)
    prose = measurer.prose
    if prose.failed:
        print("plain prose itself failed")
        return 1
    failed = [r for r in results if r.failed]
    whole = [r for r in results if not r.failed]
    flagged = failed + [r for r in whole if r.ratio > MOST_RATIO * NOISE and r.large > prose.large]
    shown = results
    if not options.all:
        worst = sorted(whole, key=lambda r: -r.ratio)[:10] + sorted(whole, key=lambda r: -r.large)[:10] + \
            sorted(whole, key=lambda r: -r.memory)[:5]
        shown = [r for r in results if r in worst or r in flagged or r is prose]
    slow = [r for r in whole if r.ratio > MOST_RATIO and r.large > prose.large]
    print(f"{len(results)} shapes; {len(flagged)} not linear; over 20 times and slower than prose: {len(slow)}; shown: "
          f"{len(shown)}.\n")
    print("| shape | 0.5 MB, ms | 10 MB, ms | ratio | memory / page |\n|---|---|---|---|---|")
    for result in shown:
        print(result.row())
    for result in flagged:
        print(f"\nNot linear: {result.name}.")
    return 1 if flagged else 0


if __name__ == "__main__":
    sys.exit(main())
