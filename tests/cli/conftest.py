"""The command under test, and how it is run."""
import csv
import io
import json
import os
import pathlib
import subprocess
from types import SimpleNamespace

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = os.environ.get("MFGQ_BIN", str(ROOT / "build/release/mfgq"))


def call(*args, stdin=None, env=None):
    """Runs mfgq; text in, text out, with the exit code."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run([BIN, *map(str, args)], input=data or b"", capture_output=True,
                          env={**os.environ, **(env or {})}, timeout=120)
    return SimpleNamespace(code=done.returncode, out=done.stdout.decode("utf-8", "surrogateescape"),
                           raw=done.stdout, err=done.stderr.decode("utf-8", "surrogateescape"))


def rows(*args, stdin=None):
    """Runs mfgq with --format csv, which must succeed, and gives its rows as dictionaries."""
    done = call(*args, "--format", "csv", stdin=stdin)
    assert done.code == 0, done.err
    return list(csv.DictReader(io.StringIO(done.out)))


def objects(*args, stdin=None):
    """The same through JSON."""
    done = call(*args, "--format", "json", stdin=stdin)
    assert done.code == 0, done.err
    return json.loads(done.out)


@pytest.fixture
def mfgq():
    return SimpleNamespace(call=call, rows=rows, objects=objects, root=ROOT)
