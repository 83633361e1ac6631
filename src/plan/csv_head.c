/* The top level of a plan that came as a table. */
#include "csv_i.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

mfgq_status mfgq_i_fail_cell(const mfgq_csv *csv, size_t row, const char *name, mfgq_error *err,
                             const char *format, ...)
{
    char text[240];
    int32_t line, character;
    const int64_t column = mfgq_csv_find(csv, name);
    mfgq_csv_position(csv, (int64_t)row, column < 0 ? 0 : (size_t)column, &line, &character);
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return mfgq_i_fail_at(err, MFGQ_E_DATA, line, character, "%s", text);
}

static mfgq_status read_extra(mfgq_i_regroup *g)
{
    const char *const extra = mfgq_csv_rows(g->csv) ? mfgq_i_csv_text(g->csv, 0, "extra") : NULL;
    if (!extra) {
        g->root = json_object();
        return g->root ? MFGQ_OK : mfgq_i_no_memory(g->err);
    }
    mfgq_error found;
    const mfgq_status status = mfgq_i_parse_json(extra, strlen(extra), &g->root, &found);
    if (status == MFGQ_E_MEMORY) return mfgq_i_no_memory(g->err);
    if (status != MFGQ_OK) return mfgq_i_fail_cell(g->csv, 0, "extra", g->err, "%s", found.message);
    if (!json_is_object(g->root))
        return mfgq_i_fail_cell(g->csv, 0, "extra", g->err, "not a JSON object");
    return MFGQ_OK;
}

static int set_default(json_t *root, const char *key, json_t *value)
{
    if (!json_object_get(root, key)) return json_object_set_new(root, key, value) == 0;
    json_decref(value);
    return 1;
}

static int by_time(const void *a, const void *b)
{
    const mfgq_i_when *const x = a, *const y = b;
    if (x->end != y->end) return x->end < y->end ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

static int is_dated(const mfgq_csv *csv, size_t row)
{
    const char *const dated = mfgq_i_csv_text(csv, row, "dated");
    return !dated || strcmp(dated, "no") != 0;
}

/* The periods of the dated rows in order of time, each once. */
static size_t list_periods(const mfgq_csv *csv, mfgq_i_when *list)
{
    size_t count = 0, kept = 0;
    for (size_t row = 0; row < mfgq_csv_rows(csv); row++) {
        const char *const text = mfgq_i_csv_text(csv, row, "period");
        if (text && is_dated(csv, row) && mfgq_i_when_parse(text, &list[count])) count++;
    }
    qsort(list, count, sizeof *list, by_time);
    for (size_t i = 0; i < count; i++)
        if (!kept || list[i].end != list[kept - 1].end) list[kept++] = list[i];
    return kept;
}

/* 1 if a figure counts from a base that no column names. */
static int lacks_base(const mfgq_csv *csv)
{
    for (size_t row = 0; row < mfgq_csv_rows(csv); row++)
        if (mfgq_i_csv_is_baseless(csv, row)) return 1;
    return 0;
}

/* Such figures count from the period before the first one of the plan. */
static int set_base(const mfgq_i_regroup *g)
{
    mfgq_i_when start;
    char base[MFGQ_PERIOD_SIZE];
    const char *const text = json_string_value(json_object_get(g->root, "start"));
    if (!lacks_base(g->csv) || !text || !mfgq_i_when_parse(text, &start)) return 1;
    mfgq_period_format(mfgq_period_add(start.number, -1), base);
    return set_default(g->root, "base", json_string(base));
}

static int set_periods(json_t *root, const mfgq_i_when *list, size_t count)
{
    json_t *const milestones = json_array();
    int done = milestones != NULL;
    for (size_t i = 0; i < count && done; i++)
        done = json_array_append_new(milestones, json_string(list[i].text)) == 0;
    done = set_default(root, "milestones", milestones) && done;
    if (!count) return done;
    return done && set_default(root, "start", json_string(list[0].text))
           && set_default(root, "end", json_string(list[count - 1].text));
}

static mfgq_status set_time(mfgq_i_regroup *g)
{
    if (json_object_get(g->root, "start") && json_object_get(g->root, "end")) return MFGQ_OK;
    mfgq_i_when *const list = mfgq_i_array(mfgq_csv_rows(g->csv) + 1, sizeof *list);
    if (!list) return mfgq_i_no_memory(g->err);
    const size_t count = list_periods(g->csv, list);
    const int done = set_periods(g->root, list, count);
    mfgq_i_free(list);
    if (!count) return mfgq_i_fail_cell(g->csv, 0, "period", g->err, "no row has a period");
    return done ? MFGQ_OK : mfgq_i_no_memory(g->err);
}

/* Clusters that the rows name, when no list came with them. */
static int set_clusters(mfgq_i_regroup *g)
{
    if (json_object_get(g->root, "clusters")) return 1;
    json_t *const seen = json_object(), *const list = json_array();
    int done = seen && list;
    for (size_t row = 0; row < mfgq_csv_rows(g->csv) && done; row++) {
        const char *const id = mfgq_i_csv_text(g->csv, row, "cluster");
        if (!id || json_object_get(seen, id)) continue;
        json_t *const it = json_pack("{s:s, s:s}", "id", id, "name_zh", id);
        done = it && !json_object_set(seen, id, it) && !json_array_append(list, it);
        json_decref(it);
    }
    json_decref(seen);
    return json_object_set_new(g->root, "clusters", list) == 0 && done;
}

mfgq_status mfgq_i_regroup_head(mfgq_i_regroup *g)
{
    if (!mfgq_csv_rows(g->csv)) return mfgq_i_fail_at(g->err, MFGQ_E_DATA, 2, 1, "no rows");
    MFGQ_I_TRY(read_extra(g));
    const char *const id = mfgq_i_csv_text(g->csv, 0, "plan");
    MFGQ_I_TRY(set_time(g));
    const int done = set_base(g) && set_clusters(g)
                     && set_default(g->root, "id", json_string(id ? id : "plan"))
                     && set_default(g->root, "format", json_string("mfgq-plan"))
                     && set_default(g->root, "version", json_integer(1))
                     && set_default(g->root, "title", json_pack("{s:s}", "zh", id ? id : "plan"))
                     && json_object_set(g->root, "indicators", g->indicators) == 0;
    return done ? MFGQ_OK : mfgq_i_no_memory(g->err);
}
