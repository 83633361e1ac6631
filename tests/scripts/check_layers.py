#!/usr/bin/env python3
"""A folder of src may include only what stands before it in docs/architecture.md."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
HEADERS = {  # headers of another folder
    "arrow": "table",
    "allocate": "ratio",
    "backtest": "projection",
    "chain": "cumulative",
    "check": "quantity",
    "contributions": "ratio",
    "crosswalk": "taxonomy",
    "csv": "base",
    "curve": "projection", "scenario": "projection",
    "disaggregate": "reconcile",
    "growth": "decompose",
    "complexity": "cluster",
    "composite": "cluster",
    "inequality": "cluster",
    "lint": "plan",
    "path": "cumulative",
    "progress": "assess",
    "rollup": "taxonomy",
    "series": "period",
}


def order():
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    block = re.search(r"<!-- layers -->(.*?)<!-- /layers -->", text, re.S).group(1)
    return re.findall(r"^\s*\d+\.\s+`(\w+)`", block, re.M)


def main():
    layers, faults = order(), []
    rank = {name: i for i, name in enumerate(layers)}
    for path in sorted((ROOT / "src").rglob("*.[ch]")):
        folder = path.relative_to(ROOT / "src").parts[0]
        if folder not in rank:
            faults.append(f"src/{folder} is not in docs/architecture.md")
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            public = re.match(r'#\s*include\s*[<"]mfgq/(\w+)\.h', line)
            inner = re.match(r'#\s*include\s*"\.\./(\w+)/', line)
            if folder == "cli" and inner:
                faults.append(f"{path.relative_to(ROOT)}:{number}: the tool may use public headers only")
            if not (public or inner):
                continue
            used = (public or inner).group(1)
            used = HEADERS.get(used, used)
            if used in ("mfgq", "experimental") and folder == "cli":
                continue
            if used not in rank or rank[used] > rank[folder]:
                faults.append(f"{path.relative_to(ROOT)}:{number}: {folder} may not use {used}")
    print(f"layers: {len(layers)} folders, {'in order' if not faults else 'out of order'}")
    print("\n".join(sorted(set(faults))), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
