/* The library comes and goes in one process: dlopen, a check, dlclose, a hundred times. */
#include <dlfcn.h>
#include <stdio.h>
#include "tlsconf.h"

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    for (int round = 0; round < 100; round++) {
        void *library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
        if (library == NULL) {
            fprintf(stderr, "%s\n", dlerror());
            return 1;
        }
        tlsconf_text *(*clients)(void);
        void (*release)(tlsconf_text *);
        *(void **)&clients = dlsym(library, "tlsconf_clients_json");
        *(void **)&release = dlsym(library, "tlsconf_text_free");
        if (clients == NULL || release == NULL) return 1;
        release(clients());
        if (dlclose(library) != 0) return 1;
    }
    puts("loaded and unloaded 100 times");
    return 0;
}
