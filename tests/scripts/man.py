#!/usr/bin/env python3
"""The manual page, made from the tool's own help. Without --update it must be up to date."""
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/mfgq.1"
BIN = os.environ.get("MFGQ_BIN", str(ROOT / "build/release/mfgq"))


def text_of(*args):
    return subprocess.run([BIN, *args], capture_output=True, text=True, check=True).stdout


def escape(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(("\\&" + line if line[:1] in (".", "'") else line) for line in text.splitlines())


def main():
    top = text_of("--help")
    commands = re.findall(r"^  ([a-z][a-z-]*) {2,}", top.split("commands:")[1].split("options of")[0], re.M)
    version = text_of("--version").split()[1]
    parts = [f'.TH MFGQ 1 "" "libmfgq {version}" "User Commands"', ".SH NAME",
             "mfgq \\- industrial\\-policy metrics: one table in, one table out", ".SH SYNOPSIS",
             ".B mfgq", "COMMAND [OPTIONS] [ARGS]", ".SH OVERVIEW", ".nf", escape(top.strip()), ".fi",
             ".SH COMMANDS"]
    for name in commands:
        parts += [f".SS {escape(name)}", ".nf", escape(text_of(name, "--help").strip()), ".fi"]
    parts += [".SH EXIT STATUS", ".nf",
              escape("0 done\n1 done, --strict and there are findings or missed targets\n2 usage\n3 bad input\n"
                     "4 a single requested fit or solution failed\n5 internal"), ".fi"]
    page = "\n".join(parts) + "\n"
    if "--update" in sys.argv:
        PAGE.write_text(page, encoding="utf-8")
    fresh = PAGE.exists() and PAGE.read_text(encoding="utf-8") == page
    print(f"manual: {len(commands)} commands, {'up to date' if fresh else 'stale (man.py --update)'}")
    return 0 if fresh else 1


if __name__ == "__main__":
    sys.exit(main())
