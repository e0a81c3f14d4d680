#!/usr/bin/env python3
"""The index of copies beside the store: trace, kill -9, damage, two writers, no permission to write, expiry.

usage: copy_index_test.py ISNAD [unittest arguments]

Kills come at random moments; the seed is printed, give it as ISNAD_SEED to repeat a run as far as the
machine's timing allows.
"""
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

from support import CAPTURED, ROOT, ingest, run

ISNAD = os.path.abspath(sys.argv.pop(1))
SEED = int(os.environ.get("ISNAD_SEED", random.SystemRandom().randrange(1 << 30)))
NOBODY = 65534

HARBOUR = ("وقعت بلدية مرسى الياقوت اتفاقا مع شركة سفن الواحة لتجديد رصيف الصيادين القديم قبل حلول الشتاء "
           "بكلفة تبلغ سبعة ملايين دينار")
LIBRARY = ("The town library of Upper Wexcombe will stay open until midnight during the examinations, the "
           "librarian told parents on Thursday evening")
BAKERY = ("Les boulangers de Saint-Aubrac ont décidé de fermer le lundi après que le prix de la farine a doublé "
          "en moins de trois mois dans toute la vallée")


def words(rng, count):
    return " ".join("".join(rng.choices("abdeilmnorstu", k=rng.randrange(4, 9))) for _ in range(count))


def page(rng, passage="", outlet="", published=""):
    body = [words(rng, 45) + "." for _ in range(3)]
    body.insert(1, passage + ".")
    meta = f'<meta property="og:site_name" content="{outlet}">' if outlet else ""
    if published:
        meta += f'<meta property="article:published_time" content="{published}T08:00:00Z">'
    paragraphs = "".join(f"<p>{line}</p>\n" for line in body)
    title = words(rng, 6)
    return (f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{meta}</head>"
            f"<body><article><h1>{title}</h1>\n{paragraphs}</article></body></html>")


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.store = self.path("test.db")
        self.rng = random.Random(SEED)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(content)
        return self.path(name)

    def write_pages(self, name, count, passages=(HARBOUR, LIBRARY, BAKERY)):
        """A folder of pages; every fifth holds one of the passages."""
        for i in range(count):
            passage = passages[i // 5 % len(passages)] if i % 5 == 0 else words(self.rng, 20)
            self.write(f"{name}/page{i:03}.html", page(self.rng, passage))
        return self.path(name)

    def trace(self, text, code=0, **options):
        done = run(ISNAD, "trace", "--store", self.store, "--format", "json", text, **options)
        self.assertEqual(done.returncode, code, done.stderr.decode())
        return json.loads(done.stdout) if code == 0 else done

    def places(self, text):
        return [place for passage in self.trace(text)["passages"] for place in passage["places"]]

    def uris(self, text):
        return [os.path.basename(place["uri"]) for place in self.places(text)]

    def index(self, *arguments):
        return run(ISNAD, "index", "--store", self.store, *arguments)

    def assert_agrees(self, waiting=0):
        done = self.index("--check")
        self.assertEqual(done.returncode, 0, (done.stdout, done.stderr))
        if waiting is not None:
            self.assertIn(f"{waiting} waiting".encode(), done.stdout)

    def segments(self):
        folder = self.store + "-copies"
        return sorted(os.path.join(folder, name) for name in os.listdir(folder))


class Trace(Case):
    def keep(self):
        pages = {"late.html": (HARBOUR, "Sahil Post", "2021-11-26"), "early.html": (HARBOUR, "Marsa News", "2021-11-24"),
                 "edited.html": (HARBOUR.replace("سبعة ملايين", "ثمانية ملايين"), "Third", "2021-11-25"),
                 "undated.html": (HARBOUR, "Fourth", ""), "other.html": (LIBRARY, "Marsa News", "2021-11-20")}
        for name, (passage, outlet, published) in pages.items():
            self.write("pages/" + name, page(self.rng, passage, outlet, published))
        done = ingest(ISNAD, self.store, self.path("pages"))
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def test_earliest_first_with_what_was_changed(self):
        done = self.keep()
        self.assertIn(b"3 of 5 new pages share passages with pages kept before", done.stderr)
        answer = self.trace(HARBOUR)
        self.assertEqual((answer["documents"], len(answer["passages"]), answer["repeats"]), (5, 1, []))
        passage = answer["passages"][0]
        self.assertEqual(passage["text"], HARBOUR)
        places = passage["places"]
        self.assertEqual([os.path.basename(p["uri"]) for p in places], ["early.html", "edited.html", "late.html", "undated.html"])
        self.assertEqual([p["kind"] for p in places], ["verbatim", "edited", "verbatim", "verbatim"])
        self.assertEqual(places[1]["substitutions"], [{"asked": "سبعة", "there": "ثمانية"}])
        self.assertEqual(places[0]["text"], HARBOUR)
        self.assertEqual((places[0]["outlet"], places[0]["published"]["best"][:10]), ("Marsa News", "2021-11-24"))
        self.assertEqual(len(places[1]["text"].encode()), places[1]["end"] - places[1]["start"])
        text = run(ISNAD, "trace", "--store", self.store, HARBOUR).stdout.decode()
        self.assertLess(text.index("early.html"), text.index("edited.html"))
        self.assertIn("سبعة → ثمانية", text)

    def test_each_passage_by_itself_and_what_is_said_twice(self):
        self.keep()
        answer = self.trace(f"{LIBRARY}\n\n{words(self.rng, 30)}\n\n{HARBOUR}\n\n{words(self.rng, 30)}\n\n{HARBOUR}")
        self.assertGreaterEqual(len(answer["passages"]), 2)
        self.assertEqual(answer["passages"][0]["text"], LIBRARY)
        self.assertEqual([os.path.basename(p["uri"]) for p in answer["passages"][0]["places"]], ["other.html"])
        self.assertEqual([repeat["text"] for repeat in answer["repeats"]], [HARBOUR])

    def test_a_few_words_in_any_spelling(self):
        self.keep()
        for few, found in (("رَصيفِ الصيّادين القديم قبل", 4), ("stay open until MIDNIGHT!", 1), ("open until midnight", None),
                           ("stay open until noon", 0), ("the town library of Upper Wexcombe was closed", 1)):
            if found is None:
                self.assertIn(b"3 words", self.trace(few, code=1).stderr)
            else:
                self.assertEqual(len(self.places(few)), found, few)

    def test_nothing_found_is_an_answer(self):
        self.keep()
        done = run(ISNAD, "trace", "--store", self.store, words(self.rng, 40))
        self.assertEqual((done.returncode, done.stdout), (0, b"nowhere in 5 documents\n"))

    def test_a_page_is_no_witness_of_itself(self):
        self.keep()
        self.assertEqual(self.uris(self.path("pages/early.html")), ["edited.html", "late.html", "undated.html"])
        with open(self.path("pages/early.html"), "rb") as file:
            content = file.read()
        done = run(ISNAD, "trace", "--store", self.store, "--format", "json", "-", stdin=content)
        self.assertEqual(len(json.loads(done.stdout)["passages"][0]["places"]), 3)
        self.assertEqual(self.uris(self.path("pages/other.html")), [])
        # Other bytes, the same words.
        self.write("pages/again.html", page(self.rng, LIBRARY))
        self.assertEqual(self.uris(self.path("pages/again.html")), ["other.html"])

    def test_a_sentence_in_a_file_and_what_cannot_be_read(self):
        self.keep()
        self.assertEqual(len(self.places(self.write("few.txt", "رصيف الصيادين القديم قبل حلول الشتاء\n"))), 4)
        self.assertEqual(len(self.places(self.write("many.txt", HARBOUR + "\n"))), 4)
        for bad in (self.write("empty.txt", ""), self.path("pages"), "", "؟"):
            self.assertNotEqual(self.trace(bad, code=1).stderr, b"", bad)

    def test_a_missing_store_stays_missing(self):
        self.trace(HARBOUR, code=1)
        self.assertEqual(self.index().returncode, 1)
        self.assertEqual(os.listdir(self.folder), [])


class Kept(Case):
    def test_pages_one_by_one(self):
        for i in range(40):
            self.write(f"pages/{i:02}.html", page(self.rng, HARBOUR if i % 7 == 0 else words(self.rng, 20)))
            done = ingest(ISNAD, self.store, self.path(f"pages/{i:02}.html"))
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(b"1 of 1 new pages share" in done.stderr, i % 7 == 0 and i > 0, i)
            self.assertLessEqual(len(self.segments()), 16)
        self.assert_agrees()
        self.assertEqual(len(self.uris(HARBOUR)), 6)
        self.assertIn(b"40 texts in ", self.index().stdout)

    def test_twice_changes_nothing(self):
        pages = self.write_pages("pages", 20)
        ingest(ISNAD, self.store, pages)
        before = self.segments()
        done = ingest(ISNAD, self.store, pages)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual(self.segments(), before)
        self.assertIn(b"20 texts in 1 segment", self.index("--rebuild").stdout)
        before = self.segments()
        self.assertIn(b"20 texts in 1 segment", self.index("--rebuild").stdout)
        self.assertEqual(self.segments(), before)
        self.assert_agrees()

    def test_expired_days_are_left_out_and_come_back(self):
        for name, published in (("old", "2019-03-02"), ("new", "2023-05-04"), ("undated", "")):
            self.write(f"pages/{name}.html", page(self.rng, LIBRARY, published=published))
        ingest(ISNAD, self.store, self.path("pages/old.html"))
        ingest(ISNAD, self.store, self.path("pages"))
        self.assertEqual(sorted(self.uris(LIBRARY)), ["new.html", "old.html", "undated.html"])
        self.assertIn(b"2 texts in 1 segment", self.index("--expire", "2020-01-01").stdout)
        self.assertEqual(self.uris(LIBRARY), ["new.html", "undated.html"])
        self.assert_agrees()
        self.write("pages/older.html", page(self.rng, LIBRARY, published="2018-01-01"))
        ingest(ISNAD, self.store, self.path("pages"))
        self.assertEqual(self.uris(LIBRARY), ["new.html", "undated.html"])
        self.assert_agrees()
        self.assertIn(b"4 texts", self.index("--expire", "0001-01-01").stdout)
        self.assertEqual(self.uris(LIBRARY)[:2], ["older.html", "old.html"])
        self.assert_agrees()
        self.assertEqual(self.index("--expire", "last week").returncode, 2)
        self.assertEqual(self.index("--expire", "2020-01-01", "--check").returncode, 2)

    def test_two_writers_at_once(self):
        pages = self.write_pages("pages", 120)
        others = self.write_pages("others", 120)
        for name in os.listdir(pages)[:60]:
            shutil.copy(os.path.join(pages, name), os.path.join(others, "same-" + name))
        command = [ISNAD, "ingest", "--store", self.store, "--jobs", "1"]
        writers = [subprocess.Popen([*command, folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for folder in (pages, others)]
        for writer in writers:
            _, errors = writer.communicate(timeout=300)
            self.assertEqual(writer.returncode, 0, errors)
        self.assert_agrees()
        self.assertEqual(len(self.uris(HARBOUR)), 16)
        self.assertIn(b"240 texts in ", self.index().stdout)


class Damage(Case):
    def setUp(self):
        super().setUp()
        self.pages = self.write_pages("pages", 30)
        ingest(ISNAD, self.store, self.pages)
        self.index("--rebuild")  # in the order in which it will be made anew
        self.before = self.segments()
        self.answer = self.trace(HARBOUR)
        self.assertEqual(len(self.answer["passages"][0]["places"]), 2)

    def assert_said_and_mended(self, what, *said):
        check = self.index("--check")
        self.assertEqual(check.returncode, 1, what)
        done = run(ISNAD, "trace", "--store", self.store, "--format", "json", HARBOUR)
        self.assertEqual(done.returncode, 0, what)
        lines = done.stderr.decode().splitlines()
        self.assertEqual(len(lines), 1, (what, lines))
        for words_said in ("made anew", *said):
            self.assertIn(words_said, lines[0], what)
            self.assertIn(words_said, check.stdout.decode(), what)
        self.assertEqual(json.loads(done.stdout), self.answer, what)
        self.assertEqual(run(ISNAD, "trace", "--store", self.store, HARBOUR).stderr, b"", what)
        self.assertEqual(self.segments(), self.before, what)
        self.assert_agrees()

    def test_damaged_files_are_named_and_made_anew(self):
        path = self.before[0]
        with open(path, "rb") as file:
            good = file.read()
        for at in (0, 9, 17, 25, 40, len(good) // 3, len(good) // 2, len(good) - 1):
            bad = bytearray(good)
            bad[at] ^= 0x21
            with open(path, "wb") as file:
                file.write(bad)
            self.assert_said_and_mended(f"byte {at}", path)
        for size in (0, 1, 31, 400, len(good) - 8):
            os.truncate(path, size)
            self.assert_said_and_mended(f"cut to {size}", path, "cut short")
        os.remove(path)
        self.assert_said_and_mended("deleted", path)
        shutil.rmtree(self.store + "-copies")
        self.assert_said_and_mended("no folder", path)
        os.remove(path)
        os.mkdir(path)
        check = self.index("--check")
        self.assertEqual(check.returncode, 1)
        os.rmdir(path)
        self.assert_said_and_mended("was a folder", path)

    def test_a_segment_of_another_store_is_none_of_ours(self):
        other = self.path("other.db")
        ingest(ISNAD, other, self.write_pages("others", 10))
        shutil.copy(os.path.join(other + "-copies", os.listdir(other + "-copies")[0]), self.before[0])
        self.assert_said_and_mended("another's", self.before[0], "not the file that was kept")

    def test_words_of_another_reader_are_read_anew(self):
        with sqlite3.connect(self.store) as connection:
            connection.execute("UPDATE copies_segments SET reader_version = '0'")
        connection.close()
        self.assert_said_and_mended("reader", "reader version 0")

    def test_ingest_mends_too(self):
        os.truncate(self.before[0], 100)
        self.write("more.html", page(self.rng, HARBOUR))
        done = ingest(ISNAD, self.store, self.path("more.html"))
        self.assertEqual(done.returncode, 0)
        self.assertIn(self.before[0].encode(), done.stderr)
        self.assertIn(b"1 of 1 new pages share", done.stderr)
        self.assert_agrees()
        self.assertEqual(len(self.uris(HARBOUR)), 3)

    def test_where_nothing_may_be_written_it_is_made_in_memory(self):
        if os.geteuid() != 0:
            self.skipTest("changing the user needs root")
        def ask(*arguments):
            return subprocess.run([ISNAD, *arguments, "--store", self.store], capture_output=True, cwd=ROOT, timeout=300, user=NOBODY, group=NOBODY)
        os.chmod(self.folder, 0o755)
        try:
            if ask("trace", "--help").returncode != 0:
                self.skipTest("another user cannot run the program")
        except PermissionError:
            self.skipTest("another user cannot run the program")
        for damage in (False, True):
            if damage:
                os.remove(self.before[0])
            done = ask("trace", "--format", "json", HARBOUR)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(json.loads(done.stdout), self.answer)
            self.assertEqual(b"made anew" in done.stderr, damage)
        self.assertNotEqual(ask("index").returncode, 0)


class Killed(Case):
    def test_ten_times(self):
        print(f"seed {SEED}", file=sys.stderr)
        pages = self.write_pages("pages", 250)
        begun = time.monotonic()
        self.assertEqual(run(ISNAD, "ingest", "--store", self.path("whole.db"), pages).returncode, 0)
        duration = time.monotonic() - begun
        killed = 0
        for number in range(10):
            self.store = self.path(f"round{number}.db")
            process = subprocess.Popen([ISNAD, "ingest", "--verbose", "--store", self.store, pages],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            # Half of them late, when the index is written down.
            time.sleep(self.rng.uniform(0.1 if number % 2 else 0.8, 1.0) * duration)
            process.send_signal(signal.SIGKILL)
            _, output = process.communicate()
            killed += process.returncode == -signal.SIGKILL
            whole = output[:output.rfind(b"\n") + 1].decode()
            kept = [os.path.basename(line) for line in whole.splitlines() if line.startswith("kept ")]
            if kept:
                self.assert_agrees(waiting=None)
                holding = [name for name in kept if int(name[4:7]) % 15 == 0]
                self.assertLessEqual(set(holding), set(self.uris(HARBOUR)), number)
                self.assert_agrees(waiting=None)
            self.assertEqual(ingest(ISNAD, self.store, pages).returncode, 0)
            self.assert_agrees()
            self.assertEqual(len(self.uris(HARBOUR)), 17)
            self.assertEqual([name for name in self.segments() if not name.endswith(".segment")], [])
        self.assertGreaterEqual(killed, 4)

    def test_an_index_killed_while_it_is_made(self):
        pages = self.write_pages("pages", 250)
        self.assertEqual(ingest(ISNAD, self.store, pages).returncode, 0)
        begun = time.monotonic()
        self.assertEqual(self.index("--rebuild").returncode, 0)
        duration = time.monotonic() - begun
        for number in range(10):
            process = subprocess.Popen([ISNAD, "index", "--rebuild", "--store", self.store], stdout=subprocess.DEVNULL)
            time.sleep(self.rng.uniform(0, 1.0) * duration)
            process.send_signal(signal.SIGKILL)
            process.wait()
            self.assert_agrees(waiting=None)
            self.assertEqual(len(self.uris(HARBOUR)), 17, number)
        self.assertIn(b"250 texts in 1 segment", self.index().stdout)
        self.assert_agrees()


if __name__ == "__main__":
    unittest.main()
