/*
 * hiredis' asynchronous API from a configuration that was judged: header-only, C99 and C++, as tlsconf_hiredis.h.
 *
 * It binds to no event library: attach the connection to yours (redisLibeventAttach, ...) before it is used. The handshake
 * goes on in the event loop; where it fails, the connect or disconnect callback is called with REDIS_ERR. ac->errstr then says
 * little of a refused certificate: tlsconf_ssl_refusal of the SSL says why.
 */
#ifndef TLSCONF_HIREDIS_ASYNC_H
#define TLSCONF_HIREDIS_ASYNC_H

#include <hiredis/async.h>
#include <tlsconf_hiredis.h>

/* A connection to the configuration's endpoint, under way. `ctx` and `ssl_out` as for tlsconf_hiredis_initiate.
 *
 * As of redisAsyncConnect: NULL where there is no memory (or the configuration has no endpoint), else the caller's, to be
 * freed with redisAsyncFree where ac->err is not 0, and by hiredis itself once it was attached and has ended. */
static inline redisAsyncContext *tlsconf_hiredis_async_connect(const tlsconf_config *config, SSL_CTX *ctx,
                                                              SSL **ssl_out) {
    tlsconf_settings settings;
    if (tlsconf_config_settings(config, &settings, sizeof settings) != TLSCONF_OK || settings.host == NULL) return NULL;
    redisAsyncContext *ac = redisAsyncConnect(settings.host, (int)settings.port);
    if (ac == NULL || ac->err != 0) return ac;
    if (tlsconf_hiredis_initiate(&ac->c, ctx, config, ssl_out) != REDIS_OK) {
        ac->err = ac->c.err;
        ac->errstr = ac->c.errstr;
    }
    return ac;
}

#endif /* TLSCONF_HIREDIS_ASYNC_H */
