/* mfgq shiftshare: regions against the nation. */
#include "cli.h"

#include <math.h>
#include <stdlib.h>

typedef struct job {
    const cli *c;
    const char *file, *reference;
    int dynamic;
    mfgq_shiftshare_method method;
    mfgq_csv *csv;
    cli_keys periods, regions, industries;
    double *x;      /* [period][region][industry] */
    double *nation; /* [period][industry] */
    double *sums;   /* [region][industry][component] */
    double *step;   /* [industry][component] */
} job;

/* Fills the cube; an absent row is 0, a repeated one an error. */
static int fill(job *j)
{
    double *values;
    CLI_TRY(cli_numbers(j->c, j->file, j->csv, "value", 0, &values));
    const size_t n = j->industries.count, cells = j->periods.count * j->regions.count * n;
    j->x = calloc(cells + 1, sizeof *j->x);
    char *const seen = calloc(cells + 1, 1);
    int code = j->x && seen ? -1 : CLI_INTERNAL;
    for (size_t i = 0; i < mfgq_csv_rows(j->csv) && code < 0; i++) {
        const size_t at = (j->periods.index[i] * j->regions.count + j->regions.index[i]) * n
            + j->industries.index[i];
        if (seen[at]++)
            code = cli_fail_cell(j->c, j->file, j->csv, (int64_t)i, "value",
                                 "period, region and industry are repeated");
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
    CLI_TRY(cli_keys_of(j->c, j->file, j->csv, "region", &j->regions));
    CLI_TRY(cli_keys_of(j->c, j->file, j->csv, "industry", &j->industries));
    if (j->periods.count < 2)
        return cli_fail_cell(j->c, j->file, j->csv, -1, "period", "fewer than two periods");
    return fill(j);
}

/* The nation is the reference's rows, or the sum of the regions. */
static int make_nation(job *j)
{
    const size_t n = j->industries.count, regions = j->regions.count;
    const int64_t reference = j->reference ? cli_keys_find(&j->regions, j->reference) : -1;
    if (j->reference && reference < 0)
        return cli_usage(j->c, "--reference %s is no region of the file", j->reference);
    j->nation = calloc(j->periods.count * n + 1, sizeof *j->nation);
    if (!j->nation) return CLI_INTERNAL;
    for (size_t t = 0; t < j->periods.count; t++)
        for (size_t r = 0; r < regions; r++)
            for (size_t i = 0; i < n && (reference < 0 || r == (size_t)reference); i++)
                j->nation[t * n + i] += j->x[(t * regions + r) * n + i];
    return -1;
}

/* The row with the value at fault: of the region, or one of those that make the nation. */
static int report(const job *j, size_t region, size_t from, size_t to, const mfgq_error *err)
{
    const size_t period = err->arg == 4 || err->arg == 6 ? to : from, n = j->industries.count;
    for (size_t i = 0; err->index >= 0 && i < mfgq_csv_rows(j->csv); i++) {
        const size_t r = j->regions.index[i], at = (period * j->regions.count + r) * n;
        if (j->periods.index[i] == period && j->industries.index[i] == (size_t)err->index
            && (err->arg > 4 ? j->x[at + (size_t)err->index] < 0 : r == region))
            return cli_fail_cell(j->c, j->file, j->csv, (int64_t)i, "value", "%s", err->message);
    }
    return cli_fail(j->c, j->file, err);
}

static int add_step(job *j, size_t region, size_t from, size_t to)
{
    const size_t n = j->industries.count, width = mfgq_shiftshare_components(j->method);
    const double *const r0 = j->x + (from * j->regions.count + region) * n;
    const double *const r1 = j->x + (to * j->regions.count + region) * n;
    mfgq_error err;
    if (mfgq_shiftshare(j->method, n, r0, r1, j->nation + from * n, j->nation + to * n, j->step,
                        &err) != MFGQ_OK)
        return report(j, region, from, to, &err);
    for (size_t i = 0; i < n * width; i++) j->sums[region * n * width + i] += j->step[i];
    return -1;
}

static int compute(job *j)
{
    const size_t n = j->industries.count, width = mfgq_shiftshare_components(j->method);
    j->sums = calloc(j->regions.count * n * width + 1, sizeof *j->sums);
    j->step = calloc(n * width + 1, sizeof *j->step);
    if (!j->sums || !j->step) return CLI_INTERNAL;
    for (size_t r = 0; r < j->regions.count; r++) {
        if (!j->dynamic) CLI_TRY(add_step(j, r, 0, j->periods.count - 1));
        for (size_t t = 1; j->dynamic && t < j->periods.count; t++)
            CLI_TRY(add_step(j, r, t - 1, t));
    }
    return -1;
}

static int emit(const job *j)
{
    const size_t n = j->industries.count, width = mfgq_shiftshare_components(j->method);
    mfgq_builder *const out = mfgq_builder_new();
    mfgq_builder_column(out, "region", MFGQ_TEXT, NULL);
    mfgq_builder_column(out, "industry", MFGQ_TEXT, NULL);
    mfgq_builder_column(out, "component", MFGQ_TEXT, NULL);
    mfgq_builder_column(out, "value", MFGQ_F64, NULL);
    const int64_t reference = j->reference ? cli_keys_find(&j->regions, j->reference) : -1;
    for (size_t r = 0; r < j->regions.count; r++)
        for (size_t i = 0; (int64_t)r != reference && i < n; i++)
            for (size_t k = 0; k < width; k++) {
                mfgq_builder_text(out, j->regions.names[r]);
                mfgq_builder_text(out, j->industries.names[i]);
                mfgq_builder_text(out, mfgq_shiftshare_component_name(j->method, k));
                mfgq_builder_f64(out, j->sums[(r * n + i) * width + k]);
            }
    return cli_emit(j->c, out);
}

static int run(job *j)
{
    CLI_TRY(load(j));
    CLI_TRY(make_nation(j));
    CLI_TRY(compute(j));
    return emit(j);
}

int cli_cmd_shiftshare(cli *c, int argc, char **argv)
{
    job j = {.c = c};
    const char *method = "classic";
    const cli_option options[] = {
        {"method", CLI_TEXT, &method, "METHOD", "classic or esteban-marquillas (classic)"},
        {"reference", CLI_TEXT, &j.reference, "NAME",
         "the region that stands for the nation (the sum of the regions)"},
        {"dynamic", CLI_FLAG, &j.dynamic, NULL,
         "sum the steps between consecutive periods, not first to last"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {
        "FILE --method METHOD",
        "Shift-share of each region between the first and the last period.\n"
        "FILE: period,region,industry,value; an absent row is 0.",
        options, 1, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    const int m = mfgq_shiftshare_find(method);
    if (m < 0) return cli_usage(c, "--method %s does not exist", method);
    j.method = (mfgq_shiftshare_method)m;
    j.file = c->args[0];
    const int code = run(&j);
    cli_keys_free(&j.periods);
    cli_keys_free(&j.regions);
    cli_keys_free(&j.industries);
    free(j.x);
    free(j.nation);
    free(j.sums);
    free(j.step);
    mfgq_csv_free(j.csv);
    return code;
}
