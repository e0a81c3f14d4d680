#!/usr/bin/env python3
"""Learns lexicon/event_weights.tsv: what two claims have in common when they tell of one happening.

    tools/train_event_weights.py ISNAD EVENT_PAIRS [--half seen] [--gold FOLDER]   > lexicon/event_weights.tsv

The articles of corpus/claims/seen go into one store; EVENT_PAIRS (built by `cmake --build --preset check --target
event_pairs`) prints the signs of all pairs of claims; a pair is one happening where the corpus has both in one event. Logistic regression
by Newton's steps, with a normal prior. The bench/score_record.py of the unseen half says what it is worth.
On stderr: how well the weights part the pairs, with each happening in turn left out of the learning.
"""
import argparse
import math
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))
import score_record  # noqa: E402 (the path comes first)
from score_claims import articles_of, page_of, reading_of  # noqa: E402

PENALTY = 1.0
# What is believed before any article is read, and held to unless many articles speak against it: few annotated happenings
# have a twin in another place or of other people, of which the news has many.
BELIEVED = {"names": 1.0, "names_apart": -0.8, "place": 0.3, "time": 0.8, "time_within": 0.3,
            "time_apart": -1.0, "amount": 1.0, "amount_apart": -0.5, "words": 3.5, "words_of_more": 1.5, "trigger": 1.0,
            "trigger_root": 0.8, "leads": 0.6, "alone": 0.2, "denied_apart": 0.0}
BELIEF = 40.0
# Claims of corpus/claims are in Arabic: what holds across languages is set by hand, by the weight that words have on average.
# So is what two places weigh: reports of one kind (floods, verdicts, visits) share their words, and are told apart by where.
# And what the corpus has too little of: happenings of one kind that follow each other day by day.
BY_HAND = {"other_tongue": 0.8, "named_across": 1.5, "place_apart": -7.0, "told_apart": -1.0, "time_far": -2.5, "figure_told_apart": -2.0}
HEAD = """# What speaks for and against two accounts telling of one happening: sign, weight (logarithm of odds).
# Signs: src/story/events/likeness.h. Learned by tools/train_event_weights.py from corpus/claims/seen.
"""


def pairs_of(isnad, event_pairs, gold, articles):
    """(names of the signs, [(happening, same, values)])"""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for article in articles:
            paths.append(pathlib.Path(folder, article.header["id"] + ".html"))
            paths[-1].write_text(page_of(article), encoding="utf-8")
        store = os.path.join(folder, "all.db")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": True}
        subprocess.run([isnad, "ingest", "--store", store, "--captured", "2025-01-01T00:00:00Z", *map(str, paths)], **quiet)
        done = subprocess.run([isnad, "report", "--store", store, "--format", "json"], stdout=subprocess.PIPE, check=True)
        record = score_record.json.loads(done.stdout)
        lines = subprocess.run([event_pairs, store], stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines()
    event_of = {}
    events = {claim: event for event in gold.events for claim in event["claims"]}
    for name, page in score_record.page_records(record).items():
        _, claims, _, _ = reading_of(gold.articles[name], page)
        told = [i for i, claim in enumerate(page["claims"]) if claim["frame"] != "statement"]
        for j, i in score_record.align(gold.articles[name], claims).items():
            if (name, i) in events:
                event_of[name, told[j]] = events[name, i]
    pairs = []
    names = lines[0].split("\t")[4:]
    for line in lines[1:]:
        a, i, b, j, *values = line.split("\t")
        one, other = (event_of.get((os.path.basename(uri).removesuffix(".html"), int(n))) for uri, n in ((a, i), (b, j)))
        if one is not None and other is not None:
            pairs.append((one["happening"], one is other, [float(v) for v in values]))
    return names, pairs


def solve(matrix, vector):
    """Gaussian elimination with pivots."""
    n = len(vector)
    rows = [row[:] + [value] for row, value in zip(matrix, vector)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, n):
            factor = rows[r][i] / rows[i][i]
            if factor:
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[i])]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (rows[i][n] - sum(rows[i][j] * out[j] for j in range(i + 1, n))) / rows[i][i]
    return out


def odds(weights, values):
    return sum(w * v for w, v in zip(weights, values))


def learn(pairs, names):
    size = len(names)
    fixed = {i for i, name in enumerate(names) if name in BY_HAND}
    means = [BY_HAND.get(name, BELIEVED.get(name, 0.0)) for name in names]
    penalties = [1e9 if i in fixed else BELIEF if name in BELIEVED else PENALTY for i, name in enumerate(names)]
    weights = means
    for _ in range(25):
        gradient = [penalty * (mean - w) for penalty, mean, w in zip(penalties, means, weights)]
        curve = [[penalties[i] if i == j else 0.0 for j in range(size)] for i in range(size)]
        for _, same, values in pairs:
            chance = 1 / (1 + math.exp(-max(-30, min(30, odds(weights, values)))))
            there = [(i, v) for i, v in enumerate(values) if v]
            for i, v in there:
                gradient[i] += (same - chance) * v
                for j, w in there:
                    curve[i][j] += chance * (1 - chance) * v * w
        step = solve(curve, gradient)
        weights = [w + s for w, s in zip(weights, step)]
        if max(map(abs, step)) < 1e-6:
            break
    return weights


def f1_of(weights_and_pairs):
    right = told = wanted = 0
    for weights, pairs in weights_and_pairs:
        for _, same, values in pairs:
            yes = odds(weights, values) > 0
            right, told, wanted = right + (yes and same), told + yes, wanted + same
    return 2 * right / (told + wanted) if told + wanted else 0.0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("isnad")
    parser.add_argument("event_pairs")
    parser.add_argument("--gold", type=pathlib.Path, default=ROOT / "corpus" / "claims")
    options = parser.parse_args()
    articles = list(articles_of("seen", None))
    gold = score_record.Gold(options.gold / "seen", articles)
    names, pairs = pairs_of(os.path.abspath(options.isnad), os.path.abspath(options.event_pairs), gold, articles)
    happenings = sorted({pair[0] for pair in pairs})
    folds = []
    for happening in happenings:
        rest = [pair for pair in pairs if pair[0] != happening]
        folds.append((learn(rest, names), [pair for pair in pairs if pair[0] == happening]))
    weights = learn(pairs, names)
    print(f"{len(pairs)} pairs, {sum(same for _, same, _ in pairs)} of one happening; F1 of pairs {f1_of([(weights, pairs)]):.3f}, "
          f"of happenings left out {f1_of(folds):.3f}", file=sys.stderr)
    print(HEAD + "\n".join(f"{name}\t{weight:.2f}" for name, weight in zip(names, weights)))


if __name__ == "__main__":
    main()
