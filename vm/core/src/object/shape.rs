//! Shapes (hidden classes): which attribute of an instance stands in which slot.
//!
//! The shapes of a class form a tree rooted in the class: adding attribute `x` to an instance
//! moves it along the edge `x`. Since a shape belongs to one type, a cache that compares
//! shapes has compared types too. An instance whose attributes live in a dict has its type's
//! dict shape, which names no slots.

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
    /// The attributes in the order they were added: interned names, by slot.
    names: Vec<Value>,
    slot_of: HashMap<u64, u16>,
    transitions: RefCell<HashMap<u64, ShapeId>>,
}

impl Shape {
    /// The slot of an attribute, by its interned name.
    pub fn slot(&self, name: &Value) -> Option<u16> {
        self.slot_of.get(&name.identity()).copied()
    }
    pub fn names(&self) -> &[Value] {
        &self.names
    }
}

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
        self.add(Shape {
            kind,
            class,
            names: Vec::new(),
            slot_of: HashMap::new(),
            transitions: RefCell::default(),
        })
    }

    /// The shape with this number; `None` for the constant shapes of built-in types.
    pub fn get(&self, id: ShapeId) -> Option<&Shape> {
        let index = id.0.checked_sub(self.first)?;
        let shapes = self.shapes.borrow();
        let shape: *const Shape = &raw const **shapes.get(index as usize)?;
        // SAFETY: shapes are boxed and never removed.
        Some(unsafe { &*shape })
    }

    /// The shape reached from `id` by adding attribute `name` (interned), whose slot is the
    /// number of attributes before.
    pub fn with_attribute(&self, id: ShapeId, name: &Value) -> Option<ShapeId> {
        let shape = self.get(id)?;
        if let Some(&next) = shape.transitions.borrow().get(&name.identity()) {
            return Some(next);
        }
        let mut names = shape.names.clone();
        let mut slot_of = shape.slot_of.clone();
        slot_of.insert(name.identity(), u16::try_from(names.len()).ok()?);
        names.push(name.clone());
        let next = self.add(Shape {
            kind: ShapeKind::Slots,
            class: shape.class,
            names,
            slot_of,
            transitions: RefCell::default(),
        });
        shape.transitions.borrow_mut().insert(name.identity(), next);
        Some(next)
    }
}
