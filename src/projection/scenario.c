/* Arithmetic on paths: stated growth, a fading shock, catching up. */
#include "../base/base_i.h"

#include <mfgq/scenario.h>

#include <math.h>

static int is_level(double x)
{
    return x > 0 && isfinite(x);
}

mfgq_status mfgq_scenario_growth(size_t n, double last, const double *growth, double *level,
                                 mfgq_error *err)
{
    if (n && !growth) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "growth is null");
    if (n && !level) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "level is null");
    if (!is_level(last))
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 2, -1, "last is not positive and finite");
    for (size_t k = 0; k < n; k++)
        if (growth[k] <= -1 || isinf(growth[k]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, (int64_t)k,
                               "growth is -1 or less, or infinite");
    double reached = last;
    for (size_t k = 0; k < n && !isnan(reached); k++)
        if (isinf(reached *= 1 + growth[k]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, (int64_t)k, "level is out of range");
    for (size_t k = 0; k < n; k++) {
        last *= 1 + growth[k];
        level[k] = last;
    }
    return MFGQ_OK;
}

mfgq_status mfgq_scenario_shock(size_t n, const double *path, size_t at, double size,
                                double persistence, double *level, mfgq_error *err)
{
    if (!path) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "path is null");
    if (at >= n) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "at is not below n");
    if (!(size > -1) || isinf(size))
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 4, -1, "size is -1 or less, or not finite");
    if (!(persistence >= 0 && persistence <= 1))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "persistence is not between 0 and 1");
    if (!level) return mfgq_i_fail(err, MFGQ_E_INVALID, 6, -1, "level is null");
    for (size_t k = 0; k < n; k++)
        if (isinf(path[k]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 2, (int64_t)k, "level is infinite");
    for (size_t k = at; k < n; k++)
        if (isinf(path[k] * (1 + size)))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 4, (int64_t)k, "level is out of range");
    double left = size;
    for (size_t k = 0; k < n; k++) {
        level[k] = k < at ? path[k] : path[k] * (1 + left);
        if (k >= at) left *= persistence;
    }
    return MFGQ_OK;
}

/* What the two ways of catching up ask of their levels. */
static mfgq_status check_levels(size_t n, double last, double path_last, const double *path,
                                mfgq_error *err)
{
    if (!is_level(last) || !is_level(path_last))
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, is_level(last) ? 3 : 2, -1,
                           "level is not positive and finite");
    for (size_t k = 0; k < n; k++)
        if (!isnan(path[k]) && !is_level(path[k]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 4, (int64_t)k,
                               "level is not positive and finite");
    for (size_t k = 0; k < n; k++)
        if (isinf(path[k] * fmax(last / path_last, 1)))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 4, (int64_t)k, "level is out of range");
    return MFGQ_OK;
}

mfgq_status mfgq_scenario_catch_up(size_t n, double last, double path_last, const double *path,
                                   int periods, double *level, mfgq_error *err)
{
    if (n && !path) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "path is null");
    if (periods < 1 || periods > 10000)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "periods is not between 1 and 10000");
    if (n && !level) return mfgq_i_fail(err, MFGQ_E_INVALID, 6, -1, "level is null");
    MFGQ_I_TRY(check_levels(n, last, path_last, path, err));
    const double gap = log(last) - log(path_last);
    for (size_t k = 0; k < n; k++) {
        const double left = 1 - (double)(k + 1) / periods;
        level[k] = left > 0 ? path[k] * exp(gap * left) : path[k];
    }
    return MFGQ_OK;
}

mfgq_status mfgq_scenario_converge(size_t n, double last, double path_last, const double *path,
                                   double speed, double *level, mfgq_error *err)
{
    if (n && !path) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "path is null");
    if (!(speed > 0 && speed <= 1))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "speed is not above 0 and up to 1");
    if (n && !level) return mfgq_i_fail(err, MFGQ_E_INVALID, 6, -1, "level is null");
    MFGQ_I_TRY(check_levels(n, last, path_last, path, err));
    const double gap = log(last) - log(path_last);
    double left = 1;
    for (size_t k = 0; k < n; k++) {
        left *= 1 - speed;
        level[k] = path[k] * exp(gap * left);
    }
    return MFGQ_OK;
}
