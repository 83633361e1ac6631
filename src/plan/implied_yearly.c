/* What milestones mean per year: growth, points, cuts, additions. */
#include "implied_i.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Two figures of one indicator in a row; `from` is null for the start at the base. */
typedef struct step {
    const mfgq_i_value *from, *to;
    mfgq_i_range a, b; /* of from and to */
    double years;
} step;

typedef double (*rule)(double a, double b, double years); /* a at the start, b at the end */

static double growth(double a, double b, double years)
{
    return a > 0 && b >= 0 ? 100 * (pow(b / a, 1 / years) - 1) : (double)NAN;
}

static double points(double a, double b, double years)
{
    return 100 * (b - a) / years;
}

static double cut(double a, double b, double years)
{
    return a < 1 && b < 1 ? 100 * (1 - pow((1 - b) / (1 - a), 1 / years)) : (double)NAN;
}

static double addition(double a, double b, double years)
{
    return (b - a) / years;
}

/* Every rule rises in b and falls in a. */
static mfgq_i_range apply(rule f, const step *s)
{
    mfgq_i_range r = {NAN, NAN, NAN};
    const int open = !isfinite(s->a.low) || !isfinite(s->a.high) || !isfinite(s->b.low) ||
                     !isfinite(s->b.high);
    r.value = f(s->a.value, s->b.value, s->years);
    if (open) return r;
    r.low = f(s->a.high, s->b.low, s->years);
    r.high = f(s->a.low, s->b.high, s->years);
    return r;
}

static void say(mfgq_i_implied *it, const char *text)
{
    mfgq_i_buffer_text(&it->text, text);
}

static void say_value(mfgq_i_implied *it, const mfgq_i_value *v)
{
    const double figure = isnan(v->value) ? v->low : v->value;
    mfgq_i_implied_figure(it, mfgq_i_to_base(figure, v->in_unit), v->in_unit, v->unit);
    if (isnan(v->value)) {
        say(it, " or ");
        mfgq_i_implied_figure(it, mfgq_i_to_base(v->high, v->in_unit), v->in_unit, v->unit);
    }
    say(it, " in ");
    say(it, v->period.text);
    if (mfgq_i_variant(it->plan, v->indicator, &v->period, 1)) {
        say(it, ", ");
        say(it, it->plan->statements[v->statement].section);
    }
}

static void say_step(mfgq_i_implied *it, const step *s)
{
    char years[40];
    snprintf(years, sizeof years, " over %d months, per year",
             (int)(12 * s->years + 0.5));
    if (s->years == floor(s->years))
        snprintf(years, sizeof years, " over %d year%s", (int)s->years,
                 s->years == 1 ? "" : "s, per year");
    if (s->from) {
        say(it, "from ");
        say_value(it, s->from);
        say(it, " to ");
    } else {
        say(it, "since ");
        say(it, s->to->base.text);
        say(it, ": ");
    }
    say_value(it, s->to);
    say(it, years);
    if (!s->from && !it->plan->statements[s->to->statement].base_stated)
        say(it, "; assuming that it counts from the plan's base");
}

static void add(mfgq_i_implied *it, const char *prefix, rule f, const step *s, const char *unit)
{
    const mfgq_i_range range = apply(f, s);
    const int defined = !isnan(range.value) || isnan(s->a.value) || isnan(s->b.value);
    if (!defined || (isnan(range.value) && isnan(range.low))) return;
    say_step(it, s);
    mfgq_i_implied_row(it, prefix, it->plan->indicators[s->to->indicator].id, s->to->period.text,
                       &range, unit);
}

static int same_thing(const mfgq_i_value *a, const mfgq_i_value *b)
{
    return a->accumulation == b->accumulation && mfgq_i_same_when(&a->base, &b->base) &&
           strcmp(a->scope, b->scope) == 0 && strcmp(a->criterion, b->criterion) == 0;
}

static step from_base(const mfgq_plan *plan, const mfgq_i_value *to)
{
    const step s = {NULL, to, {0, 0, 0}, mfgq_i_stated(plan, to),
                    mfgq_i_years(&to->base, &to->period)};
    return s;
}

/* How an indicator moves per year; null if nothing sensible can be said. */
static rule rule_of(const mfgq_i_indicator *it, const mfgq_i_value *v, const char **prefix,
                    const char **unit)
{
    const int percent = it->in_unit->kind == MFGQ_UNIT_PERCENT;
    const int since = v->accumulation == MFGQ_SINCE_BASE;
    *unit = "%";
    if (it->kind == MFGQ_I_CUT_RATE) {
        *prefix = "yearly-cut:";
        return since ? cut : NULL;
    }
    if (since) {
        *prefix = "yearly-addition:";
        *unit = v->unit;
        return it->kind == MFGQ_I_COUNT ? addition : NULL;
    }
    if (v->accumulation != MFGQ_NONE) return NULL;
    if (percent && (it->kind == MFGQ_I_SHARE || it->kind == MFGQ_I_RATIO ||
                    it->kind == MFGQ_I_INTENSITY)) {
        *prefix = "yearly-change:";
        *unit = "百分点";
        return points;
    }
    *prefix = "growth:";
    return !percent && (it->kind == MFGQ_I_LEVEL || it->kind == MFGQ_I_COUNT ||
                        it->kind == MFGQ_I_INTENSITY) ? growth : NULL;
}

static void in_unit(mfgq_i_range *r, const mfgq_i_value *v)
{
    r->value = mfgq_i_from_base(r->value, v->in_unit);
    r->low = mfgq_i_from_base(r->low, v->in_unit);
    r->high = mfgq_i_from_base(r->high, v->in_unit);
}

static void add_step(mfgq_i_implied *it, step *s)
{
    const char *prefix, *unit;
    const mfgq_i_indicator *const indicator = &it->plan->indicators[s->to->indicator];
    const rule f = rule_of(indicator, s->to, &prefix, &unit);
    if (!f || !(s->years > 0)) return;
    if (f == addition) {
        in_unit(&s->a, s->to);
        in_unit(&s->b, s->to);
    }
    add(it, prefix, f, s, unit);
}

/* From each figure for one period to each for the next, contradictions included. */
static void add_between(mfgq_i_implied *it, size_t indicator, const mfgq_i_when *before,
                        const mfgq_i_when *after)
{
    const mfgq_i_value *a, *b;
    for (size_t i = 0; (a = mfgq_i_variant(it->plan, indicator, before, i)); i++)
        for (size_t j = 0; (b = mfgq_i_variant(it->plan, indicator, after, j)); j++) {
            step s = {a, b, mfgq_i_stated(it->plan, a), mfgq_i_stated(it->plan, b),
                      mfgq_i_years(before, after)};
            if (same_thing(a, b)) add_step(it, &s);
        }
}

/* The first figure since a base, and the whole way in equal cuts. */
static void add_from_base(mfgq_i_implied *it, const mfgq_i_value *first, const mfgq_i_value *last)
{
    if (first->accumulation != MFGQ_SINCE_BASE) return;
    step start = from_base(it->plan, first), whole = from_base(it->plan, last);
    add_step(it, &start);
    const int cuts = it->plan->indicators[first->indicator].kind == MFGQ_I_CUT_RATE;
    if (cuts && last != first && last->accumulation == MFGQ_SINCE_BASE)
        add(it, "equal-cut:", cut, &whole, "%");
}

static void add_indicator(mfgq_i_implied *it, size_t indicator)
{
    const mfgq_i_value *first = NULL, *last = NULL;
    for (size_t p = 0; p < it->period_count; p++) {
        const mfgq_i_value *const v = mfgq_i_variant(it->plan, indicator, &it->periods[p], 0);
        if (!v) continue;
        if (!first) first = v;
        last = v;
    }
    if (!first) return;
    add_from_base(it, first, last);
    const mfgq_i_when *before = &first->period;
    for (size_t p = 0; p < it->period_count; p++) {
        const mfgq_i_when *const when = &it->periods[p];
        if (when->end <= before->end || !mfgq_i_variant(it->plan, indicator, when, 0)) continue;
        add_between(it, indicator, before, when);
        before = when;
    }
}

void mfgq_i_implied_yearly(mfgq_i_implied *it)
{
    for (size_t i = 0; i < it->plan->indicator_count; i++) add_indicator(it, i);
}
