/* Files in, and what is said when they are bad. */
#include "cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static int exit_code(int status)
{
    switch (status) {
    case MFGQ_OK: return CLI_DONE;
    case MFGQ_E_NO_CONVERGENCE: return CLI_FAILED;
    case MFGQ_E_MEMORY:
    case MFGQ_E_INTERNAL: return CLI_INTERNAL;
    default: return CLI_INPUT;
    }
}

int cli_fail(const cli *c, const char *file, const mfgq_error *err)
{
    const char *const name = file ? file : c->command;
    /* A meaning error in JSON starts with its pointer, which goes right behind the file. */
    if (err->line)
        fprintf(stderr, "mfgq: %s:%d:%d: %s\n", name, err->line, err->column, err->message);
    else if (err->message[0] == '/') fprintf(stderr, "mfgq: %s:%s\n", name, err->message);
    else fprintf(stderr, "mfgq: %s: %s\n", name, err->message);
    return exit_code(err->status);
}

int cli_fail_whole(const cli *c, const char *file, const mfgq_error *err)
{
    mfgq_error placed = *err;
    if (!placed.line) placed.line = placed.column = 1;
    return cli_fail(c, file, &placed);
}

/* One line, whatever stands in the cells that it quotes. */
static void say_line(const char *format, va_list args)
{
    char text[1000];
    vsnprintf(text, sizeof text, format, args);
    for (char *at = text; *at; at++)
        if ((unsigned char)*at < ' ') *at = ' ';
    fprintf(stderr, "%s\n", text);
}

int cli_fail_cell(const cli *c, const char *file, const mfgq_csv *csv, int64_t row,
                  const char *column, const char *format, ...)
{
    int32_t line, character;
    const int64_t at = column ? mfgq_csv_find(csv, column) : 0;
    mfgq_csv_position(csv, row, at < 0 ? 0 : (size_t)at, &line, &character);
    fprintf(stderr, "mfgq: %s:%d:%d: ", file ? file : c->command, line, character);
    va_list args;
    va_start(args, format);
    say_line(format, args);
    va_end(args);
    return CLI_INPUT;
}

static int slurp(FILE *in, char **text, size_t *size)
{
    size_t capacity = 1 << 16, used = 0;
    char *data = malloc(capacity);
    while (data) {
        used += fread(data + used, 1, capacity - used, in);
        if (used < capacity) break;
        char *const grown = realloc(data, capacity *= 2);
        if (!grown) free(data);
        data = grown;
    }
    if (!data) errno = ENOMEM;
    if (!data || ferror(in)) {
        free(data);
        return 0;
    }
    *text = data;
    *size = used;
    return 1;
}

int cli_read(const cli *c, const char *file, char **text, size_t *size)
{
    (void)c;
    FILE *const in = strcmp(file, "-") == 0 ? stdin : fopen(file, "rb");
    errno = in ? 0 : errno;
    const int done = in && slurp(in, text, size);
    if (!done) fprintf(stderr, "mfgq: %s: %s\n", file, strerror(errno ? errno : EIO));
    if (in && in != stdin) fclose(in);
    return done ? -1 : CLI_INPUT;
}

int cli_csv(const cli *c, const char *file, mfgq_csv **csv)
{
    char *text = NULL;
    size_t size = 0;
    CLI_TRY(cli_read(c, file, &text, &size));
    mfgq_error err;
    const mfgq_status status = mfgq_csv_parse(text, size, c->encoding, csv, &err);
    free(text);
    return status == MFGQ_OK ? -1 : cli_fail(c, file, &err);
}

int cli_column(const cli *c, const char *file, const mfgq_csv *csv, const char *name,
               size_t *column)
{
    const int64_t at = mfgq_csv_find(csv, name);
    if (at < 0) return cli_fail_cell(c, file, csv, -1, NULL, "no column %s", name);
    *column = (size_t)at;
    return -1;
}

int cli_numbers(const cli *c, const char *file, const mfgq_csv *csv, const char *name,
                int optional, double **values)
{
    *values = NULL;
    size_t column = 0;
    if (optional && mfgq_csv_find(csv, name) < 0) return -1;
    CLI_TRY(cli_column(c, file, csv, name, &column));
    const size_t rows = mfgq_csv_rows(csv);
    double *const list = calloc(rows + 1, sizeof *list);
    if (!list) return CLI_INTERNAL;
    for (size_t i = 0; i < rows; i++) {
        mfgq_error err;
        if (mfgq_csv_number(csv, i, column, &list[i], &err) == MFGQ_OK) continue;
        free(list);
        return cli_fail(c, file, &err);
    }
    *values = list;
    return -1;
}

int cli_texts(const cli *c, const char *file, const mfgq_csv *csv, const char *name,
              int optional, const char ***values)
{
    *values = NULL;
    size_t column = 0;
    if (optional && mfgq_csv_find(csv, name) < 0) return -1;
    CLI_TRY(cli_column(c, file, csv, name, &column));
    const size_t rows = mfgq_csv_rows(csv);
    const char **const list = calloc(rows + 1, sizeof *list);
    if (!list) return CLI_INTERNAL;
    for (size_t i = 0; i < rows; i++) list[i] = mfgq_csv_cell(csv, i, column);
    *values = list;
    return -1;
}
