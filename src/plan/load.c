/* Plans from text: JSON, or the table of targets. */
#include "fields_i.h"

#include <string.h>

enum { MOST_BYTES = 16 * 1024 * 1024, MOST_LEVELS = 32 };

static int too_deep(const json_t *json, int levels)
{
    size_t i;
    const char *key;
    json_t *member;
    if (levels == 0) return 1;
    json_array_foreach(json, i, member) if (too_deep(member, levels - 1)) return 1;
    json_object_foreach((json_t *)json, key, member) if (too_deep(member, levels - 1)) return 1;
    return 0;
}

static mfgq_status syntax_error(const json_error_t *found, mfgq_error *err)
{
    const enum json_error_code code = json_error_code(found);
    if (code == json_error_out_of_memory) return mfgq_i_no_memory(err);
    const mfgq_status status = code == json_error_stack_overflow ? MFGQ_E_LIMIT : MFGQ_E_PARSE;
    return mfgq_i_fail_at(err, status, found->line > 0 ? found->line : 1,
                          found->column > 0 ? found->column : 1, "%s", found->text);
}

mfgq_status mfgq_i_parse_json(const char *text, size_t size, json_t **json, mfgq_error *err)
{
    json_error_t found;
    json_t *const parsed = json_loadb(text, size, JSON_REJECT_DUPLICATES, &found);
    if (!parsed) return syntax_error(&found, err);
    if (too_deep(parsed, MOST_LEVELS)) {
        json_decref(parsed);
        return mfgq_i_fail_at(err, MFGQ_E_LIMIT, 1, 1, "more than %d levels", MOST_LEVELS);
    }
    *json = parsed;
    return MFGQ_OK;
}

static mfgq_status load_json(const char *text, size_t size, mfgq_plan **plan, mfgq_error *err)
{
    json_t *json = NULL;
    MFGQ_I_TRY(mfgq_i_parse_json(text, size, &json, err));
    const mfgq_status status = mfgq_i_plan_from_json(json, NULL, plan, err);
    json_decref(json);
    return status;
}

static int is_json(const char *text, size_t size)
{
    size_t at = 0;
    while (at < size && memchr(" \t\r\n", text[at], 4)) at++;
    return at < size && text[at] == '{';
}

static mfgq_status load(const char *text, size_t size, mfgq_plan **plan, mfgq_error *err)
{
    if (is_json(text, size)) return load_json(text, size, plan, err);
    return mfgq_i_plan_from_csv(text, size, plan, err);
}

mfgq_status mfgq_plan_load(const char *text, size_t size, mfgq_encoding encoding, mfgq_plan **plan,
                           mfgq_error *err)
{
    if (!text) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "text is null");
    if (size > MOST_BYTES) return mfgq_i_fail(err, MFGQ_E_LIMIT, 2, -1, "size is more than 16 MiB");
    if (!plan) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "plan is null");
    char *decoded = NULL;
    size_t length = 0;
    MFGQ_I_TRY(mfgq_i_decode(text, size, encoding, &decoded, &length, err));
    const mfgq_status status = load(decoded, length, plan, err);
    mfgq_i_free(decoded);
    return status;
}
