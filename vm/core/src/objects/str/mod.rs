//! str: the payload, interning, and what native code does with strings.
//!
//! The characters follow the payload in the same allocation, in the narrowest of three
//! widths; behind them there may be room to append. Interned strings are equal exactly if they
//! are the same object. Strings of one Latin-1 character are the VM's own ones, as is the empty
//! string.
//!
//! `build` makes strings in place, `codec` goes from and to bytes, `percent` and `formatting`
//! are the two ways to fill in values, `slots` and `methods` what the class has.

pub(crate) mod bounds;
mod build;
pub(crate) mod codec;
mod construct;
pub(crate) mod formatting;
pub mod intern;
mod iter;
mod methods;
pub(crate) mod percent;
mod slots;
#[cfg(test)]
mod tests;

use crate::object::{NativeObject, Ref, ShapeId, Type};
use crate::value::Value;
use crate::vm::Vm;
use apython_text::{Kind, OwnedStr, StrView};
use std::cell::Cell;

pub(crate) use build::{append, built, copy_bytes, fill_repeated, with_buffer};
pub use iter::StrIter;
pub(crate) use slots::part;

/// No hash has been computed. (A hash is never -1, as in CPython.)
const NO_HASH: i64 = -1;

#[repr(C)]
pub struct Str {
    hash: Cell<i64>,
    len: Cell<usize>,
    kind: Kind,
    interned: Cell<bool>,
    /// Bytes that are allocated behind the characters.
    room: Cell<u32>,
}

impl NativeObject for Str {
    const SHAPE: ShapeId = ShapeId::STR;
    fn class(vm: &Vm) -> &Ref<Type> {
        &vm.types.str
    }
    fn trailing_bytes(&self) -> usize {
        self.len() * width(self.kind) + self.room.get() as usize
    }
}

const fn width(kind: Kind) -> usize {
    match kind {
        Kind::Latin1 => 1,
        Kind::Ucs2 => 2,
        Kind::Ucs4 => 4,
    }
}

impl Str {
    /// The characters.
    #[inline(always)]
    pub fn view(&self) -> StrView<'_> {
        let (data, len) = (self.data(), self.len());
        // SAFETY: `len` elements of this width follow the payload. They never change: what is
        // appended stands behind them.
        unsafe {
            match self.kind {
                Kind::Latin1 => StrView::Latin1(std::slice::from_raw_parts(data, len)),
                Kind::Ucs2 => StrView::Ucs2(std::slice::from_raw_parts(data.cast(), len)),
                Kind::Ucs4 => StrView::Ucs4(std::slice::from_raw_parts(data.cast(), len)),
            }
        }
    }
    /// The characters of a Latin-1 str; the first bytes of others.
    #[inline(always)]
    fn latin1_of(&self) -> &[u8] {
        // SAFETY: at least `len` bytes follow the payload.
        unsafe { std::slice::from_raw_parts(self.data(), self.len()) }
    }
    /// The address of the first character.
    #[inline(always)]
    fn data(&self) -> *mut u8 {
        let address = (&raw const *self).expose_provenance() + size_of::<Str>();
        std::ptr::with_exposed_provenance_mut(address)
    }
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len.get()
    }
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    #[inline(always)]
    pub fn is_interned(&self) -> bool {
        self.interned.get()
    }
    /// The hash, computed once.
    #[inline]
    pub fn hash(&self) -> i64 {
        match self.hash.get() {
            NO_HASH => self.compute_hash(),
            hash => hash,
        }
    }
    #[cold]
    fn compute_hash(&self) -> i64 {
        let hash = apython_text::hash::hash_bytes(crate::vm::hash_key(), self.view().raw_bytes());
        self.hash.set(hash);
        hash
    }
}

/// Allocates a string of the class `class` (str or a subclass) with these characters, which
/// must be in their narrowest width.
#[inline]
fn allocate(class: &Ref<Type>, view: StrView<'_>) -> Value {
    let bytes = view.raw_bytes();
    // SAFETY: as many bytes are written as the elements take.
    unsafe {
        build::allocate_with(class, view.kind(), view.len(), 0, |data| {
            build::copy_bytes(bytes, data);
        })
    }
}

/// A string of a subclass of str.
pub fn new_in(class: &Ref<Type>, view: StrView<'_>) -> Value {
    allocate(class, view.canonical().as_view())
}

impl Vm {
    /// A str with these characters.
    pub fn new_str(&self, text: &str) -> Value {
        if text.is_ascii() {
            return self.new_str_narrowest(StrView::Latin1(text.as_bytes()));
        }
        self.new_str_owned(&OwnedStr::from(text))
    }
    /// A str with these characters, which may stand in a wider form than they need.
    #[inline]
    pub fn new_str_view(&self, view: StrView<'_>) -> Value {
        match view {
            StrView::Latin1(_) => self.new_str_narrowest(view),
            _ => self.new_str_narrowest(view.canonical().as_view()),
        }
    }
    /// A str of what a builder made.
    pub fn new_str_owned(&self, text: &OwnedStr) -> Value {
        self.new_str_narrowest(text.as_view())
    }
    /// A str with these characters, which are in their narrowest form.
    #[inline]
    pub fn new_str_narrowest(&self, view: StrView<'_>) -> Value {
        debug_assert!(view.narrowest_kind() == view.kind());
        match view {
            StrView::Latin1([]) => self.empty_str.clone(),
            StrView::Latin1(&[byte]) => self.latin1_chars[byte as usize].clone(),
            _ => allocate(&self.types.str, view),
        }
    }
    /// The one-character str of a code point.
    pub fn new_char(&self, code_point: u32) -> Value {
        match u8::try_from(code_point) {
            Ok(byte) => self.latin1_chars[byte as usize].clone(),
            Err(_) => match u16::try_from(code_point) {
                Ok(unit) => allocate(&self.types.str, StrView::Ucs2(&[unit])),
                Err(_) => allocate(&self.types.str, StrView::Ucs4(&[code_point])),
            },
        }
    }
}

/// Makes a string that is not shared: for the tables of single characters themselves.
pub(crate) fn allocate_unshared(class: &Ref<Type>, view: StrView<'_>) -> Value {
    allocate(class, view)
}

/// The hash of a value that is a str.
#[inline]
pub fn hash_of(value: &Value) -> i64 {
    value.downcast::<Str>().expect("a name is a str").hash()
}

/// The text of a str, with surrogates replaced; for messages to people.
pub fn to_string_lossy(value: &Value) -> String {
    match value.as_str_view() {
        Some(view) => view.to_utf8_lossy().into_owned(),
        None => format!("{value:?}"),
    }
}

impl Value {
    /// The characters, if this is a str or an instance of a subclass.
    #[inline]
    pub fn as_str_view(&self) -> Option<StrView<'_>> {
        Some(self.downcast::<Str>()?.view())
    }
    /// Whether this is a str or an instance of a subclass.
    #[inline]
    pub fn is_str(&self) -> bool {
        self.downcast::<Str>().is_some()
    }
    /// Whether this is a str with exactly these characters.
    pub fn str_eq(&self, text: &str) -> bool {
        self.as_str_view().is_some_and(|view| view.eq_str(text))
    }
}
