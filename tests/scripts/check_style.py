#!/usr/bin/env python3
"""Lengths of functions, files and lines, against the limits, with the figures reported.

An exception needs a line with a reason in tests/scripts/style_allow.txt: `path[:function] reason`.
"""
import pathlib
import re
import statistics
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FUNCTION_LINES, FILE_LINES, LINE_COLUMNS = 60, 500, 100
ALLOW = ROOT / "tests/scripts/style_allow.txt"


def allowed():
    entries = {}
    if ALLOW.exists():
        for line in ALLOW.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                key, reason = line.split(None, 1)
                entries[key] = reason
    return entries


def functions(lines):
    """Name and length of each function, opened by a brace in column 0 (or on the signature)."""
    start = name = None
    for number, line in enumerate(lines):
        if start is None:
            opens = line == "{" or (line.endswith("{") and "(" in line and re.match(r"[a-zA-Z_]", line)
                                    and not re.match(r"(typedef|struct|enum|union|extern)\b", line))
            if opens:
                head = " ".join(lines[max(0, number - 8):number + 1])
                names = re.findall(r"(\w+)\s*\([^()]*(?:\([^()]*\)[^()]*)*\)\s*(?:[A-Z_]+\(.*\))?\s*\{$",
                                   head)
                if names:
                    start, name = number, names[-1]
        elif line.startswith("}"):
            yield name, number - start + 1
            start = None


def main():
    allow, used, faults, lengths, files = allowed(), set(), [], [], []

    def fault(key, text):
        if key in allow:
            used.add(key)
        else:
            faults.append(f"{key}: {text}")

    sources = [p for d in ("src", "include", "bindings", "tests", "examples")
               for p in sorted((ROOT / d).rglob("*.[ch]"))]
    for path in sources:
        name = path.relative_to(ROOT).as_posix()
        lines = path.read_text(encoding="utf-8").splitlines()
        library = name.startswith("src/")
        if library:
            files.append(len(lines))
        if len(lines) > FILE_LINES:
            fault(name, f"{len(lines)} lines, at most {FILE_LINES}")
        for number, line in enumerate(lines, 1):
            if len(line) > LINE_COLUMNS:
                fault(name, f"line {number} has {len(line)} columns, at most {LINE_COLUMNS}")
            if line.rstrip() != line or "\t" in line:
                faults.append(f"{name}:{number}: tab or trailing space")
        if path.suffix == ".c":
            for function, length in functions(lines):
                if library:
                    lengths.append(length)
                if length > FUNCTION_LINES:
                    fault(f"{name}:{function}", f"{length} lines, at most {FUNCTION_LINES}")
    for key in set(allow) - used:
        faults.append(f"style_allow.txt: {key} is not needed")
    if lengths:
        tenth = statistics.quantiles(lengths, n=10)[8]
        print(f"style: {len(lengths)} functions in src, median {statistics.median(lengths):.0f}, "
              f"90th percentile {tenth:.0f}, longest {max(lengths)} lines; "
              f"{len(files)} files, median {statistics.median(files):.0f}, longest {max(files)} lines")
    for text in faults:
        print(text)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
