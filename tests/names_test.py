#!/usr/bin/env python3
"""Who is who, and what the user decides about it, through the front door. usage: names_test.py ISNAD"""
import json
import os
import sys
import tempfile
import unittest

from support import ingest, report, run

ISNAD = os.path.abspath(sys.argv.pop(1))
def page(day, title, *paragraphs):
    return (f'<html><head><title>{title}</title><meta property="article:published_time" content="{day}"></head><body>'
            f"<article><h1>{title}</h1>{''.join(f'<p>{words}</p>' for words in paragraphs)}</article></body></html>")


ENGLISH = page("2024-03-03", "Harbour plan approved", "The Tunisian defence minister Sarah Trabelsi said on Sunday that "
               "the harbour plan was approved.", "Trabelsi met the Moroccan ambassador, Michael Ferguson, in Sousse.")
ARABIC = page("2024-03-03", "المصادقة على خطة الميناء", "قالت وزيرة الدفاع التونسية سارة الطرابلسي يوم الأحد إن خطة الميناء "
              "تمت المصادقة عليها في سوسة.")
LATER = page("2025-05-09", "Harbour works begin", "The former Tunisian defence minister Sarah Trabelsi said on Friday that "
             "the works began in Sousse.")


class Names(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.store = self.path("test.db")
        for name, text in (("en.html", ENGLISH), ("ar.html", ARABIC)):
            self.write(name, text)
        done = ingest(ISNAD, self.store, self.path("en.html"), self.path("ar.html"))
        self.assertEqual(done.returncode, 0, done.stderr)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path(name)

    def names(self, *arguments, code=0, store=None, stdin=None):
        done = run(ISNAD, "names", arguments[0], "--store", store or self.store, *arguments[1:], stdin=stdin)
        self.assertEqual(done.returncode, code, done.stderr.decode())
        return done.stdout.decode() if code == 0 else done.stderr.decode()

    def entities(self):
        return {e["id"]: e for e in json.loads(report(ISNAD, self.store))["entities"]}

    def test_offices_keep_their_days(self):
        ingest(ISNAD, self.store, self.write("later.html", LATER))
        roles = self.entities()["person:sarah-trabelsi"]["roles"]
        told = [(r["role"], r["over"], r["standing"], r["from"]) for r in roles]
        self.assertIn(("minister-of-defence", "place:TN", "in office", "2024-03-03"), told)
        self.assertIn(("minister-of-defence", "place:TN", "former", "2025-05-09"), told)
        self.assertIn("former minister-of-defence", self.names("show", "Sarah Trabelsi"))

    def test_a_decision_outlives_new_pages_and_is_undone(self):
        self.names("merge", "Sarah Trabelsi", "Michael Ferguson")
        one = self.entities()
        ids = [i for i in one if i in ("person:sarah-trabelsi", "person:michael-ferguson")]
        self.assertEqual(len(ids), 1)
        ingest(ISNAD, self.store, self.write("later.html", LATER))
        self.assertEqual(len(self.entities()[ids[0]]["mentions"]), len(one[ids[0]]["mentions"]) + 1)
        self.assertIn("undone: ", self.names("undo"))
        self.assertIn("person:michael-ferguson", self.entities())
        self.names("undo", code=1)

    def test_a_journal_is_shared(self):
        self.names("rename", "Sarah Trabelsi", "S. Trabelsi", "--note", "as she signs")
        self.names("drop", "Michael Ferguson")
        exported = self.names("journal", "--export", "-")
        self.assertEqual(len(exported.splitlines()), 2)
        other = self.path("other.db")
        ingest(ISNAD, other, self.path("en.html"))
        out = self.names("journal", "--import", "-", store=other, stdin=exported.encode())
        self.assertIn("2 new", out)
        out = self.names("journal", "--import", "-", store=other, stdin=exported.encode())
        self.assertIn("0 new, 2 already there", out)
        entities = {e["id"]: e for e in json.loads(report(ISNAD, other))["entities"]}
        self.assertEqual(entities["person:sarah-trabelsi"]["name"]["en"], "S. Trabelsi")
        self.assertNotIn("person:michael-ferguson", entities)

    def test_a_hostile_file_is_refused_line_by_line(self):
        self.names("drop", "Michael Ferguson")
        good = self.names("journal", "--export", "-")
        self.names("undo")
        bad = ("\0\0\n" + "[" * 100000 + "\n{\"time\":\"9999-01-01T00:00:00Z\",\"action\":\"undo\",\"target\":\"x\"}\n"
               + good.replace("michael", "sarah"))
        error = self.names("journal", "--import", "-", stdin=bad.encode(), code=1)
        for line in (":1: ", ":2: ", ":3: ", ":4: "):
            self.assertIn(line, error)
        self.assertIn("person:sarah-trabelsi", self.entities())

    def test_what_is_not_there_is_said(self):
        self.names("show", "Nobody At All", code=1)
        self.names("merge", "Sarah Trabelsi", "Nobody At All", code=1)
        self.names("split", "Sarah Trabelsi", code=1)
        self.assertEqual(run(ISNAD, "names", "kind", "--store", self.store, "x", "ship").returncode, 2)
        missing = self.path("missing.db")
        self.names("drop", "x", store=missing, code=1)
        self.assertFalse(os.path.exists(missing))

    def test_names_cannot_turn_the_line(self):
        self.names("rename", "Sarah Trabelsi", "Sarah \u202eislebarT\u200b")
        shown = self.names("show", "person:sarah-trabelsi")
        for form in ("text", "html"):
            shown += report(ISNAD, self.store, form).decode()
        self.assertNotIn("\u202e", shown)
        self.assertNotIn("\u200b", shown)
        self.assertIn("⟨U+202E⟩", shown)

    def test_examples_and_lists(self):
        for command in ("list", "show", "merge", "split", "rename", "drop", "kind", "undo", "journal"):
            done = run(ISNAD, "names", command, "--help")
            self.assertEqual(done.returncode, 0)
            self.assertIn(b"Example:\n  isnad names " + command.encode(), done.stdout)
        self.assertIn("person:sarah-trabelsi", self.names("list", "trabelsi", "--kind", "person"))
        self.assertNotIn("person:", self.names("list", "--kind", "place"))
        for line in self.names("list", "--format", "json").splitlines():
            json.loads(line)


if __name__ == "__main__":
    unittest.main()
