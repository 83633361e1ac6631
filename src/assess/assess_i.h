/* Targets against observations. */
#ifndef MFGQ_ASSESS_I_H
#define MFGQ_ASSESS_I_H

#include "../plan/plan_i.h"
#include <mfgq/assess.h>

/* What a target asks for, in the target's unit. */
typedef struct mfgq_i_goal {
    int comparator; /* mfgq_comparator */
    int direction;  /* 1, -1, 0 */
    double low, high; /* a range; else both the figure, or the interval of a reference */
    double step;    /* one unit of its last printed decimal */
    int exact;      /* 0: low and high are the interval of a rounded or bounded reference */
} mfgq_i_goal;

/* What was observed, in the target's unit. */
typedef struct mfgq_i_outcome {
    double value, low, high;
    double step;   /* one unit of its last printed decimal */
    int printed;   /* a figure as printed, its interval comes from rounding */
    int high_open; /* the interval does not contain its upper end */
} mfgq_i_outcome;

typedef struct mfgq_i_judged {
    int judgement; /* mfgq_judgement */
    int note;      /* mfgq_rounding_note */
} mfgq_i_judged;

mfgq_i_judged mfgq_i_compare(const mfgq_i_goal *goal, const mfgq_i_outcome *outcome);

/* 1 if the goal wants more, -1 if less, 0 if the figure itself. */
int mfgq_i_goal_sense(const mfgq_i_goal *goal);

/* The end of a range that is easier to reach, NaN if neither is; else the figure. */
double mfgq_i_goal_figure(const mfgq_i_goal *goal);

/* What all rows of one assessment share. */
typedef struct mfgq_i_view {
    const mfgq_plan *plan;
    const mfgq_observations *observations;
    const char *vintage;
    mfgq_i_when as_of; /* number 0: none */
    mfgq_error *err;
} mfgq_i_view;

/* Checks what a view was filled with and reads its date, argument `arg` of the call; the
   vintage is the argument behind it. */
mfgq_status mfgq_i_view_make(mfgq_i_view *view, const char *as_of, int arg);

/* The observation of a period that the view allows, or null. */
const mfgq_i_observation *mfgq_i_view_at(const mfgq_i_view *view, const char *indicator,
                                         const mfgq_i_when *period);

/* The last one of a period up to `until`, or null. */
const mfgq_i_observation *mfgq_i_view_last(const mfgq_i_view *view, const char *indicator,
                                           const mfgq_i_when *until);

/* An observation in a unit (of the target). */
mfgq_status mfgq_i_outcome_of(const mfgq_i_view *view, const mfgq_i_observation *observation,
                              const mfgq_unit *unit, mfgq_i_outcome *out);

/* Why a row has no verdict; texts in notes.c. */
typedef enum mfgq_i_gap {
    MFGQ_I_NO_GAP,
    MFGQ_I_NOT_OBSERVED,   /* nothing at the period */
    MFGQ_I_NEVER_OBSERVED, /* nothing of the indicator */
    MFGQ_I_NO_REFERENCE,   /* the reference was not observed */
    MFGQ_I_YEARS_MISSING   /* an average or every year needs more years */
} mfgq_i_gap;

/* How an indicator moves from its base to its target. */
typedef enum mfgq_i_motion {
    MFGQ_I_GROWS,   /* a level: by a yearly rate */
    MFGQ_I_SHIFTS,  /* a percentage: by points a year */
    MFGQ_I_IS_CUT,  /* a cumulative cut, positive when less is used: the level falls by a rate */
    MFGQ_I_IS_RISE, /* a cumulative growth rate */
    MFGQ_I_IS_RATE, /* a yearly rate: it is its own pace */
    MFGQ_I_ADDS,    /* an amount since the base: no rate */
    MFGQ_I_HAPPENS  /* an event */
} mfgq_i_motion;

/* One row in the making. */
typedef struct mfgq_i_row {
    const mfgq_i_value *value;
    const mfgq_i_indicator *indicator;
    const mfgq_i_statement *statement;
    const mfgq_unit *unit;
    const char *unit_text;
    mfgq_i_goal goal;
    int has_goal;
    double target; /* the figure; of a range its weaker end; NaN: a range without one */
    mfgq_i_outcome outcome;
    int has_outcome;
    const mfgq_i_observation *seen; /* the outcome's observation, the latest of several */
    size_t years, years_seen;       /* of a figure per year or on average; else 0 */
    mfgq_i_when worst;              /* the year that decides a figure per year */
    const mfgq_i_observation *base; /* where progress starts, or null */
    mfgq_i_outcome base_outcome;
    mfgq_i_when base_period; /* from which the target counts */
    int other_prices;        /* the base was observed at other prices and is not used */
    mfgq_i_judged judged;
    int motion; /* mfgq_i_motion */
    int gap;    /* mfgq_i_gap */
} mfgq_i_row;

/* Finds goal, outcome and base of a value, and judges it. */
mfgq_status mfgq_i_row_make(const mfgq_i_view *view, const mfgq_i_value *value, mfgq_i_row *row);

/* outcome.c: what the accumulation of a value makes of the observations. */
mfgq_status mfgq_i_row_outcome(const mfgq_i_view *view, const char *indicator,
                               const mfgq_i_when *period, mfgq_i_row *row, mfgq_i_outcome *out,
                               const mfgq_i_observation **seen);

/* The first year that a figure for every year, or on average, is about; 0: unknown. */
mfgq_period mfgq_i_row_first_year(const mfgq_plan *plan, const mfgq_i_row *row);

/* measures.c: fractions, NaN where they are not defined. */
int mfgq_i_row_motion(const mfgq_i_row *row);
double mfgq_i_row_gap(const mfgq_i_row *row);
double mfgq_i_row_attainment(const mfgq_i_row *row);
double mfgq_i_row_progress(const mfgq_i_row *row);
double mfgq_i_row_pace(const mfgq_i_row *row, int observed);

/* notes.c */
void mfgq_i_row_breaks(const mfgq_i_view *view, const mfgq_i_row *row, mfgq_i_buffer *out);
void mfgq_i_row_notes(const mfgq_i_view *view, const mfgq_i_row *row, mfgq_i_buffer *out);

#endif
