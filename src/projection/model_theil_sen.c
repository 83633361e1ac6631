/* Theil-Sen: the median of the slopes between all pairs, the median of what is left as
   the intercept (SEN-1968). The band uses the spread of the residuals estimated from
   their median absolute value, with the design of the straight line. */
#include "projection_i.h"

#include "simple_i.h"
#include <math.h>
#include <stdlib.h>

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *list, size_t count)
{
    qsort(list, count, sizeof *list, compare);
    return count % 2 ? list[count / 2] : (list[count / 2 - 1] + list[count / 2]) / 2;
}

/* Slopes of all pairs of which a series of thousands takes an even part. */
static size_t pair_slopes(const mfgq_i_task *task, double *list, size_t stride)
{
    size_t count = 0;
    for (size_t i = 0; i < task->n; i++)
        for (size_t j = i + 1; j < task->n; j += stride) {
            const double slope = (task->y[j] - task->y[i]) / (double)(j - i);
            if (!isnan(slope)) list[count++] = slope;
        }
    return count;
}

static size_t residuals(const mfgq_i_task *task, double slope, double intercept, int absolute,
                        double *list)
{
    size_t count = 0;
    for (size_t i = 0; i < task->n; i++) {
        const double e = task->y[i] - slope * (double)(i + 1) - intercept;
        if (!isnan(e)) list[count++] = absolute ? fabs(e) : e;
    }
    return count;
}

mfgq_status mfgq_i_model_theil_sen(const mfgq_i_task *task, int variant, mfgq_i_outcome *out,
                                   mfgq_error *err)
{
    (void)variant;
    MFGQ_I_TRY(mfgq_i_outcome_make(out, task, err));
    const size_t n = task->n, stride = 1 + n * n / 8000000;
    double *const list = mfgq_i_array(n * (n / stride + 2), sizeof *list);
    if (!list) return mfgq_i_no_memory(err);
    mfgq_i_line line = mfgq_i_fit_line(n, task->y);
    line.slope = median(list, pair_slopes(task, list, stride));
    line.intercept = median(list, residuals(task, line.slope, 0, 0, list));
    const double mad = median(list, residuals(task, line.slope, line.intercept, 1, list));
    mfgq_i_free(list);
    const double s = 1.4826 * mad, df = line.count - 2; /* consistent for the normal */
    line.sse = df > 0 ? s * s * df : 0;
    mfgq_i_line_outcome(&line, n, out);
    out->value[MFGQ_I_P_INTERCEPT] = line.intercept;
    out->value[MFGQ_I_P_SLOPE] = line.slope;
    out->noise = line.count > 2 ? sqrt(line.sse / (line.count - 2)) : 0;
    out->common = 1;
    return MFGQ_OK;
}
