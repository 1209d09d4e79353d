//! Which constants are one, and what merging leaves.

use apython_bytecode::Text;

use super::*;
use crate::names::Names;
use crate::support;

fn text(text: &str) -> Const {
    Const::Str(Text::new(text))
}

fn tuple(items: &[Const]) -> Const {
    Const::Tuple(items.into())
}

#[test]
fn equal_means_type_and_value() {
    let different = [
        Const::None,
        Const::Ellipsis,
        Const::True,
        Const::False,
        Const::Int(0),
        Const::Int(1),
        Const::Float(0.0),
        Const::Float(-0.0),
        Const::Float(1.0),
        Const::Float(f64::NAN),
        Const::Float(f64::NAN),
        Const::Complex(0.0, 0.0),
        Const::Complex(-0.0, 0.0),
        Const::Complex(0.0, -0.0),
        text("1"),
        Const::Bytes((*b"1").into()),
        tuple(&[]),
        tuple(&[Const::Int(1)]),
        tuple(&[Const::True]),
        tuple(&[tuple(&[Const::Float(0.0)])]),
        tuple(&[tuple(&[Const::Float(-0.0)])]),
        Const::FrozenSet([].into()),
        Const::FrozenSet([Const::Int(1), Const::Int(2)].into()),
    ];
    let (mut cache, mut constants) = (ConstCache::new(), Constants::new());
    for (place, value) in different.iter().enumerate() {
        assert_eq!(constants.add(value.clone(), &mut cache), place as u32, "{value:?}");
    }
    for (place, value) in different.iter().enumerate() {
        if !matches!(value, Const::Float(number) if number.is_nan()) {
            assert_eq!(constants.add(value.clone(), &mut cache), place as u32, "{value:?}");
        }
    }
    let reversed = Const::FrozenSet([Const::Int(2), Const::Int(1)].into());
    assert_eq!(constants.add(reversed, &mut cache), different.len() as u32 - 1);
}

#[test]
fn merging_shares_and_interns() {
    let mut cache = ConstCache::new();
    let inner = [text("name_1"), text("not a name"), text("")];
    let Const::Tuple(first) = cache.merge(tuple(&inner)) else { panic!("a tuple") };
    let Const::Tuple(again) = cache.merge(tuple(&inner)) else { panic!("a tuple") };
    assert!(Rc::ptr_eq(&first, &again));
    for (item, is_interned) in first.iter().zip([true, false, true]) {
        let Const::Str(found) = item else { panic!("a string") };
        assert_eq!(found.is_interned(), is_interned, "{found:?}");
        let Const::Str(merged) = cache.merge(Const::Str(Text::new(found.to_str().unwrap()))) else {
            panic!("a string")
        };
        assert!(found.same_object(&merged));
    }
}

#[test]
fn places_belong_to_one_code_object() {
    let mut cache = ConstCache::new();
    let mut outer = Constants::new();
    let mut inner = Constants::new();
    assert_eq!(outer.add(Const::Int(5), &mut cache), 0);
    assert_eq!(outer.add(Const::Int(6), &mut cache), 1);
    assert_eq!(inner.add(Const::Int(6), &mut cache), 0);
    assert_eq!(inner.into_vec(), [Const::Int(6)]);
    assert_eq!(outer.into_vec(), [Const::Int(5), Const::Int(6)]);
}

#[test]
fn sets_with_strings_that_were_interned_are_not_shared() {
    let check = |words: [&str; 2], identifier: &str, others: [i64; 2], is_shared: bool| {
        let mut names = Names::new();
        names.intern(identifier);
        let mut cache = ConstCache::new();
        let sets = others.map(|other| {
            let set = Const::FrozenSet(words.map(text).into());
            let consts = vec![cache.merge(set), Const::Int(other)];
            cache.finish(consts, &names).swap_remove(0)
        });
        let [Const::FrozenSet(first), Const::FrozenSet(second)] = sets else { panic!("two sets") };
        assert_eq!(Rc::ptr_eq(&first, &second), is_shared, "{words:?} {identifier} {others:?}");
    };
    check(["not there 1", "nobody_has_this"], "x", [1, 2], true);
    check(["not there 1", "nobody_has_this"], "nobody_has_this", [1, 2], false);
    check(["not there 1", "append"], "x", [1, 2], false);
    check(["not there 1", "append"], "x", [1, 1], true);
    check(["not there 1", "y"], "y", [1, 2], true);
}

#[test]
fn letters_that_are_identifiers_are_interned() {
    let mut names = Names::new();
    names.intern("\u{e4}");
    let nested = tuple(&[text("\u{e4}"), text("\u{f6}"), text("*")]);
    let mut cache = ConstCache::new();
    let merged = cache.merge(nested);
    let Const::Tuple(items) = &cache.finish(vec![merged], &names)[0] else { panic!("a tuple") };
    let is_interned = |item: &Const| matches!(item, Const::Str(text) if text.is_interned());
    assert_eq!(items.iter().map(is_interned).collect::<Vec<_>>(), [true, false, true]);
}

/// Other releases of 3.12 and other machines have a few others.
#[test]
fn the_table_of_interned_strings_is_not_stale() {
    let table: Vec<&str> = interning::TABLE.lines().collect();
    assert!(table.is_sorted() && table.len() > 5000);
    let script = include_str!("interned.py");
    let input = format!("{} nobody_has_this nor_this", interning::TABLE);
    let Some(output) = support::run_with_input(script, &["-"], input.as_bytes()) else { return };
    let output = String::from_utf8(output).expect("names");
    let found: Vec<&str> = output.lines().collect();
    assert!(!found.contains(&"nobody_has_this"));
    let (found, expected) = (found.len(), table.len());
    assert!(found * 100 > expected * 95, "{found} of {expected}: run interned.py again");
}
