/* Co-agglomeration: of two industries, and of a group. */
#include "cluster_i.h"

#include <math.h>

/* 1 - sum of squared shares. */
static double spread(size_t n, const double *size, double total)
{
    double squares = 0;
    for (size_t r = 0; r < n; r++) squares += (size[r] / total) * (size[r] / total);
    return 1 - squares;
}

mfgq_status mfgq_coagglomeration_pair(size_t regions, const double *a, const double *b,
                                      const double *size, double *gamma, mfgq_error *err)
{
    double as = 0, bs = 0, xs = 0, sum = 0;
    MFGQ_I_TRY(mfgq_i_profile(regions, a, NAN, 2, &as, err));
    MFGQ_I_TRY(mfgq_i_profile(regions, b, NAN, 3, &bs, err));
    MFGQ_I_TRY(mfgq_i_profile(regions, size, NAN, 4, &xs, err));
    if (!gamma) return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "gamma is null");
    for (size_t r = 0; r < regions; r++)
        sum += (a[r] / as - size[r] / xs) * (b[r] / bs - size[r] / xs);
    const double below = spread(regions, size, xs);
    *gamma = below > 0 ? sum / below : NAN;
    return MFGQ_OK;
}

/* Raw concentration: sum of squared differences from the regions' shares. */
static double raw(size_t n, const double *x, double total, const double *all, double all_total)
{
    double sum = 0;
    for (size_t r = 0; r < n; r++) {
        const double gap = x[r] / total - all[r] / all_total;
        sum += gap * gap;
    }
    return sum;
}

/* Fails on the first bad value; its place counts through all industries. */
static mfgq_status check_group(size_t regions, size_t industries, const double *employment,
                               const double *all, double *total, double *all_total,
                               mfgq_error *err)
{
    if (regions && industries > SIZE_MAX / sizeof(double) / regions)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "industries times regions is too large");
    MFGQ_I_TRY(mfgq_i_profile(regions * industries, employment, NAN, 3, total, err));
    return mfgq_i_profile(regions, all, NAN, 4, all_total, err);
}

mfgq_status mfgq_coagglomeration_group(size_t regions, size_t industries,
                                       const double *employment, const double *all,
                                       double *gamma, mfgq_error *err)
{
    double total = 0, all_total = 0, own = 0, squares = 0, g = 0;
    MFGQ_I_TRY(check_group(regions, industries, employment, all, &total, &all_total, err));
    if (!gamma) return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "gamma is null");
    for (size_t j = 0; j < industries; j++) {
        const double *const row = employment + j * regions;
        double size = 0;
        for (size_t r = 0; r < regions; r++) size += row[r];
        if (size == 0) continue;
        const double w = size / total;
        squares += w * w;
        own += w * w * raw(regions, row, size, all, all_total);
    }
    for (size_t r = 0; r < regions; r++) {
        double of_group = 0;
        for (size_t j = 0; j < industries; j++) of_group += employment[j * regions + r];
        const double gap = of_group / total - all[r] / all_total;
        g += gap * gap;
    }
    const double below = spread(regions, all, all_total) * (1 - squares);
    *gamma = below > 0 ? (g - own) / below : NAN;
    return MFGQ_OK;
}
