#!/usr/bin/env python3
"""Kill -9 during ingest, ten times: what was reported as kept is there, and a rerun completes it.

usage: kill_test.py ISNAD

Half of the kills come at a random moment of the run, half at a random count of pages reported as
kept (so that some surely fall between two commits). The seed is printed; give it as ISNAD_SEED to
repeat a run as far as the machine's timing allows.
"""
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

ISNAD = os.path.abspath(sys.argv[1])
SEED = int(os.environ.get("ISNAD_SEED", random.SystemRandom().randrange(1 << 30)))
ROUNDS = 10
PAGES = 300
LETTERS = {"ar": "ابتجدرسعقلمنهوي", "en": "abdeilmnorstu"}
PAGE = "<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1>\n{body}</body></html>"
failures = 0


def check(holds, what):
    global failures
    print(("ok    " if holds else "FAILED ") + what, flush=True)
    failures += not holds
    return holds


def words(rng, script, count):
    return " ".join("".join(rng.choices(LETTERS[script], k=rng.randrange(3, 9))) for _ in range(count))


def write_pages(folder, rng):
    """Pages of made-up words, so that no two share a passage and reports stay quick."""
    for i in range(PAGES):
        lines = [f"قال {words(rng, 'ar', 14)} في 3 مايو 2021 إن {words(rng, 'ar', 9)}.",
                 f"The council said {words(rng, 'en', 15)} on 4 May 2021."]
        lines += [words(rng, rng.choice(["ar", "en"]), 25) + "." for _ in range(10)]
        body = "".join(f"<p>{line}</p>\n" for line in lines)
        with open(os.path.join(folder, f"page{i:03}.html"), "w", encoding="utf-8") as file:
            file.write(PAGE.format(title=words(rng, "en", 5), body=body))


def start(store, folder):
    return subprocess.Popen([ISNAD, "ingest", "--verbose", "--store", store, folder], stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE)


def kept_in(output):
    """The pages of whole "kept" lines; a line cut by the kill says nothing."""
    whole = output[:output.rfind(b"\n") + 1].decode()
    return [line[len("kept "):] for line in whole.splitlines() if line.startswith("kept ")]


def stored(store):
    """The uris of the store's documents, by the front door."""
    done = subprocess.run([ISNAD, "report", "--store", store, "--format", "json"], capture_output=True, timeout=300)
    if done.returncode != 0:
        check(False, "the report after a kill: " + done.stderr.decode(errors="replace").strip())
        return []
    return [document["uri"] for document in json.loads(done.stdout)["documents"]]


def is_whole(store):
    connection = sqlite3.connect(store)
    try:
        return connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    except sqlite3.Error:
        return False
    finally:
        connection.close()


def kill_once(number, store, folder, duration, rng):
    """Returns the pages reported as kept before the kill."""
    process = start(store, folder)
    output = b""
    if number % 2 == 0:
        time.sleep(rng.uniform(0.02, 1.0) * duration)
    else:
        wanted = rng.randrange(1, PAGES)
        while output.count(b"\n") < wanted:
            piece = os.read(process.stderr.fileno(), 4096)
            if not piece:
                break
            output += piece
        time.sleep(rng.uniform(0, 0.05) * duration)
    process.send_signal(signal.SIGKILL)
    output += process.stderr.read()
    process.wait()
    return kept_in(output), process.returncode


def main():
    print(f"seed {SEED}")
    rng = random.Random(SEED)
    with tempfile.TemporaryDirectory() as root:
        folder = os.path.join(root, "pages")
        os.mkdir(folder)
        write_pages(folder, rng)
        begun = time.monotonic()
        process = start(os.path.join(root, "whole.db"), folder)
        output = process.stderr.read()
        process.wait()
        duration = time.monotonic() - begun
        check(process.returncode == 0 and len(kept_in(output)) == PAGES, f"an undisturbed run keeps {PAGES} pages")
        killed = 0
        for number in range(ROUNDS):
            store = os.path.join(root, f"round{number}.db")
            kept, code = kill_once(number, store, folder, duration, rng)
            killed += code == -signal.SIGKILL
            if os.path.exists(store) and os.path.getsize(store) > 0:
                there = set(stored(store)) if kept else set()
                missing = [page for page in kept if page not in there]
                check(not missing, f"round {number}: {len(kept)} reported as kept, {len(missing)} of them missing")
            else:
                check(not kept, f"round {number}: killed before there was a store")
            again = subprocess.run([ISNAD, "ingest", "--store", store, folder], capture_output=True, timeout=300)
            check(again.returncode == 0, f"round {number}: the rerun succeeds {again.stderr.decode(errors='replace')}")
            uris = stored(store)
            check(len(uris) == PAGES and len(set(uris)) == PAGES, f"round {number}: {len(uris)} pages after the rerun")
            check(is_whole(store), f"round {number}: the store's file is whole")
        check(killed >= ROUNDS // 2, f"{killed} of {ROUNDS} runs were killed before they ended")
    print("all well" if failures == 0 else f"{failures} checks failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
