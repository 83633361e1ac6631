/* Minimum in a box: the simplex method of Nelder and Mead, its points moved onto the
   bounds that they cross, followed by Newton steps. Small enough for the stack, so that
   the fit of a short series allocates nothing: docs/decisions/0301-own-minimiser.md. */
#include "numeric_i.h"

#include <math.h>
#include <string.h>

enum { NEWTON_MOST = 6 };

typedef struct box {
    size_t n;
    mfgq_i_objective f;
    void *context;
    const double *low, *high;
    double tolerance;
} box;

typedef struct simplex {
    double x[MFGQ_I_BOX_MOST + 1][MFGQ_I_BOX_MOST];
    double value[MFGQ_I_BOX_MOST + 1];
    size_t order[3]; /* best, second worst, worst */
} simplex;

static double evaluate(const box *b, double *x)
{
    for (size_t i = 0; i < b->n; i++) x[i] = fmin(fmax(x[i], b->low[i]), b->high[i]);
    const double value = b->f(x, b->context);
    return isnan(value) ? INFINITY : value;
}

static void rank(simplex *s, size_t n)
{
    size_t best = 0, worst = 0;
    for (size_t i = 1; i <= n; i++) {
        if (s->value[i] < s->value[best]) best = i;
        if (s->value[i] >= s->value[worst]) worst = i;
    }
    size_t second = best;
    for (size_t i = 0; i <= n; i++)
        if (i != worst && s->value[i] >= s->value[second]) second = i;
    s->order[0] = best;
    s->order[1] = second;
    s->order[2] = worst;
}

static void start(const box *b, simplex *s, const double *x, double value, const double *step,
                  double factor)
{
    memcpy(s->x[0], x, b->n * sizeof *x);
    s->value[0] = value;
    for (size_t i = 1; i <= b->n; i++) {
        double *const p = s->x[i];
        memcpy(p, x, b->n * sizeof *x);
        const double way = factor * step[i - 1];
        const double to = p[i - 1] + way;
        p[i - 1] += to >= b->low[i - 1] && to <= b->high[i - 1] ? way : -way;
        s->value[i] = evaluate(b, p);
    }
}

/* The point centre + t (centre - worst), its value. */
static double reflect(const box *b, const simplex *s, const double *centre, double t, double *out)
{
    const double *const worst = s->x[s->order[2]];
    for (size_t i = 0; i < b->n; i++) out[i] = centre[i] + t * (centre[i] - worst[i]);
    return evaluate(b, out);
}

static void replace(simplex *s, size_t n, const double *x, double value)
{
    memcpy(s->x[s->order[2]], x, n * sizeof *x);
    s->value[s->order[2]] = value;
}

static void shrink(const box *b, simplex *s)
{
    const double *const best = s->x[s->order[0]];
    for (size_t k = 0; k <= b->n; k++) {
        if (k == s->order[0]) continue;
        for (size_t i = 0; i < b->n; i++) s->x[k][i] = 0.5 * (s->x[k][i] + best[i]);
        s->value[k] = evaluate(b, s->x[k]);
    }
}

static void step_once(const box *b, simplex *s)
{
    double centre[MFGQ_I_BOX_MOST] = {0}, p[MFGQ_I_BOX_MOST], q[MFGQ_I_BOX_MOST];
    for (size_t k = 0; k <= b->n; k++)
        for (size_t i = 0; i < b->n && k != s->order[2]; i++)
            centre[i] += s->x[k][i] / (double)b->n;
    const double best = s->value[s->order[0]], second = s->value[s->order[1]];
    const double worst = s->value[s->order[2]];
    const double at = reflect(b, s, centre, 1, p);
    if (at < best) {
        const double further = reflect(b, s, centre, 2, q);
        if (further < at) replace(s, b->n, q, further);
        else replace(s, b->n, p, at);
    } else if (at < second) {
        replace(s, b->n, p, at);
    } else {
        const double nearer = reflect(b, s, centre, at < worst ? 0.5 : -0.5, q);
        if (nearer < fmin(at, worst)) replace(s, b->n, q, nearer);
        else shrink(b, s);
    }
}

static void descend_simplex(const box *b, const double *step, double factor, double tolerance,
                            double *x, double *value)
{
    simplex s;
    start(b, &s, x, *value, step, factor);
    for (size_t i = 0; i < 150 * b->n; i++) {
        rank(&s, b->n);
        if (!(s.value[s.order[2]] - s.value[s.order[0]] > tolerance)) break;
        step_once(b, &s);
    }
    rank(&s, b->n);
    if (!(s.value[s.order[0]] < *value)) return;
    *value = s.value[s.order[0]];
    memcpy(x, s.x[s.order[0]], b->n * sizeof *x);
}

typedef struct newton {
    double gradient[NEWTON_MOST], hessian[NEWTON_MOST][NEWTON_MOST], width[NEWTON_MOST];
    int free[NEWTON_MOST];
} newton;

/* f at x moved by a along i and by c along j. */
static double moved(const box *b, const double *x, size_t i, double a, size_t j, double c)
{
    double p[NEWTON_MOST];
    memcpy(p, x, b->n * sizeof *p);
    p[i] += a;
    p[j] += c;
    return evaluate(b, p);
}

/* Differences at x, one-sided away from a bound that is near. */
static void differences(const box *b, const double *x, double value, newton *w)
{
    for (size_t i = 0; i < b->n; i++) {
        const double h = 1e-4 * fmin(b->high[i] - b->low[i], 1);
        const int top = x[i] + h > b->high[i], bottom = x[i] - h < b->low[i];
        const double up = top ? 0 : h, down = bottom ? 0 : h;
        const double above = top ? value : moved(b, x, i, up, i, 0);
        const double below = bottom ? value : moved(b, x, i, -down, i, 0);
        w->width[i] = h;
        w->gradient[i] = (above - below) / (up + down);
        w->free[i] = !top && !bottom;
        if (top && w->gradient[i] > 0 && x[i] < b->high[i]) w->free[i] = 0;
        w->hessian[i][i] = (above - 2 * value + below) / (h * h);
    }
    for (size_t i = 0; i < b->n; i++)
        for (size_t j = 0; j < i; j++) {
            const double h = w->width[i], k = w->width[j];
            if (!w->free[i] || !w->free[j]) continue;
            const double mixed = (moved(b, x, i, h, j, k) - moved(b, x, i, h, j, -k)
                                  - moved(b, x, i, -h, j, k) + moved(b, x, i, -h, j, -k))
                               / (4 * h * k);
            w->hessian[i][j] = w->hessian[j][i] = mixed;
        }
}

/* Solves hessian d = -gradient over the free dimensions; 0 unless positive definite. */
static int direction(const newton *w, size_t n, double *d)
{
    double l[NEWTON_MOST][NEWTON_MOST] = {{0}}, u[NEWTON_MOST];
    size_t at[NEWTON_MOST], m = 0;
    for (size_t i = 0; i < n; i++) d[i] = 0;
    for (size_t i = 0; i < n; i++)
        if (w->free[i]) at[m++] = i;
    for (size_t i = 0; i < m; i++) {
        for (size_t j = 0; j <= i; j++) {
            double sum = w->hessian[at[i]][at[j]];
            for (size_t k = 0; k < j; k++) sum -= l[i][k] * l[j][k];
            if (i == j && !(sum > 0)) return 0;
            l[i][j] = i == j ? sqrt(sum) : sum / l[j][j];
        }
        double sum = -w->gradient[at[i]];
        for (size_t k = 0; k < i; k++) sum -= l[i][k] * u[k];
        u[i] = sum / l[i][i];
    }
    for (size_t i = m; i-- > 0;) {
        double sum = u[i];
        for (size_t k = i + 1; k < m; k++) sum -= l[k][i] * d[at[k]];
        d[at[i]] = sum / l[i][i];
    }
    return m > 0;
}

static void descend_newton(const box *b, double *x, double *value)
{
    for (int round = 0; round < 6; round++) {
        newton w;
        double d[NEWTON_MOST], p[NEWTON_MOST];
        differences(b, x, *value, &w);
        if (!direction(&w, b->n, d)) return;
        double gain = 0;
        for (double t = 1; t > 0.05 && gain == 0; t /= 2) {
            for (size_t i = 0; i < b->n; i++) p[i] = x[i] + t * d[i];
            const double at = evaluate(b, p);
            if (at < *value) {
                gain = *value - at;
                *value = at;
                memcpy(x, p, b->n * sizeof *x);
            }
        }
        if (!(gain > b->tolerance)) return;
    }
}

void mfgq_i_box_minimise(size_t n, mfgq_i_objective f, void *context, const double *low,
                         const double *high, const double *step, double tolerance, double *x,
                         double *value)
{
    const box b = {n, f, context, low, high, tolerance};
    const int small = n <= NEWTON_MOST;
    if (n == 0) return;
    descend_simplex(&b, step, 1, small ? 1e-6 : tolerance, x, value);
    if (small) descend_newton(&b, x, value);
    else descend_simplex(&b, step, 0.1, tolerance, x, value);
}
