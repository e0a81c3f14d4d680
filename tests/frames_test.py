#!/usr/bin/env python3
"""A researcher adds a frame without touching C++: a file, and claims of it are found. usage: frames_test.py ISNAD"""
import json
import os
import subprocess
import sys
import tempfile
import unittest

from support import ROOT

ISNAD = sys.argv.pop(1)
LAUNCH = os.path.join(ROOT, "tests", "frames", "launch.tsv")


def annotate(line, *files):
    command = [ISNAD, "annotate", "--kind", "claim", "--explain"]
    for file in files:
        command += ["--frames", file]
    return subprocess.run(command, input=line + "\n", capture_output=True, text=True, encoding="utf-8", check=False)


class Frames(unittest.TestCase):
    def claims(self, line, *files):
        done = annotate(line, *files)
        self.assertEqual((done.returncode, done.stderr), (0, ""), line)
        return json.loads(done.stdout)

    def written(self, text):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = os.path.join(folder.name, "own.tsv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def test_a_frame_from_a_file_is_found(self):
        line = "أطلقت تونس قمرا صناعيا من العقبة."
        self.assertNotIn("launch", [claim["frame"] for claim in self.claims(line)])
        (claim,) = self.claims(line, LAUNCH)
        self.assertEqual((claim["frame"], claim["plover"], claim["cameo_root"]), ("launch", "COOPERATE", "06"))
        self.assertEqual(claim["plover_contexts"], ["resource"])
        self.assertEqual((claim["trigger"]["text"], claim["modality"]), ("أطلقت", "happened"))
        self.assertEqual(claim["roles"]["actor"], ["place:TN"])
        self.assertEqual(len(claim["roles"]["place"]), 1)
        self.assertIn("trigger أطلقت (verb, strength 3) of launch", claim["why"]["claim"])
        (english,) = self.claims("Kenya launched a satellite.", LAUNCH)
        self.assertEqual((english["frame"], english["roles"]["actor"]), ("launch", ["place:KE"]))

    def test_the_built_in_frames_stand_beside_it(self):
        frames = [claim["frame"] for claim in self.claims("Kenya signed a treaty with Uganda.", LAUNCH)]
        self.assertEqual(frames, ["agreement"])

    def test_two_files(self):
        other = self.written("frame\train\nweight\t3\ntrigger\ten\tverb\t3\train fell|rained\n")
        frames = [claim["frame"] for claim in self.claims("It rained in Kenya.", LAUNCH, other)]
        self.assertEqual(frames, ["rain"])

    def test_a_byte_order_mark_is_passed_over(self):
        own = self.written("\ufeffframe\train\nweight\t3\ntrigger\ten\tverb\t3\train fell|rained\n")
        self.assertEqual([claim["frame"] for claim in self.claims("It rained in Kenya.", own)], ["rain"])

    def test_a_bad_file_is_refused_with_its_line(self):
        for text, says in [
            ("frame\tx\ntrigger\ten\tverb\t3\tsaid\t@mony\n", 'own.tsv:2: no companion "@mony"'),
            ("frame\tvisit\ntrigger\ten\tverb\t3\tdropped by\n", 'there is a frame "visit" already'),
            ("meaning\tnothing\n", "names no frame"),
            ("frame\tx\ncodes\tAGREE\tshake-hands\t-\t-\n", 'own.tsv:2: no PLOVER mode "shake-hands"'),
            ("frame\tx\nfamily\tharms\n", 'own.tsv:2: no family "harms"'),
            ("frame\tx\ntrigger\ten\tverb\t3\tsaid||told\n", "own.tsv:2: an empty word"),
        ]:
            done = annotate("Kenya.", self.written(text))
            self.assertEqual((done.returncode, done.stdout), (2, ""), says)
            self.assertIn(says, done.stderr)
        done = annotate("Kenya.", "no-such-file.tsv")
        self.assertEqual(done.returncode, 2)
        self.assertIn("no-such-file.tsv", done.stderr)

    def test_the_page_shows_the_file(self):
        with open(LAUNCH, encoding="utf-8") as file:
            rows = [line for line in file.read().splitlines() if not line.startswith("#")]
        with open(os.path.join(ROOT, "docs", "frames.md"), encoding="utf-8") as file:
            page = file.read()
        self.assertIn("\n".join(rows), page)


if __name__ == "__main__":
    unittest.main()
