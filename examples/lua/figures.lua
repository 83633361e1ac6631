-- A pandoc filter: figures of a Markdown text that come from a plan's published outcomes.
--     pandoc --lua-filter examples/lua/figures.lua text.md
--
-- [19.0%]{.figure indicator=high-tech-share period=2022} is checked: a figure that still agrees,
-- at the decimals it is printed with, stays; one that does not is replaced, marked with the class
-- "stale", and reported on standard error. [?]{.figure ...} is filled in. The attribute `plan`
-- names another plan than the metadata field `plan` does; `column` another column of
-- mfgq.assess than `actual`. The variable MFGQ_STRICT=1 makes a stale figure an error.
local mfgq = require "mfgq"

local default = "chongqing-2019-2022"
local results = {}
local stale = 0

local function assessed(id)
    if not results[id] then
        local plan = assert(mfgq.plan(id))
        local published = assert(mfgq.observations(id))
        results[id] = assert(mfgq.assess(plan, published)):records()
    end
    return results[id]
end

local function find(id, indicator, period, column)
    for _, row in ipairs(assessed(id)) do
        if row.indicator == indicator and row.period == period and row[column] ~= nil then
            return row[column], row.unit or ""
        end
    end
    error("figures: no " .. column .. " of " .. tostring(indicator) .. " for " ..
          tostring(period) .. " in " .. id)
end

--- The decimals of a printed number; nil if the text is no number with a unit.
local function decimals(text)
    local _, fraction = text:match "^%s*([+-]?%d+)%.?(%d*)"
    return fraction and #fraction
end

local function printed(value, unit, places)
    local number = places and ("%." .. places .. "f"):format(value) or ("%.15g"):format(value)
    return number .. unit
end

function Meta(meta)
    if meta.plan then default = pandoc.utils.stringify(meta.plan) end
end

function Span(span)
    if not span.classes:includes "figure" then return nil end
    local a = span.attributes
    local value, unit = find(a.plan or default, a.indicator, a.period, a.column or "actual")
    local text = pandoc.utils.stringify(span.content)
    if type(value) == "string" then value, unit = value, "" end
    local want = type(value) == "number" and printed(value, unit, decimals(text)) or value
    if text == want then return span end
    if text ~= "?" and text ~= "" then
        stale = stale + 1
        span.classes:insert "stale"
        span.attributes.was = text
        io.stderr:write("figures: ", tostring(a.indicator), " ", tostring(a.period), ": ", text,
                        " is now ", want, "\n")
    end
    span.content = {pandoc.Str(want)}
    return span
end

function Pandoc(doc)
    doc.meta["stale-figures"] = tostring(stale)
    if stale > 0 and os.getenv "MFGQ_STRICT" == "1" then error(stale .. " stale figures") end
    return doc
end

return {{Meta = Meta}, {Span = Span}, {Pandoc = Pandoc}}
