/* backtest: how the models would have done on the last values of each series. */
#include "series_input.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 64 };

static int find_models(const cli *c, const char *text, int *model, size_t *count)
{
    *count = 0;
    while (*text) {
        char name[32];
        const size_t size = strcspn(text, ",");
        if (*count == MOST) return cli_usage(c, "--model takes at most %d models", MOST);
        snprintf(name, sizeof name, "%.*s", (int)size, text);
        model[*count] = mfgq_model_find(name);
        if (size >= sizeof name || model[*count] < 0)
            return cli_usage(c, "no model %s (mfgq models lists them)", name);
        ++*count;
        text += size;
        if (*text == ',') text++;
    }
    return *count ? -1 : cli_usage(c, "--model names no model");
}

static int run(const cli *c, mfgq_projector *p, int horizon, int threads, size_t models,
               const int *model, int origins)
{
    mfgq_table *table;
    mfgq_error err;
    if (mfgq_projector_set(p, MFGQ_PROJECT_HORIZON, horizon, &err) != MFGQ_OK)
        return cli_usage(c, "--horizon: %s", err.message);
    if (mfgq_projector_set(p, MFGQ_PROJECT_THREADS, threads, &err) != MFGQ_OK)
        return cli_usage(c, "--threads: %s", err.message);
    cli_watch watch;
    const mfgq_watch show = cli_watch_start(&watch);
    const mfgq_status status
        = mfgq_backtest(p, models, model, origins, show, &watch, &table, &err);
    cli_watch_end(&watch);
    if (status != MFGQ_OK) return cli_fail_whole(c, c->args[0], &err);
    return cli_emit_table(c, table);
}

int cmd_backtest(cli *c, int argc, char **argv)
{
    const char *names = "auto,naive,drift";
    int horizon = 0, origins = 1, threads = 1, model[MOST];
    size_t models;
    const cli_option table[] = {
        {"horizon", CLI_INT, &horizon, "H", "steps ahead of each origin"},
        {"model", CLI_TEXT, &names, "NAME,...", "models to compare (auto,naive,drift)"},
        {"origins", CLI_INT, &origins, "N", "the last N origins of each series (1)"},
        {"threads", CLI_INT, &threads, "T", "threads, which never change a result (1)"},
        {NULL, CLI_FLAG, NULL, NULL, NULL}};
    const cli_spec spec = {
        "FILE --horizon H [--model NAME,...] [--origins N]",
        "Hides the last H values of each series, projects the rest, and scores what was\n"
        "projected against what came: sMAPE in per cent, MASE, OWA against naive (seasonal\n"
        "naive where there is a season), MSIS of the 95% interval, coverage of the 80% and\n"
        "95% intervals, CRPS in the unit of the series, Brier score of the probabilities of\n"
        "six targets at the last step. Series ALL is the mean; its OWA is a ratio of means.",
        table, 1, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    if (horizon < 1) return cli_usage(c, "--horizon needs a number from 1 to 10000");
    if (origins < 1) return cli_usage(c, "--origins needs a number from 1");
    CLI_TRY(find_models(c, names, model, &models));
    series_input input;
    int code = series_input_read(c, c->args[0], &input);
    if (code < 0) {
        mfgq_projector *p = NULL;
        code = series_input_projector(c, c->args[0], &input, &p);
        if (code < 0) code = run(c, p, horizon, threads, models, model, origins);
        mfgq_projector_free(p);
    }
    series_input_free(&input);
    return code;
}
