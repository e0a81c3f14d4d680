"""Words of news compared as a reader compares them: holders, actors and places that need not be cut at the same letter.

Two pieces of text name the same where their words overlap by a token F1 of at least one half, or where the shorter is
half found in the longer and the head (first word) of one stands in the other; one word in common is enough only where
one of them has no other. Articles, letters written onto the front,
hamza and vowel signs do not part words. It does not know who anybody is: that is for the caller's alternatives.
"""
import functools
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORD = re.compile(r"[^\W_]+")
MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c-\u200f]")
FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ؤ": "و", "ئ": "ي", "گ": "ك"})
SMALL = frozenset("في من على عن الى ان او ثم مع هذا هذه ذلك تلك الذي التي ما لا قد كان و ف ب ل ك لدى لـ بـ احد احدى "
                  "the a an of to in on by and for from at with le la les de du des et un une l d".split())
GENERIC = frozenset("صحيفه جريده وكاله موقع قناه اذاعه شبكه مجله يوميه اسبوعيه انباء اخبار اخباري اخباريه نيوز "
                    "الكتروني الكترونيه منصه تلفزيون بوابه newspaper agency news channel site website".split())


@functools.lru_cache(maxsize=65536)
def bare(word):
    """The word without marks, article and the letters written onto it before an article."""
    word = MARKS.sub("", word).translate(FOLDED).lower()
    cut = re.sub(r"^[وف]?(?:[بك]?ال|لل)(?=\w{2})", "", word)
    return cut if len(cut) >= 2 else word


@functools.lru_cache(maxsize=65536)
def readings(word):
    """bare(word), and what it may be where its first letters are a conjunction or preposition written onto it."""
    found = {bare(word)}
    plain = MARKS.sub("", word).translate(FOLDED).lower()
    for letters in ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل"):
        if plain.startswith(letters) and len(plain) - len(letters) >= 3:
            found.add(bare(plain[len(letters):]))
    return frozenset(found)


@functools.lru_cache(maxsize=1)
def nationalities():
    found = set()
    for line in (ROOT / "lexicon" / "demonyms.tsv").read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if not line.startswith("#") and len(columns) > 1:
            for form in columns[1].split("|"):
                stem = bare(form)
                found |= {stem} | ({stem + "ه", stem + "ين", stem + "ون"} if stem.endswith("ي") else set())
    return frozenset(found)


@functools.lru_cache(maxsize=65536)
def content(text):
    """The words that carry meaning, as written; all words where none does."""
    words = tuple(WORD.findall(MARKS.sub("", text)))
    return tuple(w for w in words if bare(w) not in SMALL) or words


def same_word(a, b):
    return not readings(a).isdisjoint(readings(b))


def shared_words(one, other):
    """How many words of one stand in the other, each used once."""
    left, count = list(other), 0
    for word in one:
        for i, candidate in enumerate(left):
            if same_word(word, candidate):
                count += 1
                del left[i]
                break
    return count


def enough(shared, one, other):
    """Is the token F1 at least one half? One shared word is not where both have others ("minister of oil", "… of trade")."""
    return shared > 0 and 4 * shared >= one + other and (shared > 1 or 1 in (one, other))


def alike(a, b):
    one, other = content(a), content(b)
    return enough(shared_words(one, other), len(one), len(other))


def head_in(a, b):
    """Is the first word of a in b?"""
    words = content(a)
    return bool(words) and any(same_word(words[0], word) for word in content(b))


@functools.lru_cache(maxsize=262144)
def same_holder(a, b):
    one, other = content(a), content(b)
    if not one or not other:
        return False
    shared, least = shared_words(one, other), min(len(one), len(other))
    if enough(shared, len(one), len(other)):
        return True
    return 2 * shared >= least and (shared > 1 or shared == least) and (head_in(a, b) or head_in(b, a))


def without_nationality(text):
    """The content words but for nationalities after the first word."""
    words = content(text)
    return words[:1] + tuple(w for w in words[1:] if readings(w).isdisjoint(nationalities()))


@functools.lru_cache(maxsize=262144)
def names_same(gold, mention, is_place):
    """Does a mention of an entity name what the words of the gold do? A place within longer words is only their whereabouts."""
    one, other = without_nationality(gold), without_nationality(mention)
    shared = shared_words(one, other)
    if not shared:
        return False
    if enough(shared, len(one), len(other)) or shared == len(one):
        return True
    return shared == len(other) and not is_place


def own_words(text):
    """The words of an outlet's name but for "newspaper", "agency" and their like."""
    return [w for w in content(text) if readings(w).isdisjoint(GENERIC)]


def is_outlet(text, outlet, in_full):
    """Do the words name this outlet (as in the header), in full or by a part of its name?"""
    one, other = own_words(text), own_words(outlet)
    return bool(one) and shared_words(one, other) == len(one) and (len(one) == len(other) or not in_full)


def may_be_outlet(text, outlet):
    """Are the words no more than what the outlet is ("the agency")?"""
    return not own_words(text) and shared_words(content(text), content(outlet)) > 0
