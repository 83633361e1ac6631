#!/usr/bin/env python3
"""The public headers as text for ffi.cdef: preprocessed, without what the system headers bring.

    python3 bindings/lua/declarations.py COMPILER INCLUDE OUTPUT
"""
import os
import re
import shlex
import subprocess
import sys


def main():
    compiler, include, output = sys.argv[1:4]
    source = '#include "mfgq/mfgq.h"\n'
    text = subprocess.run(shlex.split(compiler) + ["-E", "-DMFGQ_FFI", "-DMFGQ_API=", "-I",
                                                   include, "-x", "c", "-"],
                          input=source, capture_output=True, text=True, check=True).stdout
    kept, ours = [], False
    for line in text.splitlines():
        marker = re.match(r'# \d+ "([^"]*)"', line)
        if marker:
            ours = marker.group(1).startswith(include + os.sep)
        elif ours and line.strip():
            kept.append(line.rstrip())
    text = "-- Made by declarations.py from the public headers.\nreturn [==[\n" + \
        "\n".join(kept) + "\n]==]\n"
    os.makedirs(os.path.dirname(output), exist_ok=True)
    with open(output, "w", encoding="utf-8") as f:
        f.write(text)


if __name__ == "__main__":
    main()
