/* Reading a specification. */
#include "composite_i.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct reader {
    mfgq_composite *spec;
    mfgq_error *err;
} reader;

static mfgq_status refuse(const reader *r, const char *pointer, const char *what)
{
    return mfgq_i_fail(r->err, MFGQ_E_DATA, 1, -1, "%s: %s", pointer, what);
}

/* Refuses members that are not in the list of `known`, which ends with null. */
static mfgq_status only(const reader *r, const json_t *object, const char *pointer,
                        const char *const *known)
{
    const char *key;
    json_t *value;
    if (!json_is_object(object)) return refuse(r, *pointer ? pointer : "/", "is not an object");
    json_object_foreach((json_t *)object, key, value) {
        const char *const *k = known;
        while (*k && strcmp(*k, key) != 0) k++;
        if (!*k)
            return mfgq_i_fail(r->err, MFGQ_E_DATA, 1, -1, "%s/%.60s: is not known", pointer, key);
    }
    return MFGQ_OK;
}

static mfgq_status text_of(const reader *r, const json_t *object, const char *pointer,
                           const char *key, int required, const char **out)
{
    const json_t *const value = json_object_get(object, key);
    char place[128];
    snprintf(place, sizeof place, "%s/%s", pointer, key);
    if (!value || json_is_null(value))
        return required ? refuse(r, place, "is missing") : MFGQ_OK;
    if (!json_is_string(value) || !json_string_length(value))
        return refuse(r, place, "is not a text");
    *out = mfgq_i_arena_text(&r->spec->arena, json_string_value(value),
                             json_string_length(value));
    return *out ? MFGQ_OK : mfgq_i_no_memory(r->err);
}

static mfgq_status number_of(const reader *r, const json_t *object, const char *pointer,
                             const char *key, double *out)
{
    const json_t *const value = json_object_get(object, key);
    char place[128];
    snprintf(place, sizeof place, "%s/%s", pointer, key);
    if (!value || json_is_null(value)) return MFGQ_OK;
    if (!json_is_number(value)) return refuse(r, place, "is not a number");
    *out = json_number_value(value);
    return MFGQ_OK;
}

static mfgq_status word_of(const reader *r, const json_t *value, const char *pointer,
                           const char *const *words, int *out)
{
    if (!json_is_string(value)) return refuse(r, pointer, "is not a text");
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], json_string_value(value)) == 0) {
            *out = i;
            return MFGQ_OK;
        }
    return refuse(r, pointer, "is not one of the words of the format");
}

static mfgq_status read_node(const reader *r, const json_t *object, const char *list, size_t index,
                             mfgq_i_node *node)
{
    static const char *const of_indicator[] = {"code", "direction", "weight", "parent",
                                               "denominator", NULL};
    static const char *const of_level[] = {"code", "parent", "weight", NULL};
    const int indicator = strcmp(list, "indicators") == 0;
    char pointer[64];
    double direction = 1;
    snprintf(pointer, sizeof pointer, "/%s/%zu", list, index);
    node->weight = 1;
    node->low = node->high = node->target = NAN;
    MFGQ_I_TRY(only(r, object, pointer, indicator ? of_indicator : of_level));
    MFGQ_I_TRY(text_of(r, object, pointer, "code", 1, &node->code));
    MFGQ_I_TRY(text_of(r, object, pointer, "parent", 0, &node->parent_code));
    MFGQ_I_TRY(text_of(r, object, pointer, "denominator", 0, &node->denominator));
    MFGQ_I_TRY(number_of(r, object, pointer, "weight", &node->weight));
    MFGQ_I_TRY(number_of(r, object, pointer, "direction", &direction));
    if (!(node->weight >= 0) || isinf(node->weight))
        return refuse(r, pointer, "weight is negative");
    if (direction != 1 && direction != -1) return refuse(r, pointer, "direction is not 1 or -1");
    node->direction = (int)direction;
    return MFGQ_OK;
}

static mfgq_status read_nodes(const reader *r, const json_t *root)
{
    const json_t *const indicators = json_object_get(root, "indicators");
    const json_t *const levels = json_object_get(root, "levels");
    if (!json_is_array(indicators) || !json_array_size(indicators))
        return refuse(r, "/indicators", "is not a list with at least one indicator");
    if (levels && !json_is_array(levels)) return refuse(r, "/levels", "is not a list");
    mfgq_composite *const s = r->spec;
    s->indicators = json_array_size(indicators);
    s->count = s->indicators + json_array_size(levels);
    s->nodes = mfgq_i_arena_alloc(&s->arena, s->count * sizeof *s->nodes);
    if (!s->nodes) return mfgq_i_no_memory(r->err);
    for (size_t i = 0; i < s->count; i++) {
        const int of_level = i >= s->indicators;
        const size_t at = of_level ? i - s->indicators : i;
        MFGQ_I_TRY(read_node(r, json_array_get(of_level ? levels : indicators, at),
                             of_level ? "levels" : "indicators", at, &s->nodes[i]));
    }
    return MFGQ_OK;
}

static mfgq_status link_node(const reader *r, const mfgq_i_map *codes, size_t i)
{
    mfgq_i_node *const node = &r->spec->nodes[i];
    const int of_level = i >= r->spec->indicators;
    char pointer[64];
    snprintf(pointer, sizeof pointer, "/%s/%zu/parent", of_level ? "levels" : "indicators",
             of_level ? i - r->spec->indicators : i);
    node->parent = SIZE_MAX;
    if (!node->parent_code) return MFGQ_OK;
    if (!mfgq_i_map_find(codes, node->parent_code, &node->parent))
        return refuse(r, pointer, "names no level");
    if (node->parent < r->spec->indicators) return refuse(r, pointer, "names an indicator");
    return MFGQ_OK;
}

static mfgq_status link_nodes(const reader *r, mfgq_i_map *codes)
{
    mfgq_composite *const s = r->spec;
    for (size_t i = 0; i < s->count; i++) {
        size_t value = i;
        const int added = mfgq_i_map_add(codes, s->nodes[i].code, &value);
        if (added < 0) return mfgq_i_no_memory(r->err);
        if (added == 0) return refuse(r, i < s->indicators ? "/indicators" : "/levels",
                                      "a code is repeated");
    }
    for (size_t i = 0; i < s->count; i++) MFGQ_I_TRY(link_node(r, codes, i));
    return MFGQ_OK;
}

/* A parent stands one level above its highest child; a cycle never settles. */
static mfgq_status set_levels(const reader *r)
{
    mfgq_composite *const s = r->spec;
    for (size_t i = 0; i < s->count; i++) s->nodes[i].level = i < s->indicators ? 1 : 2;
    for (size_t pass = 0; pass <= s->count; pass++) {
        int moved = 0;
        for (size_t i = 0; i < s->count; i++) {
            if (s->nodes[i].parent == SIZE_MAX) continue;
            mfgq_i_node *const parent = &s->nodes[s->nodes[i].parent];
            if (parent->level > s->nodes[i].level) continue;
            parent->level = s->nodes[i].level + 1;
            moved = 1;
        }
        if (!moved) return MFGQ_OK;
    }
    return refuse(r, "/levels", "parents form a cycle");
}

/* {code: [low, high]} or {code: target}. */
static mfgq_status read_by_code(const reader *r, const mfgq_i_map *codes, const json_t *object,
                                const char *name)
{
    const char *key;
    json_t *value;
    char pointer[128];
    const int pairs = strcmp(name, "goalposts") == 0;
    if (object && !json_is_object(object)) {
        snprintf(pointer, sizeof pointer, "/normalise/%s", name);
        return refuse(r, pointer, "is not an object");
    }
    json_object_foreach((json_t *)object, key, value) {
        size_t i;
        snprintf(pointer, sizeof pointer, "/normalise/%s/%.60s", name, key);
        if (!mfgq_i_map_find(codes, key, &i) || i >= r->spec->indicators)
            return refuse(r, pointer, "names no indicator");
        if (!pairs) {
            if (!json_is_number(value)) return refuse(r, pointer, "is not a number");
            r->spec->nodes[i].target = json_number_value(value);
            continue;
        }
        const json_t *const low = json_array_get(value, 0), *const high = json_array_get(value, 1);
        if (json_array_size(value) != 2 || !json_is_number(low) || !json_is_number(high)
            || !(json_number_value(low) < json_number_value(high)))
            return refuse(r, pointer, "is not two rising numbers");
        r->spec->nodes[i].low = json_number_value(low);
        r->spec->nodes[i].high = json_number_value(high);
    }
    return MFGQ_OK;
}

static mfgq_status read_range(const reader *r, const json_t *range)
{
    if (!range) return MFGQ_OK;
    const json_t *const low = json_array_get(range, 0), *const high = json_array_get(range, 1);
    if (json_array_size(range) != 2 || !json_is_number(low) || !json_is_number(high))
        return refuse(r, "/normalise/range", "is not two numbers");
    r->spec->range_low = json_number_value(low);
    r->spec->range_high = json_number_value(high);
    return MFGQ_OK;
}

static mfgq_status read_normalise(const reader *r, const mfgq_i_map *codes, const json_t *object)
{
    static const char *const known[] = {"method", "range", "goalposts", "targets", "cap", NULL};
    static const char *const words[] = {"min-max", "z-score", "rank", "goalposts",
                                        "distance-to-target", NULL};
    int method = MFGQ_I_MIN_MAX;
    if (!object) return MFGQ_OK;
    MFGQ_I_TRY(only(r, object, "/normalise", known));
    const json_t *const word = json_object_get(object, "method");
    if (word) MFGQ_I_TRY(word_of(r, word, "/normalise/method", words, &method));
    r->spec->normalise = (mfgq_i_normalise)method;
    MFGQ_I_TRY(read_range(r, json_object_get(object, "range")));
    MFGQ_I_TRY(read_by_code(r, codes, json_object_get(object, "goalposts"), "goalposts"));
    MFGQ_I_TRY(read_by_code(r, codes, json_object_get(object, "targets"), "targets"));
    const json_t *const cap = json_object_get(object, "cap");
    if (cap && !json_is_boolean(cap)) return refuse(r, "/normalise/cap", "is not true or false");
    r->spec->cap = json_is_true(cap);
    for (size_t i = 0; i < r->spec->indicators; i++) {
        if (method == MFGQ_I_GOALPOSTS && isnan(r->spec->nodes[i].low))
            return refuse(r, "/normalise/goalposts", "lacks an indicator");
        if (method == MFGQ_I_TARGET && isnan(r->spec->nodes[i].target))
            return refuse(r, "/normalise/targets", "lacks an indicator");
    }
    return MFGQ_OK;
}

static mfgq_status read_aggregate(const reader *r, const json_t *value)
{
    static const char *const words[] = {"arithmetic", "geometric", "harmonic", "copeland",
                                        "power", NULL};
    static const char *const known[] = {"method", "power", NULL};
    int method = MFGQ_I_ARITHMETIC;
    if (!value) return MFGQ_OK;
    if (json_is_object(value)) {
        MFGQ_I_TRY(only(r, value, "/aggregate", known));
        MFGQ_I_TRY(word_of(r, json_object_get(value, "method"), "/aggregate/method", words,
                           &method));
        MFGQ_I_TRY(number_of(r, value, "/aggregate", "power", &r->spec->power));
    } else {
        MFGQ_I_TRY(word_of(r, value, "/aggregate", words, &method));
    }
    if (method == MFGQ_I_POWER && (isnan(r->spec->power) || r->spec->power == 0))
        return refuse(r, "/aggregate/power", "is missing or 0");
    r->spec->aggregate = (mfgq_i_aggregate)method;
    return MFGQ_OK;
}

static mfgq_status read_spec(const reader *r, const json_t *root, mfgq_i_map *codes)
{
    static const char *const known[] = {"indicators", "levels", "impute", "normalise",
                                        "aggregate", NULL};
    static const char *const words[] = {"none", "mean", "median", "group-mean", "group-median",
                                        NULL};
    int impute = MFGQ_I_IMPUTE_NONE;
    MFGQ_I_TRY(only(r, root, "", known));
    MFGQ_I_TRY(read_nodes(r, root));
    MFGQ_I_TRY(link_nodes(r, codes));
    MFGQ_I_TRY(set_levels(r));
    const json_t *const word = json_object_get(root, "impute");
    if (word && !json_is_null(word)) MFGQ_I_TRY(word_of(r, word, "/impute", words, &impute));
    r->spec->impute = (mfgq_i_impute)impute;
    MFGQ_I_TRY(read_normalise(r, codes, json_object_get(root, "normalise")));
    return read_aggregate(r, json_object_get(root, "aggregate"));
}

static mfgq_status parse(const char *json, size_t size, json_t **root, mfgq_error *err)
{
    json_error_t found;
    *root = json_loadb(json, size, JSON_REJECT_DUPLICATES, &found);
    if (*root) return MFGQ_OK;
    if (json_error_code(&found) == json_error_out_of_memory) return mfgq_i_no_memory(err);
    return mfgq_i_fail_at(err, MFGQ_E_PARSE, found.line > 0 ? found.line : 1,
                          found.column > 0 ? found.column : 1, "%s", found.text);
}

mfgq_status mfgq_composite_load(const char *json, size_t size, mfgq_composite **spec,
                                mfgq_error *err)
{
    if (!json) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "json is null");
    if (!spec) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "spec is null");
    json_t *root = NULL;
    const size_t mark = size >= 3 && memcmp(json, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    MFGQ_I_TRY(parse(json + mark, size - mark, &root, err));
    mfgq_composite *const s = mfgq_i_zalloc(1, sizeof *s);
    mfgq_i_map codes = {0};
    mfgq_status status = MFGQ_OK;
    if (s) {
        s->range_high = 100;
        s->power = NAN;
        const reader r = {s, err};
        status = read_spec(&r, root, &codes);
    } else {
        status = mfgq_i_no_memory(err);
    }
    mfgq_i_map_free(&codes);
    json_decref(root);
    if (status == MFGQ_OK) *spec = s;
    else mfgq_composite_free(s);
    return status;
}

void mfgq_composite_free(mfgq_composite *spec)
{
    if (!spec) return;
    mfgq_i_arena_free(&spec->arena);
    mfgq_i_free(spec);
}
