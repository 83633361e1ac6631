/* Contribution to growth and pull, with the closure gap. */
#include <mfgq/contributions.h>

#include "../base/base_i.h"
#include "../base/sum_i.h"
#include "ratio_i.h"

#include <float.h>
#include <math.h>

/* A total that moved by this many units in the last place of its levels did not move. */
#define NOISE (8 * DBL_EPSILON)
/* Below this share of the parts' absolute moves, a total moved little. */
#define LITTLE 0.1

static const char *const movement_names[] = {"moved-up", "moved-down", "moved-little",
                                             "not-moved", "unknown"};

const char *mfgq_movement_name(int movement)
{
    return movement_names[movement >= 0 && movement < MFGQ_MOVE_UNKNOWN ? movement
                                                                        : MFGQ_MOVE_UNKNOWN];
}

typedef struct totals {
    double from, to, change;
    double moves;     /* sum of the parts' increments */
    double all_moves; /* sum of their sizes */
} totals;

static totals add_up(size_t n, const double *from, const double *to, const double *total)
{
    mfgq_i_sum before, after, moves, sizes;
    mfgq_i_sum_start(&before);
    mfgq_i_sum_start(&after);
    mfgq_i_sum_start(&sizes);
    for (size_t i = 0; i < n; i++) {
        mfgq_i_sum_add(&before, from[i]);
        mfgq_i_sum_add(&after, to[i]);
        mfgq_i_sum_add(&sizes, fabs(to[i] - from[i]));
    }
    moves = after;
    for (size_t i = 0; i < n; i++) mfgq_i_sum_add(&moves, -from[i]);
    totals t = {0};
    t.from = total ? total[0] : mfgq_i_sum_value(&before);
    t.to = total ? total[1] : mfgq_i_sum_value(&after);
    t.moves = mfgq_i_sum_value(&moves);
    t.all_moves = mfgq_i_sum_value(&sizes);
    t.change = total ? t.to - t.from : t.moves;
    return t;
}

void mfgq_i_totals(size_t n, const double *from, const double *to, double total[3])
{
    const totals t = add_up(n, from, to, NULL);
    total[0] = t.from;
    total[1] = t.to;
    total[2] = t.change;
}

static mfgq_movement movement_of(const totals *t)
{
    if (isnan(t->change)) return MFGQ_MOVE_UNKNOWN;
    if (fabs(t->change) <= NOISE * (fabs(t->from) + fabs(t->to))) return MFGQ_NOT_MOVED;
    if (fabs(t->change) < LITTLE * t->all_moves) return MFGQ_MOVED_LITTLE;
    return t->change < 0 ? MFGQ_MOVED_DOWN : MFGQ_MOVED_UP;
}

mfgq_status mfgq_contributions(size_t n, const double *from, const double *to,
                               const double *total, double *increment, double *growth,
                               double *contribution, double *pull, double *closure_gap,
                               int *movement, mfgq_error *err)
{
    MFGQ_I_TRY(mfgq_i_finite_rows("from", 2, n, from, err));
    MFGQ_I_TRY(mfgq_i_finite_rows("to", 3, n, to, err));
    if (total) MFGQ_I_TRY(mfgq_i_finite_rows("total", 4, 2, total, err));
    const totals t = add_up(n, from, to, total);
    const mfgq_movement moved = movement_of(&t);
    const double change = moved == MFGQ_NOT_MOVED ? (double)NAN : t.change;
    for (size_t i = 0; i < n; i++) {
        const double step = to[i] - from[i];
        if (increment) increment[i] = step;
        if (growth) growth[i] = from[i] > 0 ? step / from[i] : (double)NAN;
        if (contribution) contribution[i] = step / change;
        if (pull) pull[i] = t.from > 0 ? step / t.from : (double)NAN;
    }
    if (closure_gap) *closure_gap = (t.moves - change) / change;
    if (movement) *movement = (int)moved;
    return MFGQ_OK;
}
