//! Numbers out of objects.

use crate::error::{PyResult, Raised};
use crate::objects::int::{Int, IntView};
use crate::value::Value;
use crate::vm::Vm;

/// `operator.index(value)`: an int.
#[inline]
pub fn index(vm: &Vm, value: &Value) -> PyResult {
    if value.is_small_int() { Ok(value.clone()) } else { index_slow(vm, value) }
}

#[inline(never)]
fn index_slow(vm: &Vm, value: &Value) -> PyResult {
    if let Some(int) = int_exact(vm, value) {
        return Ok(int);
    }
    let Some(slot) = value.type_of(vm).slots().index else {
        let class = value.type_name(vm);
        let message = format!("'{class}' object cannot be interpreted as an integer");
        return Err(vm.type_error(message));
    };
    let result = slot(vm, value)?;
    if result.is_small_int() || result.downcast_exact::<Int>().is_some() {
        return Ok(result);
    }
    match int_exact(vm, &result) {
        Some(int) => {
            warn_of_subclass(vm, "__index__", &result, "int")?;
            Ok(int)
        }
        None => {
            let class = result.type_name(vm);
            Err(vm.type_error(format!("__index__ returned non-int (type {class})")))
        }
    }
}

/// Warns of a method that is to give an instance of exactly a class, and gave one of a subclass.
#[cold]
pub(crate) fn warn_of_subclass(vm: &Vm, method: &str, result: &Value, class: &str) -> PyResult<()> {
    let found = result.type_name(vm);
    vm.warn_deprecated(&format!(
        "{method} returned non-{class} (type {found}).  The ability to return an instance of a \
         strict subclass of {class} is deprecated, and may be removed in a future version of \
         Python."
    ))
}

/// An instance of int or a subclass, such as bool, as an int proper.
pub fn int_exact(vm: &Vm, value: &Value) -> Option<Value> {
    if value.is_small_int() || value.downcast_exact::<Int>().is_some() {
        return Some(value.clone());
    }
    Some(match value.as_int_view()? {
        IntView::Small(x) => Value::from_int(vm, x),
        IntView::Wide(x) => Value::from_i128(vm, x),
        IntView::Big(x) => Value::from_integer(vm, x.clone()),
    })
}

#[cold]
fn does_not_fit(vm: &Vm, value: &Value) -> String {
    format!("cannot fit '{}' into an index-sized integer", value.type_name(vm))
}

/// `operator.index(value)` as an index: IndexError if it doesn't fit.
#[inline]
pub fn index_i64(vm: &Vm, value: &Value) -> PyResult<i64> {
    match value.as_small_int() {
        Some(index) => Ok(index),
        None => {
            let index = index_slow(vm, value)?;
            index.as_i64().ok_or_else(|| vm.index_error(does_not_fit(vm, value)))
        }
    }
}

/// `operator.index(value)`, clamped to the range of i64: for slice bounds and counts.
#[inline]
pub fn index_clamped(vm: &Vm, value: &Value) -> PyResult<i64> {
    match value.as_small_int() {
        Some(index) => Ok(index),
        None => {
            let index = index_slow(vm, value)?;
            Ok(match index.as_int_view() {
                Some(IntView::Small(x)) => x,
                Some(view) if view.is_negative() => i64::MIN,
                _ => i64::MAX,
            })
        }
    }
}

/// How often a sequence is to be repeated: OverflowError if it doesn't fit.
pub fn repeat_count(vm: &Vm, value: &Value) -> PyResult<isize> {
    let count = index(vm, value)?;
    let count = count.as_i64().and_then(|count| isize::try_from(count).ok());
    count.ok_or_else(|| vm.overflow_error(does_not_fit(vm, value)))
}

/// An int as a size: OverflowError if it doesn't fit.
pub(super) fn size_of_int(vm: &Vm, value: &Value) -> PyResult<i64> {
    value.as_i64().ok_or_else(|| vm.overflow_error("Python int too large to convert to C ssize_t"))
}

/// The double of a real number, as `math` functions take it: "must be real number, not str".
#[inline]
pub fn to_float(vm: &Vm, value: &Value) -> PyResult<f64> {
    if let Some(x) = value.as_f64() {
        return Ok(x);
    }
    // 48 bits: exact.
    if let Some(x) = value.as_small_int() {
        return Ok(x as f64);
    }
    to_float_slow(vm, value)
}

#[inline(never)]
fn to_float_slow(vm: &Vm, value: &Value) -> PyResult<f64> {
    if let Some(x) = value.as_float() {
        return Ok(x);
    }
    let class = value.type_of(vm);
    if let Some(slot) = class.slots().float {
        let result = slot(vm, value)?;
        return float_result(vm, value, &result);
    }
    if class.slots().index.is_some() {
        let int = index_slow(vm, value)?;
        return to_float(vm, &int);
    }
    Err(not_real(vm, value))
}

/// What `__float__` of `value` gave.
pub(crate) fn float_result(vm: &Vm, value: &Value, result: &Value) -> PyResult<f64> {
    if let Some(x) = result.as_f64() {
        return Ok(x);
    }
    let method = format!("{}.__float__", value.type_name(vm));
    match result.as_float() {
        Some(x) => {
            warn_of_subclass(vm, &method, result, "float")?;
            Ok(x)
        }
        None => {
            let found = result.type_name(vm);
            Err(vm.type_error(format!("{method} returned non-float (type {found})")))
        }
    }
}

#[cold]
fn not_real(vm: &Vm, value: &Value) -> Raised {
    let class = value.type_name(vm);
    vm.type_error(format!("must be real number, not {class}"))
}
