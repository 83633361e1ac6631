/* Progress rules: one engine, driven by tables. */
#ifndef MFGQ_PROGRESS_I_H
#define MFGQ_PROGRESS_I_H

#include "../base/base_i.h"
#include <mfgq/progress.h>

/* What is compared with the verdict table. */
typedef enum mfgq_i_measure {
    MFGQ_I_RATE_RATIO, /* observed growth rate against the required one */
    MFGQ_I_EXTRAPOLATE, /* the way made when growth goes on until the target period */
    MFGQ_I_TREND,      /* the way still to go that the mean change would make */
    MFGQ_I_GROWTH_RATE, /* the growth rate alone */
    MFGQ_I_REGRESS,    /* the way made on a weighted straight line */
    MFGQ_I_TIME_LOG,   /* share of the way in logarithms against share of time */
    MFGQ_I_TIME_LINEAR /* the same in levels */
} mfgq_i_measure;

/* A band of a verdict table, best first: reached when the number is above the cut, or
   equal to it where the cut is inclusive. */
typedef struct mfgq_i_band {
    double cut;
    int inclusive;
    int verdict;
} mfgq_i_band;

/* Scores run straight between knots; `scaled` knots move with the limit's factor. */
typedef struct mfgq_i_knot {
    double x, score;
    int scaled;
} mfgq_i_knot;

typedef struct mfgq_i_rule {
    const char *name, *source;
    mfgq_i_measure measure;
    const mfgq_i_band *with_target, *without_target; /* end with cut -inf; null: none */
    const mfgq_i_band *standing; /* numbers 1.5 met forward, 0.5 met backward, -0.5, -1.5 missed */
    const mfgq_i_band *direction; /* numbers 1.5 both right, 0.5 mean, -0.5 last, -1.5 none */
    const mfgq_i_knot *score_target, *score_rate; /* end with score 5; null: none */
    const mfgq_i_band *group; /* verdicts of mean scores; null: none */
    int achieved, unavailable; /* verdicts */
    double zero;          /* stands for a zero base or target; NaN: no substitute */
    double base_period;   /* where a series starts to count; NaN: with its first value */
    double target_period; /* of a target without a period; NaN: none */
    int group_worst;      /* a group has the worst verdict of its members */
    int needs_base;       /* no verdict without a base, not even for a target that is met */
} mfgq_i_rule;

#define MFGQ_I_RULES 8
extern const mfgq_i_rule mfgq_i_rules[MFGQ_I_RULES];

/* One row. */
typedef struct mfgq_i_case {
    int direction, binding;
    double base_period, base, period, value, target_period, target, limit;
    const double *series; /* count values, the last at last_period */
    size_t count;
    double last_period;
    int replaced; /* a zero was replaced */
} mfgq_i_case;

typedef struct mfgq_i_finding {
    double ratio, score;
    int verdict, reason;
} mfgq_i_finding;

mfgq_i_finding mfgq_i_judge(const mfgq_i_rule *rule, mfgq_i_case row);

/* Destatis: the changes of a series decide, not base and latest value. */
mfgq_i_finding mfgq_i_judge_trend(const mfgq_i_rule *rule, const mfgq_i_case *row);

/* Takes base and latest value from the series where the row does not give them. */
void mfgq_i_case_from_series(const mfgq_i_rule *rule, mfgq_i_case *row);

/* The weighted straight line through the series, or base and value, at `period`; NaN: none. */
double mfgq_i_regress(const mfgq_i_case *row, double period);

int mfgq_i_band_of(const mfgq_i_band *bands, double number, double scale);
double mfgq_i_score_of(const mfgq_i_knot *knots, double number, double scale);
double mfgq_i_limit_scale(const mfgq_i_case *row);

#endif
