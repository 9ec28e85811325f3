/* Maatstaf: the C interface of the runtime. Chapter 18 of the specification is its manual.
 *
 * Made from the sources of bindings/c; changes by hand are lost. Every function may be called from any thread. A pointer
 * that is not null points to as many values as its count says, and nobody writes to them during the call. */

#ifndef MAATSTAF_H
#define MAATSTAF_H

#include <stdint.h>
#include <stddef.h>

// No statement.
#define MAATSTAF_NO_RULE 4294967295

// It may not be done. Zero, so that memory that nobody wrote to denies.
#define MAATSTAF_DENY 0

// It may be done once a human has done something.
#define MAATSTAF_HOLD 1

// It may be done, with the obligations of the statement.
#define MAATSTAF_PERMIT 2

// The library failed.
#define MAATSTAF_CODE_INTERNAL 0

// A grant holds.
#define MAATSTAF_CODE_PERMITTED 1

// A grant holds but for its human review.
#define MAATSTAF_CODE_HELD 2

// A `never` matches.
#define MAATSTAF_CODE_FORBIDDEN 3

// No grant is about this.
#define MAATSTAF_CODE_NOT_COVERED 4

// The request does not meet a condition of the nearest grant.
#define MAATSTAF_CODE_CONDITION_FAILED 5

// A norm is violated.
#define MAATSTAF_CODE_NORM_VIOLATED 6

// A norm is open.
#define MAATSTAF_CODE_NOT_JUSTIFIED 7

// A fact or a judgement that a norm needs has lapsed.
#define MAATSTAF_CODE_LAPSED 8

// The instrument has not started.
#define MAATSTAF_CODE_NOT_STARTED 9

// The instrument has ended.
#define MAATSTAF_CODE_ENDED 10

// The record comes from something that was not granted.
#define MAATSTAF_CODE_ORIGIN_NOT_GRANTED 11

// The request does not state something that decides.
#define MAATSTAF_CODE_MISSING 12

// The request makes no sense for this policy.
#define MAATSTAF_CODE_MALFORMED 13

// No grant keeps such a record.
#define MAATSTAF_NOT_KEPT 0

// To be deleted by `delete_by`.
#define MAATSTAF_BY 1

// Kept without a date.
#define MAATSTAF_UNDATED 2

// Held for a legal claim.
#define MAATSTAF_HELD 3

// A handle that is not stated.
#define MAATSTAF_NO_HANDLE 65535

// A yes or no, a level, or a number that is not stated.
#define MAATSTAF_NOT_STATED -1

// An instant that is not stated.
#define MAATSTAF_NO_INSTANT INT64_MIN

// What a call came to. Everything but `MAATSTAF_OK` leaves a message for
// `maatstaf_last_error`.
typedef enum maatstaf_status {
  // It is done.
  MAATSTAF_OK = 0,
  // A pointer is null that must not be.
  MAATSTAF_NULL_POINTER = 1,
  // A text is not UTF-8.
  MAATSTAF_NOT_UTF8 = 2,
  // The bytes are no policy.
  MAATSTAF_NO_POLICY = 3,
  // The policy does not have this name.
  MAATSTAF_NO_SUCH_NAME = 4,
  // The request was not begun with `maatstaf_request_new`, or has a value that is none.
  MAATSTAF_BAD_REQUEST = 5,
  // The library failed. A decision that was asked for is a denial.
  MAATSTAF_INTERNAL = 6,
} maatstaf_status;

// A language for messages.
typedef enum maatstaf_lang {
  // English.
  MAATSTAF_EN = 0,
  // Dutch.
  MAATSTAF_NL = 1,
} maatstaf_lang;

// A table of names in a policy.
typedef enum maatstaf_table {
  // Categories of data.
  MAATSTAF_DATA = 0,
  // Kinds of decision: the object of the verb `decide`.
  MAATSTAF_DECISIONS = 1,
  // Purposes.
  MAATSTAF_PURPOSES = 2,
  // Roles and recipients.
  MAATSTAF_PARTIES = 3,
  // Kinds of worker.
  MAATSTAF_WORKERS = 4,
  // Ways of dividing people into groups.
  MAATSTAF_GROUPINGS = 5,
  // Events.
  MAATSTAF_EVENTS = 6,
  // Attributes of a person.
  MAATSTAF_ATTRIBUTES = 7,
  // Values of the context.
  MAATSTAF_CONTEXT = 8,
} maatstaf_table;

// A policy in an object file of `maatstaf compile --emit object`. Its header of `--emit c-header` declares it, by the name
// `maatstaf_policy_NAME`.
typedef struct maatstaf_linked_policy maatstaf_linked_policy;

// A policy that is loaded. It may be used by any number of threads at the same time.
typedef struct maatstaf_policy maatstaf_policy;

// When something happened. All of it zero: not stated.
typedef struct maatstaf_moment {
  // 0 not stated, 1 it has not happened yet, 2 it happened.
  uint64_t kind;
  // When (seconds since 1970-01-01T00:00:00Z).
  int64_t at;
} maatstaf_moment;

// A value of an attribute or of the context. All of it zero: not stated.
typedef struct maatstaf_slot {
  // 1 if it is stated, else 0.
  uint64_t stated;
  // 1 or 0 for yes or no; millionths for a number; seconds for a duration; days since
  // 1970-01-01 for a date; seconds since then for an instant.
  int64_t value;
} maatstaf_slot;

// The evidence of a human review. Begin with `maatstaf_review_new`.
typedef struct maatstaf_review {
  // The size of this structure, as the caller knows it.
  uint32_t size;
  // Whether the reviewer is the person concerned: 1, 0 or -1.
  int8_t is_subject;
  // Whether a system reviewed, which is no review: 1 or 0.
  int8_t by_system;
  // Whether the reviewer could override: 1, 0 or -1.
  int8_t could_override;
  // Whether the person concerned was heard: 1, 0 or -1.
  int8_t heard_subject;
  // Whether the reviewer saw the reasons of the score: 1, 0 or -1.
  int8_t saw_reasons;
  // When, in seconds since 1970-01-01T00:00:00Z.
  int64_t at;
  // The roles of the reviewer; null: not stated.
  const uint16_t *roles;
  // How many.
  size_t roles_count;
  // The roles of the reviewer to the person concerned; null: not stated.
  const uint16_t *roles_of_subject;
  // How many.
  size_t roles_of_subject_count;
  // The data that the reviewer saw; null: not stated.
  const uint16_t *saw;
  // How many.
  size_t saw_count;
} maatstaf_review;

// What somebody asks to do. Begin with `maatstaf_request_new`, which states nothing else.
//
// Handles are those of the policy that decides (`maatstaf_handle`). A list that is null is not
// stated; one that is not null and has no entries says that there are none.
typedef struct maatstaf_request {
  // The size of this structure, as the caller knows it.
  uint32_t size;
  // 0 collect, 1 receive, 2 derive, 3 show, 4 share, 5 decide, 6 retain.
  uint8_t verb;
  // 0 individual, 1 team, 2 department, 3 organisation, or -1.
  int8_t level;
  // Whether the actor is the person concerned: 1, 0 or -1.
  int8_t is_subject;
  // Whether the record is held for a legal claim: 1, 0 or -1.
  int8_t on_hold;
  // The data; for decide, the decision.
  uint16_t object;
  // The purpose.
  uint16_t purpose;
  // The kind of worker that it is about.
  uint16_t worker;
  // The division that the figure is per group of.
  uint16_t grouping;
  // How many people the figure is about, or -1.
  int64_t group_size;
  // How many people of the group the figure leaves out, or -1.
  int64_t rest_size;
  // The instant of the request, in seconds since 1970-01-01T00:00:00Z. The library reads no clock.
  int64_t time;
  // When the record was made.
  int64_t recorded_at;
  // When this was last done.
  struct maatstaf_moment last_at;
  // The roles of the actor.
  const uint16_t *roles;
  // How many.
  size_t roles_count;
  // The roles of the actor to the person concerned.
  const uint16_t *roles_of_subject;
  // How many.
  size_t roles_of_subject_count;
  // The events: at the place of its handle, when each happened.
  const struct maatstaf_moment *events;
  // How many.
  size_t events_count;
  // The attributes of the person concerned: at the place of its handle, the value of each.
  const struct maatstaf_slot *attributes;
  // How many.
  size_t attributes_count;
  // The values of the context: at the place of its handle, each.
  const struct maatstaf_slot *context;
  // How many.
  size_t context_count;
  // The evidence of a human review, or null.
  const struct maatstaf_review *review;
} maatstaf_request;

// A decision. `maatstaf_explain` says it in words.
typedef struct maatstaf_decision {
  // `MAATSTAF_PERMIT`, `MAATSTAF_HOLD` or `MAATSTAF_DENY`.
  uint8_t outcome;
  // Why: one of `MAATSTAF_CODE_…`.
  uint8_t code;
  // The number of the condition that failed (1 purpose, 2 recipient, 3 worker, 4 level,
  // 5 grouping, 6 group size, 7 rest size, 8 standing, 9 origin, 10 keep, 11 during, 12 every,
  // 13 when, 14 review), or 0.
  uint8_t check;
  // Whether the record is held for a legal claim: 1 or 0.
  uint8_t held;
  // Whether a review is still to be done: 1 or 0.
  uint8_t review_pending;
  // The number of the statement's rule in the policy, or `MAATSTAF_NO_RULE`.
  uint32_t rule;
  // By when the record has to be gone, or `MAATSTAF_NO_INSTANT`.
  int64_t delete_by;
  // Where a number did not fit: what the request has; else 0.
  int64_t actual;
  // Where a number did not fit: what the statement requires; else 0.
  int64_t required;
} maatstaf_decision;

// How long a record may be kept.
typedef struct maatstaf_due {
  // `MAATSTAF_NOT_KEPT`, `MAATSTAF_BY`, `MAATSTAF_UNDATED` or `MAATSTAF_HELD`.
  uint8_t term;
  // Whether the request leaves out what could make the term longer: 1 or 0. A job that deletes
  // for good does well to complete the request first.
  uint8_t incomplete;
  // Whether the request makes no sense for this policy; then the term means nothing: 1 or 0.
  uint8_t malformed;
  // The number of the rule that keeps it so long, or `MAATSTAF_NO_RULE`.
  uint32_t rule;
  // With `MAATSTAF_BY`: by when (seconds since 1970-01-01T00:00:00Z); else `MAATSTAF_NO_INSTANT`.
  int64_t delete_by;
} maatstaf_due;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

// The version of the library.
const char *maatstaf_version(void);

// The message of the last call of this thread that failed, in one language (`maatstaf_lang`; what
// is none counts as English); empty if none did. It stays until the next call of this thread that fails, and is not to be freed.
const char *maatstaf_last_error(uint32_t lang);

// Loads a policy from the bytes of a `.maatc` file. The bytes are not needed afterwards. Free the
// policy with `maatstaf_policy_free`.
enum maatstaf_status maatstaf_load(const uint8_t *bytes, size_t length, struct maatstaf_policy **policy);

// Loads a policy that was compiled into an object file and linked into this program: `linked` is
// `&maatstaf_policy_NAME` of its header. No code is made, so this works where a program may not
// make any. The constants of the header are the handles of this policy. Free it with
// `maatstaf_policy_free`.
enum maatstaf_status maatstaf_load_linked(const struct maatstaf_linked_policy *linked, struct maatstaf_policy **policy);

// Frees a policy. Null is nothing. No thread may use it any more.
void maatstaf_policy_free(struct maatstaf_policy *policy);

// Frees a text that one of these functions gave. Null is nothing.
void maatstaf_text_free(char *text);

// Looks up a name in a table of the policy (`maatstaf_table`). The handle means something in this policy alone.
enum maatstaf_status maatstaf_handle(const struct maatstaf_policy *policy,
                                     uint32_t table,
                                     const char *name,
                                     uint16_t *handle);

// A text as the value of an attribute or of the context, for `maatstaf_slot`.
enum maatstaf_status maatstaf_text_value(const struct maatstaf_policy *policy, const char *text, int64_t *value);

// A request that states a verb, what it is about, and the instant, and nothing else.
struct maatstaf_request maatstaf_request_new(uint8_t verb, uint16_t object, int64_t time);

// A review of which nothing is stated.
struct maatstaf_review maatstaf_review_new(void);

// Decides a request. Allocates nothing. Unless this gives `MAATSTAF_OK`, the decision is a denial.
enum maatstaf_status maatstaf_decide(const struct maatstaf_policy *policy,
                                     const struct maatstaf_request *request,
                                     struct maatstaf_decision *decision);

// Decides many requests, in their order. Unless this gives `MAATSTAF_OK`, all are denials.
enum maatstaf_status maatstaf_decide_batch(const struct maatstaf_policy *policy,
                                           const struct maatstaf_request *requests,
                                           size_t count,
                                           struct maatstaf_decision *decisions);

// Decides a request, and says the answer in words: JSON in the shape of the OpenID AuthZEN
// Authorization API. Free it with `maatstaf_text_free`.
enum maatstaf_status maatstaf_explain(const struct maatstaf_policy *policy,
                                      const struct maatstaf_request *request,
                                      char **answer);

// Answers a request in JSON, in JSON, both in the shape of the OpenID AuthZEN Authorization API.
// To nonsense the answer is no. Free it with `maatstaf_text_free`.
enum maatstaf_status maatstaf_decide_json(const struct maatstaf_policy *policy, const char *json, char **answer);

// How long the record of a request may be kept. Unless this gives `MAATSTAF_OK`, nothing is known.
enum maatstaf_status maatstaf_due_by(const struct maatstaf_policy *policy,
                                     const struct maatstaf_request *request,
                                     struct maatstaf_due *due);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* MAATSTAF_H */
