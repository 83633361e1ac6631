/* Groups and subgroups of `mfgq progress` as numbers. */
#include "progress_input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct entry {
    const char *key;
    size_t row;
} entry;

static int by_key(const void *a, const void *b)
{
    const entry *const x = a, *const y = b;
    const int order = strcmp(x->key, y->key);
    return order ? order : (x->row > y->row) - (x->row < y->row);
}

/* Equal keys get the row of the first of them, empty keys -1. */
static int first_rows(const char *const *keys, size_t n, int64_t *ids)
{
    entry *const list = calloc(n + 1, sizeof *list);
    if (!list) return 0;
    for (size_t i = 0; i < n; i++) list[i] = (entry){keys[i], i};
    qsort(list, n, sizeof *list, by_key);
    size_t first = 0;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(list[i].key, list[first].key) != 0) first = i;
        ids[list[i].row] = list[i].key[0] ? (int64_t)list[first].row : -1;
    }
    free(list);
    return 1;
}

/* Rows of first members become numbers in order of appearance. */
static size_t renumber(size_t n, int64_t *ids, const char *const *keys, const char **names)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        if (ids[i] < 0) continue;
        if (ids[i] != (int64_t)i) {
            ids[i] = ids[ids[i]];
            continue;
        }
        names[count] = keys[i];
        ids[i] = (int64_t)count++;
    }
    return count;
}

/* A subgroup is named within its group: both parts, each with its length. */
static char *join(const char *group, const char *subgroup)
{
    const size_t size = strlen(group) + strlen(subgroup) + 24;
    char *const key = calloc(size, 1);
    if (key && group[0] && subgroup[0])
        snprintf(key, size, "%zu:%s%s", strlen(group), group, subgroup);
    return key;
}

static int number_subgroups(const char *const *groups, const char *const *subgroups, size_t n,
                            int64_t *ids)
{
    char **const keys = calloc(n + 1, sizeof *keys);
    int done = keys != NULL;
    for (size_t i = 0; done && i < n; i++) done = (keys[i] = join(groups[i], subgroups[i])) != NULL;
    done = done && first_rows((const char *const *)keys, n, ids);
    for (size_t i = 0; keys && i < n; i++) free(keys[i]);
    free(keys);
    return done;
}

int progress_groups(progress_input *in, const char *const *groups, const char *const *subgroups)
{
    const size_t n = in->rows;
    in->group = calloc(n + 1, sizeof *in->group);
    in->subgroup = calloc(n + 1, sizeof *in->subgroup);
    in->group_names = calloc(n + 1, sizeof *in->group_names);
    if (!in->group || !in->subgroup || !in->group_names) return 0;
    if (!groups) {
        for (size_t i = 0; i < n; i++) in->group[i] = in->subgroup[i] = -1;
        return 1;
    }
    if (!first_rows(groups, n, in->group)) return 0;
    in->groups = renumber(n, in->group, groups, in->group_names);
    for (size_t i = 0; !subgroups && i < n; i++) in->subgroup[i] = -1;
    return !subgroups || number_subgroups(groups, subgroups, n, in->subgroup);
}
