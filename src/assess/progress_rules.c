/* The rule sets as data. */
#include "progress_i.h"

#include <math.h>

/* Eurostat, Statistics Canada: R, the observed growth rate over the required one. */
static const mfgq_i_band eurostat_target[] = {
    {0.95, 1, MFGQ_VERDICT_SIGNIFICANT},
    {0.60, 1, MFGQ_VERDICT_MODERATE},
    {0.00, 1, MFGQ_VERDICT_INSUFFICIENT},
    {-INFINITY, 1, MFGQ_VERDICT_MOVING_AWAY},
};
static const mfgq_i_band eurostat_rate[] = {
    {0.01, 1, MFGQ_VERDICT_SIGNIFICANT},
    {0.00, 1, MFGQ_VERDICT_MODERATE},
    {-INFINITY, 1, MFGQ_VERDICT_MOVING_AWAY},
};
static const mfgq_i_band eurostat_group[] = {
    {2.5, 1, MFGQ_VERDICT_SIGNIFICANT},
    {0.0, 1, MFGQ_VERDICT_MODERATE},
    {-2.5, 1, MFGQ_VERDICT_INSUFFICIENT},
    {-INFINITY, 1, MFGQ_VERDICT_MOVING_AWAY},
};
static const mfgq_i_band statcan_target[] = {
    {0.95, 1, MFGQ_VERDICT_SUBSTANTIAL},
    {0.60, 1, MFGQ_VERDICT_MODERATE},
    {0.00, 1, MFGQ_VERDICT_LIMITED},
    {-INFINITY, 1, MFGQ_VERDICT_DETERIORATION},
};
static const mfgq_i_band statcan_rate[] = {
    {0.015, 1, MFGQ_VERDICT_SUBSTANTIAL},
    {0.005, 1, MFGQ_VERDICT_MODERATE},
    {0.000, 1, MFGQ_VERDICT_LIMITED},
    {-INFINITY, 1, MFGQ_VERDICT_DETERIORATION},
};
static const mfgq_i_band statcan_group[] = {
    {2.5, 1, MFGQ_VERDICT_SUBSTANTIAL},
    {0.0, 1, MFGQ_VERDICT_MODERATE},
    {-2.5, 1, MFGQ_VERDICT_LIMITED},
    {-INFINITY, 1, MFGQ_VERDICT_DETERIORATION},
};
static const mfgq_i_knot ratio_knots[] = {{-0.6, -5, 0}, {0.6, 0, 0}, {1.3, 5, 0}};
static const mfgq_i_knot eurostat_knots[] = {{-0.02, -5, 0}, {0, 0, 0}, {0.02, 5, 0}};
static const mfgq_i_knot statcan_knots[] = {
    {-0.02, -5, 0}, {0, -2.5, 0}, {0.005, 0, 1}, {0.015, 2.5, 1}, {0.02, 5, 1},
};

static const mfgq_i_band un_target[] = {
    {0.95, 1, MFGQ_VERDICT_ACHIEVED},
    {0.10, 1, MFGQ_VERDICT_PROGRESS},
    {-INFINITY, 1, MFGQ_VERDICT_REGRESSION},
};
static const mfgq_i_band un_rate[] = {
    {0.020, 1, MFGQ_VERDICT_ACHIEVED},
    {0.005, 1, MFGQ_VERDICT_PROGRESS},
    {-INFINITY, 1, MFGQ_VERDICT_REGRESSION},
};

/* Destatis: 1 - miss; a miss of 5 % is no sun any more, one of 20 % is still slightly cloudy. */
static const mfgq_i_band destatis_target[] = {
    {0.95, 0, MFGQ_VERDICT_SUN},
    {0.80, 1, MFGQ_VERDICT_SLIGHTLY_CLOUDY},
    {0.00, 0, MFGQ_VERDICT_CLOUD},
    {-INFINITY, 1, MFGQ_VERDICT_THUNDERSTORM},
};
static const mfgq_i_band destatis_pattern[] = {
    {1, 1, MFGQ_VERDICT_SUN},
    {0, 1, MFGQ_VERDICT_SLIGHTLY_CLOUDY},
    {-1, 1, MFGQ_VERDICT_CLOUD},
    {-INFINITY, 1, MFGQ_VERDICT_THUNDERSTORM},
};

/* Istat: 1 % is still stable, -1 % already a slight worsening. */
static const mfgq_i_band istat_rate[] = {
    {0.05, 0, MFGQ_VERDICT_CLEAR_UP},
    {0.01, 0, MFGQ_VERDICT_SLIGHT_UP},
    {-0.01, 0, MFGQ_VERDICT_STABLE},
    {-0.05, 0, MFGQ_VERDICT_SLIGHT_DOWN},
    {-INFINITY, 1, MFGQ_VERDICT_CLEAR_DOWN},
};

/* ESCAP: 1 - gap, where the gap is counted in units of the progress required. */
static const mfgq_i_band escap_target[] = {
    {0.9, 1, MFGQ_VERDICT_MAINTAIN},
    {0.0, 1, MFGQ_VERDICT_ACCELERATE},
    {-INFINITY, 1, MFGQ_VERDICT_REVERSE},
};

static const mfgq_i_band time_target[] = {
    {1, 0, MFGQ_VERDICT_AHEAD},
    {1, 1, MFGQ_VERDICT_ON_SCHEDULE},
    {-INFINITY, 1, MFGQ_VERDICT_BEHIND},
};

#define NONE MFGQ_VERDICT_NONE
#define DONE MFGQ_VERDICT_ACHIEVED

const mfgq_i_rule mfgq_i_rules[MFGQ_I_RULES] = {
    {"eurostat", "EUROSTAT-SDG", MFGQ_I_RATE_RATIO, eurostat_target, eurostat_rate, NULL, NULL,
     ratio_knots, eurostat_knots, eurostat_group, DONE, NONE, 0.001, NAN, NAN, 0, 0},
    {"statcan", "STATCAN-PROGRESS", MFGQ_I_RATE_RATIO, statcan_target, statcan_rate, NULL, NULL,
     ratio_knots, statcan_knots, statcan_group, MFGQ_VERDICT_TARGET_ACHIEVED,
     MFGQ_VERDICT_NOT_AVAILABLE, 0.001, 2015, 2030, 0, 1},
    {"un-chart", "UN-CHART", MFGQ_I_EXTRAPOLATE, un_target, un_rate, NULL, NULL, NULL, NULL, NULL,
     DONE, NONE, NAN, 2015, 2030, 0, 0},
    {"destatis", "DESTATIS-STATUS", MFGQ_I_TREND, destatis_target, NULL, destatis_pattern,
     destatis_pattern, NULL, NULL, NULL, MFGQ_VERDICT_SUN, NONE, NAN, NAN, NAN, 1, 0},
    {"istat", "ISTAT-SDG", MFGQ_I_GROWTH_RATE, NULL, istat_rate, NULL, NULL, NULL, NULL, NULL,
     NONE, NONE, NAN, NAN, NAN, 0, 0},
    {"escap", "ESCAP-PROGRESS", MFGQ_I_REGRESS, escap_target, NULL, NULL, NULL, NULL, NULL, NULL,
     MFGQ_VERDICT_MAINTAIN, NONE, NAN, 2015, 2030, 0, 0},
    {"log-cut", "CN-CUTS", MFGQ_I_TIME_LOG, time_target, NULL, NULL, NULL, NULL, NULL, NULL, DONE,
     NONE, NAN, NAN, NAN, 0, 0},
    {"schedule", "CN-CUTS", MFGQ_I_TIME_LINEAR, time_target, NULL, NULL, NULL, NULL, NULL, NULL,
     DONE, NONE, NAN, NAN, NAN, 0, 0},
};
