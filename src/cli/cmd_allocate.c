/* mfgq allocate: a total shared out by weights. */
#include "cli.h"

#include <math.h>
#include <stdlib.h>

typedef struct columns {
    const char **unit;
    double *weight, *least, *most, *value;
    size_t rows;
} columns;

static int read_columns(const cli *c, const char *file, const mfgq_csv *csv, columns *in)
{
    in->rows = mfgq_csv_rows(csv);
    CLI_TRY(cli_texts(c, file, csv, "unit", 0, &in->unit));
    CLI_TRY(cli_numbers(c, file, csv, "weight", 0, &in->weight));
    CLI_TRY(cli_numbers(c, file, csv, "floor", 1, &in->least));
    CLI_TRY(cli_numbers(c, file, csv, "cap", 1, &in->most));
    in->value = calloc(in->rows + 1, sizeof *in->value);
    return in->value ? -1 : CLI_INTERNAL;
}

static void free_columns(columns *in)
{
    free(in->unit);
    free(in->weight);
    free(in->least);
    free(in->most);
    free(in->value);
}

static int fail(const cli *c, const char *file, const mfgq_csv *csv, const mfgq_error *err)
{
    if (err->index < 0) return cli_fail(c, file, err);
    return cli_fail_cell(c, file, csv, err->index, err->arg == 2 ? "weight" : "floor", "%s",
                         err->message);
}

static int run(const cli *c, const char *file, const mfgq_csv *csv, double total, int whole)
{
    columns in = {0};
    mfgq_error err;
    int code = read_columns(c, file, csv, &in);
    if (code < 0
        && mfgq_allocate(in.rows, in.weight, in.least, in.most, total, whole, in.value, &err)
               != MFGQ_OK)
        code = fail(c, file, csv, &err);
    if (code < 0) {
        mfgq_builder *const b = mfgq_builder_new();
        mfgq_builder_column(b, "unit", MFGQ_TEXT, NULL);
        mfgq_builder_column(b, "value", MFGQ_F64, NULL);
        for (size_t i = 0; i < in.rows; i++) {
            mfgq_builder_text(b, in.unit[i]);
            mfgq_builder_f64(b, in.value[i]);
        }
        code = cli_emit(c, b);
    }
    free_columns(&in);
    return code;
}

int cli_cmd_allocate(cli *c, int argc, char **argv)
{
    double total = NAN;
    int whole = 0;
    const cli_option options[] = {
        {"total", CLI_NUMBER, &total, "T", "what is shared out (required)"},
        {"whole", CLI_FLAG, &whole, NULL, "whole numbers that add up, by largest remainders"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {
        "FILE --total T [--whole]",
        "Shares a total out in proportion to weights, within floors and caps.\n"
        "FILE has the columns unit, weight and, where wanted, floor and cap.",
        options, 1, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    if (isnan(total)) return cli_usage(c, "--total is required");
    mfgq_csv *csv;
    CLI_TRY(cli_csv(c, c->args[0], &csv));
    const int code = run(c, c->args[0], csv, total, whole);
    mfgq_csv_free(csv);
    return code;
}
