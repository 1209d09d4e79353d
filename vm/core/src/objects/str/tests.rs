//! Tests of strs through the operations of the language. What methods give is compared with
//! CPython by the differential programs; here is what needs no code to be executed.

use super::append;
use crate::object::BinaryOp;
use crate::objects::exception::Exception;
use crate::objects::str::{Str, to_string_lossy};
use crate::ops;
use crate::value::Value;
use crate::vm::{OwnedVm, Vm, VmConfig};
use apython_text::{Kind, StrView};

fn vm() -> OwnedVm {
    Vm::new(VmConfig { hash_seed: Some(0), ..VmConfig::default() })
}

fn payload(value: &Value) -> &Str {
    value.downcast::<Str>().expect("a str")
}

/// The text, which must stand in its narrowest width.
#[track_caller]
fn check(vm: &Vm, value: &Value, expected: &str) {
    let view = value.as_str_view().expect("a str");
    assert!(view.eq_str(expected), "expected {expected:?}, found {view:?}");
    assert_eq!(view.narrowest_kind(), view.kind());
    assert_eq!(ops::hash(vm, value), ops::hash(vm, &vm.new_str(expected)));
}

/// A str that nobody else has.
fn unshared(vm: &Vm, text: &str) -> Value {
    let parts = [vm.new_str(&text[..text.len() / 2]), vm.new_str(&text[text.len() / 2..])];
    vm.concat_strs(&parts).expect("two strs")
}

fn call(vm: &Vm, this: &str, method: &str, args: &[Value]) -> Result<Value, String> {
    let result = ops::call_method(vm, &vm.new_str(this), &vm.intern(method), args);
    result.map_err(|raised| {
        let exception = vm.take_exception(raised);
        let args = exception.downcast::<Exception>().expect("an exception").args.borrow().clone();
        let message = args.as_tuple_items().and_then(|args| args.first()).map(to_string_lossy);
        format!("{}: {}", exception.type_name(vm), message.unwrap_or_default())
    })
}

#[test]
fn concatenation_takes_the_wider_form() {
    let vm = vm();
    let texts = ["", "a", "abc", "é", "Ā", "𐀀", "aé", "Āb𐀀"];
    for a in texts {
        for b in texts {
            let sum = ops::binary(&vm, BinaryOp::Add, &vm.new_str(a), &vm.new_str(b));
            check(&vm, &sum.expect("a str"), &format!("{a}{b}"));
            let joined = call(&vm, b, "join", &[vm.new_list(vec![vm.new_str(a); 3])]);
            check(&vm, &joined.expect("a str"), &[a, a, a].join(b));
        }
        let product =
            ops::binary(&vm, BinaryOp::Multiply, &vm.new_str(a), &Value::from_small_int(5));
        check(&vm, &product.expect("a str"), &a.repeat(5));
    }
}

#[test]
fn single_characters_and_the_empty_str_are_shared() {
    let vm = vm();
    let a = vm.new_str("a");
    let check_is = |value: Value, expected: &Value| assert!(value.is(expected));
    check_is(vm.concat_strs(&[vm.new_str(""), a.clone()]).expect("a str"), &a);
    check_is(call(&vm, "A", "lower", &[]).expect("a str"), &a);
    check_is(call(&vm, " a ", "strip", &[]).expect("a str"), &a);
    check_is(call(&vm, "xa", "replace", &[vm.new_str("x"), vm.new_str("")]).expect("a str"), &a);
    check_is(call(&vm, "", "join", &[vm.new_list(vec![])]).expect("a str"), &vm.empty_str);
    check_is(ops::get_item(&vm, &vm.new_str("bab"), &Value::from_small_int(1)).expect("a str"), &a);
}

#[test]
fn appending_to_an_unshared_str_takes_linear_time() {
    let vm = vm();
    for (piece, whole) in [("ab", "0123"), ("é", "0123"), ("Ā", "012Ā"), ("x", "01𐀀")] {
        let mut text = unshared(&vm, "01");
        text = append(&vm, &text, &vm.new_str(&whole[2..])).expect("strs").expect("a str");
        let (mut expected, mut moves) = (whole.to_owned(), 0);
        for _ in 0..10_000 {
            let longer = append(&vm, &text, &vm.new_str(piece)).expect("strs").expect("a str");
            moves += usize::from(!longer.is(&text));
            text = longer;
            expected.push_str(piece);
        }
        check(&vm, &text, &expected);
        assert!(moves < 40, "moved {moves} times");
    }
}

#[test]
fn appending_leaves_shared_strs_alone() {
    let vm = vm();
    let mut text = unshared(&vm, "abcd");
    text = append(&vm, &text, &vm.new_str("ef")).expect("strs").expect("a str");
    let (other, hash) = (text.clone(), payload(&text).hash());
    text = append(&vm, &text, &vm.new_str("gh")).expect("strs").expect("a str");
    check(&vm, &text, "abcdefgh");
    check(&vm, &other, "abcdef");
    assert_eq!(payload(&other).hash(), hash);
    drop(other);
    // To itself, with room and without.
    let mut expected = "abcdefgh".to_owned();
    for _ in 0..8 {
        text = append(&vm, &text, &text).expect("strs").expect("a str");
        expected = expected.repeat(2);
        check(&vm, &text, &expected);
    }
    assert!(append(&vm, &text, &Value::NONE).is_none());
}

#[test]
fn appending_what_needs_a_wider_form() {
    let vm = vm();
    let mut text = unshared(&vm, "abcd");
    for piece in ["e", "é", "Ā", "f", "𐀀", "g"] {
        text = append(&vm, &text, &vm.new_str(piece)).expect("strs").expect("a str");
    }
    check(&vm, &text, "abcdeéĀf𐀀g");
    assert_eq!(text.as_str_view().map(StrView::kind), Some(Kind::Ucs4));
}

#[test]
fn iteration_ends_once_for_all() {
    let vm = vm();
    for (text, class) in
        [("ab", "str_ascii_iterator"), ("aé", "str_iterator"), ("𐀀", "str_iterator")]
    {
        let iterator = ops::iter(&vm, &vm.new_str(text)).expect("an iterator");
        assert_eq!(iterator.type_name(&vm), class);
        for c in text.chars() {
            let next = ops::next(&vm, &iterator).expect("no error").expect("a character");
            check(&vm, &next, &c.to_string());
        }
        assert!(ops::next(&vm, &iterator).expect("no error").is_none());
        assert!(ops::next(&vm, &iterator).expect("no error").is_none());
    }
}

#[test]
fn what_methods_refuse() {
    let vm = vm();
    let one = || Value::from_small_int(1);
    let text = |text: &str| vm.new_str(text);
    let check = |method: &str, args: &[Value], expected: &str| {
        assert_eq!(call(&vm, "a", method, args).map(|_| ()), Err(expected.to_owned()));
    };
    check("find", &[one()], "TypeError: must be str, not int");
    check("index", &[text("z")], "ValueError: substring not found");
    check("split", &[text("")], "ValueError: empty separator");
    check("split", &[one()], "TypeError: must be str or None, not int");
    check("strip", &[one()], "TypeError: strip arg must be None or str");
    check("join", &[one()], "TypeError: can only join an iterable");
    check("upper", &[one()], "TypeError: str.upper() takes no arguments (1 given)");
    check("encode", &[text("x")], "LookupError: unknown encoding: x");
    check("replace", &[one(), one()], "TypeError: replace() argument 1 must be str, not int");
    check(
        "join",
        &[vm.new_list(vec![text("b"), one()])],
        "TypeError: sequence item 1: expected str instance, int found",
    );
    check(
        "center",
        &[one(), text("ab")],
        "TypeError: The fill character must be exactly one character long",
    );
    check(
        "startswith",
        &[one()],
        "TypeError: startswith first arg must be str or a tuple of str, not int",
    );
}
