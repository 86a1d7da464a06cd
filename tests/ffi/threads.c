/* Several threads at every door of the C library at once, and on handles that they share: for ThreadSanitizer, which must see the
 * atomics of the library, too (tests/tools/tsan.sh).
 * Usage: threads FOLDER, where FOLDER holds ca.pem, redis_user.crt, redis_user_private.key; `threads race` races, to show that it is seen. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tlsconf.h"

#define THREADS 6

static const char *folder;
static pthread_barrier_t together;
static int failures[THREADS];
static int raced;

struct shared {
    tlsconf_config *config;
    tlsconf_report *report;
    tlsconf_emitted *emitted;
    tlsconf_generated *generated;
};

static tlsconf_request *asked(const char *client) {
    static const char *const names[] = {"ca.pem", "redis_user.crt", "redis_user_private.key"};
    tlsconf_request *request = tlsconf_request_new();
    for (size_t at = 0; at < 3; at++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, names[at]);
        tlsconf_request_add_path(request, path);
    }
    tlsconf_request_set_endpoint(request, "rediss://default:hunter2@redis.example.test:6380");
    tlsconf_request_set_time(request, 1795564800); /* 2026-11-25 */
    tlsconf_request_add_client(request, client, NULL, NULL);
    return request;
}

static int answers(tlsconf_status (*door)(const uint8_t *, size_t, tlsconf_text **), const char *request) {
    tlsconf_text *answer = NULL;
    int is_ok = door((const uint8_t *)request, strlen(request), &answer) == TLSCONF_OK && tlsconf_text_len(answer) > 0;
    tlsconf_text_free(answer);
    return is_ok;
}

#define CHECK "{\"time\":\"2026-11-25T00:00:00Z\",\"endpoint\":\"cache.example.test:6380\",\"clients\":[{\"id\":\"redis-py\"}]}"
#define CLIENT "{\"check\":" CHECK ",\"client\":{\"id\":\"redis-py\"}}"
#define MADE "{\"csr\":{\"name\":\"worker\"},\"key\":\"ed25519\",\"time\":\"2026-11-25T00:00:00Z\",\"entropy\":\"" \
    "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"}"

/* Whatever is made on first use is made by all of them at once. */
static int knocks(void) {
    int held = answers(tlsconf_check_json, CHECK) + answers(tlsconf_inspect_json, CHECK) + answers(tlsconf_emit_json, CLIENT) +
        answers(tlsconf_config_json, CLIENT) + answers(tlsconf_generate_json, MADE) +
        answers(tlsconf_probe_next_json, "{\"check\":" CHECK "}") + answers(tlsconf_probe_json, "{\"check\":" CHECK "}") +
        answers(tlsconf_probe_text_json, "{\"check\":" CHECK "}");
    tlsconf_text *texts[] = {tlsconf_clients_json(), tlsconf_targets_json(), tlsconf_rules_json()};
    for (size_t at = 0; at < 3; at++) {
        held += tlsconf_text_len(texts[at]) > 2;
        tlsconf_text_free(texts[at]);
    }
    return held == 11;
}

static int reads(struct shared *shared) {
    tlsconf_config *own = tlsconf_config_retain(shared->config);
    tlsconf_settings settings;
    tlsconf_file file;
    int held = tlsconf_config_settings(own, &settings, sizeof settings) == TLSCONF_OK && strlen(settings.host) > 0;
    held += tlsconf_config_key(own).len > 0 && tlsconf_config_anchors(own) > 0;
    tlsconf_config_free(own);
    held += strlen(tlsconf_report_json(shared->report)) > 0 && strlen(tlsconf_report_text(shared->report)) > 0;
    held += tlsconf_emitted_file(shared->emitted, 0, &file, sizeof file) == TLSCONF_OK;
    tlsconf_text *json = tlsconf_emitted_json(shared->emitted);
    held += tlsconf_text_len(json) > 0;
    tlsconf_text_free(json);
    held += tlsconf_generated_file(shared->generated, 0, &file, sizeof file) == TLSCONF_OK && file.data_len > 0;
    return held == 6;
}

/* A request of its own, from files. */
static int asks(void) {
    tlsconf_request *request = asked("hiredis");
    tlsconf_report *report = NULL;
    tlsconf_text *step = NULL;
    int held = tlsconf_check(request, &report) == TLSCONF_OK && tlsconf_report_certificates(report) == 3;
    held += tlsconf_probe_next(request, NULL, &step) == TLSCONF_OK;
    tlsconf_text_free(step);
    tlsconf_report_free(report);
    tlsconf_request_free(request);
    return held == 2;
}

struct thread {
    size_t number;
    struct shared *shared;
};

static void *works(void *argument) {
    struct thread *thread = argument;
    pthread_barrier_wait(&together);
    failures[thread->number] = !knocks() + !asks();
    for (int round = 0; round < 20; round++) failures[thread->number] += !reads(thread->shared);
    return NULL;
}

static void *races(void *argument) {
    pthread_barrier_wait(&together);
    for (int round = 0; round < 1000; round++) raced++;
    return argument;
}

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    folder = argv[1];
    int is_race = strcmp(folder, "race") == 0;
    struct shared shared = {NULL, NULL, NULL, NULL};
    pthread_barrier_init(&together, NULL, THREADS);
    if (!is_race) {
        tlsconf_request *request = asked("hiredis");
        uint8_t entropy[32];
        for (size_t at = 0; at < sizeof entropy; at++) entropy[at] = (uint8_t)at;
        int status = tlsconf_config_build(request, &shared.config, &shared.report) + tlsconf_emit(request, &shared.emitted);
        tlsconf_request_free(request);
        request = tlsconf_request_new();
        status += tlsconf_request_set_time(request, 1795564800);
        status += tlsconf_request_set_generate(request, "{\"csr\":{\"name\":\"worker\"},\"key\":\"ed25519\"}");
        status += tlsconf_request_set_entropy(request, entropy, sizeof entropy) + tlsconf_generate(request, &shared.generated, NULL);
        if (status != TLSCONF_OK) {
            fprintf(stderr, "not built: %s\n", tlsconf_request_error(request));
            return 1;
        }
        tlsconf_request_free(request);
    }
    pthread_t threads[THREADS];
    struct thread own[THREADS];
    int failed = 0;
    for (size_t at = 0; at < THREADS; at++) {
        own[at] = (struct thread){at, &shared};
        failed += pthread_create(&threads[at], NULL, is_race ? races : works, &own[at]) != 0;
    }
    for (size_t at = 0; at < THREADS; at++) {
        failed += pthread_join(threads[at], NULL) != 0;
        failed += failures[at];
    }
    tlsconf_config_free(shared.config);
    tlsconf_report_free(shared.report);
    tlsconf_emitted_free(shared.emitted);
    tlsconf_generated_free(shared.generated);
    printf("%d threads at 15 doors and on 4 handles, %d failures\n", THREADS, failed);
    return failed == 0 ? 0 : 1;
}
