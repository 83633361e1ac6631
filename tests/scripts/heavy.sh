#!/usr/bin/env bash
# What is long or heavy: static analysis, valgrind, the thread sanitizer, fuzzing, benchmarks.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/scripts/install.sh
mfgq_install valgrind clang cppcheck libclang-rt-14-dev

say() { printf '\n== %s\n' "$*"; }

say "thread sanitizer"
cmake --preset threads >/dev/null && cmake --build --preset threads
# Lua's deep recursion is more than the sanitizer's stack depot takes, and it starts no thread.
ctest --preset threads -j"$(nproc)" -E lua

say "valgrind"
for plan in chongqing-2019-2022 annual-targets; do
    for job in "lint $plan" "assess $plan" "outlook $plan --as-of 2020"; do
        # shellcheck disable=SC2086
        valgrind -q --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite \
            build/release/mfgq $job --format csv -o /dev/null
        echo "clean: mfgq $job"
    done
done

say "cppcheck"
cppcheck -q --std=c11 --enable=warning,portability --inline-suppr --error-exitcode=1 \
    --suppressions-list=tests/scripts/cppcheck.txt -Iinclude -Isrc src

say "gcc -fanalyzer: memory freed twice or used after"
printf '%s\n' src/*/*.c | xargs -P "$(nproc)" -I{} gcc -std=c11 -D_POSIX_C_SOURCE=200809L -DMFGQ_WITH_GSL=1 \
    -Iinclude -Isrc -w -O1 -fanalyzer -Werror=analyzer-double-free -Werror=analyzer-use-after-free \
    -Werror=analyzer-free-of-non-heap -c {} -o /dev/null

say "fuzzing"
bash tests/scripts/fuzz.sh 30

say "Lua: 5.5, random arguments under the sanitizers, luarocks, hosts, cost of calls"
bash tests/scripts/lua55.sh
bash tests/scripts/lua_fuzz.sh 30
bash tests/scripts/check_luarocks.sh
bash tests/scripts/check_hosts.sh
bash tests/bench/bench_lua.sh

say "likelihoods against R's, all tools side by side"
mfgq_install r-base-core r-cran-forecast
Rscript tests/scripts/check_likelihood.R build/release/mfgq ets
bash tests/bench/bench_tools.sh
