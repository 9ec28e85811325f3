"""One client with its server, and the buffers that it believes the server to have."""

from __future__ import annotations

import asyncio
import contextlib
import os
import pathlib
from collections.abc import AsyncIterator, Iterable

from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

REPOSITORY = pathlib.Path(__file__).parents[3]
EXAMPLES = REPOSITORY / "examples"

#: On this date the examples say what the README says of them.
AS_OF = "2026-11-23"

VERDICTS = "maatstaf/verdicts"


def server() -> str:
    """The program under test: what MAATSTAF names, else what cargo built."""
    return os.environ.get("MAATSTAF") or str(REPOSITORY / "target" / "debug" / "maatstaf")


class Buffer:
    """A document as the client has it."""

    def __init__(self, uri: str, text: str, encoding: str):
        self.uri, self.text, self.encoding, self.version = uri, text, encoding, 1

    @property
    def id(self) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(uri=self.uri)

    def units(self, text: str) -> int:
        """The length of a piece of a line, in the units of the protocol."""
        match self.encoding:
            case "utf-8":
                return len(text.encode())
            case "utf-32":
                return len(text)
            case _:
                return len(text.encode("utf-16-le")) // 2

    def position(self, at: int) -> types.Position:
        """The position of a character of the text."""
        before = self.text[:at]
        line = before.count("\n")
        start = before.rfind("\n") + 1
        return types.Position(line=line, character=self.units(before[start:]))

    def at(self, needle: str, inside: int = 1, nth: int = 0) -> types.Position:
        """The position of a place in the text: `inside` characters into the `nth` occurrence of `needle`."""
        return self.position(self.find(needle, nth) + inside)

    def find(self, needle: str, nth: int = 0) -> int:
        at = -1
        for _ in range(nth + 1):
            at = self.text.find(needle, at + 1)
            assert at >= 0, f"{needle!r} is not in the text"
        return at

    def range(self, start: int, end: int) -> types.Range:
        return types.Range(start=self.position(start), end=self.position(end))

    def offset(self, position: types.Position) -> int:
        """The character at a position."""
        lines = self.text.split("\n")
        line = lines[position.line] if position.line < len(lines) else ""
        start = sum(len(text) + 1 for text in lines[: position.line])
        at = 0
        while at < len(line) and self.units(line[:at]) < position.character:
            at += 1
        return min(start + at, len(self.text))

    def piece(self, range: types.Range) -> str:
        return self.text[self.offset(range.start) : self.offset(range.end)]

    def edited(self, edits: Iterable[types.TextEdit]) -> str:
        """The text with edits of the server applied; they may not overlap."""
        spans = sorted(
            (self.offset(edit.range.start), self.offset(edit.range.end), index, edit.new_text)
            for index, edit in enumerate(edits)
        )
        made, last = "", 0
        for start, end, _, new in spans:
            assert start >= last, "two edits overlap"
            made += self.text[last:start] + new
            last = end
        return made + self.text[last:]


class Session:
    """A client and its server."""

    def __init__(self, client: LanguageClient, result: types.InitializeResult, folder: pathlib.Path):
        self.client, self.folder = client, folder
        self.result = result
        self.can = result.capabilities
        self.encoding = str(getattr(self.can.position_encoding, "value", self.can.position_encoding) or "utf-16")
        self.verdicts: list = []

    def uri(self, path: str | pathlib.Path) -> str:
        return (self.folder / path).resolve().as_uri()

    def open(self, path: str | pathlib.Path, text: str | None = None) -> Buffer:
        """Opens a file, with the text that it has on disk or with another."""
        text = (self.folder / path).read_text() if text is None else text
        buffer = Buffer(self.uri(path), text, self.encoding)
        item = types.TextDocumentItem(uri=buffer.uri, language_id="maat", version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
        return buffer

    def edit(self, buffer: Buffer, start: int, end: int, new: str) -> None:
        """Replaces characters, here and at the server, without waiting for anything."""
        change = types.TextDocumentContentChangePartial(range=buffer.range(start, end), text=new)
        self._send(buffer, change)
        buffer.text = buffer.text[:start] + new + buffer.text[end:]

    def replace(self, buffer: Buffer, text: str) -> None:
        """Sends the whole text anew."""
        self._send(buffer, types.TextDocumentContentChangeWholeDocument(text=text))
        buffer.text = text

    def _send(self, buffer: Buffer, change) -> None:
        buffer.version += 1
        document = types.VersionedTextDocumentIdentifier(uri=buffer.uri, version=buffer.version)
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(text_document=document, content_changes=[change])
        )

    async def formatted(self, buffer: Buffer) -> str:
        """The text in the one layout. As edits fit the text of the server, this also shows whether it is ours."""
        edits = await self.client.text_document_formatting_async(
            types.DocumentFormattingParams(
                text_document=buffer.id, options=types.FormattingOptions(tab_size=4, insert_spaces=True)
            )
        )
        return buffer.edited(edits or [])

    async def diagnostics(self, buffer: Buffer | str, until=lambda found: True, seconds: float = 20) -> list:
        """The diagnostics of a file, asked for or waited for, once they are what `until` says."""
        uri = buffer if isinstance(buffer, str) else buffer.uri
        pulls = self.client.capabilities.text_document.diagnostic is not None and self.can.diagnostic_provider
        found: list = []

        async def wait() -> list:
            nonlocal found
            while True:
                if pulls:
                    answer = await self.client.text_document_diagnostic_async(
                        types.DocumentDiagnosticParams(text_document=types.TextDocumentIdentifier(uri=uri))
                    )
                    found = list(answer.items)
                    if until(found):
                        return found
                elif uri in self.client.diagnostics:
                    found = list(self.client.diagnostics[uri])
                    if until(found):
                        return found
                await asyncio.sleep(0.02)

        try:
            return await asyncio.wait_for(wait(), seconds)
        except TimeoutError:
            raise AssertionError(f"never as hoped; last: {[(d.code, d.message) for d in found]}") from None


def capabilities(like: str = "neovim@0.11", encodings: list[str] | None = None, pull: bool = False):
    """What a client says that it can do: as a known editor, with changes."""
    found = client_capabilities(like)
    if found.general is None:
        found.general = types.GeneralClientCapabilities()
    if encodings is not None:
        found.general.position_encodings = encodings
    if not pull and found.text_document is not None:
        found.text_document.diagnostic = None
    return found


@contextlib.asynccontextmanager
async def session(
    *folders: pathlib.Path,
    like: str = "neovim@0.11",
    encodings: list[str] | None = None,
    pull: bool = False,
    locale: str | None = None,
    options: dict | None = None,
    configuration: dict | None = None,
) -> AsyncIterator[Session]:
    """Starts a server with folders open, and ends it as the protocol asks."""
    config = ClientServerConfig(server_command=[server(), "lsp", "--stdio"])
    client = await config.start()
    said: list = []
    client.feature(VERDICTS)(lambda params: said.append(params))
    if configuration is not None:
        client.set_configuration(configuration)
    params = types.InitializeParams(
        capabilities=capabilities(like, encodings, pull),
        locale=locale,
        root_uri=folders[0].resolve().as_uri() if folders else None,
        workspace_folders=[
            types.WorkspaceFolder(uri=folder.resolve().as_uri(), name=folder.name) for folder in folders
        ],
        initialization_options={"asOf": AS_OF} if options is None else options,
    )
    result = await client.initialize_session(params)
    running = Session(client, result, folders[0] if folders else pathlib.Path("/"))
    running.verdicts = said
    try:
        yield running
    finally:
        try:
            await asyncio.wait_for(client.shutdown_session(), 20)
        finally:
            if client._server and client._server.returncode is None:
                client._server.kill()
            await client.stop()


def codes(diagnostics: Iterable[types.Diagnostic]) -> list[str]:
    """Their codes, in order, each once."""
    return sorted({str(diagnostic.code) for diagnostic in diagnostics})
