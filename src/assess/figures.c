/* mfgq_assess_figures: the comparison over arrays. */
#include "assess_i.h"

#include <math.h>

static const char *const words[] = {"no-data", "met", "missed", "indeterminate", "not-due"};

const char *mfgq_assess_word(int judgement)
{
    const int known = judgement >= 0 && judgement < (int)(sizeof words / sizeof *words);
    return known ? words[judgement] : "unknown";
}

typedef struct inputs {
    const int32_t *comparator, *direction;
    const double *target, *target_high;
    const int32_t *target_decimals;
    const double *value;
    const int32_t *value_decimals;
    const double *low, *high;
} inputs;

static int is_decimals(int32_t decimals)
{
    return decimals >= 0 && decimals <= 20;
}

static int is_range_backwards(const inputs *in, size_t i)
{
    if (in->comparator[i] != MFGQ_RANGE) return 0;
    return !in->target_high || in->target_high[i] < in->target[i] || isinf(in->target_high[i]);
}

static int are_bounds_wrong(const inputs *in, size_t i)
{
    const double low = in->low ? in->low[i] : NAN, high = in->high ? in->high[i] : NAN;
    return low > in->value[i] || high < in->value[i];
}

static mfgq_status check_row(const inputs *in, size_t i, mfgq_error *err)
{
    const int64_t row = (int64_t)i;
    if (in->comparator[i] < MFGQ_EQ || in->comparator[i] > MFGQ_ABOUT)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, row, "comparator has no number %d",
                           (int)in->comparator[i]);
    if (in->direction[i] < -1 || in->direction[i] > 1)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 3, row, "direction must be 1, -1 or 0");
    if (isinf(in->target[i])) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, row, "target is infinite");
    if (is_range_backwards(in, i))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 5, row, "target_high is not above target");
    if (!is_decimals(in->target_decimals[i]))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 6, row, "target_decimals must be 0 to 20");
    if (isinf(in->value[i])) return mfgq_i_fail(err, MFGQ_E_INVALID, 7, row, "value is infinite");
    if (!is_decimals(in->value_decimals[i]))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 8, row, "value_decimals must be 0 to 20");
    if (are_bounds_wrong(in, i))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 9, row, "value is not between low and high");
    return MFGQ_OK;
}

static mfgq_status check(const inputs *in, size_t n, const int32_t *judgement, const int32_t *note,
                         mfgq_error *err)
{
    const struct {
        const void *array;
        int arg;
        const char *name;
    } needed[] = {{in->comparator, 2, "comparator"},
                  {in->direction, 3, "direction"},
                  {in->target, 4, "target"},
                  {in->target_decimals, 6, "target_decimals"},
                  {in->value, 7, "value"},
                  {in->value_decimals, 8, "value_decimals"},
                  {judgement, 11, "judgement"},
                  {note, 12, "note"}};
    for (size_t k = 0; k < sizeof needed / sizeof *needed; k++)
        if (!needed[k].array)
            return mfgq_i_fail(err, MFGQ_E_INVALID, needed[k].arg, -1, "%s is null",
                               needed[k].name);
    for (size_t i = 0; i < n; i++) MFGQ_I_TRY(check_row(in, i, err));
    return MFGQ_OK;
}

static mfgq_i_goal goal_of(const inputs *in, size_t i)
{
    mfgq_i_goal goal = {0};
    goal.comparator = in->comparator[i];
    goal.direction = in->direction[i];
    goal.low = in->target[i];
    goal.high = goal.comparator == MFGQ_RANGE ? in->target_high[i] : goal.low;
    goal.step = pow(10, -in->target_decimals[i]);
    goal.exact = 1;
    return goal;
}

static mfgq_i_outcome outcome_of(const inputs *in, size_t i)
{
    mfgq_i_outcome out = {0};
    const double low = in->low ? in->low[i] : NAN, high = in->high ? in->high[i] : NAN;
    out.value = in->value[i];
    out.step = pow(10, -in->value_decimals[i]);
    out.printed = isnan(low) && isnan(high);
    out.high_open = isnan(high);
    mfgq_i_rounding(out.value, in->value_decimals[i], &out.low, &out.high);
    if (!isnan(low)) out.low = low;
    if (!isnan(high)) out.high = high;
    return out;
}

static mfgq_i_judged judge(const inputs *in, size_t i)
{
    const mfgq_i_goal goal = goal_of(in, i);
    if (isnan(goal.low) || isnan(goal.high) || isnan(in->value[i]))
        return (mfgq_i_judged){MFGQ_JUDGED_NO_DATA, MFGQ_ROUNDING_NONE};
    const mfgq_i_outcome outcome = outcome_of(in, i);
    return mfgq_i_compare(&goal, &outcome);
}

mfgq_status mfgq_assess_figures(size_t n, const int32_t *comparator, const int32_t *direction,
                                const double *target, const double *target_high,
                                const int32_t *target_decimals, const double *value,
                                const int32_t *value_decimals, const double *low,
                                const double *high, int32_t *judgement, int32_t *note,
                                mfgq_error *err)
{
    const inputs in = {comparator, direction,      target, target_high, target_decimals,
                       value,      value_decimals, low,    high};
    if (n == 0) return MFGQ_OK;
    MFGQ_I_TRY(check(&in, n, judgement, note, err));
    for (size_t i = 0; i < n; i++) {
        const mfgq_i_judged j = judge(&in, i);
        judgement[i] = j.judgement;
        note[i] = j.note;
    }
    return MFGQ_OK;
}
