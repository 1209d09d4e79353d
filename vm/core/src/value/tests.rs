//! What every representation must do; run under Miri as well.

use super::*;

#[test]
fn immediates_keep_their_kind() {
    let cases = [
        (Value::NONE, "none"),
        (Value::TRUE, "bool"),
        (Value::FALSE, "bool"),
        (Value::ELLIPSIS, "ellipsis"),
        (Value::NOT_IMPLEMENTED, "notimplemented"),
        (Value::UNBOUND, "unbound"),
        (Value::from_f64(0.0), "float"),
        (Value::from_f64(-0.0), "float"),
        (Value::from_f64(f64::INFINITY), "float"),
        (Value::from_f64(f64::NEG_INFINITY), "float"),
        (Value::from_f64(f64::NAN), "float"),
        (Value::from_f64(-f64::NAN), "float"),
        (Value::from_f64(f64::from_bits(u64::MAX)), "float"),
        (Value::from_small_int(0), "int"),
        (Value::from_small_int(-1), "int"),
        (Value::from_small_int(SMALL_INT_MAX), "int"),
        (Value::from_small_int(SMALL_INT_MIN), "int"),
    ];
    for (value, expected) in cases {
        let kinds = [
            (value.is_none(), "none"),
            (value.is_bool(), "bool"),
            (value.is_ellipsis(), "ellipsis"),
            (value.is_not_implemented(), "notimplemented"),
            (value.is_unbound(), "unbound"),
            (value.is_float(), "float"),
            (value.is_small_int(), "int"),
            (value.is_heap(), "heap"),
        ];
        let found: Vec<_> = kinds.iter().filter(|(is, _)| *is).map(|(_, name)| *name).collect();
        assert_eq!(found, [expected], "{value:?}");
    }
}

#[test]
fn small_ints_round_trip() {
    for x in [0, 1, -1, 255, -256, SMALL_INT_MAX, SMALL_INT_MIN] {
        assert_eq!(Value::from_small_int(x).as_small_int(), Some(x));
        assert_eq!(RawValue::from_scaled_int(x << 16).as_small_int(), Some(x));
        assert_eq!(RawValue::from_small_int(x).scaled_int(), x << 16);
    }
    assert!(RawValue::try_from_int(SMALL_INT_MAX + 1).is_none());
    assert!(RawValue::try_from_int(SMALL_INT_MIN - 1).is_none());
}

#[test]
fn floats_round_trip() {
    for x in [0.0, -0.0, 1.5, f64::MIN_POSITIVE, 5e-324, f64::MAX, f64::INFINITY, -f64::INFINITY] {
        assert_eq!(Value::from_f64(x).as_f64().map(f64::to_bits), Some(x.to_bits()));
    }
    assert!(Value::from_f64(f64::NAN).as_f64().is_some_and(f64::is_nan));
    let invalid = std::hint::black_box(f64::INFINITY) - f64::INFINITY;
    assert!(RawValue::from_f64_computed(invalid).is_float());
}
