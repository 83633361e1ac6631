/* mfgq decompose: a change of a sum of products, by factor. */
#include "cli.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct job {
    const cli *c;
    const char *file, *method_name, *base;
    int chained, by_category;
    mfgq_decomposition method;
    mfgq_csv *csv;
    cli_keys periods, categories, factors;
    double *x;              /* [period][category][factor] */
    double *effects, *totals; /* of one step */
    double *effects_so_far, *totals_so_far;
    mfgq_builder *out;
} job;

static double *block(const job *j, size_t period)
{
    return j->x + period * j->categories.count * j->factors.count;
}

/* Fills the cube; an absent row is 0, a repeated one an error. */
static int fill(job *j)
{
    double *values;
    CLI_TRY(cli_numbers(j->c, j->file, j->csv, "value", 0, &values));
    const size_t rows = mfgq_csv_rows(j->csv), nf = j->factors.count;
    const size_t cells = j->categories.count * nf;
    j->x = calloc(j->periods.count * cells + 1, sizeof *j->x);
    char *const seen = calloc(j->periods.count * cells + 1, 1);
    int code = j->x && seen ? -1 : CLI_INTERNAL;
    for (size_t i = 0; i < rows && code < 0; i++) {
        const size_t at = j->periods.index[i] * cells + j->categories.index[i] * nf
            + j->factors.index[i];
        if (seen[at]++)
            code = cli_fail_cell(j->c, j->file, j->csv, (int64_t)i, "value",
                                 "period, category and factor are repeated");
        else
            j->x[at] = values[i];
    }
    free(values);
    free(seen);
    return code;
}

static int load(job *j)
{
    CLI_TRY(cli_csv(j->c, j->file, &j->csv));
    CLI_TRY(cli_periods_of(j->c, j->file, j->csv, "period", &j->periods));
    CLI_TRY(cli_keys_of(j->c, j->file, j->csv, "category", &j->categories));
    CLI_TRY(cli_keys_of(j->c, j->file, j->csv, "factor", &j->factors));
    if (j->periods.count < 2)
        return cli_fail_cell(j->c, j->file, j->csv, -1, "period", "fewer than two periods");
    return fill(j);
}

static int allocate(job *j)
{
    const size_t nf = j->factors.count, cells = j->categories.count * nf;
    const double start = mfgq_decomposition_multiplies(j->method) ? 1 : 0;
    j->effects = calloc(cells, sizeof *j->effects);
    j->totals = calloc(nf, sizeof *j->totals);
    j->effects_so_far = calloc(cells, sizeof *j->effects_so_far);
    j->totals_so_far = calloc(nf, sizeof *j->totals_so_far);
    if (!j->effects || !j->totals || !j->effects_so_far || !j->totals_so_far) return CLI_INTERNAL;
    for (size_t i = 0; i < cells; i++) j->effects_so_far[i] = start;
    for (size_t i = 0; i < nf; i++) j->totals_so_far[i] = start;
    return -1;
}

static void declare(job *j)
{
    j->out = mfgq_builder_new();
    mfgq_builder_column(j->out, "from", MFGQ_TEXT, NULL);
    mfgq_builder_column(j->out, "to", MFGQ_TEXT, NULL);
    if (j->by_category) mfgq_builder_column(j->out, "category", MFGQ_TEXT, NULL);
    mfgq_builder_column(j->out, "factor", MFGQ_TEXT, NULL);
    mfgq_builder_column(j->out, "effect", MFGQ_F64, NULL);
    mfgq_builder_column(j->out, "share", MFGQ_F64, NULL);
}

static double size_of(const job *j, double effect)
{
    return mfgq_decomposition_multiplies(j->method) ? log(effect) : effect;
}

static void put_row(job *j, size_t from, size_t to, const char *category, size_t factor,
                    double effect, double change)
{
    mfgq_builder_text(j->out, j->periods.names[from]);
    mfgq_builder_text(j->out, j->periods.names[to]);
    if (category) mfgq_builder_text(j->out, category);
    mfgq_builder_text(j->out, j->factors.names[factor]);
    mfgq_builder_f64(j->out, effect);
    mfgq_builder_f64(j->out, change == 0 ? NAN : size_of(j, effect) / change);
}

static void put(job *j, size_t from, size_t to, const double *effects, const double *totals)
{
    const size_t nf = j->factors.count;
    double change = 0;
    for (size_t f = 0; f < nf; f++) change += size_of(j, totals[f]);
    for (size_t i = 0; j->by_category && i < j->categories.count; i++)
        for (size_t f = 0; f < nf; f++)
            put_row(j, from, to, j->categories.names[i], f, effects[i * nf + f], change);
    for (size_t f = 0; !j->by_category && f < nf; f++)
        put_row(j, from, to, NULL, f, totals[f], change);
}

static void link(job *j)
{
    const size_t nf = j->factors.count, cells = j->categories.count * nf;
    const int multiplies = mfgq_decomposition_multiplies(j->method);
    for (size_t i = 0; i < cells; i++)
        j->effects_so_far[i] = multiplies ? j->effects_so_far[i] * j->effects[i]
                                          : j->effects_so_far[i] + j->effects[i];
    for (size_t f = 0; f < nf; f++)
        j->totals_so_far[f] = multiplies ? j->totals_so_far[f] * j->totals[f]
                                         : j->totals_so_far[f] + j->totals[f];
}

/* The row of the file that holds the cell at fault. */
static int report(const job *j, size_t from, size_t to, const mfgq_error *err)
{
    const size_t period = err->arg == 5 ? to : from, nf = j->factors.count;
    for (size_t i = 0; err->index >= 0 && i < mfgq_csv_rows(j->csv); i++)
        if (j->periods.index[i] == period
            && j->categories.index[i] * nf + j->factors.index[i] == (size_t)err->index)
            return cli_fail_cell(j->c, j->file, j->csv, (int64_t)i, "value", "%s", err->message);
    return cli_fail(j->c, j->file, err);
}

static int step(job *j, size_t from, size_t to)
{
    mfgq_error err;
    if (mfgq_decompose(j->method, j->categories.count, j->factors.count, block(j, from),
                       block(j, to), j->effects, j->totals, &err) != MFGQ_OK)
        return report(j, from, to, &err);
    if (!j->chained) {
        put(j, from, to, j->effects, j->totals);
        return -1;
    }
    link(j);
    put(j, 0, to, j->effects_so_far, j->totals_so_far);
    return -1;
}

static int run(job *j)
{
    CLI_TRY(load(j));
    CLI_TRY(allocate(j));
    const int64_t base = j->base ? cli_keys_find(&j->periods, j->base) : -1;
    if (j->base && base < 0) return cli_usage(j->c, "--base %s is not in the file", j->base);
    declare(j);
    for (size_t p = 0; p < j->periods.count; p++) {
        if (base >= 0 && p != (size_t)base) CLI_TRY(step(j, (size_t)base, p));
        if (base < 0 && p > 0) CLI_TRY(step(j, p - 1, p));
    }
    mfgq_builder *const out = j->out;
    j->out = NULL;
    return cli_emit(j->c, out);
}

int cli_cmd_decompose(cli *c, int argc, char **argv)
{
    job j = {.c = c, .method_name = "lmdi1-additive"};
    const cli_option options[] = {
        {"method", CLI_TEXT, &j.method_name, "METHOD",
         "lmdi1-additive, lmdi1-multiplicative, lmdi2-multiplicative or shapley"},
        {"chained", CLI_FLAG, &j.chained, NULL, "link the steps from the first period on"},
        {"base", CLI_TEXT, &j.base, "PERIOD", "compare each period with this one directly"},
        {"by-category", CLI_FLAG, &j.by_category, NULL, "one row a category"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {
        "FILE --method METHOD",
        "Attributes the change of a sum of products to its factors.\n"
        "FILE: period,category,factor,value; an absent row is 0.",
        options, 1, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    const int method = mfgq_decomposition_find(j.method_name);
    if (method < 0) return cli_usage(c, "--method %s does not exist", j.method_name);
    if (j.chained && j.base) return cli_usage(c, "--chained and --base exclude each other");
    j.method = (mfgq_decomposition)method;
    j.file = c->args[0];
    const int code = run(&j);
    mfgq_builder_free(j.out);
    cli_keys_free(&j.periods);
    cli_keys_free(&j.categories);
    cli_keys_free(&j.factors);
    free(j.x);
    free(j.effects);
    free(j.totals);
    free(j.effects_so_far);
    free(j.totals_so_far);
    mfgq_csv_free(j.csv);
    return code;
}
