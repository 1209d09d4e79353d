//! A VM that has just begun: what its types are, have and inherit.

use crate::object::Type;
use crate::value::Value;
use crate::vm::{OwnedVm, Vm, VmConfig};

fn vm() -> OwnedVm {
    Vm::new(VmConfig { hash_seed: Some(0), ..VmConfig::default() })
}

fn names(classes: &[crate::object::Ref<Type>]) -> Vec<String> {
    classes.iter().map(|class| class.name()).collect()
}

#[test]
fn resolution_orders() {
    let vm = vm();
    let check = |class: &Type, expected: &[&str]| assert_eq!(names(&class.mro()), expected);
    check(&vm.types.object, &["object"]);
    check(&vm.types.type_, &["type", "object"]);
    check(&vm.types.bool_, &["bool", "int", "object"]);
    check(
        &vm.exceptions.file_not_found_error,
        &["FileNotFoundError", "OSError", "Exception", "BaseException", "object"],
    );
}

#[test]
fn types_of_types() {
    let vm = vm();
    for class in vm.types.all().into_iter().chain(vm.exceptions.all().iter().map(|(_, c)| *c)) {
        assert!(vm.types.type_.is(class.header().type_ref()), "{}", class.name());
        let bases = class.bases();
        let first = bases.as_tuple_items().expect("a tuple").first();
        assert_eq!(first.is_some(), class.base().is_some(), "{}", class.name());
        assert!(class.name_value().type_of(&vm).is(&vm.types.str));
    }
}

#[test]
fn namespace_of_builtins() {
    let vm = vm();
    let get = |name: &str| vm.builtins.get_str(&vm, name);
    assert!(get("int").is_some_and(|int| vm.types.int.is_value(&int)));
    assert!(get("IOError").is_some_and(|error| vm.exceptions.os_error.is_value(&error)));
    assert!(get("True").is_some_and(|value| value.is(&Value::TRUE)));
    assert!(get("dict_keys").is_none());
    assert!(vm.modules.get_str(&vm, "builtins").is_some());
}

#[test]
fn slot_wrappers() {
    let vm = vm();
    let dict = vm.types.mappingproxy.dict();
    let has = |name: &str| dict.get_str(&vm, name).is_some();
    for name in ["__new__", "__repr__", "__len__", "__getitem__", "__or__", "__ror__", "__ior__"] {
        assert!(has(name), "{name}");
    }
    for name in ["__setitem__", "__add__", "__init__"] {
        assert!(!has(name), "{name}");
    }
    let hash = vm.types.wrapper_descriptor.slots().hash;
    assert_eq!(hash.map(|f| f as usize), vm.types.object.slots().hash.map(|f| f as usize));
}

#[test]
fn vms_follow_each_other() {
    for seed in [None, Some(0), Some(7)] {
        let vm = Vm::new(VmConfig { hash_seed: seed, ..VmConfig::default() });
        assert!(vm.intern("abc").is(&vm.intern("abc")));
    }
}
