"""The module as its users have it: from the wheel."""

import collections
import concurrent.futures
import datetime
import json
import pathlib
import timeit

import pytest

import maatstaf

ROOT = pathlib.Path(__file__).resolve().parents[3]

#: 2026-11-23T10:00:00Z
NOW = 1_795_428_000
DAY = 86_400


@pytest.fixture(scope="session")
def policy(pytestconfig):
    return pathlib.Path(pytestconfig.getoption("policy"))


@pytest.fixture(scope="session")
def evaluator(policy):
    return maatstaf.Evaluator.load(policy)


@pytest.fixture
def example():
    def read(number):
        [path] = (ROOT / "examples" / "requests").glob(f"{number}-*.json")
        return json.loads(path.read_text())

    return read


@pytest.fixture
def pace(evaluator):
    return evaluator.ask(
        "show",
        "pick_rate",
        purpose="shift_planning",
        roles=["team_lead"],
        about="employee",
        level="team",
        grouping="crew",
    )


def test_a_request_has_an_answer(evaluator, example):
    outcomes = [evaluator.decide(example(number))["context"]["outcome"] for number in range(1, 8)]
    assert outcomes == ["permit", "deny", "deny", "deny", "hold", "deny", "deny"]


def test_both_forms_answer_alike(evaluator, example):
    for number in range(1, 8):
        request = example(number)
        assert evaluator.decide(request) == json.loads(evaluator.decide_json(json.dumps(request)))
    requests = [example(number) for number in range(1, 8)] * 20
    assert evaluator.decide_all(requests) == [evaluator.decide(request) for request in requests]


def test_dates_tuples_and_other_mappings_are_taken(evaluator, example):
    request = example(1)
    expected = evaluator.decide(request)
    request["context"]["time"] = datetime.datetime(2026, 11, 23, 10, tzinfo=datetime.timezone.utc)
    request["subject"]["properties"]["roles"] = ("team_lead",)
    assert evaluator.decide(collections.ChainMap(request)) == expected


def test_nonsense_is_answered_with_no(evaluator, example):
    for nonsense in ({}, [], None, 7, "show", {"action": {"name": "look"}}):
        answer = evaluator.decide(nonsense)
        assert answer["decision"] is False
        assert answer["context"]["code"] == "malformed"
    request = example(1)
    request["context"]["time"] = datetime.datetime(2026, 11, 23, 10)
    assert evaluator.decide(request)["context"]["code"] == "malformed", "a time without a zone is guessed by nobody"


def test_what_json_has_not_is_a_type_error(evaluator):
    for wrong in ({"action": object()}, {1: 2}, {"action": {"name": b"show"}}):
        with pytest.raises(TypeError):
            evaluator.decide(wrong)
    for wrong in ({"n": float("nan")}, {"n": 2**70}):
        with pytest.raises(ValueError):
            evaluator.decide(wrong)
    deep = {}
    for _ in range(5000):
        deep = {"deeper": deep}
    with pytest.raises(RecursionError):
        evaluator.decide(deep)


def test_a_question_is_decided_by_its_numbers(pace):
    decision = pace.decide(NOW, group_size=9, recorded_at=NOW - 3 * DAY)
    assert decision and decision.permitted
    assert (decision.outcome, decision.code) == ("permit", "permitted")
    assert decision.statement == "pace_board.lead_view"
    assert decision.delete_by > NOW
    refused = pace.decide(NOW, group_size=5, recorded_at=NOW - 3 * DAY)
    assert not refused and refused.check == "group_size"
    assert refused.text() == "This is about 5 people; at least 8 are needed."
    assert refused.text("nl") != refused.text()
    assert refused.answer()["context"]["reasons"][0]["actual"] == 5
    assert pace.decide(NOW).code == "missing", "what is not stated is not guessed"
    assert "deny" in repr(refused)


def test_questions_and_requests_agree(evaluator, pace, example):
    for size in range(20):
        request = example(1)
        request["resource"]["properties"]["group_size"] = size
        recorded = datetime.datetime.fromisoformat(request["resource"]["properties"]["recorded_at"].replace("Z", "+00:00"))
        time = datetime.datetime.fromisoformat(request["context"]["time"].replace("Z", "+00:00"))
        decision = pace.decide(time.timestamp(), group_size=size, recorded_at=recorded.timestamp())
        assert decision.answer() == evaluator.decide(request)


def test_a_name_that_is_not_there_is_told(evaluator):
    with pytest.raises(maatstaf.RequestError, match="pick_rate") as caught:
        evaluator.ask("show", "pick_rat")
    assert caught.value.nl != str(caught.value)
    assert isinstance(caught.value, maatstaf.Error)
    for wrong in (("look", "pick_rate", {}), ("show", "pick_rate", {"level": "person"}), ("show", "pick_rate", {"roles": ["x"]})):
        with pytest.raises(maatstaf.RequestError):
            evaluator.ask(wrong[0], wrong[1], **wrong[2])


def test_a_number_that_cannot_be_is_told(pace):
    for wrong in (float("nan"), float("inf"), 1e18):
        with pytest.raises(ValueError):
            pace.decide(wrong)
    with pytest.raises(OverflowError):
        pace.decide(NOW, group_size=-1)
    assert pace.decide(9e14).code == "malformed", "no calendar has that day"


def test_a_policy_that_is_none_is_told(policy, tmp_path):
    whole = policy.read_bytes()
    for wrong in (b"", b"a policy", whole[:100], whole[:-1], whole + b"x"):
        with pytest.raises(maatstaf.PolicyError) as caught:
            maatstaf.Evaluator.from_bytes(wrong)
        assert caught.value.nl and str(caught.value)
    with pytest.raises(FileNotFoundError):
        maatstaf.Evaluator.load(tmp_path / "none.maatc")
    assert maatstaf.Evaluator.from_bytes(whole).organisation == "distrivers"
    with pytest.raises(TypeError):
        maatstaf.Evaluator()


def record(**properties):
    return {
        "action": {"name": "collect"},
        "resource": {"type": "scan_event", "properties": {"about": "employee", "level": "individual", **properties}},
        "context": {"purpose": "shift_planning", "time": "2026-11-23T10:00:00Z"},
    }


def test_a_record_has_a_date_to_be_gone_by(evaluator):
    due = evaluator.due(record(recorded_at="2026-11-22T10:00:00Z"))
    assert (due.term, due.delete_by) == ("by", NOW - DAY + 28 * DAY)
    assert due.statement == "pace_board.collect.scan_event"
    assert not due.is_overdue(NOW)
    assert due.is_overdue(NOW + 28 * DAY)
    many = evaluator.due_all([record(recorded_at=f"2026-11-{day:02}T10:00:00Z") for day in range(2, 23)])
    assert [each.delete_by for each in many] == [NOW + (day - 23 + 28) * DAY for day in range(2, 23)]
    with pytest.raises(maatstaf.RequestError):
        evaluator.due(record(recorded_at="yesterday"))


def test_threads_share_an_evaluator(evaluator, pace, example):
    request = example(1)
    expected = evaluator.decide(request)

    def work(_):
        return all(
            evaluator.decide(request) == expected
            and bool(pace.decide(NOW, group_size=size % 16, recorded_at=NOW - DAY)) == (size % 16 >= 8)
            for size in range(200)
        )

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        assert all(pool.map(work, range(16)))


def test_what_a_call_costs_is_printed(evaluator, pace, example, record_property):
    """Prints the cost of a call (see it with `-s`); the number decides nothing."""
    request, text = example(1), json.dumps(example(1))
    for name, call in {
        "question": lambda: pace.decide(NOW, group_size=9, recorded_at=NOW - DAY),
        "dictionary": lambda: evaluator.decide(request),
        "json": lambda: evaluator.decide_json(text),
    }.items():
        seconds = min(timeit.repeat(call, number=1000, repeat=5)) / 1000
        print(f"{name}: {seconds * 1e6:.2f} microseconds a call")
        assert call()
