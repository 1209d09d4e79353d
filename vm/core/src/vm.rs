//! The virtual machine: everything that isn't an object.
//!
//! A VM belongs to the thread that made it. Code gets it as `&Vm`; what changes is in cells,
//! of which no borrow is held across a call that can run Python. The few places that cannot
//! be handed a VM (dropping a value runs `__del__`) find the thread's with [`with_current`].

use crate::names::Names;
use crate::object::{Ref, Shapes, Type};
use crate::objects::dict::Dict;
use crate::objects::exception::ExceptionTypes;
use crate::objects::str::intern::Interned;
use crate::types::Types;
use crate::value::Value;
use apython_text::hash::HashKey;
use std::cell::{Cell, RefCell};
use std::ptr::NonNull;

pub struct Vm {
    pub types: Types,
    pub exceptions: ExceptionTypes,
    pub names: Names,
    pub interned: Interned,
    pub shapes: Shapes,
    pub method_cache: crate::method_cache::MethodCache,
    pub empty_str: Value,
    pub empty_tuple: Value,
    pub latin1_chars: Box<[Value]>,

    /// The exception that a `Raised` announces; unbound if there is none.
    pub(crate) pending: PendingException,
    /// The exception that is being handled, as `sys.exception()` says; None if there is none.
    pub handled: RefCell<Value>,
    type_version: Cell<u32>,

    /// `sys.modules`, and the namespace of `builtins` and `sys`.
    pub modules: Ref<Dict>,
    pub builtins: Ref<Dict>,
    pub sys: Ref<Dict>,

    pub native_classes: crate::native::NativeClasses,
    pub exec: crate::exec::ExecState,
}

/// The exception on its way.
pub(crate) struct PendingException(Cell<Value>);

impl PendingException {
    pub(crate) fn new() -> PendingException {
        PendingException(Cell::new(Value::UNBOUND))
    }
    pub(crate) fn replace(&self, value: Value) -> Value {
        self.0.replace(value)
    }
    pub(crate) fn take(&self) -> Value {
        self.0.replace(Value::UNBOUND)
    }
}

thread_local! {
    static CURRENT: Cell<Option<NonNull<Vm>>> = const { Cell::new(None) };
    static HASH_KEY: Cell<HashKey> = const { Cell::new(HashKey { k0: 0, k1: 0 }) };
}

/// Runs `f` with this thread's VM, if it has one.
pub fn with_current(f: impl FnOnce(&Vm)) {
    if let Some(vm) = CURRENT.get() {
        // SAFETY: a VM takes itself off before it is gone.
        f(unsafe { vm.as_ref() });
    }
}

/// The key with which this thread's VM hashes strings.
pub fn hash_key() -> HashKey {
    HASH_KEY.get()
}

impl Vm {
    pub(crate) fn next_type_version(&self) -> u32 {
        let version = self.type_version.get() + 1;
        self.type_version.set(version);
        version
    }
    /// Empties the inline caches of all code: something they took for granted has changed.
    #[cold]
    pub fn flush_inline_caches(&self) {
        self.exec.flush_inline_caches();
    }
    /// The class of native objects whose class isn't built in (see `native::new_native_class`).
    pub fn class_of<T: 'static>(&self) -> &Ref<Type> {
        self.native_classes.get::<T>()
    }
}
