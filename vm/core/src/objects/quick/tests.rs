//! Equality and order of immediates.

use super::*;

fn int(x: i64) -> Value {
    Value::from_small_int(x)
}
fn float(x: f64) -> Value {
    Value::from_f64(x)
}

#[test]
fn equality_of_immediates() {
    let check = |a: Value, b: Value, expected: Option<bool>| {
        assert_eq!(equal(&a, &b), expected, "{a:?} {b:?}");
        assert_eq!(equal(&b, &a), expected, "{b:?} {a:?}");
    };
    check(int(1), int(1), Some(true));
    check(int(1), int(2), Some(false));
    check(int(1), float(1.0), Some(true));
    check(int(1), Value::TRUE, Some(true));
    check(int(0), Value::TRUE, Some(false));
    check(float(0.0), float(-0.0), Some(true));
    check(float(0.5), int(0), Some(false));
    check(float(f64::NAN), float(f64::NAN), Some(true));
    check(float(f64::NAN), int(0), Some(false));
    check(Value::NONE, Value::NONE, Some(true));
    check(Value::NONE, int(0), Some(false));
    check(Value::NONE, Value::ELLIPSIS, Some(false));
}

#[test]
fn order_of_immediates() {
    let check = |a: Value, b: Value, expected: Option<bool>| {
        assert_eq!(less(&a, &b), expected, "{a:?} {b:?}");
    };
    check(int(1), int(2), Some(true));
    check(int(2), int(1), Some(false));
    check(int(1), int(1), Some(false));
    check(int(1), float(1.5), Some(true));
    check(float(-0.0), float(0.0), Some(false));
    check(float(f64::NAN), int(1), Some(false));
    check(int(1), float(f64::NAN), Some(false));
    check(Value::FALSE, Value::TRUE, Some(true));
    check(Value::NONE, int(1), None);
    check(int(1), Value::NONE, None);
}
