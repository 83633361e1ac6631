/* Classes as tables. */
#include "taxonomy_i.h"

static void declare(mfgq_builder *b)
{
    static const char *const names[] = {"code", "parent", "level", "name_zh", "name_en", "tier",
                                        "source", "valid_from", "valid_to"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        mfgq_builder_column(b, names[i], MFGQ_TEXT, NULL);
}

/* The codes of the parents joined by ';'; 0 when memory ran out. */
static int join_parents(const mfgq_taxonomy *t, size_t c, int all, mfgq_i_buffer *joined)
{
    joined->size = 0;
    mfgq_i_buffer_text(joined, "");
    for (size_t i = t->parents.at[c]; i < t->parents.at[c + 1]; i++) {
        const int32_t parent = t->parents.to[i];
        if (t->classes[parent].part && !all) continue;
        if (joined->size) mfgq_i_buffer_char(joined, ';');
        mfgq_i_buffer_text(joined, t->codes[parent]);
    }
    return !joined->failed;
}

static void add_text(mfgq_builder *b, const char *text)
{
    if (*text) mfgq_builder_text(b, text);
    else mfgq_builder_missing(b);
}

static int add_class(mfgq_builder *b, const mfgq_taxonomy *t, size_t c, int all,
                     mfgq_i_buffer *joined)
{
    if (!join_parents(t, c, all, joined)) return 0;
    add_text(b, t->codes[c]);
    add_text(b, joined->size ? joined->data : "");
    for (int field = MFGQ_CLASS_LEVEL; field < MFGQ_I_CLASS_FIELDS; field++)
        add_text(b, mfgq_taxonomy_text(t, (int32_t)c, (mfgq_class_field)field));
    return 1;
}

static mfgq_status check(const mfgq_taxonomy *taxonomy, size_t n, const int32_t *positions,
                         mfgq_table **table, mfgq_error *err)
{
    if (!taxonomy) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "taxonomy is null");
    for (size_t i = 0; positions && i < n; i++)
        if (!mfgq_i_has_class(taxonomy, positions[i]))
            return mfgq_i_fail(err, MFGQ_E_INVALID, 3, (int64_t)i, "position %d is out of range",
                               positions[i]);
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "table is null");
    return MFGQ_OK;
}

mfgq_status mfgq_taxonomy_table(const mfgq_taxonomy *taxonomy, size_t n,
                                const int32_t *positions, int all, mfgq_table **table,
                                mfgq_error *err)
{
    MFGQ_I_TRY(check(taxonomy, n, positions, table, err));
    const size_t rows = positions ? n : taxonomy->size;
    mfgq_i_buffer joined = {0};
    mfgq_builder *const b = mfgq_builder_new();
    int done = b != NULL;
    declare(b);
    for (size_t i = 0; i < rows && done; i++) {
        const size_t c = positions ? (size_t)positions[i] : i;
        if (!positions && !all && taxonomy->classes[c].part) continue;
        done = add_class(b, taxonomy, c, all, &joined);
    }
    mfgq_i_buffer_free(&joined);
    if (done) return mfgq_builder_finish(b, table, err);
    mfgq_builder_free(b);
    return mfgq_i_no_memory(err);
}

mfgq_status mfgq_taxonomy_counts(const mfgq_taxonomy *taxonomy, mfgq_table **table,
                                 mfgq_error *err)
{
    if (!taxonomy) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "taxonomy is null");
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "table is null");
    size_t *const counts = mfgq_i_zalloc(taxonomy->level_count, sizeof *counts);
    if (!counts) return mfgq_i_no_memory(err);
    for (size_t c = 0; c < taxonomy->size; c++) counts[taxonomy->classes[c].level]++;
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "level", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "classes", MFGQ_I64, NULL);
    for (size_t i = 0; i < taxonomy->level_count; i++) {
        mfgq_builder_text(b, taxonomy->levels[i]);
        mfgq_builder_i64(b, (int64_t)counts[i]);
    }
    mfgq_i_free(counts);
    return mfgq_builder_finish(b, table, err);
}
