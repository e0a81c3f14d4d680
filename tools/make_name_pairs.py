#!/usr/bin/env python3
"""Writes training/name_pairs.tsv: words of place names in Latin letters beside Arabic or Hebrew ones.

Usage: make_name_pairs.py [CLDR_SUBDIVISIONS_FOLDER] > training/name_pairs.tsv

Reads what Debian installs: libgeonames-common (GeoNames, CC BY 4.0; /usr/share/locale/*/LC_MESSAGES/geonames.mo)
and unicode-cldr-core (Unicode licence; /usr/share/unicode/cldr/common/subdivisions). A name of several words
gives a pair for each word whose consonants are roughly those of one in the other script: translated words
("North", "Province") so fall out. The same packages give the same file, byte for byte.
"""
import html
import os
import re
import struct
import sys
import unicodedata

LOCALES = "/usr/share/locale/{}/LC_MESSAGES/geonames.mo"
SUBDIVISIONS = "/usr/share/unicode/cldr/common/subdivisions"
HEADER = """\
# Words of place names in two scripts, to learn how the scripts write each other's sounds.
# Columns: script of the second word (ar, he), word in Latin letters, the word in that script.
# Sources: GeoNames (https://www.geonames.org, CC BY 4.0) as packaged in Debian's libgeonames-common;
# Unicode CLDR subdivision names (Copyright 1991-2022 Unicode, Inc., Unicode-DFS-2016 licence,
# https://www.unicode.org/copyright.html) as packaged in Debian's unicode-cldr-core.
# Written by tools/make_name_pairs.py; not edited by hand.
"""
# Rough classes of consonants; letters that stand in none are vowels, or silent in one of the scripts.
CLASSES = [("bpfvw", "بفپڤو", "בפו"), ("td", "تطدضثذظ", "טדת"), ("szcjxg", "سصزشجثذظچژغ", "סזצשג"), ("kqgxcjh", "كقغخجحهگ", "קגכחה"),
           ("l", "ل", "ל"), ("r", "ر", "ר"), ("m", "م", "מ"), ("n", "ن", "נ")]
FINAL = str.maketrans("ךםןףץ", "כמנפצ")


def classes_of(letter):
    return {i for i, scripts in enumerate(CLASSES) if any(letter in letters for letters in scripts)}


def consonants(word):
    """The set of classes of each consonant, doubled ones once."""
    found = []
    for letter in unicodedata.normalize("NFD", word.lower().translate(FINAL)):
        classes = classes_of(letter)
        if classes and (not found or found[-1][1] != letter):
            found.append((classes, letter))
    return [classes for classes, _ in found]


def likeness(a, b):
    """How many of the consonants stand in both, in order: 0..1."""
    a, b = consonants(a), consonants(b)
    row = [0] * (len(b) + 1)
    for x in a:
        previous = 0
        for j, y in enumerate(b):
            row[j + 1], previous = (max(previous + 1, row[j + 1], row[j]) if x & y else max(row[j + 1], row[j])), row[j + 1]
    return 2 * row[-1] / max(1, len(a) + len(b))


def words(name, article):
    name = re.sub(r"\(.*?\)|[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u0640]", "", html.unescape(name))
    name = re.split(r"[,،/;]", name)[0]
    name = re.sub(r"[’‘ʻʼʿʾ`´“”\"]", "'", name.replace("׳", "'").replace("״", ""))
    parts = [part for part in re.split(r"[\s\-–־.]+", name) if part]
    joined = []
    for part in parts:
        if joined and joined[-1].lower() in article:
            joined[-1] += part
        else:
            joined.append(part)
    # The apostrophe is a letter's mark in Hebrew; in French a word ends at it ("d'Alger").
    return [re.sub(r"^[dl](?=')|'+$|[()]", "", part).lstrip("'") if article else part for part in joined]


ARTICLES = {"al", "el", "ad", "ar", "as", "ash", "an", "at", "az", "ath", "adh", "es", "ech", "ed", "er", "en", "et", "ez"}


def is_script(word, script):
    name = {"ar": "ARABIC", "he": "HEBREW", "la": "LATIN"}[script]
    letters = [c for c in word if c.isalpha()]
    return len(letters) >= 2 and all(name in unicodedata.name(c, "") for c in letters) and not any(c.isdigit() for c in word)


def pairs_of(script, latin_name, other_name):
    latin = [w for w in words(latin_name, ARTICLES) if is_script(w, "la")]
    other = [w for w in words(other_name, set()) if is_script(w, script)]
    for a in latin:
        best = max(other, key=lambda b: likeness(a, b), default=None)
        if best is None or likeness(a, best) < 0.66 or max(latin, key=lambda c: likeness(c, best)) != a:
            continue
        long, short = max(len(a), len(best)), min(len(a), len(best))
        if long <= 3 * short:
            yield unicodedata.normalize("NFC", a.lower()), unicodedata.normalize("NFC", best)


def catalogue(path):
    with open(path, "rb") as file:
        data = file.read()
    count, originals, translations = struct.unpack_from("<III", data, 8)
    names = {}
    for i in range(count):
        length, at = struct.unpack_from("<II", data, originals + 8 * i)
        key = data[at:at + length].decode()
        length, at = struct.unpack_from("<II", data, translations + 8 * i)
        if key:
            names[key] = data[at:at + length].decode()
    return names


def subdivisions(folder, language):
    with open(os.path.join(folder, language + ".xml"), encoding="utf-8") as file:
        return dict(re.findall(r'<subdivision type="(\w+)"[^>]*>([^<]*)<', file.read()))


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else SUBDIVISIONS
    found = set()
    for read in (lambda language: catalogue(LOCALES.format(language)), lambda language: subdivisions(folder, language)):
        names = {language: read(language) for language in ("en", "fr", "ar", "he")}
        for script in ("ar", "he"):
            for key, other in names[script].items():
                for language in ("en", "fr"):
                    for a, b in pairs_of(script, names[language].get(key, ""), other):
                        found.add((script, a, b))
    sys.stdout.write(HEADER)
    for row in sorted(found):
        print("\t".join(row))


if __name__ == "__main__":
    main()
