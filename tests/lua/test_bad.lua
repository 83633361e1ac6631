-- Bad input for every function: it raises or returns nil, message, status; the host lives.
local mfgq, check = require "mfgq", require "check"
local test = {}

test["numbers that are none"] = function()
    local q = mfgq.ratio.quotient
    check.raises("number expected, got string", q, "1", 2)
    check.raises("denominator: number expected, got nil", q, 1)
    check.raises("number expected, got boolean", q, 1, true)
    check.raises("element 2: number expected, got nil", q, {n = 3, 1, nil, 3}, {1, 2, 3})
    check.raises("element 2: number expected, got table", q, {1, {}}, {1, 2})
    check.fails("DOMAIN", "finite", q(1 / 0, 1))
    check.equal(q(0 / 0, 1), mfgq.missing)
    check.raises("zero byte", mfgq.plan, "a\0b")
    check.raises("element 1 holds a zero byte", mfgq.taxonomy.find_many, mfgq.taxonomy "isic-4",
                 {"a\0"})
end

test["whole numbers beyond 2^53"] = function()
    local huge = 2 ^ 53 + 2
    check.raises("beyond 2^53", mfgq.period.year, huge)
    check.raises("beyond 2^53", mfgq.period.year, 1e300)
    check.raises("integer", mfgq.period.year, 0.5)
    check.raises("integer", mfgq.period.year, 0 / 0)
    check.raises("integer", mfgq.period.year, 1 / 0)
    check.raises("out of range", mfgq.status_name, 2 ^ 40)
    if math.type then
        check.raises("beyond 2^53", mfgq.ratio.quotient, math.maxinteger, 1)
        check.raises("beyond 2^53", mfgq.ratio.quotient, math.tointeger(2 ^ 53) + 1, 1)
        check.raises("beyond 2^53", mfgq.vector, {math.mininteger})
    end
end

-- Every function of the module, called with every mixture of a few values.
local function functions()
    local list = {}
    for name, value in pairs(mfgq) do
        if type(value) == "function" then list[name] = value end
        if type(value) == "table" then
            for inner, f in pairs(value) do list[name .. "." .. inner] = f end
        end
    end
    return list
end

test["every function under random arguments"] = function()
    local plan, taxonomy = mfgq.plan.builtin "annual-targets", mfgq.taxonomy "isic-4"
    local list = plan:targets()
    local function values()
        return {nil, true, 0, -1, 1.5, 0 / 0, 1 / 0, 2 ^ 53, 1e300, "", "a", "\255", "2020", "1\0",
                {}, {1, 2}, {1, 2, 3}, {"a", "b"}, {{1, 2}, {3, 4}}, {n = 3}, {0 / 0}, {x = 1},
                mfgq.vector{1, 2}, mfgq.vector(0), plan, taxonomy, io.stdout, pcall,
                mfgq.quantity "3万元", mfgq.builder(), mfgq.projector(), list}
    end
    local seed = 12345
    local function random(n)
        seed = (seed * 16807) % 2147483647
        return seed % n + 1
    end
    local skip = {["vector.pointer"] = true, ["plan.close"] = true, ["taxonomy.close"] = true,
                  ["plan.list"] = true}
    local calls = 0
    for name, f in pairs(functions()) do
        local pool = values()
        for _ = 1, skip[name] and 0 or 40 do
            local arguments = {}
            local n = random(7) - 1
            for k = 1, n do arguments[k] = pool[random(32)] end
            if arguments[1] == plan and name:find "close" then arguments[1] = nil end
            if arguments[1] == taxonomy and name:find "close" then arguments[1] = nil end
            local result = {pcall(f, (table.unpack or unpack)(arguments, 1, n))}
            if not result[1] then check.ok(result[2] ~= nil, name) end
            if result[1] and result[2] == nil and result[3] ~= nil then
                check.equal(type(result[3]), "string", name)
                check.ok(mfgq.status_name(result[4]) ~= "unknown", name)
            end
            calls = calls + 1
        end
    end
    check.ok(calls > 5000)
    check.equal(plan:id(), "annual-targets")
end

return test
