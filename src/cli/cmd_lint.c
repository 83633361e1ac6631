/* lint, implied: a plan checked against itself, and what it implies. */
#include "cli.h"

static int run(cli *c, mfgq_status (*make)(const mfgq_plan *, mfgq_table **, mfgq_error *),
               int *rows)
{
    mfgq_error err;
    mfgq_plan *plan = NULL;
    mfgq_table *table = NULL;
    CLI_TRY(cli_plan(c, c->args[0], &plan));
    const mfgq_status status = make(plan, &table, &err);
    mfgq_plan_free(plan);
    if (status != MFGQ_OK) return cli_fail(c, c->args[0], &err);
    *rows = mfgq_table_rows(table) > 0;
    return cli_emit_table(c, table);
}

int cmd_lint(cli *c, int argc, char **argv)
{
    static const cli_spec spec = {
        "PLAN",
        "Checks a plan against itself: figures that contradict each other, by how much, where,\n"
        "and under which assumption. With --strict the exit code is 1 if there are findings.",
        NULL, 1, 1};
    int found = 0;
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    const int code = run(c, mfgq_plan_lint, &found);
    return code == CLI_DONE && found && c->strict ? CLI_FINDINGS : code;
}

int cmd_implied(cli *c, int argc, char **argv)
{
    static const cli_spec spec = {
        "PLAN",
        "Lists what a plan implies but does not say, with the intervals that the rounding of its\n"
        "figures leaves.",
        NULL, 1, 1};
    int found = 0;
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    return run(c, mfgq_plan_implied, &found);
}
