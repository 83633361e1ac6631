-- What the tests of the Lua module share: checks that say where they failed, golden files, bits.
local check = {}
local mfgq = require "mfgq"

check.root = os.getenv "MFGQ_SOURCE" or "."
check.count = 0

local function fail(text)
    error(text, 3)
end

function check.ok(value, message)
    check.count = check.count + 1
    if not value then fail(message or "check failed") end
    return value
end

function check.equal(got, want, what)
    check.count = check.count + 1
    if got ~= want and not (got ~= got and want ~= want) then
        fail(string.format("%s: got %s, want %s", what or "value", tostring(got), tostring(want)))
    end
end

--- Within rel of the wanted value or abs around it.
function check.close(got, want, rel, abs, what)
    check.count = check.count + 1
    if got ~= got and want ~= want then return end
    if got == want then return end
    if type(got) ~= "number" or not (math.abs(got - want) <= rel * math.abs(want) + abs) then
        fail(string.format("%s: got %s, want %.17g", what or "value", tostring(got), want))
    end
end

--- The call raises an error whose message holds a text.
function check.raises(text, f, ...)
    check.count = check.count + 1
    local ok, message = pcall(f, ...)
    if ok then fail("no error; wanted: " .. text) end
    if not tostring(message):find(text, 1, true) then
        fail("wanted an error with '" .. text .. "', got: " .. tostring(message))
    end
end

--- The call returns nil, a message that holds a text, and a status.
function check.fails(status, text, result, message, got)
    check.count = check.count + 1
    if result ~= nil then fail("no failure; wanted: " .. text) end
    if type(message) ~= "string" or not message:find(text, 1, true) then
        fail("wanted a message with '" .. text .. "', got: " .. tostring(message))
    end
    if got ~= mfgq["E_" .. status] then fail("status " .. tostring(got) .. ", not " .. status) end
end

function check.read(path)
    local file = assert(io.open(check.root .. "/" .. path, "rb"))
    local text = file:read "*a"
    file:close()
    return text
end

--- Rows of a golden file, as tables of texts; numbers by row:number(column).
function check.golden(name)
    local csv = assert(mfgq.csv(check.read("tests/golden/" .. name)))
    local rows = {}
    local meta = {}
    function meta.number(row, column)
        local text = row[column]
        if text == nil or text == "" or text == "NA" then return mfgq.missing end
        return (assert(tonumber(text), text))
    end
    --- A cell with several numbers, apart by blanks or semicolons.
    function meta.numbers(row, column)
        local list = {}
        for text in (row[column] or ""):gmatch "[^ ;]+" do
            list[#list + 1] = text == "NaN" and mfgq.missing or (assert(tonumber(text), text))
        end
        return list
    end
    meta.__index = meta
    for i = 1, csv:rows() do
        local row = setmetatable({}, meta)
        for j = 1, csv:columns() do row[csv:name(j)] = csv:cell(i, j) end
        rows[i] = row
    end
    return rows
end

--- The bits of a number, as text.
function check.bits(x)
    return (mfgq.vector{x}:bytes():reverse():gsub(".", function(c)
        return string.format("%02x", c:byte())
    end))
end

return check
