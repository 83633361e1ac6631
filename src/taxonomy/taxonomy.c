/* Opening, reading, validating and freeing taxonomies; their texts. */
#include "taxonomy_i.h"

#include <string.h>

static mfgq_status check_source(mfgq_taxonomy_form form, const char *text, mfgq_error *err)
{
    if (form != MFGQ_TAXONOMY_CSV && form != MFGQ_TAXONOMY_JSON)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "form %d is not CSV or JSON", (int)form);
    if (!text) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "text is null");
    return MFGQ_OK;
}

static mfgq_status draw(mfgq_i_draft *d, mfgq_taxonomy_form form, const char *text, size_t size,
                        mfgq_encoding encoding, mfgq_error *err)
{
    MFGQ_I_TRY(form == MFGQ_TAXONOMY_CSV ? mfgq_i_draft_csv(d, text, size, encoding, err)
                                         : mfgq_i_draft_json(d, text, size, err));
    return mfgq_i_draft_check(d, err);
}

static mfgq_status read_text(mfgq_i_draft *d, const char *id, mfgq_taxonomy **taxonomy,
                             mfgq_error *err)
{
    if (id) {
        d->about[MFGQ_TAXONOMY_ID] = mfgq_i_arena_text(&d->arena, id, strlen(id));
        if (!d->about[MFGQ_TAXONOMY_ID]) return mfgq_i_no_memory(err);
    }
    return mfgq_i_draft_finish(d, taxonomy, err);
}

mfgq_status mfgq_taxonomy_read(mfgq_taxonomy_form form, const char *text, size_t size,
                               mfgq_encoding encoding, const char *id,
                               mfgq_taxonomy **taxonomy, mfgq_error *err)
{
    MFGQ_I_TRY(check_source(form, text, err));
    if (!taxonomy) return mfgq_i_fail(err, MFGQ_E_INVALID, 6, -1, "taxonomy is null");
    mfgq_i_draft d = {0};
    mfgq_status status = draw(&d, form, text, size, encoding, err);
    if (status == MFGQ_OK) status = read_text(&d, id, taxonomy, err);
    mfgq_i_draft_free(&d);
    return status;
}

mfgq_status mfgq_taxonomy_builtin(const char *id, mfgq_taxonomy **taxonomy, mfgq_error *err)
{
    if (!id) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "id is null");
    if (!taxonomy) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "taxonomy is null");
    const mfgq_i_list *const list = mfgq_i_list_find(id);
    if (!list || !list->taxonomy)
        return mfgq_i_fail(err, MFGQ_E_NOT_FOUND, 1, -1, "no built-in taxonomy %.80s", id);
    size_t size = 0;
    const char *const text = mfgq_i_list_file(id, NULL, &size);
    mfgq_i_draft d = {0};
    memcpy(d.about, list->about, sizeof d.about);
    mfgq_status status = draw(&d, MFGQ_TAXONOMY_CSV, text, size, MFGQ_UTF8, err);
    if (status == MFGQ_OK) status = mfgq_i_draft_finish(&d, taxonomy, err);
    mfgq_i_draft_free(&d);
    return status;
}

mfgq_taxonomy *mfgq_i_taxonomy_share(const mfgq_taxonomy *taxonomy)
{
    mfgq_taxonomy *const same = (mfgq_taxonomy *)(uintptr_t)taxonomy;
    if (same) atomic_fetch_add(&same->others, 1);
    return same;
}

void mfgq_taxonomy_free(mfgq_taxonomy *taxonomy)
{
    if (!taxonomy || atomic_fetch_sub(&taxonomy->others, 1) > 0) return;
    mfgq_i_code_index_free(&taxonomy->index);
    mfgq_i_arena_free(&taxonomy->arena);
    mfgq_i_free(taxonomy);
}

size_t mfgq_taxonomy_size(const mfgq_taxonomy *taxonomy)
{
    return taxonomy ? taxonomy->size : 0;
}

const char *mfgq_taxonomy_about(const mfgq_taxonomy *taxonomy, mfgq_taxonomy_field field)
{
    const int known = (int)field >= 0 && field <= MFGQ_TAXONOMY_VALID_TO;
    return taxonomy && known ? taxonomy->about[field] : "";
}

int mfgq_i_has_class(const mfgq_taxonomy *t, int32_t position)
{
    return position >= 0 && (size_t)position < t->size;
}

const char *mfgq_taxonomy_text(const mfgq_taxonomy *taxonomy, int32_t position,
                               mfgq_class_field field)
{
    const int known = (int)field >= 0 && field <= MFGQ_CLASS_VALID_TO;
    if (!taxonomy || !known || !mfgq_i_has_class(taxonomy, position)) return "";
    const char *const text = taxonomy->classes[position].text[field];
    /* What a class does not say for itself it has from its taxonomy. */
    return *text || field != MFGQ_CLASS_SOURCE ? text : taxonomy->about[MFGQ_TAXONOMY_SOURCE];
}

/* Order of two dates as far as both tell: a year contains its days. */
static int order(const char *a, const char *b)
{
    const size_t m = strlen(a), n = strlen(b);
    return strncmp(a, b, m < n ? m : n);
}

int mfgq_taxonomy_valid(const mfgq_taxonomy *taxonomy, int32_t position, const char *time)
{
    if (!taxonomy || !time || !mfgq_i_has_class(taxonomy, position)) return 0;
    const char *const *const text = taxonomy->classes[position].text;
    const char *from = text[MFGQ_CLASS_VALID_FROM], *to = text[MFGQ_CLASS_VALID_TO];
    if (!*from) from = taxonomy->about[MFGQ_TAXONOMY_VALID_FROM];
    if (!*to) to = taxonomy->about[MFGQ_TAXONOMY_VALID_TO];
    return order(from, time) <= 0 && order(time, to) <= 0;
}
