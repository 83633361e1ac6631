/* What a model says: a distribution for every step, and its parameters. */
#include "projection_i.h"

#include <math.h>

mfgq_status mfgq_i_outcome_make(mfgq_i_outcome *out, const mfgq_i_task *task, mfgq_error *err)
{
    const size_t h = task->horizon;
    *out = (mfgq_i_outcome){0};
    out->horizon = h;
    out->df = INFINITY;
    out->scale = mfgq_i_scale_identity();
    out->centre = mfgq_i_arena_alloc(task->arena, (2 * h + MFGQ_I_PARAMETERS) * sizeof(double));
    if (!out->centre) return mfgq_i_no_memory(err);
    out->spread = out->centre + h;
    out->value = out->spread + h;
    for (size_t i = 0; i < 2 * h + MFGQ_I_PARAMETERS; i++) out->centre[i] = NAN;
    return MFGQ_OK;
}

double mfgq_i_fixed(const mfgq_i_task *task, int parameter, double otherwise)
{
    if (!task->fixed || isnan(task->fixed[parameter])) return otherwise;
    return task->fixed[parameter];
}

void mfgq_i_criteria(mfgq_i_outcome *out, double n, double loglik, double parameters)
{
    const double k = parameters + 1; /* the variance counts */
    const double aic = 2 * k - 2 * loglik;
    out->value[MFGQ_I_P_LOGLIK] = loglik;
    out->value[MFGQ_I_P_AIC] = aic;
    out->value[MFGQ_I_P_AICC] = n > k + 1 ? aic + 2 * k * (k + 1) / (n - k - 1) : NAN;
    out->value[MFGQ_I_P_BIC] = k * log(n) - 2 * loglik;
}

void mfgq_i_gaussian(mfgq_i_outcome *out, double n, double sse, double parameters)
{
    const double pi = 3.14159265358979323846;
    out->value[MFGQ_I_P_SIGMA2] = n > parameters ? sse / (n - parameters) : NAN;
    if (!(sse > 0)) {
        out->notes |= MFGQ_I_NOTE_PERFECT;
        return;
    }
    mfgq_i_criteria(out, n, -n / 2 * (log(2 * pi * sse / n) + 1), parameters);
}

static double factor(const mfgq_i_outcome *out, size_t step)
{
    return out->factor ? out->factor[step] : 1;
}

static double addend(const mfgq_i_outcome *out, size_t step)
{
    return out->addend ? out->addend[step] : 0;
}

/* From the scale to the series: the season comes back. */
static double with_season(const mfgq_i_outcome *out, size_t step, double value)
{
    return factor(out, step) * value + addend(out, step);
}

double mfgq_i_quantile(const mfgq_i_outcome *out, size_t step, double p)
{
    const double spread = out->spread[step];
    if (isnan(spread)) return NAN;
    const double t = spread > 0 ? mfgq_i_t_quantile(p, out->df) * spread : 0;
    return with_season(out, step, mfgq_i_scale_from(&out->scale, out->centre[step] + t));
}

double mfgq_i_below(const mfgq_i_outcome *out, size_t step, double y)
{
    const double spread = out->spread[step];
    const mfgq_i_scale *const s = &out->scale;
    if (isnan(spread) || isnan(y)) return NAN;
    y = (y - addend(out, step)) / factor(out, step);
    if (s->kind == MFGQ_I_BOX_COX && y <= 0) return 0;
    if (s->kind != MFGQ_I_IDENTITY && s->kind != MFGQ_I_BOX_COX) {
        if (isfinite(s->low) && y <= s->low) return 0;
        if (isfinite(s->high) && y >= s->high) return 1;
    }
    const double distance = mfgq_i_scale_to(s, y) - out->centre[step];
    if (spread == 0) return distance >= 0;
    return mfgq_i_t_cdf(distance / spread, out->df);
}

double mfgq_i_point(const mfgq_i_outcome *out, size_t step, int mean)
{
    const double centre = out->centre[step], spread = out->spread[step];
    if (!mean && out->point) return with_season(out, step, out->point[step]);
    const double value = mean ? mfgq_i_scale_mean(&out->scale, centre, spread)
                              : mfgq_i_scale_from(&out->scale, centre);
    return with_season(out, step, value);
}
