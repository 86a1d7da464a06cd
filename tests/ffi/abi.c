/* What is promised within a major version (ffi/README.md): numbers and layouts as they were released, on 64-bit systems.
 * A line here may be added, never changed. */
#include <stddef.h>
#include "tlsconf.h"

#define IS(name, condition) typedef char name[(condition) ? 1 : -1]

IS(status, TLSCONF_OK == 0 && TLSCONF_REFUSED == 9 && TLSCONF_PANIC == 11);
IS(role, TLSCONF_ROLE_AUTO == 0 && TLSCONF_ROLE_ARCHIVE == 7);
IS(verdict, TLSCONF_VERDICT_READY == 0 && TLSCONF_VERDICT_NOTHING_TO_CHECK == 3);
IS(severity, TLSCONF_SEVERITY_ERROR == 0 && TLSCONF_SEVERITY_NOTE == 2);
IS(client_verdict, TLSCONF_CLIENT_ACCEPTS == 0 && TLSCONF_CLIENT_UNKNOWN == 2);
IS(finding, sizeof(tlsconf_finding) == 88 && offsetof(tlsconf_finding, code) == 8
                && offsetof(tlsconf_finding, fix) == 56 && offsetof(tlsconf_finding, concerns_len) == 80);
IS(certificate, sizeof(tlsconf_certificate) == 80 && offsetof(tlsconf_certificate, subject) == 32
                    && offsetof(tlsconf_certificate, not_after) == 72);
IS(client, sizeof(tlsconf_client) == 104 && offsetof(tlsconf_client, verdict) == 24
               && offsetof(tlsconf_client, works_until) == 80 && offsetof(tlsconf_client, loses_len) == 96);
IS(lost, sizeof(tlsconf_lost) == 16 && offsetof(tlsconf_lost, certificate) == 8);
IS(file, sizeof(tlsconf_file) == 40 && offsetof(tlsconf_file, secret) == 36);
IS(text, sizeof(tlsconf_config_text) == 24 && offsetof(tlsconf_config_text, text) == 16);
IS(note, sizeof(tlsconf_note) == 16 && offsetof(tlsconf_note, text) == 8);
IS(octets, sizeof(tlsconf_octets) == 16 && offsetof(tlsconf_octets, len) == 8);
IS(settings, sizeof(tlsconf_settings) == 128 && offsetof(tlsconf_settings, groups) == 40
                 && offsetof(tlsconf_settings, settings) == 96 && offsetof(tlsconf_settings, max_version) == 120);

int main(void) { return 0; }
