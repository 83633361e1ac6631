/* Pro rata: the indicator times one ratio a benchmark. Outside the benchmarks the
   nearest ratio goes on. */
#include "reconcile_i.h"

#include <math.h>
#include <string.h>

static double indicator_at(const double *indicator, size_t t)
{
    return indicator ? indicator[t] : 1;
}

typedef struct ratio {
    double largest; /* of the indicator in the benchmark: keeps sums from overflowing */
    double value;   /* of the benchmark over the sum of x / largest */
} ratio;

static mfgq_status ratio_of(const mfgq_i_frame *f, size_t j, const double *indicator,
                            ratio *out, mfgq_error *err)
{
    double largest = 0, sum = 0;
    for (size_t k = 0; k < f->ratio; k++)
        largest = fmax(largest, fabs(indicator_at(indicator, f->first[j] + k)));
    for (size_t k = 0; k < f->ratio && largest > 0; k++)
        sum += mfgq_i_weight(f, k) * (indicator_at(indicator, f->first[j] + k) / largest);
    if (sum == 0 && f->low[j] != 0)
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 6, (int64_t)f->first[j],
                           "indicator adds up to zero over a benchmark of %.17g", f->low[j]);
    *out = (ratio){largest > 0 ? largest : 1, sum == 0 ? 0 : f->low[j] / sum};
    return MFGQ_OK;
}

/* The benchmark whose ratio period t takes: its own, the one before it, or the first. */
static size_t benchmark_of(const mfgq_i_frame *f, size_t t, size_t j)
{
    while (j + 1 < f->count && f->first[j + 1] <= t) j++;
    return j;
}

static mfgq_status fill(const mfgq_i_frame *f, const double *indicator, const ratio *ratios,
                        int non_negative, double *values, mfgq_error *err)
{
    size_t j = 0;
    for (size_t t = 0; t < f->periods; t++) {
        j = benchmark_of(f, t, j);
        values[t] = indicator_at(indicator, t) / ratios[j].largest * ratios[j].value;
        if (!isfinite(values[t]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 0, (int64_t)t, "the result overflows");
        if (non_negative && values[t] < 0)
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 6, (int64_t)t,
                               "pro rata gives a negative value; use denton-cholette");
    }
    return MFGQ_OK;
}

mfgq_status mfgq_i_pro_rata(const mfgq_i_frame *frame, const double *indicator,
                            int non_negative, double *values, mfgq_error *err)
{
    ratio *const ratios = mfgq_i_array(frame->count, sizeof *ratios);
    double *const result = mfgq_i_array(frame->periods, sizeof *result);
    mfgq_status status = ratios && result ? MFGQ_OK : mfgq_i_no_memory(err);
    for (size_t j = 0; j < frame->count && status == MFGQ_OK; j++)
        status = ratio_of(frame, j, indicator, &ratios[j], err);
    if (status == MFGQ_OK) status = fill(frame, indicator, ratios, non_negative, result, err);
    if (status == MFGQ_OK) memcpy(values, result, frame->periods * sizeof *values);
    mfgq_i_free(ratios);
    mfgq_i_free(result);
    return status;
}
