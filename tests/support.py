"""What the front-door tests share: running the program, reading its record."""
import json
import os
import subprocess
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SAMPLES = os.path.join(ROOT, "samples")
CAPTURED = "2024-06-01T00:00:00Z"


def run(isnad, *arguments, stdin=None, cwd=ROOT, timeout=300):
    """The finished process; stdin and stdout are bytes."""
    return subprocess.run([os.path.abspath(isnad), *arguments], input=stdin, capture_output=True, cwd=cwd, timeout=timeout)


def ingest(isnad, store, *paths, jobs=2, cwd=ROOT):
    return run(isnad, "ingest", "--store", store, "--jobs", str(jobs), "--captured", CAPTURED, *paths, cwd=cwd)


def report(isnad, store, form="json", jobs=2):
    done = run(isnad, "report", "--store", store, "--format", form, "--jobs", str(jobs))
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def record_of(isnad, *paths, cwd=ROOT):
    """The record of some paths, through a store of its own."""
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "test.db")
        done = ingest(isnad, store, *paths, cwd=cwd)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(report(isnad, store))


def sample_pages():
    """The pages of samples/, as paths from the root, sorted."""
    return sorted(os.path.join("samples", name) for name in os.listdir(SAMPLES) if not name.endswith(".md"))
