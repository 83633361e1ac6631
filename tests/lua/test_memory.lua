-- Memory: nothing leaks, the host's limit is respected, states and threads do not meet.
local mfgq, check = require "mfgq", require "check"
local host = host
local test = {}

local work = [[
    local mfgq = require "mfgq"
    local v = mfgq.vector{1, 2, 3}
    local plan = assert(mfgq.plan "annual-targets")
    local t = plan:targets()
    local text = t:write "csv"
    local n = 0
    for _, row in t:each() do n = n + 1 end
    assert(n == t:rows())
    local q = mfgq.quantity "34万元/人"
    local u = q:unit()
    assert(tostring(q + q) == "68万元/人")
    assert(mfgq.taxonomy("isic-4"):find "C")
    t:write("csv", function(part) text = text .. part end)
    assert(mfgq.ratio.quotient({1, 2, 3}, v)[3] == 1)
    local effects = mfgq.decompose("shapley", 2, {{1, 2}, {3, 4}}, {{2, 2}, {3, 5}})
    assert(not mfgq.ratio.quotient(1, 0))
    assert(not pcall(mfgq.ratio.quotient, {}, 1, "x"))
]]

test["a state gives back all it took"] = function()
    local ok, message, left = host.state(work)
    check.ok(ok, message)
    check.equal(left, 0)
end

test["a limit at every size"] = function()
    if host.used() < 0 then return end
    local failures, least = 0, 0
    for limit = 1000, 400000, 8111 do
        local ok, message, left = host.state(work, limit)
        check.equal(left, 0)
        if not ok then
            failures = failures + 1
            check.ok(message:find "memory", message)
        else
            least = limit
            break
        end
    end
    check.ok(failures > 10)
end

test["loops end where they began"] = function()
    local run = (loadstring or load)(work)
    local function settled()
        for _ = 1, 4 do collectgarbage() end
        return collectgarbage "count"
    end
    for _ = 1, jit and 200 or 20 do run() end
    local before = settled()
    for _ = 1, 200 do run() end
    check.ok(settled() - before < (jit and 100 or 20), "grew by " .. settled() - before .. " KiB")
end

-- The collector knows of what hangs behind the small userdata.
test["tables are collected although they look small"] = function()
    local file = io.open("/proc/self/statm")
    if not file then return end
    file:close()
    local function resident()
        local statm = io.open "/proc/self/statm"
        local pages = statm:read "*l":match "^%d+ (%d+)"
        statm:close()
        return tonumber(pages) * 4
    end
    local plan = mfgq.plan "chongqing-2019-2022"
    for _ = 1, 200 do plan:targets() end
    local before = resident()
    for _ = 1, 1000 do plan:targets() end
    check.ok(resident() - before < 65536, "resident memory grew by " .. resident() - before)
end

test["several states at once"] = function()
    local ok, message = host.threads(4, "for _ = 1, 20 do " .. work .. " end")
    check.ok(ok, message)
end

return test
