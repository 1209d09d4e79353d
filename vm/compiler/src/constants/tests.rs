//! Which constants are one, and what merging leaves.

use super::*;

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
