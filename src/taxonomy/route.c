/* From one built-in list to another along the shortest chain of files. */
#include "taxonomy_i.h"

#include <string.h>

enum { MOST_LISTS = 16 };

static size_t list_index(const char *id)
{
    return (size_t)(mfgq_i_list_find(id) - mfgq_i_lists);
}

/* The neighbour of list `at` over pairing p, or -1. */
static int neighbour(const mfgq_i_pairing *p, size_t at)
{
    if (list_index(p->from) == at) return (int)list_index(p->to);
    if (list_index(p->to) == at) return (int)list_index(p->from);
    return -1;
}

/* Breadth first from the goal: towards[i] is the next list on the way there, or -1. */
static void explore(size_t goal, int towards[MOST_LISTS])
{
    size_t queue[MOST_LISTS], head = 0, tail = 0;
    for (size_t i = 0; i < MOST_LISTS; i++) towards[i] = -1;
    towards[goal] = (int)goal;
    queue[tail++] = goal;
    while (head < tail) {
        const size_t at = queue[head++];
        for (const mfgq_i_pairing *p = mfgq_i_pairings; p->from; p++) {
            const int next = neighbour(p, at);
            if (next < 0 || towards[next] >= 0) continue;
            towards[next] = (int)at;
            queue[tail++] = (size_t)next;
        }
    }
}

/* One step between lists that a file joins, in either direction. */
static mfgq_status open_step(const char *from, const char *to, mfgq_crosswalk **step,
                             mfgq_error *err)
{
    size_t size = 0;
    const char *text = mfgq_i_list_file(from, to, &size);
    if (text) return mfgq_crosswalk_read(text, size, MFGQ_UTF8, from, to, step, err);
    mfgq_crosswalk *forward = NULL;
    text = mfgq_i_list_file(to, from, &size);
    MFGQ_I_TRY(mfgq_crosswalk_read(text, size, MFGQ_UTF8, to, from, &forward, err));
    const mfgq_status status = mfgq_crosswalk_reverse(forward, step, err);
    mfgq_crosswalk_free(forward);
    return status;
}

/* *whole followed by one step more; *whole is replaced, or freed on failure. */
static mfgq_status extend(mfgq_crosswalk **whole, const char *from, const char *to,
                          mfgq_error *err)
{
    mfgq_crosswalk *step = NULL, *longer = NULL;
    mfgq_status status = open_step(from, to, &step, err);
    if (status == MFGQ_OK && !*whole) {
        *whole = step;
        return status;
    }
    if (status == MFGQ_OK) status = mfgq_crosswalk_compose(*whole, step, &longer, err);
    mfgq_crosswalk_free(step);
    mfgq_crosswalk_free(*whole);
    *whole = longer;
    return status;
}

static mfgq_status check_list(const char *id, int arg, const char *name, mfgq_error *err)
{
    if (!id) return mfgq_i_fail(err, MFGQ_E_INVALID, arg, -1, "%s is null", name);
    if (!mfgq_i_list_find(id))
        return mfgq_i_fail(err, MFGQ_E_NOT_FOUND, arg, -1, "no built-in list %.80s", id);
    return MFGQ_OK;
}

mfgq_status mfgq_crosswalk_builtin(const char *from, const char *to,
                                   mfgq_crosswalk **crosswalk, mfgq_error *err)
{
    int towards[MOST_LISTS];
    MFGQ_I_TRY(check_list(from, 1, "from", err));
    MFGQ_I_TRY(check_list(to, 2, "to", err));
    if (!crosswalk) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "crosswalk is null");
    if (strcmp(from, to) == 0)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "from and to are both %s", to);
    const size_t goal = list_index(to);
    explore(goal, towards);
    mfgq_crosswalk *whole = NULL;
    for (size_t at = list_index(from); at != goal;) {
        if (towards[at] < 0)
            return mfgq_i_fail(err, MFGQ_E_NOT_FOUND, 2, -1, "nothing leads from %s to %s", from,
                               to);
        const size_t next = (size_t)towards[at];
        MFGQ_I_TRY(extend(&whole, mfgq_i_lists[at].about[0], mfgq_i_lists[next].about[0], err));
        at = next;
    }
    *crosswalk = whole;
    return MFGQ_OK;
}
