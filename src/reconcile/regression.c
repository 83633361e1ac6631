/* OLS, Chow-Lin, Fernandez, Litterman: x = X b + V C'(C V C')^-1 (y - C X b).

   With V^-1 = L'L the inner product u'(CVC')^-1 v is that of L x_u and L x_v, where
   x_u is the series of least |L x| with the aggregates u. So each column is whitened
   by one banded solution, least squares are done by orthogonalisation on the
   whitened columns, and nothing larger than periods x columns is ever formed. */
#include "regression_i.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* Indicator columns scaled to size 1, the intercept first. */
static double column_at(const mfgq_i_regression *g, size_t c, size_t t)
{
    if (g->intercept && c == 0) return 1;
    const size_t i = c - (size_t)g->intercept;
    return g->indicators[i * g->frame.periods + t] / g->size[c];
}

static mfgq_i_filter filter_of(const mfgq_i_regression *g, double rho)
{
    switch (g->method) {
    case MFGQ_CHOW_LIN: return mfgq_i_filter_ar1(rho);
    case MFGQ_FERNANDEZ: return mfgq_i_filter_difference(1, 0);
    case MFGQ_LITTERMAN: return mfgq_i_filter_litterman(rho);
    default: return mfgq_i_filter_difference(0, 0);
    }
}

/* w = L x_u for the aggregates u. */
static void whiten(mfgq_i_regression *g, const mfgq_i_filter *filter, const double *u, double *w)
{
    mfgq_i_smoother_solve(&g->smoother, NULL, u, g->series);
    mfgq_i_filter_apply(filter, g->frame.periods, g->series, w);
}

/* ln det (C V C'), from the determinants of the banded system and of L. */
static double log_determinant(const mfgq_i_regression *g, const mfgq_i_filter *filter)
{
    double sum = mfgq_i_band_logdet(&g->smoother.band) - 2 * log(filter->head);
    for (size_t j = 0; j < g->frame.count; j++) sum += 2 * log(g->smoother.norm[j]);
    return sum;
}

static mfgq_status project(mfgq_i_regression *g, const mfgq_i_filter *filter, mfgq_error *err)
{
    g->ortho.count = 0;
    for (size_t c = 0; c < g->columns; c++) {
        whiten(g, filter, g->aggregates + c * g->frame.count, g->white);
        if (!mfgq_i_ortho_add(&g->ortho, g->white, 1e-9))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 7, (int64_t)c - g->intercept,
                               "indicator %zu is a combination of the other columns",
                               c + 1 - (size_t)g->intercept);
    }
    whiten(g, filter, g->target, g->white);
    const double rest = mfgq_i_ortho_split(&g->ortho, g->white, g->projection);
    g->rss = rest * rest;
    return MFGQ_OK;
}

/* R'b = projection, where row k of `r` holds vector k: an upper triangle in b. */
static void coefficients(const mfgq_i_regression *g, double *b)
{
    const mfgq_i_ortho *const o = &g->ortho;
    for (size_t k = o->count; k-- > 0;) {
        double sum = g->projection[k];
        for (size_t j = k + 1; j < o->count; j++) sum -= o->r[j * o->capacity + k] * b[j];
        b[k] = sum / o->r[k * o->capacity + k];
    }
}

mfgq_status mfgq_i_regression_at(mfgq_i_regression *g, double rho, mfgq_error *err)
{
    const double m = (double)g->frame.count;
    const mfgq_i_filter filter = filter_of(g, rho);
    g->rho = rho;
    MFGQ_I_TRY(mfgq_i_smoother_factor(&g->smoother, &filter, NULL, err));
    MFGQ_I_TRY(project(g, &filter, err));
    coefficients(g, g->coefficient);
    g->loglik = -0.5 * (m + m * log(2 * 3.14159265358979323846)
                        + m * log(fmax(g->rss / m, DBL_MIN)) + log_determinant(g, &filter));
    return MFGQ_OK;
}

/* The objective of each convention; smaller is better. */
static mfgq_status objective(double rho, void *context, double *value, mfgq_error *err)
{
    mfgq_i_regression *const g = context;
    MFGQ_I_TRY(mfgq_i_regression_at(g, rho, err));
    if (g->estimate == MFGQ_RHO_MAXLOG) *value = -g->loglik;
    else if (g->estimate == MFGQ_RHO_MINRSS_ECOTRIM && g->method == MFGQ_CHOW_LIN)
        *value = g->rss / ((1 - rho) * (1 + rho)); /* V without its factor 1 / (1 - rho^2) */
    else *value = g->rss;
    return MFGQ_OK;
}

/* Of single periods an even number apart only even powers of rho are seen: the search
   would end on either side by rounding errors. */
static int sign_unknown(const mfgq_i_regression *g)
{
    return g->method == MFGQ_CHOW_LIN && g->frame.ratio % 2 == 0
        && (g->frame.conversion == MFGQ_CONVERT_FIRST
            || g->frame.conversion == MFGQ_CONVERT_LAST);
}

mfgq_status mfgq_i_regression_fit(mfgq_i_regression *g, double rho, double rho_min,
                                  mfgq_error *err)
{
    if (g->method != MFGQ_CHOW_LIN && g->method != MFGQ_LITTERMAN) {
        rho = 0;
    } else if (g->estimate != MFGQ_RHO_FIXED) {
        MFGQ_I_TRY(mfgq_i_localmin(objective, g, -0.999, 0.999, &rho, err));
        if (sign_unknown(g)) rho = fabs(rho);
        if (rho < rho_min) rho = rho_min;
    }
    return mfgq_i_regression_at(g, rho, err);
}

static mfgq_status allocate(mfgq_i_regression *g, mfgq_error *err)
{
    const size_t n = g->frame.periods, m = g->frame.count, k = g->columns;
    g->size = mfgq_i_array(k, sizeof *g->size);
    g->aggregates = mfgq_i_array(m * k, sizeof *g->aggregates);
    g->target = mfgq_i_array(m, sizeof *g->target);
    g->series = mfgq_i_array(n, sizeof *g->series);
    g->white = mfgq_i_array(n, sizeof *g->white);
    g->projection = mfgq_i_array(k, sizeof *g->projection);
    g->coefficient = mfgq_i_array(k, sizeof *g->coefficient);
    if (!g->size || !g->aggregates || !g->target || !g->series || !g->white || !g->projection
        || !g->coefficient || !mfgq_i_ortho_new(&g->ortho, n, k))
        return mfgq_i_no_memory(err);
    return mfgq_i_smoother_new(&g->smoother, &g->frame, NULL, 2, err);
}

static double largest(size_t n, const double *v)
{
    double most = 0;
    for (size_t t = 0; t < n; t++) most = fmax(most, fabs(v[t]));
    return most > 0 ? most : 1;
}

/* All columns and the benchmarks are brought to size 1. */
static void scale(mfgq_i_regression *g)
{
    const mfgq_i_frame *const f = &g->frame;
    for (size_t c = 0; c < g->columns; c++) {
        const size_t i = c - (size_t)g->intercept;
        g->size[c] = 1;
        if (!g->intercept || c > 0)
            g->size[c] = largest(f->periods, g->indicators + i * f->periods);
        for (size_t t = 0; t < f->periods; t++) g->series[t] = column_at(g, c, t);
        for (size_t j = 0; j < f->count; j++)
            g->aggregates[c * f->count + j] = mfgq_i_aggregate(f, j, g->series);
    }
    g->unit = largest(f->count, f->low);
    for (size_t j = 0; j < f->count; j++) g->target[j] = f->low[j] / g->unit;
}

mfgq_status mfgq_i_regression_new(mfgq_i_regression *g, mfgq_error *err)
{
    g->columns = g->indicator_count + (size_t)g->intercept;
    if (g->columns == 0)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 6, -1, "no indicator and no intercept");
    if (g->frame.count <= g->columns)
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 2, -1,
                           "%zu benchmarks are too few for %zu coefficients", g->frame.count,
                           g->columns);
    MFGQ_I_TRY(allocate(g, err));
    scale(g);
    return MFGQ_OK;
}

void mfgq_i_regression_free(mfgq_i_regression *g)
{
    mfgq_i_free(g->size);
    mfgq_i_free(g->aggregates);
    mfgq_i_free(g->target);
    mfgq_i_free(g->series);
    mfgq_i_free(g->white);
    mfgq_i_free(g->projection);
    mfgq_i_free(g->coefficient);
    mfgq_i_ortho_free(&g->ortho);
    mfgq_i_smoother_free(&g->smoother);
    mfgq_i_frame_free(&g->frame);
}

/* X b in units of the benchmarks. */
static void fitted(const mfgq_i_regression *g, double *out)
{
    for (size_t t = 0; t < g->frame.periods; t++) {
        out[t] = 0;
        for (size_t c = 0; c < g->columns; c++) out[t] += g->coefficient[c] * column_at(g, c, t);
    }
}

mfgq_status mfgq_i_regression_series(mfgq_i_regression *g, int non_negative, mfgq_error *err)
{
    const mfgq_i_frame *const f = &g->frame;
    const mfgq_i_filter filter = filter_of(g, g->rho);
    double *const start = g->white, *const x = g->series;
    fitted(g, start);
    for (size_t j = 0; j < f->count; j++) g->target[j] -= mfgq_i_aggregate(f, j, start);
    if (non_negative)
        MFGQ_I_TRY(mfgq_i_smoother_nonneg(&g->smoother, &filter, start, g->target, x, err));
    else mfgq_i_smoother_solve(&g->smoother, NULL, g->target, x);
    for (size_t t = 0; t < f->periods; t++) {
        x[t] = g->unit * (start[t] + x[t]);
        if (non_negative && x[t] < 0) x[t] = 0;
        if (!isfinite(x[t]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 0, (int64_t)t, "the result overflows");
    }
    return MFGQ_OK;
}
