/* Rows from an Arrow struct: each column that is used is read, doubles where they stand. */
#include "measure_i.h"

typedef struct fields {
    mfgq_arrow_column **columns; /* [columns][2] numbers, texts */
    const double **numbers;
    const char ***texts;
    size_t rows;
} fields;

static const struct ArrowSchema *field_named(const struct ArrowSchema *schema, const char *name,
                                             size_t *place)
{
    for (int64_t i = 0; i < schema->n_children; i++) {
        const struct ArrowSchema *const child = schema->children[i];
        *place = (size_t)i;
        if (child && child->name && strcmp(child->name, name) == 0) return child;
    }
    return NULL;
}

/* The struct's offset and length narrow its fields. */
static struct ArrowArray narrowed(const struct ArrowArray *array, size_t place)
{
    struct ArrowArray child = *array->children[place];
    child.offset += array->offset;
    child.length = array->length;
    if (array->offset || array->length != array->children[place]->length) child.null_count = -1;
    return child;
}

static mfgq_status read_field(const mfgq_measure *m, const struct ArrowSchema *schema,
                              const struct ArrowArray *array, size_t column, fields *f,
                              mfgq_error *err)
{
    size_t place = 0;
    const struct ArrowSchema *const field = field_named(schema, m->names[column], &place);
    if (!field)
        return mfgq_i_fail(err, MFGQ_E_NOT_FOUND, 2, -1, "no field %.80s", m->names[column]);
    struct ArrowArray child = narrowed(array, place);
    if (child.length + child.offset
        > array->children[place]->length + array->children[place]->offset)
        return mfgq_i_fail(err, MFGQ_E_DATA, 3, -1, "field %.80s is shorter than its struct",
                           field->name);
    mfgq_arrow_column **const read = &f->columns[2 * column];
    mfgq_status status = mfgq_arrow_column_read(field, &child, MFGQ_F64, &read[0], err);
    if (status == MFGQ_OK) f->numbers[column] = mfgq_arrow_column_f64(read[0]);
    if (status != MFGQ_E_UNSUPPORTED) return status;
    MFGQ_I_TRY(mfgq_arrow_column_read(field, &child, MFGQ_TEXT, &read[1], err));
    f->texts[column] = mfgq_i_zalloc(f->rows + 1, sizeof **f->texts);
    if (!f->texts[column]) return mfgq_i_no_memory(err);
    for (size_t i = 0; i < f->rows; i++)
        f->texts[column][i] = mfgq_arrow_column_text(read[1], i);
    return MFGQ_OK;
}

static mfgq_status check(const struct ArrowSchema *schema, const struct ArrowArray *array,
                         mfgq_error *err)
{
    if (!schema || !schema->release)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "schema is null or released");
    if (!array || !array->release)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "array is null or released");
    if (!schema->format || strcmp(schema->format, "+s") != 0)
        return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 2, -1, "schema is not that of a struct");
    if (array->n_children != schema->n_children || array->length < 0 || array->offset < 0)
        return mfgq_i_fail(err, MFGQ_E_DATA, 3, -1, "array does not fit its schema");
    for (int64_t i = 0; i < array->n_children; i++)
        if (!array->children || !array->children[i] || !array->children[i]->release)
            return mfgq_i_fail(err, MFGQ_E_DATA, 3, -1, "array lacks a field");
    return MFGQ_OK;
}

static mfgq_status add(mfgq_measure *m, const struct ArrowSchema *schema,
                       const struct ArrowArray *array, mfgq_error *err)
{
    fields f = {mfgq_i_zalloc(m->columns + 1, 2 * sizeof *f.columns),
                mfgq_i_zalloc(m->columns + 1, sizeof *f.numbers),
                mfgq_i_zalloc(m->columns + 1, sizeof *f.texts), (size_t)array->length};
    mfgq_status status =
        f.columns && f.numbers && f.texts ? MFGQ_OK : mfgq_i_no_memory(err);
    for (size_t i = 0; i < m->columns && status == MFGQ_OK; i++)
        if (m->uses[i]) status = read_field(m, schema, array, i, &f, err);
    if (status == MFGQ_OK)
        status = mfgq_measure_add(m, f.rows, f.numbers, (const char *const *const *)f.texts, err);
    for (size_t i = 0; f.columns && i < 2 * m->columns; i++)
        mfgq_arrow_column_free(f.columns[i]);
    for (size_t i = 0; f.texts && i < m->columns; i++) mfgq_i_free((void *)f.texts[i]);
    mfgq_i_free(f.columns);
    mfgq_i_free((void *)f.numbers);
    mfgq_i_free((void *)f.texts);
    return status;
}

mfgq_status mfgq_measure_add_arrow(mfgq_measure *measure, const struct ArrowSchema *schema,
                                   const struct ArrowArray *array, mfgq_error *err)
{
    MFGQ_I_TRY(mfgq_i_measure_check(measure, err));
    MFGQ_I_TRY(check(schema, array, err));
    mfgq_error found;
    const mfgq_status status = add(measure, schema, array, &found);
    return mfgq_i_measure_keep(measure, status, &found, err);
}
