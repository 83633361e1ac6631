/* What the files of this module share. */
#ifndef MFGQ_TAXONOMY_I_H
#define MFGQ_TAXONOMY_I_H

#include "../base/base_i.h"
#include <mfgq/crosswalk.h>
#include <mfgq/taxonomy.h>
#include <stdatomic.h>

/* ---- code_index.c: from a code to its position ---- */

typedef struct mfgq_i_code_slot {
    uint64_t key; /* a packed code; 0 marks an empty slot */
    int32_t value;
} mfgq_i_code_slot;

typedef struct mfgq_i_code_index {
    mfgq_i_code_slot *slots; /* codes of at most eight bytes */
    size_t mask;
    uint64_t multiplier;
    int shift;
    mfgq_i_map longer; /* the others */
} mfgq_i_code_index;

/* Codes must outlive the index. OK, or E_MEMORY; of equal codes the first counts. */
mfgq_status mfgq_i_code_index_build(mfgq_i_code_index *index, size_t n,
                                    const char *const *codes);
void mfgq_i_code_index_free(mfgq_i_code_index *index);

/* 1 and the packed code, or 0 if it is longer than eight bytes. */
static inline int mfgq_i_pack(const char *code, uint64_t *key)
{
    uint64_t packed = 0;
    for (unsigned i = 0; i < 8; i++) {
        if (!code[i]) {
            *key = packed;
            return 1;
        }
        packed |= (uint64_t)(unsigned char)code[i] << (8 * i);
    }
    *key = packed;
    return !code[8];
}

static inline int32_t mfgq_i_find_packed(const mfgq_i_code_index *index, uint64_t key)
{
    size_t at = (size_t)((key * index->multiplier) >> index->shift);
    for (;; at = (at + 1) & index->mask) {
        const uint64_t found = index->slots[at].key;
        if (found == key) return key ? index->slots[at].value : -1;
        if (!found) return -1;
    }
}

int32_t mfgq_i_find_code(const mfgq_i_code_index *index, const char *code);

/* ---- a finished taxonomy ---- */

enum { MFGQ_I_CLASS_FIELDS = MFGQ_CLASS_VALID_TO + 1 };

typedef struct mfgq_i_class {
    const char *text[MFGQ_I_CLASS_FIELDS]; /* never null */
    int32_t level;                         /* into levels */
    int32_t depth;                         /* 0 for a root */
    int part;                              /* of level "part": listed on request only */
} mfgq_i_class;

typedef struct mfgq_i_links { /* links of class c: to[at[c]] ... to[at[c + 1] - 1] */
    size_t *at;
    int32_t *to;
} mfgq_i_links;

struct mfgq_taxonomy {
    mfgq_i_arena arena;
    const char *about[MFGQ_TAXONOMY_VALID_TO + 1]; /* never null */
    size_t size;
    mfgq_i_class *classes;
    const char **codes;
    mfgq_i_links parents, children;
    const char **levels; /* in the order in which they appear */
    size_t level_count;
    mfgq_i_code_index index;
    atomic_size_t others; /* who keeps it alive beside its maker */
};

/* Keeps a taxonomy alive until one mfgq_taxonomy_free() more; null stays null. */
mfgq_taxonomy *mfgq_i_taxonomy_share(const mfgq_taxonomy *taxonomy);

int mfgq_i_has_class(const mfgq_taxonomy *t, int32_t position);

/* Marks c and all above (or below) it with `stamp`, each once, and appends them to
   list; the count. mark has one entry a class, list has room for all. */
size_t mfgq_i_reach(const mfgq_i_links *links, int32_t c, int32_t stamp, int32_t *mark,
                    int32_t *list, size_t count);

/* "code X is not in ID; it is in A, B". */
mfgq_status mfgq_i_unknown_code(mfgq_error *err, int arg, int64_t index, const char *code,
                                const char *id);

/* The same for a code of a column; "all codes are in A" if the whole column fits. */
mfgq_status mfgq_i_unknown_in(mfgq_error *err, int arg, int64_t index, size_t n,
                              const char *const *codes, const char *code, const char *id);

/* ---- draft.c: a taxonomy in the making ---- */

typedef struct mfgq_i_draft_class {
    const char *text[MFGQ_I_CLASS_FIELDS];
    const char *parents; /* joined by ';' */
} mfgq_i_draft_class;

typedef struct mfgq_i_finding {
    const char *rule;
    size_t row;
    const char *field; /* column, or key, at fault */
    char detail[160];
} mfgq_i_finding;

typedef struct mfgq_i_draft {
    mfgq_i_arena arena; /* moves to the taxonomy */
    const char *about[MFGQ_TAXONOMY_VALID_TO + 1];
    mfgq_i_draft_class *classes;
    size_t size, capacity;
    mfgq_i_finding *findings;
    size_t finding_count, finding_capacity;
    mfgq_csv *csv; /* for the places; null for JSON */
} mfgq_i_draft;

extern const char *const mfgq_i_class_fields[MFGQ_I_CLASS_FIELDS];

/* One zeroed class more, or null. */
mfgq_i_draft_class *mfgq_i_draft_add(mfgq_i_draft *draft);
/* Notes a finding; E_MEMORY or OK. */
mfgq_status mfgq_i_draft_note(mfgq_i_draft *draft, const char *rule, size_t row,
                              const char *field, const char *format, ...) MFGQ_I_PRINTF(5, 6);
/* Line and column of a row's field; both 0 for JSON. */
void mfgq_i_draft_place(const mfgq_i_draft *draft, size_t row, const char *field,
                        int32_t *line, int32_t *column);
/* Checks everything that needs no links (codes, validity), then the parents. */
mfgq_status mfgq_i_draft_check(mfgq_i_draft *draft, mfgq_error *err);
void mfgq_i_draft_free(mfgq_i_draft *draft);

/* finish.c: links, levels, index; fails with the first finding. On success the texts
   belong to the taxonomy. */
mfgq_status mfgq_i_draft_finish(mfgq_i_draft *draft, mfgq_taxonomy **taxonomy,
                                mfgq_error *err);

/* load_csv.c, load_json.c: fill an empty draft. */
mfgq_status mfgq_i_draft_csv(mfgq_i_draft *draft, const char *text, size_t size,
                             mfgq_encoding encoding, mfgq_error *err);
mfgq_status mfgq_i_draft_json(mfgq_i_draft *draft, const char *text, size_t size,
                              mfgq_error *err);

/* ---- registry.c: the lists of codes that are built in ---- */

typedef struct mfgq_i_list {
    const char *about[MFGQ_TAXONOMY_VALID_TO + 1];
    int taxonomy; /* 0: known by its crosswalks alone */
} mfgq_i_list;

typedef struct mfgq_i_pairing {
    const char *from, *to;
} mfgq_i_pairing;

extern const mfgq_i_list mfgq_i_lists[];       /* ends with a null id */
extern const mfgq_i_pairing mfgq_i_pairings[]; /* ends with a null from */

const mfgq_i_list *mfgq_i_list_find(const char *id);
/* Whether the built-in list of that name holds the code. */
int mfgq_i_in_list(const char *id, const char *code);
/* The embedded file "FROM--TO.csv", or "ID.csv" if to is null. */
const char *mfgq_i_list_file(const char *from, const char *to, size_t *size);

/* ---- crosswalks ---- */

typedef struct mfgq_i_pair {
    const char *to;
    double weight;
    const char *note; /* never null */
} mfgq_i_pair;

struct mfgq_crosswalk {
    mfgq_i_arena arena;
    const char *from, *to; /* never null */
    size_t size;           /* codes of the first list */
    const char **codes;
    size_t *at; /* pairs of code c: at[c] ... at[c + 1] - 1 */
    mfgq_i_pair *pairs;
    mfgq_i_code_index index;
};

/* A crosswalk in the making: pairs come grouped by code. */
typedef struct mfgq_i_walk {
    mfgq_crosswalk *x;
    size_t code_capacity, at_capacity, pair_capacity, pair_count;
} mfgq_i_walk;

/* 1, or 0 when memory ran out. Texts are copied. */
int mfgq_i_walk_begin(mfgq_i_walk *walk, const char *from, const char *to);
int mfgq_i_walk_code(mfgq_i_walk *walk, const char *code);
int mfgq_i_walk_pair(mfgq_i_walk *walk, const char *to, double weight, const char *note);
/* Index and result; frees the crosswalk on failure. */
mfgq_status mfgq_i_walk_end(mfgq_i_walk *walk, mfgq_crosswalk **crosswalk, mfgq_error *err);

/* Position of a code in the first list, or -1. */
int32_t mfgq_i_walk_find(const mfgq_crosswalk *x, const char *code);

#endif
