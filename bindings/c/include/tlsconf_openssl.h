/*
 * OpenSSL from a configuration that was judged (tlsconf_config): header-only, C99 and C++, OpenSSL 1.1.1 or later.
 *
 * Build the configuration for the client `hiredis`: that row of the table is OpenSSL's own verification of chain and name,
 * which is what is set up here. Link with -ltlsconf -lssl -lcrypto.
 *
 * - Every trust anchor is loaded by itself; one that OpenSSL does not take fails the call instead of being passed over.
 *   Without anchors OpenSSL's own store is used. The private key comes from memory and never touches a disk.
 * - The chain is verified, always. The name is, too: it is set in the SSL_CTX already, so that an SSL which is made of it
 *   by other hands verifies no less; only SNI needs tlsconf_ssl_apply.
 * - A configuration never changes. To take up renewed files build a new one and a new SSL_CTX of it, and use that for new
 *   connections; those that are open hold the old SSL_CTX until they end.
 *
 * What fails is named in `*failed_out` (static text; may be NULL); OpenSSL's error queue has the details.
 */
#ifndef TLSCONF_OPENSSL_H
#define TLSCONF_OPENSSL_H

#include <string.h>
#include <openssl/crypto.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <tlsconf.h>

#if OPENSSL_VERSION_NUMBER < 0x10101000L
#error "tlsconf_openssl.h needs OpenSSL 1.1.1 or later"
#endif

static inline int tlsconf_ssl_failed(const char **failed_out, const char *what) {
    if (failed_out != NULL) *failed_out = what;
    return 0;
}

/* The certificate, of exactly these octets; NULL where OpenSSL does not read them. */
static inline X509 *tlsconf_ssl_certificate(tlsconf_octets der) {
    const unsigned char *at = der.data;
    X509 *certificate = at == NULL ? NULL : d2i_X509(NULL, &at, (long)der.len);
    if (certificate != NULL && at != der.data + der.len) {
        X509_free(certificate);
        return NULL;
    }
    return certificate;
}

/* The store of exactly the configuration's anchors; NULL where one is not taken. */
static inline X509_STORE *tlsconf_ssl_store(const tlsconf_config *config) {
    X509_STORE *store = X509_STORE_new();
    for (size_t at = 0; store != NULL && at < tlsconf_config_anchors(config); at++) {
        X509 *anchor = tlsconf_ssl_certificate(tlsconf_config_anchor(config, at));
        if (anchor == NULL || X509_STORE_add_cert(store, anchor) != 1) {
            X509_STORE_free(store);
            store = NULL;
        }
        X509_free(anchor);
    }
    return store;
}

/* The client's chain, leaf first, and its key. OpenSSL's copy of the key is its own to wipe (SSL_CTX_free); what is read
 * here on the way is wiped by PKCS8_PRIV_KEY_INFO_free. */
static inline int tlsconf_ssl_identity(SSL_CTX *ctx, const tlsconf_config *config, const char **failed_out) {
    for (size_t at = 0; at < tlsconf_config_chain(config); at++) {
        X509 *certificate = tlsconf_ssl_certificate(tlsconf_config_chain_certificate(config, at));
        int taken = certificate != NULL;
        if (taken && at == 0) taken = SSL_CTX_use_certificate(ctx, certificate) == 1 && SSL_CTX_clear_chain_certs(ctx) == 1;
        else if (taken) taken = SSL_CTX_add1_chain_cert(ctx, certificate) == 1;
        X509_free(certificate);
        if (!taken) return tlsconf_ssl_failed(failed_out, "a certificate of the client's chain is not taken");
    }
    tlsconf_octets octets = tlsconf_config_key(config);
    if (octets.len == 0) return 1;
    const unsigned char *at = octets.data;
    PKCS8_PRIV_KEY_INFO *info = d2i_PKCS8_PRIV_KEY_INFO(NULL, &at, (long)octets.len);
    EVP_PKEY *key = info == NULL ? NULL : EVP_PKCS82PKEY(info);
    int taken = key != NULL && SSL_CTX_use_PrivateKey(ctx, key) == 1 && SSL_CTX_check_private_key(ctx) == 1;
    EVP_PKEY_free(key);
    PKCS8_PRIV_KEY_INFO_free(info);
    return taken ? 1 : tlsconf_ssl_failed(failed_out, "the private key is not taken");
}

/* Versions, suites and groups. Empty lists leave OpenSSL its own. */
static inline int tlsconf_ssl_limits(SSL_CTX *ctx, const tlsconf_settings *settings, const char **failed_out) {
    if (SSL_CTX_set_min_proto_version(ctx, (int)settings->min_version) != 1 ||
        SSL_CTX_set_max_proto_version(ctx, (int)settings->max_version) != 1)
        return tlsconf_ssl_failed(failed_out, "this OpenSSL lacks the TLS versions");
    if (settings->tls12_ciphers[0] != '\0' && SSL_CTX_set_cipher_list(ctx, settings->tls12_ciphers) != 1)
        return tlsconf_ssl_failed(failed_out, "this OpenSSL lacks the TLS 1.2 suites");
    if (settings->tls13_ciphersuites[0] != '\0' && SSL_CTX_set_ciphersuites(ctx, settings->tls13_ciphersuites) != 1)
        return tlsconf_ssl_failed(failed_out, "this OpenSSL lacks the TLS 1.3 suites");
    /* Names that only OpenSSL 3.5 knows are not in the list; where it named nothing else, its own groups would be others. */
    if (settings->groups[0] == '\0' && settings->groups_iana_len > 0)
        return tlsconf_ssl_failed(failed_out, "the policy allows no group that every OpenSSL knows");
    if (settings->groups[0] != '\0' && SSL_CTX_set1_groups_list(ctx, settings->groups) != 1)
        return tlsconf_ssl_failed(failed_out, "this OpenSSL lacks the groups");
    return 1;
}

/* The name or address with which the server's certificate must agree, in place of any that stood there. */
static inline int tlsconf_ssl_expect(X509_VERIFY_PARAM *param, const char *name) {
    X509_VERIFY_PARAM_set_hostflags(param, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    if (X509_VERIFY_PARAM_set1_ip(param, NULL, 0) != 1 || X509_VERIFY_PARAM_set1_host(param, NULL, 0) != 1) return 0;
    return X509_VERIFY_PARAM_set1_ip_asc(param, name) == 1 || X509_VERIFY_PARAM_set1_host(param, name, strlen(name)) == 1;
}

/* Sets up an SSL_CTX of the caller's: anchors (in place of any it had), chain, key, versions, suites, verification. 1 where
 * all of it was done. On 0 the SSL_CTX is half set up: free it. */
static inline int tlsconf_ssl_ctx_apply(SSL_CTX *ctx, const tlsconf_config *config, const char **failed_out) {
    tlsconf_settings settings;
    if (ctx == NULL || tlsconf_config_settings(config, &settings, sizeof settings) != TLSCONF_OK)
        return tlsconf_ssl_failed(failed_out, "there is no SSL_CTX or no configuration");
    /* First, so that nothing that follows can leave it undone. */
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
    if (!tlsconf_ssl_limits(ctx, &settings, failed_out)) return 0;
    X509_STORE *store = tlsconf_ssl_store(config);
    if (store == NULL) return tlsconf_ssl_failed(failed_out, "a trust anchor is not taken");
    SSL_CTX_set_cert_store(ctx, store); /* takes it over */
    if (tlsconf_config_anchors(config) == 0 && SSL_CTX_set_default_verify_paths(ctx) != 1)
        return tlsconf_ssl_failed(failed_out, "OpenSSL's own store cannot be loaded");
    X509_VERIFY_PARAM *param = SSL_CTX_get0_param(ctx);
    for (size_t at = 0; at < settings.settings_len; at++) {
        if (strcmp(settings.settings[at], "partial-chain") == 0) X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_PARTIAL_CHAIN);
        else if (strcmp(settings.settings[at], "without-strict") == 0) X509_VERIFY_PARAM_clear_flags(param, X509_V_FLAG_X509_STRICT);
        else return tlsconf_ssl_failed(failed_out, "the configuration wants a setting that tlsconf_openssl.h does not know");
    }
    if (settings.verify_name != NULL && !tlsconf_ssl_expect(param, settings.verify_name))
        return tlsconf_ssl_failed(failed_out, "the expected name is not taken");
    return tlsconf_ssl_identity(ctx, config, failed_out);
}

/* A new SSL_CTX for clients, set up as tlsconf_ssl_ctx_apply does; the caller's, to be freed with SSL_CTX_free. NULL where
 * something failed. It may be shared by threads and connections, as every SSL_CTX. */
static inline SSL_CTX *tlsconf_ssl_ctx_new(const tlsconf_config *config, const char **failed_out) {
    SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
    if (ctx == NULL) {
        tlsconf_ssl_failed(failed_out, "SSL_CTX_new");
        return NULL;
    }
    if (!tlsconf_ssl_ctx_apply(ctx, config, failed_out)) {
        SSL_CTX_free(ctx);
        return NULL;
    }
    return ctx;
}

/* Prepares one connection: the name to verify and the name to send (SNI). Fails where the configuration has no endpoint,
 * since no name would be verified then. To be called before SSL_connect. */
static inline int tlsconf_ssl_apply(SSL *ssl, const tlsconf_config *config, const char **failed_out) {
    tlsconf_settings settings;
    if (ssl == NULL || tlsconf_config_settings(config, &settings, sizeof settings) != TLSCONF_OK)
        return tlsconf_ssl_failed(failed_out, "there is no SSL or no configuration");
    if (settings.verify_name == NULL)
        return tlsconf_ssl_failed(failed_out, "the request had no endpoint, so that there is no name to verify");
    SSL_set_verify(ssl, SSL_VERIFY_PEER, NULL);
    if (!tlsconf_ssl_expect(SSL_get0_param(ssl), settings.verify_name))
        return tlsconf_ssl_failed(failed_out, "the expected name is not taken");
    if (settings.server_name != NULL && SSL_set_tlsext_host_name(ssl, settings.server_name) != 1)
        return tlsconf_ssl_failed(failed_out, "the server name is not taken");
    return 1;
}

/* A new SSL of an SSL_CTX, prepared by tlsconf_ssl_apply; the caller's, to be freed with SSL_free. NULL where it failed. */
static inline SSL *tlsconf_ssl_new(SSL_CTX *ctx, const tlsconf_config *config, const char **failed_out) {
    SSL *ssl = SSL_new(ctx);
    if (ssl == NULL || !tlsconf_ssl_apply(ssl, config, failed_out)) {
        if (ssl == NULL) tlsconf_ssl_failed(failed_out, "SSL_new");
        SSL_free(ssl);
        return NULL;
    }
    return ssl;
}

/* Why the server's certificate was refused, in OpenSSL's words (static); NULL where it was not. */
static inline const char *tlsconf_ssl_refusal(const SSL *ssl) {
    long verified = ssl == NULL ? (long)X509_V_OK : SSL_get_verify_result(ssl);
    return verified == X509_V_OK ? NULL : X509_verify_cert_error_string(verified);
}

#endif /* TLSCONF_OPENSSL_H */
