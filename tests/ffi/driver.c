/* The C library behind the protocol of tests/harness/run.py: verbs and lengths on stdin, answers on stdout. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tlsconf.h"

static int answer(const char *kind, const char *text, size_t len) {
    printf("%s %zu\n", kind, len);
    return fwrite(text, 1, len, stdout) == len && fflush(stdout) == 0;
}

/* Takes the text over. */
static int answer_text(tlsconf_status status, tlsconf_text *text) {
    int done = answer(status == TLSCONF_OK ? "ok" : "error", tlsconf_text_data(text), tlsconf_text_len(text));
    tlsconf_text_free(text);
    return done;
}

static int check(const uint8_t *request, size_t len) {
    tlsconf_text *text = NULL;
    tlsconf_status status = tlsconf_check_json(request, len, &text);
    return answer_text(status, text);
}

static int text(const uint8_t *request, size_t len) {
    tlsconf_report *report = NULL;
    tlsconf_text *error = NULL;
    tlsconf_status status = tlsconf_report_build_json(request, len, &report, &error);
    if (status != TLSCONF_OK) return answer_text(status, error);
    const char *text = tlsconf_report_text(report);
    int done = answer("ok", text, strlen(text));
    tlsconf_report_free(report);
    return done;
}

static int emit(const uint8_t *request, size_t len) {
    tlsconf_emitted *emitted = NULL;
    tlsconf_text *text = NULL;
    tlsconf_status status = tlsconf_emitted_build_json(request, len, &emitted, &text);
    if (status != TLSCONF_OK) return answer_text(status, text);
    int done = answer_text(status, tlsconf_emitted_json(emitted));
    tlsconf_emitted_free(emitted);
    return done;
}

/* By the handle whether it is refused, by the door of JSON what it is. */
static int config(const uint8_t *request, size_t len) {
    tlsconf_config *config = NULL;
    tlsconf_report *report = NULL;
    tlsconf_text *text = NULL;
    int done;
    tlsconf_status status = tlsconf_config_build_json(request, len, &config, &report, &text);
    if (status == TLSCONF_OK) {
        status = tlsconf_config_json(request, len, &text);
        done = answer_text(status, text);
    } else if (status == TLSCONF_REFUSED) {
        const char *json = tlsconf_report_json(report);
        done = answer("error", json, strlen(json));
        tlsconf_text_free(text);
    } else {
        done = answer_text(status, text);
    }
    tlsconf_config_free(config);
    tlsconf_report_free(report);
    return done;
}

/* By both doors: a handle is there just where a text is. */
static int generate(const uint8_t *request, size_t len) {
    tlsconf_generated *generated = NULL;
    tlsconf_text *text = NULL, *error = NULL;
    tlsconf_status built = tlsconf_generated_build_json(request, len, &generated, NULL, &error);
    tlsconf_status status = tlsconf_generate_json(request, len, &text);
    int agree = built == status && (error == NULL) == (generated != NULL);
    tlsconf_text_free(error);
    tlsconf_generated_free(generated);
    return answer_text(status, text) && agree;
}

static int next(const uint8_t *request, size_t len) {
    tlsconf_text *text = NULL;
    tlsconf_status status = tlsconf_probe_next_json(request, len, &text);
    return answer_text(status, text);
}

static int probe(const uint8_t *request, size_t len) {
    tlsconf_text *text = NULL;
    tlsconf_status status = tlsconf_probe_json(request, len, &text);
    return answer_text(status, text);
}

static int dispatch(const char *verb, const uint8_t *request, size_t len) {
    if (strcmp(verb, "check") == 0) return check(request, len);
    if (strcmp(verb, "text") == 0) return text(request, len);
    if (strcmp(verb, "emit") == 0) return emit(request, len);
    if (strcmp(verb, "config") == 0) return config(request, len);
    if (strcmp(verb, "generate") == 0) return generate(request, len);
    if (strcmp(verb, "next") == 0) return next(request, len);
    if (strcmp(verb, "probe") == 0) return probe(request, len);
    if (strcmp(verb, "clients") == 0) return answer_text(TLSCONF_OK, tlsconf_clients_json());
    if (strcmp(verb, "targets") == 0) return answer_text(TLSCONF_OK, tlsconf_targets_json());
    if (strcmp(verb, "rules") == 0) return answer_text(TLSCONF_OK, tlsconf_rules_json());
    fprintf(stderr, "there is no verb %s\n", verb);
    return 0;
}

int main(void) {
    char line[64], verb[16];
    size_t len;
    while (fgets(line, sizeof line, stdin) != NULL) {
        if (sscanf(line, "%15s %zu", verb, &len) != 2) return 2;
        uint8_t *request = malloc(len > 0 ? len : 1);
        if (request == NULL || fread(request, 1, len, stdin) != len) return 2;
        int done = dispatch(verb, request, len);
        free(request);
        if (!done) return 2;
    }
    return 0;
}
