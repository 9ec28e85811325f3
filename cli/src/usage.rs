//! The command line as people read it: help, and what is wrong with what they typed.

use std::ffi::OsString;
use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

use clap::builder::Str;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory as _, FromArgMatches as _};
use maatstaf_diagnostics::{Lang, Text};

use crate::args::Arguments;
use crate::failure::Failure;
use crate::{FAILED, FINE, texts};

/// Why there are no arguments to go by.
pub(crate) enum Usage {
    /// Help or the version was asked for: what to print.
    Asked(String),
    /// Something is wrong with the arguments.
    Wrong(Failure, Lang),
}

impl Usage {
    /// Shows it.
    pub(crate) fn show(self) -> ExitCode {
        match self {
            Usage::Asked(page) => {
                // A reader who went away has read enough.
                let _ = std::io::stdout().write_all(page.as_bytes());
                ExitCode::from(FINE)
            }
            Usage::Wrong(failure, lang) => {
                failure.show(lang);
                ExitCode::from(FAILED)
            }
        }
    }
}

/// Reads the arguments, the name of the program first.
pub(crate) fn parse(arguments: &[OsString], lang: Lang) -> Result<Arguments, Usage> {
    let wrong = |error: clap::Error| {
        let coloured = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
        match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                let page = error.render();
                Usage::Asked(if coloured { page.ansi().to_string() } else { page.to_string() })
            }
            _ => Usage::Wrong(Failure::new(mistake(&error), way_out(&error)), lang),
        }
    };
    // A bare `maatstaf` is a question, not a mistake.
    if arguments.len() < 2 {
        return Err(Usage::Asked(command(lang).render_help().to_string()));
    }
    let matches = command(lang).try_get_matches_from(arguments).map_err(&wrong)?;
    Arguments::from_arg_matches(&matches).map_err(wrong)
}

/// The command line with its texts in one language.
fn command(lang: Lang) -> clap::Command {
    let heading = |text: Text| text.get(lang).to_owned();
    let (usage, commands, arguments, options) = (
        heading(texts::help_usage()),
        heading(texts::help_commands()),
        heading(texts::help_arguments()),
        heading(texts::help_options()),
    );
    let template = |lists: &str| format!("{{about-with-newline}}\n{usage}: {{usage}}\n{lists}");
    let top = template(&format!(
        "\n{commands}:\n{{subcommands}}\n\n{options}:\n{{options}}\n\n{}\n",
        texts::help_more().get(lang)
    ));
    let mut command = Arguments::command().about(heading(texts::about())).help_template(top);
    let plain = template(&format!("\n{arguments}:\n{{positionals}}\n\n{options}:\n{{options}}\n"));
    let divided = template(&format!(
        "\n{commands}:\n{{subcommands}}\n\n{arguments}:\n{{positionals}}\n\n{options}:\n{{options}}\n"
    ));
    command = command.mut_subcommands(|sub| described(sub, "", (&plain, &divided), lang));
    let usage = format!("maatstaf {}", heading(texts::usage_of("")));
    command.override_usage(usage).mut_args(|arg| localised(arg, "", lang))
}

/// A command with its texts, and those of the commands that it has itself. `within` is the command that it is one of.
fn described(command: clap::Command, within: &str, templates: (&str, &str), lang: Lang) -> clap::Command {
    let name = format!("{within} {}", command.get_name()).trim().to_owned();
    let template = if command.has_subcommands() { templates.1 } else { templates.0 };
    let usage = format!("maatstaf {name} {}", texts::usage_of(&name).get(lang));
    let about = texts::about_command(&name).get(lang).to_owned();
    let command = command.about(about).help_template(template.to_owned()).override_usage(usage);
    let command = command.mut_args(|arg| localised(arg, &name, lang));
    command.mut_subcommands(|sub| described(sub, &name, templates, lang))
}

/// An argument with its help, and with the names of its values, in one language.
fn localised(arg: clap::Arg, command: &str, lang: Lang) -> clap::Arg {
    let help = texts::help_argument(command, arg.get_id().as_str());
    let name = |name: &Str| texts::value_name(name).map_or_else(|| name.clone(), |pair| Str::from(pair.get(lang)));
    let names: Option<Vec<Str>> = arg.get_value_names().map(|names| names.iter().map(name).collect());
    let arg = arg.help(help.get(lang).to_owned());
    match names {
        Some(names) => arg.value_names(names),
        None => arg,
    }
}

/// One part of what the parser knows of a mistake.
fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(value) => Some(value.clone()),
        ContextValue::Strings(values) => Some(values.join(", ")),
        _ => None,
    }
}

/// What is wrong, in a sentence.
fn mistake(error: &clap::Error) -> Text {
    let argument = context(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = context(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            texts::no_such_command(&context(error, ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => texts::no_command(),
        ErrorKind::UnknownArgument => texts::no_such_argument(&argument),
        ErrorKind::MissingRequiredArgument => texts::missing_argument(&argument),
        ErrorKind::InvalidValue if value.is_empty() => texts::missing_value(&argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => texts::wrong_value(&value, &argument),
        ErrorKind::ArgumentConflict => {
            let other = context(error, ContextKind::PriorArg).unwrap_or_default();
            if other.is_empty() || other == argument {
                texts::argument_twice(&argument)
            } else {
                texts::arguments_conflict(&argument, &other)
            }
        }
        _ => texts::unreadable_arguments(),
    }
}

/// What to do about it, in a sentence.
fn way_out(error: &clap::Error) -> Text {
    let argument = context(error, ContextKind::InvalidArg).unwrap_or_default();
    if argument.starts_with("--as-of") {
        return texts::write_a_date();
    }
    let near = context(error, ContextKind::SuggestedSubcommand).or_else(|| context(error, ContextKind::SuggestedArg));
    if let Some(near) = near {
        return maatstaf_diagnostics::texts::help_did_you_mean(&near);
    }
    let values = argument
        .split_once('<')
        .and_then(|(_, rest)| rest.strip_suffix('>'))
        .filter(|v| v.contains('|') || *v == "open");
    match values {
        Some(values) => texts::choose_from(&values.replace('|', ", ")),
        None => texts::see_help(),
    }
}
