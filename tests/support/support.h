/* What the tests share: comparison of doubles, golden files, failing memory. */
#ifndef MFGQ_SUPPORT_H
#define MFGQ_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <mfgq/mfgq.h>

/* Fails unless got equals want within rel * |want| + abs; NaN equals NaN. */
#define assert_close(got, want, rel, abs) \
    support_close((got), (want), (rel), (abs), #got, __FILE__, __LINE__)
void support_close(double got, double want, double rel, double abs, const char *what,
                   const char *file, int line);

/* Fails unless the two doubles have the same bits. */
#define assert_same(got, want) support_same((got), (want), #got, __FILE__, __LINE__)
void support_same(double got, double want, const char *what, const char *file, int line);

/* Fails, printing the message, unless the status is OK. */
#define assert_ok(status, err) support_ok((status), (err), #status, __FILE__, __LINE__)
void support_ok(mfgq_status status, const mfgq_error *err, const char *what, const char *file,
                int line);

/* A golden file, tests/golden/NAME. Fails the test if it cannot be read. */
mfgq_csv *golden_open(const char *name);
double golden_number(const mfgq_csv *csv, size_t row, const char *column);
const char *golden_text(const mfgq_csv *csv, size_t row, const char *column);

/* Numbers separated by one character each, at most `most`; returns how many. */
size_t golden_list(const mfgq_csv *csv, size_t row, const char *column, double *out, size_t most);

/* Any file of the project, by its path from the top; free() it. */
char *support_file(const char *path, size_t *size);

/* Calls run(context) with the 1st, 2nd, ... allocation failing until it succeeds
   without a failure. Every failing run must return MFGQ_E_MEMORY and leave nothing
   allocated; the successful one must clean up after itself too. */
void support_walk_memory(mfgq_status (*run)(void *context), void *context);

/* The same for a call that makes a table. */
void support_walk_table(mfgq_status (*make)(mfgq_table **table, mfgq_error *err));

/* Blocks of the library alive now; counted from the first call of this or the walk. */
size_t support_live_blocks(void);

/* A small seeded generator (splitmix64) for property tests. */
typedef struct support_random {
    uint64_t state;
} support_random;
uint64_t support_next(support_random *random);
double support_uniform(support_random *random, double low, double high);

#endif
