/* Rows of a file in blocks, so that it may be larger than memory. */
#include "measure_input.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 8 << 20, LONGEST = 64 << 20 }; /* bytes of a block, and of one row */

static int broken(const char *file, int code)
{
    fprintf(stderr, "mfgq: %s: %s\n", file, strerror(errno ? errno : EIO));
    return code;
}

/* Moves what was not handed out to the front and fills up. */
static int fill(const char *file, cli_rows *r)
{
    for (size_t i = 0; i < r->taken; i++) r->line += r->text[i] == '\n';
    if (r->taken) memmove(r->text, r->text + r->taken, r->used - r->taken);
    r->used -= r->taken;
    r->taken = 0;
    if (r->used == r->capacity) {
        char *const grown = realloc(r->text, r->capacity ? r->capacity * 2 : BLOCK);
        if (!grown) return broken(file, CLI_INTERNAL);
        r->text = grown;
        r->capacity = r->capacity ? r->capacity * 2 : BLOCK;
    }
    errno = 0;
    while (!r->ended && r->used < r->capacity) {
        const size_t got = fread(r->text + r->used, 1, r->capacity - r->used, r->in);
        r->used += got;
        if (!got) r->ended = 1;
    }
    return ferror(r->in) ? broken(file, CLI_INPUT) : -1;
}

int cli_rows_next(const cli *c, const char *file, cli_rows *r, size_t *size, int64_t *line)
{
    size_t whole = 0;
    for (;;) {
        CLI_TRY(fill(file, r));
        whole = r->ended ? r->used : mfgq_csv_whole(r->text, r->used);
        if (whole || r->ended) break;
        if (r->used < LONGEST) continue;
        (void)c;
        fprintf(stderr, "mfgq: %s:%lld:1: row longer than 64 MiB; is a quote not closed?\n", file,
                (long long)r->line);
        return CLI_INPUT;
    }
    r->taken = whole;
    *size = whole;
    *line = r->line;
    return -1;
}

/* The bytes of the first row that is not blank, with its line end. */
static size_t header_size(const cli_rows *r)
{
    size_t at = 0;
    while (at < r->used && (r->text[at] == '\n' || r->text[at] == '\r')) at++;
    int inside = 0;
    for (; at < r->used; at++) {
        if (r->text[at] == '"') inside = !inside;
        if (r->text[at] == '\n' && !inside) return at + 1;
    }
    return r->used;
}

int cli_rows_open(const cli *c, const char *file, cli_rows *r)
{
    mfgq_error err;
    errno = 0;
    r->in = strcmp(file, "-") == 0 ? stdin : fopen(file, "rb");
    if (!r->in) return broken(file, CLI_INPUT);
    r->line = 1;
    CLI_TRY(fill(file, r));
    const size_t size = header_size(r);
    if (mfgq_csv_parse(r->text, size, c->encoding, &r->header, &err) != MFGQ_OK)
        return cli_fail(c, file, &err);
    r->columns = mfgq_csv_columns(r->header);
    r->names = calloc(r->columns + 1, sizeof *r->names);
    if (!r->names) return CLI_INTERNAL;
    for (size_t i = 0; i < r->columns; i++) r->names[i] = mfgq_csv_name(r->header, i);
    r->taken = size;
    return -1;
}

void cli_rows_close(cli_rows *r)
{
    if (r->in && r->in != stdin) fclose(r->in);
    mfgq_csv_free(r->header);
    free(r->names);
    free(r->text);
}
