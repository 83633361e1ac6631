/* mfgq index: index numbers over time. */
#include "cli.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct job {
    const cli *c;
    const char *file;
    mfgq_index_formula formula;
    int quantity, constant; /* --of quantity, --basket constant */
    int link;               /* 0 step, 1 fixed, 2 chained */
    mfgq_csv *csv;
    cli_keys periods, items;
    double *p, *q; /* [period][item], NaN where absent */
    mfgq_builder *out;
} job;

static int place(job *j, const double *prices, const double *quantities)
{
    const size_t rows = mfgq_csv_rows(j->csv), n = j->items.count;
    const size_t cells = j->periods.count * n;
    for (size_t i = 0; i < cells; i++) j->p[i] = j->q[i] = NAN;
    char *const seen = calloc(cells + 1, 1);
    if (!seen) return CLI_INTERNAL;
    int code = -1;
    for (size_t i = 0; i < rows && code < 0; i++) {
        const size_t at = j->periods.index[i] * n + j->items.index[i];
        if (seen[at]++)
            code = cli_fail_cell(j->c, j->file, j->csv, (int64_t)i, "item",
                                 "period and item are repeated");
        j->p[at] = prices[i];
        j->q[at] = quantities[i];
    }
    free(seen);
    return code;
}

/* An item missing in any period leaves all of them. */
static void keep_constant(job *j)
{
    const size_t n = j->items.count;
    for (size_t i = 0; i < n; i++) {
        int complete = 1;
        for (size_t t = 0; t < j->periods.count; t++)
            complete &= !isnan(j->p[t * n + i] + j->q[t * n + i]);
        for (size_t t = 0; !complete && t < j->periods.count; t++)
            j->p[t * n + i] = j->q[t * n + i] = NAN;
    }
}

static int load(job *j)
{
    double *prices = NULL, *quantities = NULL;
    CLI_TRY(cli_csv(j->c, j->file, &j->csv));
    CLI_TRY(cli_periods_of(j->c, j->file, j->csv, "period", &j->periods));
    CLI_TRY(cli_keys_of(j->c, j->file, j->csv, "item", &j->items));
    if (!j->periods.count) return cli_fail_cell(j->c, j->file, j->csv, -1, "period", "no rows");
    const size_t cells = j->periods.count * j->items.count;
    j->p = calloc(cells + 1, sizeof *j->p);
    j->q = calloc(cells + 1, sizeof *j->q);
    int code = j->p && j->q ? -1 : CLI_INTERNAL;
    if (code < 0) code = cli_numbers(j->c, j->file, j->csv, "price", 0, &prices);
    if (code < 0) code = cli_numbers(j->c, j->file, j->csv, "quantity", 0, &quantities);
    if (code < 0) code = place(j, prices, quantities);
    free(prices);
    free(quantities);
    if (code < 0 && j->constant) keep_constant(j);
    return code;
}

/* The row of the file that holds item `index` of one of the two periods. */
static int report(const job *j, size_t from, size_t to, const mfgq_error *err)
{
    const size_t period = err->arg == 5 || err->arg == 6 ? to : from;
    for (size_t i = 0; err->index >= 0 && i < mfgq_csv_rows(j->csv); i++)
        if (j->periods.index[i] == period && j->items.index[i] == (size_t)err->index)
            return cli_fail_cell(j->c, j->file, j->csv, (int64_t)i,
                                 (err->arg % 2 == 1) != j->quantity ? "price" : "quantity", "%s",
                                 err->message);
    return cli_fail(j->c, j->file, err);
}

/* The index between two periods of the variable asked for, or of the other one. */
static int compare(const job *j, size_t from, size_t to, int of_quantity, double *value)
{
    const size_t n = j->items.count;
    const double *const p = of_quantity ? j->q : j->p, *const q = of_quantity ? j->p : j->q;
    mfgq_error err;
    if (mfgq_index(j->formula, n, p + from * n, q + from * n, p + to * n, q + to * n, p, q, value,
                   &err) != MFGQ_OK)
        return report(j, from, to, &err);
    return -1;
}

static void put(job *j, size_t period, const char *component, double value)
{
    mfgq_builder_text(j->out, j->periods.names[period]);
    if (component) mfgq_builder_text(j->out, component);
    mfgq_builder_f64(j->out, value);
}

static int run_ratios(job *j)
{
    double level = 1;
    if (j->link) put(j, 0, NULL, 1);
    for (size_t t = 1; t < j->periods.count; t++) {
        double value = NAN;
        CLI_TRY(compare(j, j->link == 1 ? 0 : t - 1, t, j->quantity, &value));
        level *= value;
        put(j, t, NULL, j->link == 2 ? level : value);
    }
    return -1;
}

static int run_differences(job *j)
{
    double sums[2] = {0, 0};
    static const char *const components[] = {"price", "quantity"};
    for (size_t t = 0; t < j->periods.count; t++) {
        if (t == 0 && !j->link) continue;
        for (int of = 0; of < 2; of++) {
            double value = 0;
            if (t > 0) CLI_TRY(compare(j, j->link == 1 ? 0 : t - 1, t, of, &value));
            sums[of] += value;
            put(j, t, components[of], j->link == 2 ? sums[of] : value);
        }
    }
    return -1;
}

static int run(job *j)
{
    CLI_TRY(load(j));
    const int additive = mfgq_index_is_additive(j->formula);
    j->out = mfgq_builder_new();
    mfgq_builder_column(j->out, "period", MFGQ_TEXT, NULL);
    if (additive) mfgq_builder_column(j->out, "component", MFGQ_TEXT, NULL);
    mfgq_builder_column(j->out, "value", MFGQ_F64, NULL);
    CLI_TRY(additive ? run_differences(j) : run_ratios(j));
    mfgq_builder *const out = j->out;
    j->out = NULL;
    return cli_emit(j->c, out);
}

/* Position of `text` among three words, or -1. */
static int word(const char *text, const char *a, const char *b, const char *third)
{
    if (strcmp(text, a) == 0) return 0;
    if (strcmp(text, b) == 0) return 1;
    return third && strcmp(text, third) == 0 ? 2 : -1;
}

int cli_cmd_index(cli *c, int argc, char **argv)
{
    job j = {.c = c};
    const char *formula = "fisher", *of = "price", *link = "fixed", *basket = "matched";
    const cli_option options[] = {
        {"formula", CLI_TEXT, &formula, "NAME",
         "laspeyres paasche fisher tornqvist sato-vartia walsh dutot carli jevons\n"
         "                                  marshall-edgeworth lowe young bennet montgomery"},
        {"of", CLI_TEXT, &of, "price|quantity", "index of which variable (price)"},
        {"link", CLI_TEXT, &link, "step|fixed|chained",
         "with the period before, with the first, or steps multiplied (fixed)"},
        {"basket", CLI_TEXT, &basket, "matched|constant",
         "items of both periods compared, or of all periods (matched)"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {"FILE --formula NAME",
                           "Index numbers. FILE: period,item,price,quantity.", options, 1, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    const int f = mfgq_index_find(formula);
    if (f < 0) return cli_usage(c, "--formula %s does not exist", formula);
    j.formula = (mfgq_index_formula)f;
    j.quantity = word(of, "price", "quantity", NULL);
    j.link = word(link, "step", "fixed", "chained");
    j.constant = word(basket, "matched", "constant", NULL);
    if (j.quantity < 0) return cli_usage(c, "--of %s is not price or quantity", of);
    if (j.link < 0) return cli_usage(c, "--link %s is not step, fixed or chained", link);
    if (j.constant < 0) return cli_usage(c, "--basket %s is not matched or constant", basket);
    j.file = c->args[0];
    const int code = run(&j);
    mfgq_builder_free(j.out);
    cli_keys_free(&j.periods);
    cli_keys_free(&j.items);
    free(j.p);
    free(j.q);
    mfgq_csv_free(j.csv);
    return code;
}
