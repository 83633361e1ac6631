/* The lower storey: aggregates from rows. */
#include "../base/sum_i.h"
#include "indicator_i.h"

#include <math.h>

typedef struct table {
    const mfgq_program *program;
    size_t rows;
    const double *const *numbers;
    const char *const *const *codes;
    mfgq_membership member;
    void *context;
    int gaps, undefined;
    double *values;    /* [inputs] the row's numbers and flags */
    mfgq_status status; /* of the first failing membership */
    int *status_slot;
    mfgq_error *err;
} table;

typedef struct tally {
    mfgq_i_sum sum; /* exact, so the order of the rows does not matter */
    double least, most;
    int64_t used;
    int missing;
} tally;

static void add_value(tally *t, double value)
{
    mfgq_i_sum_add(&t->sum, value);
    if (!t->used || value < t->least) t->least = value;
    if (!t->used || value > t->most) t->most = value;
    t->used++;
}

static double result(const tally *t, int function)
{
    if (t->missing) return NAN;
    switch (function) {
    case MFGQ_SUM: return mfgq_i_sum_value(&t->sum);
    case MFGQ_COUNT: return (double)t->used;
    case MFGQ_MEAN: return t->used ? mfgq_i_sum_value(&t->sum) / (double)t->used : (double)NAN;
    case MFGQ_MIN: return t->used ? t->least : NAN;
    default: return t->used ? t->most : NAN;
    }
}

/* Answers op for the row's code: 1, 0, NaN missing; a failure is kept in the table. */
static double member_of(const mfgq_i_frame *frame, const mfgq_i_op *op)
{
    const table *const t = frame->context;
    const char *const code = t->codes[op->arg][frame->row];
    const char *const what = t->program->classes[op->second];
    if (!code || !*code) return NAN;
    if (op->code == MFGQ_I_OP_SAME) return mfgq_i_equal(code, what);
    const int answer = t->member(t->context, what, code);
    if (answer >= 0) return answer > 0;
    if (!*t->status_slot) *t->status_slot = answer;
    return NAN;
}

static mfgq_status bad_row(const table *t, size_t row, int column)
{
    mfgq_i_fail(t->err, MFGQ_E_DOMAIN, 4, (int64_t)row,
                "numbers: undefined quotient or power at column %d of the formula", column);
    if (t->err) t->err->line = 1, t->err->column = column;
    return MFGQ_E_DOMAIN;
}

static mfgq_status run_row(table *t, const mfgq_i_code *code, size_t row, double *value)
{
    int column = 0, failed = 0;
    t->status_slot = &failed;
    const mfgq_i_frame frame = {t->program->numbers, t->values, member_of, t, row};
    *value = mfgq_i_run(code, &frame, &column);
    if (failed)
        return mfgq_i_fail(t->err, (mfgq_status)failed, 6, (int64_t)row,
                           "member: the class of a code could not be told");
    return column && t->undefined == MFGQ_UNDEFINED_FAILS ? bad_row(t, row, column) : MFGQ_OK;
}

static void gap(const table *t, tally *sum)
{
    if (t->gaps == MFGQ_GAPS_FLOW) sum->missing = 1;
}

static mfgq_status take_row(table *t, const mfgq_i_aggregate *a, size_t row, tally *sum)
{
    double holds = 1, value = 1;
    if (a->where.count) MFGQ_I_TRY(run_row(t, &a->where, row, &holds));
    if (holds == 0) return MFGQ_OK;
    if (a->value.count) MFGQ_I_TRY(run_row(t, &a->value, row, &value));
    const int counts = a->function == MFGQ_COUNT;
    if (counts && value == 0) return MFGQ_OK;
    if (isnan(holds) || isnan(value)) gap(t, sum);
    else add_value(sum, value);
    return MFGQ_OK;
}

static mfgq_status load_row(const table *t, size_t row)
{
    const mfgq_program *const p = t->program;
    for (size_t i = 0; i < p->input_count; i++) {
        if (p->inputs[i].kind == MFGQ_VARIABLE_CODE) continue;
        const double value = t->numbers[i][row];
        const int flag = p->inputs[i].kind == MFGQ_VARIABLE_FLAG;
        if (flag && !isnan(value) && value != 0 && value != 1)
            return mfgq_i_fail(t->err, MFGQ_E_DATA, 4, (int64_t)row,
                               "numbers: flag '%.60s' is %g, neither 0 nor 1", p->inputs[i].name,
                               value);
        t->values[i] = value;
    }
    return MFGQ_OK;
}

static mfgq_status run_rows(table *t, int shift, tally *sums)
{
    const mfgq_program *const p = t->program;
    for (size_t row = 0; row < t->rows; row++) {
        MFGQ_I_TRY(load_row(t, row));
        for (size_t i = 0; i < p->aggregate_count; i++)
            if (p->aggregates[i].shift == shift)
                MFGQ_I_TRY(take_row(t, &p->aggregates[i], row, &sums[i]));
    }
    return MFGQ_OK;
}

static int has_membership(const mfgq_i_code *code)
{
    for (size_t i = 0; i < code->count; i++)
        if (code->ops[i].code == MFGQ_I_OP_IN) return 1;
    return 0;
}

static mfgq_status check_columns(const table *t)
{
    const mfgq_program *const p = t->program;
    for (size_t i = 0; i < p->input_count; i++) {
        const int code = p->inputs[i].kind == MFGQ_VARIABLE_CODE;
        const int given = code ? t->codes && t->codes[i] : t->numbers && t->numbers[i];
        if (t->rows && !given)
            return mfgq_i_fail(t->err, MFGQ_E_INVALID, code ? 5 : 4, (int64_t)i,
                               "%s: no column for '%.80s'", code ? "codes" : "numbers",
                               p->inputs[i].name);
    }
    return MFGQ_OK;
}

static mfgq_status check_aggregates(const table *t, int shift)
{
    const mfgq_program *const p = t->program;
    for (size_t i = 0; i < p->aggregate_count; i++) {
        const mfgq_i_aggregate *const a = &p->aggregates[i];
        if (a->shift != shift) continue;
        if (a->function == MFGQ_GIVEN)
            return mfgq_i_fail(t->err, MFGQ_E_INVALID, 1, (int64_t)i,
                               "program: rows do not give '%.80s'", a->text);
        if ((has_membership(&a->where) || has_membership(&a->value)) && !t->member)
            return mfgq_i_fail(t->err, MFGQ_E_INVALID, 6, -1, "member is null");
    }
    return MFGQ_OK;
}

static mfgq_status check_options(const table *t, int shift, const double *aggregates)
{
    if (!t->program) return mfgq_i_fail(t->err, MFGQ_E_INVALID, 1, -1, "program is null");
    if (shift < MFGQ_AT_PERIOD || shift > MFGQ_AT_PREVIOUS)
        return mfgq_i_fail(t->err, MFGQ_E_INVALID, 2, -1, "shift: no such option %d", shift);
    if (t->gaps != MFGQ_GAPS_FLOW && t->gaps != MFGQ_GAPS_SKIP)
        return mfgq_i_fail(t->err, MFGQ_E_INVALID, 8, -1, "gaps: no such option %d", t->gaps);
    if (t->undefined != MFGQ_UNDEFINED_FAILS && t->undefined != MFGQ_UNDEFINED_IS_MISSING)
        return mfgq_i_fail(t->err, MFGQ_E_INVALID, 9, -1, "undefined: no such option %d",
                           t->undefined);
    if (t->program->aggregate_count && !aggregates)
        return mfgq_i_fail(t->err, MFGQ_E_INVALID, 10, -1, "aggregates is null");
    MFGQ_I_TRY(check_columns(t));
    return check_aggregates(t, shift);
}

static void give(const mfgq_program *p, int shift, const tally *sums, double *aggregates,
                 int64_t *used)
{
    for (size_t i = 0; i < p->aggregate_count; i++) {
        if (p->aggregates[i].shift != shift) continue;
        aggregates[i] = result(&sums[i], p->aggregates[i].function);
        if (used) used[i] = sums[i].used;
    }
}

mfgq_status mfgq_program_aggregate(const mfgq_program *program, int shift, size_t rows,
                                   const double *const *numbers,
                                   const char *const *const *codes, mfgq_membership member,
                                   void *context, int gaps, int undefined, double *aggregates,
                                   int64_t *used, mfgq_error *err)
{
    table t = {program, rows, numbers, codes, member, context, gaps, undefined, NULL, MFGQ_OK,
               NULL, err};
    MFGQ_I_TRY(check_options(&t, shift, aggregates));
    tally *const sums = mfgq_i_zalloc(program->aggregate_count + 1, sizeof *sums);
    t.values = mfgq_i_zalloc(program->input_count + 1, sizeof *t.values);
    mfgq_status status = sums && t.values ? MFGQ_OK : mfgq_i_no_memory(err);
    if (status == MFGQ_OK) status = run_rows(&t, shift, sums);
    if (status == MFGQ_OK) give(program, shift, sums, aggregates, used);
    mfgq_i_free(t.values);
    mfgq_i_free(sums);
    return status;
}
