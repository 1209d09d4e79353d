//! Which answers agree.

use super::agrees;

#[test]
fn letters() {
    let check = |expected, found, agree| assert_eq!(agrees(expected, found, false), agree);
    check("-0.16905274198936363", "-0.16905274198936363", true);
    check("1.0", "1", false);
    check("1.0", "1.00", false);
    check("(1, 2)", "(1,2)", false);
    check("'a b'", "'a b'", true);
    check("None", "None", true);
    check("1", "", false);
}

#[test]
fn numbers() {
    let check = |expected, found, agree| assert_eq!(agrees(expected, found, true), agree);
    check("1.0", "1", true);
    check("-0.16905274198936363", "-0.16905274198936362", true);
    check("0.1", "0.1000001", false);
    check("(1, 2.5)", "1 2.5", true);
    check("[(1, 2), (3, 4)]", "1 2 3 4", true);
    check("(1, 2)", "1", false);
    check("inf", "inf", true);
    check("nan", "nan", true);
    check("inf", "-inf", false);
    check("True", "true", true);
    check("0.0", "0", true);
    check("0.0", "1e-300", false);
    check("1", "'1'", false);
    check("'a'", "b", false);
    check("", "", true);
    check("1", "", false);
}
