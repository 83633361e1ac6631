/* The columnar engine. What all indicators need of a row is computed once: equal aggregates
   of different formulas are one `atom`, equal row code is one `expr`, evaluated over blocks of
   rows. Each thread tallies into a `part` of its own; sums are exact, so that neither threads
   nor the split of the rows can change a bit. */
#ifndef MFGQ_MEASURE_I_H
#define MFGQ_MEASURE_I_H

#include "../base/each_i.h"
#include "../base/sum_i.h"
#include "../indicator/operators_i.h"
#include "../plan/plan_i.h"
#include <mfgq/measure.h>

enum {
    MFGQ_I_BLOCK = 512, /* rows that are evaluated together */
    MFGQ_I_WIDTH = 64   /* most keys, and the period */
};

#define MFGQ_I_NOWHERE ((size_t)-1)

/* A variable with a number a row, read from a column. */
typedef struct mfgq_i_number_slot {
    size_t column;
    const char *name;
    int flag;
    int converts;
    mfgq_unit unit; /* of the column */
} mfgq_i_number_slot;

/* A key, the period, or a variable with a class code. The keys come first. */
typedef struct mfgq_i_text_slot {
    size_t column;
    const char *name;
    int period;
    size_t tests; /* questions asked of each text */
} mfgq_i_text_slot;

/* A question asked of each text of a slot: in a class, or equal to a text. */
typedef struct mfgq_i_test {
    size_t slot, place; /* place among the tests of the slot */
    int exact;
    const char *text;
} mfgq_i_test;

/* An operation of row code; arg is a number slot, a constant or a test. */
typedef struct mfgq_i_step {
    uint32_t code, arg;
} mfgq_i_step;

typedef struct mfgq_i_expr {
    const mfgq_i_step *steps;
    size_t count;
} mfgq_i_expr;

/* An aggregate, whatever its period. value and where are exprs, or NOWHERE. */
typedef struct mfgq_i_atom {
    int function;
    size_t value, where;
    size_t offset; /* of its tally in a cell */
} mfgq_i_atom;

/* An indicator that is measured. */
typedef struct mfgq_i_measured {
    const mfgq_i_indicator *indicator;
    const size_t *atoms;                /* [aggregates of the program] */
    mfgq_i_code numerator, denominator; /* empty if there is no quotient */
} mfgq_i_measured;

typedef struct mfgq_i_left_out {
    const char *indicator, *reason;
} mfgq_i_left_out;

/* ---- dictionary.c: the different texts of a slot, numbered; 0 is missing ---- */

typedef struct mfgq_i_entry {
    const char *text;
    uint64_t head; /* its first eight bytes; texts of up to eight are told apart by it */
    uint32_t size, hash;
    uint32_t same; /* the first text of the same period */
    mfgq_period period;
} mfgq_i_entry;

typedef struct mfgq_i_dictionary {
    mfgq_i_arena arena;
    mfgq_i_entry *words;
    size_t count, capacity;
    uint32_t *index; /* [index_size] word + 1, or 0; at most half full */
    size_t index_size;
    int8_t *answers; /* [count][tests] 1, 0, or -1 unknown */
    size_t answer_capacity;
    uint32_t last;
} mfgq_i_dictionary;

/* ---- cells.c: one a group and period that has rows ---- */

/* What every atom keeps; behind it an exact sum, an extreme, or nothing. */
typedef struct mfgq_i_tally {
    int64_t used, gaps;
} mfgq_i_tally;

typedef struct mfgq_i_cells {
    uint32_t *ids;   /* [count][width of the measure] keys and period */
    char *states;    /* [count][cell size] int64 rows, then the tallies */
    size_t count, id_capacity, state_capacity;
    uint32_t *index; /* [index_size] cell + 1, or 0; at most half full */
    size_t index_size;
    uint32_t recent[1024]; /* cell + 1 of ids that were looked for last, by their hash, or 0 */
} mfgq_i_cells;

/* What one thread has taken, and its block of rows. */
typedef struct mfgq_i_part {
    mfgq_i_dictionary *dictionaries; /* [text slots] */
    mfgq_i_cells cells;
    const double **numbers;  /* [number slots] the block's columns */
    double *own;             /* [number slots][BLOCK] where they are copies */
    uint32_t *ids;           /* [text slots][BLOCK] */
    double *vectors;         /* [exprs][BLOCK] */
    double *stack;           /* [depth][BLOCK] */
    uint32_t *cell;          /* [BLOCK] */
} mfgq_i_part;

struct mfgq_measure {
    mfgq_i_arena arena;
    mfgq_plan *plan;
    mfgq_taxonomy *taxonomy;
    size_t columns;
    const char **names;         /* [columns] */
    const char *const *units;   /* [columns], may be null; the caller's, while it is made */
    uint8_t *uses;              /* [columns] */
    size_t *variable_column;    /* [variables of the plan] */
    mfgq_unit *variable_unit;   /* [variables of the plan] of the column */
    size_t *number_of, *text_of; /* [columns] slot, or NOWHERE */
    mfgq_i_number_slot *numbers;
    mfgq_i_text_slot *texts;
    size_t number_count, text_count, key_count, width; /* width: keys and period */
    size_t period_slot;                                /* or NOWHERE */
    mfgq_period base;
    int gaps, threads;
    mfgq_i_test *tests;
    mfgq_i_expr *exprs;
    mfgq_i_atom *atoms;
    double *constants;
    mfgq_i_measured *measured;
    mfgq_i_left_out *left_out;
    size_t test_count, expr_count, atom_count, constant_count, measured_count, left_count;
    size_t test_room, expr_room, atom_room, constant_room;
    size_t depth, cell_size;
    mfgq_i_part *parts; /* [threads] */
    int64_t rows;
    mfgq_error spoilt; /* status 0 while all is well */
    atomic_int busy;   /* a call is changing it */
};

/* ---- columns.c ---- */

/* Which column holds which variable and in which unit; the slots of keys and period. */
mfgq_status mfgq_i_measure_columns(mfgq_measure *m, size_t keys, const char *const *by,
                                   mfgq_error *err);

/* The slot of a column, made when it is first asked for. */
size_t mfgq_i_number_slot_of(mfgq_measure *m, size_t variable, int flag);
size_t mfgq_i_text_slot_of(mfgq_measure *m, size_t column, int period);

/* ---- link.c ---- */

/* Takes an indicator in, or leaves it out with a reason. */
mfgq_status mfgq_i_measure_link(mfgq_measure *m, const mfgq_i_indicator *it, mfgq_error *err);

/* ---- dictionary.c ---- */

/* The number of a text. A new one is judged: a period that is none, an unknown class fail. */
mfgq_status mfgq_i_dictionary_find(const mfgq_measure *m, size_t slot, mfgq_i_dictionary *d,
                                   const char *text, size_t size, uint32_t *id, mfgq_error *err);
void mfgq_i_dictionary_free(mfgq_i_dictionary *d);

/* 1 for nothing, blanks, and NA. */
int mfgq_i_is_missing(const char *text, size_t size);

/* ---- block.c ---- */

/* Evaluates every expr over the first `rows` of the block. */
void mfgq_i_block_run(const mfgq_measure *m, mfgq_i_part *part, size_t rows);

/* The values of an expr. */
const double *mfgq_i_block_values(const mfgq_measure *m, const mfgq_i_part *part, size_t expr);

/* ---- cells.c ---- */

/* Tallies the block; 0 if memory ran out or 2^31 cells are passed. */
mfgq_status mfgq_i_cells_add(const mfgq_measure *m, mfgq_i_part *part, size_t rows,
                             mfgq_error *err);

/* The cell of ids, made if there is none. */
mfgq_status mfgq_i_cells_find(const mfgq_measure *m, mfgq_i_cells *cells, const uint32_t *ids,
                              uint32_t *cell, mfgq_error *err);
void mfgq_i_cells_free(const mfgq_measure *m, mfgq_i_cells *cells);

/* Number of bytes behind the tally of a function. */
size_t mfgq_i_tally_extra(int function);

mfgq_i_tally *mfgq_i_tally_of(const mfgq_measure *m, const mfgq_i_cells *cells, size_t cell,
                              const mfgq_i_atom *atom);
mfgq_i_narrow *mfgq_i_tally_sum(mfgq_i_tally *tally);
double *mfgq_i_tally_extreme(mfgq_i_tally *tally);
int64_t *mfgq_i_cell_rows(const mfgq_measure *m, const mfgq_i_cells *cells, size_t cell);

/* ---- add.c: rows from any source ---- */

/* Fills the block of a part with the next rows; *rows 0 at the end. err is never null. */
typedef mfgq_status (*mfgq_i_load)(const mfgq_measure *m, mfgq_i_part *part, void *source,
                                   size_t *rows, mfgq_error *err);

/* Runs sources, each `size` bytes behind the one before, on a thread and part each. */
mfgq_status mfgq_i_measure_run(mfgq_measure *m, mfgq_i_load load, void *sources, size_t size,
                               size_t count, mfgq_error *err);

/* How many sources to make of so many rows. */
size_t mfgq_i_measure_sources(const mfgq_measure *m, size_t rows);

/* The first row of the i-th of `count` sources. */
size_t mfgq_i_share(size_t rows, size_t count, size_t i);

/* Loading column by column: rows from `limit` on are not looked at once one has failed. */
typedef struct mfgq_i_loading {
    size_t limit;
    mfgq_error *first;
} mfgq_i_loading;

/* Notes that a row of the block, which begins at row `at`, has failed. */
void mfgq_i_loading_fault(mfgq_i_loading *l, size_t row, size_t at, const mfgq_error *found);

/* Doubles that are read where they stand need only a look at each. */
void mfgq_i_load_direct(const mfgq_measure *m, mfgq_i_part *part, size_t k, const double *values,
                        size_t at, mfgq_i_loading *l);

/* A number as text, 2020, not 2020.0; its length, 0 for NaN. */
size_t mfgq_i_write_number(double value, char out[MFGQ_I_DOUBLE_SIZE]);

/* Begins a call that changes a measure: refused while another thread is in one, and after a
   failure, which is told again. */
mfgq_status mfgq_i_measure_enter(const mfgq_measure *m, mfgq_error *err);

/* Ends it, keeping a failure. */
mfgq_status mfgq_i_measure_leave(mfgq_measure *m, mfgq_status status, const mfgq_error *found,
                                 mfgq_error *err);

/* One value for a number slot: converted, and refused if it is infinite or no flag. */
mfgq_status mfgq_i_take_number(const mfgq_i_number_slot *slot, double value, double *out,
                               mfgq_error *err);

/* The same from text. */
mfgq_status mfgq_i_take_text_number(const mfgq_i_number_slot *slot, const char *text,
                                    size_t size, double *out, mfgq_error *err);

/* ---- merge.c ---- */

mfgq_status mfgq_i_part_merge(const mfgq_measure *m, mfgq_i_part *into,
                              const mfgq_i_part *from, mfgq_error *err);

/* Gathers all parts in the first. */
mfgq_status mfgq_i_measure_gather(mfgq_measure *m, mfgq_error *err);

/* ---- result.c ---- */

/* Finds the outermost quotient of a program: value = f(numerator / denominator), where f
   holds nothing but constants. */
void mfgq_i_find_quotient(const mfgq_i_code *top, mfgq_i_code *numerator,
                          mfgq_i_code *denominator);

#endif
