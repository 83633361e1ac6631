/* What every command of the tool shares. Only public headers are used. */
#ifndef MFGQ_CLI_H
#define MFGQ_CLI_H

#include <mfgq/mfgq.h>
#include <stdio.h>

enum { /* exit codes of the command-line contract */
    CLI_DONE = 0,
    CLI_FINDINGS = 1,
    CLI_USAGE = 2,
    CLI_INPUT = 3,
    CLI_FAILED = 4,
    CLI_INTERNAL = 5
};

typedef enum cli_kind {
    CLI_FLAG,   /* target: int, set to 1 */
    CLI_TEXT,   /* target: const char * */
    CLI_NUMBER, /* target: double */
    CLI_INT,    /* target: int */
    CLI_LIST    /* target: cli_list, one entry each time the option is given */
} cli_kind;

typedef struct cli_list {
    const char **items;
    size_t count;
} cli_list;

typedef struct cli_option {
    const char *name;    /* without the dashes */
    cli_kind kind;
    void *target;
    const char *operand; /* shown in the help, "FILE"; null for a flag */
    const char *help;
} cli_option;

typedef struct cli {
    const char *command;
    mfgq_format format;
    const char *output; /* -o, null for standard output */
    int chinese;        /* --lang zh */
    int strict;
    int color;          /* resolved from --color, NO_COLOR and the terminal */
    mfgq_encoding encoding;
    int bom;
    const char *columns; /* --columns, null for all */
    const char **args;  /* positional arguments */
    size_t arg_count;
} cli;

typedef struct cli_spec {
    const char *usage;         /* after the command's name: "PLAN [--as-of PERIOD]" */
    const char *about;         /* one or more lines */
    const cli_option *options; /* ends with a null name; may be null */
    size_t least, most;        /* positional arguments; most may be SIZE_MAX */
} cli_spec;

/* Parses a command's arguments, the common options included. Returns -1 to go
   on, or an exit code (after --help, or a usage error that was reported). */
int cli_parse(cli *c, const cli_spec *spec, int argc, char **argv);

/* "mfgq: ..." on standard error; returns CLI_USAGE. */
int cli_usage(const cli *c, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Reports an error of the library about `file` (null: about the arguments) with
   its place, and returns the exit code that its status calls for. */
int cli_fail(const cli *c, const char *file, const mfgq_error *err);

/* The same for a table that was read: an error about all of it stands at its first line. */
int cli_fail_whole(const cli *c, const char *file, const mfgq_error *err);

/* The same for a place in a parsed file; returns CLI_INPUT. */
int cli_fail_cell(const cli *c, const char *file, const mfgq_csv *csv, int64_t row,
                  const char *column, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* Reads a whole file, "-" is standard input; free() the text. -1, or an exit code. */
int cli_read(const cli *c, const char *file, char **text, size_t *size);

/* Reads and parses a CSV file; -1, or an exit code that was reported. */
int cli_csv(const cli *c, const char *file, mfgq_csv **csv);

/* The column of a name: -1 and *column set, or an exit code that was reported. */
int cli_column(const cli *c, const char *file, const mfgq_csv *csv, const char *name,
               size_t *column);

/* A whole column as numbers, NaN missing; free() it. An absent column gives null
   when it is optional. -1, or an exit code that was reported. */
int cli_numbers(const cli *c, const char *file, const mfgq_csv *csv, const char *name,
                int optional, double **values);

/* A whole column as texts owned by the csv; free() the array. As cli_numbers. */
int cli_texts(const cli *c, const char *file, const mfgq_csv *csv, const char *name,
              int optional, const char ***values);

/* "a,b,c" as numbers; free() them. -1, or an exit code that was reported. */
int cli_number_list(const cli *c, const char *what, const char *text, double **values,
                    size_t *count);

/* The plan of an argument: a built-in id, or a file. -1, or an exit code that was reported. */
int cli_plan(const cli *c, const char *name, mfgq_plan **plan);

/* Observations from a file, or those built in for the plan if `file` is null. */
int cli_observations(const cli *c, const char *file, const mfgq_plan *plan,
                     mfgq_observations **observations);

/* Reports an error about a row of such a file (err->index) with its line and column. */
int cli_fail_row(const cli *c, const char *file, const mfgq_error *err);

/* Index of `text` in a list separated by '|', or -1. */
int cli_choice(const char *text, const char *names);

/* Ends a builder, writes the table where the options say, frees it: an exit code. */
int cli_emit(const cli *c, mfgq_builder *builder);

/* Puts a cell of a table into another. */
void cli_copy_cell(mfgq_builder *b, const mfgq_table *t, size_t row, size_t column);

/* Replaces a table by what --columns and --lang ask for; -1, or an exit code. */
int cli_view(const cli *c, mfgq_table **table);

/* Writes whole lines with verdict words in colour; 0 when written. */
int cli_color_write(FILE *out, const char *bytes, size_t size);

/* Writes and frees a table; an exit code. */
int cli_emit_table(const cli *c, mfgq_table *table);

/* The distinct texts of a column, numbered; see cli_keys_of. */
typedef struct cli_keys {
    const char **names; /* [count] */
    size_t count;
    size_t *index;      /* [rows] number of each row's text */
    size_t *by_text;    /* [count] numbers in the order of their texts; null: not known */
} cli_keys;

/* Numbers the texts of a column in order of appearance. An empty cell is an error.
   -1, or an exit code that was reported. */
int cli_keys_of(const cli *c, const char *file, const mfgq_csv *csv, const char *name,
                cli_keys *keys);

/* Numbers periods in order of time. Once a text is a period (2020, 2020-Q3), all must be, of one
   frequency; else numbers (1, 2; t0, t1) order by number, and any labels by appearance. */
int cli_periods_of(const cli *c, const char *file, const mfgq_csv *csv, const char *name,
                   cli_keys *keys);

/* The same for texts at hand; 0 when memory ran out. */
int cli_keys_number(cli_keys *keys, const char **texts, size_t rows);
void cli_keys_free(cli_keys *keys);
int64_t cli_keys_find(const cli_keys *keys, const char *name); /* -1 if absent */

#define CLI_TRY(call)                              \
    do {                                           \
        const int cli_code_ = (call);              \
        if (cli_code_ >= 0) return cli_code_;      \
    } while (0)

/* One function a command, named in commands.def. */
#define CLI_COMMAND(name, function, about) int function(cli *c, int argc, char **argv);
#include "commands.def"
#undef CLI_COMMAND

#endif
