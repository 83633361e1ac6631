#!/usr/bin/env bash
# Installs what is missing, builds, and runs the main job: a real plan checked against itself,
# assessed against what was published since, and projected as of 2020.
# On a fresh Debian or Ubuntu, as root or with sudo; nothing else to do first.
set -euo pipefail
cd "$(dirname "$0")/.."
source tests/scripts/install.sh
mfgq_install "${mfgq_build_packages[@]}"

cmake -S . -B build/quickstart -G Ninja -DMFGQ_BUILD_TESTS=OFF >/dev/null
cmake --build build/quickstart | tail -n 1
plan=chongqing-2019-2022
results=build/quickstart/results
mkdir -p "$results"

mfgq() { build/quickstart/mfgq "$@"; }

show() { # title, command...
    printf '\n== %s\n   $ mfgq %s\n\n' "$1" "${*:2}"
    mfgq "${@:2}"
}

# Rows that match are left out of what is shown here; the files have them all.
show_without() { # pattern, title, command...
    show "${@:2}" | grep -vE "$1"
}

show "Built-in plans" plans
show_without '^note |^warning +missing-milestone ' "Does the plan contradict itself? Errors and warnings" \
    lint "$plan" --columns severity,rule,indicators,period,left,right,gap,unit,sections
show "What does it imply but not say? Value added, employment, profit, R&D and more" \
    implied "$plan" | sed -n '1,24p'
show_without '^(no-data|not-due) ' "Targets against published figures, as of 2022" assess "$plan" \
    --as-of 2022 --columns verdict,indicator,period,target,actual,unit,gap,attainment,pace_required,pace_observed,note
show_without 'never observed|too few' "Outlook as of 2020, where the series is long enough" \
    outlook "$plan" --as-of 2020 \
    --columns indicator,period,target,unit,median,lo95,hi95,probability,required_rate,observations,note
show "Why the others have none" outlook "$plan" --as-of 2020 --columns indicator,observations,note |
    grep -E 'too few|== |\$ ' || true
show "A plan with long series: yearly targets, as of 2020" outlook annual-targets --as-of 2020 \
    --columns indicator,period,target,unit,median,lo80,hi80,probability,reached,observations
show "And now" outlook annual-targets \
    --columns indicator,period,target,unit,median,lo80,hi80,probability,reached,observations

for format in csv json; do
    mfgq lint "$plan" --format $format -o "$results/lint.$format"
    mfgq assess "$plan" --as-of 2022 --format $format -o "$results/assess.$format"
    mfgq outlook "$plan" --as-of 2020 --format $format -o "$results/outlook.$format"
    mfgq outlook annual-targets --format $format -o "$results/annual.$format"
done
rows() { tail -n +2 "$results/assess.csv" | grep -cE "$1" || true; }
printf '\nOf %s targets %s are met and %s missed by published figures; for %s there is none to judge by.\n' \
    "$(rows .)" "$(rows ',met,')" "$(rows ',missed,')" "$(rows ',no-data,')"
printf 'All rows and columns, as CSV and JSON: %s/\n' "$results"
