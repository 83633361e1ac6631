/* Reconciliation with a given V. */
#include "balance_i.h"

#include <math.h>
#include <string.h>

static mfgq_status check(size_t n, const double *value, size_t spread_count,
                         const double *spread, const double *out, mfgq_error *err)
{
    const int full = spread_count != n;
    if (n > 8192 && full)
        return mfgq_i_fail(err, MFGQ_E_LIMIT, 1, -1, "%zu values with a full covariance", n);
    if (full && spread_count != n * n)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "spread_count is not n or n * n");
    if (n && (!value || !spread || !out))
        return mfgq_i_fail(err, MFGQ_E_INVALID, !value ? 2 : !spread ? 4 : 14, -1, "%s is null",
                           !value ? "value" : !spread ? "spread" : "out");
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(value[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 2, (int64_t)i, "value is %s",
                               isnan(value[i]) ? "missing" : "not finite");
        if (!(spread[full ? i * n + i : i] >= 0))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 4, (int64_t)(full ? i * n + i : i),
                               "spread is not a number from 0 on");
    }
    for (size_t k = 0; k < spread_count; k++)
        if (!isfinite(spread[k]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 4, (int64_t)k, "spread is not finite");
    return MFGQ_OK;
}

static mfgq_status make_root(size_t n, size_t spread_count, const double *spread, double *root,
                             mfgq_error *err)
{
    if (spread_count) memcpy(root, spread, spread_count * sizeof *root);
    if (spread_count != n) return mfgq_i_root(n, root, err);
    for (size_t i = 0; i < n; i++) root[i] = sqrt(root[i]);
    return MFGQ_OK;
}

mfgq_status mfgq_reconcile_with(size_t n, const double *value, size_t spread_count,
                                const double *spread, const double *low, const double *high,
                                size_t constraints, size_t entries, const size_t *row,
                                const size_t *column, const double *coefficient,
                                const int *comparison, const double *total, double *out,
                                mfgq_error *err)
{
    mfgq_i_system s;
    mfgq_i_culprit culprit = {MFGQ_I_CONSTRAINT, 0};
    MFGQ_I_TRY(check(n, value, spread_count, spread, out, err));
    MFGQ_I_TRY(mfgq_i_system_new(&s, n, constraints, entries, row, column, coefficient,
                                 comparison, total, 7, err));
    double *const root = mfgq_i_array(spread_count, sizeof *root);
    double *const x = mfgq_i_array(n, sizeof *x);
    mfgq_status status = root && x ? MFGQ_OK : mfgq_i_no_memory(err);
    if (status == MFGQ_OK) status = make_root(n, spread_count, spread, root, err);
    if (status == MFGQ_OK) {
        if (n) memcpy(x, value, n * sizeof *x);
        status = mfgq_i_balance(&s, root, spread_count != n, low, high, x, &culprit, err);
        if (status == MFGQ_E_DATA && err)
            err->arg = culprit.kind == MFGQ_I_CONSTRAINT ? 7
                : culprit.kind == MFGQ_I_LOW ? 5 : 6;
    }
    if (status == MFGQ_OK && n) memcpy(out, x, n * sizeof *out);
    mfgq_i_free(root);
    mfgq_i_free(x);
    mfgq_i_system_free(&s);
    return status;
}
