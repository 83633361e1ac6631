#!/usr/bin/env bash
# Builds the Python package and its C twin from one library with functions and loops aligned
# (without it, a benchmark compares addresses) and runs bench_python.py over both.
#   bash tests/bench/bench_python.sh [Python]    the Python of tests/scripts/python.sh if absent
set -euo pipefail
cd "$(dirname "$0")/../.."
top=$PWD
python=${1:-build/venv-python/bin/python}
made=build/bench-python
flags="-falign-functions=64 -falign-loops=64"
mkdir -p "$made"
"$python" -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation --upgrade \
    --target "$made/site" --config-settings "build-dir=$top/$made/wheel" \
    --config-settings "cmake.define.CMAKE_C_FLAGS=$flags" ./bindings/python
libraries="-ljansson -lutf8proc -lm"
if grep -q '^MFGQ_WITH_GSL:[A-Z]*=ON' "$made/wheel/CMakeCache.txt"; then
    libraries="-lgsl -lgslcblas $libraries"
fi
# shellcheck disable=SC2086
cc -O3 $flags -shared -fPIC -Iinclude tests/bench/bench_python_c.c \
    "$made/wheel/libmfgq/libmfgq.a" $libraries -lpthread -o "$made/twin.so"
PYTHONPATH="$top/$made/site" MFGQ_TWIN="$top/$made/twin.so" "$python" tests/bench/bench_python.py
