--- The library through LuaJIT's FFI: the C functions themselves, compiled into traces.
-- Declarations come from the public headers, made at build time.
--
--     local ffi, mfgq = require "ffi", require "mfgq.ffi"
--     local out, err = ffi.new "double[1]", mfgq.error()
--     mfgq.check(mfgq.C.mfgq_ratio_quotient(1, 4, out, err), err)   --> true; out[0] is 0.25
--
-- @module mfgq.ffi
local ffi = require "ffi"
ffi.cdef(require "mfgq.declarations")

local ffi_mfgq = {}

--- The library: every public function and constant under its C name.
-- The environment variable MFGQ_LIBRARY names another file.
ffi_mfgq.C = ffi.load(os.getenv "MFGQ_LIBRARY" or "mfgq")

local error_type = ffi.typeof "mfgq_error"
local doubles = ffi.typeof "double[?]"

--- A new error record, to be passed last.
function ffi_mfgq.error()
    return error_type()
end

--- A block of n doubles (from 0), all 0, or of the numbers of a Lua array.
function ffi_mfgq.vector(n)
    if type(n) == "table" then return doubles(#n, n) end
    return doubles(n)
end

--- The numbers of an `mfgq.vector`, without a copy; the vector must stay reachable meanwhile.
function ffi_mfgq.pointer(vector)
    return ffi.cast("double *", vector:pointer())
end

--- true, or nil, message, status: what a C status says.
function ffi_mfgq.check(status, err)
    if status == 0 then return true end
    return nil, err and ffi.string(err.message)
        or ffi.string(ffi_mfgq.C.mfgq_status_name(status)), tonumber(status)
end

--- Gives an object of C to the collector: `own(pointer, C.mfgq_table_free)`.
function ffi_mfgq.own(pointer, free)
    return ffi.gc(pointer, free)
end

return ffi_mfgq
