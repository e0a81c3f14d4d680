#!/usr/bin/env python3
"""Scores `isnad annotate --kind time` on sentences in the manner of the press, written for this repository.

    bench/score_news_times.py ISNAD [FOLDER] [--failures]

FOLDER (default tests/news_times) holds sentences.jsonl (id, country, lang, date, text) and gold.jsonl (id, times: text,
occurrence, type, value); GUIDE.md there says what is annotated and how, first.jsonl and second.jsonl are the two
passes that gold.jsonl settles. Each sentence is read with its document date. Span F1: expressions found with
exactly the words of the gold. Value: of those, how many have type and value of the gold. Prints Markdown: all, by
language, by type, and how far the two passes agree.
"""
import argparse
import collections
import hashlib
import json
import os
import subprocess

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def load(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def keyed(times):
    return {(t["text"], t.get("occurrence", 1)): (t["type"], t["value"]) for t in times}


def annotate(program, sentences):
    """{id: [expression]}; the sentences of one language and day go in together."""
    groups = collections.defaultdict(list)
    for row in sentences.values():
        groups[row["lang"], row["date"]].append(row)
    found = {}
    for (language, date), rows in groups.items():
        done = subprocess.run([program, "annotate", "--kind", "time", "--lang", language, "--published", date],
                              input="".join(row["text"] + "\n" for row in rows), capture_output=True, text=True,
                              check=True)
        for row, line in zip(rows, done.stdout.split("\n")):
            seen = collections.Counter()
            found[row["id"]] = []
            for each in json.loads(line):
                place = row["text"].encode()[:each["start"]].decode().count(each["text"]) + 1
                seen[each["text"]] += 1
                found[row["id"]].append({**each, "occurrence": place})
    return found


def is_held_out(key):
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 3 == 0


def f1(shared, one, other):
    return 2 * shared / (one + other) if one + other else 1.0


class Count:
    def __init__(self):
        self.gold = self.found = self.shared = self.right = 0

    def add(self, gold, found):
        both = gold.keys() & found.keys()
        self.gold += len(gold)
        self.found += len(found)
        self.shared += len(both)
        self.right += sum(gold[key] == found[key] for key in both)

    def figures(self):
        """span F1, share of right values among the shared spans."""
        return f1(self.shared, self.gold, self.found), self.right / self.shared if self.shared else 1.0


def measure(program, folder):
    """{group: Count} with "all", "ar", ..., "DATE", ...; and the failures as lines."""
    sentences, gold = load(folder, "sentences.jsonl"), load(folder, "gold.jsonl")
    found = annotate(program, sentences)
    counts, failures = collections.defaultdict(Count), []
    for key, row in sentences.items():
        wanted, got = keyed(gold[key]["times"]), keyed(found[key])
        for group in ("all", "held out" if is_held_out(key) else "tuned on", row["lang"]):
            counts[group].add(wanted, got)
        for kind in {value[0] for value in [*wanted.values(), *got.values()]}:
            counts[kind].add({k: v for k, v in wanted.items() if v[0] == kind},
                             {k: v for k, v in got.items() if v[0] == kind})
        if wanted != got and not is_held_out(key):
            missed = {k: v for k, v in wanted.items() if got.get(k) != v}
            extra = {k: v for k, v in got.items() if wanted.get(k) != v}
            failures.append(f"{key} {row['date']} {row['text']}\n    wanted {missed}\n    got    {extra}")
    return counts, failures


def agreement(folder):
    first, second = load(folder, "first.jsonl"), load(folder, "second.jsonl")
    count = Count()
    for key, row in first.items():
        count.add(keyed(row["times"]), keyed(second[key]["times"]))
    return count


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("program")
    parser.add_argument("folder", nargs="?", default=os.path.join(HERE, "tests", "news_times"))
    parser.add_argument("--failures", action="store_true")
    options = parser.parse_args()
    counts, failures = measure(options.program, options.folder)
    print("| expressions | gold | found | span F1 | value right |")
    print("|---|---:|---:|---:|---:|")
    for group, count in [*counts.items(), ("the two passes", agreement(options.folder))]:
        span, value = count.figures()
        print(f"| {group} | {count.gold} | {count.found} | {span:.3f} | {value:.3f} |")
    if options.failures:
        print("\n".join(failures))


if __name__ == "__main__":
    main()
