/* plans, indicators, targets, template: what a plan holds. */
#include "cli.h"

#include <errno.h>
#include <string.h>

static int to_stream(void *context, const char *bytes, size_t size)
{
    return fwrite(bytes, 1, size, context) != size;
}

/* Writes a plan in the canonical form of plan files. */
static int write_plan(const cli *c, const char *name)
{
    mfgq_error err;
    mfgq_plan *plan = NULL;
    CLI_TRY(cli_plan(c, name, &plan));
    FILE *const out = c->output ? fopen(c->output, "wb") : stdout;
    errno = out ? 0 : errno;
    const int done = out && mfgq_plan_write(plan, to_stream, out, &err) == MFGQ_OK && !fflush(out);
    if (!done) fprintf(stderr, "mfgq: %s: %s\n", c->output ? c->output : "-", strerror(errno));
    if (out && c->output) fclose(out);
    mfgq_plan_free(plan);
    return done ? CLI_DONE : CLI_INPUT;
}

int cmd_plans(cli *c, int argc, char **argv)
{
    static const cli_spec spec = {
        "[PLAN]", "Lists the built-in plans; with PLAN, writes that plan as JSON.", NULL, 0, 1};
    mfgq_error err;
    mfgq_table *table = NULL;
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    if (c->arg_count) return write_plan(c, c->args[0]);
    if (mfgq_plan_list(c->chinese, &table, &err) != MFGQ_OK) return cli_fail(c, NULL, &err);
    return cli_emit_table(c, table);
}

/* Prints one table made from the plan in the first argument. */
static int print(cli *c, mfgq_status (*make)(const mfgq_plan *, mfgq_table **, mfgq_error *))
{
    mfgq_error err;
    mfgq_plan *plan = NULL;
    mfgq_table *table = NULL;
    CLI_TRY(cli_plan(c, c->args[0], &plan));
    const mfgq_status status = make(plan, &table, &err);
    mfgq_plan_free(plan);
    return status == MFGQ_OK ? cli_emit_table(c, table) : cli_fail(c, c->args[0], &err);
}

int cmd_indicators(cli *c, int argc, char **argv)
{
    static const cli_spec spec = {
        "PLAN",
        "Lists the indicators of a plan: a built-in id, a JSON plan, or a table of targets.", NULL,
        1, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    return print(c, mfgq_plan_indicators);
}

int cmd_template(cli *c, int argc, char **argv)
{
    static const cli_spec spec = {
        "PLAN", "Prints the blank observation sheet of a plan, to be filled in as CSV.", NULL, 1,
        1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    return print(c, mfgq_plan_template);
}

static mfgq_status stated(const mfgq_plan *plan, mfgq_table **table, mfgq_error *err)
{
    return mfgq_plan_targets(plan, MFGQ_TARGETS_FIGURES, table, err);
}

static mfgq_status stated_all(const mfgq_plan *plan, mfgq_table **table, mfgq_error *err)
{
    return mfgq_plan_targets(plan, MFGQ_TARGETS_ALL, table, err);
}

static mfgq_status carried(const mfgq_plan *plan, mfgq_table **table, mfgq_error *err)
{
    return mfgq_plan_targets(plan, MFGQ_TARGETS_CARRY, table, err);
}

static mfgq_status carried_all(const mfgq_plan *plan, mfgq_table **table, mfgq_error *err)
{
    return mfgq_plan_targets(plan, MFGQ_TARGETS_ALL | MFGQ_TARGETS_CARRY, table, err);
}

int cmd_targets(cli *c, int argc, char **argv)
{
    int all = 0;
    const cli_option options[] = {
        {"all", CLI_FLAG, &all, NULL, "also relative targets and dated events"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {
        "PLAN [--all]",
        "Lists the targets of a plan: one row for each value stated at one place for one\n"
        "period, as printed. As CSV it has further columns, which make it a plan itself.",
        options, 1, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    if (c->format == MFGQ_FORMAT_TEXT) return print(c, all ? stated_all : stated);
    return print(c, all ? carried_all : carried);
}
