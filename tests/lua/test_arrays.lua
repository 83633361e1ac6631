-- Calls over numbers and arrays: one path for all, described by the list of parameters.
local mfgq, check = require "mfgq", require "check"
local ratio, vector = mfgq.ratio, mfgq.vector
local test = {}

test["numbers, tables and vectors give the same"] = function()
    local a, b = {1, 2, 3}, {4, 5, 6}
    local x = ratio.quotient(a, b)
    local y = ratio.quotient(vector(a), vector(b))
    for i = 1, 3 do
        check.equal(x[i], ratio.quotient(a[i], b[i]))
        check.equal(x[i], y[i])
    end
    check.ok(x == y)
end

test["one number stands for every row"] = function()
    check.ok(ratio.quotient({1, 2}, 4) == vector{0.25, 0.5})
    check.ok(ratio.quotient(1, {4, 2}) == vector{0.25, 0.5})
    check.raises("vector or table expected, got number", ratio.quotient_rows, 1, 2)
end

test["results can go into a vector"] = function()
    local out = vector(2)
    local same, undefined = ratio.quotient_rows({1, 2}, {4, 4}, "fail", out)
    check.ok(rawequal(same, out))
    check.equal(undefined, 0)
    check.equal(out[2], 0.5)
    local a = vector{1, 2}
    ratio.quotient_rows(a, {4, 4}, nil, a)
    check.equal(a[2], 0.5)
    check.raises("has 3 elements, not 2", ratio.quotient_rows, a, a, nil, vector(3))
    check.raises("mfgq.vector expected, got table", ratio.quotient_rows, a, a, nil, {})
    local y = vector{0.1}
    check.raises("may not be an input", mfgq.growth.accounting, y, {0.1}, {0.1}, 0.5, 0.5, y)
end

test["rows outside the domain"] = function()
    check.fails("DOMAIN", "denominator", ratio.quotient(1, 0))
    local result, message, status, row = ratio.quotient({1, 1}, {1, 0})
    check.fails("DOMAIN", "denominator", result, message, status)
    check.equal(row, 2)
    local out, undefined = ratio.quotient({1, 1}, {1, 0}, "missing")
    check.equal(undefined, 1)
    check.equal(out[2], mfgq.missing)
    check.equal(ratio.quotient(mfgq.missing, 1), mfgq.missing)
    check.equal(#ratio.quotient({}, {}):table(), 0)
end

test["arguments by name"] = function()
    check.equal(ratio.quotient{numerator = 1, denominator = 4}, 0.25)
    check.ok(ratio.quotient{numerator = {1, 2}, denominator = {4, 4}} == vector{0.25, 0.5})
    check.raises("no parameter 'denominater'", ratio.quotient, {numerator = 1, denominater = 4})
    check.raises("denominator: number expected, got nil", ratio.quotient, {numerator = 1})
    local shares = mfgq.allocate{weight = {6, 6, 2}, total = 10, whole = true}
    check.ok(shares == vector{4, 4, 2})
end

test["lengths, matrices, lists of lists"] = function()
    check.raises("denominator: has 1 elements, not 2", ratio.quotient, {1, 2}, {1})
    local effects, totals = mfgq.decompose("lmdi1-additive", 2, {{2, 3}, {4, 5}}, {{3, 3}, {4, 6}})
    check.equal(#effects:table(), 4)
    check.close(totals[1] + totals[2], 3 * 3 + 4 * 6 - 2 * 3 - 4 * 5, 1e-14, 0)
    check.raises("do not make rows of 2", mfgq.decompose, "shapley", 2, {1, 2, 3}, {1, 2, 3})
    local r, score, verdict = mfgq.progress{
        rule = "eurostat", direction = {1}, base_period = {2015}, period = {2020},
        series = {{10, 11, 12, 13, 14, 15}}, last_period = {2020}, target_period = {2030},
        target = {30}}
    check.equal(type(verdict[1]), "number")
    check.ok(mfgq.progress.word(verdict[1]) ~= "unknown")
    check.ok(r[1] > 0 and score[1] <= 5)
    local chain = mfgq.cumulative.chain_rows(2, {0.1, 0.1, 0.2, 0.2})
    check.close(chain[1], 0.21, 1e-14, 0)
    check.close(chain[2], 0.44, 1e-14, 0)
    check.close(mfgq.cumulative.chain{0.1, 0.1}, 0.21, 1e-14, 0)
end

test["words of enumerations, their numbers, and truths"] = function()
    local one = mfgq.index("laspeyres", {1, 1}, {1, 2}, {2, 2}, {1, 1})
    check.equal(one, 2)
    check.equal(mfgq.index(mfgq.INDEX_LASPEYRES, {1, 1}, {1, 2}, {2, 2}, {1, 1}), one)
    check.raises("no such index_formula 'laspeyre'; there are laspeyres,", mfgq.index, "laspeyre",
                 {1}, {1}, {1}, {1})
    check.equal(mfgq.index_find "nothing", nil)
    check.equal(mfgq.index_find "paasche", mfgq.INDEX_PAASCHE)
    check.equal(mfgq.period.contains(mfgq.period "2020", mfgq.period "2020-Q3"), true)
    check.equal(mfgq.period.format(mfgq.period.add("2020-Q3", 2)), "2021-Q1")
end

test["the ratio of sums, and what lies between"] = function()
    check.equal(ratio.of_sums({1, 2}, {2, 4}), 0.5)
    check.equal(select("#", ratio.of_sums({1, 2}, {2, 4})), 1)
    local r, mean, covariance = ratio.of_sums({1, 3}, {2, 2}, true)
    check.equal(r, 1)
    check.equal(mean, 1)
    check.equal(covariance, 0)
    check.equal(ratio.of_sums({1, 2}, {0, 4}), 0.75)
    check.fails("DOMAIN", "", ratio.of_sums({1, 2}, {0, 4}, true))
end

test["figures judged, with words for codes"] = function()
    local judgement, note = mfgq.assess.figures(
        {"ge", "le"}, {1, -1}, {26, 5}, nil, {0, 0}, {26, 4}, {1, 1}, nil, nil)
    check.equal(mfgq.assess.word(judgement[1]), "met")
    check.equal(judgement[2], mfgq.JUDGED_MET)
    check.equal(note[1], mfgq.ROUNDING_MET_AS_PRINTED)
end

test["what need not be given"] = function()
    local t = check.ok(mfgq.cumulative.table{operation = "required", achieved = -0.05,
                                             target = -0.17, elapsed = 2, years = 5})
    check.equal(t:rows(), 1)
    check.ok(mfgq.cumulative.explain{claim = "-0.1971", rates = {-0.02, -0.036, -0.037}}:rows() > 0)
    check.equal(mfgq.location_quotients{x = {1, 3}, y = {2, 2}}[1], 0.5)
    check.ok(mfgq.inequality("gini", {1, 2, 3}) > 0)
    local s = check.ok(mfgq.series{period = {"2019", "2020"}, value = {1, 2},
                                   unit = mfgq.unit "亿元", basis = "current"})
    check.equal(s:value(2), 2)
    check.equal(s:find "2020", 2)
    local growth = check.ok(s:growth(1, "row"))
    check.equal(growth:value(growth:find "2020"), 1)
    check.equal(tostring(s:unit()), "亿元")
end

test["named arguments in any order of keys, n among them"] = function()
    for i = 1, 40 do -- keys that are taken out again move the others about
        local named = {}
        for k = 1, i do named["x" .. k] = 1 end
        named.n, named.value, named.row, named.column = 2, {1, 2}, {1, 1}, {1, 2}
        named.coefficient, named.total, named.method = {1, 1}, {6}, "ols"
        for k = 1, i do named["x" .. k] = nil end
        local out = check.ok(mfgq.reconcile(named))
        check.equal(out[1], 2.5)
        check.equal(out[2], 3.5)
    end
    check.raises("bad element 1 (number expected, got nil)", mfgq.vector, {n = 2})
    check.equal(mfgq.cumulative.chain{n = 0}, 0)
end

return test
