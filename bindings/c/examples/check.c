/* Are these files fit for Redis? Prints the report; ends with 0 where every client will connect.
 *
 *     check FILE... */
#include <stdio.h>
#include <tlsconf.h>

int main(int argc, char **argv) {
    tlsconf_request *request = tlsconf_request_new();
    for (int at = 1; at < argc; at++) tlsconf_request_add_path(request, argv[at]);

    tlsconf_report *report = NULL;
    if (tlsconf_check(request, &report) != TLSCONF_OK) {
        fprintf(stderr, "%s\n", tlsconf_request_error(request)); /* a file that cannot be read, by name */
        tlsconf_request_free(request);
        return 2;
    }
    fputs(tlsconf_report_text(report), stdout);
    int is_ready = tlsconf_report_verdict(report) == TLSCONF_VERDICT_READY;
    tlsconf_report_free(report);
    tlsconf_request_free(request);
    return is_ready ? 0 : 1;
}
