---@meta mfgq
--- The module `mfgq`. Made by generate.py from the public headers; docs/lua.md is the guide.
--
-- A function given data it cannot compute with returns nil, a message, a status, and where there
-- are any the row, line and column; one that is used wrongly raises an error.
-- @module mfgq

---@class mfgq
local mfgq = {}

--- A block of doubles: v[i] from 1, #v, v:each(), v:table(), v:fill(x), v:bytes(), v:pointer().
---@class mfgq.Vector
---@operator len: integer
---@field [integer] number
mfgq.vector = {}

--- What an array of numbers may be given as; a missing value is NaN, never nil.
---@alias mfgq.Numbers mfgq.Vector|number[]|number
---@alias mfgq.Word string|integer

---@type number
mfgq.missing = 0 / 0

---@alias mfgq.WordAccumulation "none"|"since-base"|"per-year"|"average"|integer

---@alias mfgq.WordAggregate "sum"|"count"|"mean"|"min"|"max"|"given"|integer

---@alias mfgq.WordAgreement "consistent"|"inconsistent"|"cannot-tell"|integer

---@alias mfgq.WordBasis "none"|"current"|"constant"|"comparable"|integer

---@alias mfgq.WordBinding "auto"|"by-year"|"standing"|"direction"|integer

---@alias mfgq.WordClassField "code"|"level"|"name-zh"|"name-en"|"tier"|"source"|"valid-from"|"valid-to"|integer

---@alias mfgq.WordComparator "eq"|"ge"|"gt"|"le"|"lt"|"range"|"about"|integer

---@alias mfgq.WordComparison "equal"|"at-most"|"at-least"|integer

---@alias mfgq.WordCompositeStage "denominated"|"imputed"|"normalised"|"aggregated"|integer

---@alias mfgq.WordConversion "sum"|"mean"|"first"|"last"|integer

---@alias mfgq.WordCriterion "additive"|"proportional"|integer

---@alias mfgq.WordCurve "logistic"|"gompertz"|"richards"|"weibull"|"saturating"|"bass-nls"|"bass-density"|"bass-ols"|"linear"|"exponential"|integer

---@alias mfgq.WordDecomposition "lmdi1-additive"|"lmdi1-multiplicative"|"lmdi2-multiplicative"|"shapley"|integer

---@alias mfgq.WordDisaggregation "uniform"|"pro-rata"|"denton"|"denton-cholette"|"ols"|"chow-lin"|"fernandez"|"litterman"|integer

---@alias mfgq.WordDynamicsComponent "within"|"between"|"cross"|"entry"|"exit"|"mean"|"covariance"|"total"|integer

---@alias mfgq.WordDynamicsMethod "bhc"|"gr"|"fhk"|"bg"|"df"|"mp"|integer

---@alias mfgq.WordEncoding "utf8"|"gb18030"|integer

---@alias mfgq.WordFormat "text"|"csv"|"json"|"ndjson"|integer

---@alias mfgq.WordFrequency "year"|"half-year"|"quarter"|"month"|integer

---@alias mfgq.WordGaps "flow"|"skip"|integer

---@alias mfgq.WordGrowthNote "ok"|"none"|"negative"|"missing"|integer

---@alias mfgq.WordIndexFormula "laspeyres"|"paasche"|"fisher"|"tornqvist"|"sato-vartia"|"walsh"|"dutot"|"carli"|"jevons"|"marshall-edgeworth"|"lowe"|"young"|"bennet"|"montgomery"|integer

---@alias mfgq.WordInequalityMeasure "gini"|"gini-normalised"|"theil-t"|"theil-l"|"theil-t-between"|"theil-t-within"|"atkinson"|"wolfson"|"hoover"|"hhi"|integer

---@alias mfgq.WordJudgement "no-data"|"met"|"missed"|"indeterminate"|"not-due"|integer

---@alias mfgq.WordMeasureUse "none"|"numbers"|"texts"|integer

---@alias mfgq.WordMilestones "next"|"last"|"all"|integer

---@alias mfgq.WordModel "naive"|"snaive"|"mean"|"drift"|"linear"|"exponential"|"ses"|"holt"|"holt-damped"|"ets"|"ets-ann"|"ets-aan"|"ets-aadn"|"ets-ana"|"ets-aaa"|"ets-aada"|"ets-mnn"|"ets-man"|"ets-madn"|"ets-mna"|"ets-maa"|"ets-mada"|"ets-mnm"|"ets-mam"|"ets-madm"|"theta"|"theta-opt"|"theta-bc"|"local-level"|"local-trend"|"theil-sen"|"auto"|"logistic"|"gompertz"|"richards"|"bass"|"saturating"|"weibull"|"arima"|"auto-level"|integer

---@alias mfgq.WordMovement "moved-up"|"moved-down"|"moved-little"|"not-moved"|"move-unknown"|integer

---@alias mfgq.WordOperation "add"|"subtract"|"multiply"|"divide"|integer

---@alias mfgq.WordPathShape "linear"|"geometric"|"schedule"|"monotone"|integer

---@alias mfgq.WordPathStatistic "value"|"sum"|"average"|"growth"|"any"|"all"|integer

---@alias mfgq.WordPolicy "fail"|"missing"|integer

---@alias mfgq.WordProjectionOption "horizon"|"model"|"low"|"high"|"mean"|"pool"|"threads"|"seed"|integer

---@alias mfgq.WordProjectionView "forecasts"|"parameters"|integer

---@alias mfgq.WordQualifier "exact"|"at-least"|"at-most"|"about"|"preliminary"|"derived"|"conflicting"|integer

---@alias mfgq.WordReason "none"|"no-direction"|"no-value"|"no-base"|"no-period"|"same-period"|"base-later"|"mixed-signs"|"zero-base"|"no-target"|"no-target-period"|"target-early"|"base-is-target"|"short-series"|"not-positive"|"met"|"met-standing"|"overdue"|"zero-replaced"|"at-limit"|"near-limit"|"mean"|"worst"|"no-scores"|integer

---@alias mfgq.WordReconciliation "wls"|"ols"|"wls-struct"|"wls-var"|"mint-shrink"|"bottom-up"|integer

---@alias mfgq.WordRefusal "call"|"row"|integer

---@alias mfgq.WordRelation "parents"|"children"|"ancestors"|"descendants"|"leaves"|integer

---@alias mfgq.WordRhoEstimate "maxlog"|"minrss-ecotrim"|"minrss-quilis"|"fixed"|integer

---@alias mfgq.WordRollupKind "classes"|"overlaps"|"totals"|integer

---@alias mfgq.WordRoundingNote "none"|"met-as-printed"|"rounds"|integer

---@alias mfgq.WordRule "eurostat"|"statcan"|"un-chart"|"destatis"|"istat"|"escap"|"log-cut"|"schedule"|integer

---@alias mfgq.WordShift "period"|"base"|"previous"|integer

---@alias mfgq.WordShiftshareMethod "classic"|"esteban-marquillas"|integer

---@alias mfgq.WordStatus "ok"|"e-invalid"|"e-domain"|"e-memory"|"e-parse"|"e-data"|"e-not-found"|"e-unit"|"e-no-convergence"|"e-unsupported"|"e-io"|"e-cancelled"|"e-limit"|"e-encoding"|"e-internal"|integer

---@alias mfgq.WordTargets "figures"|"all"|"carry"|integer

---@alias mfgq.WordTaxonomyField "id"|"title-en"|"title-zh"|"source"|"valid-from"|"valid-to"|integer

---@alias mfgq.WordTaxonomyForm "csv"|"json"|integer

---@alias mfgq.WordType "f64"|"i64"|"text"|integer

---@alias mfgq.WordUndefined "fails"|"is-missing"|integer

---@alias mfgq.WordUnitKind "amount"|"number"|"percent"|"points"|"ratio"|integer

---@alias mfgq.WordUnmapped "fail"|"keep"|integer

---@alias mfgq.WordVariableKind "number"|"flag"|"code"|"aggregate"|integer

---@alias mfgq.WordVerdict "none"|"not-available"|"achieved"|"significant"|"moderate"|"insufficient"|"moving-away"|"target-achieved"|"substantial"|"limited"|"deterioration"|"progress"|"regression"|"sun"|"slightly-cloudy"|"cloud"|"thunderstorm"|"clear-up"|"slight-up"|"stable"|"slight-down"|"clear-down"|"maintain"|"accelerate"|"reverse"|"ahead"|"on-schedule"|"behind"|integer

---@class mfgq.ArrowColumn
mfgq.arrow_column = {}

mfgq.assess = {}

---@class mfgq.Builder
mfgq.builder = {}

---@class mfgq.Complexity
mfgq.complexity = {}

---@class mfgq.Composite
mfgq.composite = {}

---@class mfgq.Crosswalk
mfgq.crosswalk = {}

---@class mfgq.Csv
mfgq.csv = {}

mfgq.cumulative = {}

mfgq.curve = {}

mfgq.growth = {}

---@class mfgq.Measure
mfgq.measure = {}

---@class mfgq.Observations
mfgq.observations = {}

mfgq.path = {}

mfgq.period = {}

---@class mfgq.Plan
mfgq.plan = {}

---@class mfgq.Program
mfgq.program = {}

mfgq.progress = {}

---@class mfgq.Projection
mfgq.projection = {}

---@class mfgq.Projector
mfgq.projector = {}

---@class mfgq.Quantity
mfgq.quantity = {}

mfgq.ratio = {}

---@class mfgq.Schema
mfgq.schema = {}

---@class mfgq.Series
mfgq.series = {}

---@class mfgq.Table
mfgq.table = {}

---@class mfgq.Taxonomy
mfgq.taxonomy = {}

---@class mfgq.Unit
mfgq.unit = {}

--- The mfgq_accumulation of a name, or -1. Pure. (mfgq_accumulation_find)
---@param name string 
---@return integer?
function mfgq.accumulation_find(name) end

--- "none", "since-base", "per-year", "average", or "unknown". Pure. (mfgq_accumulation_name)
---@param accumulation integer|boolean 
---@return string?
function mfgq.accumulation_name(accumulation) end

--- "consistent", "inconsistent", "cannot-tell", or "unknown". Pure. (mfgq_agreement_name)
---@param agreement integer|boolean 
---@return string?
function mfgq.agreement_name(agreement) end

--- Shares out a total in proportion to weights, within floors and caps. (mfgq_allocate)
---
--- value[i] = min(cap[i], max(floor[i], L · weight[i])),   L such that Σ value = total
---
--- Rows at a bound keep it, the others share the rest in proportion. With
--- whole every value is a whole number and they add up to the total exactly:
--- bounds are tightened to whole numbers, each share is rounded down, and what
--- is left goes, one each, to the largest remainders; equal remainders in row order.
---@param weight mfgq.Numbers [n] >= 0; not all zero unless the bounds alone make up the total
---@param floor? mfgq.Numbers [n] least value of a row, NaN none; null for none at all
---@param cap? mfgq.Numbers [n] greatest value of a row, NaN none; null for none at all
---@param total number what is shared out; whole and within ±2^53 with whole
---@param whole? integer|boolean 0, or 1 for whole numbers
---@param value? mfgq.Vector a vector to write to
---@return mfgq.Vector value [n] shares; may be the same array as an input
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.allocate(weight, floor, cap, total, whole, value) end

--- Assesses every target of a plan against what was observed. (mfgq_assess)
---
--- One row for each value at one place for one period, relative targets and
--- dated events included: indicator, statement, period, target, actual, unit,
--- verdict, gap, attainment, pace_required, pace_observed, progress, note,
--- source; then comparator, base_period, base, actual_period, qualifier,
--- published. docs/methods/assess.md defines them. Each statement is judged by
--- itself; a figure that the plan states differently elsewhere is noted.
---@param plan mfgq.Plan a plan
---@param observations mfgq.Observations what was published
---@param as_of? string only observations of periods up to this one are used and later targets are not due ("2020"); null: all
---@param vintage? string as in mfgq_observations_table(); null: latest
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.assess(plan, observations, as_of, vintage) end

--- Checks that observations belong to a plan. (mfgq_assess_check)
---
--- Every row must name an indicator, a quantity or a variable of the plan, and an
--- indicator's unit must be comparable with the indicator's.
---@param plan mfgq.Plan a plan
---@param observations mfgq.Observations what was published
---@return true
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.assess.check(plan, observations) end

--- Judges n outcomes against n targets as printed. (mfgq_assess_figures)
---
--- If the target has no more decimals than the outcome, the printed numbers are
--- compared: met or missed. Met is noted as met-as-printed if value - h falls
--- short of the target, missed as rounds-to-target if the value, rounded to the
--- target's decimals, is the target. Otherwise, and for outcomes that are bounds
--- or have bounds, the interval is compared: met if all of it meets the target,
--- missed if none of it does, else indeterminate. An interval from rounding does
--- not contain its upper end; given bounds do.
---
--- eq asks for at least the target if higher is better, for at most the target
--- if lower is better, and for the figure itself without a direction. A range
--- asks for its weaker end, without a direction for a figure inside. about
--- (左右) is met within half a unit of the target's last decimal, missed beyond a
--- whole unit, and indeterminate between; on the better side it is always met.
---
--- A missing target or value gives no data.
---@param comparator integer[]|mfgq.Vector [n] mfgq_comparator
---@param direction integer[]|mfgq.Vector [n] 1 higher is better, -1 lower is better, 0 neither
---@param target mfgq.Numbers [n] the figure; lower end of a range
---@param target_high? mfgq.Numbers [n] upper end of a range, else ignored; may be null without ranges
---@param target_decimals integer[]|mfgq.Vector [n] printed decimals, 0 to 20
---@param value mfgq.Numbers [n] outcome, unit of the target
---@param value_decimals integer[]|mfgq.Vector [n] printed decimals, 0 to 20
---@param low? mfgq.Numbers [n] lower bound of the outcome, -inf for at-most; NaN: by rounding; null: all NaN
---@param high? mfgq.Numbers [n] upper bound, inf for at-least; NaN: by rounding; null: all NaN
---@return integer[] judgement [n] mfgq_judgement
---@return integer[] note [n] mfgq_rounding_note
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.assess.figures(comparator, direction, target, target_high, target_decimals, value, value_decimals, low, high) end

--- Progress of a plan's indicators under one rule set. (mfgq_assess_progress)
---
--- For each indicator and milestone picked, every statement with a figure is
--- judged by the yearly series of the observations, in the target's unit: id,
--- ratio, score, status, reason as mfgq_progress() gives them; then statement,
--- target_period, target, unit, last_period, published, note (breaks of the
--- series). A cumulative cut c is the fall of a level from 1 to 1 - c, an amount
--- since the base starts at 0, a figure for every year is a standing target, and
--- a range counts with its weaker end.
---@param plan mfgq.Plan a plan
---@param observations mfgq.Observations what was published
---@param rule mfgq.WordRule rule set
---@param milestones mfgq.WordMilestones which of several target periods
---@param as_of? string as in mfgq_assess(); null: all
---@param vintage? string as in mfgq_assess(); null: latest
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.assess.progress(plan, observations, rule, milestones, as_of, vintage) end

--- Word of a judgement, "met"; total: others give "unknown". Pure. (mfgq_assess_word)
---@param judgement integer|boolean 
---@return string?
function mfgq.assess.word(judgement) end

--- Scores models on the last values of each series. (mfgq_backtest)
---
--- For each of the last origins origins the values behind it are hidden, the
--- rest is projected for the horizon of the projector, and the result is scored:
--- smape (per cent), mase, owa (against naive, seasonal with a season), msis95,
--- cover80, cover95, crps (in the unit of the series), brier (of the
--- probabilities that the last step is at least last + k h mean |change|,
--- k = -1, -0.5, ... 1.5). Rows of series "ALL" are means over series; their owa is
--- the ratio of means. An origin needs 3 observations before it; a row without
--- an origin has no scores and a note.
---@param projector mfgq.Projector
---@param model mfgq.WordModel[]
---@param origins integer
---@param watch? (fun(done: integer, all: integer): boolean?)
---@return mfgq.Table
function mfgq.backtest(projector, model, origins, watch) end

--- "current", "constant:2015", "comparable", "" for none; out has 16 bytes. Pure. (mfgq_basis_format)
---@param basis mfgq.Word
---@param base_year? integer
---@return string
function mfgq.basis_format(basis, base_year) end

--- Reads a price basis: current, constant:YYYY, comparable, or nothing. (mfgq_basis_parse)
---@param text string terminated
---@return integer basis a mfgq_basis
---@return integer base_year year of constant prices, else 0
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.basis_parse(text) end

--- Declares the next column; unit may be null. Copied. (mfgq_builder_column)
---@param builder mfgq.Builder 
---@param name string 
---@param type mfgq.WordType 
---@param unit? string 
function mfgq.builder.column(builder, name, type, unit) end

--- Appends to an F64 column; NaN is missing. (mfgq_builder_f64)
---@param builder mfgq.Builder 
---@param value number 
function mfgq.builder.f64(builder, value) end

--- Ends a table and frees the builder, also on failure. (mfgq_builder_finish)
---@param builder mfgq.Builder
---@return mfgq.Table
function mfgq.builder.finish(builder) end

--- Appends to an I64 column. (mfgq_builder_i64)
---@param builder mfgq.Builder 
---@param value integer 
function mfgq.builder.i64(builder, value) end

--- Appends a missing value of any type. (mfgq_builder_missing)
---@param builder mfgq.Builder 
function mfgq.builder.missing(builder) end

--- Starts a table. Null when memory runs out. (mfgq_builder_new)
---
--- First declare the columns, then append cells row by row, left to right; the
--- first failure is kept, later calls do nothing, and mfgq_builder_finish()
--- reports it. A builder belongs to one thread at a time.
---@return mfgq.Builder
function mfgq.builder.new() end

--- Appends to a TEXT column; null is missing. Must be UTF-8. Copied. (mfgq_builder_text)
---@param builder? mfgq.Builder 
---@param text? string 
function mfgq.builder.text(builder, text) end

--- Evaluates "CLAIM = EXPRESSION" with the rounding intervals of its figures. (mfgq_check)
---
--- The claim is a figure in the notation of plans. The expression has + − * / ^,
--- parentheses, figures with or without units, and ln, exp, sqrt and chain(a, b, …) =
--- (1 + a)(1 + b)… − 1. A figure printed with q decimals stands for the closed interval
--- [x − h, x + h], h = ½·10^−q, every occurrence on its own; exact are exponents, a bare 1,
--- and a bare 10, 100, 1000, … that multiplies or divides. Units are checked; a bare expression
--- is read in the unit of a claim that is an amount.
---
--- The verdict is consistent if the claimed figure lies in the interval of the expression, or that
--- interval in the claim's own; inconsistent if the two are disjoint; cannot-tell otherwise.
--- A claim "at least x" is consistent if the whole interval is, and inconsistent if none of
--- it is; likewise for the other comparisons and for ranges.
---@param text string [size] UTF-8, at most 255 bytes
---@return integer claim_size bytes of text before the sign of equality; may be null
---@return number value the expression at the printed figures, in the claim's unit; may be null
---@return number low low end of the expression, in the claim's unit (points for %)
---@return number high high end
---@return integer agreement a mfgq_agreement
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.check(text) end

--- Chinese for the name of a column, 中位数 for "median". (mfgq_chinese_name)
---@param column? string a name; may be null
---@return string?
function mfgq.chinese_name(column) end

--- Chinese for what the library says in a cell of a column. (mfgq_chinese_text)
---
--- Words of verdict, severity, status, rule, accumulation, dated, attained and centre are looked
--- up.
--- Notes, reasons, messages, measures and derivations are put together from parts between
--- semicolons: "mean of three models; last observed 2015" is 三模型均值；最后观测2015年. A part
--- that the library did not write, such as a note of the observations, stays as it is, and so
--- do the cells of all other columns.
---@param column string
---@param text string
---@return string
function mfgq.chinese_text(column, text) end

--- Co-agglomeration of a group of industries (Ellison and Glaeser). (mfgq_coagglomeration_group)
---
--- gamma = (G / (1 - sum x_r^2) - H - sum_j gamma_j w_j^2 (1 - H_j)) / (1 - sum_j w_j^2)
---
--- G is of the group as a whole, w_j the industries' shares of its employment, H_j
--- their plants' Herfindahl indices, H = sum w_j^2 H_j, gamma_j the industries' own
--- index. The plants cancel, so none are asked for:
---
---     gamma = (G - sum_j w_j^2 G_j) / ((1 - sum x_r^2)(1 - sum_j w_j^2))
---
--- which is the mean of the pairs' index, weighted by w_i w_j. An industry without
--- employment takes no part; with fewer than two, or all in one region, NaN.
---@param regions integer regions
---@param employment mfgq.Numbers [industries][regions] row by row
---@param all mfgq.Numbers [regions] employment of all industries
---@return number gamma the index
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.coagglomeration_group(regions, employment, all) end

--- Co-agglomeration of two industries (Ellison, Glaeser and Kerr). (mfgq_coagglomeration_pair)
---
--- gamma = sum_r (a_r - x_r)(b_r - x_r) / (1 - sum x_r^2)
---
--- a_r and b_r are the regions' shares of the industries, x_r those of the regions'
--- sizes. The authors take for x_r the mean of the shares of all industries studied;
--- shares of all employment are the other choice. Below 0 when the two avoid each
--- other. NaN when all is in one region.
---@param a mfgq.Numbers [regions] employment of one industry
---@param b mfgq.Numbers [regions] employment of the other
---@param size mfgq.Numbers [regions] sizes of the regions, any unit
---@return number gamma the index
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.coagglomeration_pair(a, b, size) end

--- The mfgq_comparator of a name, or -1. Pure. (mfgq_comparator_find)
---@param name string 
---@return integer?
function mfgq.comparator_find(name) end

--- "eq", "ge", "gt", "le", "lt", "range", "about", or "unknown". Pure. (mfgq_comparator_name)
---@param comparator integer|boolean 
---@return string?
function mfgq.comparator_name(comparator) end

--- Density of each region around each product. (mfgq_complexity_density)
---
--- sum_i M_ri phi_ij / sum_i phi_ij
---@param complexity mfgq.Complexity from mfgq_complexity_new()
---@param diagonal integer|boolean 1: i = j is counted in both sums, as the authors write it; 0: left out
---@param density? mfgq.Vector a vector to write to
---@return mfgq.Vector density [regions][products] row by row, NaN for empty ones and for a product that is near to no other
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.complexity.density(complexity, diagonal, density) end

--- Economic complexity of regions (ECI) and products (PCI). (mfgq_complexity_eci)
---
--- ECI is the second eigenvector of D^-1 M U^-1 M' (D diversity, U ubiquity),
--- with the sign that makes it correlate positively with diversity, standardised
--- with the n-1 deviation; PCI is its image U^-1 M', standardised by its own
--- mean and deviation.
---@param complexity mfgq.Complexity from mfgq_complexity_new()
---@param eci? mfgq.Vector a vector to write to
---@param pci? mfgq.Vector a vector to write to
---@return mfgq.Vector eci [regions]; may be null
---@return mfgq.Vector pci [products]; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.complexity.eci(complexity, eci, pci) end

--- Fitness of regions and quality of products. (mfgq_complexity_fitness)
---
--- F = M Q and Q = 1 / (M' (1 / F)), both from the values before, each divided
--- by its mean at every step, from 1; the start counts as the first iteration.
---@param complexity mfgq.Complexity from mfgq_complexity_new()
---@param iterations integer|boolean 1 to 100000; 20 is usual
---@param fitness? mfgq.Vector a vector to write to
---@param quality? mfgq.Vector a vector to write to
---@return mfgq.Vector fitness [regions]; may be null
---@return mfgq.Vector quality [products]; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.complexity.fitness(complexity, iterations, fitness, quality) end

--- Diversity (products with RCA >= 1 of each region) and ubiquity (regions with RCA >= 1 of each product). (mfgq_complexity_margins)
---@param complexity mfgq.Complexity from mfgq_complexity_new()
---@param diversity? mfgq.Vector a vector to write to
---@param ubiquity? mfgq.Vector a vector to write to
---@return mfgq.Vector diversity [regions]; may be null
---@return mfgq.Vector ubiquity [products]; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.complexity.margins(complexity, diversity, ubiquity) end

--- Makes the object from the non-zero cells. (mfgq_complexity_new)
---
--- RCA = (x_rp / x_r) / (x_p / x). A missing value (NaN) counts as 0.
---@param regions integer number of regions, >= 1
---@param products integer number of products, >= 1
---@param region integer[]|mfgq.Vector [cells] number of each cell's region
---@param product integer[]|mfgq.Vector [cells] number of each cell's product
---@param value mfgq.Numbers [cells] its value, >= 0, any unit
---@return mfgq.Complexity complexity to be freed with mfgq_complexity_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.complexity.new(regions, products, region, product, value) end

--- Makes the object from the whole matrix of regions by products. (mfgq_complexity_new_dense)
---@param products integer number of products, >= 1
---@param value mfgq.Numbers [regions][products] row by row, >= 0, any unit; NaN counts as 0
---@return mfgq.Complexity complexity to be freed with mfgq_complexity_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.complexity.new_dense(products, value) end

--- Proximity: co-occurrences over the larger of the two margins. (mfgq_complexity_proximity)
---
--- products  sum_r M_ri M_rj / max(ubiquity_i, ubiquity_j)
---     regions   sum_p M_ap M_bp / max(diversity_a, diversity_b)
---@param complexity mfgq.Complexity from mfgq_complexity_new()
---@param of_regions? integer|boolean 0 for products, 1 for regions
---@param proximity? mfgq.Vector a vector to write to
---@return mfgq.Vector proximity [n][n], symmetric, 1 on the diagonal, NaN for empty ones
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.complexity.proximity(complexity, of_regions, proximity) end

--- RCA of every region and product. (mfgq_complexity_rca)
---@param complexity mfgq.Complexity from mfgq_complexity_new()
---@param rca? mfgq.Vector a vector to write to
---@return mfgq.Vector rca [regions][products] row by row, 0 where there is no value
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.complexity.rca(complexity, rca) end

--- Method of reflections: averages of averages. (mfgq_complexity_reflections)
---
--- k_r(0) = diversity, k_p(0) = ubiquity, k_r(n) = mean of k_p(n-1) over the
--- region's products, k_p(n) = mean of k_r(n-1) over the product's regions. The
--- start counts as the first iteration: regions get k(iterations - 2), products
--- k(iterations - 1), standardised with the n-1 deviation.
---@param complexity mfgq.Complexity from mfgq_complexity_new()
---@param iterations integer|boolean 2 to 1000, even for the usual reading; 20 is usual
---@param regions? mfgq.Vector a vector to write to
---@param products? mfgq.Vector a vector to write to
---@return mfgq.Vector regions [regions]; may be null
---@return mfgq.Vector products [products]; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.complexity.reflections(complexity, iterations, regions, products) end

--- Loads a specification. (mfgq_composite_load)
---
--- docs/methods/composite.md describes it: `indicators` (code, direction,
--- weight, parent, denominator), `levels` (code, parent, weight), `impute`,
--- `normalise` (method, range, goalposts, targets, cap), `aggregate`.
---@param json string [size] UTF-8
---@return mfgq.Composite spec to be freed with mfgq_composite_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.composite.load(json) end

--- Runs a specification on data up to a stage. (mfgq_composite_run)
---@param spec mfgq.Composite from mfgq_composite_load()
---@param stage mfgq.WordCompositeStage how far
---@param unit string[] [rows] name of the unit (region, enterprise)
---@param indicator string[] [rows] code of an indicator or denominator of spec; others are left out
---@param value mfgq.Numbers [rows] NaN missing
---@param group? string[] [rows] group of the unit, for imputing by group; may be null
---@return mfgq.Table table unit,level,name,value,rank: level 1 are the indicators, rank 1 is best, equal values share the better rank, missing values have none; to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.composite.run(spec, stage, unit, indicator, value, group) end

--- Stage of a name, "normalised"; -1 if none. Pure. (mfgq_composite_stage_find)
---@param name string 
---@return integer?
function mfgq.composite.stage_find(name) end

--- Contribution to growth (gongxianlu) and pull (ladong) of the parts. (mfgq_contributions)
---
--- With the parts' levels at constant prices and the total Y,
---
---     increment[i]    = to[i] - from[i]
---     growth[i]       = increment[i] / from[i]            where from[i] > 0
---     contribution[i] = increment[i] / (Y1 - Y0)          where Y1 differs from Y0
---     pull[i]         = increment[i] / Y0                 where Y0 > 0
---     closure_gap     = sum(increment) / (Y1 - Y0) - 1
---
--- What is not defined is NaN, the rest is given. The gap is reported and not
--- spread: at constant prices of an old base, parts need not add up to the
--- published total. A total counts as unchanged when it moved by no more than
--- the rounding of its own two levels, eight units in the last place, and as
--- moved little when that is less than a tenth of the parts' absolute moves.
---@param from mfgq.Numbers [n] levels before, constant prices
---@param to mfgq.Numbers [n] levels after, the same prices
---@param total? mfgq.Numbers [2] given total before and after; null for the sum of the parts
---@param increment? mfgq.Vector a vector to write to
---@param growth? mfgq.Vector a vector to write to
---@param contribution? mfgq.Vector a vector to write to
---@param pull? mfgq.Vector a vector to write to
---@return mfgq.Vector increment [n] unit of the levels; may be null
---@return mfgq.Vector growth [n] fraction; may be null
---@return mfgq.Vector contribution [n] share of the total's change; may be null
---@return mfgq.Vector pull [n] points of the total's growth, as a fraction; may be null
---@return number closure_gap NaN when any increment is missing; may be null
---@return integer movement an mfgq_movement; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.contributions(from, to, total, increment, growth, contribution, pull) end

--- Contribution and pull of every part in every period, as a table. (mfgq_contributions_table)
---
--- Columns: period, part, increment, growth, contribution, pull, closure_gap,
--- note. Periods come in order of time, parts in order of appearance. The part
--- named "total" is the given total; without one the total is the sum of the
--- parts and stands last.
---
--- Without growth, each period is compared with the one before it in the
--- data, from the second on. With it, value is the period's level at the
--- prices of the growth, base = value / (1 + growth), and every period has
--- rows; the periods may then be any text, kept in order of appearance when
--- one of them is no period.
---
--- The note is the name of the total's movement where that is not "moved-up".
--- An absent row counts as missing.
---@param period string[] [n] texts such as 2019
---@param part string[] [n] texts
---@param growth? mfgq.Numbers [n] fractions, or null
---@param value mfgq.Numbers [n] levels
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.contributions_table(period, part, growth, value) end

--- Values converted through a crosswalk: code, value. (mfgq_crosswalk_apply)
---
--- value[t] = sum over rows of weight[code, t] * value
---
--- A missing value (NaN) makes the targets it reaches missing. The sum of the
--- result equals the sum of the input: what the weights of a code leave over
--- stands in the row without a code.
---@param crosswalk mfgq.Crosswalk to convert with
---@param codes string[] [n] codes of the first list; several rows may share one
---@param values mfgq.Numbers [n] NaN missing
---@param unmapped? mfgq.WordUnmapped what to do with codes without target
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.crosswalk.apply(crosswalk, codes, values, unmapped) end

--- Opens a crosswalk between two built-in lists of codes. (mfgq_crosswalk_builtin)
---
--- Where no list joins the two, one is turned around or several are composed;
--- the notes of the pairs say so. Codes without given weights are split equally
--- among their targets.
---@param from string a built-in taxonomy, isic-3.1, naics-2017 or hs
---@param to string another
---@return mfgq.Crosswalk crosswalk to be freed with mfgq_crosswalk_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.crosswalk.builtin(from, to) end

--- What is to be known before values go through: rule, code, weight, message. (mfgq_crosswalk_check)
---
--- Rules: weights (the weights of a code do not add up to one), unmapped (a
--- code has no target), unknown-from and unknown-to (a code is not in the
--- taxonomy), split (a code has several targets).
---@param crosswalk mfgq.Crosswalk to check
---@param from? mfgq.Taxonomy its first list; may be null
---@param to? mfgq.Taxonomy its second list; may be null
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.crosswalk.check(crosswalk, from, to) end

--- Two crosswalks in a row: weight[a,c] = sum over b of first[a,b] second[b,c]. (mfgq_crosswalk_compose)
---
--- What reaches a code b without target in second is lost on the way, and
--- the weights of that a then add up to less than one.
---@param first mfgq.Crosswalk A to B
---@param second mfgq.Crosswalk B to C
---@return mfgq.Crosswalk composed to be freed with mfgq_crosswalk_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.crosswalk.compose(first, second) end

--- Identifier of the first list; "" if none. Pure. (mfgq_crosswalk_from)
---@param crosswalk mfgq.Crosswalk 
---@return string?
function mfgq.crosswalk.from(crosswalk) end

--- Reads a crosswalk from CSV: from,to,weight,note. (mfgq_crosswalk_read)
---
--- A cell of `to` may hold several codes separated by spaces; then `weight` is
--- empty or holds as many numbers. Codes with no weight at all are split
--- equally. An empty `to` declares a code without target.
---@param text string|table[]|mfgq.Table [size] bytes
---@param encoding? mfgq.WordEncoding of text
---@param from? string identifier of the first list; may be null
---@param to? string identifier of the second; may be null
---@return mfgq.Crosswalk crosswalk to be freed with mfgq_crosswalk_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.crosswalk.read(text, encoding, from, to) end

--- The crosswalk turned around: each code split equally among its sources. (mfgq_crosswalk_reverse)
---@param crosswalk mfgq.Crosswalk to turn around
---@return mfgq.Crosswalk reversed to be freed with mfgq_crosswalk_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.crosswalk.reverse(crosswalk) end

--- The pairs as a table: from, to, weight, note. (mfgq_crosswalk_table)
---
--- With codes, one row at least for each code, in their order: a code
--- without target has an empty `to` and no weight. Where from is given and a
--- code has no pairs of its own, those of the nearest class above it are
--- listed, or else those of the classes below it.
---@param crosswalk mfgq.Crosswalk what to list
---@param from? mfgq.Taxonomy its first list; may be null
---@param codes? string[] [n]; null lists all pairs, leaving out codes without target
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.crosswalk.table(crosswalk, from, codes) end

--- Identifier of the second list; "" if none. Pure. (mfgq_crosswalk_to)
---@param crosswalk mfgq.Crosswalk 
---@return string?
function mfgq.crosswalk.to(crosswalk) end

--- Text of a cell, terminated, spaces kept; null outside the file. Pure. (mfgq_csv_cell)
---@param csv mfgq.Csv 
---@param row integer 
---@param column integer 
---@return string?
function mfgq.csv.cell(csv, row, column) end

--- Number of columns. Pure. (mfgq_csv_columns)
---@param csv mfgq.Csv 
---@return integer
function mfgq.csv.columns(csv) end

--- Column of a name, or -1. Pure. (mfgq_csv_find)
---@param csv mfgq.Csv 
---@param name string 
---@return integer?
function mfgq.csv.find(csv, name) end

--- 1 if a cell is empty or NA (spaces apart), or outside the file. Pure. (mfgq_csv_is_missing)
---@param csv mfgq.Csv 
---@param row integer 
---@param column integer 
---@return boolean
function mfgq.csv.is_missing(csv, row, column) end

--- Name of a column, terminated; null if there is none. Pure. (mfgq_csv_name)
---@param csv mfgq.Csv 
---@param column integer 
---@return string?
function mfgq.csv.name(csv, column) end

--- A cell as a number: decimal notation, NaN when missing. (mfgq_csv_number)
---@param csv mfgq.Csv parsed file
---@param row integer zero-based, below the header
---@param column integer zero-based
---@return number value the number
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.csv.number(csv, row, column) end

--- Parses comma-separated values with a header row. (mfgq_csv_parse)
---
--- Quoted cells may hold commas, line ends and doubled quotes. A byte-order
--- mark is skipped, lines end in LF or CRLF, and blank lines are skipped.
--- Every row has as many cells as the header; header names must differ, except
--- empty ones. A cell may not hold a zero byte.
---@param text string|table[]|mfgq.Table [size] the file's bytes; copied
---@param encoding? mfgq.WordEncoding of text
---@return mfgq.Csv csv the parsed file, to be freed with mfgq_csv_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.csv.parse(text, encoding) end

--- Line and character (both one-based) at which a cell begins. (mfgq_csv_position)
---
--- Row -1 is the header. Outside the file both are 0. Costs a scan of the
--- text, so it is meant for messages. Pure.
---@param csv mfgq.Csv 
---@param row integer 
---@param column integer 
---@return integer line
---@return integer character
function mfgq.csv.position(csv, row, column) end

--- Number of rows below the header. Pure. (mfgq_csv_rows)
---@param csv mfgq.Csv 
---@return integer
function mfgq.csv.rows(csv) end

--- Number of bytes up to the end of the last whole row, for reading in blocks. (mfgq_csv_whole)
---
--- Line ends inside quoted cells end no row; a last row without a line end is not whole. The same
--- in UTF-8 and GB18030. Pure.
---@param text string [size] bytes that begin with a row
---@return integer
function mfgq.csv.whole(text) end

--- One row of mfgq_cumulative_chain_rows(); err->index is the rate at fault. (mfgq_cumulative_chain)
---@param rates mfgq.Numbers 
---@return number change
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.chain(rates) end

--- Chains yearly rates into one change, for many rows. (mfgq_cumulative_chain_rows)
---
--- change[i] = (1 + rates[i k]) (1 + rates[i k + 1]) ... - 1
---
--- Computed as a + b + a b in groups of four years, whose error stays
--- relative to the change: at most 3 k units of 2^-53 of the largest change over
--- any run of the years, times the product of the 1 + |g|. A missing rate makes its row NaN.
--- With k = 0 every change is 0.
---@param k integer rates a row
---@param rates mfgq.Numbers [n k] row by row, fractions, >= -1
---@param policy? mfgq.WordPolicy what becomes of a row outside the domain
---@param change? mfgq.Vector a vector to write to
---@return mfgq.Vector change [n] fractions; must not overlap rates unless k is 1
---@return integer undefined rows outside the domain; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.chain_rows(k, rates, policy, change) end

--- One row of mfgq_cumulative_due_rows(). (mfgq_cumulative_due)
---@param target number 
---@param schedule number 
---@return number due
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.due(target, schedule) end

--- Cumulative change due when a part of the schedule has passed. (mfgq_cumulative_due_rows)
---
--- due = (1 + C) ^ s - 1
---
--- Of -20 % by a schedule at 0.4, -8.54 % is due.
--- A missing input (NaN) makes its row NaN and is not an error.
---@param target mfgq.Numbers [n] cumulative change to reach, C, fraction; a cut of 17 % is -0.17
---@param schedule mfgq.Numbers [n] part of the schedule, s, such as K/N or from mfgq_cumulative_schedule()
---@param policy? mfgq.WordPolicy what becomes of a row outside the domain
---@param due? mfgq.Vector a vector to write to
---@return mfgq.Vector due [n] cumulative change, fraction; may be an input
---@return integer undefined rows outside the domain; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.due_rows(target, schedule, policy, due) end

--- Which operation gives a printed figure? (mfgq_cumulative_explain)
---
--- Columns: operation, value, matches (yes, no). One row for each operation of
--- mfgq_cumulative_table(); what cannot be computed is missing and no match. A
--- claim printed with q decimals matches a value within half a unit of its last
--- decimal, ends included.
---@param claim string the figure as printed, a fraction such as "-0.1971", or with a percent sign, "-19.71%"
---@param rates? mfgq.Numbers [n]
---@param achieved? number A
---@param elapsed? number K
---@param target? number C
---@param years? number N
---@param energy? number e
---@param output? number y
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.explain(claim, rates, achieved, elapsed, target, years, energy, output) end

--- Yearly rate of an intensity, from the levels of two years. (mfgq_cumulative_intensity)
---
--- rate = (energy1 / output1) / (energy0 / output0) - 1
---
--- Both outputs stand at the prices of the plan's base year. Some offices
--- round the intensities before the rate is taken, to four decimals for
--- example; decimals does so, halves away from zero.
---@param energy0 number first year's energy, > 0
---@param output0 number first year's output, > 0
---@param energy1 number second year's energy, >= 0
---@param output1 number second year's output, > 0
---@param decimals integer|boolean of the intensities, 0 to 15; -1 to leave them unrounded
---@return number rate fraction, a cut is negative; NaN if a level is missing
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.intensity(energy0, output0, energy1, output1, decimals) end

--- An index across changes of the price base. (mfgq_cumulative_link)
---
--- index[i] = product over j <= i of level[j] / previous[j]
---
--- Levels are re-based with every plan, so the rates are chained and the levels
--- never compared: level[j] and previous[j] are two successive years at the
--- same prices, whichever those are.
---@param previous mfgq.Numbers [n] level of the year before, > 0, at the prices of level
---@param level mfgq.Numbers [n] level of the year
---@param index? mfgq.Vector a vector to write to
---@return mfgq.Vector index [n] the year before the first is 1; may be an input
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.link(previous, level, index) end

--- The sum of yearly rates, which is what a chain is mistaken for. (mfgq_cumulative_naive_sum)
---
--- It is here so that a printed figure can be recognised as one.
---@param rates mfgq.Numbers [k] fractions, >= -1
---@return number sum exact before one rounding; NaN if a rate is missing
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.naive_sum(rates) end

--- One row of mfgq_cumulative_overfulfilment_rows(). (mfgq_cumulative_overfulfilment)
---@param achieved number 
---@param target number 
---@return number over
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.overfulfilment(achieved, target) end

--- Over-fulfilment of a final result, which is linear. (mfgq_cumulative_overfulfilment_rows)
---
--- overfulfilment = (A - C) / C
---
--- A cut of 26.59 % against 20 % is over-fulfilled by 0.3295.
--- A missing input (NaN) makes its row NaN and is not an error.
---@param achieved mfgq.Numbers [n] cumulative change so far, A, fraction
---@param target mfgq.Numbers [n] cumulative change to reach, C, fraction; a cut of 17 % is -0.17
---@param policy? mfgq.WordPolicy what becomes of a row outside the domain
---@param over? mfgq.Vector a vector to write to
---@return mfgq.Vector over [n] fraction of the target; negative when it was missed; may be an input
---@return integer undefined rows outside the domain; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.overfulfilment_rows(achieved, target, policy, over) end

--- One row of mfgq_cumulative_points_left_rows(). (mfgq_cumulative_points_left)
---@param achieved number 
---@param target number 
---@return number left
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.points_left(achieved, target) end

--- Points between the target and what was achieved. (mfgq_cumulative_points_left_rows)
---
--- left = C - A
---
--- 16 - 14.1 leaves 1.9 points, but the last year needs a cut of 2.21 %, see
--- mfgq_cumulative_required_rows().
--- A missing input (NaN) makes its row NaN and is not an error.
---@param achieved mfgq.Numbers [n] cumulative change so far, A, fraction
---@param target mfgq.Numbers [n] cumulative change to reach, C, fraction; a cut of 17 % is -0.17
---@param policy? mfgq.WordPolicy what becomes of a row outside the domain
---@param left? mfgq.Vector a vector to write to
---@return mfgq.Vector left [n] difference of fractions, no rate; may be an input
---@return integer undefined rows outside the domain; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.points_left_rows(achieved, target, policy, left) end

--- One row of mfgq_cumulative_progress_rows(). (mfgq_cumulative_progress)
---@param achieved number 
---@param target number 
---@return number progress
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.progress(achieved, target) end

--- Part of a cumulative target achieved so far, on the logarithmic scale. (mfgq_cumulative_progress_rows)
---
--- progress = ln(1 + A) / ln(1 + C)
---
--- Logarithms, so that equal yearly rates make equal progress; past 1 when met early,
--- below 0 when the change went the other way.
--- A missing input (NaN) makes its row NaN and is not an error.
---@param achieved mfgq.Numbers [n] cumulative change so far, A, fraction
---@param target mfgq.Numbers [n] cumulative change to reach, C, fraction; a cut of 17 % is -0.17
---@param policy? mfgq.WordPolicy what becomes of a row outside the domain
---@param progress? mfgq.Vector a vector to write to
---@return mfgq.Vector progress [n] fraction of the task; may be an input
---@return integer undefined rows outside the domain; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.progress_rows(achieved, target, policy, progress) end

--- One row of mfgq_cumulative_rebase_rows(). (mfgq_cumulative_rebase)
---@param change number 
---@param base_change number 
---@return number rebased
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.rebase(change, base_change) end

--- A cumulative change counted from a later base. (mfgq_cumulative_rebase_rows)
---
--- rebased = (1 + c) / (1 + b) - 1
---
--- The step between two milestones: from -1.5 % to -3.5 % it is -2.03 %, not -2 %. Of an index
--- with its base at 1, change = index - 1.
--- A missing input (NaN) makes its row NaN and is not an error.
---@param change mfgq.Numbers [n] cumulative change since the old base, c
---@param base_change mfgq.Numbers [n] the same at the new base, b, > -1
---@param policy? mfgq.WordPolicy what becomes of a row outside the domain
---@param rebased? mfgq.Vector a vector to write to
---@return mfgq.Vector rebased [n] cumulative change since the new base; may be an input
---@return integer undefined rows outside the domain; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.rebase_rows(change, base_change, policy, rebased) end

--- One row of mfgq_cumulative_required_rows(). (mfgq_cumulative_required)
---@param achieved number 
---@param target number 
---@param elapsed number 
---@param years number 
---@return number required
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.required(achieved, target, elapsed, years) end

--- Yearly change that still meets the target. (mfgq_cumulative_required_rows)
---
--- required = ((1 + C) / (1 + A)) ^ (1 / (N - K)) - 1
---
--- After -4.87 % in three of five years, -17 % needs -6.59 % a year in the two left.
--- A missing input (NaN) makes its row NaN and is not an error.
---@param achieved mfgq.Numbers [n] cumulative change so far, A, fraction
---@param target mfgq.Numbers [n] cumulative change to reach, C, fraction; a cut of 17 % is -0.17
---@param elapsed mfgq.Numbers [n] years passed, K, >= 0; need not be whole
---@param years mfgq.Numbers [n] length of the period in years, N, > K
---@param policy? mfgq.WordPolicy what becomes of a row outside the domain
---@param required? mfgq.Vector a vector to write to
---@return mfgq.Vector required [n] change per year, fraction; may be an input
---@return integer undefined rows outside the domain; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.required_rows(achieved, target, elapsed, years, policy, required) end

--- The chain up to each year: change[t] of the rates 0 to t. (mfgq_cumulative_running)
---
--- A missing rate makes its year and all later ones NaN.
---@param rates mfgq.Numbers [n] fractions, >= -1
---@param change? mfgq.Vector a vector to write to
---@return mfgq.Vector change [n] fractions since the base; may be rates
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.running(rates, change) end

--- Part of the task that a schedule wants done after some years. (mfgq_cumulative_schedule)
---
--- Without shares it is the time share elapsed / years. With cumulative shares
--- s[0..count-1], such as .2 .4 .6 .8 1, it is s[j-1] at the j-th of count
--- equal steps of the period and straight lines between them. Shares that do not
--- end in 1 are parts that must add up to 1. Compare the result with the
--- progress of mfgq_cumulative_progress().
---@param shares? mfgq.Numbers [count] cumulative or parts; may be null when 0
---@param elapsed number years passed, from 0 to years
---@param years number length of the period, > 0
---@return number share fraction; NaN if a number is missing
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.schedule(shares, elapsed, years) end

--- One row of mfgq_cumulative_share_rows(). (mfgq_cumulative_share)
---@param target number 
---@param years number 
---@return number share
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.share(target, years) end

--- Equal yearly share of a cumulative target. (mfgq_cumulative_share_rows)
---
--- share = (1 + C) ^ (1 / N) - 1
---
--- -20 % over five years is -4.3648 % a year, not -4 %.
--- A missing input (NaN) makes its row NaN and is not an error.
---@param target mfgq.Numbers [n] cumulative change to reach, C, fraction; a cut of 17 % is -0.17
---@param years mfgq.Numbers [n] length of the period in years, N, > 0
---@param policy? mfgq.WordPolicy what becomes of a row outside the domain
---@param share? mfgq.Vector a vector to write to
---@return mfgq.Vector share [n] change per year, fraction; may be an input
---@return integer undefined rows outside the domain; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.share_rows(target, years, policy, share) end

--- One operation, or all that the numbers allow, as a table. (mfgq_cumulative_table)
---
--- Columns: operation, value. With rates, A is their chain and K their number.
--- The operations, and what each needs:
---
--- | operation | value | needs |
--- |---|---|---|
--- | chain | product of (1 + g), less 1 | rates |
--- | naive-sum | sum of g | rates |
--- | progress | ln(1 + A) / ln(1 + C) | A, C |
--- | linear-progress | A / C | A, C |
--- | years | N progress | A, C, N |
--- | required | ((1 + C) / (1 + A)) ^ (1 / (N - K)) - 1 | A, C, K, N |
--- | share | (1 + C) ^ (1 / N) - 1 | C, N |
--- | naive-share | C / N | C, N |
--- | overfulfilment | (A - C) / C | A, C |
--- | points-left | C - A | A, C |
--- | naive-points-left | C - sum of g | rates, C |
--- | intensity | (1 + e) / (1 + y) - 1 | e, y |
--- | schedule | K / N, or the share due | K, N |
--- | due | (1 + C) ^ schedule - 1 | C, K, N |
---
--- The naive ones are errors seen in print, offered so that they can be
--- recognised.
---@param operation? string one of the names; null for every one that has what it needs, with a missing value where it is not defined
---@param rates? mfgq.Numbers [n] yearly rates, >= -1; null if there are none
---@param achieved? number A; NaN if not given; with rates it must be NaN
---@param elapsed? number K; NaN if not given, then with rates their number
---@param target? number C; NaN if not given
---@param years? number N; NaN if not given
---@param energy? number growth of energy e; NaN if not given
---@param output? number growth of output y; NaN if not given
---@param shares? mfgq.Numbers [count] cumulative or parts, see mfgq_cumulative_schedule()
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.table(operation, rates, achieved, elapsed, target, years, energy, output, shares) end

--- One row of mfgq_cumulative_years_rows(). (mfgq_cumulative_years)
---@param achieved number 
---@param target number 
---@param years number 
---@return number delivered
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.years(achieved, target, years) end

--- Years of the plan's work that have been delivered. (mfgq_cumulative_years_rows)
---
--- years delivered = N ln(1 + A) / ln(1 + C)
---
--- With 26.8 % of a five-year task done, 1.34 years of it are delivered.
--- A missing input (NaN) makes its row NaN and is not an error.
---@param achieved mfgq.Numbers [n] cumulative change so far, A, fraction
---@param target mfgq.Numbers [n] cumulative change to reach, C, fraction; a cut of 17 % is -0.17
---@param years mfgq.Numbers [n] length of the period in years, N, > 0
---@param policy? mfgq.WordPolicy what becomes of a row outside the domain
---@param delivered? mfgq.Vector a vector to write to
---@return mfgq.Vector delivered [n] years; may be an input
---@return integer undefined rows outside the domain; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.cumulative.years_rows(achieved, target, years, policy, delivered) end

--- Number of parameters of a curve; 0 if there is none. Pure. (mfgq_curve_count)
---@param curve integer|boolean 
---@return integer
function mfgq.curve.count(curve) end

--- Curve of a name, or -1. Pure. (mfgq_curve_find)
---@param name string 
---@return integer?
function mfgq.curve.find(name) end

--- Fits a curve by least squares. (mfgq_curve_fit)
---
--- The parameters minimise the sum of (y - f(x))^2, found by Levenberg and
--- Marquardt's method from many starts; standard errors are those of the
--- linearised model at the minimum, s^2 (J'J)^-1 with s^2 = rss / df. The
--- exponential minimises on logarithms, and rss is on that scale. Rows with a
--- missing x or y (NaN) are left out.
---@param curve mfgq.WordCurve one of mfgq_curve
---@param x mfgq.Numbers [n] any unit; not negative for weibull
---@param y mfgq.Numbers [n] any unit; positive for exponential
---@param fixed? mfgq.Numbers [parameters] values to hold, NaN free; may be null; bass-ols holds p and q only together with m
---@param value? mfgq.Vector a vector to write to
---@param se? mfgq.Vector a vector to write to
---@return mfgq.Vector value [parameters]
---@return mfgq.Vector se [parameters] standard errors, 0 for fixed ones; may be null
---@return number rss sum of squared errors; may be null
---@return number df rows less free parameters; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.curve.fit(curve, x, y, fixed, value, se) end

--- Formula of a curve as text; null if there is none. Pure. (mfgq_curve_formula)
---@param curve integer|boolean 
---@return string?
function mfgq.curve.formula(curve) end

--- Name of a curve, "bass-nls"; null if there is none. Pure. (mfgq_curve_name)
---@param curve integer|boolean 
---@return string?
function mfgq.curve.name(curve) end

--- Name of a parameter of a curve; null if there is none. Pure. (mfgq_curve_parameter)
---@param curve integer|boolean 
---@param index integer 
---@return string?
function mfgq.curve.parameter(curve, index) end

--- Attributes the change of a sum of products to its factors. (mfgq_decompose)
---
--- With v_i the product of category i and L(a,b) = (a-b)/ln(a/b), L(a,a) = a:
---
---     lmdi1-additive         sum_i L(v_i1,v_i0) ln(x_ij1/x_ij0)
---     lmdi1-multiplicative   exp sum_i L(v_i1,v_i0)/L(V1,V0) ln(x_ij1/x_ij0)
---     lmdi2-multiplicative   exp sum_i L(s_i1,s_i0)/sum_k L(s_k1,s_k0) ln(x_ij1/x_ij0)
---     shapley                mean over all orders of the factors of the change of
---                            V when factor j moves from its first to its second value
---
--- with s_i = v_i / V. Zeros follow the analytic limits: a category that appears
--- with value c gives +c to the factor that was zero, one that vanishes gives
--- -c, and any other pattern of zeros gives 0; when k factors of a category are
--- zero together, each takes 1/k. A missing input (NaN) makes the effects of its
--- category, and all totals, NaN.
---@param method mfgq.WordDecomposition see mfgq_decomposition
---@param factors integer columns, 1 to 64
---@param from mfgq.Numbers [categories][factors] row by row, first period; >= 0, except for shapley, which takes any finite value
---@param to mfgq.Numbers [categories][factors] second period
---@param effects? mfgq.Vector a vector to write to
---@param totals? mfgq.Vector a vector to write to
---@return mfgq.Vector effects [categories][factors] effect of each factor in each category, which add or multiply to totals; may be null
---@return mfgq.Vector totals [factors] effect of each factor
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.decompose(method, factors, from, to, effects, totals) end

--- Method of a name of the command line, "lmdi1-additive"; -1 if none. Pure. (mfgq_decomposition_find)
---@param name string 
---@return integer?
function mfgq.decomposition_find(name) end

--- 1 if the effects of a method multiply, 0 if they add. Pure. (mfgq_decomposition_multiplies)
---@param method mfgq.WordDecomposition 
---@return boolean
function mfgq.decomposition_multiplies(method) end

--- Mean distance of an indicator from its benchmarks. (mfgq_disaggregate_bias)
---
--- bias = sum over benchmarks of (b - aggregate of i) / sum of their weights
---
--- The weights of a benchmark add up to ratio for sums and to 1 otherwise, so the
--- bias is what each covered period lacks on average.
---@param low mfgq.Numbers [low_count] benchmarks; NaN binds nothing
---@param ratio integer periods to a benchmark, >= 1
---@param offset integer period at which the first benchmark begins, may be < 0
---@param indicator mfgq.Numbers [periods] finite
---@param conversion mfgq.WordConversion what the benchmarks are of their periods
---@return number bias unit of the indicator
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.disaggregate_bias(low, ratio, offset, indicator, conversion) end

--- Spreads benchmarks by regression: OLS, Chow-Lin, Fernandez, Litterman. (mfgq_disaggregate_regression)
---
--- With indicators X (an intercept among them if asked for) and benchmarks b = C x,
---
---     beta = (X'C' W X C)^-1 X'C' W b         W = (C V C')^-1
---     x    = X beta + V C' W (b - C X beta)
---
---     OLS        V = I
---     Chow-Lin   V[i][j] = rho^|i-j| / (1 - rho^2)
---     Fernandez  V = (D'D)^-1
---     Litterman  V = (D'H'HD)^-1              H = I - rho B
---
--- with D the first difference that keeps its first row. Estimated rho lies in
--- [-0.999, 0.999]; it is the minimum at which Brent's search on that interval
--- arrives, or rho_min if that is greater.
---
--- The parameters are a table name, value, se: a row for each coefficient
--- ("intercept" first), then rho, rss = u'Wu, sigma2 = rss / (m - k), loglik =
--- -m/2 (1 + ln 2 pi + ln(rss / m)) - ln det(C V C') / 2, aic = ln(rss / m) +
--- 2k/m, bic = ln(rss / m) + k ln(m) / m, for m benchmarks and k coefficients.
---@param low mfgq.Numbers [low_count] benchmarks, any unit; NaN binds nothing
---@param ratio integer periods to a benchmark, >= 1
---@param offset integer period at which the first benchmark begins, may be < 0
---@param periods integer number of periods to be filled
---@param indicators mfgq.Numbers [columns][periods] finite
---@param names? string[] [columns] names for the table; may be null: x1, x2, ...
---@param intercept? integer|boolean 1 for a constant among the regressors, else 0
---@param method mfgq.WordDisaggregation MFGQ_OLS to MFGQ_LITTERMAN
---@param estimate mfgq.WordRhoEstimate how rho is found, for Chow-Lin and Litterman
---@param rho? number used by MFGQ_RHO_FIXED, in (-1, 1)
---@param rho_min number least rho to accept when it is estimated, in [-1, 1); 0 is usual, -1 accepts all
---@param conversion mfgq.WordConversion what the benchmarks are of their periods
---@param non_negative? integer|boolean 1 for the best series without values below 0 at the estimated coefficients, else 0
---@param values? mfgq.Vector a vector to write to
---@return mfgq.Vector values [periods] unit of low; may be null
---@return mfgq.Table parameters to be freed with mfgq_table_free(); may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.disaggregate_regression(low, ratio, offset, periods, indicators, names, intercept, method, estimate, rho, rho_min, conversion, non_negative, values) end

--- Rounds a disaggregated series so that the aggregates still hold. (mfgq_disaggregate_round)
---
--- Within a benchmark (sum, mean) each value is rounded down to decimals and
--- the units that are then lacking to the rounded benchmark go to the largest
--- remainders, the earlier of equals first. All other values are rounded half
--- away from zero. Values of 2^53 units or more stay as they are.
---@param low mfgq.Numbers [low_count] benchmarks; NaN binds nothing
---@param ratio integer periods to a benchmark, >= 1
---@param offset integer period at which the first benchmark begins, may be < 0
---@param values mfgq.Numbers [periods] from one of the calls above
---@param conversion mfgq.WordConversion what the benchmarks are of their periods
---@param decimals integer|boolean 0 to 15
---@param rounded? mfgq.Vector a vector to write to
---@return mfgq.Vector rounded [periods] may be values
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.disaggregate_round(low, ratio, offset, values, conversion, decimals, rounded) end

--- Spreads benchmarks by smoothing: uniform, pro rata, Denton, Denton-Cholette. (mfgq_disaggregate_smooth)
---
--- With indicator i and benchmarks b = C x, the series x minimises
---
---     sum over t of (D^h (x - i))[t]^2        additive
---     sum over t of (D^h (x / i))[t]^2        proportional
---
--- D is the first difference. Denton-Cholette leaves out the first h rows of
--- D^h; Denton keeps them, as if deviations before the first period were zero.
--- Uniform is additive with h = 0. Pro rata is i times the ratio of the
--- benchmark to the indicator's aggregate, the nearest ratio outside.
---
--- Where a proportional method meets a zero indicator the result is zero there.
--- Without an indicator, i = 1.
---@param low mfgq.Numbers [low_count] benchmarks, any unit; NaN binds nothing
---@param ratio integer periods to a benchmark, >= 1
---@param offset integer period at which the first benchmark begins, may be < 0
---@param indicator? mfgq.Numbers [periods] finite; may be null: 1 everywhere
---@param method mfgq.WordDisaggregation MFGQ_UNIFORM to MFGQ_DENTON_CHOLETTE
---@param criterion mfgq.WordCriterion used by the Denton methods
---@param h integer|boolean order of differencing of the Denton methods, 0 to 8
---@param conversion mfgq.WordConversion what the benchmarks are of their periods
---@param non_negative? integer|boolean 1 for the best series without values below 0, else 0
---@param values? mfgq.Vector a vector to write to
---@return mfgq.Vector values [periods] unit of low; may be indicator
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.disaggregate_smooth(low, ratio, offset, indicator, method, criterion, h, conversion, non_negative, values) end

--- Name of a method, "denton-cholette"; null if there is none. Pure. (mfgq_disaggregation_name)
---@param method integer|boolean 
---@return string?
function mfgq.disaggregation_name(method) end

--- Attributes a change of aggregate productivity to continuing, entering and exiting units. (mfgq_dynamics)
---
--- docs/methods/dynamics.md has the six formulas. A unit absent in a period has
--- a missing share (NaN) or a share of 0 there. Components that a method does
--- not have are NaN; without exiting units Baldwin-Gu takes the mean aggregate,
--- (P0 + P1) / 2, as its reference.
---@param method mfgq.WordDynamicsMethod see mfgq_dynamics_method
---@param s0 mfgq.Numbers [n] share in the first period, fraction, adding up to 1
---@param p0 mfgq.Numbers [n] productivity in the first period, any unit
---@param s1 mfgq.Numbers [n] share in the second period
---@param p1 mfgq.Numbers [n] productivity in the second period
---@param components? mfgq.Vector a vector to write to
---@return mfgq.Vector components [8] by mfgq_dynamics_component, unit of p0
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.dynamics(method, s0, p0, s1, p1, components) end

--- Name of a component, "within"; null if none. Pure. (mfgq_dynamics_component_name)
---@param component integer|boolean 
---@return string?
function mfgq.dynamics_component_name(component) end

--- Method of a name of the command line, "fhk"; -1 if none. Pure. (mfgq_dynamics_find)
---@param name string 
---@return integer?
function mfgq.dynamics_find(name) end

--- Ellison-Glaeser index of agglomeration of an industry. (mfgq_ellison_glaeser)
---
--- G = sum (s_r - x_r)^2,  H = sum of squared plant shares
---     gamma = (G - (1 - sum x_r^2) H) / ((1 - sum x_r^2)(1 - H))
---
--- Below 0 when plants spread more than chance. With one plant H = 1 and the
--- index is undefined: NaN.
---@param industry mfgq.Numbers [regions] the industry's employment
---@param all mfgq.Numbers [regions] employment of all industries
---@param sizes mfgq.Numbers [plants] their employment
---@return number gamma the index
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.ellison_glaeser(industry, all, sizes) end

--- Shannon entropy of a profile, -sum s ln s, s = x_i / X, in nats. (mfgq_entropy)
---
--- entropy     0 (all in one class) to ln n; 0 ln 0 = 0; / ln 2 gives bits
---     normalised  entropy / ln n, from 0 to 1; NaN for n = 1
---@param x mfgq.Numbers [n] profile
---@param x_total? number its total, NaN to take the sum of x
---@return number entropy in nats
---@return number normalised may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.entropy(x, x_total) end

--- Locational Gini: twice the area between the diagonal and the Lorenz curve of x over y, classes in order of x/y. (mfgq_gini_locational)
---
--- From 0 (x spread as y) to 1. Some texts and packages halve it.
---@param x mfgq.Numbers [n] profile
---@param y mfgq.Numbers [n] reference
---@return number value from 0 to 1
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.gini_locational(x, y) end

--- Unweighted Gini of location quotients: of specialisation for a region's industries, of concentration for an industry's regions. (mfgq_gini_of_quotients)
---
--- 2 / (n^2 mean) * sum rank_i (LQ_i - mean), ranks ascending.
---@param x mfgq.Numbers [n] profile
---@param y mfgq.Numbers [n] reference, > 0 wherever the quotient is to count
---@return number value from 0 to 1
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.gini_of_quotients(x, y) end

--- Residual of growth and the shares of its sources, period by period. (mfgq_growth_accounting)
---
--- With the growth rates y of output, k of capital, l of labour,
---
---     residual      = y - alpha k - beta l
---     share_residual = residual / y
---     share_capital  = alpha k / y
---     share_labour   = beta l / y
---
--- The shares add up to 1. They are NaN where y is 0 and given where it is
--- negative, when they mean little; note says which. A missing rate makes
--- its row NaN.
---@param y mfgq.Numbers [n] growth of output, fraction
---@param k mfgq.Numbers [n] growth of capital, fraction
---@param l mfgq.Numbers [n] growth of labour, fraction
---@param alpha number elasticity of capital, 0 to 1
---@param beta? number elasticity of labour, 0 to 1; NaN for 1 - alpha
---@param residual? mfgq.Vector a vector to write to
---@param share_residual? mfgq.Vector a vector to write to
---@param share_capital? mfgq.Vector a vector to write to
---@param share_labour? mfgq.Vector a vector to write to
---@return mfgq.Vector residual [n] fraction; may be null
---@return mfgq.Vector share_residual [n] fraction of y; may be null
---@return mfgq.Vector share_capital [n] fraction of y; may be null
---@return mfgq.Vector share_labour [n] fraction of y; may be null
---@return integer[] note [n] mfgq_growth_note; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.growth.accounting(y, k, l, alpha, beta, residual, share_residual, share_capital, share_labour) end

--- mfgq_growth_accounting() as a table. (mfgq_growth_accounting_table)
---
--- Columns: period, residual, share_residual, share_capital, share_labour,
--- note. The note is missing where output grew.
---@param period string[] [n] any text, copied
---@param y mfgq.Numbers [n] growth of output, fraction
---@param k mfgq.Numbers [n] growth of capital, fraction
---@param l mfgq.Numbers [n] growth of labour, fraction
---@param alpha number elasticity of capital, 0 to 1
---@param beta? number elasticity of labour, 0 to 1; NaN for 1 - alpha
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.growth.accounting_table(period, y, k, l, alpha, beta) end

--- Fixed name of a note, "output-fell", or "unknown". Pure. (mfgq_growth_note_name)
---@param note integer|boolean 
---@return string?
function mfgq.growth.note_name(note) end

--- 1 if the library was built with GSL, else 0. Pure. (mfgq_has_gsl)
---@return boolean
function mfgq.has_gsl() end

--- Herfindahl-Hirschman index, raw, normalised, and equivalent number. (mfgq_herfindahl)
---
--- raw         H = sum (x_i / X)^2
---     normalised  (H - 1/n) / (1 - 1/n), NaN for n = 1
---     equivalent  1 / H, NaN for H = 0 (a given total, and nothing in the classes)
---@param x mfgq.Numbers [n] profile
---@param x_total? number its total, NaN to take the sum of x
---@return number raw H
---@return number normalised may be null
---@return number equivalent may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.herfindahl(x, x_total) end

--- Bilateral index of p between two periods, q as weights. (mfgq_index)
---
--- Only items with all that the formula needs present (not NaN) in both periods
--- take part; with none the index is NaN, never 1. The additive formulas give
--- the part of the change of sum p q that is due to p.
---@param formula mfgq.WordIndexFormula see mfgq_index_formula
---@param p0 mfgq.Numbers [n] first period, any unit
---@param q0 mfgq.Numbers [n] weights of the first period; read even where the formula is unweighted, to know which items are present
---@param p1 mfgq.Numbers [n] second period
---@param q1 mfgq.Numbers [n] weights of the second period
---@param pb? mfgq.Numbers [n] basket period's p, for Young only; else may be null
---@param qb? mfgq.Numbers [n] basket period's q, for Lowe and Young only; else may be null
---@return number value the index, a ratio (1 = no change), or a difference of values
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.index(formula, p0, q0, p1, q1, pb, qb) end

--- Formula of a name of the command line, "sato-vartia"; -1 if none. Pure. (mfgq_index_find)
---@param name string 
---@return integer?
function mfgq.index_find(name) end

--- 1 if a formula splits a difference of values instead of a ratio. Pure. (mfgq_index_is_additive)
---@param formula mfgq.WordIndexFormula 
---@return boolean
function mfgq.index_is_additive(formula) end

--- Inequality of values, each standing for one or several units. (mfgq_inequality)
---
--- A missing value (NaN) makes the result NaN.
---@param measure mfgq.WordInequalityMeasure see mfgq_inequality_measure
---@param x mfgq.Numbers [n] value of a unit, >= 0, any unit
---@param weight? mfgq.Numbers [n] number of units with that value, >= 0; null for one each
---@param group? integer[]|mfgq.Vector [n] number of the value's group, below n, for the between and within parts only; else may be null
---@param epsilon? number aversion to inequality, > 0, for atkinson only
---@return number value the measure
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.inequality(measure, x, weight, group, epsilon) end

--- Measure of a name of the command line, "theil-t"; -1 if none. Pure. (mfgq_inequality_find)
---@param name string 
---@return integer?
function mfgq.inequality_find(name) end

--- Krugman's index: sum |x_i/X - y_i/Y|, from 0 to 2. Half of it is the other form in use, and Hoover's index. (mfgq_krugman)
---@param x mfgq.Numbers [n] profile
---@param x_total? number its total, NaN to take the sum of x
---@param y mfgq.Numbers [n] reference
---@param y_total? number its total, NaN to take the sum of y
---@return number value the sum, not halved
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.krugman(x, x_total, y, y_total) end

--- Litzenberger-Sternberg cluster index, element by element. (mfgq_litzenberger_sternberg)
---
--- (e_ij/a_j)/(e_i/a) * (e_ij/p_j)/(e_i/p) / ((e_ij/b_ij)/(e_i/b_i))
---
--- NaN where a divisor is 0 or an input missing.
---@param employment mfgq.Numbers [n] e_ij, industry i in region j
---@param area mfgq.Numbers [n] a_j
---@param population mfgq.Numbers [n] p_j
---@param plants mfgq.Numbers [n] b_ij
---@param employment_total mfgq.Numbers [n] e_i over all regions
---@param area_total number a
---@param population_total number p
---@param plants_total mfgq.Numbers [n] b_i over all regions
---@param index? mfgq.Vector a vector to write to
---@return mfgq.Vector index [n]
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.litzenberger_sternberg(employment, area, population, plants, employment_total, area_total, population_total, plants_total, index) end

--- Location quotients: (x_i / X) / (y_i / Y). (mfgq_location_quotients)
---
--- Where the reference has none of a class the quotient is undefined: NaN.
---@param x mfgq.Numbers [n] profile
---@param x_total? number its total, NaN to take the sum of x
---@param y mfgq.Numbers [n] reference
---@param y_total? number its total, NaN to take the sum of y
---@param lq? mfgq.Vector a vector to write to
---@return mfgq.Vector lq [n] quotients, 1 = as the reference
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.location_quotients(x, x_total, y, y_total, lq) end

--- Takes rows of comma-separated values, without their header. (mfgq_measure_add_csv)
---
--- The columns are those of mfgq_measure_new(), in its order. Blank lines are skipped.
---@param measure mfgq.Measure a measure
---@param text string|table[]|mfgq.Table [size] whole rows, see mfgq_csv_whole()
---@param line integer of the file, one-based, at which text begins; for messages
---@param encoding? mfgq.WordEncoding of text
---@return true
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.measure.add_csv(measure, text, line, encoding) end

--- The indicators that are not measured: indicator, reason. (mfgq_measure_left_out)
---@param measure mfgq.Measure a measure
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.measure.left_out(measure) end

--- Takes what another measure has taken, as if its rows had been added here. (mfgq_measure_merge)
---
--- Both must have been made with the same plan, indicators, keys, base and gaps; their
--- columns may differ in order and number as long as the same indicators are measured.
---@param measure mfgq.Measure takes
---@param other mfgq.Measure is left as it was
---@return true
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.measure.merge(measure, other) end

--- Makes a measure for rows with the columns named. (mfgq_measure_new)
---
--- A column is a variable of the plan, a key, `period`, or ignored. A number is in the
--- unit that the plan gives its variable, unless units or the column's name says
--- otherwise: `revenue[万元]`, `revenue (万元)`. An indicator without formula, with a
--- variable that the data lack, with a class and no taxonomy, or with base() or
--- previous() and no periods is left out; mfgq_measure_left_out() says which and why.
---@param plan mfgq.Plan with variables and formulas
---@param taxonomy? mfgq.Taxonomy answers `in`; may be null
---@param indicators? string[] [n] ids; may be null when n is 0
---@param names string[] [columns] their names
---@param units? string[] [columns] null or "" for what the name or the plan says; may be null
---@param by? string[] [keys] names of columns to group by; may be null when keys is 0
---@param base? string period of base(); null for the plan's own
---@param gaps? mfgq.WordGaps an mfgq_gaps, what a missing value does
---@param threads integer|boolean 1 to 256, for the calls that add rows
---@return mfgq.Measure measure to be freed with mfgq_measure_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.measure.new(plan, taxonomy, indicators, names, units, by, base, gaps, threads) end

--- Rows taken so far. Pure. (mfgq_measure_rows)
---@param measure mfgq.Measure 
---@return integer
function mfgq.measure.rows(measure) end

--- The indicators of the rows taken so far. (mfgq_measure_table)
---
--- Columns: the keys, indicator, period, value, unit, numerator, denominator, rows, used,
--- missing, note. One row for each group, indicator and period in which the group has rows, in
--- the order of the keys' bytes, of the plan, and of time. value is in unit; numerator and
--- denominator are those of the formula's outermost quotient, in base units (yuan, persons,
--- fractions), and missing where there is none. rows counts the group's rows of the period, used
--- those that entered its largest aggregate, missing the unknown values and conditions met
--- by the aggregates of all periods that the formula reads. note says why a
--- value is missing: no-base, no-previous, zero-denominator, undefined, missing-values, no-rows
--- (a mean or extreme of none), overflow.
---@param measure mfgq.Measure a measure
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.measure.table(measure) end

--- How a column is read, mfgq_measure_use added up. Pure. (mfgq_measure_uses)
---@param measure mfgq.Measure 
---@param column integer 
---@return integer
function mfgq.measure.uses(measure, column) end

--- Number of models of the library as linked. Pure. (mfgq_model_count)
---@return integer
function mfgq.model_count() end

--- Model of a name, or -1. Pure. (mfgq_model_find)
---@param name string 
---@return integer?
function mfgq.model_find(name) end

--- Name of a model, "holt-damped"; null if there is none. Pure. (mfgq_model_name)
---@param model integer|boolean 
---@return string?
function mfgq.model_name(model) end

--- Source or formula of a model; null if there is none. Pure. (mfgq_model_source)
---@param model integer|boolean 
---@return string?
function mfgq.model_source(model) end

--- All models with their parameters, defaults and bounds. (mfgq_models)
---
--- Columns model, parameter, default, low, high, source. A missing default is
--- estimated; a missing bound is none. A model without parameters has one row.
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.models() end

--- Fixed name of a movement, "moved-little", or "unknown". Pure. (mfgq_movement_name)
---@param movement integer|boolean 
---@return string?
function mfgq.movement_name(movement) end

--- The observations built in for a plan; none if the plan has none. (mfgq_observations_builtin)
---@param id string id of a plan, built in or not
---@return mfgq.Observations observations to be freed with mfgq_observations_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.observations.builtin(id) end

--- Number of observations that have a value. Pure. (mfgq_observations_count)
---@param observations mfgq.Observations 
---@return integer
function mfgq.observations.count(observations) end

--- Reads observations from CSV. (mfgq_observations_load)
---
--- Columns indicator, period, value, unit and, where present, qualifier,
--- decimals, published, basis, region, source, note, break, low, high. Rows
--- without a value are left out. A row stands for [value - h, value + h] with h
--- half a unit of its last decimal, for [value, inf) if at-least, (-inf, value]
--- if at-most, and for [low, high] where these are given.
---@param text string|table[]|mfgq.Table [size] the file's bytes
---@param encoding? mfgq.WordEncoding of text
---@return mfgq.Observations observations to be freed with mfgq_observations_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.observations.load(text, encoding) end

--- Observations as a table: indicator, period, value, unit, qualifier, decimals, published, basis, region, source, note, break, low, high. (mfgq_observations_table)
---
--- One row for each indicator and period: the observation of the vintage.
---@param observations mfgq.Observations observations
---@param vintage? string "first", "latest", or a date ("2021", "2021-07", "2021-07-20"): the last one published up to it; null: latest
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.observations.table(observations, vintage) end

--- Projects each indicator to each of its targets that are still to come. (mfgq_outlook)
---
--- The series of an indicator are its observations at the frequency of the
--- target, from the last flagged break on, in the target's unit; figures known
--- only as at least or at most are left out and counted in the note. The model
--- is the default combination (MFGQ_MODEL_AUTO), for growth rates the one without a
--- trend (MFGQ_MODEL_AUTO_LEVEL); shares stay between 0 and 100 %.
--- A target stated alike in several places gives one row, differing ones a row each.
---
--- What was observed of a figure for every year or on average stands; the years still
--- to come are drawn as 10000 joint sample paths (seed 1). Of an average, median and
--- intervals are those of the average itself (chained for growth rates), of a figure
--- for every year those of the year farthest from it. A figure since a base is 0
--- there, which counts as one more point of its series.
---
--- Columns: indicator, period, target, unit, median, lo and hi of each level
--- (lo80, hi80, lo95, hi95), probability, required_rate (yearly from the last
--- observation: a rate for levels, fraction points for percentages, the rate
--- itself for yearly rates), reached (first period in which the median meets the
--- target; of an average, in which the running average does), observations (number
--- used), method, note, reached_early and reached_late (at the ends of the first
--- interval), gap (median - target, target - median if lower is better),
--- accumulation (none, since-base, per-year, average). What cannot be projected has
--- missing values and a note; no target is dropped.
---@param plan mfgq.Plan the plan
---@param observations mfgq.Observations what was observed
---@param as_of? string last period whose observations are used, and after which targets are shown; null: each indicator's last observation
---@param vintage? string as in mfgq_observations_table(); null: latest
---@param to? string targets up to this period; null: all
---@param levels mfgq.Numbers [count] coverage of the intervals, fraction, 0 < level < 1
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.outlook(plan, observations, as_of, vintage, to, levels) end

--- Year by year: what each target requires, and what the projection expects. (mfgq_outlook_path)
---
--- The targets, series and projections are those of mfgq_outlook(). From the last
--- observation to the target a level moves by a constant rate, a percentage by
--- constant points, a cumulative cut or rise by the rate that compounds to it, an
--- amount since its base in equal parts; a figure for every year is asked of each
--- year, an average asks of each year left what the observed years leave to do. A
--- yearly rate is asked of its own year, the only row it has. Levels that are not
--- positive move in equal parts.
---
--- Columns: indicator, period, target_period, target, unit, required, expected (the
--- median), lo and hi of each level, gap (expected - required, required - expected
--- if lower is better: negative is short), accumulation, note. What cannot be
--- projected has one row, at the target's period.
---@param plan mfgq.Plan the plan
---@param observations mfgq.Observations what was observed
---@param as_of? string last period whose observations are used, and after which targets are shown; null: each indicator's last observation
---@param vintage? string as in mfgq_observations_table(); null: latest
---@param to? string targets up to this period; null: all
---@param levels mfgq.Numbers [count] coverage of the intervals, fraction, 0 < level < 1
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.outlook_path(plan, observations, as_of, vintage, to, levels) end

--- One row of mfgq_path_geometric_rows(). (mfgq_path_geometric)
---@param from number 
---@param to number 
---@param part number 
---@return number v
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.path.geometric(from, to, part) end

--- Geometric paths of many rows at one part of the way. (mfgq_path_geometric_rows)
---
--- v = from (to / from) ^ s
---
--- A missing input (NaN) makes its row NaN and is not an error.
---@param from mfgq.Numbers [n] finite, not 0
---@param to mfgq.Numbers [n] finite, of the sign of from
---@param part mfgq.Numbers [n] part of the way s; outside 0 to 1 the path goes on
---@param policy? mfgq.WordPolicy what becomes of a row outside the domain
---@param v? mfgq.Vector a vector to write to
---@return mfgq.Vector v [n] values; may be an input
---@return integer undefined rows outside the domain; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.path.geometric_rows(from, to, part, policy, v) end

--- One row of mfgq_path_linear_rows(). (mfgq_path_linear)
---@param from number 
---@param to number 
---@param part number 
---@return number v
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.path.linear(from, to, part) end

--- Linear paths of many rows at one part of the way. (mfgq_path_linear_rows)
---
--- v = from + s (to - from)
---
--- A missing input (NaN) makes its row NaN and is not an error.
---@param from mfgq.Numbers [n] finite
---@param to mfgq.Numbers [n] finite
---@param part mfgq.Numbers [n] part of the way s; outside 0 to 1 the line goes on
---@param policy? mfgq.WordPolicy what becomes of a row outside the domain
---@param v? mfgq.Vector a vector to write to
---@return mfgq.Vector v [n] values; may be an input
---@return integer undefined rows outside the domain; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.path.linear_rows(from, to, part, policy, v) end

--- Shape of a name: linear, geometric, schedule, monotone; else -1. Pure. (mfgq_path_shape_find)
---@param name string 
---@return integer
function mfgq.path.shape_find(name) end

--- A path with a row for every period from its first milestone to its last. (mfgq_path_table)
---
--- Columns: period, value. Milestones may come in any order. With shares, the
--- number of periods in each span must be a multiple of count or divide it,
--- so that a schedule of another length is not taken by accident.
---@param shape mfgq.WordPathShape how spans are filled
---@param period string[] [m] texts such as 2019, 2019-Q1, 2019-07, of one frequency
---@param value mfgq.Numbers [m] finite
---@param shares? mfgq.Numbers [count] cumulative or parts; may be null
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.path.table(shape, period, value, shares) end

--- Values of a path at any positions between its milestones. (mfgq_path_values)
---
--- A schedule's cumulative shares s[0..count-1], the last one 1, stand at
--- 1/count, 2/count, ... of each span, with straight lines between them. Shares
--- that do not end in 1 are parts that must add up to 1. They may be given for
--- the linear and the geometric shape too, where s then takes the place of the
--- part of time. Without them the schedule is the time.
---
--- The monotone shape is the piecewise cubic Hermite interpolant with the
--- slopes of Fritsch and Butland: the weighted harmonic mean of the two
--- neighbouring secants, 0 where they differ in sign; at the ends a one-sided
--- formula of three points, limited so that it keeps the sign of its secant and
--- at most three times its size. (PCHIP; with two milestones it is a line.)
---@param shape mfgq.WordPathShape how spans are filled
---@param at mfgq.Numbers [m] positions, strictly rising, finite
---@param value mfgq.Numbers [m] finite
---@param shares? mfgq.Numbers [count] cumulative or parts, finite; may be null
---@param x mfgq.Numbers [n] from at[0] to at[m-1]; NaN gives NaN
---@param out? mfgq.Vector a vector to write to
---@return mfgq.Vector out [n] values; may be x
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.path.values(shape, at, value, shares, x, out) end

--- The period count later (earlier if negative), 0 outside 1 to 9999. Pure. (mfgq_period_add)
---@param period integer|string 
---@param count integer 
---@return integer
function mfgq.period.add(period, count) end

--- Number of periods from from to to. (mfgq_period_between)
---@param from integer|string a period
---@param to integer|string a period of the same frequency
---@return integer count negative if to is earlier
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.period.between(from, to) end

--- 1 if every month of inner lies in outer. Pure. (mfgq_period_contains)
---@param outer integer|string 
---@param inner integer|string 
---@return boolean
function mfgq.period.contains(outer, inner) end

--- The months from year 0 to the first month after it. Pure. (mfgq_period_end)
---@param period integer|string 
---@return integer
function mfgq.period.end_(period) end

--- Writes a period, "2020-Q3"; "" for none or what is no period. Pure. (mfgq_period_format)
---@param period integer
---@return string
function mfgq.period.format(period) end

--- Its mfgq_frequency; 0 for none. Pure. (mfgq_period_frequency)
---@param period integer|string 
---@return integer
function mfgq.period.frequency(period) end

--- The period of a year and its part, from 1; 0 if there is none. Pure. (mfgq_period_make)
---@param frequency integer|boolean 
---@param year integer|boolean 
---@param part integer|boolean 
---@return integer
function mfgq.period.make(frequency, year, part) end

--- -1 if a ends before b starts, 1 the other way round, 0 if they share a month. Pure. (mfgq_period_order)
---@param a integer|string 
---@param b integer|string 
---@return integer
function mfgq.period.order(a, b) end

--- Reads a period: 2020, 2020-H1, 2020-Q3, 2020-07. (mfgq_period_parse)
---@param text string [size] UTF-8; spaces around it are ignored
---@return integer period the period; years 1 to 9999
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.period.parse(text) end

--- Its place in the year, from 1; 0 for none. Pure. (mfgq_period_part)
---@param period integer|string 
---@return integer
function mfgq.period.part(period) end

--- The months from year 0 to its first month. Pure. (mfgq_period_start)
---@param period integer|string 
---@return integer
function mfgq.period.start(period) end

--- The period of another frequency in which a period's last month lies. Pure. (mfgq_period_to)
---@param period integer|string 
---@param frequency integer|boolean 
---@return integer
function mfgq.period.to(period, frequency) end

--- 1 if the number is a period of the years 1 to 9999. Pure. (mfgq_period_valid)
---@param period integer|string 
---@return boolean
function mfgq.period.valid(period) end

--- Its year; 0 for none. Pure. (mfgq_period_year)
---@param period integer|string 
---@return integer
function mfgq.period.year(period) end

--- Reads a plan that ships with the library. (mfgq_plan_builtin)
---@param id string as mfgq_plan_list() prints it
---@return mfgq.Plan plan to be freed with mfgq_plan_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.plan.builtin(id) end

--- The plan's id, valid as long as the plan. Pure. (mfgq_plan_id)
---@param plan mfgq.Plan 
---@return string?
function mfgq.plan.id(plan) end

--- What a plan implies but does not say, with intervals. (mfgq_plan_implied)
---
--- Columns: quantity, period, value, low, high, unit, derivation. Rows are the
--- plan's declared quantities at each period where all they need is stated, then
--- growth:INDICATOR (per year, between milestones), yearly-change:INDICATOR (of
--- percentages, in points per year), yearly-cut:INDICATOR (constant cut per year
--- between milestones), equal-cut:INDICATOR (over the whole period) and
--- yearly-addition:INDICATOR (of counts since a base). low and high are missing
--- where a floor or ceiling leaves them open. derivation gives the formula, the
--- figures, and the assumption.
---@param plan mfgq.Plan a plan
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.plan.implied(plan) end

--- The indicators of a plan: indicator, name_zh, name_en, unit, kind, direction (1, -1, 0), nature, cluster, parent, formula. (mfgq_plan_indicators)
---@param plan mfgq.Plan a plan
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.plan.indicators(plan) end

--- Where a plan contradicts itself. (mfgq_plan_lint)
---
--- Columns: rule, severity (error, warning, note), indicators, period, left,
--- right, gap, unit, message, sections. left is the stated figure, right what it
--- clashes with, gap = left - right, all in unit (points for %). indicators and
--- sections are joined by `;`. Errors come first, then warnings, then notes.
---
--- An error is a contradiction beyond rounding; a warning needs the assumption
--- that the message states; a note is no contradiction but wants an answer. The
--- rules and their logic are in docs/methods/lint.md. No rule knows a plan: they
--- read its figures and the relations it declares.
---@param plan mfgq.Plan a plan
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.plan.lint(plan) end

--- The built-in plans: plan, title, start, end, indicators, statements, targets. (mfgq_plan_list)
---
--- targets counts the values that mfgq_plan_targets() prints without relative
--- targets and events, statements the places where they stand.
---@param chinese? integer|boolean 1 for Chinese titles, 0 for English ones
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.plan.list(chinese) end

--- Reads a plan from JSON, or from CSV as mfgq_plan_targets() prints it. (mfgq_plan_load)
---
--- Text that begins with '{' (after white space) is JSON, all other is CSV.
--- Limits: 16 MiB, 32 levels of JSON.
---@param text string|table[]|mfgq.Table [size] the file's bytes, with or without a byte-order mark
---@param encoding? mfgq.WordEncoding of text
---@return mfgq.Plan plan to be freed with mfgq_plan_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.plan.load(text, encoding) end

--- The targets of a plan, one row for each value at one place for one period. (mfgq_plan_targets)
---
--- Columns: indicator, statement, section, cluster, name_zh, name_en, unit,
--- direction, comparator, accumulation, base_period, period, dated, value, low,
--- high, nature, parent, quote. Figures stand as printed (25.5 for 25.5%); a
--- range has low and high and no value, every other figure a value only.
---@param plan mfgq.Plan a plan
---@param what? integer|boolean mfgq_targets, added up
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.plan.targets(plan, what) end

--- The blank observation sheet of a plan. (mfgq_plan_template)
---
--- One row for each indicator and each period at which it has a target, and for
--- the base period; value is empty. Filled in, it is read by
--- mfgq_observations_load().
---@param plan mfgq.Plan a plan
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.plan.template(plan) end

--- The plan's title, Chinese if asked and known. Pure. (mfgq_plan_title)
---@param plan mfgq.Plan 
---@param chinese integer|boolean 
---@return string?
function mfgq.plan.title(plan, chinese) end

--- Writes a plan as JSON in its canonical form. (mfgq_plan_write)
---
--- Reading what was written gives the same plan, and writing that the same
--- bytes. Keys stand in the order of docs/plan-format.md; what has its default
--- value is left out.
---@param plan mfgq.Plan
---@param sink? (fun(text: string): any)
---@return string|true
function mfgq.plan.write(plan, sink) end

--- The aggregates of one period from rows. (mfgq_program_aggregate)
---
--- Fills the aggregates with this shift and leaves the others alone, so that one
--- call for the period, one for the base and one for the period before it make up
--- what mfgq_program_eval() needs. Sums are exact and rounded once, so the order of the
--- rows does not matter.
--- A condition on a missing value is unknown; gaps says what comes of it.
---@param program mfgq.Program
---@param options table
---@return mfgq.Vector, integer[]
function mfgq.program.aggregate(program, options) end

--- Its mfgq_aggregate, or -1 if there is none. Pure. (mfgq_program_aggregate_kind)
---@param program mfgq.Program 
---@param index integer 
---@return integer?
function mfgq.program.aggregate_kind(program, index) end

--- Its mfgq_shift, or -1 if there is none. Pure. (mfgq_program_aggregate_shift)
---@param program mfgq.Program 
---@param index integer 
---@return integer?
function mfgq.program.aggregate_shift(program, index) end

--- Text of an aggregate, "sum(energy)", without base() and previous(). Pure. (mfgq_program_aggregate_text)
---@param program mfgq.Program 
---@param index integer 
---@return string?
function mfgq.program.aggregate_text(program, index) end

--- Number of aggregates, a different one for each shift. Pure. (mfgq_program_aggregates)
---@param program mfgq.Program 
---@return integer
function mfgq.program.aggregates(program) end

--- Compiles a formula and checks its dimensions. (mfgq_program_compile)
---
--- Limits: 16 KiB of text, 64 levels of nesting, 2048 terms, a stack of 64.
---@param text string [size] the formula, UTF-8
---@param schema mfgq.Schema the variables; only needed during the call
---@param unit? string unit of the result, as quantity.h reads it; null: not checked
---@return mfgq.Program program to be freed with mfgq_program_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.program.compile(text, schema, unit) end

--- The formula's value from given aggregates. (mfgq_program_eval)
---
--- A missing aggregate makes the value missing and is not an error.
---@param program mfgq.Program a program
---@param aggregates mfgq.Numbers [n][mfgq_program_aggregates()] case by case, in base units
---@param undefined? mfgq.WordUndefined an mfgq_undefined
---@param value? mfgq.Vector a vector to write to
---@return mfgq.Vector value [n] in base units
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.program.eval(program, aggregates, undefined, value) end

--- Its mfgq_variable_kind, or -1 if there is none. Pure. (mfgq_program_input_kind)
---@param program mfgq.Program 
---@param index integer 
---@return integer?
function mfgq.program.input_kind(program, index) end

--- Name of a row variable; null if there is none. Pure. (mfgq_program_input_name)
---@param program mfgq.Program 
---@param index integer 
---@return string?
function mfgq.program.input_name(program, index) end

--- Number of row variables the program reads. Pure. (mfgq_program_inputs)
---@param program mfgq.Program 
---@return integer
function mfgq.program.inputs(program) end

--- The formula's text, valid as long as the program. Pure. (mfgq_program_text)
---@param program mfgq.Program 
---@return string?
function mfgq.program.text(program) end

--- Progress of n indicators towards their targets under one rule set. (mfgq_progress)
---
--- With base (t0, y0), latest (t, y), target (T, yT), direction d and the yearly
--- growth rates a = (y/y0)^(1/(t-t0)) - 1 and r = (yT/y0)^(1/(T-t0)) - 1:
---
---     eurostat, statcan   ratio = d a / |r|; without a target d a
---     un-chart            ratio = d (y (1+a)^(T-t) - y0) / |yT - y0|
---     destatis            ratio = d m (T-t) / |yT - y|, m the mean of the last 5 changes
---     istat               ratio = d a
---     escap               ratio = d (yhat(T) - y0) / |yT - y0|, weighted regression
---     log-cut             ratio = [ln(y/y0) / ln(yT/y0)] / [(t-t0)/(T-t0)]
---     schedule            ratio = [(y-y0) / (yT-y0)] / [(t-t0)/(T-t0)]
---
--- The verdict is read from the rule's table, see mfgq_progress_rules(). A range
--- (low, high) counts with its weakest end. If all values are negative, growth
--- changes its sign; values of both signs have no growth rate.
---
--- A series gives the latest value and the base where these are missing: the
--- base is the value at the base period or the first later one; without a base
--- period 2015 for statcan, un-chart and escap, else the first value.
---
--- Missing data (NaN) is no error: the row has no verdict and says why.
---@param rule mfgq.WordRule rule set
---@param direction integer[]|mfgq.Vector [n] 1 higher is better, -1 lower is better, 0 missing
---@param binding? integer[]|mfgq.Vector [n] mfgq_binding; null: auto
---@param base_period? mfgq.Numbers [n] years, t0; null: missing, as for all inputs that follow
---@param base? mfgq.Numbers [n] y0, unit of the row; missing under log-cut: value and target are signed changes, -0.17 a cut of 17 per cent
---@param period? mfgq.Numbers [n] years, t
---@param value? mfgq.Numbers [n] y
---@param target_period? mfgq.Numbers [n] years, T; missing: 2030 for statcan, un-chart and escap
---@param target? mfgq.Numbers [n] yT
---@param low? mfgq.Numbers [n] lower end of a range
---@param high? mfgq.Numbers [n] upper end of a range
---@param limit? mfgq.Numbers [n] natural limit, statcan without a target
---@param series? mfgq.Numbers[] [n+1] where each row's yearly series starts in series; the last entry is its whole length; null: no series
---@param last_period? mfgq.Numbers [n] years, period of the last entry of each series; missing: period
---@param ratio? mfgq.Vector a vector to write to
---@param score? mfgq.Vector a vector to write to
---@return mfgq.Vector ratio [n] as above, NaN when undefined
---@return mfgq.Vector score [n] eurostat and statcan -5..5, un-chart 1..3, escap the current status index, log-cut and schedule the share of the way; else NaN
---@return integer[] verdict [n] mfgq_verdict
---@return integer[] reason [n] mfgq_reason
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.progress(rule, direction, binding, base_period, base, period, value, target_period, target, low, high, limit, series, last_period, ratio, score) end

--- Verdicts of groups of series from the scores of their members. (mfgq_progress_aggregate)
---
--- eurostat and statcan: the score is the mean of the means of the subgroups,
--- its verdict is cut at 2.5, 0 and -2.5, and a group has achieved only if every
--- member with a score has. Members without a score are left out; if none is
--- left the group is not available. destatis: the worst verdict of the members.
--- The other rules give the mean of the scores and no verdict.
---@param rule mfgq.WordRule rule set
---@param groups integer number of groups
---@param group integer[]|mfgq.Vector [n] group of each member, < groups; other numbers leave it out
---@param subgroup? integer[]|mfgq.Vector [n] number of the member's subgroup, < n, of one group only; null, or negative: the member counts for itself
---@param score mfgq.Numbers [n] from mfgq_progress(), NaN without
---@param verdict integer[]|mfgq.Vector [n] from mfgq_progress()
---@param mean? mfgq.Vector a vector to write to
---@return mfgq.Vector mean [groups] score of the group, NaN when there is none
---@return integer[] overall [groups] mfgq_verdict
---@return integer[] reason [groups] mfgq_reason
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.progress.aggregate(rule, groups, group, subgroup, score, verdict, mean) end

--- Sentence of a reason, "" for none; total: others give "unknown". Pure. (mfgq_progress_reason)
---@param reason integer|boolean 
---@return string?
function mfgq.progress.reason(reason) end

--- Number of a rule's name, "un-chart"; -1 if there is none. Pure. (mfgq_progress_rule)
---@param name string 
---@return integer?
function mfgq.progress.rule(name) end

--- The rule sets and their verdict tables as a table. (mfgq_progress_rules)
---
--- Columns rule, applies (target, no-target, standing, direction, score), measure,
--- cut, inclusive (1 if the cut itself belongs to the row), verdict, source: the
--- rows of one rule and case stand from best to worst, and the first whose cut is
--- reached gives the verdict. In the rows `standing` and `direction` measure
--- says the pattern instead of a cut.
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.progress.rules() end

--- Word of a verdict, "moving-away"; total: others give "unknown". Pure. (mfgq_progress_word)
---@param verdict integer|boolean 
---@return string?
function mfgq.progress.word(verdict) end

--- One series projected into arrays. (mfgq_project)
---@param values mfgq.Numbers [n] oldest first, NaN missing
---@param frequency integer|boolean observations a season, 1 yearly
---@param model mfgq.WordModel one of mfgq_model
---@param horizon integer steps, 1 to 10000
---@param level number nominal level of the interval, per cent
---@param point? mfgq.Vector a vector to write to
---@param low? mfgq.Vector a vector to write to
---@param high? mfgq.Vector a vector to write to
---@return mfgq.Vector point [horizon] point forecasts; NaN where there is none
---@return mfgq.Vector low [horizon] lower ends; may be null
---@return mfgq.Vector high [horizon] upper ends; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.project(values, frequency, model, horizon, level, point, low, high) end

--- Least, greatest and default value of an option. (mfgq_projection_bounds)
---@param option mfgq.WordProjectionOption one of mfgq_projection_option
---@return number least may be null
---@return number most may be null
---@return number initial default; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.projection.bounds(option) end

--- Number of series. Pure. (mfgq_projection_count)
---@param projection mfgq.Projection 
---@return integer
function mfgq.projection.count(projection) end

--- Lower or upper ends of the intervals of a level, [steps]; null if none. Pure. (mfgq_projection_interval)
---@param projection mfgq.Projection
---@param series integer
---@param level integer
---@param upper? boolean
---@return mfgq.Vector?
function mfgq.projection.interval(projection, series, level, upper) end

--- What is to be said of a series, "" if nothing; null if none. Pure. (mfgq_projection_note)
---@param projection mfgq.Projection 
---@param series integer 
---@return string?
function mfgq.projection.note(projection, series) end

--- Value of a parameter of a fitted model; NaN if it has none such. Pure. (mfgq_projection_parameter)
---@param projection mfgq.Projection 
---@param series integer 
---@param name string 
---@return number
function mfgq.projection.parameter(projection, series, name) end

--- Point forecasts of a series, [steps]; null if there is none. Pure. (mfgq_projection_point)
---@param projection mfgq.Projection
---@param series integer
---@return mfgq.Vector?
function mfgq.projection.point(projection, series) end

--- Probability of meeting the target, in [.001, .999]; NaN if none. Pure. (mfgq_projection_probability)
---@param projection mfgq.Projection 
---@param series integer 
---@return number
function mfgq.projection.probability(projection, series) end

--- Step at which a path first meets the target; 0 by the last value, -1 never within the horizon or no target. (mfgq_projection_reached)
---@param projection mfgq.Projection from mfgq_projector_run()
---@param series integer zero-based
---@param path? integer|boolean 0 the point forecasts, -1 the pessimistic and 1 the optimistic end of the first level Pure.
---@return integer
function mfgq.projection.reached(projection, series, path) end

--- Number of steps of a series, the step of its target included. Pure. (mfgq_projection_steps)
---@param projection mfgq.Projection 
---@param series integer 
---@return integer
function mfgq.projection.steps(projection, series) end

--- A projection as a table. (mfgq_projection_table)
---@param projection mfgq.Projection from mfgq_projector_run()
---@param view mfgq.WordProjectionView which
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.projection.table(projection, view) end

--- Adds a series. (mfgq_projector_add)
---@param projector mfgq.Projector in the making
---@param name? string copied; null or UTF-8
---@param frequency integer|boolean observations a season: 1 yearly, 4 quarterly, 12 monthly; 1 to 10000
---@param values mfgq.Numbers [n] oldest first, NaN missing, copied
---@param last integer|string period of the last value, for the labels; MFGQ_NO_PERIOD if none
---@return true
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.projector.add(projector, name, frequency, values, last) end

--- Holds a parameter of the model at a value instead of estimating it. (mfgq_projector_fix)
---@param projector mfgq.Projector in the making
---@param name string as mfgq_models() prints it, "alpha"
---@param value? number finite; NaN sets it free again
---@return true
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.projector.fix(projector, name, value) end

--- Sets the nominal levels of the intervals. (mfgq_projector_levels)
---@param projector mfgq.Projector in the making
---@param levels mfgq.Numbers [count] per cent, more than 0 and less than 100; default 80 and 95
---@return true
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.projector.levels(projector, levels) end

--- A projector without series. Null when memory runs out. (mfgq_projector_new)
---@return mfgq.Projector
function mfgq.projector.new() end

--- Draws joint sample paths of one series. (mfgq_projector_paths)
---
--- At each step the paths have the distribution of the projection. The same
--- seed, series and projector give the same paths on every machine, but for the
--- last digits of its exp and log.
---@param projector mfgq.Projector with its series; unchanged
---@param series integer zero-based, in the order added
---@param count integer number of paths
---@param paths? mfgq.Vector a vector to write to
---@return mfgq.Vector paths [count][horizon] in the unit of the series
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.projector.paths(projector, series, count, paths) end

--- Projects all series. (mfgq_projector_run)
---
--- A series that cannot be projected has missing values and a note; it does not
--- fail the call.
---@param projector mfgq.Projector
---@param progress? (fun(done: integer, all: integer): boolean?)
---@return mfgq.Projection
function mfgq.projector.run(projector, progress) end

--- Projects all series as the parts of a whole that keeps its last total. (mfgq_projector_run_whole)
---
--- As mfgq_projector_run(), on the log-ratios of the parts: point forecasts add
--- up to the total of the last period with all parts, and no interval leaves it.
---@param projector mfgq.Projector
---@param progress? (fun(done: integer, all: integer): boolean?)
---@return mfgq.Projection
function mfgq.projector.run_whole(projector, progress) end

--- Sets an option. (mfgq_projector_set)
---@param projector mfgq.Projector
---@param option mfgq.WordProjectionOption
---@param value number
---@return true
function mfgq.projector.set(projector, option, value) end

--- Reads the target given last as one for a statistic of the whole path. (mfgq_projector_statistic)
---
--- Its probability is then the share of 10000 joint sample paths that meet it;
--- adding the bounds of single steps would be wrong.
---@param projector mfgq.Projector in the making, with a target
---@param statistic mfgq.WordPathStatistic one of mfgq_path_statistic
---@return true
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.projector.statistic(projector, statistic) end

--- Gives the series added last a target. (mfgq_projector_target)
---
--- Its probability is that of the value at the step; met is read with the bounds
--- low and high for MFGQ_EQ, MFGQ_RANGE and MFGQ_ABOUT, with value otherwise.
---@param projector mfgq.Projector in the making, with a series
---@param comparator mfgq.WordComparator one of mfgq_comparator
---@param value number finite for the four one-sided comparators
---@param low number lower end, finite for the others
---@param high number upper end, at least low
---@param step integer steps after the last value, 1 to 10000
---@return true
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.projector.target(projector, comparator, value, low, high, step) end

--- The mfgq_qualifier of a name, or -1. Pure. (mfgq_qualifier_find)
---@param name string 
---@return integer?
function mfgq.qualifier_find(name) end

--- "exact", "at-least", …, "conflicting", or "unknown". Pure. (mfgq_qualifier_name)
---@param qualifier integer|boolean 
---@return string?
function mfgq.qualifier_name(qualifier) end

--- Its mfgq_accumulation. Pure. (mfgq_quantity_accumulation)
---@param quantity mfgq.Quantity 
---@return integer
function mfgq.quantity.accumulation(quantity) end

--- Arithmetic on figures, with their units and rounding intervals. (mfgq_quantity_apply)
---
--- Sums need one dimension and one type, and have the unit of a. Percent plus
--- or minus percentage points is a percentage; a percentage minus a percentage is
--- in percentage points. A percentage, ratio or bare number times an amount is an
--- amount. Percentage points multiply and divide by bare numbers only, and divide by
--- points. Ends and rounding intervals are those of interval arithmetic; the two
--- figures are taken as independent. At-least and at-most figures keep their
--- direction: at least 5 minus at most 2 is at least 3.
---@param a mfgq.Quantity first figure
---@param operation mfgq.WordOperation a mfgq_operation
---@param b mfgq.Quantity second figure
---@return mfgq.Quantity result free it with mfgq_quantity_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.quantity.apply(a, operation, b) end

--- The figure in base units, 0.07 for 7 %; NaN for a range. Pure. (mfgq_quantity_base_value)
---@param quantity mfgq.Quantity 
---@return number
function mfgq.quantity.base_value(quantity) end

--- Its mfgq_comparator. Pure. (mfgq_quantity_comparator)
---@param quantity mfgq.Quantity 
---@return integer
function mfgq.quantity.comparator(quantity) end

--- Order of two figures of one dimension and type, as printed. (mfgq_quantity_compare)
---@param a mfgq.Quantity first figure
---@param b mfgq.Quantity second figure
---@return integer order -1 if a lies below b, 1 above, 0 if equal or ranges that overlap
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.quantity.compare(a, b) end

--- The same figure in another unit; its printed decimals stay those of print. (mfgq_quantity_convert)
---@param quantity mfgq.Quantity a figure
---@param unit mfgq.Unit a unit of its dimension
---@return mfgq.Quantity result free it with mfgq_quantity_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.quantity.convert(quantity, unit) end

--- Printed decimals, negative with an exponent, or MFGQ_NO_DECIMALS. Pure. (mfgq_quantity_decimals)
---@param quantity mfgq.Quantity 
---@return integer
function mfgq.quantity.decimals(quantity) end

--- Writes a figure in the notation of plans, so that parsing gives it back. (mfgq_quantity_format)
---
--- ≥5条, 约6%, [1.5]%, 4—5条, 年均7%, 0.02∶1; the printed decimals are kept.
---@param quantity mfgq.Quantity
---@return string
function mfgq.quantity.format(quantity) end

--- 0 if it was printed without a unit. Pure. (mfgq_quantity_has_unit)
---@param quantity mfgq.Quantity 
---@return integer
function mfgq.quantity.has_unit(quantity) end

--- High end of a range, else the figure. Pure. (mfgq_quantity_high)
---@param quantity mfgq.Quantity 
---@return number
function mfgq.quantity.high(quantity) end

--- Low end of a range, else the figure. Pure. (mfgq_quantity_low)
---@param quantity mfgq.Quantity 
---@return number
function mfgq.quantity.low(quantity) end

--- Reads a figure in the notation of plans. (mfgq_quantity_parse)
---
--- A number with full-width or plain digits, thousands separators and exponent; a unit; a
--- second number behind 4—5, 4-5, 4～5, 4至5; brackets [ ] or 〔 〕 for a cumulative figure, with
--- the unit inside, behind, or absent; words of comparison before (不低于, 超过, ≥, at least) or behind
--- (以上, 左右, or more); 累计, 每年, 年均 before; N∶1. A figure printed with q
--- decimals stands for [x − h, x + h), h = ½·10^−q; both ends of a range
--- take the decimals of the more precise one.
---@param text string [size] UTF-8, at most 255 bytes
---@return mfgq.Quantity quantity the figure; free it with mfgq_quantity_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.quantity.parse(text) end

--- High end of the rounding interval, in the unit. Pure. (mfgq_quantity_round_high)
---@param quantity mfgq.Quantity 
---@return number
function mfgq.quantity.round_high(quantity) end

--- Low end of the rounding interval, in the unit. Pure. (mfgq_quantity_round_low)
---@param quantity mfgq.Quantity 
---@return number
function mfgq.quantity.round_low(quantity) end

--- Its unit, which lives as long as the figure. Pure. (mfgq_quantity_unit)
---@param quantity mfgq.Quantity 
---@return mfgq.Unit
function mfgq.quantity.unit(quantity) end

--- The figure in its unit; NaN for a range. Pure. (mfgq_quantity_value)
---@param quantity mfgq.Quantity 
---@return number
function mfgq.quantity.value(quantity) end

--- One row of mfgq_ratio_base_rows(). (mfgq_ratio_base)
---@param value number 
---@param growth number 
---@return number base
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.ratio.base(value, growth) end

--- The base that a level and its growth imply. (mfgq_ratio_base_rows)
---
--- base[i] = value[i] / (1 + growth[i])
---
--- 110 after a growth of 0.1 stands on 100.
--- A missing input (NaN) makes its row NaN and is not an error.
---@param value mfgq.Numbers [n] level reached, finite, at the prices of growth
---@param growth mfgq.Numbers [n] finite, > -1, fraction
---@param policy? mfgq.WordPolicy what becomes of a row outside the domain
---@param base? mfgq.Vector a vector to write to
---@return mfgq.Vector base [n] level before, unit of value; may be an input
---@return integer undefined rows outside the domain, 0 with MFGQ_ON_DOMAIN_FAIL; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.ratio.base_rows(value, growth, policy, base) end

--- The change of a ratio, attributed to groups without a remainder. (mfgq_ratio_change_by_group)
---
--- With the totals N0, D0, N1, D1 over the groups, R0 = N0/D0 and R1 = N1/D1,
---
---     part[i] = ((n1[i] - n0[i]) - R0 (d1[i] - d0[i])) / D1
---     sum(part) = R1 - R0
---
--- A missing input makes all results NaN.
---@param n0 mfgq.Numbers [n] numerators before, one unit, finite
---@param d0 mfgq.Numbers [n] denominators before, one unit, finite
---@param n1 mfgq.Numbers [n] numerators after
---@param d1 mfgq.Numbers [n] denominators after
---@param part? mfgq.Vector a vector to write to
---@return mfgq.Vector part [n] parts of the change; may be an input or null
---@return number change R1 - R0; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.ratio.change_by_group(n0, d0, n1, d1, part) end

--- One row of mfgq_ratio_factor_rows(). (mfgq_ratio_factor)
---@param from number 
---@param to number 
---@return number factor
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.ratio.factor(from, to) end

--- Growth factor, the later level as a multiple of the earlier one. (mfgq_ratio_factor_rows)
---
--- factor[i] = to[i] / from[i] = 1 + growth[i]
---
--- From 18 to 20 the factor is 1.1111.
--- A missing input (NaN) makes its row NaN and is not an error.
---@param from mfgq.Numbers [n] earlier level, finite, > 0
---@param to mfgq.Numbers [n] later level, finite, same unit
---@param policy? mfgq.WordPolicy what becomes of a row outside the domain
---@param factor? mfgq.Vector a vector to write to
---@return mfgq.Vector factor [n] 1 is no change; may be an input
---@return integer undefined rows outside the domain, 0 with MFGQ_ON_DOMAIN_FAIL; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.ratio.factor_rows(from, to, policy, factor) end

--- One row of mfgq_ratio_growth_rows(). (mfgq_ratio_growth)
---@param from number 
---@param to number 
---@return number growth
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.ratio.growth(from, to) end

--- Growth rate between two levels, as a fraction of the first. (mfgq_ratio_growth_rows)
---
--- growth[i] = (to[i] - from[i]) / from[i]
---
--- From 18 to 20 growth is 0.1111; for shares of 18 % and 20 % the change in points is 2, see
--- mfgq_ratio_points_rows(). A growth from zero or from a loss is not defined.
--- A missing input (NaN) makes its row NaN and is not an error.
---@param from mfgq.Numbers [n] earlier level, finite, > 0
---@param to mfgq.Numbers [n] later level, finite, same unit
---@param policy? mfgq.WordPolicy what becomes of a row outside the domain
---@param growth? mfgq.Vector a vector to write to
---@return mfgq.Vector growth [n] fraction: 0.111 is 11.1 %; may be an input
---@return integer undefined rows outside the domain, 0 with MFGQ_ON_DOMAIN_FAIL; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.ratio.growth_rows(from, to, policy, growth) end

--- The ratio of sums, the mean of the ratios, and what lies between. (mfgq_ratio_of_sums)
---
--- With r[i] = numerator[i] / denominator[i] and the weights
--- w[i] = denominator[i] / sum(denominator),
---
---     ratio      = sum(numerator) / sum(denominator) = sum(w r)
---     mean       = sum(r) / n
---     covariance = n cov(w, r) = ratio - mean
---
--- where cov divides by n. The ratio is what a plan means; the mean differs
--- from it whenever large units have other ratios than small ones. The
--- covariance is computed from its own formula and not as the difference.
---
--- A missing input makes all results NaN.
---@param numerator mfgq.Numbers
---@param denominator mfgq.Numbers
---@param all? boolean
---@return number, number?, number?
function mfgq.ratio.of_sums(numerator, denominator, all) end

--- One row of mfgq_ratio_points_rows(). (mfgq_ratio_points)
---@param from number 
---@param to number 
---@return number points
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.ratio.points(from, to) end

--- Change of a rate or share in points. (mfgq_ratio_points_rows)
---
--- points[i] = to[i] - from[i]
---
--- From 18 % to 20 % it is 0.02, which is 2 points and not 2 %.
--- A missing input (NaN) makes its row NaN and is not an error.
---@param from mfgq.Numbers [n] earlier rate, finite, fraction
---@param to mfgq.Numbers [n] later rate, finite, fraction
---@param policy? mfgq.WordPolicy what becomes of a row outside the domain
---@param points? mfgq.Vector a vector to write to
---@return mfgq.Vector points [n] difference of fractions: 0.02 is 2 percentage points; may be an input
---@return integer undefined rows outside the domain, 0 with MFGQ_ON_DOMAIN_FAIL; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.ratio.points_rows(from, to, policy, points) end

--- One row of mfgq_ratio_product_growth_rows(). (mfgq_ratio_product_growth)
---@param growth number 
---@param other number 
---@return number result
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.ratio.product_growth(growth, other) end

--- Growth of a product from the growth of its factors. (mfgq_ratio_product_growth_rows)
---
--- (1 + growth[i]) (1 + other[i]) - 1
---
--- Real growth of 0.06 with prices up by 0.02 is nominal growth of 0.0812.
--- A missing input (NaN) makes its row NaN and is not an error.
---@param growth mfgq.Numbers [n] finite, fraction
---@param other mfgq.Numbers [n] finite, fraction
---@param policy? mfgq.WordPolicy what becomes of a row outside the domain
---@param result? mfgq.Vector a vector to write to
---@return mfgq.Vector result [n] fraction; may be an input
---@return integer undefined rows outside the domain, 0 with MFGQ_ON_DOMAIN_FAIL; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.ratio.product_growth_rows(growth, other, policy, result) end

--- One row of mfgq_ratio_quotient_rows(). (mfgq_ratio_quotient)
---@param numerator number 
---@param denominator number 
---@return number ratio
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.ratio.quotient(numerator, denominator) end

--- One row of mfgq_ratio_quotient_growth_rows(). (mfgq_ratio_quotient_growth)
---@param numerator_growth number 
---@param denominator_growth number 
---@return number growth
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.ratio.quotient_growth(numerator_growth, denominator_growth) end

--- Growth of a quotient from the growth of its two sides. (mfgq_ratio_quotient_growth_rows)
---
--- (1 + numerator_growth[i]) / (1 + denominator_growth[i]) - 1
---
--- Energy up by 0.018 while output grows by 0.055 cuts the intensity by 0.0351; the
--- difference of the rates, 0.037, is not that cut. Free of cancellation.
--- A missing input (NaN) makes its row NaN and is not an error.
---@param numerator_growth mfgq.Numbers [n] finite, fraction
---@param denominator_growth mfgq.Numbers [n] finite, > -1, fraction
---@param policy? mfgq.WordPolicy what becomes of a row outside the domain
---@param growth? mfgq.Vector a vector to write to
---@return mfgq.Vector growth [n] fraction; of an intensity, a cut is negative; may be an input
---@return integer undefined rows outside the domain, 0 with MFGQ_ON_DOMAIN_FAIL; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.ratio.quotient_growth_rows(numerator_growth, denominator_growth, policy, growth) end

--- A quotient of two quantities: a rate, an intensity, a productivity. (mfgq_ratio_quotient_rows)
---
--- ratio[i] = numerator[i] / denominator[i]
---
--- Energy of 118 over value added of 124 is 0.951613.
--- A missing input (NaN) makes its row NaN and is not an error.
---@param numerator mfgq.Numbers [n] any unit, finite
---@param denominator mfgq.Numbers [n] any unit, finite, not 0
---@param policy? mfgq.WordPolicy what becomes of a row outside the domain
---@param ratio? mfgq.Vector a vector to write to
---@return mfgq.Vector ratio [n] unit of the one per unit of the other; may be an input
---@return integer undefined rows outside the domain, 0 with MFGQ_ON_DOMAIN_FAIL; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.ratio.quotient_rows(numerator, denominator, policy, ratio) end

--- One row of mfgq_ratio_share_rows(). (mfgq_ratio_share)
---@param part number 
---@param whole number 
---@return number share
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.ratio.share(part, whole) end

--- Share of a part in its whole. (mfgq_ratio_share_rows)
---
--- share[i] = part[i] / whole[i]
---
--- 22.6 of 100 is 0.226. Parts may be negative or exceed the whole.
--- A missing input (NaN) makes its row NaN and is not an error.
---@param part mfgq.Numbers [n] finite, unit of whole
---@param whole mfgq.Numbers [n] finite, > 0
---@param policy? mfgq.WordPolicy what becomes of a row outside the domain
---@param share? mfgq.Vector a vector to write to
---@return mfgq.Vector share [n] fraction; may be an input
---@return integer undefined rows outside the domain, 0 with MFGQ_ON_DOMAIN_FAIL; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.ratio.share_rows(part, whole, policy, share) end

--- The structure of a whole: each part over the sum of the parts. (mfgq_ratio_shares)
---
--- share[i] = part[i] / sum(part)
---
--- One missing part makes every share NaN, since the whole is then unknown.
---@param part mfgq.Numbers [n] finite, one unit
---@param share? mfgq.Vector a vector to write to
---@return mfgq.Vector share [n] fractions; may be part
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.ratio.shares(part, share) end

--- Reconciles one or more periods with V from a method. (mfgq_reconcile)
---
--- Every period is reconciled for itself under the same constraints, except that
--- periods of one group (quarters of a year) are reconciled together and each
--- variable keeps its sum over the group.
---
--- For MFGQ_RECONCILE_WLS_STRUCT and MFGQ_RECONCILE_BOTTOM_UP the equality
--- constraints must be a hierarchy: in each, one value (the total) stands with a
--- sign opposite to all others, the first entry if there are two only.
---@param n integer number of variables
---@param value mfgq.Numbers [periods][n] finite
---@param alterability? mfgq.Numbers [periods][n] >= 0, 0 keeps a value; may be null: 1
---@param low? mfgq.Numbers [periods][n] lower bounds, NaN none; may be null
---@param high? mfgq.Numbers [periods][n] upper bounds, NaN none; may be null
---@param group? integer[]|mfgq.Vector [periods] < 0: for itself; may be null
---@param row integer[]|mfgq.Vector [entries] constraint of each, below constraints
---@param column integer[]|mfgq.Vector [entries] variable of each, below n
---@param coefficient mfgq.Numbers [entries] finite
---@param comparison? integer[]|mfgq.Vector [constraints] mfgq_comparison; may be null: all equal
---@param total? mfgq.Numbers [constraints] right-hand sides; may be null: all 0
---@param method mfgq.WordReconciliation what V is made of
---@param residuals? mfgq.Numbers [residual_rows][n] for the methods that need them, else may be null; a row with a missing value is left out
---@param out? mfgq.Vector a vector to write to
---@return mfgq.Vector out [periods][n] may be value
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.reconcile(n, value, alterability, low, high, group, row, column, coefficient, comparison, total, method, residuals, out) end

--- Reconciles with a given V. (mfgq_reconcile_with)
---@param value mfgq.Numbers [n] finite, any unit
---@param spread mfgq.Numbers [spread_count] finite, diagonal >= 0
---@param low? mfgq.Numbers [n] lower bounds, NaN none; may be null
---@param high? mfgq.Numbers [n] upper bounds, NaN none; may be null
---@param row integer[]|mfgq.Vector [entries] constraint of each, below constraints
---@param column integer[]|mfgq.Vector [entries] value of each, below n
---@param coefficient mfgq.Numbers [entries] finite; those of one place are added
---@param comparison? integer[]|mfgq.Vector [constraints] mfgq_comparison; may be null: all equal
---@param total? mfgq.Numbers [constraints] right-hand sides, finite; may be null: all 0
---@param out? mfgq.Vector a vector to write to
---@return mfgq.Vector out [n] may be value
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.reconcile_with(value, spread, low, high, row, column, coefficient, comparison, total, out) end

--- Name of a method, "mint-shrink"; null if there is none. Pure. (mfgq_reconciliation_name)
---@param method integer|boolean 
---@return string?
function mfgq.reconciliation_name(method) end

--- Relative entropy of a profile to a reference (Kullback-Leibler): sum s ln(s / t), s = x_i / X, t = y_i / Y, in nats. (mfgq_relative_entropy)
---
--- 0 where the two have the same shares, else above 0; 0 ln 0 = 0. Infinite, given
--- as NaN, when the profile has a class that the reference has not.
---@param x mfgq.Numbers [n] profile
---@param x_total? number its total, NaN to take the sum of x
---@param y mfgq.Numbers [n] reference
---@param y_total? number its total, NaN to take the sum of y
---@return number value in nats
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.relative_entropy(x, x_total, y, y_total) end

--- Catching up with a path in a number of periods, the gap closing by equal ratios. (mfgq_scenario_catch_up)
---
--- level[k] = path[k] * (last / path_last)^(1 - (k + 1) / periods)   for k < periods,
---     level[k] = path[k]                                                from then on
---@param last number last observed level, > 0
---@param path_last number level of the path at the last observation, > 0, unit of last
---@param path mfgq.Numbers [n] the path to catch up with, a plan's milestones for instance
---@param periods integer|boolean after which the gap is closed, 1 to 10000
---@param level? mfgq.Vector a vector to write to
---@return mfgq.Vector level [n] unit of path; may be path
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.scenario_catch_up(last, path_last, path, periods, level) end

--- Converging to a path, a constant share of the gap closing in each period. (mfgq_scenario_converge)
---
--- level[k] = path[k] * (last / path_last)^((1 - speed)^(k + 1))
---
--- The gap is the logarithm of level over path. A half-life of H periods is a speed
--- of 1 - 2^(-1 / H).
---@param last number last observed level, > 0
---@param path_last number level of the path at the last observation, > 0, unit of last
---@param path mfgq.Numbers [n] the path to converge to
---@param speed number share of the gap that closes in a period, above 0, up to 1
---@param level? mfgq.Vector a vector to write to
---@return mfgq.Vector level [n] unit of path; may be path
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.scenario_converge(last, path_last, path, speed, level) end

--- Levels that follow from a stated growth of each period. (mfgq_scenario_growth)
---
--- level[k] = last * prod over i <= k of (1 + growth[i])
---@param last number last observed level, > 0, any unit
---@param growth mfgq.Numbers [n] growth of each period, fraction, > -1
---@param level? mfgq.Vector a vector to write to
---@return mfgq.Vector level [n] unit of last; may be growth
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.scenario_growth(last, growth, level) end

--- A path after a shock that fades. (mfgq_scenario_shock)
---
--- level[k] = path[k] * (1 + size * persistence^(k - at))   for k >= at
---@param path mfgq.Numbers [n] the path without the shock, a projection for instance
---@param at integer first period hit, from 0, below n
---@param size number shock as a fraction of the level, > -1
---@param persistence number share that is left a period later, 0 to 1; 1 is lasting
---@param level? mfgq.Vector a vector to write to
---@return mfgq.Vector level [n] unit of path; may be path
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.scenario_shock(path, at, size, persistence, level) end

--- Declares the variables of formulas. (mfgq_schema_new)
---
--- Names begin with a letter or underscore and go on with letters, digits and
--- underscores; every character outside ASCII is a letter. Names may also hold
--- hyphens and points between these, and begin with a digit; if a schema has such
--- a name, a minus without blanks joins words.
---@param names string[] [n] unique
---@param units? string[] [n] as quantity.h reads them; null or "" is a pure number; not looked at for flags and codes
---@param kinds integer[]|mfgq.Vector [n] each an mfgq_variable_kind
---@return mfgq.Schema schema to be freed with mfgq_schema_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.schema.new(names, units, kinds) end

--- Adds, subtracts, multiplies or divides two series, period by period. (mfgq_series_apply)
---
--- Rows are the periods that both have with the same span. Units follow
--- mfgq_quantity_apply(): sums need one dimension and type and have the unit of
--- a. Sums need the same price basis; products and quotients need it if both have one, and a
--- quotient of the two has none. The result is derived, carries the
--- flags of both, and the later vintage.
---@param a mfgq.Series first series
---@param operation mfgq.WordOperation a mfgq_operation
---@param b mfgq.Series second series, of the same frequency
---@return mfgq.Series result free it with mfgq_series_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.series.apply(a, operation, b) end

--- The year of its constant prices, or 0. Pure. (mfgq_series_base_year)
---@param series mfgq.Series 
---@return integer
function mfgq.series.base_year(series) end

--- The mfgq_basis of its prices. Pure. (mfgq_series_basis)
---@param series mfgq.Series 
---@return integer
function mfgq.series.basis(series) end

--- The series in another unit of its dimension. (mfgq_series_convert)
---@param series mfgq.Series a series
---@param unit mfgq.Unit the unit wanted
---@return mfgq.Series result free it with mfgq_series_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.series.convert(series, unit) end

--- Amounts at current prices, brought to constant prices with a price index. (mfgq_series_deflate)
---
--- out[t] = value[t] · index[base] / index[t]
---
--- index[base] is the index of base_year: its own row, or for other frequencies the plain
--- mean of its rows, which must all be there. Rows are the periods that both series have.
---@param series mfgq.Series at current prices
---@param index mfgq.Series a price index of the same frequency, in a pure unit or a score, > 0
---@param base_year integer|boolean year whose prices are wanted
---@return mfgq.Series result at constant prices of base_year; free it with mfgq_series_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.series.deflate(series, index, base_year) end

--- Row of a period, or -1. Pure. (mfgq_series_find)
---@param series mfgq.Series 
---@param period integer|string 
---@return integer?
function mfgq.series.find(series, period) end

--- Flags of an observation, 0 outside. Pure. (mfgq_series_flags)
---@param series mfgq.Series 
---@param row integer 
---@return integer
function mfgq.series.flags(series, row) end

--- The frequency, 0 of an empty series. Pure. (mfgq_series_frequency)
---@param series mfgq.Series 
---@return integer
function mfgq.series.frequency(series) end

--- Totals from the year's start into the figures of single periods. (mfgq_series_from_year_to_date)
---
--- out[t] = total[t] − total[t']      t' the observation before t in the same year
---
--- The first figure of a year stands for all periods up to it: 1—2月 is one
--- observation that covers two months, and stays so unless split. A missing
--- total is skipped, and the next figure covers both periods. Totals that fell give a
--- negative figure with MFGQ_FLAG_NEGATIVE.
---
--- Two totals are not differenced across a revision or a change of coverage: where the later one
--- is flagged as revised or as a break, where the earlier one was published
--- after the later one, or where another total of the year that stands before both was published
--- again between the two.
---@param series mfgq.Series year-to-date totals, months, quarters or half-years
---@param split? integer|boolean 0, or 1 to spread what covers several periods evenly over them
---@param refusal mfgq.WordRefusal a mfgq_refusal
---@return mfgq.Series result free it with mfgq_series_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.series.from_year_to_date(series, split, refusal) end

--- Change against lag periods before, as a fraction. (mfgq_series_growth)
---
--- out[t] = value[t] / value[t − lag] − 1
---
--- Rows are the observations whose counterpart exists and covers as many periods; a missing value
--- on either side gives a missing one. Between the two no break may lie. The
--- qualifier is derived; the result has no price basis, its unit is the bare number.
---@param series mfgq.Series a series
---@param lag integer|boolean periods, at least 1; 12 for the same month a year before
---@param refusal mfgq.WordRefusal a mfgq_refusal, for breaks and for bases that are not positive
---@return mfgq.Series result free it with mfgq_series_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.series.growth(series, lag, refusal) end

--- 1 if its values are totals from the year's start. Pure. (mfgq_series_is_year_to_date)
---@param series mfgq.Series 
---@return boolean
function mfgq.series.is_year_to_date(series) end

--- Makes a series. (mfgq_series_new)
---@param period integer[]|mfgq.Vector [n] of one frequency, each later than the one before; the last period of an observation that covers several
---@param value mfgq.Numbers [n] in unit; NaN missing
---@param span? integer[]|mfgq.Vector [n] periods covered, 1 to 12, without overlap; null: 1 each
---@param qualifier? integer[]|mfgq.Vector [n] mfgq_qualifier; null: exact
---@param vintage? integer[]|mfgq.Vector [n] date of publication as 20200715, 0 unknown; null: unknown
---@param flags? integer[]|mfgq.Vector [n] sums of flags; null: none
---@param unit mfgq.Unit unit of the values; copied
---@param basis mfgq.WordBasis a mfgq_basis
---@param base_year? integer|boolean year of constant prices, else 0
---@param year_to_date? integer|boolean 1 if each value is the total from the year's start, else 0
---@param source? string where the figures come from; may be null; copied
---@return mfgq.Series series the series; free it with mfgq_series_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.series.new(period, value, span, qualifier, vintage, flags, unit, basis, base_year, year_to_date, source) end

--- Period of an observation, 0 outside. Pure. (mfgq_series_period)
---@param series mfgq.Series 
---@param row integer 
---@return integer
function mfgq.series.period(series, row) end

--- The mfgq_qualifier of an observation, -1 outside. Pure. (mfgq_series_qualifier)
---@param series mfgq.Series 
---@param row integer 
---@return integer
function mfgq.series.qualifier(series, row) end

--- Number of observations. Pure. (mfgq_series_size)
---@param series mfgq.Series 
---@return integer
function mfgq.series.size(series) end

--- The observations that lie in [from, to). (mfgq_series_slice)
---@param series mfgq.Series a series
---@param from integer|string first period, of any frequency; 0 from the start
---@param to integer|string first period that is left out; 0 to the end
---@return mfgq.Series result free it with mfgq_series_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.series.slice(series, from, to) end

--- Its source, "" if none was given. Pure. (mfgq_series_source)
---@param series mfgq.Series 
---@return string?
function mfgq.series.source(series) end

--- Periods that an observation covers, 0 outside. Pure. (mfgq_series_span)
---@param series mfgq.Series 
---@param row integer 
---@return integer
function mfgq.series.span(series, row) end

--- A series as a table: period, value, span, qualifier, vintage, flags. (mfgq_series_table)
---
--- The unit of the series is that of the column value. flags are words joined by "+": break,
--- revised, negative, split, refused. A vintage that is unknown is missing.
---@param series mfgq.Series a series
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.series.table(series) end

--- Figures of single periods into totals from the year's start. (mfgq_series_to_year_to_date)
---
--- Each year is added up from its first period on; a year that does not start there,
--- or has a gap, has no totals from the gap on: that fails, or is left out.
--- A break or a missing value inside the year makes the totals behind it missing, or fails.
---@param series mfgq.Series figures of single periods, or of several together
---@param refusal mfgq.WordRefusal a mfgq_refusal; MFGQ_REFUSE_ROW gives missing totals with MFGQ_FLAG_REFUSED behind a gap or break
---@return mfgq.Series result free it with mfgq_series_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.series.to_year_to_date(series, refusal) end

--- The unit, which lives as long as the series. Pure. (mfgq_series_unit)
---@param series mfgq.Series 
---@return mfgq.Unit
function mfgq.series.unit(series) end

--- Value of an observation, NaN if missing or outside. Pure. (mfgq_series_value)
---@param series mfgq.Series 
---@param row integer 
---@return number
function mfgq.series.value(series, row) end

--- Date of publication as 20200715, 0 if unknown or outside. Pure. (mfgq_series_vintage)
---@param series mfgq.Series 
---@param row integer 
---@return integer
function mfgq.series.vintage(series, row) end

--- Shift-share of one region against a nation between two periods. (mfgq_shiftshare)
---
--- With r the region's and N the nation's value of industry i, R and T their
--- totals, G = T1/T0:
---
---     national     r0 (G - 1)
---     mix          r0 (N1/N0 - G)
---     regional     r0 (r1/r0 - N1/N0)
---     competitive  r' (r1/r0 - N1/N0)        r' = R0 N0 / T0
---     allocation   (r0 - r') (r1/r0 - N1/N0)
---     total        r1 - r0
---
--- An industry that the region did not have (r0 = 0) gives all of its change to
--- regional (competitive 0, all to allocation). An industry that the nation did
--- not have although the region did (N0 = 0 < r0) has no defined components:
--- they are NaN, except total.
---@param method mfgq.WordShiftshareMethod see mfgq_shiftshare_method
---@param region0 mfgq.Numbers [industries] region, first period, >= 0, any unit
---@param region1 mfgq.Numbers [industries] region, second period
---@param nation0 mfgq.Numbers [industries] nation, first period
---@param nation1 mfgq.Numbers [industries] nation, second period
---@param values? mfgq.Vector a vector to write to
---@return mfgq.Vector values [industries][components] row by row, unit of region0
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.shiftshare(method, region0, region1, nation0, nation1, values) end

--- Name of a component of a method; null if none. Pure. (mfgq_shiftshare_component_name)
---@param method mfgq.WordShiftshareMethod 
---@param component integer 
---@return string?
function mfgq.shiftshare_component_name(method, component) end

--- Number of components of a method, 4 or 5; 0 if none. Pure. (mfgq_shiftshare_components)
---@param method mfgq.WordShiftshareMethod 
---@return integer
function mfgq.shiftshare_components(method) end

--- Method of a name of the command line; -1 if none. Pure. (mfgq_shiftshare_find)
---@param name string 
---@return integer?
function mfgq.shiftshare_find(name) end

--- Shrunken covariance of residuals (Schäfer and Strimmer). (mfgq_shrink_covariance)
---
--- V = lambda diag(S) + (1 - lambda) S,   S = E'E / T
---     lambda = sum of Var(r[i][j]) / sum of r[i][j]^2 over i != j, kept in [0, 1]
---     Var(r[i][j]) = (sum z_i^2 z_j^2 - (sum z_i z_j)^2 / T) / (T (T - 1))
---
--- with r the correlations and z = e / sqrt(S[i][i]); residuals are not centred.
--- A row with a missing value is left out; a variable without variation has
--- correlation 0. Without correlations to shrink lambda is 1.
---@param n integer number of variables
---@param residuals mfgq.Numbers [rows][n]
---@param covariance? mfgq.Vector a vector to write to
---@return mfgq.Vector covariance [n][n]
---@return number lambda share of the diagonal; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.shrink_covariance(n, residuals, covariance) end

--- Fixed English name of a status, "no-convergence"; total. Numbers that are no status give "unknown". Pure. (mfgq_status_name)
---@param status integer|boolean 
---@return string?
function mfgq.status_name(status) end

--- Number of columns. Pure. (mfgq_table_columns)
---@param table mfgq.Table 
---@return integer
function mfgq.table.columns(table) end

--- The values of an F64 column, [rows]; null for other columns. Pure. (mfgq_table_f64)
---@param table mfgq.Table
---@param column integer
---@return mfgq.Vector?
function mfgq.table.f64(table, column) end

--- Column of a name, or -1. Pure. (mfgq_table_find)
---@param table mfgq.Table 
---@param name string 
---@return integer?
function mfgq.table.find(table, name) end

--- The values of an I64 column, [rows]; null for other columns. Pure. (mfgq_table_i64)
---@param table mfgq.Table
---@param column integer
---@return integer[]?
function mfgq.table.i64(table, column) end

--- 1 if the cell is missing or outside the table. Pure. (mfgq_table_is_missing)
---@param table mfgq.Table 
---@param row integer 
---@param column integer 
---@return boolean
function mfgq.table.is_missing(table, row, column) end

--- Name of a column; null if there is none. Pure. (mfgq_table_name)
---@param table mfgq.Table 
---@param column integer 
---@return string?
function mfgq.table.name(table, column) end

--- A number from an F64 or I64 column; NaN if missing, text or outside. Pure. (mfgq_table_number)
---@param table mfgq.Table 
---@param row integer 
---@param column integer 
---@return number
function mfgq.table.number(table, row, column) end

--- Number of rows. Pure. (mfgq_table_rows)
---@param table mfgq.Table 
---@return integer
function mfgq.table.rows(table) end

--- Text of a TEXT cell, terminated; "" if missing or of another type. Pure. (mfgq_table_text)
---@param table mfgq.Table 
---@param row integer 
---@param column integer 
---@return string?
function mfgq.table.text(table, row, column) end

--- Type of a column, or -1 if there is none. Pure. (mfgq_table_type)
---@param table mfgq.Table 
---@param column integer 
---@return integer?
function mfgq.table.type(table, column) end

--- Unit of a whole column, "" if none or if a unit column says it. Pure. (mfgq_table_unit)
---@param table mfgq.Table 
---@param column integer 
---@return string?
function mfgq.table.unit(table, column) end

--- Writes a table. (mfgq_table_write)
---
--- Numbers are written in the shortest form that reads back to the same double;
--- a missing value is an empty cell, or null. Only the text form, which is for
--- reading, shows six significant digits (whole numbers whole) and cuts text
--- wider than 36 columns with an ellipsis.
---@param table mfgq.Table
---@param format? string
---@param sink? (fun(text: string): any)
---@return string|true
function mfgq.table.write(table, format, sink) end

--- A text of the whole taxonomy; "" if there is none. Pure. (mfgq_taxonomy_about)
---@param taxonomy mfgq.Taxonomy 
---@param field mfgq.WordTaxonomyField 
---@return string?
function mfgq.taxonomy.about(taxonomy, field) end

--- Opens a built-in taxonomy. (mfgq_taxonomy_builtin)
---@param id string chongqing-2019-2022, gbt4754-2017, gbt4754-2011, hightech-mfg-2017, isic-4 or nace-2
---@return mfgq.Taxonomy taxonomy to be freed with mfgq_taxonomy_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.taxonomy.builtin(id) end

--- Number of built-in taxonomies. Pure. (mfgq_taxonomy_builtin_count)
---@return integer
function mfgq.taxonomy.builtin_count() end

--- Identifier of a built-in taxonomy; null if there is none. Pure. (mfgq_taxonomy_builtin_id)
---@param index integer 
---@return string?
function mfgq.taxonomy.builtin_id(index) end

--- Whether a code stands at or below a class. (mfgq_taxonomy_contains)
---@param taxonomy mfgq.Taxonomy where to look
---@param class_path string as for mfgq_taxonomy_resolve()
---@param code string of the class to place
---@return boolean contains 1 or 0
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.taxonomy.contains(taxonomy, class_path, code) end

--- Number of classes at each level: level, classes. (mfgq_taxonomy_counts)
---@param taxonomy mfgq.Taxonomy what to count
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.taxonomy.counts(taxonomy) end

--- Built-in lists that hold a code, as text "gbt4754-2011, isic-4". (mfgq_taxonomy_editions)
---@param code string
---@param except? string
---@return string, integer
function mfgq.taxonomy.editions(code, except) end

--- Position of a code. (mfgq_taxonomy_find)
---@param taxonomy mfgq.Taxonomy where to look
---@param code string as the source writes it
---@return integer position of the class
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.taxonomy.find(taxonomy, code) end

--- Positions of many codes, -1 for codes that are not in the list. (mfgq_taxonomy_find_many)
---@param taxonomy mfgq.Taxonomy where to look
---@param codes? string[] [n] terminated codes; a null one is not found
---@return integer[] positions [n]
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.taxonomy.find_many(taxonomy, codes) end

--- As mfgq_taxonomy_find_many(), for codes packed by mfgq_taxonomy_pack(). (mfgq_taxonomy_find_packed)
---@param taxonomy mfgq.Taxonomy where to look
---@param keys string[] [n] packed codes; 0 is not found
---@return integer[] positions [n]
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.taxonomy.find_packed(taxonomy, keys) end

--- Marks every class at or below a class. (mfgq_taxonomy_mask)
---
--- With the positions of mfgq_taxonomy_find_many() this answers membership for
--- any number of codes.
---@param taxonomy mfgq.Taxonomy where to look
---@param position integer of the class
---@return boolean[] mask [size of the taxonomy] 1 at or below, else 0
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.taxonomy.mask(taxonomy, position) end

--- A code of up to 8 bytes as one word, first byte lowest; 0 if longer. Pure. (mfgq_taxonomy_pack)
---@param code string 
---@return string
function mfgq.taxonomy.pack(code) end

--- Reads a taxonomy from CSV or JSON. (mfgq_taxonomy_read)
---
--- CSV has the columns code, parent, level, name_zh, name_en, tier, source,
--- valid_from, valid_to; only code is required, several parents are joined by
--- `;`. JSON is an object with id, title, source, valid_from, valid_to and
--- nodes, a list of objects with the same keys; `parents` may be a list.
---@param form mfgq.WordTaxonomyForm of text
---@param text string|table[]|mfgq.Table [size] bytes
---@param encoding? mfgq.WordEncoding of a CSV text; JSON is UTF-8
---@param id? string identifier; null takes the one in the file, if any
---@return mfgq.Taxonomy taxonomy to be freed with mfgq_taxonomy_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.taxonomy.read(form, text, encoding, id) end

--- Classes in a relation to a class, each once. (mfgq_taxonomy_related)
---@param taxonomy mfgq.Taxonomy
---@param position integer
---@param relation string
---@return integer[]
function mfgq.taxonomy.related(taxonomy, position, relation) end

--- Position of a class named by a code or by names joined by `/`. (mfgq_taxonomy_resolve)
---
--- `smart/ic` is a code of the Chongqing annex; a path of names walks down from
--- any class, each step by code or by Chinese or English name.
---@param taxonomy mfgq.Taxonomy where to look
---@param path string code or path
---@return integer position of the class
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.taxonomy.resolve(taxonomy, path) end

--- Values rolled up through a taxonomy without double counting. (mfgq_taxonomy_rollup)
---
--- members[c] = number of ids with a code at or below c
---     value[c]   = sum over those ids of the id's value, each id once
---
--- If all rows of an id carry the same value, it is one figure that counts once
--- a class. If they differ, they are parts: each row counts once a class.
--- Missing values (NaN) leave the id among the members; a class without any
--- value is missing. overlap_members and overlap_value count the ids of the
--- class that stand in another class of the same level too.
---@param taxonomy mfgq.Taxonomy to roll up through
---@param via? mfgq.Crosswalk crosswalk from the codes' list to taxonomy; null if the codes are of taxonomy itself
---@param ids? string[] [n]; null takes each row for an id of its own
---@param codes string[] [n]
---@param values mfgq.Numbers [n] NaN missing
---@param kind? mfgq.WordRollupKind which table
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.taxonomy.rollup(taxonomy, via, ids, codes, values, kind) end

--- Classes whose code or name contains a text. (mfgq_taxonomy_search)
---
--- Text and names are compared after compatibility normalisation and case
--- folding, so full-width and upper-case letters are found.
---@param taxonomy mfgq.Taxonomy where to look
---@param text string not empty
---@return mfgq.Table table as mfgq_taxonomy_table(); freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.taxonomy.search(taxonomy, text) end

--- Number of classes. Pure. (mfgq_taxonomy_size)
---@param taxonomy mfgq.Taxonomy 
---@return integer
function mfgq.taxonomy.size(taxonomy) end

--- Classes as a table. (mfgq_taxonomy_table)
---
--- Columns: code, parent (several joined by `;`), level, name_zh, name_en,
--- tier, source, valid_from, valid_to. Classes of level `part` (named parts of
--- a class that are no rows of the source) are left out of a full listing
--- unless all is 1; a part named in positions is listed.
---@param taxonomy mfgq.Taxonomy what to list
---@param positions? integer[]|mfgq.Vector [n] classes; null lists the whole taxonomy
---@param all? integer|boolean 1 lists parts too, also as parents
---@return mfgq.Table table to be freed with mfgq_table_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.taxonomy.table(taxonomy, positions, all) end

--- A text of a class; "" if there is none. Pure. (mfgq_taxonomy_text)
---@param taxonomy mfgq.Taxonomy 
---@param position integer 
---@param field mfgq.WordClassField 
---@return string?
function mfgq.taxonomy.text(taxonomy, position, field) end

--- 1 if a class is valid at a time, else 0; a missing bound is open. Pure. (mfgq_taxonomy_valid)
---
--- The bounds of the class, or of its taxonomy where the class has none, and
--- time are dates or years; a year contains its days.
---@param taxonomy mfgq.Taxonomy 
---@param position integer 
---@param time string 
---@return boolean
function mfgq.taxonomy.valid(taxonomy, position, time) end

--- All that is wrong with the text of a taxonomy, and its counts. (mfgq_taxonomy_validate)
---
--- Columns: rule (empty-code, duplicate-code, unknown-parent, cycle,
--- validity, count), code, line, column, count, message. A row with rule
--- `count` names a level in `code`.
---@param form mfgq.WordTaxonomyForm of text
---@param text string|table[]|mfgq.Table [size] bytes
---@param encoding? mfgq.WordEncoding of a CSV text
---@return mfgq.Table table to be freed with mfgq_table_free()
---@return integer faults number of findings that are not counts; may be null
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.taxonomy.validate(form, text, encoding) end

--- Name of its base unit, "元/人"; "1" if the unit is pure. Pure. (mfgq_unit_base_name)
---@param unit mfgq.Unit 
---@return string?
function mfgq.unit.base_name(unit) end

--- Product, quotient of two units. (mfgq_unit_combine)
---@param a mfgq.Unit first factor, or dividend
---@param b mfgq.Unit second factor, or divisor
---@param divide? integer|boolean 0: a · b; else a / b
---@return mfgq.Unit unit the result; free it with mfgq_unit_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.unit.combine(a, b, divide) end

--- Converts values from one unit to another of the same dimension. (mfgq_unit_convert)
---
--- out[i] = values[i] · factor(from) / factor(to)
---
--- Where the factors differ by a power of ten the decimal point of a value of up to 15
--- figures is shifted, so that 4.35 万元 is exactly the double 43500 元; values with more figures
--- are multiplied. NaN stays NaN.
---@param values mfgq.Numbers [n] in from
---@param from mfgq.Unit their unit
---@param to mfgq.Unit the unit wanted
---@param out? mfgq.Vector a vector to write to
---@return mfgq.Vector out [n] in to; may be values
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.unit.convert(values, from, to, out) end

--- 1 if values convert between the two, else 0. Pure. (mfgq_unit_convertible)
---@param a mfgq.Unit 
---@param b mfgq.Unit 
---@return boolean
function mfgq.unit.convertible(a, b) end

--- Its dimension, "currency/persons"; "pure" without one. Pure. (mfgq_unit_dimension)
---@param unit mfgq.Unit 
---@return string?
function mfgq.unit.dimension(unit) end

--- Its type, a mfgq_unit_kind. Pure. (mfgq_unit_kind_of)
---@param unit mfgq.Unit 
---@return integer
function mfgq.unit.kind_of(unit) end

--- The name of the i-th known unit, from 0; null behind the last. Pure. (mfgq_unit_known)
---@param i integer 
---@return string?
function mfgq.unit.known(i) end

--- The unit as printed, "万元/人"; "" for a bare number. Pure. (mfgq_unit_name)
---@param unit mfgq.Unit 
---@return string?
function mfgq.unit.name(unit) end

--- Reads a unit. (mfgq_unit_parse)
---
--- Scale words (千 万 百万 亿 万亿 …, thousand, million, billion) stand before any name;
--- products with ·, quotients with / or "per", powers with ^ or ². Behind a stroke everything
--- belongs to the denominator: 元/人·年 is per person and year. Full-width forms are accepted. Empty
--- text is a bare number.
---@param text string [size] UTF-8, at most 255 bytes
---@return mfgq.Unit unit the unit; free it with mfgq_unit_free()
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.unit.parse(text) end

--- Offset of the first byte that is not valid UTF-8; size if none is. (mfgq_utf8_valid)
---@param text string
---@return boolean, integer?
function mfgq.utf8_valid(text) end

--- Version of the library as linked, "0.1.0". Pure. (mfgq_version)
---@return string?
function mfgq.version() end

--- Version as one number, 10000 major + 100 minor + patch. Pure. (mfgq_version_number)
---@return integer
function mfgq.version_number() end

--- z-scores, (v - mean) / s with the n-1 standard deviation: of location quotients over regions, those of O'Donoghue and Gleave. (mfgq_z_scores)
---
--- Missing values stay missing and do not count. With fewer than two values, or
--- no spread, all are NaN.
---@param v mfgq.Numbers [n] values, finite or NaN
---@param z? mfgq.Vector a vector to write to
---@return mfgq.Vector z [n] scores; may be v
---@error a failure of data returns nil, message, status, row, line, column
function mfgq.z_scores(v, z) end

---@type integer
mfgq.NONE = 0
mfgq.SINCE_BASE = 1
mfgq.PER_YEAR = 2
mfgq.AVERAGE = 3
mfgq.SUM = 0
mfgq.COUNT = 1
mfgq.MEAN = 2
mfgq.MIN = 3
mfgq.MAX = 4
mfgq.GIVEN = 5
mfgq.CONSISTENT = 0
mfgq.INCONSISTENT = 1
mfgq.CANNOT_TELL = 2
mfgq.BASIS_NONE = 0
mfgq.BASIS_CURRENT = 1
mfgq.BASIS_CONSTANT = 2
mfgq.BASIS_COMPARABLE = 3
mfgq.BINDING_AUTO = 0
mfgq.BINDING_BY_YEAR = 1
mfgq.BINDING_STANDING = 2
mfgq.BINDING_DIRECTION = 3
mfgq.CLASS_CODE = 0
mfgq.CLASS_LEVEL = 1
mfgq.CLASS_NAME_ZH = 2
mfgq.CLASS_NAME_EN = 3
mfgq.CLASS_TIER = 4
mfgq.CLASS_SOURCE = 5
mfgq.CLASS_VALID_FROM = 6
mfgq.CLASS_VALID_TO = 7
mfgq.EQ = 0
mfgq.GE = 1
mfgq.GT = 2
mfgq.LE = 3
mfgq.LT = 4
mfgq.RANGE = 5
mfgq.ABOUT = 6
mfgq.EQUAL = 0
mfgq.AT_MOST = 1
mfgq.AT_LEAST = 2
mfgq.DENOMINATED = 0
mfgq.IMPUTED = 1
mfgq.NORMALISED = 2
mfgq.AGGREGATED = 3
mfgq.CONVERT_SUM = 0
mfgq.CONVERT_MEAN = 1
mfgq.CONVERT_FIRST = 2
mfgq.CONVERT_LAST = 3
mfgq.ADDITIVE = 0
mfgq.PROPORTIONAL = 1
mfgq.CURVE_LOGISTIC = 0
mfgq.CURVE_GOMPERTZ = 1
mfgq.CURVE_RICHARDS = 2
mfgq.CURVE_WEIBULL = 3
mfgq.CURVE_SATURATING = 4
mfgq.CURVE_BASS_NLS = 5
mfgq.CURVE_BASS_DENSITY = 6
mfgq.CURVE_BASS_OLS = 7
mfgq.CURVE_LINEAR = 8
mfgq.CURVE_EXPONENTIAL = 9
mfgq.LMDI1_ADDITIVE = 0
mfgq.LMDI1_MULTIPLICATIVE = 1
mfgq.LMDI2_MULTIPLICATIVE = 2
mfgq.SHAPLEY = 3
mfgq.UNIFORM = 0
mfgq.PRO_RATA = 1
mfgq.DENTON = 2
mfgq.DENTON_CHOLETTE = 3
mfgq.OLS = 4
mfgq.CHOW_LIN = 5
mfgq.FERNANDEZ = 6
mfgq.LITTERMAN = 7
mfgq.DYNAMICS_WITHIN = 0
mfgq.DYNAMICS_BETWEEN = 1
mfgq.DYNAMICS_CROSS = 2
mfgq.DYNAMICS_ENTRY = 3
mfgq.DYNAMICS_EXIT = 4
mfgq.DYNAMICS_MEAN = 5
mfgq.DYNAMICS_COVARIANCE = 6
mfgq.DYNAMICS_TOTAL = 7
mfgq.DYNAMICS_BHC = 0
mfgq.DYNAMICS_GR = 1
mfgq.DYNAMICS_FHK = 2
mfgq.DYNAMICS_BG = 3
mfgq.DYNAMICS_DF = 4
mfgq.DYNAMICS_MP = 5
mfgq.UTF8 = 0
mfgq.GB18030 = 1
mfgq.FORMAT_TEXT = 0
mfgq.FORMAT_CSV = 1
mfgq.FORMAT_JSON = 2
mfgq.FORMAT_NDJSON = 3
mfgq.YEAR = 1
mfgq.HALF_YEAR = 2
mfgq.QUARTER = 4
mfgq.MONTH = 12
mfgq.GAPS_FLOW = 0
mfgq.GAPS_SKIP = 1
mfgq.GROWTH_OK = 0
mfgq.GROWTH_NONE = 1
mfgq.GROWTH_NEGATIVE = 2
mfgq.GROWTH_MISSING = 3
mfgq.INDEX_LASPEYRES = 0
mfgq.INDEX_PAASCHE = 1
mfgq.INDEX_FISHER = 2
mfgq.INDEX_TORNQVIST = 3
mfgq.INDEX_SATO_VARTIA = 4
mfgq.INDEX_WALSH = 5
mfgq.INDEX_DUTOT = 6
mfgq.INDEX_CARLI = 7
mfgq.INDEX_JEVONS = 8
mfgq.INDEX_MARSHALL_EDGEWORTH = 9
mfgq.INDEX_LOWE = 10
mfgq.INDEX_YOUNG = 11
mfgq.INDEX_BENNET = 12
mfgq.INDEX_MONTGOMERY = 13
mfgq.GINI = 0
mfgq.GINI_NORMALISED = 1
mfgq.THEIL_T = 2
mfgq.THEIL_L = 3
mfgq.THEIL_T_BETWEEN = 4
mfgq.THEIL_T_WITHIN = 5
mfgq.ATKINSON = 6
mfgq.WOLFSON = 7
mfgq.HOOVER = 8
mfgq.HHI = 9
mfgq.JUDGED_NO_DATA = 0
mfgq.JUDGED_MET = 1
mfgq.JUDGED_MISSED = 2
mfgq.JUDGED_INDETERMINATE = 3
mfgq.JUDGED_NOT_DUE = 4
mfgq.USE_NONE = 0
mfgq.USE_NUMBERS = 1
mfgq.USE_TEXTS = 2
mfgq.MILESTONES_NEXT = 0
mfgq.MILESTONES_LAST = 1
mfgq.MILESTONES_ALL = 2
mfgq.MODEL_NAIVE = 0
mfgq.MODEL_SNAIVE = 1
mfgq.MODEL_MEAN = 2
mfgq.MODEL_DRIFT = 3
mfgq.MODEL_LINEAR = 4
mfgq.MODEL_EXPONENTIAL = 5
mfgq.MODEL_SES = 6
mfgq.MODEL_HOLT = 7
mfgq.MODEL_HOLT_DAMPED = 8
mfgq.MODEL_ETS = 9
mfgq.MODEL_ETS_ANN = 10
mfgq.MODEL_ETS_AAN = 11
mfgq.MODEL_ETS_AADN = 12
mfgq.MODEL_ETS_ANA = 13
mfgq.MODEL_ETS_AAA = 14
mfgq.MODEL_ETS_AADA = 15
mfgq.MODEL_ETS_MNN = 16
mfgq.MODEL_ETS_MAN = 17
mfgq.MODEL_ETS_MADN = 18
mfgq.MODEL_ETS_MNA = 19
mfgq.MODEL_ETS_MAA = 20
mfgq.MODEL_ETS_MADA = 21
mfgq.MODEL_ETS_MNM = 22
mfgq.MODEL_ETS_MAM = 23
mfgq.MODEL_ETS_MADM = 24
mfgq.MODEL_THETA = 25
mfgq.MODEL_THETA_OPT = 26
mfgq.MODEL_THETA_BC = 27
mfgq.MODEL_LOCAL_LEVEL = 28
mfgq.MODEL_LOCAL_TREND = 29
mfgq.MODEL_THEIL_SEN = 30
mfgq.MODEL_AUTO = 31
mfgq.MODEL_LOGISTIC = 32
mfgq.MODEL_GOMPERTZ = 33
mfgq.MODEL_RICHARDS = 34
mfgq.MODEL_BASS = 35
mfgq.MODEL_SATURATING = 36
mfgq.MODEL_WEIBULL = 37
mfgq.MODEL_ARIMA = 38
mfgq.MODEL_AUTO_LEVEL = 39
mfgq.MOVED_UP = 0
mfgq.MOVED_DOWN = 1
mfgq.MOVED_LITTLE = 2
mfgq.NOT_MOVED = 3
mfgq.MOVE_UNKNOWN = 4
mfgq.ADD = 0
mfgq.SUBTRACT = 1
mfgq.MULTIPLY = 2
mfgq.DIVIDE = 3
mfgq.PATH_LINEAR = 0
mfgq.PATH_GEOMETRIC = 1
mfgq.PATH_SCHEDULE = 2
mfgq.PATH_MONOTONE = 3
mfgq.PATH_VALUE = 0
mfgq.PATH_SUM = 1
mfgq.PATH_AVERAGE = 2
mfgq.PATH_GROWTH = 3
mfgq.PATH_ANY = 4
mfgq.PATH_ALL = 5
mfgq.ON_DOMAIN_FAIL = 0
mfgq.ON_DOMAIN_MISSING = 1
mfgq.PROJECT_HORIZON = 0
mfgq.PROJECT_MODEL = 1
mfgq.PROJECT_LOW = 2
mfgq.PROJECT_HIGH = 3
mfgq.PROJECT_MEAN = 4
mfgq.PROJECT_POOL = 5
mfgq.PROJECT_THREADS = 6
mfgq.PROJECT_SEED = 7
mfgq.VIEW_FORECASTS = 0
mfgq.VIEW_PARAMETERS = 1
mfgq.Q_EXACT = 0
mfgq.Q_AT_LEAST = 1
mfgq.Q_AT_MOST = 2
mfgq.Q_ABOUT = 3
mfgq.Q_PRELIMINARY = 4
mfgq.Q_DERIVED = 5
mfgq.Q_CONFLICTING = 6
mfgq.REASON_NONE = 0
mfgq.REASON_NO_DIRECTION = 1
mfgq.REASON_NO_VALUE = 2
mfgq.REASON_NO_BASE = 3
mfgq.REASON_NO_PERIOD = 4
mfgq.REASON_SAME_PERIOD = 5
mfgq.REASON_BASE_LATER = 6
mfgq.REASON_MIXED_SIGNS = 7
mfgq.REASON_ZERO_BASE = 8
mfgq.REASON_NO_TARGET = 9
mfgq.REASON_NO_TARGET_PERIOD = 10
mfgq.REASON_TARGET_EARLY = 11
mfgq.REASON_BASE_IS_TARGET = 12
mfgq.REASON_SHORT_SERIES = 13
mfgq.REASON_NOT_POSITIVE = 14
mfgq.REASON_MET = 15
mfgq.REASON_MET_STANDING = 16
mfgq.REASON_OVERDUE = 17
mfgq.REASON_ZERO_REPLACED = 18
mfgq.REASON_AT_LIMIT = 19
mfgq.REASON_NEAR_LIMIT = 20
mfgq.REASON_MEAN = 21
mfgq.REASON_WORST = 22
mfgq.REASON_NO_SCORES = 23
mfgq.RECONCILE_WLS = 0
mfgq.RECONCILE_OLS = 1
mfgq.RECONCILE_WLS_STRUCT = 2
mfgq.RECONCILE_WLS_VAR = 3
mfgq.RECONCILE_MINT_SHRINK = 4
mfgq.RECONCILE_BOTTOM_UP = 5
mfgq.REFUSE_CALL = 0
mfgq.REFUSE_ROW = 1
mfgq.PARENTS = 0
mfgq.CHILDREN = 1
mfgq.ANCESTORS = 2
mfgq.DESCENDANTS = 3
mfgq.LEAVES = 4
mfgq.RHO_MAXLOG = 0
mfgq.RHO_MINRSS_ECOTRIM = 1
mfgq.RHO_MINRSS_QUILIS = 2
mfgq.RHO_FIXED = 3
mfgq.ROLLUP_CLASSES = 0
mfgq.ROLLUP_OVERLAPS = 1
mfgq.ROLLUP_TOTALS = 2
mfgq.ROUNDING_NONE = 0
mfgq.ROUNDING_MET_AS_PRINTED = 1
mfgq.ROUNDING_ROUNDS = 2
mfgq.RULE_EUROSTAT = 0
mfgq.RULE_STATCAN = 1
mfgq.RULE_UN_CHART = 2
mfgq.RULE_DESTATIS = 3
mfgq.RULE_ISTAT = 4
mfgq.RULE_ESCAP = 5
mfgq.RULE_LOG_CUT = 6
mfgq.RULE_SCHEDULE = 7
mfgq.AT_PERIOD = 0
mfgq.AT_BASE = 1
mfgq.AT_PREVIOUS = 2
mfgq.SHIFTSHARE_CLASSIC = 0
mfgq.SHIFTSHARE_ESTEBAN_MARQUILLAS = 1
mfgq.OK = 0
mfgq.E_INVALID = -1
mfgq.E_DOMAIN = -2
mfgq.E_MEMORY = -3
mfgq.E_PARSE = -4
mfgq.E_DATA = -5
mfgq.E_NOT_FOUND = -6
mfgq.E_UNIT = -7
mfgq.E_NO_CONVERGENCE = -8
mfgq.E_UNSUPPORTED = -9
mfgq.E_IO = -10
mfgq.E_CANCELLED = -11
mfgq.E_LIMIT = -12
mfgq.E_ENCODING = -13
mfgq.E_INTERNAL = -14
mfgq.TARGETS_FIGURES = 0
mfgq.TARGETS_ALL = 1
mfgq.TARGETS_CARRY = 2
mfgq.TAXONOMY_ID = 0
mfgq.TAXONOMY_TITLE_EN = 1
mfgq.TAXONOMY_TITLE_ZH = 2
mfgq.TAXONOMY_SOURCE = 3
mfgq.TAXONOMY_VALID_FROM = 4
mfgq.TAXONOMY_VALID_TO = 5
mfgq.TAXONOMY_CSV = 0
mfgq.TAXONOMY_JSON = 1
mfgq.F64 = 0
mfgq.I64 = 1
mfgq.TEXT = 2
mfgq.UNDEFINED_FAILS = 0
mfgq.UNDEFINED_IS_MISSING = 1
mfgq.UNIT_AMOUNT = 0
mfgq.UNIT_NUMBER = 1
mfgq.UNIT_PERCENT = 2
mfgq.UNIT_POINTS = 3
mfgq.UNIT_RATIO = 4
mfgq.UNMAPPED_FAIL = 0
mfgq.UNMAPPED_KEEP = 1
mfgq.VARIABLE_NUMBER = 0
mfgq.VARIABLE_FLAG = 1
mfgq.VARIABLE_CODE = 2
mfgq.VARIABLE_AGGREGATE = 3
mfgq.VERDICT_NONE = 0
mfgq.VERDICT_NOT_AVAILABLE = 1
mfgq.VERDICT_ACHIEVED = 2
mfgq.VERDICT_SIGNIFICANT = 3
mfgq.VERDICT_MODERATE = 4
mfgq.VERDICT_INSUFFICIENT = 5
mfgq.VERDICT_MOVING_AWAY = 6
mfgq.VERDICT_TARGET_ACHIEVED = 7
mfgq.VERDICT_SUBSTANTIAL = 8
mfgq.VERDICT_LIMITED = 9
mfgq.VERDICT_DETERIORATION = 10
mfgq.VERDICT_PROGRESS = 11
mfgq.VERDICT_REGRESSION = 12
mfgq.VERDICT_SUN = 13
mfgq.VERDICT_SLIGHTLY_CLOUDY = 14
mfgq.VERDICT_CLOUD = 15
mfgq.VERDICT_THUNDERSTORM = 16
mfgq.VERDICT_CLEAR_UP = 17
mfgq.VERDICT_SLIGHT_UP = 18
mfgq.VERDICT_STABLE = 19
mfgq.VERDICT_SLIGHT_DOWN = 20
mfgq.VERDICT_CLEAR_DOWN = 21
mfgq.VERDICT_MAINTAIN = 22
mfgq.VERDICT_ACCELERATE = 23
mfgq.VERDICT_REVERSE = 24
mfgq.VERDICT_AHEAD = 25
mfgq.VERDICT_ON_SCHEDULE = 26
mfgq.VERDICT_BEHIND = 27

return mfgq
