"""The decision log, as the server writes it."""

import copy
import concurrent.futures
import json
import os
import random
import signal
import time

import pytest

from conftest import CLOCK, CLOCK_IN, Server, compile_policy, run

LOGGED = CLOCK.replace(
    "    starts",
    """    log decisions with actor keep at most 6 months because nl "Wie klaagt, krijgt het te zien." en "For complaints."
    never collect location
    starts""",
)
PATH = "/access/v1/evaluation"


@pytest.fixture(scope="session")
def logged(tmp_path_factory):
    folder = tmp_path_factory.mktemp("logged")
    (folder / "policy.maat").write_text(LOGGED)
    return compile_policy(folder, folder / "logged.maatc")


def lines(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_what_the_policy_says_is_logged_and_nothing_else(start, logged, tmp_path):
    log = tmp_path / "decisions.jsonl"
    server = start(logged, "--log", log)
    answer = server.ask(CLOCK_IN)
    assert [each["type"] for each in answer["context"]["obligations"]] == ["delete_by"], "the server has logged it"
    forbidden = copy.deepcopy(CLOCK_IN)
    forbidden["resource"]["type"] = "location"
    assert server.ask(forbidden)["context"]["code"] == "forbidden"
    unknown = copy.deepcopy(CLOCK_IN)
    unknown["resource"]["type"] = "communication"
    assert server.ask(unknown)["context"]["code"] == "not_covered"
    head = server.ready()["log"]
    server.stop()
    permitted, denied = lines(log)
    assert permitted == {
        "seq": 1,
        "prev": "0" * 64,
        "logged_at": permitted["logged_at"],
        "policy": permitted["policy"],
        "time": permitted["time"],
        "verb": "collect",
        "object": "attendance",
        "purpose": "time_registration",
        "statement": "clock.collect.attendance",
        "outcome": "permit",
        "code": "permitted",
        "actor": "gate-1",
        "delete_by": permitted["delete_by"],
        "hash": denied["prev"],
    }
    assert (denied["outcome"], denied["code"]) == ("deny", "forbidden")
    assert head == {"seq": 2, "hash": denied["hash"]}
    done = run("log", "verify", log, "--contains", head["hash"])
    assert (done.returncode, done.stdout) == (0, "Whole: 2 lines, from 1 to 2.\n")
    assert run("log", "verify", log, "--contains", "0" * 64).returncode == 1
    log.write_text(log.read_text().replace("gate-1", "gate-2"))
    done = run("log", "verify", log)
    assert (done.returncode, done.stdout) == (1, f"{log}:1: this line is none of a decision log, or was changed.\n")


def test_without_a_log_the_duty_is_passed_on(start, logged):
    server = start(logged)
    answer = server.ask(CLOCK_IN)
    assert "log" in [each["type"] for each in answer["context"]["obligations"]]
    server.stop()
    assert "log_is_left_to_callers" in [event["message"] for event in server.events()]


def test_a_policy_that_logs_nothing_makes_an_empty_log(start, clock, tmp_path):
    log = tmp_path / "decisions.jsonl"
    server = start(clock, "--log", log)
    server.ask(CLOCK_IN)
    server.stop()
    assert log.read_text() == ""


def test_what_is_no_file_is_no_place_for_a_log(logged, tmp_path):
    for wrong in ("/dev/null", tmp_path, tmp_path / "missing" / "decisions.jsonl"):
        done = run("serve", logged, "--log", wrong, "--listen", "127.0.0.1:0", env={**os.environ, "LANG": "en"})
        assert done.returncode == 2
        assert str(wrong) in done.stderr


def test_what_cannot_be_logged_is_not_answered(start, logged, tmp_path):
    log = tmp_path / "decisions.jsonl"
    # As on a disk that is full: the file may not grow any further. A line is some hundred bytes long.
    server = start(logged, "--log", log, most_bytes=2_000)
    statuses = [server.post(PATH, CLOCK_IN).status_code for _ in range(40)]
    assert statuses[0] == 200 and statuses[-1] == 503
    answered = statuses.count(200)
    assert statuses == [200] * answered + [503] * (40 - answered)
    server.stop()
    # What was answered is there, and nothing besides.
    done = run("log", "verify", log)
    assert (done.returncode, len(lines(log))) == (0, answered), done.stdout


def test_two_servers_do_not_share_a_log(start, logged, tmp_path):
    log = tmp_path / "decisions.jsonl"
    start(logged, "--log", log)
    done = run("serve", logged, "--log", log, "--listen", "127.0.0.1:0")
    assert done.returncode == 2
    assert "decisions.jsonl" in done.stderr


def test_a_killed_server_has_logged_every_answer_that_it_gave(logged, tmp_path):
    log = tmp_path / "decisions.jsonl"
    answered = 0
    for _ in range(5):
        server = Server(logged, "--log", log)

        def ask(server=server):
            count = 0
            while True:
                try:
                    count += server.post(PATH, CLOCK_IN).status_code == 200
                except OSError:
                    return count

        with concurrent.futures.ThreadPoolExecutor(3) as pool:
            asking = [pool.submit(ask) for _ in range(3)]
            time.sleep(random.uniform(0.2, 0.8))
            os.kill(server.process.pid, signal.SIGKILL)
            answered += sum(each.result() for each in asking)
        server.stop()
    # The next start takes an unfinished line away.
    Server(logged, "--log", log).stop()
    done = run("log", "verify", log)
    assert done.returncode == 0, done.stdout
    written = len(lines(log))
    assert answered <= written <= answered + 5 * 3, (answered, written)
