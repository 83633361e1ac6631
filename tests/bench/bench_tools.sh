#!/usr/bin/env bash
# Time a yearly series takes here and in R's forecast, statsforecast and statsmodels: one run,
# one core, the same series (M1 yearly without its test part), point forecasts and intervals;
# then the same for single series with a season that come with R.
# Installs what it needs: Debian's r-base and r-cran-forecast, a virtual environment in build/.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/scripts/install.sh
mfgq_install r-base-core r-cran-forecast python3-venv

venv=build/venv-tools
if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install -q statsforecast statsmodels
fi
cmake --preset release >/dev/null
cmake --build build/release --target bench_projection bench_season >/dev/null

core=(); command -v taskset >/dev/null && core=(taskset -c "$(($(nproc) - 1))")
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 NUMBA_NUM_THREADS=1
out=build/bench_tools.txt
"${core[@]}" build/release/tests/bench_projection | tee "$out"
"${core[@]}" Rscript tests/bench/reference_projection.R | tee -a "$out"
"${core[@]}" "$venv/bin/python" tests/bench/bench_tools.py measure | tee -a "$out"
"${core[@]}" build/release/tests/bench_projection | tee -a "$out" # again: has the machine changed?
"$venv/bin/python" tests/bench/bench_tools.py ratios "$out"

season=build/bench_season.csv out=build/bench_season.txt
Rscript tests/bench/reference_season.R write "$season"
"${core[@]}" build/release/tests/bench_season "$season" | tee "$out"
"${core[@]}" Rscript tests/bench/reference_season.R measure | tee -a "$out"
"${core[@]}" "$venv/bin/python" tests/bench/bench_tools.py season "$season" | tee -a "$out"
"${core[@]}" build/release/tests/bench_season "$season" | tee -a "$out"
"$venv/bin/python" tests/bench/bench_tools.py ratios "$out"
