#!/usr/bin/env python3
"""What the README shows is what the program prints. usage: readme_test.py ISNAD"""
import os
import re
import sys
import tempfile

from support import ROOT, ingest, report


def main():
    isnad = sys.argv[1]
    readme = open(os.path.join(ROOT, "README.md"), encoding="utf-8").read()
    shown = re.search(r"holds these lines against the program -->\n```\n(.*?)\n```", readme, re.S).group(1).splitlines()
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "readme.db")
        assert ingest(isnad, store, "samples").returncode == 0
        printed = set(report(isnad, store, "text").decode().splitlines())
    wrong = [line for line in shown if line not in ("", "…") and line not in printed]
    for line in wrong:
        print("not printed:", line, file=sys.stderr)
    sys.exit(1 if wrong or len(shown) < 10 else 0)


if __name__ == "__main__":
    main()
