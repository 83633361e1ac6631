/* Observations as an assessment sees them: by vintage, up to a date, in a unit. */
#include "assess_i.h"

#include <math.h>

mfgq_status mfgq_i_view_make(mfgq_i_view *view, const char *as_of, int arg)
{
    mfgq_error *const err = view->err;
    if (!view->plan) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "plan is null");
    if (!view->observations)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "observations is null");
    if (as_of && !mfgq_i_when_parse(as_of, &view->as_of))
        return mfgq_i_fail(err, MFGQ_E_PARSE, arg, -1, "as_of '%.40s' is no period", as_of);
    if (!view->vintage) view->vintage = "latest";
    if (mfgq_i_is_vintage(view->vintage)) return MFGQ_OK;
    return mfgq_i_fail(err, MFGQ_E_INVALID, arg + 1, -1,
                       "vintage '%.40s' is not first, latest or a date", view->vintage);
}

const mfgq_i_observation *mfgq_i_view_at(const mfgq_i_view *view, const char *indicator,
                                         const mfgq_i_when *period)
{
    if (view->as_of.number && period->end > view->as_of.end) return NULL;
    return mfgq_i_observed(view->observations, indicator, period, view->vintage);
}

const mfgq_i_observation *mfgq_i_view_last(const mfgq_i_view *view, const char *indicator,
                                           const mfgq_i_when *until)
{
    size_t count;
    const size_t first = mfgq_i_observed_run(view->observations, indicator, &count);
    const mfgq_i_observation *const items = view->observations->items;
    for (size_t i = first + count; i-- > first;) {
        if (items[i].period.end > until->end) continue;
        const mfgq_i_observation *const found = mfgq_i_view_at(view, indicator, &items[i].period);
        if (found) return found;
    }
    return NULL;
}

/* A figure that was published as it stands; all others are known by their bounds. */
static int is_printed(const mfgq_i_observation *o)
{
    if (o->qualifier != MFGQ_I_EXACT && o->qualifier != MFGQ_I_PRELIMINARY) return 0;
    const double half = 0.5 * pow(10, -o->decimals), slack = half * 1e-6;
    return fabs(o->value - half - o->low) <= slack && fabs(o->high - o->value - half) <= slack;
}

/* The unit of a row: its own, or the indicator's. */
static const mfgq_unit *unit_of(const mfgq_plan *plan, const mfgq_i_observation *o,
                                const mfgq_unit *otherwise)
{
    if (o->in_unit) return o->in_unit;
    const size_t index = mfgq_i_plan_indicator(plan, o->indicator);
    return index == MFGQ_I_NONE ? otherwise : plan->indicators[index].in_unit;
}

mfgq_status mfgq_i_outcome_of(const mfgq_i_view *view, const mfgq_i_observation *o,
                              const mfgq_unit *unit, mfgq_i_outcome *out)
{
    const mfgq_unit *const from = unit_of(view->plan, o, unit);
    if (mfgq_i_unit_check_sum(from, unit, NULL) != MFGQ_OK)
        return mfgq_i_fail(view->err, MFGQ_E_UNIT, 2, (int64_t)o->row,
                           "%.60s in %.40s cannot be compared with a target in %.40s",
                           o->indicator, *o->unit ? o->unit : "no unit",
                           *unit->name ? unit->name : "no unit");
    double low = o->low, high = o->high;
    out->printed = is_printed(o);
    out->high_open = out->printed;
    if (out->printed) mfgq_i_rounding(o->value, o->decimals, &low, &high);
    out->value = mfgq_i_convert(o->value, from, unit);
    out->low = mfgq_i_convert(low, from, unit);
    out->high = mfgq_i_convert(high, from, unit);
    out->step = mfgq_i_convert(pow(10, -o->decimals), from, unit);
    return MFGQ_OK;
}
