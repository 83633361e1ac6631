/* The only file that allocates. */
#include "base_i.h"

#include <stdlib.h>
#include <string.h>

static void *default_alloc(void *context, size_t size)
{
    (void)context;
    return malloc(size);
}

static void *default_resize(void *context, void *block, size_t old_size, size_t size)
{
    (void)context;
    (void)old_size;
    return realloc(block, size);
}

static void default_release(void *context, void *block)
{
    (void)context;
    free(block);
}

static const mfgq_allocator standard = {default_alloc, default_resize, default_release, NULL};

/* The one global of the library, set once before use. */
static mfgq_allocator current = {default_alloc, default_resize, default_release, NULL};

mfgq_status mfgq_set_allocator(const mfgq_allocator *allocator, mfgq_error *err)
{
    if (!allocator) {
        current = standard;
        return MFGQ_OK;
    }
    if (!allocator->alloc || !allocator->resize || !allocator->release)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "allocator lacks a function");
    current = *allocator;
    return MFGQ_OK;
}

void *mfgq_i_alloc(size_t size)
{
    return current.alloc(current.context, size ? size : 1);
}

void *mfgq_i_array(size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) return NULL;
    return mfgq_i_alloc(count * size);
}

void *mfgq_i_zalloc(size_t count, size_t size)
{
    void *const block = mfgq_i_array(count, size);
    if (block) memset(block, 0, count * size);
    return block;
}

void *mfgq_i_resize(void *block, size_t old_size, size_t size)
{
    if (!block) return mfgq_i_alloc(size);
    return current.resize(current.context, block, old_size, size ? size : 1);
}

void mfgq_i_free(void *block)
{
    if (block) current.release(current.context, block);
}

char *mfgq_i_copy(const char *text, size_t size)
{
    char *const copy = size < SIZE_MAX ? mfgq_i_alloc(size + 1) : NULL;
    if (!copy) return NULL;
    if (size) memcpy(copy, text, size);
    copy[size] = '\0';
    return copy;
}

int mfgq_i_grow(void **block, size_t *capacity, size_t need, size_t size)
{
    if (need <= *capacity) return 1;
    size_t next = *capacity ? *capacity : 8;
    while (next < need) {
        if (next > SIZE_MAX / 2) return 0;
        next *= 2;
    }
    if (next > SIZE_MAX / size) return 0;
    void *const grown = mfgq_i_resize(*block, *capacity * size, next * size);
    if (!grown) return 0;
    *block = grown;
    *capacity = next;
    return 1;
}
