//! ruff's parser, made to accept the little that CPython 3.12 accepts and it refuses: what it
//! stumbles over is shown to it as something else of the same length. The lowering reads texts
//! from the source as it is, and knows what was replaced:
//!
//! - a newline in a format specification between single quotes is a blank,
//! - `raise` before a semicolon is `break`,
//! - the name `match` behind a semicolon is [`SHOWN_MATCH`].

use ruff_python_ast::Mod;
use ruff_python_parser as ruff;

pub(super) const SHOWN_MATCH: &str = "hctam";

/// Replacements made at most: each takes parsing everything once more.
const MAX_REPLACEMENTS: usize = 50;

/// ruff's tree of a source.
pub(super) fn parse(source: &str, settings: &ruff::ParseOptions) -> ruff::Parsed<Mod> {
    let mut parsed = ruff::parse_unchecked(source, settings.clone());
    let mut shown = String::new();
    for _ in 0..MAX_REPLACEMENTS {
        let Some((at, text)) = replacement(&parsed, if shown.is_empty() { source } else { &shown })
        else {
            break;
        };
        if shown.is_empty() {
            shown.push_str(source);
        }
        shown.replace_range(at..at + text.len(), &text);
        parsed = ruff::parse_unchecked(&shown, settings.clone());
    }
    parsed
}

/// What to put where, if the first error is one of those that CPython does not know.
fn replacement(parsed: &ruff::Parsed<Mod>, source: &str) -> Option<(usize, String)> {
    use ruff::{InterpolatedStringErrorType, LexicalErrorType, ParseErrorType};
    let error = parsed.errors().first()?;
    match &error.error {
        ParseErrorType::Lexical(LexicalErrorType::FStringError(
            InterpolatedStringErrorType::NewlineInFormatSpec,
        )) => {
            let newline = error.location.end().to_usize();
            let rest = source.get(newline..)?;
            let blanks = rest.len() - rest.trim_start().len();
            (blanks > 0).then(|| (newline, " ".repeat(blanks)))
        }
        ParseErrorType::SimpleAndCompoundStatementOnSameLine => {
            let name = error.location.start().to_usize();
            let is_match = source.get(name..)?.starts_with("match");
            is_match.then(|| (name, SHOWN_MATCH.to_owned()))
        }
        ParseErrorType::ExpectedExpression => {
            let (before, rest) = source.split_at_checked(error.location.start().to_usize())?;
            let before = before.trim_end_matches([' ', '\t']).strip_suffix("raise")?;
            let is_word = !before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let is_bare = rest.trim_start_matches([' ', '\t']).starts_with(';');
            (is_word && is_bare).then(|| (before.len(), "break".to_owned()))
        }
        _ => None,
    }
}
