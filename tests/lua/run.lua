-- Runs the tests of the Lua module that are named, or all.
local here = arg[0]:match "^(.*)/[^/]*$"
package.path = here .. "/?.lua;" .. package.path
local before = {}
for name in pairs(_G) do before[name] = true end
local mfgq = require "mfgq"
for name in pairs(_G) do
    if not before[name] then error("the module made a global: " .. name) end
end
local check = require "check"
check.here = here

local all = {"vector", "arrays", "golden", "objects", "tables", "callbacks", "bad", "memory",
             "hostile", "complete", "docs", "ffi", "fuzz"}
local names = #arg > 0 and arg or all
for i = 1, #names do
    local tests, titles = require("test_" .. names[i]), {}
    for title in pairs(tests) do titles[#titles + 1] = title end
    table.sort(titles)
    for _, title in ipairs(titles) do
        local ok, message = xpcall(tests[title], debug.traceback)
        if not ok then error("test_" .. names[i] .. ", " .. title .. ": " .. message, 0) end
    end
end
print(string.format("%s (%s): %d checks", _VERSION, type(jit) == "table" and jit.version or "-",
                    check.count))
assert(check.count > (#arg > 0 and 0 or 1000), "checks were left out")
