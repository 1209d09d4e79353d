//! Tests of what can be checked without running Python code.

use crate::testing::{Module, int, text};
use apython_core::Value;

#[test]
fn functions() {
    let module = Module::new(&super::MODULE);
    let vm = module.vm();
    let list = |items: &[i64]| vm.new_list(items.iter().map(|&x| int(x)).collect());
    let check = |name: &str, args: &[Value], expected: &str| module.check(name, args, expected);
    check("add", &[int(1), int(2)], "3");
    check("__add__", &[list(&[1]), list(&[2])], "[1, 2]");
    check("mod", &[int(-7), int(3)], "2");
    check("concat", &[list(&[1]), list(&[2])], "[1, 2]");
    check("concat", &[int(1), int(2)], "TypeError: 'int' object can't be concatenated");
    check("indexOf", &[list(&[1, 2]), int(2)], "1");
    check("countOf", &[list(&[1, 2, 1]), int(1)], "2");
    check("countOf", &[int(5), int(1)], "TypeError: argument of type 'int' is not iterable");
    check("length_hint", &[Value::NONE, int(-5)], "-5");
    check("not_", &[int(0)], "True");
    check("call", &[vm.types.int.to_value()], "0");
    check("call", &[], "TypeError: call expected at least 1 argument, got 0");
    check("add", &[int(1)], "TypeError: add expected 2 arguments, got 1");
    check("neg", &[], "TypeError: _operator.neg() takes exactly one argument (0 given)");
}

#[test]
fn getters() {
    let module = Module::new(&super::MODULE);
    let vm = module.vm();
    let check = |name: &str, args: &[Value], expected: &str| module.check(name, args, expected);
    check("itemgetter", &[int(1), int(2)], "operator.itemgetter(1, 2)");
    check("itemgetter", &[], "TypeError: itemgetter expected 1 argument, got 0");
    check("attrgetter", &[int(1)], "TypeError: attribute name must be a string");
    check("methodcaller", &[int(1)], "TypeError: method name must be a string");
    let getter = module.call("itemgetter", &[int(1), int(-1)]).expect("a getter");
    let pair = module.call("call", &[getter, vm.new_pair(int(5), int(6))]).expect("a pair");
    assert_eq!(vm.repr_text(&pair).as_deref(), Ok("(6, 6)"));
    let getter = module.call("attrgetter", &[text(vm, "real.imag")]).expect("a getter");
    module.check("call", &[getter, int(5)], "0");
}
