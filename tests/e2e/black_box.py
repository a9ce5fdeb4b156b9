"""What the tests here share: where things are, running the binary, records, spans, skipping.

CTest sets NIENBIEU (the binary) and NIENBIEU_SOURCE (the tree); without it the release build of this tree is tested. NIENBIEU_SHARED names
the folder of articles that no clone has; the tests that need it are skipped where it is not.
"""
import json
import os
import pathlib
import subprocess
import sys
import unittest

SOURCE = pathlib.Path(os.environ.get("NIENBIEU_SOURCE", pathlib.Path(__file__).resolve().parents[2]))
BINARY = pathlib.Path(os.environ.get("NIENBIEU", SOURCE / "build/release/nienbieu"))
SHARED = pathlib.Path(os.environ.get("NIENBIEU_SHARED", SOURCE.parent / "shared"))
ARTICLES = SOURCE / "tests/articles"
ARTICLE_FILES = sorted(p for p in ARTICLES.iterdir() if p.suffix in (".txt", ".html", ".jsonl"))


def run(*args, stdin=b"", cwd=None, status=0):
    """Runs the binary; its exit status must be `status`. stdout stays bytes, stderr is text."""
    command = [str(BINARY), *map(str, args)]
    result = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, check=False)
    result.stderr = result.stderr.decode("utf8")
    if result.returncode != status:
        raise AssertionError(f"{' '.join(command)}: exit status {result.returncode}, not {status}\n{result.stderr}")
    return result


def records(data):
    """The objects of JSON Lines. Only LF ends a line: JSON strings may hold other separators."""
    return [json.loads(line) for line in data.decode("utf8").split("\n") if line]


def annotate(*args):
    return records(run("annotate", *args).stdout)


def timeline(*args):
    return json.loads(run("timeline", *args).stdout)


def spans(value, path=""):
    """(path, span) of every object in the value that has text, start and end."""
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys():
            yield path, value
        for key, inner in value.items():
            yield from spans(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for k, inner in enumerate(value):
            yield from spans(inner, f"{path}[{k}]")


def skip(why):
    print("skipped:", why)
    sys.exit(77)


def needs_shared():
    if not SHARED.is_dir():
        skip(f"{SHARED} is not here: its articles belong to no clone")


def main():
    unittest.main(module="__main__", verbosity=1)
