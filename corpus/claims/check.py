#!/usr/bin/env python3
"""Checks the annotated articles: every annotated word stands in its paragraph, every value is known.

    check.py FOLDER_OR_FILE ...     files are NAME.jsonl or NAME.story.json; prints one line a fault; exit code 1 where
                                    there is one
"""
import collections
import json
import pathlib
import re
import sys

FRAMES = ("agreement visit meeting procurement production exercise relations criticism violence statistic disaster "
          "casualty arrest verdict protest election appointment sanction aid").split()
KINDS = "outlet agency person official anonymous institution document poll".split()
SHADES = "says announces reveals alleges denies confirms adds warns plans".split()
FORMS = "direct indirect mixed".split()
EVENT = "what frame claims origins why".split()
ATTRIBUTES = "count amount time place actor modality".split()
MODALITIES = "happened announced planned alleged denied".split()
SAYING = {"p", "s", "cue", "holder", "shade", "form", "content", "chain", "carried", "hedge", "near"}
CLAIM = {"p", "s", "frame", "trigger", "modality", "actor", "counterpart", "place", "time", "count", "amount", "object",
         "optional", "near"}
SCARE = {"p", "scare"}
HEADER = "id outlet country language style happening published".split()
TIME = re.compile(r"[\dX]{3,4}([-/].*)?$|[\dX]{4}-.*|P\d.*")


def read_article(path):
    """Returns: (header dict, paragraphs; paragraphs[0] is the headline). Errors: ValueError."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    header = dict(line.split(": ", 1) for line in head.splitlines() if line.strip())
    missing = [key for key in HEADER if key not in header]
    if missing:
        raise ValueError("header lacks " + ", ".join(missing))
    return header, [line.strip() for line in body.splitlines() if line.strip()]


def find(words, paragraph):
    """Returns: (start, end) of the words, or of "first … last", in the paragraph; None where they do not stand."""
    if words == "…":
        return None
    if "…" in words and words not in paragraph:
        first, _, last = words.partition("…")
        first, last = first.strip(), last.strip()
        start = paragraph.find(first)
        end = paragraph.find(last, start + len(first)) if start >= 0 else -1
        return (start, end + len(last)) if end >= 0 else None
    start = paragraph.find(words)
    return (start, start + len(words)) if start >= 0 else None


def faults_of(one, paragraphs, sayings):
    if not isinstance(one.get("p"), int) or not 2 <= one["p"] <= len(paragraphs):
        yield "p is no paragraph below the headline"
        return
    paragraph, whole = paragraphs[one["p"] - 1], "\n".join(paragraphs[: one["p"]])

    def stands(key, words, where):
        if find(words, where) is None:
            return f"{key} does not stand there: {words}"
        return None

    if "scare" in one:
        yield from (f"unknown key {key}" for key in one.keys() - SCARE)
        yield stands("scare", one["scare"], paragraph)
        return
    if "near" in one:
        yield stands("near", one["near"], paragraph)
    if "cue" in one:
        yield from (f"unknown key {key}" for key in one.keys() - SAYING)
        for key in ("s", "cue", "holder", "shade", "form", "content", "chain"):
            if key not in one:
                yield f"saying lacks {key}"
                return
        if one["cue"] != "…":
            for part in one["cue"].split(" … "):
                yield stands("cue", part, paragraph)
        yield stands("holder", one["holder"], whole if one.get("carried") else paragraph)
        yield stands("content", one["content"], paragraph)
        if one["shade"] not in SHADES:
            yield f"unknown shade {one['shade']}"
        if one["form"] not in FORMS:
            yield f"unknown form {one['form']}"
        if not one["chain"]:
            yield "empty chain"
        for link in one["chain"]:
            if not isinstance(link, list) or not 2 <= len(link) <= 3 or link[1] not in KINDS:
                yield f"bad link {link}"
                continue
            yield stands("link", link[0], whole)
            if len(link) == 3:
                yield stands("means", link[2], "\n".join(paragraphs))
        return
    yield from (f"unknown key {key}" for key in one.keys() - CLAIM)
    for key in ("frame", "trigger", "modality"):
        if key not in one:
            yield f"claim lacks {key}"
            return
    if one["frame"] not in FRAMES:
        yield f"unknown frame {one['frame']}"
    if one["modality"] not in MODALITIES:
        yield f"unknown modality {one['modality']}"
    if one.get("s") is not None and one["s"] not in sayings:
        yield f"no saying {one['s']}"
    yield stands("trigger", one["trigger"], paragraph)
    for key in ("actor", "counterpart", "place"):
        for words in one.get(key, []):
            yield stands(key, words, "\n".join(paragraphs))
    if "object" in one:
        yield stands("object", one["object"], paragraph)
    if "time" in one and not TIME.match(str(one["time"])):
        yield f"time is no TIMEX3: {one['time']}"
    if "count" in one and not isinstance(one["count"], (int, float)):
        yield "count is no number"
    if "amount" in one and not re.match(r"[\d.e+]+ [A-Z]{3}$", one["amount"]):
        yield f"amount is not as '3.5e6 USD': {one['amount']}"


def check(path):
    """Returns: the faults of one annotated article, each a line."""
    text = path.parent / (path.name.split(".")[0] + ".txt")
    try:
        _, paragraphs = read_article(text)
    except (OSError, ValueError) as error:
        return [f"{text}: {error}"]
    faults, annotations = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            annotations.append((number, json.loads(line)))
        except ValueError as error:
            faults.append(f"{path}:{number}: {error}")
    sayings = [one["s"] for _, one in annotations if "cue" in one and "s" in one]
    if len(set(sayings)) != len(sayings):
        faults.append(f"{path}: a number of a saying twice")
    for number, one in annotations:
        faults += [f"{path}:{number}: {fault}" for fault in faults_of(one, paragraphs, sayings) if fault]
    return faults


def claims_of(folder, articles):
    """(how often each claim stands in the annotations, those that are optional); a claim is (article, p, trigger)"""
    claims, optional = collections.Counter(), set()
    for article in articles:
        for path in folder.glob(article + "_*.jsonl"):
            for line in path.read_text(encoding="utf-8").splitlines():
                one = json.loads(line) if line.strip() else {}
                if "frame" in one:
                    key = (article, one["p"], one["trigger"])
                    claims[key] += 1
                    optional |= {key} if one.get("optional") else set()
    return claims, optional


def story_faults(story, claims, optional):
    placed = collections.Counter(tuple(claim) for event in story["events"] for claim in event["claims"])
    yield from (f"stands in no event: {key}" for key in claims if key not in placed and key not in optional)
    yield from (f"stands in {times} events: {key}" for key, times in placed.items() if times > claims.get(key, 0))
    events = {event["id"]: event for event in story["events"]}
    if len(events) != len(story["events"]):
        yield "an id of an event twice"
    for event in story["events"]:
        yield from (f"event {event['id']} lacks {key}" for key in EVENT if key not in event)
        if not 1 <= event["origins"] <= len(event["claims"]):
            yield f"event {event['id']} has {event['origins']} origins"
    for kind in ("conflicts", "series"):
        for one in story.get(kind, []):
            event = events.get(one["event"])
            if event is None or one["attribute"] not in ATTRIBUTES or len(one["values"]) < 2:
                yield f"{kind}: no such event or attribute, or one value: {one}"
                continue
            for _, *values in one["values"]:
                yield from (f"{kind}: not of event {one['event']}: {key}" for key in values if key not in event["claims"])


def check_story(path):
    """Returns: the faults of one happening's record, each a line."""
    try:
        story = json.loads(path.read_text(encoding="utf-8"))
        return [f"{path}: {fault}" for fault in story_faults(story, *claims_of(path.parent, story["articles"]))]
    except (OSError, ValueError, KeyError) as error:
        return [f"{path}: {error}"]


def main():
    paths = []
    for name in sys.argv[1:]:
        path = pathlib.Path(name)
        paths += sorted([*path.glob("*.jsonl"), *path.glob("*.story.json")]) if path.is_dir() else [path]
    faults = [fault for path in paths for fault in (check_story if path.name.endswith(".story.json") else check)(path)]
    print("\n".join(faults) if faults else f"{len(paths)} files, no fault")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
