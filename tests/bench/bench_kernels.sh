#!/usr/bin/env bash
# Builds the library and bench_kernels with functions and loops aligned (without it, a benchmark
# compares addresses) and runs it.
#   bash tests/bench/bench_kernels.sh [build folder]
set -euo pipefail
cd "$(dirname "$0")/../.."
build=${1:-build/bench}
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_C_FLAGS="-falign-functions=64 -falign-loops=64" >/dev/null
cmake --build "$build" --target bench_kernels >/dev/null
"$build/tests/bench_kernels"
