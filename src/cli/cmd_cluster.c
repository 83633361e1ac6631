/* mfgq cluster: specialisation, concentration, agglomeration. */
#include "cluster.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int list_metrics(const cli *c)
{
    mfgq_builder *const out = mfgq_builder_new();
    mfgq_builder_column(out, "name", MFGQ_TEXT, NULL);
    mfgq_builder_column(out, "convention", MFGQ_TEXT, NULL);
    mfgq_builder_column(out, "source", MFGQ_TEXT, NULL);
    for (const cluster_metric *m = cluster_metrics; m->name; m++) {
        mfgq_builder_text(out, m->name);
        mfgq_builder_text(out, m->convention);
        mfgq_builder_text(out, m->source);
    }
    return cli_emit(c, out);
}

typedef struct job {
    cluster_data d;
    const cluster_metric **metrics;
    size_t count;
    int two; /* some metric is of two industries: there is a column for the other one */
    mfgq_builder *out;
} job;

static void put_of_two(const job *j, const char *region, const char *industry,
                       const cluster_metric *m, double value, const char *other)
{
    mfgq_builder_text(j->out, region);
    mfgq_builder_text(j->out, industry);
    mfgq_builder_text(j->out, m->name);
    mfgq_builder_f64(j->out, value);
    if (j->two) mfgq_builder_text(j->out, other);
}

static void put(const job *j, const char *region, const char *industry, const cluster_metric *m,
                double value)
{
    put_of_two(j, region, industry, m, value, NULL);
}

/* Runs a metric for class k; what is undefined there becomes missing. */
static int run_one(const cluster_data *d, const cluster_metric *m, size_t k, size_t width)
{
    mfgq_error err;
    const mfgq_status status = m->run(d, k, &err);
    if (status == MFGQ_E_DOMAIN && err.index < 0)
        for (size_t i = 0; i < width; i++) d->out[i] = NAN;
    else if (status != MFGQ_OK)
        return cli_fail(d->c, d->file, &err);
    return -1;
}

static int skip_region(const cluster_data *d, size_t region)
{
    return (int64_t)region == d->reference_region;
}

static int run_pairs(const cluster_data *d, const cluster_metric *m, double *all)
{
    for (size_t r = 0; r < d->regions.count; r++) {
        CLI_TRY(run_one(d, m, r, d->industry_count));
        for (size_t k = 0; k < d->industry_count; k++)
            all[k * d->regions.count + r] = skip_region(d, r) ? NAN : d->out[k];
    }
    for (size_t k = 0; strcmp(m->name, "lq-z") == 0 && k < d->industry_count; k++) {
        double *const column = all + k * d->regions.count;
        mfgq_error err;
        if (mfgq_z_scores(d->regions.count, column, column, &err) != MFGQ_OK)
            return cli_fail(d->c, d->file, &err);
    }
    return -1;
}

static int put_pairs(const job *j, const cluster_metric *m)
{
    const cluster_data *const d = &j->d;
    double *const all = calloc(d->regions.count * d->industry_count + 1, sizeof *all);
    const int code = all ? run_pairs(d, m, all) : CLI_INTERNAL;
    for (size_t r = 0; code < 0 && r < d->regions.count; r++)
        for (size_t k = 0; !skip_region(d, r) && k < d->industry_count; k++)
            put(j, d->regions.names[r], d->industries.names[k], m,
                all[k * d->regions.count + r]);
    free(all);
    return code;
}

static int put_industries(const job *j, const cluster_metric *m)
{
    const cluster_data *const d = &j->d;
    for (size_t k = 0; k < d->industry_count; k++) {
        CLI_TRY(run_one(d, m, k, d->industry_count));
        for (size_t other = k + 1; other < d->industry_count; other++)
            put_of_two(j, NULL, d->industries.names[k], m, d->out[other],
                       d->industries.names[other]);
    }
    return -1;
}

static int put_single(const job *j, const cluster_metric *m)
{
    const cluster_data *const d = &j->d;
    const int of_region = m->scope == CLUSTER_REGION, of_group = m->scope == CLUSTER_GROUP;
    const size_t count = of_group ? 1 : of_region ? d->regions.count : d->industry_count;
    for (size_t k = 0; k < count; k++) {
        if (of_region && skip_region(d, k)) continue;
        CLI_TRY(run_one(d, m, k, 1));
        put(j, of_region ? d->regions.names[k] : NULL,
            of_region || of_group ? NULL : d->industries.names[k], m, d->out[0]);
    }
    return -1;
}

static int put_all(const job *j)
{
    for (size_t i = 0; i < j->count; i++) {
        const cluster_metric *const m = j->metrics[i];
        if (m->scope == CLUSTER_PAIR) CLI_TRY(put_pairs(j, m));
        else if (m->scope == CLUSTER_INDUSTRIES) CLI_TRY(put_industries(j, m));
        else CLI_TRY(put_single(j, m));
    }
    return -1;
}

static const cluster_metric *find_metric(const char *name, size_t size)
{
    for (const cluster_metric *m = cluster_metrics; m->name; m++)
        if (strlen(m->name) == size && strncmp(m->name, name, size) == 0) return m;
    return NULL;
}

/* "lq,hhi" as metrics. */
static int find_metrics(job *j, const cli *c, const char *names)
{
    j->metrics = calloc(strlen(names) + 1, sizeof *j->metrics);
    if (!j->metrics) return CLI_INTERNAL;
    for (;;) {
        const size_t size = strcspn(names, ",");
        const cluster_metric *const m = find_metric(names, size);
        if (!m) return cli_usage(c, "--metric %.*s does not exist", (int)size, names);
        j->metrics[j->count++] = m;
        j->two |= m->scope == CLUSTER_INDUSTRIES;
        if (!names[size]) return -1;
        names += size + 1;
    }
}

static int check_columns(const job *j)
{
    for (size_t i = 0; i < j->count; i++) {
        size_t column;
        if (!j->metrics[i]->spatial) continue;
        CLI_TRY(cli_column(j->d.c, j->d.file, j->d.csv, "area", &column));
        CLI_TRY(cli_column(j->d.c, j->d.file, j->d.csv, "population", &column));
    }
    return -1;
}

static int run(job *j, const char *reference)
{
    CLI_TRY(cluster_load(&j->d, reference));
    CLI_TRY(check_columns(j));
    j->out = mfgq_builder_new();
    mfgq_builder_column(j->out, "region", MFGQ_TEXT, NULL);
    mfgq_builder_column(j->out, "industry", MFGQ_TEXT, NULL);
    mfgq_builder_column(j->out, "metric", MFGQ_TEXT, NULL);
    mfgq_builder_column(j->out, "value", MFGQ_F64, NULL);
    if (j->two) mfgq_builder_column(j->out, "other", MFGQ_TEXT, NULL);
    CLI_TRY(put_all(j));
    mfgq_builder *const out = j->out;
    j->out = NULL;
    return cli_emit(j->d.c, out);
}

int cli_cmd_cluster(cli *c, int argc, char **argv)
{
    const char *metrics = "lq", *reference = NULL;
    int list = 0;
    const cli_option options[] = {
        {"metric", CLI_TEXT, &metrics, "M[,M]", "which metrics (lq); --list names them"},
        {"reference", CLI_TEXT, &reference, "NAME|rest|total|mean-shares",
         "what a region is compared with (total)"},
        {"list", CLI_FLAG, &list, NULL, "list the metrics with convention and source"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {
        "FILE --metric M[,M]",
        "Specialisation of regions and concentration of industries.\n"
        "FILE: region,industry,value and, as a metric needs, area,population,plants; a region's\n"
        "total may stand as industry `total`; repeated rows are plants.",
        options, 0, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    if (list) return list_metrics(c);
    if (!c->arg_count) return cli_usage(c, "argument missing");
    job j = {.d = {.c = c, .file = c->args[0]}};
    int code = find_metrics(&j, c, metrics);
    if (code < 0) code = run(&j, reference);
    mfgq_builder_free(j.out);
    free(j.metrics);
    cluster_free(&j.d);
    return code;
}
