/* A table as an Arrow array and as a stream; both keep the table alive. */
#include "arrow_i.h"

#include <errno.h>
#include <string.h>

/* What one array owns: children of a struct, or what a column needs. */
typedef struct array_part {
    mfgq_table *table;
    const void *buffers[3];
    int32_t *offsets;
    char *bytes;
    struct ArrowArray *children;
    struct ArrowArray **list;
} array_part;

static void release_array(struct ArrowArray *array)
{
    array_part *const part = array->private_data;
    for (int64_t i = 0; i < array->n_children; i++)
        if (array->children[i]->release) array->children[i]->release(array->children[i]);
    mfgq_table_free(part->table);
    mfgq_i_free(part->offsets);
    mfgq_i_free(part->bytes);
    mfgq_i_free(part->children);
    mfgq_i_free((void *)part->list);
    mfgq_i_free(part);
    array->release = NULL;
}

static array_part *begin(const mfgq_table *table, struct ArrowArray *array)
{
    array_part *const part = mfgq_i_zalloc(1, sizeof *part);
    if (!part) return NULL;
    memset(array, 0, sizeof *array);
    part->table = mfgq_i_table_share(table);
    array->length = (int64_t)table->rows;
    array->buffers = part->buffers;
    array->private_data = part;
    array->release = release_array;
    return part;
}

/* The texts without the zero bytes that stand between them in a column. */
static int pack(const mfgq_i_column *column, size_t rows, array_part *part)
{
    int32_t at = 0;
    part->offsets = mfgq_i_array(rows + 1, sizeof *part->offsets);
    part->bytes = mfgq_i_alloc(column->text.size + 1);
    if (!part->offsets || !part->bytes) return 0;
    for (size_t i = 0; i < rows; i++) {
        const int32_t from = column->data.offsets[i], size = column->data.offsets[i + 1] - from - 1;
        part->offsets[i] = at;
        memcpy(part->bytes + at, column->text.data + from, (size_t)size);
        at += size;
    }
    part->offsets[rows] = at;
    part->buffers[1] = part->offsets;
    part->buffers[2] = part->bytes;
    return 1;
}

static int export_column(const mfgq_table *table, size_t index, struct ArrowArray *array)
{
    const mfgq_i_column *const column = &table->columns[index];
    static const double nothing = 0;
    array_part *const part = begin(table, array);
    if (!part) return 0;
    array->n_buffers = column->type == MFGQ_TEXT ? 3 : 2;
    array->null_count = column->missing;
    part->buffers[0] = column->valid;
    part->buffers[1] = column->data.any ? column->data.any : &nothing;
    return column->type != MFGQ_TEXT || pack(column, table->rows, part);
}

static int export_all(const mfgq_table *table, struct ArrowArray *array)
{
    array_part *const part = array->private_data;
    part->children = mfgq_i_zalloc(table->count + 1, sizeof *part->children);
    part->list = mfgq_i_zalloc(table->count + 1, sizeof *part->list);
    if (!part->children || !part->list) return 0;
    array->children = part->list;
    array->n_buffers = 1;
    for (size_t i = 0; i < table->count; i++) {
        part->list[i] = &part->children[i];
        array->n_children = (int64_t)i + 1;
        if (!export_column(table, i, part->list[i])) return 0;
    }
    return 1;
}

mfgq_status mfgq_arrow_export_array(const mfgq_table *table, struct ArrowArray *array,
                                    mfgq_error *err)
{
    struct ArrowArray made;
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "table is null");
    if (!array) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "array is null");
    if (!begin(table, &made)) return mfgq_i_no_memory(err);
    if (!export_all(table, &made)) {
        made.release(&made);
        return mfgq_i_no_memory(err);
    }
    *array = made;
    return MFGQ_OK;
}

typedef struct stream_part {
    mfgq_table *table;
    int done;
    mfgq_error err;
} stream_part;

static int answer(mfgq_status status)
{
    if (status == MFGQ_OK) return 0;
    return status == MFGQ_E_MEMORY ? ENOMEM : EINVAL;
}

static int stream_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    stream_part *const part = stream->private_data;
    return answer(mfgq_arrow_export_schema(part->table, out, &part->err));
}

static int stream_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
    stream_part *const part = stream->private_data;
    if (part->done) {
        memset(out, 0, sizeof *out);
        return 0;
    }
    const mfgq_status status = mfgq_arrow_export_array(part->table, out, &part->err);
    part->done = status == MFGQ_OK;
    return answer(status);
}

static const char *stream_error(struct ArrowArrayStream *stream)
{
    const stream_part *const part = stream->private_data;
    return part->err.status ? part->err.message : NULL;
}

static void release_stream(struct ArrowArrayStream *stream)
{
    stream_part *const part = stream->private_data;
    mfgq_table_free(part->table);
    mfgq_i_free(part);
    stream->release = NULL;
}

mfgq_status mfgq_arrow_export_stream(const mfgq_table *table, struct ArrowArrayStream *stream,
                                     mfgq_error *err)
{
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "table is null");
    if (!stream) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "stream is null");
    stream_part *const part = mfgq_i_zalloc(1, sizeof *part);
    if (!part) return mfgq_i_no_memory(err);
    part->table = mfgq_i_table_share(table);
    stream->get_schema = stream_schema;
    stream->get_next = stream_next;
    stream->get_last_error = stream_error;
    stream->release = release_stream;
    stream->private_data = part;
    return MFGQ_OK;
}
