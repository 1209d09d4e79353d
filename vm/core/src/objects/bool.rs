//! bool: its constructor, and the operators that differ from int's. True and False are values
//! without objects.

use super::int::{self, expect_view};
use crate::error::PyResult;
use crate::native::{Args, Param, ParamKind, Signature};
use crate::object::{Ref, Type};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

/// Has no instances: the payload of bools is int's.
pub enum Bool {}

static SIGNATURE: Signature =
    Signature::of_class("bool", &[Param::optional("x", ParamKind::PositionalOnly)]);

/// `a op b`: a bool if both are bools.
macro_rules! binary_slot {
    ($vm:ident, $a:ident, $b:ident, $op:tt, $int:path) => {
        match ($a.as_bool(), $b.as_bool()) {
            (Some(a), Some(b)) => Ok(Value::from_bool(a $op b)),
            _ => match ($a.as_int_view(), $b.as_int_view()) {
                (Some(a), Some(b)) => Ok($int($vm, a, b)),
                _ => Ok(Value::NOT_IMPLEMENTED),
            },
        }
    };
}

#[pymethods]
impl Bool {
    #[pyslot(new)]
    fn make(vm: &Vm, _class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let [x] = SIGNATURE.bind_new(vm, args)?;
        Ok(Value::from_bool(match x {
            Some(x) => ops::is_true(vm, x)?,
            None => false,
        }))
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        Ok(vm.new_str(if expect_view(this).is_zero() { "False" } else { "True" }))
    }
    #[pyslot(invert)]
    fn invert(vm: &Vm, this: &Value) -> PyResult {
        vm.warn_deprecated(
            "Bitwise inversion '~' on bool is deprecated. This returns the bitwise inversion of \
             the underlying int object and is usually not what you expect from negating a bool. \
             Use the 'not' operator for boolean negation or ~int(x) if you really want the \
             bitwise inversion of the underlying int.",
        )?;
        Ok(int::invert(vm, expect_view(this)))
    }
    #[pyslot(binary.and)]
    fn and(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b, &, int::and)
    }
    #[pyslot(binary.or)]
    fn or(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b, |, int::or)
    }
    #[pyslot(binary.xor)]
    fn xor(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b, ^, int::xor)
    }
}
