//! Taking bytes apart and putting them together.

use super::{Bytes, bytes_arg, bytes_of, subsequence, text_of};
use crate::error::{PyResult, Raised};
use crate::objects::bytes::new_joined;
use crate::objects::list::List;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::StrView;
use apython_text::search::{self, Flavor};
use std::ops::Range;

/// A separator, which must not be empty.
fn separator<'a>(vm: &Vm, value: &'a Value) -> PyResult<StrView<'a>> {
    match bytes_arg(vm, value)? {
        [] => Err(vm.value_error("empty separator")),
        bytes => Ok(StrView::Latin1(bytes)),
    }
}

/// The list of these parts of a bytes object.
fn parts(vm: &Vm, this: &Value, ranges: impl Iterator<Item = Range<usize>>) -> Vec<Value> {
    ranges.map(|range| subsequence(vm, this, range)).collect()
}

/// As [`parts`], for the ranges from right to left.
fn parts_reversed(vm: &Vm, this: &Value, ranges: impl Iterator<Item = Range<usize>>) -> Vec<Value> {
    let mut parts = parts(vm, this, ranges);
    parts.reverse();
    parts
}

#[pymethods(SPLIT)]
impl Bytes {
    /// Return a list of the sections in the bytes, using sep as the delimiter.
    ///
    ///   sep
    ///     The delimiter according which to split the bytes.
    ///     None (the default value) means split on ASCII whitespace characters
    ///     (space, tab, return, newline, formfeed, vertical tab).
    ///   maxsplit
    ///     Maximum number of splits to do.
    ///     -1 (the default value) means no limit.
    #[pymethod("split(self, sep=None, maxsplit=-1)")]
    fn split(vm: &Vm, this: &Value, sep: Option<&Value>, maxsplit: isize) -> PyResult<Vec<Value>> {
        let (text, most) = (text_of(this), usize::try_from(maxsplit).ok());
        Ok(match sep {
            Some(sep) => parts(vm, this, search::split(text, separator(vm, sep)?, most)),
            None => parts(vm, this, search::split_spaces(text, most, Flavor::Bytes)),
        })
    }
    /// Return a list of the sections in the bytes, using sep as the delimiter.
    ///
    ///   sep
    ///     The delimiter according which to split the bytes.
    ///     None (the default value) means split on ASCII whitespace characters
    ///     (space, tab, return, newline, formfeed, vertical tab).
    ///   maxsplit
    ///     Maximum number of splits to do.
    ///     -1 (the default value) means no limit.
    ///
    /// Splitting is done starting at the end of the bytes and working to the front.
    #[pymethod("rsplit(self, sep=None, maxsplit=-1)")]
    fn rsplit(vm: &Vm, this: &Value, sep: Option<&Value>, maxsplit: isize) -> PyResult<Vec<Value>> {
        let (text, most) = (text_of(this), usize::try_from(maxsplit).ok());
        Ok(match sep {
            Some(sep) => parts_reversed(vm, this, search::rsplit(text, separator(vm, sep)?, most)),
            None => parts_reversed(vm, this, search::rsplit_spaces(text, most, Flavor::Bytes)),
        })
    }
    /// Return a list of the lines in the bytes, breaking at line boundaries.
    ///
    /// Line breaks are not included in the resulting list unless keepends is given and
    /// true.
    #[pymethod("splitlines(self, keepends=False)")]
    fn splitlines(vm: &Vm, this: &Value, keepends: bool) -> Vec<Value> {
        parts(vm, this, search::split_lines(text_of(this), keepends, Flavor::Bytes))
    }
    /// Partition the bytes into three parts using the given separator.
    ///
    /// This will search for the separator sep in the bytes. If the separator is found,
    /// returns a 3-tuple containing the part before the separator, the separator
    /// itself, and the part after it.
    ///
    /// If the separator is not found, returns a 3-tuple containing the original bytes
    /// object and two empty bytes objects.
    #[pymethod("partition(self, sep, /)")]
    fn partition(vm: &Vm, this: &Value, sep: &Value) -> PyResult {
        let (text, needle) = (text_of(this), separator(vm, sep)?);
        let Some(at) = search::find(text, needle) else {
            let empty = || vm.new_bytes(&[]);
            return Ok(vm.new_tuple(vec![this.clone(), empty(), empty()]));
        };
        Ok(cut(vm, bytes_of(this), sep, at))
    }
    /// Partition the bytes into three parts using the given separator.
    ///
    /// This will search for the separator sep in the bytes, starting at the end. If
    /// the separator is found, returns a 3-tuple containing the part before the
    /// separator, the separator itself, and the part after it.
    ///
    /// If the separator is not found, returns a 3-tuple containing two empty bytes
    /// objects and the original bytes object.
    #[pymethod("rpartition(self, sep, /)")]
    fn rpartition(vm: &Vm, this: &Value, sep: &Value) -> PyResult {
        let (text, needle) = (text_of(this), separator(vm, sep)?);
        let Some(at) = search::rfind(text, needle) else {
            let empty = || vm.new_bytes(&[]);
            return Ok(vm.new_tuple(vec![empty(), empty(), this.clone()]));
        };
        Ok(cut(vm, bytes_of(this), sep, at))
    }
    /// Concatenate any number of bytes objects.
    ///
    /// The bytes whose method is called is inserted in between each pair.
    ///
    /// The result is returned as a new bytes object.
    ///
    /// Example: b'.'.join([b'ab', b'pq', b'rs']) -> b'ab.pq.rs'.
    #[pymethod("join(self, iterable_of_bytes, /)")]
    fn join(vm: &Vm, this: &Value, iterable: &Value) -> PyResult {
        if let Some(list) = iterable.downcast_exact::<List>() {
            return join(vm, bytes_of(this), list.borrow());
        }
        if iterable.type_of(vm).is(&vm.types.tuple) {
            return join(vm, bytes_of(this), iterable.as_tuple_items().unwrap_or_default());
        }
        let iterator = match ops::iter(vm, iterable) {
            Ok(iterator) => iterator,
            Err(raised) => {
                drop(vm.take_exception_if(raised, &vm.exceptions.type_error)?);
                return Err(vm.type_error("can only join an iterable"));
            }
        };
        join(vm, bytes_of(this), &ops::collect(vm, &iterator)?)
    }
}

/// What stands before the separator, the separator, and what stands after it: a tuple.
fn cut(vm: &Vm, bytes: &[u8], separator: &Value, at: usize) -> Value {
    let end = at + bytes_of(separator).len();
    vm.new_tuple(vec![vm.new_bytes(&bytes[..at]), separator.clone(), vm.new_bytes(&bytes[end..])])
}

fn join(vm: &Vm, separator: &[u8], items: &[Value]) -> PyResult {
    if let [only] = items
        && only.downcast_exact::<Bytes>().is_some()
    {
        return Ok(only.clone());
    }
    if let Some(place) = items.iter().position(|item| item.as_bytes_slice().is_none()) {
        return Err(not_bytes(vm, place, &items[place]));
    }
    new_joined(vm, separator, items.iter().filter_map(Value::as_bytes_slice))
}

#[cold]
fn not_bytes(vm: &Vm, place: usize, item: &Value) -> Raised {
    let found = item.type_name(vm);
    vm.type_error(format!("sequence item {place}: expected a bytes-like object, {found} found"))
}
