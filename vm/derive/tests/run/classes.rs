//! `#[pymethods]`.

use apython_derive::pymethods;

use crate::native::{Args, List, NativeDef, NativeKind, PyResult, Raised, Slots, Value, Vm};
use crate::{call, int, text};

#[pymethods]
impl List {
    /// Append object to the end of the list.
    #[pymethod("append(self, object, /)")]
    fn append(&self, _vm: &Vm, object: Value) {
        self.push(object);
    }

    fn push(&self, object: Value) {
        self.0.borrow_mut().push(object);
    }

    #[pymethod("index(self, value, start=0, stop=sys.maxsize, /)")]
    fn index(_vm: &Vm, this: &Value, value: &Value, start: i64, stop: i64) -> String {
        format!("{this:?} {value:?} {start} {stop}")
    }

    #[pymethod("sort(self, *, key=None, reverse=False)")]
    fn sort(&self, _vm: &Vm, key: Option<&Value>, reverse: bool) -> String {
        format!("{key:?} {reverse}")
    }

    #[pymethod("copy(self)")]
    #[pymethod("__copy__(self)")]
    fn copy(&self, _vm: &Vm) -> Value {
        Value::List(self.clone())
    }

    #[pymethod("pop", raw)]
    fn pop(_vm: &Vm, args: Args<'_>) -> PyResult {
        match &args.positional[0] {
            Value::List(list) => Ok(list.0.borrow_mut().pop().unwrap_or(Value::None)),
            _ => Err(Raised("not a list".to_owned())),
        }
    }

    #[pyclassmethod("fromkeys(cls, iterable, value=None, /)")]
    fn fromkeys(_vm: &Vm, cls: &Value, iterable: &Value, value: Option<&Value>) -> String {
        format!("{cls:?} {iterable:?} {value:?}")
    }

    #[pystaticmethod("maketrans(x, y=..., /)")]
    fn maketrans(_vm: &Vm, x: i64, y: Option<i64>) -> i64 {
        x + y.unwrap_or(100)
    }

    /// The length.
    #[pygetter("size")]
    fn size(&self, _vm: &Vm) -> usize {
        self.0.borrow().len()
    }

    #[pysetter("size")]
    fn set_size(_vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        Err(Raised(format!("{this:?} {value:?}")))
    }

    #[pygetter("first")]
    fn first(_vm: &Vm, this: &Value) -> PyResult {
        match this {
            Value::List(list) => Ok(list.0.borrow()[0].clone()),
            _ => Err(Raised("not a list".to_owned())),
        }
    }

    #[pysetter("first")]
    fn set_first(&self, _vm: &Vm, value: Option<&Value>) -> PyResult<()> {
        self.0.borrow_mut()[0] = value.cloned().unwrap_or(Value::None);
        Ok(())
    }

    #[pyattr("__hash__")]
    fn hash(_vm: &Vm) {}

    #[pyslot(str, repr)]
    fn repr(_vm: &Vm, this: &Value) -> PyResult {
        Ok(text(&format!("{this:?}")))
    }

    #[pyslot(number.add)]
    fn add(_vm: &Vm, left: &Value, _right: &Value) -> PyResult {
        Ok(left.clone())
    }
}

struct Iter;

#[pymethods(METHODS)]
impl Iter {
    #[cfg(not(test))]
    #[pymethod("absent(self)")]
    fn absent(_vm: &Vm, _this: &Value) {}

    #[pymethod("present(self)")]
    fn present(_vm: &Vm, _this: &Value) {}
}

fn list(values: &[Value]) -> Value {
    Value::List(List(values.to_vec().into()))
}

#[test]
fn members_keep_their_order() {
    let names: Vec<&str> = List::DEF.methods.iter().map(|method| method.name).collect();
    let expected = ["append", "index", "sort", "copy", "__copy__", "pop", "fromkeys", "maketrans"];
    assert_eq!(names, expected);
    let names: Vec<&str> = List::DEF.getsets.iter().map(|getset| getset.name).collect();
    assert_eq!(names, ["size", "first"]);
    let names: Vec<&str> = List::DEF.attributes.iter().map(|attribute| attribute.0).collect();
    assert_eq!(names, ["__hash__"]);
    let names: Vec<&str> = Iter::METHODS.methods.iter().map(|method| method.name).collect();
    assert_eq!(names, ["present"]);
}

#[test]
fn texts_and_kinds() {
    #[track_caller]
    fn check(def: &NativeDef, kind: NativeKind, text: Option<&str>) {
        assert_eq!((def.kind, def.signature.text), (kind, text));
        let bound = matches!(kind, NativeKind::Method | NativeKind::ClassMethod);
        assert_eq!(def.signature.is_method, bound);
    }
    use NativeKind::{ClassMethod, Method, StaticMethod};
    check(List::APPEND_DEF, Method, Some("($self, object, /)"));
    check(List::INDEX_DEF, Method, Some("($self, value, start=0, stop=sys.maxsize, /)"));
    check(List::SORT_DEF, Method, Some("($self, /, *, key=None, reverse=False)"));
    check(List::COPY_DEF_2, Method, Some("($self, /)"));
    check(List::POP_DEF, Method, None);
    check(List::FROMKEYS_DEF, ClassMethod, Some("($type, iterable, value=None, /)"));
    check(List::MAKETRANS_DEF, StaticMethod, Some("(x, y=<unrepresentable>, /)"));
    assert_eq!(List::APPEND_DEF.doc, Some("Append object to the end of the list."));
}

#[test]
fn methods() {
    let items = list(&[int(1)]);
    let only = std::slice::from_ref(&items);
    assert_eq!(call(List::APPEND_DEF, &[items.clone(), int(2)]), Ok(Value::None));
    let value = list(&[int(5)]);
    let Value::List(inner) = &value else { unreachable!() };
    inner.append(&Vm, int(6));
    assert_eq!(value, list(&[int(5), int(6)]));
    let refused = Raised("descriptor 'append' doesn't apply to a Int(1)".to_owned());
    assert_eq!(call(List::APPEND_DEF, &[int(1), int(2)]), Err(refused));
    let index = text("Int(1) Int(2) 0 9223372036854775807");
    assert_eq!(call(List::INDEX_DEF, &[int(1), int(2)]), Ok(index));
    let wrong = Raised("index() argument 2 must be int, not None".to_owned());
    assert_eq!(call(List::INDEX_DEF, &[int(1), int(2), Value::None]), Err(wrong));
    assert_eq!(call(List::SORT_DEF, only), Ok(text("None false")));
    assert_eq!(call(List::COPY_DEF_2, only), Ok(items.clone()));
    assert_eq!(call(List::POP_DEF, &[items]), Ok(int(1)));
    assert_eq!(call(List::FROMKEYS_DEF, &[int(1), int(2)]), Ok(text("Int(1) Int(2) None")));
    assert_eq!(call(List::MAKETRANS_DEF, &[int(1)]), Ok(int(101)));
    assert_eq!(call(List::MAKETRANS_DEF, &[int(1), int(2)]), Ok(int(3)));
}

#[test]
fn properties_attributes_and_slots() {
    let value = list(&[int(1)]);
    let [size, first] = List::DEF.getsets else { panic!("two properties") };
    assert_eq!(size.doc, Some("The length."));
    assert_eq!((size.get)(&Vm, &value), Ok(int(1)));
    let refused = Raised("descriptor 'size' doesn't apply to a Int(1)".to_owned());
    assert_eq!((size.get)(&Vm, &int(1)), Err(refused));
    let deleted = (size.set.unwrap())(&Vm, &int(1), None);
    assert_eq!(deleted, Err(Raised("Int(1) None".to_owned())));
    assert_eq!((first.set.unwrap())(&Vm, &value, Some(&int(8))), Ok(()));
    assert_eq!((first.get)(&Vm, &value), Ok(int(8)));
    assert_eq!((List::DEF.attributes[0].1)(&Vm), Ok(Value::None));

    let mut slots = Slots::default();
    (List::DEF.set_slots)(&mut slots);
    assert_eq!((slots.repr.unwrap())(&Vm, &int(1)), Ok(text("Int(1)")));
    assert_eq!((slots.str.unwrap())(&Vm, &int(1)), Ok(text("Int(1)")));
    assert_eq!((slots.number.add.unwrap())(&Vm, &int(1), &int(2)), Ok(int(1)));
    let mut none = Slots::default();
    (Iter::METHODS.set_slots)(&mut none);
    assert!(none.repr.is_none());
    assert_eq!(call(Iter::METHODS.methods[0], &[int(1)]), Ok(Value::None));
}
