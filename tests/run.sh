#!/usr/bin/env bash
# Builds and runs the tests. On a bare Debian or Ubuntu it installs what it needs first.
#   bash tests/run.sh          everything that fits in the time of a change
#   bash tests/run.sh --fast   one build, unit, property and command-line tests, the gates
#   bash tests/run.sh --all    also what is long or heavy: valgrind, fuzzing, benchmarks
set -euo pipefail
cd "$(dirname "$0")/.."
mode=${1:-}
source tests/scripts/install.sh
mfgq_install "${mfgq_test_packages[@]}"

say() { printf '\n== %s\n' "$*"; }

build() { # preset
    say "build $1"
    cmake --preset "$1" >/dev/null
    cmake --build --preset "$1"
}

run_tests() { # preset
    say "test $1"
    ctest --preset "$1" -j"$(nproc)"
}

command_line() { # preset
    say "command line ($1)"
    MFGQ_BIN="$PWD/build/$1/mfgq" python3 -m pytest -q -p no:cacheprovider tests/cli
}

gates() {
    say "gates"
    python3 tests/scripts/check_style.py
    python3 tests/scripts/check_layers.py
    python3 tests/scripts/check_references.py
    python3 tests/scripts/manifest.py $([ "$mode" = --fast ] && echo --parse)
    bash tests/scripts/check_symbols.sh build/release
    if [ "$mode" != --fast ]; then
        python3 tests/scripts/man.py
        python3 bindings/lua/generate.py build/lua-check --strict
        python3 bindings/lua/generate.py --check
    fi
}

build release
run_tests release
gates
command_line release
if [ "$mode" = --fast ]; then exit 0; fi

bash tests/scripts/check_docs.sh
bash examples/quickstart.sh >build/quickstart.log || { tail -20 build/quickstart.log; exit 1; }
echo "quickstart: $(tail -n 2 build/quickstart.log | head -n 1)"
build sanitizers
run_tests sanitizers
command_line sanitizers
build no-gsl
run_tests no-gsl
bash tests/scripts/check_install.sh
bash tests/scripts/python.sh $([ "$mode" = --all ] && echo --heavy)

if [ "$mode" = --all ]; then
    bash tests/scripts/heavy.sh
fi
