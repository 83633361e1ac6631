/* The public calls for curves, and those that ordinary least squares fits. */
#include "curve_i.h"

#include <math.h>
#include <string.h>

const char *mfgq_curve_name(int curve)
{
    const mfgq_i_curve *const c = mfgq_i_curve_get(curve);
    return c ? c->name : NULL;
}

const char *mfgq_curve_formula(int curve)
{
    const mfgq_i_curve *const c = mfgq_i_curve_get(curve);
    return c ? c->formula : NULL;
}

int mfgq_curve_find(const char *name)
{
    for (int i = 0; name && i < MFGQ_CURVE_COUNT; i++)
        if (strcmp(mfgq_curve_name(i), name) == 0) return i;
    return -1;
}

size_t mfgq_curve_count(int curve)
{
    const mfgq_i_curve *const c = mfgq_i_curve_get(curve);
    return c ? c->count : 0;
}

const char *mfgq_curve_parameter(int curve, size_t index)
{
    const mfgq_i_curve *const c = mfgq_i_curve_get(curve);
    return c && index < c->count ? mfgq_i_parameter_name(c->parameter[index]) : NULL;
}

/* Rows of a regression on up to two regressors and a constant. */
typedef struct regression {
    double *a, *b;
    size_t n, columns;
    double x[3], inverse[9], rss, df;
} regression;

static mfgq_status regress(regression *r, mfgq_error *err)
{
    double *const copy = mfgq_i_array(r->n * (r->columns + 1), sizeof *copy);
    if (!copy) return mfgq_i_no_memory(err);
    memcpy(copy, r->a, r->n * r->columns * sizeof *copy);
    double *const right = copy + r->n * r->columns;
    memcpy(right, r->b, r->n * sizeof *right);
    const mfgq_status status =
        mfgq_i_least_squares(r->n, r->columns, copy, right, r->x, r->inverse, NULL);
    mfgq_i_free(copy);
    if (status != MFGQ_OK)
        return mfgq_i_fail(err, MFGQ_E_NO_CONVERGENCE, 0, -1,
                           "the data do not determine the parameters");
    r->rss = 0;
    for (size_t i = 0; i < r->n; i++) {
        double e = r->b[i];
        for (size_t j = 0; j < r->columns; j++) e -= r->a[i * r->columns + j] * r->x[j];
        r->rss += e * e;
    }
    r->df = (double)r->n - (double)r->columns;
    return MFGQ_OK;
}

static double se_of(const regression *r, size_t i)
{
    return r->df > 0 ? sqrt(r->rss / r->df * r->inverse[i * r->columns + i]) : NAN;
}

/* Bass's market, innovation and imitation from the coefficients of 1, Y and Y^2. */
static void bass_from(const double *c, double *p)
{
    p[0] = (-c[1] - sqrt(c[1] * c[1] - 4 * c[0] * c[2])) / (2 * c[2]);
    p[1] = c[0] / p[0];
    p[2] = -p[0] * c[2];
}

/* Standard errors of functions of coefficients, by the delta method. */
static void delta(const regression *r, double *se)
{
    double gradient[3][3];
    for (size_t j = 0; j < 3; j++) {
        double up[3], down[3], above[3], below[3];
        memcpy(up, r->x, sizeof up);
        memcpy(down, r->x, sizeof down);
        const double h = 6e-6 * fabs(r->x[j]);
        up[j] += h, down[j] -= h;
        bass_from(up, above);
        bass_from(down, below);
        for (size_t i = 0; i < 3; i++) gradient[i][j] = (above[i] - below[i]) / (2 * h);
    }
    for (size_t i = 0; i < 3; i++) {
        double sum = 0;
        for (size_t j = 0; j < 3; j++)
            for (size_t k = 0; k < 3; k++)
                sum += gradient[i][j] * gradient[i][k] * r->inverse[j * 3 + k];
        se[i] = r->df > 0 ? sqrt(r->rss / r->df * sum) : NAN;
    }
}

static void fill_bass(regression *r, size_t n, const double *x, const double *y)
{
    double sum = 0;
    r->columns = 3;
    for (size_t i = 0; i < n; i++) {
        if (isnan(x[i]) || isnan(y[i])) continue;
        double *const row = r->a + r->n * 3;
        row[0] = 1, row[1] = sum, row[2] = sum * sum;
        r->b[r->n++] = y[i];
        sum += y[i];
    }
}

static mfgq_status fill_line(regression *r, int logarithms, size_t n, const double *x,
                             const double *y, mfgq_error *err)
{
    r->columns = 2;
    for (size_t i = 0; i < n; i++) {
        if (isnan(x[i]) || isnan(y[i])) continue;
        if (logarithms && y[i] <= 0)
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 4, (int64_t)i, "y is not positive");
        double *const row = r->a + r->n * 2;
        row[0] = 1, row[1] = x[i];
        r->b[r->n++] = logarithms ? log(y[i]) : y[i];
    }
    return MFGQ_OK;
}

static void report(mfgq_curve curve, const regression *r, double *value, double *se)
{
    if (curve == MFGQ_CURVE_BASS_OLS) {
        bass_from(r->x, value);
        delta(r, se);
        return;
    }
    for (size_t i = 0; i < 2; i++) value[i] = r->x[i], se[i] = se_of(r, i);
    if (curve != MFGQ_CURVE_EXPONENTIAL) return;
    value[0] = exp(r->x[0]), se[0] *= value[0];
    value[1] = expm1(r->x[1]), se[1] *= exp(r->x[1]);
}

static mfgq_status ordinary(mfgq_curve curve, size_t n, const double *x, const double *y,
                            mfgq_i_curve_fit *fit, mfgq_error *err)
{
    regression r = {.a = mfgq_i_array(n * 3, sizeof *r.a), .b = mfgq_i_array(n, sizeof *r.b)};
    mfgq_status status = r.a && r.b ? MFGQ_OK : mfgq_i_no_memory(err);
    if (status == MFGQ_OK && curve == MFGQ_CURVE_BASS_OLS) fill_bass(&r, n, x, y);
    else if (status == MFGQ_OK)
        status = fill_line(&r, curve == MFGQ_CURVE_EXPONENTIAL, n, x, y, err);
    if (status == MFGQ_OK && r.n < r.columns)
        status = mfgq_i_fail(err, MFGQ_E_DATA, 2, -1, "%d rows are too few for %s", (int)r.n,
                             mfgq_curve_name((int)curve));
    if (status == MFGQ_OK) status = regress(&r, err);
    if (status == MFGQ_OK) {
        report(curve, &r, fit->p, fit->se);
        fit->rss = r.rss;
        fit->df = r.df;
        if (curve == MFGQ_CURVE_BASS_OLS && !(fit->p[0] > 0 && isfinite(fit->p[0])))
            status = mfgq_i_fail(err, MFGQ_E_NO_CONVERGENCE, 0, -1,
                                 "the coefficients give no market size");
    }
    mfgq_i_free(r.a);
    mfgq_i_free(r.b);
    return status;
}

static mfgq_status check(const mfgq_i_curve *c, size_t n, const double *x, const double *y,
                         const double *fixed, mfgq_error *err)
{
    if (!c) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "curve is none");
    if (n && !x) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "x is null");
    if (n && !y) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "y is null");
    for (size_t i = 0; i < n; i++) {
        if (isinf(x[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, (int64_t)i, "x is infinite");
        if (isinf(y[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 4, (int64_t)i, "y is infinite");
        if (c->value && c->linear > 1 && x[i] < 0)
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, (int64_t)i, "x is negative");
    }
    for (size_t k = 0; fixed && !c->value && k < c->count; k++)
        if (!isnan(fixed[k]))
            return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 5, (int64_t)k,
                               "%s has no parameter that can be fixed", c->name);
    if (mfgq_has_gsl()) return MFGQ_OK;
    return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 0, -1, "this build has no GSL");
}

mfgq_status mfgq_curve_fit(mfgq_curve curve, size_t n, const double *x, const double *y,
                           const double *fixed, double *value, double *se, double *rss,
                           double *df, mfgq_error *err)
{
    const mfgq_i_curve *const c = mfgq_i_curve_get((int)curve);
    mfgq_i_curve_fit fit = {.rss = 0};
    if (!value) return mfgq_i_fail(err, MFGQ_E_INVALID, 6, -1, "value is null");
    MFGQ_I_TRY(check(c, n, x, y, fixed, err));
    if (c->value) MFGQ_I_TRY(mfgq_i_curve_solve(c, n, x, y, fixed, &fit, err));
    else MFGQ_I_TRY(ordinary(curve, n, x, y, &fit, err));
    int finite = isfinite(fit.rss);
    for (size_t k = 0; k < c->count; k++) finite &= isfinite(fit.p[k]) && !isinf(fit.se[k]);
    if (!finite)
        return mfgq_i_fail(err, MFGQ_E_NO_CONVERGENCE, 0, -1,
                           "the results of %s are out of the range of doubles", c->name);
    memcpy(value, fit.p, c->count * sizeof *value);
    if (se) memcpy(se, fit.se, c->count * sizeof *se);
    if (rss) *rss = fit.rss;
    if (df) *df = fit.df;
    return MFGQ_OK;
}
