//! Comparison and truth.

use crate::error::{PyResult, Raised};
use crate::object::CompareOp;
use crate::objects::str::Str;
use crate::value::Value;
use crate::vm::Vm;

/// `a op b`, any object.
#[inline]
pub fn compare(vm: &Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    match quick(a, b, op) {
        Some(result) => Ok(Value::from_bool(result)),
        None => compare_slow(vm, a, b, op),
    }
}

/// Floats, small ints and, for equality, strings.
#[inline(always)]
fn quick(a: &Value, b: &Value, op: CompareOp) -> Option<bool> {
    if let (Some(x), Some(y)) = (a.as_small_int(), b.as_small_int()) {
        return Some(op.holds(x.cmp(&y)));
    }
    if let (Some(x), Some(y)) = (a.as_f64(), b.as_f64()) {
        return Some(op.holds_partial(x.partial_cmp(&y)));
    }
    let equal = match op {
        CompareOp::Eq => true,
        CompareOp::Ne => false,
        _ => return None,
    };
    let (x, y) = (a.downcast_exact::<Str>()?, b.downcast_exact::<Str>()?);
    if a.is(b) {
        return Some(equal);
    }
    if x.is_interned() && y.is_interned() {
        return Some(!equal);
    }
    Some((x.view() == y.view()) == equal)
}

#[inline(never)]
fn compare_slow(vm: &Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    vm.check_comparison_depth()?;
    let (left, right) = (a.type_of(vm), b.type_of(vm));
    let mut reflected = right.slots().compare;
    if !left.is(right)
        && right.is_subtype_of(left)
        && let Some(slot) = reflected.take()
    {
        let result = slot(vm, b, a, op.swapped())?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    if let Some(slot) = left.slots().compare {
        let result = slot(vm, a, b, op)?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    if let Some(slot) = reflected {
        let result = slot(vm, b, a, op.swapped())?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    match op {
        CompareOp::Eq => Ok(Value::from_bool(a.is(b))),
        CompareOp::Ne => Ok(Value::from_bool(!a.is(b))),
        _ => Err(unsupported(vm, a, b, op)),
    }
}

#[cold]
fn unsupported(vm: &Vm, a: &Value, b: &Value, op: CompareOp) -> Raised {
    let (symbol, left, right) = (op.symbol(), a.type_name(vm), b.type_name(vm));
    vm.type_error(format!("'{symbol}' not supported between instances of '{left}' and '{right}'"))
}

/// The truth of `a op b`; identity implies equality, as containers compare.
#[inline]
pub fn compare_bool(vm: &Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult<bool> {
    if a.is(b) {
        match op {
            CompareOp::Eq => return Ok(true),
            CompareOp::Ne => return Ok(false),
            _ => (),
        }
    }
    match quick(a, b, op) {
        Some(result) => Ok(result),
        None => is_true(vm, &compare_slow(vm, a, b, op)?),
    }
}

/// `a is b or a == b`.
#[inline]
pub fn equal(vm: &Vm, a: &Value, b: &Value) -> PyResult<bool> {
    compare_bool(vm, a, b, CompareOp::Eq)
}

/// `bool(value)`.
#[inline]
pub fn is_true(vm: &Vm, value: &Value) -> PyResult<bool> {
    if let Some(truth) = value.as_bool() {
        return Ok(truth);
    }
    if value.is_none() {
        return Ok(false);
    }
    if let Some(x) = value.as_small_int() {
        return Ok(x != 0);
    }
    if let Some(x) = value.as_f64() {
        return Ok(x != 0.0);
    }
    let slots = value.type_of(vm).slots();
    if let Some(truth) = slots.bool {
        return truth(vm, value);
    }
    match slots.len {
        Some(len) => Ok(len(vm, value)? != 0),
        None => Ok(true),
    }
}
