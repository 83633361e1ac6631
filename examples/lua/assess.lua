-- A plan against what was published: the targets that were missed, and by how much.
--     lua5.4 examples/lua/assess.lua [PLAN]
local mfgq = require "mfgq"

local id = arg and arg[1] or "chongqing-2019-2022"
local plan = assert(mfgq.plan(id))
local published = assert(mfgq.observations(id))
local results = assert(mfgq.assess(plan, published, "2022"))

local counts = {}
for _, row in results:each() do
    counts[row.verdict] = (counts[row.verdict] or 0) + 1
    if row.verdict == "missed" and row.target then
        print(("%-28s %s  %s of %s %s"):format(row.indicator, row.period, row.actual, row.target,
                                               row.unit))
    end
end
for _, verdict in ipairs{"met", "missed", "indeterminate", "not-due", "no-data"} do
    print(verdict, counts[verdict] or 0)
end
