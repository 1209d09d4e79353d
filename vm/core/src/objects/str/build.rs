//! Strings made in place: the pieces are written where the new string's characters belong.

use super::{NO_HASH, Str, width};
use crate::error::{PyResult, Raised};
use crate::object::{Ref, Type};
use crate::objects::construct::out_of_memory;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::view::Unit;
use apython_text::{Kind, OwnedStr, StrBuf, StrView, with_units};
use std::cell::Cell;
use std::mem::MaybeUninit;

/// Allocates a string of `len` elements with `room` bytes behind them. `fill` gets the address
/// of the first element.
///
/// # Safety
/// - `fill` writes all elements; no narrower width would hold them.
pub(super) unsafe fn allocate_with(
    class: &Ref<Type>,
    kind: Kind,
    len: usize,
    room: u32,
    fill: impl FnOnce(*mut u8),
) -> Value {
    let payload = Str {
        hash: Cell::new(NO_HASH),
        len: Cell::new(len),
        kind,
        interned: Cell::new(false),
        room: Cell::new(room),
    };
    let trailing = len * width(kind) + room as usize;
    // SAFETY: that is what the payload says, and the caller's duty is to fill it; what is in
    // the room is never read.
    unsafe {
        let object = Ref::new_with_trailing(class, payload, trailing);
        fill(object.pointer().as_ptr().add(1).cast());
        object.into_value()
    }
}

/// Sizes up to here are taken to be available.
const SMALL_BYTES: usize = 1 << 28;

/// MemoryError, instead of the end of the process, where so much cannot be allocated.
#[inline]
fn check_size(vm: &Vm, kind: Kind, len: Option<usize>) -> PyResult<usize> {
    match len {
        Some(len) if len <= SMALL_BYTES / 4 => Ok(len),
        _ => check_large(vm, kind, len),
    }
}

#[cold]
fn check_large(vm: &Vm, kind: Kind, len: Option<usize>) -> PyResult<usize> {
    let bytes = len.and_then(|len| len.checked_mul(width(kind)));
    match bytes.map(|bytes| Vec::<u8>::new().try_reserve_exact(bytes + size_of::<Str>() + 64)) {
        Some(Ok(())) => Ok(len.unwrap_or_default()),
        _ => Err(out_of_memory(vm)),
    }
}

/// Copies bytes, few of them without a call.
///
/// # Safety
/// - `place` has room for them, apart from where they are.
#[inline(always)]
pub(crate) unsafe fn copy_bytes(bytes: &[u8], place: *mut u8) {
    let (first, len) = (bytes.as_ptr(), bytes.len());
    // SAFETY: the caller's duty. Two words that may overlap cover all lengths up to 16.
    unsafe {
        match len {
            17.. => place.copy_from_nonoverlapping(first, len),
            8.. => {
                let start = first.cast::<u64>().read_unaligned();
                let end = first.add(len - 8).cast::<u64>().read_unaligned();
                place.cast::<u64>().write_unaligned(start);
                place.add(len - 8).cast::<u64>().write_unaligned(end);
            }
            4.. => {
                let start = first.cast::<u32>().read_unaligned();
                let end = first.add(len - 4).cast::<u32>().read_unaligned();
                place.cast::<u32>().write_unaligned(start);
                place.add(len - 4).cast::<u32>().write_unaligned(end);
            }
            _ => bytes.iter().enumerate().for_each(|(i, &byte)| place.add(i).write(byte)),
        }
    }
}

/// Writes `view` at the element `at` of a string of the width `kind`.
///
/// # Safety
/// - There is room for it, and `kind` is wide enough.
#[inline(always)]
unsafe fn write_at(data: *mut u8, kind: Kind, at: usize, view: StrView<'_>) {
    // SAFETY: the caller's duty.
    unsafe {
        let place = data.add(at * width(kind));
        if view.kind() == kind {
            copy_bytes(view.raw_bytes(), place);
        } else {
            write_wider(place, kind, view);
        }
    }
}

/// # Safety
/// - As for [`write_at`].
#[inline(never)]
unsafe fn write_wider(place: *mut u8, kind: Kind, view: StrView<'_>) {
    unsafe fn convert<A: Unit, B: Unit>(units: &[A], place: *mut B) {
        for (i, unit) in units.iter().enumerate() {
            // SAFETY: the caller's duty.
            unsafe { place.add(i).write(B::from_cp(unit.cp())) };
        }
    }
    // SAFETY: the caller's duty; the elements of a string are aligned.
    unsafe {
        match kind {
            Kind::Latin1 => with_units!(view, units => convert::<_, u8>(units, place.cast())),
            Kind::Ucs2 => with_units!(view, units => convert::<_, u16>(units, place.cast())),
            Kind::Ucs4 => with_units!(view, units => convert::<_, u32>(units, place.cast())),
        }
    }
}

/// A str of what a program may have made very large.
#[inline]
pub(crate) fn new_large(vm: &Vm, text: StrView<'_>) -> PyResult {
    check_size(vm, text.kind(), Some(text.len()))?;
    Ok(vm.new_str_narrowest(text))
}

thread_local! {
    /// Memory for the next text that is built.
    static MEMORY: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// More memory than this is given back.
const MEMORY_KEPT: usize = 4096;

/// The text that `write` appends to an empty buffer, handed to `finish`. The buffer's memory is
/// used again and again.
#[inline]
pub(crate) fn with_buffer<R>(
    write: impl FnOnce(&mut StrBuf) -> PyResult<()>,
    finish: impl FnOnce(StrView<'_>) -> PyResult<R>,
) -> PyResult<R> {
    let mut buffer = StrBuf::reusing(MEMORY.take());
    let result = write(&mut buffer).and_then(|()| finish(buffer.as_view()));
    if let OwnedStr::Latin1(memory) = buffer.finish()
        && memory.capacity() <= MEMORY_KEPT
    {
        MEMORY.set(memory);
    }
    result
}

/// A str of the text that `write` appends to an empty buffer.
#[inline]
pub(crate) fn built(vm: &Vm, write: impl FnOnce(&mut StrBuf) -> PyResult<()>) -> PyResult {
    with_buffer(write, |text| new_large(vm, text))
}

/// A str of `len` Latin-1 characters.
///
/// # Safety
/// - `fill` writes all of them.
#[inline]
pub(super) unsafe fn new_latin1(
    vm: &Vm,
    len: usize,
    fill: impl FnOnce(&mut [MaybeUninit<u8>]),
) -> PyResult {
    if len < 2 {
        let mut buffer = [MaybeUninit::new(0)];
        fill(&mut buffer[..len]);
        // SAFETY: the byte was initialised in any case.
        let byte = unsafe { buffer[0].assume_init() };
        return Ok(if len == 0 { vm.empty_str.clone() } else { vm.new_char(u32::from(byte)) });
    }
    check_size(vm, Kind::Latin1, Some(len))?;
    // SAFETY: the caller's duty.
    Ok(unsafe {
        allocate_with(&vm.types.str, Kind::Latin1, len, 0, |data| {
            fill(std::slice::from_raw_parts_mut(data.cast(), len));
        })
    })
}

/// A str of the bytes that `map` makes of these, one for each.
#[inline(always)]
pub(super) fn map_latin1(vm: &Vm, bytes: &[u8], map: impl Fn(u8) -> u8) -> PyResult {
    // SAFETY: there are as many bytes as characters.
    unsafe {
        new_latin1(vm, bytes.len(), |out| {
            for (out, &byte) in out.iter_mut().zip(bytes) {
                out.write(map(byte));
            }
        })
    }
}

/// `a + b`.
#[inline]
pub(super) fn concat(vm: &Vm, a: StrView<'_>, b: StrView<'_>) -> PyResult {
    concat_with_room(vm, a, b, 0)
}

fn concat_with_room(vm: &Vm, a: StrView<'_>, b: StrView<'_>, room: u32) -> PyResult {
    let kind = a.kind().max(b.kind());
    let len = check_size(vm, kind, a.len().checked_add(b.len()))?;
    if len < 2 {
        return Ok(vm.new_str_narrowest(if a.is_empty() { b } else { a }));
    }
    // SAFETY: both parts are written; one of them needs this width.
    Ok(unsafe {
        allocate_with(&vm.types.str, kind, len, room, |data| {
            write_at(data, kind, 0, a);
            write_at(data, kind, a.len(), b);
        })
    })
}

/// `a += b` where both are strs and nothing else: the new value of `a`. Appends to `a` itself
/// where nobody but the caller has it, so the caller must not use `a` for anything but to drop
/// it or replace it with the result. So loops that build a string take linear time.
#[inline]
pub(crate) fn append(vm: &Vm, a: &Value, b: &Value) -> Option<PyResult> {
    let (x, y) = (a.downcast_exact::<Str>()?, b.downcast_exact::<Str>()?);
    if y.is_empty() {
        return Some(Ok(a.clone()));
    }
    if x.is_empty() {
        return Some(Ok(b.clone()));
    }
    let unshared = a.header().is_some_and(|header| header.refcount() == 1) && !x.is_interned();
    if !unshared || y.kind > x.kind {
        return Some(concat(vm, x.view(), y.view()));
    }
    let (len, added) = (x.len(), y.len());
    let bytes = added * width(x.kind);
    if bytes > x.room.get() as usize {
        // The string is growing: room for half as much again.
        let room = ((len + added) * width(x.kind) / 2).min(u32::MAX as usize / 2) as u32 + 16;
        return Some(concat_with_room(vm, x.view(), y.view(), room));
    }
    // SAFETY: the room is large enough, and nothing reads it. `b` may be `a`: what is copied
    // stands before the room.
    unsafe { write_at(x.data(), x.kind, len, y.view()) };
    x.room.set(x.room.get() - bytes as u32);
    x.len.set(len + added);
    x.hash.set(NO_HASH);
    Some(Ok(a.clone()))
}

/// `text * count`.
pub(super) fn repeat(vm: &Vm, text: StrView<'_>, count: usize) -> PyResult {
    let (kind, len) = (text.kind(), text.len());
    let Some(total) = len.checked_mul(count).filter(|&n| n <= isize::MAX as usize) else {
        return Err(vm.overflow_error("repeated string is too long"));
    };
    let total = check_size(vm, kind, Some(total))?;
    if total < 2 {
        return Ok(vm.new_str_narrowest(if count == 0 { StrView::EMPTY } else { text }));
    }
    // SAFETY: so many bytes are written.
    Ok(unsafe {
        allocate_with(&vm.types.str, kind, total, 0, |data| {
            fill_repeated(text.raw_bytes(), data, total * width(kind));
        })
    })
}

/// Writes `len` bytes: the piece over and over.
///
/// # Safety
/// - `place` has room for them; `len` is a multiple of the piece's length.
pub(crate) unsafe fn fill_repeated(piece: &[u8], place: *mut u8, len: usize) {
    // SAFETY: the caller's duty. The piece is written once, and what is there is copied until
    // all is full.
    unsafe {
        match piece {
            _ if len == 0 => {}
            [byte] => place.write_bytes(*byte, len),
            _ => {
                copy_bytes(piece, place);
                let mut done = piece.len();
                while done < len {
                    let more = done.min(len - done);
                    place.add(done).copy_from_nonoverlapping(place, more);
                    done += more;
                }
            }
        }
    }
}

impl Vm {
    /// The strs one after the other: what an f-string makes of its parts.
    pub fn concat_strs(&self, parts: &[Value]) -> PyResult {
        join(self, StrView::EMPTY, parts, |_, part| {
            let found = part.type_name(self);
            self.system_error(format!("parts of a string are strs, not {found}"))
        })
    }
}

/// The strs with a separator between them; the first that isn't one is the error that
/// `wrong_type` makes.
pub(super) fn join(
    vm: &Vm,
    separator: StrView<'_>,
    items: &[Value],
    wrong_type: impl FnOnce(usize, &Value) -> Raised,
) -> PyResult {
    let separators = items.len().saturating_sub(1);
    let mut kind = if separators > 0 { separator.kind() } else { Kind::Latin1 };
    let mut len = separator.len().checked_mul(separators);
    let mut sum = 0usize;
    for (i, item) in items.iter().enumerate() {
        let Some(item) = item.downcast::<Str>() else { return Err(wrong_type(i, item)) };
        kind = kind.max(item.kind);
        // Lengths are far below the limit, so only the sum of very many can pass it.
        sum = sum.saturating_add(item.len());
    }
    len = len.and_then(|len| len.checked_add(sum));
    let len = match len {
        Some(len) if len <= isize::MAX as usize => check_size(vm, kind, Some(len))?,
        _ => return Err(vm.overflow_error("join() result is too long for a Python string")),
    };
    // SAFETY: all are strs, as was just found.
    let texts = || items.iter().map(|item| unsafe { item.downcast_unchecked::<Str>() });
    if len < 2 {
        let only = texts().map(Str::view).find(|text| !text.is_empty()).unwrap_or(separator);
        return Ok(vm.new_str_narrowest(if len == 0 { StrView::EMPTY } else { only }));
    }
    // SAFETY: the elements counted are written; one of the strings needs this width.
    Ok(unsafe {
        allocate_with(&vm.types.str, kind, len, 0, |data| match (kind, separator) {
            (Kind::Latin1, StrView::Latin1(separator)) => {
                write_latin1(data, separator, texts().map(Str::latin1_of));
            }
            _ => write_joined(data, kind, separator, texts().map(Str::view)),
        })
    })
}

/// # Safety
/// - There is room for all.
#[inline]
unsafe fn write_latin1<'a>(
    mut place: *mut u8,
    separator: &[u8],
    texts: impl Iterator<Item = &'a [u8]>,
) {
    for (i, text) in texts.enumerate() {
        // SAFETY: the caller's duty.
        unsafe {
            if i > 0 && !separator.is_empty() {
                copy_bytes(separator, place);
                place = place.add(separator.len());
            }
            copy_bytes(text, place);
            place = place.add(text.len());
        }
    }
}

/// # Safety
/// - There is room for all in this width, which none of them exceeds.
unsafe fn write_joined<'a>(
    data: *mut u8,
    kind: Kind,
    separator: StrView<'_>,
    texts: impl Iterator<Item = StrView<'a>>,
) {
    let mut at = 0;
    for (i, text) in texts.enumerate() {
        // SAFETY: the caller's duty.
        unsafe {
            if i > 0 {
                write_at(data, kind, at, separator);
                at += separator.len();
            }
            write_at(data, kind, at, text);
        }
        at += text.len();
    }
}
