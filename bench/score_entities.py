#!/usr/bin/env python3
"""Scores the recognition of names, as it ships and as it could be taught.

Usage: score_entities.py ISNAD DATA [--tools DIR] [--errors N]

1. The marked articles of tests/marked_names/, none of which taught the model, and as many of those that did.
2. `isnad annotate --kind entity` on ANERcorp (DATA/ner/anercorp_train.conll.gz, CAMeL split; research use:
   measured with, never shipped). Each sentence is one line, so names carried across sentences are not credited.
   Outlets count as organisations; MISC, which the program does not look for, is missed by intent.
3. What the tagger makes of ANERcorp where it is taught with it: learned from the training part and scored on
   DATA/ner/anercorp_test.conll.gz where that is, else on five folds of contiguous sentences. Word classes are
   learned without labels from the articles of DATA/corpora/.

1 and 3 need the programs name_tagger and word_classes in DIR (default: beside ISNAD). Exact spans and kinds, as
conlleval counts them. Prints Markdown tables; says what is left out.
"""
import argparse
import collections
import glob
import gzip
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SEEN = ["ar-a01.txt", "ar-b02.txt", "ar-c03.txt", "ar-d04.txt", "en-a02.txt", "en-b03.txt", "fr-a03.txt", "fr-b04.txt"]

KINDS = {"person": "PERS", "organisation": "ORG", "outlet": "ORG", "place": "LOC"}


def sentences(path):
    sentence = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.split()
            if len(columns) == 2:
                sentence.append(columns)
            elif sentence:
                yield sentence
                sentence = []
    if sentence:
        yield sentence


def spans(tags):
    """Entities of one sentence as (first token, end token, kind)."""
    found, start, kind = set(), None, None
    for i, tag in enumerate(list(tags) + ["O"]):
        if start is not None and (tag[0] != "I" or tag[2:] != kind):
            found.add((start, i, kind))
            start = None
        if tag[0] == "B" or (tag[0] == "I" and start is None):
            start, kind = i, tag[2:]
    return found


def tags_of(tokens, mentions):
    tags, offsets, at = ["O"] * len(tokens), [], 0
    for token in tokens:
        offsets.append((at, at + len(token.encode())))
        at = offsets[-1][1] + 1
    for mention in mentions:
        inside = [i for i, (start, end) in enumerate(offsets)
                  if start < mention["end"] and end > mention["start"]]
        for rank, i in enumerate(inside):
            tags[i] = ("I-" if rank else "B-") + KINDS[mention["kind"]]
    return tags


def score_shipped(program, gold, errors_shown):
    text = "".join(" ".join(token for token, _ in sentence) + "\n" for sentence in gold)
    done = subprocess.run([program, "annotate", "--kind", "entity", "--lang", "ar"], input=text,
                          capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if len(answers) != len(gold):
        raise SystemExit(f"{len(gold)} lines in, {len(answers)} answers out")
    count, errors = collections.Counter(), collections.Counter()
    for sentence, answer in zip(gold, answers):
        tokens = [token for token, _ in sentence]
        wanted = spans(tag for _, tag in sentence)
        given = spans(tags_of(tokens, answer))
        for entity in wanted | given:
            count["gold", entity[2]] += entity in wanted
            count["given", entity[2]] += entity in given
            count["right", entity[2]] += entity in wanted and entity in given
            if (entity in wanted) != (entity in given):
                side = "missed" if entity in wanted else "wrong"
                errors[side, entity[2], " ".join(tokens[entity[0]:entity[1]])] += 1
    print("| ANERcorp, as shipped | precision | recall | F1 | entities |\n|---|---|---|---|---|")
    for name, kinds in [(k, [k]) for k in ("PERS", "LOC", "ORG", "MISC")] + \
                       [("all but MISC", ["PERS", "LOC", "ORG"]), ("all", ["PERS", "LOC", "ORG", "MISC"])]:
        right, given, wanted = (sum(count[side, kind] for kind in kinds)
                                for side in ("right", "given", "gold"))
        print(f"| {name} | {right / max(given, 1):.3f} | {right / max(wanted, 1):.3f} | "
              f"{2 * right / max(given + wanted, 1):.3f} | {wanted} |")
    for (side, kind, words), times in errors.most_common(errors_shown):
        print(times, side, kind, words, file=sys.stderr)


def write_conll(path, sentences_):
    with open(path, "w", encoding="utf-8") as out:
        for sentence in sentences_:
            out.write("".join(f"{token}\t{tag}\n" for token, tag in sentence) + "\n")


def learn_classes(tools, data, folder):
    """The word classes of the news articles, [] where there are none."""
    text = os.path.join(folder, "news.txt")
    files = sorted(glob.glob(os.path.join(data, "corpora", "*.jsonl.gz")))
    if not files:
        return []
    with open(text, "w", encoding="utf-8") as out:
        for path in files:
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    article = json.loads(line)
                    out.write(article["title"] + "\n" + article["text"].replace("\r", "\n") + "\n")
    classes = os.path.join(folder, "classes.tsv")
    with open(classes, "wb") as out:
        subprocess.run([os.path.join(tools, "word_classes"), "--rounds", "10", "--grains", "64", "256", "1000",
                        text], stdout=out, check=True)
    os.remove(text)
    return ["--classes", classes]


def score_taught(tools, data, gold):
    test = os.path.join(data, "ner", "anercorp_test.conll.gz")
    with tempfile.TemporaryDirectory() as folder:
        classes = learn_classes(tools, data, folder)
        rounds = []
        if os.path.exists(test):
            rounds.append(("test part", gold, list(sentences(test))))
        else:
            size = len(gold)
            for fold in range(5):
                begin, end = size * fold // 5, size * (fold + 1) // 5
                rounds.append((f"fold {fold + 1}", gold[:begin] + gold[end:], gold[begin:end]))
        means = []
        for name, taught, asked in rounds:
            paths = [os.path.join(folder, side + ".conll") for side in ("taught", "asked")]
            write_conll(paths[0], taught)
            write_conll(paths[1], asked)
            done = subprocess.run([os.path.join(tools, "name_tagger"), "conll", *paths, *classes,
                                   "--most-kept", "1000000"], capture_output=True, text=True, check=True)
            print(f"\nTaught with ANERcorp, {name}:\n\n{done.stdout.strip()}")
            means.append(float(done.stdout.strip().splitlines()[-1].split("|")[4]))
        print(f"\nMicro-F1, mean of {len(means)}: {sum(means) / len(means):.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("isnad")
    parser.add_argument("data")
    parser.add_argument("--tools")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    tools = options.tools or os.path.dirname(os.path.abspath(options.isnad))
    taught = all(os.path.exists(os.path.join(tools, name)) for name in ("name_tagger", "word_classes"))
    if taught:
        unseen = sorted(glob.glob(os.path.join(ROOT, "tests", "marked_names", "*.txt")))
        seen = [os.path.join(ROOT, "training", "names", name) for name in SEEN]
        for title, files in [("unseen", unseen)] + \
                [(f"unseen, {language}", [f for f in unseen if os.path.basename(f).startswith(language)])
                 for language in ("ar", "en", "fr")] + [("half unseen, half taught", unseen + seen)]:
            done = subprocess.run([os.path.join(tools, "name_tagger"), "score", *files], capture_output=True,
                                  text=True, check=True)
            print(f"\nMarked articles, {title}:\n\n{done.stdout.strip()}")
        print()
    else:
        print(f"no name_tagger and word_classes in {tools}: nothing is taught")
    path = os.path.join(options.data, "ner", "anercorp_train.conll.gz")
    if not os.path.exists(path):
        print(f"no {path}: ANERcorp is not scored")
        return
    gold = list(sentences(path))
    score_shipped(options.isnad, gold, options.errors)
    if taught:
        score_taught(tools, options.data, gold)


if __name__ == "__main__":
    main()
