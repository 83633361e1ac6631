-- JSON of a plan's assessment for nginx: content_by_lua_file serve.lua.
--     GET /assess?plan=chongqing-2019-2022&as_of=2020
--     GET /quotient?numerator=19&denominator=100
-- Plans are loaded once in each worker; a table is closed as soon as it is written.
local mfgq = require "mfgq"

local serve = {plans = {}}

local function plan(id)
    local found = serve.plans[id]
    if not found then
        local loaded, message, status = mfgq.plan(id)
        if not loaded then return nil, message, status end
        found = {plan = loaded, published = assert(mfgq.observations(id))}
        serve.plans[id] = found
    end
    return found
end

local function quoted(text)
    return '"' .. text:gsub('[%c"\\]', function(c)
        return ("\\u%04x"):format(c:byte())
    end) .. '"'
end

local function failure(message, status)
    return status == mfgq.E_NOT_FOUND and 404 or 400,
        '{"error":' .. quoted(message) .. ',"status":' .. quoted(mfgq.status_name(status)) .. "}"
end

function serve.assess(query)
    local found, message, status = plan(query.plan or "chongqing-2019-2022")
    if not found then return failure(message, status) end
    local t
    t, message, status = mfgq.assess(found.plan, found.published, query.as_of)
    if not t then return failure(message, status) end
    local text = t:write "json"
    t:close()
    return 200, text
end

function serve.quotient(query)
    local a, b = tonumber(query.numerator), tonumber(query.denominator)
    if not a or not b then return failure("numerator and denominator are numbers", mfgq.E_PARSE) end
    local value, message, status = mfgq.ratio.quotient(a, b)
    if not value then return failure(message, status) end
    return 200, ('{"quotient":%.17g}'):format(value)
end

--- Answers the request that nginx has.
function serve.run()
    local handler = serve[ngx.var.uri:match "^/(%l+)$" or ""]
    local code, text = 404, '{"error":"no such path"}'
    if handler and handler ~= serve.run then code, text = handler(ngx.req.get_uri_args()) end
    ngx.status = code
    ngx.header.content_type = "application/json"
    ngx.print(text)
end

return serve
