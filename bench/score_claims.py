#!/usr/bin/env python3
"""Scores the claims of the record on corpus/claims: who says what, through whom, and what is claimed.

    bench/score_claims.py ISNAD [--half seen|unseen|all] [--lang ar] [--frames] [--json]
    bench/score_claims.py ISNAD --folder FOLDER       articles of your own, annotated in the same way
    bench/score_claims.py ISNAD --list missed|wrong|content|chain|frames-missed|frames-wrong|actor|place|modality|values|kind|shade|form

Each article becomes a page of HTML and is read in a store of its own, so that no article hears of its copies; its record
is held against its annotation by corpus/claims/matching.py, which says what counts as right. --list shows the cases with
their paragraph: on the unseen half only with --judge, for whoever writes no rules.
Prints Markdown.
"""
import argparse
import concurrent.futures
import html
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus" / "claims"
sys.path.insert(0, str(CORPUS))
from matching import Article, Claim, Link, Score, Span, Told  # noqa: E402 (the path comes first)

LISTS = "missed wrong content chain frames-missed frames-wrong actor place modality values kind shade form".split()


def page_of(article):
    header, lines = article.header, [html.escape(line) for line in article.paragraphs]
    body = "".join(f"<p>{line}</p>\n" for line in lines[1:])
    rtl = ' dir="rtl"' if header["language"] in ("ar", "he") else ""
    return (f'<!DOCTYPE html>\n<html lang="{html.escape(header["language"])}"{rtl}><head><meta charset="utf-8">'
            f'<title>{lines[0]}</title><meta property="og:site_name" content="{html.escape(header["outlet"])}">'
            f'<meta property="article:published_time" content="{html.escape(header["published"])}"></head>\n'
            f"<body><article><h1>{lines[0]}</h1>\n{body}</article></body></html>\n")


def record_of(isnad, article):
    with tempfile.TemporaryDirectory() as folder:
        page, store = os.path.join(folder, "page.html"), os.path.join(folder, "one.db")
        with open(page, "w", encoding="utf-8") as file:
            file.write(page_of(article))
        captured = "2025-01-01T00:00:00Z"
        subprocess.run([isnad, "ingest", "--store", store, "--jobs", "1", "--captured", captured, page],
                       stdout=subprocess.DEVNULL, check=True)
        done = subprocess.run([isnad, "report", "--store", store, "--format", "json", "--jobs", "1"],
                              stdout=subprocess.PIPE, check=True)
        return json.loads(done.stdout)


class Places:
    """From bytes of the record's text to characters of the article's paragraphs."""

    def __init__(self, article, text):
        self.lost, self.ranges = 0, []  # (first byte, byte behind, paragraph, text)
        data, at = text.encode(), 0
        for p, paragraph in enumerate(article.paragraphs, 1):
            exact = data.find(paragraph.encode(), at)
            if exact < 0:  # white space may differ: then the record's words are the paragraph
                loose = re.compile(r"\s+".join(map(re.escape, paragraph.split()))).search(data[at:].decode(errors="ignore"))
                if not loose:
                    self.lost += 1
                    continue
                paragraph = article.paragraphs[p - 1] = loose.group()
                exact = data.find(paragraph.encode(), at)
            at = exact + len(paragraph.encode())
            self.ranges.append((exact, at, p, paragraph.encode()))

    def span(self, start, end):
        for first, behind, p, data in self.ranges:
            if first <= start < behind:
                return Span(p, len(data[:start - first].decode()), len(data[:min(end, behind) - first].decode()))
        return Span(0)


def read_link(link, places, span, record_mentions, outlet, text_of):
    cue, words = None, link["cue"] or ""
    if link.get("cue_start") is not None:
        cue = places.span(link["cue_start"], link.get("cue_end", link["cue_start"] + len(words.encode())))
    elif words and span.p:  # an older record: the nearest such word of the paragraph
        found = [m.start() for m in re.finditer(re.escape(words), text_of(span.p))]
        at = min(found, key=lambda i: abs(i - span.start), default=None)
        cue = None if at is None else Span(span.p, at, at + len(words))
    carried = bool(link.get("carried")) or places.span(link["start"], link["end"]).p != span.p
    entity = link["entity"]
    if entity is not None and entity == outlet:
        return None
    mentions = tuple(record_mentions.get(entity, ())) if entity else ()
    return Link(link["text"], link["kind"], (), mentions, cue, words, carried)


def reading_of(article, record):
    """(told, claims, entities, paragraphs that the record lost) of a record of one page."""
    document = record["documents"][0]
    places = Places(article, document["text"])
    outlet = (document["outlet"] or {}).get("id")
    mentions = {e["id"]: sorted({m["text"] for m in e["mentions"]}) for e in record["entities"]}
    kinds = {e["id"]: e["kind"] for e in record["entities"]}
    told, claims = [], []
    for one in record["claims"]:
        span = places.span(one["start"], one["end"])
        chain = [read_link(link, places, span, mentions, outlet, lambda p: article.paragraphs[p - 1])
                 for link in one["chain"]]
        told.append(Told(span, [link for link in chain if link], one.get("shade"), one.get("form")))
        if one["frame"] != "statement":
            trigger = one.get("trigger")
            roles = {role: [(e, tuple(mentions.get(e, ())), kinds.get(e) == "place") for e in one["roles"][role]]
                     for role in ("actor", "counterpart", "place")}
            where = places.span(trigger["start"], trigger["end"]) if trigger else None
            claims.append(Claim(one["frame"], where, one["modality"], roles, one["time"], one["roles"].get("count"), False,
                                span, None, trigger["text"] if trigger else ""))
    entities = [(e, tuple(m), kinds[e] == "place") for e, m in sorted(mentions.items())]
    return told, claims, entities, places.lost


def articles_of(half, language):
    """Yields the articles of a half of the corpus, or of a folder given by its path."""
    for path in sorted((CORPUS / half).glob("*.txt")):
        article = Article(path, path.with_suffix(".jsonl"))
        if language in (None, article.header["language"]):
            yield article


def measure(isnad, half, language=None, jobs=2):
    """The Score of one half of the corpus, or of a folder given by its absolute path."""
    score = Score()
    articles = list(articles_of(half, language))
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for article, record in zip(articles, pool.map(lambda each: record_of(isnad, each), articles)):
            told, claims, entities, lost = reading_of(article, record)
            score.n["paragraphs lost"] += lost
            score.add(article, told, claims, entities)
    return score


def shown(value):
    return "–" if value is None else f"{value:.3f}"


def print_table(scores):
    names = list(scores)
    figures = {name: score.figures() for name, score in scores.items()}
    print("| measure | " + " | ".join(names) + " |\n|---|" + "---:|" * len(names))
    for key in "articles,sayings,pairs right,pairs wrong,pairs neutral,frames right,paragraphs lost".split(","):
        print(f"| {key} | " + " | ".join(str(scores[name].n[key]) for name in names) + " |")
    for key in figures[names[0]]:
        print(f"| {key} | " + " | ".join(shown(figures[name][key]) for name in names) + " |")
    for role in ("actor", "counterpart", "place"):
        print(f"| {role} words not asked for: no such entity was found | "
              + " | ".join(f"{scores[n].n[role + ' words ignored']} of {scores[n].n[role + ' words']}" for n in names) + " |")


def print_frames(score):
    print("\n| frame | right | wrong | missed | optional found | P | R |\n|---|---:|---:|---:|---:|---:|---:|")
    for frame, n in sorted(score.frames.items()):
        right, wrong, missed = n["right"], n["wrong"], n["missed"]
        p, r = right / (right + wrong) if right + wrong else None, right / (right + missed) if right + missed else None
        print(f"| {frame} | {right} | {wrong} | {missed} | {n['optional']} | {shown(p)} | {shown(r)} |")
    print("\n| gold frame | read as | at the same trigger |\n|---|---|---:|")
    for (gold, mine), count in sorted(score.confusions.items(), key=lambda item: (-item[1], item[0])):
        print(f"| {gold} | {mine} | {count} |")


def print_cases(score, kind):
    for name, article, p, line in score.cases:
        if name == kind:
            print(f"{article.name} p{p}: {line}\n    {article.paragraphs[p - 1] if p else '(outside of the article)'}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("isnad")
    parser.add_argument("--half", choices=("seen", "unseen", "all"), default="seen")
    parser.add_argument("--folder", type=pathlib.Path, help="articles of another folder instead of a half of the corpus")
    parser.add_argument("--lang", help="only articles of this language")
    parser.add_argument("--list", choices=LISTS, help="show the cases of a kind instead of the table")
    parser.add_argument("--judge", action="store_true", help="allow --list to show the unseen half")
    parser.add_argument("--frames", action="store_true", help="also by frame, and frames read for one another")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    if options.list and options.half != "seen" and not options.folder and not options.judge:
        parser.error("the unseen half measures: its cases are shown only with --judge")
    halves = ["seen", "unseen"] if options.half == "all" else [options.half]
    if options.folder:
        halves = [str(options.folder.resolve())]
    scores = {half: measure(options.isnad, half, options.lang, options.jobs) for half in halves}
    if options.list:
        for score in scores.values():
            print_cases(score, options.list)
    elif options.json:
        print(json.dumps({half: score.figures() for half, score in scores.items()}, indent=1))
    else:
        print_table(scores)
        for half, score in scores.items():
            if options.frames:
                print(f"\n{half}:")
                print_frames(score)


if __name__ == "__main__":
    main()
