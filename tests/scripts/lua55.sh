#!/usr/bin/env bash
# The Lua tests on Lua 5.5, which Debian 12 does not have: builds it in build/lua55 from the
# sources that the crate lua-src carries, fetched by cargo, and the module with it.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/scripts/install.sh
command -v cargo >/dev/null || mfgq_install cargo
crate=551.1.0 # carries Lua 5.5.1
work=$PWD/build/lua55
prefix=$work/prefix
mkdir -p "$work/fetch/src" "$prefix/lib/pkgconfig" "$prefix/include"

if [ ! -f "$prefix/lib/pkgconfig/lua5.5.pc" ]; then
    printf '[package]\nname = "fetch"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\nlua-src = "=%s"\n' \
        "$crate" >"$work/fetch/Cargo.toml"
    : >"$work/fetch/src/lib.rs"
    if ! (cd "$work/fetch" && cargo vendor -q vendor >/dev/null 2>"$work/fetch.log"); then
        tail -3 "$work/fetch.log"
        echo "Lua 5.5: not tested, its sources could not be fetched"
        exit 0
    fi
    sources=$(dirname "$(find "$work/fetch/vendor/lua-src" -path '*lua-5.5*' -name lua.h)")
    cc -O2 -fPIC -shared -DLUA_USE_LINUX -o "$prefix/lib/liblua5.5.so" "$sources"/l*.c -lm -ldl
    cp "$sources"/{lua.h,lualib.h,lauxlib.h,luaconf.h} "$prefix/include"
    cat >"$prefix/lib/pkgconfig/lua5.5.pc" <<END
Name: Lua
Description: Lua language engine
Version: 5.5
Libs: -L$prefix/lib -Wl,-rpath,$prefix/lib -llua5.5
Cflags: -I$prefix/include
END
fi

export PKG_CONFIG_PATH=$prefix/lib/pkgconfig
build_and_test() { # folder, options of cmake
    local folder=$1
    shift
    cmake -S . -B "$folder" -G Ninja -DMFGQ_BUILD_CLI=OFF -DCMAKE_C_FLAGS=-Werror "$@" >/dev/null
    cmake --build "$folder" --target mfgq mfgq_lua_ffi mfgq_lua5.5 lua_host_lua5.5
    ctest --test-dir "$folder" -R '^lua_lua5\.5' --output-on-failure
}
build_and_test "$work/build" -DCMAKE_BUILD_TYPE=Release
build_and_test "$work/sanitizers" -DCMAKE_BUILD_TYPE=Debug -DMFGQ_SANITIZE=ON
