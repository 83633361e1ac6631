#!/usr/bin/env bash
# Fuzzes every reader of text for some seconds each (default 30) with libFuzzer.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/scripts/install.sh
mfgq_install clang libclang-rt-14-dev
seconds=${1:-30}
cmake -S . -B build/fuzz -G Ninja -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Debug -DMFGQ_BUILD_TESTS=OFF \
    -DMFGQ_BUILD_CLI=OFF -DBUILD_SHARED_LIBS=OFF -DCMAKE_C_FLAGS="-fsanitize=fuzzer-no-link,address,undefined" >/dev/null
cmake --build build/fuzz >/dev/null
for source in tests/fuzz/fuzz_*.c; do
    name=$(basename "$source" .c)
    mkdir -p "build/fuzz/corpus/$name"
    clang -g -fsanitize=fuzzer,address,undefined -Iinclude "$source" build/fuzz/libmfgq.a \
        $(pkg-config --libs jansson libutf8proc gsl) -lm -lpthread -o "build/fuzz/$name"
    seeds=tests/fuzz/seeds/${name#fuzz_}
    "build/fuzz/$name" -max_total_time="$seconds" -max_len=4096 -rss_limit_mb=2048 -print_final_stats=0 \
        "build/fuzz/corpus/$name" $([ -d "$seeds" ] && echo "$seeds") >"build/fuzz/$name.log" 2>&1 ||
        { tail -30 "build/fuzz/$name.log"; exit 1; }
    echo "$name: $(grep -c . <(ls build/fuzz/corpus/$name)) inputs kept, no fault in $seconds s"
done
