//! Hashes.

use crate::error::{PyResult, Raised};
use crate::objects::str::Str;
use crate::value::Value;
use crate::vm::Vm;

/// `hash(None)`
pub const HASH_NONE: i64 = 0xFCA8_6420;

/// `hash(value)`.
#[inline]
pub fn hash(vm: &Vm, value: &Value) -> PyResult<i64> {
    if let Some(string) = value.downcast_exact::<Str>() {
        return Ok(string.hash());
    }
    if let Some(x) = value.as_small_int() {
        // Far below the modulus of numeric hashes.
        return Ok(if x == -1 { -2 } else { x });
    }
    hash_slow(vm, value)
}

#[inline(never)]
fn hash_slow(vm: &Vm, value: &Value) -> PyResult<i64> {
    if let Some(truth) = value.as_bool() {
        return Ok(i64::from(truth));
    }
    // All NaNs are one value here, so its bits do for their identity.
    if let Some(x) = value.as_f64() {
        return Ok(apython_text::hash::hash_f64(x).unwrap_or_else(|| hash_identity(value)));
    }
    vm.check_native_stack()?;
    match value.type_of(vm).slots().hash {
        Some(slot) => slot(vm, value),
        None => Err(unhashable(vm, value)),
    }
}

#[cold]
fn unhashable(vm: &Vm, value: &Value) -> Raised {
    let class = value.type_name(vm);
    vm.type_error(format!("unhashable type: '{class}'"))
}

/// The hash of an object that compares by identity.
pub fn hash_identity(value: &Value) -> i64 {
    // The low bits of an address are zero; they change places with the highest ones.
    match value.identity().rotate_right(4) as i64 {
        -1 => -2,
        hash => hash,
    }
}
