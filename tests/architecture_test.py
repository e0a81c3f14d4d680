#!/usr/bin/env python3
"""ARCHITECTURE.md has one section for each folder that holds code or words, and none for others.
usage: architecture_test.py ROOT ROOMS"""
import os
import re
import sys

BESIDE_SRC = ["lexicon", "samples", "tests", "fuzz", "bench", "docs", "tools", "training", "corpus", "cmake"]


def main():
    root, rooms_file = sys.argv[1:3]
    rooms = ["src/" + line.split("|")[0] for line in open(rooms_file, encoding="utf-8") if line.strip()]
    text = open(os.path.join(root, "ARCHITECTURE.md"), encoding="utf-8").read()
    sections = re.findall(r"^## `([^`]+)/`", text, re.M)
    wanted = sorted(rooms + BESIDE_SRC)
    problems = [f"no section for {name}/" for name in wanted if name not in sections]
    problems += [f"a section for {name}/, which is no folder" for name in sections if name not in wanted]
    problems += [f"{name}/ has {sections.count(name)} sections" for name in set(sections) if sections.count(name) > 1]
    problems += [f"{name}/ does not exist" for name in sections if not os.path.isdir(os.path.join(root, name))]
    for problem in problems:
        print("ARCHITECTURE.md:", problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
