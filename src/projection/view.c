/* A projection read: cell by cell, or as a table. */
#include "run_i.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const mfgq_i_result *get(const mfgq_projection *p, size_t series)
{
    return p && series < p->count ? &p->series[series] : NULL;
}

size_t mfgq_projection_count(const mfgq_projection *p)
{
    return p ? p->count : 0;
}

size_t mfgq_projection_steps(const mfgq_projection *p, size_t series)
{
    const mfgq_i_result *const r = get(p, series);
    return r ? r->steps : 0;
}

const char *mfgq_projection_note(const mfgq_projection *p, size_t series)
{
    const mfgq_i_result *const r = get(p, series);
    return r ? r->note : NULL;
}

const double *mfgq_projection_point(const mfgq_projection *p, size_t series)
{
    const mfgq_i_result *const r = get(p, series);
    return r ? r->point : NULL;
}

const double *mfgq_projection_interval(const mfgq_projection *p, size_t series, size_t level,
                                       int upper)
{
    const mfgq_i_result *const r = get(p, series);
    if (!r || level >= p->config.level_count || upper < 0 || upper > 1) return NULL;
    return r->point + (1 + 2 * level + (size_t)upper) * r->steps;
}

double mfgq_projection_probability(const mfgq_projection *p, size_t series)
{
    const mfgq_i_result *const r = get(p, series);
    return r && r->has_target ? r->probability : NAN;
}

int64_t mfgq_projection_reached(const mfgq_projection *p, size_t series, int path)
{
    const mfgq_i_result *const r = get(p, series);
    return r && r->has_target && path >= -1 && path <= 1 ? r->reached[path + 1] : -1;
}

double mfgq_projection_parameter(const mfgq_projection *p, size_t series, const char *name)
{
    const mfgq_i_result *const r = get(p, series);
    const int parameter = name ? mfgq_i_parameter_find(name) : -1;
    return r && parameter >= 0 ? r->parameter[parameter] : NAN;
}

static void label(mfgq_builder *b, mfgq_period last, int64_t step)
{
    char text[MFGQ_PERIOD_SIZE];
    mfgq_period_format(mfgq_period_add(last, step), text);
    if (last == MFGQ_NO_PERIOD || !*text) mfgq_builder_missing(b);
    else mfgq_builder_text(b, text);
}

/* A period where the series has labels, else the step. */
static void reached(mfgq_builder *b, const mfgq_i_result *r, int path)
{
    const int64_t step = r->has_target ? r->reached[path] : -1;
    char text[24];
    if (step < 0) {
        mfgq_builder_missing(b);
    } else if (r->last == MFGQ_NO_PERIOD) {
        snprintf(text, sizeof text, "%d", (int)step);
        mfgq_builder_text(b, text);
    } else {
        label(b, r->last, step);
    }
}

static const char *model_of(const mfgq_projection *p)
{
    return mfgq_model_name((int)p->config.option[MFGQ_PROJECT_MODEL]);
}

static void forecast_columns(mfgq_builder *b, const mfgq_projection *p)
{
    mfgq_builder_column(b, "series", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "model", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "period", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "step", MFGQ_I64, NULL);
    mfgq_builder_column(b, "mean", MFGQ_F64, NULL);
    for (size_t k = 0; k < p->config.level_count; k++) {
        char number[MFGQ_I_DOUBLE_SIZE], name[MFGQ_I_DOUBLE_SIZE + 3];
        mfgq_i_format_double(p->config.levels[k], number);
        snprintf(name, sizeof name, "lo%s", number);
        mfgq_builder_column(b, name, MFGQ_F64, NULL);
        snprintf(name, sizeof name, "hi%s", number);
        mfgq_builder_column(b, name, MFGQ_F64, NULL);
    }
    mfgq_builder_column(b, "centre", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "note", MFGQ_TEXT, NULL);
    if (!p->any_target) return;
    mfgq_builder_column(b, "probability", MFGQ_F64, NULL);
    mfgq_builder_column(b, "reached", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "reached_early", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "reached_late", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "required_rate", MFGQ_F64, NULL);
}

static void forecast_row(mfgq_builder *b, const mfgq_projection *p, const mfgq_i_result *r,
                         size_t h)
{
    mfgq_builder_text(b, r->name);
    mfgq_builder_text(b, model_of(p));
    label(b, r->last, (int64_t)h + 1);
    mfgq_builder_i64(b, (int64_t)h + 1);
    mfgq_builder_f64(b, r->point[h]);
    for (size_t k = 0; k < 2 * p->config.level_count; k++)
        mfgq_builder_f64(b, r->point[(1 + k) * r->steps + h]);
    mfgq_builder_text(b, p->config.option[MFGQ_PROJECT_MEAN] > 0 ? "mean" : "median");
    mfgq_builder_text(b, r->note);
    if (!p->any_target) return;
    mfgq_builder_f64(b, r->has_target ? r->probability : NAN);
    reached(b, r, 1);
    reached(b, r, 2);
    reached(b, r, 0);
    mfgq_builder_f64(b, r->has_target ? r->required : NAN);
}

static void parameter_row(mfgq_builder *b, const mfgq_projection *p, const mfgq_i_result *r,
                          const char *name, double value)
{
    if (isnan(value)) return;
    mfgq_builder_text(b, r->name);
    mfgq_builder_text(b, model_of(p));
    mfgq_builder_text(b, name);
    mfgq_builder_f64(b, value);
}

static void parameter_rows(mfgq_builder *b, const mfgq_projection *p, const mfgq_i_result *r)
{
    for (int i = 0; i < MFGQ_I_PARAMETERS; i++) {
        parameter_row(b, p, r, mfgq_i_parameter_name(i), r->parameter[i]);
        for (size_t k = 0; i == MFGQ_I_P_B0 && k < r->seasons; k++) {
            char name[16];
            snprintf(name, sizeof name, "s%d", (int)k + 1);
            parameter_row(b, p, r, name, r->parameter[MFGQ_I_PARAMETERS + k]);
        }
    }
}

static void parameter_columns(mfgq_builder *b)
{
    mfgq_builder_column(b, "series", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "model", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "parameter", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "value", MFGQ_F64, NULL);
}

mfgq_status mfgq_projection_table(const mfgq_projection *p, mfgq_projection_view view,
                                  mfgq_table **table, mfgq_error *err)
{
    if (!p) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "projection is null");
    if (view != MFGQ_VIEW_FORECASTS && view != MFGQ_VIEW_PARAMETERS)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "view is none");
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "table is null");
    mfgq_builder *const b = mfgq_builder_new();
    if (view == MFGQ_VIEW_FORECASTS) forecast_columns(b, p);
    else parameter_columns(b);
    for (size_t i = 0; i < p->count; i++) {
        const mfgq_i_result *const r = &p->series[i];
        if (view == MFGQ_VIEW_PARAMETERS) parameter_rows(b, p, r);
        for (size_t h = 0; view == MFGQ_VIEW_FORECASTS && h < r->steps; h++)
            forecast_row(b, p, r, h);
    }
    return mfgq_builder_finish(b, table, err);
}
