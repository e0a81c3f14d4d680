#!/usr/bin/env python3
"""Scores what several articles together tell, on corpus/claims: events, origins, contradictions.

    bench/score_record.py ISNAD [--half seen|unseen|all] [--samples] [--json]
    bench/score_record.py ISNAD --list joined|parted|origins|conflicts-wrong|conflicts-missed
    bench/score_record.py ISNAD --gold FOLDER           other *.story.json of the same articles

All articles of a half go into one store as pages of HTML (see score_stories.py); its record is held against the
*.story.json of the happenings (corpus/claims/GUIDELINES.md, "The record of a happening").

Events. A claim of the record is a claim of the corpus where both stand in one paragraph and their triggers meet, or
nearly (corpus/claims/matching.py), the same frame first. "of found": over the claims that both have, what is asked is only
whether they are grouped alike. "end to end": claims that are missing or spurious count as such; the record's reading of an
optional claim that the corpus places nowhere is left out. MUC, BCubed, CEAFe and their mean: see coreference.py.
Origins: the event of the record that has most claims of one of the corpus must count as many; shown for all such
events, for those that two articles or more tell, and for those of them whose claims were found in all their articles and
in no others: the rest may be miscounted for want of a claim.
Conflicts: one of the record is right where the corpus has one of the same attribute of which two different values are
told in the paragraphs of two of its values. A series of the corpus reported as a conflict is wrong.
The cases are shown of the seen half only. Prints Markdown.
"""
import argparse
import collections
import json
import os
import pathlib
import subprocess
import tempfile
import types

from coreference import conll, harmonic
from score_claims import CORPUS, ROOT, Places, articles_of, page_of, reading_of
from matching import trigger_cost  # corpus/claims is on the path since score_claims

LISTS = "joined parted origins conflicts-wrong conflicts-missed".split()


def record_of(isnad, articles):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for article in articles:
            paths.append(pathlib.Path(folder, article.header["id"] + ".html"))
            paths[-1].write_text(page_of(article), encoding="utf-8")
        store = os.path.join(folder, "all.db")
        subprocess.run([isnad, "ingest", "--store", store, "--captured", "2025-01-01T00:00:00Z", *map(str, paths)],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        done = subprocess.run([isnad, "report", "--store", store, "--format", "json"], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def page_records(record):
    """article id -> the record of that page alone, as reading_of wants it."""
    pages = {}
    for document in record["documents"]:
        name = os.path.basename(document["uri"]).removesuffix(".html")
        pages[document["id"]] = (name, {"documents": [document], "claims": [], "entities": []})
    for claim in record["claims"]:
        pages[claim["doc"]][1]["claims"].append(claim)
    for entity in record["entities"]:
        mentions = collections.defaultdict(list)
        for mention in entity["mentions"]:
            mentions[mention["doc"]].append(mention)
        for doc, own in mentions.items():
            pages[doc][1]["entities"].append({**entity, "mentions": own})
    return dict(pages.values())


def align(article, claims):
    """{index of a claim of the record: index of the claim of the corpus}, one to one; the same frame first."""
    edges = []
    for i, gold in enumerate(article.claims):
        for j, claim in enumerate(claims):
            if claim.span.p != gold.trigger.p:
                continue
            cost, other = trigger_cost(article, gold, claim), gold.frame != claim.frame
            if cost is not None and (cost == 0 or not other):
                edges.append((other, cost, gold.optional, i, j))
    taken, pairs = set(), {}
    for *_, i, j in sorted(edges):
        if i not in taken and j not in pairs:
            taken.add(i)
            pairs[j] = i
    return pairs


class Gold:
    """The events, conflicts and series of all happenings of a half. A claim is (article id, index in its annotation)."""

    def __init__(self, folder, articles):
        self.articles = {article.header["id"]: article for article in articles}
        self.places, self.events, self.conflicts, self.series = {}, [], [], []
        for path in sorted(folder.glob("*.story.json")):
            story = json.loads(path.read_text(encoding="utf-8"))
            used = collections.Counter()
            events = {}
            for event in story["events"]:
                claims = {self.claim(key, used) for key in event["claims"]} - {None}
                events[event["id"]] = {**event, "happening": story["happening"], "claims": claims}
            self.events += events.values()
            for kind, into in (("conflicts", self.conflicts), ("series", self.series)):
                for one in story.get(kind, []):
                    values = [(v[0], {self.places[tuple(key)] for key in v[1:] if tuple(key) in self.places}) for v in one["values"]]
                    into.append({**one, "event": events[one["event"]], "values": values})

    def claim(self, key, used):
        name, p, trigger = key
        fitting = [i for i, claim in enumerate(self.articles[name].claims) if claim.trigger.p == p and claim.trigger_text == trigger]
        if not fitting:
            raise ValueError(f"no such claim: {key}")
        one = (name, fitting[min(used[tuple(key)], len(fitting) - 1)])
        used[tuple(key)] += 1
        self.places.setdefault(tuple(key), one)
        return one


class Held:
    """A record held against the gold."""

    def __init__(self, gold, record):
        self.gold, self.record = gold, record
        self.mine = {}  # id of a claim of the record -> (article, index) or ("spurious", id); neutral ones are absent
        self.paragraph = {}  # id -> (article, paragraph)
        placed = {claim for event in gold.events for claim in event["claims"]}
        for name, page in page_records(record).items():
            article = gold.articles[name]
            _, claims, _, _ = reading_of(article, page)
            ids = [claim["id"] for claim in page["claims"] if claim["frame"] != "statement"]
            pairs = align(article, claims)
            places = Places(article, page["documents"][0]["text"])
            for claim in page["claims"]:
                self.paragraph[claim["id"]] = (name, places.span(claim["start"], claim["end"]).p)
            for j, key in enumerate(ids):
                if j not in pairs:
                    if not claims[j].optional:
                        self.mine[key] = ("spurious", key)
                elif (name, pairs[j]) in placed:
                    self.mine[key] = (name, pairs[j])
        self.groups = []  # (event of the record, its mentions)
        for event in record["events"]:
            group = {self.mine[key] for key in event["claims"] if key in self.mine}
            if group:
                self.groups.append((event, group))

    def events(self):
        gold = [event["claims"] for event in self.gold.events]
        found = set().union(*(group for _, group in self.groups)) if self.groups else set()
        wanted = set().union(*gold)
        return {"of found": conll([claims & found for claims in gold], [group & wanted for _, group in self.groups]),
                "end to end": conll(gold, [group for _, group in self.groups])}

    def origins(self):
        """Yields (event of the corpus, event of the record, told by two articles, found in all its articles and no others)."""
        for event in self.gold.events:
            shared = [(len(group & event["claims"]), -len(group), number) for number, (_, group) in enumerate(self.groups)]
            best = max(shared, default=(0, 0, 0))
            if best[0]:
                mine = self.groups[best[2]][0]
                articles = {name for name, _ in event["claims"]}
                yield event, mine, len(articles) > 1, articles == {self.paragraph[key][0] for key in mine["claims"]}

    def told_in(self, claims):
        """Paragraphs that claims of the record stand in."""
        return {self.paragraph[key] for key in claims if key in self.paragraph}

    def place(self, claim):
        name, index = claim
        return name, self.gold.articles[name].claims[index].trigger.p

    def meets(self, mine, gold):
        if mine["attribute"] != gold["attribute"]:
            return False
        met = [{i for i, (_, claims) in enumerate(gold["values"]) if {self.place(c) for c in claims} & self.told_in(value["claims"])}
               for value in mine["values"]]
        return any(a != b for n, one in enumerate(met) for a in one for other in met[n + 1:] for b in other)

    def conflicts(self):
        """(right ones of the record, wrong ones, missed ones of the corpus, series taken for conflicts)"""
        kinds = [one for one in self.record["conflicts"]]
        right = [one for one in kinds if any(self.meets(one, gold) for gold in self.gold.conflicts)]
        wrong = [one for one in kinds if one not in right]
        missed = [gold for gold in self.gold.conflicts if not any(self.meets(one, gold) for one in kinds)]
        series = [one for one in wrong if any(self.meets(one, gold) for gold in self.gold.series)]
        return right, wrong, missed, series

    def figures(self):
        out = {}
        for name, measures in self.events().items():
            for measure, value in measures.items():
                out[f"events {name}: {measure}"] = value if measure == "conll" else value[2]
            out[f"events {name}: bcubed P"], out[f"events {name}: bcubed R"] = measures["bcubed"][:2]
        aligned = list(self.origins())
        for what, some in (("all", aligned), ("told by two articles or more", [a for a in aligned if a[2]]),
                           ("of these, found in just their articles", [a for a in aligned if a[2] and a[3]])):
            right = sum(mine["origins"] == gold["origins"] for gold, mine, *_ in some)
            near = sum(abs(mine["origins"] - gold["origins"]) <= 1 for gold, mine, *_ in some)
            out[f"origins right: {what}"] = right / len(some) if some else 0.0
            out[f"origins within 1: {what}"] = near / len(some) if some else 0.0
        right, wrong, missed, series = self.conflicts()
        found = len(self.gold.conflicts) - len(missed)
        out["conflicts P"] = len(right) / (len(right) + len(wrong)) if right or wrong else 0.0
        out["conflicts R"] = found / len(self.gold.conflicts) if self.gold.conflicts else 0.0
        out["conflicts F1"] = harmonic(out["conflicts P"], out["conflicts R"])
        out["series taken for conflicts"] = len(series)
        return out

    def counts(self):
        right, wrong, missed, _ = self.conflicts()
        return {"events of the corpus": len(self.gold.events), "events of the record": len(self.groups),
                "aligned": len(list(self.origins())),
                "conflicts right, wrong, missed": f"{len(right)}, {len(wrong)}, {len(missed)}"}

    def words(self, key):
        claim = next(c for c in self.record["claims"] if c["id"] == key)
        return f"{' p'.join(map(str, self.paragraph.get(key, ('?', 0))))} [{claim['frame']} {claim['time']} {claim['modality']} " \
               f"{claim['roles'].get('count')}] {claim['text'][:150]}"

    def cases(self, kind):
        if kind == "origins":
            for gold, mine, several, _ in self.origins():
                if mine["origins"] != gold["origins"]:
                    yield f"{gold['happening']} {gold['id']} {gold['what']}: gold {gold['origins']} ({gold['why']}), got {mine['why']}" \
                          f"{' (one article)' if not several else ''}"
        elif kind.startswith("conflicts"):
            _, wrong, missed, series = self.conflicts()
            for one in wrong if kind == "conflicts-wrong" else []:
                yield f"{one['attribute']}{' (series)' if one in series else ''}:" + "".join(
                    f"\n    {value['value']}" + "".join(f"\n      {self.words(key)}" for key in value["claims"]) for value in one["values"])
            for gold in missed if kind == "conflicts-missed" else []:
                yield f"{gold['event']['happening']} {gold['attribute']} {gold['event']['what']}: " + "; ".join(
                    f"{value} {sorted(self.place(c) for c in claims)}" for value, claims in gold["values"])
        else:
            event_of = {claim: event for event in self.gold.events for claim in event["claims"]}
            keys = {mention: key for key, mention in self.mine.items()}
            for mine, group in self.groups if kind == "joined" else []:
                parts = collections.defaultdict(list)
                for mention in sorted(group):
                    if mention in event_of:
                        parts[id(event_of[mention])].append(mention)
                if len(parts) > 1:
                    yield f"{mine['title']}:" + "".join(
                        f"\n  {event_of[p[0]]['what']} ({event_of[p[0]]['frame']})" + "".join(f"\n    {self.words(keys[m])}" for m in p)
                        for p in parts.values())
            for event in self.gold.events if kind == "parted" else []:
                parts = [group & event["claims"] for _, group in self.groups if group & event["claims"]]
                if len(parts) > 1:
                    yield f"{event['happening']} {event['what']}:" + "".join(
                        "\n  --" + "".join(f"\n    {self.words(keys[m])}" for m in sorted(part)) for part in parts)


class SamplesHeld(Held):
    """The record of samples/ held against corpus/samples: an account is (page, words), and a claim of the record is the account whose
    words its trigger meets, or else its span."""

    def __init__(self, record):
        gold = json.loads((CORPUS.parent / "samples" / "samples.story.json").read_text(encoding="utf-8"))
        events = {event["id"]: {**event, "happening": "samples", "claims": {tuple(key) for key in event["claims"]}}
                  for event in gold["events"]}
        self.gold = types.SimpleNamespace(events=list(events.values()))
        for kind in ("conflicts", "series"):
            setattr(self.gold, kind, [{**one, "event": events[one["event"]], "values": [(v[0], {tuple(key) for key in v[1:]}) for v in one["values"]]}
                                      for one in gold.get(kind, [])])
        self.record, self.mine, self.paragraph, self.groups = record, {}, {}, []
        pages = {document["id"]: (os.path.basename(document["uri"]), document["text"].encode()) for document in record["documents"]}
        spans = {}
        for event in self.gold.events:
            for page, words in event["claims"]:
                text = next(data for name, data in pages.values() if name == page)
                at = text.find(words.encode())
                if at >= 0:
                    spans.setdefault(page, []).append((at, at + len(words.encode()), (page, words)))
        taken = set()
        for claim in record["claims"]:
            page = pages[claim["doc"]][0]
            trigger = claim.get("trigger") or claim
            met = [(min(end, place["end"]) - max(start, place["start"]), account) for place in (trigger, claim)
                   for start, end, account in spans.get(page, []) if start < place["end"] and place["start"] < end]
            self.paragraph[claim["id"]] = met[0][1] if met else (page, "")
            if claim["frame"] != "statement" and met and met[0][1] not in taken:
                self.mine[claim["id"]] = met[0][1]
                taken.add(met[0][1])
        for event in record["events"]:
            group = {self.mine[key] for key in event["claims"] if key in self.mine}
            if group:
                self.groups.append((event, group))

    def place(self, claim):
        return claim


def measure_samples(isnad):
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "samples.db")
        subprocess.run([isnad, "ingest", "--store", store, "--captured", "2025-01-01T00:00:00Z", str(ROOT / "samples")],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        done = subprocess.run([isnad, "report", "--store", store, "--format", "json"], stdout=subprocess.PIPE, check=True)
    return SamplesHeld(json.loads(done.stdout))


def measure(isnad, half, folder=None):
    articles = [article for article in articles_of(half, None)]
    return Held(Gold(folder or CORPUS / half, articles), record_of(isnad, articles))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("isnad")
    parser.add_argument("--half", choices=("seen", "unseen", "all"), default="seen")
    parser.add_argument("--samples", action="store_true", help="also samples/, by corpus/samples")
    parser.add_argument("--gold", type=pathlib.Path, help="folder whose subfolders seen/ and unseen/ have the *.story.json")
    parser.add_argument("--list", choices=LISTS, help="show the cases of a kind instead of the table")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    options = parser.parse_args()
    if options.list and options.half != "seen":
        parser.error("the unseen half measures: its cases are not shown")
    halves = ["seen", "unseen"] if options.half == "all" else [options.half]
    isnad = os.path.abspath(options.isnad)
    held = {half: measure(isnad, half, options.gold and options.gold / half) for half in halves}
    if options.samples:
        held["samples"] = measure_samples(isnad)
        halves.append("samples")
    if options.list:
        print("\n\n".join(held["seen"].cases(options.list)))
        return
    figures = {half: one.figures() for half, one in held.items()}
    if options.json:
        print(json.dumps(figures, indent=1))
        return
    print("| measure | " + " | ".join(halves) + " |\n|---|" + "---:|" * len(halves))
    for key in held[halves[0]].counts():
        print(f"| {key} | " + " | ".join(str(held[half].counts()[key]) for half in halves) + " |")
    for key in figures[halves[0]]:
        print(f"| {key} | " + " | ".join(f"{figures[half][key]:.3f}".removesuffix(".000") for half in halves) + " |")


if __name__ == "__main__":
    main()
