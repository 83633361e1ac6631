/* Three-valued comparison: rounding is information. */
#include "assess_i.h"

#include <math.h>

static mfgq_i_judged judged(int judgement, int note)
{
    return (mfgq_i_judged){judgement, note};
}

int mfgq_i_goal_sense(const mfgq_i_goal *goal)
{
    switch (goal->comparator) {
    case MFGQ_GE:
    case MFGQ_GT: return 1;
    case MFGQ_LE:
    case MFGQ_LT: return -1;
    default: return goal->direction;
    }
}

double mfgq_i_goal_figure(const mfgq_i_goal *goal)
{
    const int sense = mfgq_i_goal_sense(goal);
    if (goal->comparator != MFGQ_RANGE) return goal->low;
    return sense > 0 ? goal->low : sense < 0 ? goal->high : NAN;
}

static int is_strict(const mfgq_i_goal *goal)
{
    return goal->comparator == MFGQ_GT || goal->comparator == MFGQ_LT;
}

/* Does the number x, as it stands, reach the bound? */
static int reaches(int sense, int strict, double x, double bound)
{
    if (strict) return sense > 0 ? x > bound : x < bound;
    return sense > 0 ? x >= bound : x <= bound;
}

/* Does every number of the outcome's interval? */
static int all_reach(int sense, int strict, const mfgq_i_outcome *o, double bound)
{
    if (sense > 0) return reaches(1, strict, o->low, bound);
    return reaches(-1, strict && !o->high_open, o->high, bound);
}

/* Does none of them? */
static int none_reaches(int sense, int strict, const mfgq_i_outcome *o, double bound)
{
    if (sense < 0) return strict ? o->low >= bound : o->low > bound;
    return strict || o->high_open ? o->high <= bound : o->high < bound;
}

/* Printed numbers are compared when the target is not printed finer than the outcome. */
static int as_printed(const mfgq_i_goal *goal, const mfgq_i_outcome *o)
{
    return o->printed && goal->exact && o->step <= goal->step * (1 + 1e-9);
}

static int rounds_to(double x, double figure, double step)
{
    return x >= figure - step / 2 && x < figure + step / 2;
}

static mfgq_i_judged one_sided(const mfgq_i_goal *goal, const mfgq_i_outcome *o, int sense,
                               double bound)
{
    const int strict = is_strict(goal);
    const double far = sense > 0 && !goal->exact ? goal->high : bound;
    if (!as_printed(goal, o)) {
        if (all_reach(sense, strict, o, far)) return judged(MFGQ_JUDGED_MET, 0);
        const double near = sense < 0 && !goal->exact ? goal->high : bound;
        const int none = none_reaches(sense, strict, o, near);
        return judged(none ? MFGQ_JUDGED_MISSED : MFGQ_JUDGED_INDETERMINATE, 0);
    }
    if (!reaches(sense, strict, o->value, bound)) {
        const int rounds = rounds_to(o->value, bound, goal->step);
        return judged(MFGQ_JUDGED_MISSED, rounds ? MFGQ_ROUNDING_ROUNDS : 0);
    }
    const int all = all_reach(sense, strict, o, bound);
    return judged(MFGQ_JUDGED_MET, all ? 0 : MFGQ_ROUNDING_MET_AS_PRINTED);
}

/* A figure or a range without a better side: inside or outside. */
static mfgq_i_judged inside(const mfgq_i_goal *goal, const mfgq_i_outcome *o)
{
    if (as_printed(goal, o)) {
        if (o->value >= goal->low && o->value <= goal->high) return judged(MFGQ_JUDGED_MET, 0);
        const int rounds = rounds_to(o->value, goal->low, goal->step) ||
                           rounds_to(o->value, goal->high, goal->step);
        return judged(MFGQ_JUDGED_MISSED, rounds ? MFGQ_ROUNDING_ROUNDS : 0);
    }
    if (o->low >= goal->low && o->high <= goal->high) return judged(MFGQ_JUDGED_MET, 0);
    const int below = o->high_open ? o->high <= goal->low : o->high < goal->low;
    const int outside = below || o->low > goal->high;
    return judged(outside ? MFGQ_JUDGED_MISSED : MFGQ_JUDGED_INDETERMINATE, 0);
}

/* 左右: half a unit of the last decimal is still the figure, a whole unit is not any more.
   The band is wider than the printed figure, so the printed number is put into it. */
static mfgq_i_judged about(const mfgq_i_goal *goal, const mfgq_i_outcome *o)
{
    const int sense = goal->direction;
    const double slack = goal->step * 1e-9;
    const double low = as_printed(goal, o) ? o->value : o->low;
    const double high = as_printed(goal, o) ? o->value : o->high;
    const double worst = sense > 0   ? goal->high - low
                         : sense < 0 ? high - goal->low
                                     : fmax(goal->high - low, high - goal->low);
    const double best = sense > 0   ? goal->low - high
                        : sense < 0 ? low - goal->high
                                    : fmax(goal->low - high, low - goal->high);
    if (worst <= goal->step / 2 + slack) return judged(MFGQ_JUDGED_MET, 0);
    const int missed = best > goal->step + slack;
    return judged(missed ? MFGQ_JUDGED_MISSED : MFGQ_JUDGED_INDETERMINATE, 0);
}

mfgq_i_judged mfgq_i_compare(const mfgq_i_goal *goal, const mfgq_i_outcome *outcome)
{
    const int sense = mfgq_i_goal_sense(goal);
    if (goal->comparator == MFGQ_ABOUT) return about(goal, outcome);
    if (sense == 0) return inside(goal, outcome);
    const double bound = goal->comparator == MFGQ_RANGE && sense < 0 ? goal->high : goal->low;
    return one_sided(goal, outcome, sense, bound);
}
