/*
 * hiredis from a configuration that was judged (tlsconf_config): header-only, C99 and C++, hiredis 1.0 or later with TLS.
 *
 * The server's host name is verified whatever the version of hiredis: `verify_name` came after 1.4.1, so each connection is
 * given an SSL of tlsconf_openssl.h by redisInitiateSSL. Build the configuration for the client `hiredis`. Link with
 * -ltlsconf -lhiredis_ssl -lhiredis -lssl -lcrypto.
 *
 * AUTH, SELECT and whatever else comes after the handshake stay the caller's.
 */
#ifndef TLSCONF_HIREDIS_H
#define TLSCONF_HIREDIS_H

#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <hiredis/hiredis.h>
#include <hiredis/hiredis_ssl.h>
#include <openssl/err.h>
#include <tlsconf_openssl.h>

/* As hiredis says of its own errors. */
static inline int tlsconf_hiredis_failed(redisContext *c, const char *what, const char *why) {
    if (c->err == 0) c->err = REDIS_ERR_OTHER;
    snprintf(c->errstr, sizeof c->errstr, "%s%s%s", what, why == NULL ? "" : ": ", why == NULL ? "" : why);
    return REDIS_ERR;
}

/* TLS on a connection of the caller's, which may be blocking or not: handshake, chain, name.
 *
 * `ctx` is of tlsconf_ssl_ctx_new and may serve any number of connections; NULL: one is made for this connection alone.
 * `ssl_out` may be NULL; else on REDIS_OK `*ssl_out` is the connection's SSL, one more reference to be freed with SSL_free: of
 * a connection that does not block, tlsconf_ssl_refusal tells later why a certificate was refused. REDIS_OK, or REDIS_ERR with
 * c->err and c->errstr, which names that. */
static inline int tlsconf_hiredis_initiate(redisContext *c, SSL_CTX *ctx, const tlsconf_config *config, SSL **ssl_out) {
    const char *failed = NULL;
    SSL_CTX *own = NULL;
    if (c == NULL) return REDIS_ERR;
    /* hiredis would leave the SSL with us, and this connection as it is. */
    if (c->privctx != NULL) return tlsconf_hiredis_failed(c, "the connection has TLS already", NULL);
    ERR_clear_error();
    if (ctx == NULL) ctx = own = tlsconf_ssl_ctx_new(config, &failed);
    SSL *ssl = ctx == NULL ? NULL : tlsconf_ssl_new(ctx, config, &failed);
    SSL_CTX_free(own); /* the SSL holds it */
    if (ssl == NULL) return tlsconf_hiredis_failed(c, failed, ERR_reason_error_string(ERR_peek_last_error()));
    if (redisInitiateSSL(c, ssl) == REDIS_OK) { /* the connection has the SSL now */
        if (ssl_out != NULL && SSL_up_ref(ssl) == 1) *ssl_out = ssl;
        return REDIS_OK;
    }
    const char *refusal = tlsconf_ssl_refusal(ssl);
    SSL_free(ssl);
    return refusal == NULL ? REDIS_ERR : tlsconf_hiredis_failed(c, "certificate verify failed", refusal);
}

/* A connection to the configuration's endpoint, TLS included. `timeout` bounds the connection and the handshake, not the
 * commands that follow; NULL: none. `ctx` as for tlsconf_hiredis_initiate.
 *
 * As of redisConnect: NULL where there is no memory (or the configuration has no endpoint), else the caller's, to be freed
 * with redisFree, and to be used only where c->err is 0. */
static inline redisContext *tlsconf_hiredis_connect(const tlsconf_config *config, SSL_CTX *ctx, const struct timeval *timeout) {
    tlsconf_settings settings;
    if (tlsconf_config_settings(config, &settings, sizeof settings) != TLSCONF_OK || settings.host == NULL) return NULL;
    redisContext *c = timeout == NULL ? redisConnect(settings.host, (int)settings.port)
                                      : redisConnectWithTimeout(settings.host, (int)settings.port, *timeout);
    if (c == NULL || c->err != 0) return c;
    struct timeval none;
    memset(&none, 0, sizeof none);
    if (timeout != NULL && redisSetTimeout(c, *timeout) != REDIS_OK) return c;
    if (tlsconf_hiredis_initiate(c, ctx, config, NULL) == REDIS_OK && timeout != NULL) redisSetTimeout(c, none);
    return c;
}

#endif /* TLSCONF_HIREDIS_H */
