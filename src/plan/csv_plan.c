/* A plan from the table of its targets: the rows are regrouped into the JSON form,
   whose objects remember their row, and read as such. */
#include "csv_i.h"

#include <stdio.h>
#include <string.h>

const char *mfgq_i_csv_text(const mfgq_csv *csv, size_t row, const char *name)
{
    const int64_t column = mfgq_csv_find(csv, name);
    if (column < 0 || mfgq_csv_is_missing(csv, row, (size_t)column)) return NULL;
    return mfgq_csv_cell(csv, row, (size_t)column);
}

/* Copies the named columns that have text into an object, under the same key. */
static int copy(const mfgq_csv *csv, size_t row, json_t *object, const char *const *names)
{
    int done = 1;
    for (; *names && done; names++) {
        const char *const text = mfgq_i_csv_text(csv, row, *names);
        if (text) done = mfgq_i_set_text(object, *names, text);
    }
    return done;
}

int mfgq_i_set_text(json_t *object, const char *key, const char *text)
{
    return json_object_set_new(object, key, json_string(text)) == 0;
}

/* A new object that remembers its row, with an empty list under `list`; owned by `into`. */
static json_t *add_object(json_t *into, size_t row, const char *list)
{
    json_t *const object = json_object();
    if (json_array_append_new(into, object)) return NULL;
    if (json_object_set_new(object, MFGQ_I_ROW_KEY, json_integer((json_int_t)row))) return NULL;
    if (list && json_object_set_new(object, list, json_array())) return NULL;
    return object;
}

/* up, down, none for 1, -1, 0 and for themselves. */
static const char *direction_of(const char *text)
{
    if (!text || strcmp(text, "1") == 0) return "up";
    if (strcmp(text, "-1") == 0) return "down";
    return strcmp(text, "0") == 0 ? "none" : text;
}

/* An average of growth is one of rates, not of shares. */
static int is_growth(const char *name)
{
    return name && (strstr(name, "增长") || strstr(name, "增速"));
}

/* A cumulative per cent is a change of a level: a cut if its name says so. */
static const char *kind_of_change(const char *name)
{
    static const char *const cuts[] = {"降低", "下降", "减少", "削减", "cut", "reduction", NULL};
    for (const char *const *word = cuts; *word; word++)
        if (name && strstr(name, *word)) return "cut-rate";
    return "rate";
}

static const char *kind_of(const mfgq_csv *csv, size_t row, const char *unit)
{
    const char *const way = mfgq_i_csv_text(csv, row, "accumulation");
    const char *const kind = mfgq_i_csv_text(csv, row, "kind");
    const char *const type = mfgq_i_csv_text(csv, row, "type");
    if (kind) return kind;
    if (type && strcmp(type, "event") == 0) return "event";
    if (strcmp(unit, "%") != 0) return "level";
    const int cumulative = way && strcmp(way, "since-base") == 0;
    const char *const name = mfgq_i_csv_text(csv, row, "name_zh");
    if (way && strcmp(way, "average") == 0 && is_growth(name)) return "rate";
    return cumulative ? kind_of_change(name) : "share";
}

static json_t *new_indicator(mfgq_i_regroup *g, size_t row, const char *id)
{
    static const char *const same[] = {"name_en",  "nature",  "cluster", "parent",
                                       "relation", "measure", "formula", NULL};
    const char *const name = mfgq_i_csv_text(g->csv, row, "name_zh");
    const char *unit = mfgq_i_csv_text(g->csv, row, "indicator_unit");
    if (!unit) unit = mfgq_i_csv_text(g->csv, row, "unit");
    if (!unit) unit = "";
    const char *const direction = direction_of(mfgq_i_csv_text(g->csv, row, "direction"));
    json_t *const it = add_object(g->indicators, row, "statements");
    const int done = it && mfgq_i_set_text(it, "id", id)
                     && mfgq_i_set_text(it, "name_zh", name ? name : id)
                     && mfgq_i_set_text(it, "unit", unit)
                     && mfgq_i_set_text(it, "kind", kind_of(g->csv, row, unit))
                     && mfgq_i_set_text(it, "direction", direction) && copy(g->csv, row, it, same)
                     && !json_object_set(g->index, id, it);
    return done ? it : NULL;
}

int mfgq_i_csv_is_baseless(const mfgq_csv *csv, size_t row)
{
    const char *const way = mfgq_i_csv_text(csv, row, "accumulation");
    return way && strcmp(way, "since-base") == 0 && !mfgq_i_csv_text(csv, row, "base_period");
}

static int set_flag(const mfgq_csv *csv, size_t row, json_t *object, const char *key)
{
    const char *const text = mfgq_i_csv_text(csv, row, key);
    if (!text) return 1;
    json_t *flag = json_string(text); /* any other word is refused by the reader */
    if (strcmp(text, "yes") == 0 || strcmp(text, "no") == 0) {
        json_decref(flag);
        flag = json_boolean(strcmp(text, "yes") == 0);
    }
    return json_object_set_new(object, key, flag) == 0;
}

static int set_lag(const mfgq_csv *csv, size_t row, json_t *object)
{
    const char *const text = mfgq_i_csv_text(csv, row, "lag");
    double lag;
    if (!text) return 1;
    const int number = mfgq_i_parse_double(text, strlen(text), &lag) && lag >= 0 && lag <= 1000;
    return json_object_set_new(object, "lag",
                               number ? json_integer((json_int_t)lag) : json_string(text))
           == 0;
}

static json_t *new_statement(mfgq_i_regroup *g, size_t row, json_t *indicator, const char *key)
{
    static const char *const same[] = {"type", "wording", "reference", "source", NULL};
    const char *const id = mfgq_i_csv_text(g->csv, row, "statement");
    const char *const section = mfgq_i_csv_text(g->csv, row, "section");
    json_t *const it = add_object(json_object_get(indicator, "statements"), row, "values");
    const int done = it && mfgq_i_set_text(it, "id", id ? id : key + 1)
                     && mfgq_i_set_text(it, "section", section ? section : "-")
                     && copy(g->csv, row, it, same) && set_lag(g->csv, row, it)
                     && set_flag(g->csv, row, it, "base_stated")
                     && (!mfgq_i_csv_is_baseless(g->csv, row)
                         || json_object_set_new(it, "base_stated", json_false()) == 0)
                     && !json_object_set(g->index, key, it);
    return done ? it : NULL;
}

/* The figure as typed, with zeros up to the decimals that were printed. */
static int set_number(const mfgq_csv *csv, size_t row, const char *name, char *out, size_t size)
{
    const char *const text = mfgq_i_csv_text(csv, row, name);
    const char *const printed = mfgq_i_csv_text(csv, row, "decimals");
    double value, decimals = 0;
    if (!text) return 0;
    snprintf(out, size, "%s", text);
    if (!mfgq_i_parse_double(text, strlen(text), &value)) return 1; /* refused by the reader */
    const char *const point = strchr(text, '.');
    const double typed = point ? (double)strspn(point + 1, "0123456789") : 0;
    if (printed) mfgq_i_parse_double(printed, strlen(printed), &decimals);
    const double most = decimals > typed ? decimals : typed;
    if ((most > typed || strpbrk(text, "eE")) && most <= 20)
        mfgq_i_format_fixed(value, (int)most, out, size);
    return 1;
}

static int set_figure(const mfgq_csv *csv, size_t row, json_t *value)
{
    char figure[160], high[80];
    if (!set_number(csv, row, "value", figure, 80)) {
        const int low = set_number(csv, row, "low", figure, 80);
        if (!low || !set_number(csv, row, "high", high, sizeof high)) return 1;
        const size_t used = strlen(figure);
        snprintf(figure + used, sizeof figure - used, "—%s", high);
    }
    return mfgq_i_set_text(value, "text", figure);
}

static int add_value(mfgq_i_regroup *g, size_t row, json_t *statement)
{
    static const char *const same[] = {"period", "unit",      "comparator", "accumulation", "quote",
                                       "scope",  "criterion", "printed",    "note",         NULL};
    const char *const base = mfgq_i_csv_text(g->csv, row, "base_period");
    json_t *const it = add_object(json_object_get(statement, "values"), row, NULL);
    return it && copy(g->csv, row, it, same) && (!base || mfgq_i_set_text(it, "base", base))
           && set_flag(g->csv, row, it, "dated") && set_figure(g->csv, row, it);
}

/* Statements are found by indicator and id, since one sentence may state several indicators, or
   by indicator and section; the key cannot be an indicator's id since it begins with a blank. */
static mfgq_status add_row(mfgq_i_regroup *g, size_t row)
{
    const char *const id = mfgq_i_csv_text(g->csv, row, "indicator");
    const char *const statement = mfgq_i_csv_text(g->csv, row, "statement");
    const char *const section = mfgq_i_csv_text(g->csv, row, "section");
    char key[400];
    if (!id) return mfgq_i_fail_cell(g->csv, row, "indicator", g->err, "no indicator");
    if (statement)
        snprintf(key, sizeof key, " %s %s", id, statement);
    else
        snprintf(key, sizeof key, " %s%s%s", section ? section : "", section ? ":" : "", id);
    json_t *indicator = json_object_get(g->index, id);
    if (!indicator) indicator = new_indicator(g, row, id);
    json_t *in = json_object_get(g->index, key);
    if (!in && indicator) in = new_statement(g, row, indicator, key);
    return in && add_value(g, row, in) ? MFGQ_OK : mfgq_i_no_memory(g->err);
}

/* A series that targets are measured against has no row of its own. */
static int add_reference(mfgq_i_regroup *g, size_t row)
{
    const char *const id = mfgq_i_csv_text(g->csv, row, "reference");
    if (!id || json_object_get(g->index, id)) return 1;
    const char *const unit = mfgq_i_csv_text(g->csv, row, "unit");
    json_t *const it = add_object(g->indicators, row, "statements");
    return it && mfgq_i_set_text(it, "id", id) && mfgq_i_set_text(it, "name_zh", id)
           && mfgq_i_set_text(it, "unit", unit ? unit : "")
           && mfgq_i_set_text(it, "kind", kind_of(g->csv, row, unit ? unit : ""))
           && mfgq_i_set_text(it, "direction", "none") && !json_object_set(g->index, id, it);
}

static mfgq_status regroup(mfgq_i_regroup *g)
{
    const size_t rows = mfgq_csv_rows(g->csv);
    for (size_t row = 0; row < rows; row++) MFGQ_I_TRY(add_row(g, row));
    for (size_t row = 0; row < rows; row++)
        if (!add_reference(g, row)) return mfgq_i_no_memory(g->err);
    return mfgq_i_regroup_head(g);
}

static mfgq_status read_table(const mfgq_csv *csv, mfgq_plan **plan, mfgq_error *err)
{
    mfgq_i_regroup g = {.csv = csv, .err = err};
    if (mfgq_csv_find(csv, "indicator") < 0 || mfgq_csv_find(csv, "period") < 0)
        return mfgq_i_fail_at(err, MFGQ_E_DATA, 1, 1,
                              "neither JSON nor a table with columns indicator and period");
    g.index = json_object();
    g.indicators = json_array();
    mfgq_status status = g.index && g.indicators ? regroup(&g) : mfgq_i_no_memory(err);
    if (status == MFGQ_OK) status = mfgq_i_plan_from_json(g.root, csv, plan, err);
    json_decref(g.index);
    json_decref(g.indicators);
    json_decref(g.root);
    return status;
}

mfgq_status mfgq_i_plan_from_csv(const char *text, size_t size, mfgq_plan **plan, mfgq_error *err)
{
    mfgq_csv *csv = NULL;
    MFGQ_I_TRY(mfgq_csv_parse(text, size, MFGQ_UTF8, &csv, err));
    const mfgq_status status = read_table(csv, plan, err);
    mfgq_csv_free(csv);
    return status;
}
