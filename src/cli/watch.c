/* Progress of long work, on standard error when that is a terminal. */
#include "series_input.h"

#include <time.h>
#include <unistd.h>

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

mfgq_watch cli_watch_start(cli_watch *watch)
{
    watch->start = watch->last = seconds();
    watch->shown = 0;
    return isatty(STDERR_FILENO) ? cli_watch_series : NULL;
}

int cli_watch_series(void *context, size_t done, size_t all)
{
    cli_watch *const watch = context;
    const double now = seconds();
    if (now - watch->start < 1 || now - watch->last < 0.2) return 0;
    watch->last = now;
    watch->shown = 1;
    fprintf(stderr, "\r%zu of %zu series", done, all);
    fflush(stderr);
    return 0;
}

void cli_watch_end(const cli_watch *watch)
{
    if (watch->shown) fputs("\r\033[K", stderr);
}
