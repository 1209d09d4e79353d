//! Text files: `_io.TextIOWrapper`. What a text file is, and how it writes.

use super::newlines::Newlines;
use super::reading::Reader;
use super::stream::{BUFFER_BYTES, ByteStream, closed};
use super::unsupported;
use crate::error::{PyResult, Raised};
use crate::object::{NativeObject, Ref, Type};
use crate::value::Value;
use crate::vm::Vm;
use apython_text::StrView;
use apython_text::codecs::{self, DecodeErrors, EncodeErrors, Encoding};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How characters become bytes and back.
#[derive(Clone)]
pub(crate) struct Codec {
    pub(crate) encoding: Encoding,
    /// As the program named it.
    pub(crate) encoding_name: Value,
    /// The name of the error handler, which is looked up when it is needed.
    pub(crate) errors: Value,
}

pub struct TextFile {
    pub(crate) stream: Rc<ByteStream>,
    /// The binary file over the same stream.
    pub(crate) buffer: Value,
    pub(crate) name: Value,
    pub(crate) mode: Value,
    pub(crate) codec: RefCell<Codec>,
    /// Line ends that are read.
    pub(crate) newlines: Cell<Newlines>,
    /// What `\n` is written as.
    pub(crate) line_end: Cell<&'static str>,
    pub(crate) line_buffering: Cell<bool>,
    pub(crate) write_through: Cell<bool>,
    /// Encoded, not yet the stream's.
    pending: RefCell<Vec<u8>>,
    /// Whether a byte order mark has been written.
    pub(super) marked: Cell<bool>,
    pub(crate) reader: RefCell<Reader>,
}

impl NativeObject for TextFile {
    fn class(vm: &Vm) -> &Ref<Type> {
        vm.class_of::<TextFile>()
    }
}

/// What distinguishes a text file from its stream.
pub(crate) struct TextParts {
    pub(crate) buffer: Value,
    pub(crate) name: Value,
    pub(crate) mode: Value,
    pub(crate) codec: Codec,
    pub(crate) newlines: Newlines,
    pub(crate) line_buffering: bool,
}

#[cold]
fn unknown_handler(vm: &Vm, name: &str) -> Raised {
    vm.lookup_error(format!("unknown error handler name '{name}'"))
}

impl Codec {
    pub(crate) fn decode_errors(&self, vm: &Vm) -> PyResult<DecodeErrors> {
        let name = crate::objects::str::to_string_lossy(&self.errors);
        DecodeErrors::by_name(&name).ok_or_else(|| unknown_handler(vm, &name))
    }
    fn encode_errors(&self, vm: &Vm) -> PyResult<EncodeErrors> {
        let name = crate::objects::str::to_string_lossy(&self.errors);
        EncodeErrors::by_name(&name).ok_or_else(|| unknown_handler(vm, &name))
    }
}

impl TextFile {
    pub(crate) fn new(stream: Rc<ByteStream>, parts: TextParts) -> TextFile {
        let line_end = match parts.newlines {
            Newlines::Only(end) => end,
            Newlines::Translated | Newlines::Kept => "\n",
        };
        TextFile {
            stream,
            buffer: parts.buffer,
            name: parts.name,
            mode: parts.mode,
            codec: RefCell::new(parts.codec),
            newlines: Cell::new(parts.newlines),
            line_end: Cell::new(line_end),
            line_buffering: Cell::new(parts.line_buffering),
            write_through: Cell::new(false),
            pending: RefCell::default(),
            marked: Cell::new(false),
            reader: RefCell::default(),
        }
    }

    pub(crate) fn check_open(&self, vm: &Vm) -> PyResult<()> {
        if self.stream.is_closed() { Err(closed(vm)) } else { Ok(()) }
    }

    /// Writes a str: what `print` does for each of its parts.
    pub fn write(&self, vm: &Vm, text: &Value) -> PyResult<()> {
        self.check_open(vm)?;
        if !self.stream.writable {
            return Err(unsupported(vm, "not writable"));
        }
        let view = text.as_str_view().expect("the caller checked that it is a str");
        let flush = self.line_buffering.get() && has_line_end(view);
        if self.stream.readable {
            self.forget_ahead();
        }
        let before = self.pending.borrow().len();
        self.encode(vm, text, view)?;
        let now = self.pending.borrow().len();
        if before > 0 && now > BUFFER_BYTES {
            // What is handed over is no more than this, unless it is one text.
            let new = self.pending.borrow_mut().split_off(before);
            self.hand_over(vm)?;
            self.pending.borrow_mut().extend_from_slice(&new);
        }
        let full = self.pending.borrow().len() >= BUFFER_BYTES;
        if full || flush || self.write_through.get() {
            self.hand_over(vm)?;
        }
        if self.write_through.get() {
            let flushed = self.stream.flush(vm);
            // Without a buffer nothing can be tried again.
            self.stream.forget_pending();
            return flushed;
        }
        if flush { self.stream.flush(vm) } else { Ok(()) }
    }

    /// Appends the bytes of a text to what is pending.
    #[inline]
    fn encode(&self, vm: &Vm, text: &Value, view: StrView<'_>) -> PyResult<()> {
        let encoding = self.codec.borrow().encoding;
        if self.line_end.get() == "\n"
            && matches!(encoding, Encoding::Utf8 | Encoding::Ascii | Encoding::Latin1)
            && let Some(ascii) = view.as_ascii_str()
        {
            self.pending.borrow_mut().extend_from_slice(ascii.as_bytes());
            return Ok(());
        }
        self.encode_slow(vm, text, view, encoding)
    }

    #[cold]
    fn encode_slow(
        &self,
        vm: &Vm,
        text: &Value,
        view: StrView<'_>,
        encoding: Encoding,
    ) -> PyResult<()> {
        let translated = (self.line_end.get() != "\n").then(|| self.translate(vm, view));
        let (text, view) = match &translated {
            Some(text) => (text, text.as_str_view().expect("just made")),
            None => (text, view),
        };
        let mut errors = self.codec.borrow().encode_errors(vm)?;
        let mut bytes = Vec::new();
        if let Err(fault) = codecs::encode(encoding, view, &mut errors, &mut bytes) {
            return Err(vm.encode_error(&fault, text));
        }
        // The byte order mark is written once.
        let mark = match encoding {
            Encoding::Utf16 => 2,
            Encoding::Utf32 => 4,
            _ => 0,
        };
        let start = if self.marked.replace(true) { mark } else { 0 };
        self.pending.borrow_mut().extend_from_slice(&bytes[start..]);
        Ok(())
    }

    /// The text with `\n` as this file writes it.
    fn translate(&self, vm: &Vm, view: StrView<'_>) -> Value {
        let mut text = apython_text::StrBuf::with_capacity(view.len());
        for c in view.chars() {
            if c == u32::from('\n') { text.push_ascii(self.line_end.get()) } else { text.push(c) }
        }
        vm.new_str_owned(&text.finish())
    }

    /// Gives what is pending to the stream.
    pub(super) fn hand_over(&self, vm: &Vm) -> PyResult<()> {
        let mut bytes = self.pending.take();
        let result = self.stream.write(vm, &bytes);
        bytes.clear();
        let mut pending = self.pending.borrow_mut();
        if pending.capacity() == 0 {
            *pending = bytes;
        }
        result
    }

    pub(crate) fn flush(&self, vm: &Vm) -> PyResult<()> {
        self.check_open(vm)?;
        if self.stream.writable {
            self.hand_over(vm)?;
            self.stream.flush(vm)?;
        }
        Ok(())
    }

    pub(crate) fn close(&self, vm: &Vm) -> PyResult<()> {
        if self.stream.is_closed() {
            return Ok(());
        }
        let flushed = self.flush(vm);
        self.pending.take();
        let closed = self.stream.close(vm);
        match flushed {
            Ok(()) => closed,
            Err(raised) => {
                if let Err(second) = closed {
                    // Both are about the same thing; the first says more.
                    drop(vm.take_exception(second));
                }
                Err(raised)
            }
        }
    }
}

fn has_line_end(view: StrView<'_>) -> bool {
    match view {
        StrView::Latin1(bytes) => memchr::memchr2(b'\n', b'\r', bytes).is_some(),
        _ => view.chars().any(|c| c == u32::from('\n') || c == u32::from('\r')),
    }
}

impl Drop for TextFile {
    fn drop(&mut self) {
        let bytes = self.pending.take();
        if !bytes.is_empty() && !self.stream.is_closed() {
            crate::vm::with_current(|vm| {
                if let Err(raised) = self.stream.write(vm, &bytes) {
                    drop(vm.take_exception(raised));
                }
            });
        }
    }
}
