/* What is shown of a table: chosen columns, and Chinese labels when it is for reading. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

typedef struct view {
    const mfgq_table *table;
    size_t *columns; /* [count] of the table */
    size_t count;
    int chinese;
    char *text; /* [room] a cell in Chinese */
    size_t size, room;
} view;

static const char *name_of(const view *v, size_t k)
{
    const char *const name = mfgq_table_name(v->table, v->columns[k]);
    const char *const chinese = v->chinese ? mfgq_chinese_name(name) : NULL;
    return chinese ? chinese : name;
}

static int collect(void *context, const char *bytes, size_t size)
{
    view *const v = context;
    if (v->size + size >= v->room) {
        const size_t room = 2 * (v->size + size) + 64;
        char *const grown = realloc(v->text, room);
        if (!grown) return 1;
        v->text = grown;
        v->room = room;
    }
    memcpy(v->text + v->size, bytes, size);
    v->size += size;
    v->text[v->size] = '\0';
    return 0;
}

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
    const char *const label = name_of(v, k);
    for (size_t i = 0; v->chinese && i < k; i++)
        if (strcmp(name_of(v, i), label) == 0) return mfgq_table_name(v->table, v->columns[k]);
    return label;
}

static mfgq_status copy_cell(view *v, mfgq_builder *out, size_t row, size_t column,
                             mfgq_error *err)
{
    const mfgq_table *const t = v->table;
    const char *const text = mfgq_table_text(t, row, column);
    mfgq_status status = MFGQ_OK;
    if (!v->chinese || mfgq_table_type(t, column) != MFGQ_TEXT || !text || !*text) {
        cli_copy_cell(out, t, row, column);
    } else {
        v->size = 0;
        status = mfgq_chinese_text(mfgq_table_name(t, column), text, collect, v, err);
        if (status == MFGQ_OK) mfgq_builder_text(out, v->text);
    }
    return status;
}

static mfgq_status copy(view *v, mfgq_table **table, mfgq_error *err)
{
    mfgq_builder *const out = mfgq_builder_new();
    mfgq_status status = MFGQ_OK;
    for (size_t k = 0; k < v->count; k++)
        mfgq_builder_column(out, label_of(v, k),
                            (mfgq_type)mfgq_table_type(v->table, v->columns[k]),
                            mfgq_table_unit(v->table, v->columns[k]));
    for (size_t row = 0; row < mfgq_table_rows(v->table); row++)
        for (size_t k = 0; k < v->count && status == MFGQ_OK; k++)
            status = copy_cell(v, out, row, v->columns[k], err);
    if (status == MFGQ_OK) return mfgq_builder_finish(out, table, err);
    mfgq_builder_free(out);
    return status;
}

int cli_view(const cli *c, mfgq_table **table)
{
    view v = {.table = *table, .chinese = c->chinese && c->format == MFGQ_FORMAT_TEXT};
    mfgq_table *fresh = NULL;
    mfgq_error err;
    if (!c->columns && !v.chinese) return -1;
    int code = choose(c, &v);
    if (code < 0 && copy(&v, &fresh, &err) != MFGQ_OK) code = cli_fail(c, NULL, &err);
    free(v.columns);
    free(v.text);
    if (code >= 0) return code;
    mfgq_table_free(*table);
    *table = fresh;
    return -1;
}
