/* What a person writes first: is this file fit for hiredis? Built against the installed library. */
#include <stdio.h>
#include <tlsconf.h>

int main(int argc, char **argv) {
    tlsconf_request *request = tlsconf_request_new();
    for (int at = 1; at < argc; at++) tlsconf_request_add_path(request, argv[at]);
    tlsconf_request_add_client(request, "hiredis", NULL, NULL);
    tlsconf_request_set_time(request, 1795564800);
    tlsconf_config *config = NULL;
    tlsconf_status status = tlsconf_config_build(request, &config, NULL);
    if (status == TLSCONF_OK) printf("%zu trust anchors\n", tlsconf_config_anchors(config));
    else fprintf(stderr, "%s\n", tlsconf_request_error(request));
    tlsconf_config_free(config);
    tlsconf_request_free(request);
    return status == TLSCONF_OK ? 0 : 1;
}
