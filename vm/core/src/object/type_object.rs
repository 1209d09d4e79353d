//! Types: names, bases, resolution order, attributes, slots and versions.
//!
//! Invariants
//! 1. `slots` is what the dict and the bases say: whoever changes a type's dict calls
//!    [`Type::modified`] and updates the slots of the type and its subclasses
//!    (`objects/class` does both).
//! 2. A version number is never reused: a cache that holds it is right as long as the
//!    numbers agree. 0 is no version.

use super::{Header, NativeObject, Obj, Ref, ShapeId, Slots};
use crate::objects::dict::Dict;
use crate::value::Value;
use crate::vm::Vm;
use std::any::TypeId;
use std::cell::{Cell, RefCell};
use std::ptr::NonNull;

/// What distinguishes types.
#[derive(Clone, Copy, Default, Debug)]
pub struct TypeFlags {
    /// Made at run time: instances own a reference to it and its attributes can be changed.
    pub heap_type: bool,
    /// Can be a base class.
    pub basetype: bool,
    /// Instances have an attribute dict in a prefix before their header.
    pub prefix: bool,
    /// Instances are `Instance` objects with slots and shapes.
    pub slotted: bool,
    /// Instances have a `__dict__` (in the prefix or instead of slots).
    pub has_dict: bool,
    /// Calling it with native code needs no frame: `tp_new` is looked up as a slot.
    pub abstract_: bool,
    pub int_subclass: bool,
    pub list_subclass: bool,
    pub tuple_subclass: bool,
    pub bytes_subclass: bool,
    pub str_subclass: bool,
    pub dict_subclass: bool,
    pub exception_subclass: bool,
    pub type_subclass: bool,
}

pub struct Type {
    name: RefCell<Value>,
    qualname: RefCell<Value>,
    base: RefCell<Option<Ref<Type>>>,
    /// A tuple.
    bases: RefCell<Value>,
    mro: RefCell<std::rc::Rc<[Ref<Type>]>>,
    subclasses: RefCell<Vec<NonNull<Obj<Type>>>>,
    dict: Cell<Option<NonNull<Obj<Dict>>>>,
    slots: Cell<Slots>,
    flags: Cell<TypeFlags>,
    version: Cell<u32>,
    layout: TypeId,
    dealloc: unsafe fn(NonNull<Header>),
    root_shape: Cell<ShapeId>,
    dict_shape: Cell<ShapeId>,
    /// How many attribute slots a new instance gets.
    instance_capacity: Cell<u16>,
    /// Names (by identity) of attributes that inline caches took from this type.
    cached_names: RefCell<std::collections::HashSet<u64>>,
}

/// What it takes to make a type.
pub struct TypeParts {
    /// A str.
    pub name: Value,
    pub qualname: Value,
    pub base: Option<Ref<Type>>,
    pub bases: Value,
    pub slots: Slots,
    pub flags: TypeFlags,
    pub layout: TypeId,
    pub dealloc: unsafe fn(NonNull<Header>),
    pub root_shape: ShapeId,
}

impl Type {
    /// The type without its dict, its resolution order and its shapes, which the maker sets.
    pub fn new(parts: TypeParts) -> Type {
        Type {
            name: RefCell::new(parts.name),
            qualname: RefCell::new(parts.qualname),
            base: RefCell::new(parts.base),
            bases: RefCell::new(parts.bases),
            mro: RefCell::new([].into()),
            subclasses: RefCell::default(),
            dict: Cell::new(None),
            slots: Cell::new(parts.slots),
            flags: Cell::new(parts.flags),
            version: Cell::new(0),
            layout: parts.layout,
            dealloc: parts.dealloc,
            root_shape: Cell::new(parts.root_shape),
            dict_shape: Cell::new(parts.root_shape),
            instance_capacity: Cell::new(0),
            cached_names: RefCell::default(),
        }
    }

    #[inline(always)]
    pub fn layout(&self) -> TypeId {
        self.layout
    }
    #[inline(always)]
    pub fn dealloc_fn(&self) -> unsafe fn(NonNull<Header>) {
        self.dealloc
    }
    #[inline(always)]
    pub fn flags(&self) -> &TypeFlags {
        // SAFETY: flags are only replaced while the type is being made.
        unsafe { &*self.flags.as_ptr() }
    }
    pub fn set_flags(&self, flags: TypeFlags) {
        self.flags.set(flags);
    }
    #[inline(always)]
    pub fn is_heap_type(&self) -> bool {
        self.flags().heap_type
    }
    #[inline(always)]
    pub fn has_prefix(&self) -> bool {
        self.flags().prefix
    }
    /// The operations. The reference must not be kept across a call that can run Python;
    /// copy the function out.
    #[inline(always)]
    pub fn slots(&self) -> &Slots {
        // SAFETY: slots are replaced as a whole by `set_slots`, of which no borrow is kept.
        unsafe { &*self.slots.as_ptr() }
    }
    pub fn set_slots(&self, slots: Slots) {
        self.slots.set(slots);
    }
    #[inline(always)]
    pub fn root_shape(&self) -> ShapeId {
        self.root_shape.get()
    }
    #[inline(always)]
    pub fn dict_shape(&self) -> ShapeId {
        self.dict_shape.get()
    }
    pub fn set_shapes(&self, root: ShapeId, dict: ShapeId) {
        self.root_shape.set(root);
        self.dict_shape.set(dict);
    }
    #[inline(always)]
    pub fn instance_capacity(&self) -> u16 {
        self.instance_capacity.get()
    }
    pub fn set_instance_capacity(&self, slots: u16) {
        self.instance_capacity.set(slots);
    }

    /// The name, as error messages show it.
    pub fn name(&self) -> String {
        crate::objects::str::to_string_lossy(&self.name.borrow())
    }
    pub fn name_value(&self) -> Value {
        self.name.borrow().clone()
    }
    pub fn set_name(&self, name: Value) {
        self.name.replace(name);
    }
    pub fn qualname_value(&self) -> Value {
        self.qualname.borrow().clone()
    }
    pub fn set_qualname(&self, name: Value) {
        self.qualname.replace(name);
    }
    pub fn base(&self) -> Option<Ref<Type>> {
        self.base.borrow().clone()
    }
    pub fn bases(&self) -> Value {
        self.bases.borrow().clone()
    }
    pub fn set_bases(&self, base: Option<Ref<Type>>, bases: Value) {
        self.base.replace(base);
        self.bases.replace(bases);
    }
    pub fn mro(&self) -> std::rc::Rc<[Ref<Type>]> {
        self.mro.borrow().clone()
    }
    pub fn set_mro(&self, mro: Vec<Ref<Type>>) {
        self.mro.replace(mro.into());
    }
    /// Direct subclasses that are alive, oldest first.
    pub fn subclasses(&self) -> Vec<Ref<Type>> {
        let subclasses = self.subclasses.borrow();
        // SAFETY: a type takes itself off the list before it dies.
        let refs = subclasses.iter().map(|&class| unsafe {
            class.as_ref().header.retain();
            Ref::from_pointer_steal(class)
        });
        refs.collect()
    }
    pub fn add_subclass(&self, class: &Ref<Type>) {
        self.subclasses.borrow_mut().push(class.pointer());
    }
    pub fn remove_subclass(&self, class: NonNull<Obj<Type>>) {
        self.subclasses.borrow_mut().retain(|&other| other != class);
    }

    /// The type's own attributes.
    #[inline]
    pub fn dict(&self) -> &Ref<Dict> {
        let cell = self.dict.as_ptr();
        // SAFETY: set right after the type is made and never replaced; `Ref` has the same
        // layout as the pointer.
        unsafe { (*cell).as_ref().map(|p| &*std::ptr::from_ref(p).cast::<Ref<Dict>>()) }
            .expect("a type has its dict from the start")
    }
    pub fn set_dict(&self, dict: Ref<Dict>) {
        debug_assert!(self.dict.get().is_none());
        self.dict.set(Some(dict.pointer()));
        std::mem::forget(dict);
    }

    /// Whether this type is `other` or inherits from it, by the resolution order.
    #[inline]
    pub fn is_subtype_of(&self, other: &Ref<Type>) -> bool {
        std::ptr::eq(self, &**other) || self.mro.borrow().iter().any(|class| class.is(other))
    }

    /// The version; gives the type one if it has none.
    pub fn version(&self, vm: &Vm) -> u32 {
        if self.version.get() == 0 {
            self.version.set(vm.next_type_version());
        }
        self.version.get()
    }
    /// The current version, 0 if there is none.
    #[inline(always)]
    pub fn version_or_zero(&self) -> u32 {
        self.version.get()
    }
    /// Invalidates what is cached of this type and its subclasses, because attribute `name`
    /// (interned) changes; `None` stands for all of them.
    pub fn modified(&self, vm: &Vm, name: Option<&Value>) {
        self.version.set(0);
        let cached = match name {
            Some(name) => self.cached_names.borrow().contains(&name.identity()),
            None => !self.cached_names.borrow().is_empty(),
        };
        if cached {
            self.cached_names.borrow_mut().clear();
            vm.flush_inline_caches();
        }
        for class in self.subclasses() {
            class.modified(vm, name);
        }
    }
    /// Remembers that an inline cache holds what looking `name` up on this type gave, by shape.
    pub fn note_cached(&self, name: &Value) {
        self.cached_names.borrow_mut().insert(name.identity());
    }

    /// Looks an attribute up along the resolution order, by its interned name.
    pub fn lookup(&self, vm: &Vm, name: &Value) -> Option<Value> {
        vm.method_cache.lookup(vm, self, name)
    }
    /// As [`lookup`](Self::lookup), without the cache: also says which class has it.
    pub fn lookup_uncached(&self, name: &Value) -> Option<(Ref<Type>, Value)> {
        let mro = self.mro();
        mro.iter().find_map(|class| Some((class.clone(), class.dict().get_interned(name)?)))
    }
}

impl Drop for Type {
    fn drop(&mut self) {
        if let Some(dict) = self.dict.take() {
            // SAFETY: the type owned this reference.
            drop(unsafe { Ref::from_pointer_steal(dict) });
        }
    }
}

impl NativeObject for Type {
    const SHAPE: ShapeId = ShapeId::TYPE;
    fn class(vm: &Vm) -> &Ref<Type> {
        &vm.types.type_
    }
}
