/* Scenarios as a table: a row a series, scenario and period. */
#include "scenarios.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void declare(const scenario_job *j, mfgq_builder *b)
{
    mfgq_builder_column(b, "series", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "scenario", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "period", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "step", MFGQ_I64, NULL);
    mfgq_builder_column(b, "value", MFGQ_F64, NULL);
    mfgq_builder_column(b, "growth", MFGQ_F64, NULL);
    mfgq_builder_column(b, "expected", MFGQ_F64, NULL);
    for (size_t k = 0; k < 2 * j->levels; k++) {
        char name[40];
        snprintf(name, sizeof name, "%s%.10g", k % 2 ? "hi" : "lo", j->percent[k / 2]);
        mfgq_builder_column(b, name, MFGQ_F64, NULL);
    }
    mfgq_builder_column(b, "difference", MFGQ_F64, NULL);
    if (j->any_target) {
        mfgq_builder_column(b, "target", MFGQ_F64, NULL);
        mfgq_builder_column(b, "target_period", MFGQ_TEXT, NULL);
        mfgq_builder_column(b, "required", MFGQ_F64, NULL);
        mfgq_builder_column(b, "required_growth", MFGQ_F64, NULL);
        mfgq_builder_column(b, "attained", MFGQ_TEXT, NULL);
        mfgq_builder_column(b, "reached", MFGQ_TEXT, NULL);
    }
    mfgq_builder_column(b, "note", MFGQ_TEXT, NULL);
}

/* A period behind the last observation; the number of steps where periods have no names. */
static void put_period(mfgq_builder *b, const scenario_series *s, int64_t step, int counted)
{
    char text[24] = "";
    if (step >= 0 && s->last_period != MFGQ_NO_PERIOD)
        mfgq_period_format(mfgq_period_add(s->last_period, step), text);
    else if (step >= 0 && counted) snprintf(text, sizeof text, "%d", (int)step);
    mfgq_builder_text(b, *text ? text : NULL);
}

static void put_label(mfgq_builder *b, const scenario *s)
{
    static const char *const names[] = {"expected", "growth", "shock", "catch-up"};
    char text[200];
    if (s->text) snprintf(text, sizeof text, "%s %.180s", names[s->kind], s->text);
    mfgq_builder_text(b, s->text ? text : names[s->kind]);
}

typedef struct row {
    const scenario_job *j;
    const scenario_series *s;
    size_t index; /* of the series */
    const scenario *what;
    const double *path; /* null: there is none, because of `why` */
    const char *why;
    int attained;
    int64_t reached;
} row;

static void put_target(mfgq_builder *b, const row *r, size_t k)
{
    static const char *const words[] = {"no", "yes"};
    const scenario_series *const s = r->s;
    mfgq_builder_f64(b, s->target_step ? s->in->value : NAN);
    put_period(b, s, s->target_step ? (int64_t)s->target_step : -1, 1);
    mfgq_builder_f64(b, s->target_step ? scenario_required(s, k + 1) : NAN);
    mfgq_builder_f64(b, scenario_required_growth(s));
    mfgq_builder_text(b, r->attained < 0 ? NULL : words[r->attained]);
    put_period(b, s, r->reached, 1);
}

static void put_row(mfgq_builder *b, const row *r, size_t k)
{
    const scenario_series *const s = r->s;
    const double value = r->path ? r->path[k] : NAN;
    const double before = k && r->path ? r->path[k - 1] : s->last;
    const double expected = s->expected ? s->expected[k] : NAN;
    mfgq_builder_text(b, *s->in->name ? s->in->name : NULL);
    put_label(b, r->what);
    put_period(b, s, (int64_t)k + 1, 0);
    mfgq_builder_i64(b, (int64_t)k + 1);
    mfgq_builder_f64(b, value);
    mfgq_builder_f64(b, before > 0 ? value / before - 1 : NAN);
    mfgq_builder_f64(b, expected);
    for (size_t l = 0; l < 2 * r->j->levels; l++) {
        const double *const end =
            mfgq_projection_interval(r->j->projection, r->index, l / 2, (int)(l % 2));
        mfgq_builder_f64(b, end ? end[k] : NAN);
    }
    mfgq_builder_f64(b, value - expected);
    if (r->j->any_target) put_target(b, r, k);
    const char *const note = r->why ? r->why : s->note;
    mfgq_builder_text(b, note && *note ? note : NULL);
}

static int put_scenario(scenario_job *j, mfgq_builder *b, size_t index, const scenario *what)
{
    const scenario_series *const s = &j->series[index];
    mfgq_error err = {0};
    double *const path = malloc(s->steps * sizeof *path);
    if (!path) return CLI_INTERNAL;
    const int found = s->n && scenario_path(j, index, what, path, &err);
    row r = {j, s, index, what, found ? path : NULL, NULL, -1, -1};
    if (found && s->target_step) r.attained = scenario_attained(s, path);
    if (r.attained >= 0) r.reached = scenario_reached(s, path);
    if (!found) r.why = s->n ? err.message : "no observation";
    if (!found || isnan(path[0])) j->failed = 1;
    for (size_t k = 0; k < s->shown; k++) put_row(b, &r, k);
    free(path);
    return !found && !j->file && s->n ? cli_usage(j->c, "%s", err.message) : -1;
}

int scenario_emit(scenario_job *j)
{
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_table *table;
    mfgq_error err;
    int code = -1;
    declare(j, b);
    for (size_t i = 0; i < j->input->count && code < 0; i++)
        for (size_t k = 0; k < j->scenario_count && code < 0; k++)
            if (j->scenarios[k].leader_index != (int64_t)i) /* none catches up with itself */
                code = put_scenario(j, b, i, &j->scenarios[k]);
    if (code >= 0) {
        mfgq_builder_free(b);
        return code;
    }
    if (mfgq_builder_finish(b, &table, &err) != MFGQ_OK) return cli_fail(j->c, j->file, &err);
    code = cli_emit_probabilities(j->c, table);
    return code == CLI_DONE && j->failed && j->c->strict ? CLI_FAILED : code;
}
