//! Making Python classes and modules of native declarations.

use super::{Args, ClassDef, ModuleDef, NativeDef, NativeKind, Signature};
use crate::error::PyResult;
use crate::object::{NativeObject, Ref, ShapeId, ShapeKind, Type, TypeFlags, TypeParts};
use crate::objects::builtin::{Builtin, ClassMethodDescriptor, MethodDescriptor};
use crate::objects::descriptor::{GetSet, Member};
use crate::objects::dict::Dict;
use crate::objects::module::Module;
use crate::objects::property::StaticMethod;
use crate::objects::wrapper::{WRAPPERS, WrapperDescriptor};
use crate::value::Value;
use crate::vm::Vm;
use std::any::TypeId;
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The classes of native objects that aren't built in, by payload.
#[derive(Default)]
pub struct NativeClasses {
    classes: RefCell<HashMap<TypeId, Box<Ref<Type>>, BuildHasherDefault<TypeIdHasher>>>,
}

/// Type ids are hashes already.
#[derive(Default)]
struct TypeIdHasher(u64);

impl Hasher for TypeIdHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for word in bytes.chunks(8) {
            let mut padded = [0; 8];
            padded[..word.len()].copy_from_slice(word);
            self.write_u64(u64::from_le_bytes(padded));
        }
    }
    fn write_u64(&mut self, word: u64) {
        self.0 ^= word;
    }
}

impl NativeClasses {
    /// The class of `T`, which has been registered.
    pub fn get<T: 'static>(&self) -> &Ref<Type> {
        let classes = self.classes.borrow();
        let class: *const Ref<Type> = &raw const **classes
            .get(&TypeId::of::<T>())
            .unwrap_or_else(|| panic!("no class for {}", std::any::type_name::<T>()));
        // SAFETY: classes are boxed and never removed.
        unsafe { &*class }
    }
    pub fn insert<T: 'static>(&self, class: Ref<Type>) {
        // A second registration is for a second copy of a module; objects made natively stay
        // with the first.
        self.classes.borrow_mut().entry(TypeId::of::<T>()).or_insert_with(|| Box::new(class));
    }
}

/// What a native class can be beside its members.
#[derive(Default)]
pub struct ClassOptions<'a> {
    /// `object` if there is none.
    pub base: Option<&'a Ref<Type>>,
    /// Python classes can derive from it.
    pub basetype: bool,
    pub doc: Option<&'static str>,
}

/// `("itertools", "count")` of `itertools.count`; no module stands for `builtins`.
pub(crate) fn split_module(name: &str) -> (Option<&str>, &str) {
    match name.rsplit_once('.') {
        Some((module, name)) => (Some(module), name),
        None => (None, name),
    }
}

/// A class whose instances are `Obj<T>`, registered as [`Vm::class_of`] `T`.
///
/// `name` is the module's and the class's, `"itertools.count"`: what error messages show.
/// Instances are made with `Ref::new_in(vm.class_of::<T>(), ...)` or, in `new`, with the class
/// that is given. Like a built-in type the class lives as long as the VM and can't be changed
/// by programs.
pub fn new_native_class<T: NativeObject>(
    vm: &Vm,
    name: &str,
    defs: &[&'static ClassDef],
    options: &ClassOptions<'_>,
) -> PyResult<Ref<Type>> {
    let base = options.base.unwrap_or(&vm.types.object);
    let flags = TypeFlags { basetype: options.basetype, heap_type: false, ..*base.flags() };
    let class = Ref::new_in(
        &vm.types.type_,
        Type::new(TypeParts {
            name: vm.intern(name),
            qualname: vm.intern(split_module(name).1),
            base: Some(base.clone()),
            bases: vm.new_tuple(vec![base.to_value()]),
            slots: crate::boot::slots_of(defs, base),
            flags,
            layout: TypeId::of::<T>(),
            dealloc: crate::object::dealloc_native::<T>,
            root_shape: ShapeId::NONE,
        }),
    );
    let shape = vm.shapes.add_root(class.pointer(), ShapeKind::Native);
    class.set_shapes(shape, shape);
    class.set_dict(Ref::new(vm, Dict::default()));
    crate::boot::derive(&class, base);
    fill_class(vm, &class, defs, options.doc)?;
    // The VM keeps it: its instances don't.
    std::mem::forget(class.clone());
    vm.native_classes.insert::<T>(class.clone());
    Ok(class)
}

/// Fills the dict of a native class: its slots, methods and attributes.
pub(crate) fn fill_class(
    vm: &Vm,
    class: &Ref<Type>,
    defs: &[&'static ClassDef],
    doc: Option<&'static str>,
) -> PyResult<()> {
    let dict = class.dict();
    let mut own = crate::object::Slots::default();
    defs.iter().for_each(|def| (def.set_slots)(&mut own));
    if own.new.is_some() {
        dict.set_interned(&vm.names.__new__, new_method(vm, class));
    }
    for def in WRAPPERS.iter().filter(|def| (def.is_present)(&own)) {
        let name = vm.intern(def.name);
        if dict.get_interned(&name).is_none() {
            let wrapper = WrapperDescriptor { def, class: class.clone() };
            dict.set_interned(&name, Ref::new(vm, wrapper).into_value());
        }
    }
    if own.compare.is_some() && own.hash.is_none() {
        dict.set_interned(&vm.names.__hash__, Value::NONE);
    }
    for def in defs {
        add_members(vm, class, def)?;
    }
    if dict.get_interned(&vm.names.__doc__).is_none() {
        let doc = doc.map_or(Value::NONE, |doc| vm.new_str(doc));
        dict.set_interned(&vm.names.__doc__, doc);
    }
    Ok(())
}

fn add_members(vm: &Vm, class: &Ref<Type>, def: &'static ClassDef) -> PyResult<()> {
    let dict = class.dict();
    for method in def.methods {
        dict.set_interned(&vm.intern(method.name), method_object(vm, class, method));
    }
    for getset in def.getsets {
        let (name, class) = (vm.intern(getset.name), class.clone());
        let object = if getset.is_member {
            let (name, native) = (name.clone(), Some(getset));
            Ref::new(vm, Member { name, class, slot: 0, native }).into_value()
        } else {
            Ref::new(vm, GetSet { def: getset, class }).into_value()
        };
        dict.set_interned(&name, object);
    }
    for (name, make) in def.attributes {
        dict.set_interned(&vm.intern(name), make(vm)?);
    }
    Ok(())
}

/// What stands in a class's dict for a native method.
fn method_object(vm: &Vm, class: &Ref<Type>, def: &'static NativeDef) -> Value {
    let class = class.clone();
    match def.kind {
        NativeKind::ClassMethod => Ref::new(vm, ClassMethodDescriptor { def, class }).into_value(),
        NativeKind::StaticMethod => {
            let function = Builtin { def, receiver: class.into_value(), module: Value::NONE };
            let function = Ref::new(vm, function).into_value();
            let dict = RefCell::default();
            Ref::new(vm, StaticMethod { callable: RefCell::new(function), dict }).into_value()
        }
        NativeKind::Function | NativeKind::Method => {
            Ref::new(vm, MethodDescriptor { def, class }).into_value()
        }
    }
}

static NEW_DEF: NativeDef = NativeDef {
    name: "__new__",
    signature: &Signature {
        name: "__new__",
        params: &[],
        text: Some("($type, *args, **kwargs)"),
        is_method: true,
    },
    doc: Some("Create and return a new object.  See help(type) for accurate signature."),
    call: call_new,
    kind: NativeKind::Method,
    float: None,
};

/// `int.__new__`: a function bound to the class.
fn new_method(vm: &Vm, class: &Ref<Type>) -> Value {
    let receiver = class.to_value();
    Ref::new(vm, Builtin { def: &NEW_DEF, receiver, module: Value::NONE }).into_value()
}

/// `int.__new__(cls, *args)`: the class that has the method, then the arguments.
fn call_new(vm: &Vm, args: Args<'_>) -> PyResult {
    let (owner, args) = args.split_first().expect("the class it is bound to");
    let owner = owner.to_ref::<Type>().expect("bound to a class");
    let name = owner.name();
    let Some((class, rest)) = args.split_first() else {
        return Err(vm.type_error(format!("{name}.__new__(): not enough arguments")));
    };
    let Some(class) = class.to_ref::<Type>() else {
        let found = class.type_name(vm);
        let message = format!("{name}.__new__(X): X is not a type object ({found})");
        return Err(vm.type_error(message));
    };
    if !class.is_subtype_of(&owner) {
        let class = class.name();
        let message = format!("{name}.__new__({class}): {class} is not a subtype of {name}");
        return Err(vm.type_error(message));
    }
    // A native class between the two would find its instances half made.
    let nearest = class.mro().iter().find(|class| !class.is_heap_type()).cloned();
    let nearest = nearest.expect("object is a native class");
    let slot = |class: &Type| class.slots().new.map(|new| new as usize);
    let Some(new) = owner.slots().new.filter(|_| slot(&nearest) == slot(&owner)) else {
        let (class, nearest) = (class.name(), nearest.name());
        let message = format!("{name}.__new__({class}) is not safe, use {nearest}.__new__()");
        return Err(vm.type_error(message));
    };
    new(vm, &class, rest)
}

/// A module as declared.
pub fn new_native_module(vm: &Vm, def: &'static ModuleDef) -> PyResult<Ref<Module>> {
    let module = vm.new_module(def.name, def.doc);
    fill_native_module(vm, &module, def)?;
    Ok(module)
}

/// Puts what is declared into a module that exists.
pub fn fill_native_module(vm: &Vm, module: &Ref<Module>, def: &'static ModuleDef) -> PyResult<()> {
    let dict = &module.dict;
    let name = vm.intern(def.name);
    for &function in def.functions {
        let object = Builtin { def: function, receiver: Value::UNBOUND, module: name.clone() };
        dict.set_str(vm, function.name, Ref::new(vm, object).into_value());
    }
    for (name, make) in def.attributes {
        dict.set_str(vm, name, make(vm)?);
    }
    match def.exec {
        Some(exec) => exec(vm, &module.to_value()),
        None => Ok(()),
    }
}
