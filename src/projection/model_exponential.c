/* Straight line through the logarithms: a spreadsheet's GROWTH. The forecast is the
   median. Parameters: y = intercept * (1 + growth)^t; sigma2 is that of the logarithms. */
#include "projection_i.h"

#include "simple_i.h"
#include <math.h>

mfgq_status mfgq_i_model_exponential(const mfgq_i_task *task, int variant, mfgq_i_outcome *out,
                                     mfgq_error *err)
{
    (void)variant;
    MFGQ_I_TRY(mfgq_i_outcome_make(out, task, err));
    if (!mfgq_i_is_positive(task)) {
        out->notes |= MFGQ_I_NOTE_NOT_DEFINED;
        return MFGQ_OK;
    }
    const mfgq_i_scale log_scale = mfgq_i_scale_box_cox(0, 1);
    mfgq_i_task logs;
    MFGQ_I_TRY(mfgq_i_task_rescale(task, &log_scale, &logs, err));
    const mfgq_i_line line = mfgq_i_fit_line(logs.n, logs.y);
    mfgq_i_line_outcome(&line, task->n, out);
    out->scale = log_scale;
    out->value[MFGQ_I_P_INTERCEPT] = exp(line.intercept);
    out->value[MFGQ_I_P_GROWTH] = expm1(line.slope);
    double jacobian = 0; /* from the density of the logarithm to that of the value */
    for (size_t i = 0; i < logs.n; i++)
        if (!isnan(logs.y[i])) jacobian += logs.y[i];
    if (line.sse > 0) {
        const double mean = line.sse / line.count;
        const double loglik = -line.count / 2 * (log(2 * 3.14159265358979323846 * mean) + 1);
        mfgq_i_criteria(out, line.count, loglik - jacobian, 2);
    }
    const double sigma2 = line.count > 2 ? line.sse / (line.count - 2) : NAN;
    out->value[MFGQ_I_P_SIGMA2] = sigma2;
    out->relative = 1;
    out->noise = line.count > 2 ? sqrt(sigma2) : 0;
    out->common = 1;
    return MFGQ_OK;
}
