/* A taxonomy from JSON. */
#include "taxonomy_i.h"

#include <jansson.h>
#include <limits.h>
#include <string.h>

static mfgq_status wrong_type(mfgq_error *err, size_t row, const char *key)
{
    return mfgq_i_fail(err, MFGQ_E_PARSE, 0, (int64_t)row, "/nodes/%zu/%s: not a text", row, key);
}

/* A text value copied to the arena; an absent or null one leaves *out. */
static mfgq_status take_text(mfgq_i_draft *d, const json_t *object, const char *key, size_t row,
                             const char **out, mfgq_error *err)
{
    const json_t *const value = json_object_get(object, key);
    if (!value || json_is_null(value)) return MFGQ_OK;
    if (!json_is_string(value)) return wrong_type(err, row, key);
    *out = mfgq_i_arena_text(&d->arena, json_string_value(value), json_string_length(value));
    return *out ? MFGQ_OK : mfgq_i_no_memory(err);
}

/* A list of parents becomes one text joined by ';'. */
static mfgq_status take_parent_list(mfgq_i_draft *d, const json_t *list, size_t row,
                                    mfgq_i_draft_class *c, mfgq_error *err)
{
    mfgq_i_buffer joined = {0};
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *const item = json_array_get(list, i);
        if (!json_is_string(item)) {
            mfgq_i_buffer_free(&joined);
            return wrong_type(err, row, "parents");
        }
        if (i) mfgq_i_buffer_char(&joined, ';');
        mfgq_i_buffer_text(&joined, json_string_value(item));
    }
    const int failed = joined.failed;
    if (!failed && joined.size)
        c->parents = mfgq_i_arena_text(&d->arena, joined.data, joined.size);
    mfgq_i_buffer_free(&joined);
    return failed || !c->parents ? mfgq_i_no_memory(err) : MFGQ_OK;
}

static mfgq_status take_parents(mfgq_i_draft *d, const json_t *node, size_t row,
                                mfgq_i_draft_class *c, mfgq_error *err)
{
    const json_t *const list = json_object_get(node, "parents");
    if (json_is_array(list)) return take_parent_list(d, list, row, c, err);
    if (list) return take_text(d, node, "parents", row, &c->parents, err);
    return take_text(d, node, "parent", row, &c->parents, err);
}

static int known_key(const char *key)
{
    for (size_t i = 0; i < MFGQ_I_CLASS_FIELDS; i++)
        if (strcmp(key, mfgq_i_class_fields[i]) == 0) return 1;
    return strcmp(key, "parent") == 0 || strcmp(key, "parents") == 0 || strcmp(key, "note") == 0;
}

static mfgq_status take_node(mfgq_i_draft *d, json_t *node, size_t row, mfgq_error *err)
{
    const char *key;
    json_t *value;
    if (!json_is_object(node))
        return mfgq_i_fail(err, MFGQ_E_PARSE, 0, (int64_t)row, "/nodes/%zu: not an object", row);
    json_object_foreach(node, key, value) {
        if (!known_key(key))
            return mfgq_i_fail(err, MFGQ_E_PARSE, 0, (int64_t)row, "/nodes/%zu/%.60s: unknown key",
                               row, key);
    }
    mfgq_i_draft_class *const c = mfgq_i_draft_add(d);
    if (!c) return mfgq_i_no_memory(err);
    for (size_t i = 0; i < MFGQ_I_CLASS_FIELDS; i++)
        MFGQ_I_TRY(take_text(d, node, mfgq_i_class_fields[i], row, &c->text[i], err));
    return take_parents(d, node, row, c, err);
}

static mfgq_status take_about(mfgq_i_draft *d, const json_t *root, mfgq_error *err)
{
    static const char *const keys[] = {"id", "title", "title_zh", "source", "valid_from",
                                       "valid_to"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const json_t *const value = json_object_get(root, keys[i]);
        if (!value || json_is_null(value)) continue;
        if (!json_is_string(value))
            return mfgq_i_fail(err, MFGQ_E_PARSE, 0, -1, "/%s: not a text", keys[i]);
        d->about[i] = mfgq_i_arena_text(&d->arena, json_string_value(value),
                                        json_string_length(value));
        if (!d->about[i]) return mfgq_i_no_memory(err);
    }
    return MFGQ_OK;
}

static mfgq_status take_root(mfgq_i_draft *d, const json_t *root, mfgq_error *err)
{
    const json_t *const nodes = json_object_get(root, "nodes");
    if (!json_is_array(nodes))
        return mfgq_i_fail(err, MFGQ_E_PARSE, 0, -1, "/nodes: no list of classes");
    MFGQ_I_TRY(take_about(d, root, err));
    for (size_t i = 0; i < json_array_size(nodes); i++)
        MFGQ_I_TRY(take_node(d, json_array_get(nodes, i), i, err));
    return MFGQ_OK;
}

mfgq_status mfgq_i_draft_json(mfgq_i_draft *draft, const char *text, size_t size,
                              mfgq_error *err)
{
    json_error_t where;
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        size -= 3;
    }
    json_t *const root = json_loadb(text, size, JSON_REJECT_DUPLICATES, &where);
    if (!root) {
        const mfgq_status status = json_error_code(&where) == json_error_invalid_utf8
            ? MFGQ_E_ENCODING : MFGQ_E_PARSE;
        return mfgq_i_fail_at(err, status, where.line > 0 ? where.line : 1,
                              where.column > 0 ? where.column : 1, "%s", where.text);
    }
    const mfgq_status status = take_root(draft, root, err);
    json_decref(root);
    return status;
}
