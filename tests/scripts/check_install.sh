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
    cc -std=c99 tests/installed/main.c -o "$work/pc-$shared" \
        $(pkg-config $static --cflags --libs mfgq) -Wl,-rpath,"$(dirname "$libdir")"
    cmake -S tests/installed -B "$work/cmake-$shared" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" >/dev/null
    cmake --build "$work/cmake-$shared" >/dev/null
    a=$("$work/pc-$shared") b=$("$work/cmake-$shared/main") v=$(pkg-config --modversion mfgq)
    [ "$a" = "$b" ] && [ "$a" = "mfgq $v" ] || { echo "install: '$a' '$b' '$v' differ"; exit 1; }
done
echo "install: CMake and pkg-config, shared and static: $a"
