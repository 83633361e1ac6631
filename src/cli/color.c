/* Verdict words in colour: a filter over the lines of a text table. The words say
   all by themselves; the colour only helps the eye. */
#include "cli.h"

#include <string.h>

typedef struct shade {
    const char *word, *code;
} shade;

#define GREEN "\033[32m"
#define RED "\033[31m"
#define YELLOW "\033[33m"

static const shade shades[] = {
    {"met", GREEN}, {"达到", GREEN}, {"achieved", GREEN}, {"consistent", GREEN},
    {"target-achieved", GREEN}, {"sun", GREEN},
    {"missed", RED}, {"未达到", RED}, {"error", RED}, {"错误", RED}, {"inconsistent", RED},
    {"thunderstorm", RED}, {"deterioration", RED}, {"behind", RED},
    {"indeterminate", YELLOW}, {"无法判定", YELLOW}, {"warning", YELLOW}, {"警告", YELLOW},
    {"cannot-tell", YELLOW},
};

static const char *shade_of(const char *word, size_t size)
{
    for (size_t i = 0; i < sizeof shades / sizeof *shades; i++)
        if (strlen(shades[i].word) == size && strncmp(shades[i].word, word, size) == 0)
            return shades[i].code;
    return NULL;
}

int cli_color_write(FILE *out, const char *bytes, size_t size)
{
    const char *const end = bytes + size;
    while (bytes < end) {
        const char *stop = bytes;
        while (stop < end && *stop != ' ' && *stop != '\n') stop++;
        const size_t length = (size_t)(stop - bytes);
        const char *const code = shade_of(bytes, length);
        if (code) fputs(code, out);
        fwrite(bytes, 1, length, out);
        if (code) fputs("\033[0m", out);
        while (stop < end && (*stop == ' ' || *stop == '\n')) fputc(*stop++, out);
        bytes = stop;
    }
    return ferror(out) != 0;
}
