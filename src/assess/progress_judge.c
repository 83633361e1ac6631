/* The engine: one row against one rule. */
#include "progress_i.h"

#include <math.h>

static mfgq_i_finding none(const mfgq_i_rule *rule, int reason)
{
    return (mfgq_i_finding){NAN, NAN, rule->unavailable, reason};
}

static int met(const mfgq_i_case *row)
{
    return row->direction * (row->value - row->target) >= 0;
}

/* What keeps a row from having a rate at all. */
static int gap_of(const mfgq_i_case *row)
{
    if (isnan(row->base)) return MFGQ_REASON_NO_BASE;
    if (isnan(row->base_period) || isnan(row->period)) return MFGQ_REASON_NO_PERIOD;
    if (row->base_period == row->period) return MFGQ_REASON_SAME_PERIOD;
    if (row->base_period > row->period) return MFGQ_REASON_BASE_LATER;
    return MFGQ_REASON_NONE;
}

/* What keeps it from being measured against its target. */
static int target_gap_of(const mfgq_i_case *row)
{
    if (isnan(row->target_period)) return MFGQ_REASON_NO_TARGET_PERIOD;
    if (row->target_period <= row->base_period) return MFGQ_REASON_TARGET_EARLY;
    if (row->target == row->base) return MFGQ_REASON_BASE_IS_TARGET;
    return MFGQ_REASON_NONE;
}

/* What keeps a growth rate from base to `level` from being defined. */
static int growth_gap_of(const mfgq_i_case *row, double level)
{
    if (row->base == 0) return MFGQ_REASON_ZERO_BASE;
    return row->base > 0 ? (level < 0 ? MFGQ_REASON_MIXED_SIGNS : 0)
                         : (level > 0 ? MFGQ_REASON_MIXED_SIGNS : 0);
}

static double growth(double from, double to, double years)
{
    return pow(to / from, 1 / years) - 1;
}

/* The yearly growth rate in the direction of progress; falling negatives grow. */
static double observed(const mfgq_i_case *row)
{
    const double rate = growth(row->base, row->value, row->period - row->base_period);
    return (row->base < 0 ? -row->direction : row->direction) * rate;
}

static double rate_ratio(const mfgq_i_case *row)
{
    const double years = row->target_period - row->base_period;
    return observed(row) / fabs(growth(row->base, row->target, years));
}

static double way_to(const mfgq_i_case *row, double level)
{
    return row->direction * (level - row->base) / fabs(row->target - row->base);
}

static double extrapolated(const mfgq_i_case *row)
{
    const double factor = row->value / row->base;
    const double years = (row->target_period - row->period) / (row->period - row->base_period);
    return way_to(row, row->value * pow(factor, years));
}

/* Share of the way made: in logarithms for log-cut, else in levels. */
static double share_of_way(const mfgq_i_rule *rule, const mfgq_i_case *row)
{
    if (rule->measure == MFGQ_I_TIME_LINEAR) return way_to(row, row->value);
    return row->direction * log(row->value / row->base) / fabs(log(row->target / row->base));
}

static double share_of_time(const mfgq_i_case *row)
{
    return (row->period - row->base_period) / (row->target_period - row->base_period);
}

static double ratio_of(const mfgq_i_rule *rule, const mfgq_i_case *row)
{
    switch (rule->measure) {
    case MFGQ_I_RATE_RATIO: return rate_ratio(row);
    case MFGQ_I_EXTRAPOLATE: return extrapolated(row);
    case MFGQ_I_REGRESS: return way_to(row, mfgq_i_regress(row, row->target_period));
    default: return share_of_way(rule, row) / share_of_time(row);
    }
}

/* Reason against the ratio of this rule, beyond those of rates and targets. */
static int ratio_gap_of(const mfgq_i_rule *rule, const mfgq_i_case *row)
{
    const int target = target_gap_of(row);
    if (target) return target;
    if (rule->measure == MFGQ_I_TIME_LOG)
        return row->base > 0 && row->value > 0 && row->target > 0 ? 0 : MFGQ_REASON_NOT_POSITIVE;
    if (rule->measure == MFGQ_I_TIME_LINEAR || rule->measure == MFGQ_I_REGRESS) return 0;
    const int value = growth_gap_of(row, row->value);
    if (value || rule->measure == MFGQ_I_EXTRAPOLATE) return value;
    return growth_gap_of(row, row->target);
}

static double score_of(const mfgq_i_rule *rule, const mfgq_i_case *row, double ratio, int verdict)
{
    switch (rule->measure) {
    case MFGQ_I_RATE_RATIO: return mfgq_i_score_of(rule->score_target, ratio, 1);
    case MFGQ_I_EXTRAPOLATE:
        return verdict == rule->achieved ? 3 : verdict == MFGQ_VERDICT_PROGRESS ? 2 : 1;
    case MFGQ_I_REGRESS: return 10 * way_to(row, row->value);
    default: return share_of_way(rule, row);
    }
}

/* A target is met: the ratio and the score are given where they are defined. */
static mfgq_i_finding achieved(const mfgq_i_rule *rule, const mfgq_i_case *row, int reason)
{
    mfgq_i_finding f = {NAN, NAN, rule->achieved, reason};
    const int gap = gap_of(row) ? gap_of(row) : ratio_gap_of(rule, row);
    if (!gap) {
        f.ratio = ratio_of(rule, row);
        f.score = score_of(rule, row, f.ratio, f.verdict);
    }
    if (rule->score_target) f.score = 5;
    if (rule->measure == MFGQ_I_EXTRAPOLATE) f.score = 3;
    return f;
}

/* The UN chart takes a target of nought or a hundred per cent as met within one point. */
static int nearly_met(const mfgq_i_rule *rule, const mfgq_i_case *row)
{
    if (rule->measure != MFGQ_I_EXTRAPOLATE) return 0;
    return (row->target == 0 || row->target == 100) && fabs(row->value - row->target) <= 1;
}

static mfgq_i_finding against_target(const mfgq_i_rule *rule, const mfgq_i_case *row)
{
    if (met(row)) return achieved(rule, row, MFGQ_REASON_MET);
    if (nearly_met(rule, row)) return achieved(rule, row, MFGQ_REASON_NEAR_LIMIT);
    const int gap = gap_of(row) ? gap_of(row) : ratio_gap_of(rule, row);
    if (gap) return none(rule, gap);
    const double ratio = ratio_of(rule, row);
    if (isnan(ratio)) return none(rule, MFGQ_REASON_SHORT_SERIES);
    const int verdict = mfgq_i_band_of(rule->with_target, ratio, 1);
    const int reason = row->replaced ? MFGQ_REASON_ZERO_REPLACED
                       : row->period > row->target_period ? MFGQ_REASON_OVERDUE
                                                          : MFGQ_REASON_NONE;
    return (mfgq_i_finding){ratio, score_of(rule, row, ratio, verdict), verdict, reason};
}

static mfgq_i_finding by_rate(const mfgq_i_rule *rule, const mfgq_i_case *row)
{
    const int gap = gap_of(row) ? gap_of(row) : growth_gap_of(row, row->value);
    if (gap) return none(rule, gap);
    const double rate = observed(row);
    const double scale = rule->score_rate ? mfgq_i_limit_scale(row) : 1;
    mfgq_i_finding f = {rate, NAN, mfgq_i_band_of(rule->without_target, rate, scale),
                        MFGQ_REASON_NONE};
    if (rule->score_rate) f.score = mfgq_i_score_of(rule->score_rate, rate, scale);
    else if (rule->with_target) f.score = score_of(rule, row, rate, f.verdict);
    if (row->replaced) f.reason = MFGQ_REASON_ZERO_REPLACED;
    else if (scale == 0) f.reason = MFGQ_REASON_AT_LIMIT;
    return f;
}

static void replace_zero(const mfgq_i_rule *rule, mfgq_i_case *row, double *level)
{
    if (isnan(rule->zero) || *level != 0) return;
    *level = rule->zero;
    row->replaced = 1;
}

/* log-cut: without a base, value and target are signed changes since the base. */
static void read_changes(mfgq_i_case *row)
{
    if (!isnan(row->base) || isnan(row->target)) return;
    row->base = 1;
    row->value += 1;
    row->target += 1;
}

mfgq_i_finding mfgq_i_judge(const mfgq_i_rule *rule, mfgq_i_case row)
{
    if (row.direction == 0) return none(rule, MFGQ_REASON_NO_DIRECTION);
    if (rule->measure == MFGQ_I_TREND) return mfgq_i_judge_trend(rule, &row);
    mfgq_i_case_from_series(rule, &row);
    if (isnan(row.value)) return none(rule, MFGQ_REASON_NO_VALUE);
    if (rule->needs_base && isnan(row.base)) return none(rule, MFGQ_REASON_NO_BASE);
    if (row.binding == MFGQ_BINDING_DIRECTION || rule->measure == MFGQ_I_GROWTH_RATE)
        row.target = NAN;
    if (rule->measure == MFGQ_I_TIME_LOG) read_changes(&row);
    replace_zero(rule, &row, &row.base);
    replace_zero(rule, &row, &row.target);
    const int needs_target =
        row.binding == MFGQ_BINDING_BY_YEAR || row.binding == MFGQ_BINDING_STANDING;
    if (isnan(row.target)) {
        if (!rule->without_target || (needs_target && rule->with_target))
            return none(rule, MFGQ_REASON_NO_TARGET);
        return by_rate(rule, &row);
    }
    if (isnan(row.target_period)) row.target_period = rule->target_period;
    return against_target(rule, &row);
}
