//! Binding and converting arguments: CPython's messages, by the style of the signature.

use super::*;
use crate::objects::exception::Exception;
use crate::objects::str::to_string_lossy;
use crate::vm::{OwnedVm, VmConfig};
use apython_derive::pymodule;
use apython_text::StrView;
use std::borrow::Cow;

/// Functions of all styles; they return how many arguments they got.
#[pymodule("shapes")]
mod shapes {
    use super::*;

    fn count(given: &[Option<&Value>]) -> usize {
        given.iter().flatten().count()
    }

    #[pyfunction("none()")]
    fn none(_vm: &Vm) -> i64 {
        0
    }
    #[pyfunction("one(x, /)")]
    fn one(_vm: &Vm, _x: &Value) -> i64 {
        1
    }
    #[pyfunction("two(x, y, /)")]
    fn two(_vm: &Vm, _x: &Value, _y: &Value) -> i64 {
        2
    }
    #[pyfunction("some(x, y=..., z=..., /)")]
    fn some(_vm: &Vm, x: &Value, y: Option<&Value>, z: Option<&Value>) -> usize {
        count(&[Some(x), y, z])
    }
    #[pyfunction("many(x, /, *rest)")]
    fn many(_vm: &Vm, _x: &Value, rest: &[Value]) -> usize {
        1 + rest.len()
    }
    #[pyfunction("named(number, ndigits=...)")]
    fn named(_vm: &Vm, number: &Value, ndigits: Option<&Value>) -> usize {
        count(&[Some(number), ndigits])
    }
    #[pyfunction("close(a, b, *, rel_tol=..., abs_tol=...)")]
    fn close(
        _vm: &Vm,
        a: &Value,
        b: &Value,
        rel_tol: Option<&Value>,
        abs_tol: Option<&Value>,
    ) -> usize {
        count(&[Some(a), Some(b), rel_tol, abs_tol])
    }
    #[pyfunction("total(iterable, /, start=...)")]
    fn total(_vm: &Vm, iterable: &Value, start: Option<&Value>) -> usize {
        count(&[Some(iterable), start])
    }
    #[pyfunction("order(*, key=..., reverse=...)")]
    fn order(_vm: &Vm, key: Option<&Value>, reverse: Option<&Value>) -> usize {
        count(&[key, reverse])
    }
    #[pyfunction("show(*values, sep=...)")]
    fn show(_vm: &Vm, values: &[Value], sep: Option<&Value>) -> usize {
        values.len() + count(&[sep])
    }
    #[pyfunction("open(a, /, b=..., **rest)")]
    fn open(_vm: &Vm, a: &Value, b: Option<&Value>, rest: Kwargs<'_>) -> usize {
        count(&[Some(a), b]) + 10 * rest.items.len()
    }

    #[pyfunction("int32(x, /)")]
    fn int32(_vm: &Vm, x: i32) -> i32 {
        x
    }
    #[pyfunction("size(x, /)")]
    fn size(_vm: &Vm, x: isize) -> isize {
        x
    }
    #[pyfunction("byte(x, /)")]
    fn byte(_vm: &Vm, x: u8) -> u8 {
        x
    }
    #[pyfunction("unsigned(x, /)")]
    fn unsigned(_vm: &Vm, x: u32) -> u32 {
        x
    }
    #[pyfunction("real(x, /)")]
    fn real(_vm: &Vm, x: f64) -> f64 {
        x
    }
    #[pyfunction("text(x, /)")]
    fn text<'a>(_vm: &Vm, x: StrView<'a>) -> StrView<'a> {
        x
    }
    #[pyfunction("code(x, encoding=None)")]
    fn code(_vm: &Vm, x: &Value, encoding: Option<Cow<'_, str>>) -> String {
        let _ignored = x;
        encoding.map_or("utf-8".to_owned(), Cow::into_owned)
    }
    #[pyfunction("data(x, y, /)")]
    fn data<'a>(_vm: &Vm, _x: &Value, y: StrView<'a>) -> StrView<'a> {
        y
    }
    #[pyfunction("bounds(start, /)")]
    fn bounds(_vm: &Vm, start: SliceBound) -> i64 {
        start.0
    }
}

/// The exception as `Type: last argument`.
pub(crate) fn raised_text(vm: &Vm, raised: Raised) -> String {
    let exception = vm.take_exception(raised);
    let payload = exception.downcast::<Exception>().expect("an exception was raised");
    let args = payload.args.borrow().clone();
    let message = args.as_tuple_items().and_then(|args| args.last().map(to_string_lossy));
    format!("{}: {}", exception.type_name(vm), message.unwrap_or_default())
}

fn outcome(vm: &Vm, result: PyResult) -> String {
    match result {
        Ok(value) => match (value.as_str_view(), value.as_i64()) {
            (Some(text), _) => text.to_utf8_lossy().into_owned(),
            (_, Some(x)) => x.to_string(),
            _ => format!("{value:?}"),
        },
        Err(raised) => raised_text(vm, raised),
    }
}

fn vm_with_shapes() -> OwnedVm {
    let vm = Vm::new(VmConfig { hash_seed: Some(0), ..VmConfig::default() });
    let module = new_native_module(&vm, &shapes::MODULE).expect("the module is made");
    vm.modules.set_str(&vm, "shapes", module.into_value());
    vm
}

fn function(name: &str) -> &'static NativeDef {
    let mut functions = shapes::MODULE.functions.iter();
    functions.find(|def| def.name == name).expect("declared above")
}

fn call(vm: &Vm, name: &str, values: &[Value], keywords: &[&str]) -> String {
    let names: Vec<Value> = keywords.iter().map(|name| vm.intern(name)).collect();
    outcome(vm, (function(name).call)(vm, Args::new(values, &names)))
}

#[test]
fn binding() {
    let vm = vm_with_shapes();
    let check = |name: &str, positional: usize, keywords: &[&str], expected: &str| {
        let values = vec![Value::from_small_int(7); positional + keywords.len()];
        let expected = match expected.parse::<i64>() {
            Ok(_) => expected.to_owned(),
            Err(_) => format!("TypeError: {expected}"),
        };
        assert_eq!(
            call(&vm, name, &values, keywords),
            expected,
            "{name} {positional} {keywords:?}"
        );
    };
    check("none", 0, &[], "0");
    check("none", 1, &[], "shapes.none() takes no arguments (1 given)");
    check("none", 0, &["x"], "shapes.none() takes no keyword arguments");
    check("one", 1, &[], "1");
    check("one", 0, &[], "shapes.one() takes exactly one argument (0 given)");
    check("one", 2, &[], "shapes.one() takes exactly one argument (2 given)");
    check("one", 0, &["x"], "shapes.one() takes no keyword arguments");
    check("two", 2, &[], "2");
    check("two", 1, &[], "two expected 2 arguments, got 1");
    check("two", 1, &["y"], "shapes.two() takes no keyword arguments");
    check("some", 2, &[], "2");
    check("some", 0, &[], "some expected at least 1 argument, got 0");
    check("some", 4, &[], "some expected at most 3 arguments, got 4");
    check("many", 3, &[], "3");
    check("many", 0, &[], "many expected at least 1 argument, got 0");
    check("named", 1, &["ndigits"], "2");
    check("named", 0, &["ndigits", "number"], "2");
    check("named", 0, &[], "named() missing required argument 'number' (pos 1)");
    check("named", 0, &["x"], "named() missing required argument 'number' (pos 1)");
    check("named", 3, &[], "named() takes at most 2 arguments (3 given)");
    check("named", 1, &["x"], "'x' is an invalid keyword argument for named()");
    check(
        "named",
        1,
        &["number"],
        "argument for named() given by name ('number') and position (1)",
    );
    check(
        "named",
        0,
        &["number", "ndigits", "x"],
        "named() takes at most 2 keyword arguments (3 given)",
    );
    check("close", 2, &["abs_tol"], "3");
    check("close", 1, &[], "close() missing required argument 'b' (pos 2)");
    check("close", 3, &[], "close() takes exactly 2 positional arguments (3 given)");
    check("close", 5, &[], "close() takes at most 4 arguments (5 given)");
    check("total", 1, &["start"], "2");
    check("total", 0, &["start"], "total() takes at least 1 positional argument (0 given)");
    check("total", 3, &[], "total() takes at most 2 arguments (3 given)");
    check("order", 0, &["reverse", "key"], "2");
    check("order", 1, &[], "order() takes no positional arguments");
    check("show", 4, &["sep"], "5");
    check("show", 0, &["foo"], "'foo' is an invalid keyword argument for show()");
    check("open", 1, &["x", "b", "y"], "22");
    check("open", 2, &["b"], "argument for open() given by name ('b') and position (2)");
}

#[test]
fn methods_are_named_after_their_class() {
    let vm = vm_with_shapes();
    let check = |def: &NativeDef, values: &[Value], expected: &str| {
        let result = (def.call)(&vm, Args::from_positional(values));
        assert_eq!(outcome(&vm, result), format!("TypeError: {expected}"));
    };
    use crate::objects::int::Int;
    let [one, truth] = [Value::from_small_int(1), Value::TRUE];
    let bit_length = "int.bit_length() takes no arguments (1 given)";
    check(Int::BIT_LENGTH_DEF, &[one.clone(), one.clone()], bit_length);
    check(Int::BIT_LENGTH_DEF, &[truth, one.clone()], bit_length);
    let format = "int.__format__() takes exactly one argument (0 given)";
    check(Int::FORMAT_DEF, std::slice::from_ref(&one), format);
    let from_bytes = "from_bytes() missing required argument 'bytes' (pos 1)";
    check(Int::FROM_BYTES_DEF, &[vm.types.int.to_value()], from_bytes);
    let fromhex = "float.fromhex() takes exactly one argument (0 given)";
    check(crate::objects::float::FloatObj::FROMHEX_DEF, &[vm.types.float.to_value()], fromhex);
}

#[test]
fn conversions() {
    let vm = vm_with_shapes();
    let check = |name: &str, values: &[Value], expected: &str| {
        assert_eq!(call(&vm, name, values, &[]), expected, "{name} {values:?}");
    };
    let int = |x: i128| Value::from_i128(&vm, x);
    let text = vm.new_str("é");
    check("int32", &[int(-5)], "-5");
    check("int32", &[Value::TRUE], "1");
    check("int32", &[int(1 << 40)], "OverflowError: Python int too large to convert to C int");
    check("int32", &[int(1 << 100)], "OverflowError: Python int too large to convert to C int");
    let not_int = "TypeError: 'str' object cannot be interpreted as an integer";
    check("int32", std::slice::from_ref(&text), not_int);
    let not_int = "TypeError: 'float' object cannot be interpreted as an integer";
    check("size", &[Value::from_f64(1.5)], not_int);
    check("size", &[int(1 << 70)], "OverflowError: Python int too large to convert to C ssize_t");
    check("byte", &[int(255)], "255");
    check("byte", &[int(256)], "OverflowError: unsigned byte integer is greater than maximum");
    check("byte", &[int(-1)], "OverflowError: unsigned byte integer is less than minimum");
    check("unsigned", &[int(-1)], "ValueError: value must be positive");
    check("real", &[int(3)], "3.0");
    check("real", std::slice::from_ref(&text), "TypeError: must be real number, not str");
    check("real", &[int(1 << 100)], "1.2676506002282294e30");
    check("text", std::slice::from_ref(&text), "é");
    check("text", &[int(1)], "TypeError: text() argument must be str, not int");
    check("text", &[Value::NONE], "TypeError: text() argument must be str, not None");
    check("code", &[int(1)], "utf-8");
    check("code", &[int(1), Value::NONE], "utf-8");
    check("code", &[int(1), text.clone()], "é");
    check(
        "code",
        &[int(1), int(1)],
        "TypeError: code() argument 'encoding' must be str or None, not int",
    );
    check("data", &[int(1), int(1)], "TypeError: data() argument 2 must be str, not int");
    check("bounds", &[int(1 << 100)], &i64::MAX.to_string());
    let not_index = "TypeError: slice indices must be integers or have an __index__ method";
    check("bounds", &[Value::from_f64(1.0)], not_index);
}

#[test]
fn searches_are_worded_as_of_old() {
    let vm = vm_with_shapes();
    const POSITIONAL: ParamKind = ParamKind::PositionalOnly;
    static FIND: Signature = Signature {
        name: "find",
        params: &[
            Param::required("self", POSITIONAL),
            Param::required("sub", POSITIONAL),
            Param::optional("start", POSITIONAL),
            Param::optional("end", POSITIONAL),
        ],
        text: None,
        is_method: true,
    };
    let check = |given: usize, expected: &str| {
        let values = vec![vm.empty_str.clone(); given];
        let bound = FIND.bind::<4>(&vm, Args::from_positional(&values));
        let got = bound.map(|bound| bound.iter().flatten().count().to_string());
        let got = got.unwrap_or_else(|raised| raised_text(&vm, raised));
        assert_eq!(got, expected);
    };
    check(1, "TypeError: find() takes at least 1 argument (0 given)");
    check(2, "2");
    check(4, "4");
    check(5, "TypeError: find() takes at most 3 arguments (4 given)");
}
