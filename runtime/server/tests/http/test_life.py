"""Changing the policy, stopping, and what an operator sees of it."""

import concurrent.futures
import socket
import threading
import time

from conftest import CLOCK, CLOCK_IN, compile_policy, until

PATH = "/access/v1/evaluation"


def policy(folder, days=5):
    (folder / "policy.maat").write_text(CLOCK.replace("5 days", f"{days} days"))
    return compile_policy(folder / "policy.maat", folder / "clock.maatc")


def test_a_new_policy_comes_into_force_under_load(start, tmp_path):
    server = start(policy(tmp_path))
    first = server.ready()["policy"]["hash"]
    wrong, stop = [], threading.Event()

    def ask():
        while not stop.is_set():
            answer = server.post(PATH, CLOCK_IN)
            if answer.status_code != 200 or answer.json()["decision"] is not True:
                wrong.append(answer.text)

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        asking = [pool.submit(ask) for _ in range(4)]
        try:
            for days in (6, 7, 8):
                policy(tmp_path, days)
                until(lambda: server.ready()["policy"]["hash"] != first)
                first = server.ready()["policy"]["hash"]
        finally:
            stop.set()
        for each in asking:
            each.result()
    assert not wrong
    assert server.metric("reloads_total") == ['maatstaf_reloads_total{result="replaced"} 3']


def test_a_bad_policy_does_not_come_into_force_and_is_told(start, tmp_path):
    path = policy(tmp_path)
    server = start(path)
    good = server.ready()["policy"]
    path.write_bytes(path.read_bytes()[:100])
    told = until(lambda: server.ready()["policy"]["fault"])
    assert told["nl"] and told["en"]
    assert server.ready()["status"] == "ready"
    assert server.ready()["policy"]["hash"] == good["hash"]
    assert server.metric("policy_stale") == ["maatstaf_policy_stale 1"]
    assert server.ask(CLOCK_IN)["decision"] is True
    policy(tmp_path, 6)
    until(lambda: server.ready()["policy"]["hash"] != good["hash"])
    until(lambda: server.metric("policy_stale") == ["maatstaf_policy_stale 0"])
    assert server.stop() == 0
    events = [event["message"] for event in server.events()]
    assert events.count("policy_kept") == 1, "told once, not every second"
    assert "policy_replaced" in events


def test_a_request_that_runs_is_answered_before_the_server_stops(start, clock):
    server = start(clock)
    host, port = server.url.split("//")[1].split(":")
    body = __import__("json").dumps(CLOCK_IN)
    head = f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall((head + body[:10]).encode())
        time.sleep(0.3)
        server.process.terminate()
        time.sleep(0.3)
        connection.sendall(body[10:].encode())
        answer = connection.recv(10_000)
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert b'"decision":true' in answer
    assert server.stop() == 0


def test_decisions_are_counted_without_anybody_in_them(start, clock):
    server = start(clock)
    server.ask({**CLOCK_IN, "subject": {"type": "party", "id": "jan.jansen@example.com"}})
    server.post(PATH, {"subject": {"type": "person", "id": "jan.jansen@example.com"}})
    assert server.metric("decisions_total") == ['maatstaf_decisions_total{outcome="permit",code="permitted"} 1']
    text = "\n".join(server.metric(""))
    assert 'maatstaf_requests_total{endpoint="evaluation",status="400"} 1' in text
    assert server.stop() == 0
    assert "jansen" not in text + server.log
    assert [event["message"] for event in server.events()] == ["started", "refused", "stopping", "stopped"]


def test_the_example_with_curl_has_its_answer(pace_board):
    import json
    import os
    import subprocess

    from conftest import MAATSTAF, ROOT

    done = subprocess.run(
        [ROOT / "examples/integrations/http/ask.sh", pace_board, ROOT / "examples/requests/2-crew-of-five.json"],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "MAATSTAF": MAATSTAF},
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["context"]["reasons"][0]["actual"] == 5
