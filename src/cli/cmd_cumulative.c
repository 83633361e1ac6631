/* mfgq cumulative: operations on a cumulative target. */
#include "cli.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct job {
    const char *operation, *rates_text, *shares_text, *claim;
    double achieved, elapsed, target, years, energy, output;
    double *rates, *shares;
    size_t rate_count, share_count;
} job;

/* A number an operation needs but was not given is a matter of usage. */
static int fail(const cli *c, const mfgq_error *err)
{
    const int usage = err->status == MFGQ_E_INVALID || err->status == MFGQ_E_NOT_FOUND
        || err->status == MFGQ_E_PARSE;
    return usage ? cli_usage(c, "%s", err->message) : cli_fail(c, NULL, err);
}

static int run(const cli *c, job *j)
{
    if (j->rates_text)
        CLI_TRY(cli_number_list(c, "--rates", j->rates_text, &j->rates, &j->rate_count));
    if (j->shares_text)
        CLI_TRY(cli_number_list(c, "--shares", j->shares_text, &j->shares, &j->share_count));
    const int explain = j->operation && strcmp(j->operation, "explain") == 0;
    const char *const operation =
        j->operation && strcmp(j->operation, "all") == 0 ? NULL : j->operation;
    if (explain && !j->claim) return cli_usage(c, "explain needs --claim");
    if (!explain && j->claim) return cli_usage(c, "--claim goes with explain");
    mfgq_table *table;
    mfgq_error err;
    const mfgq_status status =
        explain ? mfgq_cumulative_explain(j->claim, j->rate_count, j->rates, j->achieved,
                                          j->elapsed, j->target, j->years, j->energy, j->output,
                                          &table, &err)
                : mfgq_cumulative_table(operation, j->rate_count, j->rates, j->achieved,
                                        j->elapsed, j->target, j->years, j->energy, j->output,
                                        j->share_count, j->shares, &table, &err);
    return status == MFGQ_OK ? cli_emit_table(c, table) : fail(c, &err);
}

int cli_cmd_cumulative(cli *c, int argc, char **argv)
{
    job j = {0};
    j.achieved = j.elapsed = j.target = j.years = j.energy = j.output = NAN;
    const cli_option options[] = {
        {"rates", CLI_TEXT, &j.rates_text, "A,B,C",
         "yearly changes: A is their chain, K their number"},
        {"achieved", CLI_NUMBER, &j.achieved, "A", "cumulative change so far"},
        {"elapsed", CLI_NUMBER, &j.elapsed, "K", "years passed"},
        {"target", CLI_NUMBER, &j.target, "C", "cumulative change to reach"},
        {"years", CLI_NUMBER, &j.years, "N", "years of the period"},
        {"energy", CLI_NUMBER, &j.energy, "E", "growth of energy, for intensity"},
        {"output", CLI_NUMBER, &j.output, "Y", "growth of output, for intensity"},
        {"shares", CLI_TEXT, &j.shares_text, "A,B,1", "shares of a schedule, for schedule and due"},
        {"claim", CLI_TEXT, &j.claim, "X", "the printed figure, for explain"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {
        "[OP] [--rates A,B,C | --achieved A --elapsed K] [--target C] [--years N]",
        "Operations on a cumulative target; all rates are signed changes as fractions, a cut of\n"
        "17 % is -0.17. OP is chain, progress, years, required, share, overfulfilment,\n"
        "naive-sum, points-left, intensity, schedule, due, linear-progress, naive-share,\n"
        "naive-points-left; without OP, or with all: every one the numbers allow. With\n"
        "`explain --claim X`: which of them give the printed figure X.",
        options, 0, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    j.operation = c->arg_count ? c->args[0] : NULL;
    const int code = run(c, &j);
    free(j.rates);
    free(j.shares);
    return code;
}
