/* Ratios of sums: structure, the gap to the mean of ratios, change by group. */
#include <mfgq/ratio.h>

#include "../base/rows_i.h"
#include "../base/sum_i.h"
#include "ratio_i.h"


mfgq_status mfgq_i_finite_rows(const char *name, int arg, size_t n, const double *x,
                               mfgq_error *err)
{
    if (n && !x) return mfgq_i_fail(err, MFGQ_E_INVALID, arg, -1, "%s is null", name);
    uint64_t unclean = 0; /* sign bit set by a NaN, which is allowed, or an infinity */
    for (size_t i = 0; i < n; i++)
        unclean |= (mfgq_i_bits(x[i]) & (UINT64_MAX >> 1)) + ((uint64_t)1 << 52);
    for (size_t i = 0; unclean >> 63 && i < n; i++)
        if (isinf(x[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, (int64_t)i, "%s must be finite", name);
    return MFGQ_OK;
}

mfgq_status mfgq_ratio_shares(size_t n, const double *part, double *share, mfgq_error *err)
{
    MFGQ_I_TRY(mfgq_i_finite_rows("part", 2, n, part, err));
    if (n && !share) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "share is null");
    const double whole = mfgq_i_sum_of(n, part);
    if (whole <= 0)
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 2, -1, "part must add up to more than 0");
    for (size_t i = 0; i < n; i++) share[i] = part[i] / whole;
    return MFGQ_OK;
}

static mfgq_status check_denominators(size_t n, const double *denominator, double sum,
                                      int each, mfgq_error *err)
{
    if (sum == 0) return mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, -1, "denominator adds up to 0");
    for (size_t i = 0; each && i < n; i++)
        if (denominator[i] == 0)
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, (int64_t)i, "denominator must not be zero");
    return MFGQ_OK;
}

static double mean_of_ratios(size_t n, const double *numerator, const double *denominator)
{
    mfgq_i_sum sum;
    mfgq_i_sum_start(&sum);
    for (size_t i = 0; i < n; i++) mfgq_i_sum_add(&sum, numerator[i] / denominator[i]);
    return mfgq_i_sum_value(&sum) / (double)n;
}

/* n cov(w, r) from deviations, so that its accuracy does not depend on ratio - mean */
static double covariance_term(size_t n, const double *numerator, const double *denominator,
                              double whole, double mean)
{
    const double even = whole / (double)n;
    mfgq_i_sum sum;
    mfgq_i_sum_start(&sum);
    for (size_t i = 0; i < n; i++)
        mfgq_i_sum_add_product(&sum, denominator[i] - even, numerator[i] / denominator[i] - mean);
    return mfgq_i_sum_value(&sum) / whole;
}

mfgq_status mfgq_ratio_of_sums(size_t n, const double *numerator, const double *denominator,
                               double *ratio, double *mean, double *covariance, mfgq_error *err)
{
    MFGQ_I_TRY(mfgq_i_finite_rows("numerator", 2, n, numerator, err));
    MFGQ_I_TRY(mfgq_i_finite_rows("denominator", 3, n, denominator, err));
    const double whole = mfgq_i_sum_of(n, denominator);
    MFGQ_I_TRY(check_denominators(n, denominator, whole, mean || covariance, err));
    const double m = mean || covariance ? mean_of_ratios(n, numerator, denominator) : 0;
    if (ratio) *ratio = mfgq_i_sum_of(n, numerator) / whole;
    if (mean) *mean = m;
    if (covariance) *covariance = covariance_term(n, numerator, denominator, whole, m);
    return MFGQ_OK;
}

mfgq_status mfgq_ratio_change_by_group(size_t n, const double *n0, const double *d0,
                                       const double *n1, const double *d1, double *part,
                                       double *change, mfgq_error *err)
{
    MFGQ_I_TRY(mfgq_i_finite_rows("n0", 2, n, n0, err));
    MFGQ_I_TRY(mfgq_i_finite_rows("d0", 3, n, d0, err));
    MFGQ_I_TRY(mfgq_i_finite_rows("n1", 4, n, n1, err));
    MFGQ_I_TRY(mfgq_i_finite_rows("d1", 5, n, d1, err));
    const double before = mfgq_i_sum_of(n, d0), after = mfgq_i_sum_of(n, d1);
    if (before == 0) return mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, -1, "d0 adds up to 0");
    if (after == 0) return mfgq_i_fail(err, MFGQ_E_DOMAIN, 5, -1, "d1 adds up to 0");
    const double missing = before + after;
    const double r0 = mfgq_i_sum_of(n, n0) / before, r1 = mfgq_i_sum_of(n, n1) / after;
    const double all = isnan(missing) || isnan(r0) || isnan(r1) ? (double)NAN : 0;
    for (size_t i = 0; part && i < n; i++)
        part[i] = all + ((n1[i] - n0[i]) - r0 * (d1[i] - d0[i])) / after;
    if (change) *change = r1 - r0;
    return MFGQ_OK;
}
