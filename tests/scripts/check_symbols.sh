#!/usr/bin/env bash
# The symbols that the shared library exports are exactly the public functions.
set -euo pipefail
cd "$(dirname "$0")/../.."
library=${1:-build/release}/libmfgq.so
exported=$(nm -D --defined-only "$library" | awk '{print $3}' | sort)
listed=$(awk -F'\t' 'NR > 1 && $5 == "" {print $1}' docs/SYMBOLS.tsv | sort)
if ! diff <(echo "$listed") <(echo "$exported"); then
    echo "symbols: docs/SYMBOLS.tsv (<) and $library (>) differ"
    exit 1
fi
echo "symbols: $(echo "$exported" | wc -l) exported, all listed in docs/SYMBOLS.tsv"
