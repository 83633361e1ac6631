/* Profiles and Lorenz curves. */
#include "cluster_i.h"

#include <math.h>
#include <stdlib.h>

mfgq_status mfgq_i_values(size_t n, const double *x, int arg, double *sum, mfgq_error *err)
{
    if (!x) return mfgq_i_fail(err, MFGQ_E_INVALID, arg, -1, "array is null");
    double s = 0;
    for (size_t i = 0; i < n; i++) {
        if (x[i] < 0 || isinf(x[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, (int64_t)i,
                               "value is negative or infinite");
        s += x[i];
    }
    *sum = s;
    return MFGQ_OK;
}

mfgq_status mfgq_i_profile(size_t n, const double *x, double given, int arg, double *total,
                           mfgq_error *err)
{
    double sum = 0;
    MFGQ_I_TRY(mfgq_i_values(n, x, arg, &sum, err));
    if (!isnan(given)) sum = given;
    if (sum <= 0 || isinf(sum))
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, -1,
                           "total is not positive and finite, so shares are undefined");
    *total = sum;
    return MFGQ_OK;
}

static int by_key(const void *a, const void *b)
{
    const mfgq_i_point *const p = a, *const q = b;
    return (p->key > q->key) - (p->key < q->key);
}

void mfgq_i_sort_points(mfgq_i_point *points, size_t n)
{
    qsort(points, n, sizeof *points, by_key);
}

double mfgq_i_lorenz_gini(const mfgq_i_point *points, size_t n)
{
    double x_total = 0, w_total = 0, below = 0, area = 0;
    for (size_t i = 0; i < n; i++) {
        x_total += points[i].x;
        w_total += points[i].w;
    }
    for (size_t i = 0; i < n; i++) {
        area += points[i].w * (2 * below + points[i].x);
        below += points[i].x;
    }
    return 1 - area / (x_total * w_total);
}
