//! Shapes (hidden classes): which attribute of an instance stands in which slot.
//!
//! The shapes of a class form a tree rooted in the class: adding attribute `x` to an instance
//! moves it along the edge `x`. Since a shape belongs to one type, a cache that compares
//! shapes has compared types too. An instance whose attributes live in a dict has its type's
//! dict shape, which names no slots.
//!
//! The first slots of an instance belong to the `__slots__` of its classes. No shape names
//! them: they are found through their descriptors, and may be unbound.

use super::{Obj, Type};
use crate::value::Value;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ptr::NonNull;

/// The number of a shape; in every object's header.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
#[repr(transparent)]
pub struct ShapeId(pub u32);

impl ShapeId {
    /// No object's shape.
    pub const NONE: ShapeId = ShapeId(0);
    /// A shape that no cache holds for an object: what an empty cache compares with.
    pub const NEVER: ShapeId = ShapeId(u32::MAX);

    #[inline(always)]
    pub const fn is_some_type(self) -> bool {
        self.0 != 0
    }
}

/// Where instances of a shape keep their attributes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ShapeKind {
    /// As the native type says; the root shape of each type that isn't a Python class.
    Native,
    /// In slots.
    Slots,
    /// In a dict.
    Dict,
}

pub struct Shape {
    pub kind: ShapeKind,
    /// The type all objects of this shape are direct instances of. Not counted: a type's
    /// shapes are only reached through its instances.
    pub class: NonNull<Obj<Type>>,
    /// The slot of the first attribute: how many slots `__slots__` takes.
    first_slot: u16,
    /// The attributes in the order they were added: interned names.
    names: Vec<Value>,
    /// Identities of names and their slots, sorted, where there are too many names to search
    /// them one by one.
    index: Vec<(u64, u16)>,
    transitions: RefCell<HashMap<u64, ShapeId>>,
}

/// Up to this many names are searched one by one.
const LINEAR_LIMIT: usize = 8;

impl Shape {
    fn new(
        kind: ShapeKind,
        class: NonNull<Obj<Type>>,
        first_slot: u16,
        names: Vec<Value>,
    ) -> Shape {
        let mut index = Vec::new();
        if names.len() > LINEAR_LIMIT {
            index.extend(names.iter().map(|name| name.identity()).zip(first_slot..));
            index.sort_unstable();
        }
        Shape { kind, class, first_slot, names, index, transitions: RefCell::default() }
    }
    /// The slot of an attribute, by its interned name.
    #[inline]
    pub fn slot(&self, name: &Value) -> Option<u16> {
        let identity = name.identity();
        if self.index.is_empty() {
            let position = self.names.iter().position(|name| name.identity() == identity)?;
            return Some(self.first_slot + position as u16);
        }
        let found = self.index.binary_search_by_key(&identity, |&(identity, _)| identity);
        Some(self.index[found.ok()?].1)
    }
    /// The attributes, in the order they were added; the first one is in slot
    /// [`first_slot`](Self::first_slot).
    pub fn names(&self) -> &[Value] {
        &self.names
    }
    pub fn first_slot(&self) -> u16 {
        self.first_slot
    }
    /// The slot of the next attribute to be added.
    pub fn end(&self) -> u16 {
        self.first_slot + self.names.len() as u16
    }
}

/// How many shapes the instances of one type may have.
const MAX_SHAPES: u16 = 1000;
/// How many slots an instance may have, `__slots__` apart.
pub const MAX_SLOTS: u16 = 4096;

/// All shapes of a VM, by number.
#[derive(Default)]
pub struct Shapes {
    // Boxed so that a borrowed shape stays where it is while others are added.
    #[expect(clippy::vec_box)]
    shapes: RefCell<Vec<Box<Shape>>>,
    first: u32,
}

impl Shapes {
    /// Numbers below `first` are the constant shapes of built-in types.
    pub fn new(first: u32) -> Shapes {
        Shapes { shapes: RefCell::default(), first }
    }

    fn add(&self, shape: Shape) -> ShapeId {
        let mut shapes = self.shapes.borrow_mut();
        let id = u32::try_from(shapes.len()).ok().and_then(|n| n.checked_add(self.first));
        let id = id.filter(|&id| id < ShapeId::NEVER.0).expect("fewer than 2^32 shapes");
        shapes.push(Box::new(shape));
        ShapeId(id)
    }

    /// The shape of instances of `class` without attributes, or with them in a dict.
    pub fn add_root(&self, class: NonNull<Obj<Type>>, kind: ShapeKind) -> ShapeId {
        self.add_root_after(class, kind, 0)
    }
    /// As [`add_root`](Self::add_root), where the first `reserved` slots belong to `__slots__`.
    pub fn add_root_after(
        &self,
        class: NonNull<Obj<Type>>,
        kind: ShapeKind,
        reserved: u16,
    ) -> ShapeId {
        self.add(Shape::new(kind, class, reserved, Vec::new()))
    }

    /// The shape with this number; `None` for the constant shapes of built-in types.
    pub fn get(&self, id: ShapeId) -> Option<&Shape> {
        let index = id.0.checked_sub(self.first)?;
        let shapes = self.shapes.borrow();
        let shape: *const Shape = &raw const **shapes.get(index as usize)?;
        // SAFETY: shapes are boxed and never removed.
        Some(unsafe { &*shape })
    }

    /// The shape reached from `id`, a shape of slots, by adding attribute `name` (interned),
    /// whose slot is the old shape's end. `None` where the type has so many shapes already
    /// that its instances had better keep their attributes in dicts.
    pub fn with_attribute(&self, id: ShapeId, name: &Value) -> Option<ShapeId> {
        let shape = self.get(id)?;
        debug_assert!(shape.kind == ShapeKind::Slots);
        if let Some(&next) = shape.transitions.borrow().get(&name.identity()) {
            return Some(next);
        }
        // SAFETY: who has an object of this shape, or asks for the type's, keeps the type alive.
        let class = unsafe { &shape.class.as_ref().payload };
        let count = class.facts().shapes;
        if count >= MAX_SHAPES || shape.end() >= MAX_SLOTS {
            return None;
        }
        class.update_facts(|facts| facts.shapes = count + 1);
        let names = shape.names.iter().chain([name]).cloned().collect();
        let next = self.add(Shape::new(ShapeKind::Slots, shape.class, shape.first_slot, names));
        shape.transitions.borrow_mut().insert(name.identity(), next);
        Some(next)
    }
}
