/* The inside of composite indices. */
#ifndef MFGQ_COMPOSITE_I_H
#define MFGQ_COMPOSITE_I_H

#include "../base/base_i.h"

#include <mfgq/composite.h>

typedef enum mfgq_i_impute {
    MFGQ_I_IMPUTE_NONE,
    MFGQ_I_IMPUTE_MEAN,
    MFGQ_I_IMPUTE_MEDIAN,
    MFGQ_I_IMPUTE_GROUP_MEAN,
    MFGQ_I_IMPUTE_GROUP_MEDIAN
} mfgq_i_impute;

typedef enum mfgq_i_normalise {
    MFGQ_I_MIN_MAX,
    MFGQ_I_Z_SCORE,
    MFGQ_I_RANK,
    MFGQ_I_GOALPOSTS,
    MFGQ_I_TARGET
} mfgq_i_normalise;

typedef enum mfgq_i_aggregate {
    MFGQ_I_ARITHMETIC,
    MFGQ_I_GEOMETRIC,
    MFGQ_I_HARMONIC,
    MFGQ_I_COPELAND,
    MFGQ_I_POWER
} mfgq_i_aggregate;

/* An indicator or an aggregate of a higher level. */
typedef struct mfgq_i_node {
    const char *code, *parent_code, *denominator;
    size_t parent;        /* SIZE_MAX at the top */
    size_t level;         /* 1 for indicators, one more than the highest child */
    double weight;
    int direction;        /* 1 or -1, of indicators */
    double low, high;     /* goalposts, NaN if none */
    double target;        /* NaN if none */
} mfgq_i_node;

struct mfgq_composite {
    mfgq_i_arena arena;
    mfgq_i_node *nodes;   /* the indicators, then the aggregates */
    size_t count, indicators;
    mfgq_i_impute impute;
    mfgq_i_normalise normalise;
    mfgq_i_aggregate aggregate;
    double power, range_low, range_high;
    int cap;
};

/* Values of every node for every unit, [node][unit]. */
typedef struct mfgq_i_scores {
    const mfgq_composite *spec;
    size_t units;
    const char **names;   /* [units] */
    size_t *group;        /* [units] number of the unit's group */
    size_t groups;
    double *x;
    double *scratch;      /* [units] */
    mfgq_error *err;
} mfgq_i_scores;

void mfgq_i_composite_impute(mfgq_i_scores *s);
void mfgq_i_composite_normalise(mfgq_i_scores *s);
mfgq_status mfgq_i_composite_aggregate(mfgq_i_scores *s);

/* Rank of each unit at a node, 1 the best; 0 for a missing value. */
void mfgq_i_composite_rank(const double *x, size_t units, int direction, size_t *rank);

#endif
