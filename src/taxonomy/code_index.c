/* Codes to positions. Codes of at most eight bytes are one word; the slot is the upper
   bits of a product. The multiplier is the one of a few that lets the fewest collide. */
#include "taxonomy_i.h"

#include <string.h>

enum { TRIALS = 16 };

static uint64_t next_odd(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (z ^ (z >> 31)) | 1;
}

/* Stores the short codes; the number of steps beyond the home slots. */
static size_t fill(mfgq_i_code_index *ix, size_t n, const char *const *codes)
{
    size_t steps = 0;
    memset(ix->slots, 0, (ix->mask + 1) * sizeof *ix->slots);
    for (size_t i = 0; i < n; i++) {
        uint64_t key;
        if (!mfgq_i_pack(codes[i], &key) || !key) continue;
        size_t at = (size_t)((key * ix->multiplier) >> ix->shift);
        while (ix->slots[at].key && ix->slots[at].key != key) {
            at = (at + 1) & ix->mask;
            steps++;
        }
        if (ix->slots[at].key) continue;
        ix->slots[at].key = key;
        ix->slots[at].value = (int32_t)i;
    }
    return steps;
}

static void choose(mfgq_i_code_index *ix, size_t n, const char *const *codes)
{
    uint64_t state = 1, best = 0;
    size_t least = SIZE_MAX;
    for (int trial = 0; trial < TRIALS && least; trial++) {
        ix->multiplier = next_odd(&state);
        const size_t steps = fill(ix, n, codes);
        if (steps >= least) continue;
        least = steps;
        best = ix->multiplier;
    }
    ix->multiplier = best;
    fill(ix, n, codes);
}

static mfgq_status add_longer(mfgq_i_code_index *ix, size_t n, const char *const *codes)
{
    for (size_t i = 0; i < n; i++) {
        uint64_t key;
        size_t value = i;
        if (mfgq_i_pack(codes[i], &key)) continue;
        if (mfgq_i_map_add(&ix->longer, codes[i], &value) < 0) return MFGQ_E_MEMORY;
    }
    return MFGQ_OK;
}

mfgq_status mfgq_i_code_index_build(mfgq_i_code_index *index, size_t n,
                                    const char *const *codes)
{
    int bits = 4;
    while (((size_t)1 << bits) < 4 * n) bits++;
    memset(index, 0, sizeof *index);
    index->mask = ((size_t)1 << bits) - 1;
    index->shift = 64 - bits;
    index->slots = mfgq_i_array(index->mask + 1, sizeof *index->slots);
    if (!index->slots) return MFGQ_E_MEMORY;
    choose(index, n, codes);
    return add_longer(index, n, codes);
}

void mfgq_i_code_index_free(mfgq_i_code_index *index)
{
    mfgq_i_free(index->slots);
    mfgq_i_map_free(&index->longer);
    memset(index, 0, sizeof *index);
}

int32_t mfgq_i_find_code(const mfgq_i_code_index *index, const char *code)
{
    uint64_t key;
    size_t value;
    if (mfgq_i_pack(code, &key)) return mfgq_i_find_packed(index, key);
    return mfgq_i_map_find(&index->longer, code, &value) ? (int32_t)value : -1;
}

uint64_t mfgq_taxonomy_pack(const char *code)
{
    uint64_t key = 0;
    return code && mfgq_i_pack(code, &key) ? key : 0;
}
