/* Preloaded into clients that cannot be told an address beside the name: every name and every address is loopback. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>
#include <string.h>
#include <sys/socket.h>

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **result) {
    typedef int resolver(const char *, const char *, const struct addrinfo *, struct addrinfo **);
    resolver *real = dlsym(RTLD_NEXT, "getaddrinfo");
    struct in6_addr address;
    int is_address = node && (inet_pton(AF_INET, node, &address) == 1 || inet_pton(AF_INET6, node, &address) == 1);
    return real(node && !is_address ? "127.0.0.1" : node, service, hints, result);
}

int connect(int socket, const struct sockaddr *address, socklen_t length) {
    int (*real)(int, const struct sockaddr *, socklen_t) = dlsym(RTLD_NEXT, "connect");
    union {
        struct sockaddr any;
        struct sockaddr_in four;
        struct sockaddr_in6 six;
    } own;
    if (length > sizeof own) return real(socket, address, length);
    memcpy(&own, address, length);
    if (address->sa_family == AF_INET) inet_pton(AF_INET, "127.0.0.1", &own.four.sin_addr);
    if (address->sa_family == AF_INET6) inet_pton(AF_INET6, "::ffff:127.0.0.1", &own.six.sin6_addr);
    return real(socket, &own.any, length);
}
