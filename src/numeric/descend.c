/* Quasi-Newton descent in a box: BFGS on central differences over the dimensions that
   are not held at a bound. */
#include "numeric_i.h"

#include <math.h>
#include <string.h>

enum { MOST = MFGQ_I_BOX_MOST };

typedef struct descent {
    size_t n;
    mfgq_i_objective f;
    void *context;
    const double *low, *high;
    double inverse[MOST][MOST];
    int held[MOST];
} descent;

static double value_at(const descent *d, double *x)
{
    for (size_t i = 0; i < d->n; i++) x[i] = fmin(fmax(x[i], d->low[i]), d->high[i]);
    const double value = d->f(x, d->context);
    return isnan(value) ? INFINITY : value;
}

static void gradient(descent *d, const double *x, double value, double *g)
{
    double p[MOST];
    memcpy(p, x, d->n * sizeof *p);
    for (size_t i = 0; i < d->n; i++) {
        const double h = 1e-6 * fmax(fabs(x[i]), 1e-2);
        const double up = fmin(h, d->high[i] - x[i]), down = fmin(h, x[i] - d->low[i]);
        p[i] = x[i] + up;
        const double above = up > 0 ? value_at(d, p) : value;
        p[i] = x[i] - down;
        const double below = down > 0 ? value_at(d, p) : value;
        p[i] = x[i];
        g[i] = up + down > 0 ? (above - below) / (up + down) : 0;
        if (!isfinite(g[i])) g[i] = 0;
        d->held[i] = (x[i] <= d->low[i] && g[i] > 0) || (x[i] >= d->high[i] && g[i] < 0);
    }
}

static void reset(descent *d)
{
    for (size_t i = 0; i < d->n; i++)
        for (size_t j = 0; j < d->n; j++) d->inverse[i][j] = i == j;
}

/* The direction, and the slope along it. */
static double direction(const descent *d, const double *g, double *way)
{
    double slope = 0;
    for (size_t i = 0; i < d->n; i++) {
        way[i] = 0;
        if (d->held[i]) continue;
        for (size_t j = 0; j < d->n; j++)
            if (!d->held[j]) way[i] -= d->inverse[i][j] * g[j];
        slope += way[i] * g[i];
    }
    return slope;
}

/* The update of the inverse Hessian for the step s and the change y of the gradient. */
static void update(descent *d, const double *s, const double *y)
{
    double sy = 0, yhy = 0, hy[MOST];
    for (size_t i = 0; i < d->n; i++) {
        hy[i] = 0;
        for (size_t j = 0; j < d->n; j++) hy[i] += d->inverse[i][j] * y[j];
        sy += s[i] * y[i];
        yhy += y[i] * hy[i];
    }
    if (!(sy > 1e-14)) return;
    const double a = (1 + yhy / sy) / sy;
    for (size_t i = 0; i < d->n; i++)
        for (size_t j = 0; j < d->n; j++)
            d->inverse[i][j] += a * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
}

/* Halves the step until the value falls enough; the gain, 0 if it never does. */
static double search(const descent *d, const double *way, double slope, double *x, double *value)
{
    double p[MOST];
    for (double t = 1; t > 1e-10; t *= 0.4) {
        for (size_t i = 0; i < d->n; i++) p[i] = x[i] + t * way[i];
        const double at = value_at(d, p);
        if (!(at < *value + 1e-4 * t * slope)) continue;
        const double gain = *value - at;
        *value = at;
        memcpy(x, p, d->n * sizeof *x);
        return gain;
    }
    return 0;
}

void mfgq_i_box_descend(size_t n, mfgq_i_objective f, void *context, const double *low,
                        const double *high, double tolerance, double *x, double *value)
{
    descent d = {.n = n, .f = f, .context = context, .low = low, .high = high};
    double g[MOST], before[MOST], old[MOST], way[MOST];
    int fresh = 1, still = 0;
    reset(&d);
    gradient(&d, x, *value, g);
    for (int round = 0; round < 300 && still < 3; round++) {
        double slope = direction(&d, g, way);
        memcpy(before, x, n * sizeof *x);
        memcpy(old, g, n * sizeof *g);
        const double gain = slope < 0 ? search(&d, way, slope, x, value) : 0;
        if (gain == 0) {
            if (fresh) return;
            reset(&d);
            fresh = 1;
            continue;
        }
        still = gain < tolerance ? still + 1 : 0;
        gradient(&d, x, *value, g);
        for (size_t i = 0; i < n; i++) before[i] = x[i] - before[i], old[i] = g[i] - old[i];
        update(&d, before, old);
        fresh = 0;
    }
}
