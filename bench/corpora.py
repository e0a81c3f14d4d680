"""The dated articles of DATA/corpora/*.jsonl.gz: a line an article, with id, date, title and text."""
import glob
import gzip
import json
import os
import re

DAY = re.compile(r"\d{4}-\d\d-\d\d")


def dated_articles(data, every=1):
    """(name of the corpus, its articles) in order of names: each N-th line that has a day and a text."""
    for path in sorted(glob.glob(os.path.join(data, "corpora", "*.jsonl.gz"))):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            articles = [json.loads(line) for i, line in enumerate(lines) if i % every == 0]
        yield os.path.basename(path).split(".")[0], [
            a for a in articles if DAY.match(a.get("date") or "") and (a.get("text") or "").strip()]
