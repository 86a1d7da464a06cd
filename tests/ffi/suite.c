/* The C library as a C program uses it: what it answers, and what it does with what it should never be given.
 * Usage: suite FOLDER, where FOLDER holds ca.pem, redis_user.crt, redis_user_private.key. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tlsconf.h"

static int passed, failed;

#define EXPECT(condition) \
    do { \
        if (condition) { \
            passed++; \
        } else { \
            failed++; \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
        } \
    } while (0)

static const char *folder;

static const char *path(const char *name) {
    static char text[4096];
    snprintf(text, sizeof text, "%s/%s", folder, name);
    return text;
}

static tlsconf_request *asked(const char *client) {
    tlsconf_request *request = tlsconf_request_new();
    EXPECT(request != NULL);
    EXPECT(tlsconf_request_add_path(request, path("ca.pem")) == TLSCONF_OK);
    EXPECT(tlsconf_request_add_path(request, path("redis_user.crt")) == TLSCONF_OK);
    EXPECT(tlsconf_request_add_path(request, path("redis_user_private.key")) == TLSCONF_OK);
    EXPECT(tlsconf_request_set_endpoint(request, "rediss://default:hunter2@redis.example.test:6380") == TLSCONF_OK);
    EXPECT(tlsconf_request_set_time(request, 1795564800) == TLSCONF_OK); /* 2026-11-25 */
    EXPECT(tlsconf_request_set_expires_within_hours(request, 12) == TLSCONF_OK);
    if (client != NULL) EXPECT(tlsconf_request_add_client(request, client, NULL, NULL) == TLSCONF_OK);
    return request;
}

static void a_report_is_read(void) {
    tlsconf_request *request = asked(NULL);
    tlsconf_report *report = NULL;
    EXPECT(tlsconf_check(request, &report) == TLSCONF_OK);
    EXPECT(tlsconf_report_verdict(report) == TLSCONF_VERDICT_READY);
    EXPECT(tlsconf_report_certificates(report) == 3);
    tlsconf_certificate certificate;
    EXPECT(tlsconf_report_certificate(report, 0, &certificate, sizeof certificate) == TLSCONF_OK);
    EXPECT(certificate.der_len > 100 && certificate.der[0] == 0x30);
    EXPECT(strlen(certificate.sha256) == 64 && certificate.not_before < certificate.not_after);
    EXPECT(strstr(certificate.subject, "Example Redis Root") != NULL);
    EXPECT(tlsconf_report_certificate(report, 3, &certificate, sizeof certificate) == TLSCONF_OUT_OF_RANGE);
    EXPECT(tlsconf_report_clients(report) > 36);
    tlsconf_client client;
    EXPECT(tlsconf_report_client(report, 0, &client, sizeof client) == TLSCONF_OK);
    EXPECT(client.id != NULL && client.verdict <= TLSCONF_CLIENT_UNKNOWN);
    for (size_t at = 0; at < tlsconf_report_findings(report); at++) {
        tlsconf_finding finding;
        EXPECT(tlsconf_report_finding(report, at, &finding, sizeof finding) == TLSCONF_OK);
        EXPECT(finding.rule != 0 && strlen(finding.code) == 6 && finding.message[0] != '\0');
    }
    EXPECT(strstr(tlsconf_report_json(report), "hunter2") == NULL);
    EXPECT(strstr(tlsconf_report_text(report), "Ready") == tlsconf_report_text(report));
    tlsconf_report_free(report);
    tlsconf_request_free(request);
}

static void a_configuration_is_built_and_shared(void) {
    tlsconf_request *request = asked("hiredis");
    tlsconf_config *config = NULL;
    EXPECT(tlsconf_config_build(request, &config, NULL) == TLSCONF_OK);
    tlsconf_request_free(request);
    EXPECT(tlsconf_config_anchors(config) == 1 && tlsconf_config_chain(config) == 2);
    EXPECT(tlsconf_config_anchor(config, 0).data[0] == 0x30 && tlsconf_config_anchor(config, 1).data == NULL);
    EXPECT(tlsconf_config_chain_certificate(config, 1).len > 100);
    EXPECT(tlsconf_config_key(config).len > 30 && tlsconf_config_key(config).data[0] == 0x30);
    tlsconf_settings settings;
    EXPECT(tlsconf_config_settings(config, &settings, sizeof settings) == TLSCONF_OK);
    EXPECT(strcmp(settings.host, "redis.example.test") == 0 && settings.port == 6380);
    EXPECT(strcmp(settings.server_name, settings.verify_name) == 0);
    EXPECT(settings.min_version == 0x0303 && settings.max_version == 0x0304);
    EXPECT(settings.tls12_ciphers[0] == '\0' && settings.tls12_iana_len == 0); /* the stack's own */
    tlsconf_note note;
    EXPECT(tlsconf_config_notes(config) == 0 && tlsconf_config_note(config, 0, &note, sizeof note) == TLSCONF_OUT_OF_RANGE);
    EXPECT(tlsconf_config_retain(config) == config);
    tlsconf_config_free(config);
    EXPECT(tlsconf_config_anchors(config) == 1);
    tlsconf_config_free(config);
}

static void a_policy_names_suites(void) {
    tlsconf_request *request = asked("hiredis");
    tlsconf_config *config = NULL;
    EXPECT(tlsconf_request_set_policy(request, "{\"client_authentication\":\"none\",\"min_version\":\"1.2\","
                                               "\"max_version\":\"1.2\",\"tls12_suites\":"
                                               "[\"ECDHE-ECDSA-AES256-GCM-SHA384\"]}") == TLSCONF_OK);
    EXPECT(tlsconf_config_build(request, &config, NULL) == TLSCONF_OK);
    tlsconf_settings settings;
    EXPECT(tlsconf_config_settings(config, &settings, sizeof settings) == TLSCONF_OK);
    EXPECT(strcmp(settings.tls12_ciphers, "ECDHE-ECDSA-AES256-GCM-SHA384") == 0 && settings.max_version == 0x0303);
    EXPECT(strcmp(settings.tls12_iana[0], "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384") == 0);
    tlsconf_note note;
    EXPECT(tlsconf_config_chain(config) == 0 && tlsconf_config_notes(config) == 1);
    EXPECT(tlsconf_config_note(config, 0, &note, sizeof note) == TLSCONF_OK);
    EXPECT(strcmp(note.code, "client-certificate-left-out") == 0);
    tlsconf_config_free(config);
    tlsconf_request_free(request);
}

static void what_is_not_fit_is_refused(void) {
    tlsconf_request *request = tlsconf_request_new();
    tlsconf_config *config = NULL;
    tlsconf_report *report = NULL;
    static const char damaged[] = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    EXPECT(tlsconf_request_add_bytes(request, "redis_ca.pem", TLSCONF_ROLE_CA_BUNDLE, (const uint8_t *)damaged,
                                     sizeof damaged - 1) == TLSCONF_OK);
    EXPECT(tlsconf_request_add_client(request, "hiredis", NULL, NULL) == TLSCONF_OK);
    EXPECT(tlsconf_config_build(request, &config, &report) == TLSCONF_REFUSED);
    EXPECT(config == NULL && report != NULL);
    EXPECT(strstr(tlsconf_request_error(request), "redis_ca.pem") != NULL);
    EXPECT(tlsconf_report_findings(report) > 0);
    tlsconf_report_free(report);
    tlsconf_request_free(request);
}

static void nothing_is_passed_over(void) {
    tlsconf_request *request = asked(NULL);
    tlsconf_report *report = NULL;
    EXPECT(tlsconf_request_add_path(request, path("absent.pem")) == TLSCONF_UNREADABLE_FILE);
    EXPECT(strstr(tlsconf_request_error(request), "absent.pem: cannot be read") != NULL);
    EXPECT(tlsconf_check(request, &report) == TLSCONF_FAILED_BEFORE && report == NULL);
    EXPECT(strstr(tlsconf_request_error(request), "absent.pem") != NULL);
    tlsconf_request_free(request);
    request = tlsconf_request_new();
    EXPECT(tlsconf_request_set_policy(request, "modren") == TLSCONF_INVALID_JSON);
    EXPECT(strstr(tlsconf_request_error(request), "`modern`") != NULL);
    tlsconf_request_free(request);
}

static void misuse_is_answered(void) {
    tlsconf_request *request = tlsconf_request_new();
    tlsconf_report *report = NULL;
    EXPECT(tlsconf_check(NULL, &report) == TLSCONF_NULL_POINTER && report == NULL);
    EXPECT(tlsconf_check(request, NULL) == TLSCONF_NULL_POINTER);
    EXPECT(tlsconf_request_add_path(request, NULL) == TLSCONF_NULL_POINTER);
    tlsconf_request_free(request);
    request = tlsconf_request_new();
    EXPECT(tlsconf_request_add_bytes(request, "x", 99, NULL, 0) == TLSCONF_INVALID_ARGUMENT);
    tlsconf_request_free(request);
    request = tlsconf_request_new();
    EXPECT(tlsconf_request_add_bytes(request, "x", 0, NULL, 1) == TLSCONF_NULL_POINTER);
    tlsconf_request_free(request);
    request = tlsconf_request_new();
    EXPECT(tlsconf_request_add_bytes(request, "x", 0, (const uint8_t *)"", SIZE_MAX) == TLSCONF_TOO_LARGE);
    tlsconf_request_free(request);
    request = tlsconf_request_new();
    EXPECT(tlsconf_request_add_bytes(request, "\xff", 0, NULL, 0) == TLSCONF_INVALID_UTF8);
    tlsconf_request_free(request);
    request = tlsconf_request_new();
    EXPECT(tlsconf_request_add_bytes(request, "empty", 0, NULL, 0) == TLSCONF_OK);
    EXPECT(tlsconf_check(request, &report) == TLSCONF_OK);
    /* A handle of another kind. */
    EXPECT(tlsconf_report_findings((const tlsconf_report *)(const void *)request) == 0);
    EXPECT(tlsconf_check((tlsconf_request *)(void *)report, &report) == TLSCONF_INVALID_HANDLE);
    tlsconf_report_free(report);
    tlsconf_request_free(request);
    /* NULL everywhere. */
    tlsconf_request_free(NULL);
    tlsconf_report_free(NULL);
    tlsconf_config_free(NULL);
    tlsconf_emitted_free(NULL);
    tlsconf_text_free(NULL);
    EXPECT(tlsconf_report_text(NULL)[0] == '\0' && tlsconf_report_verdict(NULL) == TLSCONF_VERDICT_NOTHING_TO_CHECK);
    EXPECT(tlsconf_config_key(NULL).data == NULL && tlsconf_config_retain(NULL) == NULL);
    EXPECT(tlsconf_text_len(NULL) == 0 && tlsconf_emitted_run(NULL, 0) == NULL);
    EXPECT(strcmp(tlsconf_status_text(12345), "an unknown status") == 0);
}

/* A client that imports the first certificate of a CA file alone loses the others. */
static void what_a_loader_loses_is_told(void) {
    tlsconf_request *request = tlsconf_request_new();
    tlsconf_report *report = NULL;
    tlsconf_client client;
    EXPECT(tlsconf_request_add_path_as(request, path("redis_user.crt"), TLSCONF_ROLE_CA_BUNDLE) == TLSCONF_OK);
    EXPECT(tlsconf_request_add_client(request, "java-keytool", NULL, NULL) == TLSCONF_OK);
    EXPECT(tlsconf_request_set_time(request, 1795564800) == TLSCONF_OK);
    EXPECT(tlsconf_check(request, &report) == TLSCONF_OK);
    EXPECT(tlsconf_report_certificates(report) == 2);
    EXPECT(tlsconf_report_client(report, 0, &client, sizeof client) == TLSCONF_OK);
    EXPECT(client.loads_len == 1 && client.loads[0] == 0);
    EXPECT(client.loses_len == 1 && client.loses[0].certificate == 1 && client.loses[0].why[0] != '\0');
    tlsconf_report_free(report);
    tlsconf_request_free(request);
}

/* A caller that was compiled with fewer fields, and one with more. */
static void structs_may_grow(void) {
    tlsconf_request *request = asked("redis-cli");
    tlsconf_report *report = NULL;
    EXPECT(tlsconf_check(request, &report) == TLSCONF_OK);
    union {
        tlsconf_client client;
        unsigned char octets[sizeof(tlsconf_client) + 64];
    } out;
    memset(&out, 0xaa, sizeof out);
    EXPECT(tlsconf_report_client(report, 0, &out.client, sizeof(char *)) == TLSCONF_OK);
    EXPECT(strcmp(out.client.id, "redis-cli") == 0 && out.octets[sizeof(char *)] == 0xaa);
    EXPECT(tlsconf_report_client(report, 0, &out.client, sizeof out) == TLSCONF_OK);
    EXPECT(out.octets[sizeof out - 1] == 0);
    EXPECT(tlsconf_report_client(report, 0, NULL, sizeof out) == TLSCONF_NULL_POINTER);
    tlsconf_report_free(report);
    tlsconf_request_free(request);
}

static void an_emission_is_read(void) {
    tlsconf_request *request = asked("redis-py");
    tlsconf_emitted *emitted = NULL;
    EXPECT(tlsconf_emit(request, &emitted) == TLSCONF_OK);
    EXPECT(tlsconf_emitted_unsupported(emitted, NULL) == NULL);
    EXPECT(tlsconf_emitted_files(emitted) == 3);
    size_t secrets = 0;
    for (size_t at = 0; at < tlsconf_emitted_files(emitted); at++) {
        tlsconf_file file;
        EXPECT(tlsconf_emitted_file(emitted, at, &file, sizeof file) == TLSCONF_OK);
        EXPECT(file.data_len > 0 && (file.secret == 0 || file.mode == 0600));
        secrets += file.secret;
    }
    EXPECT(secrets == 1);
    tlsconf_config_text text;
    EXPECT(tlsconf_emitted_text(emitted, 0, &text, sizeof text) == TLSCONF_OK);
    EXPECT(strcmp(text.language, "python") == 0 && strstr(text.text, "redis.example.test") != NULL);
    EXPECT(tlsconf_emitted_run(emitted, 0) != NULL && tlsconf_emitted_run(emitted, 1000) == NULL);
    tlsconf_text *json = tlsconf_emitted_json(emitted);
    EXPECT(tlsconf_text_len(json) == strlen(tlsconf_text_data(json)));
    tlsconf_text_free(json);
    tlsconf_emitted_free(emitted);
    tlsconf_request_free(request);
    /* For whom nothing is foretold. */
    request = asked("kubernetes-secret");
    EXPECT(tlsconf_emit(request, &emitted) == TLSCONF_OK && tlsconf_emitted_texts(emitted) > 0);
    tlsconf_emitted_free(emitted);
    tlsconf_request_free(request);
    request = asked("redis-py-async");
    tlsconf_config *config = NULL;
    EXPECT(tlsconf_config_build(request, &config, NULL) == TLSCONF_OK && tlsconf_config_anchors(config) == 1);
    tlsconf_config_free(config);
    tlsconf_request_free(request);
}

static void json_goes_in_and_out(void) {
    static const char good[] = "{\"time\":\"2026-11-25T00:00:00Z\",\"clients\":[{\"id\":\"redis-cli\"}]}";
    static const char bad[] = "{\"time\":\"2026-11-25T00:00:00Z\",\"clinets\":[]}";
    tlsconf_text *answer = NULL;
    EXPECT(tlsconf_check_json((const uint8_t *)good, sizeof good - 1, &answer) == TLSCONF_OK);
    EXPECT(strstr(tlsconf_text_data(answer), "\"contract_version\":1") != NULL);
    tlsconf_text_free(answer);
    EXPECT(tlsconf_check_json((const uint8_t *)bad, sizeof bad - 1, &answer) == TLSCONF_INVALID_JSON);
    EXPECT(strstr(tlsconf_text_data(answer), "clinets") != NULL);
    tlsconf_text_free(answer);
    EXPECT(tlsconf_check_json((const uint8_t *)"\xff", 1, &answer) == TLSCONF_INVALID_UTF8);
    tlsconf_text_free(answer);
    EXPECT(tlsconf_check_json(NULL, 0, &answer) == TLSCONF_INVALID_JSON);
    tlsconf_text_free(answer);
    answer = tlsconf_rules_json();
    EXPECT(strstr(tlsconf_text_data(answer), "\"KEY001\"") != NULL);
    tlsconf_text_free(answer);
    answer = tlsconf_rule_page("key001");
    EXPECT(tlsconf_text_len(answer) > 100 && tlsconf_rule_page("NONE") == NULL && tlsconf_rule_page(NULL) == NULL);
    tlsconf_text_free(answer);
    answer = tlsconf_clients_json();
    EXPECT(strstr(tlsconf_text_data(answer), "\"redis-py\"") != NULL);
    tlsconf_text_free(answer);
}

/* The same request in JSON gives the same handles. */
static void handles_are_built_from_json(void) {
    tlsconf_request *request = asked("hiredis");
    tlsconf_report *report = NULL, *other = NULL;
    tlsconf_text *error = NULL, *answer = NULL;
    EXPECT(tlsconf_check(request, &report) == TLSCONF_OK);
    static const char json[] = "{\"time\":\"2026-11-25T00:00:00Z\",\"clients\":[{\"id\":\"hiredis\"}]}";
    EXPECT(tlsconf_report_build_json((const uint8_t *)json, strlen(json), &other, &error) == TLSCONF_OK);
    EXPECT(error == NULL && tlsconf_report_clients(other) == tlsconf_report_clients(report));
    tlsconf_report_free(other);
    tlsconf_report_free(report);
    tlsconf_request_free(request);
    EXPECT(tlsconf_inspect_json((const uint8_t *)json, strlen(json), &answer) == TLSCONF_OK);
    EXPECT(strstr(tlsconf_text_data(answer), "\"certificates\":[]") != NULL);
    tlsconf_text_free(answer);
    other = NULL;
    EXPECT(tlsconf_report_build_json((const uint8_t *)"{", 1, &other, &error) == TLSCONF_INVALID_JSON && other == NULL);
    EXPECT(strstr(tlsconf_text_data(error), "EOF") != NULL);
    tlsconf_text_free(error);
    EXPECT(tlsconf_report_build_json((const uint8_t *)"{", 1, &other, NULL) == TLSCONF_INVALID_JSON);
    error = NULL;
    EXPECT(tlsconf_report_build_json((const uint8_t *)json, strlen(json), NULL, &error) == TLSCONF_NULL_POINTER);
    EXPECT(tlsconf_report_build_json(NULL, 1, &other, &error) == TLSCONF_NULL_POINTER && error == NULL);
    static const char wanted[] = "{\"check\":{\"time\":\"2026-11-25T00:00:00Z\",\"endpoint\":\"redis.example.test:6380\"},"
                                 "\"client\":{\"id\":\"hiredis\"}}";
    tlsconf_config *config = NULL;
    tlsconf_emitted *emitted = NULL;
    EXPECT(tlsconf_config_build_json((const uint8_t *)wanted, sizeof wanted - 1, &config, &report, &error) == TLSCONF_OK);
    EXPECT(config != NULL && report != NULL && error == NULL && tlsconf_config_anchors(config) == 0);
    tlsconf_config_free(config);
    tlsconf_report_free(report);
    EXPECT(tlsconf_emitted_build_json((const uint8_t *)wanted, sizeof wanted - 1, &emitted, &error) == TLSCONF_OK);
    EXPECT(error == NULL && tlsconf_emitted_texts(emitted) > 0);
    tlsconf_emitted_free(emitted);
    static const char unsafe_[] = "{\"check\":{\"time\":\"2026-11-25T00:00:00Z\",\"policy\":{\"verification\":\"none\"}},"
                                  "\"client\":{\"id\":\"hiredis\"}}";
    config = NULL;
    report = NULL;
    EXPECT(tlsconf_config_build_json((const uint8_t *)unsafe_, sizeof unsafe_ - 1, &config, &report, &error) ==
           TLSCONF_REFUSED);
    EXPECT(config == NULL && report != NULL && tlsconf_text_len(error) > 0);
    tlsconf_text_free(error);
    tlsconf_report_free(report);
}

static const char *made_file(const tlsconf_generated *generated, size_t index, tlsconf_file *file) {
    EXPECT(tlsconf_generated_file(generated, index, file, sizeof *file) == TLSCONF_OK);
    return file->name;
}

/* Randomness is the caller's. These tests want the same each time; a program takes getrandom(2). */
static void randomness(tlsconf_request *request, uint8_t seed) {
    uint8_t octets[48];
    for (size_t at = 0; at < sizeof octets; at++) octets[at] = (uint8_t)(at * 37) ^ seed;
    EXPECT(tlsconf_request_set_entropy(request, octets, sizeof octets) == TLSCONF_OK);
}

static void a_set_up_is_made_and_its_ca_signs(void) {
    tlsconf_request *request = tlsconf_request_new(), *client = tlsconf_request_new();
    tlsconf_generated *set = NULL, *generated = NULL;
    tlsconf_report *report = NULL;
    tlsconf_file file, ca, key;
    tlsconf_certificate certificate;
    EXPECT(tlsconf_request_set_generate(request, "{\"dev\":{\"hosts\":[\"localhost\"],\"directory\":\"/tls\"}}") == TLSCONF_OK);
    EXPECT(tlsconf_generate(request, &set, &report) == TLSCONF_INVALID_ARGUMENT && set == NULL && report == NULL);
    EXPECT(strstr(tlsconf_request_error(request), "entropy") != NULL);
    randomness(request, 1);
    EXPECT(tlsconf_generate(request, &set, &report) == TLSCONF_OK);
    EXPECT(tlsconf_report_verdict(report) == TLSCONF_VERDICT_READY);
    EXPECT(tlsconf_report_certificate(report, 0, &certificate, sizeof certificate) == TLSCONF_OK);
    EXPECT(certificate.der_len > 100 && certificate.der[0] == 0x30);
    tlsconf_report_free(report);
    /* What was random is gone: twice the same key is never made. */
    EXPECT(tlsconf_generate(request, &generated, NULL) == TLSCONF_INVALID_ARGUMENT && generated == NULL);
    memset(&ca, 0, sizeof ca);
    memset(&key, 0, sizeof key);
    for (size_t at = 0; at < tlsconf_generated_files(set); at++) {
        const char *name = made_file(set, at, &file);
        EXPECT(file.data_len > 0 && file.mode == (file.secret ? 0600u : 0644u));
        if (strcmp(name, "ca.pem") == 0) ca = file;
        if (strcmp(name, "ca.key") == 0) key = file;
    }
    EXPECT(ca.data_len > 0 && ca.secret == 0 && key.data_len > 0 && key.secret == 1);
    EXPECT(tlsconf_generated_file(set, tlsconf_generated_files(set), &file, sizeof file) == TLSCONF_OUT_OF_RANGE);
    EXPECT(tlsconf_generated_archive(set, &file, sizeof file) == TLSCONF_OK);
    EXPECT(memcmp(file.data, "PK\003\004", 4) == 0 && file.secret == 1 && strcmp(file.name, "redis-dev.zip") == 0);
    EXPECT(tlsconf_generated_next(set, 0) != NULL && tlsconf_generated_next(set, 1000) == NULL);

    EXPECT(tlsconf_request_set_generate(client, "{\"client\":{\"name\":\"worker\",\"days\":90}}") == TLSCONF_OK);
    EXPECT(tlsconf_request_add_bytes(client, "ca.pem", TLSCONF_ROLE_AUTO, ca.data, ca.data_len) == TLSCONF_OK);
    randomness(client, 2);
    EXPECT(tlsconf_generate(client, &generated, NULL) == TLSCONF_INVALID_ARGUMENT);
    EXPECT(strstr(tlsconf_request_error(client), "inputs: a CA is two files") == tlsconf_request_error(client));
    EXPECT(tlsconf_request_add_bytes(client, "ca.key", TLSCONF_ROLE_AUTO, key.data, key.data_len) == TLSCONF_OK);
    /* Files and what is asked for stay with the request. */
    for (uint8_t round = 3; round < 5; round++) {
        randomness(client, round);
        EXPECT(tlsconf_generate(client, &generated, &report) == TLSCONF_OK && tlsconf_generated_files(generated) == 2);
        EXPECT(strcmp(made_file(generated, 0, &file), "redis_user.crt") == 0 && file.secret == 0);
        EXPECT(tlsconf_report_certificates(report) >= 2);
        tlsconf_generated_free(generated);
        tlsconf_report_free(report);
    }
    EXPECT(tlsconf_request_set_generate(client, NULL) == TLSCONF_OK);
    randomness(client, 5);
    EXPECT(tlsconf_generate(client, &generated, NULL) == TLSCONF_INVALID_ARGUMENT);
    EXPECT(strstr(tlsconf_request_error(client), "none is asked for") != NULL);
    tlsconf_generated_free(set);
    tlsconf_request_free(client);
    tlsconf_request_free(request);
}

static int says(tlsconf_text *text, const char *part) {
    int found = text != NULL && strstr(tlsconf_text_data(text), part) != NULL;
    tlsconf_text_free(text);
    return found;
}

static void what_was_seen_is_judged_and_the_next_step_named(void) {
    tlsconf_request *request = tlsconf_request_new();
    tlsconf_text *answer = NULL, *text = NULL;
    EXPECT(tlsconf_probe_next(request, NULL, &answer) == TLSCONF_INVALID_ARGUMENT && answer == NULL);
    EXPECT(strstr(tlsconf_request_error(request), "endpoint") != NULL);
    EXPECT(tlsconf_request_set_endpoint(request, "rediss://user:pass@redis.example.test:1") == TLSCONF_OK);
    EXPECT(tlsconf_probe_next(request, NULL, &answer) == TLSCONF_OK && says(answer, "\"reach\":true"));
    answer = NULL;
    EXPECT(tlsconf_probe_next(request, "{\"sene\":{}}", &answer) == TLSCONF_INVALID_JSON && answer == NULL);
    EXPECT(strstr(tlsconf_request_error(request), "look: unknown field `sene`") == tlsconf_request_error(request));
    const char *seen = "{\"seen\":{\"lookup\":{\"kind\":\"name\",\"detail\":\"unknown\"}}}";
    EXPECT(tlsconf_probe_next(request, seen, &answer) == TLSCONF_OK && says(answer, "null"));
    for (int round = 0; round < 2; round++) {
        EXPECT(tlsconf_probe(request, seen, &answer, &text) == TLSCONF_OK);
        EXPECT(says(answer, "name-not-found") && says(text, "redis.example.test:1 was not reached."));
    }
    EXPECT(tlsconf_probe(request, seen, &answer, NULL) == TLSCONF_OK && says(answer, "name-not-found"));
    EXPECT(tlsconf_probe(request, seen, NULL, NULL) == TLSCONF_NULL_POINTER);
    tlsconf_request_free(request);
}

static void a_request_for_a_certificate_has_no_report(void) {
    tlsconf_request *request = tlsconf_request_new();
    tlsconf_generated *generated = NULL;
    tlsconf_report *report = (tlsconf_report *)(void *)request;
    tlsconf_file file;
    EXPECT(tlsconf_request_set_generate(request, "{\"csr\":{\"name\":\"worker\"},\"key\":\"ed25519\"}") == TLSCONF_OK);
    randomness(request, 6);
    EXPECT(tlsconf_generate(request, &generated, &report) == TLSCONF_OK && report == NULL);
    EXPECT(strcmp(made_file(generated, 0, &file), "redis_user.csr") == 0);
    tlsconf_generated_free(generated);
    tlsconf_request_free(request);
    request = tlsconf_request_new();
    EXPECT(tlsconf_request_set_generate(request, "{\"csr\":{\"nane\":\"worker\"}}") == TLSCONF_INVALID_JSON);
    EXPECT(strstr(tlsconf_request_error(request), "generate: ") == tlsconf_request_error(request));
    EXPECT(tlsconf_generate(request, &generated, NULL) == TLSCONF_FAILED_BEFORE);
    tlsconf_request_free(request);
    EXPECT(tlsconf_generate(NULL, &generated, NULL) == TLSCONF_NULL_POINTER);
    EXPECT(tlsconf_generated_files(NULL) == 0 && tlsconf_generated_next(NULL, 0) == NULL);
    tlsconf_generated_free(NULL);
}

struct shared {
    tlsconf_config *config;
    tlsconf_report *report;
};

static void *reads(void *argument) {
    struct shared *shared = argument;
    size_t sum = 0;
    for (int round = 0; round < 200; round++) {
        tlsconf_config *own = tlsconf_config_retain(shared->config);
        tlsconf_settings settings;
        sum += tlsconf_config_settings(own, &settings, sizeof settings) == TLSCONF_OK;
        sum += strlen(settings.host) + tlsconf_config_key(own).len + strlen(tlsconf_report_text(shared->report));
        tlsconf_config_free(own);
    }
    return sum > 0 ? shared : NULL;
}

static void sixteen_threads_share(void) {
    tlsconf_request *request = asked("hiredis");
    struct shared shared = {NULL, NULL};
    EXPECT(tlsconf_config_build(request, &shared.config, &shared.report) == TLSCONF_OK);
    tlsconf_request_free(request);
    pthread_t threads[16];
    for (size_t at = 0; at < 16; at++) EXPECT(pthread_create(&threads[at], NULL, reads, &shared) == 0);
    for (size_t at = 0; at < 16; at++) {
        void *result = NULL;
        EXPECT(pthread_join(threads[at], &result) == 0 && result == &shared);
    }
    tlsconf_config_free(shared.config);
    tlsconf_report_free(shared.report);
}

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    folder = argv[1];
    a_report_is_read();
    a_configuration_is_built_and_shared();
    a_policy_names_suites();
    what_is_not_fit_is_refused();
    nothing_is_passed_over();
    misuse_is_answered();
    what_a_loader_loses_is_told();
    structs_may_grow();
    an_emission_is_read();
    json_goes_in_and_out();
    handles_are_built_from_json();
    a_set_up_is_made_and_its_ca_signs();
    what_was_seen_is_judged_and_the_next_step_named();
    a_request_for_a_certificate_has_no_report();
    sixteen_threads_share();
    printf("%d expectations held, %d did not\n", passed, failed);
    return failed == 0 ? 0 : 1;
}
