/* The same in an event loop: hiredis' asynchronous API with libevent.
 *
 *     async HOST:PORT CA-FILE [CERTIFICATE KEY] */
#include <stdio.h>
#include <event2/event.h>
#include <tlsconf_hiredis_async.h>
#include <hiredis/adapters/libevent.h>

static int is_answered;
static SSL *ssl; /* to ask why a certificate was refused */

static void on_pong(redisAsyncContext *ac, void *answer, void *unused) {
    redisReply *reply = (redisReply *)answer;
    (void)unused;
    if (reply == NULL) return; /* the connection ended: on_end says why */
    printf("%s\n", reply->str);
    is_answered = reply->type != REDIS_REPLY_ERROR;
    redisAsyncDisconnect(ac);
}

static void on_end(const redisAsyncContext *ac, int status) {
    const char *refusal = tlsconf_ssl_refusal(ssl);
    if (status != REDIS_OK) fprintf(stderr, "%s\n", refusal != NULL ? refusal : ac->errstr);
}

static void on_begin(const redisAsyncContext *ac, int status) {
    on_end(ac, status);
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    tlsconf_request *request = tlsconf_request_new();
    tlsconf_config *config = NULL;
    tlsconf_request_set_endpoint(request, argv[1]);
    for (int at = 2; at < argc; at++) tlsconf_request_add_path(request, argv[at]);
    tlsconf_request_add_client(request, "hiredis", NULL, NULL);
    if (tlsconf_config_build(request, &config, NULL) != TLSCONF_OK) fprintf(stderr, "%s\n", tlsconf_request_error(request));
    tlsconf_request_free(request);
    if (config == NULL) return 1;

    struct event_base *base = event_base_new();
    redisAsyncContext *ac = tlsconf_hiredis_async_connect(config, NULL, &ssl);
    if (ac != NULL && ac->err == 0 && redisLibeventAttach(ac, base) == REDIS_OK) {
        redisAsyncSetConnectCallback(ac, on_begin);
        redisAsyncSetDisconnectCallback(ac, on_end);
        redisAsyncCommand(ac, on_pong, NULL, "PING");
        event_base_dispatch(base); /* ends with the connection, which frees ac */
    } else if (ac != NULL) {
        fprintf(stderr, "%s\n", ac->errstr);
        redisAsyncFree(ac);
    }
    event_base_free(base);
    SSL_free(ssl);
    tlsconf_config_free(config);
    return is_answered ? 0 : 1;
}
