#!/usr/bin/env python3
"""How far two annotations of the same articles agree.

    agreement.py FIRST SECOND [--texts FOLDER] [--differences]

FIRST and SECOND hold NAME.jsonl; the articles NAME.txt lie in --texts, or in FIRST, or in SECOND. Articles that both passes have
are compared. SECOND is held against FIRST as a reading of the program would be (matching.py): what matters is whether the two
say the same, not whether they cut it at the same letter. Prints Markdown; with --differences instead one
JSON object a line, for whoever settles them:
{"article", "p", "what", "detail", "first": [annotations of the paragraph that are alike in what], "second": […]}.
"""
import argparse
import json
import pathlib
import sys

from matching import Article, Claim, Score, Told, harmonic, kappa

SAYING_KINDS = ("missed", "wrong", "content", "chain", "shade", "form", "kind")


def reading_of(article):
    """An annotation as a reading: (told, claims, None: every word of a role is asked for)."""
    told, claims = [], []
    for saying in article.sayings:
        for link in saying.chain:
            link.counted = False
        holder = next((k for k in reversed(saying.chain) if k.text == saying.holder.text), None)
        if holder is None:
            holder = next((k for k in reversed(saying.chain) if saying.holder.text in k.others), saying.chain[-1])
        holder.counted, holder.cue, holder.cue_text = True, saying.cue[0] if saying.cue else None, saying.cue_text
        told.append(Told(saying.content, saying.chain, saying.shade, saying.form))
    for claim in article.claims:
        roles = {role: [(w, (w,), role == "place") for w in claim.roles[role]] for role in claim.roles}
        claims.append(Claim(claim.frame, claim.trigger, claim.modality, roles, claim.time, claim.count, claim.optional,
                            claim.trigger, claim.saying, claim.trigger_text))
    return told, claims, None


def pairs_of_articles(first, second, texts):
    for path in sorted(first.glob("*.jsonl")):
        other = second / path.name
        if not other.exists():
            continue
        name = path.name.split(".")[0] + ".txt"
        text = next((f / name for f in (texts, first, second) if f and (f / name).exists()), None)
        if text is None:
            raise SystemExit(f"{name}: no such article; say --texts FOLDER")
        yield path.name, Article(text, path), Article(text, other), path, other


def rows_of(path, p, sayings):
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [row for row in rows if row["p"] == p and ("cue" in row) == sayings and "scare" not in row]


def compare(first, second, texts=None):
    """(Score of the second against the first, the differences)."""
    score, differences = Score(), []
    for name, mine, other, one_path, other_path in pairs_of_articles(first, second, texts):
        before = len(score.cases)
        score.add(mine, *reading_of(other))
        seen = set()
        for kind, article, p, line in score.cases[before:]:
            sayings = kind in SAYING_KINDS
            if (kind, p, line) not in seen:
                seen.add((kind, p, line))
                differences.append({"article": article.name, "p": p, "what": kind, "detail": line,
                                    "first": rows_of(one_path, p, sayings), "second": rows_of(other_path, p, sayings)})
    return score, differences


def print_table(score):
    figures = score.figures()
    print(f"| measure, {score.n['articles']} articles | agreement |\n|---|---:|")

    def row(name, value):
        print(f"| {name} | {'–' if value is None else f'{value:.3f}'} |")
    for name, words in (("pair", "cue and holder"), ("content", "content, by letters"), ("frame", "frames")):
        row(words + ": second against first, P", figures[name + " P"])
        row(words + ": R", figures[name + " R"])
        row(words + ": F1", harmonic(figures[name + " P"], figures[name + " R"]))
    row("content F1 of the sayings that both have", figures["content F1 of found"])
    row("chains the same, of all", figures["chains"])
    row("chains the same, of the sayings that both have", figures["chains of found"])
    for name in ("roles", "actor", "counterpart", "place"):
        row({"roles": "actor and counterpart"}.get(name, name) + " the same, of frames that both have", figures[name])
    row("time the same, of those the first has", figures["time R"])
    row("count the same, of those the first has", figures["count R"])
    for name in ("frame", "modality", "kind", "shade", "form"):
        values = score.pairs_of_values[name]
        row(f"{name}: the same, of {len(values)}", sum(a == b for a, b in values) / len(values) if values else None)
        row(f"{name}: Cohen's kappa", kappa(values))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("first", type=pathlib.Path)
    parser.add_argument("second", type=pathlib.Path)
    parser.add_argument("--texts", type=pathlib.Path)
    parser.add_argument("--differences", action="store_true")
    options = parser.parse_args()
    score, differences = compare(options.first, options.second, options.texts)
    if not score.n["articles"]:
        sys.exit("the two folders share no article")
    if options.differences:
        for one in differences:
            print(json.dumps(one, ensure_ascii=False))
    else:
        print_table(score)


if __name__ == "__main__":
    main()
