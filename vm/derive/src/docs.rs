//! `///` comments as Python's `__doc__`.

#[cfg(test)]
mod tests;

use syn::{Attribute, Expr, ExprLit, Lit, Meta};

/// The lines of the doc comment joined, without the space that follows `///` and without blank
/// lines at either end; `None` where there is no comment.
pub(crate) fn doc_text(attributes: &[Attribute]) -> Option<String> {
    let comments: Vec<String> = attributes.iter().filter_map(comment).collect();
    let lines: Vec<&str> = comments.iter().flat_map(|comment| comment.split('\n')).collect();
    // One space is the comment's own; only where every line has it, or a block comment's first
    // line would be shifted against the rest.
    let spaced = lines.iter().all(|line| line.is_empty() || line.starts_with(' '));
    let lines: Vec<&str> = lines
        .into_iter()
        .map(|line| if spaced { line.strip_prefix(' ').unwrap_or(line) } else { line })
        .map(str::trim_end)
        .collect();
    let first = lines.iter().position(|line| !line.is_empty())?;
    let last = lines.iter().rposition(|line| !line.is_empty())?;
    Some(lines[first..=last].join("\n"))
}

fn comment(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else { return None };
    if !pair.path.is_ident("doc") {
        return None;
    }
    match &pair.value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}
