#!/usr/bin/env python3
"""Draws time expressions of dated articles at random, to be read by eye, and counts how many were resolved.

    bench/sample_times.py ISNAD DATA [--count 200] [--every 10]

DATA holds corpora/*.jsonl.gz with date, title and text. Every N-th article is read with its date. Prints the coverage
(articles with an expression; expressions by type, and how many have a value) and then COUNT expressions drawn with
a fixed seed, a line each: date of the article, type, value, and the words around with the expression in [[ ]].
"""
import argparse
import collections
import json
import random
import re
import subprocess

from corpora import dated_articles


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("program")
    parser.add_argument("data")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--every", type=int, default=10)
    options = parser.parse_args()
    days = collections.defaultdict(list)
    for _, articles_of in dated_articles(options.data, options.every):
        for article in articles_of:
            days[article["date"][:10]].append(re.sub(r"\s+", " ", article["text"]))
    articles = having = 0
    kinds, valued, found = collections.Counter(), collections.Counter(), []
    for day, texts in sorted(days.items()):
        done = subprocess.run([options.program, "annotate", "--kind", "time", "--lang", "ar", "--published", day],
                              input="".join(text + "\n" for text in texts), capture_output=True, text=True, check=True)
        for text, line in zip(texts, done.stdout.split("\n")):
            times = json.loads(line)
            articles += 1
            having += bool(times)
            raw = text.encode()
            for time in times:
                kinds[time["type"]] += 1
                valued[time["type"]] += time["value"] is not None
                before = raw[max(0, time["start"] - 160):time["start"]].decode(errors="ignore")
                after = raw[time["end"]:time["end"] + 90].decode(errors="ignore")
                found.append(f"{day}\t{time['type']}\t{time['value']}\t{before}[[{time['text']}]]{after}")
    print(f"{articles} articles, {having} with a time; " + ", ".join(
        f"{kind} {kinds[kind]} ({valued[kind]} with a value)" for kind in sorted(kinds)))
    for line in random.Random(1).sample(found, min(options.count, len(found))):
        print(line)


if __name__ == "__main__":
    main()
