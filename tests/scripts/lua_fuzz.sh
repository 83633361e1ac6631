#!/usr/bin/env bash
# Every function of the Lua module under random arguments, in every Lua, under the sanitizers, and
# memory refused at every point. Needs build/sanitizers, and for Lua 5.5 tests/scripts/lua55.sh.
#   bash tests/scripts/lua_fuzz.sh [SECONDS [SEED]]     seconds a version
set -euo pipefail
cd "$(dirname "$0")/../.."
export MFGQ_FUZZ_SECONDS=${1:-30} MFGQ_FUZZ_SEED=${2:-$(date +%s)} MFGQ_SOURCE=$PWD
export ASAN_OPTIONS=quarantine_size_mb=4:detect_leaks=0:allocator_may_return_null=1:max_allocation_size_mb=1024
for lua in lua5.1 lua5.2 lua5.3 lua5.4 lua5.5 luajit; do
    build=$PWD/build/sanitizers
    [ "$lua" != lua5.5 ] || build=$PWD/build/lua55/sanitizers
    host=$build/tests/lua/lua_host_$lua
    [ -x "$host" ] || { echo "$lua: not built, left out"; continue; }
    echo "$lua, seed $MFGQ_FUZZ_SEED"
    LUA_CPATH="$build/lua/$lua/?.so" LUA_PATH="$build/lua/ffi/?.lua;;" \
        MFGQ_LIBRARY="$build/libmfgq.so" MFGQ_LUA_FUNCTIONS="$build/bindings/lua/made/functions.tsv" \
        "$host" tests/lua/run.lua fuzz hostile 2>"$build/fuzz.log" ||
        { grep -v 'failed to allocate' "$build/fuzz.log" | tail -60; exit 1; }
done
