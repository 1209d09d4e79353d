//! What is said of two code objects that differ in one thing.

use apython_bytecode::marshal::load;

use super::*;

/// `x = 1` in file `f`, as CPython 3.12 marshals it.
const CODE: &[u8] = b"c\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\xf3\x08\0\0\0\x97\0d\0Z\0y\x01\
    )\x02\xe9\x01\0\0\0N)\x01\xda\x01x\xa9\0\xf3\0\0\0\0\xda\x01f\xfa\x08<module>r\x06\0\0\0\x01\
    \0\0\0s\x0a\0\0\0\xf0\x03\x01\x01\x01\xd8\x04\x05\x81\x01r\x04\0\0\0";

fn check(change: impl FnOnce(&mut CodeObject), expected: Option<(&'static str, &str)>) {
    let Ok(Const::Code(code)) = load(CODE) else { panic!("a code object") };
    let mut changed = (*code).clone();
    change(&mut changed);
    let expected = expected.map(|(kind, text)| Difference::new(kind, format!("<module>: {text}")));
    assert_eq!(first(&changed, &code), expected);
}

#[test]
fn the_first_difference_is_named() {
    check(|_| {}, None);
    check(
        |code| code.consts[0] = Const::True,
        Some(("constant", "constant 0: found bool True, expected int 1")),
    );
    check(
        |code| code.code[2] = 0x65,
        Some((
            "instruction",
            "instruction 1, line 1: found LOAD_NAME 0 (x), expected LOAD_CONST 0 (1)",
        )),
    );
    check(|code| code.stacksize = 2, Some(("stack size", "stack size: found 0x2, expected 0x1")));
    check(|code| code.names[0] = "y".into(), Some(("name", "name: found y, expected interned x")));
}
