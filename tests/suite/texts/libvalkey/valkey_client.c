// Made by tlsconf for libvalkey 0.5.0, from:
//   ca.pem: 1 certificate
//   user.crt: 2 certificates
//   user.key: 1 private key
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <valkey/valkey.h>
#include <valkey/tls.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

static void require(int holds, const char *otherwise)
{
    if (!holds) {
        fprintf(stderr, "%s\n", otherwise);
        exit(1);
    }
}

static SSL_CTX *tls;

static void prepare(void)
{
    require((tls = SSL_CTX_new(TLS_client_method())) != NULL, "Failed to create OpenSSL SSL_CTX");
    require(SSL_CTX_set_min_proto_version(tls, TLS1_2_VERSION), "no such TLS version");
    require(SSL_CTX_set_max_proto_version(tls, TLS1_2_VERSION), "no such TLS version");
    require(SSL_CTX_set_cipher_list(tls, "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256"), "no such suites");
    require(SSL_CTX_load_verify_locations(tls, "/tls/ca.pem", NULL), "Failed to load CA Certificate or CA Path");
    require(SSL_CTX_use_certificate_chain_file(tls, "/tls/client.crt") == 1, "Failed to load client certificate");
    require(SSL_CTX_use_PrivateKey_file(tls, "/tls/client.key", SSL_FILETYPE_PEM) == 1, "Failed to load private key");
    SSL_CTX_set_verify(tls, SSL_VERIFY_PEER, NULL);
}

static int initiate(valkeyContext *c, const char *name, const char *sni)
{
    SSL *ssl = SSL_new(tls);
    require(ssl != NULL, "out of memory");
    X509_VERIFY_PARAM *param = SSL_get0_param(ssl);
    X509_VERIFY_PARAM_set_hostflags(param, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    require(X509_VERIFY_PARAM_set1_ip_asc(param, name) || X509_VERIFY_PARAM_set1_host(param, name, strlen(name)),
            "Failed to set the expected name");
    require(!sni || SSL_set_tlsext_host_name(ssl, sni), "Failed to set server_name/SNI");
    return valkeyInitiateTLS(c, ssl);
}

static valkeyContext *connect_to(const char *host, int port, const char *name, const char *sni)
{
    valkeyContext *c = valkeyConnectWithTimeout(host, port, (struct timeval){.tv_sec = 5});
    require(c && !c->err, c ? c->errstr : "out of memory");
    require(initiate(c, name, sni) == VALKEY_OK, c->errstr);
    return c;
}

static valkeyReply *ask(valkeyContext *c, valkeyReply *reply)
{
    require(reply != NULL, c->errstr);
    require(reply->type != VALKEY_REPLY_ERROR, reply->str);
    return reply;
}

int main(void)
{
    prepare();
    valkeyContext *c = connect_to("redis.example.test", 6380, "redis.example.test", "redis.example.test");
    const char *password = getenv("REDIS_PASSWORD");
    if (password && *password)
        freeReplyObject(ask(c, valkeyCommand(c, "AUTH %s %s", "o'neill \"app\"", password)));
    freeReplyObject(ask(c, valkeyCommand(c, "SELECT 2")));
    valkeyReply *reply = ask(c, valkeyCommand(c, "PING"));
    puts(reply->str);
    freeReplyObject(reply);
    valkeyFree(c);
    return 0;
}
