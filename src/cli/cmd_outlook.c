/* mfgq outlook: a plan's indicators projected to their targets. */
#include "series_input.h"

#include <stdlib.h>
#include <string.h>

typedef struct options {
    const char *as_of, *vintage, *to, *observations, *levels;
    int path, observed;
} options;

/* "80,95" as fractions. */
static int read_levels(const cli *c, const char *text, double **levels, size_t *count)
{
    if (!text) return -1;
    CLI_TRY(cli_number_list(c, "--level", text, levels, count));
    for (size_t i = 0; i < *count; i++) (*levels)[i] /= 100;
    return -1;
}

/* Leaves out what was never observed. */
static int keep_observed(const cli *c, mfgq_table **table)
{
    const mfgq_table *const t = *table;
    const size_t note = (size_t)mfgq_table_find(t, "note"), columns = mfgq_table_columns(t);
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_table *kept;
    mfgq_error err;
    for (size_t i = 0; i < columns; i++)
        mfgq_builder_column(b, mfgq_table_name(t, i), (mfgq_type)mfgq_table_type(t, i),
                            mfgq_table_unit(t, i));
    for (size_t row = 0; row < mfgq_table_rows(t); row++) {
        if (strcmp(mfgq_table_text(t, row, note), "never observed") == 0) continue;
        for (size_t i = 0; i < columns; i++) cli_copy_cell(b, t, row, i);
    }
    if (mfgq_builder_finish(b, &kept, &err) != MFGQ_OK) return cli_fail(c, NULL, &err);
    mfgq_table_free(*table);
    *table = kept;
    return -1;
}

static int outlook(const cli *c, const options *o, const mfgq_plan *plan,
                   const mfgq_observations *observations, size_t count, const double *levels)
{
    mfgq_error err;
    mfgq_table *table = NULL;
    const mfgq_status status =
        (o->path ? mfgq_outlook_path : mfgq_outlook)(plan, observations, o->as_of, o->vintage,
                                                     o->to, count, levels, &table, &err);
    if (status == MFGQ_OK) {
        const int code = o->observed ? keep_observed(c, &table) : -1;
        if (code < 0) return cli_emit_probabilities(c, table);
        mfgq_table_free(table);
        return code;
    }
    if (err.arg == 3) return cli_usage(c, "--as-of: %s", err.message);
    if (err.arg == 4) return cli_usage(c, "--vintage: %s", err.message);
    if (err.arg == 5) return cli_usage(c, "--to: %s", err.message);
    if (err.arg >= 6) return cli_usage(c, "--level: %s", err.message);
    return cli_fail_row(c, o->observations, &err);
}

static int run(const cli *c, const options *o)
{
    mfgq_plan *plan = NULL;
    mfgq_observations *observations = NULL;
    double *levels = NULL;
    size_t count = 0;
    CLI_TRY(read_levels(c, o->levels, &levels, &count));
    int code = cli_plan(c, c->args[0], &plan);
    if (code < 0) code = cli_observations(c, o->observations, plan, &observations);
    if (code < 0) code = outlook(c, o, plan, observations, count, levels);
    mfgq_observations_free(observations);
    mfgq_plan_free(plan);
    free(levels);
    return code;
}

int cli_cmd_outlook(cli *c, int argc, char **argv)
{
    options o = {0};
    const cli_option list[] = {
        {"as-of", CLI_TEXT, &o.as_of, "PERIOD",
         "use observations up to it, show targets after it (each last observation)"},
        {"to", CLI_TEXT, &o.to, "PERIOD", "targets up to this period (all)"},
        {"path", CLI_FLAG, &o.path, NULL,
         "year by year: what each target requires, what is expected"},
        {"observed", CLI_FLAG, &o.observed, NULL, "leave out what was never observed"},
        {"level", CLI_TEXT, &o.levels, "80,95", "coverage of the intervals in per cent"},
        {"observations", CLI_TEXT, &o.observations, "FILE",
         "indicator,period,value,unit,... (left out: those built in for the plan)"},
        {"vintage", CLI_TEXT, &o.vintage, "first|latest|DATE",
         "which of several published values (latest)"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {
        "PLAN [--as-of PERIOD] [--to PERIOD] [--level 80,95]",
        "Each indicator projected to each target still to come: median, intervals,\n"
        "probability of meeting it, the yearly rate required, the period it is reached\n"
        "(reached_early, reached_late: at the ends of the first interval). For a figure on\n"
        "average or of every year, observed years stand and the others are drawn as 10000\n"
        "joint sample paths; its median is that of the average, or of the worst year.\n"
        "--path prints every year up to the target instead: required against expected.",
        list, 1, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    return run(c, &o);
}
