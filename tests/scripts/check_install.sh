#!/usr/bin/env bash
# A program built against the installed library, by CMake and by pkg-config, shared and static.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -f tests/scripts/install.sh ] && source tests/scripts/install.sh
work=build/install-check
rm -rf "$work"
for shared in ON OFF; do
    prefix=$PWD/$work/$shared
    cmake -S . -B "$work/build-$shared" -G Ninja -DBUILD_SHARED_LIBS=$shared -DMFGQ_BUILD_TESTS=OFF \
        -DCMAKE_INSTALL_PREFIX="$prefix" >/dev/null
    cmake --build "$work/build-$shared" >/dev/null
    cmake --install "$work/build-$shared" >/dev/null
    libdir=$(dirname "$(find "$prefix" -name mfgq.pc)")
    export PKG_CONFIG_PATH=$libdir
    static=; [ $shared = ON ] || static=--static
    flags=$(pkg-config $static --cflags --libs mfgq)
    cc -std=c99 tests/installed/main.c -o "$work/pc-$shared" \
        $flags -Wl,-rpath,"$(dirname "$libdir")"
    cc -std=c99 tests/installed/twin.c -o "$work/twin-$shared" $flags \
        -Wl,-rpath,"$(dirname "$libdir")"
    c++ -std=c++11 tests/installed/twin.cpp -o "$work/twinpp-$shared" $flags \
        -Wl,-rpath,"$(dirname "$libdir")"
    cmake -S tests/installed -B "$work/cmake-$shared" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" >/dev/null
    cmake --build "$work/cmake-$shared" >/dev/null
    a=$("$work/pc-$shared") b=$("$work/cmake-$shared/main") v=$(pkg-config --modversion mfgq)
    [ "$a" = "$b" ] && [ "$a" = "mfgq $v" ] || { echo "install: '$a' '$b' '$v' differ"; exit 1; }
    for twin in "$work/twin-$shared" "$work/twinpp-$shared" "$work/cmake-$shared/twin" \
        "$work/cmake-$shared/twinpp"; do
        "$twin" tests/golden >"$work/twin.txt"
        [ -f "$work/first.txt" ] || cp "$work/twin.txt" "$work/first.txt"
        cmp "$work/first.txt" "$work/twin.txt" || { echo "install: $twin differs"; exit 1; }
    done
done
for module in build/release/lua/lua5.* build/release/lua/luajit; do
    lua=$(basename "$module")
    command -v "$lua" >/dev/null && [ -f "$module/mfgq.so" ] || continue
    LUA_CPATH="$module/?.so" "$lua" tests/installed/twin.lua tests/golden |
        cmp "$work/first.txt" - || { echo "install: $lua differs from C"; exit 1; }
done
echo "install: $(wc -l <"$work/first.txt") lines the same from C, C++ and Lua"
echo "install: CMake and pkg-config, shared and static: $a"
