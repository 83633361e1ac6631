/* mfgq growth-accounting: the Solow residual and the shares of the sources of growth. */
#include "cli.h"

#include <math.h>
#include <stdlib.h>

typedef struct input {
    mfgq_csv *csv;
    const char **period;
    double *y, *k, *l;
} input;

static int load(const cli *c, const char *file, input *in)
{
    CLI_TRY(cli_csv(c, file, &in->csv));
    CLI_TRY(cli_texts(c, file, in->csv, "period", 0, &in->period));
    CLI_TRY(cli_numbers(c, file, in->csv, "y", 0, &in->y));
    CLI_TRY(cli_numbers(c, file, in->csv, "k", 0, &in->k));
    return cli_numbers(c, file, in->csv, "l", 0, &in->l);
}

static int run(const cli *c, const char *file, double alpha, double beta, input *in)
{
    mfgq_table *table;
    mfgq_error err;
    if (!(alpha >= 0 && alpha <= 1)) return cli_usage(c, "--alpha is needed, from 0 to 1");
    if (beta < 0 || beta > 1) return cli_usage(c, "--beta must be from 0 to 1");
    CLI_TRY(load(c, file, in));
    if (mfgq_growth_accounting_table(mfgq_csv_rows(in->csv), in->period, in->y, in->k, in->l,
                                     alpha, beta, &table, &err) != MFGQ_OK)
        return cli_fail(c, file, &err);
    return cli_emit_table(c, table);
}

int cli_cmd_growth_accounting(cli *c, int argc, char **argv)
{
    double alpha = NAN, beta = NAN;
    const cli_option options[] = {
        {"alpha", CLI_NUMBER, &alpha, "A", "elasticity of capital, 0 to 1"},
        {"beta", CLI_NUMBER, &beta, "B", "elasticity of labour (1 - A)"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {
        "FILE --alpha A [--beta B]",
        "What capital, labour and the residual contribute to growth.\n"
        "FILE has the columns period,y,k,l: growth rates of output, capital and labour, as\n"
        "fractions. The shares are missing where output did not change.",
        options, 1, 1};
    input in = {0};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    const int code = run(c, c->args[0], alpha, beta, &in);
    mfgq_csv_free(in.csv);
    free(in.period);
    free(in.y);
    free(in.k);
    free(in.l);
    return code;
}
