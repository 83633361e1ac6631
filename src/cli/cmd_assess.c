/* mfgq assess: a plan's targets against what was observed. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

typedef struct options {
    const char *as_of, *vintage, *observations;
} options;

static int has_missed(const mfgq_table *table)
{
    const int64_t column = mfgq_table_find(table, "verdict");
    for (size_t i = 0; i < mfgq_table_rows(table); i++)
        if (strcmp(mfgq_table_text(table, i, (size_t)column), "missed") == 0) return 1;
    return 0;
}

static int emit(const cli *c, mfgq_table *table)
{
    const int missed = c->strict && has_missed(table);
    const int code = cli_emit_table(c, table);
    return code == CLI_DONE && missed ? CLI_FINDINGS : code;
}

/* An indicator that the plan does not have may be a slip of the pen or of another plan: it is
   named, and left out. */
static int check(const cli *c, const options *o, const mfgq_plan *plan,
                 const mfgq_observations *observations)
{
    mfgq_error err;
    if (!o->observations) return -1;
    const mfgq_status status = mfgq_assess_check(plan, observations, &err);
    if (status == MFGQ_OK) return -1;
    const int code = cli_fail_row(c, o->observations, &err);
    return status == MFGQ_E_NOT_FOUND ? -1 : code;
}

static int assess(const cli *c, const options *o, const mfgq_plan *plan,
                  const mfgq_observations *observations)
{
    mfgq_error err;
    mfgq_table *table = NULL;
    CLI_TRY(check(c, o, plan, observations));
    const mfgq_status status =
        mfgq_assess(plan, observations, o->as_of, o->vintage, &table, &err);
    if (status == MFGQ_OK) return emit(c, table);
    if (err.arg == 3) return cli_usage(c, "--as-of: %s", err.message);
    if (err.arg == 4) return cli_usage(c, "--vintage: %s", err.message);
    return cli_fail_row(c, o->observations, &err);
}

int cli_cmd_assess(cli *c, int argc, char **argv)
{
    options o = {0};
    const cli_option list[] = {
        {"as-of", CLI_TEXT, &o.as_of, "PERIOD",
         "use observations up to it; later targets are not due"},
        {"observations", CLI_TEXT, &o.observations, "FILE",
         "indicator,period,value,unit,... (left out: those built in for the plan)"},
        {"vintage", CLI_TEXT, &o.vintage, "first|latest|DATE",
         "which of several published values (latest)"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {
        "PLAN [--as-of PERIOD] [--observations FILE] [--vintage V]",
        "Targets against observations: met, missed, indeterminate, no-data or not-due.\n"
        "With --strict the exit code is 1 when a target is missed.",
        list, 1, 1};
    mfgq_plan *plan = NULL;
    mfgq_observations *observations = NULL;
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    CLI_TRY(cli_plan(c, c->args[0], &plan));
    int code = cli_observations(c, o.observations, plan, &observations);
    if (code < 0) code = assess(c, &o, plan, observations);
    mfgq_observations_free(observations);
    mfgq_plan_free(plan);
    return code;
}
