/* Arrow struct arrays and streams into tables. */
#include "arrow_i.h"

#include <string.h>

typedef struct field {
    mfgq_i_arrow_view view, values;
} field;

/* The value of `unit` in a schema's metadata and its length, or null. */
static const char *unit_of(const struct ArrowSchema *schema, size_t *length)
{
    const char *at = schema->metadata;
    int32_t pairs = 0, size = 0;
    if (!at) return NULL;
    memcpy(&pairs, at, sizeof pairs);
    at += sizeof pairs;
    for (; pairs > 0; pairs--) {
        memcpy(&size, at, sizeof size);
        if (size < 0) return NULL;
        const int found = size == 4 && memcmp(at + sizeof size, "unit", 4) == 0;
        at += sizeof size + (size_t)size;
        memcpy(&size, at, sizeof size);
        if (size < 0) return NULL;
        *length = (size_t)size;
        if (found) return at + sizeof size;
        at += sizeof size + (size_t)size;
    }
    return NULL;
}

static mfgq_type type_of(const mfgq_i_arrow_view *view)
{
    if (mfgq_i_arrow_is_text(view)) return MFGQ_TEXT;
    return mfgq_i_arrow_is_float(view) ? MFGQ_F64 : MFGQ_I64;
}

static mfgq_status check_struct(const struct ArrowSchema *schema, mfgq_error *err)
{
    if (!schema) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "schema is null");
    if (!schema->release) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "schema was released");
    if (!schema->format || strcmp(schema->format, "+s") != 0)
        return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 1, -1, "schema is no struct of columns");
    if (schema->n_children < 0 || (schema->n_children && !schema->children))
        return mfgq_i_fail(err, MFGQ_E_DATA, 1, -1, "schema lacks its children");
    return MFGQ_OK;
}

static mfgq_status check_array(const struct ArrowSchema *schema, const struct ArrowArray *array,
                               mfgq_error *err)
{
    if (!array) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "array is null");
    if (!array->release) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "array was released");
    if (array->n_children != schema->n_children || (array->n_children && !array->children))
        return mfgq_i_fail(err, MFGQ_E_DATA, 2, -1, "array has other children than its schema");
    if (array->length < 0 || array->offset < 0)
        return mfgq_i_fail(err, MFGQ_E_DATA, 2, -1, "array has a negative length or offset");
    return MFGQ_OK;
}

static mfgq_status open_fields(const struct ArrowSchema *schema, const struct ArrowArray *array,
                               field *fields, mfgq_error *err)
{
    for (int64_t i = 0; i < schema->n_children; i++) {
        field *const f = &fields[i];
        MFGQ_I_TRY(mfgq_i_arrow_open(schema->children[i], array->children[i], &f->view,
                                     &f->values, err));
        if (f->view.rows < (size_t)array->offset + (size_t)array->length)
            return mfgq_i_fail(err, MFGQ_E_DATA, 2, i, "array has a child shorter than itself");
        f->view.offset += (size_t)array->offset;
        f->view.rows = (size_t)array->length;
    }
    return MFGQ_OK;
}

static mfgq_status put_text(mfgq_builder *b, const mfgq_i_arrow_view *view, size_t row,
                            mfgq_i_buffer *scratch, mfgq_error *err)
{
    const char *text;
    size_t size;
    MFGQ_I_TRY(mfgq_i_arrow_text(view, row, &text, &size, err));
    scratch->size = 0;
    mfgq_i_buffer_add(scratch, text, size);
    if (scratch->failed) return mfgq_i_no_memory(err);
    mfgq_builder_text(b, size ? scratch->data : "");
    return MFGQ_OK;
}

static mfgq_status put_cell(mfgq_builder *b, const mfgq_i_arrow_view *view, size_t row,
                            mfgq_i_buffer *scratch, mfgq_error *err)
{
    double number = 0;
    int64_t whole = 0;
    if (mfgq_i_arrow_missing(view, row)) {
        mfgq_builder_missing(b);
        return MFGQ_OK;
    }
    switch (type_of(view)) {
    case MFGQ_TEXT: return put_text(b, view, row, scratch, err);
    case MFGQ_F64:
        MFGQ_I_TRY(mfgq_i_arrow_number(view, row, &number, err));
        mfgq_builder_f64(b, number);
        return MFGQ_OK;
    default:
        MFGQ_I_TRY(mfgq_i_arrow_integer(view, row, &whole, err));
        mfgq_builder_i64(b, whole);
        return MFGQ_OK;
    }
}

static mfgq_status put_rows(mfgq_builder *b, const field *fields, size_t columns, size_t rows,
                            mfgq_error *err)
{
    mfgq_i_buffer scratch = {0};
    mfgq_status status = MFGQ_OK;
    for (size_t row = 0; row < rows && status == MFGQ_OK; row++)
        for (size_t i = 0; i < columns && status == MFGQ_OK; i++)
            status = put_cell(b, &fields[i].view, row, &scratch, err);
    mfgq_i_buffer_free(&scratch);
    return status;
}

static mfgq_status put_batch(mfgq_builder *b, const struct ArrowSchema *schema,
                             const struct ArrowArray *array, mfgq_error *err)
{
    MFGQ_I_TRY(check_array(schema, array, err));
    field *const fields = mfgq_i_zalloc((size_t)schema->n_children + 1, sizeof *fields);
    if (!fields) return mfgq_i_no_memory(err);
    mfgq_status status = open_fields(schema, array, fields, err);
    if (status == MFGQ_OK)
        status = put_rows(b, fields, (size_t)schema->n_children, (size_t)array->length, err);
    mfgq_i_free(fields);
    return status;
}

/* The type of a column by its schema alone. */
static mfgq_status declare_one(mfgq_builder *b, const struct ArrowSchema *schema, mfgq_error *err)
{
    if (!schema || !schema->release)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "schema has a child that was released");
    const char *const format = schema->dictionary ? schema->dictionary->format : schema->format;
    mfgq_type type = MFGQ_I64;
    if (format && strchr("ngf", format[0])) type = MFGQ_F64;
    else if (format && strchr("uUv", format[0])) type = MFGQ_TEXT;
    size_t length = 0;
    const char *const found = unit_of(schema, &length);
    char *const unit = found ? mfgq_i_copy(found, length) : NULL;
    if (found && !unit) return mfgq_i_no_memory(err);
    mfgq_builder_column(b, schema->name ? schema->name : "", type, unit);
    mfgq_i_free(unit);
    return MFGQ_OK;
}

static mfgq_status declare(mfgq_builder *b, const struct ArrowSchema *schema, mfgq_error *err)
{
    MFGQ_I_TRY(check_struct(schema, err));
    for (int64_t i = 0; i < schema->n_children; i++)
        MFGQ_I_TRY(declare_one(b, schema->children[i], err));
    return MFGQ_OK;
}

/* Ends the builder as the work before went. */
static mfgq_status end(mfgq_builder *b, mfgq_status status, mfgq_table **table, mfgq_error *err)
{
    if (status == MFGQ_OK) return mfgq_builder_finish(b, table, err);
    mfgq_builder_free(b);
    return status;
}

mfgq_status mfgq_arrow_import_array(const struct ArrowSchema *schema,
                                    const struct ArrowArray *array, mfgq_table **table,
                                    mfgq_error *err)
{
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "table is null");
    mfgq_builder *const b = mfgq_builder_new();
    if (!b) return mfgq_i_no_memory(err);
    mfgq_status status = declare(b, schema, err);
    if (status == MFGQ_OK) status = put_batch(b, schema, array, err);
    return end(b, status, table, err);
}

static mfgq_status stream_fault(struct ArrowArrayStream *stream, mfgq_error *err)
{
    const char *const said = stream->get_last_error ? stream->get_last_error(stream) : NULL;
    return mfgq_i_fail(err, MFGQ_E_IO, 1, -1, "stream failed: %.180s",
                       said ? said : "no reason given");
}

static mfgq_status put_batches(mfgq_builder *b, struct ArrowArrayStream *stream,
                               const struct ArrowSchema *schema, mfgq_error *err)
{
    for (;;) {
        struct ArrowArray array;
        memset(&array, 0, sizeof array);
        if (stream->get_next(stream, &array)) return stream_fault(stream, err);
        if (!array.release) return MFGQ_OK;
        const mfgq_status status = put_batch(b, schema, &array, err);
        array.release(&array);
        if (status != MFGQ_OK) return status;
    }
}

mfgq_status mfgq_arrow_import_stream(struct ArrowArrayStream *stream, mfgq_table **table,
                                     mfgq_error *err)
{
    struct ArrowSchema schema;
    if (!stream) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "stream is null");
    if (!stream->release) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "stream was released");
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "table is null");
    memset(&schema, 0, sizeof schema);
    if (stream->get_schema(stream, &schema)) return stream_fault(stream, err);
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_status status = b ? declare(b, &schema, err) : mfgq_i_no_memory(err);
    if (status == MFGQ_OK) status = put_batches(b, stream, &schema, err);
    if (schema.release) schema.release(&schema);
    return end(b, status, table, err);
}
