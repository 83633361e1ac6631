-- Hosts that refuse memory at each point, finalizers that close and change what a call is using,
-- parts of closed objects, callbacks that yield: the right error, nothing leaked, host alive.
local mfgq, check = require "mfgq", require "check"
local host = host
local test = {}
local thorough = os.getenv "MFGQ_FUZZ_SECONDS"

-- ---- Memory

local work = [[
    local mfgq = require "mfgq"
    local plan = assert(mfgq.plan "annual-targets")
    local t = assert(plan:targets())
    assert(#t:write "csv" > 100 and #t:records() == t:rows() and t[1] and t:column(1))
    t:write("csv", function(part) assert(#part > 0) end)
    local a, b = mfgq.vector{1, 2, 3}, {4, 5, 6}
    assert(mfgq.ratio.quotient_rows(a, b) and mfgq.ratio.quotient(a, mfgq.vector(b)))
    assert(mfgq.progress.word and mfgq.allocate{weight = {6, 6, 2}, total = 10, whole = true})
    local q = assert(mfgq.quantity "34万元/人")
    assert(tostring(q + q) == "68万元/人" and tostring(q:unit()) == "万元/人")
    local isic = assert(mfgq.taxonomy "isic-4")
    assert(#assert(isic:find_many{"C", "D"}) == 2 and #isic:related(1, "children") > 0)
    local schema = assert(mfgq.schema({"a", "b", "c"}, {"元", "元", false}, {"number", "number", "code"}))
    local p = assert(mfgq.program('sum(a where c in "C") / sum(b)', schema))
    assert(p:aggregate{rows = {a = {1, 2}, b = {3, 4}, c = {"x", "y"}}, member = function()
        return true
    end})
    local builder = mfgq.builder()
    builder:column("a", "f64"):f64(1)
    assert(assert(builder:finish()).a[1] == 1)
    assert(mfgq.decompose("shapley", 2, {{1, 2}, {3, 4}}, {{2, 2}, {3, 5}}))
    assert(mfgq.csv("a,b\n1,2\n"):cell(1, 2) == "2")
    local projector = mfgq.projector()
    assert(projector:set("horizon", 2) and projector:add("a", 1, {1, 2, 3, 5, 8, 13}, 2020))
    if mfgq.has_gsl() then assert(projector:run()) end
    if mfgq.vector.pointer then assert(not mfgq.ratio.quotient(1, 0)) end
]]

local function refuse(which)
    for _ = 1, 4 do collectgarbage() end
    local held = host.library()
    local ok, message, left, requests, of_library = host.state(work)
    check.ok(ok, message)
    check.equal(left, 0)
    check.equal(host.library(), held)
    local points = which == 3 and requests or of_library
    if not points or points == 0 then return end -- a LuaJIT that insists on its own allocator
    check.ok(points > 100, points)
    local step, failures = thorough and 1 or math.floor(points / 200) + 1, 0
    for point = 1, points, step do
        local request = {[3] = 0, [4] = 0}
        request[which] = point
        ok, message, left = host.state(work, 0, request[3], request[4])
        check.equal(left, 0, "bytes left by a refusal at " .. point)
        check.equal(host.library(), held, "bytes of the library left by a refusal at " .. point)
        if not ok then
            failures = failures + 1
            check.ok(message:find "memory", message)
        end
    end
    check.ok(failures > points / step * 0.9, failures .. " failures of " .. points)
end

test["a state that is refused memory at each point"] = function() refuse(3) end
test["a library that is refused memory at each point"] = function() refuse(4) end

-- ---- Finalizers

-- Calls f when the collector comes by, again and again until the function returned is called.
local function haunt(f)
    local going = true
    local function arm()
        local function finalize()
            if not going then return end
            pcall(f)
            arm()
        end
        if _VERSION == "Lua 5.1" then
            getmetatable(newproxy(true)).__gc = finalize
        else
            setmetatable({}, {__gc = finalize})
        end
    end
    arm()
    return function() going = false end
end

local function collector(what, value)
    if _VERSION < "Lua 5.5" then return collectgarbage("set" .. what, value) end
    return collectgarbage("param", what, value)
end

-- Runs `call(made)` under a collector that never rests, while finalizers run `spoil(made)`: so many
-- times, and up to four times as many until ten finalizers have run.
local visited = 0

local function spoiled(times, make, spoil, call)
    local outcomes, made = {}, nil
    local pause, stepmul = collector("pause", 1), collector("stepmul", 5000)
    local visits = 0
    local stop = haunt(function()
        if not made then return end
        visits = visits + 1
        spoil(made)
    end)
    local tries = 0
    while tries < times or visits < 10 and tries < 4 * times do
        tries = tries + 1
        made = make()
        local ok, message = pcall(call, made)
        outcomes[ok and "done" or tostring(message)] = true
    end
    stop()
    collector("pause", pause)
    collector("stepmul", stepmul)
    visited = visited + visits
    for message in pairs(outcomes) do
        check.ok(message == "done" or message:find "closed" or message:find "in use" or
                 message:find "changed" or message:find "nil" or message:find "has %d" or
                 message:find "expected" or message:find "is null" or message:find " no ", message)
    end
end

test["finalizers that close the object of a call"] = function()
    local function close(object) object:close() end
    local plan, isic = mfgq.plan "annual-targets", mfgq.taxonomy "isic-4"
    local times = 60
    spoiled(times, function() return plan:targets() end, close, function(t)
        t:records()
        for _, row in t:each() do check.ok(row) end
        for i = 1, t:columns() do t:column(i) end
        tostring(t)
    end)
    spoiled(times, function() return mfgq.quantity "34万元/人" end, close, function(q)
        for _ = 1, 30 do
            local u = q:unit()
            check.equal(u:name(), "万元/人")
            check.equal(tostring(q * 2), "68万元/人")
        end
    end)
    spoiled(20, function() return mfgq.plan "annual-targets" end, close, function(p)
        for _ = 1, 30 do
            check.equal(p:id(), "annual-targets")
            p:targets()
            p:write()
        end
    end)
    spoiled(10, function() return mfgq.taxonomy "isic-4" end, close, function(t)
        for _ = 1, 30 do
            t:find_many{"C", "D"}
            t:related(1, "children")
            t:text(1, "code")
        end
    end)
    check.ok(isic:find "C")
end

test["finalizers that change the tables of a call"] = function()
    local function longer(t)
        for i = 1, #t do
            if type(t[i]) == "table" then for k = #t[i] + 1, #t[i] + 40 do t[i][k] = k end end
        end
        for i = #t + 1, #t + 40 do t[i] = type(t[1]) == "table" and {1} or t[1] end
    end
    local function shorter(t)
        for i = #t, 2, -1 do t[i] = nil end
    end
    local isic = mfgq.taxonomy "isic-4"
    for _, spoil in ipairs{longer, shorter} do
        spoiled(300, function() return {1, 2, 3} end, spoil, function(t)
            mfgq.ratio.quotient(t, t)
        end)
        spoiled(300, function() return {{1, 2}, {3, 4}} end, spoil, function(t)
            mfgq.decompose("shapley", 2, t, t)
        end)
        spoiled(300, function() return {"C" .. "", "D" .. ""} end, spoil, function(t)
            isic:find_many(t)
        end)
        spoiled(100, function() return {{1, 2, 3}, {4, 5}} end, spoil, function(t)
            mfgq.progress{rule = "eurostat", direction = {1, 1}, binding = {0, 0},
                          base_period = {2015, 2015}, base = {1, 1}, period = {2020, 2020},
                          value = {2, 2}, target_period = {2030, 2030}, target = {3, 3},
                          series = t, last_period = {2020, 2020}}
        end)
    end
end

test["finalizers were run"] = function() -- after the two above, by its name
    check.ok(visited > 100, visited)
end

-- ---- Parts, orders of closing

test["a part of a closed object is closed"] = function()
    local q = mfgq.quantity "34万元/人"
    local u = q:unit()
    check.equal(u:name(), "万元/人")
    q:close()
    check.raises("closed mfgq.unit", u.name, u)
    check.ok(tostring(u):find("closed", 1, true))
    u:close()
    u:close()
end

test["any order of closing, and none"] = function()
    local function objects()
        local plan, q = mfgq.plan "annual-targets", mfgq.quantity "3万元"
        return {plan, plan:targets(), q, q:unit(), mfgq.taxonomy "isic-4", mfgq.projector(),
                mfgq.csv "a,b\n1,2\n", mfgq.builder()}
    end
    collectgarbage()
    collectgarbage()
    local held = host.library()
    for turn = 1, 8 do
        local list = objects()
        for i = 1, #list do
            local object = list[(i + turn) % #list + 1]
            if (i + turn) % 3 > 0 then object:close() end
            if i % 2 == 0 then object:close() end
        end
    end
    for _ = 1, 4 do collectgarbage() end
    check.equal(host.library(), held)
end

test["variables closed when an error passes"] = function()
    if _VERSION < "Lua 5.4" then return end
    local load = loadstring or load
    for _ = 1, 4 do collectgarbage() end
    local held = host.library()
    local run = load [[
        local mfgq, seen = ...
        local plan <close> = mfgq.plan "annual-targets"
        local t <close> = plan:targets()
        seen.plan, seen.t = plan, t
        error "on purpose"
    ]]
    local seen = {}
    check.raises("on purpose", run, mfgq, seen)
    check.raises("closed mfgq.plan", mfgq.plan.id, seen.plan)
    check.raises("closed mfgq.table", mfgq.table.rows, seen.t)
    check.equal(host.library(), held)
end

-- ---- Callbacks that yield, in every function that takes one

test["callbacks cannot yield, and the coroutine lives"] = function()
    local schema = mfgq.schema({"a", "c"}, {"元", false}, {"number", "code"})
    local p = check.ok(mfgq.program('sum(a where c in "C")', schema))
    local t, plan, projector = mfgq.plan.list(), mfgq.plan "annual-targets", mfgq.projector()
    for _, name in ipairs{"a", "b"} do projector:add(name, 1, {1, 2, 3, 5, 8, 13}, 2020) end
    local function yield() coroutine.yield() end
    local calls = {
        function() t:write("csv", yield) end,
        function() plan:write(yield) end,
        function() p:aggregate{rows = {a = {1}, c = {"x"}}, member = yield} end,
    }
    if mfgq.has_gsl() then
        calls[#calls + 1] = function() projector:run(yield) end
        calls[#calls + 1] = function() projector:run_whole(yield) end
        calls[#calls + 1] = function() mfgq.backtest(projector, {"naive"}, 2, yield) end
    end
    for i = 1, #calls do
        local thread = coroutine.create(function()
            local ok, message = pcall(calls[i])
            coroutine.yield(ok, message)
            return "after"
        end)
        local _, ok, message = coroutine.resume(thread)
        check.equal(ok, false, "call " .. i)
        check.ok(tostring(message):find "yield", message)
        check.equal(select(2, coroutine.resume(thread)), "after")
    end
    t:close() -- nothing holds them any more
    plan:close()
    p:close()
    projector:close()
end

test["an object made in one coroutine, used and closed in others"] = function()
    local plan = coroutine.wrap(function() return mfgq.plan "annual-targets" end)()
    check.equal(coroutine.wrap(function() return plan:id() end)(), "annual-targets")
    coroutine.wrap(function() plan:close() end)()
    check.raises("closed mfgq.plan", plan.id, plan)
end

return test
