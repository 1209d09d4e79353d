//! How text files read: bytes come in chunks, are decoded, have their line ends translated, and
//! wait to be handed out.

use super::newlines::{NewlineDecoder, Newlines, bytes_of_characters, line_end};
use super::stream::BUFFER_BYTES;
use super::text::TextFile;
use super::unsupported;
use crate::error::PyResult;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::codecs::{self, Encoding};
use apython_text::{OwnedStr, StrBuf, StrView};

/// The reading side of a text file.
#[derive(Default)]
pub(crate) struct Reader {
    /// Bytes of a character that isn't complete yet.
    left: Vec<u8>,
    /// The encoding that a byte order mark has chosen.
    chosen: Option<Encoding>,
    pub(crate) line_ends: NewlineDecoder,
    /// Text that hasn't been handed out, from `used` on.
    text: OwnedStr,
    used: usize,
    /// The bytes that `text` was made of, unless they are the text.
    chunk: Option<Vec<u8>>,
    /// Iterating has begun: positions can't be told.
    iterating: bool,
}

impl Reader {
    /// What is left of the text, which is then empty.
    fn take_text(&mut self) -> StrBuf {
        let mut rest = StrBuf::new();
        rest.push_view(self.text.as_view().slice(self.used, self.text.len()));
        self.used = self.text.len();
        rest
    }
}

impl TextFile {
    fn check_readable(&self, vm: &Vm) -> PyResult<()> {
        self.check_open(vm)?;
        if !self.stream.readable {
            return Err(unsupported(vm, "not readable"));
        }
        if self.stream.writable { self.hand_over(vm) } else { Ok(()) }
    }

    /// Forgets what was read ahead and not handed out: something is written, at the position
    /// that has been reached by it.
    pub(super) fn forget_ahead(&self) {
        *self.reader.borrow_mut() = Reader::default();
    }

    /// Decodes more bytes; `last` says that none follow.
    fn decode(&self, vm: &Vm, bytes: Vec<u8>, last: bool) -> PyResult<()> {
        if self.is_plain(&bytes) {
            let mut reader = self.reader.borrow_mut();
            reader.line_ends.seen.lf |= memchr::memchr(b'\n', &bytes).is_some();
            reader.text = OwnedStr::Latin1(bytes);
            reader.used = 0;
            reader.chunk = None;
            return Ok(());
        }
        let codec = self.codec.borrow().clone();
        let mut errors = codec.decode_errors(vm)?;
        let mut reader = self.reader.borrow_mut();
        let first = reader.chosen.is_none();
        let encoding =
            *reader.chosen.get_or_insert_with(|| chosen_encoding(codec.encoding, &bytes));
        let mut input = std::mem::take(&mut reader.left);
        input.extend_from_slice(&bytes);
        let mut out = StrBuf::new();
        let skip = if first { mark_length(codec.encoding, &input) } else { 0 };
        match codecs::decode(encoding, &input[skip..], last, &mut errors, &mut out) {
            Ok(consumed) => {
                let consumed = skip + consumed;
                reader.left = input.split_off(consumed);
                reader.chunk = Some(input);
                let text = out.finish();
                reader.text = match self.newlines.get() {
                    Newlines::Only(_) => text,
                    kind => reader.line_ends.decode(text, last, kind == Newlines::Translated),
                };
                reader.used = 0;
                Ok(())
            }
            Err(fault) => {
                drop(reader);
                Err(vm.decode_error(&fault, &input[skip..]))
            }
        }
    }

    /// Whether bytes that come next are the text as they are: ASCII without carriage returns,
    /// with nothing left over before them.
    fn is_plain(&self, bytes: &[u8]) -> bool {
        let reader = self.reader.borrow();
        let encoding = self.codec.borrow().encoding;
        matches!(encoding, Encoding::Utf8 | Encoding::Ascii | Encoding::Latin1)
            && reader.left.is_empty()
            && !reader.line_ends.holds()
            && bytes.is_ascii()
            && memchr::memchr(b'\r', bytes).is_none()
    }

    /// Reads and decodes the next chunk; false at the end.
    fn fill(&self, vm: &Vm) -> PyResult<bool> {
        let bytes = self.stream.read_some(vm, BUFFER_BYTES)?;
        let last = bytes.is_empty();
        self.decode(vm, bytes, last)?;
        Ok(!last || !self.reader.borrow().text.is_empty())
    }

    /// Everything up to the end.
    fn read_all(&self, vm: &Vm) -> PyResult {
        let mut text = self.reader.borrow_mut().take_text();
        let bytes = self.stream.read_all(vm)?;
        self.decode(vm, bytes, true)?;
        let mut reader = self.reader.borrow_mut();
        if text.is_empty() {
            // Nothing is left to be told the position of.
            let text = std::mem::take(&mut reader.text);
            (reader.used, reader.chunk) = (0, None);
            return Ok(vm.new_str_owned(&text));
        }
        let rest = reader.take_text();
        text.push_view(rest.as_view());
        Ok(vm.new_str_owned(&text.finish()))
    }

    /// `size` characters, less at the end; everything without a size.
    pub(crate) fn read(&self, vm: &Vm, size: Option<usize>) -> PyResult {
        self.check_readable(vm)?;
        self.flush(vm)?;
        let Some(size) = size else { return self.read_all(vm) };
        let mut text = StrBuf::new();
        loop {
            {
                let mut reader = self.reader.borrow_mut();
                let end = reader.text.len().min(reader.used + (size - text.len()));
                text.push_view(reader.text.as_view().slice(reader.used, end));
                reader.used = end;
            }
            if text.len() == size || !self.fill(vm)? {
                return Ok(vm.new_str_owned(&text.finish()));
            }
        }
    }

    /// Up to and including the next line end, but at most `limit` characters.
    pub(crate) fn read_line(&self, vm: &Vm, limit: usize) -> PyResult {
        self.check_readable(vm)?;
        self.flush(vm)?;
        let mut line: Option<StrBuf> = None;
        loop {
            {
                let mut reader = self.reader.borrow_mut();
                let start = reader.used;
                let found = line_end(reader.text.as_view(), start, self.newlines.get());
                let room = limit - line.as_ref().map_or(0, StrBuf::len);
                let end = found.unwrap_or(reader.text.len()).min(start.saturating_add(room));
                let ended = found.is_some() || end - start == room;
                reader.used = end;
                let part = reader.text.as_view().slice(start, end);
                match &mut line {
                    None if ended => return Ok(vm.new_str_view(part)),
                    None => line.insert(StrBuf::new()).push_view(part),
                    Some(line) => line.push_view(part),
                }
                if ended {
                    break;
                }
            }
            if !self.fill(vm)? {
                break;
            }
        }
        Ok(vm.new_str_owned(&line.unwrap_or_default().finish()))
    }

    /// The line that follows, if all of it is in the text already.
    #[inline]
    fn ready_line(&self, vm: &Vm) -> Option<Value> {
        let mut reader = self.reader.borrow_mut();
        let OwnedStr::Latin1(text) = &reader.text else { return None };
        if !matches!(self.newlines.get(), Newlines::Translated | Newlines::Only("\n")) {
            return None;
        }
        let end = reader.used + memchr::memchr(b'\n', text.get(reader.used..)?)? + 1;
        let line = vm.new_str_narrowest(StrView::Latin1(&text[reader.used..end]));
        reader.used = end;
        reader.iterating = true;
        Some(line)
    }

    /// The next line of an iteration.
    pub(crate) fn next_line(&self, vm: &Vm) -> PyResult<Option<Value>> {
        if !self.stream.is_closed()
            && !self.stream.writable
            && let Some(line) = self.ready_line(vm)
        {
            return Ok(Some(line));
        }
        self.check_open(vm)?;
        self.reader.borrow_mut().iterating = true;
        let line = self.read_line(vm, usize::MAX)?;
        if line.as_str_view().is_some_and(|line| line.is_empty()) {
            self.reader.borrow_mut().iterating = false;
            return Ok(None);
        }
        Ok(Some(line))
    }

    pub(crate) fn read_lines(&self, vm: &Vm, hint: usize) -> PyResult<Vec<Value>> {
        let (mut lines, mut total) = (Vec::new(), 0);
        while total < hint
            && let Some(line) = self.next_line(vm)?
        {
            total += line.as_str_view().map_or(0, |line| line.len());
            lines.push(line);
        }
        self.reader.borrow_mut().iterating = false;
        Ok(lines)
    }

    /// The position in the file, in bytes.
    pub(crate) fn tell(&self, vm: &Vm) -> PyResult<i64> {
        self.check_open(vm)?;
        if !self.stream.is_seekable() {
            return Err(unsupported(vm, "underlying stream is not seekable"));
        }
        if self.reader.borrow().iterating {
            let message = "telling position disabled by next() call";
            return Err(vm.raise_message(&vm.exceptions.os_error, message));
        }
        self.flush(vm)?;
        let at = self.stream.tell(vm)?;
        let reader = self.reader.borrow();
        if reader.used == reader.text.len() {
            return Ok(at - reader.left.len() as i64);
        }
        let encoding = reader.chosen.unwrap_or(self.codec.borrow().encoding);
        let utf8 = encoding == Encoding::Utf8;
        let width = match encoding {
            Encoding::Utf16 | Encoding::Utf16Le | Encoding::Utf16Be => 2,
            Encoding::Utf32 | Encoding::Utf32Le | Encoding::Utf32Be => 4,
            _ => 1,
        };
        let Some(chunk) = &reader.chunk else {
            return Ok(at - (reader.text.len() - reader.used) as i64);
        };
        let used = if width == 1 {
            bytes_of_characters(chunk, reader.used, utf8, self.newlines.get())
        } else {
            reader.used * width
        };
        let unused = chunk.len().saturating_sub(used) + reader.left.len();
        Ok(at - unused as i64)
    }

    pub(crate) fn seek(&self, vm: &Vm, cookie: i64, whence: i32) -> PyResult<i64> {
        self.check_open(vm)?;
        if !self.stream.is_seekable() {
            return Err(unsupported(vm, "underlying stream is not seekable"));
        }
        let target = match whence {
            0 if cookie < 0 => {
                return Err(vm.value_error(format!("negative seek position {cookie}")));
            }
            1 if cookie != 0 => {
                return Err(unsupported(vm, "can't do nonzero cur-relative seeks"));
            }
            2 if cookie != 0 => {
                return Err(unsupported(vm, "can't do nonzero end-relative seeks"));
            }
            1 => self.tell(vm)?,
            _ => cookie,
        };
        if !(0..=2).contains(&whence) {
            let message = format!("invalid whence ({whence}, should be 0, 1 or 2)");
            return Err(vm.value_error(message));
        }
        self.flush(vm)?;
        let at = self.stream.seek(vm, target, if whence == 2 { 2 } else { 0 })?;
        // At the start, a mark of the byte order is written, or looked for, again.
        self.marked.set(at != 0);
        let mut reader = self.reader.borrow_mut();
        let seen = reader.line_ends.seen;
        let chosen = reader.chosen.filter(|_| at != 0);
        *reader = Reader { chosen, ..Reader::default() };
        if at != 0 && whence != 2 {
            reader.line_ends.seen = seen;
        }
        reader.line_ends.reset();
        Ok(at)
    }
}

/// The byte order that a mark at the start of a file says.
fn chosen_encoding(encoding: Encoding, bytes: &[u8]) -> Encoding {
    match (encoding, bytes) {
        (Encoding::Utf16, [0xFE, 0xFF, ..]) => Encoding::Utf16Be,
        (Encoding::Utf16, _) => Encoding::Utf16Le,
        (Encoding::Utf32, [0, 0, 0xFE, 0xFF, ..]) => Encoding::Utf32Be,
        (Encoding::Utf32, _) => Encoding::Utf32Le,
        _ => encoding,
    }
}

fn mark_length(encoding: Encoding, bytes: &[u8]) -> usize {
    match (encoding, bytes) {
        (Encoding::Utf16, [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..]) => 2,
        (Encoding::Utf32, [0, 0, 0xFE, 0xFF, ..] | [0xFF, 0xFE, 0, 0, ..]) => 4,
        _ => 0,
    }
}
