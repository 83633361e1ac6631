/* What stands above and below a class. */
#include "taxonomy_i.h"

#include <string.h>

size_t mfgq_i_reach(const mfgq_i_links *links, int32_t c, int32_t stamp, int32_t *mark,
                    int32_t *list, size_t count)
{
    size_t head = count;
    if (mark[c] == stamp) return count;
    mark[c] = stamp;
    list[count++] = c;
    for (; head < count; head++) {
        const int32_t from = list[head];
        for (size_t i = links->at[from]; i < links->at[from + 1]; i++) {
            const int32_t to = links->to[i];
            if (mark[to] == stamp) continue;
            mark[to] = stamp;
            list[count++] = to;
        }
    }
    return count;
}

static mfgq_status check_class(const mfgq_taxonomy *taxonomy, int32_t position, mfgq_error *err)
{
    if (!taxonomy) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "taxonomy is null");
    if (!mfgq_i_has_class(taxonomy, position))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "position %d is out of range", position);
    return MFGQ_OK;
}

static int is_leaf(const mfgq_taxonomy *t, int32_t c)
{
    return t->children.at[c] == t->children.at[c + 1];
}

/* Fills list, which has room for all classes; the count. */
static size_t collect(const mfgq_taxonomy *t, int32_t c, mfgq_relation relation, int32_t *mark,
                      int32_t *list)
{
    const int up = relation == MFGQ_PARENTS || relation == MFGQ_ANCESTORS;
    const mfgq_i_links *const links = up ? &t->parents : &t->children;
    if (relation == MFGQ_PARENTS || relation == MFGQ_CHILDREN) {
        const size_t count = links->at[c + 1] - links->at[c];
        if (count) memcpy(list, links->to + links->at[c], count * sizeof *list);
        return count;
    }
    const size_t count = mfgq_i_reach(links, c, 1, mark, list, 0);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        const int32_t found = list[i];
        if (relation == MFGQ_LEAVES ? is_leaf(t, found) : found != c) list[kept++] = found;
    }
    return kept;
}

mfgq_status mfgq_taxonomy_related(const mfgq_taxonomy *taxonomy, int32_t position,
                                  mfgq_relation relation, size_t capacity,
                                  int32_t *positions, size_t *count, mfgq_error *err)
{
    MFGQ_I_TRY(check_class(taxonomy, position, err));
    if ((int)relation < 0 || relation > MFGQ_LEAVES)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "no relation %d", (int)relation);
    if (capacity && !positions)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "positions is null");
    if (!count) return mfgq_i_fail(err, MFGQ_E_INVALID, 6, -1, "count is null");
    int32_t *const mark = mfgq_i_zalloc(taxonomy->size, sizeof *mark);
    int32_t *const list = mfgq_i_array(taxonomy->size, sizeof *list);
    mfgq_status status = MFGQ_OK;
    if (!mark || !list) {
        status = mfgq_i_no_memory(err);
        goto done;
    }
    const size_t found = collect(taxonomy, position, relation, mark, list);
    if (capacity && capacity < found) {
        status = mfgq_i_fail(err, MFGQ_E_LIMIT, 4, -1, "capacity %zu is less than %zu", capacity,
                             found);
        goto done;
    }
    if (capacity && found) memcpy(positions, list, found * sizeof *list);
    *count = found;
done:
    mfgq_i_free(mark);
    mfgq_i_free(list);
    return status;
}

mfgq_status mfgq_taxonomy_mask(const mfgq_taxonomy *taxonomy, int32_t position, uint8_t *mask,
                               mfgq_error *err)
{
    MFGQ_I_TRY(check_class(taxonomy, position, err));
    if (!mask) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "mask is null");
    int32_t *const mark = mfgq_i_zalloc(taxonomy->size, sizeof *mark);
    int32_t *const list = mfgq_i_array(taxonomy->size, sizeof *list);
    const int ready = mark && list;
    if (ready) {
        mfgq_i_reach(&taxonomy->children, position, 1, mark, list, 0);
        for (size_t i = 0; i < taxonomy->size; i++) mask[i] = (uint8_t)mark[i];
    }
    mfgq_i_free(mark);
    mfgq_i_free(list);
    return ready ? MFGQ_OK : mfgq_i_no_memory(err);
}

mfgq_status mfgq_taxonomy_contains(const mfgq_taxonomy *taxonomy, const char *class_path,
                                   const char *code, int *contains, mfgq_error *err)
{
    int32_t top, c;
    if (!contains) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "contains is null");
    MFGQ_I_TRY(mfgq_taxonomy_resolve(taxonomy, class_path, &top, err));
    const mfgq_status found = mfgq_taxonomy_find(taxonomy, code, &c, err);
    if (found != MFGQ_OK) {
        if (err) err->arg = 3;
        return found;
    }
    int32_t *const mark = mfgq_i_zalloc(taxonomy->size, sizeof *mark);
    int32_t *const list = mfgq_i_array(taxonomy->size, sizeof *list);
    const int ready = mark && list;
    if (ready) {
        mfgq_i_reach(&taxonomy->parents, c, 1, mark, list, 0);
        *contains = mark[top];
    }
    mfgq_i_free(mark);
    mfgq_i_free(list);
    return ready ? MFGQ_OK : mfgq_i_no_memory(err);
}
