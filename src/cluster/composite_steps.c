/* Imputing, normalising, aggregating, ranking. */
#include "composite_i.h"

#include <math.h>
#include <stdlib.h>

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Mean or median of the values present among a group (SIZE_MAX: all units). */
static double centre(const mfgq_i_scores *s, const double *x, size_t group, int median)
{
    size_t n = 0;
    double sum = 0;
    for (size_t u = 0; u < s->units; u++) {
        if (isnan(x[u]) || (group != SIZE_MAX && s->group[u] != group)) continue;
        s->scratch[n++] = x[u];
        sum += x[u];
    }
    if (!n) return NAN;
    if (!median) return sum / (double)n;
    qsort(s->scratch, n, sizeof *s->scratch, by_value);
    return n % 2 ? s->scratch[n / 2] : (s->scratch[n / 2 - 1] + s->scratch[n / 2]) / 2;
}

static void impute_group(mfgq_i_scores *s, double *x, size_t group, int median)
{
    const double fill = centre(s, x, group, median);
    for (size_t u = 0; u < s->units; u++)
        if (isnan(x[u]) && (group == SIZE_MAX || s->group[u] == group)) x[u] = fill;
}

void mfgq_i_composite_impute(mfgq_i_scores *s)
{
    const mfgq_i_impute how = s->spec->impute;
    const int median = how == MFGQ_I_IMPUTE_MEDIAN || how == MFGQ_I_IMPUTE_GROUP_MEDIAN;
    for (size_t i = 0; how != MFGQ_I_IMPUTE_NONE && i < s->spec->indicators; i++) {
        double *const x = s->x + i * s->units;
        if (how < MFGQ_I_IMPUTE_GROUP_MEAN) impute_group(s, x, SIZE_MAX, median);
        else for (size_t g = 0; g < s->groups; g++) impute_group(s, x, g, median);
    }
}

typedef struct extent {
    double low, high;
} extent;

static extent extent_of(const double *x, size_t n)
{
    extent e = {INFINITY, -INFINITY};
    for (size_t i = 0; i < n; i++) {
        if (x[i] < e.low) e.low = x[i];
        if (x[i] > e.high) e.high = x[i];
    }
    return e;
}

/* Puts `low` at the bottom of the range and `high` at its top; -1 turns it round. */
static void rescale(const mfgq_i_scores *s, double *x, extent e, int direction, int clamp)
{
    const double low = s->spec->range_low, width = s->spec->range_high - low;
    for (size_t u = 0; u < s->units; u++) {
        if (isnan(x[u])) continue;
        double part = (x[u] - e.low) / (e.high - e.low);
        if (!(e.high > e.low)) part = NAN;
        if (direction < 0) part = 1 - part;
        if (clamp && part < 0) part = 0;
        if (clamp && part > 1) part = 1;
        x[u] = low + width * part;
    }
}

static void z_score(const mfgq_i_scores *s, double *x, int direction)
{
    double n = 0, mean = 0, square = 0;
    for (size_t u = 0; u < s->units; u++) {
        if (isnan(x[u])) continue;
        const double delta = x[u] - mean;
        mean += delta / ++n;
        square += delta * (x[u] - mean);
    }
    const double deviation = n > 1 ? sqrt(square / (n - 1)) : 0;
    for (size_t u = 0; u < s->units; u++)
        x[u] = deviation > 0 ? direction * (x[u] - mean) / deviation : x[u] * NAN;
}

/* The worst gets 1, equal values the smaller rank. */
static void rank_score(const mfgq_i_scores *s, double *x, int direction)
{
    for (size_t u = 0; u < s->units; u++) {
        double below = 0;
        for (size_t v = 0; v < s->units; v++) below += direction * (x[v] - x[u]) < 0;
        s->scratch[u] = isnan(x[u]) ? NAN : below + 1;
    }
    for (size_t u = 0; u < s->units; u++) x[u] = s->scratch[u];
}

/* Share of the way from the worst value to the target. */
static void to_target(const mfgq_i_scores *s, double *x, const mfgq_i_node *node)
{
    const extent e = extent_of(x, s->units);
    const double worst = node->direction > 0 ? e.low : e.high;
    for (size_t u = 0; u < s->units; u++) {
        double part = (x[u] - worst) / (node->target - worst);
        if (node->target == worst) part = NAN;
        x[u] = s->spec->cap && part > 1 ? 1 : part;
    }
}

void mfgq_i_composite_normalise(mfgq_i_scores *s)
{
    for (size_t i = 0; i < s->spec->indicators; i++) {
        const mfgq_i_node *const node = &s->spec->nodes[i];
        double *const x = s->x + i * s->units;
        const extent posts = {node->low, node->high};
        switch (s->spec->normalise) {
        case MFGQ_I_MIN_MAX: rescale(s, x, extent_of(x, s->units), node->direction, 0); break;
        case MFGQ_I_Z_SCORE: z_score(s, x, node->direction); break;
        case MFGQ_I_RANK: rank_score(s, x, node->direction); break;
        case MFGQ_I_GOALPOSTS: rescale(s, x, posts, node->direction, 1); break;
        case MFGQ_I_TARGET: to_target(s, x, node); break;
        }
    }
}

/* Weighted generalised mean of a node's children that are present, for one unit. */
static mfgq_status mean_of_children(mfgq_i_scores *s, size_t node, size_t unit)
{
    const mfgq_composite *const c = s->spec;
    double sum = 0, weights = 0;
    for (size_t i = 0; i < c->count; i++) {
        const double x = s->x[i * s->units + unit], w = c->nodes[i].weight;
        if (c->nodes[i].parent != node || isnan(x) || w == 0) continue;
        const int positive = c->aggregate == MFGQ_I_GEOMETRIC || c->aggregate == MFGQ_I_HARMONIC
            || c->aggregate == MFGQ_I_POWER;
        if (positive && !(x > 0))
            return mfgq_i_fail(s->err, MFGQ_E_DOMAIN, 1, -1,
                               "score of %.60s in %.60s is not positive", c->nodes[i].code,
                               s->names[unit]);
        weights += w;
        if (c->aggregate == MFGQ_I_GEOMETRIC) sum += w * log(x);
        else if (c->aggregate == MFGQ_I_HARMONIC) sum += w / x;
        else if (c->aggregate == MFGQ_I_POWER) sum += w * pow(x, c->power);
        else sum += w * x;
    }
    double mean = sum / weights;
    if (c->aggregate == MFGQ_I_GEOMETRIC) mean = exp(mean);
    if (c->aggregate == MFGQ_I_HARMONIC) mean = 1 / mean;
    if (c->aggregate == MFGQ_I_POWER) mean = pow(mean, 1 / c->power);
    s->x[node * s->units + unit] = weights > 0 ? mean : NAN;
    return MFGQ_OK;
}

/* Share of the weight of the children that both have in which a is better than b, ties half. */
static double duel(const mfgq_i_scores *s, size_t node, size_t a, size_t b)
{
    double better = 0, all = 0;
    for (size_t i = 0; i < s->spec->count; i++) {
        if (s->spec->nodes[i].parent != node) continue;
        const double x = s->x[i * s->units + a], y = s->x[i * s->units + b];
        const double weight = isnan(x) || isnan(y) ? 0 : s->spec->nodes[i].weight;
        all += weight;
        better += weight * (x > y ? 1 : x < y ? 0 : 0.5);
    }
    return all > 0 ? better / all : 0.5;
}

static int has_children(const mfgq_i_scores *s, size_t node, size_t unit)
{
    for (size_t i = 0; i < s->spec->count; i++)
        if (s->spec->nodes[i].parent == node && !isnan(s->x[i * s->units + unit])) return 1;
    return 0;
}

/* Sum of the duels with all other units that have data. */
static void copeland(mfgq_i_scores *s, size_t node)
{
    for (size_t a = 0; a < s->units; a++) {
        double score = 0;
        for (size_t b = 0; b < s->units; b++)
            if (a != b && has_children(s, node, b)) score += duel(s, node, a, b);
        s->x[node * s->units + a] = has_children(s, node, a) ? score : NAN;
    }
}

mfgq_status mfgq_i_composite_aggregate(mfgq_i_scores *s)
{
    const mfgq_composite *const c = s->spec;
    size_t top = 1;
    for (size_t i = 0; i < c->count; i++) top = c->nodes[i].level > top ? c->nodes[i].level : top;
    for (size_t level = 2; level <= top; level++)
        for (size_t i = c->indicators; i < c->count; i++) {
            if (c->nodes[i].level != level) continue;
            if (c->aggregate == MFGQ_I_COPELAND) {
                copeland(s, i);
                continue;
            }
            for (size_t u = 0; u < s->units; u++) MFGQ_I_TRY(mean_of_children(s, i, u));
        }
    return MFGQ_OK;
}

void mfgq_i_composite_rank(const double *x, size_t units, int direction, size_t *rank)
{
    for (size_t u = 0; u < units; u++) {
        size_t better = 0;
        for (size_t v = 0; v < units; v++) better += direction * (x[v] - x[u]) > 0;
        rank[u] = isnan(x[u]) ? 0 : better + 1;
    }
}
