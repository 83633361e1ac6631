/* A profile against a reference: quotients, Krugman, Herfindahl, Ginis. */
#include "cluster_i.h"

#include <math.h>

mfgq_status mfgq_location_quotients(size_t n, const double *x, double x_total,
                                    const double *y, double y_total,
                                    double *lq, mfgq_error *err)
{
    double xs = 0, ys = 0;
    if (!lq) return mfgq_i_fail(err, MFGQ_E_INVALID, 6, -1, "lq is null");
    MFGQ_I_TRY(mfgq_i_profile(n, x, x_total, 2, &xs, err));
    MFGQ_I_TRY(mfgq_i_profile(n, y, y_total, 4, &ys, err));
    for (size_t i = 0; i < n; i++) lq[i] = y[i] == 0 ? NAN : (x[i] / xs) / (y[i] / ys);
    return MFGQ_OK;
}

mfgq_status mfgq_z_scores(size_t n, const double *v, double *z, mfgq_error *err)
{
    if (n && !v) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "v is null");
    if (n && !z) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "z is null");
    double count = 0, mean = 0, square = 0;
    for (size_t i = 0; i < n; i++) {
        if (isnan(v[i])) continue;
        count++;
        const double delta = v[i] - mean;
        mean += delta / count;
        square += delta * (v[i] - mean);
    }
    const double deviation = count > 1 ? sqrt(square / (count - 1)) : 0;
    for (size_t i = 0; i < n; i++) z[i] = deviation > 0 ? (v[i] - mean) / deviation : NAN;
    return MFGQ_OK;
}

mfgq_status mfgq_krugman(size_t n, const double *x, double x_total, const double *y,
                         double y_total, double *value, mfgq_error *err)
{
    double xs = 0, ys = 0, sum = 0;
    MFGQ_I_TRY(mfgq_i_profile(n, x, x_total, 2, &xs, err));
    MFGQ_I_TRY(mfgq_i_profile(n, y, y_total, 4, &ys, err));
    if (!value) return mfgq_i_fail(err, MFGQ_E_INVALID, 6, -1, "value is null");
    for (size_t i = 0; i < n; i++) sum += fabs(x[i] / xs - y[i] / ys);
    *value = sum;
    return MFGQ_OK;
}

mfgq_status mfgq_herfindahl(size_t n, const double *x, double x_total, double *raw,
                            double *normalised, double *equivalent, mfgq_error *err)
{
    double total = 0, h = 0;
    MFGQ_I_TRY(mfgq_i_profile(n, x, x_total, 2, &total, err));
    if (!raw) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "raw is null");
    for (size_t i = 0; i < n; i++) h += (x[i] / total) * (x[i] / total);
    const double least = 1 / (double)n;
    *raw = h;
    if (normalised) *normalised = n > 1 ? (h - least) / (1 - least) : NAN;
    if (equivalent) *equivalent = h > 0 ? 1 / h : NAN;
    return MFGQ_OK;
}

/* Points of classes that the reference has: x over y, by width 1 or y. */
static size_t make_points(size_t n, const double *x, double xs, const double *y, double ys,
                          int weighted, mfgq_i_point *points)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        const double lq = (x[i] / xs) / (y[i] / ys);
        if (y[i] == 0 && (!weighted || x[i] == 0)) continue;
        points[count].key = lq;
        points[count].x = weighted ? x[i] : lq;
        points[count++].w = weighted ? y[i] : 1;
    }
    return count;
}

static mfgq_status gini(size_t n, const double *x, const double *y, int weighted, double *value,
                        mfgq_error *err)
{
    double xs = 0, ys = 0;
    MFGQ_I_TRY(mfgq_i_profile(n, x, NAN, 2, &xs, err));
    MFGQ_I_TRY(mfgq_i_profile(n, y, NAN, 3, &ys, err));
    if (!value) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "value is null");
    if (isnan(xs) || isnan(ys)) {
        *value = NAN;
        return MFGQ_OK;
    }
    mfgq_i_point *const points = mfgq_i_array(n, sizeof *points);
    if (!points) return mfgq_i_no_memory(err);
    const size_t count = make_points(n, x, xs, y, ys, weighted, points);
    mfgq_i_sort_points(points, count);
    *value = mfgq_i_lorenz_gini(points, count);
    mfgq_i_free(points);
    return MFGQ_OK;
}

mfgq_status mfgq_gini_of_quotients(size_t n, const double *x, const double *y, double *value,
                                   mfgq_error *err)
{
    return gini(n, x, y, 0, value, err);
}

mfgq_status mfgq_gini_locational(size_t n, const double *x, const double *y, double *value,
                                 mfgq_error *err)
{
    return gini(n, x, y, 1, value, err);
}
