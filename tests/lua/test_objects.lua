-- Opaque objects: plans, taxonomies, quantities and the rest, opened, used and closed.
local mfgq, check = require "mfgq", require "check"
local test = {}
local plan_id, data_id = "chongqing-2019-2022", "chongqing"

test["a plan assessed against what was published"] = function()
    local plan = check.ok(mfgq.plan(plan_id))
    check.equal(plan:id(), plan_id)
    check.ok(tostring(plan):find(plan_id, 1, true))
    local observations = check.ok(mfgq.observations.builtin(plan_id) or
                                  mfgq.observations.builtin(data_id))
    local t = check.ok(mfgq.assess(plan, observations, "2020"))
    check.ok(t:rows() > 50)
    local met = 0
    for _, row in t:each() do met = met + (row.verdict == "met" and 1 or 0) end
    check.ok(met > 0)
    check.equal(#plan:targets():records() > 100, true)
    check.fails("NOT_FOUND", "nothing", mfgq.plan "nothing")
    check.fails("PARSE", "", mfgq.plan.load("{", "utf8"))
    local _, _, _, row, line, column = mfgq.plan.load("{\n  x", "utf8")
    check.equal(row, nil)
    check.equal(line, 2)
    check.ok(column >= 3)
    local again = check.ok(mfgq.plan.load(plan:write(), "utf8"))
    check.equal(again:write(), plan:write())
end

test["quantities and units"] = function()
    local q = check.ok(mfgq.quantity "34万元/人")
    check.equal(q:value(), 34)
    check.equal(q:base_value(), 340000)
    check.equal(tostring(q), "34万元/人")
    check.equal(tostring(q + q), "68万元/人")
    check.equal(tostring(q * 2), "68万元/人")
    check.ok(q < q * 2 and q <= q and q == q + "0万元/人")
    check.ok(q:has_unit())
    local unit = q:unit()
    q = nil
    collectgarbage()
    collectgarbage()
    check.equal(tostring(unit), "万元/人") -- keeps the quantity it belongs to alive
    check.fails("PARSE", "", mfgq.quantity "abc")
    check.raises("", function() return mfgq.quantity "3人" + mfgq.quantity "3元" end)
    check.raises("mfgq.quantity expected, got nil", mfgq.quantity.value)
    check.equal(mfgq.quantity("1.5%"):base_value(), 0.015)
end

test["taxonomies and crosswalks: positions from 1, 0 is none"] = function()
    local t = check.ok(mfgq.taxonomy "gbt4754-2017")
    local at = check.ok(t:find "3911")
    check.equal(t:text(at, "code"), "3911")
    local found = t:find_many{"3911", "none", "C"}
    check.equal(found[1], at)
    check.equal(found[2], 0)
    check.equal(found[3], check.ok(t:find "C"))
    check.equal(t:contains("C", "3911"), true)
    check.equal(t:contains("A", "3911"), false)
    check.fails("NOT_FOUND", "", t:find "9999999")
    local above = t:related(at, "ancestors")
    check.equal(#above, 3)
    check.equal(t:mask(found[3])[at], true)
    check.equal(t:find_packed{mfgq.taxonomy.pack "3911"}[1], at)
    check.raises("element 1 is not a whole number", t.find_packed, t, {3911})
    check.raises("element 1: string expected, got number", t.find_many, t, {3911})
    local text, n = mfgq.taxonomy.editions "3911"
    check.ok(n >= 1 and text:find("gbt4754", 1, true))
    local c = check.ok(mfgq.crosswalk("gbt4754-2011", "gbt4754-2017"))
    check.equal(c:from(), "gbt4754-2011")
end

test["Chinese for names, words and notes"] = function()
    check.equal(mfgq.chinese_name "median", "中位数")
    check.equal(mfgq.chinese_name "another", nil)
    check.equal(mfgq.chinese_text("verdict", "missed"), "未达到")
    check.equal(mfgq.chinese_text("note", "mean of three models; last observed 2015; ours"),
                "三模型均值；最后观测2015年；ours")
    check.equal(mfgq.chinese_text("note", ""), "")
    local long = ("x"):rep(5000)
    check.equal(mfgq.chinese_text("note", long .. "; constant series"), long .. "；序列各值相同")
    check.raises("string expected", mfgq.chinese_text, "note", 7)
end

test["a complexity keeps its size"] = function()
    local c = check.ok(mfgq.complexity(2, 3, {1, 1, 2, 2}, {1, 2, 2, 3}, {5, 1, 2, 4}))
    check.equal(#c:rca():table(), 6)
    local regions, products = c:margins()
    check.equal(#regions:table(), 2)
    check.equal(#products:table(), 3)
    check.equal(#c:proximity(false):table(), 9)
    check.raises("out of range", mfgq.complexity, 2, 2, {0}, {1}, {1})
end

test["projection"] = function()
    local p = mfgq.projector()
    check.equal(p:set("horizon", 3), true)
    check.raises("", p.set, p, "horizon", -1)
    check.ok(p:add("a", 1, {10, 12, 13, 15, 16, 18}, "2020"))
    check.ok(p:set("model", "naive"))
    check.ok(p:set("model", "auto"))
    local run, message, status = p:run()
    if not mfgq.has_gsl() then
        check.fails("UNSUPPORTED", "", run, message, status)
        return
    end
    check.equal(run:count(), 1)
    check.equal(run:steps(1), 3)
    check.equal(#run:point(1):table(), 3)
    check.ok(run:interval(1, 1, false)[1] < run:interval(1, 1, true)[1])
    check.equal(run:point(2), nil)
    check.equal(#check.ok(p:paths(1, 4)):table(), 12)
    check.ok(check.ok(mfgq.backtest(p, {"naive", "mean"}, 2)):rows() >= 2)
    check.raises("no such model", mfgq.backtest, p, {"none"}, 2)
    check.ok(run:table("forecasts"):rows() == 3)
    check.ok(p:add("b", 1, {20, 22, 23, 25, 26, 28}, "2020"))
    local whole = check.ok(p:run_whole())
    check.close(whole:point(1)[3] + whole:point(2)[3], 46, 1e-9, 0)
    local point, low, high = mfgq.project({10, 12, 13, 15, 16, 18}, 1, "naive", 2, 95)
    check.equal(point[1], 18)
    check.ok(low[1] < 18 and high[1] > 18)
end

test["closed, foreign and mistaken objects"] = function()
    local plan = mfgq.plan(plan_id)
    plan:close()
    plan:close()
    check.raises("closed mfgq.plan", plan.id, plan)
    check.ok(tostring(plan):find("closed", 1, true))
    check.raises("mfgq.plan expected, got taxonomy", mfgq.plan.id, mfgq.taxonomy "isic-4")
    check.raises("mfgq.plan expected, got userdata", mfgq.plan.id, io.stdout)
    check.raises("mfgq.plan expected, got userdata", mfgq.plan.id, mfgq.vector(3))
    check.raises("mfgq.plan expected, got table", mfgq.plan.id, {})
    check.equal(getmetatable(plan), "mfgq.plan")
    local builder = mfgq.builder()
    builder:column("a", "f64"):f64(1)
    local t = check.ok(builder:finish())
    check.equal(t.a[1], 1)
    check.raises("closed mfgq.builder", builder.finish, builder)
end

test["to-be-closed variables"] = function()
    local make = (loadstring or load)(
        "local mfgq = ... local plan <close> = mfgq.plan('" .. plan_id .. "') return plan")
    if _VERSION < "Lua 5.4" then return check.equal(make, nil) end
    check.raises("closed mfgq.plan", mfgq.plan.id, make(mfgq))
end

test["coroutines"] = function()
    local seen = {}
    local function work(id)
        local plan = mfgq.plan(id)
        for _, row in plan:indicators():each() do coroutine.yield(row.id or row.indicator) end
    end
    local a, b = coroutine.wrap(work), coroutine.wrap(work)
    seen[1], seen[2] = a(plan_id), b "annual-targets"
    for _ = 1, 3 do seen[#seen + 1] = a() seen[#seen + 1] = b() end
    check.equal(#seen, 8)
    check.ok(seen[1] ~= seen[3])
end

return test
