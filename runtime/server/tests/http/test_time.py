"""Who may say what time it is."""

import copy
import datetime

from conftest import CLOCK_IN


def at(**offset):
    now = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(**offset)
    request = copy.deepcopy(CLOCK_IN)
    request["context"]["time"] = now.isoformat(timespec="seconds").replace("+00:00", "Z")
    return request


def test_without_a_time_the_server_fills_in_its_own_and_says_so(start, clock):
    server = start(clock)
    answer = server.ask(CLOCK_IN)
    assert answer["decision"] is True
    assert answer["context"]["time_source"] == "server"
    told = datetime.datetime.fromisoformat(answer["context"]["time"].replace("Z", "+00:00"))
    assert abs((datetime.datetime.now(datetime.timezone.utc) - told).total_seconds()) < 60


def test_a_context_may_be_left_out_altogether(start, clock):
    request = copy.deepcopy(CLOCK_IN)
    del request["context"]
    answer = start(clock).ask(request)
    assert answer["context"]["code"] == "missing"
    assert answer["context"]["reasons"][0]["field"] == "context.purpose"


def test_a_time_near_the_present_is_taken(start, clock):
    server = start(clock)
    for offset in (-240, 0, 240):
        answer = server.ask(at(seconds=offset))
        assert answer["decision"] is True
        assert answer["context"]["time_source"] == "request"


def test_no_past_and_no_future_can_be_made_up(start, clock):
    server = start(clock)
    for days in (-400, -1, 1, 400):
        context = server.ask(at(days=days))["context"]
        assert (context["outcome"], context["code"]) == ("deny", "malformed")
        assert context["reasons"][0]["field"] == "context.time"


def test_a_server_for_replaying_takes_any_time_and_says_so(start, clock):
    server = start(clock, "--any-time")
    assert server.ready()["any_time"] is True
    assert server.ask(at(days=400))["decision"] is True
    assert server.ask(at(days=-4000))["context"]["code"] == "not_started"


def test_a_time_that_is_none_is_malformed(start, clock):
    request = copy.deepcopy(CLOCK_IN)
    request["context"]["time"] = "2025-06-27T18:03-07:00 or so"
    context = start(clock).ask(request)["context"]
    assert context["code"] == "malformed"
