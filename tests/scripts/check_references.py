#!/usr/bin/env python3
"""Source keys and test paths named in the public headers must exist, and public functions must be
listed in docs/SYMBOLS.tsv. With --update, new functions are added to that list."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SYMBOLS = ROOT / "docs/SYMBOLS.tsv"


def public_functions():
    names = {}
    for path in sorted((ROOT / "include/mfgq").glob("*.h")):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
        for name in re.findall(r"MFGQ_API\b[^;{]*?\b(mfgq_\w+)\s*\(", text):
            names[name] = path.name
    return names


def listed():
    rows = {}
    if SYMBOLS.exists():
        for line in SYMBOLS.read_text(encoding="utf-8").splitlines()[1:]:
            if line.strip():
                rows[line.split("\t")[0]] = line
    return rows


def main():
    functions, rows, faults = public_functions(), listed(), []
    if "--update" in sys.argv:
        for name, header in functions.items():
            rows.setdefault(name, f"{name}\t{header}\t0.1\t\t")
        rows = {n: r for n, r in rows.items() if n in functions or r.split("\t")[4]}
        body = "\n".join(rows[name] for name in sorted(rows))
        SYMBOLS.write_text("symbol\theader\tsince\tdeprecated\tremoved\n" + body + "\n", encoding="utf-8")
        subprocess.run([sys.executable, str(ROOT / "tests/scripts/manifest.py"), "--update"],
                       check=True)
        subprocess.run([sys.executable, str(ROOT / "bindings/python/tools/generate.py"),
                        str(ROOT / "bindings/manifest.json"), "--stubs",
                        str(ROOT / "bindings/python/mfgq/_core.pyi")], check=True)
    for name in functions:
        if name not in rows:
            faults.append(f"docs/SYMBOLS.tsv lacks {name} (check_references.py --update adds it)")
    for name, row in rows.items():
        if name not in functions and not (row + "\t\t\t\t").split("\t")[4]:
            faults.append(f"docs/SYMBOLS.tsv lists {name}, which no header declares")
    sources = set(re.findall(r"^## (\S+)", (ROOT / "docs/sources.md").read_text(encoding="utf-8"), re.M))
    keys = set()
    for path in sorted((ROOT / "include/mfgq").glob("*.h")):
        text = path.read_text(encoding="utf-8")
        for test in re.findall(r"\btests/[\w./-]+\.\w+", text):
            if not (ROOT / test).exists():
                faults.append(f"{path.name}: {test} does not exist")
        for block in re.findall(r"@par Source\n((?:\s*\*(?! @)[^\n]*\n)+)", text):
            for key in re.findall(r"\b([A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*)\b(?= |,|:|\.|;|\n)", block):
                if key in sources:
                    keys.add(key)
            if not any(key in block for key in sources):
                faults.append(f"{path.name}: no key of docs/sources.md in: {' '.join(block.split())[:80]}")
    print(f"references: {len(functions)} public functions, {len(keys)} source keys cited")
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
