/* Paths between milestones. */
#include <mfgq/path.h>

#include "../base/rows_i.h"
#include "cumulative_i.h"
#include "monotone_i.h"

static const char *const shape_names[] = {"linear", "geometric", "schedule", "monotone"};

int mfgq_path_shape_find(const char *name)
{
    for (int i = 0; i <= MFGQ_PATH_MONOTONE; i++)
        if (mfgq_i_equal(name, shape_names[i])) return i;
    return -1;
}

static double linear(const double *x)
{
    return x[0] + x[2] * (x[1] - x[0]);
}

static double geometric(const double *x)
{
    return x[0] * pow(x[1] / x[0], x[2]);
}

static double size_of_from(const double *x)
{
    return fabs(x[0]);
}

static double of_one_sign(const double *x)
{
    return x[0] > 0 ? x[1] : -x[1];
}

MFGQ_I_KERNEL_3(mfgq_path_, linear, MFGQ_I_ANY("from"), MFGQ_I_ANY("to"), MFGQ_I_ANY("part"))

#define SAME_SIGN {"to", "must have the sign of from and not be zero", of_one_sign}
MFGQ_I_KERNEL_3(mfgq_path_, geometric, MFGQ_I_NOT_ZERO("from", size_of_from), SAME_SIGN,
                MFGQ_I_ANY("part"))

static mfgq_status check_milestones(mfgq_path_shape shape, size_t m, const double *at,
                                    const double *value, mfgq_error *err)
{
    if (m < 2) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "m must be at least 2");
    if (!at) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "at is null");
    if (!value) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "value is null");
    for (size_t i = 0; i < m; i++) {
        if (!isfinite(at[i]) || (i && at[i] <= at[i - 1]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, (int64_t)i, "at must be finite and rise");
        if (!isfinite(value[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 4, (int64_t)i, "value must be finite");
        if (shape == MFGQ_PATH_GEOMETRIC
            && (value[i] == 0 || (value[i] > 0) != (value[0] > 0)))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 4, (int64_t)i,
                               "value of a geometric path must not be 0 nor change its sign");
    }
    return MFGQ_OK;
}

static mfgq_status check_positions(size_t m, const double *at, size_t n, const double *x,
                                   const double *out, mfgq_error *err)
{
    if (n && !x) return mfgq_i_fail(err, MFGQ_E_INVALID, 8, -1, "x is null");
    if (n && !out) return mfgq_i_fail(err, MFGQ_E_INVALID, 9, -1, "out is null");
    for (size_t i = 0; i < n; i++)
        if (x[i] < at[0] || x[i] > at[m - 1])
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 8, (int64_t)i, "x lies outside the path");
    return MFGQ_OK;
}

/* The span in which a position lies: the last i with at[i] <= x. */
static size_t span_of(size_t m, const double *at, double x)
{
    size_t low = 0, high = m - 1;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (at[middle] <= x) low = middle;
        else high = middle;
    }
    return low;
}

typedef struct path {
    mfgq_path_shape shape;
    const double *at, *value, *shares, *slope;
    size_t m, count;
} path;

static double at_position(const path *p, double x)
{
    if (isnan(x)) return x;
    const size_t i = span_of(p->m, p->at, x);
    const double *const at = p->at + i, *const value = p->value + i;
    if (x == at[0]) return value[0];
    if (x == at[1]) return value[1];
    if (p->shape == MFGQ_PATH_MONOTONE)
        return mfgq_i_hermite(at, value, p->slope + i, x);
    const double part = mfgq_i_schedule(p->count, p->shares, (x - at[0]) / (at[1] - at[0]));
    const double row[] = {value[0], value[1], part};
    return p->shape == MFGQ_PATH_GEOMETRIC ? geometric(row) : linear(row);
}

static mfgq_status check_shape(mfgq_path_shape shape, size_t count, mfgq_error *err)
{
    if ((int)shape < 0 || shape > MFGQ_PATH_MONOTONE)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "shape %d is unknown", (int)shape);
    if (shape == MFGQ_PATH_MONOTONE && count)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "a monotone path takes no shares");
    return MFGQ_OK;
}

mfgq_status mfgq_path_values(mfgq_path_shape shape, size_t m, const double *at,
                             const double *value, size_t count, const double *shares, size_t n,
                             const double *x, double *out, mfgq_error *err)
{
    MFGQ_I_TRY(check_shape(shape, count, err));
    MFGQ_I_TRY(check_milestones(shape, m, at, value, err));
    MFGQ_I_TRY(mfgq_i_check_shares(count, shares, 6, err));
    MFGQ_I_TRY(check_positions(m, at, n, x, out, err));
    double *slope = NULL;
    if (shape == MFGQ_PATH_MONOTONE) {
        slope = mfgq_i_array(m, sizeof *slope);
        if (!slope) return mfgq_i_no_memory(err);
        mfgq_i_monotone_slopes(m, at, value, slope);
    }
    const path p = {shape, at, value, shares, slope, m, count};
    for (size_t i = 0; i < n; i++) out[i] = at_position(&p, x[i]);
    mfgq_i_free(slope);
    return MFGQ_OK;
}
