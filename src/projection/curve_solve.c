/* Nonlinear least squares by Levenberg and Marquardt from many starts. Where the first
   parameters are linear their best values for the others are computed, so that a start
   is only needed for the rest. Each step solves its least squares problem by QR. */
#include "curve_i.h"

#include <float.h>
#include <math.h>
#include <string.h>

enum { MOST = MFGQ_I_CURVE_MOST, KEPT = 6 };

typedef struct problem {
    const mfgq_i_curve *curve;
    size_t n;
    const double *x, *y;
    double fixed[MOST];
    size_t axis[MOST], axes; /* free parameters */
    double *matrix, *right;  /* room for a step */
} problem;

typedef struct point {
    double p[MOST], rss;
} point;

static double rss_at(const problem *w, const double *p)
{
    double sum = 0;
    for (size_t i = 0; i < w->n; i++) {
        const double e = w->y[i] - w->curve->value(w->x[i], p);
        sum += e * e;
    }
    return isnan(sum) ? INFINITY : sum;
}

void mfgq_i_curve_gradient(const mfgq_i_curve *curve, double x, const double *p,
                           double *gradient)
{
    double q[MOST];
    memcpy(q, p, curve->count * sizeof *q);
    for (size_t k = 0; k < curve->count; k++) {
        const double h = 6e-6 * fmax(fabs(p[k]), 1e-8);
        q[k] = p[k] + h;
        const double above = curve->value(x, q), up = q[k];
        q[k] = p[k] - h;
        gradient[k] = (above - curve->value(x, q)) / (up - q[k]);
        q[k] = p[k];
    }
}

static int is_free(const problem *w, size_t k)
{
    return isnan(w->fixed[k]);
}

/* Best values of one linear parameter, or of the two of a + b g(x). */
static void set_linear(const problem *w, double *p)
{
    double basis[MOST] = {0}, uu = 0, uv = 0, vv = 0, ue = 0, ve = 0;
    const int first = is_free(w, 0), second = w->curve->linear > 1 && is_free(w, 1);
    memcpy(basis, p, sizeof basis);
    for (size_t i = 0; i < w->n; i++) {
        double at = w->y[i], u, v = 0;
        basis[0] = 1, basis[1] = w->curve->linear > 1 ? 0 : p[1];
        u = w->curve->value(w->x[i], basis);
        if (w->curve->linear > 1) {
            basis[0] = 0, basis[1] = 1;
            v = w->curve->value(w->x[i], basis);
            if (!second) at -= p[1] * v;
        }
        if (!first) at -= p[0] * u;
        uu += u * u, uv += u * v, vv += v * v, ue += u * at, ve += v * at;
    }
    const double det = uu * vv - uv * uv;
    if (first && second && det > 1e-12 * uu * vv) {
        p[0] = (vv * ue - uv * ve) / det;
        p[1] = (uu * ve - uv * ue) / det;
    } else if (first && uu > 0) {
        p[0] = ue / uu;
    } else if (second && vv > 0) {
        p[1] = ve / vv;
    }
}

static int is_allowed(const problem *w, const double *p)
{
    for (size_t k = 0; k < w->curve->count; k++)
        if (!isfinite(p[k]) || (w->curve->positive && p[k] <= 0)) return 0;
    return 1;
}

/* p moved along the free axes; on the scale of logarithms where all are positive. */
static void move(const problem *w, const double *from, const double *step, double *to)
{
    memcpy(to, from, MOST * sizeof *to);
    for (size_t j = 0; j < w->axes; j++) {
        const size_t k = w->axis[j];
        if (w->curve->positive) to[k] = from[k] * exp(fmin(fmax(step[j], -3), 3));
        else to[k] += step[j];
    }
}

/* The matrix of derivatives with the damping below it, and the errors. */
static void linearise(const problem *w, const double *p, const double *damping)
{
    const size_t c = w->axes;
    double gradient[MOST];
    memset(w->matrix, 0, (w->n + c) * c * sizeof *w->matrix);
    for (size_t i = 0; i < w->n; i++) {
        mfgq_i_curve_gradient(w->curve, w->x[i], p, gradient);
        for (size_t j = 0; j < c; j++) {
            const size_t k = w->axis[j];
            w->matrix[i * c + j] = gradient[k] * (w->curve->positive ? p[k] : 1);
        }
        w->right[i] = w->y[i] - w->curve->value(w->x[i], p);
    }
    for (size_t j = 0; j < c; j++) {
        w->matrix[(w->n + j) * c + j] = damping[j];
        w->right[w->n + j] = 0;
    }
}

static void column_norms(const problem *w, double *norm)
{
    for (size_t j = 0; j < w->axes; j++) {
        double sum = 0;
        for (size_t i = 0; i < w->n; i++) {
            const double a = w->matrix[i * w->axes + j];
            sum += a * a;
        }
        norm[j] = sqrt(sum);
    }
}

static int is_small(const problem *w, const double *p, const double *step)
{
    for (size_t j = 0; j < w->axes; j++) {
        const double scale = w->curve->positive ? 1 : fabs(p[w->axis[j]]);
        if (fabs(step[j]) > 1e-11 * (scale + 1e-300)) return 0;
    }
    return 1;
}

/* One descent; 1 when it ended at a minimum. */
static int descend(const problem *w, point *at, int rounds)
{
    double lambda = 1e-3, damping[MOST] = {0}, norm[MOST], step[MOST], p[MOST];
    for (int round = 0; round < rounds; round++) {
        linearise(w, at->p, damping);
        column_norms(w, norm);
        for (size_t j = 0; j < w->axes; j++) damping[j] = sqrt(lambda) * norm[j] + DBL_MIN;
        for (size_t j = 0; j < w->axes; j++)
            w->matrix[(w->n + j) * w->axes + j] = damping[j];
        if (mfgq_i_least_squares(w->n + w->axes, w->axes, w->matrix, w->right, step, NULL, NULL)
            != MFGQ_OK)
            return 0;
        move(w, at->p, step, p);
        const double rss = is_allowed(w, p) ? rss_at(w, p) : INFINITY;
        const int small = is_small(w, at->p, step);
        if (rss <= at->rss) {
            memcpy(at->p, p, sizeof p);
            at->rss = rss;
            lambda = fmax(lambda / 8, 1e-16);
        } else {
            lambda *= 6;
        }
        if (small) return 1;
        if (lambda > 1e14) return round > 3;
    }
    return 0;
}

static void keep(point *kept, point fresh)
{
    for (int k = 0; k < KEPT; k++) {
        if (!(fresh.rss < kept[k].rss)) continue;
        const point old = kept[k];
        kept[k] = fresh;
        fresh = old;
    }
}

static void scan(const problem *w, double low, double high, point *kept)
{
    for (int k = 0; k < KEPT; k++) kept[k].rss = INFINITY;
    for (size_t k = 0;; k++) {
        point at = {{1, 1, 1, 1}, 0};
        if (!w->curve->start(k, low, high, at.p)) return;
        for (size_t j = 0; j < w->curve->count; j++)
            if (!is_free(w, j)) at.p[j] = w->fixed[j];
        set_linear(w, at.p);
        if (!is_allowed(w, at.p)) continue;
        at.rss = rss_at(w, at.p);
        if (isfinite(at.rss)) descend(w, &at, 6); /* a few steps tell valleys from slopes */
        keep(kept, at);
    }
}

static mfgq_status finish(const problem *w, const point *at, mfgq_i_curve_fit *fit,
                          mfgq_error *err)
{
    const double none[MOST] = {0};
    double step[MOST];
    memcpy(fit->p, at->p, sizeof fit->p);
    fit->rss = at->rss;
    fit->count = (double)w->n;
    fit->df = (double)w->n - (double)w->axes;
    fit->free_count = w->axes;
    linearise(w, at->p, none);
    if (mfgq_i_least_squares(w->n, w->axes, w->matrix, w->right, step, fit->inverse, NULL)
        != MFGQ_OK)
        return mfgq_i_fail(err, MFGQ_E_NO_CONVERGENCE, 0, -1,
                           "the data do not determine the parameters of %s", w->curve->name);
    for (size_t j = 0; j < w->axes; j++) {
        const size_t k = w->axis[j];
        const double scale = w->curve->positive ? at->p[k] : 1;
        for (size_t i = 0; i < w->axes; i++) {
            fit->inverse[j * w->axes + i] *= scale;
            fit->inverse[i * w->axes + j] *= scale;
        }
        fit->free[k] = 1;
    }
    for (size_t j = 0; j < w->axes; j++)
        fit->se[w->axis[j]] = fit->df > 0
                                  ? sqrt(fit->rss / fit->df * fit->inverse[j * w->axes + j])
                                  : NAN;
    return MFGQ_OK;
}

/* The scan sees an even part of many rows, kept in the room that the steps need later:
   (1 + MOST) rows of numbers, of which it uses less. */
static void scan_some(problem *w, double low, double high, point *kept)
{
    enum { ENOUGH = 400 };
    const size_t stride = 1 + w->n / ENOUGH;
    problem some = *w;
    if (stride == 1) {
        scan(w, low, high, kept);
        return;
    }
    double *const x = w->right, *const y = w->right + w->n; /* not in use yet */
    some.n = 0;
    for (size_t i = 0; i < w->n; i += stride) {
        x[some.n] = w->x[i];
        y[some.n++] = w->y[i];
    }
    some.x = x;
    some.y = y;
    some.right = y + some.n;
    some.matrix = some.right + some.n + MOST;
    scan(&some, low, high, kept);
    for (int k = 0; k < KEPT; k++) kept[k].rss = rss_at(w, kept[k].p);
}

static mfgq_status solve(problem *w, mfgq_i_curve_fit *fit, mfgq_error *err)
{
    double low = INFINITY, high = -INFINITY;
    point kept[KEPT], best = {{0}, INFINITY};
    for (size_t i = 0; i < w->n; i++) low = fmin(low, w->x[i]), high = fmax(high, w->x[i]);
    scan_some(w, low, high, kept);
    for (int k = 0; k < KEPT && isfinite(kept[k].rss); k++)
        if (descend(w, &kept[k], 400) && kept[k].rss < best.rss) best = kept[k];
    if (!isfinite(best.rss))
        return mfgq_i_fail(err, MFGQ_E_NO_CONVERGENCE, 0, -1, "the fit of %s did not converge",
                           w->curve->name);
    return finish(w, &best, fit, err);
}

/* Rows without a missing value, into fresh room. */
static double *complete_rows(problem *w, size_t n, const double *x, const double *y)
{
    const size_t room = n + MOST;
    double *const block = mfgq_i_array((2 + MOST + 1) * room, sizeof *block);
    if (!block) return NULL;
    double *const kept_x = block, *const kept_y = block + room;
    for (size_t i = 0; i < n; i++) {
        if (isnan(x[i]) || isnan(y[i])) continue;
        kept_x[w->n] = x[i];
        kept_y[w->n++] = y[i];
    }
    w->x = kept_x;
    w->y = kept_y;
    w->right = block + 2 * room;
    w->matrix = block + 3 * room;
    return block;
}

mfgq_status mfgq_i_curve_solve(const mfgq_i_curve *curve, size_t n, const double *x,
                               const double *y, const double *fixed, mfgq_i_curve_fit *fit,
                               mfgq_error *err)
{
    problem w = {.curve = curve};
    memset(fit, 0, sizeof *fit);
    for (size_t k = 0; k < curve->count; k++) {
        w.fixed[k] = fixed ? fixed[k] : NAN;
        if (is_free(&w, k)) w.axis[w.axes++] = k;
    }
    double *const block = complete_rows(&w, n, x, y);
    if (!block) return mfgq_i_no_memory(err);
    mfgq_status status;
    if (w.n < w.axes || w.n < 2)
        status = mfgq_i_fail(err, MFGQ_E_DATA, 2, -1, "%d rows are too few for %s", (int)w.n,
                             curve->name);
    else status = solve(&w, fit, err);
    mfgq_i_free(block);
    return status;
}
