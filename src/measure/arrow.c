/* Rows from an Arrow struct, read where they stand. */
#include "../table/arrow_i.h"
#include "measure_i.h"

typedef struct field {
    mfgq_i_arrow_view view, values; /* values: room for a dictionary's view */
    const double *direct;           /* doubles without nulls */
} field;

typedef struct source {
    const field *fields; /* [columns] */
    uint32_t **known;    /* [text slots] what each dictionary row is here, + 1; or null */
    size_t at, end;
} source;

static void load_numbers(const mfgq_measure *m, mfgq_i_part *part, const source *s, size_t k,
                         mfgq_i_loading *l)
{
    const mfgq_i_number_slot *const slot = &m->numbers[k];
    const field *const f = &s->fields[slot->column];
    const int text = mfgq_i_arrow_is_text(&f->view);
    double *const own = part->own + k * MFGQ_I_BLOCK;
    part->numbers[k] = own;
    for (size_t i = 0; i < l->limit; i++) {
        mfgq_error found;
        const char *cell = NULL;
        size_t size = 0;
        double value = NAN;
        mfgq_status status = MFGQ_OK;
        const int there = !mfgq_i_arrow_missing(&f->view, s->at + i);
        if (there && text)
            status = mfgq_i_arrow_bytes(&f->view, s->at + i, &cell, &size, &found);
        else if (there) status = mfgq_i_arrow_number(&f->view, s->at + i, &value, &found);
        if (status == MFGQ_OK)
            status = text ? mfgq_i_take_text_number(slot, cell, size, &own[i], &found)
                          : mfgq_i_take_number(slot, value, &own[i], &found);
        if (status != MFGQ_OK) mfgq_i_loading_fault(l, i, s->at, &found);
    }
}

static mfgq_status find_text(const mfgq_measure *m, mfgq_i_part *part, const field *f, size_t k,
                             size_t row, uint32_t *id, mfgq_error *err)
{
    const char *text = NULL;
    size_t size = 0;
    char written[MFGQ_I_DOUBLE_SIZE];
    if (mfgq_i_arrow_missing(&f->view, row)) {
        text = "";
    } else if (mfgq_i_arrow_is_text(&f->view)) {
        MFGQ_I_TRY(mfgq_i_arrow_bytes(&f->view, row, &text, &size, err));
    } else {
        double value = NAN;
        MFGQ_I_TRY(mfgq_i_arrow_number(&f->view, row, &value, err));
        size = mfgq_i_write_number(value, written);
        text = written;
    }
    return mfgq_i_dictionary_find(m, k, &part->dictionaries[k], text, size, id, err);
}

static void load_texts(const mfgq_measure *m, mfgq_i_part *part, const source *s, size_t k,
                       mfgq_i_loading *l)
{
    const field *const f = &s->fields[m->texts[k].column];
    uint32_t *const ids = part->ids + k * MFGQ_I_BLOCK, *const known = s->known[k];
    int64_t places[MFGQ_I_BLOCK];
    if (known) mfgq_i_arrow_places(&f->view, s->at, l->limit, places);
    for (size_t i = 0; i < l->limit; i++) {
        mfgq_error found;
        const int64_t place = known ? places[i] : -1;
        if (place >= 0 && known[place]) {
            ids[i] = known[place] - 1;
            continue;
        }
        if (find_text(m, part, f, k, s->at + i, &ids[i], &found) != MFGQ_OK)
            mfgq_i_loading_fault(l, i, s->at, &found);
        else if (place >= 0) known[place] = ids[i] + 1;
    }
}

static mfgq_status load(const mfgq_measure *m, mfgq_i_part *part, void *context, size_t *rows,
                        mfgq_error *err)
{
    source *const s = context;
    const size_t n = s->end - s->at < MFGQ_I_BLOCK ? s->end - s->at : MFGQ_I_BLOCK;
    mfgq_i_loading l = {n, err};
    for (size_t k = 0; k < m->text_count; k++) load_texts(m, part, s, k, &l);
    for (size_t k = 0; k < m->number_count; k++) {
        const double *const direct = s->fields[m->numbers[k].column].direct;
        if (direct && !m->numbers[k].converts) mfgq_i_load_direct(m, part, k, direct, s->at, &l);
        else load_numbers(m, part, s, k, &l);
    }
    if (l.limit < n) return (mfgq_status)err->status;
    s->at += n;
    *rows = n;
    return MFGQ_OK;
}

/* ---- fields ---- */

static size_t field_named(const struct ArrowSchema *schema, const char *name)
{
    for (int64_t i = 0; i < schema->n_children; i++) {
        const struct ArrowSchema *const child = schema->children[i];
        if (child && child->name && strcmp(child->name, name) == 0) return (size_t)i;
    }
    return MFGQ_I_NOWHERE;
}

/* A field, narrowed by its struct's offset and length. */
static mfgq_status open_field(const mfgq_measure *m, const struct ArrowSchema *schema,
                              const struct ArrowArray *array, size_t column, field *f,
                              mfgq_error *err)
{
    const size_t place = field_named(schema, m->names[column]);
    if (place == MFGQ_I_NOWHERE)
        return mfgq_i_fail(err, MFGQ_E_NOT_FOUND, 2, -1, "no field %.80s", m->names[column]);
    struct ArrowArray child = *array->children[place];
    if (child.length - array->length < array->offset)
        return mfgq_i_fail(err, MFGQ_E_DATA, 3, -1, "field %.80s is shorter than its struct",
                           m->names[column]);
    child.offset += array->offset;
    child.length = array->length;
    if (child.null_count) child.null_count = -1;
    const mfgq_status status =
        mfgq_i_arrow_open(schema->children[place], &child, &f->view, &f->values, err);
    if (status != MFGQ_OK && err) err->arg = err->arg == 1 ? 2 : err->arg == 2 ? 3 : err->arg;
    MFGQ_I_TRY(status);
    if (f->view.kind == MFGQ_I_ARROW_F64 && mfgq_i_arrow_complete(&f->view))
        f->direct = (const double *)f->view.buffers[1] + f->view.offset;
    return MFGQ_OK;
}

static mfgq_status check(const struct ArrowSchema *schema, const struct ArrowArray *array,
                         mfgq_error *err)
{
    if (!schema || !schema->release)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "schema is null or was released");
    if (!array || !array->release)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "array is null or was released");
    if (!schema->format || strcmp(schema->format, "+s") != 0)
        return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 2, -1, "schema is not that of a struct");
    if (array->n_children != schema->n_children || array->length < 0 || array->offset < 0)
        return mfgq_i_fail(err, MFGQ_E_DATA, 3, -1, "array does not fit its schema");
    if (array->null_count && array->n_buffers && array->buffers && array->buffers[0])
        return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 3, -1, "array has rows that are null");
    for (int64_t i = 0; i < array->n_children; i++)
        if (!array->children || !array->children[i] || !array->children[i]->release)
            return mfgq_i_fail(err, MFGQ_E_DATA, 3, -1, "array lacks a field");
    return MFGQ_OK;
}

/* Notes what was found of dictionaries, for each thread. */
static mfgq_status make_known(const mfgq_measure *m, const field *fields, uint32_t **known,
                              size_t count, mfgq_error *err)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < m->text_count; k++) {
            const field *const f = &fields[m->texts[k].column];
            if (!f->view.dictionary) continue;
            known[i * m->text_count + k] = mfgq_i_zalloc(f->values.rows + 1, sizeof **known);
            if (!known[i * m->text_count + k]) return mfgq_i_no_memory(err);
        }
    return MFGQ_OK;
}

static mfgq_status add(mfgq_measure *m, const struct ArrowSchema *schema,
                       const struct ArrowArray *array, mfgq_error *err)
{
    source sources[MFGQ_I_THREADS];
    const size_t rows = (size_t)array->length, count = mfgq_i_measure_sources(m, rows);
    field *const fields = mfgq_i_zalloc(m->columns + 1, sizeof *fields);
    uint32_t **const known = mfgq_i_zalloc(count * m->text_count + 1, sizeof *known);
    mfgq_status status = fields && known ? MFGQ_OK : mfgq_i_no_memory(err);
    for (size_t i = 0; i < m->columns && status == MFGQ_OK; i++)
        if (m->uses[i]) status = open_field(m, schema, array, i, &fields[i], err);
    if (status == MFGQ_OK) status = make_known(m, fields, known, count, err);
    for (size_t i = 0; i < count; i++)
        sources[i] = (source){fields, known + i * m->text_count, mfgq_i_share(rows, count, i),
                              mfgq_i_share(rows, count, i + 1)};
    if (status == MFGQ_OK)
        status = mfgq_i_measure_run(m, load, sources, sizeof *sources, count, err);
    for (size_t i = 0; known && i < count * m->text_count; i++) mfgq_i_free(known[i]);
    mfgq_i_free(known);
    mfgq_i_free(fields);
    return status;
}

mfgq_status mfgq_measure_add_arrow(mfgq_measure *measure, const struct ArrowSchema *schema,
                                   const struct ArrowArray *array, mfgq_error *err)
{
    MFGQ_I_TRY(check(schema, array, err));
    MFGQ_I_TRY(mfgq_i_measure_enter(measure, err));
    mfgq_error found;
    const mfgq_status status = add(measure, schema, array, &found);
    return mfgq_i_measure_leave(measure, status, &found, err);
}
