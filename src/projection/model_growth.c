/* Growth curves over the periods 1, 2, ... of a series, with the interval of nonlinear
   regression: s2 (1 + g' (J'J)^-1 g), Student's t. Inside bounds the ceiling b1 keeps
   below the upper bound and the interval is made on the scale of the bounds. */
#include "curve_i.h"

#include <math.h>

static double band(const mfgq_i_curve *curve, const mfgq_i_curve_fit *fit, double x)
{
    double g[MFGQ_I_CURVE_MOST], free[MFGQ_I_CURVE_MOST], sum = 1;
    size_t c = 0;
    mfgq_i_curve_gradient(curve, x, fit->p, g);
    for (size_t k = 0; k < curve->count; k++)
        if (fit->free[k]) free[c++] = g[k];
    for (size_t i = 0; i < c; i++)
        for (size_t j = 0; j < c; j++) sum += free[i] * free[j] * fit->inverse[i * c + j];
    return sqrt(fit->rss / fit->df * sum);
}

static mfgq_status solve(const mfgq_i_task *task, const mfgq_i_curve *curve, double *x,
                         mfgq_i_curve_fit *fit, mfgq_error *err)
{
    double fixed[MFGQ_I_CURVE_MOST];
    for (size_t k = 0; k < curve->count; k++)
        fixed[k] = mfgq_i_fixed(task, curve->parameter[k], NAN);
    for (size_t i = 0; i < task->n; i++) x[i] = (double)i + 1;
    mfgq_status status = mfgq_i_curve_solve(curve, task->n, x, task->y, fixed, fit, err);
    const int ceiling = task->has_bounds && isfinite(task->high)
                     && curve->parameter[0] == MFGQ_I_P_B1;
    if (!ceiling || (status == MFGQ_OK && fit->p[0] <= task->high)) return status;
    fixed[0] = task->high;
    return mfgq_i_curve_solve(curve, task->n, x, task->y, fixed, fit, err);
}

/* Centre and spread on the scale of the bounds, the spread by the slope there. */
static void bound(const mfgq_i_task *task, mfgq_i_outcome *out)
{
    const mfgq_i_scale scale = mfgq_i_scale_bounds(task->low, task->high, task->n, task->y);
    for (size_t h = 0; h < out->horizon; h++) {
        const double z = mfgq_i_scale_to(&scale, out->centre[h]);
        const double slope
            = (mfgq_i_scale_from(&scale, z + 1e-5) - mfgq_i_scale_from(&scale, z - 1e-5)) / 2e-5;
        out->centre[h] = z;
        out->spread[h] /= fabs(slope);
    }
    out->scale = scale;
    out->notes |= MFGQ_I_NOTE_BOUNDED;
}

/* No curve is determined by a constant: it goes on. */
static void go_on(const mfgq_i_task *task, mfgq_i_outcome *out)
{
    for (size_t h = 0; h < out->horizon; h++) {
        out->centre[h] = task->y[0];
        out->spread[h] = 0;
    }
}

mfgq_status mfgq_i_model_growth(const mfgq_i_task *task, int variant, mfgq_i_outcome *out,
                                mfgq_error *err)
{
    const mfgq_i_curve *const curve = mfgq_i_curve_get(variant);
    mfgq_i_curve_fit fit;
    MFGQ_I_TRY(mfgq_i_outcome_make(out, task, err));
    if (mfgq_i_is_constant(task)) {
        go_on(task, out);
        return MFGQ_OK;
    }
    double *const x = mfgq_i_arena_alloc(task->arena, task->n * sizeof *x);
    if (!x) return mfgq_i_no_memory(err);
    const mfgq_status status = solve(task, curve, x, &fit, err);
    if (status == MFGQ_E_MEMORY) return status;
    if (status != MFGQ_OK) {
        out->notes |= MFGQ_I_NOTE_NO_CONVERGENCE;
        return MFGQ_OK;
    }
    for (size_t h = 0; h < out->horizon; h++) {
        const double t = (double)(task->n + h + 1);
        out->centre[h] = curve->value(t, fit.p);
        out->spread[h] = fit.df > 0 ? band(curve, &fit, t) : NAN;
    }
    out->df = fit.df > 0 ? fit.df : INFINITY;
    for (size_t k = 0; k < curve->count; k++) out->value[curve->parameter[k]] = fit.p[k];
    mfgq_i_gaussian(out, fit.count, fit.rss, (double)fit.free_count);
    out->noise = fit.df > 0 && !task->has_bounds ? sqrt(fit.rss / fit.df) : 0;
    out->common = 1;
    if (task->has_bounds) bound(task, out);
    return MFGQ_OK;
}
