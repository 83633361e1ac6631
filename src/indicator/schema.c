/* The variables that formulas may name. */
#include "indicator_i.h"

#include <string.h>

static int is_word(const char *name)
{
    const char c = *name;
    int good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
               (unsigned char)c >= 0xC0;
    for (const char *p = name; good && *p; p++) {
        const int digit = *p >= '0' && *p <= '9';
        const int letter = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || *p == '_' ||
                           (unsigned char)*p >= 0x80;
        good = digit || letter || (*p == '-' && p[1] && p[1] != '-');
    }
    return good && mfgq_utf8_valid(name, strlen(name)) == strlen(name);
}

/* A name must read back as one word: no operator of the grammar, no keyword. */
static int reads_back(const char *name)
{
    mfgq_i_lexer lexer = {name, strlen(name), 0, 1, NULL};
    mfgq_i_token token;
    return mfgq_i_lex(&lexer, &token) == MFGQ_OK && token.kind == MFGQ_I_T_NAME &&
           token.size == lexer.size;
}

static mfgq_status add_unit(mfgq_i_variable_type *v, const char *unit, size_t index,
                            mfgq_error *err)
{
    mfgq_unit read;
    if (v->kind == MFGQ_VARIABLE_FLAG || v->kind == MFGQ_VARIABLE_CODE || !unit || !*unit)
        return MFGQ_OK;
    if (mfgq_i_formula_unit(unit, strlen(unit), &read, &v->dimension)) return MFGQ_OK;
    return mfgq_i_fail(err, MFGQ_E_UNIT, 3, (int64_t)index, "units: unknown unit '%.80s'", unit);
}

static mfgq_status add_variable(mfgq_schema *s, const char *name, const char *unit, int kind,
                                mfgq_error *err)
{
    const size_t index = s->count;
    if (!name || !is_word(name) || !reads_back(name))
        return mfgq_i_fail(err, MFGQ_E_DATA, 2, (int64_t)index, "names: not a variable name");
    if (kind < MFGQ_VARIABLE_NUMBER || kind > MFGQ_VARIABLE_AGGREGATE)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 4, (int64_t)index, "kinds: no kind %d", kind);
    mfgq_i_variable_type *const v = &s->variables[index];
    v->name = mfgq_i_arena_text(&s->arena, name, strlen(name));
    if (!v->name) return mfgq_i_no_memory(err);
    v->kind = kind;
    MFGQ_I_TRY(add_unit(v, unit, index, err));
    size_t value = index;
    const int added = mfgq_i_map_add(&s->names, v->name, &value);
    if (added < 0) return mfgq_i_no_memory(err);
    if (!added)
        return mfgq_i_fail(err, MFGQ_E_DATA, 2, (int64_t)index, "names: '%.80s' is repeated", name);
    if (strchr(name, '-')) s->hyphens = 1;
    s->count++;
    return MFGQ_OK;
}

mfgq_status mfgq_schema_new(size_t n, const char *const *names, const char *const *units,
                            const int *kinds, mfgq_schema **schema, mfgq_error *err)
{
    if (n && !names) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "names is null");
    if (n && !units) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "units is null");
    if (n && !kinds) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "kinds is null");
    if (!schema) return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "schema is null");
    mfgq_schema *const s = mfgq_i_zalloc(1, sizeof *s);
    if (!s) return mfgq_i_no_memory(err);
    mfgq_status status = MFGQ_OK;
    s->variables = mfgq_i_zalloc(n ? n : 1, sizeof *s->variables);
    if (!s->variables) status = mfgq_i_no_memory(err);
    for (size_t i = 0; i < n && status == MFGQ_OK; i++)
        status = add_variable(s, names[i], units[i], kinds[i], err);
    if (status == MFGQ_OK) *schema = s;
    else mfgq_schema_free(s);
    return status;
}

void mfgq_schema_free(mfgq_schema *schema)
{
    if (!schema) return;
    mfgq_i_map_free(&schema->names);
    mfgq_i_free(schema->variables);
    mfgq_i_arena_free(&schema->arena);
    mfgq_i_free(schema);
}
