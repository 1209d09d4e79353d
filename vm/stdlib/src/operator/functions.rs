//! The operators of the language.

use apython_core::native::{Args, NativeDef};
use apython_core::object::{BinaryOp, CompareOp};
use apython_core::{PyResult, Value, Vm, ops};
use apython_derive::pyfunction;

/// The two arguments of `def`, which are hot: `map` and `reduce` call nothing else.
#[inline(always)]
fn two<'a>(vm: &Vm, args: Args<'a>, def: &'static NativeDef) -> PyResult<(&'a Value, &'a Value)> {
    match args.values() {
        [a, b] if !args.has_keywords() => Ok((a, b)),
        _ => bind_two(vm, args, def),
    }
}

#[cold]
fn bind_two<'a>(
    vm: &Vm,
    args: Args<'a>,
    def: &'static NativeDef,
) -> PyResult<(&'a Value, &'a Value)> {
    let [a, b] = def.signature.bind::<2>(vm, args)?;
    Ok((a.expect("bound: it is required"), b.expect("bound: it is required")))
}

macro_rules! binary_operators {
    ($($(#[$doc:meta])* $name:ident $def:ident $signature:literal: $apply:path, $op:expr;)*) => {$(
        $(#[$doc])*
        #[pyfunction($signature, raw)]
        fn $name(vm: &Vm, args: Args<'_>) -> PyResult {
            let (a, b) = two(vm, args, &$def)?;
            $apply(vm, $op, a, b)
        }
    )*};
}

fn compare(vm: &Vm, op: CompareOp, a: &Value, b: &Value) -> PyResult {
    ops::compare(vm, a, b, op)
}

binary_operators! {
/// Same as a + b.
    add ADD_DEF "add(a, b, /)": ops::binary, BinaryOp::Add;
/// Same as a - b.
    sub SUB_DEF "sub(a, b, /)": ops::binary, BinaryOp::Subtract;
/// Same as a * b.
    mul MUL_DEF "mul(a, b, /)": ops::binary, BinaryOp::Multiply;
/// Same as a @ b.
    matmul MATMUL_DEF "matmul(a, b, /)": ops::binary, BinaryOp::MatrixMultiply;
/// Same as a // b.
    floordiv FLOORDIV_DEF "floordiv(a, b, /)": ops::binary, BinaryOp::FloorDivide;
/// Same as a / b.
    truediv TRUEDIV_DEF "truediv(a, b, /)": ops::binary, BinaryOp::TrueDivide;
/// Same as a % b.
    modulo MODULO_DEF "mod(a, b, /)": ops::binary, BinaryOp::Remainder;
/// Same as a << b.
    lshift LSHIFT_DEF "lshift(a, b, /)": ops::binary, BinaryOp::Lshift;
/// Same as a >> b.
    rshift RSHIFT_DEF "rshift(a, b, /)": ops::binary, BinaryOp::Rshift;
/// Same as a & b.
    and_ AND__DEF "and_(a, b, /)": ops::binary, BinaryOp::And;
/// Same as a ^ b.
    xor XOR_DEF "xor(a, b, /)": ops::binary, BinaryOp::Xor;
/// Same as a | b.
    or_ OR__DEF "or_(a, b, /)": ops::binary, BinaryOp::Or;
/// Same as a ** b.
    pow POW_DEF "pow(a, b, /)": ops::binary, BinaryOp::Power;
/// Same as a += b.
    iadd IADD_DEF "iadd(a, b, /)": ops::inplace, BinaryOp::Add;
/// Same as a -= b.
    isub ISUB_DEF "isub(a, b, /)": ops::inplace, BinaryOp::Subtract;
/// Same as a *= b.
    imul IMUL_DEF "imul(a, b, /)": ops::inplace, BinaryOp::Multiply;
/// Same as a @= b.
    imatmul IMATMUL_DEF "imatmul(a, b, /)": ops::inplace, BinaryOp::MatrixMultiply;
/// Same as a //= b.
    ifloordiv IFLOORDIV_DEF "ifloordiv(a, b, /)": ops::inplace, BinaryOp::FloorDivide;
/// Same as a /= b.
    itruediv ITRUEDIV_DEF "itruediv(a, b, /)": ops::inplace, BinaryOp::TrueDivide;
/// Same as a %= b.
    imod IMOD_DEF "imod(a, b, /)": ops::inplace, BinaryOp::Remainder;
/// Same as a <<= b.
    ilshift ILSHIFT_DEF "ilshift(a, b, /)": ops::inplace, BinaryOp::Lshift;
/// Same as a >>= b.
    irshift IRSHIFT_DEF "irshift(a, b, /)": ops::inplace, BinaryOp::Rshift;
/// Same as a &= b.
    iand IAND_DEF "iand(a, b, /)": ops::inplace, BinaryOp::And;
/// Same as a ^= b.
    ixor IXOR_DEF "ixor(a, b, /)": ops::inplace, BinaryOp::Xor;
/// Same as a |= b.
    ior IOR_DEF "ior(a, b, /)": ops::inplace, BinaryOp::Or;
/// Same as a **= b.
    ipow IPOW_DEF "ipow(a, b, /)": ops::inplace, BinaryOp::Power;
/// Same as a == b.
    eq EQ_DEF "eq(a, b, /)": compare, CompareOp::Eq;
/// Same as a != b.
    ne NE_DEF "ne(a, b, /)": compare, CompareOp::Ne;
/// Same as a < b.
    lt LT_DEF "lt(a, b, /)": compare, CompareOp::Lt;
/// Same as a <= b.
    le LE_DEF "le(a, b, /)": compare, CompareOp::Le;
/// Same as a > b.
    gt GT_DEF "gt(a, b, /)": compare, CompareOp::Gt;
/// Same as a >= b.
    ge GE_DEF "ge(a, b, /)": compare, CompareOp::Ge;
}

macro_rules! unary_operators {
    ($($(#[$doc:meta])* $name:ident $signature:literal: $apply:path;)*) => {$(
        $(#[$doc])*
        #[pyfunction($signature)]
        fn $name(vm: &Vm, a: &Value) -> PyResult {
            $apply(vm, a)
        }
    )*};
}

unary_operators! {
/// Same as -a.
    neg "neg(a, /)": ops::negative;
/// Same as +a.
    pos "pos(a, /)": ops::positive;
/// Same as abs(a).
    abs "abs(a, /)": ops::absolute;
/// Same as ~a.
    inv "inv(a, /)": ops::invert;
/// Same as ~a.
    invert "invert(a, /)": ops::invert;
/// Same as a.__index__()
    index "index(a, /)": ops::index;
}

/// Return True if a is true, False otherwise.
#[pyfunction("truth(a, /)")]
fn truth(vm: &Vm, a: &Value) -> PyResult<bool> {
    ops::is_true(vm, a)
}

/// Same as not a.
#[pyfunction("not_(a, /)")]
fn not_(vm: &Vm, a: &Value) -> PyResult<bool> {
    Ok(!ops::is_true(vm, a)?)
}

/// Same as a is b.
#[pyfunction("is_(a, b, /)")]
fn is_(_vm: &Vm, a: &Value, b: &Value) -> bool {
    a.is(b)
}

/// Same as a is not b.
#[pyfunction("is_not(a, b, /)")]
fn is_not(_vm: &Vm, a: &Value, b: &Value) -> bool {
    !a.is(b)
}

/// Same as obj(*args, **kwargs).
#[pyfunction("call(obj, /, *args, **kwargs)", raw)]
fn call(vm: &Vm, args: Args<'_>) -> PyResult {
    match args.split_first() {
        Some((callable, args)) => ops::call(vm, callable, args),
        None => Err(vm.type_error("call expected at least 1 argument, got 0")),
    }
}
