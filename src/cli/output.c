/* One table out. */
#include "cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int to_stream(void *context, const char *bytes, size_t size)
{
    return fwrite(bytes, 1, size, context) != size;
}

static int in_color(void *context, const char *bytes, size_t size)
{
    return cli_color_write(context, bytes, size);
}

static int write_to(const cli *c, const mfgq_table *table, FILE *out)
{
    mfgq_error err;
    const mfgq_sink sink = c->color && c->format == MFGQ_FORMAT_TEXT ? in_color : to_stream;
    if (c->bom && c->format == MFGQ_FORMAT_CSV) fputs("\xEF\xBB\xBF", out);
    if (mfgq_table_write(table, c->format, sink, out, &err) != MFGQ_OK)
        return cli_fail(c, c->output, &err);
    if (fflush(out) != 0) {
        fprintf(stderr, "mfgq: %s: %s\n", c->output ? c->output : "standard output",
                strerror(errno));
        return CLI_INPUT;
    }
    return CLI_DONE;
}

/* Written beside the file and renamed, so that a failure loses nothing. */
static int write_file(const cli *c, const mfgq_table *table)
{
    const size_t size = strlen(c->output) + 5;
    char *const part = malloc(size);
    if (!part) return CLI_INTERNAL;
    snprintf(part, size, "%s.new", c->output);
    FILE *const out = fopen(part, "wb");
    int code = out ? write_to(c, table, out) : CLI_INPUT;
    if (out && fclose(out) != 0) code = CLI_INPUT;
    if (out && code == CLI_DONE && rename(part, c->output) != 0) code = CLI_INPUT;
    if (code == CLI_INPUT) fprintf(stderr, "mfgq: %s: %s\n", c->output, strerror(errno));
    if (out && code != CLI_DONE) remove(part);
    free(part);
    return code;
}

int cli_emit_table(const cli *c, mfgq_table *table)
{
    const int failed = cli_view(c, &table);
    if (failed >= 0) {
        mfgq_table_free(table);
        return failed;
    }
    const int special = c->output && strncmp(c->output, "/dev/", 5) == 0;
    const char *const mode = special ? "wb" : NULL;
    int code;
    if (special) {
        FILE *const out = fopen(c->output, mode);
        code = out ? write_to(c, table, out) : CLI_INPUT;
        if (out) fclose(out);
    } else {
        code = c->output ? write_file(c, table) : write_to(c, table, stdout);
    }
    mfgq_table_free(table);
    return code;
}

int cli_emit(const cli *c, mfgq_builder *builder)
{
    mfgq_table *table;
    mfgq_error err;
    if (mfgq_builder_finish(builder, &table, &err) != MFGQ_OK) return cli_fail(c, NULL, &err);
    return cli_emit_table(c, table);
}
