-- The golden files that C reads too: every value within its tolerance, numbers and rows alike.
local mfgq, check = require "mfgq", require "check"
local test = {}

local function rows_and_scalars(file, group, columns)
    local rows = check.golden(file)
    check.ok(#rows > 100)
    for i, row in ipairs(rows) do
        local x, lists = {}, {}
        for k, name in ipairs(columns) do
            x[k] = row:number(name)
            if x[k] ~= x[k] then x[k] = nil break end
            lists[k] = mfgq.vector{x[k]}
        end
        local f, many = group[row["function"]], group[row["function"] .. "_rows"]
        local unpack = table.unpack or unpack
        local one = check.ok(f(unpack(x)))
        check.close(one, row:number "expected", row:number "rel", row:number "abs", file .. i)
        check.equal(check.bits(check.ok(many(unpack(lists)))[1]), check.bits(one), file .. i)
    end
end

test["ratios"] = function()
    rows_and_scalars("ratio_rows.csv", mfgq.ratio, {"a", "b"})
end

test["cumulative targets"] = function()
    rows_and_scalars("cumulative_rows.csv", mfgq.cumulative, {"a", "b", "c", "d"})
end

test["chains"] = function()
    for i, row in ipairs(check.golden "cumulative_chain.csv") do
        local rates = row:numbers "rates"
        check.close(mfgq.cumulative.chain(rates), row:number "expected_chain", row:number "rel",
                    row:number "abs", i)
        check.close(mfgq.cumulative.naive_sum(rates), row:number "expected_sum", row:number "rel",
                    row:number "abs", i)
    end
end

test["decompositions"] = function()
    for i, row in ipairs(check.golden "decompose.csv") do
        local _, totals = mfgq.decompose(row.method, row:number "factors", row:numbers "from",
                                         row:numbers "to")
        for k, want in ipairs(row:numbers "expected") do
            check.close(totals[k], want, row:number "rel", row:number "abs", i)
        end
    end
end

test["index numbers"] = function()
    for i, row in ipairs(check.golden "index.csv") do
        local value = check.ok(mfgq.index(row.formula, row:numbers "p0", row:numbers "q0",
                                          row:numbers "p1", row:numbers "q1", row:numbers "pb",
                                          row:numbers "qb"))
        check.close(value, row:number "expected", row:number "rel", row:number "abs", i)
    end
end

test["productivity with entry and exit"] = function()
    local place = {}
    for k = 0, 7 do place[mfgq.dynamics_component_name(k)] = k + 1 end
    for i, row in ipairs(check.golden "dynamics.csv") do
        local parts = check.ok(mfgq.dynamics(row.method, row:numbers "s0", row:numbers "p0",
                                             row:numbers "s1", row:numbers "p1"))
        check.close(parts[place[row.component]], row:number "expected", row:number "rel",
                    row:number "abs", i)
    end
end

test["inequality"] = function()
    for i, row in ipairs(check.golden "inequality.csv") do
        local groups = row:numbers "group"
        for k = 1, #groups do groups[k] = groups[k] + 1 end
        local value = check.ok(mfgq.inequality(row.measure, row:numbers "x", row:numbers "weight",
                                               groups, row:number "epsilon"))
        check.close(value, row:number "expected", row:number "rel", row:number "abs",
                    row.measure .. i)
    end
end

test["conversion of units"] = function()
    for i, row in ipairs(check.golden "quantity_convert.csv") do
        local from, to = check.ok(mfgq.unit(row.from)), check.ok(mfgq.unit(row.to))
        local out = check.ok(mfgq.unit.convert({row:number "value"}, from, to))
        local rel = row:number "rel"
        check.close(out[1], row:number "expected", rel == 0 and 1e-15 or rel, row:number "abs", i)
    end
end

test["do the printed figures agree"] = function()
    for _, row in ipairs(check.golden "check.csv") do
        local result = {mfgq.check(row.text)}
        check.equal(mfgq.agreement_name(result[5]), row.expected_verdict, row.text)
        check.close(result[3], row:number "expected_low", row:number "rel", row:number "abs",
                    row.text)
    end
end

test["classes of taxonomies"] = function()
    for _, row in ipairs(check.golden "taxonomy_counts.csv") do
        local taxonomy = check.ok(mfgq.taxonomy(row.taxonomy))
        local counts = taxonomy:counts()
        for _, line in counts:each() do
            if line.level == row.level then
                check.equal(line.classes, row:number "expected", row.taxonomy .. row.level)
            end
        end
    end
end

return test
