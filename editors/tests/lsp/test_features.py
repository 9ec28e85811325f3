"""Every request that the server offers, asked about the examples."""

from __future__ import annotations

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from session import codes, session

T = types

#: What a server can offer, and the tests here and elsewhere that ask for it.
OFFERS = {
    "hover_provider": "test_hover_tells",
    "definition_provider": "test_a_definition",
    "declaration_provider": "test_a_definition",
    "type_definition_provider": "test_the_type_of",
    "implementation_provider": "test_the_norms_that",
    "references_provider": "test_references",
    "document_highlight_provider": "test_highlights",
    "document_symbol_provider": "test_symbols_of",
    "workspace_symbol_provider": "test_symbols_of",
    "code_action_provider": "test_a_fix",
    "code_lens_provider": "test_lenses",
    "document_link_provider": "test_links",
    "document_formatting_provider": "test_the_layout",
    "document_range_formatting_provider": "test_the_layout",
    "document_on_type_formatting_provider": "test_the_layout",
    "rename_provider": "test_renaming",
    "folding_range_provider": "test_folds",
    "selection_range_provider": "test_selections",
    "linked_editing_range_provider": "test_linked",
    "call_hierarchy_provider": "test_lineage",
    "semantic_tokens_provider": "test_words",
    "completion_provider": "test_completion",
    "signature_help_provider": "test_signature",
    "inlay_hint_provider": "test_hints",
    "diagnostic_provider": "test_diagnostics_that",
    "execute_command_provider": "test_commands",
    "position_encoding": "test_text",
    "text_document_sync": "test_text",
    "workspace": "test_workspace",
}


async def test_everything_that_the_server_offers_is_tested(workspace):
    async with session(workspace, pull=True) as s:
        offered = {slot for slot in s.can.__attrs_attrs__ for slot in [slot.name] if getattr(s.can, slot)}
        assert offered <= OFFERS.keys(), offered - OFFERS.keys()


def needs(s, offer: str) -> None:
    if not getattr(s.can, offer):
        pytest.skip(f"the server does not offer {offer}")


def at(buffer, needle: str, inside: int = 1, nth: int = 0) -> dict:
    return {"text_document": buffer.id, "position": buffer.at(needle, inside, nth)}


def places(answer) -> list[tuple[str, types.Range]]:
    answer = answer if isinstance(answer, list) else [answer] if answer else []
    return [(p.uri, p.range) if isinstance(p, T.Location) else (p.target_uri, p.target_selection_range) for p in answer]


def shown(hover) -> str:
    assert hover is not None
    return hover.contents.value


@pytest.mark.parametrize(
    ("needle", "says"),
    [
        ("from scanner", "Hand scanner"),
        ("basis legitimate_interest", "Legitimate interest"),
        ("pick_rate\n        from scan_event", "Pick rate"),
        ("shift_planning\n        basis", "Shift planning"),
    ],
)
async def test_hover_tells_what_a_name_means(workspace, needle, says):
    async with session(workspace, locale="en") as s:
        buffer = s.open("policy.maat")
        inside = needle.find(" ") + 2 if needle.startswith(("from", "basis")) else 2
        hover = await s.client.text_document_hover_async(T.HoverParams(**at(buffer, needle, inside)))
        assert says in shown(hover)
        assert hover.range is not None and buffer.piece(hover.range).strip() != ""


async def test_hover_is_plain_text_for_a_client_that_knows_no_markdown(workspace):
    async with session(workspace) as s:
        buffer = s.open("policy.maat")
        hover = await s.client.text_document_hover_async(T.HoverParams(**at(buffer, "scanner", 2)))
        assert hover.contents.kind in (T.MarkupKind.Markdown, T.MarkupKind.PlainText)


async def test_a_definition_is_found_in_the_file_and_a_declaration_is_the_same(workspace):
    async with session(workspace) as s:
        buffer = s.open("policy.maat")
        where = at(buffer, "show pick_rate", 6)
        found = places(await s.client.text_document_definition_async(T.DefinitionParams(**where)))
        assert [(uri, buffer.piece(range)) for uri, range in found] == [(buffer.uri, "pick_rate")]
        assert found[0][1].start == buffer.position(buffer.find("data pick_rate") + 5)
        same = places(await s.client.text_document_declaration_async(T.DeclarationParams(**where)))
        assert same == found


async def test_the_type_of_a_concept_is_what_it_is_a_kind_of(workspace):
    async with session(workspace) as s:
        buffer = s.open("policy.maat")
        found = places(
            await s.client.text_document_type_definition_async(T.TypeDefinitionParams(**at(buffer, "show pick_rate", 6)))
        )
        assert found and all(uri.endswith("vocabulary/data.maat") for uri, _ in found)


async def test_the_norms_that_concern_something_are_its_implementations(workspace):
    async with session(workspace) as s:
        buffer = s.open("policy.maat")
        found = places(
            await s.client.text_document_implementation_async(T.ImplementationParams(**at(buffer, "lead_view", 2)))
        )
        assert found and all("/nl." in uri or "/eu." in uri for uri, _ in found), found


async def test_references_are_all_uses_and_with_the_declaration_when_asked(workspace):
    async with session(workspace) as s:
        needs(s, "references_provider")
        buffer = s.open("policy.maat")
        for with_declaration in (True, False):
            params = T.ReferenceParams(
                **at(buffer, "show pick_rate", 6), context=T.ReferenceContext(include_declaration=with_declaration)
            )
            found = await s.client.text_document_references_async(params)
            assert {buffer.piece(place.range) for place in found} == {"pick_rate"}
            assert len(found) == buffer.text.count("pick_rate") - (0 if with_declaration else 1)


async def test_highlights_are_the_uses_in_this_file(workspace):
    async with session(workspace) as s:
        needs(s, "document_highlight_provider")
        buffer = s.open("policy.maat")
        found = await s.client.text_document_document_highlight_async(
            T.DocumentHighlightParams(**at(buffer, "show pick_rate", 6))
        )
        assert len(found) == buffer.text.count("pick_rate")


async def test_renaming_reaches_every_file_and_is_prepared(tmp_path):
    (tmp_path / "words.maat").write_text("data badge: attendance.entry\n")
    (tmp_path / "gate.maat").write_text(
        "organisation acme\ninstrument gate {\n    controller acme\n    collect badge\n        from badge_reader\n"
        "        about employee\n        for monitoring\n        at individual\n        keep at most 1 week\n}\n"
    )
    async with session(tmp_path) as s:
        needs(s, "rename_provider")
        gate, words = s.open("gate.maat"), s.open("words.maat")
        prepared = await s.client.text_document_prepare_rename_async(T.PrepareRenameParams(**at(gate, "collect badge", 9)))
        range = getattr(prepared, "range", prepared)
        assert gate.piece(range) == "badge"
        edit = await s.client.text_document_rename_async(T.RenameParams(**at(gate, "collect badge", 9), new_name="pass_use"))
        changes = edit.changes or {c.text_document.uri: c.edits for c in edit.document_changes}
        assert gate.edited(changes[gate.uri]) == gate.text.replace("collect badge", "collect pass_use")
        assert words.edited(changes[words.uri]) == words.text.replace("badge", "pass_use")


@pytest.mark.parametrize(("needle", "inside", "name"), [("legitimate_interest", 2, "mine"), ("show pick_rate", 6, "for"), ("show pick_rate", 6, "no name")])
async def test_renaming_is_refused_in_the_library_and_to_what_is_no_name(workspace, needle, inside, name):
    async with session(workspace) as s:
        needs(s, "rename_provider")
        buffer = s.open("policy.maat")
        try:
            edit = await s.client.text_document_rename_async(T.RenameParams(**at(buffer, needle, inside), new_name=name))
        except JsonRpcException as error:
            assert str(error)
        else:
            assert edit is None


async def test_symbols_of_a_file_and_of_the_folder(workspace):
    async with session(workspace) as s:
        needs(s, "document_symbol_provider")
        buffer = s.open("policy.maat")
        found = await s.client.text_document_document_symbol_async(T.DocumentSymbolParams(text_document=buffer.id))
        by_name = {symbol.name: symbol for symbol in found}
        board = by_name["pace_board"]
        assert "lead_view" in " ".join(child.name for child in board.children)
        for symbol in found:
            assert buffer.offset(symbol.range.start) <= buffer.offset(symbol.selection_range.start)
            assert buffer.offset(symbol.selection_range.end) <= buffer.offset(symbol.range.end)
        needs(s, "workspace_symbol_provider")
        found = await s.client.workspace_symbol_async(T.WorkspaceSymbolParams(query="pace_bo"))
        assert any(symbol.name == "pace_board" for symbol in found)


async def test_folds_selections_and_linked_ranges_are_within_the_text(workspace):
    async with session(workspace) as s:
        buffer = s.open("policy.maat")
        last = buffer.text.count("\n")
        needs(s, "folding_range_provider")
        folds = await s.client.text_document_folding_range_async(T.FoldingRangeParams(text_document=buffer.id))
        assert folds and all(0 <= fold.start_line < fold.end_line <= last for fold in folds)
        needs(s, "selection_range_provider")
        (selection,) = await s.client.text_document_selection_range_async(
            T.SelectionRangeParams(text_document=buffer.id, positions=[buffer.at("show pick_rate", 6)])
        )
        pieces = []
        while selection:
            pieces.append(buffer.piece(selection.range))
            selection = selection.parent
        assert pieces[0] == "pick_rate" and pieces[-1].strip() == buffer.text.strip()
        assert all(small in large for small, large in zip(pieces, pieces[1:], strict=False))
        if s.can.linked_editing_range_provider:
            await s.client.text_document_linked_editing_range_async(
                T.LinkedEditingRangeParams(**at(buffer, "lead_view", 2))
            )


async def test_links_lead_to_the_law(workspace):
    async with session(workspace) as s:
        needs(s, "document_link_provider")
        buffer = s.open("policy.maat", (workspace / "policy.maat").read_text().replace('see "DPIA-7.pdf"', "see <https://example.org/dpia>"))
        found = await s.client.text_document_document_link_async(T.DocumentLinkParams(text_document=buffer.id))
        assert "https://example.org/dpia" in {link.target for link in found}


async def test_lineage_is_what_feeds_a_statement_and_what_it_feeds(workspace):
    async with session(workspace) as s:
        needs(s, "call_hierarchy_provider")
        buffer = s.open("policy.maat")
        items = await s.client.text_document_prepare_call_hierarchy_async(
            T.CallHierarchyPrepareParams(**at(buffer, "derive pick_rate", 8))
        )
        assert items
        feeding = await s.client.call_hierarchy_incoming_calls_async(T.CallHierarchyIncomingCallsParams(item=items[0]))
        fed = await s.client.call_hierarchy_outgoing_calls_async(T.CallHierarchyOutgoingCallsParams(item=items[0]))
        assert any("scan_event" in call.from_.name for call in feeding)
        assert any("lead_view" in call.to.name for call in fed) and any("shift_assignment" in call.to.name for call in fed)


def decoded(s, buffer, data: list[int]) -> list[tuple[str, str]]:
    legend = s.can.semantic_tokens_provider.legend
    line = character = 0
    found = []
    for index in range(0, len(data), 5):
        lines, characters, length, kind, _ = data[index : index + 5]
        line, character = line + lines, characters + (0 if lines else character)
        start = buffer.offset(T.Position(line, character))
        end = buffer.offset(T.Position(line, character + length))
        found.append((buffer.text[start:end], legend.token_types[kind]))
    return found


async def test_words_have_colours_by_meaning_and_changes_come_as_differences(workspace):
    async with session(workspace) as s:
        needs(s, "semantic_tokens_provider")
        buffer = s.open("policy.maat")
        full = await s.client.text_document_semantic_tokens_full_async(T.SemanticTokensParams(text_document=buffer.id))
        words = decoded(s, buffer, full.data)
        assert {word for word, _ in words} >= {"collect", "scan_event", "pace_board", "legitimate_interest"}
        assert all(word and "\n" not in word for word, _ in words)
        part = await s.client.text_document_semantic_tokens_range_async(
            T.SemanticTokensRangeParams(text_document=buffer.id, range=buffer.range(0, buffer.find("party")))
        )
        assert 0 < len(part.data) < len(full.data)
        at = buffer.find("derive pick_rate")
        s.edit(buffer, at, at, "// é 😀\n    ")
        delta = await s.client.text_document_semantic_tokens_full_delta_async(
            T.SemanticTokensDeltaParams(text_document=buffer.id, previous_result_id=full.result_id or "")
        )
        data = list(full.data)
        if isinstance(delta, T.SemanticTokensDelta):
            for edit in sorted(delta.edits, key=lambda edit: -edit.start):
                data[edit.start : edit.start + edit.delete_count] = list(edit.data or [])
        else:
            data = list(delta.data)
        fresh = await s.client.text_document_semantic_tokens_full_async(T.SemanticTokensParams(text_document=buffer.id))
        assert data == list(fresh.data)


async def items(s, buffer, needle: str, inside: int) -> list[types.CompletionItem]:
    answer = await s.client.text_document_completion_async(T.CompletionParams(**at(buffer, needle, inside)))
    return list(answer.items if isinstance(answer, T.CompletionList) else answer or [])


async def test_completion_offers_what_fits_the_place(workspace):
    async with session(workspace) as s:
        needs(s, "completion_provider")
        buffer = s.open("policy.maat")
        purposes = {item.label for item in await items(s, buffer, "for shift_planning", 4)}
        assert "shift_planning" in purposes and not purposes & {"pick_rate", "scanner", "employee"}
        sources = await items(s, buffer, "from scanner", 5)
        assert "scanner" in {item.label for item in sources}
        scanner = next(item for item in sources if item.label == "scanner")
        resolved = await s.client.completion_item_resolve_async(scanner)
        assert resolved.label == "scanner"


async def test_completion_in_an_empty_file_and_at_its_end_is_answered(workspace):
    async with session(workspace) as s:
        needs(s, "completion_provider")
        buffer = s.open("new.maat", "")
        answer = await s.client.text_document_completion_async(
            T.CompletionParams(text_document=buffer.id, position=T.Position(0, 0))
        )
        labels = {item.label for item in (answer.items if isinstance(answer, T.CompletionList) else answer)}
        assert "instrument" in labels


async def test_signature_help_tells_of_the_clause(workspace):
    async with session(workspace) as s:
        needs(s, "signature_help_provider")
        buffer = s.open("policy.maat")
        help = await s.client.text_document_signature_help_async(T.SignatureHelpParams(**at(buffer, "keep at most 4", 13)))
        assert help is None or help.signatures


async def test_hints_and_lenses_are_within_the_text(workspace):
    async with session(workspace) as s:
        buffer = s.open("policy.maat")
        needs(s, "inlay_hint_provider")
        whole = buffer.range(0, len(buffer.text))
        hints = await s.client.text_document_inlay_hint_async(T.InlayHintParams(text_document=buffer.id, range=whole))
        assert hints
        needs(s, "code_lens_provider")
        lenses = await s.client.text_document_code_lens_async(T.CodeLensParams(text_document=buffer.id))
        assert lenses
        for lens in lenses:
            if s.can.code_lens_provider.resolve_provider and lens.command is None:
                lens = await s.client.code_lens_resolve_async(lens)
            assert lens.command.title


async def test_the_layout_is_given_to_a_file_and_to_a_part(workspace):
    async with session(workspace) as s:
        neat = (workspace / "policy.maat").read_text()
        buffer = s.open("policy.maat", neat.replace("\n        from scanner\n", "   from scanner\n").replace("    controller", "controller"))
        assert await s.formatted(buffer) == neat
        options = T.FormattingOptions(tab_size=4, insert_spaces=True)
        at = buffer.find("controller distrivers")
        edits = await s.client.text_document_range_formatting_async(
            T.DocumentRangeFormattingParams(text_document=buffer.id, range=buffer.range(at, at + 5), options=options)
        )
        part = buffer.edited(edits)
        assert "    controller distrivers" in part and "   from scanner" in part and part != neat
        end = len(buffer.text.rstrip())
        edits = await s.client.text_document_on_type_formatting_async(
            T.DocumentOnTypeFormattingParams(text_document=buffer.id, position=buffer.position(end), ch="}", options=options)
        )
        assert buffer.edited(edits or []) == neat


async def test_diagnostics_that_are_asked_for_are_those_that_are_sent(till):
    options = {"asOf": "2019-08-12"}
    async with session(till, options=options) as s:
        sent = await s.diagnostics(s.open("policy.maat"), lambda found: "norm-violated" in codes(found))
    async with session(till, options=options, pull=True) as s:
        needs(s, "diagnostic_provider")
        buffer = s.open("policy.maat")
        asked = await s.diagnostics(buffer, lambda found: "norm-violated" in codes(found))
        assert sorted(d.message for d in asked) == sorted(d.message for d in sent)
        report = await s.client.workspace_diagnostic_async(T.WorkspaceDiagnosticParams(previous_result_ids=[]))
        assert any(item.uri == buffer.uri for item in report.items)
        first = await s.client.text_document_diagnostic_async(T.DocumentDiagnosticParams(text_document=buffer.id))
        again = await s.client.text_document_diagnostic_async(
            T.DocumentDiagnosticParams(text_document=buffer.id, previous_result_id=first.result_id)
        )
        assert again.kind in ("unchanged", "full")


async def test_a_diagnostic_has_a_source_a_code_and_a_place_to_read_on(till):
    async with session(till, options={"asOf": "2019-08-12"}) as s:
        buffer = s.open("policy.maat")
        found = await s.diagnostics(buffer, lambda found: "exception-not-met" in codes(found))
        for diagnostic in found:
            assert diagnostic.source == "maatstaf" and diagnostic.code and diagnostic.severity
        relied = next(d for d in found if d.code == "exception-not-met")
        assert "UAVG_29" in buffer.piece(relied.range)


async def actions(s, buffer, found, only=None) -> list[types.CodeAction]:
    range = found.range if isinstance(found, T.Diagnostic) else found
    context = T.CodeActionContext(diagnostics=[found] if isinstance(found, T.Diagnostic) else [], only=only)
    answer = await s.client.text_document_code_action_async(
        T.CodeActionParams(text_document=buffer.id, range=range, context=context)
    )
    return [action for action in answer or [] if isinstance(action, T.CodeAction)]


def changed(buffer, action) -> str:
    edit = action.edit
    changes = edit.changes or {c.text_document.uri: c.edits for c in edit.document_changes}
    return buffer.edited(changes[buffer.uri])


async def test_a_fix_for_a_misspelt_name_mends_it(workspace):
    async with session(workspace, locale="en") as s:
        needs(s, "code_action_provider")
        good = (workspace / "policy.maat").read_text()
        buffer = s.open("policy.maat", good.replace("from scanner", "from scaner"))
        found = await s.diagnostics(buffer, lambda found: "unknown-name" in codes(found))
        wrong = next(d for d in found if d.code == "unknown-name")
        offered = await actions(s, buffer, wrong)
        assert any(action.edit and changed(buffer, action) == good for action in offered), [a.title for a in offered]


async def test_a_fix_says_what_it_changes_and_that_is_what_happens(workspace):
    async with session(workspace, locale="en") as s:
        needs(s, "code_action_provider")
        good = (workspace / "policy.maat").read_text()
        # Whoever reviews may no longer decide otherwise: then nobody really reviews.
        buffer = s.open("policy.maat", good.replace("            may override\n", ""))
        found = await s.diagnostics(buffer, lambda found: "norm-violated" in codes(found))
        wrong = next(d for d in found if "AVG 22(1)" in d.message)
        offered = [action for action in await actions(s, buffer, wrong) if "→" in action.title]
        fixes = [action for action in offered if "to be completed" not in action.title]
        assert fixes, "no fix is offered"
        assert sum(bool(action.is_preferred) for action in offered) <= 1, [action.title for action in offered]
        action = fixes[0]
        if action.edit is None:
            action = await s.client.code_action_resolve_async(action)
        assert "violated → satisfied" in action.title
        s.replace(buffer, changed(buffer, action))
        now = await s.diagnostics(buffer, lambda now: "norm-violated" not in codes(now))
        assert codes(now) == [], (action.title, [d.message for d in now])


async def test_what_people_have_to_answer_is_offered_as_a_sentence_to_complete(till):
    async with session(till, locale="en", options={"asOf": "2019-08-12"}) as s:
        needs(s, "code_action_provider")
        buffer = s.open("policy.maat")
        found = await s.diagnostics(buffer, lambda found: "norm-open" in codes(found))
        offered = []
        for wrong in found:
            offered += [action for action in await actions(s, buffer, wrong) if "to be completed" in action.title]
        assert offered and not any(action.is_preferred for action in offered)
        action = offered[0]
        if action.edit is None:
            action = await s.client.code_action_resolve_async(action)
        # An answer is never made up: the reader has to write it.
        s.replace(buffer, changed(buffer, action))
        now = await s.diagnostics(buffer, lambda now: [d.message for d in now] != [d.message for d in found])
        assert any(d.severity == T.DiagnosticSeverity.Error and "violated" not in str(d.code) for d in now)


async def test_commands_answer_or_refuse_and_never_fail(workspace):
    async with session(workspace, locale="en") as s:
        needs(s, "execute_command_provider")
        buffer = s.open("policy.maat")
        run = lambda command, *arguments: s.client.workspace_execute_command_async(  # noqa: E731
            T.ExecuteCommandParams(command=command, arguments=list(arguments))
        )
        timeline = await run("maatstaf.timeline", buffer.uri)
        (board,) = timeline["instruments"]
        assert board["instrument"] == "pace_board"
        for norm in board["norms"]:
            ends = [stretch["until"] for stretch in norm["stretches"]]
            assert [stretch["from"] for stretch in norm["stretches"]] == [None, *ends[:-1]] and ends[-1] is None
        position = buffer.at("collect scan_event", 9)
        explained = await run("maatstaf.explainVerdict", buffer.uri, {"line": position.line, "character": position.character})
        assert "AVG" in explained["markdown"]
        if "maatstaf.prose" in s.can.execute_command_provider.commands:
            prose = await run("maatstaf.prose", buffer.uri)
            assert "Never: use pick rate, in whatever way." in prose["markdown"]
        for wrong in ([], [7], ["no address"], [buffer.uri, {"line": "x"}], ["file:///nowhere.maat"]):
            for command in s.can.execute_command_provider.commands:
                try:
                    await run(command, *wrong)
                except JsonRpcException as error:
                    assert error.code in (-32602, -32603, -32801), (command, wrong, error)
