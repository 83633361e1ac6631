/* All that is wrong with the text of a taxonomy, as a table. */
#include "taxonomy_i.h"

static void declare(mfgq_builder *b)
{
    mfgq_builder_column(b, "rule", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "code", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "line", MFGQ_I64, NULL);
    mfgq_builder_column(b, "column", MFGQ_I64, NULL);
    mfgq_builder_column(b, "count", MFGQ_I64, NULL);
    mfgq_builder_column(b, "message", MFGQ_TEXT, NULL);
}

static void add_finding(mfgq_builder *b, const mfgq_i_draft *d, const mfgq_i_finding *f)
{
    int32_t line, column;
    mfgq_i_draft_place(d, f->row, f->field, &line, &column);
    mfgq_builder_text(b, f->rule);
    mfgq_builder_text(b, d->classes[f->row].text[MFGQ_CLASS_CODE]);
    if (line) {
        mfgq_builder_i64(b, line);
        mfgq_builder_i64(b, column);
    } else {
        mfgq_builder_missing(b);
        mfgq_builder_missing(b);
    }
    mfgq_builder_missing(b);
    mfgq_builder_text(b, f->detail);
}

static void add_count(mfgq_builder *b, const char *level, size_t count)
{
    mfgq_builder_text(b, "count");
    mfgq_builder_text(b, level);
    mfgq_builder_missing(b);
    mfgq_builder_missing(b);
    mfgq_builder_i64(b, (int64_t)count);
    mfgq_builder_text(b, "classes of this level");
}

/* Counts by level in the order of appearance. */
static int add_counts(mfgq_builder *b, const mfgq_i_draft *d)
{
    mfgq_i_map seen = {0};
    size_t *const counts = mfgq_i_zalloc(d->size + 1, sizeof *counts);
    const char **const names = mfgq_i_array(d->size + 1, sizeof *names);
    size_t levels = 0;
    int done = counts && names;
    for (size_t i = 0; i < d->size && done; i++) {
        size_t at = levels;
        const int added = mfgq_i_map_add(&seen, d->classes[i].text[MFGQ_CLASS_LEVEL], &at);
        if (added > 0) names[levels++] = d->classes[i].text[MFGQ_CLASS_LEVEL];
        if (added >= 0) counts[at]++;
        done = added >= 0;
    }
    for (size_t i = 0; i < levels && done; i++) add_count(b, names[i], counts[i]);
    mfgq_i_map_free(&seen);
    mfgq_i_free(counts);
    mfgq_i_free(names);
    return done;
}

static mfgq_status tabulate(const mfgq_i_draft *d, mfgq_table **table, size_t *faults,
                            mfgq_error *err)
{
    mfgq_builder *const b = mfgq_builder_new();
    declare(b);
    for (size_t i = 0; i < d->finding_count; i++) add_finding(b, d, &d->findings[i]);
    if (!b || !add_counts(b, d)) {
        mfgq_builder_free(b);
        return mfgq_i_no_memory(err);
    }
    MFGQ_I_TRY(mfgq_builder_finish(b, table, err));
    if (faults) *faults = d->finding_count;
    return MFGQ_OK;
}

mfgq_status mfgq_taxonomy_validate(mfgq_taxonomy_form form, const char *text, size_t size,
                                   mfgq_encoding encoding, mfgq_table **table,
                                   size_t *faults, mfgq_error *err)
{
    if (form != MFGQ_TAXONOMY_CSV && form != MFGQ_TAXONOMY_JSON)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "form %d is not CSV or JSON", (int)form);
    if (!text) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "text is null");
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "table is null");
    mfgq_i_draft d = {0};
    mfgq_taxonomy *t = NULL;
    mfgq_status status = form == MFGQ_TAXONOMY_CSV
        ? mfgq_i_draft_csv(&d, text, size, encoding, err)
        : mfgq_i_draft_json(&d, text, size, err);
    if (status == MFGQ_OK) status = mfgq_i_draft_check(&d, err);
    if (status == MFGQ_OK) status = mfgq_i_draft_finish(&d, &t, err);
    if (status == MFGQ_OK || status == MFGQ_E_DATA) status = tabulate(&d, table, faults, err);
    mfgq_taxonomy_free(t);
    mfgq_i_draft_free(&d);
    return status;
}
