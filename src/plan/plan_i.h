/* A plan as plain read-only structures, for the modules that check, assess and
   project it. Everything lives in the plan's arena; texts are terminated and never
   null unless said. docs/plan-format.md says what each member means. */
#ifndef MFGQ_PLAN_I_H
#define MFGQ_PLAN_I_H

#include "../base/base_i.h"
#include "../quantity/quantity_i.h"
#include <mfgq/indicator.h>
#include <mfgq/period.h>
#include <mfgq/plan.h>
#include <stdatomic.h>

#define MFGQ_I_NONE ((size_t)-1) /* an index that points nowhere */

typedef enum mfgq_i_kind {
    MFGQ_I_LEVEL,
    MFGQ_I_COUNT,
    MFGQ_I_SHARE,
    MFGQ_I_RATIO,
    MFGQ_I_INTENSITY,
    MFGQ_I_RATE,     /* growth */
    MFGQ_I_CUT_RATE, /* a cut against the base, positive when less is used */
    MFGQ_I_CHANGE,   /* a difference from the base, in the indicator's unit */
    MFGQ_I_EVENT
} mfgq_i_kind;

typedef enum mfgq_i_statement_type {
    MFGQ_I_FIGURE,
    MFGQ_I_RELATIVE,
    MFGQ_I_DATED_EVENT
} mfgq_i_statement_type;

typedef enum mfgq_i_parent_relation {
    MFGQ_I_NO_PARENT,
    MFGQ_I_PART_OF,
    MFGQ_I_SUBSET_OF
} mfgq_i_parent_relation;

typedef enum mfgq_i_severity { MFGQ_I_ERROR, MFGQ_I_WARNING, MFGQ_I_REMARK } mfgq_i_severity;

typedef struct mfgq_i_texts {
    const char *const *items;
    size_t count;
} mfgq_i_texts;

/* The words of each enumeration, in its order; each list ends with a null. */
extern const char *const mfgq_i_kind_words[];
extern const char *const mfgq_i_comparator_words[];
extern const char *const mfgq_i_accumulation_words[];
extern const char *const mfgq_i_statement_type_words[];
extern const char *const mfgq_i_parent_words[];    /* "", part-of, subset-of */
extern const char *const mfgq_i_relation_words[];  /* of mfgq_i_relation_type */
extern const char *const mfgq_i_overlap_words[];   /* none, possible */
extern const char *const mfgq_i_rule_words[];      /* lint rules of identities */
extern const char *const mfgq_i_movement_words[];  /* same, opposite */
extern const char *const mfgq_i_severity_words[];
extern const char *const mfgq_i_direction_words[]; /* up, down, none */

/* A period; text is "" when there is none. */
typedef struct mfgq_i_when {
    const char *text;
    mfgq_period number; /* 0 when there is none */
    int end;            /* mfgq_period_end(number) */
} mfgq_i_when;

typedef struct mfgq_i_source {
    const char *id, *title, *publisher, *published, *note;
} mfgq_i_source;

typedef struct mfgq_i_cluster {
    const char *id, *name_zh, *name_en, *tier;
} mfgq_i_cluster;

typedef struct mfgq_i_variable {
    const char *id, *name_zh, *name_en, *unit;
} mfgq_i_variable;

/* One value stated at one place for one period. */
typedef struct mfgq_i_value {
    size_t indicator, statement; /* indexes into the plan's lists */
    mfgq_i_when period;          /* for an undated value the last period of the plan */
    int dated;
    double value, low, high;  /* as printed, NaN if none. A range has no value, all other
                                 figures have low = high = value */
    int decimals;             /* printed decimals; for a range the finer of the two */
    const mfgq_unit *in_unit; /* the unit as printed; a bare number for events */
    int comparator, accumulation;
    mfgq_i_when base;  /* of figures since a base; else empty */
    const char *unit;  /* as printed at this place */
    const char *quote; /* the value's own, or the statement's */
    const char *text, *printed, *scope, *criterion, *note;
    /* what the file says for this value only: -1 or "" when it says nothing */
    int own_comparator, own_accumulation;
    mfgq_i_when own_period, own_base;
    const char *own_unit, *own_quote;
} mfgq_i_value;

/* One indicator at one place of the text. */
typedef struct mfgq_i_statement {
    const char *id, *section, *quote, *wording, *note;
    int type;
    const char *unit;             /* "" if it is the indicator's */
    int comparator, accumulation; /* -1 if the text of each value says it */
    mfgq_i_when base;
    int base_stated;
    const char *source_id, *reference_id; /* "" if none */
    size_t source, reference;             /* index of a source, of an indicator, or MFGQ_I_NONE */
    int lag;
    size_t indicator;
    size_t first, count; /* its values, in mfgq_plan.values */
} mfgq_i_statement;

typedef struct mfgq_i_indicator {
    const char *id, *name_zh, *name_en, *unit, *nature, *measure, *formula, *note;
    const mfgq_unit *in_unit; /* of `unit`; a bare number if that is empty */
    mfgq_program *program;    /* the compiled formula; null without one */
    int kind;
    int direction; /* index of mfgq_i_direction_words; mfgq_i_sign() gives 1, -1, 0 */
    const char *cluster_id, *parent_id;
    size_t cluster, parent; /* indexes, or MFGQ_I_NONE */
    int relation;           /* mfgq_i_parent_relation */
    size_t first, count;    /* its statements, in mfgq_plan.statements */
} mfgq_i_indicator;

/* What a formula of a relation reads: an indicator, or a quantity (an index of a relation). */
typedef struct mfgq_i_operand {
    int is_quantity;
    size_t index;
} mfgq_i_operand;

/* A formula over indicators and quantities; the empty one has no program. */
typedef struct mfgq_i_expression {
    const char *text;
    mfgq_program *program;
    const mfgq_i_operand *operands; /* one for each aggregate of the program */
} mfgq_i_expression;

typedef enum mfgq_i_relation_type {
    MFGQ_I_QUANTITY, /* id, names, unit, left */
    MFGQ_I_SHARED,   /* share * whole = part */
    MFGQ_I_TOTAL,    /* sum of parts against whole */
    MFGQ_I_IDENTITY, /* left comparator right, printed in unit */
    MFGQ_I_MOVEMENT  /* left and right move the same way, or opposite ways */
} mfgq_i_relation_type;

typedef struct mfgq_i_relation {
    int type;
    const char *id, *name_zh, *name_en, *unit, *assumption;
    const mfgq_unit *in_unit; /* of `unit`, or null */
    mfgq_i_expression left, right;
    int comparator; /* eq, le, ge, lt, gt */
    int rule;       /* index of mfgq_i_rule_words */
    int opposite;   /* of a movement */
    int severity;   /* mfgq_i_severity of its findings, or -1 */
    const char *share_id, *whole_id, *part_id;
    size_t share, whole, part; /* indexes of indicators, or MFGQ_I_NONE */
    mfgq_i_texts part_ids;
    const size_t *parts; /* [part_ids.count] indexes of indicators */
    int overlap;         /* 0 none, 1 possible */
    int complete;
} mfgq_i_relation;

/* Units that were read, each once, in an arena. */
typedef struct mfgq_i_units {
    mfgq_i_map map;
    mfgq_unit **list;
    size_t count, capacity;
} mfgq_i_units;

/* The unit of a text; *unit is null if there is no such unit. */
mfgq_status mfgq_i_units_find(mfgq_i_units *units, mfgq_i_arena *arena, const char *text,
                              const mfgq_unit **unit, mfgq_error *err);
void mfgq_i_units_free(mfgq_i_units *units);

struct mfgq_plan {
    mfgq_i_arena arena;
    mfgq_i_map indicator_ids; /* to indexes */
    mfgq_i_units units;
    const char *id, *title_zh, *title_en, *region_zh, *region_en;
    mfgq_i_when start, end, base;
    const mfgq_i_when *milestones;
    size_t milestone_count;
    mfgq_i_texts milestone_texts;
    mfgq_i_source *sources;
    size_t source_count;
    mfgq_i_cluster *clusters;
    size_t cluster_count;
    mfgq_i_variable *variables;
    size_t variable_count;
    mfgq_i_indicator *indicators;
    size_t indicator_count;
    mfgq_i_statement *statements;
    size_t statement_count;
    mfgq_i_value *values; /* by indicator, statement, and order in the file */
    size_t value_count;
    mfgq_i_relation *relations;
    size_t relation_count;
    atomic_size_t others; /* who keeps it alive beside its maker */
};

/* Keeps a plan alive until one mfgq_plan_free() more. */
mfgq_plan *mfgq_i_plan_share(const mfgq_plan *plan);

/* 1 when more is better, -1 when less is, 0 when neither. */
int mfgq_i_sign(const mfgq_i_indicator *indicator);

/* Index of an indicator, or MFGQ_I_NONE. */
size_t mfgq_i_plan_indicator(const mfgq_plan *plan, const char *id);

/* 1 if the value is a figure (not a relative target, not an event). */
int mfgq_i_is_figure(const mfgq_plan *plan, const mfgq_i_value *value);

/* Reads a period; 0 if the text is none. */
int mfgq_i_when_parse(const char *text, mfgq_i_when *when);

/* Years between two periods, by their last months. */
double mfgq_i_years(const mfgq_i_when *from, const mfgq_i_when *to);

/* Index of a word in a list, or -1. */
int mfgq_i_word(const char *const *words, const char *word);

/* ---- Observations ---- */

typedef enum mfgq_i_qualifier {
    MFGQ_I_EXACT,
    MFGQ_I_AT_LEAST,
    MFGQ_I_AT_MOST,
    MFGQ_I_ABOUT_VALUE,
    MFGQ_I_PRELIMINARY,
    MFGQ_I_DERIVED,
    MFGQ_I_CONFLICTING
} mfgq_i_qualifier;

extern const char *const mfgq_i_qualifier_words[];

typedef struct mfgq_i_observation {
    const char *indicator;
    mfgq_i_when period;
    double value;     /* in unit; rows without a value are not kept */
    double low, high; /* bounds in unit: given, or from decimals and qualifier */
    const char *unit;
    const mfgq_unit *in_unit; /* null if the sheet gives no unit */
    int qualifier;
    int decimals;
    const char *published, *basis, *region, *source, *note, *break_note;
    size_t row; /* of the file, from 0 */
} mfgq_i_observation;

/* Sorted by indicator, period, then vintage (rows of one vintage in file order). */
struct mfgq_observations {
    mfgq_i_arena arena;
    mfgq_i_units units;
    mfgq_i_observation *items;
    size_t count;
};

/* The observation of an indicator and period in a vintage ("first", "latest", or a
   date: the last one published up to it; undated rows count as published at once).
   Null if there is none. */
const mfgq_i_observation *mfgq_i_observed(const mfgq_observations *observations,
                                          const char *indicator, const mfgq_i_when *period,
                                          const char *vintage);

/* 1 for "first", "latest" and dates. */
int mfgq_i_is_vintage(const char *vintage);

/* The run of an indicator in items: its first index and its length (0 if none). */
size_t mfgq_i_observed_run(const mfgq_observations *observations, const char *indicator,
                           size_t *count);

#endif
