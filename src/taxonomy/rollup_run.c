/* One pass over the ids: each counts once in every class it stands in or below. */
#include "rollup_i.h"

#include <math.h>
#include <string.h>

typedef struct pass {
    const mfgq_i_rollup_input *in;
    mfgq_i_rollup *out;
    /* One entry a class. A unit is a figure: a row, or all rows of an id together. */
    int32_t *id_mark, *unit_mark; /* who was there last */
    int32_t *reached, *unit;      /* classes of the present id, and unit */
    double *value;                /* the present id's value in the class */
    int *known;
    size_t reached_count, unit_count;
    /* One entry a level. */
    size_t *in_level; /* classes of the id, or unit */
    double *level_value;
    int *level_known;
} pass;

static int same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static int is_single(const mfgq_i_rollup_input *in, const size_t *rows, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (!same(in->values[rows[i]], in->values[rows[0]])) return 0;
    return 1;
}

/* Marks are stamps, one more than a zero-based number, so that 0 is never one. */
static int32_t stamp(size_t number)
{
    return (int32_t)(number % INT32_MAX) + 1;
}

static void count_levels(pass *p, const int32_t *list, size_t count)
{
    const mfgq_taxonomy *const t = p->in->t;
    memset(p->in_level, 0, t->level_count * sizeof *p->in_level);
    for (size_t i = 0; i < count; i++) p->in_level[t->classes[list[i]].level]++;
}

/* Notes each pair of classes of one level in the list; 0 when memory ran out. */
static int note_pairs(pass *p, const int32_t *list, size_t count, int member, double value)
{
    mfgq_i_rollup *const out = p->out;
    const mfgq_i_class *const classes = p->in->t->classes;
    for (size_t i = 0; i < count; i++) {
        if (p->in_level[classes[list[i]].level] < 2) continue;
        for (size_t j = 0; j < count; j++) {
            const int32_t a = list[i], b = list[j];
            if (a >= b || classes[a].level != classes[b].level) continue;
            if (!mfgq_i_grow((void **)&out->overlaps, &out->overlap_capacity,
                             out->overlap_count + 1, sizeof *out->overlaps))
                return 0;
            out->overlaps[out->overlap_count++] = (mfgq_i_overlap){a, b, member, value};
        }
    }
    return 1;
}

static void reach(pass *p, size_t row, int32_t unit_stamp)
{
    const mfgq_i_rollup_input *const in = p->in;
    for (size_t i = in->places.at[row]; i < in->places.at[row + 1]; i++)
        p->unit_count = mfgq_i_reach(&in->t->parents, in->places.to[i], unit_stamp,
                                     p->unit_mark, p->unit, p->unit_count);
}

static void enter_class(pass *p, int32_t c, int32_t id_stamp)
{
    if (p->id_mark[c] == id_stamp) return;
    p->id_mark[c] = id_stamp;
    p->reached[p->reached_count++] = c;
    p->value[c] = 0;
    p->known[c] = 0;
}

/* Adds a figure to each class that its unit has reached, and ends the unit. */
static int close_unit(pass *p, double value, int32_t id_stamp)
{
    const mfgq_i_class *const classes = p->in->t->classes;
    const size_t count = p->unit_count;
    p->unit_count = 0;
    for (size_t i = 0; i < count; i++) enter_class(p, p->unit[i], id_stamp);
    if (isnan(value)) return 1;
    count_levels(p, p->unit, count);
    for (size_t i = 0; i < count; i++) {
        const int32_t c = p->unit[i];
        p->value[c] += value;
        p->known[c] = 1;
        if (p->in_level[classes[c].level] > 1) p->out->classes[c].overlap_value += value;
    }
    for (size_t level = 0; level < p->in->t->level_count; level++) {
        if (!p->in_level[level]) continue;
        p->level_value[level] += value;
        p->level_known[level] = 1;
    }
    return !p->out->with_overlaps || note_pairs(p, p->unit, count, 0, value);
}

static void add_member(mfgq_i_class_sum *sum, double value, int known)
{
    sum->members++;
    sum->known += known;
    if (known) sum->value += value;
}

static int close_id(pass *p)
{
    const mfgq_taxonomy *const t = p->in->t;
    count_levels(p, p->reached, p->reached_count);
    for (size_t i = 0; i < p->reached_count; i++) {
        const int32_t c = p->reached[i];
        mfgq_i_class_sum *const sum = &p->out->classes[c];
        add_member(sum, p->value[c], p->known[c]);
        sum->overlap_members += p->in_level[t->classes[c].level] > 1;
    }
    for (size_t level = 0; level < t->level_count; level++)
        if (p->in_level[level])
            add_member(&p->out->levels[level], p->level_value[level], p->level_known[level]);
    return !p->out->with_overlaps || note_pairs(p, p->reached, p->reached_count, 1, NAN);
}

static int take_id(pass *p, size_t id)
{
    const mfgq_i_rollup_input *const in = p->in;
    const size_t *const rows = in->rows + in->begin[id];
    const size_t count = in->begin[id + 1] - in->begin[id];
    const int single = is_single(in, rows, count);
    p->reached_count = 0;
    for (size_t level = 0; level < in->t->level_count; level++) {
        p->level_value[level] = 0;
        p->level_known[level] = 0;
    }
    for (size_t i = 0; i < count; i++) {
        reach(p, rows[i], stamp(single ? rows[0] : rows[i]));
        if (single && i + 1 < count) continue;
        if (!close_unit(p, in->values[rows[i]], stamp(id))) return 0;
    }
    return close_id(p);
}

static int open_pass(pass *p)
{
    const size_t classes = p->in->t->size + 1, levels = p->in->t->level_count + 1;
    p->id_mark = mfgq_i_zalloc(classes, sizeof *p->id_mark);
    p->unit_mark = mfgq_i_zalloc(classes, sizeof *p->unit_mark);
    p->reached = mfgq_i_array(classes, sizeof *p->reached);
    p->unit = mfgq_i_array(classes, sizeof *p->unit);
    p->value = mfgq_i_array(classes, sizeof *p->value);
    p->known = mfgq_i_array(classes, sizeof *p->known);
    p->in_level = mfgq_i_zalloc(levels, sizeof *p->in_level);
    p->level_value = mfgq_i_zalloc(levels, sizeof *p->level_value);
    p->level_known = mfgq_i_zalloc(levels, sizeof *p->level_known);
    p->out->classes = mfgq_i_zalloc(classes, sizeof *p->out->classes);
    p->out->levels = mfgq_i_zalloc(levels, sizeof *p->out->levels);
    return p->id_mark && p->unit_mark && p->reached && p->unit && p->value && p->known
        && p->in_level && p->level_value && p->level_known && p->out->classes
        && p->out->levels;
}

static void close_pass(pass *p)
{
    void *const blocks[] = {p->id_mark, p->unit_mark, p->reached, p->unit, p->value, p->known,
                            p->in_level, p->level_value, p->level_known};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) mfgq_i_free(blocks[i]);
}

mfgq_status mfgq_i_rollup_run(const mfgq_i_rollup_input *in, mfgq_i_rollup *out)
{
    pass p = {0};
    p.in = in;
    p.out = out;
    int done = open_pass(&p);
    for (size_t id = 0; id < in->id_count && done; id++) done = take_id(&p, id);
    close_pass(&p);
    return done ? MFGQ_OK : MFGQ_E_MEMORY;
}

void mfgq_i_rollup_free(mfgq_i_rollup *out)
{
    mfgq_i_free(out->classes);
    mfgq_i_free(out->levels);
    mfgq_i_free(out->overlaps);
}
