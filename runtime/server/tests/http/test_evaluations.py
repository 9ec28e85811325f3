"""Many evaluations in one message."""

import copy

import pytest


def batch(requests, semantic=None, **defaults):
    body = {**defaults, "evaluations": requests}
    if semantic:
        body["options"] = {"evaluations_semantic": semantic}
    return body


def decisions(board, body):
    answer = board.post("/access/v1/evaluations", body)
    assert answer.status_code == 200, answer.text
    assert "decision" not in answer.json()
    return [each["decision"] for each in answer.json()["evaluations"]]


@pytest.fixture
def mixed(example):
    """Permit, deny, permit, deny."""
    return [example(1), example(2), example(1), example(3)]


def test_all_are_answered_in_their_order(board, mixed):
    assert decisions(board, batch(mixed)) == [True, False, True, False]
    assert decisions(board, batch(mixed, "execute_all")) == [True, False, True, False]


def test_a_batch_can_stop_at_the_first_denial_or_the_first_permit(board, mixed):
    assert decisions(board, batch(mixed, "deny_on_first_deny")) == [True, False]
    assert decisions(board, batch(mixed, "permit_on_first_permit")) == [True]
    assert decisions(board, batch(mixed[1:], "permit_on_first_permit")) == [False, True]


def test_a_hold_counts_as_a_denial(board, example):
    body = batch([example(5), example(1)], "deny_on_first_deny")
    assert decisions(board, body) == [False]


def test_what_entries_leave_out_is_the_default(board, example):
    whole = example(1)
    small = copy.deepcopy(whole["resource"])
    small["properties"]["group_size"] = 5
    body = batch(
        [{}, {"resource": small}],
        subject=whole["subject"],
        action=whole["action"],
        resource=whole["resource"],
        context=whole["context"],
    )
    assert decisions(board, body) == [True, False]


def test_the_roles_of_a_default_do_not_leak_into_an_entry(board, example):
    whole = example(1)
    body = batch([{"subject": {"id": "somebody-else"}}], **{k: whole[k] for k in ("subject", "action", "resource", "context")})
    answer = board.post("/access/v1/evaluations", body).json()["evaluations"][0]
    assert answer["decision"] is False
    assert answer["context"]["code"] == "missing"
    assert answer["context"]["reasons"][0]["field"] == "subject.properties.roles"


def test_a_bad_entry_is_denied_and_the_others_are_answered(board, example):
    broken = example(1)
    del broken["resource"]
    answer = board.post("/access/v1/evaluations", batch([example(1), broken, 7])).json()["evaluations"]
    assert [each["decision"] for each in answer] == [True, False, False]
    assert answer[1]["context"]["error"]["status"] == 400
    assert answer[1]["context"]["error"]["field"] == "resource"


@pytest.mark.parametrize("evaluations", [None, []])
def test_without_entries_it_is_a_single_evaluation(board, example, evaluations):
    body = example(1)
    if evaluations is not None:
        body["evaluations"] = evaluations
    answer = board.post("/access/v1/evaluations", body)
    assert answer.status_code == 200
    assert answer.json()["decision"] is True


def test_a_semantic_that_is_not_known_is_refused(board, mixed):
    assert board.post("/access/v1/evaluations", batch(mixed, "permit_all")).status_code == 400
    assert board.post("/access/v1/evaluations", {"evaluations": 7}).status_code == 400


def test_a_batch_has_a_limit(start, clock, example):
    server = start(clock, "--max-batch", 3)
    entry = example(1)
    assert server.post("/access/v1/evaluations", batch([entry] * 3)).status_code == 200
    answer = server.post("/access/v1/evaluations", batch([entry] * 4))
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "batch_too_large"
