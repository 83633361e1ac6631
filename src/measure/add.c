/* Rows from any source, on any number of threads; and from columns in memory. */
#include "measure_i.h"

enum { WORTH_A_THREAD = 4096 }; /* rows */

mfgq_status mfgq_i_measure_check(const mfgq_measure *m, mfgq_error *err)
{
    if (!m) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "measure is null");
    if (m->spoilt.status == MFGQ_OK) return MFGQ_OK;
    if (err) *err = m->spoilt;
    return (mfgq_status)m->spoilt.status;
}

mfgq_status mfgq_i_measure_keep(mfgq_measure *m, mfgq_status status, const mfgq_error *found,
                                mfgq_error *err)
{
    if (status == MFGQ_OK) return MFGQ_OK;
    m->spoilt = *found;
    if (err) *err = *found;
    return status;
}

size_t mfgq_i_measure_sources(const mfgq_measure *m, size_t rows)
{
    const size_t most = rows / WORTH_A_THREAD + 1;
    return most < (size_t)m->threads ? most : (size_t)m->threads;
}

mfgq_status mfgq_i_take_number(const mfgq_i_number_slot *slot, double value, double *out,
                               mfgq_error *err)
{
    *out = value;
    if (isnan(value)) return MFGQ_OK;
    if (isinf(value))
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 0, -1, "%.60s is infinite", slot->name);
    if (slot->converts) *out = mfgq_i_to_base(value, &slot->unit);
    if (slot->flag && value != 0 && value != 1)
        return mfgq_i_fail(err, MFGQ_E_DATA, 0, -1, "flag %.60s is %g, neither 0 nor 1",
                           slot->name, value);
    return MFGQ_OK;
}

mfgq_status mfgq_i_take_text_number(const mfgq_i_number_slot *slot, const char *text,
                                    size_t size, double *out, mfgq_error *err)
{
    double value = NAN;
    if (text && !mfgq_i_is_missing(text, size) && !mfgq_i_parse_double(text, size, &value))
        return mfgq_i_fail(err, MFGQ_E_PARSE, 0, -1, "%.60s: '%.*s' is not a finite number",
                           slot->name, size < 40 ? (int)size : 40, text);
    return mfgq_i_take_number(slot, value, out, err);
}

typedef struct run {
    mfgq_measure *m;
    mfgq_i_load load;
    char *sources;
    size_t size;
    int64_t *rows; /* [sources] */
} run;

static mfgq_status turn(void *context, size_t i, mfgq_error *err)
{
    const run *const r = context;
    mfgq_i_part *const part = &r->m->parts[i];
    for (;;) {
        size_t rows = 0;
        MFGQ_I_TRY(r->load(r->m, part, r->sources + i * r->size, &rows, err));
        if (!rows) return MFGQ_OK;
        mfgq_i_block_run(r->m, part, rows);
        MFGQ_I_TRY(mfgq_i_cells_add(r->m, part, rows, err));
        r->rows[i] += (int64_t)rows;
    }
}

mfgq_status mfgq_i_measure_run(mfgq_measure *m, mfgq_i_load load, void *sources, size_t size,
                               size_t count, mfgq_error *err)
{
    int64_t rows[MFGQ_I_THREADS] = {0};
    run r = {m, load, sources, size, rows};
    const mfgq_i_each each = {count, count ? count : 1, turn, &r, NULL, NULL};
    MFGQ_I_TRY(mfgq_i_each_run(&each, err));
    for (size_t i = 0; i < count; i++) m->rows += rows[i];
    return MFGQ_OK;
}

/* ---- columns ---- */

typedef struct source {
    const double *const *numbers;
    const char *const *const *texts;
    size_t at, end;
} source;

/* Loading column by column: rows from `limit` on are not looked at once one has failed. */
typedef struct loading {
    size_t limit;
    mfgq_error *first;
} loading;

static void fault(loading *l, size_t row, size_t at, const mfgq_error *found)
{
    l->limit = row;
    *l->first = *found;
    l->first->index = (int64_t)(at + row);
}

static void load_numbers(const mfgq_measure *m, mfgq_i_part *part, const source *s, size_t k,
                         loading *l)
{
    const mfgq_i_number_slot *const slot = &m->numbers[k];
    const double *const values = s->numbers ? s->numbers[slot->column] : NULL;
    const char *const *const texts = values ? NULL : s->texts[slot->column];
    double *const own = part->own + k * MFGQ_I_BLOCK;
    part->numbers[k] = values && !slot->converts ? values + s->at : own;
    for (size_t i = 0; i < l->limit; i++) {
        mfgq_error found;
        const char *const text = texts ? texts[s->at + i] : NULL;
        const mfgq_status status =
            values ? mfgq_i_take_number(slot, values[s->at + i], &own[i], &found)
                   : mfgq_i_take_text_number(slot, text, text ? strlen(text) : 0, &own[i], &found);
        if (status != MFGQ_OK) fault(l, i, s->at, &found);
    }
}

/* A number as text: 2020, not 2020.0. */
static size_t write_number(double value, char out[MFGQ_I_DOUBLE_SIZE])
{
    if (isnan(value)) return 0;
    if (!(fabs(value) < 1e15) || value != rint(value) || fabs(value) < 1)
        return mfgq_i_format_double(value, out);
    size_t n = 0;
    char digits[MFGQ_I_DOUBLE_SIZE];
    int64_t whole = (int64_t)fabs(value);
    for (; whole; whole /= 10) digits[n++] = (char)('0' + whole % 10);
    if (value < 0) digits[n++] = '-';
    for (size_t i = 0; i < n; i++) out[i] = digits[n - 1 - i];
    return n;
}

static void load_texts(const mfgq_measure *m, mfgq_i_part *part, const source *s, size_t k,
                       loading *l)
{
    const size_t column = m->texts[k].column;
    const char *const *const texts = s->texts ? s->texts[column] : NULL;
    uint32_t *const ids = part->ids + k * MFGQ_I_BLOCK;
    for (size_t i = 0; i < l->limit; i++) {
        char written[MFGQ_I_DOUBLE_SIZE];
        const char *const text = texts ? texts[s->at + i] : written;
        size_t size = 0;
        if (!texts) size = write_number(s->numbers[column][s->at + i], written);
        else if (text) size = strlen(text);
        mfgq_error found;
        if (mfgq_i_dictionary_find(m, k, &part->dictionaries[k], text, size, &ids[i], &found)
            != MFGQ_OK)
            fault(l, i, s->at, &found);
    }
}

static mfgq_status load(const mfgq_measure *m, mfgq_i_part *part, void *context, size_t *rows,
                        mfgq_error *err)
{
    source *const s = context;
    const size_t n = s->end - s->at < MFGQ_I_BLOCK ? s->end - s->at : MFGQ_I_BLOCK;
    loading l = {n, err};
    for (size_t k = 0; k < m->text_count; k++) load_texts(m, part, s, k, &l);
    for (size_t k = 0; k < m->number_count; k++) load_numbers(m, part, s, k, &l);
    if (l.limit < n) return (mfgq_status)err->status;
    s->at += n;
    *rows = n;
    return MFGQ_OK;
}

static mfgq_status check_columns(const mfgq_measure *m, const double *const *numbers,
                                 const char *const *const *texts, mfgq_error *err)
{
    for (size_t i = 0; i < m->columns; i++)
        if (m->uses[i] && !(numbers && numbers[i]) && !(texts && texts[i]))
            return mfgq_i_fail(err, MFGQ_E_INVALID, 3, (int64_t)i,
                               "numbers: no values for the column '%.80s'", m->names[i]);
    return MFGQ_OK;
}

mfgq_status mfgq_measure_add(mfgq_measure *measure, size_t rows, const double *const *numbers,
                             const char *const *const *texts, mfgq_error *err)
{
    MFGQ_I_TRY(mfgq_i_measure_check(measure, err));
    if (!rows) return MFGQ_OK;
    MFGQ_I_TRY(check_columns(measure, numbers, texts, err));
    source sources[MFGQ_I_THREADS];
    const size_t count = mfgq_i_measure_sources(measure, rows);
    for (size_t i = 0; i < count; i++) {
        const size_t from = rows / count * i + (i < rows % count ? i : rows % count);
        sources[i] = (source){numbers, texts, from, from + rows / count + (i < rows % count)};
    }
    mfgq_error found;
    const mfgq_status status =
        mfgq_i_measure_run(measure, load, sources, sizeof *sources, count, &found);
    return mfgq_i_measure_keep(measure, status, &found, err);
}
