#!/usr/bin/env bash
# Call costs from every Lua there is, beside C and pure Lua. Needs build/release.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/scripts/install.sh
mfgq_install lua5.1 lua5.2 lua5.3 lua5.4
case $mfgq_luajit in libluajit2*) luajit=luajit2 ;; *) luajit=luajit ;; esac
command -v luajit >/dev/null || mfgq_install "$luajit"
build=$PWD/build/release
cmake --build build/release --target bench_lua_c >/dev/null
printf '%-10s %-34s %9s %12s\n' language call n ns
build/release/tests/bench_lua_c
export MFGQ_LIBRARY=$build/libmfgq.so LUA_PATH="$build/lua/ffi/?.lua;;"
for lua in lua5.1 lua5.2 lua5.3 lua5.4 luajit; do
    command -v "$lua" >/dev/null && [ -d "$build/lua/$lua" ] || continue
    LUA_CPATH="$build/lua/$lua/?.so" "$lua" tests/bench/bench_lua.lua "$lua"
done
