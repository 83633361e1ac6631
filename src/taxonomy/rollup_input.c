/* Rows of a roll-up turned into positions and grouped by id. */
#include "rollup_i.h"

#include <math.h>
#include <string.h>

enum { IDS_ARG = 4, CODES_ARG = 5, VALUES_ARG = 6 };

static int add_place(mfgq_i_rollup_input *in, size_t *count, int32_t c)
{
    if (!mfgq_i_grow((void **)&in->places.to, &in->place_capacity, *count + 1,
                     sizeof *in->places.to))
        return 0;
    in->places.to[(*count)++] = c;
    return 1;
}

typedef struct bridge {
    const mfgq_crosswalk *x;
    mfgq_i_map idle; /* codes of the first list that have no target */
} bridge;

/* Whether a code without pairs is in the first list at all. */
static mfgq_status check_idle(const mfgq_i_rollup_input *in, bridge *v, size_t row,
                              const char *const *codes, mfgq_error *err)
{
    size_t value = 0;
    if (mfgq_i_map_find(&v->idle, codes[row], &value)) return MFGQ_OK;
    if (!mfgq_i_in_list(v->x->from, codes[row]))
        return mfgq_i_unknown_in(err, CODES_ARG, (int64_t)row, in->n, codes, codes[row],
                                 v->x->from);
    return mfgq_i_map_add(&v->idle, codes[row], &value) < 0 ? mfgq_i_no_memory(err) : MFGQ_OK;
}

/* The classes that a crosswalk gives a code; a known code may have none. */
static mfgq_status place_via(mfgq_i_rollup_input *in, bridge *v, size_t row,
                             const char *const *codes, size_t *count, mfgq_error *err)
{
    const mfgq_crosswalk *const x = v->x;
    const int32_t c = mfgq_i_walk_find(x, codes[row]);
    if (c < 0) return check_idle(in, v, row, codes, err);
    for (size_t i = x->at[c]; i < x->at[c + 1]; i++) {
        const int32_t to = mfgq_i_find_code(&in->t->index, x->pairs[i].to);
        if (to < 0)
            return mfgq_i_fail(err, MFGQ_E_DATA, 2, (int64_t)row,
                               "via leads to %.60s, which is not in the taxonomy",
                               x->pairs[i].to);
        if (!add_place(in, count, to)) return mfgq_i_no_memory(err);
    }
    return MFGQ_OK;
}

static mfgq_status place_direct(mfgq_i_rollup_input *in, size_t row, const char *const *codes,
                                size_t *count, mfgq_error *err)
{
    const int32_t c = mfgq_i_find_code(&in->t->index, codes[row]);
    if (c < 0)
        return mfgq_i_unknown_in(err, CODES_ARG, (int64_t)row, in->n, codes, codes[row],
                                 in->t->about[MFGQ_TAXONOMY_ID]);
    return add_place(in, count, c) ? MFGQ_OK : mfgq_i_no_memory(err);
}

static mfgq_status place_rows(mfgq_i_rollup_input *in, const mfgq_crosswalk *crosswalk,
                              const char *const *codes, mfgq_error *err)
{
    bridge v = {crosswalk, {0}};
    size_t count = 0;
    mfgq_status status = MFGQ_OK;
    in->places.at = mfgq_i_array(in->n + 1, sizeof *in->places.at);
    if (!in->places.at) return mfgq_i_no_memory(err);
    for (size_t row = 0; row < in->n && status == MFGQ_OK; row++) {
        in->places.at[row] = count;
        status = crosswalk ? place_via(in, &v, row, codes, &count, err)
                           : place_direct(in, row, codes, &count, err);
    }
    in->places.at[in->n] = count;
    mfgq_i_map_free(&v.idle);
    return status;
}

static mfgq_status number_ids(mfgq_i_rollup_input *in, const char *const *ids, mfgq_error *err)
{
    mfgq_i_map seen = {0};
    mfgq_status status = MFGQ_OK;
    for (size_t row = 0; row < in->n && status == MFGQ_OK; row++) {
        size_t id = in->id_count;
        const int added = ids ? mfgq_i_map_add(&seen, ids[row], &id) : 1;
        if (added < 0) status = mfgq_i_no_memory(err);
        in->id_count += added > 0;
        in->id_of[row] = id;
    }
    mfgq_i_map_free(&seen);
    return status;
}

static mfgq_status group_ids(mfgq_i_rollup_input *in, const char *const *ids, mfgq_error *err)
{
    in->id_of = mfgq_i_array(in->n + 1, sizeof *in->id_of);
    in->rows = mfgq_i_array(in->n + 1, sizeof *in->rows);
    if (!in->id_of || !in->rows) return mfgq_i_no_memory(err);
    MFGQ_I_TRY(number_ids(in, ids, err));
    in->begin = mfgq_i_zalloc(in->id_count + 2, sizeof *in->begin);
    if (!in->begin) return mfgq_i_no_memory(err);
    for (size_t row = 0; row < in->n; row++) in->begin[in->id_of[row] + 2]++;
    for (size_t i = 2; i < in->id_count + 2; i++) in->begin[i] += in->begin[i - 1];
    for (size_t row = 0; row < in->n; row++) in->rows[in->begin[in->id_of[row] + 1]++] = row;
    return MFGQ_OK;
}

static int same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

/* Parts of one id must have codes of their own. */
static mfgq_status check_parts(const mfgq_i_rollup_input *in, size_t id,
                               const char *const *codes, mfgq_error *err)
{
    const size_t *const rows = in->rows + in->begin[id];
    const size_t count = in->begin[id + 1] - in->begin[id];
    int parts = 0;
    for (size_t i = 1; i < count; i++) parts |= !same(in->values[rows[i]], in->values[rows[0]]);
    if (!parts) return MFGQ_OK;
    mfgq_i_map seen = {0};
    mfgq_status status = MFGQ_OK;
    for (size_t i = 0; i < count && status == MFGQ_OK; i++) {
        size_t value = i;
        const int added = mfgq_i_map_add(&seen, codes[rows[i]], &value);
        if (added < 0) status = mfgq_i_no_memory(err);
        else if (!added)
            status = mfgq_i_fail(err, MFGQ_E_DATA, CODES_ARG, (int64_t)rows[i],
                                 "code %.60s is repeated for an id whose values differ",
                                 codes[rows[i]]);
    }
    mfgq_i_map_free(&seen);
    return status;
}

static mfgq_status check_rows(size_t n, const char *const *ids, const char *const *codes,
                              const double *values, mfgq_error *err)
{
    if (n && !codes) return mfgq_i_fail(err, MFGQ_E_INVALID, CODES_ARG, -1, "codes is null");
    if (n && !values) return mfgq_i_fail(err, MFGQ_E_INVALID, VALUES_ARG, -1, "values is null");
    for (size_t i = 0; i < n; i++) {
        const int64_t row = (int64_t)i;
        if (ids && !ids[i]) return mfgq_i_fail(err, MFGQ_E_INVALID, IDS_ARG, row, "ids holds null");
        if (!codes[i]) return mfgq_i_fail(err, MFGQ_E_INVALID, CODES_ARG, row, "codes holds null");
        if (isinf(values[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, VALUES_ARG, row, "values holds an infinity");
    }
    return MFGQ_OK;
}

mfgq_status mfgq_i_rollup_prepare(mfgq_i_rollup_input *in, const mfgq_taxonomy *t,
                                  const mfgq_crosswalk *via, size_t n, const char *const *ids,
                                  const char *const *codes, const double *values,
                                  mfgq_error *err)
{
    MFGQ_I_TRY(check_rows(n, ids, codes, values, err));
    in->t = t;
    in->n = n;
    in->values = values;
    MFGQ_I_TRY(place_rows(in, via, codes, err));
    MFGQ_I_TRY(group_ids(in, ids, err));
    for (size_t id = 0; id < in->id_count; id++) MFGQ_I_TRY(check_parts(in, id, codes, err));
    return MFGQ_OK;
}

void mfgq_i_rollup_release(mfgq_i_rollup_input *in)
{
    mfgq_i_free(in->places.at);
    mfgq_i_free(in->places.to);
    mfgq_i_free(in->id_of);
    mfgq_i_free(in->begin);
    mfgq_i_free(in->rows);
}
