#!/usr/bin/env bash
# luarocks builds the module against an installed library, for every Lua it can, and it works.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/scripts/install.sh
mfgq_install luarocks lua5.1 lua5.2 lua5.3 lua5.4
work=$PWD/build/rocks
rm -rf "$work"
cmake --install build/release --prefix "$work/prefix" >/dev/null
mkdir -p "$work/source"
cp -r include bindings "$work/source"
mkdir -p "$work/source/tests"
cp -r tests/scripts "$work/source/tests"
libdir=$(dirname "$(find "$work/prefix" -name 'libmfgq.so')")
luarocks lint bindings/lua/mfgq-scm-1.rockspec
for version in 5.1 5.2 5.3 5.4; do
    (cd "$work/source/bindings/lua" && make -s clean && luarocks --lua-version="$version" \
        --tree "$work/tree" make mfgq-scm-1.rockspec MFGQ_INCDIR="$work/prefix/include" \
        MFGQ_LIBDIR="$libdir" >"$work/$version.log" 2>&1) ||
        { tail -20 "$work/$version.log"; echo "luarocks $version failed"; exit 1; }
    LUA_CPATH="$work/tree/lib/lua/$version/?.so" "lua$version" -e \
        'local m = require "mfgq" assert(m.ratio.quotient(1, 4) == 0.25) print("luarocks", _VERSION, m._VERSION)'
done
