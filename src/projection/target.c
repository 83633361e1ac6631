/* Targets: met or not, how probable, when. */
#include "run_i.h"

#include <math.h>

static const double least = 0.001, most = 0.999; /* nothing is certain */

int mfgq_i_target_met(const mfgq_i_target *t, double y)
{
    switch (t->comparator) {
    case MFGQ_GE: return y >= t->value;
    case MFGQ_GT: return y > t->value;
    case MFGQ_LE: return y <= t->value;
    case MFGQ_LT: return y < t->value;
    default: return y >= t->low && y <= t->high;
    }
}

double mfgq_i_target_probability(const mfgq_i_target *t, const mfgq_i_final *f, size_t step)
{
    double p;
    switch (t->comparator) {
    case MFGQ_GE:
    case MFGQ_GT: p = 1 - mfgq_i_final_below(f, step, t->value); break;
    case MFGQ_LE:
    case MFGQ_LT: p = mfgq_i_final_below(f, step, t->value); break;
    default: p = mfgq_i_final_below(f, step, t->high) - mfgq_i_final_below(f, step, t->low);
    }
    if (f->out->spread[step] == 0) p = mfgq_i_target_met(t, mfgq_i_final_point(f, step));
    return isnan(p) ? NAN : fmin(fmax(p, least), most);
}

int64_t mfgq_i_target_reached(const mfgq_i_target *t, double last, const double *path,
                              size_t steps)
{
    if (mfgq_i_target_met(t, last)) return 0;
    for (size_t h = 0; h < steps; h++)
        if (mfgq_i_target_met(t, path[h])) return (int64_t)h + 1;
    return -1;
}
