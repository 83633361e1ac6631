-- What a call costs from Lua: numbers, vectors and tables of several lengths, the FFI where there
-- is one, beside a C function that does nothing, the library called from C, and pure Lua doing the
-- same. The cases take turns, round by round, and each keeps its best round, so that a busy
-- machine hits all of them. tests/bench/bench_lua.sh runs it in every version.
--
-- A round of a case is its loop of `count` calls, whose time in the processor is divided by
-- `count`: the loop itself is in the figure.
local mfgq, native = require "mfgq", require "native"
local ratio, vector, clock = mfgq.ratio, mfgq.vector, os.clock
local rounds = tonumber(arg[2]) or 9
local cases = {}

local function case(what, n, count, run, against)
    cases[#cases + 1] = {what = what, n = n, count = count, run = run, least = math.huge,
                         against = against, number = #cases + 1}
    return cases[#cases]
end

local function measure()
    for _ = 1, rounds do
        for i = 1, #cases do
            local c = cases[i]
            local start = clock()
            c.run(c.count)
            c.least = math.min(c.least, (clock() - start) / c.count)
        end
    end
    for i = 1, #cases do
        local c, beside = cases[i], ""
        if c.against then
            beside = ("  %.2f times %s"):format(c.least / c.against.least, c.against.what)
        end
        print(("%-8s %-26s %9d %12.1f%s"):format(arg[1], c.what, c.n, c.least * 1e9, beside))
    end
end

local function filled(n)
    local a, b = {}, {}
    for i = 1, n do a[i], b[i] = i + 0.5, n - i + 1.5 end
    return a, b
end

local function pure(n)
    local a, b = filled(n)
    local out = {}
    return function(count)
        for _ = 1, count do
            for i = 1, n do
                local x, y = a[i], b[i]
                if y == 0 then error "denominator" end
                out[i] = x / y
            end
        end
    end
end

local function vectors(x, y, out)
    local rows = ratio.quotient_rows
    return function(count)
        for _ = 1, count do rows(x, y, nil, out) end
    end
end

local function in_c(n, x, y, out)
    local a, b, to, rows = x:pointer(), y:pointer(), out:pointer(), native.rows
    return function(count) rows(count, n, a, b, to) end
end

local function tables(n)
    local a, b = filled(n)
    local rows = ratio.quotient_rows
    return function(count)
        for _ = 1, count do rows(a, b) end
    end
end

local empty = case("an empty C function", 1, 1000000, function(count)
    local f = native.empty
    for _ = 1, count do f() end
end)
case("number", 1, 1000000, function(count)
    local quotient = ratio.quotient
    for i = 1, count do quotient(i, 3) end
end, empty)
for _, n in ipairs{1, 100, 10000} do
    local count = math.floor(2000000 / (n + 20)) + 1
    local a, b = filled(n)
    local x, y, out = vector(a), vector(b), vector(n)
    local c = case("C", n, count, in_c(n, x, y, out))
    case("vectors into a vector", n, count, vectors(x, y, out), n > 1 and c or empty)
    case("tables into a new vector", n, math.floor(count / 10) + 1, tables(n))
    case("pure Lua", n, math.floor(count / (jit and 1 or 4)) + 1, pure(n))
end

-- Ten million values: the same three blocks from C and from Lua.
local n = 10000000
local x, y, out = vector(n, 3), vector(n, 4), vector(n, 0)
local c = case("C", n, 1, in_c(n, x, y, out))
case("vectors into a vector", n, 1, vectors(x, y, out), c)

if jit then
    local ffi, direct = require "ffi", require "mfgq.ffi"
    ffi.cdef "void native_empty(void);"
    local C, result, err = direct.C, ffi.new "double[1]", direct.error()
    local library = ffi.load(package.searchpath("native", package.cpath))
    local nothing = case("FFI, empty, in a trace", 1, 20000000, function(count)
        for _ = 1, count do library.native_empty() end
    end)
    case("FFI, number, in a trace", 1, 20000000, function(count)
        for i = 1, count do C.mfgq_ratio_quotient(i, 3, result, err) end
    end, nothing)
    case("FFI, status checked", 1, 20000000, function(count)
        local sum = 0
        for i = 1, count do
            if C.mfgq_ratio_quotient(i, 3, result, err) ~= 0 then error "failed" end
            sum = sum + result[0]
        end
        return sum
    end, nothing)
    case("C, number", 1, 20000000, native.scalar)
end
measure()
