"""The package under test is the one that is installed; the command is the C one."""
import csv
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = os.environ.get("MFGQ_BIN", str(ROOT / "build/release/mfgq"))


def golden(name):
    with open(ROOT / "tests/golden" / name, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def close(got, want, rel, abs_=0.0):
    if want != want:
        return got != got
    return got == want or abs(got - want) <= float(rel or 0) * abs(want) + float(abs_ or 0)


@pytest.fixture
def command():
    def run(*args, stdin=""):
        done = subprocess.run([BIN, *map(str, args)], input=stdin.encode(), capture_output=True,
                              timeout=120, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode("utf-8")
    return run
