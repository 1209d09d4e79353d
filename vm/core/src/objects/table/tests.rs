//! Tables: against a vector of pairs, and as they grow.

use super::*;

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

fn int(x: i64) -> Value {
    Value::from_small_int(x)
}

fn find(table: &Table<i64>, key: i64, hash: i64) -> Option<usize> {
    let decided = |_: &Value, _: &Value| panic!("integers are compared quickly");
    table.find_with(&int(key), hash, decided).expect("nothing was raised")
}

fn pairs(table: &Table<i64>) -> Vec<(i64, i64)> {
    let pair = |entry: &Entry<i64>| (entry.key.as_small_int().unwrap(), entry.value);
    table.live_entries().map(pair).collect()
}

/// Whether the table holds what `model` does, in its order, by every way of looking.
fn compare(table: &Table<i64>, model: &[(i64, i64)], keys: i64, hash_of: fn(i64) -> i64) {
    assert_eq!(pairs(table), model);
    assert_eq!(table.len(), model.len());
    for key in 0..keys {
        let found = find(table, key, hash_of(key)).map(|number| table.entry(number).unwrap().value);
        let expected = model.iter().find(|pair| pair.0 == key).map(|pair| pair.1);
        assert_eq!(found, expected, "key {key}");
    }
    let mut forwards = Vec::new();
    let mut at = 0;
    while let Some((number, entry)) = table.next_live(at) {
        forwards.push(entry.value);
        at = number + 1;
    }
    let mut backwards = Vec::new();
    let mut end = table.entries_end();
    while let Some((number, entry)) = table.previous_live(end) {
        backwards.push(entry.value);
        end = number;
    }
    backwards.reverse();
    assert_eq!(forwards, backwards);
    assert_eq!(forwards, model.iter().map(|pair| pair.1).collect::<Vec<_>>());
}

/// Random operations on a table and on a vector of pairs, which must agree.
fn check(seed: u64, keys: u64, steps: u64, hash_of: fn(i64) -> i64) {
    let mut numbers = Numbers(seed);
    let mut table = Table::<i64>::default();
    let mut model: Vec<(i64, i64)> = Vec::new();
    for step in 0..steps {
        let key = numbers.below(keys) as i64;
        let hash = hash_of(key);
        let place = model.iter().position(|pair| pair.0 == key);
        let version = table.version();
        match numbers.below(100) {
            0..55 => {
                let value = step as i64;
                match find(&table, key, hash) {
                    Some(number) => {
                        table.replace_at(number, value);
                        model[place.unwrap()].1 = value;
                        assert_eq!(table.version(), version);
                    }
                    None => {
                        table.push_new(int(key), hash, value);
                        model.push((key, value));
                        assert_ne!(table.version(), version);
                    }
                }
            }
            55..90 => {
                let removed = find(&table, key, hash).and_then(|number| table.remove_at(number));
                let removed = removed.map(|(key, value)| (key.as_small_int().unwrap(), value));
                assert_eq!(removed, place.map(|place| model.remove(place)));
            }
            90..95 => {
                let popped = table.pop_last();
                let popped = popped.map(|entry| (entry.key.as_small_int().unwrap(), entry.value));
                assert_eq!(popped, model.pop());
            }
            95..97 => table = table.copy(),
            97 => table.reserve_for(numbers.below(keys) as usize),
            98 if numbers.below(20) == 0 => {
                table.take_entries();
                model.clear();
            }
            _ => compare(&table, &model, keys as i64, hash_of),
        }
    }
    compare(&table, &model, keys as i64, hash_of);
}

#[test]
fn agrees_with_a_vector() {
    let identity: fn(i64) -> i64 = |key| key;
    let colliding: fn(i64) -> i64 = |key| key % 3;
    let high: fn(i64) -> i64 = |key| key << 40;
    let same_tag: fn(i64) -> i64 = |key| key << 8;
    let negative: fn(i64) -> i64 = |key| -2 - key;
    for hash_of in [identity, colliding, high, same_tag, negative] {
        for (seed, keys) in [(1, 4), (2, 8), (3, 12), (4, 40), (5, 300)] {
            check(seed, keys, 4000, hash_of);
        }
    }
}

#[test]
fn grows_as_cpython_does() {
    let sizes = |count: i64| {
        let table = Table::<i64>::default();
        (0..count).for_each(|key| table.push_new(int(key), key, key));
        table.log2_places()
    };
    let check = |count, expected| assert_eq!(sizes(count), expected, "{count} keys");
    for (count, expected) in
        [(0, 0), (1, 3), (5, 3), (6, 4), (10, 4), (11, 5), (21, 5), (22, 6), (42, 6), (43, 7)]
    {
        check(count, expected);
    }
    let presized = |keys: usize| Table::<i64>::with_capacity(keys).log2_places();
    assert_eq!([5, 6, 10, 11, 20, 21, 22].map(presized), [0, 4, 4, 5, 5, 6, 6]);
}

#[test]
fn a_key_removed_and_added_again_comes_last() {
    let table = Table::<i64>::default();
    table.push_new(int(0), 0, 0);
    table.remove_at(0);
    table.push_new(int(0), 0, 0);
    assert_eq!(table.entries_end(), 2);
    assert_eq!(table.next_live(0).map(|(number, _)| number), Some(1));
}
