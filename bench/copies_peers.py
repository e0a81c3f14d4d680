#!/usr/bin/env python3
"""Runs Debian's sim_text (package similarity-tester) beside `isnad copies` on planted copies; prints Markdown.

    bench/copies_peers.py ISNAD DATA_DIR [--filler K]... [--rounds 5] [--noise] [--corpus FOLDER]...

DATA_DIR holds corpora/ant-multisource.jsonl.gz and reuse/plant.py, reuse/plant_eval.py. For each --filler (default:
0 and 100000) a corpus of --n 19000 articles with planted copies is made, and K articles of a bigram chain beside
them; --corpus takes one that plant.py has written. All programs run on one thread, in turn, --rounds times: `isnad
copies --jobs 1` on the file of JSON lines, sim_text -r 8 and -r 12 on the texts, a file an article, written (and so
cached) before it is timed. Times are processor seconds, reading and writing included, so that other work on the
machine disturbs little; the median of the rounds counts, the ratio is the median of the rounds' ratios. Memory is
the most that was resident; isnad's holds the articles' own text, and what is left without it is shown too.
What `isnad copies --timing` says of single articles is shown where the program knows that option.
What it does not do: judge passages; sim_text names lines.
"""
import argparse
import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

from measured_run import measured_run

LIMIT = 3600  # processor seconds a run
PEERS = {"sim_text -r 12": 12, "sim_text -r 8": 8}
OURS = "isnad copies --jobs 1"
SIM_RUN = re.compile(r"^(\d+)\.txt: line [\d-]+ *\|(\d+)\.txt: line ")
PAIRS = re.compile(r"all pairs: recall (\S+) precision (\S+)")


class Corpus:
    """A planted corpus, with each text in a file of its own."""

    def __init__(self, folder, work):
        self.folder, self.path = folder, os.path.join(folder, "corpus.jsonl")
        self.texts = os.path.join(work, "texts")
        self.listing = os.path.join(work, "listing")
        self.ids, self.bytes = [], 0
        os.makedirs(self.texts)
        with open(self.path, encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                text = article["text"].encode("utf-8")
                self.bytes += len(text)
                with open(os.path.join(self.texts, "%06d.txt" % len(self.ids)), "wb") as file:
                    file.write(text + b"\n")
                self.ids.append(article["id"])
        with open(self.listing, "w") as file:
            file.writelines("%06d.txt\n" % i for i in range(len(self.ids)))

    def scored(self, data, found):
        """(recall, precision) of document pairs; repeats inside one article are pairs too."""
        text = subprocess.run([sys.executable, os.path.join(data, "reuse", "plant_eval.py"), self.folder, found],
                              check=True, capture_output=True, text=True).stdout
        return tuple(map(float, PAIRS.search(text).groups()))


def run_isnad(isnad, corpus, work):
    found = os.path.join(work, "isnad.jsonl")
    with open(found, "wb") as out:
        return measured_run([isnad, "copies", "--jobs", "1", corpus.path], LIMIT, out), found


def run_sim(least, corpus, work):
    report = os.path.join(work, "sim%d" % least)
    shell = 'cd "$1" && exec sim_text -r%d -n -T -o "$2" -i < "$3"' % least
    return measured_run(["sh", "-c", shell, "sh", corpus.texts, report, corpus.listing], LIMIT), report


def pairs_of_sim(report, ids):
    """Writes the document pairs of sim_text's report as plant_eval.py reads them; returns the path."""
    pairs = set()
    with open(report, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            match = SIM_RUN.match(line)
            if match:
                pairs.add(tuple(sorted(ids[int(number)] for number in match.groups())))
    path = report + ".jsonl"
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(json.dumps({"a": a, "b": b}) + "\n" for a, b in sorted(pairs))
    return path


def timing_of(isnad, corpus):
    """What `isnad copies --timing` says, or None where it knows no such option."""
    usage = subprocess.run([isnad, "copies", "--help"], capture_output=True, text=True).stdout
    if "--timing" not in usage:
        return None
    said = subprocess.run([isnad, "copies", "--jobs", "1", "--timing", corpus.path], stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, text=True).stderr
    for line in said.splitlines():
        if line.startswith("{"):
            return json.loads(line)
    return None


def measure(args, corpus, work):
    runs = {OURS: lambda: run_isnad(args.isnad, corpus, work)}
    for name, least in PEERS.items():
        runs[name] = lambda least=least: run_sim(least, corpus, work)
    seconds, memory, found = {name: [] for name in runs}, {}, {}
    for _ in range(args.rounds):
        for name, run in runs.items():
            done, found[name] = run()
            if done.code != 0:
                sys.exit("%s ended with %d" % (name, done.code))
            seconds[name].append(done.seconds)
            memory[name] = max(done.memory, memory.get(name, 0))
    articles = len(corpus.ids)
    print("\n%d articles, %.0f MB of text, %d rounds\n" % (articles, corpus.bytes / 1e6, args.rounds))
    print("| | articles/s | isnad is faster by | peak memory, MB | bytes an article | the text apart | pair recall "
          "| pair precision |\n|---|---|---|---|---|---|---|---|")
    for name in runs:
        path = found[name] if name == OURS else pairs_of_sim(found[name], corpus.ids)
        recall, precision = corpus.scored(args.data, path)
        ratio = statistics.median(peer / ours for peer, ours in zip(seconds[name], seconds[OURS]))
        apart = "%.0f" % ((memory[name] - corpus.bytes) / articles) if name == OURS else "-"
        print("| %s | %.0f | %s | %.0f | %.0f | %s | %.4f | %.4f |" % (
            name, articles / statistics.median(seconds[name]), "%.2f" % ratio if name != OURS else "",
            memory[name] / 1e6, memory[name] / articles, apart, recall, precision))
    print("\nRounds, seconds: " + "; ".join("%s %s" % (n, ", ".join("%.2f" % s for s in seconds[n])) for n in runs))
    timing = timing_of(args.isnad, corpus)
    if timing is None:
        print("\nThis program says nothing of single articles (no --timing).")
        return
    print("\n`--timing`: " + ", ".join("%s %s" % item for item in timing.items() if not isinstance(item[1], list)))
    for name, values in timing.items():
        if isinstance(values, list):
            print("\n%s, by tenth of the stream: %s" % (name, ", ".join("%.0f" % v for v in values)))
    if "index_bytes" in timing:
        print("\nIndex: %.0f bytes an article" % (timing["index_bytes"] / articles))


def plant(args, base, out, filler):
    command = [sys.executable, os.path.join(args.data, "reuse", "plant.py"), "--base", base, "--out", out, "--n",
               str(args.n), "--per-cell", str(args.per_cell), "--seed", str(args.seed), "--filler", str(filler)]
    subprocess.run(command + (["--noise"] if args.noise else []), check=True, stderr=subprocess.DEVNULL)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("isnad")
    parser.add_argument("data")
    parser.add_argument("--n", type=int, default=19000)
    parser.add_argument("--per-cell", type=int, default=110)
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--filler", type=int, action="append")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--noise", action="store_true")
    parser.add_argument("--corpus", action="append", default=[])
    args = parser.parse_args()
    missing = [] if shutil.which("sim_text") else ["sim_text (Debian's similarity-tester)"]
    packed = os.path.join(args.data, "corpora", "ant-multisource.jsonl.gz")
    needed = [os.path.join(args.data, "reuse", "plant_eval.py")]
    if not args.corpus:
        needed += [packed, os.path.join(args.data, "reuse", "plant.py")]
    missing += [path for path in needed if not os.path.exists(path)]
    if missing:
        print("Not measured beside sim_text; missing: %s." % ", ".join(missing))
        return 0
    for folder in args.corpus:
        with tempfile.TemporaryDirectory(prefix="isnad-copies-peers-") as work:
            measure(args, Corpus(folder, work), work)
    for filler in ([] if args.corpus and args.filler is None else args.filler or [0, 100000]):
        with tempfile.TemporaryDirectory(prefix="isnad-copies-peers-") as work:
            base, folder = os.path.join(work, "base.jsonl"), os.path.join(work, "planted")
            with gzip.open(packed, "rb") as source, open(base, "wb") as plain:
                shutil.copyfileobj(source, plain)
            plant(args, base, folder, filler)
            measure(args, Corpus(folder, work), work)
    return 0


if __name__ == "__main__":
    sys.exit(main())
