#!/usr/bin/env python3
"""Plants reworded and shuffled passages in a news corpus: what the planting of edited copies leaves out.

    bench/plant_reworded.py PLANT.py --base ARTICLES --out FOLDER [--n 4000] [--per-cell 30] [--seed N]

PLANT.py is reuse/plant.py of the public sets: its readers and formats are used, so its plant_eval.py scores what is
written here (corpus.jsonl, truth.jsonl, prov.jsonl, meta.json; offsets are code points of "text"). ARTICLES is a
file of JSON lines, in any language that parts words by spaces, or a folder of ANT files.

As in the published corpora of plagiarism (PAN; AraPlagDet ExAra-2015) a planted document is a host article with one
to three passages of other articles between its paragraphs, all disguised in one way, and no source is used twice:
  verbatim        as it stands, the yardstick
  phrase_shuffle  chunks of 4 to 8 words in another order, within each paragraph
  word_shuffle    the words of each sentence in another order
  window_shuffle  the words of each ten in another order
  synonyms RATE   that share of the content words replaced, each always by the same word of like frequency
  random RATE     each word dropped, replaced, followed by a new one or moved by up to five places, each at RATE
  summary         each second sentence, a third of its words left out
in passages of 40-80, 100-200 and 300-600 words ("len" is the least). Articles that share two 8-word runs with
an earlier one are left out first, so that what is found and was not planted is a false alarm.
What it does not do: write what a human paraphraser would. Replaced words are no true synonyms, only as rare.
"""
import argparse
import collections
import datetime
import importlib.util
import json
import os
import random
import re
import sys

LENGTHS = [(40, 80), (100, 200), (300, 600)]
KINDS = [("verbatim", 0), ("phrase_shuffle", 0), ("word_shuffle", 0), ("window_shuffle", 0), ("synonyms", 20),
         ("synonyms", 40), ("synonyms", 60), ("random", 10), ("random", 20), ("random", 30), ("summary", 0)]
ENDS_SENTENCE = re.compile(r"[.!?؟؛…][\"'»”)\]]*$")
CORE = re.compile(r"\w(?:.*\w)?", re.S)
FUNCTION_WORDS = 150  # so many of the commonest words are no content words
RUN = 8


def plant_module(path):
    spec = importlib.util.spec_from_file_location("plant", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Words:
    """How often each word stands in the articles, and which words are about as frequent as one."""

    def __init__(self, articles):
        counts = collections.Counter()
        for article in articles:
            for words, _ in article.paras:
                counts.update(match.group() for match in map(CORE.search, words) if match)
        self.ranked = sorted(counts, key=lambda word: (-counts[word], word))
        self.rank = {word: i for i, word in enumerate(self.ranked)}

    def is_content(self, token):
        match = CORE.search(token)
        return match is not None and self.rank.get(match.group(), FUNCTION_WORDS) >= FUNCTION_WORDS

    def alike(self, token, chance):
        """Another word of like frequency, between the same marks."""
        match = CORE.search(token)
        rank = self.rank.get(match.group(), len(self.ranked) - 1)
        reach = max(20, rank // 5)
        least, most = max(FUNCTION_WORDS, rank - reach), min(len(self.ranked) - 1, rank + reach)
        other = self.ranked[chance.randint(min(least, most), most)]
        return token[:match.start()] + other + token[match.end():]

    def any(self, chance):
        """A word as the articles hold them, common ones oftener."""
        return self.ranked[int(len(self.ranked) ** chance.random()) - 1]


def shuffled(items, chance):
    """The items in another order, where they have one."""
    out = list(items)
    for _ in range(20):
        chance.shuffle(out)
        if out != items:
            break
    return out


def chunks(words, least, most, chance):
    out, at = [], 0
    while at < len(words):
        size = chance.randint(least, most)
        out.append(words[at:at + size])
        at += size
    return out


def sentences(words):
    out, current = [], []
    for word in words:
        current.append(word)
        if ENDS_SENTENCE.search(word):
            out.append(current)
            current = []
    return out + ([current] if current else [])


def flat(lists):
    return [word for words in lists for word in words]


class Disguise:
    """A passage, as paragraphs of words, in another shape."""

    def __init__(self, words, chance):
        self.words, self.chance = words, chance

    def of(self, kind, rate, paragraphs):
        return [p for p in getattr(self, kind)(paragraphs, rate / 100.0) if p]

    def verbatim(self, paragraphs, _):
        return [list(p) for p in paragraphs]

    def phrase_shuffle(self, paragraphs, _):
        return [flat(shuffled(chunks(p, 4, 8, self.chance), self.chance)) for p in paragraphs]

    def word_shuffle(self, paragraphs, _):
        return [flat(shuffled(s, self.chance) for s in sentences(p)) for p in paragraphs]

    def window_shuffle(self, paragraphs, _):
        return [flat(shuffled(w, self.chance) for w in chunks(p, 10, 10, self.chance)) for p in paragraphs]

    def synonyms(self, paragraphs, rate):
        content = sorted({w for p in paragraphs for w in p if self.words.is_content(w)})
        swapped = {w: self.words.alike(w, self.chance) for w in content if self.chance.random() < rate}
        return [[swapped.get(w, w) for w in p] for p in paragraphs]

    def random(self, paragraphs, rate):
        def hit():
            return self.chance.random() < rate
        out = []
        for paragraph in paragraphs:
            edited = []
            for word in paragraph:
                if hit():
                    continue
                edited.append(self.words.any(self.chance) if hit() else word)
                if hit():
                    edited.append(self.words.any(self.chance))
            for i in range(len(edited)):
                if hit():
                    j = min(max(0, i + self.chance.randint(-5, 5)), len(edited) - 1)
                    edited[i], edited[j] = edited[j], edited[i]
            out.append(edited)
        return out

    def summary(self, paragraphs, _):
        kept = [s for p in paragraphs for s in sentences(p)][::2]
        return [flat([w for w in s if self.chance.random() >= 1 / 3] for s in kept)]


def without_reuse(plant, path, least, chance):
    """The articles of `least` words or more that share no text with each other, in an order drawn once."""
    rows = [(row, plant.paras(row[4])) for row in plant.read_base(path)]
    chance.shuffle(rows)
    line_counts = collections.Counter(line for _, p in rows for line in {" ".join(words) for words in p})
    numbers, seen, kept = {}, set(), []
    for row, paragraphs in rows:
        paragraphs = [words for words in paragraphs if line_counts[" ".join(words)] == 1]
        keys = [numbers.setdefault(w, len(numbers)) for w in map(plant.norm, flat(paragraphs)) if w]
        if len(keys) < least:
            continue
        runs = [hash(tuple(keys[i:i + RUN])) for i in range(len(keys) - RUN + 1)]  # of integers: no salt
        if len(set(runs)) < len(runs) or sum(run in seen for run in runs) >= 2:
            continue
        seen.update(runs)
        time = plant.to_time(row[2], row[0])
        kept.append(plant.Doc(row[0], row[1], time, row[3], [[words, None] for words in paragraphs]))
    return kept


class Planter:
    def __init__(self, plant, articles, chance):
        self.plant, self.chance = plant, chance
        self.disguise = Disguise(Words(articles), chance)
        self.outlets = sorted({a.series for a in articles}) + ["planted-a", "planted-b", "planted-c"]
        self.truth = []
        self.segments = {}

    def passage(self, source, least, most):
        """(paragraphs of words, begin, end in code points) of a run of words of the source."""
        length = min(self.chance.randint(least, most), source.nwords())
        first = self.chance.randint(0, source.nwords() - length)
        paragraphs, begin, end, at = [], 0, 0, 0
        for (words, _), (offset, _) in zip(source.paras, source.spans()):
            taken = words[max(0, first - at):max(0, first + length - at)]
            if taken:
                skipped = words[:max(0, first - at)]
                start = offset + sum(map(len, skipped)) + len(skipped)
                begin = start if not paragraphs else begin
                end = start + sum(map(len, taken)) + len(taken) - 1
                paragraphs.append(taken)
            at += len(words)
        return paragraphs, begin, end

    def document(self, number, kind, rate, bounds, sources, host):
        """The host with a passage of each source in it."""
        lies = self.chance.random() < .10
        delta = datetime.timedelta(minutes=self.chance.randint(2, 48 * 60))
        time = min(s.time for s in sources) - delta if lies else max(s.time for s in sources) + delta
        outlets = [o for o in self.outlets if o not in {s.series for s in sources}]
        paragraphs = [[words, None] for words, _ in host.paras]
        places = sorted((self.chance.randint(1, len(paragraphs)) for _ in sources), reverse=True)
        for source, place in zip(sources, places):
            words, begin, end = self.passage(source, *bounds)
            disguised = self.disguise.of(kind, rate, words)
            paragraphs[place:place] = [[p, (source.id, begin, end)] for p in disguised]
        made = self.plant.Doc("R%06d" % number, self.chance.choice(outlets), time, host.title, paragraphs)
        segments = {}
        for (_, origin), (begin, end) in zip(made.paras, made.spans()):
            if origin:
                segments.setdefault(origin, []).extend((begin, end))
        self.segments[made.id] = [[*o, min(s), max(s)] for o, s in segments.items()]
        for (source, source_begin, source_end), span in segments.items():
            self.truth.append({"kind": kind, "rate": rate, "len": bounds[0], "src": source, "dst": made.id,
                               "src_begin": source_begin, "src_end": source_end, "dst_begin": min(span),
                               "dst_end": max(span), "date_lies": lies})
        return made


def planted(plant, articles, args, chance):
    """Returns: all documents, the planter with what it planted, and the cells that want for sources."""
    planter = Planter(plant, articles, chance)
    hosts = [a for a in articles if a.nwords() < 400 and len(a.paras) >= 2]
    hosts = hosts[:len(KINDS) * len(LENGTHS) * args.per_cell]
    taken = {a.id for a in hosts}
    pool = sorted((a for a in articles if a.id not in taken), key=lambda a: -a.nwords())
    made, used, short = [], [], []
    for bounds in reversed(LENGTHS):
        fitting = [a for a in pool if a.nwords() >= bounds[0] * 1.1]
        wanted = min(len(fitting), len(KINDS) * args.per_cell)
        sources = chance.sample(fitting, wanted)
        drawn = {a.id for a in sources}
        pool = [a for a in pool if a.id not in drawn]
        used += sources
        if wanted < len(KINDS) * args.per_cell:
            short.append([bounds[0], wanted])
        for i, (kind, rate) in enumerate(KINDS):
            left = sources[i::len(KINDS)]
            while left and hosts:
                some = [left.pop() for _ in range(min(len(left), chance.randint(1, 3)))]
                made.append(planter.document(len(made) + 1, kind, rate, bounds, some, hosts.pop()))
    rest = [a for a in articles if a.id not in taken and a.id not in {u.id for u in used}]
    plain = rest[:max(0, args.n - len(used) - len(made))]
    documents = sorted(plain + used + made, key=lambda d: (d.time, d.id))
    return documents, planter, short


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("plant")
    parser.add_argument("--base", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--n", type=int, default=4000)
    parser.add_argument("--per-cell", type=int, default=30)
    parser.add_argument("--seed", type=int, default=20260202)
    parser.add_argument("--min-words", type=int, default=60)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    plant = plant_module(args.plant)
    articles = without_reuse(plant, args.base, args.min_words, chance)
    documents, planter, short = planted(plant, articles, args, chance)
    os.makedirs(args.out, exist_ok=True)

    def write(name, rows):
        with open(os.path.join(args.out, name), "w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    write("corpus.jsonl", ({"id": d.id, "series": d.series, "date": d.time.isoformat(), "title": d.title,
                            "text": d.text()} for d in documents))
    write("truth.jsonl", planter.truth)
    write("prov.jsonl", ({"id": d.id, "seg": planter.segments[d.id], "noise": []}
                         for d in documents if d.id in planter.segments))
    meta = {"docs": len(documents), "words": sum(d.nwords() for d in documents), "base_kept": len(articles),
            "planted_passages": len(planter.truth), "planted_documents": len(planter.segments),
            "short_of_sources": short, "per_cell": args.per_cell, "seed": args.seed}
    write("meta.json", [meta])
    print(json.dumps(meta), file=sys.stderr)


if __name__ == "__main__":
    main()
