//! Making functions, classes and cells; importing; intrinsics.

use super::super::dispatch::Outcome;
use super::super::state::State;
use super::{attempt, raise, release_window, write};
use crate::error::PyResult;
use crate::object::Ref;
use crate::objects::code::Code;
use crate::objects::function::Function;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::{RawValue, Value};
use crate::vm::Vm;
use apython_bytecode::CodeFlags;

pub(crate) unsafe fn make_cell(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let register = s.instr().a;
        let initial = std::ptr::replace(s.base.add(register as usize), RawValue::UNBOUND);
        let cell = s.vm().new_cell(initial.into_value_steal());
        s.set_reg(register, cell.into_raw());
        Outcome::Next
    }
}

/// The function's closure isn't what its code expects.
pub(crate) unsafe fn wrong_closure(s: State) -> Outcome {
    // SAFETY: a frame is running.
    raise(unsafe { s.vm() }.system_error("a closure of the wrong size"))
}

/// Makes a function of the code object, before which its parts stand in the order of the bits
/// of `c`: defaults, keyword defaults, annotations, closure.
pub(crate) unsafe fn make_function(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let vm = s.vm();
        let mut next = i.b;
        let mut part = |bit: u16| {
            if i.c & bit == 0 {
                return Value::NONE;
            }
            let value = s.take(next);
            next += 1;
            value
        };
        let (defaults, kwdefaults) = (part(1), part(2));
        let (annotations, closure) = (part(4), part(8));
        let code = s.take(next);
        let Some(code) = code.to_ref::<Code>() else {
            return raise(vm.system_error("MAKE_FUNCTION of what is not a code object"));
        };
        let frame = &*s.frame();
        let maker = frame.function();
        let function =
            new_function(vm, code, maker.globals.clone(), maker.builtins.clone(), closure);
        drop(function.defaults.replace(defaults));
        drop(function.kwdefaults.replace(kwdefaults));
        drop(function.annotations.replace(annotations));
        write(&s, i.a, function.into_value());
        Outcome::Next
    }
}

/// A function of `code` in a module's namespace.
pub fn new_function(
    vm: &Vm,
    code: Ref<Code>,
    globals: Ref<crate::objects::dict::Dict>,
    builtins: Ref<crate::objects::dict::Dict>,
    closure: Value,
) -> Ref<Function> {
    let doc = match code.consts.first() {
        Some(doc) if doc.is_str() => doc.clone(),
        _ => Value::NONE,
    };
    let module = globals.get_interned(&vm.names.__name__).unwrap_or(Value::NONE);
    let identity = globals.to_value().identity();
    let made = code.translations.borrow().iter().find(|made| made.globals == identity).cloned();
    let translation = made.map_or(std::ptr::null(), |made| std::rc::Rc::as_ptr(&made));
    let (name, qualname) = (code.name.clone(), code.qualname.clone());
    let function = Function {
        translation: std::cell::Cell::new(translation),
        code: std::cell::RefCell::new(code),
        globals,
        builtins,
        closure,
        defaults: Value::NONE.into_cell(),
        kwdefaults: Value::NONE.into_cell(),
        name: name.into_cell(),
        qualname: qualname.into_cell(),
        doc: doc.into_cell(),
        module: module.into_cell(),
        annotations: Value::NONE.into_cell(),
        type_params: Value::NONE.into_cell(),
        dict: std::cell::RefCell::new(None),
    };
    Ref::new(vm, function)
}

impl Value {
    fn into_cell(self) -> std::cell::RefCell<Value> {
        std::cell::RefCell::new(self)
    }
}

unsafe fn code_name(s: &State, index: u16) -> Value {
    // SAFETY: verified operands.
    unsafe { (*s.frame()).function().code.borrow().names[index as usize].clone() }
}

pub(crate) unsafe fn import_name(s: State) -> Outcome {
    // SAFETY: verified operands: level and list stand from b on.
    unsafe {
        let i = s.instr();
        let vm = s.vm();
        let name = code_name(&s, i.c);
        let frame = &*s.frame();
        let globals = frame.function().globals.to_value();
        let locals = frame.namespace().cloned().unwrap_or(Value::NONE);
        let import = frame.function().builtins.get_interned(&vm.names.__import__);
        let Some(import) = import else {
            return raise(vm.raise_message(&vm.exceptions.import_error, "__import__ not found"));
        };
        let args = [name, globals, locals, s.value(i.b + 1).clone(), s.value(i.b).clone()];
        let module = attempt!(ops::call_values(vm, &import, &args));
        release_window(&s, i.b, 2);
        write(&s, i.a, module);
        Outcome::Next
    }
}

pub(crate) unsafe fn import_from(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let name = code_name(&s, i.c);
        let value = attempt!(crate::import::import_from(s.vm(), s.value(i.b), &name));
        write(&s, i.a, value);
        Outcome::Next
    }
}

pub(crate) unsafe fn load_build_class(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let vm = s.vm();
        let builtins = &(*s.frame()).function().builtins;
        let Some(function) = builtins.get_interned(&vm.names.__build_class__) else {
            let message = "__build_class__ not found";
            return raise(vm.raise_message(&vm.exceptions.name_error, message));
        };
        write(&s, s.instr().a, function);
        Outcome::Next
    }
}

pub(crate) unsafe fn load_assertion_error(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        write(&s, s.instr().a, s.vm().exceptions.assertion_error.to_value());
        Outcome::Next
    }
}

/// CALL_INTRINSIC_1, by its operand.
pub(crate) fn intrinsic_1(vm: &Vm, which: u16, value: &Value) -> PyResult {
    match which {
        1 => display(vm, value),
        2 => import_star(vm, value),
        3 => stop_iteration_error(vm, value),
        4 => Ok(crate::objects::async_generator::wrap(vm, value.clone())),
        5 => ops::positive(vm, value),
        6 => match value.downcast::<crate::objects::list::List>() {
            Some(list) => Ok(vm.new_tuple(list.to_vec())),
            None => Err(vm.system_error("INTRINSIC_LIST_TO_TUPLE of what is not a list")),
        },
        _ => {
            let name = apython_bytecode::opcode::INTRINSICS_1.get(which as usize);
            Err(vm.not_implemented_error(format!(
                "the intrinsic {} is not supported yet",
                name.unwrap_or(&"?")
            )))
        }
    }
}

const PREP_RERAISE_STAR: u16 = 1;

/// CALL_INTRINSIC_2, by its operand.
pub(crate) fn intrinsic_2(vm: &Vm, which: u16, first: &Value, second: &Value) -> PyResult {
    if which == PREP_RERAISE_STAR {
        return crate::objects::exception::group::to_raise_again(vm, first, second);
    }
    let name = apython_bytecode::opcode::INTRINSICS_2.get(which as usize);
    Err(vm.not_implemented_error(format!(
        "the intrinsic {} is not supported yet",
        name.unwrap_or(&"?")
    )))
}

/// Shows the value of an expression statement in a program that is typed.
fn display(vm: &Vm, value: &Value) -> PyResult {
    match vm.sys.get_str(vm, "displayhook") {
        Some(hook) => ops::call_values(vm, &hook, std::slice::from_ref(value)),
        None => Err(vm.runtime_error("lost sys.displayhook")),
    }
}

/// A StopIteration that leaves a generator's body becomes a RuntimeError.
fn stop_iteration_error(vm: &Vm, exception: &Value) -> PyResult {
    // SAFETY: a frame is running: the generator's.
    let flags = unsafe { &*vm.exec.frame.get() }.function().code.borrow().source.flags;
    let is_async = flags.contains(CodeFlags::ASYNC_GENERATOR);
    let class = exception.type_of(vm);
    let message = if class.is_subtype_of(&vm.exceptions.stop_iteration) {
        if is_async {
            "async generator raised StopIteration"
        } else if flags.contains(CodeFlags::COROUTINE) {
            "coroutine raised StopIteration"
        } else {
            "generator raised StopIteration"
        }
    } else if is_async && class.is_subtype_of(&vm.exceptions.stop_async_iteration) {
        "async generator raised StopAsyncIteration"
    } else {
        return Ok(exception.clone());
    };
    let message = vm.new_str(message);
    let error = crate::objects::exception::new(vm, &vm.exceptions.runtime_error, vec![message]);
    let payload = error.downcast::<crate::objects::exception::Exception>().expect("just made");
    payload.cause.replace(exception.clone());
    payload.context.replace(exception.clone());
    payload.suppress_context.set(true);
    Ok(error)
}

/// `from module import *` into the running frame's namespace.
fn import_star(vm: &Vm, module: &Value) -> PyResult {
    // SAFETY: a frame is running: the one that imports.
    let frame = unsafe { &*vm.exec.frame.get() };
    let Some(locals) = frame.namespace().cloned() else {
        return Err(vm.system_error("no locals found during 'import *'"));
    };
    let (names, skip_private) = exported_names(vm, module)?;
    for name in names {
        if !name.is_str() {
            return Err(
                vm.type_error(format!("Item in __all__ must be str, not {}", name.type_name(vm)))
            );
        }
        let name = vm.intern_value(&name);
        if skip_private && to_string_lossy(&name).starts_with('_') {
            continue;
        }
        let value = ops::get_attr(vm, module, &name)?;
        ops::set_item(vm, &locals, &name, &value)?;
    }
    Ok(Value::NONE)
}

/// The names in `__all__`, or all of the module's, of which private ones are to be skipped.
fn exported_names(vm: &Vm, module: &Value) -> PyResult<(Vec<Value>, bool)> {
    if let Some(all) = ops::get_attr_opt(vm, module, &vm.names.__all__)? {
        return Ok((ops::collect(vm, &all)?, false));
    }
    match ops::get_attr_opt(vm, module, &vm.names.__dict__)? {
        Some(dict) => Ok((ops::collect(vm, &dict)?, true)),
        None => Err(vm.raise_message(
            &vm.exceptions.import_error,
            "from-import-* object has no __dict__ and no __all__",
        )),
    }
}
