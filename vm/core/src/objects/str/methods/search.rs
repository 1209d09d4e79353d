//! Finding, counting, replacing, and looking at both ends.

use super::{Str, ascii, made, str_arg, substring, text_of, unchanged};
use crate::error::{PyResult, Raised};
use crate::objects::str::bounds::search_range;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::StrView;
use apython_text::search;

/// Applies a search to what `start` and `end` select. The bounds are looked at before the
/// needle, and nothing is found, not even the empty string, where the start is beyond the end.
fn search_in<R>(
    vm: &Vm,
    this: &Value,
    (needle, start, end): (&Value, &Value, &Value),
    search: impl FnOnce(StrView<'_>, StrView<'_>) -> Option<R>,
) -> PyResult<Option<(usize, R)>> {
    let text = text_of(this);
    let range = search_range(vm, start, end, text.len())?;
    let needle = str_arg(vm, needle)?;
    let Some(range) = range else { return Ok(None) };
    let start = range.start;
    Ok(search(text.slice(start, range.end), needle).map(|found| (start, found)))
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
    vm.value_error("substring not found")
}

#[pymethods(SEARCH)]
impl Str {
    /// S.find(sub[, start[, end]]) -> int
    ///
    /// Return the lowest index in S where substring sub is found,
    /// such that sub is contained within S[start:end].  Optional
    /// arguments start and end are interpreted as in slice notation.
    ///
    /// Return -1 on failure.
    #[pymethod("find(self, sub, start=None, end=None, /)", no_text)]
    fn find(vm: &Vm, this: &Value, sub: &Value, start: &Value, end: &Value) -> PyResult<i64> {
        Ok(place(search_in(vm, this, (sub, start, end), search::find)?))
    }
    /// S.rfind(sub[, start[, end]]) -> int
    ///
    /// Return the highest index in S where substring sub is found,
    /// such that sub is contained within S[start:end].  Optional
    /// arguments start and end are interpreted as in slice notation.
    ///
    /// Return -1 on failure.
    #[pymethod("rfind(self, sub, start=None, end=None, /)", no_text)]
    fn rfind(vm: &Vm, this: &Value, sub: &Value, start: &Value, end: &Value) -> PyResult<i64> {
        Ok(place(search_in(vm, this, (sub, start, end), search::rfind)?))
    }
    /// S.index(sub[, start[, end]]) -> int
    ///
    /// Return the lowest index in S where substring sub is found,
    /// such that sub is contained within S[start:end].  Optional
    /// arguments start and end are interpreted as in slice notation.
    ///
    /// Raises ValueError when the substring is not found.
    #[pymethod("index(self, sub, start=None, end=None, /)", no_text)]
    fn index(vm: &Vm, this: &Value, sub: &Value, start: &Value, end: &Value) -> PyResult<usize> {
        found(vm, search_in(vm, this, (sub, start, end), search::find)?)
    }
    /// S.rindex(sub[, start[, end]]) -> int
    ///
    /// Return the highest index in S where substring sub is found,
    /// such that sub is contained within S[start:end].  Optional
    /// arguments start and end are interpreted as in slice notation.
    ///
    /// Raises ValueError when the substring is not found.
    #[pymethod("rindex(self, sub, start=None, end=None, /)", no_text)]
    fn rindex(vm: &Vm, this: &Value, sub: &Value, start: &Value, end: &Value) -> PyResult<usize> {
        found(vm, search_in(vm, this, (sub, start, end), search::rfind)?)
    }
    /// S.count(sub[, start[, end]]) -> int
    ///
    /// Return the number of non-overlapping occurrences of substring sub in
    /// string S[start:end].  Optional arguments start and end are
    /// interpreted as in slice notation.
    #[pymethod("count(self, sub, start=None, end=None, /)", no_text)]
    fn count(vm: &Vm, this: &Value, sub: &Value, start: &Value, end: &Value) -> PyResult<usize> {
        let count = |text: StrView<'_>, sub: StrView<'_>| Some(search::count(text, sub));
        Ok(search_in(vm, this, (sub, start, end), count)?.map_or(0, |(_, count)| count))
    }
    /// S.startswith(prefix[, start[, end]]) -> bool
    ///
    /// Return True if S starts with the specified prefix, False otherwise.
    /// With optional start, test S beginning at that position.
    /// With optional end, stop comparing S at that position.
    /// prefix can also be a tuple of strings to try.
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
    /// S.endswith(suffix[, start[, end]]) -> bool
    ///
    /// Return True if S ends with the specified suffix, False otherwise.
    /// With optional start, test S beginning at that position.
    /// With optional end, stop comparing S at that position.
    /// suffix can also be a tuple of strings to try.
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
    /// Return a str with the given prefix string removed if present.
    ///
    /// If the string starts with the prefix string, return string[len(prefix):].
    /// Otherwise, return a copy of the original string.
    #[pymethod("removeprefix(self, prefix, /)")]
    fn removeprefix(vm: &Vm, this: &Value, prefix: StrView<'_>) -> Value {
        let text = text_of(this);
        let start = if search::starts_with(text, prefix) { prefix.len() } else { 0 };
        substring(vm, this, start..text.len())
    }
    /// Return a str with the given suffix string removed if present.
    ///
    /// If the string ends with the suffix string and that suffix is not empty,
    /// return string[:-len(suffix)]. Otherwise, return a copy of the original
    /// string.
    #[pymethod("removesuffix(self, suffix, /)")]
    fn removesuffix(vm: &Vm, this: &Value, suffix: StrView<'_>) -> Value {
        let text = text_of(this);
        let dropped = if search::ends_with(text, suffix) { suffix.len() } else { 0 };
        substring(vm, this, 0..text.len() - dropped)
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
    fn replace(
        vm: &Vm,
        this: &Value,
        old: StrView<'_>,
        new: StrView<'_>,
        count: isize,
    ) -> PyResult {
        let most = usize::try_from(count).ok();
        if let (StrView::Latin1(text), StrView::Latin1(old), StrView::Latin1(new)) =
            (text_of(this), old, new)
            && let Some(replaced) = ascii::replace(vm, text, old, new, most.unwrap_or(usize::MAX))
        {
            return Ok(replaced?.unwrap_or_else(|| unchanged(vm, this)));
        }
        made(vm, this, search::replace(text_of(this), old, new, most))
    }
}

/// `startswith` and `endswith`: of one str, or any of a tuple of them.
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
    let is_match = |wanted| part.is_some_and(|part| matches(part, wanted));
    if let Some(wanted) = wanted.as_str_view() {
        return Ok(is_match(wanted));
    }
    let Some(several) = wanted.as_tuple_items() else {
        let found = wanted.type_name(vm);
        let message = format!("{method} first arg must be str or a tuple of str, not {found}");
        return Err(vm.type_error(message));
    };
    for wanted in several {
        let Some(wanted) = wanted.as_str_view() else {
            let found = wanted.type_name(vm);
            let message = format!("tuple for {method} must only contain str, not {found}");
            return Err(vm.type_error(message));
        };
        if is_match(wanted) {
            return Ok(true);
        }
    }
    Ok(false)
}
