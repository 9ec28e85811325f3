"""One evaluation: the shape that AuthZEN 1.0 asks for, and the decisions of the policy."""

import copy
import json

import jsonschema
import pytest

from conftest import ROOT, run


def test_the_examples_are_answered_as_on_the_command_line(board, pace_board, example):
    for number in range(1, 8):
        request = example(number)
        answer = board.ask(request)
        expected = json.loads(run("eval", pace_board, input=json.dumps(request)).stdout)
        assert answer["decision"] is expected["decision"]
        for name in ("outcome", "code", "statement", "place", "accepted"):
            assert answer["context"].get(name) == expected["context"].get(name), (number, name)
        assert answer["context"]["reasons"] == expected["context"]["reasons"]
        for had, shown in zip(expected["context"]["obligations"], answer["context"]["obligations"], strict=True):
            assert had.items() <= shown.items()


def test_an_answer_fits_the_schema(board, example):
    schema = json.loads((ROOT / "spec" / "answer.schema.json").read_text())
    for number in range(1, 8):
        jsonschema.validate(board.ask(example(number)), schema)


def test_a_deny_is_an_answer(board, example):
    answer = board.ask(example(2))
    assert answer["decision"] is False
    assert answer["context"]["code"] == "condition_failed"
    assert answer["context"]["reasons"][0]["actual"] == 5


def test_an_obligation_has_the_members_of_the_profile(board, example):
    [obligation] = board.ask(example(1))["context"]["obligations"]
    assert obligation["type"] == "delete_by"
    assert obligation["id"] == "delete_by:pace_board.lead_view"
    assert obligation["properties"]["date"] == obligation["date"]


def test_unknown_members_are_ignored(board, example):
    request = example(1)
    plain = board.ask(request)
    request["future"] = {"nested": [True]}
    request["subject"]["shoe_size"] = 44
    request["context"]["ip"] = "192.0.2.1"
    assert board.ask(request) == plain


def test_the_same_question_has_the_same_answer(board, example):
    answers = [board.ask(example(1)) for _ in range(20)]
    assert all(answer == answers[0] for answer in answers)


@pytest.mark.parametrize(
    "path",
    ["subject", "action", "resource", "subject.type", "subject.id", "action.name", "resource.type", "resource.id"],
)
def test_a_request_without_a_required_member_is_no_request(board, example, path):
    request = example(1)
    *parents, last = path.split(".")
    part = request
    for name in parents:
        part = part[name]
    del part[last]
    answer = board.post("/access/v1/evaluation", request)
    assert answer.status_code == 400
    error = answer.json()["error"]
    assert error["field"] == path
    assert error["text"]["nl"] and error["text"]["en"]
    assert "decision" not in answer.json()


@pytest.mark.parametrize(
    ("path", "value"),
    [("subject", "alice"), ("action.name", 123), ("resource.id", 7), ("context", "now"), ("resource.properties", [])],
)
def test_a_member_of_another_type_is_refused(board, example, path, value):
    request = example(1)
    *parents, last = path.split(".")
    part = request
    for name in parents:
        part = part[name]
    part[last] = value
    assert board.post("/access/v1/evaluation", request).status_code == 400


def test_a_name_that_the_policy_does_not_know_is_denied_with_the_field(board, example):
    request = example(1)
    request["resource"]["type"] = "pick_rat"
    context = board.ask(request)["context"]
    assert (context["outcome"], context["code"]) == ("deny", "malformed")
    assert context["reasons"][0]["field"] == "resource.type"


def test_a_held_decision_says_which_review_it_waits_for(board, example):
    context = board.ask(example(5))["context"]
    assert context["outcome"] == "hold"
    assert context["reason"] == "approval_required"
    assert context["evaluation_id"] and context["evaluated_at"].endswith("Z")
    asked = context["access_request"]
    assert asked["requestable"] is True
    assert asked["endpoint"] == "https://approvals.example/requests"
    assert asked["review"]["by"] == ["team_lead"]
    assert asked["review"]["saw"] == ["pick_rate", "reasons"]
    assert asked["review"]["heard_subject"] is True


REVIEW = {
    "by": ["team_lead"],
    "may_override": True,
    "heard_subject": True,
    "saw": ["pick_rate", "reasons"],
}


def test_an_approval_with_its_review_releases_what_was_held(board, example):
    request = example(5)
    time = request["context"]["time"]
    request["context"]["review"] = REVIEW
    request["context"]["approval"] = {"id": "a-1", "approved_at": time, "approved_until": "2026-12-31T00:00:00Z"}
    answer = board.ask(request)
    assert answer["decision"] is True, answer


def test_an_approval_without_evidence_or_out_of_date_releases_nothing(board, example):
    bare = example(5)
    bare["context"]["approval"] = {"id": "a-1", "approved_at": bare["context"]["time"]}
    assert board.ask(bare)["context"]["outcome"] == "hold"
    late = copy.deepcopy(bare)
    late["context"]["review"] = REVIEW
    late["context"]["approval"]["approved_until"] = late["context"]["time"]
    context = board.ask(late)["context"]
    assert context["outcome"] == "hold"
    assert any("context.approval" in reason["text"]["en"] for reason in context["reasons"])
