/* Tests of the C interface, in C. Prints what fails, and a last line that counts. */
#include <maatstaf.h>
#include "pace.h" /* of maatstaf compile --emit c-header */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int passed = 0, failed = 0;

static void check(int holds, const char *what) {
    if (holds) {
        passed++;
    } else {
        failed++;
        printf("FAILED: %s (last error: %s)\n", what, maatstaf_last_error(MAATSTAF_EN));
    }
}

static uint8_t *bytes;
static size_t length;
static const char *json;

static int read_all(const char *path, uint8_t **into, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) return 0;
    fseek(file, 0, SEEK_END);
    long end = ftell(file);
    rewind(file);
    *into = malloc((size_t)end + 1);
    *size = fread(*into, 1, (size_t)end, file);
    (*into)[*size] = 0;
    fclose(file);
    return 1;
}

static uint16_t handle(const maatstaf_policy *policy, uint32_t table, const char *name) {
    uint16_t found;
    check(maatstaf_handle(policy, table, name, &found) == MAATSTAF_OK, name);
    return found;
}

static const int64_t NOW = 1795428000; /* 2026-11-23T10:00:00Z */
static const int64_t DAY = 86400;

static uint16_t roles[1];

/* A team lead asks for the pace of a crew of nine, which is granted. */
static maatstaf_request crew_of_nine(const maatstaf_policy *policy) {
    maatstaf_request request = maatstaf_request_new(3, handle(policy, MAATSTAF_DATA, "pick_rate"), NOW);
    roles[0] = handle(policy, MAATSTAF_PARTIES, "team_lead");
    request.purpose = handle(policy, MAATSTAF_PURPOSES, "shift_planning");
    request.worker = handle(policy, MAATSTAF_WORKERS, "employee");
    request.grouping = handle(policy, MAATSTAF_GROUPINGS, "crew");
    request.level = 1;
    request.group_size = 9;
    request.recorded_at = NOW - 3 * DAY;
    request.roles = roles;
    request.roles_count = 1;
    return request;
}

static void it_decides(const maatstaf_policy *policy) {
    maatstaf_request request = crew_of_nine(policy);
    maatstaf_decision decision;
    check(maatstaf_decide(policy, &request, &decision) == MAATSTAF_OK, "decide");
    check(decision.outcome == MAATSTAF_PERMIT && decision.code == MAATSTAF_CODE_PERMITTED, "a crew of nine is permitted");
    check(decision.delete_by > NOW, "with a date to delete by");

    request.group_size = 5;
    check(maatstaf_decide(policy, &request, &decision) == MAATSTAF_OK, "decide");
    check(decision.outcome == MAATSTAF_DENY && decision.code == MAATSTAF_CODE_CONDITION_FAILED, "a crew of five is not");
    check(decision.check == 6 && decision.actual == 5 && decision.required == 8, "with the numbers");

    request.group_size = -1;
    maatstaf_decide(policy, &request, &decision);
    check(decision.code == MAATSTAF_CODE_MISSING, "what is not stated is missing");

    request = crew_of_nine(policy);
    request.level = 0;
    maatstaf_decide(policy, &request, &decision);
    check(decision.code == MAATSTAF_CODE_CONDITION_FAILED && decision.check == 4, "one person is not a team");
    request.is_subject = 0;
    maatstaf_decide(policy, &request, &decision);
    check(decision.code == MAATSTAF_CODE_FORBIDDEN, "one person is forbidden to anybody else");

    request = crew_of_nine(policy);
    request.object = 60000;
    check(maatstaf_decide(policy, &request, &decision) == MAATSTAF_OK, "a handle of nothing is a request");
    check(decision.outcome == MAATSTAF_DENY && decision.code == MAATSTAF_CODE_MALFORMED, "and is malformed");

    request = crew_of_nine(policy);
    request.time = NOW + 365 * DAY;
    request.recorded_at = request.time;
    maatstaf_decide(policy, &request, &decision);
    check(decision.outcome == MAATSTAF_DENY, "a year later the judgement has lapsed");
}

static void a_review_releases_what_is_held(const maatstaf_policy *policy) {
    maatstaf_request request = maatstaf_request_new(5, handle(policy, MAATSTAF_DECISIONS, "shift_assignment"), NOW);
    request.purpose = handle(policy, MAATSTAF_PURPOSES, "shift_planning");
    request.worker = handle(policy, MAATSTAF_WORKERS, "employee");
    request.level = 0;
    request.recorded_at = NOW - DAY;
    maatstaf_decision decision;
    maatstaf_decide(policy, &request, &decision);
    check(decision.code == MAATSTAF_CODE_MISSING, "whether the person objected is not guessed");

    uint16_t objected = handle(policy, MAATSTAF_ATTRIBUTES, "objected");
    maatstaf_slot attributes[16] = {{0, 0}};
    check(objected < 16, "few attributes");
    attributes[objected].stated = 1;
    request.attributes = attributes;
    request.attributes_count = (size_t)objected + 1;
    maatstaf_decide(policy, &request, &decision);
    check(decision.outcome == MAATSTAF_HOLD && decision.review_pending, "without a review it is held");

    uint16_t by = handle(policy, MAATSTAF_PARTIES, "team_lead");
    uint16_t saw = handle(policy, MAATSTAF_DATA, "pick_rate");
    maatstaf_review review = maatstaf_review_new();
    review.roles = &by;
    review.roles_count = 1;
    review.saw = &saw;
    review.saw_count = 1;
    review.saw_reasons = 1;
    review.could_override = 1;
    review.heard_subject = 1;
    review.at = NOW - 3600;
    request.review = &review;
    maatstaf_decide(policy, &request, &decision);
    check(decision.outcome == MAATSTAF_PERMIT, "with one it is permitted");
    review.by_system = 1;
    maatstaf_decide(policy, &request, &decision);
    check(decision.outcome == MAATSTAF_HOLD, "a system is no reviewer");
    review.size = 0;
    check(maatstaf_decide(policy, &request, &decision) == MAATSTAF_BAD_REQUEST, "a review that was not begun well is told");
    check(decision.outcome == MAATSTAF_DENY, "and denied");
}

static void it_answers_in_json(const maatstaf_policy *policy) {
    char *answer = NULL;
    check(maatstaf_decide_json(policy, json, &answer) == MAATSTAF_OK, "decide_json");
    check(answer != NULL && strncmp(answer, "{\"decision\":true", 16) == 0, "the first example is permitted");
    maatstaf_text_free(answer);
    check(maatstaf_decide_json(policy, "nonsense", &answer) == MAATSTAF_OK, "nonsense has an answer");
    check(answer != NULL && strncmp(answer, "{\"decision\":false", 17) == 0, "which is no");
    maatstaf_text_free(answer);

    maatstaf_request request = crew_of_nine(policy);
    request.group_size = 5;
    check(maatstaf_explain(policy, &request, &answer) == MAATSTAF_OK, "explain");
    check(answer != NULL && strstr(answer, "This is about 5 people; at least 8 are needed.") != NULL, "in words");
    maatstaf_text_free(answer);
}

static void many_are_decided_at_once(const maatstaf_policy *policy) {
    enum { COUNT = 1000 };
    maatstaf_request *requests = calloc(COUNT, sizeof *requests);
    maatstaf_decision *decisions = calloc(COUNT, sizeof *decisions);
    maatstaf_request one = crew_of_nine(policy);
    for (int at = 0; at < COUNT; at++) {
        requests[at] = one;
        requests[at].group_size = at % 16;
    }
    check(maatstaf_decide_batch(policy, requests, COUNT, decisions) == MAATSTAF_OK, "decide_batch");
    int right = 0;
    for (int at = 0; at < COUNT; at++) right += (decisions[at].outcome == MAATSTAF_PERMIT) == (at % 16 >= 8);
    check(right == COUNT, "each as by itself");
    requests[COUNT - 1].size = 0;
    check(maatstaf_decide_batch(policy, requests, COUNT, decisions) == MAATSTAF_BAD_REQUEST, "one that is no request");
    int permitted = 0;
    for (int at = 0; at < COUNT; at++) permitted += decisions[at].outcome == MAATSTAF_PERMIT;
    check(permitted == 0, "and none is permitted");
    check(maatstaf_decide_batch(policy, NULL, 0, NULL) == MAATSTAF_OK, "no requests at all");
    free(requests);
    free(decisions);
}

static void it_says_when_a_record_is_to_be_gone(const maatstaf_policy *policy) {
    maatstaf_request record = maatstaf_request_new(0, handle(policy, MAATSTAF_DATA, "scan_event"), NOW);
    record.purpose = handle(policy, MAATSTAF_PURPOSES, "shift_planning");
    record.worker = handle(policy, MAATSTAF_WORKERS, "employee");
    record.level = 0;
    record.recorded_at = NOW - DAY;
    maatstaf_due due;
    check(maatstaf_due_by(policy, &record, &due) == MAATSTAF_OK, "due_by");
    check(due.term == MAATSTAF_BY && due.delete_by == NOW - DAY + 28 * DAY, "four weeks after it was made");
    record.object = 60000;
    maatstaf_due_by(policy, &record, &due);
    check(due.malformed == 1, "a record of nothing is malformed");
}

static void wrong_use_is_told(const maatstaf_policy *policy) {
    maatstaf_policy *none = (maatstaf_policy *)1;
    check(maatstaf_load((const uint8_t *)"not a policy", 12, &none) == MAATSTAF_NO_POLICY && none == NULL, "no policy");
    check(strlen(maatstaf_last_error(MAATSTAF_EN)) > 10, "says why in English");
    check(strcmp(maatstaf_last_error(MAATSTAF_EN), maatstaf_last_error(MAATSTAF_NL)) != 0, "and in Dutch");
    check(maatstaf_load(bytes, length / 2, &none) == MAATSTAF_NO_POLICY, "half a policy");
    check(maatstaf_load(NULL, 10, &none) == MAATSTAF_NULL_POINTER, "no bytes");
    check(maatstaf_load(bytes, length, NULL) == MAATSTAF_NULL_POINTER, "nowhere to put it");
    check(maatstaf_load(bytes, SIZE_MAX, &none) == MAATSTAF_BAD_REQUEST, "a length that cannot be");
    uint16_t found;
    check(maatstaf_handle(policy, MAATSTAF_DATA, "pick_rat", &found) == MAATSTAF_NO_SUCH_NAME, "no such name");
    check(strstr(maatstaf_last_error(MAATSTAF_EN), "pick_rate") != NULL, "with the name that was meant");
    check(found == MAATSTAF_NO_HANDLE, "and no handle");
    check(maatstaf_handle(policy, 99, "pick_rate", &found) == MAATSTAF_BAD_REQUEST, "no such table");
    check(maatstaf_handle(policy, MAATSTAF_DATA, "\xff", &found) == MAATSTAF_NOT_UTF8, "not UTF-8");
    check(maatstaf_handle(NULL, MAATSTAF_DATA, "pick_rate", &found) == MAATSTAF_NULL_POINTER, "no policy to look in");

    maatstaf_request request;
    maatstaf_decision decision;
    memset(&request, 0, sizeof request);
    decision.outcome = MAATSTAF_PERMIT;
    check(maatstaf_decide(policy, &request, &decision) == MAATSTAF_BAD_REQUEST, "a request of zeros");
    check(decision.outcome == MAATSTAF_DENY, "is denied");
    decision.outcome = MAATSTAF_PERMIT;
    check(maatstaf_decide(NULL, &request, &decision) == MAATSTAF_NULL_POINTER, "no policy");
    check(decision.outcome == MAATSTAF_DENY, "is denied as well");
    memset(&decision, 0, sizeof decision);
    check(decision.outcome == MAATSTAF_DENY, "a decision that nobody wrote denies");

    maatstaf_slot slot = {7, 0};
    maatstaf_moment moment = {3, 0};
    struct {
        const char *what;
        maatstaf_request request;
    } wrong[8];
    for (int at = 0; at < 8; at++) wrong[at].request = crew_of_nine(policy);
    wrong[0].what = "verb", wrong[0].request.verb = 7;
    wrong[1].what = "level", wrong[1].request.level = 4;
    wrong[2].what = "is_subject", wrong[2].request.is_subject = 2;
    wrong[3].what = "group_size", wrong[3].request.group_size = -2;
    wrong[4].what = "attributes", wrong[4].request.attributes = &slot, wrong[4].request.attributes_count = 1;
    wrong[5].what = "events", wrong[5].request.events = &moment, wrong[5].request.events_count = 1;
    wrong[6].what = "roles", wrong[6].request.roles_count = SIZE_MAX;
    wrong[7].what = "last_at", wrong[7].request.last_at.kind = 9;
    for (int at = 0; at < 8; at++) {
        check(maatstaf_decide(policy, &wrong[at].request, &decision) == MAATSTAF_BAD_REQUEST, wrong[at].what);
        check(decision.outcome == MAATSTAF_DENY, wrong[at].what);
        check(strstr(maatstaf_last_error(MAATSTAF_EN), wrong[at].what) != NULL, "the member is named");
    }
    wrong[6].request.roles = NULL;
    wrong[6].request.roles_count = 3;
    check(maatstaf_decide(policy, &wrong[6].request, &decision) == MAATSTAF_NULL_POINTER, "a list that is not there");
    maatstaf_policy_free(NULL);
    maatstaf_text_free(NULL);
}

static int same(const maatstaf_decision *one, const maatstaf_decision *other) {
    return one->outcome == other->outcome && one->code == other->code && one->check == other->check &&
           one->held == other->held && one->review_pending == other->review_pending && one->rule == other->rule &&
           one->delete_by == other->delete_by && one->actual == other->actual && one->required == other->required;
}

/* The same policy again, from the object file that this program was linked with. */
static void a_linked_policy_decides_alike(const maatstaf_policy *policy) {
    maatstaf_policy *linked = NULL;
    check(maatstaf_load_linked(&maatstaf_policy_pace, &linked) == MAATSTAF_OK && linked != NULL, "load_linked");
    check(PACE_DATA_PICK_RATE == handle(policy, MAATSTAF_DATA, "pick_rate"), "a constant is a handle");
    check(PACE_PARTY_TEAM_LEAD == handle(linked, MAATSTAF_PARTIES, "team_lead"), "of the linked policy too");
    maatstaf_request request = crew_of_nine(policy);
    int right = 0, asked = 0, permitted = 0;
    for (int size = -1; size < 40; size++) {
        for (int level = -1; level < 4; level++) {
            for (int day = 0; day < 30; day += 3) {
                maatstaf_decision one, other;
                request.group_size = size;
                request.level = (int8_t)level;
                request.recorded_at = NOW - day * DAY;
                maatstaf_decide(policy, &request, &one);
                maatstaf_decide(linked, &request, &other);
                right += same(&one, &other);
                permitted += other.outcome == MAATSTAF_PERMIT;
                asked++;
            }
        }
    }
    check(right == asked, "every decision is that of the file");
    check(permitted > 0 && permitted < asked, "and not always the same one");
    char *answer = NULL;
    check(maatstaf_decide_json(linked, json, &answer) == MAATSTAF_OK, "decide_json of a linked policy");
    check(answer != NULL && strncmp(answer, "{\"decision\":true", 16) == 0, "is permitted");
    maatstaf_text_free(answer);
    maatstaf_policy_free(linked);

    static const uint64_t other_bytes[16] = {0};
    check(maatstaf_load_linked((const maatstaf_linked_policy *)other_bytes, &linked) == MAATSTAF_NO_POLICY, "other bytes");
    check(linked == NULL, "are no policy");
    check(maatstaf_load_linked(NULL, &linked) == MAATSTAF_NULL_POINTER, "nothing linked");
}

static const maatstaf_policy *shared;
static maatstaf_request asked;
static int rounds;

static void *decide_often(void *wrong) {
    for (int round = 0; round < rounds; round++) {
        maatstaf_request request = asked;
        maatstaf_decision decision;
        request.group_size = round % 16;
        maatstaf_status status = maatstaf_decide(shared, &request, &decision);
        int right = (decision.outcome == MAATSTAF_PERMIT) == (round % 16 >= 8);
        if (status != MAATSTAF_OK || !right) ++*(int *)wrong;
        if (round % 100 == 0) {
            char *answer = NULL;
            uint16_t found;
            maatstaf_explain(shared, &request, &answer);
            if (answer == NULL) ++*(int *)wrong;
            maatstaf_text_free(answer);
            maatstaf_handle(shared, MAATSTAF_DATA, "nothing", &found);
            if (strstr(maatstaf_last_error(MAATSTAF_NL), "nothing") == NULL) ++*(int *)wrong;
        }
    }
    return NULL;
}

static void threads_decide_at_the_same_time(const maatstaf_policy *policy) {
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    int wrong[THREADS] = {0};
    shared = policy;
    asked = crew_of_nine(policy);
    for (int at = 0; at < THREADS; at++) pthread_create(&threads[at], NULL, decide_often, &wrong[at]);
    for (int at = 0; at < THREADS; at++) {
        pthread_join(threads[at], NULL);
        check(wrong[at] == 0, "every thread has its own answers");
    }
}

static void policies_come_and_go(void) {
    for (int at = 0; at < 20; at++) {
        maatstaf_policy *policy = NULL;
        check(maatstaf_load(bytes, length, &policy) == MAATSTAF_OK, "load");
        maatstaf_policy_free(policy);
    }
}

int main(int argc, char **argv) {
    size_t json_length;
    if (argc != 4 || !read_all(argv[1], &bytes, &length) || !read_all(argv[2], (uint8_t **)&json, &json_length)) {
        fprintf(stderr, "usage: interface POLICY.maatc REQUEST.json ROUNDS\n");
        return 2;
    }
    rounds = atoi(argv[3]);
    maatstaf_policy *policy = NULL;
    check(maatstaf_load(bytes, length, &policy) == MAATSTAF_OK, "load");
    check(strlen(maatstaf_version()) > 0, "version");
    it_decides(policy);
    a_review_releases_what_is_held(policy);
    it_answers_in_json(policy);
    many_are_decided_at_once(policy);
    it_says_when_a_record_is_to_be_gone(policy);
    a_linked_policy_decides_alike(policy);
    wrong_use_is_told(policy);
    threads_decide_at_the_same_time(policy);
    policies_come_and_go();
    maatstaf_policy_free(policy);
    free(bytes);
    free((void *)json);
    printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 ? 0 : 1;
}
