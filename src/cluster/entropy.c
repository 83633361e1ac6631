/* Entropy of a profile, alone and against a reference. */
#include "cluster_i.h"

#include <math.h>

mfgq_status mfgq_entropy(size_t n, const double *x, double x_total, double *entropy,
                         double *normalised, mfgq_error *err)
{
    double total = 0, h = 0;
    MFGQ_I_TRY(mfgq_i_profile(n, x, x_total, 2, &total, err));
    if (!entropy) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "entropy is null");
    for (size_t i = 0; i < n; i++)
        if (x[i] != 0) h -= x[i] / total * log(x[i] / total);
    *entropy = h;
    if (normalised) *normalised = n > 1 ? h / log((double)n) : NAN;
    return MFGQ_OK;
}

mfgq_status mfgq_relative_entropy(size_t n, const double *x, double x_total, const double *y,
                                  double y_total, double *value, mfgq_error *err)
{
    double xs = 0, ys = 0, sum = 0;
    MFGQ_I_TRY(mfgq_i_profile(n, x, x_total, 2, &xs, err));
    MFGQ_I_TRY(mfgq_i_profile(n, y, y_total, 4, &ys, err));
    if (!value) return mfgq_i_fail(err, MFGQ_E_INVALID, 6, -1, "value is null");
    for (size_t i = 0; i < n; i++)
        if (x[i] != 0) sum += x[i] / xs * log((x[i] / xs) / (y[i] / ys));
    *value = isinf(sum) ? NAN : sum;
    return MFGQ_OK;
}
