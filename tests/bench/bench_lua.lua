-- What a call costs from Lua: numbers, vectors and tables of several lengths, the FFI where there
-- is one, and pure Lua doing the same. tests/bench/bench_lua.sh runs it in every version.
local mfgq = require "mfgq"
local ratio, vector, clock = mfgq.ratio, mfgq.vector, os.clock

local function best(count, f)
    local least = math.huge
    for _ = 1, 7 do
        local start = clock()
        f(count)
        least = math.min(least, (clock() - start) / count)
    end
    return least * 1e9
end

local function show(what, n, ns)
    print(("%-10s %-34s %9d %12.1f"):format(arg[1], what, n, ns))
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

local function vectors(n)
    local a, b = filled(n)
    local x, y, out, rows = vector(a), vector(b), vector(n), ratio.quotient_rows
    return function(count)
        for _ = 1, count do rows(x, y, nil, out) end
    end
end

local function tables(n)
    local a, b = filled(n)
    local rows = ratio.quotient_rows
    return function(count)
        for _ = 1, count do rows(a, b) end
    end
end

local function scalars(count)
    local quotient = ratio.quotient
    for i = 1, count do quotient(i, 3) end
end

show("number", 1, best(1000000, scalars))
for _, n in ipairs{1, 100, 10000} do
    local count = math.floor(2000000 / (n + 20)) + 1
    show("vector into vector", n, best(count, vectors(n)))
    show("tables into a new vector", n, best(math.floor(count / 10) + 1, tables(n)))
    show("pure Lua", n, best(math.floor(count / (jit and 1 or 4)) + 1, pure(n)))
end

-- Ten million values in blocks that are made once.
local n = 10000000
local x, y, out = vector(n, 3), vector(n, 4), vector(n, 0)
show("vector, ns a value", n, best(1, function() ratio.quotient_rows(x, y, nil, out) end) / n)

if jit then
    local ffi, direct = require "ffi", require "mfgq.ffi"
    local C, result, err = direct.C, ffi.new "double[1]", direct.error()
    show("FFI in a trace", 1, best(20000000, function(count)
        for i = 1, count do C.mfgq_ratio_quotient(i, 3, result, err) end
    end))
end
