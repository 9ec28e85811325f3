"""Beginning, end, and what comes in that is not the protocol."""

from __future__ import annotations

import json
import subprocess

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcMethodNotFound

from session import AS_OF, codes, server, session


async def test_the_server_tells_its_name_and_version(workspace):
    async with session(workspace) as s:
        assert s.result.server_info.name == "maatstaf"
        assert s.result.server_info.version


def frame(message: dict | bytes) -> bytes:
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"processId": None, "rootUri": None, "capabilities": {}},
}
INITIALIZED = {"jsonrpc": "2.0", "method": "initialized", "params": {}}
SHUTDOWN = {"jsonrpc": "2.0", "id": 2, "method": "shutdown"}
EXIT = {"jsonrpc": "2.0", "method": "exit"}


class Wire:
    """A server at the other end of two pipes, spoken to byte by byte."""

    def __init__(self):
        self.process = subprocess.Popen(
            [server(), "lsp", "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def send(self, *messages: dict | bytes) -> None:
        try:
            for message in messages:
                self.process.stdin.write(message if isinstance(message, bytes) else frame(message))
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # It has ended; what it said is still there to read.

    def read(self) -> dict | None:
        """The next message; nothing at the end."""
        length = None
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        return None if length is None else json.loads(self.process.stdout.read(length))

    def answer(self, id: int | None) -> dict:
        """The answer to a question; everything before it is passed over."""
        while (message := self.read()) is not None:
            if message.get("id") == id and "method" not in message:
                return message
        raise AssertionError(f"no answer to {id}")

    def begin(self) -> None:
        self.send(INITIALIZE)
        assert "result" in self.answer(1)
        self.send(INITIALIZED)

    def end(self) -> int:
        """Closes the input and waits for the end: the exit code."""
        self.process.stdin.close()
        code = self.process.wait(20)
        assert b"panicked" not in self.process.stderr.read()
        return code


@pytest.fixture
def wire():
    made = Wire()
    yield made
    made.process.kill()
    made.process.wait()


def test_shutdown_and_exit_end_with_code_zero(wire):
    wire.begin()
    wire.send(SHUTDOWN)
    assert "error" not in wire.answer(2)
    wire.send(EXIT)
    assert wire.process.wait(20) == 0


def test_exit_without_shutdown_ends_with_code_one(wire):
    wire.begin()
    wire.send(EXIT)
    assert wire.process.wait(20) == 1


def test_the_server_ends_when_the_client_is_gone(wire):
    wire.begin()
    wire.end()


def test_the_server_ends_while_the_client_owes_it_answers(wire):
    capabilities = {
        "window": {"workDoneProgress": True},
        "workspace": {"configuration": True, "didChangeWatchedFiles": {"dynamicRegistration": True}},
    }
    wire.send({**INITIALIZE, "params": {**INITIALIZE["params"], "capabilities": capabilities}})
    wire.answer(1)
    wire.send(INITIALIZED, SHUTDOWN)
    wire.answer(2)
    wire.send(EXIT)
    assert wire.process.wait(20) == 0


@pytest.mark.parametrize(
    "garbage",
    [
        pytest.param({"jsonrpc": "2.0"}, id="no method"),
        pytest.param({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": 7}, id="wrong parameters"),
        pytest.param({"jsonrpc": "2.0", "method": "textDocument/didChange"}, id="no parameters"),
        pytest.param({"jsonrpc": "2.0", "id": 9, "result": None}, id="an answer to no question"),
        pytest.param({"jsonrpc": "2.0", "method": "$/unknownNotification"}, id="an unknown notification"),
        pytest.param({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 77}}, id="nothing to take back"),
    ],
)
def test_messages_that_make_no_sense_are_passed_over(wire, garbage):
    wire.begin()
    wire.send(garbage, SHUTDOWN)
    assert "error" not in wire.answer(2)
    wire.send(EXIT)
    assert wire.end() == 0


@pytest.mark.parametrize(
    "garbage",
    [
        pytest.param(frame(b"{"), id="half an object"),
        pytest.param(frame(b"\xff\xfe\x00"), id="no text"),
        pytest.param(frame(b"[]"), id="an empty batch"),
        pytest.param(frame({"jsonrpc": "2.0", "method": 3}), id="a number for a method"),
    ],
)
def test_what_is_no_message_is_answered_as_such(wire, garbage):
    wire.begin()
    wire.send(garbage)
    answer = wire.answer(None)
    assert answer["error"]["code"] in (-32700, -32600)
    wire.end()


@pytest.mark.parametrize(
    "head", [b"Content-Length: x\r\n\r\n{}", b"Content-Length: 99999999999999999999\r\n\r\n", b"hello\r\n\r\n"]
)
def test_after_a_broken_head_the_server_ends_or_goes_on_but_does_not_panic(wire, head):
    wire.begin()
    wire.send(head)
    wire.end()


def test_a_request_before_initialize_is_refused(wire):
    document = {"textDocument": {"uri": "file:///x.maat"}, "position": {"line": 0, "character": 0}}
    wire.send({"jsonrpc": "2.0", "id": 5, "method": "textDocument/hover", "params": document})
    assert wire.answer(5)["error"]["code"] == -32002


async def test_an_unknown_request_is_answered_as_unknown(workspace):
    async with session(workspace) as s:
        with pytest.raises(JsonRpcMethodNotFound):
            await s.client.protocol.send_request_async("maatstaf/thereIsNoSuchThing", {})


async def test_questions_about_files_that_are_not_there_are_answered(workspace):
    async with session(workspace) as s:
        for uri in ["file:///nowhere/at-all.maat", "untitled:Untitled-1", "https://example.org/x.maat", s.uri("../x.txt")]:
            answer = await s.client.text_document_hover_async(
                types.HoverParams(text_document=types.TextDocumentIdentifier(uri=uri), position=types.Position(3, 4))
            )
            assert answer is None


async def test_positions_outside_of_the_text_are_answered(workspace):
    async with session(workspace) as s:
        buffer = s.open("policy.maat")
        for position in [types.Position(100_000, 0), types.Position(0, 100_000), types.Position(2**31 - 1, 2**31 - 1)]:
            await s.client.text_document_hover_async(types.HoverParams(text_document=buffer.id, position=position))
        s.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                text_document=types.VersionedTextDocumentIdentifier(uri=buffer.uri, version=2),
                content_changes=[
                    types.TextDocumentContentChangePartial(
                        range=types.Range(types.Position(99_999, 5), types.Position(99_999, 9)), text="// end\n"
                    )
                ],
            )
        )
        buffer.text += "// end\n"
        assert await s.formatted(buffer) == buffer.text


def test_a_question_that_is_taken_back_is_answered_once_and_leaves_the_server_well(wire, workspace):
    wire.begin()
    uri, text = (workspace / "policy.maat").as_uri(), (workspace / "policy.maat").read_text()
    item = {"uri": uri, "languageId": "maat", "version": 1, "text": text}
    wire.send({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": item}})
    line = text[: text.find("collect scan_event")].count("\n")
    question = {"textDocument": {"uri": uri}, "position": {"line": line, "character": 14}}
    for id in range(100, 130):
        edit = {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": " "}
        document = {"uri": uri, "version": id}
        wire.send(
            {"jsonrpc": "2.0", "id": id, "method": "textDocument/hover", "params": question},
            {"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": id}},
            {
                "jsonrpc": "2.0",
                "method": "textDocument/didChange",
                "params": {"textDocument": document, "contentChanges": [edit]},
            },
        )
    answers: dict[int, dict] = {}
    while len(answers) < 30:
        message = wire.read()
        assert message is not None
        if "method" not in message and message.get("id") in range(100, 130):
            assert message["id"] not in answers
            answers[message["id"]] = message
    # Taken back, overtaken by the edit, or answered before either: nothing else.
    assert {m["error"]["code"] for m in answers.values() if "error" in m} <= {-32800, -32801}
    wire.send({"jsonrpc": "2.0", "id": 200, "method": "textDocument/hover", "params": question})
    assert wire.answer(200)["result"] is not None
    wire.send(SHUTDOWN)
    wire.answer(2)


@pytest.mark.parametrize(("locale", "says"), [("nl", "geschonden"), ("nl-BE", "geschonden"), ("en-GB", "violated"), ("fr", "violated")])
async def test_the_language_is_that_of_the_client(till, locale, says):
    async with session(till, locale=locale, options={"asOf": "2019-08-12"}) as s:
        buffer = s.open("policy.maat")
        found = await s.diagnostics(buffer, lambda found: "norm-violated" in codes(found))
        violated = [d.message for d in found if d.code == "norm-violated"]
        assert all(says in message for message in violated), violated


async def test_the_language_that_is_set_goes_before_that_of_the_client(till):
    async with session(till, locale="en", options={"asOf": "2019-08-12", "language": "nl"}) as s:
        buffer = s.open("policy.maat")
        found = await s.diagnostics(buffer, lambda found: "norm-violated" in codes(found))
        assert any("geschonden" in d.message for d in found)


async def test_another_date_gives_other_verdicts_at_once(till):
    async with session(till, options={"asOf": "2019-08-12"}, configuration={"maatstaf": {"asOf": "2019-08-12"}}) as s:
        buffer = s.open("policy.maat")
        await s.diagnostics(buffer, lambda found: "norm-violated" in codes(found))
        before = [d.message for d in await s.diagnostics(buffer)]
        s.client.set_configuration({"maatstaf": {"asOf": AS_OF}})
        s.client.workspace_did_change_configuration(
            types.DidChangeConfigurationParams(settings={"maatstaf": {"asOf": AS_OF}})
        )
        await s.diagnostics(buffer, lambda found: [d.message for d in found] != before)


async def test_settings_of_the_wrong_kind_change_nothing(till):
    options = {"asOf": 7, "language": {"nl": True}, "unknown": [1, 2]}
    async with session(till, options=options) as s:
        buffer = s.open("policy.maat")
        await s.diagnostics(buffer, lambda found: len(found) > 0)
