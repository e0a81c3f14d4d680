#!/usr/bin/env python3
"""Scores `isnad annotate --kind entity` on ANERcorp (CAMeL split, training part).

Usage: score_entities.py ISNAD DATA [--errors N]

DATA holds ner/anercorp_train.conll.gz, one token and its IOB tag a line (research use: measured with,
never shipped). Each sentence is one line through `annotate`, so names carried across sentences are not
credited. Exact spans and kinds, as conlleval counts them; outlets count as organisations; MISC, which
the program does not look for, is missed by intent. Prints a Markdown table. Exits 0 where it is absent.
"""
import collections
import gzip
import json
import os
import subprocess
import sys

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


def main():
    program, data = sys.argv[1], sys.argv[2]
    path = os.path.join(data, "ner", "anercorp_train.conll.gz")
    if not os.path.exists(path):
        print(f"no {path}: entities are not scored")
        return
    gold = list(sentences(path))
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
    print("| ANERcorp | precision | recall | F1 | entities |\n|---|---|---|---|---|")
    for name, kinds in [(k, [k]) for k in ("PERS", "LOC", "ORG", "MISC")] + \
                       [("all", ["PERS", "LOC", "ORG", "MISC"])]:
        right, given, wanted = (sum(count[side, kind] for kind in kinds)
                                for side in ("right", "given", "gold"))
        print(f"| {name} | {right / max(given, 1):.3f} | {right / max(wanted, 1):.3f} | "
              f"{2 * right / max(given + wanted, 1):.3f} | {wanted} |")
    if "--errors" in sys.argv:
        for (side, kind, words), times in errors.most_common(int(sys.argv[-1])):
            print(times, side, kind, words, file=sys.stderr)


if __name__ == "__main__":
    main()
