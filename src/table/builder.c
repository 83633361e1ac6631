/* Building a table, row by row. */
#include "table_i.h"

#include <math.h>
#include <string.h>

struct mfgq_builder {
    mfgq_i_column *columns;
    size_t count, capacity;
    size_t next; /* column of the next cell */
    size_t rows;
    mfgq_status status; /* the first failure */
    mfgq_error err;
};

static void fail(mfgq_builder *b, mfgq_status status, const char *what)
{
    if (b->status != MFGQ_OK) return;
    b->status = mfgq_i_fail(&b->err, status, 1, (int64_t)b->rows, "%s", what);
}

mfgq_builder *mfgq_builder_new(void)
{
    return mfgq_i_zalloc(1, sizeof(mfgq_builder));
}

void mfgq_builder_free(mfgq_builder *builder)
{
    if (!builder) return;
    mfgq_i_columns_free(builder->columns, builder->count);
    mfgq_i_free(builder);
}

static int repeated(const mfgq_builder *b, const char *name)
{
    for (size_t i = 0; i < b->count; i++)
        if (strcmp(b->columns[i].name, name) == 0) return 1;
    return 0;
}

void mfgq_builder_column(mfgq_builder *builder, const char *name, mfgq_type type,
                         const char *unit)
{
    mfgq_builder *const b = builder;
    if (!b || b->status != MFGQ_OK) return;
    if (!name || repeated(b, name)) {
        fail(b, MFGQ_E_INVALID, "column name is missing or repeated");
    } else if (b->rows || b->next) {
        fail(b, MFGQ_E_INVALID, "column declared after the first cell");
    } else if (mfgq_i_grow((void **)&b->columns, &b->capacity, b->count + 1,
                           sizeof(mfgq_i_column))) {
        mfgq_i_column *const c = &b->columns[b->count++];
        memset(c, 0, sizeof *c);
        c->type = type;
        c->name = mfgq_i_copy(name, strlen(name));
        c->unit = unit ? mfgq_i_copy(unit, strlen(unit)) : NULL;
        if (!c->name || (unit && !c->unit)) fail(b, MFGQ_E_MEMORY, "out of memory");
    } else {
        fail(b, MFGQ_E_MEMORY, "out of memory");
    }
}

/* Keeps the bitmap as long as the column once something is missing. */
static int mark(mfgq_i_column *c, int present)
{
    if (present && !c->valid) return 1;
    const size_t bytes = c->rows / 8 + 1, before = c->valid_capacity;
    if (!mfgq_i_grow((void **)&c->valid, &c->valid_capacity, bytes, 1)) return 0;
    if (c->valid_capacity > before) memset(c->valid + before, 0xFF, c->valid_capacity - before);
    if (present) return 1;
    c->valid[c->rows / 8] &= (uint8_t)~(1u << (c->rows % 8));
    c->missing++;
    return 1;
}

/* The column of the next cell with room for it, or null after a failure. */
static mfgq_i_column *open_cell(mfgq_builder *b, int type, int present)
{
    if (!b || b->status != MFGQ_OK) return NULL;
    if (b->next >= b->count || (type >= 0 && b->columns[b->next].type != (mfgq_type)type)) {
        fail(b, MFGQ_E_INVALID, "cell does not fit the type of its column");
        return NULL;
    }
    mfgq_i_column *const c = &b->columns[b->next];
    const size_t width = c->type == MFGQ_TEXT ? sizeof(int32_t) : 8;
    if (!mfgq_i_grow(&c->data.any, &c->capacity, c->rows + 2, width) || !mark(c, present)) {
        fail(b, MFGQ_E_MEMORY, "out of memory");
        return NULL;
    }
    return c;
}

static void close_cell(mfgq_builder *b, mfgq_i_column *c)
{
    c->rows++;
    if (++b->next < b->count) return;
    b->next = 0;
    b->rows++;
}

void mfgq_builder_f64(mfgq_builder *builder, double value)
{
    mfgq_i_column *const c = open_cell(builder, MFGQ_F64, !isnan(value));
    if (!c) return;
    c->data.f64[c->rows] = value;
    close_cell(builder, c);
}

void mfgq_builder_i64(mfgq_builder *builder, int64_t value)
{
    mfgq_i_column *const c = open_cell(builder, MFGQ_I64, 1);
    if (!c) return;
    c->data.i64[c->rows] = value;
    close_cell(builder, c);
}

static void put_text(mfgq_builder *b, mfgq_i_column *c, const char *text)
{
    const size_t size = strlen(text);
    if (mfgq_utf8_valid(text, size) < size) {
        fail(b, MFGQ_E_ENCODING, "text is not valid UTF-8");
        return;
    }
    if (c->text.size + size + 1 >= INT32_MAX) {
        fail(b, MFGQ_E_LIMIT, "text column holds 2 GiB or more");
        return;
    }
    c->data.offsets[c->rows] = (int32_t)c->text.size;
    mfgq_i_buffer_add(&c->text, text, size + 1);
    c->data.offsets[c->rows + 1] = (int32_t)c->text.size;
    if (c->text.failed) fail(b, MFGQ_E_MEMORY, "out of memory");
    else close_cell(b, c);
}

void mfgq_builder_text(mfgq_builder *builder, const char *text)
{
    mfgq_i_column *const c = open_cell(builder, MFGQ_TEXT, text != NULL);
    if (c) put_text(builder, c, text ? text : "");
}

void mfgq_builder_missing(mfgq_builder *builder)
{
    mfgq_i_column *const c = open_cell(builder, -1, 0);
    if (!c) return;
    if (c->type == MFGQ_TEXT) {
        put_text(builder, c, "");
        return;
    }
    if (c->type == MFGQ_F64) c->data.f64[c->rows] = NAN;
    else c->data.i64[c->rows] = 0;
    close_cell(builder, c);
}

static mfgq_status finish(mfgq_builder *b, mfgq_table **table, mfgq_error *err)
{
    if (!b) return mfgq_i_no_memory(err);
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "table is null");
    if (b->next) fail(b, MFGQ_E_INVALID, "last row is not complete");
    if (b->status != MFGQ_OK) {
        if (err) *err = b->err;
        return b->status;
    }
    mfgq_i_table_block *const block = mfgq_i_alloc(sizeof *block);
    if (!block) return mfgq_i_no_memory(err);
    mfgq_table *const t = &block->table;
    atomic_init(&block->holders, 1);
    t->holders = &block->holders;
    t->columns = b->columns;
    t->count = b->count;
    t->rows = b->rows;
    b->columns = NULL;
    b->count = 0;
    *table = t;
    return MFGQ_OK;
}

mfgq_status mfgq_builder_finish(mfgq_builder *builder, mfgq_table **table, mfgq_error *err)
{
    const mfgq_status status = finish(builder, table, err);
    mfgq_builder_free(builder);
    return status;
}
