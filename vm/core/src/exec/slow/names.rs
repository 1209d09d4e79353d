//! Globals, builtins, names of module and class bodies, and unbound variables.

use super::super::dispatch::Outcome;
use super::super::handlers::cache;
use super::super::instr::Op;
use super::super::state::{Frame, State};
use super::super::translation::Cache;
use super::{attempt, operand_owned, raise, specialise, write};
use crate::error::{PyResult, Raised};
use crate::object::Type;
use crate::objects::builtin::Builtin;
use crate::objects::cell::CellObj;
use crate::objects::dict::Dict;
use crate::objects::exception;
use crate::objects::function::Function;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

/// After this many misses a cache isn't filled again.
const MAX_MISSES: u16 = 64;

unsafe fn frame(s: &State) -> &'static Frame {
    // SAFETY: a frame is running.
    unsafe { &*s.frame() }
}

/// A name of the running code object.
unsafe fn code_name(s: &State, index: u16) -> Value {
    // SAFETY: verified operands.
    unsafe { frame(s).function().code.borrow().names[index as usize].clone() }
}

/// The name of a local, cell or free variable of the running code.
unsafe fn variable_name(s: &State, index: u16) -> Value {
    // SAFETY: verified operands.
    unsafe { frame(s).function().code.borrow().localsplusnames[index as usize].clone() }
}

/// Raises NameError (or a subclass), with its `name`.
pub(crate) fn name_error(
    vm: &Vm,
    class: &crate::object::Ref<crate::object::Type>,
    message: String,
    name: &Value,
) -> Raised {
    let error = exception::new(vm, class, vec![vm.new_str(&message)]);
    if let Err(raised) = ops::set_attr(vm, &error, &vm.names.name, name) {
        return raised;
    }
    vm.raise(error)
}

fn undefined(vm: &Vm, name: &Value) -> Raised {
    let message = format!("name '{}' is not defined", to_string_lossy(name));
    name_error(vm, &vm.exceptions.name_error, message, name)
}

pub(crate) unsafe fn unbound_local(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let vm = s.vm();
        let name = variable_name(&s, s.instr().a);
        let message = format!(
            "cannot access local variable '{}' where it is not associated with a value",
            to_string_lossy(&name)
        );
        raise(vm.raise_message(&vm.exceptions.unbound_local_error, &message))
    }
}

/// Raises for an unassigned cell (a local of this function) or free variable.
unsafe fn unbound_cell(s: &State, index: u16) -> Raised {
    // SAFETY: verified operands.
    unsafe {
        let vm = s.vm();
        let name = variable_name(s, index);
        let code = frame(s).function().code.borrow().clone();
        let text = to_string_lossy(&name);
        if code.source.localspluskinds[index as usize].is_free() {
            let message = format!(
                "cannot access free variable '{text}' where it is not associated with a value \
                 in enclosing scope"
            );
            return name_error(vm, &vm.exceptions.name_error, message, &name);
        }
        let message = format!(
            "cannot access local variable '{text}' where it is not associated with a value"
        );
        vm.raise_message(&vm.exceptions.unbound_local_error, &message)
    }
}

pub(crate) unsafe fn unbound_deref(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe { raise(unbound_cell(&s, s.instr().b)) }
}

pub(crate) unsafe fn delete_deref(s: State) -> Outcome {
    // SAFETY: verified operands: the register holds a cell.
    unsafe {
        let i = s.instr();
        let cell = s.value(i.a).downcast_unchecked::<CellObj>();
        let old = cell.replace(Value::UNBOUND);
        if old.is_unbound() {
            return raise(unbound_cell(&s, i.a));
        }
        Outcome::Next
    }
}

/// Fills a cache with where `name` is found: globals or builtins. Functions and classes found
/// there are made immortal: a program calls the same ones over and over.
unsafe fn fill_cache(s: &State, cache: &Cache, name: &Value, value: &Value, op: Op) {
    // SAFETY: a frame is running.
    unsafe {
        if cache.misses.get() >= MAX_MISSES {
            return;
        }
        cache.misses.set(cache.misses.get() + 1);
        let function = frame(s).function();
        let hash = crate::objects::str::hash_of(name);
        let (globals, builtins) = (function.globals.table(), function.builtins.table());
        let entry = match globals.find_interned(name, hash) {
            Some(number) => globals.value_pointer(number),
            None => match builtins.find_interned(name, hash) {
                Some(number) => {
                    builtins.watch();
                    builtins.value_pointer(number)
                }
                None => return,
            },
        };
        globals.watch();
        if value.downcast_exact::<Function>().is_some()
            || value.downcast_exact::<Builtin>().is_some()
            || value.downcast::<Type>().is_some()
        {
            value.header().expect("an object").make_immortal();
        }
        cache.value.set(entry.expose_provenance() as u64);
        specialise(s, op);
    }
}

/// Looks a name up in globals, then builtins.
fn global(frame: &Frame, name: &Value) -> Option<Value> {
    let function = frame.function();
    function.globals.get_interned(name).or_else(|| function.builtins.get_interned(name))
}

pub(crate) unsafe fn load_global(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let cache = cache(&s, i.d);
        let name = cache.name.get();
        let name = name.borrow();
        let Some(value) = global(frame(&s), name) else {
            return raise(undefined(s.vm(), name));
        };
        fill_cache(&s, cache, name, &value, Op::load_global_cached);
        write(&s, i.a, value);
        Outcome::Next
    }
}

pub(crate) unsafe fn store_global(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let cache = cache(&s, i.d);
        let name = cache.name.get();
        let globals = &frame(&s).function().globals;
        let value = operand_owned(&s, i.a, i.c);
        globals.set_interned(name.borrow(), value);
        fill_cache_for_store(&s, cache, globals, name.borrow());
        Outcome::Next
    }
}

unsafe fn fill_cache_for_store(s: &State, cache: &Cache, globals: &Dict, name: &Value) {
    // SAFETY: a frame is running.
    unsafe {
        if cache.misses.get() >= MAX_MISSES {
            return;
        }
        cache.misses.set(cache.misses.get() + 1);
        let table = globals.table();
        let hash = crate::objects::str::hash_of(name);
        if let Some(number) = table.find_interned(name, hash) {
            cache.value.set(table.value_pointer(number).expose_provenance() as u64);
            table.watch();
            specialise(s, Op::store_global_cached);
        }
    }
}

pub(crate) unsafe fn delete_global(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let name = code_name(&s, s.instr().b);
        match frame(&s).function().globals.remove_interned(&name) {
            Some(_) => Outcome::Next,
            None => raise(undefined(s.vm(), &name)),
        }
    }
}

/// The namespace of a module or class body: the dict, if it is exactly one.
fn locals_of(frame: &Frame) -> (&Value, Option<&Dict>) {
    // SAFETY: a frame owns its namespace.
    let locals = unsafe { frame.locals.borrow() };
    (locals, locals.downcast_exact::<Dict>())
}

/// Whether the namespace is the globals, as in a module.
fn locals_are_globals(frame: &Frame) -> bool {
    // SAFETY: a frame owns its namespace.
    frame.function().globals.is_value(unsafe { frame.locals.borrow() })
}

fn lookup_local(vm: &Vm, frame: &Frame, name: &Value) -> PyResult<Option<Value>> {
    let (locals, dict) = locals_of(frame);
    if locals.is_unbound() {
        return Err(vm.system_error(format!("no locals when loading '{}'", to_string_lossy(name))));
    }
    match dict {
        Some(dict) => Ok(dict.get_interned(name)),
        None => lookup_mapping(vm, locals, name),
    }
}

fn lookup_mapping(vm: &Vm, mapping: &Value, name: &Value) -> PyResult<Option<Value>> {
    match ops::get_item(vm, mapping, name) {
        Ok(value) => Ok(Some(value)),
        Err(raised) => vm.take_exception_if(raised, &vm.exceptions.key_error).map(|_| None),
    }
}

pub(crate) unsafe fn load_name(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let cache = cache(&s, i.d);
        let name = cache.name.get();
        let name = name.borrow();
        let local = attempt!(lookup_local(s.vm(), frame(&s), name));
        let Some(value) = local.or_else(|| global(frame(&s), name)) else {
            return raise(undefined(s.vm(), name));
        };
        if locals_are_globals(frame(&s)) {
            fill_cache(&s, cache, name, &value, Op::load_name_cached);
        }
        write(&s, i.a, value);
        Outcome::Next
    }
}

pub(crate) unsafe fn store_name(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let cache = cache(&s, i.d);
        let name = cache.name.get();
        let name = name.borrow();
        let value = operand_owned(&s, i.a, i.c);
        match locals_of(frame(&s)) {
            (_, Some(dict)) => dict.set_interned(name, value),
            (locals, None) if locals.is_unbound() => {
                let text = to_string_lossy(name);
                return raise(
                    s.vm().system_error(format!("no locals found when storing '{text}'")),
                );
            }
            (locals, None) => attempt!(ops::set_item(s.vm(), locals, name, &value)),
        }
        if locals_are_globals(frame(&s)) {
            fill_cache_for_store(&s, cache, &frame(&s).function().globals, name);
        }
        Outcome::Next
    }
}

pub(crate) unsafe fn delete_name(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let vm = s.vm();
        let name = code_name(&s, s.instr().b);
        match locals_of(frame(&s)) {
            (_, Some(dict)) => match dict.remove_interned(&name) {
                Some(_) => Outcome::Next,
                None => raise(undefined(vm, &name)),
            },
            (locals, None) => match ops::del_item(vm, locals, &name) {
                Ok(()) => Outcome::Next,
                Err(raised) => match vm.take_exception_if(raised, &vm.exceptions.key_error) {
                    Ok(_) => raise(undefined(vm, &name)),
                    Err(raised) => raise(raised),
                },
            },
        }
    }
}

pub(crate) unsafe fn load_from_dict_or_globals(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let name = code_name(&s, i.c);
        let found = attempt!(lookup_mapping(s.vm(), s.value(i.b), &name));
        let Some(value) = found.or_else(|| global(frame(&s), &name)) else {
            return raise(undefined(s.vm(), &name));
        };
        drop(s.take(i.b));
        write(&s, i.a, value);
        Outcome::Next
    }
}

pub(crate) unsafe fn load_from_dict_or_deref(s: State) -> Outcome {
    // SAFETY: verified operands: the register holds a cell.
    unsafe {
        let i = s.instr();
        let name = variable_name(&s, i.d);
        let found = attempt!(lookup_mapping(s.vm(), s.value(i.b), &name));
        let value = match found {
            Some(value) => value,
            None => s.value(i.c).downcast_unchecked::<CellObj>().get(),
        };
        if value.is_unbound() {
            return raise(unbound_cell(&s, i.c));
        }
        drop(s.take(i.b));
        write(&s, i.a, value);
        Outcome::Next
    }
}

pub(crate) unsafe fn load_locals(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let (locals, _) = locals_of(frame(&s));
        if locals.is_unbound() {
            return raise(s.vm().system_error("no locals"));
        }
        write(&s, s.instr().a, locals.clone());
        Outcome::Next
    }
}

pub(crate) unsafe fn setup_annotations(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let vm = s.vm();
        let name = &vm.names.__annotations__;
        if attempt!(lookup_local(vm, frame(&s), name)).is_none() {
            let annotations = crate::object::Ref::new(vm, Dict::default()).into_value();
            let (locals, _) = locals_of(frame(&s));
            attempt!(ops::set_item(vm, locals, name, &annotations));
        }
        Outcome::Next
    }
}
