//! The marks below a source line: which part of it was running.

use super::anchors::anchors;
use super::width::columns;
use apython_bytecode::tables::Position;

/// How far source lines are indented.
const INDENT: usize = 4;

/// How many characters the first bytes of a line make.
fn characters(line: &str, bytes: usize) -> usize {
    let bytes = &line.as_bytes()[..bytes.min(line.len())];
    String::from_utf8_lossy(bytes).chars().count()
}

/// How many columns the first characters of a line take.
fn display_width(line: &str, characters: usize) -> usize {
    line.chars().take(characters).map(|c| columns(u32::from(c))).sum()
}

/// The line of carets below a source line, given with its indentation; nothing where it would
/// say no more than the line itself.
pub(super) fn caret_line(line: &str, position: Position) -> Option<String> {
    let (first, last) = (position.line?, position.end_line?);
    let (start_byte, end_byte) = (position.column? as usize, position.end_column? as usize);
    let start = characters(line, start_byte);
    let mut end = characters(line, end_byte);
    let mut marks = None;
    if first == last {
        let segment: String = line.chars().skip(start).take(end.saturating_sub(start)).collect();
        if let Some(anchors) = anchors(&segment) {
            let anchor = |byte| start + characters(&segment, byte);
            marks = Some((anchor(anchors.left_end), anchor(anchors.right_start)));
        }
    } else {
        // Only the first line is shown: to its end.
        end = line.trim_end_matches([' ', '\t', '\x0c']).chars().count();
    }
    let indent = line.len() - line.trim_start_matches([' ', '\t', '\x0c']).len();
    let length = line.chars().count();
    if end.checked_sub(start)? == length - indent && marks.is_none() {
        return None;
    }
    let width = |characters| display_width(line, characters);
    let mut text = " ".repeat(INDENT);
    let marks = marks.map(|(left, right)| (width(left), width(right)));
    for column in indent + 1..=width(end) {
        text.push(match marks {
            _ if column <= width(start) => ' ',
            Some((left, right)) if left < column && column <= right => '^',
            Some(_) => '~',
            None => '^',
        });
    }
    Some(text)
}
