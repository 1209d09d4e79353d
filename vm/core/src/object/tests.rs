//! Counts, freeing, instances and shapes; run under Miri as well, where every block is an
//! allocation of its own. A VM takes long to begin there: the tests are few and do much.

use super::{Ref, ShapeId, Type};
use crate::native::Args;
use crate::objects::class::instantiate;
use crate::objects::dict::Dict;
use crate::objects::instance::Instance;
use crate::ops;
use crate::value::Value;
use crate::vm::{OwnedVm, Vm, VmConfig};

fn vm() -> OwnedVm {
    Vm::new(VmConfig { hash_seed: Some(0), ..VmConfig::default() })
}

fn count(value: &Value) -> u32 {
    value.header().expect("an object").refcount()
}

/// `type(name, (base,), {"__slots__": slots})`
fn class(vm: &Vm, name: &str, base: &Ref<Type>, slots: Option<&[&str]>) -> Ref<Type> {
    let namespace = Ref::new(vm, Dict::default());
    if let Some(slots) = slots {
        let slots = slots.iter().map(|slot| vm.new_str(slot)).collect();
        namespace.set_str(vm, "__slots__", vm.new_tuple(slots));
    }
    let bases = vm.new_tuple(vec![base.to_value()]);
    let values = [vm.new_str(name), bases, namespace.into_value()];
    let class = instantiate::call(vm, &vm.types.type_.to_value(), Args::new(&values, &[]));
    class.expect("a class").to_ref::<Type>().expect("a class")
}

fn set(vm: &Vm, object: &Value, name: &str, value: &Value) {
    ops::set_attr(vm, object, &vm.intern(name), value).expect("an attribute");
}

fn get(vm: &Vm, object: &Value, name: &str) -> Value {
    ops::get_attr(vm, object, &vm.intern(name)).expect("an attribute")
}

fn call(vm: &Vm, class: &Ref<Type>, args: &[Value]) -> Value {
    ops::call_values(vm, &class.to_value(), args).expect("an instance")
}

#[test]
fn references_are_counted() {
    let vm = vm();
    let list = vm.new_list(vec![]);
    assert_eq!(count(&list), 1);
    let other = list.clone();
    assert!(list.is(&other));
    assert_eq!(count(&list), 2);
    drop(other);
    assert_eq!(count(&list), 1);
    // A value and a typed pointer count alike, and turn into each other without counting.
    let pointer = list.to_ref::<crate::objects::list::List>().expect("a list");
    assert_eq!(count(&list), 2);
    let value = pointer.into_value();
    assert_eq!(count(&list), 2);
    drop(value);
    // What a container holds is given up with it.
    let tuple = vm.new_tuple(vec![list.clone(), list.clone(), Value::from_small_int(1)]);
    assert_eq!(count(&list), 3);
    let outer = vm.new_list(vec![tuple.clone(), list.clone()]);
    assert_eq!((count(&list), count(&tuple)), (4, 2));
    drop(tuple);
    drop(outer);
    assert_eq!(count(&list), 1);
    // Immortal objects go on being counted, and are never freed.
    let text = vm.new_str("stays");
    let header = text.header().expect("an object");
    assert!(!header.is_immortal());
    header.make_immortal();
    let before = header.refcount();
    assert!(header.is_immortal() && header.skips_release());
    drop(text.clone());
    assert_eq!(header.refcount(), before);
    let pointer = std::ptr::from_ref(header);
    drop(text);
    // SAFETY: an immortal object is not freed.
    assert!(unsafe { &*pointer }.is_immortal());
}

/// Freeing a chain nests no deeper on the native stack than it may.
#[test]
fn deep_structures_are_freed_without_deep_recursion() {
    let vm = vm();
    let depth = if cfg!(miri) { 300 } else { 1_000_000 };
    let leaf = vm.new_list(vec![]);
    let mut chain = leaf.clone();
    for level in 0..depth {
        chain = match level % 3 {
            0 => vm.new_list(vec![chain]),
            1 => vm.new_tuple(vec![chain, leaf.clone()]),
            _ => {
                let dict = Ref::new(&vm, Dict::default());
                dict.set_str(&vm, "next", chain);
                dict.into_value()
            }
        };
    }
    let tuples = (0..depth).filter(|level| level % 3 == 1).count() as u32;
    assert_eq!(count(&leaf), 2 + tuples);
    drop(chain);
    assert_eq!(count(&leaf), 1);
}

#[test]
fn instances_keep_their_attributes_and_give_them_up() {
    let vm = vm();
    let held = vm.new_list(vec![]);
    let attributes: Vec<String> = (0..20).map(|k| format!("x{k}")).collect();
    let plain = class(&vm, "Plain", &vm.types.object, None);
    let slotted = class(&vm, "Slotted", &vm.types.object, Some(&["x0", "x1", "x2"]));
    // Subclasses of built-in types have their dict in front of the header.
    let list = class(&vm, "MyList", &vm.types.list, None);
    let both = class(&vm, "Both", &vm.types.dict, Some(&["x0", "__dict__"]));
    for (class, names) in [(&plain, 20), (&slotted, 3), (&list, 20), (&both, 5)] {
        let before = class.header().refcount();
        let instance = call(&vm, class, &[]);
        assert!(class.header().refcount() > before, "an instance owns its class");
        for name in &attributes[..names] {
            set(&vm, &instance, name, &held);
        }
        assert_eq!(count(&held), 1 + names as u32);
        for name in &attributes[..names] {
            assert!(get(&vm, &instance, name).is(&held));
        }
        // Replaced and deleted ones are given up at once.
        set(&vm, &instance, "x0", &Value::NONE);
        ops::del_attr(&vm, &instance, &vm.intern("x1")).expect("an attribute");
        assert_eq!(count(&held), names as u32 - 1);
        drop(instance);
        assert_eq!(count(&held), 1, "{}", class.name());
    }
    // Into a dict, and what is in it stays there.
    let instance = call(&vm, &plain, &[]);
    set(&vm, &instance, "x0", &held);
    let dict = get(&vm, &instance, "__dict__");
    set(&vm, &instance, "x1", &held);
    assert_eq!(count(&held), 3);
    drop(instance);
    assert_eq!(count(&held), 3);
    drop(dict);
    assert_eq!(count(&held), 1);
    // The class changes, and its owner with it.
    let other = class(&vm, "Other", &vm.types.object, None);
    let instance = call(&vm, &plain, &[]);
    set(&vm, &instance, "x0", &held);
    set(&vm, &instance, "__class__", &other.to_value());
    assert!(get(&vm, &instance, "x0").is(&held));
    drop(instance);
    assert_eq!(count(&held), 1);
}

#[test]
fn shapes_are_shared_and_limited() {
    let vm = vm();
    let class = class(&vm, "C", &vm.types.object, None);
    let root = class.root_shape();
    let shape_of = |value: &Value| value.header().expect("an object").shape();
    assert!(vm.shapes.get(ShapeId::NONE).is_none());
    assert!(vm.shapes.get(vm.new_list(vec![]).header().expect("an object").shape()).is_none());
    // The same attributes in the same order lead to the same shape, and another order doesn't.
    let build = |names: &[&str]| {
        let instance = call(&vm, &class, &[]);
        assert_eq!(shape_of(&instance), root);
        for name in names {
            set(&vm, &instance, name, &Value::NONE);
        }
        instance
    };
    let (one, two, three) = (build(&["a", "b"]), build(&["a", "b"]), build(&["b", "a"]));
    assert_eq!(shape_of(&one), shape_of(&two));
    assert_ne!(shape_of(&one), shape_of(&three));
    let names = |value: &Value| -> Vec<String> {
        let shape = vm.shapes.get(shape_of(value)).expect("a shape");
        let name = |value: &Value| crate::objects::str::to_string_lossy(value);
        shape.names().iter().map(name).collect()
    };
    assert_eq!(names(&one), ["a", "b"]);
    assert_eq!(names(&three), ["b", "a"]);
    // More names than are searched one by one.
    let many: Vec<String> = (0..30).map(|k| format!("n{k}")).collect();
    let instance = call(&vm, &class, &[]);
    for (k, name) in many.iter().enumerate() {
        set(&vm, &instance, name, &Value::from_small_int(k as i64));
    }
    for (k, name) in many.iter().enumerate() {
        assert_eq!(get(&vm, &instance, name).as_small_int(), Some(k as i64));
    }
    if !cfg!(miri) {
        // A class whose instances have no attributes in common ends up with dicts.
        for k in 0..3000 {
            let instance = call(&vm, &class, &[]);
            set(&vm, &instance, &format!("own{k}"), &Value::TRUE);
            assert!(get(&vm, &instance, &format!("own{k}")).is(&Value::TRUE));
        }
        assert!(class.facts().shapes <= 1000);
        let late = build(&["late"]);
        assert!(late.downcast::<Instance>().expect("an instance").dict().is_some());
    }
}
