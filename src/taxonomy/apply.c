/* Values through a crosswalk; the total is conserved. */
#include "taxonomy_i.h"

#include <math.h>

enum { CODES_ARG = 3, VALUES_ARG = 4, UNMAPPED_ARG = 5 };

typedef struct sums {
    mfgq_i_map targets;
    const char **codes;
    double *values;
    size_t count, code_capacity, value_capacity;
    double lost;
    int any_lost;
} sums;

static double weight_sum(const mfgq_crosswalk *x, int32_t c)
{
    double sum = 0;
    for (size_t i = c < 0 ? 0 : x->at[c]; c >= 0 && i < x->at[c + 1]; i++)
        sum += x->pairs[i].weight;
    return sum;
}

static mfgq_status check_row(const mfgq_crosswalk *x, size_t row, const char *code, double value,
                             mfgq_unmapped unmapped, mfgq_error *err)
{
    const int64_t index = (int64_t)row;
    if (!code) return mfgq_i_fail(err, MFGQ_E_INVALID, CODES_ARG, index, "codes holds null");
    if (isinf(value))
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, VALUES_ARG, index, "values holds an infinity");
    const int32_t c = mfgq_i_walk_find(x, code);
    const double sum = weight_sum(x, c);
    const int mapped = c >= 0 && x->at[c] < x->at[c + 1];
    if (!mapped && unmapped == MFGQ_UNMAPPED_FAIL) {
        if (c < 0 && !mfgq_i_in_list(x->from, code))
            return mfgq_i_unknown_code(err, CODES_ARG, index, code, x->from);
        return mfgq_i_fail(err, MFGQ_E_NOT_FOUND, CODES_ARG, index, "code %.60s has no target",
                           code);
    }
    if (mapped && (sum > 1 + 1e-9 || (sum < 1 - 1e-9 && unmapped == MFGQ_UNMAPPED_FAIL)))
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, CODES_ARG, index,
                           "weights of code %.60s add up to %g", code, sum);
    return MFGQ_OK;
}

static int add_to(sums *s, const char *code, double value)
{
    size_t at = s->count;
    const int added = mfgq_i_map_add(&s->targets, code, &at);
    if (added < 0) return 0;
    if (added > 0) {
        if (!mfgq_i_grow((void **)&s->codes, &s->code_capacity, at + 1, sizeof *s->codes)
            || !mfgq_i_grow((void **)&s->values, &s->value_capacity, at + 1, sizeof *s->values))
            return 0;
        s->codes[at] = code;
        s->values[at] = 0;
        s->count++;
    }
    s->values[at] += value;
    return 1;
}

/* Adds the parts of one value; what its weights leave over is lost. */
static int spread(const mfgq_crosswalk *x, const char *code, double value, sums *s)
{
    const int32_t c = mfgq_i_walk_find(x, code);
    const double sum = weight_sum(x, c);
    for (size_t i = c < 0 ? 0 : x->at[c]; c >= 0 && i < x->at[c + 1]; i++)
        if (!add_to(s, x->pairs[i].to, x->pairs[i].weight * value)) return 0;
    if (sum >= 1 - 1e-9) return 1;
    s->lost += (1 - sum) * value;
    s->any_lost = 1;
    return 1;
}

static mfgq_status emit(const sums *s, mfgq_table **table, mfgq_error *err)
{
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "code", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "value", MFGQ_F64, NULL);
    for (size_t i = 0; i < s->count; i++) {
        mfgq_builder_text(b, s->codes[i]);
        mfgq_builder_f64(b, s->values[i]);
    }
    if (s->any_lost) {
        mfgq_builder_missing(b);
        mfgq_builder_f64(b, s->lost);
    }
    return mfgq_builder_finish(b, table, err);
}

static mfgq_status check(const mfgq_crosswalk *x, size_t n, const char *const *codes,
                         const double *values, mfgq_unmapped unmapped, mfgq_table **table,
                         mfgq_error *err)
{
    if (!x) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "crosswalk is null");
    if (n && !codes) return mfgq_i_fail(err, MFGQ_E_INVALID, CODES_ARG, -1, "codes is null");
    if (n && !values) return mfgq_i_fail(err, MFGQ_E_INVALID, VALUES_ARG, -1, "values is null");
    if (unmapped != MFGQ_UNMAPPED_FAIL && unmapped != MFGQ_UNMAPPED_KEEP)
        return mfgq_i_fail(err, MFGQ_E_INVALID, UNMAPPED_ARG, -1, "no option %d", (int)unmapped);
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 6, -1, "table is null");
    for (size_t i = 0; i < n; i++) MFGQ_I_TRY(check_row(x, i, codes[i], values[i], unmapped, err));
    return MFGQ_OK;
}

mfgq_status mfgq_crosswalk_apply(const mfgq_crosswalk *crosswalk, size_t n,
                                 const char *const *codes, const double *values,
                                 mfgq_unmapped unmapped, mfgq_table **table,
                                 mfgq_error *err)
{
    MFGQ_I_TRY(check(crosswalk, n, codes, values, unmapped, table, err));
    sums s = {0};
    int done = 1;
    for (size_t i = 0; i < n && done; i++) done = spread(crosswalk, codes[i], values[i], &s);
    const mfgq_status status = done ? emit(&s, table, err) : mfgq_i_no_memory(err);
    mfgq_i_map_free(&s.targets);
    mfgq_i_free(s.codes);
    mfgq_i_free(s.values);
    return status;
}
