/* Many small blocks, freed together: what immutable objects are made of. */
#include "base_i.h"

#include <stddef.h>
#include <string.h>

enum { FIRST = 1024, CHUNK = 16 * 1024 }; /* small objects stay small */

typedef struct mfgq_i_chunk {
    struct mfgq_i_chunk *next;
    size_t used, size;
    max_align_t data[];
} chunk;

static size_t aligned(size_t size)
{
    const size_t unit = sizeof(max_align_t);
    return (size + unit - 1) / unit * unit;
}

static chunk *add_chunk(mfgq_i_arena *arena, size_t size)
{
    const size_t last = arena->chunks ? arena->chunks->size : FIRST / 2;
    const size_t usual = last < CHUNK / 2 ? 2 * last : CHUNK;
    const size_t room = size > usual ? size : usual;
    chunk *const fresh = mfgq_i_alloc(sizeof(chunk) + room);
    if (!fresh) return NULL;
    fresh->next = arena->chunks;
    fresh->used = 0;
    fresh->size = room;
    arena->chunks = fresh;
    return fresh;
}

void *mfgq_i_arena_alloc(mfgq_i_arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2) return NULL;
    const size_t need = aligned(size ? size : 1);
    chunk *c = arena->chunks;
    if (!c || c->size - c->used < need) c = add_chunk(arena, need);
    if (!c) return NULL;
    char *const block = (char *)c->data + c->used;
    c->used += need;
    memset(block, 0, need);
    return block;
}

char *mfgq_i_arena_text(mfgq_i_arena *arena, const char *text, size_t size)
{
    char *const copy = size < SIZE_MAX ? mfgq_i_arena_alloc(arena, size + 1) : NULL;
    if (copy && size) memcpy(copy, text, size);
    return copy;
}

void mfgq_i_arena_free(mfgq_i_arena *arena)
{
    chunk *c = arena->chunks;
    while (c) {
        chunk *const next = c->next;
        mfgq_i_free(c);
        c = next;
    }
    arena->chunks = NULL;
}
