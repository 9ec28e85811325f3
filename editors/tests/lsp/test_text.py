"""The text that the server has is the text of the editor: edits in order, in every encoding, before what is on disk."""

from __future__ import annotations

import random

import pytest
from lsprotocol import types

from session import codes, session

#: Signs of one, two, three and four bytes; those of four take two units of UTF-16.
SIGNS = ["a", " ", "\n", "é", "ß", "€", "漢", "😀", "👩‍🏫", "{", "}", '"', "// x\n"]


async def is_in_step(s, buffer) -> None:
    """The server formats the very text that the client has: its edits fit, and give what a fresh server gives."""
    async with session(s.folder, encodings=[s.encoding]) as fresh:
        anew = fresh.open("fresh.maat", buffer.text)
        assert await s.formatted(buffer) == await fresh.formatted(anew)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
async def test_positions_count_in_the_units_that_were_agreed_on(workspace, encoding):
    async with session(workspace, encodings=[encoding]) as s:
        assert s.encoding == encoding
        text = 'organisation café nl "Café 😀 漢字" en "x" { given employees 3 } organisation other\n'
        buffer = s.open("policy.maat", text)
        found = await s.client.text_document_definition_async(
            types.DefinitionParams(text_document=buffer.id, position=buffer.at("employees"))
        )
        assert found is None or found
        s.edit(buffer, buffer.find("other"), buffer.find("other") + 5, "ander_漢")
        s.edit(buffer, buffer.find("ander_漢") + 6, buffer.find("ander_漢") + 7, "een")
        assert "organisation ander_een" in buffer.text
        assert "organisation ander_een" in await s.formatted(buffer)


async def test_without_an_agreement_positions_count_as_they_always_did(workspace):
    async with session(workspace, encodings=[]) as s:
        assert s.encoding == "utf-16"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
async def test_a_thousand_edits_without_waiting_end_in_the_right_text(workspace, encoding):
    chance = random.Random(2026)
    async with session(workspace, encodings=[encoding]) as s:
        buffer = s.open("policy.maat")
        undo = []
        for _ in range(1000):
            start = chance.randrange(len(buffer.text) + 1)
            kind = chance.random()
            if kind < 0.55 or not buffer.text:
                end, new = start, chance.choice(SIGNS)
            elif kind < 0.8:
                end, new = min(len(buffer.text), start + chance.randrange(6)), ""
            elif kind < 0.9:
                end = min(len(buffer.text), start + chance.randrange(30))
                new = buffer.text[chance.randrange(len(buffer.text)) :][: chance.randrange(120)]
            elif undo:
                start, end, new = undo.pop()
                if end > len(buffer.text):
                    continue
            else:
                continue
            undo.append((start, start + len(new), buffer.text[start:end]))
            s.edit(buffer, start, end, new)
        await is_in_step(s, buffer)


async def test_several_changes_in_one_message_count_one_after_the_other(workspace):
    async with session(workspace) as s:
        buffer = s.open("policy.maat", "organisation a\n")
        changes = []
        for old, new in [("a", "ab"), ("ab", "abc"), ("abc", "voorbeeld")]:
            at = buffer.find(old, 2 if old == "a" else 0)
            changes.append(types.TextDocumentContentChangePartial(range=buffer.range(at, at + len(old)), text=new))
            buffer.text = buffer.text[:at] + new + buffer.text[at + len(old) :]
        s.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                text_document=types.VersionedTextDocumentIdentifier(uri=buffer.uri, version=9), content_changes=changes
            )
        )
        await is_in_step(s, buffer)


async def test_line_ends_of_windows_are_no_trouble(workspace):
    async with session(workspace) as s:
        text = (workspace / "policy.maat").read_text().replace("\n", "\r\n")
        buffer = s.open("policy.maat", text)
        at = buffer.find("at most 4 weeks") + len("at most ")
        s.edit(buffer, at, at + 1, "5")
        hover = await s.client.text_document_hover_async(
            types.HoverParams(text_document=buffer.id, position=buffer.at("scanner"))
        )
        assert hover is not None
        assert codes(await s.diagnostics(buffer)) == []


async def test_the_whole_text_can_be_sent_anew(workspace):
    async with session(workspace) as s:
        buffer = s.open("policy.maat", "data")
        await s.diagnostics(buffer, lambda found: len(found) > 0)
        s.replace(buffer, (workspace / "policy.maat").read_text())
        await s.diagnostics(buffer, lambda found: found == [])


async def test_a_buffer_that_is_not_saved_goes_before_the_disk_until_it_is_closed(workspace):
    disk = (workspace / "policy.maat").read_text()
    async with session(workspace) as s:
        buffer = s.open("policy.maat", disk.replace("controller distrivers", "controller nobody"))
        await s.diagnostics(buffer, lambda found: "unknown-name" in codes(found))
        # What happens on disk meanwhile is of no account.
        (workspace / "policy.maat").write_text(disk + "\n// saved by somebody else\n")
        changed = types.FileEvent(uri=buffer.uri, type=types.FileChangeType.Changed)
        s.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes=[changed]))
        await s.diagnostics(buffer, lambda found: "unknown-name" in codes(found))
        s.client.text_document_did_close(types.DidCloseTextDocumentParams(text_document=buffer.id))
        await s.diagnostics(buffer, lambda found: found == [])
