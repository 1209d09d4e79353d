//! Reading callgrind's output.

use super::collected;

#[test]
fn counts_are_read() {
    let check = |text, expected| assert_eq!(collected(text), expected);
    check("==17== Events    : Ir\n==17== Collected : 2456789\n==17== \n", Some(2_456_789));
    check("==1== Collected : 1\n==1== Collected : 22\n", Some(22));
    check("==1== Collected : \n", None);
    check("valgrind: no such program\n", None);
    check("", None);
}
