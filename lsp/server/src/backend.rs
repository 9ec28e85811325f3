//! The methods of the protocol.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};

use maatstaf_diagnostics::Lang;
use maatstaf_ide::Cancelled;
use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tower_lsp_server::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp_server::ls_types::{self as lsp, Uri, request};
use tower_lsp_server::{Client, LanguageServer};

use crate::main_loop::{MainLoop, Refresh, Refresher, Task};
use crate::settings;
use crate::state::State;
use crate::view::View;
use crate::{Options, convert, counts, publish, texts};

use words::Words;

mod capabilities;
mod check;
mod commands;
mod find;
mod show;
mod words;
mod write;

/// One client's server.
#[derive(Clone)]
pub(crate) struct Backend {
    client: Client,
    tasks: Sender<Task>,
    shut_down: Arc<AtomicBool>,
    words: Words,
}

impl Backend {
    /// `shut_down` becomes true when the client asks to shut down.
    pub fn new(client: Client, options: Options, runtime: Handle, shut_down: Arc<AtomicBool>) -> Backend {
        let (tasks, queue) = channel::<Task>();
        let (publications, incoming) = tokio::sync::mpsc::unbounded_channel();
        runtime.spawn(publish::publish(client.clone(), incoming));
        let (counts, counted) = tokio::sync::watch::channel(counts::Told::default());
        runtime.spawn(counts::tell(client.clone(), counted));
        let (asked, handle) = (client.clone(), runtime.clone());
        let refresh: Refresher = Arc::new(move |again: Refresh| {
            let client = asked.clone();
            handle.spawn(async move {
                // A client that cannot do it says so; there is nothing to be done about that. One that never answers
                // to the one hears of the others all the same.
                let _ = tokio::join!(
                    async { if again.diagnostics { client.workspace_diagnostic_refresh().await } else { Ok(()) } },
                    async { if again.lenses { client.code_lens_refresh().await } else { Ok(()) } },
                    async { if again.hints { client.inlay_hint_refresh().await } else { Ok(()) } },
                );
            });
        });
        std::thread::spawn(move || {
            MainLoop::new(State::new(&options), runtime, publications, counts, refresh).run(&queue)
        });
        Backend { client, tasks, shut_down, words: Words::default() }
    }

    /// Puts something into the queue of the thread that owns the texts. Nothing may be awaited before.
    fn enqueue(&self, task: impl FnOnce(&mut MainLoop) + Send + 'static) {
        // The loop ends when the server does; then nobody waits for the outcome.
        let _ = self.tasks.send(Box::new(task));
    }

    fn change(&self, change: impl FnOnce(&mut State) + Send + 'static) {
        self.enqueue(move |main| change(&mut main.state));
    }

    /// Answers a question about a file, as it is after everything that was said before. Nothing, when it is no file of
    /// ours.
    async fn ask<T, F>(&self, uri: &Uri, question: F) -> Result<T>
    where
        T: Default + Send + 'static,
        F: FnOnce(&View, &str) -> std::result::Result<T, Cancelled> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let uri = uri.clone();
        self.enqueue(move |main| {
            let Some((view, path)) = main.state.view(&uri) else {
                let _ = reply.send(Ok(T::default()));
                return;
            };
            main.runtime.spawn_blocking(move || {
                // Somebody who took the question back needs no answer.
                if !reply.is_closed() {
                    let _ = reply.send(question(&view, &path));
                }
            });
        });
        received(answer.await)
    }

    /// Answers a question about all folders.
    async fn ask_all<T, F>(&self, question: F) -> Result<T>
    where
        T: Default + Send + 'static,
        F: FnOnce(&[View]) -> std::result::Result<T, Cancelled> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.enqueue(move |main| {
            let views = main.state.views();
            main.runtime.spawn_blocking(move || {
                if !reply.is_closed() {
                    let _ = reply.send(question(&views));
                }
            });
        });
        received(answer.await)
    }
}

/// An answer, or that an edit came in between.
fn received<T>(answer: std::result::Result<std::result::Result<T, Cancelled>, oneshot::error::RecvError>) -> Result<T> {
    match answer {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(Cancelled)) => Err(Error::content_modified()),
        // The question was not answered: the server is ending, or the thread that answered it did.
        Err(_) => Err(Error::internal_error()),
    }
}

/// The file and position of a question.
fn at(params: lsp::TextDocumentPositionParams) -> (Uri, lsp::Position) {
    (params.text_document.uri, params.position)
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: lsp::InitializeParams) -> Result<lsp::InitializeResult> {
        let known = Arc::new(settings::Client::new(&params));
        let client = known.clone();
        #[allow(deprecated, reason = "older clients name one folder, in one of two ways")]
        let single = params.root_uri.or_else(|| params.root_path.and_then(Uri::from_file_path));
        let roots: Vec<Uri> = match params.workspace_folders {
            Some(folders) if !folders.is_empty() => folders.into_iter().map(|folder| folder.uri).collect(),
            _ => single.into_iter().collect(),
        };
        let options = params.initialization_options;
        let pulls = settings::pulls(&known, options.as_ref());
        self.change(move |state| {
            state.client = client;
            if let Some(options) = options {
                state.configure(&options);
            }
            state.open_folders(roots);
        });
        Ok(lsp::InitializeResult {
            capabilities: capabilities::capabilities(&known, pulls),
            server_info: Some(lsp::ServerInfo {
                name: "maatstaf".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            offset_encoding: None,
        })
    }

    async fn initialized(&self, _: lsp::InitializedParams) {
        let (reply, answer) = oneshot::channel();
        self.enqueue(move |main| {
            main.ready = true;
            let state = &main.state;
            let _ = reply.send((state.client.clone(), state.lang(), state.file_count()));
        });
        let Ok((client, lang, count)) = answer.await else { return };
        let this = self.clone();
        // The client answers when it likes, or never, if it goes: what waits for it may not hold up the end of the server.
        tokio::spawn(async move { this.begin(&client, lang, count).await });
    }

    async fn shutdown(&self) -> Result<()> {
        self.shut_down.store(true, Ordering::Relaxed);
        Ok(())
    }

    async fn did_open(&self, params: lsp::DidOpenTextDocumentParams) {
        let document = params.text_document;
        self.change(move |state| state.open(document.uri, document.version, document.text));
    }

    async fn did_change(&self, params: lsp::DidChangeTextDocumentParams) {
        let document = params.text_document;
        self.change(move |state| state.edit(&document.uri, document.version, params.content_changes));
    }

    async fn did_save(&self, _: lsp::DidSaveTextDocumentParams) {}

    async fn did_close(&self, params: lsp::DidCloseTextDocumentParams) {
        self.change(move |state| state.close(&params.text_document.uri));
    }

    async fn did_change_watched_files(&self, params: lsp::DidChangeWatchedFilesParams) {
        self.change(move |state| params.changes.iter().for_each(|change| state.disk_changed(&change.uri)));
    }

    async fn did_change_workspace_folders(&self, params: lsp::DidChangeWorkspaceFoldersParams) {
        self.change(move |state| {
            state.close_folders(params.event.removed.into_iter().map(|folder| folder.uri));
            state.open_folders(params.event.added.into_iter().map(|folder| folder.uri));
        });
    }

    async fn did_change_configuration(&self, params: lsp::DidChangeConfigurationParams) {
        let (reply, answer) = oneshot::channel();
        self.enqueue(move |main| {
            if !params.settings.is_null() {
                main.state.configure(&params.settings);
            }
            let _ = reply.send(main.state.client.configuration);
        });
        if answer.await == Ok(true) {
            let this = self.clone();
            tokio::spawn(async move { this.fetch_configuration().await });
        }
    }

    async fn hover(&self, params: lsp::HoverParams) -> Result<Option<lsp::Hover>> {
        let (uri, position) = at(params.text_document_position_params);
        self.ask(&uri, move |view, path| show::hover(view, path, position)).await
    }

    async fn goto_definition(&self, params: lsp::GotoDefinitionParams) -> Result<Option<lsp::GotoDefinitionResponse>> {
        let (uri, position) = at(params.text_document_position_params);
        self.ask(&uri, move |view, path| {
            let found = view.analysis.definition(path, view.offset(path, position))?;
            Ok(found.map(|found| convert::targets(view, path, &found)))
        })
        .await
    }

    async fn goto_declaration(
        &self,
        params: request::GotoDeclarationParams,
    ) -> Result<Option<request::GotoDeclarationResponse>> {
        self.goto_definition(params).await
    }

    async fn goto_type_definition(
        &self,
        params: request::GotoTypeDefinitionParams,
    ) -> Result<Option<request::GotoTypeDefinitionResponse>> {
        let (uri, position) = at(params.text_document_position_params);
        self.ask(&uri, move |view, path| {
            let found = view.analysis.type_definition(path, view.offset(path, position))?;
            Ok(found.map(|found| convert::targets(view, path, &found)))
        })
        .await
    }

    async fn goto_implementation(
        &self,
        params: request::GotoImplementationParams,
    ) -> Result<Option<request::GotoImplementationResponse>> {
        let (uri, position) = at(params.text_document_position_params);
        self.ask(&uri, move |view, path| {
            let found = view.analysis.implementation(path, view.offset(path, position))?;
            Ok(found.map(|found| convert::targets(view, path, &found)))
        })
        .await
    }

    async fn references(&self, params: lsp::ReferenceParams) -> Result<Option<Vec<lsp::Location>>> {
        let with_declaration = params.context.include_declaration;
        let (uri, position) = at(params.text_document_position);
        self.ask(&uri, move |view, path| find::references(view, path, position, with_declaration)).await
    }

    async fn document_highlight(
        &self,
        params: lsp::DocumentHighlightParams,
    ) -> Result<Option<Vec<lsp::DocumentHighlight>>> {
        let (uri, position) = at(params.text_document_position_params);
        self.ask(&uri, move |view, path| find::highlights(view, path, position)).await
    }

    async fn linked_editing_range(
        &self,
        params: lsp::LinkedEditingRangeParams,
    ) -> Result<Option<lsp::LinkedEditingRanges>> {
        let (uri, position) = at(params.text_document_position_params);
        self.ask(&uri, move |view, path| find::linked(view, path, position)).await
    }

    async fn prepare_rename(
        &self,
        params: lsp::TextDocumentPositionParams,
    ) -> Result<Option<lsp::PrepareRenameResponse>> {
        let (uri, position) = at(params);
        let found = self.ask(&uri, move |view, path| find::prepare_rename(view, path, position)).await?;
        found.transpose().map_err(refused)
    }

    async fn rename(&self, params: lsp::RenameParams) -> Result<Option<lsp::WorkspaceEdit>> {
        let (uri, position) = at(params.text_document_position);
        let name = params.new_name;
        let found = self.ask(&uri, move |view, path| find::rename(view, path, position, &name)).await?;
        found.transpose().map(Option::flatten).map_err(refused)
    }

    async fn prepare_call_hierarchy(
        &self,
        params: lsp::CallHierarchyPrepareParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyItem>>> {
        let (uri, position) = at(params.text_document_position_params);
        self.ask(&uri, move |view, path| find::prepare_flow(view, path, position)).await
    }

    async fn incoming_calls(
        &self,
        params: lsp::CallHierarchyIncomingCallsParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyIncomingCall>>> {
        let name = params.item.name;
        self.ask(&params.item.uri, move |view, path| find::feeding(view, path, &name)).await
    }

    async fn outgoing_calls(
        &self,
        params: lsp::CallHierarchyOutgoingCallsParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyOutgoingCall>>> {
        let name = params.item.name;
        self.ask(&params.item.uri, move |view, _| find::fed_by(view, &name)).await
    }

    async fn document_symbol(&self, params: lsp::DocumentSymbolParams) -> Result<Option<lsp::DocumentSymbolResponse>> {
        self.ask(&params.text_document.uri, show::outline).await
    }

    async fn symbol(&self, params: lsp::WorkspaceSymbolParams) -> Result<Option<lsp::WorkspaceSymbolResponse>> {
        self.ask_all(move |views| show::symbols(views, &params.query)).await
    }

    async fn folding_range(&self, params: lsp::FoldingRangeParams) -> Result<Option<Vec<lsp::FoldingRange>>> {
        self.ask(&params.text_document.uri, show::folds).await
    }

    async fn selection_range(&self, params: lsp::SelectionRangeParams) -> Result<Option<Vec<lsp::SelectionRange>>> {
        let positions = params.positions;
        self.ask(&params.text_document.uri, move |view, path| show::selections(view, path, &positions)).await
    }

    async fn document_link(&self, params: lsp::DocumentLinkParams) -> Result<Option<Vec<lsp::DocumentLink>>> {
        self.ask(&params.text_document.uri, show::links).await
    }

    async fn code_lens(&self, params: lsp::CodeLensParams) -> Result<Option<Vec<lsp::CodeLens>>> {
        let uri = params.text_document.uri;
        let named = uri.clone();
        self.ask(&uri, move |view, path| show::lenses(view, path, &named)).await
    }

    async fn inlay_hint(&self, params: lsp::InlayHintParams) -> Result<Option<Vec<lsp::InlayHint>>> {
        let range = params.range;
        self.ask(&params.text_document.uri, move |view, path| show::hints(view, path, range)).await
    }

    async fn semantic_tokens_full(
        &self,
        params: lsp::SemanticTokensParams,
    ) -> Result<Option<lsp::SemanticTokensResult>> {
        let kept = self.words.clone();
        self.ask(&params.text_document.uri, move |view, path| {
            let data = convert::tokens(view, path, &view.analysis.tokens(path)?);
            let result_id = Some(kept.keep(path, data.clone()));
            Ok(Some(lsp::SemanticTokensResult::Tokens(lsp::SemanticTokens { result_id, data })))
        })
        .await
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: lsp::SemanticTokensDeltaParams,
    ) -> Result<Option<lsp::SemanticTokensFullDeltaResult>> {
        let kept = self.words.clone();
        let known = params.previous_result_id;
        self.ask(&params.text_document.uri, move |view, path| {
            let data = convert::tokens(view, path, &view.analysis.tokens(path)?);
            let before = kept.known(path, &known);
            let result_id = Some(kept.keep(path, data.clone()));
            Ok(Some(match before {
                Some(before) => {
                    let edits = convert::token_changes(&before, &data);
                    lsp::SemanticTokensFullDeltaResult::TokensDelta(lsp::SemanticTokensDelta { result_id, edits })
                }
                None => lsp::SemanticTokensFullDeltaResult::Tokens(lsp::SemanticTokens { result_id, data }),
            }))
        })
        .await
    }

    async fn semantic_tokens_range(
        &self,
        params: lsp::SemanticTokensRangeParams,
    ) -> Result<Option<lsp::SemanticTokensRangeResult>> {
        let range = params.range;
        self.ask(&params.text_document.uri, move |view, path| {
            let found = view.analysis.tokens_in(path, view.bytes(path, range))?;
            let data = convert::tokens(view, path, &found);
            Ok(Some(lsp::SemanticTokensRangeResult::Tokens(lsp::SemanticTokens { result_id: None, data })))
        })
        .await
    }

    async fn completion(&self, params: lsp::CompletionParams) -> Result<Option<lsp::CompletionResponse>> {
        let (uri, position) = at(params.text_document_position);
        let named = uri.clone();
        self.ask(&uri, move |view, path| write::completions(view, path, &named, position)).await
    }

    async fn completion_resolve(&self, mut item: lsp::CompletionItem) -> Result<lsp::CompletionItem> {
        if let Some((uri, kind, name)) = write::about(&item) {
            item.documentation = self.ask(&uri, move |view, path| write::docs(view, path, &kind, &name)).await?;
        }
        Ok(item)
    }

    async fn signature_help(&self, params: lsp::SignatureHelpParams) -> Result<Option<lsp::SignatureHelp>> {
        let (uri, position) = at(params.text_document_position_params);
        self.ask(&uri, move |view, path| show::signature(view, path, position)).await
    }

    async fn code_action(&self, params: lsp::CodeActionParams) -> Result<Option<lsp::CodeActionResponse>> {
        let (range, context) = (params.range, params.context);
        // Who takes the question back, by `$/cancelRequest` or by going, drops this future and the token with it.
        let waiting = Arc::new(());
        let token = Arc::downgrade(&waiting);
        let waits = move || token.strong_count() > 0;
        let found = self
            .ask(&params.text_document.uri, move |view, path| write::actions(view, path, range, &context, &waits))
            .await;
        drop(waiting);
        found
    }

    async fn diagnostic(&self, params: lsp::DocumentDiagnosticParams) -> Result<lsp::DocumentDiagnosticReportResult> {
        let known = params.previous_result_id;
        let question = move |view: &View, path: &str| check::one(view, path, known.as_deref()).map(Some);
        let found = self.ask(&params.text_document.uri, question).await.map_err(ask_again)?;
        let empty = lsp::RelatedFullDocumentDiagnosticReport::default();
        let report = found.unwrap_or(lsp::DocumentDiagnosticReport::Full(empty));
        Ok(lsp::DocumentDiagnosticReportResult::Report(report))
    }

    async fn workspace_diagnostic(
        &self,
        params: lsp::WorkspaceDiagnosticParams,
    ) -> Result<lsp::WorkspaceDiagnosticReportResult> {
        let known = params.previous_result_ids;
        let found = self.ask_all(move |views| check::all(views, &known)).await.map_err(ask_again)?;
        Ok(lsp::WorkspaceDiagnosticReportResult::Report(found))
    }

    async fn execute_command(&self, params: lsp::ExecuteCommandParams) -> Result<Option<lsp::LSPAny>> {
        if !commands::ALL.contains(&params.command.as_str()) {
            return Err(Error::method_not_found());
        }
        let Some(uri) = commands::file(&params.arguments) else {
            return Err(Error::invalid_params("the first argument is the address of a file"));
        };
        self.ask(&uri, move |view, path| commands::run(view, path, &params.command, &params.arguments)).await
    }

    async fn formatting(&self, params: lsp::DocumentFormattingParams) -> Result<Option<Vec<lsp::TextEdit>>> {
        self.ask(&params.text_document.uri, |view, path| {
            Ok(Some(convert::edits(view, path, &view.analysis.format(path)?)))
        })
        .await
    }

    async fn range_formatting(&self, params: lsp::DocumentRangeFormattingParams) -> Result<Option<Vec<lsp::TextEdit>>> {
        let range = params.range;
        self.ask(&params.text_document.uri, move |view, path| {
            let found = view.analysis.format_range(path, view.bytes(path, range))?;
            Ok(Some(convert::edits(view, path, &found)))
        })
        .await
    }

    async fn on_type_formatting(
        &self,
        params: lsp::DocumentOnTypeFormattingParams,
    ) -> Result<Option<Vec<lsp::TextEdit>>> {
        let (uri, position) = at(params.text_document_position);
        self.ask(&uri, move |view, path| {
            let found = view.analysis.format_typed(path, view.offset(path, position))?;
            Ok(Some(convert::edits(view, path, &found)))
        })
        .await
    }
}

/// Refused, with the reason that people read.
fn refused(why: String) -> Error {
    // "Request failed": well formed, and not to be done.
    Error { code: ErrorCode::ServerError(-32803), message: why.into(), data: None }
}

/// Diagnostics that an edit interrupted are to be asked for again.
fn ask_again(error: Error) -> Error {
    if error.code == ErrorCode::ContentModified {
        let data = serde_json::json!({ "retriggerRequest": true });
        return Error {
            code: ErrorCode::ServerError(-32802),
            message: "cancelled by an edit".into(),
            data: Some(data),
        };
    }
    error
}

impl Backend {
    /// What the server asks of the client once both are ready.
    async fn begin(&self, client: &settings::Client, lang: Lang, count: usize) {
        if client.progress {
            let token = lsp::NumberOrString::String("maatstaf/reading".to_owned());
            if self.client.create_work_done_progress(token.clone()).await.is_ok() {
                let ongoing = self.client.progress(token, texts::reading().get(lang)).begin().await;
                // The first check: what it finds is kept, so that the editor's first questions find it.
                let checked = self
                    .ask_all(|views| {
                        for view in views {
                            view.analysis.all_diagnostics(view.context.as_of)?;
                        }
                        Ok(())
                    })
                    .await;
                // Interrupted by an edit, it is made again by whoever asks.
                drop(checked);
                ongoing.finish_with_message(texts::files_read(count).get(lang)).await;
            }
        }
        if client.watches {
            let watchers = [lsp::FileSystemWatcher {
                glob_pattern: lsp::GlobPattern::String("**/*.{maat,snapshot.json}".to_owned()),
                kind: None,
            }];
            let options = lsp::DidChangeWatchedFilesRegistrationOptions { watchers: watchers.to_vec() };
            let registration = lsp::Registration {
                id: "maatstaf/files".to_owned(),
                method: "workspace/didChangeWatchedFiles".to_owned(),
                register_options: serde_json::to_value(options).ok(),
            };
            // A client that does not want to watch leaves us with what it opens.
            let _ = self.client.register_capability(vec![registration]).await;
        }
        if client.configuration {
            self.fetch_configuration().await;
        }
    }

    async fn fetch_configuration(&self) {
        let item = lsp::ConfigurationItem { scope_uri: None, section: Some("maatstaf".to_owned()) };
        let Ok(values) = self.client.configuration(vec![item]).await else { return };
        if let Some(value) = values.into_iter().next().filter(|value| value.is_object()) {
            self.change(move |state| state.configure(&value));
        }
    }
}
