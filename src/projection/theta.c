/* The Theta method: simple exponential smoothing with half the slope of the straight
   line as drift (HYNDMAN-2003), and its start for other files. */
#include "theta_i.h"

#include "gaps_i.h"
#include <math.h>

/* Indices of the season by position, all 1 without one; whether there is one. */
int mfgq_i_adjust(const mfgq_i_task *task, mfgq_i_task *adjusted, double *index, mfgq_error *err,
                  mfgq_status *status)
{
    const size_t n = task->n, m = (size_t)task->period;
    *adjusted = *task;
    *status = MFGQ_OK;
    if (task->bounded || m > MFGQ_I_SEASON_MOST) return 0;
    if (!mfgq_i_is_seasonal(task->x, n, m)) return 0;
    if (!mfgq_i_season_indices(task->x, n, m, 1, index)) return 0;
    double *const x = mfgq_i_arena_alloc(task->arena, 2 * n * sizeof *x);
    if (!x) {
        *status = mfgq_i_no_memory(err);
        return 0;
    }
    double *const y = x + n;
    for (size_t i = 0; i < n; i++) {
        x[i] = task->x[i] / index[i % m];
        y[i] = task->y[i] / index[i % m];
    }
    adjusted->x = x;
    adjusted->y = y;
    adjusted->period = 1;
    return 1;
}

mfgq_status mfgq_i_reseason(const mfgq_i_task *task, const double *index, mfgq_i_outcome *out,
                            mfgq_error *err)
{
    out->factor = mfgq_i_arena_alloc(task->arena, out->horizon * sizeof *out->factor);
    if (!out->factor) return mfgq_i_no_memory(err);
    for (size_t h = 0; h < out->horizon; h++)
        out->factor[h] = index[(task->n + h) % (size_t)task->period];
    out->notes |= MFGQ_I_NOTE_SEASONAL;
    return MFGQ_OK;
}

double mfgq_i_slope(const double *x, size_t n)
{
    double mean = 0, cross = 0, square = 0;
    const double middle = ((double)n - 1) / 2;
    for (size_t i = 0; i < n; i++) mean += (x[i] - mean) / (double)(i + 1);
    for (size_t i = 0; i < n; i++) {
        const double d = (double)i - middle;
        cross += d * (x[i] - mean);
        square += d * d;
    }
    return square > 0 ? cross / square : 0;
}

static double pull(double back, const void *context)
{
    const double alpha = *(const double *)context;
    return alpha * pow(1 - alpha, back);
}

/* Theta on a series without a season, spread on the task's own scale. */
mfgq_status mfgq_i_theta_plain(const mfgq_i_task *task, mfgq_i_outcome *out, mfgq_error *err)
{
    const mfgq_i_form form = {0, 0, 0, MFGQ_I_NO_SEASON};
    mfgq_i_ets model, end;
    if (!mfgq_i_ets_fit(task, &form, 1, &model)) return mfgq_i_no_memory(err);
    const mfgq_i_ets_sums sums = mfgq_i_ets_run(task, &model, &end);
    const double n = (double)task->n, alpha = fmax(model.alpha, 1e-10);
    const double drift
        = mfgq_i_fixed(task, MFGQ_I_P_DRIFT, mfgq_i_slope(task->x, task->n) / 2);
    const double start = -expm1(n * log1p(-alpha)) / alpha;
    mfgq_i_gaussian(out, sums.count, sums.sse, mfgq_i_ets_count(task, &form, 1));
    const double gap = mfgq_i_gap_variance(task, pull, &alpha);
    const double divisor = sums.count - mfgq_i_ets_all(&form, 1);
    const double sigma2 = divisor > 0 ? sums.sse / divisor : NAN;
    out->value[MFGQ_I_P_SIGMA2] = sigma2;
    for (size_t h = 0; h < out->horizon; h++) {
        out->centre[h] = end.l + drift * ((double)h + start);
        out->spread[h] = sqrt(sigma2 * (1 + (double)h * alpha * alpha) + gap);
    }
    out->value[MFGQ_I_P_ALPHA] = model.alpha;
    out->value[MFGQ_I_P_L0] = model.l;
    out->value[MFGQ_I_P_DRIFT] = drift;
    return MFGQ_OK;
}

/* R's thetaf does not rescale the spread with the season; neither do we. */
static void season_centre(mfgq_i_outcome *out)
{
    for (size_t h = 0; out->factor && h < out->horizon; h++) out->centre[h] *= out->factor[h];
    out->factor = NULL;
}

/* Least coefficient of variation of the ratio of spread to mean^(1 - lambda), over
   groups of one season, or of two observations (GUERRERO-1993). */
typedef struct groups {
    const double *log_mean, *sd;
    size_t count;
} groups;

static double variation(const double *lambda, void *context)
{
    const groups *const g = context;
    double mean = 0, square = 0;
    for (size_t i = 0; i < g->count; i++) {
        const double ratio = g->sd[i] * exp((*lambda - 1) * g->log_mean[i]);
        const double d = ratio - mean;
        mean += d / (double)(i + 1);
        square += d * (ratio - mean);
    }
    return mean > 0 ? sqrt(square / ((double)g->count - 1)) / mean : INFINITY;
}

static double search_lambda(groups *g)
{
    const double low = 0, high = 1, step = 0.05;
    double best = 1, value = INFINITY;
    for (int i = 0; i <= 10; i++) {
        const double lambda = i / 10.0, at = variation(&lambda, g);
        if (at < value) best = lambda, value = at;
    }
    if (isfinite(value))
        mfgq_i_box_minimise(1, variation, g, &low, &high, &step, 1e-9, &best, &value);
    return best;
}

double mfgq_i_guerrero(const mfgq_i_task *task)
{
    const size_t n = task->n, span = task->period > 2 ? (size_t)task->period : 2;
    const size_t count = n / span;
    double *const work = mfgq_i_arena_alloc(task->arena, 2 * (count + 1) * sizeof *work);
    if (!work) return NAN;
    if (count < 2 || n <= 2 * (size_t)task->period) return 1;
    const double *const x = task->x + (n - count * span);
    for (size_t i = 0; i < count; i++) {
        double mean = 0, square = 0;
        for (size_t k = 0; k < span; k++) mean += x[i * span + k] / (double)span;
        for (size_t k = 0; k < span; k++)
            square += (x[i * span + k] - mean) * (x[i * span + k] - mean);
        work[i] = log(mean);
        work[count + i] = sqrt(square / ((double)span - 1));
    }
    groups g = {work, work + count, count};
    return search_lambda(&g);
}

static mfgq_status on_box_cox(const mfgq_i_task *task, mfgq_i_outcome *out, mfgq_error *err)
{
    double lambda = mfgq_i_fixed(task, MFGQ_I_P_LAMBDA, NAN);
    if (isnan(lambda)) lambda = mfgq_i_guerrero(task);
    if (isnan(lambda)) return mfgq_i_no_memory(err);
    const mfgq_i_scale scale = mfgq_i_scale_box_cox(lambda, 1);
    mfgq_i_task inner;
    MFGQ_I_TRY(mfgq_i_task_rescale(task, &scale, &inner, err));
    MFGQ_I_TRY(mfgq_i_model_theta(&inner, 0, out, err));
    out->scale = scale;
    out->value[MFGQ_I_P_LAMBDA] = lambda;
    return MFGQ_OK;
}

/* Variant 1 works on a Box-Cox scale when all values are positive. */
mfgq_status mfgq_i_model_theta(const mfgq_i_task *task, int variant, mfgq_i_outcome *out,
                               mfgq_error *err)
{
    const int box_cox = variant == 1 && !task->bounded && mfgq_i_is_positive(task);
    if (box_cox) return on_box_cox(task, out, err);
    MFGQ_I_TRY(mfgq_i_outcome_make(out, task, err));
    if (variant == 1) out->notes |= MFGQ_I_NOTE_NOT_POSITIVE;
    mfgq_i_task adjusted;
    mfgq_status status;
    double index[MFGQ_I_SEASON_MOST];
    const int seasonal = mfgq_i_adjust(task, &adjusted, index, err, &status);
    MFGQ_I_TRY(status);
    MFGQ_I_TRY(mfgq_i_theta_plain(&adjusted, out, err));
    if (seasonal) MFGQ_I_TRY(mfgq_i_reseason(task, index, out, err));
    season_centre(out);
    return MFGQ_OK;
}
