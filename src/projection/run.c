/* One model on one series: what every model needs around it. */
#include "run_i.h"

#include <float.h>
#include <math.h>

/* A power of two that brings values near the ends of the range of doubles to its
   middle; 1 for all others. Multiplying by it loses nothing. */
static double middle(const mfgq_i_task *task)
{
    double largest = 0;
    for (size_t i = 0; i < task->n; i++) largest = fmax(largest, fabs(task->x[i]));
    int exponent = 0;
    if (largest < 1e100 && (largest > 1e-100 || largest == 0)) return 1;
    frexp(largest, &exponent);
    return ldexp(1, exponent < -1020 ? -1020 : exponent > 1023 ? 1023 : exponent);
}

static mfgq_status shrink(const mfgq_i_task *task, double unit, mfgq_i_task *out,
                          mfgq_error *err)
{
    mfgq_i_scale scale = mfgq_i_scale_identity();
    scale.unit = unit;
    MFGQ_I_TRY(mfgq_i_task_rescale(task, &scale, out, err));
    if (!task->fixed) return MFGQ_OK;
    double *const fixed
        = mfgq_i_arena_alloc(task->arena, MFGQ_I_PARAMETERS * sizeof *fixed);
    if (!fixed) return mfgq_i_no_memory(err);
    for (int p = 0; p < MFGQ_I_PARAMETERS; p++) {
        const int dimension = mfgq_i_parameter_dimension(p);
        fixed[p] = task->fixed[p];
        if (dimension == 1) fixed[p] /= unit;
        if (dimension == 2) fixed[p] = fixed[p] / unit / unit;
    }
    out->fixed = fixed;
    return MFGQ_OK;
}

/* Theta's states on the Box-Cox scale of y / unit, on that of y. */
static void grow_box_cox(double *value, double unit)
{
    const double lambda = value[MFGQ_I_P_LAMBDA], power = pow(unit, lambda);
    value[MFGQ_I_P_L0] *= power;
    value[MFGQ_I_P_L0] += lambda > 0 ? (power - 1) / lambda : log(unit);
    value[MFGQ_I_P_DRIFT] *= power;
    value[MFGQ_I_P_SIGMA2] = value[MFGQ_I_P_SIGMA2] * power * power;
}

static void grow(mfgq_i_outcome *out, double unit, double observed)
{
    const int box_cox = !isnan(out->value[MFGQ_I_P_LAMBDA]);
    if (box_cox) grow_box_cox(out->value, unit);
    out->scale.unit *= unit;
    for (size_t h = 0; out->point && h < out->horizon; h++) out->point[h] *= unit;
    for (size_t h = 0; out->addend && h < out->horizon; h++) out->addend[h] *= unit;
    for (int p = 0; p < MFGQ_I_PARAMETERS; p++) {
        const int dimension = mfgq_i_parameter_dimension(p);
        const int plain = box_cox || (p == MFGQ_I_P_SIGMA2 && out->relative);
        if (dimension == 1 && !plain) out->value[p] *= unit;
        if (dimension == 2 && !plain) out->value[p] = out->value[p] * unit * unit;
        if (dimension == 3) {
            const double shift = observed * log(unit);
            out->value[p] += p == MFGQ_I_P_LOGLIK ? -shift : 2 * shift;
        }
        if (isinf(out->value[p])) out->value[p] = NAN;
    }
}

mfgq_status mfgq_i_run_model(int model, const mfgq_i_task *task, mfgq_i_outcome *out,
                             mfgq_error *err)
{
    const mfgq_i_model *m = &mfgq_i_models[model];
    if (task->n == 0) {
        MFGQ_I_TRY(mfgq_i_outcome_make(out, task, err));
        out->notes |= MFGQ_I_NOTE_EMPTY;
        return MFGQ_OK;
    }
    const int simpler = task->observed < m->least;
    if (simpler) m = &mfgq_i_models[MFGQ_MODEL_NAIVE];
    const double unit = middle(task);
    mfgq_i_task scaled = *task;
    if (unit != 1) MFGQ_I_TRY(shrink(task, unit, &scaled, err));
    MFGQ_I_TRY(m->run(&scaled, m->variant, out, err));
    if (unit != 1) grow(out, unit, (double)task->observed);
    if (simpler) out->notes |= MFGQ_I_NOTE_SIMPLER;
    if (task->observed > 1 && mfgq_i_is_constant(task)) out->notes |= MFGQ_I_NOTE_CONSTANT;
    if (isnan(out->spread[0]) && !isnan(out->centre[0])) out->notes |= MFGQ_I_NOTE_FEW;
    return MFGQ_OK;
}

/* ---- quantiles and probabilities through the scale of the bounds ---- */

double mfgq_i_final_point(const mfgq_i_final *f, size_t step)
{
    if (!f->bounded) return mfgq_i_point(f->out, step, f->mean);
    if (!f->mean) return mfgq_i_scale_from(&f->bounds, mfgq_i_point(f->out, step, 0));
    const double unit = f->out->scale.unit;
    const double season = f->out->addend ? f->out->addend[step] : 0;
    return mfgq_i_scale_mean(&f->bounds, unit * f->out->centre[step] + season,
                             unit * f->out->spread[step]);
}

double mfgq_i_final_quantile(const mfgq_i_final *f, size_t step, double p)
{
    const double q = mfgq_i_quantile(f->out, step, p);
    return f->bounded ? mfgq_i_scale_from(&f->bounds, q) : q;
}

double mfgq_i_final_below(const mfgq_i_final *f, size_t step, double y)
{
    if (!f->bounded) return mfgq_i_below(f->out, step, y);
    if (isfinite(f->bounds.low) && y <= f->bounds.low) return 0;
    if (isfinite(f->bounds.high) && y >= f->bounds.high) return 1;
    mfgq_i_scale plain = f->bounds;
    plain.offset = 0;
    return mfgq_i_below(f->out, step, mfgq_i_scale_to(&plain, y));
}
