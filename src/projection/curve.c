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

/* A regression on up to three columns, of which some coefficients may be held. */
typedef struct regression {
    double *a, *b;  /* [n][columns], [n] */
    size_t n, columns;
    double held[3]; /* NaN: free */
    double x[3], inverse[9], rss, df;
} regression;

/* The columns of free coefficients, and what the held ones leave to explain. */
static size_t split(const regression *r, double *matrix, double *right, size_t *axis)
{
    size_t axes = 0;
    memcpy(right, r->b, r->n * sizeof *right);
    for (size_t j = 0; j < r->columns; j++)
        if (isnan(r->held[j])) axis[axes++] = j;
    for (size_t i = 0; i < r->n; i++) {
        const double *const row = r->a + i * r->columns;
        for (size_t k = 0; k < axes; k++) matrix[i * axes + k] = row[axis[k]];
        for (size_t j = 0; j < r->columns; j++)
            if (!isnan(r->held[j])) right[i] -= row[j] * r->held[j];
    }
    return axes;
}

static void take(regression *r, const size_t *axis, size_t axes, const double *x,
                 const double *inverse)
{
    for (size_t j = 0; j < r->columns; j++) r->x[j] = r->held[j];
    for (size_t k = 0; k < axes; k++) {
        r->x[axis[k]] = x[k];
        for (size_t l = 0; l < axes; l++)
            r->inverse[axis[k] * r->columns + axis[l]] = inverse[k * axes + l];
    }
    for (size_t i = 0; i < r->n; i++) {
        double e = r->b[i];
        for (size_t j = 0; j < r->columns; j++) e -= r->a[i * r->columns + j] * r->x[j];
        r->rss += e * e;
    }
    r->df = (double)r->n - (double)axes;
}

static mfgq_status regress(mfgq_curve curve, regression *r, mfgq_error *err)
{
    double *const copy = mfgq_i_array(r->n * (r->columns + 1), sizeof *copy);
    if (!copy) return mfgq_i_no_memory(err);
    double *const right = copy + r->n * r->columns, x[3], inverse[9];
    size_t axis[3];
    const size_t axes = split(r, copy, right, axis);
    mfgq_status status = MFGQ_OK;
    if (r->n < axes || r->n == 0)
        status = mfgq_i_fail(err, MFGQ_E_DATA, 2, -1, "%d rows are too few for %s", (int)r->n,
                             mfgq_curve_name((int)curve));
    else if (axes && mfgq_i_least_squares(r->n, axes, copy, right, x, inverse, NULL) != MFGQ_OK)
        status = mfgq_i_fail(err, MFGQ_E_NO_CONVERGENCE, 0, -1,
                             "the data do not determine the parameters");
    mfgq_i_free(copy);
    if (status == MFGQ_OK) take(r, axis, axes, x, inverse);
    return status;
}

static double se_of(const regression *r, size_t i)
{
    if (!isnan(r->held[i])) return 0;
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

/* Free: 1, Y, Y^2. With the market m held, p and q are themselves coefficients. */
static void fill_bass(regression *r, size_t n, const double *x, const double *y,
                      const double *fixed)
{
    const double m = fixed[0];
    double sum = 0;
    r->columns = isnan(m) ? 3 : 2;
    for (size_t k = 0; k < r->columns; k++) r->held[k] = isnan(m) ? NAN : fixed[k + 1];
    for (size_t i = 0; i < n; i++) {
        if (isnan(x[i]) || isnan(y[i])) continue;
        double *const row = r->a + r->n * r->columns;
        if (isnan(m)) row[0] = 1, row[1] = sum, row[2] = sum * sum;
        else row[0] = m - sum, row[1] = sum * (1 - sum / m);
        r->b[r->n++] = y[i];
        sum += y[i];
    }
}

static mfgq_status fill_line(regression *r, int logarithms, size_t n, const double *x,
                             const double *y, const double *fixed, mfgq_error *err)
{
    r->columns = 2;
    r->held[0] = logarithms ? log(fixed[0]) : fixed[0];
    r->held[1] = logarithms ? log1p(fixed[1]) : fixed[1];
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

static void report(mfgq_curve curve, const regression *r, const double *fixed,
                   mfgq_i_curve_fit *fit)
{
    fit->rss = r->rss;
    fit->df = r->df;
    const int market = curve == MFGQ_CURVE_BASS_OLS;
    if (market && isnan(fixed[0])) {
        bass_from(r->x, fit->p);
        delta(r, fit->se);
        return;
    }
    if (market) fit->p[0] = fixed[0], fit->se[0] = 0;
    for (size_t i = 0; i < 2; i++)
        fit->p[i + (size_t)market] = r->x[i], fit->se[i + (size_t)market] = se_of(r, i);
    if (curve != MFGQ_CURVE_EXPONENTIAL) return;
    fit->p[0] = isnan(fixed[0]) ? exp(r->x[0]) : fixed[0], fit->se[0] *= fit->p[0];
    fit->p[1] = isnan(fixed[1]) ? expm1(r->x[1]) : fixed[1], fit->se[1] *= exp(r->x[1]);
}

static mfgq_status ordinary(mfgq_curve curve, size_t n, const double *x, const double *y,
                            const double *fixed, mfgq_i_curve_fit *fit, mfgq_error *err)
{
    static const double none[3] = {NAN, NAN, NAN};
    regression r = {.a = mfgq_i_array(n * 3, sizeof *r.a), .b = mfgq_i_array(n, sizeof *r.b)};
    mfgq_status status = r.a && r.b ? MFGQ_OK : mfgq_i_no_memory(err);
    if (!fixed) fixed = none;
    if (status == MFGQ_OK && curve == MFGQ_CURVE_BASS_OLS) fill_bass(&r, n, x, y, fixed);
    else if (status == MFGQ_OK)
        status = fill_line(&r, curve == MFGQ_CURVE_EXPONENTIAL, n, x, y, fixed, err);
    if (status == MFGQ_OK) status = regress(curve, &r, err);
    if (status == MFGQ_OK) {
        report(curve, &r, fixed, fit);
        if (curve == MFGQ_CURVE_BASS_OLS && !(fit->p[0] > 0 && isfinite(fit->p[0])))
            status = mfgq_i_fail(err, MFGQ_E_NO_CONVERGENCE, 0, -1,
                                 "the coefficients give no market size");
    }
    mfgq_i_free(r.a);
    mfgq_i_free(r.b);
    return status;
}

/* What may be held at what: all but Bass's p and q without his m. */
static mfgq_status check_fixed(mfgq_curve curve, const double *fixed, mfgq_error *err)
{
    if (!fixed) return MFGQ_OK;
    if (curve == MFGQ_CURVE_BASS_OLS && isnan(fixed[0]) && !(isnan(fixed[1]) && isnan(fixed[2])))
        return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 5, isnan(fixed[1]) ? 2 : 1,
                           "bass-ols holds p and q only together with m");
    if (curve == MFGQ_CURVE_BASS_OLS && fixed[0] <= 0)
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 5, 0, "m is not positive");
    if (curve == MFGQ_CURVE_EXPONENTIAL && fixed[0] <= 0)
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 5, 0, "intercept is not positive");
    if (curve == MFGQ_CURVE_EXPONENTIAL && fixed[1] <= -1)
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 5, 1, "growth is not above -1");
    return MFGQ_OK;
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
    for (size_t k = 0; fixed && k < c->count; k++)
        if (isinf(fixed[k]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 5, (int64_t)k, "fixed is infinite");
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
    else MFGQ_I_TRY(check_fixed(curve, fixed, err));
    if (!c->value) MFGQ_I_TRY(ordinary(curve, n, x, y, fixed, &fit, err));
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
