//! Tests of the operations on the objects that need no code to be executed.

use super::*;
use crate::error::PyResult;
use crate::object::{BinaryOp, CompareOp};
use crate::objects::str::to_string_lossy;
use crate::value::Value;
use crate::vm::{OwnedVm, Vm, VmConfig};

fn vm() -> OwnedVm {
    Vm::new(VmConfig { hash_seed: Some(0), ..VmConfig::default() })
}

/// The class and message of what was raised.
#[track_caller]
fn check_raises<T: std::fmt::Debug>(vm: &Vm, result: PyResult<T>, expected: &str) {
    let raised = result.expect_err("an exception");
    let exception = vm.take_exception(raised);
    let payload = exception.downcast::<crate::objects::exception::Exception>().expect("exception");
    let args = payload.args.borrow().clone();
    let message = args.as_tuple_items().and_then(|args| args.first()).map(to_string_lossy);
    let shown = format!("{}: {}", exception.type_name(vm), message.unwrap_or_default());
    assert_eq!(shown, expected);
}

#[test]
fn arithmetic_of_numbers_that_fit() {
    let vm = vm();
    let check = |op, a: Value, b: Value, expected: &str| {
        let result = binary(&vm, op, &a, &b).expect("a number");
        assert_eq!(format!("{result:?}"), expected);
    };
    let (int, float) = (|x| Value::from_int(&vm, x), Value::from_f64);
    check(BinaryOp::Add, int(2), int(3), "5");
    check(BinaryOp::Subtract, int(2), int(3), "-1");
    check(BinaryOp::Multiply, int(-2), int(3), "-6");
    check(BinaryOp::Xor, int(6), int(-3), "-5");
    check(BinaryOp::Add, float(0.5), float(0.25), "0.75");
    check(BinaryOp::TrueDivide, float(1.0), float(4.0), "0.25");
    let product = binary(&vm, BinaryOp::Multiply, &int(1 << 40), &int(1 << 20)).expect("an int");
    assert_eq!(product.as_i64(), Some(1 << 60));
}

#[test]
fn operands_that_do_not_fit() {
    let vm = vm();
    let (none, proxy) = (Value::NONE, vm.types.object.to_value());
    let check = |op, expected: &str| check_raises(&vm, binary(&vm, op, &none, &proxy), expected);
    check(
        BinaryOp::MatrixMultiply,
        "TypeError: unsupported operand type(s) for @: 'NoneType' and 'type'",
    );
    check(
        BinaryOp::Power,
        "TypeError: unsupported operand type(s) for ** or pow(): 'NoneType' and 'type'",
    );
    let result = inplace(&vm, BinaryOp::Lshift, &none, &none);
    check_raises(
        &vm,
        result,
        "TypeError: unsupported operand type(s) for <<=: 'NoneType' and 'NoneType'",
    );
    check_raises(&vm, negative(&vm, &none), "TypeError: bad operand type for unary -: 'NoneType'");
    check_raises(&vm, absolute(&vm, &none), "TypeError: bad operand type for abs(): 'NoneType'");
    check_raises(
        &vm,
        divmod(&vm, &none, &none),
        "TypeError: unsupported operand type(s) for divmod(): 'NoneType' and 'NoneType'",
    );
    check_raises(
        &vm,
        compare(&vm, &none, &none, CompareOp::Lt),
        "TypeError: '<' not supported between instances of 'NoneType' and 'NoneType'",
    );
    check_raises(&vm, len(&vm, &none), "TypeError: object of type 'NoneType' has no len()");
    check_raises(
        &vm,
        get_item(&vm, &none, &none),
        "TypeError: 'NoneType' object is not subscriptable",
    );
    check_raises(
        &vm,
        set_item(&vm, &none, &none, &none),
        "TypeError: 'NoneType' object does not support item assignment",
    );
    check_raises(
        &vm,
        del_item(&vm, &none, &none),
        "TypeError: 'NoneType' object does not support item deletion",
    );
    check_raises(
        &vm,
        contains(&vm, &none, &none),
        "TypeError: argument of type 'NoneType' is not iterable",
    );
    check_raises(&vm, iter(&vm, &none), "TypeError: 'NoneType' object is not iterable");
    check_raises(&vm, next(&vm, &none), "TypeError: 'NoneType' object is not an iterator");
    check_raises(&vm, call_values(&vm, &none, &[]), "TypeError: 'NoneType' object is not callable");
    check_raises(
        &vm,
        index(&vm, &none),
        "TypeError: 'NoneType' object cannot be interpreted as an integer",
    );
    check_raises(&vm, to_float(&vm, &none), "TypeError: must be real number, not NoneType");
    check_raises(
        &vm,
        index_i64(&vm, &Value::from_i128(&vm, 1 << 70)),
        "IndexError: cannot fit 'int' into an index-sized integer",
    );
}

#[test]
fn hashes() {
    let vm = vm();
    let check = |value: Value, expected: i64| assert_eq!(hash(&vm, &value), Ok(expected));
    check(Value::from_small_int(-1), -2);
    check(Value::from_small_int(1 << 40), 1 << 40);
    check(Value::from_f64(0.5), 1 << 60);
    check(Value::TRUE, 1);
    check(vm.new_str(""), 0);
}

#[test]
fn classes_of_values() {
    let vm = vm();
    let check = |value: Value, class: &crate::object::Ref<crate::object::Type>, expected| {
        assert_eq!(is_instance(&vm, &value, &class.to_value()), Ok(expected));
    };
    check(Value::TRUE, &vm.types.int, true);
    check(Value::NONE, &vm.types.int, false);
    let classes = vm.new_tuple(vec![vm.types.str.to_value(), vm.types.float.to_value()]);
    assert_eq!(is_instance(&vm, &Value::from_f64(1.0), &classes), Ok(true));
    assert_eq!(is_instance(&vm, &Value::NONE, &classes), Ok(false));
    let result = is_instance(&vm, &Value::NONE, &Value::NONE);
    check_raises(
        &vm,
        result,
        "TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union",
    );
    assert_eq!(is_subclass(&vm, &vm.types.bool_.to_value(), &vm.types.int.to_value()), Ok(true));
}
