/* mfgq inequality: one figure a series. */
#include "cli.h"

#include <math.h>
#include <stdlib.h>

typedef struct job {
    const cli *c;
    const char *file, *name;
    mfgq_inequality_measure measure;
    double epsilon;
    mfgq_csv *csv;
    cli_keys series, groups;
    double *values, *weights;
    double *x, *w; /* of one series */
    size_t *g, *rows, *first; /* first: number of each file-wide group in this series */
} job;

static int load(job *j)
{
    CLI_TRY(cli_csv(j->c, j->file, &j->csv));
    CLI_TRY(cli_keys_of(j->c, j->file, j->csv, "series", &j->series));
    if (!j->series.count) return cli_fail_cell(j->c, j->file, j->csv, -1, "series", "no rows");
    CLI_TRY(cli_numbers(j->c, j->file, j->csv, "value", 0, &j->values));
    CLI_TRY(cli_numbers(j->c, j->file, j->csv, "weight", 1, &j->weights));
    if (mfgq_csv_find(j->csv, "group") >= 0)
        CLI_TRY(cli_keys_of(j->c, j->file, j->csv, "group", &j->groups));
    const size_t rows = mfgq_csv_rows(j->csv) + 1;
    j->x = calloc(rows, sizeof *j->x);
    j->w = calloc(rows, sizeof *j->w);
    j->g = calloc(rows, sizeof *j->g);
    j->rows = calloc(rows, sizeof *j->rows);
    j->first = calloc(rows, sizeof *j->first);
    return j->x && j->w && j->g && j->rows && j->first ? -1 : CLI_INTERNAL;
}

/* Collects a series; its groups are numbered from 0 by appearance. */
static size_t collect(job *j, size_t series)
{
    size_t n = 0, groups = 0;
    for (size_t k = 0; k < j->groups.count; k++) j->first[k] = SIZE_MAX;
    for (size_t i = 0; i < mfgq_csv_rows(j->csv); i++) {
        if (j->series.index[i] != series) continue;
        j->x[n] = j->values[i];
        j->w[n] = j->weights ? j->weights[i] : 1;
        if (j->groups.count) {
            size_t *const number = &j->first[j->groups.index[i]];
            if (*number == SIZE_MAX) *number = groups++;
            j->g[n] = *number;
        }
        j->rows[n++] = i;
    }
    return n;
}

static int measure_one(job *j, size_t series, double *value)
{
    const size_t n = collect(j, series);
    mfgq_error err;
    const mfgq_status status =
        mfgq_inequality(j->measure, n, j->x, j->weights ? j->w : NULL,
                        j->groups.count ? j->g : NULL, j->epsilon, value, &err);
    if (status == MFGQ_OK) return -1;
    *value = NAN;
    if (status == MFGQ_E_DOMAIN && err.index < 0) return -1;
    if (err.index >= 0)
        return cli_fail_cell(j->c, j->file, j->csv, (int64_t)j->rows[err.index],
                             err.arg == 4 ? "weight" : "value", "%s", err.message);
    return cli_fail(j->c, j->file, &err);
}

static int run(job *j)
{
    CLI_TRY(load(j));
    const int grouped = j->measure == MFGQ_THEIL_T_BETWEEN || j->measure == MFGQ_THEIL_T_WITHIN;
    if (grouped && mfgq_csv_find(j->csv, "group") < 0)
        return cli_fail_cell(j->c, j->file, j->csv, -1, NULL, "no column group");
    mfgq_builder *const out = mfgq_builder_new();
    mfgq_builder_column(out, "series", MFGQ_TEXT, NULL);
    mfgq_builder_column(out, "metric", MFGQ_TEXT, NULL);
    mfgq_builder_column(out, "value", MFGQ_F64, NULL);
    for (size_t s = 0; s < j->series.count; s++) {
        double value = NAN;
        const int code = measure_one(j, s, &value);
        if (code >= 0) {
            mfgq_builder_free(out);
            return code;
        }
        mfgq_builder_text(out, j->series.names[s]);
        mfgq_builder_text(out, j->name);
        mfgq_builder_f64(out, value);
    }
    return cli_emit(j->c, out);
}

int cli_cmd_inequality(cli *c, int argc, char **argv)
{
    job j = {.c = c, .name = "gini", .epsilon = 0.5};
    const cli_option options[] = {
        {"metric", CLI_TEXT, &j.name, "M",
         "gini gini-normalised theil-t theil-l theil-t-between theil-t-within\n"
         "                                  atkinson wolfson hoover hhi"},
        {"epsilon", CLI_NUMBER, &j.epsilon, "E", "aversion to inequality, for atkinson (0.5)"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {"FILE --metric M",
                           "Inequality of each series.\n"
                           "FILE: series,value and optionally weight (units with that value)\n"
                           "and group.", options, 1, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    const int measure = mfgq_inequality_find(j.name);
    if (measure < 0) return cli_usage(c, "--metric %s does not exist", j.name);
    if (!(j.epsilon > 0)) return cli_usage(c, "--epsilon is not positive");
    j.measure = (mfgq_inequality_measure)measure;
    j.file = c->args[0];
    const int code = run(&j);
    cli_keys_free(&j.series);
    cli_keys_free(&j.groups);
    free(j.values);
    free(j.weights);
    free(j.x);
    free(j.w);
    free(j.g);
    free(j.rows);
    free(j.first);
    mfgq_csv_free(j.csv);
    return code;
}
