/* Open addressing over FNV-1a, at most half full. */
#include "base_i.h"

#include <string.h>

typedef struct mfgq_i_slot {
    const char *key;
    size_t value;
} slot;

static size_t hash(const char *key)
{
    uint64_t h = 14695981039346656037u;
    for (; *key; key++) h = (h ^ (unsigned char)*key) * 1099511628211u;
    return (size_t)(h ^ (h >> 32));
}

/* The slot of a key, or the free one where it belongs. */
static slot *probe(slot *slots, size_t capacity, const char *key)
{
    size_t i = hash(key) & (capacity - 1);
    while (slots[i].key && strcmp(slots[i].key, key) != 0) i = (i + 1) & (capacity - 1);
    return &slots[i];
}

static int enlarge(mfgq_i_map *map)
{
    const size_t capacity = map->capacity ? map->capacity * 2 : 16;
    slot *const slots = mfgq_i_zalloc(capacity, sizeof(slot));
    if (!slots) return 0;
    for (size_t i = 0; i < map->capacity; i++)
        if (map->slots[i].key) *probe(slots, capacity, map->slots[i].key) = map->slots[i];
    mfgq_i_free(map->slots);
    map->slots = slots;
    map->capacity = capacity;
    return 1;
}

int mfgq_i_map_add(mfgq_i_map *map, const char *key, size_t *value)
{
    if (map->size * 2 >= map->capacity && !enlarge(map)) return -1;
    slot *const s = probe(map->slots, map->capacity, key);
    if (s->key) {
        *value = s->value;
        return 0;
    }
    s->key = key;
    s->value = *value;
    map->size++;
    return 1;
}

int mfgq_i_map_find(const mfgq_i_map *map, const char *key, size_t *value)
{
    if (!map->capacity) return 0;
    const slot *const s = probe(map->slots, map->capacity, key);
    if (!s->key) return 0;
    *value = s->value;
    return 1;
}

void mfgq_i_map_free(mfgq_i_map *map)
{
    mfgq_i_free(map->slots);
    memset(map, 0, sizeof *map);
}
