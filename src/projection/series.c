/* From the values of a series to a task. */
#include "projection_i.h"

#include "gaps_i.h"
#include <math.h>
#include <string.h>

static mfgq_status no_memory(mfgq_error *err)
{
    return mfgq_i_no_memory(err);
}

/* First and one past the last observation. */
static void trim(size_t n, const double *values, size_t *from, size_t *to)
{
    *from = 0;
    *to = n;
    while (*to > 0 && isnan(values[*to - 1])) --*to;
    while (*from < *to && isnan(values[*from])) ++*from;
}

static mfgq_status check(size_t n, const double *values, mfgq_error *err)
{
    for (size_t i = 0; i < n; i++)
        if (isinf(values[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 0, (int64_t)i, "an observation is infinite");
    return MFGQ_OK;
}

mfgq_status mfgq_i_task_make(mfgq_i_task *task, mfgq_i_arena *arena, size_t n,
                             const double *values, int period, size_t horizon, size_t *trailing,
                             unsigned *notes, mfgq_error *err)
{
    size_t from, to;
    MFGQ_I_TRY(check(n, values, err));
    trim(n, values, &from, &to);
    memset(task, 0, sizeof *task);
    task->arena = arena;
    task->n = to - from;
    task->y = task->x = values + from;
    task->period = period;
    task->pool_df = 1.5;
    task->pool_s2 = 0.0005;
    *trailing = task->n ? n - to : 0;
    task->horizon = horizon + *trailing;
    for (size_t i = 0; i < task->n; i++)
        if (!isnan(task->y[i])) task->observed++;
    if (task->n == 0) *notes |= MFGQ_I_NOTE_EMPTY;
    if (*trailing) *notes |= MFGQ_I_NOTE_TRAILING;
    if (task->observed == task->n) return MFGQ_OK;
    *notes |= MFGQ_I_NOTE_GAPS;
    return mfgq_i_fill_gaps(task) ? MFGQ_OK : no_memory(err);
}

mfgq_status mfgq_i_task_rescale(const mfgq_i_task *task, const mfgq_i_scale *scale,
                                mfgq_i_task *out, mfgq_error *err)
{
    double *const y = mfgq_i_arena_alloc(task->arena, task->n * sizeof *y);
    if (!y) return no_memory(err);
    for (size_t i = 0; i < task->n; i++) y[i] = mfgq_i_scale_to(scale, task->y[i]);
    *out = *task;
    out->y = out->x = y;
    out->doubt = NULL;
    if (task->observed == task->n) return MFGQ_OK;
    return mfgq_i_fill_gaps(out) ? MFGQ_OK : no_memory(err);
}

int mfgq_i_is_constant(const mfgq_i_task *task)
{
    for (size_t i = 1; i < task->n; i++)
        if (!isnan(task->y[i]) && task->y[i] != task->y[0]) return 0;
    return 1;
}

int mfgq_i_is_positive(const mfgq_i_task *task)
{
    for (size_t i = 0; i < task->n; i++)
        if (task->y[i] <= 0) return 0;
    return 1;
}
