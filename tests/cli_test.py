#!/usr/bin/env python3
"""The program through its front door. usage: cli_test.py ISNAD [unittest arguments]"""
import gzip
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import unittest

import record_checks
from support import CAPTURED, ROOT, ingest, record_of, report, run, sample_pages

ISNAD = os.path.abspath(sys.argv.pop(1))
COMMANDS = ["ingest", "report", "stories", "story", "event", "doc", "extract", "annotate", "match", "compare", "copies", "trace", "index",
            "names"]
ENGLISH = ("Harbour bridge closes for repairs\n\nThe old harbour bridge in Port Ellery closed on Monday after "
           "inspectors found cracks, the city council said in a statement.\n\nEngineers expect the work to take "
           "six weeks, according to the council.\n")


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.store = self.path("test.db")

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return self.path(name)

    def record(self):
        return json.loads(report(ISNAD, self.store))


class Usage(Case):
    def test_help_of_each_command_has_an_example(self):
        for command in COMMANDS:
            done = run(ISNAD, command, "--help")
            self.assertEqual(done.returncode, 0, command)
            self.assertIn(b"Example:", done.stdout, command)

    def test_wrong_usage_is_2(self):
        for arguments in [[], ["nonsense"], ["ingest"], ["report", "--format", "pdf"], ["annotate"],
                          ["annotate", "--kind", "mood"], ["annotate", "--kind", "time", "--published", "2024-02-31"],
                          ["ingest", "--captured", "garbage", "samples"], ["extract"], ["copies"], ["story"], ["compare", "samples"],
                          ["match"], ["match", "one"], ["match", "--list", "-", "a", "b"], ["match", "a", "b", "--format", "pdf"]]:
            done = run(ISNAD, *arguments)
            self.assertEqual((arguments, done.returncode), (arguments, 2))
            self.assertEqual(done.stdout, b"", arguments)
            self.assertNotEqual(done.stderr, b"", arguments)

    def test_output_that_cannot_be_written_is_no_success(self):
        ingest(ISNAD, self.store, "samples")
        for arguments in (["ingest", "--store", self.store, "samples"], ["stories", "--store", self.store], ["extract", "samples"]):
            with open("/dev/full", "w") as full:
                done = subprocess.run([ISNAD, *arguments], stdout=full, stderr=subprocess.PIPE, cwd=ROOT)
            self.assertEqual((arguments[0], done.returncode), (arguments[0], 1))

    def test_a_missing_store_is_said_to_be_missing(self):
        done = run(ISNAD, "report", "--store", self.path("none.db"))
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"none.db", done.stderr)
        self.assertFalse(os.path.exists(self.path("none.db")))

    def test_a_store_that_is_none_is_refused(self):
        done = run(ISNAD, "report", "--store", self.write("text.db", ENGLISH))
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"text.db", done.stderr)


class Match(Case):
    def test_two_names_with_reasons(self):
        done = run(ISNAD, "match", "Mohammed Jaber", "محمد جابر")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout.decode(), r"^0\.\d{6} may be linked\n")
        self.assertIn("Mohammed = محمد (known spellings of one name)", done.stdout.decode())
        found = json.loads(run(ISNAD, "match", "--format", "json", "Ali Jaber", "Omar Jaber").stdout)
        self.assertFalse(found["same"])
        self.assertLess(found["score"], 0.5)
        self.assertIn("Ali stands against Omar", found["reasons"])

    def test_a_list_gives_a_line_for_a_line(self):
        lines = ["Benny Gantz\tبيني غانتس".encode(), b"no tab here", b"Ali\tOmar\tZayd", b"\xff\xfe\tAli", b"", b"Ali\tOmar\r", b"\t"]
        path = self.write("pairs.tsv", b"\n".join(lines) + b"\n")
        for form, refused in (("text", ""), ("json", "null")):
            done = run(ISNAD, "match", "--list", path, "--format", form)
            self.assertEqual(done.returncode, 1)
            scores = done.stdout.decode().split("\n")[:-1]
            self.assertEqual(len(scores), len(lines))
            self.assertEqual(scores[1:5], [refused] * 4)
            self.assertGreater(float(scores[0]), 0.9)
            self.assertLess(float(scores[5]), 0.5)
            self.assertEqual(float(scores[6]), 0)
            said = done.stderr.decode()
            for number in (2, 3, 4, 5):
                self.assertIn(f"pairs.tsv:{number}:", said)
            self.assertEqual(len(said.splitlines()), 4)
        done = run(ISNAD, "match", "--list", "-", stdin=lines[0] + b"\n")
        self.assertEqual((done.returncode, done.stdout.decode()), (0, scores[0] + "\n"))

    def test_a_list_that_is_not_there(self):
        done = run(ISNAD, "match", "--list", self.path("none.tsv"))
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn(b"none.tsv", done.stderr)

    def test_hostile_names(self):
        for name in ("a" * 10_000, "م" * 10_000, "Ali " * 1_000, "\u202e\u2066Ali\x1b[2J"):
            done = run(ISNAD, "match", name, "Ali Jaber")
            self.assertEqual(done.returncode, 0)
            self.assertNotIn(b"\x1b", done.stdout)


class Ingest(Case):
    def test_twice_changes_nothing(self):
        self.assertEqual(ingest(ISNAD, self.store, "samples").returncode, 0)
        first = report(ISNAD, self.store)
        again = ingest(ISNAD, self.store, "samples")
        self.assertEqual(again.returncode, 0)
        self.assertIn(b" 0 new", again.stdout)
        self.assertEqual(report(ISNAD, self.store), first)

    def test_the_same_bytes_are_one_document(self):
        paths = [self.write("a.txt", ENGLISH), self.write("b.txt", ENGLISH)]
        self.assertIn(b"1 new, 1 already there", ingest(ISNAD, self.store, *paths).stdout)
        documents = self.record()["documents"]
        self.assertEqual(len(documents), 1)
        self.assertEqual([s["uri"] for s in documents[0]["sightings"]], paths)
        self.assertEqual(documents[0]["sha256"], hashlib.sha256(ENGLISH.encode()).hexdigest())
        self.assertEqual(documents[0]["captured"], CAPTURED)

    def test_a_packed_page_is_the_page(self):
        html = b"<html><body><article><h1>Bridge</h1><p>The old harbour bridge closed on Monday.</p></article></body></html>"
        paths = [self.write("a.html", html), self.write("b.html.gz", gzip.compress(html))]
        self.assertEqual(ingest(ISNAD, self.store, *paths).returncode, 0)
        self.assertEqual(len(self.record()["documents"]), 1)

    def test_refusals_are_named_and_the_rest_is_done(self):
        good = self.write("good.txt", ENGLISH)
        bad = {"empty.txt": b"", "blank.txt": b" \n\n", "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(100),
               "broken.html.gz": gzip.compress(ENGLISH.encode() * 50)[:60], "noise.txt": bytes(range(1, 32)) * 50}
        for name, content in bad.items():
            self.write(name, content)
        missing = self.path("missing.txt")
        done = ingest(ISNAD, self.store, self.folder.name, missing)
        self.assertEqual(done.returncode, 1)
        lines = done.stderr.decode().splitlines()
        for name in [*bad, "missing.txt"]:
            self.assertEqual(sum(name in line for line in lines), 1, (name, lines))
        self.assertIn(b"1 read: 1 new, 0 already there; 6 refused", done.stdout)
        self.assertEqual([d["uri"] for d in self.record()["documents"]], [good])

    def test_files_of_other_kinds_in_a_folder_are_counted(self):
        os.mkdir(self.path("pages"))
        self.write("pages/good.txt", ENGLISH)
        self.write("pages/notes.odt", b"not ours")
        done = ingest(ISNAD, self.store, self.path("pages"))
        self.assertIn(b"1 read: 1 new, 0 already there; 0 refused; 1 of other kinds left alone", done.stdout)
        self.assertEqual(done.returncode, 0)

    def test_stdin_and_json_lines(self):
        lines = [{"url": "https://example.org/1", "outlet": "Ellery Post", "title": "Bridge", "published": "2023-05-02", "text": ENGLISH},
                 {"text": 5}, {"title": "no text"}]
        path = self.write("wire.jsonl", "".join(json.dumps(line) + "\n" for line in lines) + "{broken\n")
        done = ingest(ISNAD, self.store, path)
        self.assertEqual(done.returncode, 1)
        for number in (2, 3, 4):
            self.assertIn(f"wire.jsonl:{number}".encode(), done.stderr)
        page = self.record()["documents"][0]
        self.assertEqual((page["title"], page["outlet"]["name"], page["published"]["best"]), ("Bridge", "Ellery Post", "2023-05-02"))
        done = run(ISNAD, "ingest", "--store", self.store, "-", stdin=b"<!doctype html><p>The ferry sank off Port Ellery on Sunday, officials said.")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual({d["uri"] for d in self.record()["documents"]}, {"-", path + "#1"})

    def test_encodings(self):
        text = "افتتح الوزير الجسر الجديد في المدينة القديمة صباح اليوم بحضور عدد من السكان.\n\nوقال الوزير إن الأعمال استمرت سنتين كاملتين.\n"
        for name, data in {"1256.txt": text.encode("cp1256"), "utf16.txt": text.encode("utf-16"),
                           "utf16le.txt": text.encode("utf-16-le"), "bom.txt": text.encode("utf-8-sig"), "6.txt": text.encode("iso8859-6", "ignore")}.items():
            done = run(ISNAD, "extract", self.write(name, data))
            self.assertEqual(done.returncode, 0, (name, done.stderr))
            self.assertIn("وقال الوزير إن الأعمال", json.loads(done.stdout)["text"], name)


class Report(Case):
    def test_the_record_of_the_samples_holds(self):
        record = record_of(ISNAD, "samples")
        self.assertEqual(record_checks.problems(record), [])
        self.assertGreaterEqual(len(record["documents"]), 18)
        self.assertGreaterEqual(len({c["doc"] for c in record["claims"]}), 15)
        self.assertTrue(record["copies"] and record["events"] and record["conflicts"] and record["framing"])

    def test_the_same_record_in_any_order_and_with_any_threads(self):
        pages = sample_pages()
        seen = set()
        for number, (order, jobs) in enumerate([(pages, 1), (pages, 2), (pages[::-1], 1), (pages[::-1], 2)]):
            store = self.path(f"{number}.db")
            self.assertEqual(ingest(ISNAD, store, *order, jobs=jobs).returncode, 0)
            seen.add(report(ISNAD, store, jobs=jobs))
        self.assertEqual(len(seen), 1)

    def test_html_is_one_file_without_network_or_script(self):
        ingest(ISNAD, self.store, "samples")
        page = report(ISNAD, self.store, "html").decode()
        self.assertIn("Content-Security-Policy", page)
        for forbidden in ("<script", "src=", "http-equiv=\"refresh", "@import", "url("):
            self.assertNotIn(forbidden, page)

    def test_names_that_were_brought_along_are_found(self):
        page = self.write("a.txt", "Selma Ardoun met Tarnholt in Fanarville yesterday. Zed was there.\n")
        listed = self.write("mine.csv", "id,kind,name,aliases,country\n"
                            "p1,person,Selma Ardoun,,MA\np2,person,Zed,,\n"
                            "o1,organisation,Tarnholt,,\nc1,place,Fanarville,,MA\nbad\n")
        store = self.path("names.db")
        entities = lambda: {entity["id"] for entity in json.loads(
            run(ISNAD, "report", "--store", store, "--format", "json").stdout)["entities"]}
        self.assertEqual(run(ISNAD, "ingest", "--store", store, page).returncode, 0)
        before = entities()
        done = run(ISNAD, "names", "import", "--store", store, listed)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"mine.csv:6", done.stderr)
        self.assertIn(b"4 entities", done.stdout)
        self.assertEqual(run(ISNAD, "names", "imported", "--store", store).stdout,
                         b"mine: 4 entities, 4 names\n")
        brought = {"person:selma-ardoun", "organisation:tarnholt", "place:MA/fanarville"}
        self.assertNotIn("place:MA/fanarville", before)
        self.assertEqual(entities() & brought, brought)
        run(ISNAD, "names", "import", "--store", store, listed)
        self.assertIn(b"4 names", run(ISNAD, "names", "imported", "--store", store).stdout)
        self.assertEqual(run(ISNAD, "names", "import", "--store", store, "--remove", "mine").returncode, 0)
        self.assertEqual(entities(), before)
        self.assertEqual(run(ISNAD, "names", "import", "--store", store, "--remove", "mine").returncode, 1)
        self.assertEqual(run(ISNAD, "names", "import", "--store", store).returncode, 2)

    def test_single_views(self):
        ingest(ISNAD, self.store, "samples")
        record = self.record()
        for command, part in (("story", "stories"), ("event", "events"), ("doc", "documents")):
            ident = record[part][0]["id"]
            done = run(ISNAD, command, ident, "--store", self.store, "--format", "json")
            self.assertEqual(json.loads(done.stdout), record[part][0], command)
            self.assertEqual(run(ISNAD, command, ident, "--store", self.store).returncode, 0)
            self.assertEqual(run(ISNAD, command, "zzz", "--store", self.store).returncode, 1)
        listed = run(ISNAD, "stories", "--store", self.store).stdout.decode().splitlines()
        self.assertEqual(len(listed), len(record["stories"]))


class Furniture(Case):
    """Six reports of one outlet, three of another: what recurs is learned, shown and taken out."""
    ENDING = "The Ellery Post opened its public reading room in 2019 and welcomes 200 visitors a week, the publisher said."
    OTHER_ENDING = "نرحب بملاحظاتكم على ما ننشره عبر صندوق بريد الصحيفة في كل وقت."
    BACKGROUND = "The Larch Hill tunnel collapse in March 2021 killed nine miners, the inspectorate said."
    POST = [
        ("Orchards", "The orchard growers of the valley lost half their apples to a late frost on Tuesday.",
         "Insurers expect the claims to be settled before the autumn harvest begins, their association said."),
        ("Library", "The old library in the harbour quarter will open its doors again after six months of works.",
         "Readers will be able to borrow records as well as books, the council announced."),
        ("Tunnel hearing", "The court heard the engineer who had signed the plans of the tunnel under Larch Hill.",
         "Families of the miners who were buried there filled the public benches."),
        ("Tunnel claims", "Families of miners buried in the Larch Hill tunnel asked for compensation on Monday.",
         "The company that dug the collapsed tunnel said it would answer within a week."),
        ("Tunnel memorial", "A memorial to the nine miners of Larch Hill was unveiled beside the closed tunnel.",
         "The inspectorate has not yet published what it found after the collapse."),
        ("Ferry", "A new ferry between the two islands sank at its moorings during the night.",
         "Nobody was on board, the harbour master said on Thursday."),
    ]
    MIRROR = [
        ("سوق", "افتتحت بلدية الزيتونة سوقا جديدة للخضر بعد أشغال دامت عامين كاملين.", "وقال رئيس البلدية إن السوق تضم محلات وموقفا للشاحنات."),
        ("مدرب", "أعلن نادي البحارة تعيين مدرب جديد للفريق خلفا للمدرب المستقيل أمس.", "ويخوض الفريق مباراته المقبلة أمام نادي القلعة على ملعب الميناء."),
        ("سينما", "اختتم مهرجان السينما القصيرة دورته العاشرة بتتويج فيلم عن صيادي المرجان.", "وتسلمت المخرجة جائزتها وسط تصفيق الحضور في المسرح الكبير."),
    ]

    def page(self, name, outlet, title, *paragraphs):
        menu = "".join(f"<li><a href='/{word}'>{word} and more</a></li>" for word in ("Home", "World", "Sport", "Letters"))
        body = "".join(f"<p>{text}</p>" for text in paragraphs)
        return self.write(name, f"<html><head><meta charset=utf-8><meta property='og:site_name' content='{outlet}'><title>{title}</title></head><body>"
                                f"<nav><ul>{menu}</ul></nav><article><h1>{title}</h1>{body}</article></body></html>")

    def pages(self):
        made = []
        for number, (title, first, second) in enumerate(self.POST):
            background = [self.BACKGROUND] if "tunnel" in first.lower() else []
            made.append(self.page(f"post{number}.html", "The Ellery Post", title, first, second, *background, self.ENDING))
        for number, (title, first, second) in enumerate(self.MIRROR):
            made.append(self.page(f"mirror{number}.html", "مرآة الساحل", title, first, second, self.OTHER_ENDING))
        return made

    def test_what_a_site_repeats_is_taken_out_and_shown(self):
        self.assertEqual(ingest(ISNAD, self.store, *self.pages()).returncode, 0)
        record = self.record()
        self.assertEqual(record_checks.problems(record), [])
        learned = {line["text"]: line for line in record["furniture"]}
        self.assertEqual(set(learned), {self.ENDING, self.OTHER_ENDING})
        for text, outlet, pages in ((self.ENDING, "The Ellery Post", 6), (self.OTHER_ENDING, "مرآة الساحل", 3)):
            line = learned[text]
            self.assertEqual((line["outlet"], line["pages"], line["of"], line["place"], len(line["documents"])), (outlet, pages, pages, "end", pages))
        self.assertFalse([c for c in record["claims"] if c["text"] in self.ENDING])
        self.assertEqual(len([c for c in record["claims"] if c["text"] in self.BACKGROUND]), 3)
        for ident in learned[self.ENDING]["documents"]:
            claims = [c["id"] for c in record["claims"] if c["doc"] == ident]
            self.assertEqual(claims, [f"{ident}-c{i}" for i in range(len(claims))])
        shown = run(ISNAD, "doc", learned[self.ENDING]["documents"][0], "--store", self.store).stdout.decode()
        self.assertTrue([line for line in shown.splitlines() if "chrome" in line and " site " in line and line.endswith(self.ENDING)], shown)
        text = report(ISNAD, self.store, "text").decode()
        self.assertIn("  The Ellery Post: 1 line\n      6 of 6 pages, at the end: The Ellery Post opened its public", text)
        self.assertIn("Left out: what a site repeats", report(ISNAD, self.store, "html").decode())

    def test_a_page_more_may_retract_a_finding(self):
        pages = self.pages()
        ingest(ISNAD, self.store, *pages[:2])
        self.assertTrue([c for c in self.record()["claims"] if c["text"].rstrip(".") in self.ENDING])
        self.assertEqual(self.record()["furniture"], [])
        ingest(ISNAD, self.store, *pages[2:])
        after = report(ISNAD, self.store)
        self.assertFalse([c for c in json.loads(after)["claims"] if c["text"] in self.ENDING])
        other = self.path("other.db")
        ingest(ISNAD, other, *pages[::-1], jobs=1)
        self.assertEqual(report(ISNAD, other, jobs=1), after)

    def test_copies_of_one_report_teach_nothing(self):
        title, first, second = self.POST[0]
        pages = [self.page(f"copy{n}.html", "The Ellery Post", title, first, second, f"Seen by {word} readers.", self.ENDING)
                 for n, word in enumerate(("few", "some", "many"))]
        ingest(ISNAD, self.store, *pages, self.page("other.html", "The Ellery Post", *self.POST[1], self.ENDING))
        record = self.record()
        self.assertEqual(record["furniture"], [])
        self.assertGreaterEqual(len({c["b"]["doc"] for c in record["copies"]}), 2)


class Chains(Case):
    """An agency, a newspaper that prints its words without their source, a site that credits the newspaper."""
    WORDS = ("Eleven fishermen were arrested on two boats and a tug off the northern cape of Ellery early on Monday and taken to the "
             "naval harbour at Stonequay, where they were questioned until the evening about nets and fuel")
    MORE = "The tug had left the port of Larch two days before with a cargo of timber for the island mills."
    PAGES = [("agency.html", "Coastwire Agency", "2023-05-02T08:00:00Z", WORDS + ", the army said in a statement. " + MORE,
              "Coastwire could not reach the owners of the boats."),
             ("paper.html", "The Bay Mirror", "2023-05-04T08:00:00Z", WORDS + ". " + MORE, "Readers of this paper know the cape as a place of storms."),
             ("site.html", "Cape Post", "2023-05-07T08:00:00Z", WORDS + ", The Bay Mirror newspaper reported. " + MORE,
              "The Bay Mirror newspaper is printed in Larch.")]

    def ingested(self, pages):
        for name, outlet, day, *paragraphs in pages:
            body = "".join(f"<p>{text}</p>" for text in paragraphs)
            self.write(name, f"<html><head><meta charset=utf-8><meta property='og:site_name' content='{outlet}'><title>Boats stopped</title>"
                             f"<meta property='article:published_time' content='{day}'></head><body><article><h1>Boats stopped</h1>{body}"
                             "</article></body></html>")
        self.assertEqual(ingest(ISNAD, self.store, *[self.path(page[0]) for page in pages]).returncode, 0)
        record = self.record()
        self.assertEqual(record_checks.problems(record), [])
        return record

    def test_a_source_left_out_and_the_newspaper_credited_for_it(self):
        record = self.ingested(self.PAGES)
        outlets = {d["id"]: d["outlet"]["name"] for d in record["documents"]}
        told = {(outlets[i["claim"].split("-")[0]], outlets[i["from"].split("-")[0]], i["kind"], i["links"][-2]["text"])
                for i in record["inheritances"] if self.WORDS[:40] in self.text_of(record, i["claim"])}
        self.assertEqual(told, {("The Bay Mirror", "Coastwire Agency", "hides", "the army"), ("Cape Post", "Coastwire Agency", "hides", "the army")})
        text = report(ISNAD, self.store, "text").decode()
        self.assertIn("The Bay Mirror ⇠ via Coastwire Agency: the army", text)
        self.assertIn("leaves out its source: credits nobody where its original credits a document; copied: earlier date", text)
        self.assertIn("⇠</span> via", report(ISNAD, self.store, "html").decode())

    def test_without_days_nobody_is_accused(self):
        record = self.ingested([(name, outlet, "", *paragraphs) for name, outlet, _, *paragraphs in self.PAGES])
        self.assertEqual({i["kind"] for i in record["inheritances"]} - {"differs"}, set())

    @staticmethod
    def text_of(record, claim):
        return next(c["text"] for c in record["claims"] if c["id"] == claim)


class Extract(Case):
    def test_order_and_errors(self):
        paths = [self.write("b.txt", ENGLISH), self.path("missing"), self.write("a.txt", ENGLISH)]
        listed = self.write("list", "\n".join(paths) + "\n")
        for arguments in (paths, ["--jobs", "2", "--list", listed]):
            done = run(ISNAD, "extract", *arguments)
            self.assertEqual(done.returncode, 1)
            lines = [json.loads(line) for line in done.stdout.splitlines()]
            self.assertEqual([line["path"] for line in lines], paths)
            self.assertIn("error", lines[1])
            self.assertEqual(lines[0]["title"], "Harbour bridge closes for repairs")
            self.assertEqual(lines[0]["text"].count("\n\n"), 1)
            self.assertTrue(lines[0]["text"].startswith("The old harbour bridge"))


class Annotate(Case):
    def found(self, kind, line, *more):
        done = run(ISNAD, "annotate", "--kind", kind, *more, stdin=line.encode() + b"\n")
        self.assertEqual(done.returncode, 0, done.stderr)
        found = json.loads(done.stdout)
        for each in found:
            self.assertEqual(line.encode()[each["start"]:each["end"]].decode(), each["text"])
        return found

    def test_times(self):
        found = self.found("time", "عُقد اللقاء في 13 أيلول/سبتمبر 1993 بالعاصمة", "--lang", "ar")
        self.assertEqual([(f["value"], f["type"]) for f in found], [("1993-09-13", "DATE")])

    def test_numbers(self):
        found = self.found("number", "بلغت الكلفة 116.7 مليون دولار", "--lang", "ar")
        self.assertEqual([(f["value"], f["currency"]) for f in found], [(116700000, "USD")])

    def test_a_list_of_scaled_numbers_is_no_sum(self):
        self.assertEqual([f["value"] for f in self.found("number", "12 مليون و3 مليار دولار", "--lang", "ar")], [12e6, 3e9])
        self.assertEqual([f["value"] for f in self.found("number", "5 آلاف و200 ألف دولار", "--lang", "ar")], [5000, 200000])
        self.assertEqual([f["value"] for f in self.found("number", "15 ألفا و200 شخص", "--lang", "ar")], [15200])

    def test_entities(self):
        found = self.found("entity", "وصل الوفد إلى المغرب قادما من تونس", "--lang", "ar")
        self.assertEqual([f["id"] for f in found], ["place:MA", "place:TN"])

    def test_claims_carry_their_chain(self):
        found = self.found("claim", "أعلنت وزارة النقل أن الوفد وقع اتفاقا مع الشركة.", "--lang", "ar")
        self.assertEqual([f["frame"] for f in found], ["agreement"])
        self.assertEqual([link["text"] for link in found[0]["chain"]], ["وزارة النقل"])

    def chains(self, line):
        return [(claim["text"], [link["text"] for link in claim["chain"]]) for claim in self.found("claim", line)]

    def test_a_speaker_after_the_statement(self):
        said = "The line was closed on Thursday"
        for ending in ("said.", "said on Friday."):
            self.assertEqual(self.chains(f"{said}, the port authority {ending}"), [(said, ["the port authority"])])
        self.assertEqual(self.chains(f"{said}, the port authority said in a statement."), [(said, ["the port authority", "a statement"])])
        self.assertEqual(self.chains("La ligne a été fermée jeudi, a indiqué l'autorité portuaire dans un communiqué."),
                         [("La ligne a été fermée jeudi", ["l'autorité portuaire", "un communiqué"])])

    def test_who_carries_the_words_and_whose_they_are(self):
        self.assertEqual(self.chains("ونقلت صحيفة الميناء عن وزير النقل قوله إن الجسر أغلق أمام الشاحنات."),
                         [("الجسر أغلق أمام الشاحنات", ["صحيفة الميناء", "وزير النقل"])])

    def test_whom_a_witness_told(self):
        self.assertEqual(self.chains('وقال شهود عيان لـ"صوت الميناء" إن الطريق أغلقت منذ الفجر.'),
                         [("الطريق أغلقت منذ الفجر", ['"صوت الميناء"', "شهود عيان"])])

    def test_a_line_in_is_a_line_out(self):
        done = run(ISNAD, "annotate", "--kind", "time", stdin=b"\n\xff\xfe\nplain words\n")
        self.assertEqual(done.stdout.splitlines(), [b"[]", b"[]", b"[]"])


class Copies(Case):
    def test_offsets_are_code_points(self):
        words = "قالت البلدية إن أعمال ترميم السوق القديم ستبدأ مطلع الشهر المقبل وتستمر ستة أسابيع كاملة على الأقل"
        texts = {"a": "مقدمة أولى لا تشبه غيرها في شيء.\n" + words, "b": "خبر آخر تماما عن السوق.\n" + words + "\nخاتمة مختلفة."}
        corpus = "".join(json.dumps({"id": i, "series": i, "date": f"2023-01-0{n}", "title": "", "text": t}) + "\n"
                         for n, (i, t) in enumerate(texts.items(), 1))
        done = run(ISNAD, "copies", self.write("corpus.jsonl", corpus + "{\n"))
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"corpus.jsonl:3", done.stderr)
        found = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual(len(found), 1)
        self.assertEqual((found[0]["a"], found[0]["b"], found[0]["src"]), ("a", "b", "a"))
        self.assertEqual(texts["a"][found[0]["a_begin"]:found[0]["a_end"]], words)
        self.assertEqual(texts["b"][found[0]["b_begin"]:found[0]["b_end"]], words)


class Compare(Case):
    OWN = "Elections to the harbour board were put off again, the clerk told this paper."
    OTHER = (ENGLISH.replace("closed on Monday", "was shut on Monday").replace("\n\nEngineers", f"\n\n{OWN}\n\nEngineers"))

    def pages(self):
        return self.write("first.txt", ENGLISH), self.write("second.txt", self.OTHER)

    def test_files_need_no_store(self):
        done = run(ISNAD, "compare", "--store", self.path("none.db"), *self.pages())
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        text = done.stdout.decode()
        words = " ".join(text.split())
        self.assertIn("A The old harbour bridge in Port Ellery [closed] on Monday", words)
        self.assertIn("B The old harbour bridge in Port Ellery [was shut] on Monday", words)
        self.assertIn("ONLY B SAYS\n\n   - " + self.OWN[:40], text)
        self.assertNotIn("ONLY A SAYS", text)
        self.assertTrue(all(len(line) <= 80 for line in text.splitlines()))

    def test_documents_of_the_store_by_id_and_uri(self):
        first, second = self.pages()
        ingest(ISNAD, self.store, first, second)
        ids = {d["uri"]: d["id"] for d in self.record()["documents"]}
        expected = run(ISNAD, "compare", "--store", self.store, "--format", "json", ids[first], ids[second])
        self.assertEqual(expected.returncode, 0, expected.stderr)
        for a, b in ((ids[first][:6], second), (first, ids[second]), (ids[first], ids[second][:8])):
            done = run(ISNAD, "compare", "--store", self.store, "--format", "json", a, b)
            self.assertEqual((done.returncode, done.stdout), (0, expected.stdout), done.stderr)
        found = json.loads(expected.stdout)
        self.assertEqual([d["uri"] for d in found["documents"]], [first, second])
        self.assertIn(("closed", "was shut"), [(s["a"], s["b"]) for c in found["copies"] for s in c["substitutions"]])
        self.assertEqual([place["text"] for place in found["derivations"][0]["only_b"]], [self.OWN])
        turned = json.loads(run(ISNAD, "compare", "--store", self.store, "--format", "json", second, first).stdout)
        self.assertEqual([place["text"] for place in turned["derivations"][0]["only_a"]], [self.OWN])

    def test_what_cannot_be_compared_is_named(self):
        first, second = self.pages()
        ingest(ISNAD, self.store, first, second)
        for a, b, words in ((first, first, "same page"), (first, "abcdef", "neither"), (first, self.path("gone.txt"), "neither"),
                            (first, self.write("empty.txt", ""), "empty"), (first, self.folder.name, "several pages")):
            done = run(ISNAD, "compare", "--store", self.store, a, b)
            self.assertEqual((done.returncode, done.stdout), (1, b""), (a, b))
            self.assertIn(words, done.stderr.decode())
        self.assertEqual(run(ISNAD, "compare", "--store", self.store, first).returncode, 2)
        self.assertEqual(run(ISNAD, "compare", "--store", self.store, "--format", "html", first, second).returncode, 2)


if __name__ == "__main__":
    unittest.main()
