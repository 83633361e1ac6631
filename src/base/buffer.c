/* Growing bytes. The first failure is kept, so callers check once at the end. */
#include "base_i.h"

#include <stdio.h>
#include <string.h>

void mfgq_i_buffer_add(mfgq_i_buffer *buffer, const char *bytes, size_t size)
{
    if (buffer->failed) return;
    if (size >= SIZE_MAX - buffer->size
        || !mfgq_i_grow((void **)&buffer->data, &buffer->capacity, buffer->size + size + 1, 1)) {
        buffer->failed = 1;
        return;
    }
    if (size) memcpy(buffer->data + buffer->size, bytes, size);
    buffer->size += size;
    buffer->data[buffer->size] = '\0';
}

void mfgq_i_buffer_text(mfgq_i_buffer *buffer, const char *text)
{
    mfgq_i_buffer_add(buffer, text, strlen(text));
}

void mfgq_i_buffer_char(mfgq_i_buffer *buffer, char byte)
{
    mfgq_i_buffer_add(buffer, &byte, 1);
}

void mfgq_i_buffer_double(mfgq_i_buffer *buffer, double value)
{
    char text[MFGQ_I_DOUBLE_SIZE];
    mfgq_i_buffer_add(buffer, text, mfgq_i_format_double(value, text));
}

void mfgq_i_buffer_int(mfgq_i_buffer *buffer, int64_t value)
{
    char text[24];
    const int size = snprintf(text, sizeof text, "%lld", (long long)value);
    mfgq_i_buffer_add(buffer, text, (size_t)size);
}

/* The escape of one byte in JSON, or null when it stands for itself. */
static const char *json_escape(unsigned char byte, char out[8])
{
    switch (byte) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: break;
    }
    if (byte >= 0x20) return NULL;
    snprintf(out, 8, "\\u%04x", byte);
    return out;
}

void mfgq_i_buffer_json(mfgq_i_buffer *buffer, const char *text)
{
    mfgq_i_buffer_char(buffer, '"');
    const char *from = text;
    for (; *text; text++) {
        char scratch[8];
        const char *const escape = json_escape((unsigned char)*text, scratch);
        if (!escape) continue;
        mfgq_i_buffer_add(buffer, from, (size_t)(text - from));
        mfgq_i_buffer_text(buffer, escape);
        from = text + 1;
    }
    mfgq_i_buffer_add(buffer, from, (size_t)(text - from));
    mfgq_i_buffer_char(buffer, '"');
}

void mfgq_i_buffer_free(mfgq_i_buffer *buffer)
{
    mfgq_i_free(buffer->data);
    memset(buffer, 0, sizeof *buffer);
}
