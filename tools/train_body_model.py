#!/usr/bin/env python3
"""Learns lexicon/body_model.tsv: how much each sign of a line weighs when the signs disagree.

    tools/train_body_model.py LINE_FEATURES DATA_DIR --own tests/arabic_pages [--out FILE]

LINE_FEATURES is the program of that name (build preset `bench`); DATA_DIR holds gold.jsonl and the
pages it names, as bench/score_extract.py reads them. A line is the article's where the gold text
has it: long lines are found by their 4-word shingles and put in one order that agrees with the
gold, short ones must stand between their neighbours there; pages without a full text teach by the
segments that must and must not be in it. Pages weigh alike, whatever their length. Several sets of
trees are learned, each from most of the pages, and vote: that errs less than one set of any size.

Only pages whose name hashes to fold 1 or 2 teach; fold 0 is never looked at, so that
`bench/score_extract.py --fold 0` says what the model is worth on pages it has not seen. Needs
python3-numpy and python3-sklearn; the program itself needs neither. No word of the pages goes into
the file: it holds names of features, thresholds and weights. Same data, same file.
"""
import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))
import score_extract  # noqa: E402

SHINGLE = 4
SHARE = 0.6  # of the pages, that each vote learns from


def best_chain(items, size):
    """items: (line, words, place) in line order; the heaviest chain with rising places."""
    heaviest = [(0.0, -1)] * (size + 3)  # Fenwick tree of maxima over places

    def put(place, value):
        place = max(0, min(place, size)) + 1
        while place < len(heaviest):
            heaviest[place] = max(heaviest[place], value)
            place += place & -place

    def get(place):
        place = max(0, min(place, size)) + 1
        best = (0.0, -1)
        while place > 0:
            best = max(best, heaviest[place])
            place -= place & -place
        return best

    weight, before = [0.0] * len(items), [-1] * len(items)
    first = 0
    while first < len(items):
        last = first
        while last < len(items) and items[last][0] == items[first][0]:
            last += 1
        waiting = []
        for i in range(first, last):
            _, words, place = items[i]
            best = get(place)
            weight[i], before[i] = best[0] + words, best[1]
            waiting.append((place + max(1, int(0.6 * words)), (weight[i], i)))
        for place, value in waiting:
            put(place, value)
        first = last
    chain = {}
    at = max(range(len(items)), key=lambda i: weight[i]) if items else -1
    while at != -1:
        chain[items[at][0]] = items[at][2]
        at = before[at]
    return chain


def in_gold(texts, gold):
    """For each line whether the gold text has it, each passage of the gold given to one line."""
    gold = score_extract.words(gold)
    size = len(gold)
    places = collections.defaultdict(list)
    for i in range(size - SHINGLE + 1):
        places[tuple(gold[i:i + SHINGLE])].append(i)
    lines = [score_extract.words(text) for text in texts]
    share, starts = [0.0] * len(lines), [[] for _ in lines]
    for k, line in enumerate(lines):
        votes = collections.Counter()
        hits = 0
        for i in range(len(line) - SHINGLE + 1):
            found = places.get(tuple(line[i:i + SHINGLE]))
            if found:
                hits += 1
                votes.update(place - i for place in found[:8])
        if hits:
            share[k] = hits / (len(line) - SHINGLE + 1)
            starts[k] = [place for place, _ in votes.most_common(4)]
    chain = best_chain([(k, len(line) * share[k], place) for k, line in enumerate(lines)
                        if share[k] > 0.5 for place in starts[k]], size)
    taken = numpy.zeros(size + 1, bool)
    answer = numpy.zeros(len(lines), bool)
    for k, place in chain.items():
        answer[k] = True
        taken[max(0, place):place + len(lines[k])] = True
    for k, line in enumerate(lines):  # passages that the page shows in another order
        if k in chain or share[k] <= 0.5:
            continue
        for place in starts[k]:
            stretch = taken[max(0, place):place + len(line)]
            if len(stretch) and stretch.mean() < 0.3:
                stretch[:] = True
                answer[k] = True
                break
    find_short_lines(lines, gold, chain, taken, answer)
    return answer


def find_short_lines(lines, gold, chain, taken, answer):
    size = len(gold)
    following = [size] * len(lines)
    ahead = size
    for k in range(len(lines) - 1, -1, -1):
        ahead = chain.get(k, ahead)
        following[k] = ahead
    first = collections.defaultdict(list)
    for i, word in enumerate(gold):
        first[word].append(i)
    low = end = 0
    for k, line in enumerate(lines):
        if k in chain:
            end = chain[k] + len(line)
            low = max(low, end - 2)
        if not line or len(line) >= SHINGLE or following[k] - end >= 400:
            continue
        for i in first[line[0]]:
            if i < max(low, end - 2) or gold[i:i + len(line)] != line:
                continue
            if i + len(line) > following[k] + 2:
                break
            if not taken[i:i + len(line)].any():
                answer[k] = True
                taken[i:i + len(line)] = True
                low = i + len(line)
                break


def in_segments(texts, row):
    """For each line 1, 0, or -1 where the segments of the row say nothing of it."""
    wanted = [score_extract.folded(each) for each in row.get("with") or []]
    unwanted = [score_extract.folded(each) for each in row.get("without") or []]
    answer = numpy.full(len(texts), -1)
    for k, text in enumerate(texts):
        text = score_extract.folded(text)
        if any(each in text for each in wanted):
            answer[k] = 1
        elif any(each in text for each in unwanted):
            answer[k] = 0
    return answer


def read_pages(program, data, rows):
    with tempfile.TemporaryDirectory() as folder:
        listing, matrix = os.path.join(folder, "list"), os.path.join(folder, "matrix")
        with open(listing, "w", encoding="utf-8") as out:
            out.writelines(os.path.join(data, row["html"]) + "\n" for row in rows)
        done = subprocess.run([program, listing, matrix], stdout=subprocess.PIPE, check=True)
        lines = done.stdout.decode("utf-8").split("\n")
        names = json.loads(lines[0])
        values = numpy.fromfile(matrix, dtype=numpy.float32).reshape(-1, len(names))
    return names, values, [json.loads(line)["lines"] for line in lines[1:] if line]


def learn_from(rows, values, pages):
    """Rows of features, answers, weights and pages of all lines that teach."""
    chance = numpy.random.default_rng(1)
    inputs, answers, weights, teachers = [], [], [], []
    at = 0
    for page, (row, lines) in enumerate(zip(rows, pages)):
        features = values[at:at + len(lines)]
        at += len(lines)
        if not lines:
            continue
        texts = [line["text"] for line in lines]
        full = bool(row.get("text"))
        answer = in_gold(texts, row["text"]).astype(int) if full else in_segments(texts, row)
        length = len(score_extract.words(row["text"])) if full else 400
        words = numpy.array([min(len(score_extract.words(text)), 60) for text in texts])
        weight = (words + 4) * 100.0 / (min(length, 1500) + 100) * (1 if full else 0.35)
        # Menus far from the article are all alike; a third of their lines teaches as much.
        near = numpy.convolve(answer > 0, numpy.ones(17))[8:8 + len(lines)] > 0
        far = ~near & (words < 15)
        weight = numpy.where(far, weight / 0.3, weight)
        use = (answer >= 0) & (~far | (chance.random(len(lines)) < 0.3))
        inputs.append(features[use])
        answers.append(answer[use] > 0)
        weights.append(weight[use])
        teachers.append(numpy.full(use.sum(), page))
    return [numpy.concatenate(each) for each in (inputs, answers, weights, teachers)]


def write_tree(nodes, names, out):
    """Parents before children, the left child right behind its parent."""
    def size(i):
        node = nodes[i]
        return 1 if node["is_leaf"] else 1 + size(node["left"]) + size(node["right"])

    def write(i):
        node = nodes[i]
        if node["is_leaf"]:
            out.write(f"leaf\t{node['value']:.5g}\n")
            return
        out.write(f"{names[node['feature_idx']]}\t{node['num_threshold']:.7g}\t"
                  f"{1 + size(node['left'])}\n")
        write(node["left"])
        write(node["right"])
    out.write("tree\n")
    write(0)


def read_teachers(program, data):
    """What the pages of folds 1 and 2 of a folder teach, and how many they are."""
    with open(os.path.join(data, "gold.jsonl"), encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if score_extract.fold_of(row) != 0]
    rows = [row for row in rows if row.get("text") or row.get("with")]
    names, values, pages = read_pages(program, data, rows)
    return names, *learn_from(rows, values, pages), len(pages)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("program")
    parser.add_argument("data")
    parser.add_argument("--out", default="lexicon/body_model.tsv")
    parser.add_argument("--own", help="folder of more annotated pages")
    parser.add_argument("--trees", type=int, default=100)
    parser.add_argument("--leaves", type=int, default=32)
    parser.add_argument("--parts", type=int, default=6)
    parser.add_argument("--fewest", type=int, default=60)
    options = parser.parse_args()
    inner = os.path.join(options.data, "extract")
    data = inner if os.path.isdir(inner) else options.data
    names, inputs, answers, weights, teachers, count = read_teachers(options.program, data)
    if options.own:
        _, own_inputs, own_answers, own_weights, own_teachers, own_count = read_teachers(options.program, options.own)
        inputs = numpy.concatenate([inputs, own_inputs])
        answers = numpy.concatenate([answers, own_answers])
        weights = numpy.concatenate([weights, own_weights])
        teachers = numpy.concatenate([teachers, own_teachers + count])
        count += own_count
    models = []
    for part in range(options.parts):
        chosen = numpy.random.default_rng(part).random(count) < SHARE
        use = chosen[teachers]
        model = HistGradientBoostingClassifier(
            max_iter=options.trees, learning_rate=0.1, max_leaf_nodes=options.leaves,
            min_samples_leaf=options.fewest, l2_regularization=50, early_stopping=False, random_state=0)
        models.append(model.fit(inputs[use], answers[use], sample_weight=weights[use]))
    with open(options.out, "w", encoding="utf-8") as out:
        out.write(
            "# How much each sign weighs in whether a line belongs to the article: decision trees that\n"
            "# extract/body_model.h reads. Written by tools/train_body_model.py, which says from what.\n"
            "# Rows: 'part' begins a vote, with its base weight; 'tree' begins a tree; feature, threshold,\n"
            "# steps to the right child (the left one, for values up to the threshold, is the next row);\n"
            "# 'leaf' weight.\n"
            "# Source: learned; holds no words of any page.\n")
        for model in models:
            out.write(f"part\t{float(numpy.ravel(model._baseline_prediction)[0]):.6g}\n")
            for stage in model._predictors:
                write_tree(stage[0].nodes, names, out)
    print(f"{count} pages, {len(answers)} lines, {options.trees} trees -> {options.out}")


if __name__ == "__main__":
    main()
