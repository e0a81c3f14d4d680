#!/usr/bin/env python3
"""What every stage makes of samples/, held against tests/golden/, one readable file a stage and page.

usage: golden_test.py ISNAD [--rebaseline]

A difference is printed as a diff. Look at it; if it is what you meant, --rebaseline writes the new
files, and the commit shows what changed.
"""
import difflib
import os
import sys
import tempfile

from support import ROOT, ingest, record_of, report

GOLDEN = os.path.join(ROOT, "tests", "golden")


def one_line(text):
    return " ".join(text.split())


def article(page):
    published = page["published"]
    yield f"uri       {page['uri']}"
    yield f"encoding  {page['encoding']['name']} by {page['encoding']['evidence']}"
    yield f"language  {page['language']}"
    yield f"outlet    {page['outlet'] and page['outlet']['name']}"
    yield f"title     {page['title']}"
    yield f"byline    {page['byline']}"
    yield f"published {published['best']}  not before {published['not_before']}, not after {published['not_after']}"
    for reason in published["evidence"]:
        yield f"          {reason['bound']} {reason['value']} by {reason['kind']}: {one_line(reason['text']) or reason.get('source')}"
    yield ""
    for index, block in enumerate(page["blocks"]):
        repeat = f" = {block['repeat_of']}" if "repeat_of" in block else ""
        yield f"{index:3} {block['kind']}{repeat}: {one_line(block['text'])}"


def times(page, record):
    return [f"{t['type']} {t['value']}: {one_line(t['text'])}" for t in record["times"] if t["doc"] == page["id"]]


def quantities(page, record):
    return [f"{q['value']} {q.get('unit', '')} {q.get('currency', '')} {q.get('bound', '')}: {one_line(q['text'])}"
            for q in record["quantities"] if q["doc"] == page["id"]]


def names(page, record):
    found = [(m["start"], entity["id"], m["text"]) for entity in record["entities"] for m in entity["mentions"] if m["doc"] == page["id"]]
    return [f"{ident}: {one_line(text)}" for _, ident, text in sorted(found)]


def claims(page, record):
    for claim in record["claims"]:
        if claim["doc"] != page["id"]:
            continue
        roles = {k: v for k, v in claim["roles"].items() if v}
        yield f"{claim['frame']}, {claim['modality']}, {claim['time']}  {roles}"
        yield "    chain: " + (" ← ".join(f"{one_line(l['text'])} ({l['kind']}, {l['cue']})" for l in claim["chain"]) or "the outlet")
        yield "    " + one_line(claim["text"])


def whole(record):
    """The stages over all pages; documents named by their uri, which people know."""
    uri = {d["id"]: d["uri"] for d in record["documents"]}
    claim_uri = {c["id"]: f"{uri[c['doc']]}: {one_line(c['text'])}" for c in record["claims"]}
    copies = []
    for copy in record["copies"]:
        copies += [f"{copy['kind']} {copy['similarity']} from {copy['from']} ({copy['why']})"]
        copies += [f"    {side} {uri[copy[side]['doc']]}: {one_line(copy[side]['text'])}" for side in "ab"]
        copies += [f"    {s['a']} | {s['b']}" for s in copy["substitutions"]]
    pairs = []
    for pair in record["derivations"]:
        pairs += [f"{uri[pair['a']]} {pair['shared_a']} | {uri[pair['b']]} {pair['shared_b']} from {pair['from']}"]
        pairs += [f"    only {side}: {one_line(place['text'])}" for side in "ab" for place in pair[f"only_{side}"]]
    families = []
    for family in record["families"]:
        families += [f"{family['documents']} documents, {family['outlets']} outlets, certain {family['certain']}"]
        families += [f"    {uri[w['doc']]} from {uri.get(w['parent'])} ({w['certain']}) {w['similarity']}, {w['changes']} changes: {one_line(w['text'])}"
                     for w in family["witnesses"]]
    swaps = [f"{s['count']} in {s['documents']} documents, {s['outlets']} outlets, from {s['from']}: {s['a']} | {s['b']}" for s in record["swaps"]]
    stories = []
    for story in record["stories"]:
        stories += [f"{story['id']} {story['from']} … {story['to']}: {story['title']}"] + ["    " + uri[d] for d in story["documents"]]
    events = []
    for event in record["events"]:
        events += [f"{event['time']} {event['frame']} {event['modality']}, outlets {event['outlets']}, origins {event['origins']}: {one_line(event['title'])}",
                   f"    {event['why']}", f"    places {event['places']} participants {event['participants']}"]
        events += ["    " + claim_uri[c] for c in event["claims"]]
    titles = {e["id"]: one_line(e["title"]) for e in record["events"]}
    conflicts = []
    for conflict in record["conflicts"]:
        conflicts += [f"{conflict['attribute']}: {titles[conflict['event']]}"]
        for value in conflict["values"]:
            conflicts += [f"  {value['value']}"] + ["    " + claim_uri[c] for c in value["claims"]]
    framing = []
    for named in record["framing"]:
        framing += [named["entity"]] + [f"    {v['text']}: {sum(v['documents'].values())} in {sorted(uri[d] for d in v['documents'])}" for v in named["variants"]]
        framing += [f"    swap, {s['touches']}: {s['a']} | {s['b']}" for s in named["swaps"]]
        framing += [f"    {kind} {v['text']}: {v['outlets']}" for kind, listed in (("title", named["titles"]), ("epithet", named["epithets"]), ("quoted", [named["quoted"]] if named["quoted"] else [])) for v in listed]
    framing += [f"{d['a']} | {d['b']}: {d['distance']} [{d['low']}, {d['high']}], {d['things']} names, {d['swaps']} swaps" for d in record["naming_distances"]]
    timeline, coverage = [], []
    for story in record["stories"]:
        timeline += [story["id"]]
        for t in story["timeline"]:
            timeline += [f"  {t['happened']} lag {t['lag_days']}, reported {[r['published'] for r in t['reported']]}, bound by {uri.get(t['bound_by'])}: {titles[t['event']]}"]
        signs = {"said": "x", "said otherwise": "/", "later": ".", "earlier": "-", "undated": "?"}
        coverage += [f"{story['id']} {story['coverage']['outlets']}"]
        for row in story["coverage"]["rows"]:
            cells = ["~" if "like" in c else signs[c.get("silence", c["state"])] for c in row["cells"]]
            coverage += ["  " + " ".join(cells) + "  " + titles[row["event"]]]
        framing += [story["id"]] + [f"  swap, {s['touches']}: {s['a']} {s['uses']['a']} | {s['b']} {s['uses']['b']}" for s in story["framing"]["swaps"]]
        framing += [f"  {titles[e['event']]}: {[(v['text'], v['outlets']) for v in e['variants']]}" for e in story["framing"]["events"] if e["variants"]]
        framing += [f"  {o['outlet']}: {[(t['text'], t['z'], t['count'], t['rest']) for t in o['terms']]}" for o in story["framing"]["terms"]]
    inheritances = []
    for each in record["inheritances"]:
        inheritances += [f"{each['kind']}: {each['why']}", f"    {claim_uri[each['claim']]}", f"    {claim_uri[each['from']]}"]
        inheritances += [f"    ⇠ {one_line(link['text'])} ({link['kind']}) in {uri[link['doc']]}" for link in each["links"]]
    return {"inheritances": inheritances, "copies": copies, "derivations": pairs, "families": families, "swaps": swaps, "stories": stories, "events": events, "conflicts": conflicts, "framing": framing,
            "timeline": timeline, "coverage": coverage}


def current(isnad):
    """{path under tests/golden: text}"""
    record = record_of(isnad, "samples")
    files = {}
    for page in record["documents"]:
        name = os.path.basename(page["uri"]).replace("#", "_")
        for stage, lines in (("extract", article(page)), ("times", times(page, record)), ("quantities", quantities(page, record)),
                             ("names", names(page, record)), ("claims", claims(page, record))):
            files[f"{stage}/{name}"] = list(lines)
    files.update({f"record/{stage}": lines for stage, lines in whole(record).items()})
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "golden.db")
        assert ingest(isnad, store, "samples").returncode == 0
        files["record/report"] = report(isnad, store, "text").decode().splitlines()
    return {f"{path}.golden": "\n".join(lines) + "\n" for path, lines in files.items()}


def kept():
    files = {}
    for folder, _, names_here in os.walk(GOLDEN):
        for name in names_here:
            path = os.path.join(folder, name)
            files[os.path.relpath(path, GOLDEN)] = open(path, encoding="utf-8").read()
    return files


def rebaseline(new, old):
    for path in old.keys() - new.keys():
        os.remove(os.path.join(GOLDEN, path))
    for path, text in new.items():
        os.makedirs(os.path.dirname(os.path.join(GOLDEN, path)), exist_ok=True)
        with open(os.path.join(GOLDEN, path), "w", encoding="utf-8") as file:
            file.write(text)
    print(f"{sum(old.get(p) != t for p, t in new.items())} of {len(new)} files changed")


def main():
    new, old = current(sys.argv[1]), kept()
    if "--rebaseline" in sys.argv[2:]:
        rebaseline(new, old)
        return
    if new == old:
        print(f"{len(new)} files as kept")
        return
    for path in sorted(new.keys() | old.keys()):
        for line in difflib.unified_diff(old.get(path, "").splitlines(), new.get(path, "").splitlines(), f"kept/{path}", f"now/{path}", "", "", 1, lineterm=""):
            print(line)
    sys.exit("the stages read samples/ otherwise than kept; see --rebaseline")


if __name__ == "__main__":
    main()
