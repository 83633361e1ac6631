/* Chains of yearly rates, and the naive sum they are mistaken for. */
#include <mfgq/chain.h>

#include "../base/rows_i.h"
#include "../base/sum_i.h"

/* (1 + a)(1 + g) - 1 without cancellation: its rounding stays relative to the change */
MFGQ_I_INLINE double extend(double a, double g)
{
    return (a + g) + a * g;
}

/* Sign bit set when any rate is NaN, infinite or below -1. */
static uint64_t any_unclean(size_t count, const double *rates)
{
    uint64_t unclean = 0;
    for (size_t i = 0; i < count; i++) {
        unclean |= (mfgq_i_bits(rates[i]) & (UINT64_MAX >> 1)) + ((uint64_t)1 << 52);
        unclean |= mfgq_i_bits(1 + rates[i]);
    }
    return unclean >> 63;
}

static int is_outside(double rate)
{
    return rate < -1 || rate > DBL_MAX;
}

/* First rate outside the domain in a row without a missing one; k if there is none. */
static size_t fault_in_row(size_t k, const double *rates)
{
    size_t first = k;
    for (size_t t = k; t-- > 0;) {
        if (isnan(rates[t])) return k;
        if (is_outside(rates[t])) first = t;
    }
    return first;
}

/* Groups of four years, so that a year waits as little as it can for the one before it. */
static double chain_of(size_t k, const double *rates)
{
    double change = 0;
    for (; k >= 4; k -= 4, rates += 4)
        change = extend(change, extend(extend(rates[0], rates[1]), extend(rates[2], rates[3])));
    if (!k) return change;
    double rest = rates[0];
    if (k > 1) rest = extend(rest, rates[1]);
    if (k > 2) rest = extend(rest, rates[2]);
    return extend(change, rest);
}

/* The changes after each of four years, to the bits of chain_of. */
MFGQ_I_INLINE void run_four(double a, const double *g, double *change)
{
    const double first = extend(g[0], g[1]), second = extend(g[2], g[3]), third = g[2];
    change[0] = extend(a, g[0]);
    change[1] = extend(a, first);
    change[2] = extend(a, extend(first, third));
    change[3] = extend(a, extend(first, second));
}

static mfgq_status rate_fail(double rate, int arg, int64_t index, mfgq_error *err)
{
    char number[MFGQ_I_DOUBLE_SIZE];
    mfgq_i_format_double(rate, number);
    return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, index,
                       "rates must be finite and not below -1, not %s", number);
}

static size_t rows_outside(size_t n, size_t k, const double *rates, size_t *first)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        if (fault_in_row(k, rates + i * k) < k && !count++) *first = i;
    return count;
}

static void fill_checked(size_t n, size_t k, const double *rates, double *change)
{
    for (size_t i = 0; i < n; i++) {
        const double *const row = rates + i * k;
        change[i] = fault_in_row(k, row) < k ? (double)NAN : chain_of(k, row);
    }
}

mfgq_status mfgq_cumulative_chain_rows(size_t n, size_t k, const double *rates,
                                       mfgq_policy policy, double *change, size_t *undefined,
                                       mfgq_error *err)
{
    if (k && n > SIZE_MAX / k)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "n times k is too large");
    if (n && k && !rates) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "rates is null");
    if (policy != MFGQ_ON_DOMAIN_FAIL && policy != MFGQ_ON_DOMAIN_MISSING)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "policy %d is unknown", (int)policy);
    if (n && !change) return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "change is null");
    size_t first = 0, count = 0;
    if (any_unclean(n * k, rates)) count = rows_outside(n, k, rates, &first);
    if (count && policy == MFGQ_ON_DOMAIN_FAIL) {
        const double *const row = rates + first * k;
        return rate_fail(row[fault_in_row(k, row)], 3, (int64_t)first, err);
    }
    if (count) fill_checked(n, k, rates, change);
    else
        for (size_t i = 0; i < n; i++) change[i] = chain_of(k, rates + i * k);
    if (undefined) *undefined = count;
    return MFGQ_OK;
}

static mfgq_status check_rates(size_t k, const double *rates, const double *out, mfgq_error *err)
{
    if (k && !rates) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "rates is null");
    if (!out) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "result is null");
    const size_t fault = any_unclean(k, rates) ? fault_in_row(k, rates) : k;
    return fault < k ? rate_fail(rates[fault], 2, (int64_t)fault, err) : MFGQ_OK;
}

mfgq_status mfgq_cumulative_chain(size_t k, const double *rates, double *change, mfgq_error *err)
{
    MFGQ_I_TRY(check_rates(k, rates, change, err));
    *change = chain_of(k, rates);
    return MFGQ_OK;
}

mfgq_status mfgq_cumulative_running(size_t n, const double *rates, double *change,
                                    mfgq_error *err)
{
    if (!n) return MFGQ_OK;
    MFGQ_I_TRY(check_rates(n, rates, change, err));
    double so_far = 0, four[4];
    size_t t = 0;
    for (; t + 4 <= n; t += 4) {
        run_four(so_far, rates + t, four);
        memcpy(change + t, four, sizeof four);
        so_far = four[3];
    }
    double last[4] = {0, 0, 0, 0};
    for (size_t i = 0; t + i < n; i++) last[i] = rates[t + i];
    run_four(so_far, last, four);
    for (size_t i = 0; t + i < n; i++) change[t + i] = four[i];
    return MFGQ_OK;
}

mfgq_status mfgq_cumulative_naive_sum(size_t k, const double *rates, double *sum,
                                      mfgq_error *err)
{
    MFGQ_I_TRY(check_rates(k, rates, sum, err));
    *sum = mfgq_i_sum_of(k, rates);
    return MFGQ_OK;
}

mfgq_status mfgq_cumulative_link(size_t n, const double *previous, const double *level,
                                 double *index, mfgq_error *err)
{
    if (n && !previous) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "previous is null");
    if (n && !level) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "level is null");
    if (n && !index) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "index is null");
    for (size_t i = 0; i < n; i++) {
        if (previous[i] <= 0 || previous[i] > DBL_MAX)
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 2, (int64_t)i,
                               "previous must be positive and finite");
        if (isinf(level[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, (int64_t)i, "level must be finite");
    }
    double so_far = 1;
    for (size_t i = 0; i < n; i++) index[i] = so_far *= level[i] / previous[i];
    return MFGQ_OK;
}
