/* One PING by the headers of bindings/c; connections.py runs it against TLS servers.
 *
 *     pinged WAY ENDPOINT POLICY CHAIN FILE...
 *
 * WAY: `once` (tlsconf_hiredis_connect alone), `shared` (two connections of one SSL_CTX, renewed between them by a new one),
 * `async` (tlsconf_hiredis_async_connect with a loop of poll). POLICY: JSON, or empty. CHAIN: what the server presents, or
 * empty: with it the refusal is foretold before anything connects.
 *
 * PINGED_TIMEOUT in the environment: milliseconds below 1000, for `once`.
 *
 * Prints `foretold: ...`, then `PONG` and ends with 0, or `error: ...` with 1, or `refused: ...` with 3. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tlsconf_hiredis.h>
#include <tlsconf_hiredis_async.h>

static tlsconf_status built(char **argv, const char *chain, tlsconf_config **config, char *why, size_t size) {
    tlsconf_request *request = tlsconf_request_new();
    tlsconf_request_set_endpoint(request, argv[2]);
    if (argv[3][0] != '\0') tlsconf_request_set_policy(request, argv[3]);
    if (chain != NULL) tlsconf_request_add_path_as(request, chain, TLSCONF_ROLE_SERVER_CHAIN);
    for (char **file = argv + 5; *file != NULL; file++) tlsconf_request_add_path(request, *file);
    tlsconf_request_add_client(request, "hiredis", NULL, NULL);
    tlsconf_status status = tlsconf_config_build(request, config, NULL);
    snprintf(why, size, "%s", tlsconf_request_error(request));
    tlsconf_request_free(request);
    return status;
}

/* What the connection says to PING; 1 for PONG. */
static int ping(redisContext *c) {
    if (c == NULL || c->err != 0) {
        printf("error: %s\n", c == NULL ? "no connection" : c->errstr);
        return 0;
    }
    redisReply *reply = (redisReply *)redisCommand(c, "PING");
    int is_pong = reply != NULL && reply->type == REDIS_REPLY_STATUS && strcmp(reply->str, "PONG") == 0;
    if (!is_pong) printf("error: %s\n", reply == NULL ? c->errstr : reply->str);
    freeReplyObject(reply);
    return is_pong;
}

static int once(const tlsconf_config *config) {
    const char *milliseconds = getenv("PINGED_TIMEOUT");
    struct timeval timeout = {5, 0};
    if (milliseconds != NULL) {
        timeout.tv_sec = 0;
        timeout.tv_usec = atoi(milliseconds) * 1000;
    }
    redisContext *c = tlsconf_hiredis_connect(config, NULL, &timeout);
    int is_pong = ping(c);
    if (c != NULL) redisFree(c);
    return is_pong;
}

/* As a program renews its certificates: an SSL_CTX of the new configuration, while a connection of the old one lives. */
static int shared(const tlsconf_config *config) {
    const char *failed = NULL;
    redisContext *connections[2] = {NULL, NULL};
    int pongs = 0;
    for (int at = 0; at < 2; at++) {
        SSL_CTX *ctx = tlsconf_ssl_ctx_new(config, &failed);
        if (ctx == NULL) {
            printf("error: %s\n", failed);
            break;
        }
        connections[at] = tlsconf_hiredis_connect(config, ctx, NULL);
        SSL_CTX_free(ctx);
        if (!ping(connections[at])) break;
    }
    if (connections[1] != NULL && connections[1]->err == 0) pongs = ping(connections[0]) + ping(connections[1]);
    for (int at = 0; at < 2; at++)
        if (connections[at] != NULL) redisFree(connections[at]);
    return pongs == 2;
}

struct loop {
    int reads, writes, is_over, is_pong;
    SSL *ssl;
};

static void add_read(void *loop) { ((struct loop *)loop)->reads = 1; }
static void del_read(void *loop) { ((struct loop *)loop)->reads = 0; }
static void add_write(void *loop) { ((struct loop *)loop)->writes = 1; }
static void del_write(void *loop) { ((struct loop *)loop)->writes = 0; }
static void cleanup(void *loop) { ((struct loop *)loop)->is_over = 1; }

static void on_end(const redisAsyncContext *ac, int status) {
    const char *refusal = tlsconf_ssl_refusal(((struct loop *)ac->data)->ssl);
    if (status != REDIS_OK) printf("error: %s\n", refusal != NULL ? refusal : ac->errstr);
}

static void on_pong(redisAsyncContext *ac, void *answer, void *loop) {
    redisReply *reply = (redisReply *)answer;
    if (reply == NULL) return;
    ((struct loop *)loop)->is_pong = reply->type == REDIS_REPLY_STATUS && strcmp(reply->str, "PONG") == 0;
    redisAsyncDisconnect(ac);
}

static int async(const tlsconf_config *config) {
    struct loop loop = {0, 0, 0, 0, NULL};
    redisAsyncContext *ac = tlsconf_hiredis_async_connect(config, NULL, &loop.ssl);
    if (ac == NULL || ac->err != 0) {
        printf("error: %s\n", ac == NULL ? "no connection" : ac->errstr);
        if (ac != NULL) redisAsyncFree(ac);
        return 0;
    }
    ac->ev.addRead = add_read;
    ac->ev.delRead = del_read;
    ac->ev.addWrite = add_write;
    ac->ev.delWrite = del_write;
    ac->ev.cleanup = cleanup;
    ac->ev.data = ac->data = &loop;
    redisAsyncSetConnectCallback(ac, on_end);
    redisAsyncSetDisconnectCallback(ac, on_end);
    redisAsyncCommand(ac, on_pong, &loop, "PING");
    while (!loop.is_over) {
        struct pollfd one = {ac->c.fd, (short)((loop.reads ? POLLIN : 0) | (loop.writes ? POLLOUT : 0)), 0};
        if (poll(&one, 1, 5000) <= 0) {
            printf("error: nothing happened for 5 seconds\n");
            redisAsyncFree(ac);
            break;
        }
        if ((one.revents & (POLLIN | POLLHUP | POLLERR)) != 0 && loop.reads) redisAsyncHandleRead(ac);
        if (!loop.is_over && (one.revents & (POLLOUT | POLLHUP | POLLERR)) != 0 && loop.writes) redisAsyncHandleWrite(ac);
    }
    SSL_free(loop.ssl);
    return loop.is_pong;
}

int main(int argc, char **argv) {
    if (argc < 6) return 2;
    signal(SIGPIPE, SIG_IGN);
    char why[4096];
    tlsconf_config *config = NULL;
    if (argv[4][0] != '\0') {
        if (built(argv, argv[4], &config, why, sizeof why) == TLSCONF_REFUSED) printf("foretold: %s\n", why);
        tlsconf_config_free(config);
        config = NULL;
    }
    if (built(argv, NULL, &config, why, sizeof why) != TLSCONF_OK) {
        printf("refused: %s\n", why);
        return 3;
    }
    int is_pong = strcmp(argv[1], "once") == 0 ? once(config) : strcmp(argv[1], "shared") == 0 ? shared(config) : async(config);
    tlsconf_config_free(config);
    if (is_pong) puts("PONG");
    return is_pong ? 0 : 1;
}
