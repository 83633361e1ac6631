/* Taxonomies named on the command line. */
#include "taxonomies.h"

#include <stdlib.h>
#include <string.h>

mfgq_taxonomy_form cli_taxonomy_form(const char *file)
{
    const size_t size = strlen(file);
    const int json = size > 5 && strcmp(file + size - 5, ".json") == 0;
    return json ? MFGQ_TAXONOMY_JSON : MFGQ_TAXONOMY_CSV;
}

int cli_is_file(const char *name)
{
    if (strcmp(name, "-") == 0) return 1;
    FILE *const in = fopen(name, "rb");
    if (in) fclose(in);
    return in != NULL;
}

static int from_file(const cli *c, const char *file, mfgq_taxonomy **taxonomy)
{
    char *text;
    size_t size;
    mfgq_error err;
    CLI_TRY(cli_read(c, file, &text, &size));
    const mfgq_status status = mfgq_taxonomy_read(cli_taxonomy_form(file), text, size,
                                                  c->encoding, NULL, taxonomy, &err);
    free(text);
    return status == MFGQ_OK ? -1 : cli_fail(c, file, &err);
}

int cli_taxonomy(const cli *c, const char *name, mfgq_taxonomy **taxonomy)
{
    mfgq_error err;
    const mfgq_status status = mfgq_taxonomy_builtin(name, taxonomy, &err);
    if (status == MFGQ_OK) return -1;
    if (status == MFGQ_E_NOT_FOUND && cli_is_file(name)) return from_file(c, name, taxonomy);
    return cli_fail(c, NULL, &err);
}

int cli_report_unmapped(const cli *c, const mfgq_table *table, const char *code_column,
                        const char *marker, const char *value)
{
    const size_t code = (size_t)mfgq_table_find(table, code_column);
    const size_t mark = (size_t)mfgq_table_find(table, marker);
    const char *last = "";
    size_t count = 0;
    for (size_t i = 0; i < mfgq_table_rows(table); i++) {
        const char *const text = mfgq_table_text(table, i, code);
        if (strcmp(mfgq_table_text(table, i, mark), value) != 0 || strcmp(text, last) == 0)
            continue;
        last = text;
        if (!count++) fprintf(stderr, "mfgq: %s: without target:", c->command);
        if (count <= 20) fprintf(stderr, " %s", text);
    }
    if (count > 20) fprintf(stderr, " and %zu more", count - 20);
    if (count) fputc('\n', stderr);
    return count > 0;
}
