/* A class by its code or by names joined by '/'. */
#include "taxonomy_i.h"

#include <string.h>

static int is_text(const char *text, const char *part, size_t size)
{
    return strlen(text) == size && memcmp(text, part, size) == 0;
}

static int answers(const mfgq_taxonomy *t, int32_t c, const char *part, size_t size)
{
    const mfgq_i_class *const k = &t->classes[c];
    return is_text(k->text[MFGQ_CLASS_CODE], part, size)
        || is_text(k->text[MFGQ_CLASS_NAME_ZH], part, size)
        || is_text(k->text[MFGQ_CLASS_NAME_EN], part, size);
}

/* How many classes below `above` (or anywhere, if it is negative) answer to the path
   from `part` on; the last one found goes to *position. */
static size_t walk(const mfgq_taxonomy *t, int32_t above, const char *part, int32_t *position)
{
    const size_t size = strcspn(part, "/");
    const size_t from = above < 0 ? 0 : t->children.at[above];
    const size_t end = above < 0 ? t->size : t->children.at[above + 1];
    size_t count = 0;
    for (size_t i = from; i < end; i++) {
        const int32_t c = above < 0 ? (int32_t)i : t->children.to[i];
        if (!answers(t, c, part, size)) continue;
        if (part[size]) {
            count += walk(t, c, part + size + 1, position);
        } else if (!count || *position != c) {
            *position = c;
            count++;
        }
    }
    return count;
}

/* A name that holds a '/' itself. */
static size_t by_whole_name(const mfgq_taxonomy *t, const char *path, int32_t *position)
{
    size_t count = 0;
    for (size_t i = 0; i < t->size; i++) {
        if (!answers(t, (int32_t)i, path, strlen(path))) continue;
        *position = (int32_t)i;
        count++;
    }
    return count;
}

mfgq_status mfgq_taxonomy_resolve(const mfgq_taxonomy *taxonomy, const char *path,
                                  int32_t *position, mfgq_error *err)
{
    if (!taxonomy) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "taxonomy is null");
    if (!path) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "path is null");
    if (!position) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "position is null");
    int32_t at = mfgq_i_find_code(&taxonomy->index, path);
    size_t count = at >= 0;
    if (!count) count = by_whole_name(taxonomy, path, &at);
    if (!count && strchr(path, '/')) count = walk(taxonomy, -1, path, &at);
    if (count > 1)
        return mfgq_i_fail(err, MFGQ_E_DATA, 2, -1, "path %.80s fits %zu classes", path, count);
    if (!count)
        return mfgq_i_unknown_code(err, 2, -1, path, taxonomy->about[MFGQ_TAXONOMY_ID]);
    *position = at;
    return MFGQ_OK;
}
