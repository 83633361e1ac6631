/* A crosswalk as a table, and what is to be known about it. */
#include "taxonomy_i.h"

#include <math.h>
#include <stdio.h>

static void add_pair(mfgq_builder *b, const char *from, const mfgq_i_pair *pair)
{
    mfgq_builder_text(b, from);
    mfgq_builder_text(b, pair->to);
    mfgq_builder_f64(b, pair->weight);
    if (*pair->note) mfgq_builder_text(b, pair->note);
    else mfgq_builder_missing(b);
}

typedef struct listing {
    mfgq_builder *b;
    const mfgq_crosswalk *x;
    const mfgq_taxonomy *from; /* may be null */
} listing;

static int is_mapped(const mfgq_crosswalk *x, const char *code)
{
    const int32_t c = mfgq_i_walk_find(x, code);
    return c >= 0 && x->at[c] < x->at[c + 1];
}

static void add_code(const listing *l, const char *code)
{
    const mfgq_crosswalk *const x = l->x;
    if (!is_mapped(x, code)) {
        mfgq_builder_text(l->b, code);
        mfgq_builder_missing(l->b);
        mfgq_builder_missing(l->b);
        mfgq_builder_text(l->b, "no target");
        return;
    }
    const int32_t c = mfgq_i_walk_find(x, code);
    for (size_t i = x->at[c]; i < x->at[c + 1]; i++) add_pair(l->b, code, &x->pairs[i]);
}

/* The nearest class above that has targets, or -1. */
static int32_t mapped_above(const listing *l, int32_t c)
{
    const mfgq_i_links *const up = &l->from->parents;
    while (!is_mapped(l->x, l->from->codes[c])) {
        if (up->at[c] == up->at[c + 1]) return -1;
        c = up->to[up->at[c]];
    }
    return c;
}

/* The highest classes at or below c that have targets, and lowest ones without. Loops
   instead of recursing: a stack of the classes still to be seen. */
static int add_below(const listing *l, int32_t c)
{
    const mfgq_i_links *const down = &l->from->children;
    int32_t *stack = NULL;
    size_t count = 0, capacity = 0;
    int done = mfgq_i_grow((void **)&stack, &capacity, 1, sizeof *stack);
    if (done) stack[count++] = c;
    while (done && count) {
        c = stack[--count];
        const size_t children = down->at[c + 1] - down->at[c];
        if (!children || is_mapped(l->x, l->from->codes[c])) {
            add_code(l, l->from->codes[c]);
            continue;
        }
        done = mfgq_i_grow((void **)&stack, &capacity, count + children, sizeof *stack);
        for (size_t i = 0; done && i < children; i++)
            stack[count++] = down->to[down->at[c + 1] - 1 - i];
    }
    mfgq_i_free(stack);
    return done;
}

static mfgq_status add_asked(const listing *l, size_t i, const char *code, mfgq_error *err)
{
    const int32_t c = l->from ? mfgq_i_find_code(&l->from->index, code) : -1;
    const int known = c >= 0 || mfgq_i_walk_find(l->x, code) >= 0
        || mfgq_i_in_list(l->x->from, code);
    if (!known) return mfgq_i_unknown_code(err, 4, (int64_t)i, code, l->x->from);
    const int32_t above = c >= 0 ? mapped_above(l, c) : -1;
    if (above >= 0) add_code(l, l->from->codes[above]);
    else if (c < 0) add_code(l, code);
    else if (!add_below(l, c)) return mfgq_i_no_memory(err);
    return MFGQ_OK;
}

static void add_all(const listing *l)
{
    const mfgq_crosswalk *const x = l->x;
    for (size_t c = 0; c < x->size; c++)
        for (size_t i = x->at[c]; i < x->at[c + 1]; i++)
            add_pair(l->b, x->codes[c], &x->pairs[i]);
}

mfgq_status mfgq_crosswalk_table(const mfgq_crosswalk *crosswalk, const mfgq_taxonomy *from,
                                 size_t n, const char *const *codes, mfgq_table **table,
                                 mfgq_error *err)
{
    if (!crosswalk) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "crosswalk is null");
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "table is null");
    for (size_t i = 0; codes && i < n; i++)
        if (!codes[i]) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, (int64_t)i, "codes holds null");
    const listing l = {mfgq_builder_new(), crosswalk, from};
    mfgq_status status = MFGQ_OK;
    mfgq_builder_column(l.b, "from", MFGQ_TEXT, NULL);
    mfgq_builder_column(l.b, "to", MFGQ_TEXT, NULL);
    mfgq_builder_column(l.b, "weight", MFGQ_F64, NULL);
    mfgq_builder_column(l.b, "note", MFGQ_TEXT, NULL);
    if (!codes) add_all(&l);
    for (size_t i = 0; codes && i < n && status == MFGQ_OK; i++)
        status = add_asked(&l, i, codes[i], err);
    if (status == MFGQ_OK) return mfgq_builder_finish(l.b, table, err);
    mfgq_builder_free(l.b);
    return status;
}

static void add_finding(mfgq_builder *b, const char *rule, const char *code, double weight,
                        const char *message)
{
    mfgq_builder_text(b, rule);
    mfgq_builder_text(b, code);
    mfgq_builder_f64(b, weight);
    mfgq_builder_text(b, message);
}

static void check_code(mfgq_builder *b, const mfgq_crosswalk *x, size_t c,
                       const mfgq_taxonomy *from, const mfgq_taxonomy *to)
{
    const char *const code = x->codes[c];
    const size_t count = x->at[c + 1] - x->at[c];
    char message[80];
    double sum = 0;
    for (size_t i = x->at[c]; i < x->at[c + 1]; i++) sum += x->pairs[i].weight;
    if (from && mfgq_i_find_code(&from->index, code) < 0)
        add_finding(b, "unknown-from", code, NAN, "code is not in the first list");
    if (!count) add_finding(b, "unmapped", code, NAN, "code has no target");
    else if (fabs(sum - 1) > 1e-9)
        add_finding(b, "weights", code, sum, "weights do not add up to one");
    if (count > 1) {
        snprintf(message, sizeof message, "code has %zu targets", count);
        add_finding(b, "split", code, sum, message);
    }
    for (size_t i = x->at[c]; to && i < x->at[c + 1]; i++)
        if (mfgq_i_find_code(&to->index, x->pairs[i].to) < 0)
            add_finding(b, "unknown-to", x->pairs[i].to, x->pairs[i].weight,
                        "target is not in the second list");
}

/* The lowest classes of the first list for which neither they nor a class above has targets. */
static void check_absent(mfgq_builder *b, const mfgq_crosswalk *x, const mfgq_taxonomy *from)
{
    for (size_t c = 0; c < from->size; c++) {
        if (from->children.at[c] != from->children.at[c + 1]) continue;
        const listing l = {b, x, from};
        if (mfgq_i_walk_find(x, from->codes[c]) < 0 && mapped_above(&l, (int32_t)c) < 0)
            add_finding(b, "unmapped", from->codes[c], NAN, "code has no target");
    }
}

mfgq_status mfgq_crosswalk_check(const mfgq_crosswalk *crosswalk, const mfgq_taxonomy *from,
                                 const mfgq_taxonomy *to, mfgq_table **table,
                                 mfgq_error *err)
{
    const mfgq_crosswalk *const x = crosswalk;
    if (!x) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "crosswalk is null");
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "table is null");
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "rule", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "code", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "weight", MFGQ_F64, NULL);
    mfgq_builder_column(b, "message", MFGQ_TEXT, NULL);
    for (size_t c = 0; c < x->size; c++) check_code(b, x, c, from, to);
    if (from) check_absent(b, x, from);
    return mfgq_builder_finish(b, table, err);
}
