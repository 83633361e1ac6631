/* Roll-up: the three tables it answers with. */
#include "rollup_i.h"

#include <math.h>
#include <stdlib.h>

static void add_value(mfgq_builder *b, double value, int64_t known, int64_t members)
{
    mfgq_builder_f64(b, members && !known ? NAN : value);
}

static void add_classes(mfgq_builder *b, const mfgq_taxonomy *t, const mfgq_i_rollup *r)
{
    mfgq_builder_column(b, "code", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "value", MFGQ_F64, NULL);
    mfgq_builder_column(b, "members", MFGQ_I64, NULL);
    mfgq_builder_column(b, "level", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "overlap_members", MFGQ_I64, NULL);
    mfgq_builder_column(b, "overlap_value", MFGQ_F64, NULL);
    for (size_t c = 0; c < t->size; c++) {
        const mfgq_i_class_sum *const s = &r->classes[c];
        if (!s->members) continue;
        mfgq_builder_text(b, t->codes[c]);
        add_value(b, s->value, s->known, s->members);
        mfgq_builder_i64(b, s->members);
        mfgq_builder_text(b, t->classes[c].text[MFGQ_CLASS_LEVEL]);
        mfgq_builder_i64(b, s->overlap_members);
        mfgq_builder_f64(b, s->overlap_value);
    }
}

static int compare(const void *a, const void *b)
{
    const mfgq_i_overlap *const x = a, *const y = b;
    if (x->code != y->code) return x->code < y->code ? -1 : 1;
    if (x->other != y->other) return x->other < y->other ? -1 : 1;
    return (x->value > y->value) - (x->value < y->value);
}

/* The records of one pair, from `first` on; where they end. */
static size_t add_overlap(mfgq_builder *b, const mfgq_taxonomy *t, const mfgq_i_rollup *r,
                          size_t first)
{
    const mfgq_i_overlap *const o = &r->overlaps[first];
    double value = 0;
    int64_t members = 0;
    size_t end = first;
    for (; end < r->overlap_count; end++) {
        const mfgq_i_overlap *const next = &r->overlaps[end];
        if (next->code != o->code || next->other != o->other) break;
        members += next->member;
        if (!isnan(next->value)) value += next->value;
    }
    mfgq_builder_text(b, t->classes[o->code].text[MFGQ_CLASS_LEVEL]);
    mfgq_builder_text(b, t->codes[o->code]);
    mfgq_builder_text(b, t->codes[o->other]);
    mfgq_builder_i64(b, members);
    mfgq_builder_f64(b, value);
    return end;
}

static void add_overlaps(mfgq_builder *b, const mfgq_taxonomy *t, const mfgq_i_rollup *r)
{
    mfgq_builder_column(b, "level", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "code", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "other", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "members", MFGQ_I64, NULL);
    mfgq_builder_column(b, "value", MFGQ_F64, NULL);
    if (r->overlap_count) qsort(r->overlaps, r->overlap_count, sizeof *r->overlaps, compare);
    for (size_t i = 0; i < r->overlap_count;) i = add_overlap(b, t, r, i);
}

static void add_totals(mfgq_builder *b, const mfgq_taxonomy *t, const mfgq_i_rollup *r)
{
    mfgq_builder_column(b, "level", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "sum", MFGQ_F64, NULL);
    mfgq_builder_column(b, "total", MFGQ_F64, NULL);
    mfgq_builder_column(b, "overlap", MFGQ_F64, NULL);
    mfgq_builder_column(b, "members", MFGQ_I64, NULL);
    for (size_t level = 0; level < t->level_count; level++) {
        const mfgq_i_class_sum *const s = &r->levels[level];
        double sum = 0;
        for (size_t c = 0; c < t->size; c++)
            if (t->classes[c].level == (int32_t)level) sum += r->classes[c].value;
        if (!s->members) continue;
        mfgq_builder_text(b, t->levels[level]);
        add_value(b, sum, s->known, s->members);
        add_value(b, s->value, s->known, s->members);
        add_value(b, sum - s->value, s->known, s->members);
        mfgq_builder_i64(b, s->members);
    }
}

static mfgq_status tabulate(const mfgq_i_rollup_input *in, mfgq_rollup_kind kind,
                            mfgq_table **table, mfgq_error *err)
{
    mfgq_i_rollup r = {0};
    r.with_overlaps = kind == MFGQ_ROLLUP_OVERLAPS;
    if (mfgq_i_rollup_run(in, &r) != MFGQ_OK) {
        mfgq_i_rollup_free(&r);
        return mfgq_i_no_memory(err);
    }
    mfgq_builder *const b = mfgq_builder_new();
    if (kind == MFGQ_ROLLUP_CLASSES) add_classes(b, in->t, &r);
    else if (kind == MFGQ_ROLLUP_OVERLAPS) add_overlaps(b, in->t, &r);
    else add_totals(b, in->t, &r);
    mfgq_i_rollup_free(&r);
    return mfgq_builder_finish(b, table, err);
}

mfgq_status mfgq_taxonomy_rollup(const mfgq_taxonomy *taxonomy, const mfgq_crosswalk *via,
                                 size_t n, const char *const *ids, const char *const *codes,
                                 const double *values, mfgq_rollup_kind kind,
                                 mfgq_table **table, mfgq_error *err)
{
    if (!taxonomy) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "taxonomy is null");
    if ((int)kind < 0 || kind > MFGQ_ROLLUP_TOTALS)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 7, -1, "no kind %d", (int)kind);
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 8, -1, "table is null");
    mfgq_i_rollup_input in = {0};
    mfgq_status status = mfgq_i_rollup_prepare(&in, taxonomy, via, n, ids, codes, values, err);
    if (status == MFGQ_OK) status = tabulate(&in, kind, table, err);
    mfgq_i_rollup_release(&in);
    return status;
}
