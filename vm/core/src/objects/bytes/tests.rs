//! Tests of bytes through the operations of the language.

use crate::object::BinaryOp;
use crate::ops;
use crate::value::Value;
use crate::vm::{OwnedVm, Vm, VmConfig};

fn vm() -> OwnedVm {
    Vm::new(VmConfig { hash_seed: Some(0), ..VmConfig::default() })
}

#[test]
fn methods() {
    let vm = vm();
    let bytes = |data: &[u8]| vm.new_bytes(data);
    let int = Value::from_small_int;
    let check = |this: &[u8], method: &str, args: &[Value], expected: &str| {
        let result = ops::call_method(&vm, &bytes(this), &vm.intern(method), args);
        assert_eq!(vm.repr_text(&result.expect("a result")), Ok(expected.to_owned()));
    };
    check(b"a-b-c", "split", &[bytes(b"-")], "[b'a', b'b', b'c']");
    check(b" a b ", "rsplit", &[Value::NONE, int(1)], "[b' a', b'b']");
    check(b"a\r\nb", "splitlines", &[], "[b'a', b'b']");
    check(b"a=b=c", "rpartition", &[bytes(b"=")], "(b'a=b', b'=', b'c')");
    check(b"-", "join", &[vm.new_list(vec![bytes(b"a"), bytes(b"b")])], "b'a-b'");
    check(b"abcabc", "find", &[int(99)], "2");
    check(b"abcabc", "rfind", &[bytes(b"bc"), int(0), int(-1)], "1");
    check(b"abcabc", "count", &[bytes(b"b")], "2");
    check(b"-7", "zfill", &[int(4)], "b'-007'");
    check(b"xyx", "strip", &[bytes(b"x")], "b'y'");
    check(b"\x01\xAB\xFF", "hex", &[vm.new_str(":"), int(2)], "'01:abff'");
    check(b"h\xC3\xA9", "decode", &[], "'hé'");
    check(b"abc", "translate", &[Value::NONE, bytes(b"b")], "b'ac'");
    check(b"a.b", "replace", &[bytes(b"."), bytes(b"--")], "b'a--b'");
}

#[test]
fn operators() {
    let vm = vm();
    let bytes = |data: &[u8]| vm.new_bytes(data);
    let check = |op, a: Value, b: Value, expected: &str| {
        let result = ops::binary(&vm, op, &a, &b).expect("bytes");
        assert_eq!(vm.repr_text(&result), Ok(expected.to_owned()));
    };
    check(BinaryOp::Add, bytes(b"a"), bytes(b"\xFF"), "b'a\\xff'");
    check(BinaryOp::Multiply, bytes(b"ab"), Value::from_small_int(2), "b'abab'");
    let args = vm.new_tuple(vec![bytes(b"x"), Value::from_f64(2.25)]);
    check(BinaryOp::Remainder, bytes(b"%s=%05.1f"), args, "b'x=002.2'");
    let of_text = ops::hash(&vm, &vm.new_str("abc"));
    assert_eq!(ops::hash(&vm, &bytes(b"abc")), of_text);
}
