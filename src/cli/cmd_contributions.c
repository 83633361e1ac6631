/* mfgq contributions: contribution to growth and pull of the parts of a total. */
#include "cli.h"

#include <stdlib.h>

typedef struct input {
    mfgq_csv *csv;
    const char **period, **part;
    double *growth, *value;
} input;

static int load(const cli *c, const char *file, input *in)
{
    CLI_TRY(cli_csv(c, file, &in->csv));
    CLI_TRY(cli_texts(c, file, in->csv, "period", 0, &in->period));
    CLI_TRY(cli_texts(c, file, in->csv, "part", 0, &in->part));
    CLI_TRY(cli_numbers(c, file, in->csv, "growth", 1, &in->growth));
    return cli_numbers(c, file, in->csv, "value", 0, &in->value);
}

static int run(const cli *c, const char *file, input *in)
{
    static const char *const columns[] = {"period", "part", "growth", "value"};
    mfgq_table *table;
    mfgq_error err;
    CLI_TRY(load(c, file, in));
    if (mfgq_contributions_table(mfgq_csv_rows(in->csv), in->period, in->part, in->growth,
                                 in->value, &table, &err) == MFGQ_OK)
        return cli_emit_table(c, table);
    if (err.index < 0 || err.arg < 2 || err.arg > 5) return cli_fail(c, file, &err);
    return cli_fail_cell(c, file, in->csv, err.index, columns[err.arg - 2], "%s", err.message);
}

int cli_cmd_contributions(cli *c, int argc, char **argv)
{
    const cli_spec spec = {
        "FILE",
        "Contribution to growth and pull of the parts of a total.\n"
        "FILE has the columns period,part,value, or period,part,growth,value where value is the\n"
        "level at the prices of growth. The part total is the given total; without it the total\n"
        "is the sum of the parts. closure_gap is the sum of the contributions less 1.",
        NULL, 1, 1};
    input in = {0};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    const int code = run(c, c->args[0], &in);
    mfgq_csv_free(in.csv);
    free(in.period);
    free(in.part);
    free(in.growth);
    free(in.value);
    return code;
}
