//! Taking strings apart and putting them together.

use super::{Str, ascii, build, str_arg, substring, text_of};
use crate::error::{PyResult, Raised};
use crate::objects::list::List;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::StrView;
use apython_text::search::{self, Flavor};
use std::ops::Range;

/// The separator of `split`: `None` for white space.
fn separator<'a>(vm: &Vm, value: Option<&'a Value>) -> PyResult<Option<StrView<'a>>> {
    let Some(value) = value else { return Ok(None) };
    let Some(separator) = value.as_str_view() else {
        let found = value.type_name(vm);
        return Err(vm.type_error(format!("must be str or None, not {found}")));
    };
    not_empty(vm, separator).map(Some)
}

fn not_empty<'a>(vm: &Vm, separator: StrView<'a>) -> PyResult<StrView<'a>> {
    if separator.is_empty() { Err(vm.value_error("empty separator")) } else { Ok(separator) }
}

/// The list of these parts of a str.
fn parts(vm: &Vm, this: &Value, ranges: impl Iterator<Item = Range<usize>>) -> Vec<Value> {
    ranges.map(|range| substring(vm, this, range)).collect()
}

/// As [`parts`], for the ranges from right to left.
fn parts_reversed(vm: &Vm, this: &Value, ranges: impl Iterator<Item = Range<usize>>) -> Vec<Value> {
    let mut parts = parts(vm, this, ranges);
    parts.reverse();
    parts
}

#[pymethods(SPLIT)]
impl Str {
    /// Return a list of the substrings in the string, using sep as the separator string.
    ///
    ///   sep
    ///     The separator used to split the string.
    ///
    ///     When set to None (the default value), will split on any whitespace
    ///     character (including \n \r \t \f and spaces) and will discard
    ///     empty strings from the result.
    ///   maxsplit
    ///     Maximum number of splits (starting from the left).
    ///     -1 (the default value) means no limit.
    ///
    /// Note, str.split() is mainly useful for data that has been intentionally
    /// delimited.  With natural text that includes punctuation, consider using
    /// the regular expression module.
    #[pymethod("split(self, sep=None, maxsplit=-1)")]
    fn split(vm: &Vm, this: &Value, sep: Option<&Value>, maxsplit: isize) -> PyResult<Vec<Value>> {
        let (text, most) = (text_of(this), usize::try_from(maxsplit).ok());
        match (separator(vm, sep)?, text, most) {
            (Some(StrView::Latin1(&[byte])), StrView::Latin1(bytes), None)
                if memchr::memchr(byte, bytes).is_some() =>
            {
                Ok(ascii::split_at_byte(vm, bytes, byte))
            }
            (None, StrView::Latin1(bytes), None) => Ok(ascii::split_spaces(vm, bytes)),
            (Some(sep), ..) => Ok(parts(vm, this, search::split(text, sep, most))),
            (None, ..) => Ok(parts(vm, this, search::split_spaces(text, most, Flavor::Str))),
        }
    }
    /// Return a list of the substrings in the string, using sep as the separator string.
    ///
    ///   sep
    ///     The separator used to split the string.
    ///
    ///     When set to None (the default value), will split on any whitespace
    ///     character (including \n \r \t \f and spaces) and will discard
    ///     empty strings from the result.
    ///   maxsplit
    ///     Maximum number of splits (starting from the left).
    ///     -1 (the default value) means no limit.
    ///
    /// Splitting starts at the end of the string and works to the front.
    #[pymethod("rsplit(self, sep=None, maxsplit=-1)")]
    fn rsplit(vm: &Vm, this: &Value, sep: Option<&Value>, maxsplit: isize) -> PyResult<Vec<Value>> {
        let (text, most) = (text_of(this), usize::try_from(maxsplit).ok());
        Ok(match separator(vm, sep)? {
            Some(sep) => parts_reversed(vm, this, search::rsplit(text, sep, most)),
            None => parts_reversed(vm, this, search::rsplit_spaces(text, most, Flavor::Str)),
        })
    }
    /// Return a list of the lines in the string, breaking at line boundaries.
    ///
    /// Line breaks are not included in the resulting list unless keepends is given and
    /// true.
    #[pymethod("splitlines(self, keepends=False)")]
    fn splitlines(vm: &Vm, this: &Value, keepends: bool) -> Vec<Value> {
        match text_of(this) {
            StrView::Latin1(bytes) => ascii::split_lines(vm, bytes, keepends),
            text => parts(vm, this, search::split_lines(text, keepends, Flavor::Str)),
        }
    }
    /// Partition the string into three parts using the given separator.
    ///
    /// This will search for the separator in the string.  If the separator is found,
    /// returns a 3-tuple containing the part before the separator, the separator
    /// itself, and the part after it.
    ///
    /// If the separator is not found, returns a 3-tuple containing the original string
    /// and two empty strings.
    #[pymethod("partition(self, sep, /)")]
    fn partition(vm: &Vm, this: &Value, sep: &Value) -> PyResult {
        let (text, needle) = (text_of(this), not_empty(vm, str_arg(vm, sep)?)?);
        let Some(at) = search::find(text, needle) else {
            let empty = || vm.empty_str.clone();
            return Ok(triple(vm, [this.clone(), empty(), empty()]));
        };
        Ok(triple(vm, cut(vm, text, sep, at)))
    }
    /// Partition the string into three parts using the given separator.
    ///
    /// This will search for the separator in the string, starting at the end. If
    /// the separator is found, returns a 3-tuple containing the part before the
    /// separator, the separator itself, and the part after it.
    ///
    /// If the separator is not found, returns a 3-tuple containing two empty strings
    /// and the original string.
    #[pymethod("rpartition(self, sep, /)")]
    fn rpartition(vm: &Vm, this: &Value, sep: &Value) -> PyResult {
        let (text, needle) = (text_of(this), not_empty(vm, str_arg(vm, sep)?)?);
        let Some(at) = search::rfind(text, needle) else {
            let empty = || vm.empty_str.clone();
            return Ok(triple(vm, [empty(), empty(), this.clone()]));
        };
        Ok(triple(vm, cut(vm, text, sep, at)))
    }
    /// Concatenate any number of strings.
    ///
    /// The string whose method is called is inserted in between each given string.
    /// The result is returned as a new string.
    ///
    /// Example: '.'.join(['ab', 'pq', 'rs']) -> 'ab.pq.rs'
    #[pymethod("join(self, iterable, /)")]
    fn join(vm: &Vm, this: &Value, iterable: &Value) -> PyResult {
        if let Some(list) = iterable.downcast_exact::<List>() {
            return join(vm, this, list.borrow());
        }
        if iterable.type_of(vm).is(&vm.types.tuple) {
            return join(vm, this, iterable.as_tuple_items().unwrap_or_default());
        }
        let iterator = match ops::iter(vm, iterable) {
            Ok(iterator) => iterator,
            Err(raised) => {
                drop(vm.take_exception_if(raised, &vm.exceptions.type_error)?);
                return Err(vm.type_error("can only join an iterable"));
            }
        };
        join(vm, this, &ops::collect(vm, &iterator)?)
    }
}

fn triple(vm: &Vm, items: [Value; 3]) -> Value {
    let items = std::mem::ManuallyDrop::new(items);
    // SAFETY: the items move to the tuple.
    unsafe { vm.new_tuple_steal(items.as_ptr(), items.len()) }
}

/// What stands before the separator, the separator, and what stands after it.
fn cut(vm: &Vm, text: StrView<'_>, separator: &Value, at: usize) -> [Value; 3] {
    let end = at + text_of(separator).len();
    [
        vm.new_str_view(text.slice(0, at)),
        separator.clone(),
        vm.new_str_view(text.slice(end, text.len())),
    ]
}

fn join(vm: &Vm, this: &Value, items: &[Value]) -> PyResult {
    if let [only] = items
        && only.downcast_exact::<Str>().is_some()
    {
        return Ok(only.clone());
    }
    build::join(vm, text_of(this), items, |place, item| not_a_str(vm, place, item))
}

#[cold]
fn not_a_str(vm: &Vm, place: usize, item: &Value) -> Raised {
    let found = item.type_name(vm);
    vm.type_error(format!("sequence item {place}: expected str instance, {found} found"))
}
