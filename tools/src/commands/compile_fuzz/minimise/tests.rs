//! What is left of sources.

use super::minimise;

#[test]
fn what_is_not_needed_is_left_out() {
    let cases = [
        ("a\nb = bad + c\nd\n", "bad"),
        ("bad", "bad"),
        ("x (bad\n\n) bad", "bad"),
        ("bad é\n", "bad"),
    ];
    for (source, expected) in cases {
        let found = minimise(source, |text| Some(text.contains("bad")));
        assert_eq!(found, expected, "of {source:?}");
    }
}
