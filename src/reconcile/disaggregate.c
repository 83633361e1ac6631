/* The public calls of the regression methods. */
#include "regression_i.h"

#include <math.h>
#include <string.h>

static const char *const method_names[] = {
    "uniform", "pro-rata", "denton",    "denton-cholette",
    "ols",     "chow-lin", "fernandez", "litterman",
};

const char *mfgq_disaggregation_name(int method)
{
    const int count = (int)(sizeof method_names / sizeof *method_names);
    return method >= 0 && method < count ? method_names[method] : NULL;
}

static mfgq_status check_indicators(size_t periods, size_t columns, const double *indicators,
                                    mfgq_error *err)
{
    if (!indicators && columns)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 7, -1, "indicators is null");
    if (columns > 1000 || (columns && periods > SIZE_MAX / 64 / columns))
        return mfgq_i_fail(err, MFGQ_E_LIMIT, 6, -1, "too many indicators");
    for (size_t t = 0; t < periods * columns; t++)
        if (!isfinite(indicators[t]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 7, (int64_t)t, "indicator is %s",
                               isnan(indicators[t]) ? "missing" : "not finite");
    return MFGQ_OK;
}

static mfgq_status check_options(mfgq_disaggregation method, mfgq_rho_estimate estimate,
                                 double rho, double rho_min, mfgq_error *err)
{
    if ((int)method < MFGQ_OLS || method > MFGQ_LITTERMAN)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 10, -1, "method %d is not one of regression",
                           (int)method);
    if ((int)estimate < MFGQ_RHO_MAXLOG || estimate > MFGQ_RHO_FIXED)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 11, -1, "no estimate %d", (int)estimate);
    if (estimate == MFGQ_RHO_FIXED && !(rho > -1 && rho < 1))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 12, -1, "rho is %g, not between -1 and 1", rho);
    if (!(rho_min >= -1 && rho_min < 1))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 13, -1, "rho_min is %g, not from -1 to 1",
                           rho_min);
    return MFGQ_OK;
}

static mfgq_status run(mfgq_i_regression *g, const char *const *names, double rho,
                       double rho_min, int non_negative, double *values, mfgq_table **table,
                       mfgq_error *err)
{
    mfgq_table *made = NULL;
    MFGQ_I_TRY(mfgq_i_regression_new(g, err));
    MFGQ_I_TRY(mfgq_i_regression_fit(g, rho, rho_min, err));
    if (table) MFGQ_I_TRY(mfgq_i_regression_table(g, names, &made, err));
    const mfgq_status status = mfgq_i_regression_series(g, non_negative, err);
    if (status != MFGQ_OK) {
        mfgq_table_free(made);
        return status;
    }
    if (values) memcpy(values, g->series, g->frame.periods * sizeof *values);
    if (table) *table = made;
    return MFGQ_OK;
}

mfgq_status mfgq_disaggregate_regression(
    size_t low_count, const double *low, size_t ratio, int64_t offset, size_t periods,
    size_t columns, const double *indicators, const char *const *names, int intercept,
    mfgq_disaggregation method, mfgq_rho_estimate estimate, double rho, double rho_min,
    mfgq_conversion conversion, int non_negative, double *values, mfgq_table **parameters,
    mfgq_error *err)
{
    MFGQ_I_TRY(check_options(method, estimate, rho, rho_min, err));
    MFGQ_I_TRY(mfgq_i_check_conversion(conversion, 14, err));
    MFGQ_I_TRY(check_indicators(periods, columns, indicators, err));
    mfgq_i_regression g = {.indicator_count = columns, .indicators = indicators,
                           .intercept = intercept != 0, .method = method, .estimate = estimate};
    MFGQ_I_TRY(mfgq_i_frame_new(&g.frame, low_count, low, ratio, offset, periods, conversion, err));
    const mfgq_status status
        = run(&g, names, rho, rho_min, non_negative, values, parameters, err);
    mfgq_i_regression_free(&g);
    return status;
}
