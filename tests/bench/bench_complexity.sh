#!/usr/bin/env bash
# Benchmark of complexity against the Python package ecomplexity and NumPy; makes a virtual
# environment with both under build/.
#   bash tests/bench/bench_complexity.sh [rounds]
set -euo pipefail
cd "$(dirname "$0")/../.."
build=build/bench
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_C_FLAGS="-falign-functions=64 -falign-loops=64" >/dev/null
cmake --build "$build" --target bench_complexity >/dev/null
if [ ! -x build/venv/bin/python ]; then python3 -m venv build/venv; fi
build/venv/bin/python -c 'import ecomplexity' 2>/dev/null || build/venv/bin/pip install -q ecomplexity
env -u OPENBLAS_CORETYPE build/venv/bin/python tests/bench/bench_complexity.py \
    "$build/tests/bench_complexity" "$build/complexity.bin" "${1:-3}"
