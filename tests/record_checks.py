"""What must hold of any record: the schema, the offsets, and where claims may come from."""
import json
import os
import re

import jsonschema

from support import ROOT

CLAIM_KINDS = {"paragraph", "quote", "standfirst"}


def schema():
    return json.load(open(os.path.join(ROOT, "docs", "record.schema.json"), encoding="utf-8"))


def places(value, doc=None):
    """Yields (document id, start, end, text) of everything in the record that has offsets."""
    if isinstance(value, dict):
        doc = value.get("doc", doc)
        if "start" in value and "end" in value:
            yield doc, value["start"], value["end"], value["text"]
        for inner in value.values():
            yield from places(inner, doc)
    elif isinstance(value, list):
        for inner in value:
            yield from places(inner, doc)


DATE = r"(\d{3}[\dX]|\d{4}-(0[1-9]|1[0-2]|2[1-4]|3[3-6]|4[01])|\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])|XXXX-(0[1-9]|1[0-2])(-\d\d)?)"
EDTF = re.compile(rf"{DATE}(/({DATE}|\.\.))?|\.\./{DATE}|\[{DATE}(\.\.{DATE})?(,{DATE}(\.\.{DATE})?)*\]")


def story_problems(record, claims, events):
    """What must hold of timelines and coverage."""
    doc_of = {c["id"]: c["doc"] for c in record["claims"]}
    outlet_of = {doc: outlet["name"] or doc for outlet in record["outlets"] for doc in outlet["documents"]}
    found = []
    if sorted(outlet_of) != sorted(d["id"] for d in record["documents"]):
        found.append("outlets do not hold each document exactly once")
    for story in record["stories"]:
        if sorted(t["event"] for t in story["timeline"]) != sorted(story["events"]):
            found.append(f"timeline of {story['id']} is not of its events")
        for entry in story["timeline"]:
            values = [entry["happened"]] + [r["published"] for r in entry["reported"]]
            found += [f"{story['id']}: {v} is no EDTF" for v in values if v is not None and not EDTF.fullmatch(v)]
            found += [f"{story['id']}: no claim {c}" for c in entry["dated_by"] if c not in claims]
        for row in (story["coverage"] or {"rows": []})["rows"]:
            if row["event"] not in events or [c["outlet"] for c in row["cells"]] != story["coverage"]["outlets"]:
                found.append(f"coverage of {story['id']}: {row['event']} has other cells than columns")
            for cell in row["cells"]:
                if (cell["state"] == "silent") == ("claims" in cell):
                    found.append(f"coverage of {story['id']}: {cell['outlet']} is {cell['state']} in {row['event']}")
                found += [f"coverage of {story['id']}: {c} is not of {cell['outlet']}" for c in cell.get("claims", []) + cell.get("like", [])
                          if outlet_of[doc_of[c]] != cell["outlet"]]
    for framing in record["framing"]:
        for usage in framing["variants"] + framing["titles"] + framing["epithets"] + [framing["quoted"] or {"documents": {}, "outlets": {}}]:
            if sum(usage["documents"].values()) != sum(usage["outlets"].values()):
                found.append(f"framing of {framing['entity']}: outlets and documents count otherwise")
    return found


def problems(record):
    """A list of sentences; empty where all holds."""
    found = [f"schema: {error.json_path}: {error.message[:200]}"
             for error in jsonschema.Draft202012Validator(schema()).iter_errors(record)]
    texts = {d["id"]: d["text"].encode() for d in record["documents"]}
    checked = 0
    for part, value in record.items():
        if part == "documents":
            pairs = [(d["id"], place) for d in value for place in places({**d, "doc": d["id"]})]
            spans = [(ident, s, e, t) for ident, (_, s, e, t) in pairs]
        else:
            spans = list(places(value))
        for doc, start, end, text in spans:
            checked += 1
            if texts[doc][start:end] != text.encode():
                found.append(f"{part}: {doc} [{start}, {end}) is not {text[:60]!r}")
    if record["documents"] and checked == 0:
        found.append("no offsets at all in the record")

    blocks = {d["id"]: d["blocks"] for d in record["documents"]}
    for doc, listed in blocks.items():
        for index, block in enumerate(listed):
            if index and block["start"] < listed[index - 1]["end"]:
                found.append(f"blocks of {doc}: {index} overlaps the one before")
            if block.get("furniture") and block["kind"] != "chrome":
                found.append(f"blocks of {doc}: {index} is furniture and {block['kind']}")
            if block.get("repeat_of", -1) >= index:
                found.append(f"blocks of {doc}: {index} repeats a later one")
    for claim in record["claims"]:
        home = [b for b in blocks[claim["doc"]] if b["start"] <= claim["start"] and claim["end"] <= b["end"]]
        if not home:
            found.append(f"claim {claim['id']} lies in no block")
        elif home[0]["kind"] not in CLAIM_KINDS or "repeat_of" in home[0]:
            found.append(f"claim {claim['id']} comes from {home[0]['kind']}: {claim['text'][:60]}")

    out = {doc: [(b["start"], b["end"]) for b in listed if b.get("furniture")] for doc, listed in blocks.items()}
    for part in ("times", "quantities", "claims"):
        found += [f"{part}: {each['text'][:60]} lies in furniture" for each in record[part]
                  for start, end in out[each["doc"]] if each["start"] < end and start < each["end"]]
    for line in record["furniture"]:
        if not len(line["documents"]) or line["pages"] > line["of"]:
            found.append(f"furniture: {line['pages']} of {line['of']} pages: {line['text'][:60]}")
        found += [f"furniture: {doc} does not show it: {line['text'][:60]}" for doc in line["documents"] if not out.get(doc)]

    for index, copy in enumerate(record["copies"]):
        for swap in copy["substitutions"]:
            for side in "ab":
                words = texts[copy[side]["doc"]][swap[f"{side}_start"]:swap[f"{side}_end"]]
                inside = copy[side]["start"] <= swap[f"{side}_start"] and swap[f"{side}_end"] <= copy[side]["end"]
                if words != swap[side].encode() or not inside:
                    found.append(f"copy {index}: {swap[side][:60]!r} does not stand where it is said to")
    for family in record["families"]:
        docs = [w["doc"] for w in family["witnesses"]]
        earliest = {k: family["witnesses"][0][k] for k in ("doc", "start", "end", "text")}
        if family["earliest"] != earliest or family["witnesses"][0]["parent"] or family["documents"] != len(set(docs)):
            found.append(f"family {family['id']} does not begin with its earliest witness or miscounts")
        found += [f"family {family['id']}: the parent of {w['doc']} is itself" for w in family["witnesses"] if w["parent"] == w["doc"]]
    for swap in record["swaps"]:
        for place in swap["places"]:
            copy = record["copies"][place["copy"]]
            if swap["count"] != len(swap["places"]) or {place["a"]["doc"], place["b"]["doc"]} != {copy["a"]["doc"], copy["b"]["doc"]}:
                found.append(f"swap {swap['a'][:40]!r} / {swap['b'][:40]!r} is not of copy {place['copy']}")

    claims = {c["id"] for c in record["claims"]}
    entities = {e["id"] for e in record["entities"]}
    events = {e["id"] for e in record["events"]}
    for event in record["events"]:
        found += [f"event {event['id']}: no claim {c}" for c in event["claims"] if c not in claims]
        found += [f"event {event['id']}: no entity {e}" for e in event["places"] + event["participants"] if e not in entities]
        if event["origins"] > len(event["claims"]):
            found.append(f"event {event['id']}: more origins than claims")
    inheriting = [each["claim"] for each in record["inheritances"]]
    if len(inheriting) != len(set(inheriting)):
        found.append("a claim inherits twice")
    for each in record["inheritances"]:
        found += [f"inheritance: no claim {c}" for c in (each["claim"], each["from"]) if c not in claims]
        if each["claim"].split("-")[0] == each["from"].split("-")[0]:
            found.append(f"inheritance: {each['claim']} inherits from its own page")
    for conflict in record["conflicts"]:
        if conflict["event"] not in events:
            found.append(f"conflict of no event {conflict['event']}")
        found += [f"conflict: no claim {c}" for v in conflict["values"] for c in v["claims"] if c not in claims]
    found += story_problems(record, claims, events)
    in_stories = [doc for story in record["stories"] for doc in story["documents"]]
    if sorted(in_stories) != sorted(texts):
        found.append("stories do not hold each document exactly once")
    return found
