/* scenario: what follows from a stated growth, a fading shock, a catching-up. */
#include "scenarios.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int run(scenario_job *j)
{
    const scenario_options *const o = j->o;
    if (!j->file == !o->from)
        return cli_usage(j->c, "either FILE or --from PERIOD=VALUE says where to start");
    if (j->file && o->target.count)
        return cli_usage(j->c, "--target goes with --from; a file has the column target");
    if (j->file) CLI_TRY(series_input_read(j->c, j->file, j->input));
    else CLI_TRY(scenario_read_value(j));
    CLI_TRY(scenario_read_list(j));
    CLI_TRY(scenario_place(j));
    CLI_TRY(scenario_project(j));
    return scenario_emit(j);
}

static int scenarios(const cli *c, const scenario_options *o)
{
    series_input input;
    memset(&input, 0, sizeof input);
    scenario_job j = {.c = c, .file = c->arg_count ? c->args[0] : NULL, .o = o, .input = &input};
    const int code = run(&j);
    for (size_t i = 0; i < j.scenario_count; i++) free(j.scenarios[i].growth);
    free(j.scenarios);
    free(j.series);
    mfgq_projection_free(j.projection);
    series_input_free(&input);
    return code;
}

int cli_cmd_scenario(cli *c, int argc, char **argv)
{
    scenario_options o = {.fade = NAN, .half_life = NAN, .speed = NAN};
    const cli_option table[] = {
        {"from", CLI_TEXT, &o.from, "PERIOD=VALUE", "start from one value instead of a file"},
        {"to", CLI_TEXT, &o.to, "PERIOD", "last period"},
        {"horizon", CLI_INT, &o.horizon, "H", "or the number of periods"},
        {"growth", CLI_LIST, &o.growth, "G,...", "growth of each period; the last one holds on"},
        {"shock", CLI_LIST, &o.shock, "S", "a shock as a fraction of the level, -0.2"},
        {"fade", CLI_NUMBER, &o.fade, "F", "share of it left a period later, 0 to 1 (lasting)"},
        {"at", CLI_TEXT, &o.at, "PERIOD", "period that it hits (the first)"},
        {"catch-up", CLI_LIST, &o.catch_up, "SERIES|VALUE", "a series of the file, or a level"},
        {"periods", CLI_INT, &o.periods, "N", "the gap closes by equal ratios in N periods"},
        {"half-life", CLI_NUMBER, &o.half_life, "H", "or halves every H periods"},
        {"speed", CLI_NUMBER, &o.speed, "V", "or shrinks by the share V in each period"},
        {"lead", CLI_NUMBER, &o.lead, "G", "growth of a level to catch up with (0)"},
        {"target", CLI_LIST, &o.target, "PERIOD=VALUE", "with --from; PERIOD<=VALUE: at most"},
        {"level", CLI_TEXT, &o.level, "80,95", "show intervals of the projection"},
        {NULL, CLI_FLAG, NULL, NULL, NULL}};
    const cli_spec spec = {
        "FILE|--from PERIOD=VALUE --to PERIOD|--horizon H [SCENARIO]...",
        "What follows if something holds, beside what the projection `auto` expects: a stated\n"
        "growth, a shock that fades (of the expected path, or with --from of the first growth),\n"
        "a gap that closes to another series or to a level. FILE is as for project, targets\n"
        "included; each scenario then says whether and when the target is reached. --growth,\n"
        "--shock and --catch-up may be repeated; each is one scenario.",
        table, 0, 1};
    int code = cli_parse(c, &spec, argc, argv);
    if (code < 0) code = scenarios(c, &o);
    free(o.growth.items);
    free(o.shock.items);
    free(o.catch_up.items);
    free(o.target.items);
    return code;
}
