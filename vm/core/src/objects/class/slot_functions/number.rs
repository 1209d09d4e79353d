//! Numbers: truth, conversions, operators.

use crate::error::PyResult;
use crate::object::{BinaryOp, Type};
use crate::objects::class::special;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use std::slice::from_ref;

macro_rules! unary {
    ($($function:ident $name:ident;)*) => {
        $(
            #[doc = concat!("`", stringify!($name), "`")]
            pub(crate) fn $function(vm: &Vm, this: &Value) -> PyResult {
                special::call(vm, this, &vm.names.$name, &[])
            }
        )*
    };
}

unary! {
    int __int__;
    float __float__;
    index __index__;
    negative __neg__;
    positive __pos__;
    absolute __abs__;
    invert __invert__;
}

/// `__bool__`
pub(crate) fn bool(vm: &Vm, this: &Value) -> PyResult<bool> {
    if let Some(result) = special::call_opt(vm, this, &vm.names.__bool__, &[])? {
        return result.as_bool().ok_or_else(|| {
            let found = result.type_name(vm);
            vm.type_error(format!("__bool__ should return bool, returned {found}"))
        });
    }
    match special::call_opt(vm, this, &vm.names.__len__, &[])? {
        Some(length) => ops::is_true(vm, &length),
        None => Ok(true),
    }
}

/// The methods of a binary operator: plain, reflected, in place.
pub(crate) fn operator_names(vm: &Vm, op: BinaryOp) -> [&Value; 3] {
    let n = &vm.names;
    match op {
        BinaryOp::Add => [&n.__add__, &n.__radd__, &n.__iadd__],
        BinaryOp::And => [&n.__and__, &n.__rand__, &n.__iand__],
        BinaryOp::FloorDivide => [&n.__floordiv__, &n.__rfloordiv__, &n.__ifloordiv__],
        BinaryOp::Lshift => [&n.__lshift__, &n.__rlshift__, &n.__ilshift__],
        BinaryOp::MatrixMultiply => [&n.__matmul__, &n.__rmatmul__, &n.__imatmul__],
        BinaryOp::Multiply => [&n.__mul__, &n.__rmul__, &n.__imul__],
        BinaryOp::Remainder => [&n.__mod__, &n.__rmod__, &n.__imod__],
        BinaryOp::Or => [&n.__or__, &n.__ror__, &n.__ior__],
        BinaryOp::Power => [&n.__pow__, &n.__rpow__, &n.__ipow__],
        BinaryOp::Rshift => [&n.__rshift__, &n.__rrshift__, &n.__irshift__],
        BinaryOp::Subtract => [&n.__sub__, &n.__rsub__, &n.__isub__],
        BinaryOp::TrueDivide => [&n.__truediv__, &n.__rtruediv__, &n.__itruediv__],
        BinaryOp::Xor => [&n.__xor__, &n.__rxor__, &n.__ixor__],
    }
}

/// Calls a method, NotImplemented if there is none.
fn call_or_not_implemented(vm: &Vm, name: &Value, this: &Value, other: &Value) -> PyResult {
    let result = special::call_opt(vm, this, name, from_ref(other))?;
    Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// Whether `right`'s class has another reflected method than `left`'s.
fn reflected_is_overloaded(vm: &Vm, left: &Type, right: &Type, name: &Value) -> bool {
    match (left.lookup(vm, name), right.lookup(vm, name)) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(left), Some(right)) => !left.is(&right),
    }
}

fn operator(vm: &Vm, op: BinaryOp, left: &Value, right: &Value) -> PyResult {
    let [name, reflected, _] = operator_names(vm, op);
    let (left_class, right_class) = (left.type_of(vm).clone(), right.type_of(vm).clone());
    let same_class = left_class.is(&right_class);
    let mut try_right = !same_class && right_class.has_python_operator(op);
    if left_class.has_python_operator(op) {
        if try_right
            && right_class.is_subtype_of(&left_class)
            && reflected_is_overloaded(vm, &left_class, &right_class, reflected)
        {
            let result = call_or_not_implemented(vm, reflected, right, left)?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
            try_right = false;
        }
        let result = call_or_not_implemented(vm, name, left, right)?;
        if !result.is_not_implemented() || same_class {
            return Ok(result);
        }
    }
    if try_right {
        return call_or_not_implemented(vm, reflected, right, left);
    }
    Ok(Value::NOT_IMPLEMENTED)
}

/// What the right operand's class says, once the left one's has been asked.
pub(crate) fn reflected(vm: &Vm, op: BinaryOp, left: &Value, right: &Value) -> PyResult {
    let class = right.type_of(vm).clone();
    if class.is(left.type_of(vm)) || !class.has_python_operator(op) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let [_, reflected, _] = operator_names(vm, op);
    call_or_not_implemented(vm, reflected, right, left)
}

/// `__add__` and `__radd__`, and the like: `OP` is a [`BinaryOp`].
pub(crate) fn binary<const OP: u8>(vm: &Vm, left: &Value, right: &Value) -> PyResult {
    operator(vm, BinaryOp::ALL[OP as usize], left, right)
}

/// `__iadd__` and the like.
pub(crate) fn inplace<const OP: u8>(vm: &Vm, this: &Value, other: &Value) -> PyResult {
    let [_, _, name] = operator_names(vm, BinaryOp::ALL[OP as usize]);
    special::call(vm, this, name, from_ref(other))
}

/// `__pow__` with three arguments, which has no reflected form.
pub(crate) fn power_mod(vm: &Vm, base: &Value, exponent: &Value, modulus: &Value) -> PyResult {
    if modulus.is_none() {
        return operator(vm, BinaryOp::Power, base, exponent);
    }
    if !base.type_of(vm).has_python_operator(BinaryOp::Power) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    special::call(vm, base, &vm.names.__pow__, &[exponent.clone(), modulus.clone()])
}
