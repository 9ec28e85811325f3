"""Starts the real server, as an operator would, and stops it with a signal."""

import json
import os
import pathlib
import resource
import signal
import subprocess
import time

import pytest
import requests

ROOT = pathlib.Path(__file__).resolve().parents[4]
MAATSTAF = os.environ.get("MAATSTAF", str(ROOT / "target" / "debug" / "maatstaf"))

#: Collecting attendance is granted from 2020 on, whatever the date is: no norm is imported.
CLOCK = """
organisation bakery

instrument clock {
    starts 2020-01-01
    collect attendance
        from time_clock
        about employee
        for time_registration
        at individual
        keep at most 5 days
}
"""


def run(*arguments, **options):
    """Runs a command to its end."""
    return subprocess.run([MAATSTAF, *map(str, arguments)], capture_output=True, text=True, timeout=60, **options)


def compile_policy(source, output):
    """Compiles a policy; the file appears at once, as a deployment would have it."""
    fresh = output.with_suffix(".new")
    done = run("compile", source, "-o", fresh, "--as-of", "2026-11-23")
    assert done.returncode == 0, done.stderr
    fresh.replace(output)
    return output


class Server:
    """A server that runs, and what it wrote."""

    def __init__(self, policy, *arguments, env=None, scheme="http", most_bytes=None):
        command = [MAATSTAF, "serve", str(policy), "--listen", "127.0.0.1:0", "--trace", "json", *map(str, arguments)]
        surroundings = {k: v for k, v in os.environ.items() if k != "MAATSTAF_TOKEN"}
        surroundings.update({"LANG": "en_GB.UTF-8"} | (env or {}))

        def limit():
            if most_bytes is not None:
                # Without the signal, a write that would make a file larger fails as it does on a full disk.
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=surroundings,
            preexec_fn=limit,
            restore_signals=False,
        )
        line = self.process.stdout.readline()
        if not line.startswith("Listening on " + scheme):
            self.process.kill()
            raise AssertionError(f"no server: {line!r} {self.process.communicate()[1]}")
        self.url = line.split()[-1]
        self.log = None

    def post(self, path, body, **options):
        return requests.post(self.url + path, json=body, timeout=10, **options)

    def ask(self, request, **options):
        """One evaluation, which has to be answered."""
        answer = self.post("/access/v1/evaluation", request, **options)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def ready(self):
        return requests.get(self.url + "/health", timeout=10).json()

    def metric(self, name, **headers):
        text = requests.get(self.url + "/metrics", timeout=10, headers=headers).text
        return [line for line in text.splitlines() if line.startswith("maatstaf_" + name)]

    def stop(self):
        """Stops it as a service manager does; gives the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        _, self.log = self.process.communicate(timeout=30)
        return self.process.returncode

    def events(self):
        """The server's own log, once it has stopped."""
        return [json.loads(line) for line in self.log.splitlines()]


@pytest.fixture(scope="session")
def pace_board(tmp_path_factory):
    """The compiled example of the README."""
    return compile_policy(ROOT / "examples" / "pace-board", tmp_path_factory.mktemp("pace") / "pace.maatc")


@pytest.fixture(scope="session")
def clock(tmp_path_factory):
    """A compiled policy that grants on every day."""
    folder = tmp_path_factory.mktemp("clock")
    (folder / "policy.maat").write_text(CLOCK)
    return compile_policy(folder, folder / "clock.maatc")


@pytest.fixture
def start():
    """Starts servers, and stops them after the test."""
    running = []

    def starter(*arguments, **options):
        running.append(Server(*arguments, **options))
        return running[-1]

    yield starter
    for server in running:
        server.stop()


@pytest.fixture(scope="session")
def board(pace_board):
    """A server with the pace board, where requests may state any time."""
    server = Server(pace_board, "--any-time", "--approvals", "https://approvals.example/requests")
    yield server
    server.stop()


@pytest.fixture
def example():
    """The requests of `examples/requests`, by number."""

    def read(number):
        [path] = (ROOT / "examples" / "requests").glob(f"{number}-*.json")
        return json.loads(path.read_text())

    return read


def until(condition, seconds=15):
    """Waits for something that is to happen soon."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError("it did not happen")


#: Something that the policy `clock` grants now.
CLOCK_IN = {
    "subject": {"type": "party", "id": "gate-1"},
    "action": {"name": "collect"},
    "resource": {
        "type": "attendance",
        "id": "badge",
        "properties": {"about": "employee", "level": "individual"},
    },
    "context": {"purpose": "time_registration"},
}
