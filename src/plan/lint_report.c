/* Findings: cited, worded, kept once. */
#include "lint_i.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void mfgq_i_say(mfgq_i_lint *lint, const char *format, ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    mfgq_i_buffer_add(&lint->message, text, mfgq_utf8_valid(text, strlen(text)));
}

void mfgq_i_say_figure(mfgq_i_lint *lint, double value, const mfgq_unit *unit, const char *name)
{
    mfgq_i_buffer_figure(&lint->message, mfgq_i_from_base(value, unit));
    if (*name) mfgq_i_say(lint, " %s", name);
}

void mfgq_i_say_amount(mfgq_i_lint *lint, const mfgq_i_range *range, const mfgq_unit *unit,
                       const char *name)
{
    if (isnan(range->value)) {
        mfgq_i_buffer_figure(&lint->message, mfgq_i_from_base(range->low, unit));
        mfgq_i_say(lint, " to ");
    }
    mfgq_i_say_figure(lint, isnan(range->value) ? range->high : range->value, unit, name);
}

void mfgq_i_say_range(mfgq_i_lint *lint, const mfgq_i_range *range, const mfgq_unit *unit)
{
    if (!isfinite(range->low) || !isfinite(range->high) || range->low == range->high ||
        isnan(range->value))
        return;
    mfgq_i_say(lint, " (");
    mfgq_i_buffer_figure(&lint->message, mfgq_i_from_base(range->low, unit));
    mfgq_i_say(lint, " to ");
    mfgq_i_buffer_figure(&lint->message, mfgq_i_from_base(range->high, unit));
    mfgq_i_say(lint, ")");
}

void mfgq_i_say_assumption(mfgq_i_lint *lint, const mfgq_i_relation *relation)
{
    if (*relation->assumption) mfgq_i_say(lint, "; assuming that %s", relation->assumption);
}

/* 1 if `list` holds `item` between semicolons. */
static int holds(const mfgq_i_buffer *list, const char *item)
{
    const size_t size = strlen(item);
    const char *at = list->size ? list->data : NULL;
    while (at) {
        const char *const end = strchr(at, ';');
        const size_t length = end ? (size_t)(end - at) : strlen(at);
        if (length == size && memcmp(at, item, size) == 0) return 1;
        at = end ? end + 1 : NULL;
    }
    return 0;
}

static void add(mfgq_i_buffer *list, const char *item)
{
    if (holds(list, item)) return;
    if (list->size) mfgq_i_buffer_char(list, ';');
    mfgq_i_buffer_text(list, item);
}

void mfgq_i_name(mfgq_i_lint *lint, size_t indicator)
{
    add(&lint->indicators, lint->plan->indicators[indicator].id);
}

void mfgq_i_cite_statement(mfgq_i_lint *lint, const mfgq_i_statement *statement)
{
    mfgq_i_name(lint, statement->indicator);
    add(&lint->sections, statement->section);
}

/* Also the other places that state the same figure for the same period. */
void mfgq_i_cite(mfgq_i_lint *lint, const mfgq_i_value *value)
{
    const mfgq_plan *const plan = lint->plan;
    const mfgq_i_indicator *const it = &plan->indicators[value->indicator];
    const mfgq_i_range range = mfgq_i_printed(plan, value);
    mfgq_i_cite_statement(lint, &plan->statements[value->statement]);
    for (size_t s = it->first; s < it->first + it->count; s++) {
        const mfgq_i_statement *const at = &plan->statements[s];
        for (size_t i = at->first; i < at->first + at->count; i++) {
            const mfgq_i_value *const v = &plan->values[i];
            if (!mfgq_i_is_figure(plan, v) || v->dated != value->dated) continue;
            const mfgq_i_range other = mfgq_i_printed(plan, v);
            if (mfgq_i_same_when(&v->period, &value->period) && !mfgq_i_disjoint(&range, &other))
                add(&lint->sections, at->section);
        }
    }
}

void mfgq_i_cite_used(mfgq_i_lint *lint, const mfgq_i_reading *reading)
{
    for (size_t i = 0; i < lint->plan->indicator_count; i++)
        if (lint->used[i] && reading->chosen[i]) mfgq_i_cite(lint, reading->chosen[i]);
}

mfgq_i_severity mfgq_i_severity_of(const mfgq_i_relation *relation)
{
    if (relation->severity >= 0) return (mfgq_i_severity)relation->severity;
    return *relation->assumption ? MFGQ_I_WARNING : MFGQ_I_ERROR;
}

/* 1 if this clash is new. */
static int is_new(mfgq_i_lint *lint, const mfgq_i_finding *f)
{
    mfgq_i_buffer key = {0};
    mfgq_i_buffer_int(&key, f->rule);
    mfgq_i_buffer_char(&key, ' ');
    mfgq_i_buffer_double(&key, f->left);
    mfgq_i_buffer_char(&key, ' ');
    mfgq_i_buffer_double(&key, f->right);
    mfgq_i_buffer_char(&key, ' ');
    mfgq_i_buffer_text(&key, f->period);
    mfgq_i_buffer_char(&key, ' ');
    mfgq_i_buffer_text(&key, lint->indicators.data);
    size_t value = 0;
    const char *const text =
        key.failed ? NULL : mfgq_i_arena_text(&lint->arena, key.data, key.size);
    const int added = text ? mfgq_i_map_add(&lint->known, text, &value) : -1;
    mfgq_i_buffer_free(&key);
    if (added < 0) lint->failed = 1;
    return added == 1;
}

static const char *keep(mfgq_i_lint *lint, mfgq_i_buffer *buffer)
{
    const char *const text = mfgq_i_arena_text(&lint->arena, buffer->data, buffer->size);
    if (!text || buffer->failed) lint->failed = 1;
    return text;
}

static void add_finding(mfgq_i_lint *lint, mfgq_i_finding *f)
{
    if (!mfgq_i_grow((void **)&lint->findings, &lint->capacity, lint->count + 1, sizeof *f)) {
        lint->failed = 1;
        return;
    }
    f->indicators = keep(lint, &lint->indicators);
    f->sections = keep(lint, &lint->sections);
    f->message = keep(lint, &lint->message);
    f->order = lint->count;
    if (!lint->failed) lint->findings[lint->count++] = *f;
}

void mfgq_i_report(mfgq_i_lint *lint, mfgq_i_lint_rule rule, mfgq_i_severity severity,
                   const char *period, double left, double right, const mfgq_unit *unit,
                   const char *name)
{
    mfgq_i_finding f
        = {.rule = (int)rule, .severity = (int)severity, .period = period, .unit = name};
    f.left = mfgq_i_tidy(mfgq_i_from_base(left, unit));
    f.right = mfgq_i_tidy(mfgq_i_from_base(right, unit));
    if (lint->indicators.failed || lint->sections.failed || lint->message.failed) lint->failed = 1;
    if (!lint->failed && is_new(lint, &f)) add_finding(lint, &f);
    mfgq_i_buffer *const buffers[] = {&lint->message, &lint->indicators, &lint->sections};
    for (int i = 0; i < 3; i++) {
        buffers[i]->size = 0;
        if (buffers[i]->data) buffers[i]->data[0] = '\0';
    }
}
