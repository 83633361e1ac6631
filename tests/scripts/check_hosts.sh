#!/usr/bin/env bash
# The Lua module inside real hosts: LuaLaTeX, pandoc, nginx. Needs build/release.
#   bash tests/scripts/check_hosts.sh [REQUESTS]     100000 requests to nginx by default
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/scripts/install.sh
mfgq_install texlive-luatex texlive-latex-base texlive-latex-recommended texlive-pictures \
    poppler-utils pandoc nginx-light libnginx-mod-http-lua wrk curl
requests=${1:-100000}
root=$PWD modules=$PWD/build/release/lua work=$PWD/build/hosts
rm -rf "$work"
mkdir -p "$work"

say() { printf '\n== %s\n' "$*"; }
die() { echo "$*" >&2; exit 1; }

# The report in a folder of its own, with what options there are.
lualatex_in() { # folder, options
    local folder=$work/$1
    shift
    mkdir -p "$folder"
    (cd "$folder" && LUAINPUTS="$root/examples/lua:" lualatex "$@" --halt-on-error \
        --interaction=batchmode "$root/examples/lua/report.tex" >/dev/null)
}

lualatex_report() {
    say "LuaLaTeX: a report filled from the plan, by the module and by figures written before"
    if lualatex_in without; then die "report: made without figures"; fi
    grep -q 'nor report-data.lua' "$work/without/report.log" ||
        die "report: does not say what it lacks"
    LUA_CPATH="$modules/lua5.4/?.so" lua5.4 examples/lua/report.lua "$work/without/report-data.lua"
    LUA_CPATH="$modules/lua5.3/?.so" texlua examples/lua/report.lua "$work/texlua-data.lua"
    cmp "$work/without/report-data.lua" "$work/texlua-data.lua" || die "report: texlua differs"
    lualatex_in without || { tail -20 "$work/without/report.log"; die "report: lualatex failed"; }
    CLUAINPUTS="$modules/lua5.3:" lualatex_in with --shell-escape ||
        { tail -20 "$work/with/report.log"; die "report: lualatex --shell-escape failed"; }
    for way in with without; do pdftotext -layout "$work/$way/report.pdf" "$work/$way.txt"; done
    grep -q 'computed while the page was made' "$work/with.txt" || die "report: not by the module"
    grep -q 'computed before' "$work/without.txt" || die "report: not by the file"
    cmp <(grep -v computed "$work/with.txt" | tr -s ' ') \
        <(grep -v computed "$work/without.txt" | tr -s ' ') ||
        die "report: the two ways differ"
    cp "$work/with/report.pdf" "$work/report.pdf"
    cp "$work/with.txt" "$work/report.txt"
    local missed
    missed=$(LUA_CPATH="$modules/lua5.4/?.so" lua5.4 examples/lua/assess.lua | awk '$1 == "missed" {print $2}')
    [ "$missed" -gt 0 ] || die "report: nothing to compare with"
    grep -q 'high-technology\|High-tech' "$work/report.txt" || die "report: no indicator in it"
    grep -Eq '2022 +22 +19 +missed' "$work/report.txt" || die "report: no verdict in it"
    pdftoppm -r 60 -png -singlefile "$work/report.pdf" "$work/report"
    python3 tests/scripts/check_picture.py "$work/report.png"
}

pandoc_filter() {
    say "pandoc: figures of a text"
    local out err=$work/stale.txt
    out=$(cd "$work" && LUA_CPATH="$modules/lua5.3/?.so" pandoc -t markdown --wrap=none \
        --lua-filter "$root/examples/lua/figures.lua" "$root/examples/lua/figures.md" 2>"$err")
    grep -q '\[19.0%\]{.figure indicator="high-tech-share" period="2022"}' <<<"$out" ||
        die "pandoc: a figure that agrees was touched: $out"
    grep -q '\[31%\]{.figure .stale' <<<"$out" || die "pandoc: a stale figure was kept: $out"
    grep -q '\[22%\]{.figure' <<<"$out" || die "pandoc: a figure was not filled in: $out"
    grep -q 'strategic-emerging-share 2022: 28% is now 31%' "$err" || die "pandoc: no report"
    if MFGQ_STRICT=1 LUA_CPATH="$modules/lua5.3/?.so" pandoc -t plain \
        --lua-filter examples/lua/figures.lua examples/lua/figures.md >/dev/null 2>&1; then
        die "pandoc: MFGQ_STRICT=1 let a stale figure pass"
    fi
    echo "one figure kept, one stale and replaced, two filled in"
}

nginx_server() {
    say "nginx: JSON under load"
    local port=18431 base
    sed -e "s|MODULES|/usr/lib/nginx/modules|; s|MODULE/|$modules/luajit/|" \
        -e "s|EXAMPLES|$root/examples/lua|; s|PORT|$port|" \
        examples/lua/nginx.conf >"$work/nginx.conf"
    nginx -p "$work/" -c nginx.conf &
    local server=$!
    trap 'kill "$server" 2>/dev/null || true' EXIT
    base=http://127.0.0.1:$port
    curl -sf --retry 20 --retry-connrefused --retry-delay 1 "$base/memory" >/dev/null
    curl -sf "$base/assess?as_of=2020" >"$work/served.json"
    build/release/mfgq assess chongqing-2019-2022 --as-of 2020 --format json >"$work/tool.json"
    cmp "$work/served.json" "$work/tool.json" || die "nginx: not what the command says"
    [ "$(curl -s "$base/quotient?numerator=1&denominator=4")" = '{"quotient":0.25}' ] ||
        die "nginx: quotient"
    curl -s "$base/quotient?numerator=1&denominator=0" | grep -q '"status":"domain"' ||
        die "nginx: no domain error"
    [ "$(curl -s -o /dev/null -w '%{http_code}' "$base/assess?plan=none")" = 404 ] ||
        die "nginx: no 404"
    local before after done=0
    wrk -t1 -c8 -d2s "$base/assess" >/dev/null
    wrk -t1 -c8 -d1s "$base/quotient?numerator=1&denominator=4" >/dev/null
    before=$(curl -s "$base/memory")
    while [ "$done" -lt "$requests" ]; do
        wrk -t1 -c8 -d4s "$base/quotient?numerator=1&denominator=4" >"$work/wrk.txt"
        done=$((done + $(awk '/requests in/ {print $1}' "$work/wrk.txt")))
        wrk -t1 -c8 -d4s "$base/assess" >"$work/wrk2.txt"
        done=$((done + $(awk '/requests in/ {print $1}' "$work/wrk2.txt")))
        ! grep -q 'Non-2xx' "$work/wrk.txt" "$work/wrk2.txt" || die "nginx: failed requests"
    done
    after=$(curl -s "$base/memory")
    echo "$done requests; quotient $(awk '/Requests\/sec/ {print $2}' "$work/wrk.txt")/s," \
        "assess $(awk '/Requests\/sec/ {print $2}' "$work/wrk2.txt")/s;" \
        "resident and Lua KiB before: $before, after: $after"
    [ $(( ${after% *} - ${before% *} )) -lt 8192 ] || die "nginx: resident memory grew"
    [ $(( ${after#* } - ${before#* } )) -lt 512 ] || die "nginx: the Lua state grew"
    kill "$server"
    wait "$server" 2>/dev/null || true
    trap - EXIT
}

lualatex_report
pandoc_filter
nginx_server
