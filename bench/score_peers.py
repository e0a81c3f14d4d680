#!/usr/bin/env python3
"""Scores isnad and its peers on the same annotated pages, in one run; prints tables in Markdown.

    bench/score_peers.py ISNAD EXTRACT_BENCH DATA PEERS_FOLDER [--every N] [--limit SECONDS]

Peers are article extractors that npm and Debian give (bench/peers/install.sh puts them in PEERS_FOLDER).
Every N-th page of gold.jsonl is taken. Quality is scored as score_extract.py does. Times are
processor seconds from the page's bytes in memory to the article: for isnad those that EXTRACT_BENCH measures, for
a peer those of bench/peers/peer.mjs and peer.py. Memory is the most that the process held, its runtime included.
A peer that is not installed, fails, or takes longer than --limit is named and left out.
"""
import argparse
import json
import os
import sys
import tempfile

import score_extract
from measured_run import measured_run

HERE = os.path.dirname(os.path.abspath(__file__))
OF_NPM = ["readability", "defuddle", "article-extractor", "unfluff"]
OF_DEBIAN = ["readability-lxml", "w3m"]
NAMES = {"readability": "Mozilla Readability, jsdom", "defuddle": "defuddle, jsdom", "w3m": "w3m -dump (all text)"}


def peer_command(name, folder, listing):
    if name in OF_NPM:
        return ["node", os.path.join(folder, "peer.mjs"), name, listing]
    return [sys.executable, os.path.join(HERE, "peers", "peer.py"), name, listing]


def output_of(command, limit):
    """Returns: how it went, and its lines of stdout."""
    with tempfile.TemporaryFile() as out:
        done = measured_run(command, limit, out)
        out.seek(0)
        return done, [line for line in out.read().decode("utf-8").split("\n") if line]


class Speed:
    def __init__(self, pages, memory):
        seconds = sorted(page["seconds"] for page in pages)
        self.pages = len(seconds) / sum(seconds)
        self.megabytes = sum(page["bytes"] for page in pages) / 1e6 / sum(seconds)
        self.p50 = seconds[(len(seconds) - 1) // 2] * 1000
        self.p99 = seconds[int((len(seconds) - 1) * 0.99)] * 1000
        self.memory = memory / (1 << 20)

    def cells(self):
        return (f"{self.pages:.1f} | {self.megabytes:.2f} | {self.p50:.2f} | {self.p99:.1f} | {self.memory:.0f}")


def scored(rows, results):
    """Returns: body F1, exact, segments F1, title, author F1; None for what a peer does not give at all."""
    scores = score_extract.Scores()
    for row, got in zip(rows, results):
        scores.add(row, got)
    body, _, _, exact, segments, title, author, _ = scores.figures()
    gives = set().union(*results)
    return [body, exact, segments, title if "title" in gives else None, author if "byline" in gives else None]


def own_speed(program, listing):
    with tempfile.NamedTemporaryFile("r", suffix=".jsonl") as pages:
        done = measured_run([program, "--pages", pages.name, "--list", listing], 600)
        measured = [json.loads(line) for line in pages]
    if done.code != 0:
        sys.exit(f"{program} ended with {done.code}")
    return Speed(measured, done.memory)


def ratio(own, other):
    return "-" if own is None or not other else f"{own / other:.2f}"


def print_tables(table):
    print("| | body F1 | exact | segments F1 | title | author F1 | pages/s | MB/s | p50 ms | p99 ms | peak MiB |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for name, scores, speed in table:
        cells = " | ".join(score_extract.shown(value) for value in scores)
        print(f"| {name} | {cells} | {speed.cells()} |")
    print("\n| isnad against | body F1 | exact | segments F1 | title | author F1 | speed | p99 | memory |")
    print("|---|---|---|---|---|---|---|---|---|")
    _, own, own_pace = table[0]
    for name, scores, speed in table[1:]:
        cells = " | ".join(ratio(*pair) for pair in zip(own, scores))
        print(f"| {name} | {cells} | {ratio(own_pace.megabytes, speed.megabytes)} | "
              f"{ratio(own_pace.p99, speed.p99)} | {ratio(own_pace.memory, speed.memory)} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary")
    parser.add_argument("extract_bench")
    parser.add_argument("data")
    parser.add_argument("peers")
    parser.add_argument("--every", type=int, default=6)
    parser.add_argument("--limit", type=float, default=200.0)
    options = parser.parse_args()
    data = score_extract.gold_folder(options.data)
    rows = score_extract.read_gold(data)
    if rows is None:
        return
    rows = rows[::options.every]
    left_out = []
    with tempfile.NamedTemporaryFile("w", suffix=".list") as listing:
        listing.write("".join(os.path.join(data, row["html"]) + "\n" for row in rows))
        listing.flush()
        table = [("isnad", scored(rows, score_extract.run(options.binary, data, rows)),
                  own_speed(options.extract_bench, listing.name))]
        for name in OF_NPM + OF_DEBIAN:
            done, lines = output_of(peer_command(name, options.peers, listing.name), options.limit)
            if done.late:
                left_out.append(f"{name}: not done in {options.limit:.0f} s")
            elif done.code != 0 or len(lines) != len(rows):
                left_out.append(f"{name}: not installed, or failed (exit code {done.code})")
            else:
                results = [json.loads(line) for line in lines]
                failed = sum("error" in result for result in results)
                shown_name = NAMES.get(name, name) + (f" ({failed} pages failed)" if failed else "")
                table.append((shown_name, scored(rows, results), Speed(results, done.memory)))
    print(f"Every {options.every}th page: {len(rows)} pages. Ratios are isnad's figure divided by the peer's.\n")
    print_tables(table)
    for line in left_out:
        print(f"\nLeft out: {line}.")


if __name__ == "__main__":
    main()
