"""Folders, files on disk, and files that depend on each other."""

from __future__ import annotations

import shutil

from lsprotocol import types

from session import EXAMPLES, codes, session

ORGANISATION = 'organisation acme "Acme" {\n    given employees 40\n    given works_council no\n}\n'


def event(uri: str, kind: types.FileChangeType) -> types.DidChangeWatchedFilesParams:
    return types.DidChangeWatchedFilesParams(changes=[types.FileEvent(uri=uri, type=kind)])


INSTRUMENT = """import nl.avg
instrument board {
    controller acme
    starts 2026-11-01
    collect performance.pace
        from scanner
        about employee
        for direct.planning
        basis legitimate_interest
        at team(8)
        keep at most 4 weeks
}
"""


async def test_files_that_nobody_opened_are_checked_too(till):
    async with session(till, options={"asOf": "2019-08-12"}) as s:
        await s.diagnostics(s.uri("policy.maat"), lambda found: "norm-violated" in codes(found))


async def test_a_file_that_appears_changes_and_goes_on_disk_is_noticed(tmp_path):
    (tmp_path / "board.maat").write_text(INSTRUMENT)
    async with session(tmp_path) as s:
        board = s.uri("board.maat")
        await s.diagnostics(board, lambda found: "unknown-name" in codes(found))
        (tmp_path / "acme.maat").write_text(ORGANISATION)
        s.client.workspace_did_change_watched_files(event(s.uri("acme.maat"), types.FileChangeType.Created))
        await s.diagnostics(board, lambda found: "unknown-name" not in codes(found))
        (tmp_path / "acme.maat").write_text(ORGANISATION.replace("acme", "acne"))
        s.client.workspace_did_change_watched_files(event(s.uri("acme.maat"), types.FileChangeType.Changed))
        await s.diagnostics(board, lambda found: "unknown-name" in codes(found))
        (tmp_path / "acme.maat").write_text(ORGANISATION)
        s.client.workspace_did_change_watched_files(event(s.uri("acme.maat"), types.FileChangeType.Changed))
        await s.diagnostics(board, lambda found: "unknown-name" not in codes(found))
        (tmp_path / "acme.maat").unlink()
        s.client.workspace_did_change_watched_files(event(s.uri("acme.maat"), types.FileChangeType.Deleted))
        await s.diagnostics(board, lambda found: "unknown-name" in codes(found))


async def test_an_edit_in_one_buffer_changes_what_is_said_of_another(tmp_path):
    (tmp_path / "board.maat").write_text(INSTRUMENT)
    (tmp_path / "acme.maat").write_text(ORGANISATION)
    async with session(tmp_path) as s:
        board, acme = s.open("board.maat"), s.open("acme.maat")
        await s.diagnostics(board, lambda found: "unknown-name" not in codes(found))
        at = acme.find("acme")
        s.edit(acme, at, at + 4, "other")
        await s.diagnostics(board, lambda found: "unknown-name" in codes(found))
        s.edit(acme, at, at + 5, "acme")
        await s.diagnostics(board, lambda found: "unknown-name" not in codes(found))


async def test_folders_are_checked_each_by_itself(workspace, till):
    async with session(workspace, till, options={"asOf": "2019-08-12"}) as s:
        await s.diagnostics((till / "policy.maat").as_uri(), lambda found: "norm-violated" in codes(found))
        board = s.open("policy.maat")
        assert "duplicate-name" not in codes(await s.diagnostics(board))


async def test_a_folder_can_be_opened_and_closed_later(workspace, till):
    async with session(workspace, options={"asOf": "2019-08-12"}) as s:
        folder = types.WorkspaceFolder(uri=till.as_uri(), name="till")
        change = types.WorkspaceFoldersChangeEvent(added=[folder], removed=[])
        s.client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event=change))
        uri = (till / "policy.maat").as_uri()
        await s.diagnostics(uri, lambda found: "norm-violated" in codes(found))
        change = types.WorkspaceFoldersChangeEvent(added=[], removed=[folder])
        s.client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event=change))
        await s.diagnostics(uri, lambda found: found == [])


async def test_a_file_outside_of_every_folder_is_checked_with_its_neighbours(workspace, tmp_path):
    apart = tmp_path / "apart"
    shutil.copytree(EXAMPLES / "till-login", apart)
    async with session(workspace, options={"asOf": "2019-08-12"}) as s:
        buffer = s.open(apart / "policy.maat")
        await s.diagnostics(buffer, lambda found: "norm-violated" in codes(found))


async def test_a_text_without_a_file_is_checked(workspace):
    async with session(options={"asOf": "2026-11-23"}) as s:
        uri = "untitled:Untitled-1"
        item = types.TextDocumentItem(uri=uri, language_id="maat", version=1, text="data x: nothing_known\n")
        s.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
        await s.diagnostics(uri, lambda found: "unknown-name" in codes(found))


async def test_definitions_in_the_library_are_in_files_that_can_be_opened(workspace):
    async with session(workspace) as s:
        buffer = s.open("policy.maat")
        found = await s.client.text_document_definition_async(
            types.DefinitionParams(text_document=buffer.id, position=buffer.at("legitimate_interest"))
        )
        places = found if isinstance(found, list) else [found]
        place = places[0]
        uri = place.uri if isinstance(place, types.Location) else place.target_uri
        assert uri.startswith("file:") and uri.endswith("vocabulary/deciding.maat")
        from urllib.parse import unquote, urlparse

        text = open(unquote(urlparse(uri).path), encoding="utf-8").read()
        range = place.range if isinstance(place, types.Location) else place.target_selection_range
        line = text.split("\n")[range.start.line]
        assert line[range.start.character : range.end.character] == "legitimate_interest"
        # Opened as an editor does, it is still the library, and nothing is wrong with it.
        item = types.TextDocumentItem(uri=uri, language_id="maat", version=1, text=text)
        s.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
        hover = await s.client.text_document_hover_async(
            types.HoverParams(text_document=types.TextDocumentIdentifier(uri=uri), position=range.start)
        )
        assert hover is not None
        assert codes(await s.diagnostics(buffer)) == []
