#!/usr/bin/env python3
"""Scores stories on corpus/claims: are the articles of one happening brought together, and no others?

    bench/score_stories.py ISNAD [--half seen|unseen|all] [--samples] [--json]

All articles of a half, Arabic, English and French mixed, go into one store as pages of HTML (see score_claims.py). The
record's stories are held against the header `happening:` of the articles, and with --samples the stories of samples/
against the two that are meant. BCubed (Bagga and Baldwin 1998): for each article, which share of its story belongs to
its happening (P), and which share of its happening is in its story (R); the means over articles and their F1.
The cases, stories that are not one happening and happenings that are not one story, are told of the seen half only.
Prints Markdown.
"""
import argparse
import collections
import json
import os
import pathlib
import re
import subprocess
import tempfile

from score_claims import ROOT, articles_of, page_of

SAMPLES = ROOT / "samples"


def stories_of(isnad, paths):
    """file name -> story, as one store that holds these files tells it."""
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "all.db")
        subprocess.run([isnad, "ingest", "--store", store, "--captured", "2025-01-01T00:00:00Z", *map(str, paths)],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        done = subprocess.run([isnad, "report", "--store", store, "--format", "json"], stdout=subprocess.PIPE, check=True)
    record = json.loads(done.stdout)
    names = {document["id"]: os.path.basename(document["uri"]) for document in record["documents"]}
    return {names[document]: story["id"] for story in record["stories"] for document in story["documents"]}


def corpus_half(isnad, half):
    """(happening of each article, story of each article)"""
    with tempfile.TemporaryDirectory() as folder:
        happenings, paths = {}, []
        for article in articles_of(half, None):
            name = article.header["id"] + ".html"
            happenings[name] = article.header["happening"]
            paths.append(pathlib.Path(folder, name))
            paths[-1].write_text(page_of(article), encoding="utf-8")
        return happenings, stories_of(isnad, paths)


def bcubed(meant, told):
    """P, R and F1 of two partitions, each a map from item to group."""
    groups, stories = collections.defaultdict(set), collections.defaultdict(set)
    for item in meant:
        groups[meant[item]].add(item)
        stories[told[item]].add(item)
    shared = {item: len(groups[meant[item]] & stories[told[item]]) for item in meant}
    precision = sum(shared[item] / len(stories[told[item]]) for item in meant) / len(meant)
    recall = sum(shared[item] / len(groups[meant[item]]) for item in meant) / len(meant)
    return {"articles": len(meant), "happenings": len(groups), "stories": len(stories), "P": precision, "R": recall,
            "F1": 2 * precision * recall / (precision + recall)}


def cases_of(meant, told):
    """Yields a line for each story of several happenings and each happening of several stories."""
    for what, one, other in (("story of several happenings", told, meant), ("happening of several stories", meant, told)):
        parts = collections.defaultdict(lambda: collections.defaultdict(list))
        for item in sorted(meant):
            parts[one[item]][other[item]].append(item.removesuffix(".html"))
        for group in sorted(parts):
            if len(parts[group]) > 1:
                yield f"- {what} ({group}): " + " | ".join(" ".join(items) for items in parts[group].values())


def sample_story(name):
    """Which of the two happenings of samples/README.md a page tells: 01 to 10 and the second wire record the port."""
    number = re.match(r"(\d\d)_", name)
    return "port" if (int(number.group(1)) <= 10 if number else name.endswith("2")) else "flood"


def measure(isnad, half):
    return bcubed(*corpus_half(isnad, half))


def samples(isnad):
    """(happening of each page, story of each page)"""
    told = stories_of(isnad, [SAMPLES])
    return {item: sample_story(item) for item in told}, told


def measure_samples(isnad):
    return bcubed(*samples(isnad))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("isnad")
    parser.add_argument("--half", choices=("seen", "unseen", "all"), default="seen")
    parser.add_argument("--samples", action="store_true", help="also the pages of samples/")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    options = parser.parse_args()
    isnad = os.path.abspath(options.isnad)
    halves = ["seen", "unseen"] if options.half == "all" else [options.half]
    partitions = {half: corpus_half(isnad, half) for half in halves}
    if options.samples:
        partitions["samples"] = samples(isnad)
    figures = {name: bcubed(*partition) for name, partition in partitions.items()}
    if options.json:
        print(json.dumps(figures, indent=1))
        return
    print("| | articles | happenings | stories | P | R | F1 |\n|---|---:|---:|---:|---:|---:|---:|")
    for name, row in figures.items():
        print(f"| {name} | {row['articles']} | {row['happenings']} | {row['stories']} | "
              + " | ".join(f"{row[key]:.3f}" for key in ("P", "R", "F1")) + " |")
    for name, partition in partitions.items():
        if name != "unseen":
            print("\n".join(["", name + ":", *cases_of(*partition)]))


if __name__ == "__main__":
    main()
