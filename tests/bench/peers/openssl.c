/* How long OpenSSL takes merely to parse a PEM file of certificates, or (`verify FILE`) from the text of a leaf, an intermediate and
 * a root to a verified chain: prints the median in nanoseconds. */
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>
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

static int parse(BIO *bio) {
    int count = 0;
    for (X509 *certificate; (certificate = PEM_read_bio_X509(bio, NULL, NULL, NULL)); count++) X509_free(certificate);
    return count > 0;
}

static int verify(BIO *bio) {
    X509 *chain[3];
    for (int at = 0; at < 3; at++) chain[at] = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    X509_STORE *store = X509_STORE_new();
    X509_STORE_add_cert(store, chain[2]);
    STACK_OF(X509) *between = sk_X509_new_null();
    sk_X509_push(between, chain[1]);
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    X509_STORE_CTX_init(context, store, chain[0], between);
    X509_STORE_CTX_set_default(context, "ssl_server");
    X509_STORE_CTX_set_time(context, 0, 1795564800);
    int good = X509_verify_cert(context) == 1;
    X509_STORE_CTX_free(context);
    sk_X509_free(between);
    X509_STORE_free(store);
    for (int at = 0; at < 3; at++) X509_free(chain[at]);
    return good;
}

int main(int argc, char **argv) {
    FILE *file = argc == 3 ? fopen(argv[2], "rb") : NULL;
    if (!file) return 2;
    int (*call)(BIO *) = *argv[1] == 'v' ? verify : parse;
    static char text[64 << 20];
    size_t length = fread(text, 1, sizeof text, file);
    static long long times[1000];
    size_t runs = 0;
    for (long long begun = now(); runs < 3 || (now() - begun < 500000000LL && runs < 1000);) {
        long long start = now();
        BIO *bio = BIO_new_mem_buf(text, (int)length);
        int good = call(bio);
        BIO_free(bio);
        if (!good) return 1;
        times[runs++] = now() - start;
    }
    qsort(times, runs, sizeof *times, ascending);
    printf("%lld\n", times[runs / 2]);
    return 0;
}
