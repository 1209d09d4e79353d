//! Comparing two outcomes, and showing where they part.

use similar::{ChangeTag, TextDiff};

use crate::run::Outcome;

/// Lines of a difference that are shown before it is cut short.
const SHOWN_LINES: usize = 60;

/// `Err` holds a readable account of every difference between two runs.
pub fn compare(expected: &Outcome, actual: &Outcome) -> Result<(), String> {
    let mut report = String::new();
    if expected.status != actual.status {
        report += &format!("status: expected {}, found {}\n", expected.status, actual.status);
    }
    for (name, expected, actual) in
        [("stdout", &expected.stdout, &actual.stdout), ("stderr", &expected.stderr, &actual.stderr)]
    {
        if expected != actual {
            report += &format!("{name} differs (- expected, + found):\n");
            report += &difference(&readable(expected), &readable(actual));
        }
    }
    if report.is_empty() { Ok(()) } else { Err(report) }
}

/// The bytes as text in which every difference can be seen: control characters and
/// what is not UTF-8 are escaped.
fn readable(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '\n' => text.push('\n'),
                c if c.is_control() => text.extend(c.escape_default()),
                c => text.push(c),
            }
        }
        for byte in chunk.invalid() {
            text += &format!("\\x{byte:02x}");
        }
    }
    text
}

/// A unified difference with two lines of context.
fn difference(expected: &str, actual: &str) -> String {
    let diff = TextDiff::configure()
        .timeout(std::time::Duration::from_secs(2))
        .diff_lines(expected, actual);
    let mut lines = Vec::new();
    for group in diff.grouped_ops(2) {
        if let Some(first) = group.first() {
            lines.push(format!("@@ line {}\n", first.old_range().start + 1));
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            let mut line = format!("{sign} {}", shortened(change.value()));
            if change.missing_newline() {
                line += "\n\\ no newline at the end\n";
            }
            lines.push(line);
        }
    }
    let hidden = lines.len().saturating_sub(SHOWN_LINES);
    lines.truncate(SHOWN_LINES);
    if hidden > 0 {
        lines.push(format!("... and {hidden} more lines\n"));
    }
    lines.concat()
}

/// Long lines are cut in the middle, where they seldom differ alone.
fn shortened(line: &str) -> String {
    const LIMIT: usize = 4000;
    let count = line.chars().count();
    if count <= LIMIT {
        return line.to_owned();
    }
    let head: String = line.chars().take(LIMIT / 2).collect();
    let tail: String = line.chars().skip(count - LIMIT / 2).collect();
    format!("{head} [{} characters] {tail}", count - LIMIT)
}

#[cfg(test)]
mod tests;
