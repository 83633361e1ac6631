/* The top storey: a formula's value from its aggregates. */
#include "indicator_i.h"

#include <math.h>

static double one_value(const mfgq_program *p, const double *aggregates, int *column)
{
    const mfgq_i_frame frame = {p->numbers, aggregates, NULL, NULL, 0};
    return mfgq_i_run(&p->top, &frame, column);
}

mfgq_status mfgq_program_eval(const mfgq_program *program, size_t n, const double *aggregates,
                              int undefined, double *value, mfgq_error *err)
{
    if (!program) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "program is null");
    const size_t step = program->aggregate_count;
    if (n && step && !aggregates)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "aggregates is null");
    if (undefined != MFGQ_UNDEFINED_FAILS && undefined != MFGQ_UNDEFINED_IS_MISSING)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "undefined: no such option %d", undefined);
    if (n && !value) return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "value is null");
    int column = 0;
    for (size_t i = 0; i < n && undefined == MFGQ_UNDEFINED_FAILS; i++) {
        one_value(program, aggregates + i * step, &column);
        if (!column) continue;
        mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, (int64_t)i,
                    "aggregates: undefined quotient or power at column %d of the formula", column);
        if (err) err->line = 1, err->column = column;
        return MFGQ_E_DOMAIN;
    }
    for (size_t i = 0; i < n; i++)
        value[i] = one_value(program, aggregates + i * step, &column);
    return MFGQ_OK;
}
