/* mfgq progress --plan: a rule over the targets of a plan. */
#include "progress_input.h"

#include <stdlib.h>
#include <string.h>

static int milestones_of(const cli *c, const char *word, mfgq_milestones *policy)
{
    static const char *const words[] = {"next", "last", "all"};
    *policy = MFGQ_MILESTONES_NEXT;
    for (int i = 0; word && i < 3; i++) {
        if (strcmp(word, words[i]) != 0) continue;
        *policy = (mfgq_milestones)i;
        return -1;
    }
    return word ? cli_usage(c, "--milestones is next, last or all, not %s", word) : -1;
}

static int judge(const cli *c, const progress_plan *o, int rule, mfgq_milestones policy,
                 const mfgq_plan *plan, const mfgq_observations *observations)
{
    mfgq_error err;
    mfgq_table *table = NULL;
    mfgq_status status = o->observations ? mfgq_assess_check(plan, observations, &err) : MFGQ_OK;
    if (status == MFGQ_OK)
        status = mfgq_assess_progress(plan, observations, (mfgq_rule)rule, policy, o->as_of,
                                      o->vintage, &table, &err);
    if (status == MFGQ_OK) return cli_emit_table(c, table);
    if (err.arg == 5) return cli_usage(c, "--as-of: %s", err.message);
    if (err.arg == 6) return cli_usage(c, "--vintage: %s", err.message);
    return cli_fail_row(c, o->observations, &err);
}

int progress_of_plan(const cli *c, const progress_plan *o, int rule)
{
    mfgq_plan *plan = NULL;
    mfgq_observations *observations = NULL;
    mfgq_milestones policy;
    CLI_TRY(milestones_of(c, o->milestones, &policy));
    CLI_TRY(cli_plan(c, o->plan, &plan));
    int code = cli_observations(c, o->observations, plan, &observations);
    if (code < 0) code = judge(c, o, rule, policy, plan, observations);
    mfgq_observations_free(observations);
    mfgq_plan_free(plan);
    return code;
}
