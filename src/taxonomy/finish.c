/* From a draft to a taxonomy: links, levels, depths, the index. */
#include "taxonomy_i.h"

#include <string.h>

static void *take(mfgq_taxonomy *t, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size) return NULL;
    return mfgq_i_arena_alloc(&t->arena, count * size);
}

static int32_t find_part(const mfgq_taxonomy *t, const char *text, size_t size)
{
    char one[160];
    if (size >= sizeof one) return -1;
    memcpy(one, text, size);
    one[size] = '\0';
    return mfgq_i_find_code(&t->index, one);
}

static int linked(const mfgq_i_links *links, size_t from, size_t end, int32_t to)
{
    for (size_t i = from; i < end; i++)
        if (links->to[i] == to) return 1;
    return 0;
}

static mfgq_status link_parents(mfgq_taxonomy *t, const mfgq_i_draft *d)
{
    size_t most = 0, count = 0;
    for (size_t i = 0; i < t->size; i++) {
        most++;
        for (const char *p = d->classes[i].parents; *p; p++) most += *p == ';';
    }
    t->parents.at = take(t, t->size + 1, sizeof *t->parents.at);
    t->parents.to = take(t, most, sizeof *t->parents.to);
    if (!t->parents.at || !t->parents.to) return MFGQ_E_MEMORY;
    for (size_t i = 0; i < t->size; i++) {
        t->parents.at[i] = count;
        for (const char *p = d->classes[i].parents; *p;) {
            const size_t size = strcspn(p, ";");
            const int32_t to = find_part(t, p, size);
            if (to >= 0 && !linked(&t->parents, t->parents.at[i], count, to))
                t->parents.to[count++] = to;
            p += size + (p[size] == ';');
        }
    }
    t->parents.at[t->size] = count;
    return MFGQ_OK;
}

/* The same links turned around, children in the order of the list. */
static mfgq_status link_children(mfgq_taxonomy *t)
{
    const size_t count = t->parents.at[t->size];
    size_t *const at = take(t, t->size + 2, sizeof *at);
    t->children.to = take(t, count, sizeof *t->children.to);
    if (!at || !t->children.to) return MFGQ_E_MEMORY;
    for (size_t i = 0; i < count; i++) at[t->parents.to[i] + 2]++;
    for (size_t i = 2; i < t->size + 2; i++) at[i] += at[i - 1];
    for (size_t c = 0; c < t->size; c++)
        for (size_t i = t->parents.at[c]; i < t->parents.at[c + 1]; i++)
            t->children.to[at[t->parents.to[i] + 1]++] = (int32_t)c;
    t->children.at = at;
    return MFGQ_OK;
}

/* Walks from the roots down, a class after all its parents; what is never reached
   stands in a cycle or below one. */
static mfgq_status order_classes(mfgq_taxonomy *t, mfgq_i_draft *d)
{
    size_t *const left = mfgq_i_array(t->size + 1, sizeof *left);
    int32_t *const queue = mfgq_i_array(t->size + 1, sizeof *queue);
    mfgq_status status = left && queue ? MFGQ_OK : MFGQ_E_MEMORY;
    size_t head = 0, tail = 0;
    for (size_t c = 0; c < t->size && status == MFGQ_OK; c++) {
        left[c] = t->parents.at[c + 1] - t->parents.at[c];
        if (!left[c]) queue[tail++] = (int32_t)c;
    }
    while (status == MFGQ_OK && head < tail) {
        const int32_t c = queue[head++];
        for (size_t i = t->children.at[c]; i < t->children.at[c + 1]; i++) {
            const int32_t child = t->children.to[i];
            if (t->classes[child].depth <= t->classes[c].depth)
                t->classes[child].depth = t->classes[c].depth + 1;
            if (--left[child] == 0) queue[tail++] = child;
        }
    }
    for (size_t c = 0; c < t->size && status == MFGQ_OK; c++)
        if (left[c])
            status = mfgq_i_draft_note(d, "cycle", c, "parent",
                                       "code %s stands below itself or below such a class",
                                       t->codes[c]);
    mfgq_i_free(left);
    mfgq_i_free(queue);
    return status;
}

static mfgq_status name_levels(mfgq_taxonomy *t)
{
    mfgq_i_map seen = {0};
    mfgq_status status = MFGQ_OK;
    t->levels = take(t, t->size, sizeof *t->levels);
    if (!t->levels) return MFGQ_E_MEMORY;
    for (size_t c = 0; c < t->size && status == MFGQ_OK; c++) {
        const char *const name = t->classes[c].text[MFGQ_CLASS_LEVEL];
        size_t value = t->level_count;
        const int added = mfgq_i_map_add(&seen, name, &value);
        if (added > 0) t->levels[t->level_count++] = name;
        else if (added < 0) status = MFGQ_E_MEMORY;
        t->classes[c].level = (int32_t)value;
        t->classes[c].part = strcmp(name, "part") == 0;
    }
    mfgq_i_map_free(&seen);
    return status;
}

static mfgq_status build(mfgq_taxonomy *t, mfgq_i_draft *d)
{
    t->size = d->size;
    t->classes = take(t, t->size, sizeof *t->classes);
    t->codes = take(t, t->size, sizeof *t->codes);
    if (!t->classes || !t->codes) return MFGQ_E_MEMORY;
    for (size_t c = 0; c < t->size; c++) {
        memcpy(t->classes[c].text, d->classes[c].text, sizeof t->classes[c].text);
        t->codes[c] = d->classes[c].text[MFGQ_CLASS_CODE];
    }
    MFGQ_I_TRY(mfgq_i_code_index_build(&t->index, t->size, t->codes));
    MFGQ_I_TRY(link_parents(t, d));
    MFGQ_I_TRY(link_children(t));
    MFGQ_I_TRY(order_classes(t, d));
    return name_levels(t);
}

/* The finding of the first row, as an error. */
static mfgq_status report(const mfgq_i_draft *d, mfgq_error *err)
{
    const mfgq_i_finding *first = &d->findings[0];
    for (size_t i = 1; i < d->finding_count; i++)
        if (d->findings[i].row < first->row) first = &d->findings[i];
    int32_t line, column;
    mfgq_i_draft_place(d, first->row, first->field, &line, &column);
    if (d->csv) mfgq_i_fail_at(err, MFGQ_E_DATA, line, column, "%s", first->detail);
    else mfgq_i_fail(err, MFGQ_E_DATA, 0, 0, "/nodes/%zu/%s: %s", first->row, first->field,
                     first->detail);
    if (err) err->index = (int64_t)first->row;
    return MFGQ_E_DATA;
}

mfgq_status mfgq_i_draft_finish(mfgq_i_draft *draft, mfgq_taxonomy **taxonomy, mfgq_error *err)
{
    mfgq_taxonomy *const t = mfgq_i_zalloc(1, sizeof *t);
    if (!t) return mfgq_i_no_memory(err);
    t->arena = draft->arena;
    memset(&draft->arena, 0, sizeof draft->arena);
    for (size_t i = 0; i < sizeof t->about / sizeof *t->about; i++)
        t->about[i] = draft->about[i] ? draft->about[i] : "";
    mfgq_status status = build(t, draft);
    if (status != MFGQ_OK) mfgq_i_no_memory(err);
    else if (draft->finding_count) status = report(draft, err);
    if (status == MFGQ_OK) {
        *taxonomy = t;
        return status;
    }
    draft->arena = t->arena; /* the draft keeps its texts */
    memset(&t->arena, 0, sizeof t->arena);
    mfgq_taxonomy_free(t);
    return status;
}
