/* A counting allocator that fails at a chosen call. Atomic, since the calls under test may
   use threads. */
#include "support.h"

#include <stdatomic.h>
#include <stdlib.h>

typedef struct counter {
    atomic_size_t calls, live;
    atomic_size_t fail_at; /* 0: never */
    atomic_int failed;
} counter;

static counter state;
static int installed;

static int refuse(counter *c)
{
    if (++c->calls != c->fail_at) return 0;
    c->failed = 1;
    return 1;
}

static void *take(void *context, size_t size)
{
    counter *const c = context;
    if (refuse(c)) return NULL;
    void *const block = malloc(size);
    c->live += block != NULL;
    return block;
}

static void *change(void *context, void *block, size_t old_size, size_t size)
{
    (void)old_size;
    return refuse(context) ? NULL : realloc(block, size);
}

static void give(void *context, void *block)
{
    counter *const c = context;
    c->live--;
    free(block);
}

static void install(void)
{
    static const mfgq_allocator counting = {take, change, give, &state};
    if (installed) return;
    assert_int_equal(mfgq_set_allocator(&counting, NULL), MFGQ_OK);
    installed = 1;
}

size_t support_live_blocks(void)
{
    install();
    return state.live;
}

void support_walk_memory(mfgq_status (*run)(void *context), void *context)
{
    install();
    for (size_t at = 1;; at++) {
        const size_t before = state.live;
        state.calls = 0;
        state.failed = 0;
        state.fail_at = at;
        const mfgq_status status = run(context);
        state.fail_at = 0;
        if (state.live != before)
            fail_msg("%zu blocks left after allocation %zu failed", (size_t)state.live - before,
                     at);
        if (!state.failed) {
            assert_int_equal(status, MFGQ_OK);
            assert_true(at > 1);
            return;
        }
        if (status != MFGQ_E_MEMORY)
            fail_msg("allocation %zu failed but the status is %s", at, mfgq_status_name(status));
    }
}

typedef struct maker {
    mfgq_status (*make)(mfgq_table **table, mfgq_error *err);
} maker;

static mfgq_status make_and_free(void *context)
{
    mfgq_table *table = NULL;
    const mfgq_status status = ((const maker *)context)->make(&table, NULL);
    if (status == MFGQ_OK) mfgq_table_free(table);
    return status;
}

void support_walk_table(mfgq_status (*make)(mfgq_table **table, mfgq_error *err))
{
    maker m = {make};
    support_walk_memory(make_and_free, &m);
}
