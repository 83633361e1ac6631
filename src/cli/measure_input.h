/* Rows of a file in blocks, so that it may be larger than memory. */
#ifndef MFGQ_CLI_MEASURE_INPUT_H
#define MFGQ_CLI_MEASURE_INPUT_H

#include "cli.h"

typedef struct cli_rows {
    FILE *in;
    char *text; /* the block */
    size_t capacity, used, taken; /* taken: bytes of the block that were handed out */
    int64_t line; /* of the file, at text + taken */
    int ended;
    mfgq_csv *header;
    const char **names; /* [columns] */
    size_t columns;
} cli_rows;

/* Opens a file and reads its header; "-" is standard input. -1, or an exit code. */
int cli_rows_open(const cli *c, const char *file, cli_rows *rows);

/* The next whole rows: rows->text, *size bytes, from *line on; 0 bytes at the end. */
int cli_rows_next(const cli *c, const char *file, cli_rows *rows, size_t *size, int64_t *line);

void cli_rows_close(cli_rows *rows);

#endif
