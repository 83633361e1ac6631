/* A table's columns described as an Arrow struct. */
#include "arrow_i.h"

#include <string.h>

typedef struct schema_part {
    char *name, *metadata;
    struct ArrowSchema *children; /* of the struct */
    struct ArrowSchema **list;
} schema_part;

static void release_schema(struct ArrowSchema *schema)
{
    schema_part *const part = schema->private_data;
    for (int64_t i = 0; i < schema->n_children; i++)
        if (schema->children[i]->release) schema->children[i]->release(schema->children[i]);
    mfgq_i_free(part->name);
    mfgq_i_free(part->metadata);
    mfgq_i_free(part->children);
    mfgq_i_free((void *)part->list);
    mfgq_i_free(part);
    schema->release = NULL;
}

/* One pair: {"unit": unit}. */
static char *metadata(const char *unit)
{
    const int32_t size = (int32_t)strlen(unit), sizes[2] = {1, 4};
    char *const out = mfgq_i_alloc(16 + (size_t)size);
    if (!out) return NULL;
    memcpy(out, sizes, 8);
    memcpy(out + 8, "unit", 4);
    memcpy(out + 12, &size, 4);
    memcpy(out + 16, unit, (size_t)size);
    return out;
}

/* A schema that can be released, whatever comes after. */
static schema_part *begin(struct ArrowSchema *schema, const char *format)
{
    schema_part *const part = mfgq_i_zalloc(1, sizeof *part);
    if (!part) return NULL;
    memset(schema, 0, sizeof *schema);
    schema->format = format;
    schema->name = "";
    schema->private_data = part;
    schema->release = release_schema;
    return part;
}

static int describe(const mfgq_i_column *column, struct ArrowSchema *schema)
{
    static const char *const formats[] = {"g", "l", "u"};
    schema_part *const part = begin(schema, formats[column->type]);
    if (!part) return 0;
    schema->flags = ARROW_FLAG_NULLABLE;
    schema->name = part->name = mfgq_i_copy(column->name, strlen(column->name));
    if (column->unit && *column->unit) schema->metadata = part->metadata = metadata(column->unit);
    return part->name && !schema->metadata == !(column->unit && *column->unit);
}

static int describe_all(const mfgq_table *table, struct ArrowSchema *schema)
{
    schema_part *const part = schema->private_data;
    part->children = mfgq_i_zalloc(table->count + 1, sizeof *part->children);
    part->list = mfgq_i_zalloc(table->count + 1, sizeof *part->list);
    if (!part->children || !part->list) return 0;
    schema->children = part->list;
    for (size_t i = 0; i < table->count; i++) {
        part->list[i] = &part->children[i];
        schema->n_children = (int64_t)i + 1;
        if (!describe(&table->columns[i], part->list[i])) return 0;
    }
    return 1;
}

mfgq_status mfgq_arrow_export_schema(const mfgq_table *table, struct ArrowSchema *schema,
                                     mfgq_error *err)
{
    struct ArrowSchema made;
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "table is null");
    if (!schema) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "schema is null");
    if (!begin(&made, "+s")) return mfgq_i_no_memory(err);
    if (!describe_all(table, &made)) {
        made.release(&made);
        return mfgq_i_no_memory(err);
    }
    *schema = made;
    return MFGQ_OK;
}
