-- Tables: length, columns, rows, iterators, text, and what is missing.
local mfgq, check = require "mfgq", require "check"
local test = {}

local function sample()
    local b = mfgq.builder()
    b:column("name", "text"):column("value", "f64", "元"):column("n", "i64"):column("unit", "text")
    b:text("a"):f64(1.5):i64(7):text("x")
    b:text(nil):f64(mfgq.missing):missing():text("y")
    return assert(b:finish())
end

test["columns, rows, cells"] = function()
    local t = sample()
    if _VERSION ~= "Lua 5.1" then check.equal(#t, 2) end
    check.equal(mfgq.table.rows(t), 2)
    check.equal(t.value[1], 1.5)
    check.equal(t.value[2], mfgq.missing)
    check.equal(t.name[1], "a")
    check.equal(t.name[2], false)
    check.equal(t.n[1], 7)
    check.equal(t.n[2], false)
    check.equal(t.unit[2], "y") -- a column goes before a method
    check.equal(mfgq.table.unit(t, 2), "元")
    check.equal(t[1].n, 7)
    check.equal(t[2].n, nil)
    check.equal(t[3], nil)
    check.equal(t.nothing, nil)
    check.equal(t:column(2)[1], 1.5)
    check.equal(t:column "nothing", nil)
    check.equal(t:find "n", 3)
    check.equal(t:find "nothing", nil)
    check.equal(t:type(1), mfgq.TEXT)
    check.equal(t:f64(2)[1], 1.5)
    check.equal(t:f64(1), nil)
    check.equal(t:i64(3)[1], 7)
    check.equal(t:is_missing(2, 3), true)
    check.equal(t:number(1, 2), 1.5)
    check.equal(t:text(1, 1), "a")
end

test["loops"] = function()
    local t, names = sample(), {}
    for i, row in t:each() do names[i] = row.name or "-" end
    check.equal(table.concat(names), "a-")
    check.equal(t:records()[1].value, 1.5)
    if _VERSION ~= "Lua 5.1" then
        for name, column in pairs(t) do names[name] = column end
        check.equal(names.n[1], 7)
    end
end

test["written"] = function()
    local t = sample()
    check.equal(t:write "csv", "name,value,n,unit\na,1.5,7,x\n,,,y\n")
    check.ok(t:write("json"):find('"value":1.5', 1, true) or t:write("json"):find('"value": 1.5', 1, true))
    check.equal(tostring(t), t:write "text")
    check.raises("no such format", t.write, t, "xml")
    check.raises("no such format", t.write, t, 17)
    local parts = {}
    check.equal(t:write("csv", function(part) parts[#parts + 1] = part end), true)
    check.equal(table.concat(parts), t:write "csv")
end

test["a file of comma-separated values"] = function()
    local csv = check.ok(mfgq.csv "a,b\n1,x\n,y\n")
    check.equal(csv:rows(), 2)
    check.equal(csv:find "b", 2)
    check.equal(csv:number(1, 1), 1)
    check.equal(csv:number(2, 1), mfgq.missing)
    check.fails("PARSE", "", csv:number(1, 2))
    check.equal(csv:cell(3, 1), nil)
    local line, column = csv:position(2, 2)
    check.equal(line, 3)
    check.equal(column, 2)
    local _, message, status, _, at = mfgq.csv "a,b\n1\n"
    check.equal(status, mfgq.E_PARSE)
    check.equal(at, 2)
    check.ok(#message > 0)
    check.fails("ENCODING", "", mfgq.csv "a\n\255\n")
end

test["rows of Lua where a CSV file is read"] = function()
    local awkward = {{name = 'a "b", c', v = 0.1, year = 2020}, {year = 2021, v = 0 / 0},
                     {name = "x\ny", v = 1 / 3, year = false}, {v = -2 ^ 60, name = "亿元"}}
    local csv = check.ok(mfgq.csv(awkward))
    check.equal(csv:columns(), 3)
    check.equal(csv:rows(), 4)
    check.equal(csv:name(1) .. csv:name(2) .. csv:name(3), "namevyear")
    for i = 1, 4 do
        check.equal(csv:cell(i, 1) ~= "" and csv:cell(i, 1) or nil, awkward[i].name)
        local v = awkward[i].v
        check.equal(tonumber(csv:cell(i, 2)), v == v and v or nil)
    end
    check.equal(csv:cell(1, 2), "0.1")
    check.equal(csv:cell(1, 3), "2020")
    check.equal(csv:cell(3, 3), "")
    check.raises("row 2: a: number or string expected, got table", mfgq.csv, {{a = 1}, {a = {}}})
    check.raises("row 1 has a key that is no name", mfgq.csv, {{1, 2}})
    check.raises("row 2 is no table", mfgq.csv, {{a = 1}, 7})
    check.raises("rows without columns", mfgq.csv, {})
    check.raises("text: string expected, got number", mfgq.csv, 7)
    local t = mfgq.plan.list()
    check.equal(mfgq.csv(t):rows(), #t:records())
end

return test
