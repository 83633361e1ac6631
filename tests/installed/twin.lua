-- The twin of twin.c:  lua twin.lua GOLDEN_FOLDER
local mfgq = require "mfgq"
local folder = arg[1]

local function rows(name)
    local file = assert(io.open(folder .. "/" .. name, "rb"))
    local csv = assert(mfgq.csv(file:read "*a"))
    file:close()
    local i = 0
    return function()
        i = i + 1
        if i > csv:rows() then return nil end
        local row = {}
        for j = 1, csv:columns() do row[csv:name(j)] = csv:cell(i, j) end
        return i, row, function(column) return csv:number(i, csv:find(column)) end
    end
end

local function numbers(text)
    local list = {}
    for item in text:gmatch "[^ ;]+" do list[#list + 1] = tonumber(item) end
    return list
end

local function show(file, row, value)
    local bits = mfgq.vector{value}:bytes():reverse():gsub(".", function(c)
        return ("%02x"):format(c:byte())
    end)
    io.write(file, " ", row, " ", bits, "\n")
end

for i, row, number in rows "ratio_rows.csv" do
    show("ratio", i, assert(mfgq.ratio[row["function"]](number "a", number "b")))
end
for i, row in rows "cumulative_chain.csv" do
    show("chain", i, assert(mfgq.cumulative.chain(numbers(row.rates))))
end
for i, row in rows "index.csv" do
    show("index", i, assert(mfgq.index(row.formula, numbers(row.p0), numbers(row.q0),
                                       numbers(row.p1), numbers(row.q1), numbers(row.pb),
                                       numbers(row.qb))))
end
for i, row, number in rows "decompose.csv" do
    local _, totals = assert(mfgq.decompose(row.method, number "factors", numbers(row.from),
                                            numbers(row.to)))
    for _, total in totals:each() do show("decompose", i, total) end
end
local id = "chongqing-2019-2022"
io.write(mfgq.assess(mfgq.plan(id), mfgq.observations(id), "2022"):write "csv")
