//! From text to tree: ruff's parser, then the lowering.

use apython_bytecode::CodeFlags;
use ruff_python_ast::token::Tokens;
use ruff_python_ast::{Mod, PythonVersion};
use ruff_python_parser as ruff;
use ruff_text_size::{Ranged, TextSize};

use super::lower::{Lower, Refusal};
use super::{Root, checks, lenient};
use crate::depth;
use crate::diagnose::{explain, refuses};
use crate::error::{CompileError, ErrorKind, Warning};
use crate::location::Location;
use crate::names::Names;
use crate::options::{Mode, Options};

/// A source as a tree.
#[derive(Debug)]
pub struct Parsed {
    pub root: Root,
    /// The features of `from __future__`, those of the options included.
    pub future: CodeFlags,
    /// The last `from __future__ import` that counts; others come too late.
    pub future_at: Location,
    /// How many [`super::NodeId`]s were given out.
    pub nodes: u32,
}

/// Parses source text that ends its lines with `\n`, and folds its constants.
///
/// # Errors
/// Those of CPython's parser, complete.
pub fn parse(
    source: &str,
    options: &Options<'_>,
    names: &mut Names,
    warnings: &mut Vec<Warning>,
) -> Result<Parsed, CompileError> {
    parse_with(source, options, true, names, warnings)
}

/// The tree that Python's `ast.parse` gives: as [`parse`], with all constants as written.
pub fn parse_unfolded(
    source: &str,
    options: &Options<'_>,
    names: &mut Names,
    warnings: &mut Vec<Warning>,
) -> Result<Parsed, CompileError> {
    parse_with(source, options, false, names, warnings)
}

fn parse_with(
    source: &str,
    options: &Options<'_>,
    fold: bool,
    names: &mut Names,
    warnings: &mut Vec<Warning>,
) -> Result<Parsed, CompileError> {
    let mode = match options.mode {
        Mode::Exec | Mode::Single => ruff::Mode::Module,
        Mode::Eval => ruff::Mode::Expression,
    };
    let settings = ruff::ParseOptions::from(mode).with_target_version(PythonVersion::PY312);
    let parsed = lenient::parse(source, &settings);
    let first = warnings.len();
    // Behind the mark of UTF-8 bytes, which decoding takes away, ruff passes over one of text.
    let marked = source.starts_with('\u{feff}').then(TextSize::default);
    let refused = marked
        .or_else(|| refused_by_parser(&parsed))
        .or_else(|| refused_by_grammar(source, parsed.tokens(), options));
    let result = match refused {
        Some(near) => Err(Refusal::At(near)),
        None => lower(&parsed, source, options, fold, names, warnings),
    };
    // What was lowered is not deep; the rest may be as deep as the source is long.
    let levels = if result.is_ok() { depth::LIMIT as usize } else { source.len() };
    depth::on_stack_for(levels, || drop(parsed));
    // In the order of the source, as the tokenizer comes to them; then those of the optimiser.
    warnings[first..].sort_by_key(|Warning { at, .. }| (at.is_none(), at.line, at.column));
    result.map_err(|refusal| match refusal {
        Refusal::At(near) => {
            warnings.truncate(first);
            explain(source, options, near.to_usize(), warnings)
        }
        // CPython's parser may have found an error before it came so deep.
        Refusal::Error(error) if error.kind == ErrorKind::Recursion => {
            refuses(source, options, &mut Vec::new()).unwrap_or(*error)
        }
        Refusal::Error(error) => error.complete(source),
        Refusal::Compiling(error) => {
            // It does not come to the optimiser.
            warnings.retain(|warning| !warning.at.is_none());
            error.complete_from_file(source, options.filename)
        }
    })
}

/// Where ruff is no judge, CPython's way of parsing decides: what is one statement at a prompt
/// depends on all that is behind it, down to blanks, tabs are as wide as to the next 8th column,
/// and depth is limited.
fn refused_by_grammar(source: &str, tokens: &Tokens, options: &Options<'_>) -> Option<TextSize> {
    let is_doubtful = options.mode == Mode::Single
        || checks::mixes_tabs(source)
        || checks::may_be_too_deep(tokens);
    (is_doubtful && refuses(source, options, &mut Vec::new()).is_some()).then(TextSize::default)
}

fn refused_by_parser(parsed: &ruff::Parsed<Mod>) -> Option<TextSize> {
    let error = parsed.errors().first().map(|error| error.location.start());
    let unsupported = parsed.unsupported_syntax_errors().first().map(|error| error.start());
    error.into_iter().chain(unsupported).min()
}

fn lower(
    parsed: &ruff::Parsed<Mod>,
    source: &str,
    options: &Options<'_>,
    fold: bool,
    names: &mut Names,
    warnings: &mut Vec<Warning>,
) -> Result<Parsed, Refusal> {
    let mut lower = Lower::new(source, parsed.tokens(), options, fold, names, warnings);
    let root = match (parsed.syntax(), options.mode) {
        (Mod::Module(module), Mode::Single) => lower.interactive(module)?,
        (Mod::Module(module), _) => lower.module(module)?,
        (Mod::Expression(expression), _) => {
            if !checks::is_eval_expression(&expression.body, parsed.tokens()) {
                return Err(Refusal::At(expression.body.start()));
            }
            if checks::ends_indented(source) {
                return Err(Refusal::At(TextSize::of(source)));
            }
            lower.expression(expression)?
        }
    };
    let facts = lower.facts();
    let super::lower::Facts { future, future_at, nodes } = facts;
    Ok(Parsed { root, future, future_at, nodes })
}
