/* Forecast means and variances of exponential smoothing, in closed form (HYNDMAN-2008,
   chapter 6). */
#include "ets_i.h"

#include <math.h>

#include "gaps_i.h"
#include "moments_i.h"

/* What an error does to the forecast j steps later. */
static double effect(const mfgq_i_ets *s, size_t j, double damping)
{
    const int same = s->form.season == MFGQ_I_ADDED && j % s->m == 0;
    return s->alpha + s->beta * damping + (same ? s->gamma : 0);
}

static double mean_at(const mfgq_i_ets *end, size_t h, double damping)
{
    double mean = end->l + damping * end->b;
    if (end->form.season) {
        const double season = end->s[end->m - 1 - (h - 1) % end->m];
        mean = end->form.season == MFGQ_I_ADDED ? mean + season : mean * season;
    }
    return mean;
}

/* Additive errors: the sum of squared effects. */
static void additive(const mfgq_i_ets *end, double sigma2, size_t horizon, double *mean,
                     double *variance)
{
    double damping = 0, power = 1, sum = 1;
    for (size_t h = 1; h <= horizon; h++) {
        variance[h - 1] = sigma2 * sum;
        power *= end->phi;
        damping += power;
        mean[h - 1] = mean_at(end, h, damping);
        const double c = effect(end, h, damping);
        sum += c * c;
    }
}

/* Multiplicative errors on additive parts: theta[h] is the mean square of the forecast. */
static int relative(const mfgq_i_task *task, const mfgq_i_ets *end, double sigma2, size_t horizon,
                    double *mean, double *variance)
{
    double *const square = mfgq_i_arena_alloc(task->arena, 2 * horizon * sizeof *square);
    if (!square) return 0;
    double *const c = square + horizon;
    double damping = 0, power = 1;
    for (size_t h = 1; h <= horizon; h++) {
        power *= end->phi;
        damping += power;
        mean[h - 1] = mean_at(end, h, damping);
        c[h - 1] = effect(end, h, damping);
        double sum = 0;
        for (size_t j = 1; j < h; j++) sum += c[j - 1] * c[j - 1] * square[h - 1 - j];
        square[h - 1] = mean[h - 1] * mean[h - 1] + sigma2 * sum;
        variance[h - 1] = (1 + sigma2) * square[h - 1] - mean[h - 1] * mean[h - 1];
    }
    return 1;
}

int mfgq_i_ets_forecast(const mfgq_i_task *task, const mfgq_i_ets *end, double sigma2,
                        size_t horizon, double *mean, double *variance)
{
    if (end->form.season == MFGQ_I_MULTIPLIED)
        return mfgq_i_season_moments(task, end, sigma2, horizon, mean, variance);
    if (end->form.multiplicative) return relative(task, end, sigma2, horizon, mean, variance);
    additive(end, sigma2, horizon, mean, variance);
    return 1;
}

static double pull(double back, const void *context)
{
    const mfgq_i_ets *const s = context;
    return s->alpha * pow(fabs(1 - s->alpha), back);
}

static void report(const mfgq_i_ets *model, mfgq_i_outcome *out)
{
    out->value[MFGQ_I_P_ALPHA] = model->alpha;
    out->value[MFGQ_I_P_L0] = model->l;
    if (model->form.trend) {
        out->value[MFGQ_I_P_BETA] = model->beta;
        out->value[MFGQ_I_P_B0] = model->b;
    }
    if (model->form.damped) out->value[MFGQ_I_P_PHI] = model->phi;
    if (model->form.season) out->value[MFGQ_I_P_GAMMA] = model->gamma;
}

mfgq_status mfgq_i_ets_outcome(const mfgq_i_task *task, const mfgq_i_ets *model,
                               mfgq_i_outcome *out, mfgq_error *err)
{
    const mfgq_i_form *const form = &model->form;
    mfgq_i_ets end;
    const mfgq_i_ets_sums sums = mfgq_i_ets_run(task, model, &end);
    const double parameters = mfgq_i_ets_count(task, form, model->m);
    mfgq_i_gaussian(out, sums.count, sums.sse, parameters);
    if (form->multiplicative && sums.sse > 0)
        mfgq_i_criteria(out, sums.count, out->value[MFGQ_I_P_LOGLIK] - sums.logs, parameters);
    /* R divides by all parameters, fixed ones too, and so do the textbooks' intervals. */
    const double divisor = sums.count - mfgq_i_ets_all(form, model->m);
    out->value[MFGQ_I_P_SIGMA2] = divisor > 0 ? sums.sse / divisor : NAN;
    out->relative = form->multiplicative;
    report(model, out);
    if (form->season) {
        out->season = mfgq_i_arena_alloc(task->arena, model->m * sizeof *out->season);
        if (!out->season) return mfgq_i_no_memory(err);
        out->seasons = model->m;
        for (size_t k = 0; k < model->m; k++) out->season[k] = model->s[k];
    }
    const double sigma2 = out->value[MFGQ_I_P_SIGMA2];
    if (!mfgq_i_ets_forecast(task, &end, isnan(sigma2) ? 0 : sigma2, out->horizon, out->centre,
                             out->spread))
        return mfgq_i_no_memory(err);
    const double gap = mfgq_i_gap_variance(task, pull, model);
    for (size_t h = 0; h < out->horizon; h++)
        out->spread[h] = isnan(sigma2) ? NAN : sqrt(out->spread[h] + gap);
    return MFGQ_OK;
}
