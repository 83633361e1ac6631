/* UTF-8 checking, decoding of input, places in a text. */
#include "base_i.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

/* Length of the valid sequence at s, 0 if there is none (Unicode table 3-7). */
static size_t sequence(const unsigned char *s, size_t left)
{
    if (s[0] < 0x80) return 1;
    const size_t need = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
    if (s[0] < 0xC2 || s[0] > 0xF4 || left < need) return 0;
    const unsigned char low = s[0] == 0xE0 ? 0xA0 : s[0] == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = s[0] == 0xED ? 0x9F : s[0] == 0xF4 ? 0x8F : 0xBF;
    if (s[1] < low || s[1] > high) return 0;
    for (size_t i = 2; i < need; i++)
        if (s[i] < 0x80 || s[i] > 0xBF) return 0;
    return need;
}

size_t mfgq_utf8_valid(const char *text, size_t size)
{
    const unsigned char *const bytes = (const unsigned char *)text;
    size_t i = 0;
    while (i < size) {
        uint64_t eight;
        while (size - i >= sizeof eight) { /* plain ASCII is most of most files */
            memcpy(&eight, bytes + i, sizeof eight);
            if (eight & 0x8080808080808080u) break;
            i += sizeof eight;
        }
        if (i == size) break;
        const size_t step = sequence(bytes + i, size - i);
        if (!step) break;
        i += step;
    }
    return i;
}

void mfgq_i_position(const char *text, size_t offset, int32_t *line, int32_t *column)
{
    int32_t l = 1, c = 1;
    for (size_t i = 0; i < offset; i++) {
        if (text[i] == '\n') {
            l++;
            c = 1;
        } else if (((unsigned char)text[i] & 0xC0) != 0x80) {
            c++;
        }
    }
    *line = l;
    *column = c;
}

static mfgq_status bad_byte(const char *text, size_t offset, const char *name, mfgq_error *err)
{
    int32_t line, column;
    mfgq_i_position(text, offset, &line, &column);
    return mfgq_i_fail_at(err, MFGQ_E_ENCODING, line, column, "byte 0x%02x at offset %zu is not %s",
                          (unsigned char)text[offset], offset, name);
}

static mfgq_status from_utf8(const char *text, size_t size, char **out, size_t *out_size,
                             mfgq_error *err)
{
    const size_t valid = mfgq_utf8_valid(text, size);
    if (valid < size) return bad_byte(text, valid, "valid UTF-8", err);
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        size -= 3;
    }
    char *const copy = mfgq_i_copy(text, size);
    if (!copy) return mfgq_i_no_memory(err);
    *out = copy;
    *out_size = size;
    return MFGQ_OK;
}

static mfgq_status from_gb18030(const char *text, size_t size, char **out, size_t *out_size,
                                mfgq_error *err)
{
    if (size > SIZE_MAX / 4) return mfgq_i_fail(err, MFGQ_E_LIMIT, 2, -1, "size is too large");
    const int saved = errno;
    const iconv_t decoder = iconv_open("UTF-8", "GB18030");
    if (decoder == (iconv_t)-1) {
        errno = saved;
        return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 3, -1, "this system cannot decode GB18030");
    }
    /* Two bytes become at most three, four at most four. */
    const size_t room = size * 2 + 4;
    char *const utf8 = mfgq_i_alloc(room + 1);
    char *from = (char *)(uintptr_t)text, *to = utf8;
    size_t from_left = size, to_left = room;
    size_t bad = 0;
    if (utf8) bad = iconv(decoder, &from, &from_left, &to, &to_left);
    iconv_close(decoder);
    errno = saved;
    if (!utf8) return mfgq_i_no_memory(err);
    if (bad == (size_t)-1 || from_left) {
        mfgq_i_free(utf8);
        return bad_byte(text, size - from_left, "valid GB18030", err);
    }
    *to = '\0';
    *out = utf8;
    *out_size = room - to_left;
    return MFGQ_OK;
}

/* Takes a byte-order mark off decoded text. */
static void drop_mark(char *text, size_t *size)
{
    if (!mfgq_i_starts(text, "\xEF\xBB\xBF")) return;
    *size -= 3;
    memmove(text, text + 3, *size + 1);
}

mfgq_status mfgq_i_decode(const char *text, size_t size, mfgq_encoding encoding,
                          char **out, size_t *out_size, mfgq_error *err)
{
    if (encoding == MFGQ_UTF8) return from_utf8(text, size, out, out_size, err);
    if (encoding == MFGQ_GB18030) {
        MFGQ_I_TRY(from_gb18030(text, size, out, out_size, err));
        drop_mark(*out, out_size);
        return MFGQ_OK;
    }
    return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "encoding %d does not exist", (int)encoding);
}

int mfgq_i_equal(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

int mfgq_i_starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}
