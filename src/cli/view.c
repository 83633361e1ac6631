/* What is shown of a table: chosen columns, and Chinese labels when it is for reading. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

typedef struct view {
    const mfgq_table *table;
    size_t *columns; /* [count] of the table */
    size_t count;
    int chinese;
} view;

static int find_column(const cli *c, const mfgq_table *table, const char *name, size_t size,
                       size_t *column)
{
    for (size_t i = 0; i < mfgq_table_columns(table); i++) {
        const char *const own = mfgq_table_name(table, i);
        if (strlen(own) != size || strncmp(own, name, size) != 0) continue;
        *column = i;
        return -1;
    }
    return cli_usage(c, "--columns: no column %.*s", (int)size, name);
}

static int choose(const cli *c, view *v)
{
    const char *list = c->columns;
    size_t most = mfgq_table_columns(v->table);
    for (const char *s = list; s && *s; s++) most += *s == ',';
    v->columns = calloc(most + 1, sizeof *v->columns);
    if (!v->columns) return CLI_INTERNAL;
    for (; !list && v->count < mfgq_table_columns(v->table); v->count++)
        v->columns[v->count] = v->count;
    while (list) {
        const size_t size = strcspn(list, ",");
        CLI_TRY(find_column(c, v->table, list, size, &v->columns[v->count++]));
        list = list[size] ? list + size + 1 : NULL;
    }
    return -1;
}

/* The label of a column; two columns never get the same one. */
static const char *label_of(const view *v, size_t k)
{
    const char *const name = mfgq_table_name(v->table, v->columns[k]);
    const char *const label = v->chinese ? cli_chinese_name(name) : name;
    for (size_t i = 0; v->chinese && i < k; i++)
        if (strcmp(cli_chinese_name(mfgq_table_name(v->table, v->columns[i])), label) == 0)
            return name;
    return label;
}

static void copy_cell(const view *v, mfgq_builder *out, size_t row, size_t column)
{
    const mfgq_table *const t = v->table;
    const int type = mfgq_table_type(t, column);
    if (mfgq_table_is_missing(t, row, column)) {
        mfgq_builder_missing(out);
    } else if (type == MFGQ_TEXT) {
        const char *const text = mfgq_table_text(t, row, column);
        mfgq_builder_text(out, v->chinese ? cli_chinese_word(mfgq_table_name(t, column), text)
                                          : text);
    } else if (type == MFGQ_I64) {
        mfgq_builder_i64(out, mfgq_table_i64(t, column)[row]);
    } else {
        mfgq_builder_f64(out, mfgq_table_f64(t, column)[row]);
    }
}

static int copy(const cli *c, const view *v, mfgq_table **table)
{
    mfgq_builder *const out = mfgq_builder_new();
    for (size_t k = 0; k < v->count; k++)
        mfgq_builder_column(out, label_of(v, k),
                            (mfgq_type)mfgq_table_type(v->table, v->columns[k]),
                            mfgq_table_unit(v->table, v->columns[k]));
    for (size_t row = 0; row < mfgq_table_rows(v->table); row++)
        for (size_t k = 0; k < v->count; k++) copy_cell(v, out, row, v->columns[k]);
    mfgq_table *fresh;
    mfgq_error err;
    if (mfgq_builder_finish(out, &fresh, &err) != MFGQ_OK) return cli_fail(c, NULL, &err);
    mfgq_table_free(*table);
    *table = fresh;
    return -1;
}

int cli_view(const cli *c, mfgq_table **table)
{
    view v = {.table = *table, .chinese = c->chinese && c->format == MFGQ_FORMAT_TEXT};
    if (!c->columns && !v.chinese) return -1;
    int code = choose(c, &v);
    if (code < 0) code = copy(c, &v, table);
    free(v.columns);
    return code;
}
