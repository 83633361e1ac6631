-- Every function of the manifest under random arguments, most of them of the right type (as
-- mfgq.d.lua says) with hostile values: each call gives a result, or nil, message, status, or raises;
-- a vector to write to is as it was unless the call succeeded; nothing is an internal fault.
-- MFGQ_FUZZ_SECONDS and MFGQ_FUZZ_SEED for longer runs with other numbers.
local mfgq, check = require "mfgq", require "check"
local host = host
local test = {}
local unpack = table.unpack or unpack
local seconds, seed = tonumber(os.getenv "MFGQ_FUZZ_SECONDS"), tonumber(os.getenv "MFGQ_FUZZ_SEED") or 1
local state = seed * 7919 % 2147483646 + 1
local trace = os.getenv "MFGQ_FUZZ_TRACE" -- names each call before it is made

local function random(n)
    state = state * 16807 % 2147483647
    return state % n + 1
end

local function pick(list)
    return list[random(#list)]
end

-- What mfgq.d.lua says of each function: a list of {name, types, optional}.
local function signatures()
    local found, params, words, alias = {}, {}, {}, nil
    for line in check.read("bindings/lua/mfgq.d.lua"):gmatch "[^\n]+" do
        local class, list = line:match "^%-%-%-@alias mfgq%.(Word%w+) (.*)$"
        if class then
            words[class] = {}
            for word in list:gmatch '"([^"]*)"' do table.insert(words[class], word) end
        end
        local name, optional, kind = line:match "^%-%-%-@param ([%w_]+)(%??) (%S+)"
        if name then params[#params + 1] = {name = name, kind = kind, optional = optional ~= ""} end
        local path = line:match "^function mfgq%.([%w_.]+)%("
        if path then
            found[#found + 1] = {path = path, params = params}
            params = {}
        end
    end
    return found, words
end

local list, words = signatures()
local numbers = {0, 1, -1, 0.5, 2, 3, 10, 100, 1e-300, 1e300, -1e300, 2 ^ 31, -2 ^ 31, 2 ^ 53,
                 2 ^ 53 + 2, 1 / 0, -1 / 0, 0 / 0, 0.1, 2020, 5e-324, -0.0}
local wholes = {0, 1, 2, 3, 4, 5, 7, 12, -1, -2, 0.5, 2 ^ 20, 2 ^ 31, 2 ^ 53, 2 ^ 60, 0 / 0, 2020}
local texts = {"", "a", "C", "3911", "2020", "2020-Q3", "2021-13", "annual-targets", "isic-4",
               "chongqing-2019-2022", "gbt4754-2017", "gbt4754-2011", "naive", "亿元", "3万元", "4—5条",
               "≥５０％", "0.02∶1", "[1.5]", "a,b\n1,2\n", "a\0b", "\255\254", "sum(a) / sum(b)", "{}",
               ("x"):rep(300), "(((((((((((", "a;b;c", "1e999", "-", "%", '{"id": 1}'}

local function of(maker, most)
    local n, made = pick{0, 1, 2, 3, 3, 3, 4, 6, most or 12}, {}
    for i = 1, n do made[i] = maker() end
    if random(40) == 1 then made.n = n + random(3) end
    return made
end

local function number()
    if random(3) > 1 then return random(2000) / 16 end
    return pick(numbers)
end

local function whole()
    return random(4) > 1 and random(4) or pick(wholes)
end

local function text() return pick(texts) end

local pool = {} -- objects by class

local function keep(value)
    local class = type(value) == "userdata" and getmetatable(value)
    if type(class) ~= "string" then return end
    local held = pool[class] or {}
    pool[class] = held
    held[#held < 6 and #held + 1 or random(6)] = value
end

local function fresh()
    keep(mfgq.plan "annual-targets")
    keep(mfgq.observations "annual-targets")
    keep(mfgq.taxonomy(pick{"isic-4", "gbt4754-2017"}))
    keep(mfgq.crosswalk("gbt4754-2011", "gbt4754-2017"))
    keep(mfgq.quantity "34万元/人")
    keep(mfgq.unit "亿元")
    keep(mfgq.builder())
    local projector = mfgq.projector()
    projector:set("horizon", 2)
    projector:add("a", 1, {1, 2, 3, 5, 8, 13}, 2020)
    keep(projector)
    keep(mfgq.csv "a,b\n1,2\n3,\n")
    keep(mfgq.plan.list())
    keep(mfgq.complexity(2, 3, {1, 1, 2, 2}, {1, 2, 2, 3}, {5, 1, 2, 4}))
    local schema = mfgq.schema({"a", "b", "c"}, {"元", "元", false}, {"number", "number", "code"})
    keep(schema)
    keep(schema and mfgq.program("sum(a) / sum(b)", schema))
end

local function vector(n)
    local v = mfgq.vector(n, 0)
    for i = 1, n do v[i] = number() end
    return v
end

local length = 3 -- that most arrays of one call share

local function array(maker)
    if random(6) == 1 then return of(maker) end
    local made = {}
    for i = 1, length do made[i] = maker() end
    return made
end

local function of_kind(kind)
    local class = kind:match "^mfgq%.(%u%w+)$"
    if kind == "mfgq.Numbers" or kind == "mfgq.Vector" then
        if kind == "mfgq.Vector" or random(3) == 1 then
            return vector(random(5) > 1 and length or random(8) - 1)
        end
        return random(12) == 1 and number() or array(number)
    elseif kind == "mfgq.Numbers[]" then
        return array(function() return of(number) end)
    elseif kind:find("integer[]", 1, true) then
        return array(whole)
    elseif kind == "string[]" then
        return array(text)
    elseif class and words[class] and #words[class] > 0 then
        return random(5) > 1 and pick(words[class]) or whole()
    elseif kind == "number" then
        return number()
    elseif kind:find("integer", 1, true) == 1 then
        return kind:find "string" and random(3) == 1 and text() or whole()
    elseif kind == "string" then
        return text()
    elseif kind:find("fun", 1, true) then
        return pick{function() end, function() return false end, function() error "thrown" end,
                    function() coroutine.yield() end}
    elseif class then
        local held = pool["mfgq." .. class:lower()]
        return held and pick(held)
    end
end

local others = {true, false, 0, "x", {}, pcall, io.stdout, {{1, 2}, {3, 4}}, {x = 1}}

local function argument(p)
    if p.optional and random(2) == 1 then return nil end
    if random(25) == 1 then return pick(others) end
    return of_kind(p.kind)
end

local function resolve(path)
    local value = mfgq
    for part in path:gmatch "[^.]+" do value = value[part] end
    return value
end

local function bytes_of(arguments, n)
    local all = {}
    for i = 1, n do
        if getmetatable(arguments[i]) == "mfgq.vector" then all[i] = arguments[i]:bytes() end
    end
    return all
end

local function verify(path, arguments, n, before, ok, first, message, status)
    if ok and not (first == nil and type(message) == "string") then return true end
    local why = ok and message or first
    if ok then
        check.ok(type(status) == "number", path .. ": no status")
        check.ok(status ~= mfgq.E_INTERNAL, path .. ": internal fault: " .. why)
        check.ok(#why > 0 and not why:find "\n", path .. ": message " .. why)
    end
    for i = 1, n do
        if before[i] then
            check.ok(arguments[i]:bytes() == before[i],
                     path .. ": argument " .. i .. " was changed by a failure: " .. tostring(why))
        end
    end
    return false
end

local function once()
    local f = pick(list)
    local arguments, n = {}, #f.params
    length = pick{0, 1, 2, 3, 3, 4, 8}
    for i = 1, n do arguments[i] = argument(f.params[i]) end
    if random(30) == 1 then n = random(n + 2) - 1 end
    local before = bytes_of(arguments, n)
    if trace then io.stderr:write(f.path, "\n") end
    local results = {pcall(resolve(f.path), unpack(arguments, 1, n))}
    local good = verify(f.path, arguments, n, before, results[1], results[2], results[3], results[4])
    for i = 2, #results do keep(results[i]) end
    if random(50) == 1 then -- and a closed one among the rest
        local held = pool[pick{"mfgq.table", "mfgq.quantity", "mfgq.plan", "mfgq.taxonomy"}]
        if held then pcall(pick(held).close, pick(held)) end
    end
    if random(400) == 1 then fresh() end
    if random(100) == 1 then collectgarbage() end
    return good, f.path
end

test["every function under arguments of the right type"] = function()
    fresh()
    local calls, good, reached, start = 0, 0, {}, os.clock()
    -- Blocks that the state would refuse stand for a host with little memory.
    host.limit(host.used() > 0 and host.used() + 5e7 or 0)
    repeat
        local ok, path = once()
        calls = calls + 1
        if ok then
            good = good + 1
            reached[path] = true
        end
    until seconds and os.clock() - start > seconds or not seconds and calls >= 12000
    host.limit(0)
    local functions = 0
    for _ in pairs(reached) do functions = functions + 1 end
    check.ok(good > calls / 10, good .. " calls of " .. calls .. " had a result")
    check.ok(functions > 200, functions .. " functions gave a result")
    if seconds then
        print(("%d calls, %d with a result, %d functions of %d; seed %d"):format(calls, good, functions,
                                                                           #list, seed))
    end
end

return test
