/* mfgq path: every period between milestones. */
#include "cli.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct job {
    const char *from, *to, *shape_name, *shares_text;
    cli_list through;
    size_t m;
    char **period; /* [m] copies, cut at the '=' */
    double *value, *shares;
    size_t share_count;
} job;

/* Cuts "2019=0.5" in two. */
static int add(const cli *c, job *j, const char *option, const char *text)
{
    const char *const equals = strchr(text, '=');
    char *end = NULL;
    const double value = equals ? strtod(equals + 1, &end) : 0;
    if (!equals || end == equals + 1 || *end || !isfinite(value))
        return cli_usage(c, "--%s takes PERIOD=VALUE, not %s", option, text);
    const size_t size = (size_t)(equals - text);
    char *const period = malloc(size + 1);
    if (!period) return CLI_INTERNAL;
    memcpy(period, text, size);
    period[size] = '\0';
    j->period[j->m] = period;
    j->value[j->m++] = value;
    return -1;
}

static int collect(const cli *c, job *j)
{
    if (!j->from || !j->to) return cli_usage(c, "--from and --to are needed");
    j->period = calloc(j->through.count + 2, sizeof *j->period);
    j->value = calloc(j->through.count + 2, sizeof *j->value);
    if (!j->period || !j->value) return CLI_INTERNAL;
    CLI_TRY(add(c, j, "from", j->from));
    CLI_TRY(add(c, j, "to", j->to));
    for (size_t i = 0; i < j->through.count; i++)
        CLI_TRY(add(c, j, "through", j->through.items[i]));
    if (j->shares_text)
        CLI_TRY(cli_number_list(c, "--shares", j->shares_text, &j->shares, &j->share_count));
    return -1;
}

/* --from is the first period and --to the last, whatever stands between. */
static int check_order(const cli *c, const job *j)
{
    mfgq_period time[2], between;
    for (size_t i = 0; i < j->m; i++) {
        const char *const text = j->period[i];
        mfgq_error err;
        if (mfgq_period_parse(text, strlen(text), i < 2 ? &time[i] : &between, &err) != MFGQ_OK)
            return cli_usage(c, "%s: %s", text, err.message);
        if (i > 1 && (mfgq_period_order(time[0], between) >= 0
                      || mfgq_period_order(between, time[1]) >= 0))
            return cli_usage(c, "--through %s is not between --from and --to", text);
        if (i == 1 && mfgq_period_order(time[0], time[1]) >= 0)
            return cli_usage(c, "--to %s is not after --from", text);
    }
    return -1;
}

static int run(const cli *c, job *j)
{
    const int shape = mfgq_path_shape_find(j->shape_name);
    if (shape < 0)
        return cli_usage(c, "--shape %s is not linear, geometric, schedule or monotone",
                         j->shape_name);
    CLI_TRY(collect(c, j));
    CLI_TRY(check_order(c, j));
    mfgq_table *table;
    mfgq_error err;
    const mfgq_status status =
        mfgq_path_table((mfgq_path_shape)shape, j->m, (const char *const *)j->period, j->value,
                        j->share_count, j->shares, &table, &err);
    if (status == MFGQ_OK) return cli_emit_table(c, table);
    const int usage = status == MFGQ_E_INVALID || status == MFGQ_E_DATA || status == MFGQ_E_PARSE;
    return usage ? cli_usage(c, "%s", err.message) : cli_fail(c, NULL, &err);
}

int cli_cmd_path(cli *c, int argc, char **argv)
{
    job j = {0};
    j.shape_name = "linear";
    const cli_option options[] = {
        {"from", CLI_TEXT, &j.from, "PERIOD=VALUE", "the first milestone"},
        {"to", CLI_TEXT, &j.to, "PERIOD=VALUE", "the last milestone"},
        {"through", CLI_LIST, &j.through, "PERIOD=VALUE", "one between them; may be repeated"},
        {"shape", CLI_TEXT, &j.shape_name, "NAME", "linear, geometric, schedule or monotone"},
        {"shares", CLI_TEXT, &j.shares_text, "A,B,1", "shares of a schedule"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {
        "--from PERIOD=VALUE --to PERIOD=VALUE [--through PERIOD=VALUE]... [--shape NAME]",
        "Every period between milestones, which are met exactly; the shape holds within each\n"
        "span. monotone is a piecewise cubic (PCHIP) through all of them without overshooting.\n"
        "Shares are cumulative and end in 1, or parts that add up to 1; without them a schedule\n"
        "is even. They may go with linear and geometric too.",
        options, 0, 0};
    int code = cli_parse(c, &spec, argc, argv);
    if (code < 0) code = run(c, &j);
    for (size_t i = 0; i < j.m; i++) free(j.period[i]);
    free(j.period);
    free(j.value);
    free(j.shares);
    free(j.through.items);
    return code;
}
