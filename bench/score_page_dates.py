#!/usr/bin/env python3
"""Hides the dates of dated articles and scores the interval that `isnad extract` infers from their text alone.

    bench/score_page_dates.py ISNAD DATA [--every N] [--failures N]

DATA holds corpora/*.jsonl.gz, a line an article: id, date, title, text. Each article goes in without date, outlet and
address. Holds: the truth lies between `not_before` and `not_after`, one or both of which may be open. The naive
way beside it: the latest day that `isnad annotate --kind time` finds in the text is taken as the earliest
possible one. Distance: days between the bound and the truth. Prints one Markdown table; --failures names articles
whose interval misses the truth, with the evidence. Exits 0 where there is no data.
"""
import argparse
import datetime
import json
import re
import statistics
import subprocess

from corpora import dated_articles

DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")


def day_of(value):
    """The first day of "2021", "2021-11", "2021-11-24..."; None for any other."""
    value = (value or "")[:10]
    if not DAY.match(value):
        return None
    try:
        return datetime.date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return None


def run(command, lines):
    done = subprocess.run(command, input="".join(line + "\n" for line in lines), stdout=subprocess.PIPE,
                          text=True, check=False)
    answers = [json.loads(line) for line in done.stdout.split("\n") if line]
    if len(answers) != len(lines):
        raise SystemExit(f"{len(lines)} lines in, {len(answers)} answers out")
    return answers


def share(part, whole):
    return f"{100 * part / whole:.1f} %" if whole else "-"


def middle(values):
    return f"{statistics.median(values):.0f}" if values else "-"


def score(program, name, articles, failures):
    pages = [json.dumps({"title": a["title"], "text": a["text"]}, ensure_ascii=False) for a in articles]
    answers = run([program, "extract", "--jobs", "2", "-"], pages)
    texts = [re.sub(r"\s+", " ", a["title"] + ". " + a["text"]) for a in articles]
    times = run([program, "annotate", "--kind", "time", "--lang", "ar"], texts)
    first = last = both = holds = known = best = best_right = naive_known = naive_holds = 0
    distances, widths, naive_distances = [], [], []
    for article, answer, found in zip(articles, answers, times):
        truth = datetime.date.fromisoformat(article["date"][:10])
        not_before, not_after = day_of(answer["not_before"]), day_of(answer["not_after"])
        first += not_before is not None
        last += not_after is not None
        if not_before or not_after:
            known += 1
            right = (not not_before or not_before <= truth) and (not not_after or truth <= not_after)
            holds += right
            if not right and failures > 0:
                failures -= 1
                print(article["id"], truth, not_before, not_after,
                      [(e["kind"], e["bound"], e["value"], e["text"]) for e in answer["dates"]["published"]])
        if not_before:
            distances.append((truth - not_before).days)
        if not_before and not_after:
            both += 1
            widths.append((not_after - not_before).days)
        if answer["published"]:
            best += 1
            best_right += day_of(answer["published"]) == truth
        days = [day for day in (day_of(t["value"]) for t in found) if day]
        if days:
            naive_known += 1
            naive_holds += max(days) <= truth
            naive_distances.append(abs((truth - max(days)).days))
    print(f"| {name} | {len(articles)} | {known} | {share(holds, known)} | {first} | {middle(distances)} | {last} | "
          f"{both} | {middle(widths)} | {best} | {share(best_right, best)} | {naive_known} | "
          f"{share(naive_holds, naive_known)} | {middle(naive_distances)} |")
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("program")
    parser.add_argument("data")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--failures", type=int, default=0)
    options = parser.parse_args()
    left, found = options.failures, False
    for name, articles in dated_articles(options.data, options.every):
        if not found:
            print("| corpus | articles | bounded | holds | not before | days from it | not after | both | width, days | "
                  "best | right | naive bound | holds | days from it |")
            print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
        found = True
        left = score(options.program, name, articles, left)
    if not found:
        print(f"no corpora in {options.data}: nothing is scored")


if __name__ == "__main__":
    main()
