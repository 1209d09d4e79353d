//! Arithmetic: `a + b`, `a += b`, `-a`, `pow`, `divmod`.
//!
//! Both operands' types are asked, the right one's first if it is a subclass of the left one's;
//! NotImplemented passes the question on. Sequences take part through slots of their own, after
//! the numbers had their say.

use super::convert::repeat_count;
use crate::error::{PyResult, Raised};
use crate::object::{BinaryFn, BinaryOp, RepeatFn, Slots, UnaryFn};
use crate::objects::builtin::Builtin;
use crate::objects::class::reflected;
use crate::objects::str;
use crate::value::Value;
use crate::vm::Vm;
use std::ptr::fn_addr_eq;

/// `a op b`.
#[inline]
pub fn binary(vm: &Vm, op: BinaryOp, a: &Value, b: &Value) -> PyResult {
    match quick(vm, op, a, b) {
        Some(result) => Ok(result),
        None => binary_slow(vm, op, a, b),
    }
}

/// Floats and small ints, where nothing can go wrong.
#[inline(always)]
fn quick(vm: &Vm, op: BinaryOp, a: &Value, b: &Value) -> Option<Value> {
    if let (Some(x), Some(y)) = (a.as_small_int(), b.as_small_int()) {
        return Some(match op {
            // 48 bits each: sums fit in 64.
            BinaryOp::Add => Value::from_int(vm, x + y),
            BinaryOp::Subtract => Value::from_int(vm, x - y),
            BinaryOp::Multiply => Value::from_int(vm, x.checked_mul(y)?),
            BinaryOp::And => Value::from_small_int(x & y),
            BinaryOp::Or => Value::from_small_int(x | y),
            BinaryOp::Xor => Value::from_small_int(x ^ y),
            _ => return None,
        });
    }
    let (x, y) = (a.as_f64()?, b.as_f64()?);
    Some(Value::from_f64(match op {
        BinaryOp::Add => x + y,
        BinaryOp::Subtract => x - y,
        BinaryOp::Multiply => x * y,
        BinaryOp::TrueDivide if y != 0.0 => x / y,
        _ => return None,
    }))
}

#[inline(never)]
fn binary_slow(vm: &Vm, op: BinaryOp, a: &Value, b: &Value) -> PyResult {
    let result = binary_of_numbers(vm, op, a, b)?;
    after_numbers(vm, op, a, b, result)
}

/// `a op b`, once the method of `a`'s Python class has returned NotImplemented.
pub(crate) fn binary_after_left(vm: &Vm, op: BinaryOp, a: &Value, b: &Value) -> PyResult {
    let (left, right) = (a.type_of(vm), b.type_of(vm));
    let result = match right.slots().binary.get(op) {
        // Both classes have Python methods, or their bases.
        Some(slot) if left.slots().binary.get(op).is_some_and(|it| fn_addr_eq(it, slot)) => {
            reflected(vm, op, a, b)?
        }
        Some(slot) => slot(vm, a, b)?,
        None => Value::NOT_IMPLEMENTED,
    };
    after_numbers(vm, op, a, b, result)
}

/// What follows when the number slots have said `result`.
fn after_numbers(vm: &Vm, op: BinaryOp, a: &Value, b: &Value, result: Value) -> PyResult {
    if !result.is_not_implemented() {
        return Ok(result);
    }
    let (left, right) = (a.type_of(vm).slots(), b.type_of(vm).slots());
    match op {
        BinaryOp::Add => {
            if let Some(concat) = left.concat {
                return concat(vm, a, b);
            }
        }
        BinaryOp::Multiply => {
            if let Some(repeat) = left.repeat {
                return repeat_sequence(vm, repeat, a, b);
            }
            if let Some(repeat) = right.repeat {
                return repeat_sequence(vm, repeat, b, a);
            }
        }
        _ => (),
    }
    Err(unsupported(vm, op, a, b))
}

/// What the number slots of the operands' types say; NotImplemented if neither knows.
#[inline]
pub fn binary_of_numbers(vm: &Vm, op: BinaryOp, a: &Value, b: &Value) -> PyResult {
    let left = a.type_of(vm).slots().binary.get(op);
    let right = b.type_of(vm).slots().binary.get(op);
    first_that_knows(vm, (a, left), (b, right), |slot| slot(vm, a, b))
}

/// Asks the slots of both operands in the order that the language prescribes.
#[inline]
fn first_that_knows(
    vm: &Vm,
    (a, left): (&Value, Option<BinaryFn>),
    (b, right): (&Value, Option<BinaryFn>),
    ask: impl Fn(BinaryFn) -> PyResult,
) -> PyResult {
    let Some(left) = left else {
        return right.map_or(Ok(Value::NOT_IMPLEMENTED), ask);
    };
    // One function for both knows both orders itself.
    let mut right = right.filter(|&right| !fn_addr_eq(right, left));
    if let Some(slot) = right
        && b.type_of(vm).is_subtype_of(a.type_of(vm))
    {
        let result = ask(slot)?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
        right = None;
    }
    let result = ask(left)?;
    match right {
        Some(slot) if result.is_not_implemented() => ask(slot),
        _ => Ok(result),
    }
}

fn repeat_sequence(vm: &Vm, repeat: RepeatFn, sequence: &Value, count: &Value) -> PyResult {
    let class = count.type_of(vm);
    if class.slots().index.is_none() {
        let class = class.name();
        return Err(vm.type_error(format!("can't multiply sequence by non-int of type '{class}'")));
    }
    repeat(vm, sequence, repeat_count(vm, count)?)
}

#[cold]
fn unsupported(vm: &Vm, op: BinaryOp, a: &Value, b: &Value) -> Raised {
    let symbol = if op == BinaryOp::Power { "** or pow()" } else { op.symbol() };
    let (left, right) = (a.type_name(vm), b.type_name(vm));
    let mut message = format!("unsupported operand type(s) for {symbol}: '{left}' and '{right}'");
    let is_print = |value: &Value| {
        value.downcast::<Builtin>().is_some_and(|function| function.def.name == "print")
    };
    if op == BinaryOp::Rshift && is_print(a) {
        message += ". Did you mean \"print(<message>, file=<output_stream>)\"?";
    }
    vm.type_error(message)
}

/// `a op= b`: the new value of `a`, which must not be used for anything else afterwards: a str
/// that nobody else has is changed itself.
#[inline]
pub fn inplace(vm: &Vm, op: BinaryOp, a: &Value, b: &Value) -> PyResult {
    match quick(vm, op, a, b) {
        Some(result) => Ok(result),
        None => inplace_slow(vm, op, a, b),
    }
}

#[inline(never)]
fn inplace_slow(vm: &Vm, op: BinaryOp, a: &Value, b: &Value) -> PyResult {
    if op == BinaryOp::Add
        && let Some(result) = str::append(vm, a, b)
    {
        return result;
    }
    if let Some(slot) = a.type_of(vm).slots().inplace.get(op) {
        let result = slot(vm, a, b)?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    let result = binary_of_numbers(vm, op, a, b)?;
    if !result.is_not_implemented() {
        return Ok(result);
    }
    let (left, right) = (a.type_of(vm), b.type_of(vm).slots());
    let slots = left.slots();
    match op {
        BinaryOp::Add => {
            if let Some(concat) = slots.inplace_concat.or(slots.concat) {
                return concat(vm, a, b);
            }
        }
        BinaryOp::Multiply => {
            if let Some(repeat) = slots.inplace_repeat.or(slots.repeat) {
                return repeat_sequence(vm, repeat, a, b);
            }
            // CPython looks at the right operand only where the left one's type has no
            // sequence operations whatever, which all Python classes have.
            if let Some(repeat) = right.repeat.filter(|_| !left.is_heap_type() && !has_items(slots))
            {
                return repeat_sequence(vm, repeat, b, a);
            }
        }
        _ => (),
    }
    let (left, right) = (left.name(), b.type_name(vm));
    let symbol = op.symbol();
    let message = format!("unsupported operand type(s) for {symbol}=: '{left}' and '{right}'");
    Err(vm.type_error(message))
}

fn has_items(slots: &Slots) -> bool {
    slots.len.is_some() || slots.getitem.is_some() || slots.contains.is_some()
}

/// `pow(base, exponent, modulus)`; None as modulus means two arguments.
pub fn power_mod(vm: &Vm, base: &Value, exponent: &Value, modulus: &Value) -> PyResult {
    if modulus.is_none() {
        return binary(vm, BinaryOp::Power, base, exponent);
    }
    let slot = |value: &Value| value.type_of(vm).slots().power_mod;
    let ask = |slot: crate::object::TernaryFn| slot(vm, base, exponent, modulus);
    let (left, right) = (slot(base), slot(exponent));
    let mut asked: Vec<crate::object::TernaryFn> = Vec::with_capacity(3);
    let right_first = right.is_some() && {
        let (base, exponent) = (base.type_of(vm), exponent.type_of(vm));
        !base.is(exponent) && exponent.is_subtype_of(base)
    };
    let order = if right_first { [right, left] } else { [left, right] };
    for slot in order.into_iter().chain([slot(modulus)]).flatten() {
        if asked.iter().any(|&other| fn_addr_eq(other, slot)) {
            continue;
        }
        let result = ask(slot)?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
        asked.push(slot);
    }
    let [base, exponent, modulus] = [base, exponent, modulus].map(|value| value.type_name(vm));
    Err(vm.type_error(format!(
        "unsupported operand type(s) for ** or pow(): '{base}', '{exponent}', '{modulus}'"
    )))
}

/// `divmod(a, b)`.
pub fn divmod(vm: &Vm, a: &Value, b: &Value) -> PyResult {
    let (left, right) = (a.type_of(vm), b.type_of(vm));
    let reflected_first = !left.is(right)
        && right.is_subtype_of(left)
        && match (left.lookup(vm, &vm.names.__rdivmod__), right.lookup(vm, &vm.names.__rdivmod__)) {
            (Some(inherited), Some(own)) => !own.is(&inherited),
            (None, own) => own.is_some(),
            _ => false,
        };
    let forward = || super::call_special(vm, a, &vm.names.__divmod__, std::slice::from_ref(b));
    let reflected = || super::call_special(vm, b, &vm.names.__rdivmod__, std::slice::from_ref(a));
    let known = |result: Option<Value>| result.filter(|value| !value.is_not_implemented());
    let result = if reflected_first {
        match known(reflected()?) {
            Some(result) => Some(result),
            None => known(forward()?),
        }
    } else {
        match known(forward()?) {
            Some(result) => Some(result),
            None if left.is(right) => None,
            None => known(reflected()?),
        }
    };
    result.ok_or_else(|| {
        let (left, right) = (left.name(), right.name());
        vm.type_error(format!("unsupported operand type(s) for divmod(): '{left}' and '{right}'"))
    })
}

#[inline]
fn unary(vm: &Vm, value: &Value, slot: Option<UnaryFn>, what: &str) -> PyResult {
    match slot {
        Some(slot) => slot(vm, value),
        None => Err(bad_operand(vm, value, what)),
    }
}

#[cold]
fn bad_operand(vm: &Vm, value: &Value, what: &str) -> Raised {
    let class = value.type_name(vm);
    vm.type_error(format!("bad operand type for {what}: '{class}'"))
}

/// `-value`.
#[inline]
pub fn negative(vm: &Vm, value: &Value) -> PyResult {
    if let Some(x) = value.as_f64() {
        return Ok(Value::from_f64(-x));
    }
    if let Some(x) = value.as_small_int() {
        return Ok(Value::from_int(vm, -x));
    }
    unary(vm, value, value.type_of(vm).slots().negative, "unary -")
}
/// `+value`.
pub fn positive(vm: &Vm, value: &Value) -> PyResult {
    unary(vm, value, value.type_of(vm).slots().positive, "unary +")
}
/// `~value`.
pub fn invert(vm: &Vm, value: &Value) -> PyResult {
    unary(vm, value, value.type_of(vm).slots().invert, "unary ~")
}
/// `abs(value)`.
pub fn absolute(vm: &Vm, value: &Value) -> PyResult {
    unary(vm, value, value.type_of(vm).slots().absolute, "abs()")
}
