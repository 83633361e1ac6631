/* Quasi-Newton descent in a box with given gradients: the first steps on a Hessian that the
   caller gives (that of Gauss and Newton, say), the later ones on its BFGS updates. */
#include "numeric_i.h"

#include <math.h>
#include <string.h>

enum { MOST = MFGQ_I_NEWTON_MOST };

typedef struct descent {
    const mfgq_i_newton *task;
    size_t n;
    double hessian[MOST * MOST]; /* [n][n] */
    double gradient[MOST];
} descent;

/* Solves hessian d = -gradient over the dimensions that are not held, whose d stays; one
   that does not matter, or that rounding has spoilt, gets 0. */
static void solve(const descent *q, const int *held, double *d)
{
    double l[MOST][MOST], inverse[MOST], u[MOST]; /* L D L', the inverse of D */
    size_t at[MOST], m = 0;
    for (size_t i = 0; i < q->n; i++)
        if (!held[i]) at[m++] = i;
    for (size_t i = 0; i < m; i++) {
        const double *const row = q->hessian + at[i] * q->n;
        double own = row[at[i]], sum = -q->gradient[at[i]];
        for (size_t j = 0; m < q->n && j < q->n; j++)
            if (held[j]) sum -= row[j] * d[j];
        for (size_t j = 0; j < i; j++) { /* l[i][j] still times D */
            double entry = row[at[j]];
            for (size_t k = 0; k < j; k++) entry -= l[i][k] * l[j][k];
            l[i][j] = entry;
        }
        for (size_t j = 0; j < i; j++) {
            const double entry = l[i][j] * inverse[j];
            own -= entry * l[i][j];
            sum -= entry * u[j];
            l[i][j] = entry;
        }
        inverse[i] = own > 1e-12 * row[at[i]] ? 1 / own : 0;
        u[i] = sum;
    }
    for (size_t i = m; i-- > 0;) {
        double sum = u[i] * inverse[i];
        for (size_t k = i + 1; k < m; k++) sum -= l[k][i] * d[at[k]];
        d[at[i]] = inverse[i] > 0 ? sum : 0;
    }
}

/* How far a step goes beyond where it may, 1 at the limit; *limit is that. */
static double excess(const mfgq_i_newton *t, const double *x, const double *d, size_t i,
                     double *limit)
{
    const double down = fmax(t->share * (t->low[i] - x[i]), -t->reach);
    const double up = fmin(t->share * (t->high[i] - x[i]), t->reach);
    *limit = d[i] < 0 ? down : up;
    return d[i] == 0 ? 0 : *limit == 0 ? INFINITY : d[i] / *limit;
}

/* The step to the bottom of the quadratic model; the coordinate that goes too far by most is
   held at its limit and the rest solved again, until none does. */
static void step_in_box(const descent *q, const double *x, double *d)
{
    const mfgq_i_newton *const t = q->task;
    int held[MOST] = {0};
    for (size_t i = 0; i < q->n; i++) {
        const double g = q->gradient[i];
        held[i] = (x[i] <= t->low[i] && g > 0) || (x[i] >= t->high[i] && g < 0);
        d[i] = 0;
    }
    for (size_t pass = 0; pass <= q->n; pass++) {
        double most = 1, limit = 0;
        size_t at = q->n;
        solve(q, held, d);
        for (size_t i = 0; i < q->n; i++) {
            double own = 0;
            const double beyond = held[i] ? 0 : excess(t, x, d, i, &own);
            if (beyond > most) most = beyond, at = i, limit = own;
        }
        if (at == q->n) return;
        d[at] = limit;
        held[at] = 1;
    }
}

static double dot(size_t n, const double *a, const double *b)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += a[i] * b[i];
    return sum;
}

/* The update for the step s and the change y of the gradient, damped as Powell's so that
   the Hessian stays positive definite. */
static void update(descent *q, const double *s, double *y)
{
    const size_t n = q->n;
    double hs[MOST];
    for (size_t i = 0; i < n; i++) hs[i] = dot(n, q->hessian + i * n, s);
    const double shs = dot(n, s, hs);
    double sy = dot(n, s, y);
    if (!(shs > 0)) return;
    if (sy < 0.2 * shs) {
        const double share = 0.8 * shs / (shs - sy);
        for (size_t i = 0; i < n; i++) y[i] = share * y[i] + (1 - share) * hs[i];
        sy = dot(n, s, y);
    }
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            q->hessian[i * n + j] += y[i] * y[j] / sy - hs[i] * hs[j] / shs;
}

static void move(const descent *q, const double *x, const double *d, double t, double *to)
{
    for (size_t i = 0; i < q->n; i++) {
        to[i] = x[i] + t * d[i];
        to[i] = fmin(fmax(to[i], q->task->low[i]), q->task->high[i]);
    }
}

/* Shortens the step until the value falls enough; the gain, 0 if it never does. *g becomes
   the gradient there, and the Hessian too when `fresh`. */
static double search(descent *q, const double *d, double slope, int fresh, double *x,
                     double *value, double *g)
{
    double to[MOST];
    for (double t = 1; t > 1e-6;) {
        move(q, x, d, t, to);
        const double at = q->task->f(to, g, fresh ? q->hessian : NULL, q->task->context);
        const double gain = *value - at;
        if (gain > -1e-4 * t * slope) {
            *value = at;
            memcpy(x, to, q->n * sizeof *x);
            return gain;
        }
        const double bend = t * t * slope / (2 * (t * slope + gain)); /* of the parabola */
        t = isfinite(bend) ? fmin(fmax(bend, 0.1 * t), 0.5 * t) : 0.2 * t;
    }
    return 0;
}

int mfgq_i_box_newton(const mfgq_i_newton *task, int rounds, double tolerance, double *x,
                      double *value)
{
    const size_t n = task->n;
    descent q;
    q.task = task, q.n = n;
    double d[MOST], g[MOST], before[MOST], change[MOST];
    int fresh = 1;
    *value = task->f(x, q.gradient, q.hessian, task->context);
    if (!isfinite(*value)) return 0;
    for (int round = 0; round < rounds; round++) {
        step_in_box(&q, x, d);
        const double slope = dot(n, d, q.gradient);
        if (slope > -tolerance && slope <= 0) return 1;
        memcpy(before, x, n * sizeof *x);
        const int renew = round < task->fresh;
        const double gain = slope < 0 ? search(&q, d, slope, renew, x, value, g) : 0;
        if (!(gain > 0)) {
            if (fresh) return 1;
            *value = task->f(x, q.gradient, q.hessian, task->context);
            fresh = 1;
            continue;
        }
        for (size_t i = 0; i < n; i++) {
            change[i] = g[i] - q.gradient[i];
            before[i] = x[i] - before[i];
            q.gradient[i] = g[i];
        }
        if (!renew) update(&q, before, change);
        fresh = renew;
        if (gain < tolerance && -slope < tolerance) return 1;
    }
    return 0;
}

double mfgq_i_box_step(const mfgq_i_newton *task, double *x, double *value)
{
    descent q;
    q.task = task, q.n = task->n;
    double d[MOST];
    *value = task->f(x, q.gradient, q.hessian, task->context);
    if (!isfinite(*value)) return 0;
    step_in_box(&q, x, d);
    move(&q, x, d, 1, x);
    return dot(q.n, d, q.gradient);
}
