#!/usr/bin/env python3
"""Hostile inputs beside good pages: each a clear word, bounded memory, no crash, the others done.

usage: hostile_test.py ISNAD
"""
import gzip
import io
import json
import os
import resource
import subprocess
import sys
import tempfile

ISNAD = os.path.abspath(sys.argv[1])
MIB = 1 << 20
GIB = 1 << 30
MOST_MEMORY_MIB = 700
SECONDS = 300
failures = 0

ENGLISH = """<!doctype html><html><head><title>Ferry returns</title></head><body><h1>Ferry returns</h1>
<p>The ferry to Port Ellery returned on Monday, the harbour master said in a statement.</p>
<p>According to the council, 40 passengers were on board.</p></body></html>"""
ARABIC = "عودة العبارة إلى الميناء\n\nقال مدير الميناء إن العبارة عادت يوم الاثنين وعلى متنها 40 راكبا.\n"


def check(holds, what):
    global failures
    print(("ok    " if holds else "FAILED ") + what, flush=True)
    failures += not holds


def packed(content):
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as file:
        file.write(content)
    return out.getvalue()


class Folder:
    """The hostile folder, and what is expected of each thing in it."""

    def __init__(self, path):
        self.path = path
        self.good = []
        self.refused = {}   # name -> words its reason must hold (any of them)
        self.either = []    # may be kept or refused, as long as nothing breaks

    def file(self, name, content):
        path = os.path.join(self.path, name)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def fill(self):
        self.good = ["good.html", "good.txt", "stray_nul.txt"]
        self.file("good.html", ENGLISH.encode())
        self.file("good.txt", ARABIC.encode())
        self.file("stray_nul.txt", ARABIC.replace("يوم", "ي\0وم").encode() * 2)
        self.bombs()
        self.long_lines()
        self.odd_bytes()
        self.odd_files()

    def bombs(self):
        for name, byte, head in [("bomb.html.gz", b"\0", b"<html>"), ("bomb.txt.gz", b" ", b"words")]:
            member = packed(byte * (64 * MIB))
            with open(os.path.join(self.path, name), "wb") as file:
                file.write(packed(head))
                for _ in range(82):  # 5.1 GiB
                    file.write(member)
            self.refused[name] = ["limit"]

    def long_lines(self):
        for name, head, byte in [("line.txt", b"", b"a"), ("line.jsonl", b'{"text":"', b"a"), ("blanks.txt", b"x", b" "),
                                 ("holes.txt", b"words", b"\0"), ("holes.jsonl", b"{", b"\0")]:
            path = self.file(name, head + byte * (40 * MIB))
            os.truncate(path, GIB)
            self.refused[name] = ["limit", "longer", "NUL"]
        member = packed(b"a" * (64 * MIB))
        self.file("line.jsonl.gz", packed(b'{"text":"') + member * 16)
        self.refused["line.jsonl.gz"] = ["longer", "limit"]

    def odd_bytes(self):
        deep = 200_000
        self.file("nested.html", b"<div>" * deep + b"deep inside" + b"</div>" * deep)
        self.file("unclosed.html", b"<b><i>" * (deep // 2) + b"deep inside")
        self.file("invalid.txt", b"The ferry \xff\xfe\xc3( came \xed\xa0\x80 back \xf8\x88\x80 today, they said.\n" * 20)
        self.either = ["nested.html", "unclosed.html", "invalid.txt"]
        self.file("nuls.html", b"<html>" + b"\0" * 5000)
        self.file("binary.txt", bytes(range(256)) * 40)
        self.file("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
        self.file("brackets.jsonl", b"[" * 5_000_000 + b'\n{"text": "The second line is whole."}\n')
        self.refused.update({"nuls.html": ["NUL"], "binary.txt": ["binary"], "picture.html": ["PNG"],
                             "brackets.jsonl": ["malformed"]})
        self.good.append("brackets.jsonl#2")

    def odd_files(self):
        self.file("nothing.html", b"")
        whole = packed((ENGLISH * 50).encode())
        self.file("cut.html.gz", whole[:len(whole) // 2])
        os.mkfifo(os.path.join(self.path, "pipe.html"))
        os.symlink("nowhere.html", os.path.join(self.path, "broken.html"))
        os.symlink("itself", os.path.join(self.path, "itself"))
        os.mkdir(os.path.join(self.path, "folder"))
        os.symlink("..", os.path.join(self.path, "folder", "loop"))
        self.refused.update({"nothing.html": ["empty"], "cut.html.gz": ["truncated"], "pipe.html": ["FIFO"],
                             "broken.html": ["not there"], "itself": ["link"], "folder/loop": ["link"]})
        if os.geteuid() != 0:
            path = self.file("locked.html", ENGLISH.encode())
            os.chmod(path, 0)
            self.refused["locked.html"] = ["permission"]
        else:
            print("skipped locked.html: root may read everything")


def main():
    with tempfile.TemporaryDirectory() as root:
        folder = Folder(os.path.join(root, "in"))
        os.mkdir(folder.path)
        folder.fill()
        store = os.path.join(root, "hostile.db")
        done = subprocess.run([ISNAD, "ingest", "--store", store, folder.path], stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=SECONDS)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        said = done.stderr.decode(errors="replace").splitlines()
        last = said[-1] if said else ""
        check(done.returncode == 1, f"exit code 1, not a crash: {done.returncode}, last said: {last}")
        check(peak < MOST_MEMORY_MIB, f"at most {peak} MiB of memory (allowed {MOST_MEMORY_MIB})")
        for name, words in sorted(folder.refused.items()):
            path = os.path.join(folder.path, name)
            lines = [line for line in said if path + ":" in line]
            holds = any(word in line for word in words for line in lines)
            check(holds, f"refused with its reason: {name}: {'; '.join(lines).replace(folder.path + '/', '')}")
        report = subprocess.run([ISNAD, "report", "--store", store, "--format", "json"], capture_output=True,
                                timeout=SECONDS)
        check(report.returncode == 0, f"the report is made: {report.returncode} {report.stderr.decode(errors='replace')}")
        documents = json.loads(report.stdout)["documents"] if report.returncode == 0 else []
        uris = {document["uri"] for document in documents}
        for name in folder.good:
            check(os.path.join(folder.path, name) in uris, f"kept: {name}")
        for name in folder.either:
            path = os.path.join(folder.path, name)
            check(path in uris or any(path in line for line in said), f"kept or refused: {name}")
        again = subprocess.run([ISNAD, "ingest", "--store", store, folder.path], stdin=subprocess.DEVNULL,
                               capture_output=True, timeout=SECONDS)
        check(again.returncode == 1 and again.stderr == done.stderr, "a second run says the same")
    print("all well" if failures == 0 else f"{failures} checks failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
