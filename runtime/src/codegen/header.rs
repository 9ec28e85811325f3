//! The header of a policy that was compiled into an object file.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use maatstaf_program::{Input, Program, Symbol};

use super::object::{ObjectError, symbol};

/// A header for C: the symbol of the policy, and a constant for every name that a request may
/// use, so that a name that is misspelt does not compile.
///
/// # Errors
///
/// [`ObjectError::Name`]
pub fn c_header(program: &Program, name: &str) -> Result<String, ObjectError> {
    let symbol = symbol(name)?;
    let guard = format!("{}_H", symbol.to_ascii_uppercase());
    let mut text = format!(
        "/* {}: what a program in C may name. Made by `maatstaf compile --emit c-header`; not to be edited. */\n\
         #ifndef {guard}\n#define {guard}\n\n#ifdef __cplusplus\nextern \"C\" {{\n#endif\n\n\
         struct maatstaf_linked_policy;\n\n\
         /* The policy, in the object file of `maatstaf compile --emit object`; for `maatstaf_load_linked`. */\n\
         extern const struct maatstaf_linked_policy {symbol};\n",
        comment(&program.meta.organisation),
    );
    let symbols = &program.symbols;
    let mut taken = BTreeSet::new();
    let prefix = name.to_ascii_uppercase();
    let mut section = |kind: &str, names: &mut dyn Iterator<Item = (&str, &str)>| {
        let mut lines = String::new();
        for (number, (name, title)) in names.enumerate() {
            let mut constant = format!("{prefix}_{kind}_{}", constant(name));
            while !taken.insert(constant.clone()) {
                constant.push('_');
            }
            let title = comment(title);
            let _ =
                writeln!(lines, "    {constant} = {number}, /* {} */", if title.is_empty() { name } else { &title });
        }
        if !lines.is_empty() {
            let _ = write!(text, "\nenum {{\n{lines}}};\n");
        }
    };
    section("DATA", &mut concepts(&symbols.data));
    section("DECISION", &mut concepts(&symbols.decisions));
    section("PURPOSE", &mut concepts(&symbols.purposes));
    section("PARTY", &mut concepts(&symbols.parties));
    section("WORKER", &mut concepts(&symbols.workers));
    section("GROUPING", &mut concepts(&symbols.groupings));
    section("EVENT", &mut concepts(&symbols.events));
    section("ATTRIBUTE", &mut inputs(&symbols.attributes));
    section("CONTEXT", &mut inputs(&symbols.context));
    let _ = write!(text, "\n#ifdef __cplusplus\n}}\n#endif\n\n#endif /* {guard} */\n");
    Ok(text)
}

fn concepts(table: &[Symbol]) -> impl Iterator<Item = (&str, &str)> {
    table.iter().map(|symbol| (symbol.name.as_str(), symbol.title.en.as_str()))
}

fn inputs(table: &[Input]) -> impl Iterator<Item = (&str, &str)> {
    table.iter().map(|input| (input.name.as_str(), input.title.en.as_str()))
}

/// A name as a part of a constant.
fn constant(name: &str) -> String {
    name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' }).collect()
}

/// A text that cannot end the comment it stands in, or be taken for more than one line.
fn comment(text: &str) -> String {
    let plain: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    plain.replace("*/", "* /").replace("/*", "/ *")
}

#[cfg(test)]
mod tests;
