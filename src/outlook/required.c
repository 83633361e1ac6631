/* What is still to be done: a rate a period, and the path that it makes. */
#include "outlook_i.h"

#include <math.h>

/* What each year that is left must deliver for a figure of every year or on average. */
static double each_year(const mfgq_i_row *row, const mfgq_i_span *s)
{
    const double left = (double)(s->years - s->seen), years = (double)s->years;
    if (s->accumulation == MFGQ_PER_YEAR || s->unknown) return row->target;
    if (!s->is_rate) return (years * row->target - s->sum) / left;
    const double rate = mfgq_i_to_base(row->target, row->unit);
    return rate > -1 ? mfgq_i_from_base(expm1((years * log1p(rate) - s->sum) / left), row->unit)
                     : NAN;
}

double mfgq_i_required_rate(const mfgq_i_row *row, const mfgq_i_span *span, double last,
                            double periods)
{
    const double target = span->years ? each_year(row, span) : row->target;
    const double t = mfgq_i_to_base(target, row->unit), y = mfgq_i_to_base(last, row->unit);
    switch (row->motion) {
    case MFGQ_I_GROWS: return last > 0 && target > 0 ? pow(target / last, 1 / periods) - 1 : NAN;
    case MFGQ_I_SHIFTS: return (t - y) / periods;
    case MFGQ_I_IS_CUT: return y < 1 && t < 1 ? pow((1 - t) / (1 - y), 1 / periods) - 1 : NAN;
    case MFGQ_I_IS_RISE: return y > -1 && t > -1 ? pow((1 + t) / (1 + y), 1 / periods) - 1 : NAN;
    case MFGQ_I_IS_RATE: return row->indicator->kind == MFGQ_I_CUT_RATE ? -t : t;
    default: return NAN;
    }
}

double mfgq_i_required_level(const mfgq_i_row *row, const mfgq_i_span *span, double last,
                             double k, double periods)
{
    const double target = row->target, way = k / periods;
    if (span->years) return each_year(row, span);
    if (k == periods) return target;
    const double t = mfgq_i_to_base(target, row->unit), y = mfgq_i_to_base(last, row->unit);
    switch (row->motion) {
    case MFGQ_I_GROWS:
        if (last > 0 && target > 0) return last * pow(target / last, way);
        break;
    case MFGQ_I_IS_CUT:
        if (y < 1 && t < 1)
            return mfgq_i_from_base(1 - (1 - y) * pow((1 - t) / (1 - y), way), row->unit);
        break;
    case MFGQ_I_IS_RISE:
        if (y > -1 && t > -1)
            return mfgq_i_from_base((1 + y) * pow((1 + t) / (1 + y), way) - 1, row->unit);
        break;
    default: break;
    }
    return last + (target - last) * way;
}
