-- LuaJIT's FFI: declarations made from the headers, the same bits as the module, every function.
local mfgq, check = require "mfgq", require "check"
local test = {}
if not jit then return test end
local ffi, direct = require "ffi", require "mfgq.ffi"
local C = direct.C

test["the same bits as the module"] = function()
    local a, b, out, err = mfgq.vector{1, 2, 3}, direct.vector{7, 11, 13}, direct.vector(3),
        direct.error()
    check.equal(direct.check(C.mfgq_ratio_quotient_rows(3, direct.pointer(a), b, 0, out, nil, err),
                             err), true)
    local want = mfgq.ratio.quotient(a, {7, 11, 13})
    for i = 1, 3 do check.equal(check.bits(out[i - 1]), check.bits(want[i])) end
    check.fails("DOMAIN", "denominator", direct.check(C.mfgq_ratio_quotient(1, 0, out, err), err))
    check.fails("DOMAIN", "domain", direct.check(C.MFGQ_E_DOMAIN))
end

test["objects"] = function()
    local slot, err = ffi.new "mfgq_plan *[1]", direct.error()
    check.ok(direct.check(C.mfgq_plan_builtin("annual-targets", slot, err), err))
    local plan = direct.own(slot[0], C.mfgq_plan_free)
    check.equal(ffi.string(C.mfgq_plan_id(plan)), "annual-targets")
    check.fails("NOT_FOUND", "none", direct.check(C.mfgq_plan_builtin("none", slot, err), err))
end

test["every function is declared and there"] = function()
    local count = 0
    for line in io.lines(os.getenv "MFGQ_LUA_FUNCTIONS") do
        local name = line:match "^(mfgq_%w+)\t" or line:match "^(mfgq_[%w_]+)\t"
        if name then
            check.ok(C[name] ~= nil, name)
            count = count + 1
        end
    end
    check.ok(count > 250)
end

return test
