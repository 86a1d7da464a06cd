/* What is left of a private key in the process's memory.
 *
 *     wiped ENDPOINT MASKED CA CERTIFICATE KEY
 *
 * MASKED: the key as it stands in DER, as OpenSSL computes with it, and a part of its PEM; hexadecimal, by commas, each octet
 * with 0x5a exclusively or'ed, so that the arguments hold none of them.
 *
 * libtlsconf by itself leaves nothing, and nothing that OpenSSL computes with is left; but its decoder (since 3.0) frees the DER
 * that it has read without wiping it, whoever loads a key. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <tlsconf_hiredis.h>

#define MASK 0x5a

enum { DER, NUMBER, PEM, KINDS };

static unsigned char needles[KINDS][128];
static size_t sizes[KINDS], count;

static void parse(const char *masked) {
    for (const char *at = masked; count < KINDS; at++) {
        unsigned octet;
        size_t len = 0;
        for (; len < sizeof needles[0] && sscanf(at, "%2x", &octet) == 1; at += 2) needles[count][len++] = (unsigned char)octet;
        sizes[count++] = len;
        if (*at != ',') return;
    }
}

/* Counts each of them in these octets. Nothing is unmasked but octet by octet. */
static void look(const unsigned char *octets, size_t len, size_t *found) {
    for (size_t needle = 0; needle < count; needle++)
        for (size_t at = 0; at + sizes[needle] <= len; at++) {
            size_t same = 0;
            while (same < sizes[needle] && (octets[at + same] ^ MASK) == needles[needle][same]) same++;
            found[needle] += same == sizes[needle];
        }
}

/* In all memory that may be written. */
static void search(size_t *found) {
    static unsigned char page[1 << 16];
    char line[512], access[8];
    unsigned long from, to;
    FILE *maps = fopen("/proc/self/maps", "r");
    int memory = open("/proc/self/mem", O_RDONLY);
    if (maps == NULL || memory < 0) exit(2);
    memset(found, 0, KINDS * sizeof *found);
    while (fgets(line, sizeof line, maps) != NULL) {
        if (sscanf(line, "%lx-%lx %7s", &from, &to, access) != 3 || access[1] != 'w') continue;
        /* Overlapping, so that nothing is missed at a border; the buffer itself is not looked at. */
        for (unsigned long at = from; at < to; at += sizeof page - sizeof needles[0]) {
            if (at < (unsigned long)(page + sizeof page) && at + sizeof page > (unsigned long)page) continue;
            size_t len = to - at < sizeof page ? to - at : sizeof page;
            ssize_t got = pread(memory, page, len, (off_t)at);
            if (got > 0) look(page, (size_t)got, found);
        }
    }
    memset(page, 0, sizeof page);
    fclose(maps);
    close(memory);
}

static tlsconf_config *built(char **argv) {
    tlsconf_request *request = tlsconf_request_new();
    tlsconf_config *config = NULL;
    tlsconf_request_set_endpoint(request, argv[1]);
    for (char **file = argv + 3; *file != NULL; file++) tlsconf_request_add_path(request, *file);
    tlsconf_request_add_client(request, "hiredis", NULL, NULL);
    if (tlsconf_config_build(request, &config, NULL) != TLSCONF_OK) fprintf(stderr, "%s\n", tlsconf_request_error(request));
    tlsconf_request_free(request);
    return config;
}

int main(int argc, char **argv) {
    size_t held[KINDS], left[KINDS], used[KINDS], after[KINDS];
    if (argc != 6) return 2;
    parse(argv[2]);
    tlsconf_config *config = built(argv);
    search(held);
    tlsconf_config_free(config);
    search(left);
    config = built(argv);
    redisContext *c = tlsconf_hiredis_connect(config, NULL, NULL);
    if (c == NULL || c->err != 0) {
        fprintf(stderr, "%s\n", c == NULL ? "no connection" : c->errstr);
        return 1;
    }
    freeReplyObject(redisCommand(c, "PING"));
    search(used);
    redisFree(c);
    tlsconf_config_free(config);
    search(after);
    printf("in a configuration the key was found %zu times, after it %zu; in a connection %zu times, after it %zu "
           "(as DER, freed by OpenSSL unwiped: %zu)\n",
           held[DER], left[DER] + left[NUMBER] + left[PEM], used[NUMBER], after[NUMBER] + after[PEM], after[DER]);
    int is_seen = held[DER] > 0 && used[NUMBER] > 0;
    return is_seen && left[DER] + left[NUMBER] + left[PEM] + after[NUMBER] + after[PEM] == 0 ? 0 : 1;
}
