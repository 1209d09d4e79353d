//! Line ends: the universal newlines of text files.

use apython_text::{OwnedStr, StrBuf, StrView};

/// What ends a line of a file that is read, and whether it is translated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Newlines {
    /// `None`: `\n`, `\r` and `\r\n` end lines and become `\n`.
    Translated,
    /// `''`: the same end lines and stay as they are.
    Kept,
    /// Only this ends a line.
    Only(&'static str),
}

impl Newlines {
    /// What `open(newline=...)` stands for.
    pub(crate) fn by_name(name: Option<&str>) -> Option<Newlines> {
        Some(match name {
            None => Newlines::Translated,
            Some("") => Newlines::Kept,
            Some("\n") => Newlines::Only("\n"),
            Some("\r") => Newlines::Only("\r"),
            Some("\r\n") => Newlines::Only("\r\n"),
            Some(_) => return None,
        })
    }
}

/// Which line ends have been seen.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Seen {
    pub(crate) cr: bool,
    pub(crate) lf: bool,
    pub(crate) crlf: bool,
}

/// Decodes line ends piece by piece: a carriage return at the end of a piece waits for what
/// follows.
#[derive(Default)]
pub(crate) struct NewlineDecoder {
    held_cr: bool,
    pub(crate) seen: Seen,
}

const CR: u32 = 13;
const LF: u32 = 10;

impl NewlineDecoder {
    /// The next piece of text, after line ends were translated if `translate` says so.
    pub(crate) fn decode(&mut self, text: OwnedStr, last: bool, translate: bool) -> OwnedStr {
        let view = text.as_view();
        let ends_with_cr = !last && !view.is_empty() && view.at(view.len() - 1) == CR;
        if !self.held_cr && !has_cr(view) {
            self.seen.lf |= has_lf(view);
            return text;
        }
        let mut out = StrBuf::with_capacity(view.len() + 1);
        let end = view.len() - usize::from(ends_with_cr);
        let mut chars = view.slice(0, end).chars().peekable();
        if self.held_cr && (chars.peek().is_some() || last || ends_with_cr) {
            self.held_cr = false;
            let crlf = chars.peek() == Some(&LF);
            self.carriage_return(crlf, translate, &mut out);
            if crlf {
                chars.next();
            }
        }
        while let Some(c) = chars.next() {
            match c {
                CR => {
                    let crlf = chars.peek() == Some(&LF);
                    if crlf {
                        chars.next();
                    }
                    self.carriage_return(crlf, translate, &mut out);
                }
                LF => {
                    self.seen.lf = true;
                    out.push(LF);
                }
                _ => out.push(c),
            }
        }
        self.held_cr |= ends_with_cr;
        out.finish()
    }

    fn carriage_return(&mut self, crlf: bool, translate: bool, out: &mut StrBuf) {
        self.seen.crlf |= crlf;
        self.seen.cr |= !crlf;
        match (translate, crlf) {
            (true, _) => out.push(LF),
            (false, true) => out.push_ascii("\r\n"),
            (false, false) => out.push(CR),
        }
    }

    /// Whether a carriage return waits for what follows.
    pub(crate) fn holds(&self) -> bool {
        self.held_cr
    }
    pub(crate) fn reset(&mut self) {
        self.held_cr = false;
    }
}

fn has_cr(view: StrView<'_>) -> bool {
    find(view, 0, CR).is_some()
}

fn has_lf(view: StrView<'_>) -> bool {
    find(view, 0, LF).is_some()
}

/// Where a character stands at or after `start`.
fn find(view: StrView<'_>, start: usize, wanted: u32) -> Option<usize> {
    match view {
        StrView::Latin1(bytes) => {
            let rest = bytes.get(start..)?;
            memchr::memchr(wanted as u8, rest).map(|at| start + at)
        }
        _ => view.slice(start, view.len()).chars().position(|c| c == wanted).map(|at| start + at),
    }
}

/// The end of the line that begins at `start`, past its line end; nothing if the text has no
/// line end there.
pub(crate) fn line_end(view: StrView<'_>, start: usize, newlines: Newlines) -> Option<usize> {
    match newlines {
        Newlines::Translated | Newlines::Only("\n") => find(view, start, LF).map(|at| at + 1),
        Newlines::Kept => {
            let lf = find(view, start, LF);
            let cr = find(view, start, CR);
            match (cr, lf) {
                (Some(cr), Some(lf)) if lf == cr + 1 => Some(lf + 1),
                (Some(cr), Some(lf)) => Some(cr.min(lf) + 1),
                (Some(end), None) | (None, Some(end)) => Some(end + 1),
                (None, None) => None,
            }
        }
        Newlines::Only("\r") => find(view, start, CR).map(|at| at + 1),
        Newlines::Only(_) => {
            let mut from = start;
            loop {
                let cr = find(view, from, CR)?;
                if view.get(cr + 1) == Some(LF) {
                    return Some(cr + 2);
                }
                from = cr + 1;
            }
        }
    }
}

/// How many of the first bytes make `count` characters, where line ends count as one character
/// if they are translated. For encodings in which a character's length shows in its bytes.
pub(crate) fn bytes_of_characters(
    bytes: &[u8],
    count: usize,
    utf8: bool,
    newlines: Newlines,
) -> usize {
    let mut at = 0;
    for _ in 0..count {
        let Some(&byte) = bytes.get(at) else { break };
        at += match byte {
            b'\r' if newlines == Newlines::Translated && bytes.get(at + 1) == Some(&b'\n') => 2,
            0xC0..=0xDF if utf8 => 2,
            0xE0..=0xEF if utf8 => 3,
            0xF0..=0xFF if utf8 => 4,
            _ => 1,
        };
    }
    at.min(bytes.len())
}
