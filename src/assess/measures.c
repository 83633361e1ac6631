/* How far, how much of it, how fast: fractions, and the gap in the target's unit. */
#include "assess_i.h"

#include <math.h>

int mfgq_i_row_motion(const mfgq_i_row *row)
{
    const int since = row->value->accumulation == MFGQ_SINCE_BASE;
    const int kind = row->indicator->kind;
    if (kind == MFGQ_I_CUT_RATE) return since ? MFGQ_I_IS_CUT : MFGQ_I_IS_RATE;
    if (kind == MFGQ_I_RATE) return since ? MFGQ_I_IS_RISE : MFGQ_I_IS_RATE;
    if (kind == MFGQ_I_EVENT) return MFGQ_I_HAPPENS;
    if (since || kind == MFGQ_I_CHANGE || row->value->accumulation != MFGQ_NONE)
        return MFGQ_I_ADDS;
    return row->unit->kind == MFGQ_UNIT_PERCENT ? MFGQ_I_SHIFTS : MFGQ_I_GROWS;
}

static int is_ready(const mfgq_i_row *row)
{
    return row->has_outcome && row->has_goal && row->motion != MFGQ_I_HAPPENS;
}

/* A difference of printed decimals, without the noise of its last bits. */
static double tidy(double difference, const mfgq_i_row *row)
{
    double step = fmin(row->goal.step, row->has_outcome ? row->outcome.step : 1);
    if (row->base) step = fmin(step, row->base_outcome.step);
    if (!(step > 1e-9) || step > 1) return difference;
    const double units = round(1 / step);
    return round(difference * units) / units;
}

double mfgq_i_row_gap(const mfgq_i_row *row)
{
    const double x = row->outcome.value, low = row->goal.low, high = row->goal.high;
    if (!is_ready(row)) return NAN;
    if (isnan(row->target)) /* a range without a better side */
        return tidy(x < low ? x - low : x > high ? x - high : 0, row);
    return tidy(mfgq_i_goal_sense(&row->goal) < 0 ? row->target - x : x - row->target, row);
}

double mfgq_i_row_attainment(const mfgq_i_row *row)
{
    const double x = row->outcome.value, target = row->target;
    const int wants_less = mfgq_i_goal_sense(&row->goal) < 0;
    if (!is_ready(row) || isnan(target)) return NAN;
    if (x == 0 && target > 0 && !wants_less) return 0;
    if (!(x * target > 0)) return NAN; /* a share needs two figures of one sign */
    return wants_less == (target > 0) ? target / x : x / target;
}

/* The yearly change that makes `figure` of the base in so many years; a cut is negative. */
static double pace(const mfgq_i_row *row, double figure, double years)
{
    const double fraction = mfgq_i_to_base(figure, row->unit);
    const double base = row->base ? row->base_outcome.value : NAN;
    if (!(years > 0) && row->motion != MFGQ_I_IS_RATE) return NAN;
    switch (row->motion) {
    case MFGQ_I_GROWS: return base > 0 && figure > 0 ? pow(figure / base, 1 / years) - 1 : NAN;
    case MFGQ_I_SHIFTS: return mfgq_i_to_base(tidy(figure - base, row), row->unit) / years;
    case MFGQ_I_IS_CUT: return fraction < 1 ? expm1(log1p(-fraction) / years) : NAN;
    case MFGQ_I_IS_RISE: return fraction > -1 ? expm1(log1p(fraction) / years) : NAN;
    case MFGQ_I_IS_RATE: return row->indicator->kind == MFGQ_I_CUT_RATE ? -fraction : fraction;
    default: return NAN;
    }
}

static const mfgq_i_when *start_of(const mfgq_i_row *row)
{
    return row->base ? &row->base->period : &row->base_period;
}

double mfgq_i_row_pace(const mfgq_i_row *row, int observed)
{
    const mfgq_i_when *const start = start_of(row);
    if (row->motion == MFGQ_I_HAPPENS || !start->number) return NAN;
    if (!observed) {
        if (!row->has_goal || isnan(row->target)) return NAN;
        return pace(row, row->target, mfgq_i_years(start, &row->value->period));
    }
    if (!row->has_outcome) return NAN;
    return pace(row, row->outcome.value, mfgq_i_years(start, &row->seen->period));
}

/* 1 unless the base already meets the target: then there is no way to go. */
static int is_ahead(const mfgq_i_row *row)
{
    const int sense = mfgq_i_goal_sense(&row->goal);
    return sense == 0 || sense * (row->target - row->base_outcome.value) > 0;
}

/* Share of the way from the base: in logarithms for cumulative rates, else in levels. */
double mfgq_i_row_progress(const mfgq_i_row *row)
{
    if (!is_ready(row) || isnan(row->target)) return NAN;
    const double x = row->outcome.value, target = row->target;
    const double sign = row->motion == MFGQ_I_IS_CUT ? -1 : 1;
    double way = NAN, whole = NAN;
    switch (row->motion) {
    case MFGQ_I_IS_CUT:
    case MFGQ_I_IS_RISE:
        way = log1p(sign * mfgq_i_to_base(x, row->unit));
        whole = log1p(sign * mfgq_i_to_base(target, row->unit));
        break;
    case MFGQ_I_GROWS:
    case MFGQ_I_SHIFTS:
        if (!row->base || !is_ahead(row)) return NAN;
        way = tidy(x - row->base_outcome.value, row);
        whole = tidy(target - row->base_outcome.value, row);
        break;
    case MFGQ_I_ADDS:
        way = x;
        whole = target;
        break;
    default: return NAN;
    }
    return whole == 0 || !isfinite(way / whole) ? NAN : way / whole;
}
