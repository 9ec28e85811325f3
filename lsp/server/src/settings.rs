//! What a user sets, and what a client can do.

use jiff::civil::Date;
use maatstaf_diagnostics::Lang;
use serde::Deserialize;
use tower_lsp_server::ls_types::{ClientCapabilities, InitializeParams, MarkupKind, PositionEncodingKind};

use crate::Options;

/// The settings of a user, as `initializationOptions` and the section `maatstaf` of the configuration have them. What is
/// left out, or of the wrong type, stays as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    /// The date of every verdict; today when nothing is set.
    pub as_of: Option<Date>,
    /// The language of texts; that of the client when nothing is set.
    pub lang: Option<Lang>,
    /// Whether diagnostics are sent or asked for; by what the client can when nothing is set.
    pub diagnostics: Option<Delivery>,
}

/// How diagnostics reach the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Delivery {
    /// The server sends them.
    Push,
    /// The client asks for them.
    Pull,
}

impl Settings {
    pub fn new(options: &Options) -> Settings {
        Settings { as_of: options.as_of, lang: options.lang, diagnostics: None }
    }

    /// Takes over what `value` sets. `null` takes a setting back.
    pub fn read(&mut self, value: &serde_json::Value) {
        let value = value.get("maatstaf").unwrap_or(value);
        if let Some(date) = value.get("asOf") {
            self.as_of = date.as_str().and_then(|text| text.parse().ok());
        }
        if let Some(lang) = value.get("language") {
            self.lang = lang.as_str().and_then(|text| text.parse().ok());
        }
        if let Some(delivery) = value.get("diagnostics") {
            self.diagnostics = Delivery::deserialize(delivery).ok();
        }
    }
}

/// Whether a client asks for diagnostics: when it can, and its options at the start do not say otherwise.
pub(crate) fn pulls(client: &Client, options: Option<&serde_json::Value>) -> bool {
    let mut settings = Settings::default();
    if let Some(options) = options {
        settings.read(options);
    }
    settings.diagnostics.map_or(client.pulls, |delivery| delivery == Delivery::Pull)
}

/// In what a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Encoding {
    Utf8,
    #[default]
    Utf16,
    Utf32,
}

impl Encoding {
    /// The first of those that the client knows that we know too: all of them, so its favourite.
    fn of(client: &ClientCapabilities) -> Encoding {
        let offered = client.general.as_ref().and_then(|general| general.position_encodings.as_deref());
        let known = |kind: &PositionEncodingKind| match kind.as_str() {
            "utf-8" => Some(Encoding::Utf8),
            "utf-16" => Some(Encoding::Utf16),
            "utf-32" => Some(Encoding::Utf32),
            _ => None,
        };
        offered.unwrap_or_default().iter().find_map(known).unwrap_or_default()
    }

    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }
    }
}

/// What the client at the other end can do.
#[derive(Debug, Clone, Default)]
pub(crate) struct Client {
    pub encoding: Encoding,
    /// The language that the client shows.
    pub locale: Option<Lang>,
    /// It asks for diagnostics.
    pub pulls: bool,
    /// It can be told to ask again: for diagnostics, for lenses, for hints.
    pub pull_refresh: bool,
    pub lens_refresh: bool,
    pub hint_refresh: bool,
    pub markdown: bool,
    pub links: bool,
    /// A link in the text may say where it leads.
    pub link_tooltips: bool,
    pub snippets: bool,
    pub progress: bool,
    pub watches: bool,
    pub configuration: bool,
    /// Edits of several files are told with their versions.
    pub versioned_edits: bool,
}

impl Client {
    pub fn new(params: &InitializeParams) -> Client {
        let capabilities = &params.capabilities;
        let text = capabilities.text_document.as_ref();
        let workspace = capabilities.workspace.as_ref();
        let locale = params.locale.as_deref().and_then(language);
        let formats = text.and_then(|t| t.hover.as_ref()).and_then(|h| h.content_format.as_deref());
        Client {
            encoding: Encoding::of(capabilities),
            locale,
            pulls: text.is_some_and(|t| t.diagnostic.is_some()),
            pull_refresh: workspace
                .and_then(|w| w.diagnostics.as_ref())
                .is_some_and(|d| d.refresh_support == Some(true)),
            lens_refresh: workspace.and_then(|w| w.code_lens.as_ref()).is_some_and(|l| l.refresh_support == Some(true)),
            hint_refresh: workspace
                .and_then(|w| w.inlay_hint.as_ref())
                .is_some_and(|h| h.refresh_support == Some(true)),
            markdown: formats.is_none_or(|formats| formats.contains(&MarkupKind::Markdown)),
            links: text.and_then(|t| t.definition.as_ref()).is_some_and(|d| d.link_support == Some(true)),
            link_tooltips: text.and_then(|t| t.document_link.as_ref()).is_some_and(|l| l.tooltip_support == Some(true)),
            snippets: text
                .and_then(|t| t.completion.as_ref())
                .and_then(|c| c.completion_item.as_ref())
                .is_some_and(|item| item.snippet_support == Some(true)),
            progress: capabilities.window.as_ref().is_some_and(|w| w.work_done_progress == Some(true)),
            watches: workspace
                .and_then(|w| w.did_change_watched_files.as_ref())
                .is_some_and(|w| w.dynamic_registration == Some(true)),
            configuration: workspace.is_some_and(|w| w.configuration == Some(true)),
            versioned_edits: workspace
                .and_then(|w| w.workspace_edit.as_ref())
                .is_some_and(|w| w.document_changes == Some(true)),
        }
    }
}

/// The language of a locale such as `nl`, `nl-BE` or `en_GB.UTF-8`; another language has none of our texts.
fn language(locale: &str) -> Option<Lang> {
    locale.split(['-', '_', '.']).next()?.to_ascii_lowercase().parse().ok()
}

#[cfg(test)]
mod tests;
