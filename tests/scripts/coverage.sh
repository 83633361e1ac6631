#!/usr/bin/env bash
# Lines and branches of src that the unit and property tests reach; fails below the floors.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/scripts/install.sh
mfgq_install gcovr
lines=${1:-90} branches=${2:-70}
cmake --preset coverage >/dev/null
cmake --build --preset coverage >/dev/null
ctest --test-dir build/coverage -j"$(nproc)" >/dev/null
MFGQ_BIN="$PWD/build/coverage/mfgq" python3 -m pytest -q -p no:cacheprovider tests/cli
gcovr -r . --object-directory build/coverage -f 'src/' --exclude-unreachable-branches \
    --txt build/coverage/coverage.txt --fail-under-line "$lines" --fail-under-branch "$branches"
tail -n 3 build/coverage/coverage.txt
