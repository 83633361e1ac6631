-- Vectors: made, read, written, and wrong uses of them.
local mfgq, check = require "mfgq", require "check"
local test = {}

test["made of numbers, a length, a table, a vector"] = function()
    local v = mfgq.vector{1, 2.5, -3}
    check.equal(mfgq.vector.table(v)[2], 2.5)
    check.equal(v[1], 1)
    check.equal(v[3], -3)
    check.equal(v[0], nil)
    check.equal(v[4], nil)
    check.equal(v[1.5], nil)
    check.equal(v.nothing, nil)
    local w = mfgq.vector(v)
    w[1] = 9
    check.equal(v[1], 1)
    check.equal(mfgq.vector(2)[1], mfgq.missing)
    check.equal(mfgq.vector(2, 7)[2], 7)
    check.equal(mfgq.vector{n = 1, 5}[1], 5)
    check.equal(tostring(mfgq.vector(0)), "{}")
    check.ok(tostring(mfgq.vector(20, 1)):find("(20)", 1, true))
    check.ok(mfgq.vector{1, 0 / 0} == mfgq.vector{1, 0 / 0})
    check.ok(mfgq.vector{1} ~= mfgq.vector{2})
end

test["length and loops"] = function()
    local v, sum = mfgq.vector{1, 2, 3}, 0
    for i, x in v:each() do sum = sum + i * x end
    check.equal(sum, 14)
    check.equal(#v:table(), 3)
    if _VERSION ~= "Lua 5.1" then
        check.equal(#v, 3)
        for i, x in pairs(v) do sum = sum - i * x end
        check.equal(sum, 0)
    end
end

test["bits survive"] = function()
    local v = mfgq.vector{0.1, -0.0, 1e308, 5e-324, 1 / 0, -1 / 0, 0 / 0}
    check.ok(mfgq.vector.from_bytes(v:bytes()):bytes() == v:bytes())
    check.equal(check.bits(1), "3ff0000000000000")
    check.raises("whole number of doubles", mfgq.vector.from_bytes, "1234567")
end

test["wrong uses"] = function()
    local v = mfgq.vector{1, 2}
    check.raises("out of range", function() v[3] = 1 end)
    check.raises("out of range", function() v[0] = 1 end)
    check.raises("out of range", function() v.x = 1 end)
    check.raises("number expected, got string", function() v[1] = "1" end)
    check.raises("number expected, got nil", function() v[1] = nil end)
    check.raises("negative length", mfgq.vector, -1)
    check.raises("integer", mfgq.vector, 1.5)
    check.raises("integer expected, got string", mfgq.vector, "3")
    check.raises("element 2", mfgq.vector, {1, "x"})
    check.raises("bad element 2 (number expected, got nil)", mfgq.vector, {n = 3, 1, nil, 3})
    check.raises("mfgq.vector expected", mfgq.vector.table, {})
    check.raises("mfgq.vector expected", mfgq.vector.table, io.stdout)
    check.raises("", mfgq.vector, 2 ^ 60)
    check.equal(v[1], 1)
    check.equal(getmetatable(v), "mfgq.vector")
end

return test
