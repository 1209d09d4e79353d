//! Ranges of all sizes: what they hold, and how they are iterated.

use super::*;
use crate::vm::{OwnedVm, VmConfig};

fn vm() -> OwnedVm {
    Vm::new(VmConfig { hash_seed: Some(0), ..VmConfig::default() })
}

fn range(vm: &Vm, start: i128, stop: i128, step: i128) -> Ref<Range> {
    let [start, stop, step] = [start, stop, step].map(|x| Value::from_i128(vm, x));
    new_range(vm, &start, &stop, &step).expect("the step isn't zero")
}

fn number(value: &Value) -> i128 {
    expect_view(value).to_i128().expect("within 128 bits")
}

#[test]
fn contents() {
    let vm = vm();
    let check = |start: i128, stop: i128, step: i128, first: &[i128], len: i128| {
        let range = range(&vm, start, stop, step);
        assert_eq!(number(&range.len), len);
        let mut iter = iter_of(&vm, &range);
        for (index, &expected) in first.iter().enumerate() {
            let next = ops::next(&vm, &iter).expect("no error").expect("not at the end");
            assert_eq!(number(&next), expected);
            let at = item(&vm, &range, IntView::Small(index as i64)).expect("inside");
            assert_eq!(number(&at), expected);
            let from_end = Value::from_i128(&vm, index as i128 - len);
            let at = item(&vm, &range, expect_view(&from_end)).expect("inside");
            assert_eq!(number(&at), expected);
            let found = index_of(&vm, &range, expect_view(&next)).expect("inside");
            assert_eq!(number(&found), index as i128);
        }
        if len == first.len() as i128 {
            assert!(ops::next(&vm, &iter).expect("no error").is_none());
            iter = reverse_iter_of(&vm, &range);
            let back = ops::collect(&vm, &iter).expect("no error");
            assert!(back.iter().rev().map(number).eq(first.iter().copied()));
        }
        assert!(item(&vm, &range, expect_view(&Value::from_i128(&vm, len))).is_none());
        assert!(item(&vm, &range, expect_view(&Value::from_i128(&vm, -len - 1))).is_none());
    };
    check(0, 5, 1, &[0, 1, 2, 3, 4], 5);
    check(0, 10, 3, &[0, 3, 6, 9], 4);
    check(10, 0, -3, &[10, 7, 4, 1], 4);
    check(5, 5, 1, &[], 0);
    check(5, 0, 1, &[], 0);
    check(0, 5, -1, &[], 0);
    let big = 1i128 << 100;
    check(big, big + 3, 2, &[big, big + 2], 2);
    check(-big, big, big, &[-big, 0], 2);
    check(big, -big, -big, &[big, 0], 2);
    check(0, big, 1, &[0, 1, 2], big);
    let (least, most) = (i128::from(i64::MIN), i128::from(i64::MAX));
    check(most - 1, most, 1, &[most - 1], 1);
    check(least, most, most, &[least, -1, most - 1], 3);
    check(least, most, 1, &[least, least + 1], most - least);
}

#[test]
fn iterators() {
    let vm = vm();
    let check = |start: i128, stop: i128, step: i128, fast: bool, small: bool| {
        let iter = iter_of(&vm, &range(&vm, start, stop, step));
        let iter = iter.downcast::<RangeIter>();
        assert_eq!(iter.is_some(), fast, "{start} {stop} {step}");
        assert_eq!(
            iter.is_some_and(|iter| iter.other_remaining.get() == 0),
            small,
            "{start} {stop} {step}"
        );
    };
    let (least, most) = (i128::from(i64::MIN), i128::from(i64::MAX));
    check(0, 1 << 47, 1, true, true);
    check(0, (1 << 47) + 1, 1, true, false);
    check(0, most, 1, true, false);
    check(0, most, 2, false, false);
    check(0, most + 1, 1, false, false);
    check(least, most, 1, false, false);
    check(0, least, -1, false, false);
    check(-1, least, -1, true, false);
}

#[test]
fn no_index() {
    let vm = vm();
    let range = range(&vm, 1, 10, 3);
    for x in [0, 2, 10, -1, i64::MIN, i64::MAX] {
        assert!(index_of(&vm, &range, IntView::Small(x)).is_none(), "{x}");
    }
}
