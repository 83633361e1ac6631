#!/usr/bin/env bash
# The documentation builds without a warning.
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p build/docs
doxygen docs/Doxyfile >build/docs/doxygen.log 2>&1 || { tail -30 build/docs/doxygen.log; exit 1; }
echo "docs: doxygen without warnings, build/docs/html"
