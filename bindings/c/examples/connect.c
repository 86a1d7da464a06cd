/* Connects to Redis with hiredis over TLS and pings. The password, if any, is taken from REDIS_PASSWORD.
 *
 *     connect HOST:PORT CA-FILE [CERTIFICATE KEY] */
#include <stdio.h>
#include <stdlib.h>
#include <tlsconf_hiredis.h>

/* Judged before anything connects; NULL where it is refused, and said why. */
static tlsconf_config *configured(const char *endpoint, int files, char **paths) {
    tlsconf_request *request = tlsconf_request_new();
    tlsconf_config *config = NULL;
    tlsconf_request_set_endpoint(request, endpoint);
    for (int at = 0; at < files; at++) tlsconf_request_add_path(request, paths[at]);
    tlsconf_request_add_client(request, "hiredis", NULL, NULL);
    if (tlsconf_config_build(request, &config, NULL) != TLSCONF_OK) fprintf(stderr, "%s\n", tlsconf_request_error(request));
    tlsconf_request_free(request);
    return config;
}

/* 1 where the server answered, and not with an error. */
static int answered(redisContext *c, redisReply *reply) {
    int is_good = reply != NULL && reply->type != REDIS_REPLY_ERROR;
    if (is_good) printf("%s\n", reply->str);
    else fprintf(stderr, "%s\n", reply != NULL ? reply->str : c->errstr);
    freeReplyObject(reply);
    return is_good;
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fprintf(stderr, "usage: %s HOST:PORT CA-FILE [CERTIFICATE KEY]\n", argv[0]);
        return 2;
    }
    tlsconf_config *config = configured(argv[1], argc - 2, argv + 2);
    if (config == NULL) return 1;

    struct timeval timeout = {5, 0};
    redisContext *c = tlsconf_hiredis_connect(config, NULL, &timeout);
    if (c == NULL || c->err != 0) {
        fprintf(stderr, "%s\n", c == NULL ? "there is no endpoint, or no memory" : c->errstr);
    } else {
        const char *password = getenv("REDIS_PASSWORD");
        int goes_on = password == NULL || answered(c, (redisReply *)redisCommand(c, "AUTH %s", password));
        if (goes_on && answered(c, (redisReply *)redisCommand(c, "PING"))) {
            redisFree(c);
            tlsconf_config_free(config);
            return 0;
        }
    }
    if (c != NULL) redisFree(c);
    tlsconf_config_free(config);
    return 1;
}
