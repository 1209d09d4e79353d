//! Tests of classes that need no code to be executed.

use super::location::{AttributeLocation, StoreLocation, attribute_location, store_location};
use super::lookup;
use crate::error::PyResult;
use crate::native::Args;
use crate::object::{Ref, Type};
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::instance::{self, Instance};
use crate::objects::str::to_string_lossy;
use crate::value::Value;
use crate::vm::{OwnedVm, Vm, VmConfig};

fn vm() -> OwnedVm {
    Vm::new(VmConfig { hash_seed: Some(0), ..VmConfig::default() })
}

/// `type(name, bases, attributes)`
fn try_class(
    vm: &Vm,
    name: &str,
    bases: &[&Ref<Type>],
    attributes: &[(&str, Value)],
) -> PyResult<Ref<Type>> {
    let namespace = Ref::new(vm, Dict::default());
    for (name, value) in attributes {
        namespace.set_str(vm, name, value.clone());
    }
    let bases = vm.new_tuple(bases.iter().map(|base| base.to_value()).collect());
    let values = [vm.new_str(name), bases, namespace.into_value()];
    let class = super::instantiate::call(vm, &vm.types.type_.to_value(), Args::new(&values, &[]))?;
    Ok(class.to_ref::<Type>().expect("a class"))
}

#[track_caller]
fn class(vm: &Vm, name: &str, bases: &[&Ref<Type>], attributes: &[(&str, Value)]) -> Ref<Type> {
    match try_class(vm, name, bases, attributes) {
        Ok(class) => class,
        Err(raised) => panic!("class {name}: {}", message(vm, &vm.take_exception(raised))),
    }
}

fn message(vm: &Vm, exception: &Value) -> String {
    let args = exception.downcast::<Exception>().expect("an exception").args.borrow().clone();
    let text = args.as_tuple_items().and_then(|args| args.first()).map(to_string_lossy);
    format!("{}: {}", exception.type_name(vm), text.unwrap_or_default())
}

#[track_caller]
fn check_raises<T>(vm: &Vm, result: PyResult<T>, expected: &str) {
    let raised = result.err().expect("an exception");
    assert_eq!(message(vm, &vm.take_exception(raised)), expected);
}

fn slots_of(vm: &Vm, names: &[&str]) -> (&'static str, Value) {
    ("__slots__", vm.new_tuple(names.iter().map(|name| vm.new_str(name)).collect()))
}

fn order(class: &Type) -> String {
    class.mro().iter().map(|class| class.name()).collect::<Vec<_>>().join(" ")
}

fn keys(class: &Type) -> String {
    let keys = class.dict().to_pairs().into_iter().map(|(key, _)| to_string_lossy(&key));
    keys.collect::<Vec<_>>().join(" ")
}

#[test]
fn resolution_orders() {
    let vm = vm();
    let a = &class(&vm, "A", &[], &[]);
    let b = &class(&vm, "B", &[a], &[]);
    let c = &class(&vm, "C", &[a], &[]);
    let d = &class(&vm, "D", &[b, c], &[]);
    assert_eq!(order(a), "A object");
    assert_eq!(order(d), "D B C A object");
    let e = class(&vm, "E", &[d, &vm.types.list], &[]);
    assert_eq!(order(&e), "E D B C A list object");
    assert!(e.base().is_some_and(|base| base.is(&vm.types.list)));
    let check = |bases: &[&Ref<Type>], expected: &str| {
        check_raises(&vm, try_class(&vm, "X", bases, &[]), expected);
    };
    check(&[&vm.types.bool_], "TypeError: type 'bool' is not an acceptable base type");
    let conflict = "TypeError: multiple bases have instance lay-out conflict";
    check(&[&vm.types.int, &vm.types.str], conflict);
    check(&[&vm.exceptions.os_error, &vm.exceptions.import_error], conflict);
    class(&vm, "K", &[&vm.exceptions.key_error, &vm.exceptions.value_error], &[]);
}

#[test]
fn dicts_of_classes() {
    let vm = vm();
    let check = |attributes: &[(&str, Value)], expected: &str| {
        assert_eq!(keys(&class(&vm, "X", &[], attributes)), expected);
    };
    let one = || Value::from_small_int(1);
    check(&[], "__dict__ __weakref__ __doc__");
    check(&[("__eq__", one())], "__eq__ __dict__ __weakref__ __doc__ __hash__");
    check(&[("__doc__", one()), ("__qualname__", vm.new_str("q"))], "__doc__ __dict__ __weakref__");
    check(
        &[slots_of(&vm, &["b", "a", "__dict__", "__private"])],
        "__slots__ _X__private a b __dict__ __doc__",
    );
    let list = class(&vm, "L", &[&vm.types.list], &[]);
    assert_eq!(keys(&list), "__dict__ __weakref__ __doc__");
    let error = class(&vm, "E", &[&vm.exceptions.value_error], &[]);
    assert_eq!(keys(&error), "__weakref__ __doc__");
    let meta = class(&vm, "M", &[&vm.types.type_], &[]);
    assert_eq!(keys(&meta), "__doc__");
}

#[test]
fn slots_that_are_refused() {
    let vm = vm();
    let check = |base: &Ref<Type>, attributes: &[(&str, Value)], expected: &str| {
        check_raises(&vm, try_class(&vm, "X", &[base], attributes), expected);
    };
    let object = &vm.types.object;
    let with_dict = class(&vm, "A", &[], &[]);
    let not_identifier = "TypeError: __slots__ must be identifiers";
    check(object, &[slots_of(&vm, &["1"])], not_identifier);
    check(
        &vm.types.int,
        &[slots_of(&vm, &["a"])],
        "TypeError: nonempty __slots__ not supported for subtype of 'int'",
    );
    check(
        &with_dict,
        &[slots_of(&vm, &["__dict__"])],
        "TypeError: __dict__ slot disallowed: we already got one",
    );
    check(
        object,
        &[("__qualname__", Value::from_small_int(1))],
        "TypeError: type __qualname__ must be a str, not int",
    );
}

/// An instance of a class, made natively.
fn instance(vm: &Vm, class: &Ref<Type>) -> Value {
    super::instantiate::call(vm, &class.to_value(), Args::empty()).expect("an instance")
}

fn get(vm: &Vm, object: &Value, name: &str) -> Option<i64> {
    lookup::get_attribute_opt(vm, object, &vm.intern(name)).expect("no exception")?.as_i64()
}

fn set(vm: &Vm, object: &Value, name: &str, value: i64) -> PyResult<()> {
    lookup::set_attribute(vm, object, &vm.intern(name), Some(&Value::from_int(vm, value)))
}

fn delete(vm: &Vm, object: &Value, name: &str) -> PyResult<()> {
    lookup::set_attribute(vm, object, &vm.intern(name), None)
}

#[test]
fn attributes_come_and_go() {
    let vm = vm();
    let plain = class(&vm, "A", &[], &[("shared", Value::from_small_int(7))]);
    let list = class(&vm, "L", &[&vm.types.list], &[("shared", Value::from_small_int(7))]);
    for class in [&plain, &list] {
        let object = &match class.flags().slotted {
            true => instance(&vm, class),
            false => Ref::new_in(class, crate::objects::list::List::new()).into_value(),
        };
        assert_eq!((get(&vm, object, "shared"), get(&vm, object, "x")), (Some(7), None));
        for number in 0..20 {
            set(&vm, object, &format!("x{number}"), number).expect("has a dict");
        }
        delete(&vm, object, "x3").expect("is there");
        set(&vm, object, "shared", 1).expect("has a dict");
        assert_eq!((get(&vm, object, "x3"), get(&vm, object, "x19")), (None, Some(19)));
        assert_eq!(get(&vm, object, "shared"), Some(1));
        delete(&vm, object, "shared").expect("is there");
        assert_eq!(get(&vm, object, "shared"), Some(7));
        let name = class.name();
        let expected = format!("AttributeError: '{name}' object has no attribute 'x3'");
        check_raises(&vm, delete(&vm, object, "x3"), &expected);
    }
}

#[test]
fn deleted_attributes_leave_no_gap() {
    let vm = vm();
    let class = class(&vm, "A", &[], &[]);
    let object = instance(&vm, &class);
    for (number, name) in ["a", "b", "c"].into_iter().enumerate() {
        set(&vm, &object, name, number as i64).expect("has a dict");
    }
    delete(&vm, &object, "b").expect("is there");
    let pairs = instance::attribute_pairs(&vm, &object);
    let names: Vec<_> = pairs.iter().map(|(name, _)| to_string_lossy(name)).collect();
    assert_eq!(names, ["a", "c"]);
    assert!(instance::dict_or_none(&object).is_none());
    assert_eq!((get(&vm, &object, "a"), get(&vm, &object, "c")), (Some(0), Some(2)));
    let dict = instance::instance_dict(&vm, &object).expect("has a dict");
    dict.set_str(&vm, "d", Value::from_small_int(3));
    assert_eq!((get(&vm, &object, "c"), get(&vm, &object, "d")), (Some(2), Some(3)));
    assert!(instance::set_instance_dict(&vm, &object, None));
    assert_eq!(get(&vm, &object, "c"), None);
}

#[test]
fn slots_hold_attributes() {
    let vm = vm();
    let base = class(&vm, "S", &[], &[slots_of(&vm, &["a", "b"])]);
    let derived = class(&vm, "D", &[&base], &[slots_of(&vm, &["c"])]);
    let with_dict = class(&vm, "W", &[&derived], &[]);
    let list = class(&vm, "L", &[&vm.types.list], &[slots_of(&vm, &["a", "c"])]);
    assert_eq!(derived.facts().reserved_slots, 3);
    let objects = [
        instance(&vm, &derived),
        instance(&vm, &with_dict),
        Ref::new_in(&list, crate::objects::list::List::new()).into_value(),
    ];
    for object in &objects {
        assert_eq!(get(&vm, object, "c"), None);
        set(&vm, object, "a", 1).expect("a slot");
        set(&vm, object, "c", 3).expect("a slot");
        assert_eq!((get(&vm, object, "a"), get(&vm, object, "c")), (Some(1), Some(3)));
        delete(&vm, object, "c").expect("assigned");
        check_raises(&vm, delete(&vm, object, "c"), "AttributeError: c");
    }
    let no_dict = &objects[0];
    assert_eq!(no_dict.downcast::<Instance>().expect("an instance").capacity(), 3);
    let expected = "AttributeError: 'D' object has no attribute 'x'";
    check_raises(&vm, set(&vm, no_dict, "x", 1), expected);
    let expected = "AttributeError: 'D' object attribute '__doc__' is read-only";
    check_raises(&vm, set(&vm, no_dict, "__doc__", 1), expected);
    set(&vm, &objects[1], "x", 5).expect("has a dict");
    assert_eq!(get(&vm, &objects[1], "x"), Some(5));
    let shape = objects[1].header().expect("on the heap").shape();
    assert_eq!(vm.shapes.get(shape).expect("dynamic").slot(&vm.intern("x")), Some(3));
}

#[test]
fn locations_say_what_lookups_find() {
    let vm = vm();
    let class = class(&vm, "A", &[], &[("shared", Value::from_small_int(7))]);
    let object = instance(&vm, &class);
    let name = vm.intern("x");
    let shape = || object.header().expect("on the heap").shape();
    let new_shape = match store_location(&vm, &class, shape(), &name) {
        StoreLocation::Transition { slot: 0, new_shape } => new_shape,
        other => panic!("{other:?}"),
    };
    set(&vm, &object, "x", 1).expect("has a dict");
    assert_eq!(shape(), new_shape);
    assert!(matches!(
        attribute_location(&vm, &class, shape(), &name),
        AttributeLocation::InstanceSlot(0)
    ));
    assert!(matches!(
        attribute_location(&vm, &class, shape(), &vm.intern("shared")),
        AttributeLocation::ClassValue(value) if value.as_i64() == Some(7)
    ));
    assert!(matches!(
        attribute_location(&vm, &class, shape(), &vm.intern("missing")),
        AttributeLocation::Other
    ));
    instance::instance_dict(&vm, &object).expect("has a dict");
    assert!(matches!(attribute_location(&vm, &class, shape(), &name), AttributeLocation::Other));
}

#[test]
fn special_methods_of_native_bases_are_used_directly() {
    let vm = vm();
    let class = class(&vm, "F", &[&vm.types.int], &[]);
    let (own, native) = (class.slots(), vm.types.int.slots());
    let same = match (own.binary.add, native.binary.add) {
        (Some(own), Some(native)) => std::ptr::fn_addr_eq(own, native),
        _ => false,
    };
    assert!(same);
    assert!(own.iter.is_none() && own.call.is_none());
    assert!(!class.has_python_operator(crate::object::BinaryOp::Add));
    let method = vm.types.object.lookup(&vm, &vm.names.__eq__).expect("object has it");
    let name = vm.intern("__add__");
    super::type_attributes::change_dict(&vm, &class, &name, Some(&method));
    assert!(class.has_python_operator(crate::object::BinaryOp::Add));
    super::type_attributes::change_dict(&vm, &class, &name, None);
    assert!(!class.has_python_operator(crate::object::BinaryOp::Add));
}

#[test]
fn classes_of_objects_change() {
    let vm = vm();
    let a = class(&vm, "A", &[], &[]);
    let b = class(&vm, "B", &[], &[]);
    let slotted = class(&vm, "S", &[], &[slots_of(&vm, &["a"])]);
    let object = instance(&vm, &a);
    set(&vm, &object, "x", 1).expect("has a dict");
    let assign =
        |class: &Ref<Type>| super::assign::set_class(&vm, &object, Some(&class.to_value()));
    assign(&b).expect("same layout");
    assert!(object.type_of(&vm).is(&b));
    assert_eq!(get(&vm, &object, "x"), Some(1));
    let differs = "TypeError: __class__ assignment: 'S' object layout differs from 'B'";
    check_raises(&vm, assign(&slotted), differs);
    let immutable = "TypeError: __class__ assignment only supported for mutable types or ModuleType \
                     subclasses";
    check_raises(&vm, assign(&vm.types.int), immutable);
}
