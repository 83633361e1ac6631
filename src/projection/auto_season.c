/* The season of auto. A trend hides a season from the test that the Theta method uses, by
   correlating all lags; it does not hide it from the changes from step to step. */
#include "auto_i.h"

#include "theta_i.h"
#include <math.h>

static const double ONE_SIDED = 1.281551565544600466965; /* 90 per cent */

/* `change` has room for the n - 1 changes. */
static int has_season(const mfgq_i_task *task, double *change)
{
    const size_t n = task->n, m = (size_t)task->period;
    double se;
    for (size_t i = 1; i < n; i++) change[i - 1] = task->x[i] - task->x[i - 1];
    const double r = mfgq_i_season_correlation(change, n - 1, m, &se);
    return r > ONE_SIDED * se;
}

/* Ratios for positive values, differences for others and on the scale of bounds. */
static mfgq_i_auto_season indices(const mfgq_i_task *task, double *index)
{
    const int ratios = !task->bounded && mfgq_i_is_positive(task);
    if (ratios && mfgq_i_season_indices(task->x, task->n, (size_t)task->period, 1, index))
        return MFGQ_I_AUTO_RATIOS;
    if (mfgq_i_season_indices(task->x, task->n, (size_t)task->period, 0, index))
        return MFGQ_I_AUTO_DIFFERENCES;
    return MFGQ_I_AUTO_PLAIN;
}

mfgq_status mfgq_i_auto_adjust(const mfgq_i_task *task, mfgq_i_task *plain, double *index,
                               mfgq_i_auto_season *kind, mfgq_error *err)
{
    const size_t n = task->n, m = (size_t)task->period;
    *plain = *task;
    *kind = MFGQ_I_AUTO_PLAIN;
    plain->period = 1;
    plain->fixed = NULL;
    if (m < 2 || m > MFGQ_I_SEASON_MOST || n <= 2 * m + 1) return MFGQ_OK;
    double *const x = mfgq_i_arena_alloc(task->arena, 2 * n * sizeof *x);
    if (!x) return mfgq_i_no_memory(err);
    double *const y = x + n;
    if (has_season(task, x)) *kind = indices(task, index);
    if (*kind == MFGQ_I_AUTO_PLAIN) return MFGQ_OK;
    for (size_t i = 0; i < n; i++) {
        const double s = index[i % m];
        x[i] = *kind == MFGQ_I_AUTO_RATIOS ? task->x[i] / s : task->x[i] - s;
        y[i] = *kind == MFGQ_I_AUTO_RATIOS ? task->y[i] / s : task->y[i] - s;
    }
    plain->x = x;
    plain->y = y;
    return MFGQ_OK;
}

mfgq_status mfgq_i_auto_reseason(const mfgq_i_task *task, const double *index,
                                 mfgq_i_auto_season kind, mfgq_i_outcome *out, mfgq_error *err)
{
    if (kind == MFGQ_I_AUTO_PLAIN) return MFGQ_OK;
    if (kind == MFGQ_I_AUTO_RATIOS) return mfgq_i_reseason(task, index, out, err);
    out->addend = mfgq_i_arena_alloc(task->arena, out->horizon * sizeof *out->addend);
    if (!out->addend) return mfgq_i_no_memory(err);
    for (size_t h = 0; h < out->horizon; h++)
        out->addend[h] = index[(task->n + h) % (size_t)task->period];
    out->notes |= MFGQ_I_NOTE_SEASONAL;
    return MFGQ_OK;
}
