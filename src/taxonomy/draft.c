/* A taxonomy in the making: its classes as read, and what is wrong with them. */
#include "taxonomy_i.h"

#include <stdio.h>
#include <string.h>

const char *const mfgq_i_class_fields[MFGQ_I_CLASS_FIELDS] = {
    "code", "level", "name_zh", "name_en", "tier", "source", "valid_from", "valid_to",
};

mfgq_i_draft_class *mfgq_i_draft_add(mfgq_i_draft *draft)
{
    if (!mfgq_i_grow((void **)&draft->classes, &draft->capacity, draft->size + 1,
                     sizeof *draft->classes))
        return NULL;
    mfgq_i_draft_class *const c = &draft->classes[draft->size++];
    for (size_t i = 0; i < MFGQ_I_CLASS_FIELDS; i++) c->text[i] = "";
    c->parents = "";
    return c;
}

mfgq_status mfgq_i_draft_note(mfgq_i_draft *draft, const char *rule, size_t row,
                              const char *field, const char *format, ...)
{
    if (!mfgq_i_grow((void **)&draft->findings, &draft->finding_capacity,
                     draft->finding_count + 1, sizeof *draft->findings))
        return MFGQ_E_MEMORY;
    mfgq_i_finding *const f = &draft->findings[draft->finding_count++];
    f->rule = rule;
    f->row = row;
    f->field = field;
    va_list args;
    va_start(args, format);
    vsnprintf(f->detail, sizeof f->detail, format, args);
    va_end(args);
    f->detail[mfgq_utf8_valid(f->detail, strlen(f->detail))] = '\0';
    return MFGQ_OK;
}

void mfgq_i_draft_place(const mfgq_i_draft *draft, size_t row, const char *field,
                        int32_t *line, int32_t *column)
{
    *line = *column = 0;
    if (!draft->csv) return;
    const int64_t at = mfgq_csv_find(draft->csv, field);
    mfgq_csv_position(draft->csv, (int64_t)row, at < 0 ? 0 : (size_t)at, line, column);
}

static mfgq_status check_class(mfgq_i_draft *d, size_t row, mfgq_i_map *seen)
{
    const char *const *const text = d->classes[row].text;
    const char *const code = text[MFGQ_CLASS_CODE];
    const char *const from = text[MFGQ_CLASS_VALID_FROM], *const to = text[MFGQ_CLASS_VALID_TO];
    if (!*code) return mfgq_i_draft_note(d, "empty-code", row, "code", "code is empty");
    size_t first = row;
    const int added = mfgq_i_map_add(seen, code, &first);
    if (added < 0) return MFGQ_E_MEMORY;
    if (!added)
        MFGQ_I_TRY(mfgq_i_draft_note(d, "duplicate-code", row, "code",
                                     "code %s stands in row %zu already", code, first + 1));
    if (*from && *to && strcmp(from, to) > 0)
        return mfgq_i_draft_note(d, "validity", row, "valid_to",
                                 "valid_to %s is before valid_from %s", to, from);
    return MFGQ_OK;
}

static mfgq_status check_parents(mfgq_i_draft *d, size_t row, const mfgq_i_map *seen)
{
    char one[160];
    for (const char *p = d->classes[row].parents; *p;) {
        const size_t size = strcspn(p, ";");
        size_t at;
        snprintf(one, sizeof one, "%.*s", (int)(size < sizeof one ? size : sizeof one - 1), p);
        if (size && !mfgq_i_map_find(seen, one, &at))
            MFGQ_I_TRY(mfgq_i_draft_note(d, "unknown-parent", row, "parent",
                                         "parent %s is not in the list", one));
        p += size + (p[size] == ';');
    }
    return MFGQ_OK;
}

mfgq_status mfgq_i_draft_check(mfgq_i_draft *draft, mfgq_error *err)
{
    mfgq_i_map seen = {0};
    mfgq_status status = MFGQ_OK;
    for (size_t i = 0; i < draft->size && status == MFGQ_OK; i++)
        status = check_class(draft, i, &seen);
    for (size_t i = 0; i < draft->size && status == MFGQ_OK; i++)
        status = check_parents(draft, i, &seen);
    mfgq_i_map_free(&seen);
    return status == MFGQ_OK ? status : mfgq_i_no_memory(err);
}

void mfgq_i_draft_free(mfgq_i_draft *draft)
{
    mfgq_i_arena_free(&draft->arena);
    mfgq_i_free(draft->classes);
    mfgq_i_free(draft->findings);
    mfgq_csv_free(draft->csv);
    memset(draft, 0, sizeof *draft);
}
