/* What a call costs through the C library: binding FILE, a request as JSON; prints the median in nanoseconds. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "tlsconf.h"

static long long now(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return at.tv_sec * 1000000000LL + at.tv_nsec;
}

static int ascending(const void *left, const void *right) {
    long long a = *(const long long *)left, b = *(const long long *)right;
    return (a > b) - (a < b);
}

int main(int argc, char **argv) {
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!file) return 2;
    static uint8_t request[1 << 20];
    size_t length = fread(request, 1, sizeof request, file);
    static long long times[500];
    for (size_t run = 0; run < 500; run++) {
        long long start = now();
        tlsconf_text *answer = NULL;
        if (tlsconf_check_json(request, length, &answer) != TLSCONF_OK) return 1;
        tlsconf_text_free(answer);
        times[run] = now() - start;
    }
    qsort(times, 500, sizeof *times, ascending);
    printf("%lld\n", times[250]);
    return 0;
}
