/* mfgq progress: the progress rules of statistical offices over a file. */
#include "progress_input.h"

#include <math.h>
#include <stdlib.h>

typedef struct options {
    const char *rule;
    int aggregate, list;
    progress_plan plan;
} options;

static int rule_of(const cli *c, const char *name, int *rule)
{
    if (!name) return cli_usage(c, "progress needs --rule");
    *rule = mfgq_progress_rule(name);
    return *rule >= 0 ? -1 : cli_usage(c, "no rule %s", name);
}

/* Results of the rows, and of the groups behind them. */
typedef struct results {
    double *ratio, *score;
    int32_t *verdict, *reason;
} results;

static int make_results(results *r, size_t n)
{
    r->ratio = calloc(n + 1, sizeof *r->ratio);
    r->score = calloc(n + 1, sizeof *r->score);
    r->verdict = calloc(n + 1, sizeof *r->verdict);
    r->reason = calloc(n + 1, sizeof *r->reason);
    return r->ratio && r->score && r->verdict && r->reason;
}

static void free_results(results *r)
{
    free(r->ratio);
    free(r->score);
    free(r->verdict);
    free(r->reason);
}

static int judge(const cli *c, const char *file, int rule, const progress_input *in, results *r)
{
    mfgq_error err;
    const mfgq_status status = mfgq_progress(
        (mfgq_rule)rule, in->rows, in->direction, in->binding, in->base_period, in->base,
        in->period, in->value, in->target_period, in->target, in->low, in->high, in->limit,
        in->series_start, in->series, in->last_period, r->ratio, r->score, r->verdict, r->reason,
        &err);
    return status == MFGQ_OK ? -1 : cli_fail(c, file, &err);
}

static int join(const cli *c, const char *file, int rule, const progress_input *in,
                const results *rows, results *groups)
{
    mfgq_error err;
    const mfgq_status status = mfgq_progress_aggregate(
        (mfgq_rule)rule, in->rows, in->groups, in->group, in->subgroup, rows->score, rows->verdict,
        groups->score, groups->verdict, groups->reason, &err);
    for (size_t g = 0; g < in->groups; g++) groups->ratio[g] = NAN;
    return status == MFGQ_OK ? -1 : cli_fail(c, file, &err);
}

static void columns(mfgq_builder *b)
{
    mfgq_builder_column(b, "id", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "ratio", MFGQ_F64, NULL);
    mfgq_builder_column(b, "score", MFGQ_F64, NULL);
    mfgq_builder_column(b, "status", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "reason", MFGQ_TEXT, NULL);
}

static void rows_of(mfgq_builder *b, const char *const *ids, size_t n, const results *r)
{
    for (size_t i = 0; i < n; i++) {
        mfgq_builder_text(b, ids[i]);
        mfgq_builder_f64(b, r->ratio[i]);
        mfgq_builder_f64(b, r->score[i]);
        mfgq_builder_text(b, mfgq_progress_word(r->verdict[i]));
        mfgq_builder_text(b, mfgq_progress_reason(r->reason[i]));
    }
}

static int run(const cli *c, const char *file, int rule, int aggregate, const progress_input *in)
{
    results rows = {0}, groups = {0};
    int code = CLI_INTERNAL;
    if (!make_results(&rows, in->rows) || !make_results(&groups, in->groups)) goto done;
    code = judge(c, file, rule, in, &rows);
    if (code < 0 && aggregate) code = join(c, file, rule, in, &rows, &groups);
    if (code >= 0) goto done;
    mfgq_builder *const b = mfgq_builder_new();
    columns(b);
    rows_of(b, in->ids, in->rows, &rows);
    if (aggregate) rows_of(b, in->group_names, in->groups, &groups);
    code = cli_emit(c, b);
done:
    free_results(&rows);
    free_results(&groups);
    return code;
}

static int list_rules(const cli *c)
{
    mfgq_error err;
    mfgq_table *table = NULL;
    if (mfgq_progress_rules(&table, &err) != MFGQ_OK) return cli_fail(c, NULL, &err);
    return cli_emit_table(c, table);
}

int cli_cmd_progress(cli *c, int argc, char **argv)
{
    options o = {0};
    const cli_option list[] = {
        {"rule", CLI_TEXT, &o.rule, "RULE",
         "eurostat, statcan, un-chart, destatis, istat, escap, log-cut or schedule"},
        {"aggregate", CLI_FLAG, &o.aggregate, NULL,
         "one more row for each group: mean of subgroup means"},
        {"plan", CLI_TEXT, &o.plan.plan, "PLAN", "judge the targets of a plan instead of FILE"},
        {"milestones", CLI_TEXT, &o.plan.milestones, "next|last|all",
         "with --plan: which of several target periods (next)"},
        {"as-of", CLI_TEXT, &o.plan.as_of, "PERIOD", "with --plan: use observations up to it"},
        {"observations", CLI_TEXT, &o.plan.observations, "FILE",
         "with --plan: left out, those built in for the plan"},
        {"vintage", CLI_TEXT, &o.plan.vintage, "first|latest|DATE",
         "with --plan: which of several published values (latest)"},
        {"list", CLI_FLAG, &o.list, NULL, "print the verdict tables of all rules instead"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {
        "FILE --rule RULE [--aggregate] | --plan PLAN --rule RULE | --list",
        "Progress towards targets under the rule sets of statistical offices.\n"
        "FILE: id,direction (1, -1) and, as the rule needs, base_period,base,period,value,\n"
        "target_period,target,low,high,limit,kind (by-year, standing, direction), or series\n"
        "(yearly values, oldest first, joined by ;) with last_period; optional group,subgroup.",
        list, 0, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    if (o.list) return list_rules(c);
    int rule = 0;
    CLI_TRY(rule_of(c, o.rule, &rule));
    if (o.plan.plan && c->arg_count == 0) return progress_of_plan(c, &o.plan, rule);
    if (o.plan.plan || c->arg_count == 0) return cli_usage(c, "progress takes FILE or --plan");
    progress_input in = {0};
    int code = progress_read(c, c->args[0], &in);
    if (code < 0) code = run(c, c->args[0], rule, o.aggregate, &in);
    progress_free(&in);
    return code;
}
