/* Asks a policy whether a team lead may see the pace of a crew: by names, looked up once.
 *
 *     cc decide.c -lmaatstaf -o decide && ./decide pace.maatc
 */
#include <maatstaf.h>
#include <stdio.h>
#include <stdlib.h>

/* The whole of a file. */
static uint8_t *read_file(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) return NULL;
    long size = ftell(file);
    uint8_t *bytes = size < 0 ? NULL : malloc((size_t)size + 1);
    rewind(file);
    if (bytes != NULL) *length = fread(bytes, 1, (size_t)size, file);
    fclose(file);
    return bytes;
}

static uint16_t handle(const maatstaf_policy *policy, uint32_t table, const char *name) {
    uint16_t found;
    if (maatstaf_handle(policy, table, name, &found) != MAATSTAF_OK) {
        fprintf(stderr, "%s\n", maatstaf_last_error(MAATSTAF_EN));
        exit(2);
    }
    return found;
}

int main(int argc, char **argv) {
    size_t length = 0;
    uint8_t *bytes = argc == 2 ? read_file(argv[1], &length) : NULL;
    maatstaf_policy *policy = NULL;
    if (bytes == NULL || maatstaf_load(bytes, length, &policy) != MAATSTAF_OK) {
        fprintf(stderr, "no policy: %s\n", maatstaf_last_error(MAATSTAF_EN));
        free(bytes);
        return 2;
    }
    free(bytes);

    uint16_t team_lead = handle(policy, MAATSTAF_PARTIES, "team_lead");
    const int64_t now = 1795428000; /* 2026-11-23T10:00:00Z; a program asks its clock. */
    maatstaf_request request = maatstaf_request_new(3 /* show */, handle(policy, MAATSTAF_DATA, "pick_rate"), now);
    request.purpose = handle(policy, MAATSTAF_PURPOSES, "shift_planning");
    request.worker = handle(policy, MAATSTAF_WORKERS, "employee");
    request.grouping = handle(policy, MAATSTAF_GROUPINGS, "crew");
    request.level = 1; /* team */
    request.group_size = 9;
    request.recorded_at = now - 3 * 24 * 60 * 60;
    request.roles = &team_lead;
    request.roles_count = 1;

    maatstaf_decision decision;
    if (maatstaf_decide(policy, &request, &decision) != MAATSTAF_OK) {
        fprintf(stderr, "%s\n", maatstaf_last_error(MAATSTAF_EN));
    }
    printf("%s\n", decision.outcome == MAATSTAF_PERMIT ? "permit" : "no");

    char *answer = NULL;
    if (maatstaf_explain(policy, &request, &answer) == MAATSTAF_OK) printf("%s\n", answer);
    maatstaf_text_free(answer);
    maatstaf_policy_free(policy);
    return decision.outcome == MAATSTAF_PERMIT ? 0 : 1;
}
