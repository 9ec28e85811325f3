//! Pages as HTML.

use maatstaf_diagnostics::Lang;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::page::{Block, Page, options};
use crate::subject::Subject;
use crate::texts;

/// Where a page is in the site.
pub(crate) struct Frame<'a> {
    /// The language.
    pub(crate) lang: Lang,
    /// The path of the page from the folder of its language.
    pub(crate) path: &'a str,
    /// What leads here: titles and paths, the outermost first.
    pub(crate) trail: &'a [(String, String)],
    /// The path of a subject's page from the folder of its language.
    pub(crate) find: &'a dyn Fn(&Subject) -> Option<String>,
}

impl Frame<'_> {
    /// A path from the folder of the language, as an address on this page.
    fn here(&self, path: &str) -> String {
        format!("{}{path}", "../".repeat(self.path.matches('/').count()))
    }

    /// A whole page: a title, and what is in it.
    pub(crate) fn page(&self, title: &str, content: &Markup) -> String {
        let lang = self.lang.to_string();
        let other = if self.lang == Lang::Nl { Lang::En } else { Lang::Nl }.to_string();
        let there = self.here(&format!("../{other}/{}", self.path));
        let site = texts::site_title();
        let site = site.get(self.lang);
        let whole = if title == site { title.to_owned() } else { format!("{title} · {site}") };
        html! {
            (DOCTYPE)
            html lang=(lang) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="generator" content="maatstaf norms doc";
                    title { (whole) }
                    link rel="stylesheet" href=(self.here("../style.css"));
                    link rel="alternate" hreflang=(other) href=(there);
                }
                body {
                    a .skip href="#content" { (texts::skip().get(self.lang)) }
                    header {
                        nav aria-label=(texts::you_are_here().get(self.lang)) {
                            ol {
                                @for (words, path) in self.trail {
                                    li { a href=(self.here(path)) { (words) } }
                                }
                                li aria-current="page" { (title) }
                            }
                        }
                        a .language lang=(other) hreflang=(other) href=(there) {
                            (texts::other_language().get(self.lang))
                        }
                    }
                    main #content { (content) }
                    footer { p { (texts::no_advice().get(self.lang)) } }
                }
            }
        }
        .into_string()
    }

    /// The content of a subject's page.
    pub(crate) fn content(&self, page: &Page) -> Markup {
        html! {
            h1 { (page.title) }
            p .tags {
                @if !page.name.is_empty() && page.name != page.title { code { (page.name) } }
                @for tag in &page.tags { span { (self.inline(tag)) } }
            }
            @for block in &page.blocks {
                @match block {
                    Block::Text(text) => (self.markdown(text)),
                    Block::Docs(text, lang) => {
                        @match lang.filter(|lang| *lang != self.lang) {
                            Some(lang) => div .docs lang=(lang.to_string()) {
                                p .note lang=(self.lang.to_string()) { (texts::in_english().get(self.lang)) }
                                (self.markdown(text))
                            },
                            None => div .docs { (self.markdown(text)) },
                        }
                    },
                    Block::Section(heading, text) => section {
                        h2 { (heading) }
                        (self.markdown(text))
                    },
                    Block::Source(heading, text) => details {
                        summary { (heading) }
                        // What can be scrolled has to be reachable without a mouse.
                        pre tabindex="0" { code { (text) } }
                    },
                }
            }
        }
    }

    /// Markdown of several paragraphs.
    pub(crate) fn markdown(&self, text: &str) -> Markup {
        let mut out = String::new();
        pulldown_cmark::html::push_html(&mut out, self.events(text));
        PreEscaped(out)
    }

    /// Markdown within a line.
    fn inline(&self, text: &str) -> Markup {
        let whole = self.markdown(text).into_string();
        let inner = whole.trim().strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
        PreEscaped(inner.unwrap_or(&whole).to_owned())
    }

    /// The events of a text that others wrote: nothing in it is HTML, and a link leads to a page or to the web.
    fn events<'t>(&self, text: &'t str) -> impl Iterator<Item = Event<'t>> {
        let mut open = Vec::new();
        Parser::new_ext(text, options()).flat_map(move |event| {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let start = self.link(&dest_url);
                    open.push(start.is_some());
                    start.into_iter().collect::<Vec<Event<'t>>>()
                }
                Event::End(TagEnd::Link) => match open.pop() {
                    Some(true) => vec![raw("</a>")],
                    _ => Vec::new(),
                },
                Event::Html(text) | Event::InlineHtml(text) => vec![Event::Text(text)],
                Event::Text(text) => dated(text),
                // An image would be fetched from elsewhere; its words are there.
                Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => Vec::new(),
                // The page has its own first and second headings.
                Event::Start(Tag::Heading { id, classes, attrs, .. }) => {
                    vec![Event::Start(Tag::Heading { level: HeadingLevel::H3, id, classes, attrs })]
                }
                Event::End(TagEnd::Heading(_)) => vec![Event::End(TagEnd::Heading(HeadingLevel::H3))],
                Event::Start(Tag::Table(columns)) => {
                    vec![raw("<div class=\"table\" tabindex=\"0\">"), Event::Start(Tag::Table(columns))]
                }
                Event::End(TagEnd::Table) => vec![Event::End(TagEnd::Table), raw("</div>")],
                other => vec![other],
            }
        })
    }

    /// The start of a link; nothing for one that may not be followed, or leads to nothing.
    fn link<'t>(&self, address: &str) -> Option<Event<'t>> {
        let (href, outside) = match Subject::of_address(address) {
            Some(subject) => (self.here(&(self.find)(&subject)?), false),
            None if address.starts_with("https://") || address.starts_with("http://") => (address.to_owned(), true),
            None => return None,
        };
        let mut tag = String::from("<a href=\"");
        tag.push_str(&html! { (href) }.into_string());
        tag.push_str(if outside { "\" rel=\"external noreferrer\">" } else { "\">" });
        Some(Event::Html(CowStr::from(tag)))
    }
}

/// A text with its dates marked, so that none is broken over two lines.
fn dated(text: CowStr<'_>) -> Vec<Event<'_>> {
    let is_date = |word: &str| word.len() == 10 && word.parse::<jiff::civil::Date>().is_ok();
    if !text.split(|c: char| !(c.is_ascii_digit() || c == '-')).any(is_date) {
        return vec![Event::Text(text)];
    }
    let mut events = Vec::new();
    let mut rest: &str = &text;
    while !rest.is_empty() {
        let within = |c: char| c.is_ascii_digit() || c == '-';
        let start = rest.find(within).unwrap_or(rest.len());
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|c| !within(c)).unwrap_or(from.len()));
        events.push(Event::Text(CowStr::from(before.to_owned())));
        let word_event = if is_date(word) {
            Event::Html(CowStr::from(format!("<time>{word}</time>")))
        } else {
            Event::Text(CowStr::from(word.to_owned()))
        };
        events.push(word_event);
        rest = after;
    }
    events
}

fn raw(text: &'static str) -> Event<'static> {
    Event::Html(CowStr::Borrowed(text))
}
