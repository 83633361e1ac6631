/* From a code to its position: codes of up to eight bytes are compared as one word. */
#ifndef MFGQ_TAXONOMY_CODE_INDEX_H
#define MFGQ_TAXONOMY_CODE_INDEX_H

#include "mfgq/error.h"

#include <stdint.h>
#include <string.h>

typedef struct mfgq_i_code_slot {
    uint64_t key;
    int32_t value; /* -1 marks an empty slot */
} mfgq_i_code_slot;

typedef struct mfgq_i_code_index {
    mfgq_i_code_slot *slots; /* codes of at most eight bytes */
    mfgq_i_code_slot *longs; /* longer ones, by hash; compared with texts[value] */
    const char *const *texts;
    uint64_t multiplier;
    int shift, long_shift;
    size_t mask, long_mask;
} mfgq_i_code_index;

/* The first len bytes, zero-filled; only for len <= 8. */
static inline uint64_t mfgq_i_code_pack(const char *code, size_t len)
{
    uint64_t key = 0;
    memcpy(&key, code, len);
    return key;
}

/* Position of a packed code, or -1. Key 0 (the empty code) is never stored. */
static inline int32_t mfgq_i_code_find_packed(const mfgq_i_code_index *ix, uint64_t key)
{
    size_t at = (size_t)((key * ix->multiplier) >> ix->shift);
    while (ix->slots[at].key != key) {
        if (ix->slots[at].value < 0) {
            return -1;
        }
        at = (at + 1) & ix->mask;
    }
    return ix->slots[at].value;
}

/* texts must outlive the index; *duplicate receives the first repeated position, or -1. */
mfgq_status mfgq_i_code_index_build(mfgq_i_code_index *ix, size_t n, const char *const *texts,
                                    int32_t *duplicate);
int32_t mfgq_i_code_find(const mfgq_i_code_index *ix, const char *code);
void mfgq_i_code_index_free(mfgq_i_code_index *ix);

#endif
