/* How much of a task a schedule wants done after some of the years; intensities of two years. */
#include <mfgq/chain.h>

#include "../base/base_i.h"
#include "cumulative_i.h"

#include <math.h>

#define NEARLY 1e-9

/* Cumulative shares end in 1; parts of the task a year add up to 1. */
static int is_cumulative(size_t count, const double *shares)
{
    return fabs(shares[count - 1] - 1) <= NEARLY;
}

mfgq_status mfgq_i_check_shares(size_t count, const double *shares, int arg, mfgq_error *err)
{
    double sum = 0;
    if (count && !shares)
        return mfgq_i_fail(err, MFGQ_E_INVALID, arg, -1, "shares is null");
    for (size_t i = 0; i < count; i++) {
        if (!isfinite(shares[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, (int64_t)i, "shares must be finite");
        sum += shares[i];
    }
    if (count && !is_cumulative(count, shares) && fabs(sum - 1) > NEARLY)
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, (int64_t)count - 1,
                           "shares must end in 1, or add up to 1");
    return MFGQ_OK;
}

/* The share due at the i-th of count steps, from 0. */
static double share_at(size_t count, const double *shares, size_t i)
{
    if (!i) return 0;
    if (is_cumulative(count, shares)) return shares[i - 1];
    double sum = 0;
    for (size_t k = 0; k < i; k++) sum += shares[k];
    return sum;
}

double mfgq_i_schedule(size_t count, const double *shares, double time)
{
    if (!count || time >= 1) return fmin(time, 1);
    const double at = time * (double)count;
    const double whole = floor(at + NEARLY); /* a share meant for this very point */
    const size_t i = (size_t)whole;
    const double before = share_at(count, shares, i), part = at - whole;
    if (part <= NEARLY) return before;
    return before + part * (share_at(count, shares, i + 1) - before);
}

mfgq_status mfgq_cumulative_schedule(size_t count, const double *shares, double elapsed,
                                     double years, double *share, mfgq_error *err)
{
    MFGQ_I_TRY(mfgq_i_check_shares(count, shares, 2, err));
    if (!share) return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "share is null");
    if (elapsed < 0 || isinf(elapsed))
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, -1, "elapsed must be finite and not negative");
    if (years <= 0 || isinf(years))
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 4, -1, "years must be finite and positive");
    if (elapsed > years)
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, -1, "elapsed must not exceed years");
    *share = isnan(elapsed) || isnan(years) ? (double)NAN
                                            : mfgq_i_schedule(count, shares, elapsed / years);
    return MFGQ_OK;
}

/* To a number of decimals, halves away from zero; NaN stays NaN. */
static double rounded(double value, int decimals)
{
    if (decimals < 0) return value;
    const double scale = pow(10, decimals);
    return round(value * scale) / scale;
}

static mfgq_status check_level(double value, const char *name, int arg, int zero, mfgq_error *err)
{
    if (value < 0 || isinf(value) || (!zero && value == 0))
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, -1, "%s must be finite and %s", name,
                           zero ? "not negative" : "positive");
    return MFGQ_OK;
}

mfgq_status mfgq_cumulative_intensity(double energy0, double output0, double energy1,
                                      double output1, int decimals, double *rate,
                                      mfgq_error *err)
{
    MFGQ_I_TRY(check_level(energy0, "energy0", 1, 0, err));
    MFGQ_I_TRY(check_level(output0, "output0", 2, 0, err));
    MFGQ_I_TRY(check_level(energy1, "energy1", 3, 1, err));
    MFGQ_I_TRY(check_level(output1, "output1", 4, 0, err));
    if (decimals < -1 || decimals > 15)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "decimals %d is not in -1 to 15", decimals);
    if (!rate) return mfgq_i_fail(err, MFGQ_E_INVALID, 6, -1, "rate is null");
    const double before = rounded(energy0 / output0, decimals);
    const double after = rounded(energy1 / output1, decimals);
    if (before == 0)
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 5, -1, "energy0 over output0 rounds to zero");
    *rate = (after - before) / before;
    return MFGQ_OK;
}
