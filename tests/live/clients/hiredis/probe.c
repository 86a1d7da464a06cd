/* hiredis, or libvalkey where LIBVALKEY is defined, connects with every set-up on standard input: folder, host, port,
 * `client`, divided by tabs. Answers: folder, 1 or 0, text, by tabs. With the argument `verify-name` the name is
 * compared. */
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

#ifdef LIBVALKEY
#include <valkey/tls.h>
#include <valkey/valkey.h>
typedef valkeyContext context;
typedef valkeyReply reply;
typedef valkeyTLSContext tls_context;
typedef valkeyTLSContextError tls_error;
typedef valkeyTLSOptions tls_options;
#define CONNECT valkeyConnectWithTimeout
#define INIT_TLS valkeyInitOpenSSL
#define MAKE_TLS valkeyCreateTLSContextWithOptions
#define TLS_ERROR valkeyTLSContextGetError
#define START_TLS valkeyInitiateTLSWithContext
#define COMMAND valkeyCommand
#define VERIFY_PEER VALKEY_TLS_VERIFY_PEER
#define FREE valkeyFree
#define OK VALKEY_OK
#else
#include "hiredis.h"
#include "hiredis_ssl.h"
typedef redisContext context;
typedef redisReply reply;
typedef redisSSLContext tls_context;
typedef redisSSLContextError tls_error;
typedef redisSSLOptions tls_options;
#define CONNECT redisConnectWithTimeout
#define INIT_TLS redisInitOpenSSL
#define MAKE_TLS redisCreateSSLContextWithOptions
#define TLS_ERROR redisSSLContextGetError
#define START_TLS redisInitiateSSLWithContext
#define COMMAND redisCommand
#define VERIFY_PEER REDIS_SSL_VERIFY_PEER
#define FREE redisFree
#define OK REDIS_OK
#endif

static int is_naming;

/* What it says, or NULL for PONG. Contexts are not freed where it ends: the text lies in them. */
static const char *ping(const char *folder, const char *host, int port, int has_client) {
    char ca[4096], certificate[4096], key[4096];
    snprintf(ca, sizeof ca, "%s/ca.pem", folder);
    snprintf(certificate, sizeof certificate, "%s/client.crt", folder);
    snprintf(key, sizeof key, "%s/client.key", folder);
    tls_options options = {.cacert_filename = ca, .server_name = host, .verify_mode = VERIFY_PEER};
    if (has_client) options.cert_filename = certificate, options.private_key_filename = key;
#ifndef LIBVALKEY
    if (is_naming) options.verify_name = host;
#endif
    tls_error error = 0;
    tls_context *tls = MAKE_TLS(&options, &error);
    if (!tls) return TLS_ERROR(error);
    struct timeval five = {5, 0};
    context *connection = CONNECT("127.0.0.1", port, five);
    if (!connection || connection->err) return connection ? connection->errstr : "no memory";
    if (START_TLS(connection, tls) != OK) return connection->errstr;
    reply *answer = COMMAND(connection, "PING");
    if (!answer) return connection->errstr;
    if (!answer->str || strcmp(answer->str, "PONG")) return answer->str ? answer->str : "no PONG";
    FREE(connection);
    return NULL;
}

int main(int count, char **arguments) {
    is_naming = count > 1 && !strcmp(arguments[1], "verify-name");
    INIT_TLS();
    /* Read to the end first: where no terminal is, OpenSSL would ask for passphrases here. */
    static char input[1 << 20];
    input[fread(input, 1, sizeof input - 1, stdin)] = 0;
    for (char *rest = input, *line; (line = strsep(&rest, "\n")) && *line;) {
        char *field[4];
        for (int number = 0; number < 4; number++) field[number] = strsep(&line, "\t");
        if (!field[3]) return 2;
        const char *error = ping(field[0], field[1], atoi(field[2]), !strcmp(field[3], "client"));
        printf("%s\t%d\t%s\n", field[0], !error, error ? error : "");
        fflush(stdout);
    }
    return 0;
}
