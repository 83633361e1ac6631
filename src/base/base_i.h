/* Internal services that every module may use. */
#ifndef MFGQ_BASE_I_H
#define MFGQ_BASE_I_H

#include <mfgq/base.h>
#include <mfgq/csv.h>
#include <stdarg.h>

#if defined(__GNUC__)
#define MFGQ_I_PRINTF(f, a) __attribute__((format(printf, f, a)))
#else
#define MFGQ_I_PRINTF(f, a)
#endif

/* Returns from the calling function when a call does not return OK. */
#define MFGQ_I_TRY(call)                                    \
    do {                                                    \
        const mfgq_status mfgq_i_status_ = (call);          \
        if (mfgq_i_status_ != MFGQ_OK) return mfgq_i_status_; \
    } while (0)

/* ---- error.c: fill *err (may be null) and return the status ---- */

mfgq_status mfgq_i_fail(mfgq_error *err, mfgq_status status, int arg, int64_t index,
                        const char *format, ...) MFGQ_I_PRINTF(5, 6);

/* As mfgq_i_fail, for a place in a text input. */
mfgq_status mfgq_i_fail_at(mfgq_error *err, mfgq_status status, int32_t line,
                           int32_t column, const char *format, ...) MFGQ_I_PRINTF(5, 6);

mfgq_status mfgq_i_no_memory(mfgq_error *err);

/* ---- alloc.c: the only place that allocates ---- */

void *mfgq_i_alloc(size_t size);                /* size 0 gives a valid block */
void *mfgq_i_zalloc(size_t count, size_t size); /* zeroed; null on overflow */
void *mfgq_i_array(size_t count, size_t size);  /* not zeroed; null on overflow */
void *mfgq_i_resize(void *block, size_t old_size, size_t size);
void mfgq_i_free(void *block);                  /* null allowed */
char *mfgq_i_copy(const char *text, size_t size); /* terminated copy */

/* Makes room for `need` elements of `size` bytes; 0 when memory ran out. */
int mfgq_i_grow(void **block, size_t *capacity, size_t need, size_t size);

/* ---- arena.c: many small blocks, freed together ---- */

typedef struct mfgq_i_arena {
    struct mfgq_i_chunk *chunks;
} mfgq_i_arena;

void *mfgq_i_arena_alloc(mfgq_i_arena *arena, size_t size); /* zeroed, aligned for any type */
char *mfgq_i_arena_text(mfgq_i_arena *arena, const char *text, size_t size);
void mfgq_i_arena_free(mfgq_i_arena *arena);

/* ---- buffer.c: growing bytes; the first failure is kept ---- */

typedef struct mfgq_i_buffer {
    char *data; /* terminated once anything was added */
    size_t size, capacity;
    int failed;
} mfgq_i_buffer;

void mfgq_i_buffer_add(mfgq_i_buffer *buffer, const char *bytes, size_t size);
void mfgq_i_buffer_text(mfgq_i_buffer *buffer, const char *text);
void mfgq_i_buffer_char(mfgq_i_buffer *buffer, char byte);
void mfgq_i_buffer_double(mfgq_i_buffer *buffer, double value); /* shortest form */
void mfgq_i_buffer_int(mfgq_i_buffer *buffer, int64_t value);
void mfgq_i_buffer_json(mfgq_i_buffer *buffer, const char *text); /* quoted and escaped */
void mfgq_i_buffer_free(mfgq_i_buffer *buffer);

/* ---- map.c: terminated text to a number; keys are not copied ---- */

typedef struct mfgq_i_map {
    struct mfgq_i_slot *slots;
    size_t size, capacity;
} mfgq_i_map;

/* Adds a key: 1 added, 0 there already (*value tells what), -1 out of memory. */
int mfgq_i_map_add(mfgq_i_map *map, const char *key, size_t *value);
int mfgq_i_map_find(const mfgq_i_map *map, const char *key, size_t *value); /* 1 if found */
void mfgq_i_map_free(mfgq_i_map *map);

/* ---- number.c: whatever the locale ---- */

#define MFGQ_I_DOUBLE_SIZE 32

/* Reads one decimal number at *text, moves *text behind it; 0 if there is none.
   Overflow gives an infinity. Reads at most to `end`. */
int mfgq_i_read_double(const char **text, const char *end, double *value);

/* The whole text, spaces around it apart, as a finite number; 0 if it is none. */
int mfgq_i_parse_double(const char *text, size_t size, double *value);

/* The shortest decimal form that reads back to the same double; returns its
   length. NaN gives "nan", infinities "inf" and "-inf". */
size_t mfgq_i_format_double(double value, char out[MFGQ_I_DOUBLE_SIZE]);

/* Fixed notation with `decimals` digits behind the point (0 to 330), as printf
   rounds, with a point in every locale; returns the length, 0 if out is short. */
size_t mfgq_i_format_fixed(double value, int decimals, char *out, size_t size);

/* ---- text.c ---- */

/* Decodes input into fresh UTF-8, without its byte-order mark. */
mfgq_status mfgq_i_decode(const char *text, size_t size, mfgq_encoding encoding,
                          char **out, size_t *out_size, mfgq_error *err);

/* One-based line and character of an offset. */
void mfgq_i_position(const char *text, size_t offset, int32_t *line, int32_t *column);

int mfgq_i_equal(const char *a, const char *b); /* null-safe */
int mfgq_i_starts(const char *text, const char *prefix);

#endif
