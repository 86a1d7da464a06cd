/* How long OpenSSL takes merely to parse a PEM file of certificates: prints the median in nanoseconds. */
#include <openssl/pem.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

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
    static char text[64 << 20];
    size_t length = fread(text, 1, sizeof text, file);
    static long long times[1000];
    size_t runs = 0;
    for (long long begun = now(); runs < 5 || (now() - begun < 1000000000LL && runs < 1000);) {
        long long start = now();
        BIO *bio = BIO_new_mem_buf(text, (int)length);
        X509 *certificate;
        int count = 0;
        while ((certificate = PEM_read_bio_X509(bio, NULL, NULL, NULL))) {
            count++;
            X509_free(certificate);
        }
        BIO_free(bio);
        if (!count) return 1;
        times[runs++] = now() - start;
    }
    qsort(times, runs, sizeof *times, ascending);
    printf("%lld\n", times[runs / 2]);
    return 0;
}
