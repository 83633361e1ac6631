/* project: series into the future, with intervals and the probability of targets. */
#include "series_input.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct options {
    int horizon, threads, parameters, whole;
    const char *model, *level, *bounds, *centre, *pool;
    double seed;
    cli_list set;
} options;

static int set_option(const cli *c, mfgq_projector *p, mfgq_projection_option option,
                      const char *name, double value)
{
    mfgq_error err;
    if (mfgq_projector_set(p, option, value, &err) == MFGQ_OK) return -1;
    return cli_usage(c, "--%s: %s", name, err.message);
}

static int set_model(const cli *c, mfgq_projector *p, const char *name)
{
    const int model = mfgq_model_find(name);
    if (model < 0) return cli_usage(c, "no model %s (mfgq models lists them)", name);
    return set_option(c, p, MFGQ_PROJECT_MODEL, "model", model);
}

static int set_levels(const cli *c, mfgq_projector *p, const char *text)
{
    double *levels;
    size_t count;
    mfgq_error err;
    CLI_TRY(cli_number_list(c, "--level", text, &levels, &count));
    const mfgq_status status = mfgq_projector_levels(p, count, levels, &err);
    free(levels);
    return status == MFGQ_OK ? -1 : cli_usage(c, "--level: %s", err.message);
}

/* "0,100", "0," or ",100": an end left out is no bound. */
static int set_bounds(const cli *c, mfgq_projector *p, const char *text)
{
    char *end;
    const char *const comma = strchr(text, ',');
    if (!comma || strchr(comma + 1, ','))
        return cli_usage(c, "--bounds takes two numbers, LOW,HIGH, of which one may be empty");
    const double low = comma == text ? -INFINITY : strtod(text, &end);
    if (comma != text && end != comma) return cli_usage(c, "--bounds: no number before the comma");
    const double high = comma[1] ? strtod(comma + 1, &end) : INFINITY;
    if (comma[1] && *end) return cli_usage(c, "--bounds: no number behind the comma");
    if (!(low < high)) return cli_usage(c, "--bounds: the lower is not below the upper");
    CLI_TRY(set_option(c, p, MFGQ_PROJECT_LOW, "bounds", low));
    return set_option(c, p, MFGQ_PROJECT_HIGH, "bounds", high);
}

static int fix_one(const cli *c, mfgq_projector *p, const char *text)
{
    const char *const equals = strchr(text, '=');
    char name[40], *end;
    mfgq_error err;
    if (!equals || (size_t)(equals - text) >= sizeof name)
        return cli_usage(c, "--set takes NAME=VALUE, not %s", text);
    memcpy(name, text, (size_t)(equals - text));
    name[equals - text] = '\0';
    const double value = strtod(equals + 1, &end);
    if (end == equals + 1 || *end || !isfinite(value))
        return cli_usage(c, "--set %s: the value is no number", text);
    if (mfgq_projector_fix(p, name, value, &err) == MFGQ_OK) return -1;
    return cli_usage(c, "--set: %s", err.message);
}

static int one_of(const char *text, const char *a, const char *b)
{
    return strcmp(text, a) == 0 ? 0 : strcmp(text, b) == 0 ? 1 : -1;
}

static int configure(const cli *c, mfgq_projector *p, const options *o)
{
    const int mean = one_of(o->centre, "median", "mean"), pool = one_of(o->pool, "none", "batch");
    if (mean < 0) return cli_usage(c, "--centre %s is not median or mean", o->centre);
    if (pool < 0) return cli_usage(c, "--pool %s is not none or batch", o->pool);
    CLI_TRY(set_option(c, p, MFGQ_PROJECT_HORIZON, "horizon", o->horizon));
    CLI_TRY(set_model(c, p, o->model));
    CLI_TRY(set_levels(c, p, o->level));
    if (o->bounds) CLI_TRY(set_bounds(c, p, o->bounds));
    CLI_TRY(set_option(c, p, MFGQ_PROJECT_MEAN, "centre", mean));
    CLI_TRY(set_option(c, p, MFGQ_PROJECT_POOL, "pool", pool));
    CLI_TRY(set_option(c, p, MFGQ_PROJECT_THREADS, "threads", o->threads));
    CLI_TRY(set_option(c, p, MFGQ_PROJECT_SEED, "seed", o->seed));
    for (size_t i = 0; i < o->set.count; i++) CLI_TRY(fix_one(c, p, o->set.items[i]));
    return -1;
}

/* A series without any point forecast has failed. */
static int any_failed(const mfgq_projection *result)
{
    for (size_t i = 0; i < mfgq_projection_count(result); i++)
        if (isnan(mfgq_projection_point(result, i)[0])) return 1;
    return 0;
}

static int run(const cli *c, const char *file, const series_input *input, mfgq_projector *p,
               const options *o)
{
    mfgq_projection *result;
    mfgq_table *table;
    mfgq_error err;
    cli_watch watch;
    const mfgq_watch show = cli_watch_start(&watch);
    mfgq_status status = o->whole ? mfgq_projector_run_whole(p, show, &watch, &result, &err)
                                  : mfgq_projector_run(p, show, &watch, &result, &err);
    cli_watch_end(&watch);
    const int by_series = status == MFGQ_E_DOMAIN || status == MFGQ_E_DATA;
    if (by_series && err.index >= 0)
        return cli_fail_cell(c, file, input->csv, input->series[err.index].row, NULL, "%s",
                             err.message);
    if (status == MFGQ_E_INVALID)
        return cli_usage(c, "--%s: %s", o->whole ? "whole" : "set", err.message);
    if (status != MFGQ_OK) return cli_fail_whole(c, file, &err);
    const mfgq_projection_view view = o->parameters ? MFGQ_VIEW_PARAMETERS : MFGQ_VIEW_FORECASTS;
    const int failed = any_failed(result);
    status = mfgq_projection_table(result, view, &table, &err);
    mfgq_projection_free(result);
    if (status != MFGQ_OK) return cli_fail(c, file, &err);
    const int code = cli_emit_probabilities(c, table);
    return code == CLI_DONE && failed && c->strict ? CLI_FAILED : code;
}

static int project(const cli *c, const options *o)
{
    series_input input;
    int code = series_input_read(c, c->args[0], &input);
    if (code < 0) {
        input.horizon = (size_t)o->horizon;
        mfgq_projector *p = NULL;
        code = series_input_projector(c, c->args[0], &input, &p);
        if (code < 0) code = configure(c, p, o);
        if (code < 0) code = run(c, c->args[0], &input, p, o);
        mfgq_projector_free(p);
    }
    series_input_free(&input);
    return code;
}

int cmd_project(cli *c, int argc, char **argv)
{
    options o = {.horizon = 0, .threads = 1, .model = "auto", .level = "80,95",
                 .centre = "median", .pool = "none", .seed = 1};
    const cli_option table[] = {
        {"horizon", CLI_INT, &o.horizon, "H", "steps ahead"},
        {"model", CLI_TEXT, &o.model, "NAME", "one of mfgq models (auto)"},
        {"level", CLI_TEXT, &o.level, "L,L", "levels of the intervals, per cent (80,95)"},
        {"bounds", CLI_TEXT, &o.bounds, "A,B", "values stay between; one end may be empty"},
        {"set", CLI_LIST, &o.set, "NAME=VALUE", "hold a parameter at a value"},
        {"centre", CLI_TEXT, &o.centre, "WHICH", "median or mean (median)"},
        {"pool", CLI_TEXT, &o.pool, "HOW", "auto's variance: none or batch (none)"},
        {"seed", CLI_NUMBER, &o.seed, "S", "seed of sample paths (1)"},
        {"threads", CLI_INT, &o.threads, "T", "threads, which never change a result (1)"},
        {"whole", CLI_FLAG, &o.whole, NULL, "the series are parts that keep adding up"},
        {"parameters", CLI_FLAG, &o.parameters, NULL, "print the parameters instead"},
        {NULL, CLI_FLAG, NULL, NULL, NULL}};
    const cli_spec spec = {
        "FILE --horizon H [OPTIONS]",
        "Projects each series of FILE with prediction intervals. FILE is long\n"
        "(series,period,value) or wide (series,frequency,values); the columns\n"
        "target,target_period,comparator give a series a target, and the output its\n"
        "probability and the period in which the path reaches it. A column statistic\n"
        "(value, sum, average, growth, any, all) makes it a target for the path up to then.",
        table, 1, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    if (o.horizon == 0 && o.parameters) o.horizon = 1;
    const int code = o.horizon < 1 ? cli_usage(c, "--horizon needs a number from 1 to 10000")
                                   : project(c, &o);
    free(o.set.items);
    return code;
}
