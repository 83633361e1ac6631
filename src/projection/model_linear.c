/* Straight line by least squares: a spreadsheet's FORECAST, with Student's t. */
#include "projection_i.h"

#include "simple_i.h"
#include <math.h>

mfgq_status mfgq_i_model_linear(const mfgq_i_task *task, int variant, mfgq_i_outcome *out,
                                mfgq_error *err)
{
    (void)variant;
    MFGQ_I_TRY(mfgq_i_outcome_make(out, task, err));
    const mfgq_i_line line = mfgq_i_fit_line(task->n, task->y);
    mfgq_i_line_outcome(&line, task->n, out);
    out->value[MFGQ_I_P_INTERCEPT] = line.intercept;
    out->value[MFGQ_I_P_SLOPE] = line.slope;
    mfgq_i_gaussian(out, line.count, line.sse, 2);
    out->noise = line.count > 2 ? sqrt(line.sse / (line.count - 2)) : 0;
    out->common = 1;
    return MFGQ_OK;
}
