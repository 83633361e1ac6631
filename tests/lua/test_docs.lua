-- The Lua of docs/lua.md is run: `expression  --> result` must give that result, written as show()
-- below does; `--> error: text` must raise an error that holds the text. Blocks of one section
-- share a chunk each, so that a block can be read alone.
local mfgq, check = require "mfgq", require "check"
local test = {}
local unpack = table.unpack or unpack

local function show(value)
    local kind = type(value)
    if kind == "number" then
        if value ~= value then return "nan" end
        return (("%.6g"):format(value))
    elseif kind == "string" then
        return '"' .. value:gsub("\n", "\\n") .. '"'
    elseif kind == "table" or getmetatable(value) == "mfgq.vector" then
        local parts = {}
        for i = 1, kind == "table" and #value or 1 / 0 do
            if value[i] == nil then break end
            parts[i] = show(value[i])
        end
        return "{" .. table.concat(parts, ", ") .. "}"
    end
    return tostring(value)
end

local function expect(line, want, ...)
    local parts = {}
    for i = 1, select("#", ...) do parts[i] = show((select(i, ...))) end
    check.equal(table.concat(parts, ", "), want, "docs/lua.md, line " .. line)
end

local function expect_error(line, want, f)
    check.raises(want, f)
end

-- Blocks of four blanks: the number of the line before each, and its lines.
local function blocks()
    local found, block, number, before = {}, nil, 0, ""
    for line in (check.read "docs/lua.md"):gmatch "([^\n]*)\n" do
        number = number + 1
        local code = line:match "^    (.*)$"
        if code and (block or before == "") then
            if not block then
                block = {line = number - 1}
                found[#found + 1] = block
            end
            block[#block + 1] = code
        elseif line ~= "" then
            block = nil
        elseif block then
            block[#block + 1] = ""
        end
        before = line
    end
    return found
end

local function is_lua(block)
    local text = table.concat(block, "\n")
    return text:find("mfgq.", 1, true) and not text:find "cmake" and not text:find "^bash" and
           not text:find "^luarocks"
end

-- The expression that ends on line i, with the lines before that belong to it, which it takes.
local function whole(lines, i, code)
    local first = i
    while not (loadstring or load)("return " .. code) and first > 1 do
        first = first - 1
        code = lines[first] .. " " .. code
        lines[first] = ""
    end
    return code
end

local function translated(block)
    local lines = {}
    for i = 1, #block do
        local code, want = block[i]:match "^(.-)%s*%-%->%s*(.*)$"
        if code then code = whole(lines, i, code) end
        if not code then
            lines[i] = block[i]
        elseif want:match "^error" then
            lines[i] = ("expect_error(%d, %q, function() return %s end)"):format(
                block.line + i, want:gsub("^error: ", ""), code)
        else
            lines[i] = ("expect(%d, %q, %s)"):format(block.line + i, want, code)
        end
    end
    return table.concat(lines, "\n")
end

test["the examples of the guide"] = function()
    local ran, results = 0, check.count
    for _, block in ipairs(blocks()) do
        local text = translated(block)
        local wants_ffi = text:find "mfgq%.ffi"
        local wants_gsl = text:find "project" or text:find "complexity"
        if is_lua(block) and (jit or not wants_ffi) and (mfgq.has_gsl() or not wants_gsl) then
            local printed = {}
            local environment = setmetatable({
                expect = expect, expect_error = expect_error, mfgq = mfgq,
                print = function(...) printed[#printed + 1] = {...} end}, {__index = _G})
            local chunk, message
            if setfenv then
                chunk, message = loadstring(text, "=docs/lua.md:" .. block.line)
                if chunk then setfenv(chunk, environment) end
            else
                chunk, message = load(text, "=docs/lua.md:" .. block.line, "t", environment)
            end
            check.ok(chunk, message)
            local ok, failure = pcall(chunk)
            check.ok(ok, ("docs/lua.md, block after line %d: %s"):format(block.line,
                                                                       tostring(failure)))
            ran = ran + 1
        end
    end
    check.ok(ran >= 13, ran .. " blocks")
    check.ok(check.count - results > 60, check.count - results .. " results")
end

return test
