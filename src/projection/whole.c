/* Parts of a whole that keep adding up: each part is projected as its log-ratio to the
   geometric mean of all parts, and the ratios are turned back into shares of the total.
   Shares can then neither leave (0, total) nor miss the total. The interval of a part
   holds the others at their centre. */
#include "run_i.h"

#include <math.h>
#include <string.h>

/* The parts must be alike; returns the last period with all parts, SIZE_MAX if none. */
static mfgq_status check(const mfgq_projector *p, size_t *last, mfgq_error *err)
{
    if (p->count < 2) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "a whole has two parts");
    *last = SIZE_MAX;
    for (size_t i = 0; i < p->count; i++) {
        const mfgq_i_input *const in = &p->series[i];
        if (in->n != p->series[0].n || in->frequency != p->series[0].frequency
            || in->last != p->series[0].last)
            return mfgq_i_fail(err, MFGQ_E_DATA, 1, (int64_t)i,
                               "the parts do not have the same periods");
        if (in->target.given)
            return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 1, (int64_t)i,
                               "a part of a whole has no target");
        for (size_t t = 0; t < in->n; t++)
            if (in->values[t] <= 0)
                return mfgq_i_fail(err, MFGQ_E_DOMAIN, 1, (int64_t)i,
                                   "a part (%g) is not positive", in->values[t]);
    }
    for (size_t t = 0; t < p->series[0].n; t++) {
        int whole = 1;
        for (size_t i = 0; i < p->count; i++) whole &= !isnan(p->series[i].values[t]);
        if (whole) *last = t;
    }
    if (*last != SIZE_MAX) return MFGQ_OK;
    return mfgq_i_fail(err, MFGQ_E_DATA, 1, -1, "no period has all parts");
}

/* The same projector with log-ratios instead of values. */
static mfgq_status make_ratios(const mfgq_projector *p, mfgq_projector *out, mfgq_error *err)
{
    const size_t n = p->series[0].n;
    out->config = p->config;
    out->config.log_ratio = 1;
    for (size_t i = 0; i < p->count; i++) {
        const mfgq_i_input *const in = &p->series[i];
        MFGQ_I_TRY(mfgq_projector_add(out, in->name, in->frequency, n, in->values, in->last, err));
    }
    for (size_t t = 0; t < n; t++) {
        double mean = 0;
        for (size_t i = 0; i < p->count; i++)
            mean += log(p->series[i].values[t]) / (double)p->count;
        for (size_t i = 0; i < p->count; i++)
            out->series[i].values[t] = log(p->series[i].values[t]) - mean;
    }
    return MFGQ_OK;
}

static void share_out(mfgq_projection *all, double total)
{
    const size_t levels = all->config.level_count, steps = all->series[0].steps;
    for (size_t h = 0; h < steps; h++) {
        double sum = 0;
        for (size_t i = 0; i < all->count; i++) sum += exp(all->series[i].point[h]);
        for (size_t i = 0; i < all->count; i++) {
            double *const point = all->series[i].point;
            const double own = exp(point[h]);
            for (size_t k = 1; k <= 2 * levels; k++) {
                const double end = exp(point[k * steps + h]);
                point[k * steps + h] = total * end / (end + (sum - own));
            }
            point[h] = total * own / sum;
        }
    }
}

mfgq_status mfgq_projector_run_whole(const mfgq_projector *p, mfgq_watch watch, void *context,
                                     mfgq_projection **projection, mfgq_error *err)
{
    if (!p) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "projector is null");
    if (!projection) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "projection is null");
    size_t last;
    MFGQ_I_TRY(check(p, &last, err));
    mfgq_projection *out = NULL;
    mfgq_projector *const ratios = mfgq_projector_new();
    if (!ratios) return mfgq_i_no_memory(err);
    mfgq_status status = make_ratios(p, ratios, err);
    ratios->config.option[MFGQ_PROJECT_LOW] = -INFINITY;
    ratios->config.option[MFGQ_PROJECT_HIGH] = INFINITY;
    ratios->config.option[MFGQ_PROJECT_MEAN] = 0;
    if (status == MFGQ_OK) status = mfgq_projector_run(ratios, watch, context, &out, err);
    mfgq_projector_free(ratios);
    MFGQ_I_TRY(status);
    double total = 0;
    for (size_t i = 0; i < p->count; i++) total += p->series[i].values[last];
    share_out(out, total);
    *projection = out;
    return MFGQ_OK;
}
