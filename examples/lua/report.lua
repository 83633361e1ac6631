-- The figures of report.tex: the targets in per cent that have a published outcome. Computed by
-- LuaLaTeX itself where it may load the module, or before, into a file that it reads:
--     lua5.4 examples/lua/report.lua report-data.lua
local report = {}

function report.rows(mfgq)
    local plan = assert(mfgq.plan "chongqing-2019-2022")
    local published = assert(mfgq.observations "chongqing-2019-2022")
    local names, seen, rows = {}, {}, {}
    for _, row in plan:indicators():each() do names[row.indicator] = row.name_en end
    for _, row in assert(mfgq.assess(plan, published, "2022")):each() do
        local key = row.indicator .. row.period
        if row.actual and row.target and row.unit == "%" and not seen[key] then
            seen[key] = true
            rows[#rows + 1] = {indicator = row.indicator, period = row.period, target = row.target,
                               name = names[row.indicator] or row.indicator, actual = row.actual,
                               verdict = row.verdict}
        end
    end
    return rows
end

--- The rows as a program that returns them.
function report.text(rows)
    local lines = {"return {"}
    for _, row in ipairs(rows) do
        lines[#lines + 1] = ("  {indicator = %q, name = %q, period = %q, target = %.17g, " ..
                             "actual = %.17g, verdict = %q},"):format(row.indicator, row.name,
                             row.period, row.target, row.actual, row.verdict)
    end
    lines[#lines + 1] = "}\n"
    return table.concat(lines, "\n")
end

--- For report.tex: computed here and now, or read from the file that was written before.
function report.load()
    local loaded, mfgq = pcall(require, "mfgq")
    if loaded then return report.rows(mfgq), "computed while the page was made" end
    local file = kpse and kpse.find_file("report-data.lua", "lua")
    if file then return dofile(file), "computed before, into report-data.lua" end
    error("neither the module mfgq, which needs --shell-escape, nor report-data.lua: " ..
          tostring(mfgq))
end

if arg and arg[0] and arg[0]:match "report%.lua$" and arg[1] then
    local file = assert(io.open(arg[1], "w"))
    assert(file:write(report.text(report.rows(require "mfgq"))))
    file:close()
end
return report
