//! What is done on Latin-1 text in place, without the algorithms for all widths: most strings
//! are short, and what counts is how little is done besides the work.

use super::build::{copy_bytes, new_latin1};
use crate::error::PyResult;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::StrView;

/// Which bytes are white space in Latin-1, as `str.split` has it.
static IS_SPACE: [bool; 256] = {
    let mut table = [false; 256];
    let spaces = b"\t\n\x0B\x0C\r\x1C\x1D\x1E\x1F \x85\xA0";
    let mut i = 0;
    while i < spaces.len() {
        table[spaces[i] as usize] = true;
        i += 1;
    }
    table
};

/// Which bytes end lines in Latin-1, as `str.splitlines` has it.
static ENDS_LINE: [bool; 256] = {
    let mut table = [false; 256];
    let ends = b"\n\x0B\x0C\r\x1C\x1D\x1E\x85";
    let mut i = 0;
    while i < ends.len() {
        table[ends[i] as usize] = true;
        i += 1;
    }
    table
};

/// How many pieces a list of them has room for at first.
const FIRST_PIECES: usize = 12;

fn piece(vm: &Vm, bytes: &[u8]) -> Value {
    vm.new_str_narrowest(StrView::Latin1(bytes))
}

/// Words between white space.
pub(super) fn split_spaces(vm: &Vm, bytes: &[u8]) -> Vec<Value> {
    let mut words = Vec::with_capacity(FIRST_PIECES);
    let mut rest = bytes;
    loop {
        let Some(start) = rest.iter().position(|&byte| !IS_SPACE[usize::from(byte)]) else {
            return words;
        };
        rest = &rest[start..];
        let len = rest.iter().position(|&byte| IS_SPACE[usize::from(byte)]);
        let (word, more) = rest.split_at(len.unwrap_or(rest.len()));
        words.push(piece(vm, word));
        rest = more;
    }
}

/// Pieces between one byte. The search isn't set up anew for each of them.
pub(super) fn split_at_byte(vm: &Vm, bytes: &[u8], separator: u8) -> Vec<Value> {
    let mut pieces = Vec::with_capacity(FIRST_PIECES);
    let mut start = 0;
    for end in memchr::memchr_iter(separator, bytes) {
        pieces.push(piece(vm, &bytes[start..end]));
        start = end + 1;
    }
    pieces.push(piece(vm, &bytes[start..]));
    pieces
}

/// Lines, with their ends if `keep_ends`.
pub(super) fn split_lines(vm: &Vm, bytes: &[u8], keep_ends: bool) -> Vec<Value> {
    let mut lines = Vec::with_capacity(FIRST_PIECES);
    let mut rest = bytes;
    while !rest.is_empty() {
        let at = rest.iter().position(|&byte| ENDS_LINE[usize::from(byte)]);
        let end = at.unwrap_or(rest.len());
        let end_len = match rest[end..] {
            [b'\r', b'\n', ..] => 2,
            [] => 0,
            _ => 1,
        };
        let shown = if keep_ends { end + end_len } else { end };
        lines.push(piece(vm, &rest[..shown]));
        rest = &rest[end + end_len..];
    }
    lines
}

/// The text between `left` and `right` times `fill`. The sum of all three is a sane size.
pub(super) fn pad(vm: &Vm, bytes: &[u8], left: usize, right: usize, fill: u8) -> PyResult {
    // SAFETY: all three parts are written.
    unsafe {
        new_latin1(vm, left + bytes.len() + right, |out| {
            let first = out.as_mut_ptr().cast::<u8>();
            first.write_bytes(fill, left);
            copy_bytes(bytes, first.add(left));
            first.add(left + bytes.len()).write_bytes(fill, right);
        })
    }
}

/// Up to so many places are found before anything is replaced.
const MOST_PLACES: usize = 24;
/// Longer texts are searched by an algorithm that takes some time to set up.
const MOST_BYTES: usize = 512;

/// `text.replace(from, to, most)` where the text is short and `from` isn't empty; the outer
/// `None` where it is none of these, or `from` is there too often.
pub(super) fn replace(
    vm: &Vm,
    text: &[u8],
    from: &[u8],
    to: &[u8],
    most: usize,
) -> Option<PyResult<Option<Value>>> {
    let (&first, tail) = from.split_first()?;
    if text.len() > MOST_BYTES {
        return None;
    }
    let mut places = [0; MOST_PLACES];
    let (mut count, mut at) = (0, 0);
    while count < most
        && let Some(found) = memchr::memchr(first, &text[at..])
    {
        let found = at + found;
        at = found + 1;
        if text[at..].starts_with(tail) {
            *places.get_mut(count)? = found;
            count += 1;
            at += tail.len();
        }
    }
    if count == 0 {
        return Some(Ok(None));
    }
    let len = text.len() - count * from.len() + count * to.len();
    // SAFETY: what stands between the places and what replaces them is written.
    let replaced = unsafe {
        new_latin1(vm, len, |out| {
            let mut place = out.as_mut_ptr().cast::<u8>();
            let mut done = 0;
            for &found in &places[..count] {
                copy_bytes(&text[done..found], place);
                place = place.add(found - done);
                copy_bytes(to, place);
                place = place.add(to.len());
                done = found + from.len();
            }
            copy_bytes(&text[done..], place);
        })
    };
    Some(replaced.map(Some))
}
