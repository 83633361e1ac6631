#!/usr/bin/env bash
# The Python package: built as users build it, tested, its types checked.
#   bash tests/scripts/python.sh           what fits in the time of a change
#   bash tests/scripts/python.sh --heavy   also notebooks, source distribution, browser, audits
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/scripts/install.sh
top=$PWD
venv=build/venv-python

# The first Python of 3.11 or later that can make environments.
python=
for candidate in ${MFGQ_PYTHON:-} /usr/bin/python3 python3.13 python3.12 python3.11 python3; do
    if "$candidate" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "python package: not tested, it needs Python 3.11 or later"
    exit 0
fi

say() { printf '\n== %s\n' "$*"; }

environment() {
    if ! cmp -s tests/python/requirements.txt "$venv/requirements.txt"; then
        say "python environment"
        "$python" -m venv --clear "$venv"
        "$venv/bin/pip" install -q --disable-pip-version-check -r tests/python/requirements.txt
        cp tests/python/requirements.txt "$venv/"
    fi
}

package() {
    say "python package"
    "$venv/bin/pip" install -q --disable-pip-version-check --no-deps --no-build-isolation \
        --force-reinstall --config-settings "build-dir=$top/build/python/wheel" ./bindings/python
}

types() {
    say "python types"
    (cd bindings/python && "$top/$venv/bin/python" -m mypy --cache-dir "$top/build/mypy" mfgq)
    (cd build && "$top/$venv/bin/python" -m mypy.stubtest mfgq._core \
        --allowlist "$top/tests/python/stubtest_allow.txt")
}

environment
package
say "python tests"
MFGQ_BIN="$top/build/release/mfgq" "$venv/bin/python" -m pytest -q -p no:cacheprovider tests/python
if [ -f build/install-check/first.txt ]; then
    "$venv/bin/python" tests/installed/twin.py tests/golden | cmp build/install-check/first.txt -
    echo "python: the same bytes as C"
fi
types
if [ "${1:-}" = --heavy ]; then bash tests/scripts/python_heavy.sh "$venv"; fi
