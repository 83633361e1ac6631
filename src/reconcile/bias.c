/* Benchmarking bias. */
#include "reconcile_i.h"

#include <math.h>

mfgq_status mfgq_disaggregate_bias(size_t low_count, const double *low, size_t ratio,
                                   int64_t offset, size_t periods, const double *indicator,
                                   mfgq_conversion conversion, double *bias, mfgq_error *err)
{
    if (!indicator) return mfgq_i_fail(err, MFGQ_E_INVALID, 6, -1, "indicator is null");
    if (!bias) return mfgq_i_fail(err, MFGQ_E_INVALID, 8, -1, "bias is null");
    MFGQ_I_TRY(mfgq_i_check_conversion(conversion, 7, err));
    for (size_t t = 0; t < periods; t++)
        if (!isfinite(indicator[t]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 6, (int64_t)t, "indicator is %s",
                               isnan(indicator[t]) ? "missing" : "not finite");
    mfgq_i_frame f;
    MFGQ_I_TRY(mfgq_i_frame_new(&f, low_count, low, ratio, offset, periods, conversion, err));
    double gap = 0;
    for (size_t j = 0; j < f.count; j++) gap += f.low[j] - mfgq_i_aggregate(&f, j, indicator);
    const size_t weight = conversion == MFGQ_CONVERT_SUM ? f.count * ratio : f.count;
    mfgq_i_frame_free(&f);
    if (!isfinite(gap)) return mfgq_i_fail(err, MFGQ_E_DOMAIN, 0, -1, "the sums overflow");
    *bias = gap / (double)weight;
    return MFGQ_OK;
}
