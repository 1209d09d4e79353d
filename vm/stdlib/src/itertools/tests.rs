//! Tests of what can be checked without running Python code.

use crate::testing::{Module, int, letters, text};
use apython_core::{Value, ops};

/// Checks the first items of an iterator, or what its constructor or it raises.
#[track_caller]
fn check_items(module: &Module, name: &str, args: &[Value], expected: &str) {
    let vm = module.vm();
    let items = module.call(name, args).and_then(|iterator| {
        let mut items = Vec::new();
        while items.len() < 6
            && let Some(item) = ops::next(vm, &iterator)?
        {
            items.push(item);
        }
        vm.repr_text(&vm.new_list(items))
    });
    assert_eq!(module.shown(items), expected, "{name}");
}

#[test]
fn items_of_iterators() {
    let module = Module::new(&super::MODULE);
    let vm = module.vm();
    let list = |items: &[i64]| vm.new_list(items.iter().map(|&x| int(x)).collect());
    let letters = |text: &str| letters(vm, text);
    let bool_ = vm.types.bool_.to_value();
    let check = |name: &str, args: &[Value], expected: &str| {
        check_items(&module, name, args, expected);
    };
    check("count", &[int(5), int(-2)], "[5, 3, 1, -1, -3, -5]");
    check("count", &[int(1), Value::from_f64(0.5)], "[1, 1.5, 2.0, 2.5, 3.0, 3.5]");
    check("cycle", &[letters("ab")], "['a', 'b', 'a', 'b', 'a', 'b']");
    check("repeat", &[Value::NONE, int(2)], "[None, None]");
    check("accumulate", &[list(&[1, 2, 3])], "[1, 3, 6]");
    check("batched", &[letters("abcde"), int(2)], "[('a', 'b'), ('c', 'd'), ('e',)]");
    check("chain", &[letters("ab"), list(&[1])], "['a', 'b', 1]");
    check("compress", &[letters("abc"), list(&[1, 0, 1])], "['a', 'c']");
    check("dropwhile", &[bool_.clone(), list(&[1, 0, 2])], "[0, 2]");
    check("takewhile", &[bool_.clone(), list(&[1, 0, 2])], "[1]");
    check("filterfalse", &[bool_, list(&[1, 0, 2])], "[0]");
    check("islice", &[letters("abcdefg"), int(1), Value::NONE, int(3)], "['b', 'e']");
    check("pairwise", &[letters("abc")], "[('a', 'b'), ('b', 'c')]");
    check("zip_longest", &[letters("ab"), list(&[1])], "[('a', 1), ('b', None)]");
    check(
        "starmap",
        &[vm.types.range.to_value(), vm.new_list(vec![list(&[1, 3])])],
        "[range(1, 3)]",
    );
}

#[test]
fn selections() {
    let module = Module::new(&super::MODULE);
    let vm = module.vm();
    let check = |name: &str, text: &str, length: i64, expected: &str| {
        check_items(&module, name, &[letters(vm, text), int(length)], expected);
    };
    check("combinations", "abc", 2, "[('a', 'b'), ('a', 'c'), ('b', 'c')]");
    check("combinations", "ab", 3, "[]");
    check("combinations", "ab", 0, "[()]");
    check("combinations_with_replacement", "ab", 2, "[('a', 'a'), ('a', 'b'), ('b', 'b')]");
    check("combinations_with_replacement", "", 0, "[()]");
    check("combinations_with_replacement", "", 1, "[]");
    let permutations = "[('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')]";
    check("permutations", "abc", 2, permutations);
    check("permutations", "ab", -1, "ValueError: r must be non-negative");
    let (ab, cd) = (letters(vm, "ab"), letters(vm, "cd"));
    let product = "[('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd')]";
    check_items(&module, "product", &[ab, cd], product);
    check_items(&module, "product", &[], "[()]");
}

#[test]
fn errors_and_representations() {
    let module = Module::new(&super::MODULE);
    let vm = module.vm();
    let check = |name: &str, args: &[Value], expected: &str| module.check(name, args, expected);
    check("count", &[], "count(0)");
    check("count", &[int(1), int(2)], "count(1, 2)");
    check("repeat", &[int(7), int(2)], "repeat(7, 2)");
    check("repeat", &[int(7)], "repeat(7)");
    check("count", &[text(vm, "a")], "TypeError: a number is required");
    check("cycle", &[], "TypeError: cycle expected 1 argument, got 0");
    check("islice", &[text(vm, "a")], "TypeError: islice expected at least 2 arguments, got 1");
    let stop = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    check("islice", &[text(vm, "a"), int(-1)], &format!("ValueError: {stop}"));
    check("batched", &[text(vm, "a"), int(0)], "ValueError: n must be at least one");
    check("tee", &[text(vm, "a"), int(-1)], "ValueError: n must be >= 0");
}

#[test]
fn tee_and_groupby() {
    let module = Module::new(&super::MODULE);
    let vm = module.vm();
    let collect = |iterator: &Value| ops::collect(vm, iterator).expect("items").len();
    let range = vm.new_list((0..200).map(int).collect());
    let copies = module.call("tee", &[range, int(2)]).expect("iterators");
    let copies = copies.as_tuple_items().expect("a tuple");
    assert_eq!(collect(&copies[0]), 200);
    assert_eq!(collect(&copies[1]), 200);
    let groups = module.call("groupby", &[letters(vm, "aabccc")]).expect("an iterator");
    let mut found = Vec::new();
    while let Some(group) = ops::next(vm, &groups).expect("a group") {
        let group = group.as_tuple_items().expect("a pair");
        found.push((vm.repr_text(&group[0]).expect("text"), collect(&group[1])));
    }
    let expected = [("'a'", 2), ("'b'", 1), ("'c'", 3)];
    assert_eq!(found, expected.map(|(key, count)| (key.to_owned(), count)));
}
