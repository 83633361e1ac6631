/* Rows from any source, on any number of threads; and from columns in memory. */
#include "measure_i.h"

#include <float.h>

enum { WORTH_A_THREAD = 4096 }; /* rows */

mfgq_status mfgq_i_measure_enter(const mfgq_measure *m, mfgq_error *err)
{
    if (!m) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "measure is null");
    mfgq_measure *const own = (mfgq_measure *)(uintptr_t)m;
    if (atomic_exchange(&own->busy, 1))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "measure is in use by another thread");
    if (m->spoilt.status == MFGQ_OK) return MFGQ_OK;
    if (err) *err = m->spoilt;
    atomic_store(&own->busy, 0);
    return (mfgq_status)m->spoilt.status;
}

mfgq_status mfgq_i_measure_leave(mfgq_measure *m, mfgq_status status, const mfgq_error *found,
                                 mfgq_error *err)
{
    if (status != MFGQ_OK) m->spoilt = *found;
    if (status != MFGQ_OK && err) *err = *found;
    atomic_store(&m->busy, 0);
    return status;
}

size_t mfgq_i_measure_sources(const mfgq_measure *m, size_t rows)
{
    const size_t most = rows / WORTH_A_THREAD + 1;
    return most < (size_t)m->threads ? most : (size_t)m->threads;
}

size_t mfgq_i_share(size_t rows, size_t count, size_t i)
{
    return rows / count * i + (i < rows % count ? i : rows % count);
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

void mfgq_i_loading_fault(mfgq_i_loading *l, size_t row, size_t at, const mfgq_error *found)
{
    l->limit = row;
    *l->first = *found;
    l->first->index = (int64_t)(at + row);
}

/* 1 if some value is infinite, or is no flag where flags are read. */
static int is_odd(const double *values, size_t n, int flag)
{
    int odd = 0;
    if (flag)
        for (size_t i = 0; i < n; i++) odd |= values[i] < 0 || (values[i] > 0 && values[i] != 1);
    else
        for (size_t i = 0; i < n; i++) odd |= fabs(values[i]) > DBL_MAX;
    return odd;
}

void mfgq_i_load_direct(const mfgq_measure *m, mfgq_i_part *part, size_t k, const double *values,
                        size_t at, mfgq_i_loading *l)
{
    part->numbers[k] = values + at;
    if (!is_odd(values + at, l->limit, m->numbers[k].flag)) return;
    for (size_t i = 0; i < l->limit; i++) {
        double taken;
        mfgq_error found;
        if (mfgq_i_take_number(&m->numbers[k], values[at + i], &taken, &found) != MFGQ_OK)
            mfgq_i_loading_fault(l, i, at, &found);
    }
}

static void load_numbers(const mfgq_measure *m, mfgq_i_part *part, const source *s, size_t k,
                         mfgq_i_loading *l)
{
    const mfgq_i_number_slot *const slot = &m->numbers[k];
    const double *const values = s->numbers ? s->numbers[slot->column] : NULL;
    const char *const *const texts = values ? NULL : s->texts[slot->column];
    double *const own = part->own + k * MFGQ_I_BLOCK;
    if (values && !slot->converts) {
        mfgq_i_load_direct(m, part, k, values, s->at, l);
        return;
    }
    part->numbers[k] = own;
    for (size_t i = 0; i < l->limit; i++) {
        mfgq_error found;
        const char *const text = texts ? texts[s->at + i] : NULL;
        const mfgq_status status =
            values ? mfgq_i_take_number(slot, values[s->at + i], &own[i], &found)
                   : mfgq_i_take_text_number(slot, text, text ? strlen(text) : 0, &own[i], &found);
        if (status != MFGQ_OK) mfgq_i_loading_fault(l, i, s->at, &found);
    }
}

size_t mfgq_i_write_number(double value, char out[MFGQ_I_DOUBLE_SIZE])
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

static mfgq_status find_text(const mfgq_measure *m, mfgq_i_part *part, const source *s, size_t k,
                             size_t row, uint32_t *id, mfgq_error *err)
{
    const size_t column = m->texts[k].column;
    char written[MFGQ_I_DOUBLE_SIZE];
    const char *const *const texts = s->texts ? s->texts[column] : NULL;
    const char *const text = texts ? texts[row] : written;
    size_t size = 0;
    if (!texts) size = mfgq_i_write_number(s->numbers[column][row], written);
    else if (text) size = strlen(text);
    return mfgq_i_dictionary_find(m, k, &part->dictionaries[k], text, size, id, err);
}

/* Texts of one address are one text while the call lasts, so that most rows need no look. */
static void load_texts(const mfgq_measure *m, mfgq_i_part *part, const source *s, size_t k,
                       mfgq_i_loading *l)
{
    enum { SEEN = 64 };
    const char *seen[SEEN] = {NULL};
    uint32_t found_id[SEEN];
    const char *const *const texts = s->texts ? s->texts[m->texts[k].column] : NULL;
    uint32_t *const ids = part->ids + k * MFGQ_I_BLOCK;
    for (size_t i = 0; i < l->limit; i++) {
        const char *const text = texts ? texts[s->at + i] : NULL;
        const uintptr_t address = (uintptr_t)text;
        const size_t place = (address ^ address >> 4 ^ address >> 10) % SEEN;
        if (text && seen[place] == text) {
            ids[i] = found_id[place];
            continue;
        }
        mfgq_error found;
        if (find_text(m, part, s, k, s->at + i, &ids[i], &found) != MFGQ_OK)
            mfgq_i_loading_fault(l, i, s->at, &found);
        seen[place] = text;
        found_id[place] = ids[i];
    }
}

static mfgq_status load(const mfgq_measure *m, mfgq_i_part *part, void *context, size_t *rows,
                        mfgq_error *err)
{
    source *const s = context;
    const size_t n = s->end - s->at < MFGQ_I_BLOCK ? s->end - s->at : MFGQ_I_BLOCK;
    mfgq_i_loading l = {n, err};
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
    if (!measure) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "measure is null");
    if (rows) MFGQ_I_TRY(check_columns(measure, numbers, texts, err));
    MFGQ_I_TRY(mfgq_i_measure_enter(measure, err));
    source sources[MFGQ_I_THREADS];
    const size_t count = rows ? mfgq_i_measure_sources(measure, rows) : 0;
    for (size_t i = 0; i < count; i++)
        sources[i] = (source){numbers, texts, mfgq_i_share(rows, count, i),
                              mfgq_i_share(rows, count, i + 1)};
    mfgq_error found;
    const mfgq_status status =
        mfgq_i_measure_run(measure, load, sources, sizeof *sources, count, &found);
    return mfgq_i_measure_leave(measure, status, &found, err);
}
