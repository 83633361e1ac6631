#!/usr/bin/env bash
# Call costs from every Lua there is, beside C and pure Lua. Needs build/release.
#   bash tests/bench/bench_lua.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/scripts/install.sh
mfgq_install lua5.1 lua5.2 lua5.3 lua5.4
case $mfgq_luajit in libluajit2*) luajit=luajit2 ;; *) luajit=luajit ;; esac
command -v luajit >/dev/null || mfgq_install "$luajit"
build=$PWD/build/release
printf '%-8s %-26s %9s %12s\n' language call n ns
export MFGQ_LIBRARY=$build/libmfgq.so LUA_PATH="$build/lua/ffi/?.lua;;"
for lua in lua5.1 lua5.2 lua5.3 lua5.4 lua5.5 luajit; do
    run=$lua module=$build/lua/$lua
    if [ "$lua" = lua5.5 ]; then # from tests/scripts/lua55.sh
        run=$PWD/build/lua55/build/tests/lua/lua_host_lua5.5 module=$PWD/build/lua55/build/lua/lua5.5
        export PKG_CONFIG_PATH=$PWD/build/lua55/prefix/lib/pkgconfig
    fi
    command -v "$run" >/dev/null && [ -d "$module" ] || continue
    native=$build/lua/bench/$lua
    mkdir -p "$native"
    # shellcheck disable=SC2046
    cc -O2 -fPIC -shared -falign-functions=64 -Iinclude $(pkg-config --cflags "$lua") \
        tests/bench/lua/native.c -o "$native/native.so" -L"$build" -lmfgq -Wl,-rpath,"$build"
    LUA_CPATH="$module/?.so;$native/?.so" "$run" tests/bench/bench_lua.lua "$lua" "$@"
done
