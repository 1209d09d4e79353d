//! Finding, counting, replacing, and looking at both ends.

use super::{Bytes, bytes_arg, made, subsequence, text_of};
use crate::error::{PyResult, Raised};
use crate::objects::str::bounds::search_range;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::StrView;
use apython_text::search;

/// What is searched for: bytes, or one byte given as an int.
enum Needle<'a> {
    Bytes(&'a [u8]),
    Byte([u8; 1]),
}

impl Needle<'_> {
    fn view(&self) -> StrView<'_> {
        match self {
            Needle::Bytes(bytes) => StrView::Latin1(bytes),
            Needle::Byte(byte) => StrView::Latin1(byte),
        }
    }
}

fn needle<'a>(vm: &Vm, value: &'a Value) -> PyResult<Needle<'a>> {
    if let Some(bytes) = value.as_bytes_slice() {
        return Ok(Needle::Bytes(bytes));
    }
    if !value.is_int() && value.type_of(vm).slots().index.is_none() {
        let found = value.type_name(vm);
        let message = format!("argument should be integer or bytes-like object, not '{found}'");
        return Err(vm.type_error(message));
    }
    match ops::index_clamped(vm, value)? {
        byte @ 0..=255 => Ok(Needle::Byte([byte as u8])),
        _ => Err(vm.value_error("byte must be in range(0, 256)")),
    }
}

/// Applies a search to what `start` and `end` select. The bounds are looked at before the
/// needle, and nothing is found, not even the empty string, where the start is beyond the end.
fn search_in<R>(
    vm: &Vm,
    this: &Value,
    (sub, start, end): (&Value, &Value, &Value),
    search: impl FnOnce(StrView<'_>, StrView<'_>) -> Option<R>,
) -> PyResult<Option<(usize, R)>> {
    let text = text_of(this);
    let range = search_range(vm, start, end, text.len())?;
    let needle = needle(vm, sub)?;
    let Some(range) = range else { return Ok(None) };
    let start = range.start;
    Ok(search(text.slice(start, range.end), needle.view()).map(|found| (start, found)))
}

fn place(found: Option<(usize, usize)>) -> i64 {
    found.map_or(-1, |(start, found)| (start + found) as i64)
}

fn found(vm: &Vm, found: Option<(usize, usize)>) -> PyResult<usize> {
    match found {
        Some((start, found)) => Ok(start + found),
        None => Err(not_found(vm)),
    }
}

#[cold]
fn not_found(vm: &Vm) -> Raised {
    vm.value_error("subsection not found")
}

#[pymethods(SEARCH)]
impl Bytes {
    /// B.find(sub[, start[, end]]) -> int
    ///
    /// Return the lowest index in B where subsection sub is found,
    /// such that sub is contained within B[start,end].  Optional
    /// arguments start and end are interpreted as in slice notation.
    ///
    /// Return -1 on failure.
    #[pymethod("find(self, sub, start=None, end=None, /)", no_text)]
    fn find(vm: &Vm, this: &Value, sub: &Value, start: &Value, end: &Value) -> PyResult<i64> {
        Ok(place(search_in(vm, this, (sub, start, end), search::find)?))
    }
    /// B.rfind(sub[, start[, end]]) -> int
    ///
    /// Return the highest index in B where subsection sub is found,
    /// such that sub is contained within B[start,end].  Optional
    /// arguments start and end are interpreted as in slice notation.
    ///
    /// Return -1 on failure.
    #[pymethod("rfind(self, sub, start=None, end=None, /)", no_text)]
    fn rfind(vm: &Vm, this: &Value, sub: &Value, start: &Value, end: &Value) -> PyResult<i64> {
        Ok(place(search_in(vm, this, (sub, start, end), search::rfind)?))
    }
    /// B.index(sub[, start[, end]]) -> int
    ///
    /// Return the lowest index in B where subsection sub is found,
    /// such that sub is contained within B[start,end].  Optional
    /// arguments start and end are interpreted as in slice notation.
    ///
    /// Raises ValueError when the subsection is not found.
    #[pymethod("index(self, sub, start=None, end=None, /)", no_text)]
    fn index(vm: &Vm, this: &Value, sub: &Value, start: &Value, end: &Value) -> PyResult<usize> {
        found(vm, search_in(vm, this, (sub, start, end), search::find)?)
    }
    /// B.rindex(sub[, start[, end]]) -> int
    ///
    /// Return the highest index in B where subsection sub is found,
    /// such that sub is contained within B[start,end].  Optional
    /// arguments start and end are interpreted as in slice notation.
    ///
    /// Raise ValueError when the subsection is not found.
    #[pymethod("rindex(self, sub, start=None, end=None, /)", no_text)]
    fn rindex(vm: &Vm, this: &Value, sub: &Value, start: &Value, end: &Value) -> PyResult<usize> {
        found(vm, search_in(vm, this, (sub, start, end), search::rfind)?)
    }
    /// B.count(sub[, start[, end]]) -> int
    ///
    /// Return the number of non-overlapping occurrences of subsection sub in
    /// bytes B[start:end].  Optional arguments start and end are interpreted
    /// as in slice notation.
    #[pymethod("count(self, sub, start=None, end=None, /)", no_text)]
    fn count(vm: &Vm, this: &Value, sub: &Value, start: &Value, end: &Value) -> PyResult<usize> {
        let count = |text: StrView<'_>, sub: StrView<'_>| Some(search::count(text, sub));
        Ok(search_in(vm, this, (sub, start, end), count)?.map_or(0, |(_, count)| count))
    }
    /// B.startswith(prefix[, start[, end]]) -> bool
    ///
    /// Return True if B starts with the specified prefix, False otherwise.
    /// With optional start, test B beginning at that position.
    /// With optional end, stop comparing B at that position.
    /// prefix can also be a tuple of bytes to try.
    #[pymethod("startswith(self, prefix, start=None, end=None, /)", no_text)]
    fn startswith(
        vm: &Vm,
        this: &Value,
        prefix: &Value,
        start: &Value,
        end: &Value,
    ) -> PyResult<bool> {
        matches_end(vm, this, (prefix, start, end), "startswith", search::starts_with)
    }
    /// B.endswith(suffix[, start[, end]]) -> bool
    ///
    /// Return True if B ends with the specified suffix, False otherwise.
    /// With optional start, test B beginning at that position.
    /// With optional end, stop comparing B at that position.
    /// suffix can also be a tuple of bytes to try.
    #[pymethod("endswith(self, suffix, start=None, end=None, /)", no_text)]
    fn endswith(
        vm: &Vm,
        this: &Value,
        suffix: &Value,
        start: &Value,
        end: &Value,
    ) -> PyResult<bool> {
        matches_end(vm, this, (suffix, start, end), "endswith", search::ends_with)
    }
    /// Return a bytes object with the given prefix string removed if present.
    ///
    /// If the bytes starts with the prefix string, return bytes[len(prefix):].
    /// Otherwise, return a copy of the original bytes.
    #[pymethod("removeprefix(self, prefix, /)")]
    fn removeprefix(vm: &Vm, this: &Value, prefix: &[u8]) -> Value {
        let text = text_of(this);
        let has_prefix = search::starts_with(text, StrView::Latin1(prefix));
        subsequence(vm, this, if has_prefix { prefix.len() } else { 0 }..text.len())
    }
    /// Return a bytes object with the given suffix string removed if present.
    ///
    /// If the bytes ends with the suffix string and that suffix is not empty,
    /// return bytes[:-len(prefix)].  Otherwise, return a copy of the original
    /// bytes.
    #[pymethod("removesuffix(self, suffix, /)")]
    fn removesuffix(vm: &Vm, this: &Value, suffix: &[u8]) -> Value {
        let text = text_of(this);
        let has_suffix = search::ends_with(text, StrView::Latin1(suffix));
        subsequence(vm, this, 0..text.len() - if has_suffix { suffix.len() } else { 0 })
    }
    /// Return a copy with all occurrences of substring old replaced by new.
    ///
    ///   count
    ///     Maximum number of occurrences to replace.
    ///     -1 (the default value) means replace all occurrences.
    ///
    /// If the optional argument count is given, only the first count occurrences are
    /// replaced.
    #[pymethod("replace(self, old, new, count=-1, /)")]
    fn replace(vm: &Vm, this: &Value, old: &[u8], new: &[u8], count: isize) -> PyResult {
        let (old, new) = (StrView::Latin1(old), StrView::Latin1(new));
        let most = usize::try_from(count).ok();
        match search::replace(text_of(this), old, new, most) {
            Err(error) if error.kind == apython_text::ErrorKind::Overflow => {
                Err(vm.overflow_error("replace bytes are too long"))
            }
            text => made(vm, this, text),
        }
    }
}

/// `startswith` and `endswith`: of one bytes object, or any of a tuple of them.
fn matches_end(
    vm: &Vm,
    this: &Value,
    (wanted, start, end): (&Value, &Value, &Value),
    method: &str,
    matches: fn(StrView<'_>, StrView<'_>) -> bool,
) -> PyResult<bool> {
    let text = text_of(this);
    let range = search_range(vm, start, end, text.len())?;
    let part = range.map(|range| text.slice(range.start, range.end));
    let is_match = |wanted| part.is_some_and(|part| matches(part, StrView::Latin1(wanted)));
    if let Some(wanted) = wanted.as_bytes_slice() {
        return Ok(is_match(wanted));
    }
    let Some(several) = wanted.as_tuple_items() else {
        let found = wanted.type_name(vm);
        let message = format!("{method} first arg must be bytes or a tuple of bytes, not {found}");
        return Err(vm.type_error(message));
    };
    for wanted in several {
        if is_match(bytes_arg(vm, wanted)?) {
            return Ok(true);
        }
    }
    Ok(false)
}
