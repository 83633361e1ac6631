/* What the lint rules share. One file a rule; a rule looks at the plan, cites figures,
   writes its sentence, and reports. */
#ifndef MFGQ_PLAN_LINT_I_H
#define MFGQ_PLAN_LINT_I_H

#include "figures_i.h"

typedef enum mfgq_i_lint_rule { /* in the order of the findings */
    MFGQ_I_RESTATED,
    MFGQ_I_PART_EXCEEDS,
    MFGQ_I_PARTS_EXCEED,
    MFGQ_I_SHARE_LEVEL,
    MFGQ_I_IDENTITY_RULE,
    MFGQ_I_DIRECTION_CLASH,
    MFGQ_I_COUNT_ROOM,
    MFGQ_I_BASE_YEAR,
    MFGQ_I_CRITERION_CHANGE,
    MFGQ_I_SCOPE_CHANGE,
    MFGQ_I_UNIT_WORDING,
    MFGQ_I_MISSING_MILESTONE
} mfgq_i_lint_rule;

typedef struct mfgq_i_finding {
    int rule, severity;
    size_t order;
    const char *indicators, *period, *unit, *message, *sections;
    double left, right; /* in unit, NaN if there is none */
} mfgq_i_finding;

typedef struct mfgq_i_lint {
    const mfgq_plan *plan;
    mfgq_error *err;
    mfgq_i_arena arena;
    mfgq_i_map known; /* findings by what they say */
    mfgq_i_finding *findings;
    size_t count, capacity;
    const mfgq_i_when *periods;
    size_t period_count;
    mfgq_i_reading reading, later; /* two, for what moves between periods */
    unsigned char *used;           /* [indicators + relations] */
    mfgq_i_buffer message, indicators, sections; /* of the finding in the making */
    int failed;                                  /* memory ran out */
} mfgq_i_lint;

/* ---- lint_report.c: a finding in the making ---- */

/* Adds to the message; %s and %d only. */
void mfgq_i_say(mfgq_i_lint *lint, const char *format, ...) MFGQ_I_PRINTF(2, 3);

/* Adds "7500 亿元" for a base value. */
void mfgq_i_say_figure(mfgq_i_lint *lint, double value, const mfgq_unit *unit, const char *name);

/* Adds "7500 亿元", or "4 to 5 条" when there are only bounds. */
void mfgq_i_say_amount(mfgq_i_lint *lint, const mfgq_i_range *range, const mfgq_unit *unit,
                       const char *name);

/* Adds "(7419.9 to 7700.1)" when a range is more than its value. */
void mfgq_i_say_range(mfgq_i_lint *lint, const mfgq_i_range *range, const mfgq_unit *unit);

/* "; assuming that ..." if a relation has an assumption. */
void mfgq_i_say_assumption(mfgq_i_lint *lint, const mfgq_i_relation *relation);

/* Adds an indicator; a figure's indicator and section; a statement's. Each once. */
void mfgq_i_name(mfgq_i_lint *lint, size_t indicator);
void mfgq_i_cite(mfgq_i_lint *lint, const mfgq_i_value *value);
void mfgq_i_cite_statement(mfgq_i_lint *lint, const mfgq_i_statement *statement);

/* Cites the figure of a formula that is one indicator by itself. */
void mfgq_i_cite_stated(mfgq_i_lint *lint, const mfgq_i_reading *reading,
                        const mfgq_i_expression *expression);

/* Cites the figures that a reading chose for the indicators in lint->used. */
void mfgq_i_cite_used(mfgq_i_lint *lint, const mfgq_i_reading *reading);

/* Ends the finding. left and right are base values, NaN for none; `name` is the unit as
   printed. The same clash is reported once. */
void mfgq_i_report(mfgq_i_lint *lint, mfgq_i_lint_rule rule, mfgq_i_severity severity,
                   const char *period, double left, double right, const mfgq_unit *unit,
                   const char *name);

/* The severity of a relation's findings. */
mfgq_i_severity mfgq_i_severity_of(const mfgq_i_relation *relation);

/* ---- lint_tools.c ---- */

/* 1 if a formula is an indicator by itself, so a stated figure. */
int mfgq_i_is_stated(const mfgq_plan *plan, const mfgq_i_expression *expression);

/* Clears lint->used. */
void mfgq_i_use_none(mfgq_i_lint *lint);

/* The k-th dated figure of an indicator in order of time, contradictions to earlier
   places left out; null if there is none. */
const mfgq_i_value *mfgq_i_path(const mfgq_i_lint *lint, size_t indicator, size_t k);

/* ---- the rules ---- */

void mfgq_i_lint_restated(mfgq_i_lint *lint);
void mfgq_i_lint_part(mfgq_i_lint *lint);
void mfgq_i_lint_totals(mfgq_i_lint *lint);
void mfgq_i_lint_share(mfgq_i_lint *lint);
void mfgq_i_lint_identity(mfgq_i_lint *lint);
void mfgq_i_lint_direction(mfgq_i_lint *lint);
void mfgq_i_lint_room(mfgq_i_lint *lint);
void mfgq_i_lint_base(mfgq_i_lint *lint);
void mfgq_i_lint_change(mfgq_i_lint *lint);
void mfgq_i_lint_wording(mfgq_i_lint *lint);
void mfgq_i_lint_missing(mfgq_i_lint *lint);

#endif
