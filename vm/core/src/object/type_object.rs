//! Types: names, bases, resolution order, attributes, slots and versions.
//!
//! Invariants
//! 1. `slots` is what the dict and the bases say: whoever changes a type's dict calls
//!    [`Type::modified`] and updates the slots of the type and its subclasses
//!    (`objects/class` does both).
//! 2. A version number is never reused: a cache that holds it is right as long as the
//!    numbers agree. 0 is no version.
//! 3. A type is among the `subclasses` of each of its `bases` from when it is complete until
//!    it dies, so what changes in a base reaches it. A resolution order that has other
//!    classes in it (by a `mro()` of the metaclass) makes the type `foreign_mro`: nothing is
//!    cached of it.

use super::{BinaryOp, Header, NativeObject, Obj, Ref, ShapeId, Slots};
use crate::objects::dict::Dict;
use crate::value::Value;
use crate::vm::Vm;
use std::any::TypeId;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
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
    /// Has abstract methods: `object.__new__` refuses it.
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

/// What a class made at run time says of itself and its instances.
#[derive(Clone, Copy, Default, Debug)]
pub struct ClassFacts {
    /// How many slots `__slots__` of the class and its bases take, at the front of an
    /// instance or in its prefix.
    pub reserved_slots: u16,
    /// How many of them the class itself adds.
    pub own_slots: u16,
    /// Instances have a `__dict__` that those of the base don't have.
    pub adds_dict: bool,
    /// Instances have a `__weakref__` that those of the base don't have.
    pub adds_weakrefs: bool,
    /// Instances have a `__weakref__`.
    pub weakrefs: bool,
    /// The resolution order has classes that the bases don't have.
    pub foreign_mro: bool,
    /// One bit for each binary operator whose slot calls Python methods.
    pub python_operators: u16,
    /// How many shapes its instances have had.
    pub shapes: u16,
}

/// A name that inline caches took from a type.
#[derive(Clone, Copy, Default)]
struct CachedName {
    live: bool,
    flushes: u8,
}

/// An attribute that has emptied the inline caches this often isn't put there any more.
const MAX_FLUSHES: u8 = 3;

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
    facts: Cell<ClassFacts>,
    /// The class's own `__slots__`, mangled and sorted.
    slot_names: RefCell<Vec<Value>>,
    /// Names of the attributes that the methods of the class and its bases store on `self`.
    stored_names: RefCell<Vec<Value>>,
    /// By identity: attributes that inline caches took from this type.
    cached_names: RefCell<HashMap<u64, CachedName>>,
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
            facts: Cell::default(),
            slot_names: RefCell::default(),
            stored_names: RefCell::default(),
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
    /// The flags. The reference must not be kept across a call that can run Python.
    #[inline(always)]
    pub fn flags(&self) -> &TypeFlags {
        // SAFETY: flags are replaced as a whole by `set_flags`, of which no borrow is kept.
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

    pub fn facts(&self) -> ClassFacts {
        self.facts.get()
    }
    pub fn update_facts(&self, change: impl FnOnce(&mut ClassFacts)) {
        let mut facts = self.facts.get();
        change(&mut facts);
        self.facts.set(facts);
    }
    /// Whether the slot of this operator calls Python methods.
    #[inline]
    pub fn has_python_operator(&self, op: BinaryOp) -> bool {
        self.facts.get().python_operators & (1 << op as u32) != 0
    }
    /// The class's own `__slots__`, mangled and sorted.
    pub fn slot_names(&self) -> Vec<Value> {
        self.slot_names.borrow().clone()
    }
    pub fn set_slot_names(&self, names: Vec<Value>) {
        self.slot_names.replace(names);
    }
    /// Names of the attributes that the methods of the class and its bases store on `self`.
    pub fn stored_names(&self) -> Vec<Value> {
        self.stored_names.borrow().clone()
    }
    pub fn set_stored_names(&self, names: Vec<Value>) {
        self.stored_names.replace(names);
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
        if self.forget_cached(name) {
            vm.flush_inline_caches();
        }
        for class in self.subclasses() {
            class.modified(vm, name);
        }
    }
    /// Takes a name (or all) off the list of what inline caches hold; says whether any did.
    fn forget_cached(&self, name: Option<&Value>) -> bool {
        let mut names = self.cached_names.borrow_mut();
        let cached = match name {
            Some(name) => names.get_mut(&name.identity()).is_some_and(|entry| {
                entry.flushes += u8::from(entry.live && entry.flushes < MAX_FLUSHES);
                entry.live
            }),
            None => names.values().any(|entry| entry.live),
        };
        if cached {
            names.values_mut().for_each(|entry| entry.live = false);
        }
        cached
    }
    /// Remembers that an inline cache is to hold what looking `name` (interned) up on this
    /// type gives; false if it must not, since the attribute changes too often.
    #[must_use]
    pub fn note_cached(&self, name: &Value) -> bool {
        if self.facts.get().foreign_mro {
            return false;
        }
        let mut names = self.cached_names.borrow_mut();
        let entry = names.entry(name.identity()).or_default();
        entry.live = entry.flushes < MAX_FLUSHES;
        entry.live
    }

    /// Looks an attribute up along the resolution order, by its interned name.
    #[inline]
    pub fn lookup(&self, vm: &Vm, name: &Value) -> Option<Value> {
        if self.facts.get().foreign_mro {
            return Some(self.lookup_uncached(name)?.1);
        }
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
        if let Some(bases) = self.bases.borrow().as_tuple_items() {
            let this = NonNull::from(&*self).cast::<u8>();
            // SAFETY: a type lives in an `Obj`; the address is only compared.
            let this = unsafe { this.sub(std::mem::offset_of!(Obj<Type>, payload)) }.cast();
            for base in bases.iter().filter_map(|base| base.downcast::<Type>()) {
                base.remove_subclass(this);
            }
        }
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
