#!/usr/bin/env python3
"""Measures the whole pipeline, from pages to the record, and prints tables in Markdown.

    bench/pipeline.py ISNAD DATA [--sizes 1000,3000,10000,31525] [--no-pages] [--jobs N]

Plain articles (DATA/corpora/ant-multisource.jsonl.gz, the first so many lines) and HTML pages (DATA/extract/pages)
go through `isnad ingest` and `isnad report --format json --timings`, each in its own process. Shown for each size:
articles a second of both together, processor seconds, the most memory that each process held, the bytes of the
record; then what each stage of the record took (the clock, processor, memory up to then), and how the processor
time of each grows with every doubling of the articles. Last what one page more costs: ingested by itself into the
largest store, and one story asked for.

On a busy machine the clock tells little and processor time more; "at best" divides the latter by the processors
in use and is what an idle machine would need if all work were shared.
"""
import argparse
import glob
import gzip
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import time

LAUNCHER = """
import json, os, resource, sys, time
begun = time.monotonic()
pid = os.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
_, status, usage = os.wait4(pid, 0)
with open(sys.argv[1], "w") as out:
    json.dump([os.waitstatus_to_exitcode(status), time.monotonic() - begun, usage.ru_utime + usage.ru_stime,
               usage.ru_maxrss * 1024], out)
"""
STAGE = re.compile(r"^(\S.*?)\s+([\d.]+)\s+([\d.]+)\s+(\d+)$")


class Run:
    """One process: exit code, seconds by the clock and of the processor, bytes resident, its stderr."""

    def __init__(self, command, out=os.devnull):
        # A small interpreter stands between, since a child's peak begins with what its parent held.
        with tempfile.NamedTemporaryFile("r", suffix=".json") as report, open(out, "wb") as stdout:
            done = subprocess.run([sys.executable, "-I", "-S", "-c", LAUNCHER, report.name, *command],
                                  stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, check=True)
            self.code, self.wall, self.cpu, self.memory = json.load(report)
        self.stderr = done.stderr.decode("utf-8", "replace")
        if self.code not in (0, 1):  # 1: some input was refused
            sys.exit(f"{' '.join(command)}: exit code {self.code}\n{self.stderr[-2000:]}")

    def stages(self):
        found = [STAGE.match(line) for line in self.stderr.splitlines()]
        return {m[1]: (float(m[2]), float(m[3]), int(m[4])) for m in found if m}


class Measured:
    def __init__(self, isnad, jobs, name, count, paths, folder):
        self.name, self.count = name, count
        self.store = os.path.join(folder, name.replace(" ", "-") + ".db")
        record = os.path.join(folder, "record.json")
        self.ingest = Run([isnad, "ingest", "--store", self.store, "--jobs", str(jobs), *paths])
        self.report = Run([isnad, "report", "--store", self.store, "--jobs", str(jobs), "--format", "json", "--timings",
                           "--out", record])
        self.bytes = os.path.getsize(record)
        os.unlink(record)

    def row(self, jobs):
        wall, cpu = self.ingest.wall + self.report.wall, self.ingest.cpu + self.report.cpu
        return (f"| {self.name} | {self.count / wall:.0f} | {self.count * jobs / cpu:.0f} | {self.ingest.wall:.1f} | "
                f"{self.ingest.cpu:.1f} | {self.ingest.memory / 1e6:.0f} | {self.report.wall:.1f} | "
                f"{self.report.cpu:.1f} | {self.report.memory / 1e6:.0f} | {self.bytes / 1e6:.0f} |")


def articles(path, count, folder):
    """(how many there are, a file with the first so many articles)."""
    out = os.path.join(folder, f"articles-{count}.jsonl")
    with gzip.open(path, "rb") as lines, open(out, "wb") as file:
        written = 0
        for line in lines:
            if written == count:
                break
            file.write(line)
            written += 1
    return written, out


def growth(smaller, larger, take):
    """The exponent with which a time grows from one size to the next; 1 is linear."""
    before, after = take(smaller), take(larger)
    if before < 0.05 or after <= 0 or larger.count == smaller.count:
        return "–"
    return f"{math.log(after / before) / math.log(larger.count / smaller.count):.2f}"


def print_stages(measured):
    print("\n| stage of the record: CPU s (peak MB) | " + " | ".join(m.name for m in measured) + " | growth |")
    print("|---|" + "---:|" * (len(measured) + 1))
    stages = list(dict.fromkeys(stage for m in measured for stage in m.report.stages()))
    for stage in stages:
        cells = []
        for m in measured:
            found = m.report.stages().get(stage)
            cells.append(f"{found[1]:.2f} ({found[2]})" if found else "–")
        last = measured[-2:]
        rate = growth(*last, lambda m: m.report.stages().get(stage, (0, 0, 0))[1]) if len(last) == 2 else "–"
        print(f"| {stage} | " + " | ".join(cells) + f" | {rate} |")
    if len(measured) > 1:
        rates = [growth(*measured[-2:], take) for take in (lambda m: m.ingest.cpu, lambda m: m.report.cpu)]
        print(f"\nGrowth between the last two sizes, 1 is linear: ingest {rates[0]}, report {rates[1]}.")


def print_one_more(isnad, store, count, folder):
    page = os.path.join(folder, "one-more.txt")
    with open(page, "w", encoding="utf-8") as file:
        file.write("Storm closes the ferry line\n\nLisbon, 4 May 2023. The ferry line between the two banks was closed "
                   "on Thursday after a storm, the port authority said in a statement.\n")
    one = Run([isnad, "ingest", "--store", store, page])
    listed = os.path.join(folder, "stories.txt")
    every = Run([isnad, "stories", "--store", store], listed)
    with open(listed, encoding="utf-8") as lines:
        story = lines.readline().split()[0]
    single = Run([isnad, "story", "--store", store, story])
    print(f"\nOne page more, with {count} in the store: `ingest` {one.wall:.2f} s ({one.cpu:.2f} CPU, "
          f"{one.memory / 1e6:.0f} MB), `stories` {every.wall:.1f} s ({every.cpu:.1f} CPU), `story ID` "
          f"{single.wall:.1f} s ({single.cpu:.1f} CPU).")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("isnad")
    parser.add_argument("data")
    parser.add_argument("--sizes", default="1000,3000,10000,31525")
    parser.add_argument("--no-pages", action="store_true", help="leave the HTML pages out")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    corpus = os.path.join(options.data, "corpora", "ant-multisource.jsonl.gz")
    pages = os.path.join(options.data, "extract", "pages")
    begun = time.strftime("%H:%M")
    with tempfile.TemporaryDirectory() as folder:
        measured = []
        for size in sorted({int(size) for size in options.sizes.split(",")}):
            count, path = articles(corpus, size, folder)
            if not measured or count > measured[-1].count:
                measured.append(Measured(options.isnad, options.jobs, f"{count} articles", count, [path], folder))
        shown = list(measured)
        if not options.no_pages and os.path.isdir(pages):
            count = len(glob.glob(os.path.join(pages, "**", "*.html.gz"), recursive=True))
            shown.append(Measured(options.isnad, options.jobs, f"{count} HTML pages", count, [pages], folder))
        print(f"{options.jobs} threads, begun {begun} with a load of {os.getloadavg()[0]:.1f} at the end.\n")
        print("| | a second | at best | ingest s | CPU s | peak MB | report s | CPU s | peak MB | record MB |")
        print("|---|" + "---:|" * 9)
        for each in shown:
            print(each.row(options.jobs))
        print_stages(shown if len(measured) < 2 else measured)
        print_one_more(options.isnad, measured[-1].store, measured[-1].count, folder)


if __name__ == "__main__":
    main()
