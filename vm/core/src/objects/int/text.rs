//! Integers as decimal text, within the limit on such conversions.

use super::IntView;
use crate::error::{PyResult, Raised};
use crate::value::Value;
use crate::vm::Vm;
use apython_text::StrView;
use apython_text::float::NumBuf;
use apython_text::format::{FormatContext, NumericLocale};
use apython_text::int::{IntRef, exceeds_decimal_digits, push_decimal};
use std::cell::Cell;

/// What the limit is until a program sets it.
pub const DEFAULT_MAX_STR_DIGITS: usize = 4300;
/// Below this many digits conversions are never limited.
pub const MAX_STR_DIGITS_THRESHOLD: usize = 640;

thread_local! {
    static MAX_STR_DIGITS: Cell<usize> = const { Cell::new(DEFAULT_MAX_STR_DIGITS) };
}

/// The limit that `sys.get_int_max_str_digits()` shows; 0 for none.
#[inline]
pub fn max_str_digits() -> usize {
    MAX_STR_DIGITS.get()
}

/// Sets the limit of this thread's VM: 0 or at least [`MAX_STR_DIGITS_THRESHOLD`].
pub fn set_max_str_digits(limit: usize) {
    debug_assert!(limit == 0 || limit >= MAX_STR_DIGITS_THRESHOLD);
    MAX_STR_DIGITS.set(limit);
}

/// Appends the decimal digits; ValueError where they are more than the limit allows.
#[inline]
pub fn push_str(vm: &Vm, x: IntView<'_>, out: &mut NumBuf) -> PyResult<()> {
    let limit = max_str_digits();
    if matches!(x, IntView::Big(_)) && limit > 0 && exceeds_decimal_digits(x.to_text_ref(), limit) {
        return Err(too_many_digits(vm, limit));
    }
    push_decimal(x.to_text_ref(), out);
    Ok(())
}

#[cold]
fn too_many_digits(vm: &Vm, limit: usize) -> Raised {
    vm.value_error(format!(
        "Exceeds the limit ({limit} digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit"
    ))
}

/// `repr(x)`: a str.
#[inline]
pub fn repr(vm: &Vm, x: IntView<'_>) -> PyResult {
    let mut digits = NumBuf::new();
    push_str(vm, x, &mut digits)?;
    Ok(vm.new_str_narrowest(StrView::Latin1(&digits)))
}

/// `bin`, `oct` or `hex`: to the base `1 << bits`, with the prefix.
pub fn repr_radix(vm: &Vm, x: IntView<'_>, bits: u32) -> Value {
    let mut digits = NumBuf::new();
    apython_text::int::push_radix(x.to_text_ref(), bits, true, &mut digits);
    vm.new_str_narrowest(StrView::Latin1(&digits))
}

/// `format(x, spec)` with a specification that isn't empty; `type_name` is for messages.
pub fn format(vm: &Vm, x: IntRef<'_>, spec: StrView<'_>, type_name: &str) -> PyResult {
    let mut out = apython_text::StrBuf::new();
    apython_text::format::format_int(x, spec, &context(type_name), &mut out)
        .map_err(|error| vm.text_error(error))?;
    Ok(vm.new_str_owned(&out.finish()))
}

/// What formatting a number depends on.
pub fn context(type_name: &str) -> FormatContext<'_> {
    FormatContext { type_name, locale: &NumericLocale::C, max_str_digits: max_str_digits() }
}
