//! Sorting: stable, with CPython's comparisons, and in order when a comparison fails.

use super::{merge, sort_values};
use crate::objects::quick;
use crate::value::Value;
use crate::vm::{Vm, VmConfig};

/// Small numbers in an arbitrary order, from a seed (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }
}

/// Sequences of the given length: random, with few values, with runs up and down.
fn inputs(len: usize, numbers: &mut Numbers) -> Vec<Vec<u64>> {
    let random = (0..len).map(|_| numbers.below(1 << 40)).collect();
    let few = (0..len).map(|_| numbers.below(5)).collect();
    let up: Vec<u64> = (0..len as u64).collect();
    let down = up.iter().rev().copied().collect();
    let mut saw: Vec<u64> = (0..len as u64).map(|i| i % 50).collect();
    let mut swapped = up.clone();
    for _ in 0..len / 20 {
        let (a, b) = (numbers.below(len as u64) as usize, numbers.below(len as u64) as usize);
        swapped.swap(a, b);
    }
    if len > 0 {
        saw[len / 2] = 1000;
    }
    let halves = up.iter().map(|x| if x % 2 == 0 { x / 2 } else { x / 2 + len as u64 / 4 });
    let halves = halves.collect();
    vec![random, few, up.clone(), down, saw, swapped, halves]
}

#[test]
fn sorts_stably() {
    let mut numbers = Numbers(1);
    for len in [0, 1, 2, 3, 10, 31, 63, 64, 65, 100, 129, 500, 1000, 5000] {
        for keys in inputs(len, &mut numbers) {
            let mut items: Vec<(u64, usize)> = keys.into_iter().zip(0..).collect();
            let mut expected = items.clone();
            expected.sort();
            let less = |a: &(u64, usize), b: &(u64, usize)| Ok::<_, ()>(a.0 < b.0);
            merge::sort(&mut items, less).unwrap();
            assert!(items == expected, "{len} items");
        }
    }
}

#[test]
fn an_error_leaves_a_permutation() {
    let mut numbers = Numbers(2);
    for round in 0..400 {
        let keys = inputs(50 + round, &mut numbers).swap_remove(round % 7);
        let mut items = keys.clone();
        let mut left = numbers.below(2000);
        let result = merge::sort(&mut items, |a, b| {
            left = left.checked_sub(1).ok_or(())?;
            Ok::<_, ()>(a < b)
        });
        let (mut found, mut expected) = (items.clone(), keys);
        found.sort();
        expected.sort();
        assert!(found == expected);
        assert!(result.is_err() || items == expected);
    }
}

#[test]
fn contradicting_comparisons_leave_a_permutation() {
    let mut numbers = Numbers(3);
    for len in [2, 50, 200, 3000] {
        let keys: Vec<u64> = (0..len).collect();
        let mut items = keys.clone();
        merge::sort(&mut items, |_, _| Ok::<_, ()>(numbers.below(2) == 0)).unwrap();
        items.sort();
        assert!(items == keys);
    }
}

/// How many comparisons CPython 3.12 makes for sequences that a formula gives.
#[test]
fn compares_as_often_as_cpython() {
    let check = |len: u64, key: fn(u64) -> u64, expected: u64| {
        let mut items: Vec<u64> = (0..len).map(key).collect();
        let mut comparisons = 0;
        let less = |a: &u64, b: &u64| {
            comparisons += 1;
            Ok::<_, ()>(a < b)
        };
        merge::sort(&mut items, less).unwrap();
        assert_eq!(comparisons, expected, "{len} items");
    };
    check(2, |i| i * 7919 % 1009, 1);
    check(2, |i| i, 1);
    check(2, |i| 10_000 - i, 1);
    check(2, |i| i % 100, 1);
    check(2, |i| i * i % 251 / 50, 1);
    check(2, |i| i % 2 * 10_000 + i, 1);
    check(2, |i| i / 500 % 2 * 900 + i % 500, 1);
    check(40, |i| i * 7919 % 1009, 162);
    check(40, |i| i, 39);
    check(40, |i| 10_000 - i, 39);
    check(40, |i| i % 100, 39);
    check(40, |i| i * i % 251 / 50, 132);
    check(40, |i| i % 2 * 10_000 + i, 148);
    check(40, |i| i / 500 % 2 * 900 + i % 500, 39);
    check(64, |i| i * 7919 % 1009, 307);
    check(64, |i| i, 63);
    check(64, |i| 10_000 - i, 63);
    check(64, |i| i % 100, 63);
    check(64, |i| i * i % 251 / 50, 263);
    check(64, |i| i % 2 * 10_000 + i, 249);
    check(64, |i| i / 500 % 2 * 900 + i % 500, 63);
    check(100, |i| i * 7919 % 1009, 534);
    check(100, |i| i, 99);
    check(100, |i| 10_000 - i, 99);
    check(100, |i| i % 100, 99);
    check(100, |i| i * i % 251 / 50, 469);
    check(100, |i| i % 2 * 10_000 + i, 429);
    check(100, |i| i / 500 % 2 * 900 + i % 500, 99);
    check(1000, |i| i * 7919 % 1009, 8609);
    check(1000, |i| i, 999);
    check(1000, |i| 10_000 - i, 999);
    check(1000, |i| i % 100, 4389);
    check(1000, |i| i * i % 251 / 50, 5672);
    check(1000, |i| i % 2 * 10_000 + i, 4757);
    check(1000, |i| i / 500 % 2 * 900 + i % 500, 999);
    check(4321, |i| i * 7919 % 1009, 46406);
    check(4321, |i| i, 4320);
    check(4321, |i| 10_000 - i, 4320);
    check(4321, |i| i % 100, 24674);
    check(4321, |i| i * i % 251 / 50, 25064);
    check(4321, |i| i % 2 * 10_000 + i, 19875);
    check(4321, |i| i / 500 % 2 * 900 + i % 500, 13628);
}

/// Sorting values of one kind gives what comparing them one by one does, in either direction,
/// with and without keys.
#[test]
fn kinds_of_values() {
    let vm = Vm::new(VmConfig { hash_seed: Some(0), ..VmConfig::default() });
    let check = |values: Vec<Value>| {
        let mut expected = values.clone();
        let less = |a: &usize, b: &usize| {
            Ok::<_, ()>(quick::less(&values[*a], &values[*b]).expect("decided at once"))
        };
        let mut order: Vec<usize> = (0..values.len()).collect();
        merge::sort(&mut order, less).unwrap();
        for (place, &at) in expected.iter_mut().zip(&order) {
            *place = values[at].clone();
        }
        let mut sorted = values.clone();
        sort_values(&vm, &mut sorted, None, false).unwrap();
        assert!(same(&sorted, &expected), "{values:?}");
        // Equal values keep their order, so reversing what goes in and what comes out is the
        // same as sorting in reverse.
        let mut reversed: Vec<Value> = values.iter().rev().cloned().collect();
        sort_values(&vm, &mut reversed, None, true).unwrap();
        reversed.reverse();
        assert!(same(&reversed, &expected), "{values:?} in reverse");
    };
    let mut numbers = Numbers(4);
    for len in [2, 5, 40, 300] {
        let mut below = |limit| numbers.below(limit) as i64;
        check((0..len).map(|_| Value::from_small_int(below(50) - 25)).collect());
        let floats = [-0.0, 0.0, f64::INFINITY, -f64::INFINITY, 1.5, -1.5, 5e-324, -5e-324];
        check((0..len).map(|_| Value::from_f64(floats[below(8) as usize])).collect());
        check((0..len).map(|_| Value::from_f64(below(1000) as f64 / 7.0 - 70.0)).collect());
        check((0..len).map(|_| vm.new_str(&format!("{}", below(500)))).collect());
        check((0..len).map(|_| vm.new_str(&format!("common prefix {}", below(500)))).collect());
        let wide = ["", "a", "a\0", "aé", "a€", "a€€b", "a€€c", "a𝄞", "é€𝄞x", "é€𝄞y", "\u{ff}"];
        check((0..len).map(|_| vm.new_str(wide[below(11) as usize])).collect());
    }
}

fn same(a: &[Value], b: &[Value]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is(b))
}
