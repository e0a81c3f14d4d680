#!/usr/bin/env python3
"""Reports who reuses whose words in a corpus of news, as `isnad copies` finds it; prints Markdown.

    bench/reuse_report.py ISNAD CORPUS.jsonl [--found FOUND.jsonl] [--sample 100 --seed N --sample-to FILE]
    bench/reuse_report.py --judged FILE

CORPUS.jsonl: lines {"id","series","date","text"}, perhaps in gzip; --found takes what `isnad copies` has said of
it. Printed are
  - findings by kind, and the cross-outlet pairs of articles that share 30 aligned words or more (similarity times
    the longer side, which is the least that can be aligned);
  - families: passages joined where a finding names both, or where one covers half of the other in one article;
  - for each outlet the share of its words that lie in passages shared with an earlier article, of its own and of
    others, and the same between each two. Articles of one instant are earlier for neither.
--sample writes that many findings, drawn with the seed, with both texts and what stands around them, to be judged by
eye: a word after each "verdict:" ("ok", or the kind of error). --judged counts the verdicts by kind of finding.
What it does not do: judge. Samples hold text of others and belong in no repository.
"""
import argparse
import bisect
import collections
import datetime
import gzip
import json
import random
import re
import subprocess
import sys

WORD = re.compile(r"\w+")
LEAST_ALIGNED = 30
AROUND = 60  # code points shown on each side of a sampled passage
UNDATED = None


def instant(date):
    try:
        parsed = datetime.datetime.fromisoformat(date.replace("Z", "+00:00"))
    except (ValueError, AttributeError):
        return UNDATED
    return parsed.replace(tzinfo=parsed.tzinfo or datetime.timezone.utc)


class Article:
    def __init__(self, row):
        self.id, self.outlet, self.text = row["id"], row.get("series") or "?", row["text"]
        self.date, self.time = row.get("date") or "", instant(row.get("date"))
        self.starts = [match.start() for match in WORD.finditer(self.text)]

    def words(self, begin, end):
        """The half-open range of words that begin between two offsets."""
        return bisect.bisect_left(self.starts, begin), bisect.bisect_left(self.starts, end)


class Finding:
    def __init__(self, row, articles):
        self.a, self.b = articles[row["a"]], articles[row["b"]]
        self.a_span, self.b_span = (row["a_begin"], row["a_end"]), (row["b_begin"], row["b_end"])
        self.similarity, self.source = row["similarity"], row.get("src")
        self.a_words, self.b_words = self.a.words(*self.a_span), self.b.words(*self.b_span)

    @property
    def aligned(self):
        """The least number of words that can agree."""
        longer = max(self.a_words[1] - self.a_words[0], self.b_words[1] - self.b_words[0])
        return self.similarity * longer

    @property
    def kind(self):
        if self.a is self.b:
            return "repeat inside an article"
        where = "one outlet" if self.a.outlet == self.b.outlet else "two outlets"
        how = "verbatim" if self.similarity >= 1 else "lightly edited" if self.similarity >= .85 else "edited"
        return "%s, %s" % (where, how)


class Sets:
    """Disjoint sets of numbers."""

    def __init__(self):
        self.parent = []

    def new(self):
        self.parent.append(len(self.parent))
        return len(self.parent) - 1

    def root(self, x):
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def join(self, x, y):
        x, y = self.root(x), self.root(y)
        self.parent[max(x, y)] = min(x, y)


def families_of(findings):
    """Lists of (article, begin, end) in words: the passages of each family, in no order."""
    sets, places, by_article = Sets(), [], collections.defaultdict(list)
    numbers = {}

    def number(article, span):
        key = (article.id, span)
        if key not in numbers:
            numbers[key] = sets.new()
            places.append((article, *span))
            by_article[article.id].append((span, numbers[key]))
        return numbers[key]
    for finding in findings:
        sets.join(number(finding.a, finding.a_words), number(finding.b, finding.b_words))
    for spans in by_article.values():
        spans.sort()
        for i, ((begin, end), one) in enumerate(spans):
            for (other_begin, other_end), other in spans[i + 1:]:
                if other_begin >= end:
                    break
                shared = min(end, other_end) - other_begin
                if 2 * shared >= min(end - begin, other_end - other_begin):
                    sets.join(one, other)
    families = collections.defaultdict(list)
    for i, place in enumerate(places):
        families[sets.root(i)].append(place)
    return list(families.values())


def print_findings(findings):
    print("\n| kind of finding | findings | pairs of articles | words, mean of the longer side |\n|---|---|---|---|")
    for kind in sorted({f.kind for f in findings}):
        some = [f for f in findings if f.kind == kind]
        words = sum(max(f.a_words[1] - f.a_words[0], f.b_words[1] - f.b_words[0]) for f in some) / len(some)
        print("| %s | %d | %d | %.0f |" % (kind, len(some), len({(f.a.id, f.b.id) for f in some}), words))
    aligned = collections.Counter()
    for finding in findings:
        if finding.a.outlet != finding.b.outlet:
            aligned[finding.a.id, finding.b.id] += finding.aligned
    enough = sum(1 for words in aligned.values() if words >= LEAST_ALIGNED)
    print("\nPairs of articles of two outlets that share something: %d; %d aligned words or more: **%d**"
          % (len(aligned), LEAST_ALIGNED, enough))


def print_families(findings):
    families = families_of([f for f in findings if f.a is not f.b])
    sizes = [(len({p[0].id for p in f}), len({p[0].outlet for p in f})) for f in families]
    print("\nFamilies: **%d**, of two outlets or more: %d\n" % (len(families), sum(1 for s in sizes if s[1] > 1)))
    print("| articles in the family | families | of them of two outlets or more |\n|---|---|---|")
    for least, most in ((1, 1), (2, 2), (3, 3), (4, 5), (6, 10), (11, 32), (33, 10 ** 9)):
        some = [s for s in sizes if least <= s[0] <= most]
        name = "%d" % least if least == most else "%d-%d" % (least, most) if most < 10 ** 9 else "%d+" % least
        print("| %s | %d | %d |" % (name, len(some), sum(1 for s in some if s[1] > 1)))
    largest = max(zip(sizes, range(len(families))), default=None)
    if largest:
        passages = families[largest[1]]
        article, begin, end = min(passages, key=lambda p: (p[0].date, p[0].id, p[1]))
        ends = article.starts[end] if end < len(article.starts) else len(article.text)
        print("\nThe largest, %d articles of %d outlets, in its earliest witness %s: «%s»" % (
            *largest[0], article.id, " ".join(article.text[article.starts[begin]:ends].split())[:160]))


def print_shares(articles, findings):
    """Which words of each outlet's articles stand in an earlier one."""
    covered = collections.defaultdict(set)  # (later article, outlet of the earlier) -> its words
    undecided = 0
    for f in findings:
        if f.a is f.b:
            continue
        if UNDATED in (f.a.time, f.b.time) or f.a.time == f.b.time:
            undecided += 1
        elif f.a.time < f.b.time:
            covered[f.b.id, f.a.outlet].update(range(*f.b_words))
        else:
            covered[f.a.id, f.b.outlet].update(range(*f.a_words))
    total, between, any_of, others = (collections.Counter() for _ in range(4))
    for article in articles.values():
        total[article.outlet] += len(article.starts)
    by_article = collections.defaultdict(dict)
    for (ident, outlet), words in covered.items():
        by_article[ident][outlet] = words
    for ident, of in by_article.items():
        mine = articles[ident].outlet
        for outlet, words in of.items():
            between[mine, outlet] += len(words)
        any_of[mine] += len(set().union(*of.values()))
        others[mine] += len(set().union(*(w for o, w in of.items() if o != mine), set()))
    outlets = sorted(total)
    print("\nShare of words in passages that an earlier article has (%d findings between articles of one instant "
          "or without date left out)\n" % undecided)
    print("| outlet | articles | words | of any | of another outlet | " +
          " | ".join("of " + o for o in outlets) + " |")
    print("|---" * (5 + len(outlets)) + "|")
    articles_of = collections.Counter(a.outlet for a in articles.values())
    for o in outlets:
        cells = ["%.2f %%" % (100 * between[o, p] / max(1, total[o])) for p in outlets]
        print("| %s | %d | %d | %.2f %% | %.2f %% | %s |" % (
            o, articles_of[o], total[o], 100 * any_of[o] / max(1, total[o]), 100 * others[o] / max(1, total[o]),
            " | ".join(cells)))


def shown(article, span):
    begin, end = span
    before = article.text[max(0, begin - AROUND):begin]
    after = article.text[end:end + AROUND]
    return " ".join(("%s [[%s]] %s" % (before, article.text[begin:end], after)).split())


def write_sample(findings, count, seed, path):
    chosen = random.Random(seed).sample(range(len(findings)), min(count, len(findings)))
    with open(path, "w", encoding="utf-8") as out:
        for number, i in enumerate(sorted(chosen), 1):
            f = findings[i]
            out.write("# %d | %s | similarity %.2f | copied from %s\nverdict: \n" % (
                number, f.kind, f.similarity, f.source or "unknown"))
            for name, article, span in (("A", f.a, f.a_span), ("B", f.b, f.b_span)):
                out.write("%s %s %s %s\n" % (name, article.id, article.outlet, article.date))
                out.write("  %s\n" % shown(article, span))
            out.write("\n")
    print("\n%d of %d findings, seed %d, are in %s" % (len(chosen), len(findings), seed, path))


def print_verdicts(path):
    kinds, kind = collections.defaultdict(collections.Counter), None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# "):
                kind = line.split(" | ")[1]
            elif line.startswith("verdict:"):
                kinds[kind][line[len("verdict:"):].strip() or "not judged"] += 1
    print("| kind of finding | judged | wrong | error rate | verdicts |\n|---|---|---|---|---|")
    for kind, verdicts in sorted(kinds.items()):
        judged = sum(n for v, n in verdicts.items() if v != "not judged")
        wrong = judged - verdicts["ok"]
        print("| %s | %d | %d | %s | %s |" % (
            kind, judged, wrong, "%.2f" % (wrong / judged) if judged else "-",
            ", ".join("%s %d" % item for item in sorted(verdicts.items()) if item[1])))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("isnad", nargs="?")
    parser.add_argument("corpus", nargs="?")
    parser.add_argument("--found")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=20260303)
    parser.add_argument("--sample-to")
    parser.add_argument("--judged")
    args = parser.parse_args()
    if args.judged:
        print_verdicts(args.judged)
        return 0
    if not args.corpus or (args.sample and not args.sample_to):
        parser.error("needs ISNAD and CORPUS.jsonl, and --sample-to with --sample")
    with (gzip.open if args.corpus.endswith(".gz") else open)(args.corpus, "rb") as file:
        corpus = file.read()
    articles = {article.id: article for article in map(Article, map(json.loads, corpus.splitlines()))}
    if args.found:
        with open(args.found, "rb") as file:
            said = file.read()
    else:
        said = subprocess.run([args.isnad, "copies", "-"], check=True, input=corpus, stdout=subprocess.PIPE).stdout
    rows = [json.loads(line) for line in said.splitlines()]
    findings = [Finding(row, articles) for row in rows]
    print("%d articles of %d outlets, %d findings" % (
        len(articles), len({a.outlet for a in articles.values()}), len(findings)))
    print_findings(findings)
    print_families(findings)
    print_shares(articles, findings)
    if args.sample:
        write_sample(findings, args.sample, args.seed, args.sample_to)
    return 0


if __name__ == "__main__":
    sys.exit(main())
