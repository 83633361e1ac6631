/* A taxonomy from CSV. */
#include "taxonomy_i.h"

#include <string.h>

static mfgq_status take_row(mfgq_i_draft *d, const int64_t *columns, int64_t parent, size_t row)
{
    mfgq_i_draft_class *const c = mfgq_i_draft_add(d);
    if (!c) return MFGQ_E_MEMORY;
    for (size_t i = 0; i < MFGQ_I_CLASS_FIELDS; i++) {
        if (columns[i] < 0) continue;
        const char *const text = mfgq_csv_cell(d->csv, row, (size_t)columns[i]);
        if (!*text) continue;
        c->text[i] = mfgq_i_arena_text(&d->arena, text, strlen(text));
        if (!c->text[i]) return MFGQ_E_MEMORY;
    }
    if (parent >= 0) c->parents = mfgq_csv_cell(d->csv, row, (size_t)parent);
    return MFGQ_OK;
}

mfgq_status mfgq_i_draft_csv(mfgq_i_draft *draft, const char *text, size_t size,
                             mfgq_encoding encoding, mfgq_error *err)
{
    int64_t columns[MFGQ_I_CLASS_FIELDS];
    MFGQ_I_TRY(mfgq_csv_parse(text, size, encoding, &draft->csv, err));
    for (size_t i = 0; i < MFGQ_I_CLASS_FIELDS; i++)
        columns[i] = mfgq_csv_find(draft->csv, mfgq_i_class_fields[i]);
    if (columns[MFGQ_CLASS_CODE] < 0)
        return mfgq_i_fail_at(err, MFGQ_E_PARSE, 1, 1, "no column code");
    const int64_t parent = mfgq_csv_find(draft->csv, "parent");
    if (mfgq_csv_rows(draft->csv) > INT32_MAX)
        return mfgq_i_fail(err, MFGQ_E_LIMIT, 2, -1, "more than 2147483647 classes");
    for (size_t row = 0; row < mfgq_csv_rows(draft->csv); row++)
        if (take_row(draft, columns, parent, row) != MFGQ_OK) return mfgq_i_no_memory(err);
    return MFGQ_OK;
}
