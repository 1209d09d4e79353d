//! The virtual machine: everything that isn't an object.
//!
//! A VM belongs to the thread that made it. Code gets it as `&Vm`; what changes is in cells,
//! of which no borrow is held across a call that can run Python. The few places that cannot
//! be handed a VM (dropping a value runs `__del__`) find the thread's with [`with_current`].

use crate::boot;
use crate::error::{PyResult, Raised};
use crate::names::Names;
use crate::object::{Ref, Shapes, Type};
use crate::objects::dict::Dict;
use crate::objects::exception::ExceptionTypes;
use crate::objects::module::Module;
use crate::objects::str::intern::Interned;
use crate::stack::NativeStack;
use crate::types::Types;
use crate::value::Value;
use apython_text::hash::HashKey;
use std::cell::{Cell, RefCell};
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::ptr::NonNull;

/// What a VM is told when it is made.
#[derive(Clone, Copy, Debug, Default)]
pub struct VmConfig {
    /// `PYTHONHASHSEED`: strings hash with a random key if there is none; 0 is no key.
    pub hash_seed: Option<u32>,
    /// The level at which source is compiled: `-O`, `-OO`.
    pub optimize: u8,
}

pub struct Vm {
    // Types are never freed: whatever object outlives the VM points to its type.
    pub types: ManuallyDrop<Types>,
    pub exceptions: ManuallyDrop<ExceptionTypes>,
    pub names: Names,
    pub interned: ManuallyDrop<Interned>,
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
    pub(crate) native_stack: NativeStack,
    pub config: VmConfig,
    pub exec: crate::exec::ExecState,
    pub(crate) io: crate::io::IoState,
    pub(crate) import: crate::import::ImportState,
    pub(crate) sys_state: crate::sys::SysState,
    pub(crate) warnings: crate::warnings::WarningState,
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

/// The key that `PYTHONHASHSEED` asks for.
fn key_of_seed(seed: Option<u32>) -> HashKey {
    match seed {
        Some(seed) => HashKey::from_seed(seed),
        None => {
            let mut bytes = [0u8; 16];
            // SAFETY: the buffer is as long as it is said to be.
            let got = unsafe { libc::getrandom(bytes.as_mut_ptr().cast(), bytes.len(), 0) };
            assert_eq!(got, 16, "getrandom fills small buffers");
            HashKey::from_bytes(bytes)
        }
    }
}

impl Vm {
    /// A VM for this thread, which must not have one yet.
    #[expect(clippy::new_ret_no_self, reason = "a VM stays where it is, so only its owner moves")]
    pub fn new(config: VmConfig) -> OwnedVm {
        assert!(CURRENT.get().is_none(), "a thread has one VM at a time");
        HASH_KEY.set(key_of_seed(config.hash_seed));
        let foundation = boot::lay_foundation();
        let dict = || Ref::new_in(&foundation.types.dict, Dict::default());
        let (modules, builtins, sys) = (dict(), dict(), dict());
        let vm = Box::leak(Box::new(Vm {
            types: ManuallyDrop::new(foundation.types),
            exceptions: ManuallyDrop::new(foundation.exceptions),
            names: foundation.names,
            interned: ManuallyDrop::new(foundation.interned),
            shapes: foundation.shapes,
            method_cache: crate::method_cache::MethodCache::new(),
            empty_str: foundation.empty_str,
            empty_tuple: foundation.empty_tuple,
            latin1_chars: foundation.latin1_chars,
            pending: PendingException::new(),
            handled: RefCell::new(Value::NONE),
            type_version: Cell::new(0),
            modules,
            builtins,
            sys,
            native_classes: crate::native::NativeClasses::default(),
            native_stack: NativeStack::of_this_thread(),
            config,
            exec: crate::exec::ExecState::default(),
            io: crate::io::IoState::default(),
            import: crate::import::ImportState::default(),
            sys_state: crate::sys::SysState::default(),
            warnings: crate::warnings::WarningState::default(),
        }));
        let vm = OwnedVm(NonNull::from(vm));
        CURRENT.set(Some(vm.0));
        if let Err(raised) = vm.fill() {
            let exception = vm.take_exception(raised);
            panic!("the built-in types can be made: {}", exception.type_name(&vm));
        }
        vm
    }

    /// Fills the dicts of the types and of the modules that are there from the start.
    fn fill(&self) -> PyResult<()> {
        boot::fill_types(self)?;
        let doc = "Built-in functions, types, exceptions, and other objects.\n\nThis module \
                   provides direct access to all 'built-in'\nidentifiers of Python; for example, \
                   builtins.len is\nthe full name for the built-in function len().\n\nThis module \
                   is not normally accessed explicitly by most\napplications, but can be useful in \
                   modules that provide\nobjects with the same name as a builtin and need to \
                   access\nthe built-in of that name.";
        for (name, dict, doc) in [("builtins", &self.builtins, Some(doc)), ("sys", &self.sys, None)]
        {
            crate::objects::module::fill_dict(self, dict, name, doc);
            let module = Ref::new(self, Module { dict: dict.clone() });
            self.modules.set_str(self, name, module.into_value());
        }
        boot::fill_builtins(self);
        crate::io::make_classes(self)?;
        crate::builtins::install(self)?;
        crate::sys::install(self)?;
        crate::import::install(self)
    }

    /// Lets go of what the modules hold, while that may still run Python.
    fn shut_down(&self) {
        drop(self.pending.take());
        drop(self.handled.replace(Value::NONE));
        for dict in [&self.modules, &self.sys, &self.builtins] {
            dict.clear();
        }
        self.method_cache.clear();
    }

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

    /// Fails if the native stack is nearly used up: for operations that recurse natively.
    #[inline(always)]
    pub fn check_native_stack(&self) -> PyResult<()> {
        self.check_native_stack_in("")
    }
    /// As [`check_native_stack`](Self::check_native_stack); `what` ends the message:
    /// `" in comparison"`.
    #[inline(always)]
    pub fn check_native_stack_in(&self, what: &'static str) -> PyResult<()> {
        if self.native_stack.is_low() { Err(self.stack_exhausted(what)) } else { Ok(()) }
    }
    /// As [`check_native_stack`](Self::check_native_stack), for comparisons.
    #[inline(always)]
    pub fn check_comparison_depth(&self) -> PyResult<()> {
        if self.native_stack.is_low_for_comparisons() {
            return Err(self.stack_exhausted(" in comparison"));
        }
        Ok(())
    }
    #[cold]
    #[inline(never)]
    fn stack_exhausted(&self, what: &'static str) -> Raised {
        let _more = self.native_stack.lend_reserve();
        self.recursion_error(format!("maximum recursion depth exceeded{what}"))
    }
}

/// The owner of a VM: takes it off its thread and frees it at the end.
///
/// This isn't a `Box`, which would promise that nothing reaches the VM past its owner:
/// [`with_current`] does.
pub struct OwnedVm(NonNull<Vm>);

impl Deref for OwnedVm {
    type Target = Vm;

    fn deref(&self) -> &Vm {
        // SAFETY: the owner has the VM until it is dropped.
        unsafe { self.0.as_ref() }
    }
}

impl Drop for OwnedVm {
    fn drop(&mut self) {
        self.shut_down();
        CURRENT.set(None);
        // SAFETY: the pointer came from a box, and nobody can reach the VM any more.
        drop(unsafe { Box::from_raw(self.0.as_ptr()) });
    }
}
