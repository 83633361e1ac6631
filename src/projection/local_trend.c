/* Local linear trend with an exact diffuse start.

   y[t] = level[t] + eps, level[t+1] = level[t] + slope[t] + eta, slope[t+1] = slope[t]
   + zeta. The first two observations set level and slope (DURBIN-KOOPMAN 5.6, done by
   hand for this model). The three variances are searched as shares of their sum. */
#include "kalman_i.h"

#include "grid_i.h"
#include <math.h>

typedef struct state {
    double level, slope;   /* filtered */
    double ll, lb, bb;     /* their covariance, in units of scale */
} state;

typedef struct search {
    const mfgq_i_task *task;
    mfgq_i_variances fixed;
} search;

static void predict(state *s, const mfgq_i_variances *q)
{
    s->level += s->slope;
    s->ll += 2 * s->lb + s->bb + q->level;
    s->lb += s->bb;
    s->bb += q->slope;
}

/* The second observation, `k` periods after the first: the slope was diffuse. */
static void second(state *s, double y, double k, const mfgq_i_variances *q, mfgq_i_sums *sums)
{
    const double slope = (y - s->level) / k;
    s->bb += s->ll / (k * k) - 2 * s->lb / k + q->eps / (k * k);
    s->ll = q->eps;
    s->lb = q->eps / k;
    s->level = y;
    s->slope = slope;
    sums->logs += 2 * log(k);
}

static void update(state *s, double y, const mfgq_i_variances *q, mfgq_i_sums *sums)
{
    const double f = s->ll + q->eps, v = y - s->level;
    const double gain = s->ll / f, slope_gain = s->lb / f;
    sums->squares += v * v / f;
    sums->logs += log(f);
    sums->count++;
    s->level += gain * v;
    s->slope += slope_gain * v;
    s->bb -= slope_gain * s->lb;
    s->lb = s->lb * q->eps / f;
    s->ll = s->ll * q->eps / f;
}

static mfgq_i_sums filter(const mfgq_i_task *task, const mfgq_i_variances *q, state *end)
{
    mfgq_i_sums sums = {0, 0, 0};
    state s = {task->y[0], 0, q->eps, 0, 0};
    int seen = 1;
    for (size_t i = 1; i < task->n; i++) {
        predict(&s, q);
        if (isnan(task->y[i])) continue;
        if (seen++ == 1) second(&s, task->y[i], (double)i, q, &sums);
        else update(&s, task->y[i], q, &sums);
    }
    *end = s;
    return sums;
}

/* Shares of the sum at a point of the unit square; the powers give small ones room. */
static mfgq_i_variances shares(const double *x)
{
    const double moving = x[0] * x[0], bent = x[1] * x[1] * x[1] * x[1];
    const mfgq_i_variances q = {1 - moving, moving * (1 - bent), moving * bent};
    return q;
}

static double scale_of(const mfgq_i_variances *fixed, const mfgq_i_variances *q,
                       const mfgq_i_sums *sums)
{
    if (!isnan(fixed->eps) && q->eps > 0) return fixed->eps / q->eps;
    if (!isnan(fixed->level) && q->level > 0) return fixed->level / q->level;
    if (!isnan(fixed->slope) && q->slope > 0) return fixed->slope / q->slope;
    return sums->squares / sums->count;
}

/* Variances at a point: shares, with those that are fixed put in their place. */
static mfgq_i_variances at_point(const search *s, const double *x)
{
    const mfgq_i_variances *const f = &s->fixed;
    mfgq_i_variances q = shares(x);
    if (isnan(f->eps) + isnan(f->level) + isnan(f->slope) == 3) return q;
    const mfgq_i_sums none = {1, 0, 1};
    const double scale = scale_of(f, &q, &none);
    q.eps = isnan(f->eps) ? q.eps * scale : f->eps;
    q.level = isnan(f->level) ? q.level * scale : f->level;
    q.slope = isnan(f->slope) ? q.slope * scale : f->slope;
    return q;
}

static int any_fixed(const search *s)
{
    return !isnan(s->fixed.eps) || !isnan(s->fixed.level) || !isnan(s->fixed.slope);
}

static double deviance_at(const double *x, void *context)
{
    const search *const s = context;
    const mfgq_i_variances q = at_point(s, x);
    state end;
    const mfgq_i_sums sums = filter(s->task, &q, &end);
    return mfgq_i_deviance(&sums, 2, any_fixed(s) ? 1 : sums.squares / sums.count);
}

enum { CELLS = 15, KEPT = 8 };
static const double nearly = 0.5; /* of the deviance */

/* The bottom of the deepest of the valleys of a grid, and of cells that are nearly one. */
static void best_point(search *s, double best[2])
{
    const double low[] = {0, 0}, high[] = {1, 1}, step[] = {0.04, 0.04};
    double axis[CELLS], value[CELLS * CELLS], x[2], least = INFINITY;
    size_t valleys[KEPT];
    mfgq_i_grid g = {.total = 1};
    for (int i = 0; i < CELLS; i++) axis[i] = (double)i / (CELLS - 1);
    mfgq_i_grid_add(&g, axis, CELLS);
    mfgq_i_grid_add(&g, axis, CELLS);
    for (size_t k = 0; k < g.total; k++) {
        mfgq_i_grid_point(&g, k, x);
        value[k] = deviance_at(x, s);
    }
    const size_t found = mfgq_i_grid_valleys(&g, value, 2, nearly, KEPT, valleys);
    for (size_t v = 0; v < found; v++) {
        double own = value[valleys[v]];
        mfgq_i_grid_point(&g, valleys[v], x);
        mfgq_i_box_minimise(2, deviance_at, s, low, high, step, 1e-12, x, &own);
        if (own < least) least = own, best[0] = x[0], best[1] = x[1];
    }
    /* Once more with wide steps: a simplex that touched a bound may have stayed there. */
    const double wide[] = {-0.12, -0.12};
    if (found) mfgq_i_box_minimise(2, deviance_at, s, low, high, wide, 1e-12, best, &least);
}

static void forecast(mfgq_i_outcome *out, state s, const mfgq_i_variances *q, double scale)
{
    for (size_t h = 0; h < out->horizon; h++) {
        predict(&s, q);
        out->centre[h] = s.level;
        out->spread[h] = sqrt(scale * (s.ll + q->eps));
    }
}

mfgq_status mfgq_i_model_local_trend(const mfgq_i_task *task, int variant, mfgq_i_outcome *out,
                                     mfgq_error *err)
{
    (void)variant;
    MFGQ_I_TRY(mfgq_i_outcome_make(out, task, err));
    search s = {task, {NAN, NAN, NAN}};
    s.fixed.eps = mfgq_i_fixed(task, MFGQ_I_P_SIGMA2_EPS, NAN);
    s.fixed.level = mfgq_i_fixed(task, MFGQ_I_P_SIGMA2_LEVEL, NAN);
    s.fixed.slope = mfgq_i_fixed(task, MFGQ_I_P_SIGMA2_SLOPE, NAN);
    double best[] = {0.5, 0.5};
    best_point(&s, best);
    const mfgq_i_variances q = at_point(&s, best);
    state end;
    const mfgq_i_sums sums = filter(task, &q, &end);
    const double scale = any_fixed(&s) ? 1 : sums.squares / sums.count;
    forecast(out, end, &q, scale);
    out->noise = sqrt(scale * q.eps);
    out->value[MFGQ_I_P_SIGMA2_EPS] = scale * q.eps;
    out->value[MFGQ_I_P_SIGMA2_LEVEL] = scale * q.level;
    out->value[MFGQ_I_P_SIGMA2_SLOPE] = scale * q.slope;
    const int free = isnan(s.fixed.eps) + isnan(s.fixed.level) + isnan(s.fixed.slope);
    if (scale > 0)
        mfgq_i_criteria(out, (double)task->observed, -mfgq_i_deviance(&sums, 2, scale) / 2,
                        free + 1);
    return MFGQ_OK;
}
