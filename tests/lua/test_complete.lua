-- The manifest of the public headers: every function has its Lua name, or a reason not to.
local mfgq, check = require "mfgq", require "check"
local test = {}

local function resolve(path)
    local value = mfgq
    for part in path:gmatch "[^.]+" do value = type(value) == "table" and value[part] or nil end
    return value
end

local function read(path)
    local file = assert(io.open(path, "rb"))
    local text = file:read "*a"
    file:close()
    return text
end

test["every public function"] = function()
    local count = 0
    for line in read(os.getenv "MFGQ_LUA_FUNCTIONS"):gmatch "[^\n]+" do
        local name, path, reason = line:match "^([^\t]*)\t([^\t]*)\t(.*)$"
        if name ~= "function" then
            count = count + 1
            check.ok(path == "" or resolve(path), name .. " is not at mfgq." .. path)
            check.ok(path ~= "" or #reason > 10, name .. " has neither a Lua name nor a reason")
        end
    end
    local symbols = 0
    for line in check.read("docs/SYMBOLS.tsv"):gmatch "[^\n]+" do
        if line:match "^mfgq_" then symbols = symbols + 1 end
    end
    check.equal(count, symbols)
end

test["every constant"] = function()
    check.equal(mfgq.OK, 0)
    check.equal(mfgq.E_DOMAIN, -2)
    check.equal(mfgq.JUDGED_MET, 1)
    check.equal(mfgq._VERSION, "mfgq " .. mfgq.version())
end

test["a module for Lua 5.1 loads in LuaJIT"] = function()
    local path = os.getenv "MFGQ_LUA_CPATH_51"
    if not jit or not path then return end
    local open = package.loadlib(path:gsub("%?", "mfgq"), "luaopen_mfgq")
    if not open then return end -- not built here
    local other = open()
    check.equal(other.ratio.quotient(1, 4), 0.25)
    check.raises("mfgq.vector expected", mfgq.vector.table, other.vector{1})
    check.raises("mfgq.plan expected", mfgq.plan.id, other.plan "annual-targets")
end

return test
