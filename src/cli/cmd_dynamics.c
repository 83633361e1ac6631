/* mfgq dynamics: productivity with entry and exit. */
#include "cli.h"

#include <math.h>
#include <stdlib.h>

typedef struct job {
    const cli *c;
    const char *file;
    mfgq_dynamics_method method;
    mfgq_csv *csv;
    cli_keys periods, ids;
    double *share, *productivity; /* [period][id], NaN where absent */
    mfgq_builder *out;
} job;

static int place(job *j, const double *shares, const double *levels)
{
    const size_t n = j->ids.count;
    for (size_t i = 0; i < j->periods.count * n; i++) j->share[i] = j->productivity[i] = NAN;
    for (size_t i = 0; i < mfgq_csv_rows(j->csv); i++) {
        const size_t at = j->periods.index[i] * n + j->ids.index[i];
        if (!isnan(j->share[at]) || !isnan(j->productivity[at]))
            return cli_fail_cell(j->c, j->file, j->csv, (int64_t)i, "id",
                                 "period and id are repeated");
        j->share[at] = shares[i];
        j->productivity[at] = levels[i];
    }
    return -1;
}

static int load(job *j)
{
    double *shares = NULL, *levels = NULL;
    CLI_TRY(cli_csv(j->c, j->file, &j->csv));
    CLI_TRY(cli_periods_of(j->c, j->file, j->csv, "period", &j->periods));
    CLI_TRY(cli_keys_of(j->c, j->file, j->csv, "id", &j->ids));
    if (j->periods.count < 2)
        return cli_fail_cell(j->c, j->file, j->csv, -1, "period", "fewer than two periods");
    const size_t cells = j->periods.count * j->ids.count;
    j->share = calloc(cells, sizeof *j->share);
    j->productivity = calloc(cells, sizeof *j->productivity);
    int code = j->share && j->productivity ? -1 : CLI_INTERNAL;
    if (code < 0) code = cli_numbers(j->c, j->file, j->csv, "share", 0, &shares);
    if (code < 0) code = cli_numbers(j->c, j->file, j->csv, "productivity", 0, &levels);
    if (code < 0) code = place(j, shares, levels);
    free(shares);
    free(levels);
    return code;
}

static int report(const job *j, size_t from, size_t to, const mfgq_error *err)
{
    const size_t period = err->arg >= 5 ? to : from;
    for (size_t i = 0; i < mfgq_csv_rows(j->csv); i++)
        if (j->periods.index[i] == period
            && (err->index < 0 || j->ids.index[i] == (size_t)err->index))
            return cli_fail_cell(j->c, j->file, j->csv, (int64_t)i,
                                 err->arg % 2 ? "share" : "productivity", "%s", err->message);
    return cli_fail(j->c, j->file, err);
}

static int step(job *j, size_t from, size_t to)
{
    const size_t n = j->ids.count;
    double components[MFGQ_DYNAMICS_TOTAL + 1];
    mfgq_error err;
    if (mfgq_dynamics(j->method, n, j->share + from * n, j->productivity + from * n,
                      j->share + to * n, j->productivity + to * n, components, &err) != MFGQ_OK)
        return report(j, from, to, &err);
    for (int k = 0; k <= MFGQ_DYNAMICS_TOTAL; k++) {
        if (isnan(components[k])) continue;
        mfgq_builder_text(j->out, j->periods.names[from]);
        mfgq_builder_text(j->out, j->periods.names[to]);
        mfgq_builder_text(j->out, mfgq_dynamics_component_name(k));
        mfgq_builder_f64(j->out, components[k]);
    }
    return -1;
}

static int run(job *j)
{
    CLI_TRY(load(j));
    j->out = mfgq_builder_new();
    mfgq_builder_column(j->out, "from", MFGQ_TEXT, NULL);
    mfgq_builder_column(j->out, "to", MFGQ_TEXT, NULL);
    mfgq_builder_column(j->out, "component", MFGQ_TEXT, NULL);
    mfgq_builder_column(j->out, "value", MFGQ_F64, NULL);
    for (size_t t = 1; t < j->periods.count; t++) CLI_TRY(step(j, t - 1, t));
    mfgq_builder *const out = j->out;
    j->out = NULL;
    return cli_emit(j->c, out);
}

int cli_cmd_dynamics(cli *c, int argc, char **argv)
{
    job j = {.c = c};
    const char *method = "fhk";
    const cli_option options[] = {
        {"method", CLI_TEXT, &method, "METHOD", "bhc, gr, fhk, bg, df or mp"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {
        "FILE --method METHOD",
        "Attributes a change of aggregate productivity to continuing, entering and exiting units.\n"
        "FILE: period,id,share,productivity; the shares of a period add up to 1.",
        options, 1, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    const int m = mfgq_dynamics_find(method);
    if (m < 0) return cli_usage(c, "--method %s does not exist", method);
    j.method = (mfgq_dynamics_method)m;
    j.file = c->args[0];
    const int code = run(&j);
    mfgq_builder_free(j.out);
    cli_keys_free(&j.periods);
    cli_keys_free(&j.ids);
    free(j.share);
    free(j.productivity);
    mfgq_csv_free(j.csv);
    return code;
}
