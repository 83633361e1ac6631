/* What a scenario starts from: series of a file or one value, and the list of scenarios. */
#include "scenarios.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* "2025=100" in two; `less` is set for "2025<=100", which needs to be asked for. */
static int cut(const scenario_job *j, const char *option, const char *text, mfgq_period *period,
               double *value, int *less)
{
    const char *const equals = strchr(text, '=');
    char *end = NULL;
    mfgq_error err;
    size_t size = equals ? (size_t)(equals - text) : 0;
    *value = equals ? strtod(equals + 1, &end) : 0;
    if (!equals || end == equals + 1 || *end || !isfinite(*value))
        return cli_usage(j->c, "--%s takes PERIOD=VALUE, not %s", option, text);
    const char mark = size ? text[size - 1] : 0;
    if (less) *less = mark == '<';
    if (less && (mark == '<' || mark == '>')) size--;
    if (mfgq_period_parse(text, size, period, &err) == MFGQ_OK) return -1;
    return cli_usage(j->c, "--%s %s: %s", option, text, err.message);
}

static int read_value_target(const scenario_job *j, input_series *s)
{
    const cli_list *const list = &j->o->target;
    if (list->count == 0) return -1;
    if (list->count > 1) return cli_usage(j->c, "--target may be given once");
    mfgq_period period = 0;
    int64_t step = 0;
    int less = 0;
    mfgq_error err;
    CLI_TRY(cut(j, "target", list->items[0], &period, &s->value, &less));
    if (mfgq_period_between(s->last, period, &step, &err) != MFGQ_OK)
        return cli_usage(j->c, "--target: %s", err.message);
    if (step < 1 || step > 10000)
        return cli_usage(j->c, "--target: %s is not 1 to 10000 periods after --from",
                         list->items[0]);
    s->comparator = less ? MFGQ_LE : MFGQ_GE;
    s->low = s->high = s->value;
    s->has_target = 1;
    s->step = (size_t)step;
    return -1;
}

int scenario_read_value(scenario_job *j)
{
    series_input *const input = j->input;
    input->series = calloc(1, sizeof *input->series);
    double *const values = malloc(sizeof *values);
    if (!input->series || !values) {
        free(values);
        return CLI_INTERNAL;
    }
    input->count = 1;
    input_series *const s = input->series;
    *s = (input_series){.name = "", .n = 1, .values = values, .target_row = -1};
    CLI_TRY(cut(j, "from", j->o->from, &s->last, s->values, NULL));
    s->frequency = mfgq_period_frequency(s->last);
    return read_value_target(j, s);
}

/* ---- the scenarios ---- */

static int read_growth(const scenario_job *j, scenario *s)
{
    CLI_TRY(cli_number_list(j->c, "--growth", s->text, &s->growth, &s->count));
    for (size_t i = 0; i < s->count; i++)
        if (s->growth[i] <= -1)
            return cli_usage(j->c, "--growth %s: a growth is -1 or less", s->text);
    return -1;
}

static int read_shock(const scenario_job *j, scenario *s)
{
    char *end;
    s->size = strtod(s->text, &end);
    if (end == s->text || *end || !(s->size > -1) || !isfinite(s->size))
        return cli_usage(j->c, "--shock takes a fraction above -1, not %s", s->text);
    if (isnan(j->o->fade))
        return cli_usage(j->c, "--shock needs --fade, the share of it left a period later");
    return -1;
}

/* A series of the file, or a level. */
static int read_leader(const scenario_job *j, scenario *s)
{
    const series_input *const input = j->input;
    for (size_t i = 0; j->file && i < input->count && s->leader_index < 0; i++)
        if (strcmp(input->series[i].name, s->text) == 0) s->leader_index = (int64_t)i;
    if (s->leader_index >= 0) return -1;
    char *end;
    s->leader = strtod(s->text, &end);
    if (end == s->text || *end || !(s->leader > 0) || !isfinite(s->leader))
        return cli_usage(j->c, "--catch-up: %s is no series and no positive number", s->text);
    return -1;
}

static int read_one(const scenario_job *j, scenario *s)
{
    switch (s->kind) {
    case SCENARIO_GROWTH: return read_growth(j, s);
    case SCENARIO_SHOCK: return read_shock(j, s);
    case SCENARIO_CATCH_UP: return read_leader(j, s);
    default: return -1;
    }
}

static void add(scenario_job *j, scenario_kind kind, const cli_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        j->scenarios[j->scenario_count++] =
            (scenario){.kind = kind, .text = list->items[i], .leader_index = -1};
}

static int check_options(const scenario_job *j)
{
    const scenario_options *const o = j->o;
    const int speeds = (o->periods != 0) + !isnan(o->half_life) + !isnan(o->speed);
    if (o->catch_up.count && speeds != 1)
        return cli_usage(j->c, "--catch-up needs one of --periods, --half-life and --speed");
    if (o->periods < 0 || o->periods > 10000)
        return cli_usage(j->c, "--periods needs a number from 1 to 10000");
    if (o->half_life <= 0) return cli_usage(j->c, "--half-life needs a number above 0");
    if (o->speed <= 0 || o->speed > 1)
        return cli_usage(j->c, "--speed needs a number above 0, up to 1");
    if (o->fade < 0 || o->fade > 1) return cli_usage(j->c, "--fade needs a number from 0 to 1");
    if (o->lead <= -1) return cli_usage(j->c, "--lead needs a growth above -1");
    if (!j->file && o->shock.count && !o->growth.count)
        return cli_usage(j->c, "--shock with --from needs --growth, the path it hits");
    return -1;
}

int scenario_read_list(scenario_job *j)
{
    const scenario_options *const o = j->o;
    const char *no_text = NULL;
    const cli_list itself = {&no_text, 1};
    CLI_TRY(check_options(j));
    const size_t most = 1 + o->growth.count + o->shock.count + o->catch_up.count;
    j->scenarios = calloc(most, sizeof *j->scenarios);
    if (!j->scenarios) return CLI_INTERNAL;
    if (j->file) add(j, SCENARIO_EXPECTED, &itself);
    add(j, SCENARIO_GROWTH, &o->growth);
    add(j, SCENARIO_SHOCK, &o->shock);
    add(j, SCENARIO_CATCH_UP, &o->catch_up);
    if (!j->scenario_count)
        return cli_usage(j->c, "no scenario: --growth, --shock or --catch-up");
    for (size_t i = 0; i < j->scenario_count; i++) CLI_TRY(read_one(j, &j->scenarios[i]));
    return -1;
}

/* ---- where each series stands, and how far it goes ---- */

static int fail(const scenario_job *j, const scenario_series *s, const char *option,
                const char *why)
{
    if (!j->file) return cli_usage(j->c, "--%s: %s", option, why);
    return cli_fail_cell(j->c, j->file, j->input->csv, s->in->row, NULL, "--%s: %s", option, why);
}

/* Periods from the last observation to the one that an option names; a number of steps where
   periods have no names. */
static int steps_to(const scenario_job *j, const scenario_series *s, const char *option,
                    const char *text, size_t *steps)
{
    mfgq_error err;
    mfgq_period period;
    int64_t count = 0;
    if (s->last_period == MFGQ_NO_PERIOD)
        return fail(j, s, option, "the series has no periods; --horizon counts steps");
    if (mfgq_period_parse(text, strlen(text), &period, &err) != MFGQ_OK)
        return cli_usage(j->c, "--%s %s: %s", option, text, err.message);
    period = mfgq_period_to(period, s->in->frequency);
    if (mfgq_period_between(s->last_period, period, &count, &err) != MFGQ_OK)
        return fail(j, s, option, err.message);
    if (count < 1 || count > 10000)
        return fail(j, s, option, "not 1 to 10000 periods after the last observation");
    *steps = (size_t)count;
    return -1;
}

static int place(const scenario_job *j, scenario_series *s)
{
    const scenario_options *const o = j->o;
    const input_series *const in = s->in;
    s->n = in->n;
    while (s->n && isnan(in->values[s->n - 1])) s->n--;
    const size_t missing = s->n ? in->n - s->n : 0;
    s->last = s->n ? in->values[s->n - 1] : NAN;
    s->last_period = in->last == MFGQ_NO_PERIOD
                       ? in->last : mfgq_period_add(in->last, -(int64_t)missing);
    s->shown = (size_t)o->horizon;
    if (o->to) CLI_TRY(steps_to(j, s, "to", o->to, &s->shown));
    if (o->at) CLI_TRY(steps_to(j, s, "at", o->at, &s->at));
    if (s->at > s->shown) return fail(j, s, "at", "behind the last period");
    if (s->at) s->at--;
    if (in->has_target) s->target_step = in->step ? in->step + missing : s->shown;
    s->steps = s->target_step > s->shown ? s->target_step : s->shown;
    return s->steps > 10000 ? fail(j, s, "horizon", "more than 10000 periods") : -1;
}

int scenario_place(scenario_job *j)
{
    const scenario_options *const o = j->o;
    if (o->to && o->horizon) return cli_usage(j->c, "--to and --horizon exclude each other");
    if (!o->to && (o->horizon < 1 || o->horizon > 10000))
        return cli_usage(j->c, "--to PERIOD, or --horizon with a number from 1 to 10000");
    j->series = calloc(j->input->count + 1, sizeof *j->series);
    if (!j->series) return CLI_INTERNAL;
    for (size_t i = 0; i < j->input->count; i++) {
        scenario_series *const s = &j->series[i];
        s->in = &j->input->series[i];
        CLI_TRY(place(j, s));
        j->any_target |= s->target_step > 0;
        for (size_t k = 0; k < j->scenario_count; k++)
            if (j->scenarios[k].count > s->shown)
                return fail(j, s, "growth", "more rates than periods");
    }
    return -1;
}

/* ---- the projection ---- */

/* *row is that of the series that could not be added. */
static int set_up(const scenario_job *j, mfgq_projector *p, int64_t *row, mfgq_error *err)
{
    size_t horizon = 1; /* the longest; a series without a value still has its rows */
    for (size_t i = 0; i < j->input->count; i++) {
        const scenario_series *const s = &j->series[i];
        if (s->steps > horizon) horizon = s->steps;
        *row = s->in->row;
        if (mfgq_projector_add(p, s->in->name, s->in->frequency, s->n, s->in->values,
                               s->last_period, err) != MFGQ_OK) return 0;
    }
    *row = -1;
    return mfgq_projector_set(p, MFGQ_PROJECT_HORIZON, (double)horizon, err) == MFGQ_OK
        && (!j->levels
            || mfgq_projector_levels(p, j->levels, j->percent, err) == MFGQ_OK);
}

static int read_levels(scenario_job *j)
{
    double *list;
    if (!j->o->level) return -1;
    CLI_TRY(cli_number_list(j->c, "--level", j->o->level, &list, &j->levels));
    int good = j->levels <= 16;
    for (size_t i = 0; good && i < j->levels; i++) {
        j->percent[i] = list[i];
        good = list[i] > 0 && list[i] < 100;
    }
    free(list);
    return good ? -1 : cli_usage(j->c, "--level takes up to 16 numbers between 0 and 100");
}

int scenario_project(scenario_job *j)
{
    mfgq_error err;
    int64_t row = -1;
    CLI_TRY(read_levels(j));
    if (!j->file) return -1;
    mfgq_projector *const p = mfgq_projector_new();
    if (!p) return CLI_INTERNAL;
    cli_watch watch;
    const mfgq_watch show = cli_watch_start(&watch);
    const int done = set_up(j, p, &row, &err)
                  && mfgq_projector_run(p, show, &watch, &j->projection, &err) == MFGQ_OK;
    cli_watch_end(&watch);
    mfgq_projector_free(p);
    if (!done && row >= 0)
        return cli_fail_cell(j->c, j->file, j->input->csv, row, NULL, "%s", err.message);
    if (!done) return cli_fail_whole(j->c, j->file, &err);
    for (size_t i = 0; i < j->input->count; i++) {
        j->series[i].expected = mfgq_projection_point(j->projection, i);
        j->series[i].note = mfgq_projection_note(j->projection, i);
    }
    return -1;
}
