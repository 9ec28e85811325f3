"""What stands around the decisions: tokens, limits, addresses, TLS."""

import concurrent.futures
import json
import socket

import pytest
import requests
import trustme

from conftest import CLOCK_IN, MAATSTAF, Server, run

PATH = "/access/v1/evaluation"
TOKEN = "a-token-that-nobody-guesses"


def problem(answer, status, code):
    assert answer.status_code == status, answer.text
    error = answer.json()["error"]
    assert (error["status"], error["code"]) == (status, code)
    assert error["text"]["nl"] and error["text"]["en"]
    assert "decision" not in answer.json()


def test_the_request_id_comes_back(board, example):
    for path in (PATH, "/nowhere"):
        answer = board.post(path, example(1), headers={"X-Request-ID": "bfe9eb29-ab87"})
        assert answer.headers["X-Request-ID"] == "bfe9eb29-ab87"
    assert "X-Request-ID" not in board.post(PATH, example(1)).headers


def test_discovery_names_the_endpoints(board, start, clock):
    document = requests.get(board.url + "/.well-known/authzen-configuration", timeout=10).json()
    assert document["policy_decision_point"] == board.url
    assert document["access_evaluation_endpoint"] == board.url + PATH
    assert document["access_evaluations_endpoint"] == board.url + "/access/v1/evaluations"
    assert document["access_request_endpoint"] == "https://approvals.example/requests"
    public = start(clock, "--public-url", "https://pdp.example/")
    document = requests.get(public.url + "/.well-known/authzen-configuration", timeout=10).json()
    assert document["access_evaluation_endpoint"] == "https://pdp.example" + PATH
    assert "access_request_endpoint" not in document


def test_what_is_no_json_is_refused(board):
    send = lambda data, kind="application/json", **more: requests.post(
        board.url + PATH, data=data, headers={"Content-Type": kind, **more}, timeout=10
    )
    problem(send("{"), 400, "not_json")
    problem(send(""), 400, "not_json")
    problem(send("[]"), 400, "field")
    problem(send("{}", "text/plain"), 400, "content_type")
    problem(send("{}", **{"Content-Encoding": "gzip"}), 415, "content_encoding")
    problem(send("[" * 100_000), 400, "not_json")
    assert send(json.dumps({}), "application/json; charset=utf-8").json()["error"]["code"] == "field"


def test_other_addresses_and_methods_are_told(board):
    problem(requests.get(board.url + "/access/v1/search", timeout=10), 404, "not_found")
    answer = requests.get(board.url + PATH, timeout=10)
    problem(answer, 405, "method_not_allowed")
    assert "POST" in answer.headers["Allow"]


def test_a_large_request_is_refused_with_and_without_a_length(start, clock):
    server = start(clock, "--max-body", 2000)
    large = json.dumps({**CLOCK_IN, "more": "x" * 4000}).encode()
    headers = {"Content-Type": "application/json"}
    problem(requests.post(server.url + PATH, data=large, headers=headers, timeout=10), 413, "too_large")
    chunks = (large[at : at + 500] for at in range(0, len(large), 500))
    problem(requests.post(server.url + PATH, data=chunks, headers=headers, timeout=10), 413, "too_large")
    assert server.ask(CLOCK_IN)["decision"] is True


def raw(server, text):
    host, port = server.url.split("//")[1].split(":")
    connection = socket.create_connection((host, int(port)), timeout=10)
    connection.sendall(text.encode())
    return connection


def test_a_request_that_does_not_arrive_is_given_up(start, clock):
    server = start(clock, "--timeout", 1)
    slow = raw(server, f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{{")
    assert slow.recv(1000).startswith(b"HTTP/1.1 408 ")
    silent = raw(server, "POST ")
    # Closed, with or without an answer; but not kept open.
    assert not silent.recv(1000).startswith(b"HTTP/1.1 200")


def test_too_many_at_the_same_time_are_told_to_come_back(start, clock):
    server = start(clock, "--max-concurrent", 1, "--timeout", 5)
    half = f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{{"
    first = raw(server, half)
    for _ in range(200):
        answer = server.post(PATH, CLOCK_IN)
        if answer.status_code == 503:
            break
    problem(answer, 503, "busy")
    assert answer.headers["Retry-After"] == "1"
    first.close()


def test_too_many_in_a_second_are_told_to_come_back(start, clock):
    server = start(clock, "--max-rate", 5)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: server.post(PATH, CLOCK_IN), range(30)))
    refused = [answer for answer in answers if answer.status_code != 200]
    assert 0 < len(refused) < 30
    problem(refused[0], 429, "too_many_requests")


def test_without_the_token_nothing_is_told(start, clock):
    server = start(clock, env={"MAATSTAF_TOKEN": TOKEN})
    answer = server.post(PATH, CLOCK_IN)
    problem(answer, 401, "unauthorized")
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    problem(server.post(PATH, CLOCK_IN, headers={"Authorization": "Bearer " + TOKEN[:-1]}), 401, "unauthorized")
    problem(requests.get(server.url + "/metrics", timeout=10), 401, "unauthorized")
    assert requests.get(server.url + "/health/live", timeout=10).status_code == 200
    assert server.ask(CLOCK_IN, headers={"Authorization": "Bearer " + TOKEN})["decision"] is True


def test_tokens_can_be_replaced_while_it_runs(start, clock, tmp_path):
    from conftest import until

    tokens = tmp_path / "tokens"
    tokens.write_text(TOKEN + "-1\n")
    server = start(clock, "--token-file", tokens)
    status = lambda token: server.post(PATH, CLOCK_IN, headers={"Authorization": "Bearer " + token}).status_code
    assert status(TOKEN + "-1") == 200
    tokens.write_text(TOKEN + "-2\n")
    until(lambda: status(TOKEN + "-2") == 200)
    assert status(TOKEN + "-1") == 401


def test_a_page_of_another_site_is_not_served(start, clock):
    server = start(clock)
    answer = server.post(PATH, CLOCK_IN, headers={"Host": "evil.example"})
    problem(answer, 403, "host")
    assert server.ask(CLOCK_IN, headers={"Host": "localhost:8181"})["decision"] is True


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--listen", "0.0.0.0:0"], "--allow-unauthenticated"),
        (["--token-file", "/nonexistent/tokens"], "/nonexistent/tokens"),
        (["--public-url", "pdp.example"], "pdp.example"),
        (["--tls-cert", "x.pem"], "--tls-key"),
        (["--tls-cert", "/nonexistent/x.pem", "--tls-key", "/nonexistent/y.pem"], "certificate"),
    ],
)
def test_a_server_that_is_set_up_wrongly_does_not_start(clock, arguments, said):
    done = run("serve", clock, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Listening" not in done.stdout


def test_a_policy_that_is_none_does_not_start(tmp_path):
    path = tmp_path / "p.maatc"
    path.write_bytes(b"something else")
    assert run("serve", path).returncode == 2
    assert run("--lang", "nl", "serve", tmp_path / "none.maatc").stderr.startswith("maatstaf: ")


def test_it_speaks_tls(clock, tmp_path):
    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1")
    certificate.private_key_pem.write_to_path(tmp_path / "key.pem")
    for blob in certificate.cert_chain_pems:
        blob.write_to_path(tmp_path / "cert.pem", append=True)
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    server = Server(
        clock, "--tls-cert", tmp_path / "cert.pem", "--tls-key", tmp_path / "key.pem", scheme="https"
    )
    try:
        assert server.ask(CLOCK_IN, verify=str(tmp_path / "ca.pem"))["decision"] is True
        with pytest.raises(requests.exceptions.SSLError):
            server.ask(CLOCK_IN)
    finally:
        assert server.stop() == 0
