/* Names that contain a text, after normalisation and case folding. */
#include "taxonomy_i.h"

#include <string.h>
#include <utf8proc.h>

typedef struct folded {
    utf8proc_int32_t *points; /* reencoded in place as UTF-8 */
    size_t capacity, size;
} folded;

/* 1, 0 when the text is not UTF-8, -1 when memory ran out. */
static int fold(folded *f, const char *text)
{
    const utf8proc_option_t options = (utf8proc_option_t)(
        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD
        | UTF8PROC_IGNORE);
    const utf8proc_uint8_t *const bytes = (const utf8proc_uint8_t *)text;
    const utf8proc_ssize_t size = (utf8proc_ssize_t)strlen(text);
    for (;;) {
        const utf8proc_ssize_t need = utf8proc_decompose(
            bytes, size, f->points, (utf8proc_ssize_t)f->capacity, options);
        if (need < 0) return 0;
        if (f->points && (size_t)need < f->capacity) {
            const utf8proc_ssize_t done = utf8proc_reencode(f->points, need, options);
            f->size = done < 0 ? 0 : (size_t)done;
            return done >= 0;
        }
        if (!mfgq_i_grow((void **)&f->points, &f->capacity, (size_t)need + 1,
                         sizeof *f->points))
            return -1;
    }
}

static int contains(const folded *name, const folded *text)
{
    const char *const hay = (const char *)name->points, *const needle = (const char *)text->points;
    for (size_t i = 0; i + text->size <= name->size; i++)
        if (memcmp(hay + i, needle, text->size) == 0) return 1;
    return 0;
}

/* 1 if a text of the class contains the needle, 0 if not, -1 when memory ran out. */
static int matches(const mfgq_i_class *c, folded *name, const folded *needle)
{
    static const mfgq_class_field fields[] = {MFGQ_CLASS_CODE, MFGQ_CLASS_NAME_ZH,
                                              MFGQ_CLASS_NAME_EN};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const int done = fold(name, c->text[fields[i]]);
        if (done < 0) return -1;
        if (done && contains(name, needle)) return 1;
    }
    return 0;
}

static mfgq_status search(const mfgq_taxonomy *t, const folded *needle, int32_t *hits,
                          size_t *count)
{
    folded name = {0};
    int found = 0;
    for (size_t c = 0; c < t->size && found >= 0; c++) {
        found = matches(&t->classes[c], &name, needle);
        if (found > 0) hits[(*count)++] = (int32_t)c;
    }
    mfgq_i_free(name.points);
    return found < 0 ? MFGQ_E_MEMORY : MFGQ_OK;
}

mfgq_status mfgq_taxonomy_search(const mfgq_taxonomy *taxonomy, const char *text,
                                 mfgq_table **table, mfgq_error *err)
{
    if (!taxonomy) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "taxonomy is null");
    if (!text || !*text) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "text is null or empty");
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "table is null");
    if (mfgq_utf8_valid(text, strlen(text)) < strlen(text))
        return mfgq_i_fail(err, MFGQ_E_ENCODING, 2, -1, "text is not valid UTF-8");
    folded needle = {0};
    size_t count = 0;
    int32_t *const hits = mfgq_i_array(taxonomy->size + 1, sizeof *hits);
    mfgq_status status = hits && fold(&needle, text) > 0 ? MFGQ_OK : MFGQ_E_MEMORY;
    if (status == MFGQ_OK) status = search(taxonomy, &needle, hits, &count);
    if (status == MFGQ_OK) status = mfgq_taxonomy_table(taxonomy, count, hits, 0, table, err);
    else mfgq_i_no_memory(err);
    mfgq_i_free(needle.points);
    mfgq_i_free(hits);
    return status;
}
