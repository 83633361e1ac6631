/* The public calls of reconciliation: one system a period, or one a group of periods. */
#include "balance_i.h"

#include <math.h>
#include <string.h>

static const char *const method_names[] = {
    "wls", "ols", "wls-struct", "wls-var", "mint-shrink", "bottom-up",
};

const char *mfgq_reconciliation_name(int method)
{
    const int count = (int)(sizeof method_names / sizeof *method_names);
    return method >= 0 && method < count ? method_names[method] : NULL;
}

typedef struct job {
    size_t n; /* variables */
    const double *value, *alterability, *low, *high; /* [periods][n] */
    mfgq_reconciliation method;
    mfgq_i_system system; /* of one period */
    double *weight;       /* [n], or [n][n] for MinT */
    double *out;          /* [periods][n] */
} job;

static mfgq_status check_finite(size_t count, const double *v, const char *name, int arg,
                                mfgq_error *err)
{
    if (!v && count) return mfgq_i_fail(err, MFGQ_E_INVALID, arg, -1, "%s is null", name);
    for (size_t k = 0; k < count; k++)
        if (!isfinite(v[k]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, (int64_t)k, "%s is %s", name,
                               isnan(v[k]) ? "missing" : "not finite");
    return MFGQ_OK;
}

static mfgq_status check_not_negative(size_t count, const double *v, const char *name, int arg,
                                      mfgq_error *err)
{
    for (size_t k = 0; v && k < count; k++)
        if (!(v[k] >= 0 && isfinite(v[k])))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, (int64_t)k,
                               "%s is %g, not a number from 0 on", name, v[k]);
    return MFGQ_OK;
}

/* What V takes from the method, for each variable. */
static mfgq_status set_weights(job *b, size_t rows, const double *residuals, mfgq_error *err)
{
    const size_t n = b->n;
    const int full = b->method == MFGQ_RECONCILE_MINT_SHRINK;
    b->weight = mfgq_i_zalloc(full ? n * n : n, sizeof *b->weight);
    if (!b->weight) return mfgq_i_no_memory(err);
    for (size_t v = 0; v < n && !full; v++) b->weight[v] = 1;
    if (full) {
        const mfgq_status status
            = mfgq_shrink_covariance(rows, n, residuals, b->weight, NULL, err);
        if (status != MFGQ_OK && err) err->arg = err->arg == 1 ? 16 : 17;
        return status;
    }
    if (b->method == MFGQ_RECONCILE_WLS_VAR) {
        if (!residuals || mfgq_i_mean_squares(rows, n, residuals, b->weight) == 0)
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 16, -1, "no complete row of residuals");
        return check_finite(n, b->weight, "a mean square of residuals", 17, err);
    }
    return MFGQ_OK;
}

static mfgq_status set_hierarchy(job *b, mfgq_error *err)
{
    size_t bad;
    if (b->method != MFGQ_RECONCILE_WLS_STRUCT && b->method != MFGQ_RECONCILE_BOTTOM_UP)
        return MFGQ_OK;
    unsigned char *const is_total = mfgq_i_zalloc(b->n, 1);
    if (!is_total) return mfgq_i_no_memory(err);
    const mfgq_status status = mfgq_i_hierarchy(&b->system, b->weight, is_total, &bad, err);
    if (status != MFGQ_OK && err) err->arg = 8;
    for (size_t v = 0; v < b->n; v++)
        b->weight[v] = b->method == MFGQ_RECONCILE_BOTTOM_UP ? is_total[v] : fabs(b->weight[v]);
    mfgq_i_free(is_total);
    return status;
}

static double alterability_at(const job *b, size_t period, size_t v)
{
    return b->alterability ? b->alterability[period * b->n + v] : 1;
}

static double spread_at(const job *b, size_t period, size_t v)
{
    const double a = alterability_at(b, period, v);
    if (b->method == MFGQ_RECONCILE_WLS) return a * fabs(b->value[period * b->n + v]);
    return a * b->weight[v];
}

/* A factor of V for the listed periods, one block each. */
static mfgq_status make_root(const job *b, size_t count, const size_t *periods, double *root,
                             mfgq_error *err)
{
    const size_t n = b->n, all = n * count;
    const int full = b->method == MFGQ_RECONCILE_MINT_SHRINK;
    for (size_t p = 0; p < count; p++) {
        for (size_t v = 0; v < n; v++) {
            const size_t at = p * n + v;
            if (!full) root[at] = sqrt(spread_at(b, periods[p], v));
            for (size_t u = 0; full && u < n; u++)
                root[at * all + p * n + u] = b->weight[v * n + u]
                    * sqrt(alterability_at(b, periods[p], v) * alterability_at(b, periods[p], u));
        }
    }
    return full ? mfgq_i_root(all, root, err) : MFGQ_OK;
}

/* The constraints of one period repeated, then, for groups, the sums to be kept. */
static mfgq_status repeat(const job *b, size_t count, const size_t *periods, mfgq_i_system *s,
                          mfgq_error *err)
{
    const size_t n = b->n, m = b->system.m, keep = count > 1 ? n : 0;
    MFGQ_I_TRY(mfgq_i_system_sized(s, n * count, m * count + keep, err));
    for (size_t p = 0; p < count; p++) {
        for (size_t i = 0; i < m; i++) {
            const size_t at = p * m + i;
            memcpy(s->a + at * s->n + p * n, b->system.a + i * n, n * sizeof *s->a);
            s->total[at] = b->system.total[i];
            s->comparison[at] = b->system.comparison[i];
        }
        for (size_t v = 0; v < keep; v++) {
            s->a[(m * count + v) * s->n + p * n + v] = 1;
            s->total[m * count + v] += b->value[periods[p] * n + v];
        }
    }
    return MFGQ_OK;
}

/* Puts the argument and the element into an error about something that cannot hold. */
static void place(const job *b, size_t count, const size_t *periods, mfgq_i_culprit culprit,
                  mfgq_error *err)
{
    const size_t n = b->n, m = b->system.m;
    if (!err || err->status != MFGQ_E_DATA) return;
    if (culprit.kind != MFGQ_I_CONSTRAINT) {
        err->arg = culprit.kind == MFGQ_I_LOW ? 5 : 6;
        err->index = (int64_t)(periods[culprit.index / n] * n + culprit.index % n);
    } else if (culprit.index < m * count) {
        err->arg = 8;
        err->index = (int64_t)(culprit.index % m);
    } else {
        err->arg = 7;
        err->index = (int64_t)(periods[0] * n + culprit.index - m * count);
    }
}

static void gather(const job *b, size_t count, const size_t *periods, const double *from,
                   double *to)
{
    for (size_t p = 0; p < count; p++)
        memcpy(to + p * b->n, from + periods[p] * b->n, b->n * sizeof *to);
}

static mfgq_status solve_block(const job *b, size_t count, const size_t *periods, double *x,
                               double *low, double *high, double *root, mfgq_error *err)
{
    const int full = b->method == MFGQ_RECONCILE_MINT_SHRINK;
    mfgq_i_system s;
    mfgq_i_culprit culprit = {MFGQ_I_CONSTRAINT, 0};
    gather(b, count, periods, b->value, x);
    if (b->low) gather(b, count, periods, b->low, low);
    if (b->high) gather(b, count, periods, b->high, high);
    MFGQ_I_TRY(make_root(b, count, periods, root, err));
    MFGQ_I_TRY(repeat(b, count, periods, &s, err));
    const mfgq_status status = mfgq_i_balance(&s, root, full, b->low ? low : NULL,
                                              b->high ? high : NULL, x, &culprit, err);
    mfgq_i_system_free(&s);
    if (status != MFGQ_OK) {
        place(b, count, periods, culprit, err);
        return status;
    }
    for (size_t p = 0; p < count; p++)
        memcpy(b->out + periods[p] * b->n, x + p * b->n, b->n * sizeof *x);
    return MFGQ_OK;
}

static mfgq_status solve_periods(const job *b, size_t count, const size_t *periods,
                                 mfgq_error *err)
{
    const size_t all = b->n * count;
    const int full = b->method == MFGQ_RECONCILE_MINT_SHRINK;
    if (full && all > 8192)
        return mfgq_i_fail(err, MFGQ_E_LIMIT, 2, -1, "%zu values with a full covariance", all);
    double *const x = mfgq_i_array(all, sizeof *x), *const low = mfgq_i_array(all, sizeof *low);
    double *const high = mfgq_i_array(all, sizeof *high);
    double *const root = mfgq_i_zalloc(full ? all * all : all, sizeof *root);
    const mfgq_status status = x && low && high && root
        ? solve_block(b, count, periods, x, low, high, root, err)
        : mfgq_i_no_memory(err);
    mfgq_i_free(x);
    mfgq_i_free(low);
    mfgq_i_free(high);
    mfgq_i_free(root);
    return status;
}

/* Goes through the periods; a group is solved when its first period is reached. */
static mfgq_status solve_all(const job *b, size_t periods, const int64_t *group, size_t *list,
                             mfgq_error *err)
{
    for (size_t p = 0; p < periods; p++) {
        size_t count = 0, earlier = 0;
        list[count++] = p;
        if (group && group[p] >= 0) {
            while (earlier < p && group[earlier] != group[p]) earlier++;
            if (earlier < p) continue;
            for (size_t q = p + 1; q < periods; q++)
                if (group[q] == group[p]) list[count++] = q;
        }
        MFGQ_I_TRY(solve_periods(b, count, list, err));
    }
    return MFGQ_OK;
}

static mfgq_status check_all(size_t periods, size_t n, const double *value,
                             const double *alterability, int method, size_t residual_rows,
                             const double *residuals, const double *out, mfgq_error *err)
{
    if (method < MFGQ_RECONCILE_WLS || method > MFGQ_RECONCILE_BOTTOM_UP)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 15, -1, "no method %d", method);
    if ((n && periods > ((size_t)1 << 32) / n) || (n && residual_rows > ((size_t)1 << 32) / n))
        return mfgq_i_fail(err, MFGQ_E_LIMIT, 1, -1, "too many values");
    if (!out && periods && n) return mfgq_i_fail(err, MFGQ_E_INVALID, 18, -1, "out is null");
    const int needed
        = method == MFGQ_RECONCILE_WLS_VAR || method == MFGQ_RECONCILE_MINT_SHRINK;
    if (needed && !residuals)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 17, -1, "%s needs residuals",
                           mfgq_reconciliation_name(method));
    MFGQ_I_TRY(check_finite(periods * n, value, "value", 3, err));
    return check_not_negative(periods * n, alterability, "alterability", 4, err);
}

static mfgq_status check_result(size_t count, const double *out, mfgq_error *err)
{
    for (size_t k = 0; k < count; k++)
        if (!isfinite(out[k]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, (int64_t)k, "the result overflows");
    return MFGQ_OK;
}

mfgq_status mfgq_reconcile(size_t periods, size_t n, const double *value,
                           const double *alterability, const double *low, const double *high,
                           const int64_t *group, size_t constraints, size_t entries,
                           const size_t *row, const size_t *column, const double *coefficient,
                           const int *comparison, const double *total,
                           mfgq_reconciliation method, size_t residual_rows,
                           const double *residuals, double *out, mfgq_error *err)
{
    job b = {.n = n, .value = value, .alterability = alterability, .low = low, .high = high,
             .method = method};
    MFGQ_I_TRY(check_all(periods, n, value, alterability, (int)method, residual_rows, residuals,
                         out, err));
    MFGQ_I_TRY(mfgq_i_system_new(&b.system, n, constraints, entries, row, column, coefficient,
                                 comparison, total, 8, err));
    size_t *const list = mfgq_i_array(periods, sizeof *list);
    b.out = mfgq_i_array(periods * n, sizeof *b.out);
    mfgq_status status = list && b.out ? MFGQ_OK : mfgq_i_no_memory(err);
    if (status == MFGQ_OK) status = set_weights(&b, residual_rows, residuals, err);
    if (status == MFGQ_OK) status = set_hierarchy(&b, err);
    if (status == MFGQ_OK) status = solve_all(&b, periods, group, list, err);
    if (status == MFGQ_OK) status = check_result(periods * n, b.out, err);
    if (status == MFGQ_OK && periods > 0 && n > 0) memcpy(out, b.out, periods * n * sizeof *out);
    mfgq_i_free(list);
    mfgq_i_free(b.out);
    mfgq_i_free(b.weight);
    mfgq_i_system_free(&b.system);
    return status;
}
