//! Patterns.

use super::Choice;

#[test]
fn patterns() {
    let check = |text: Option<&str>, names: &[&str], expected: bool| {
        assert_eq!(Choice::parse(text).expect("readable").takes(names), expected, "{text:?}");
    };
    check(None, &["nbody", "float"], true);
    check(Some(""), &["nbody", "float"], true);
    check(Some("nbody"), &["nbody", "float"], true);
    check(Some("float"), &["nbody", "float"], true);
    check(Some("nb*"), &["nbody", "float"], true);
    check(Some("fib,nbody"), &["nbody", "float"], true);
    check(Some(" fib , nbody "), &["nbody", "float"], true);
    check(Some("body"), &["nbody", "float"], false);
    check(Some("!nbody"), &["nbody", "float"], false);
    check(Some("!nbody"), &["fft", "float"], true);
    check(Some("float,!nbody"), &["nbody", "float"], false);
    check(Some("float,!nbody"), &["fib", "int"], false);
    check(Some("python3.1?"), &["python3.12"], true);
    assert!(Choice::parse(Some("[")).is_err());
}
