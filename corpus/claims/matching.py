"""Holds a reading of an article (the program's record, or a second annotation) against its annotation.

Both sides are brought to the same few shapes. An Article holds the annotation: sayings and claims with their places, in
characters of a paragraph. A Reading holds what somebody else made of it: Told pieces of text with the chain behind them. `Score`
counts, for one pair or many, what is found and what is wrong; GUIDELINES.md says what is annotated.

Counting. A *pair* is one cue with one link behind it, however many claims hang on it. A pair is right where a saying of
the gold has that cue and that holder; it is neither right nor wrong where it names another link of the chain of a saying that it
overlaps. Three dots as gold cue (a quotation goes on) are met by any pair whose claims overlap the content. Where a
reading lets a source go on past the end of a sentence, that counts as a pair of its own.
Contents are compared by letters and digits alone, so neither quotation marks nor spaces count; nor do the saying's own cue and
holder where they stand in its middle.
"""
import collections
import dataclasses
import json
import re

import words
from check import read_article

WRITTEN = ("document", "poll")
SENTENCE_END = re.compile(r"(?<!\b\w)[.!?؟…][\"»”’)\]]*\s")


@dataclasses.dataclass(frozen=True)
class Span:
    p: int  # paragraph; 1 is the headline, 0 outside of all
    start: int = 0  # characters of the paragraph
    end: int = 0

    def meets(self, other, slack=0):
        return self.p == other.p and self.start < other.end + slack and other.start < self.end + slack

    def shared(self, other):
        return max(0, min(self.end, other.end) - max(self.start, other.start)) if self.p == other.p else 0


@dataclasses.dataclass
class Link:
    text: str
    kind: str
    others: tuple = ()  # what else may be meant: fuller words
    mentions: tuple = ()  # of its entity, in this article
    cue: Span = None  # None: no cue in this paragraph
    cue_text: str = ""
    carried: bool = False
    counted: bool = True  # as a pair


@dataclasses.dataclass
class Saying:
    number: int
    cue: list  # spans; none for a quotation that goes on
    cue_text: str
    holder: Link
    chain: list
    content: Span
    shade: str
    form: str
    carried: bool
    aside: list = dataclasses.field(default_factory=list)  # cue and holder: they are told, not said, also within the content


@dataclasses.dataclass
class Claim:
    """A claim of the gold, or of a reading."""
    frame: str
    trigger: Span
    modality: str
    roles: dict  # role: [words] in the gold; [(entity, mentions)] in a reading
    time: str = None
    count: float = None
    optional: bool = False
    span: Span = None
    saying: int = None
    trigger_text: str = ""


@dataclasses.dataclass
class Told:
    span: Span
    chain: list
    shade: str = None
    form: str = None


class Article:
    def __init__(self, text_path, annotation_path):
        self.name = text_path.stem
        self.header, self.paragraphs = read_article(text_path)
        self.sayings, self.claims = [], []
        rows = [json.loads(line) for line in annotation_path.read_text(encoding="utf-8").splitlines() if line.strip()]
        used = set()
        for row in rows:
            if "cue" in row:
                self._add_saying(row, used)
        for row in rows:
            if "frame" in row:
                self._add_claim(row, used)

    def text(self, span):
        return self.paragraphs[span.p - 1][span.start:span.end] if span and span.p else ""

    def is_own(self, link):
        return words.is_outlet(link.text, self.header["outlet"], in_full=link.kind not in ("outlet", "agency"))

    def may_be_own(self, link):
        return link.kind in ("outlet", "agency") and words.may_be_outlet(link.text, self.header["outlet"])

    def _add_saying(self, row, used):
        paragraph, p = self.paragraphs[row["p"] - 1], row["p"]
        contents = occurrences(row["content"], paragraph)
        cues = [] if row["cue"] == "…" else near(row, occurrences(row["cue"].partition(" … ")[0], paragraph), paragraph)
        free = [c for c in cues if (p, *c) not in used] or cues
        best = min(((distance(c, k), i, j) for i, c in enumerate(free) for j, k in enumerate(contents)), default=None)
        where = contents[best[2]] if best else contents[0] if contents else (0, 0)
        cue = []
        if free:
            first = free[best[1] if best else 0]
            used.add((p, *first))
            cue = [Span(p, *first)]
            rest, at = row["cue"].partition(" … ")[2], first[1]
            later = [o for o in occurrences(rest, paragraph) if o[0] >= at] if rest else []
            cue += [Span(p, *later[0])] if later else []
        chain = [Link(link[0], link[1], tuple(link[2:])) for link in row["chain"]]
        holder = next((k for k in reversed(chain) if k.text == row["holder"] or row["holder"] in k.others),
                      next((k for k in reversed(chain) if words.same_holder(k.text, row["holder"])), None))
        kind, others = (holder.kind, (holder.text, *holder.others)) if holder else ("", ())
        held = Link(row["holder"], kind, others)
        chain = [k for k in chain if not self.is_own(k)]
        if chain and not self.is_own(held):
            at = (cue[0].start, cue[0].end) if cue else where
            held_at = min(occurrences(row["holder"], paragraph), key=lambda o: distance(o, at), default=None)
            aside = cue + ([Span(p, *held_at)] if held_at and not row.get("carried") else [])
            self.sayings.append(Saying(row["s"], cue, row["cue"], held, chain, Span(p, *where), row["shade"], row["form"],
                                       bool(row.get("carried")), aside))

    def _add_claim(self, row, used):
        paragraph, p = self.paragraphs[row["p"] - 1], row["p"]
        places = near(row, occurrences(row["trigger"], paragraph), paragraph)
        within = [s.content for s in self.sayings if s.number == row.get("s") and s.content.p == p]
        inside = [o for o in places if within and Span(p, *o).meets(within[0])] or places
        free = [o for o in inside if (row["frame"], p, *o) not in used] or inside
        where = free[0] if free else (0, 0)
        used.add((row["frame"], p, *where))
        roles = {role: row.get(role, []) for role in ("actor", "counterpart", "place")}
        self.claims.append(Claim(row["frame"], Span(p, *where), row["modality"], roles, row.get("time"), row.get("count"),
                                 bool(row.get("optional")), None, row.get("s"), row["trigger"]))


def occurrences(text, paragraph):
    """[(start, end)] of a piece, or of "first … last"; those that are whole words first."""
    if "…" in text and text not in paragraph:
        first, _, last = (part.strip() for part in text.partition("…"))
        found = []
        for start, end in occurrences(first, paragraph):
            ends = [o for o in occurrences(last, paragraph) if o[0] >= end]
            whole = [o for o in ends if not paragraph[o[1]:o[1] + 1].isalnum()]
            if ends:
                found.append((start, min(whole or ends)[1]))
        return found
    found, at = [], paragraph.find(text) if text else -1
    while at >= 0:
        found.append((at, at + len(text)))
        at = paragraph.find(text, at + 1)

    def unlike_word(o):
        front = re.search(r"\w*$", paragraph[:o[0]]).group()
        return (0 if not front else 1 if front in ("و", "ف", "ب", "ل", "س", "ال", "وال", "لل", "بال") else 2) + \
            3 * paragraph[o[1]:o[1] + 1].isalnum()
    best = min(map(unlike_word, found), default=0)
    return [o for o in found if unlike_word(o) <= max(best, 1)]


def near(row, places, paragraph):
    around = occurrences(row["near"], paragraph) if "near" in row else []
    return [o for o in places if any(a[0] <= o[0] and o[1] <= a[1] for a in around)] or places


def distance(one, other):
    return max(0, other[0] - one[1], one[0] - other[1])


def link_match(gold, link):
    """Does a link of a reading name what the link of the gold does?"""
    for mine in (gold.text, *gold.others):
        for its in (link.text, *link.others):
            if words.same_holder(mine, its) and written_alike(gold, mine, link, its):
                return True
    return any(words.alike(mine, its) for mine in (gold.text, *gold.others) for its in link.mentions
               if gold.kind not in WRITTEN and link.kind not in WRITTEN)


def written_alike(gold, mine, link, its):
    """A document is not met by the words of whose it is, nor the other way."""
    if gold.kind in WRITTEN and link.kind not in WRITTEN:
        return words.head_in(mine, its)
    if link.kind in WRITTEN and gold.kind and gold.kind not in WRITTEN:
        return words.head_in(its, mine)
    return True


@dataclasses.dataclass
class Pair:
    p: int
    link: Link
    told: list
    goes_on: bool  # past the sentence of its cue
    sayings: list = dataclasses.field(default_factory=list)  # of the gold that it is right for
    verdict: str = "wrong"  # right, neutral, wrong


def sentence_of(paragraph, at):
    """The number of the sentence at a place in the paragraph."""
    return sum(end.end() <= at for end in SENTENCE_END.finditer(paragraph))


def pairs_of(article, reading):
    """The distinct (paragraph, cue, link) of a reading."""
    groups, found = {}, []
    for told in reading:
        for link in told.chain:
            if link.counted and not article.is_own(link):
                cue = link.cue if link.cue and link.cue.p == told.span.p else None
                key = (told.span.p, cue, link.text, "" if cue else link.cue_text)
                groups.setdefault(key, []).append((dataclasses.replace(link, cue=cue), told))
    for (p, cue, _, _), members in groups.items():
        paragraph, parted = article.paragraphs[p - 1] if p else "", {}
        if cue:  # its own content is in the cue's sentence, or begins next to it
            nearest = min(members, key=lambda m: distance((cue.start, cue.end), (m[1].span.start, m[1].span.end)))
            first = max(sentence_of(paragraph, nearest[1].span.start), sentence_of(paragraph, cue.start))
        for link, told in members:
            sentence = sentence_of(paragraph, told.span.start)
            on = sentence if cue is None or sentence > first else None
            parted.setdefault(on, Pair(p, link, [], on is not None)).told.append(told)
        found += parted.values()
    return found


def match_pairs(article, reading):
    """Returns: (pairs, {number of saying: pair}). Gives each pair its verdict."""
    pairs, found = pairs_of(article, reading), {}
    for saying in article.sayings:
        for pair in pairs:
            if pair.p != saying.content.p or not link_match(saying.holder, pair.link):
                continue
            on_cue = pair.link.cue is not None and any(pair.link.cue.meets(c) for c in saying.cue)
            overlaps = any(t.span.meets(saying.content) for t in pair.told)
            if (on_cue and not pair.goes_on) or (not saying.cue and overlaps):
                pair.sayings.append(saying)
                pair.verdict = "right"
                if on_cue or saying.number not in found:
                    found[saying.number] = pair
            elif on_cue and overlaps and pair.verdict == "wrong":
                pair.verdict = "neutral"  # the same source going on in what the gold holds for one saying
    for pair in pairs:
        others = any(is_other_link(saying, pair) for saying in article.sayings)
        if pair.verdict == "wrong" and (others or article.may_be_own(pair.link)):
            pair.verdict = "neutral"
    return pairs, found


def is_other_link(saying, pair):
    """Does the pair name a link of this saying's chain that is not its holder?"""
    if pair.p != saying.content.p:
        return False
    cue = pair.link.cue
    touches = any(t.span.meets(saying.content) for t in pair.told) or (
        cue is not None and (cue.meets(saying.content) or any(cue.meets(c) for c in saying.cue)))
    return touches and not link_match(saying.holder, pair.link) and any(link_match(k, pair.link) for k in saying.chain)


def letters(article, p, spans, without=()):
    """The places of letters and digits within the spans of a paragraph."""
    paragraph = article.paragraphs[p - 1]
    out = {i for s in without if s.p == p for i in range(s.start, s.end)}
    return {i for s in spans if s.p == p for i in range(s.start, min(s.end, len(paragraph)))
            if paragraph[i].isalnum() and i not in out}


def content_counts(article, saying, pair):
    """(shared, gold, found) letters of a saying's content against the claims of its pair."""
    gold = letters(article, saying.content.p, [saying.content], saying.aside)
    if pair is None:
        return 0, len(gold), 0
    others = [s.content for s in pair.sayings if s is not saying]
    mine = letters(article, saying.content.p, [t.span for t in pair.told], saying.aside)
    mine -= letters(article, saying.content.p, others) - gold
    return len(gold & mine), len(gold), len(mine)


def is_innermost(article, saying):
    """No saying within its content leads its chain on."""
    def leads_on(other):
        if other is saying or len(other.chain) <= len(saying.chain) or other.content.p != saying.content.p:
            return False
        begins = all(a.text == b.text for a, b in zip(saying.chain, other.chain))
        return begins and any(c.meets(saying.content) for c in other.cue or [other.content])
    return not any(map(leads_on, article.sayings))


def covering(article, saying, reading):
    """The pieces of a reading that cover most of a content; of those that cover as much the shortest. Often one."""
    gold = letters(article, saying.content.p, [saying.content])
    ranked = collections.defaultdict(list)
    for told in reading:
        if told.span.meets(saying.content):
            covered = len(gold & letters(article, saying.content.p, [told.span]))
            ranked[covered, told.span.start - told.span.end].append(told)
    return ranked[max(ranked)] if ranked else []


def chain_right(article, saying, told):
    if told is None:
        return False
    mine = [k for k in told.chain if not article.is_own(k)]
    if len(mine) > len(saying.chain):
        mine = [k for k in mine if not article.may_be_own(k)]
    return len(mine) == len(saying.chain) and all(link_match(a, b) for a, b in zip(saying.chain, mine))


def match_claims(article, claims):
    """One to one, best first: ([(gold, claim)], gold left over, claims left over). The same frame on both sides."""
    edges = []
    for i, gold in enumerate(article.claims):
        for j, claim in enumerate(claims):
            if gold.frame == claim.frame and claim.span.p == gold.trigger.p:
                cost = trigger_cost(article, gold, claim)
                if cost is not None:
                    edges.append((cost, gold.optional, i, j))
    taken, used, matched = set(), set(), []
    for _, _, i, j in sorted(edges):
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            matched.append((article.claims[i], claims[j]))
    return (matched, [g for i, g in enumerate(article.claims) if i not in taken],
            [c for j, c in enumerate(claims) if j not in used])


def trigger_cost(article, gold, claim):
    """0 triggers overlap, 1 two words between them at most, 2 the claim's span holds the gold's trigger; or None."""
    if claim.trigger and claim.trigger.p == gold.trigger.p:
        if claim.trigger.meets(gold.trigger):
            return 0
        low, high = sorted((claim.trigger, gold.trigger), key=lambda s: s.start)
        between = article.paragraphs[gold.trigger.p - 1][low.end:high.start]
        if len(words.WORD.findall(between)) < 2:
            return 1
    return 2 if claim.span.meets(gold.trigger) else None


def role_words(article, gold, role, entities):
    """The gold's words of a role; and those that no entity of the reading touches (common nouns), which are not asked for."""
    if entities is None:
        return gold.roles[role], []
    def known(text):
        return any(words.names_same(text, mention, is_place) for _, mentions, is_place in entities for mention in mentions)
    return [w for w in gold.roles[role] if known(w)], [w for w in gold.roles[role] if not known(w)]


def role_verdict(article, gold, claim, role, entities):
    """(exactly right, right as far as it goes: nothing wrong and something right or nothing wanted)."""
    wanted, _ = role_words(article, gold, role, entities)
    mine = claim.roles.get(role, [])
    met = [any(words.names_same(w, m, e[2]) for e in mine for m in e[1]) for w in wanted]
    wrong = [e for e in mine if not any(words.names_same(w, m, e[2]) for w in gold.roles[role] for m in e[1])]
    return all(met) and not wrong, not wrong and (any(met) or not wanted)


def same_time(gold, mine):
    """An hour or part of the day beside the right day is no fault."""
    return gold == mine or (gold is not None and mine is not None and "T" not in gold and mine.startswith(gold + "T"))


def participants_right(article, gold, claim, entities):
    """Actor and counterpart taken together, whichever of them is which."""
    one, other = ("actor", "counterpart")
    both = dataclasses.replace(gold, roles={one: gold.roles[one] + gold.roles[other]})
    mine = dataclasses.replace(claim, roles={one: claim.roles.get(one, []) + claim.roles.get(other, [])})
    return role_verdict(article, both, mine, one, entities)[0]


class Score:
    """Sums over articles; cases are kept for whoever wants to see them."""

    def __init__(self):
        self.n = collections.Counter()
        self.frames = collections.defaultdict(collections.Counter)
        self.confusions = collections.Counter()
        self.content_f1 = []
        self.pairs_of_values = collections.defaultdict(list)  # name: [(gold, found)]
        self.cases = []  # (kind, article, paragraph, line)

    def case(self, kind, article, p, line):
        self.cases.append((kind, article, p, line))

    def add(self, article, told, claims, entities):
        """told: [Told]; claims: [Claim]; entities: [(id, mentions, is a place)] of the reading of this article,
        or None where every word of a role is asked for."""
        self.n["articles"] += 1
        pairs, found = match_pairs(article, told)
        self._pairs(article, pairs, found)
        for saying in article.sayings:
            self._content(article, saying, found.get(saying.number))
            self._chain(article, saying, found.get(saying.number), told)
        self._claims(article, claims, entities)

    def _pairs(self, article, pairs, found):
        self.n["sayings"] += len(article.sayings)
        for saying in article.sayings:
            pair = found.get(saying.number)
            self.n["sayings found"] += pair is not None
            if pair is None:
                self.case("missed", article, saying.content.p, f"{saying.cue_text} | {saying.holder.text}")
                continue
            self.pairs_of_values["kind"].append((saying.holder.kind, pair.link.kind))
            # A piece tells shade and form of its root: of those where this is not the root nothing is known.
            told = next((t for t in pair.told if t.chain[-1].cue_text == pair.link.cue_text), Told(saying.content, []))
            if told.shade:
                self.pairs_of_values["shade"].append((saying.shade, told.shade))
            if told.form:
                self.pairs_of_values["form"].append((saying.form, told.form))
            for name, gold, mine in (("kind", saying.holder.kind, pair.link.kind), ("shade", saying.shade, told.shade),
                                     ("form", saying.form, told.form)):
                if mine and gold != mine:
                    self.case(name, article, saying.content.p, f"{saying.cue_text} | {saying.holder.text}: gold {gold}, got {mine}")
        for pair in pairs:
            self.n["pairs " + pair.verdict] += 1
            if pair.verdict == "wrong":
                what = " (goes on)" if pair.goes_on else ""
                self.case("wrong", article, pair.p, f"{pair.link.cue_text} | {pair.link.text}{what}")

    def _content(self, article, saying, pair):
        shared, gold, mine = content_counts(article, saying, pair)
        self.n.update({"content shared": shared, "content gold": gold, "content found": mine})
        if pair is not None:
            self.content_f1.append(2 * shared / (gold + mine) if gold + mine else 1.0)
            if self.content_f1[-1] < 0.8:
                spans = " ¦ ".join(article.text(t.span) for t in pair.told)
                self.case("content", article, saying.content.p,
                          f"{saying.cue_text} {self.content_f1[-1]:.2f}\n      gold {article.text(saying.content)}\n      got  {spans}")

    def _chain(self, article, saying, pair, told):
        if not is_innermost(article, saying):
            return
        covers = covering(article, saying, told)
        best = next((t for t in covers if chain_right(article, saying, t)), covers[0] if covers else None)
        right = chain_right(article, saying, best)
        self.n["chains"] += 1
        self.n["chains right"] += right
        if pair is not None:
            self.n["chains of found"] += 1
            self.n["chains of found right"] += right
        if len(saying.chain) > 1:
            self.n["long chains"] += 1
            self.n["long chains right"] += right
        if not right:
            mine = " ← ".join(f"{k.text} [{k.kind}]" for k in best.chain) if best else "nothing told there"
            gold = " ← ".join(f"{k.text} [{k.kind}]" for k in saying.chain)
            self.case("chain", article, saying.content.p, f"{saying.cue_text}\n      gold {gold}\n      got  {mine or 'the outlet'}")

    def _claims(self, article, claims, entities):
        matched, missed, extra = match_claims(article, claims)
        for gold, claim in matched:
            self.frames[gold.frame]["optional" if gold.optional else "right"] += 1
            self.pairs_of_values["frame"].append((gold.frame, claim.frame))
            if not gold.optional:
                self._details(article, gold, claim, entities)
        for gold in missed:
            if not gold.optional:
                self.frames[gold.frame]["missed"] += 1
                self.case("frames-missed", article, gold.trigger.p, f"{gold.frame}: {gold.trigger_text}")
        for claim in extra:
            if claim.optional:
                continue
            self.frames[claim.frame]["wrong"] += 1
            self.case("frames-wrong", article, claim.span.p,
                      f"{claim.frame}: {claim.trigger_text or '?'} | {article.text(claim.span)}")
            for gold in missed:
                if trigger_cost(article, gold, claim) == 0:
                    self.confusions[gold.frame, claim.frame] += 1
                    self.pairs_of_values["frame"].append((gold.frame, claim.frame))
                    break

    def _details(self, article, gold, claim, entities):
        self.n["frames right"] += 1
        both = loose = True
        self.n["participants right"] += participants_right(article, gold, claim, entities)
        for role in ("actor", "counterpart", "place"):
            exact, nearly = role_verdict(article, gold, claim, role, entities)
            self.n[role + " right"] += exact
            ignored = role_words(article, gold, role, entities)[1]
            self.n.update({role + " words": len(gold.roles[role]), role + " words ignored": len(ignored)})
            if role == "place" and not exact:
                self.case("place", article, gold.trigger.p, f"{gold.frame}: {gold.trigger_text}: gold {gold.roles[role]}, "
                          f"got {[e[0] for e in claim.roles.get(role, [])]}")
            if role != "place":
                both, loose = both and exact, loose and nearly
            else:
                self.n["places wanted"] += bool(gold.roles[role])
                self.n["places wanted right"] += bool(gold.roles[role]) and exact
        self.n["roles right"] += both
        self.n["roles nearly right"] += loose
        if not both:
            mine = {role: [e[0] for e in claim.roles.get(role, [])] for role in ("actor", "counterpart")}
            self.case("actor", article, gold.trigger.p, f"{gold.frame}: {gold.trigger_text}\n      gold actor {gold.roles['actor']}, "
                      f"counterpart {gold.roles['counterpart']}\n      got  actor {mine['actor']}, counterpart {mine['counterpart']}")
        self.pairs_of_values["modality"].append((gold.modality, claim.modality))
        if gold.modality != claim.modality:
            self.case("modality", article, gold.trigger.p, f"{gold.frame}: {gold.trigger_text}: gold {gold.modality}, got {claim.modality}")
        self._value("time", gold.time, claim.time, same_time(gold.time, claim.time))
        if not same_time(gold.time, claim.time) or gold.count != claim.count:
            self.case("values", article, gold.trigger.p, f"{gold.frame}: {gold.trigger_text}: gold time {gold.time}, count {gold.count}; "
                      f"got time {claim.time}, count {claim.count}")
        same = gold.count is not None and claim.count is not None and abs(gold.count - claim.count) < 1e-6
        self._value("count", gold.count, claim.count, same)

    def _value(self, name, gold, mine, right):
        self.n[name + "s wanted"] += gold is not None
        self.n[name + "s found"] += mine is not None
        self.n[name + "s right"] += gold is not None and right

    def figures(self):
        """{name: share}; None where nothing was there to measure."""
        n = self.n
        right, wrong = n["pairs right"], n["pairs wrong"]
        totals = sum(self.frames.values(), collections.Counter())
        out = {"pair P": ratio(right, right + wrong), "pair R": ratio(n["sayings found"], n["sayings"]),
               "content P": ratio(n["content shared"], n["content found"]),
               "content R": ratio(n["content shared"], n["content gold"]),
               "content F1 of found": ratio(sum(self.content_f1), len(self.content_f1)),
               "chains": ratio(n["chains right"], n["chains"]),
               "chains of found": ratio(n["chains of found right"], n["chains of found"]),
               "long chains": ratio(n["long chains right"], n["long chains"]),
               "frame P": ratio(totals["right"], totals["right"] + totals["wrong"]),
               "frame R": ratio(totals["right"], totals["right"] + totals["missed"])}
        for name in ("pair", "content", "frame"):
            out[name + " F1"] = harmonic(out[name + " P"], out[name + " R"])
        for name in ("roles", "roles nearly", "participants", "actor", "counterpart"):
            out[name] = ratio(n[name + " right"], n["frames right"])
        for name in ("modality", "kind", "shade", "form"):
            values = self.pairs_of_values[name]
            out[name] = ratio(sum(a == b for a, b in values), len(values))
        for name in ("time", "count"):
            out[name + " P"] = ratio(n[name + "s right"], n[name + "s found"])
            out[name + " R"] = ratio(n[name + "s right"], n[name + "s wanted"])
        out["place"] = ratio(n["place right"], n["frames right"])
        out["place where told"] = ratio(n["places wanted right"], n["places wanted"])
        return out


def ratio(part, whole):
    return part / whole if whole else None


def harmonic(one, other):
    return None if one is None or other is None else 2 * one * other / (one + other) if one + other else 0.0


def kappa(values):
    """Cohen's kappa of [(one, other)]."""
    if not values:
        return None
    ones, others = collections.Counter(a for a, _ in values), collections.Counter(b for _, b in values)
    chance = sum(ones[k] * others[k] for k in ones) / len(values) ** 2
    return (sum(a == b for a, b in values) / len(values) - chance) / (1 - chance) if chance < 1 else 1.0
