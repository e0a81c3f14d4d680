#!/usr/bin/env python3
"""Writes lexicon/places.tsv from the GeoNames data that Debian packages carry.

Usage: make_places.py [--check] [PACKAGES]

PACKAGES is the folder in which `apt-get download libgeonames0 libgeonames-common wamerican wfrench
hunspell-ar hunspell-he` was run (it is unpacked there, nothing is installed). --check writes nothing and
fails where the list would change. The same packages give the same bytes.

The idea: libgeonames0 holds some 24,000 cities with country and population, libgeonames-common their
names (and those of first-order regions) by geonameid. Precision decides what is kept, and how: a name
that is also a common word (the spell checkers' word lists, by their classes), a first or family name, very
short, or of a small town far away gets the mark '&': it counts only beside better evidence. Names that
lexicon/cities.tsv has already join its ids. The word lists only choose marks; nothing of them is copied.
"""
import difflib
import gettext
import os
import re
import struct
import subprocess
import sys
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PACKAGES = ("libgeonames0", "libgeonames-common", "wamerican", "wfrench", "hunspell-ar", "hunspell-he")
LANGUAGES = ("ar", "en", "fr", "he")
# Countries of which small towns are news, too.
NEAR = set("""AE BH DZ EG EH IQ JO KW LB LY MA MR OM PS QA SA SD SO SY TN YE IL IR TR DJ KM SS TD ML NE
BF ER ET AF UA CY MT""".split())
ENGLISH = set("US GB CA AU NZ IE ZA JM".split())
FAR_POPULATION = 100_000   # elsewhere smaller cities are left out
LARGE = 500_000            # elsewhere a city of one word and fewer people needs evidence
PROPER = {"ar": {"92", "109", "60"}, "he": {"c", "ac", "ca"}}  # dictionary classes of proper names
ADMIN_WORDS = re.compile(r"\b(Governorate|Province|State|Region|Oblast|District|Emirate|Prefecture|Wilaya|"
                         r"Province (?:de|d'|du) ?|Oblast (?:de |d'|du )|District (?:de |d'|du )|Muhafazat)\b ?")

HEADER = """\
# Cities and first-order regions of the world: written by tools/make_places.py, do not edit.
# Columns: id (country/slug; the ids of cities.tsv where it has the place), geonameid (or the code of a region),
# kind (city|region), size (0-9: the binary order of a city's population in thousands), Arabic, English, French,
# Hebrew. Names are parted by '|'. The mark '&' before a name: it is also a common word or a person's name,
# or short, or of a lesser place: counts only after a word such as "city of", or after a preposition where the
# document names the country too.
# Source: GeoNames (https://www.geonames.org), CC-BY 4.0 (https://creativecommons.org/licenses/by/4.0/), as packaged
# in Debian's libgeonames0 and libgeonames-common; selected, cleaned and marked.
"""


def unpack(folder):
    for package in PACKAGES:
        target = os.path.join(folder, "unpacked", package)
        if os.path.isdir(target):
            continue
        debs = sorted(f for f in os.listdir(folder) if f.startswith(package + "_") and f.endswith(".deb"))
        if not debs:
            sys.exit(f"{folder}: no {package}_*.deb; see the usage in {sys.argv[0]}")
        os.makedirs(target)
        subprocess.run(["dpkg", "-x", os.path.join(folder, debs[-1]), target], check=True)
    return os.path.join(folder, "unpacked")


def cities(unpacked):
    """Rows of the library's GVariant a(sssssss u dd): id, name, region, region's name, country, ..."""
    library = None
    for folder, _, files in sorted(os.walk(os.path.join(unpacked, "libgeonames0"))):
        for name in sorted(files):
            if name.startswith("libgeonames.so"):
                library = os.path.join(folder, name)
    listed = subprocess.run(["gresource", "list", library], check=True, capture_output=True, text=True)
    resource = listed.stdout.split()[0]
    data = subprocess.run(["gresource", "extract", library, resource], check=True, capture_output=True).stdout
    end = struct.unpack_from("<I", data, len(data) - 4)[0]
    start = 0
    for offset in struct.unpack_from("<%dI" % ((len(data) - end) // 4), data, end):
        row = data[start:offset]
        start = (offset + 7) // 8 * 8
        parts = row.split(b"\0", 7)[:7]
        at = (sum(len(p) + 1 for p in parts) + 3) // 4 * 4
        population = struct.unpack_from("<I", row, at)[0]
        yield [p.decode() for p in parts] + [population]


def catalogues(unpacked):
    found = {}
    for language in LANGUAGES:
        path = f"{unpacked}/libgeonames-common/usr/share/locale/{language}/LC_MESSAGES/geonames.mo"
        with open(path, "rb") as f:
            found[language] = gettext.GNUTranslations(f)._catalog
    return found


def fold(name):
    """One spelling for what counts as the same name; close to the program's key form."""
    name = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    name = re.sub("[أإآٱ]", "ا", name).replace("ى", "ي").replace("ة", "ه").replace("ؤ", "و").replace("ئ", "ي")
    return re.sub(r"[^\w]+", " ", name).strip()


def plain(name):
    """'Kafr Qāsim' -> 'Kafr Qasim', 'Sa‘īr' -> 'Sair'."""
    name = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return re.sub("[‘’ʼ`´ʻʿʾ]", "", name.replace("ı", "i").replace("ł", "l"))


def clean(name, language):
    if not name:
        return ""
    name = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]", "", name)
    name = re.sub(r"\s*[(,،].*$", "", name).replace("|", " ").strip()
    if language == "ar":
        if re.search("[A-Za-z]", name) or not re.search("[\u0620-\u064a]", name):
            return ""
        name = name.replace("ی", "ي").replace("ک", "ك").replace("گ", "غ").replace("پ", "ب").replace("چ", "تش")
        name = re.sub("^مدينة ", "", name)
    elif language == "he":
        if re.search("[A-Za-z]", name) or not re.search("[א-ת]", name):
            return ""
        name = re.sub("[\u0591-\u05c7]", "", name)
    elif not re.match(r"^[^\W\d_]", name):
        return ""
    return name if len(name) > 1 else ""


def read_lexicon(name):
    with open(os.path.join(ROOT, "lexicon", name), encoding="utf-8") as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


def known_words(unpacked):
    """Language -> folded words that are no safe names by themselves."""
    words = {language: set() for language in LANGUAGES}
    for language, path in (("en", "wamerican/usr/share/dict/american-english"),
                           ("fr", "wfrench/usr/share/dict/french")):
        with open(os.path.join(unpacked, path), encoding="utf-8") as f:
            for line in f:
                word = line.strip()
                if word and word == word.lower():
                    words[language].add(fold(word))
    for language, path in (("ar", "hunspell-ar/usr/share/hunspell/ar.dic"),
                           ("he", "hunspell-he/usr/share/hunspell/he_IL.dic")):
        with open(os.path.join(unpacked, path), encoding="utf-8") as f:
            next(f)
            for line in f:
                word, _, kind = line.split("\t")[0].strip().partition("/")
                if kind not in PROPER[language]:
                    words[language].add(fold(word))
    for name in ("given_names.tsv", "name_words.tsv", "titles.tsv", "time_words.tsv", "months.tsv",
                 "numbers.tsv", "units.tsv", "weekdays.tsv"):
        for row in read_lexicon(name):
            for cell in row:
                for word in cell.split("|"):
                    for language in LANGUAGES:
                        words[language].add(fold(word.lstrip("?~!&")))
    return words


SOUNDS = dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئةى",
                  ["a", "b", "t", "t", "j", "h", "kh", "d", "d", "r", "z", "s", "sh", "s", "d", "t", "z", "a", "gh",
                   "f", "q", "k", "l", "m", "n", "h", "w", "y", "", "a", "a", "a", "w", "y", "a", "a"]))


def likeness(arabic, latin):
    spoken = "".join(SOUNDS.get(c, " ") for c in arabic)
    return difflib.SequenceMatcher(None, spoken, fold(latin)).ratio()


class Marker:
    def __init__(self, words):
        self.words = words

    def common(self, name, language):
        parts = fold(name).split()
        if not parts:
            return True
        if len(parts) > 1:
            return language in ("en", "fr") and all(p in self.words["en"] or p in self.words["fr"] for p in parts)
        word = parts[0]
        forms = {word}
        if language == "ar":
            bare = word[2:] if word.startswith("ال") else word
            forms.add(bare)
            # Adjectives of direction, and pronouns or an ending written onto a word.
            for ending in ("يه", "ه", "ها", "ا"):
                if bare.endswith(ending) and len(bare) - len(ending) >= (4 if ending == "يه" else 3):
                    forms.add(bare[:-len(ending)])
            if word.startswith("ال") and bare.endswith("يه") or bare.endswith("ها") and len(bare) <= 4:
                return True
        if language == "he" and word.startswith("ה"):
            forms.add(word[1:])
        lists = ("en", "fr") if language in ("en", "fr") else (language,)
        return any(form in self.words[each] for form in forms for each in lists)

    def mark(self, name, language, country, population, region):
        letters = len(re.sub(r"\W", "", fold(name)))
        one_word = len(fold(name).split()) == 1
        short = {"ar": 3, "en": 4, "fr": 4, "he": 3}[language]
        if letters <= 2:
            return None
        if self.common(name, language) or letters <= short:
            return "&"
        if one_word and country not in NEAR and not region:
            limit = 2 * LARGE if country in ENGLISH else LARGE
            if population < limit:
                return "&"
        return ""


def existing():
    """(country, folded name) -> id, and names that cities.tsv or countries.tsv take out."""
    ids, dropped, bare = {}, set(), {}
    for row in read_lexicon("cities.tsv"):
        country = row[0].split("/")[0]
        for cell in row[2:]:
            for name in cell.split("|"):
                if name.startswith("!"):
                    dropped.add(fold(name[1:]))
                elif name:
                    key = fold(name.lstrip("?~&"))
                    ids.setdefault((country, key), row[0])
                    bare.setdefault(key, row[0])
    return ids, dropped


def slug(name):
    words = fold(plain(name)).split()
    return "-".join(w for w in words if w not in ("al", "el")) or "-".join(words)


def main():
    arguments = [a for a in sys.argv[1:] if a != "--check"]
    unpacked = unpack(arguments[0] if arguments else ".")
    names = catalogues(unpacked)
    marker = Marker(known_words(unpacked))
    ids, dropped = existing()
    places = []
    for number, own, _, _, country, _, _, population in cities(unpacked):
        if country in NEAR or population >= FAR_POPULATION:
            places.append((number, "city", country, population, own))
    countries = {p[2] for p in places}
    for code in names["en"]:
        if re.match(r"^[A-Z]{2}\.\w+$", code) and code[:2] in countries and names["ar"].get(code):
            places.append((code, "region", code[:2], 0, names["en"][code]))
    # The larger first, so that it keeps the plain slug; regions last, so that they join their cities.
    places.sort(key=lambda p: (p[1] == "region", -p[3], p[0]))

    rows, taken, claimed = {}, {}, {}
    for number, kind, country, population, own in places:
        given = {}
        for language in LANGUAGES:
            name = clean(names[language].get(number), language)
            if language == "en":
                name = name or clean(own, "en")
            if kind == "region":
                name = ADMIN_WORDS.sub("", name).strip()
                if language == "ar":
                    name = re.sub("^(محافظة|ولاية|منطقة|إمارة|مقاطعة|إقليم|ولايه|محافظه) ", "", name)
            if name and fold(name) not in dropped:
                given[language] = name
        if "en" not in given or (kind == "region" and "ar" not in given):
            continue
        own_id = None
        for language, name in given.items():
            for where in (country, "-"):
                own_id = own_id or ids.get((where, fold(name))) or ids.get((where, fold(plain(name))))
        if own_id is None and kind == "region":
            own_id = claimed.get((country, fold(given["ar"]))) or claimed.get((country, fold(given["en"])))
        own_id = own_id or f"{country}/{slug(given['en'])}"
        if own_id in taken and taken[own_id][0] != kind and kind == "region":
            continue
        if own_id in taken:
            if (country, fold(given["en"])) in ids or own_id in ids.values():
                continue
            own_id = f"{own_id}-{number.lower().replace('.', '-')}"
        columns = []
        for language in LANGUAGES:
            shown = []
            name = given.get(language, "")
            variants = [name, plain(name)] if language in ("en", "fr") else [name]
            if language == "fr" and fold(name) == fold(given["en"]):
                variants = []
            for variant in dict.fromkeys(v for v in variants if v):
                holder = claimed.get((country, language, fold(variant)))
                if holder not in (None, own_id):
                    # Two places of one country under one name: the name stays with the likelier.
                    if language == "ar" and likeness(variant, given["en"]) > likeness(variant, taken[holder][1]) + 0.25:
                        cells = rows[holder][4].split("|")
                        rows[holder][4] = "|".join(c for c in cells if fold(c.lstrip("&")) != fold(variant))
                    else:
                        continue
                mark = marker.mark(variant, language, country, population, kind == "region")
                # What cities.tsv says of a name holds.
                if mark is None or ids.get((country, fold(variant))) == own_id:
                    continue
                claimed[(country, language, fold(variant))] = own_id
                claimed[(country, fold(variant))] = own_id
                shown.append(mark + variant)
            columns.append("|".join(shown))
        if not any(columns):
            if own_id in ids.values() and kind == "city":
                columns = ["", "", "", ""]
            else:
                continue
        size = min(9, (population // 1000).bit_length()) if kind == "city" else 5
        taken[own_id] = (kind, given["en"])
        rows[own_id] = [own_id, number, kind, str(size)] + columns
    text = HEADER + "".join("\t".join(rows[key]).rstrip() + "\n" for key in sorted(rows))
    target = os.path.join(ROOT, "lexicon", "places.tsv")
    if "--check" in sys.argv[1:]:
        with open(target, encoding="utf-8") as f:
            sys.exit(0 if f.read() == text else "lexicon/places.tsv would change")
    with open(target, "w", encoding="utf-8") as f:
        f.write(text)
    print(f"{len(rows)} places, {len(text.encode())} bytes")


if __name__ == "__main__":
    main()
