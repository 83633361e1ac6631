-- Lua functions that the library calls: their errors travel, nothing is left half done.
local mfgq, check = require "mfgq", require "check"
local test = {}

local function program()
    local schema = check.ok(mfgq.schema({"energy", "output", "industry"}, {"吨", "元", ""},
                                        {"number", "number", "code"}))
    return check.ok(mfgq.program('sum(energy where industry in "C") / sum(output)', schema))
end

local rows = {energy = {1, 2, 3}, output = {10, 10, 20}, industry = {"3911", "0111", "3912"}}

test["membership by a taxonomy and by a function"] = function()
    local p, t = program(), mfgq.taxonomy "gbt4754-2017"
    local a, used = p:aggregate{rows = rows, member = t}
    check.equal(a[1], 4)
    check.equal(a[2], 40)
    check.equal(used[1], 2)
    local b = check.ok(p:aggregate{rows = rows, member = function(class, code)
        check.equal(class, "C")
        return code:sub(1, 1) == "3"
    end})
    check.ok(a == b)
    check.equal(check.ok(p:eval(a, "fails"))[1], 0.1)
    check.raises("no column 'output'", p.aggregate, p, {rows = {energy = {1}, industry = {"3911"}}})
    check.raises("has 2 rows, not 1", p.aggregate, p,
                 {rows = {energy = {1}, output = {1, 2}, industry = {"3911"}}, member = t})
end

test["errors inside of callbacks"] = function()
    local p, t = program(), mfgq.plan.list()
    local thrown = {}
    local ok, message = pcall(p.aggregate, p, {rows = rows, member = function() error(thrown) end})
    check.ok(not ok and message == thrown)
    ok, message = pcall(t.write, t, "csv", function() error(thrown) end)
    check.ok(not ok and message == thrown)
    check.raises("attempt to yield", coroutine.wrap(function()
        t:write("csv", function() coroutine.yield() end)
    end))
    check.raises("function expected", t.write, t, "csv", 3)
    check.ok(#t:write "csv" > 0)
end

test["objects in use cannot be closed, columns may be changed"] = function()
    local t = mfgq.plan.list()
    check.raises("in use by a running call", t.write, t, "csv", function() t:close() end)
    check.ok(#t:write "csv" > 0)
    local p = program()
    local mine = {energy = mfgq.vector{1, 2}, output = {1, 1}, industry = {"3" .. 911, "39" .. 12}}
    local a = p:aggregate{rows = mine, member = function()
        mine.energy, mine.industry[2] = nil, nil
        collectgarbage()
        return true
    end}
    check.equal(a[1], 3)
end

test["a projection that is stopped"] = function()
    if not mfgq.has_gsl() then return end
    local p = mfgq.projector()
    for i = 1, 50 do p:add("s" .. i, 1, {1, 2, 3, 4, 5, i}, nil) end
    local calls = 0
    check.ok(p:run(function() calls = calls + 1 end))
    check.ok(calls > 0)
    check.fails("CANCELLED", "", p:run(function() return false end))
    check.raises("enough", p.run, p, function() error "enough" end)
end

return test
