//! Reading what an engine says of itself.

use super::*;

const TEXT: &str = "\
executed instructions: 1000
           600  60.00%  add_int_rr
           400  40.00%  jump
pairs
           390  39.00%  add_int_rr jump
specialisations: 3
             3          add_int_rr
deopts: 1
             1          add_int_rr
";

#[test]
fn counts_are_read() {
    let executed = |name: &str, count| Executed { name: name.to_owned(), count };
    let expected = Mix {
        executed: 1000,
        instructions: vec![executed("add_int_rr", 600), executed("jump", 400)],
        pairs: vec![executed("add_int_rr jump", 390)],
        specialisations: 3,
        deopts: 1,
    };
    assert_eq!(parse(TEXT), Some(expected.clone()));
    assert_eq!(parse(&format!("a warning before it\n{TEXT}")), Some(expected));
}

#[test]
fn other_text_is_refused() {
    for text in ["", "pairs\n", "executed instructions: many\n", "executed instructions: 1\nabc\n"]
    {
        assert_eq!(parse(text), None, "{text:?}");
    }
}

#[test]
fn only_so_many_are_kept() {
    let lines: String =
        (0..100).map(|k| format!("{:>14} {:6.2}%  op{k}\n", 100 - k, 1.0)).collect();
    let mix = parse(&format!("executed instructions: 5050\n{lines}")).expect("counts");
    assert_eq!((mix.instructions.len(), mix.executed), (KEPT, 5050));
}
