#!/usr/bin/env python3
"""Runs one article extractor of Debian over pages: peer.py NAME LIST

NAME is readability-lxml (package python3-readability), or, as a floor, w3m, which prints all of a
page's text. LIST names a page a line (HTML, gzip or not). Writes for each page a line of
JSON: path, bytes, text, title where the peer has one, seconds. Seconds are the processor's, from the bytes in memory to the
text; those of w3m include starting it. Exits 3 where the peer is not installed.
"""
import gzip
import json
import logging
import re
import resource
import shutil
import subprocess
import sys


def processor_seconds():
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(usage.ru_utime + usage.ru_stime for usage in map(resource.getrusage, whose))


BLOCKS = frozenset("address article aside blockquote body br caption center dd details div dl dt fieldset figcaption "
                   "figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td "
                   "tfoot th thead tr ul".split())


def text_of(element):
    """All text under an lxml element, a line break around each block."""
    out, todo = [], [(element, False)]
    while todo:
        node, closing = todo.pop()
        block = node.tag in BLOCKS
        if closing:
            out.append("\n" if block else "")
            out.append(node.tail or "")
            continue
        if isinstance(node.tag, str):
            out.append("\n" if block else "")
            out.append(node.text or "")
        todo.append((node, True))
        todo.extend((child, False) for child in reversed(list(node)))
    return "".join(out)


def readability_lxml():
    try:
        import lxml.html
        import readability
    except ImportError:
        sys.exit(3)
    logging.disable(logging.CRITICAL)

    def extract(page):
        document = readability.Document(page)
        html = document.summary(html_partial=True)
        return {"text": text_of(lxml.html.fromstring(html)), "title": document.short_title()}
    return extract


def program(*command):
    if not shutil.which(command[0]):
        sys.exit(3)

    def extract(page):
        declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", page[:4096])
        charset = declared.group(1).decode() if declared else "utf-8"
        words = [word.replace("CHARSET", charset) for word in command]
        done = subprocess.run(words, input=page, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, timeout=60)
        return {"text": done.stdout.decode("utf-8", "replace")}
    return extract


PEERS = {
    "readability-lxml": readability_lxml,
    "w3m": lambda: program("w3m", "-dump", "-cols", "10000", "-T", "text/html", "-I", "CHARSET", "-O", "utf-8"),
}


def main():
    extract = PEERS[sys.argv[1]]()
    with open(sys.argv[2], encoding="utf-8") as paths:
        for path in paths.read().split("\n"):
            if not path:
                continue
            with open(path, "rb") as file:
                page = file.read()
            if page.startswith(b"\x1f\x8b"):
                page = gzip.decompress(page)
            start = processor_seconds()
            try:
                found = extract(page)
            except Exception as error:  # whatever a peer throws is its answer
                found = {"error": str(error)[:200]}
            seconds = processor_seconds() - start
            line = {"path": path, "bytes": len(page), "text": "", **found, "seconds": seconds}
            print(json.dumps(line, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8"))


if __name__ == "__main__":
    main()
