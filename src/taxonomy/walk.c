/* A crosswalk in the making, and what is asked of a finished one. */
#include "taxonomy_i.h"

#include <string.h>

static const char *keep(mfgq_crosswalk *x, const char *text)
{
    return *text ? mfgq_i_arena_text(&x->arena, text, strlen(text)) : "";
}

int mfgq_i_walk_begin(mfgq_i_walk *walk, const char *from, const char *to)
{
    memset(walk, 0, sizeof *walk);
    walk->x = mfgq_i_zalloc(1, sizeof *walk->x);
    if (!walk->x) return 0;
    walk->x->from = keep(walk->x, from ? from : "");
    walk->x->to = keep(walk->x, to ? to : "");
    return walk->x->from && walk->x->to;
}

int mfgq_i_walk_code(mfgq_i_walk *walk, const char *code)
{
    mfgq_crosswalk *const x = walk->x;
    if (!mfgq_i_grow((void **)&x->codes, &walk->code_capacity, x->size + 1, sizeof *x->codes)
        || !mfgq_i_grow((void **)&x->at, &walk->at_capacity, x->size + 2, sizeof *x->at))
        return 0;
    x->codes[x->size] = keep(x, code);
    if (!x->codes[x->size]) return 0;
    x->at[x->size++] = walk->pair_count;
    x->at[x->size] = walk->pair_count;
    return 1;
}

int mfgq_i_walk_pair(mfgq_i_walk *walk, const char *to, double weight, const char *note)
{
    mfgq_crosswalk *const x = walk->x;
    if (!mfgq_i_grow((void **)&x->pairs, &walk->pair_capacity, walk->pair_count + 1,
                     sizeof *x->pairs))
        return 0;
    mfgq_i_pair *const pair = &x->pairs[walk->pair_count++];
    const mfgq_i_pair *const last = walk->pair_count > 1 ? pair - 1 : NULL;
    pair->to = keep(x, to);
    pair->weight = weight;
    pair->note = last && strcmp(last->note, note) == 0 ? last->note : keep(x, note);
    x->at[x->size] = walk->pair_count;
    return pair->to && pair->note;
}

mfgq_status mfgq_i_walk_end(mfgq_i_walk *walk, mfgq_crosswalk **crosswalk, mfgq_error *err)
{
    mfgq_crosswalk *const x = walk->x;
    if (mfgq_i_code_index_build(&x->index, x->size, x->codes) != MFGQ_OK) {
        mfgq_crosswalk_free(x);
        return mfgq_i_no_memory(err);
    }
    *crosswalk = x;
    return MFGQ_OK;
}

int32_t mfgq_i_walk_find(const mfgq_crosswalk *x, const char *code)
{
    return mfgq_i_find_code(&x->index, code);
}

void mfgq_crosswalk_free(mfgq_crosswalk *crosswalk)
{
    if (!crosswalk) return;
    mfgq_i_code_index_free(&crosswalk->index);
    mfgq_i_arena_free(&crosswalk->arena);
    mfgq_i_free(crosswalk->codes);
    mfgq_i_free(crosswalk->at);
    mfgq_i_free(crosswalk->pairs);
    mfgq_i_free(crosswalk);
}

const char *mfgq_crosswalk_from(const mfgq_crosswalk *crosswalk)
{
    return crosswalk ? crosswalk->from : "";
}

const char *mfgq_crosswalk_to(const mfgq_crosswalk *crosswalk)
{
    return crosswalk ? crosswalk->to : "";
}
