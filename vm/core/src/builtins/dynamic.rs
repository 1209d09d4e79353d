//! Code made while a program runs: `compile`, `eval`, `exec`.

use crate::error::{PyResult, Raised};
use crate::exec::{self, Frame};
use crate::import::compile::{FUTURE_FLAGS, Request, compile as compile_source};
use crate::native::{Args, check_no_keywords, check_positional};
use crate::object::Ref;
use crate::objects::cell::CellObj;
use crate::objects::code::Code;
use crate::objects::dict::Dict;
use crate::objects::function::builtins_of;
use crate::objects::str::codec;
use crate::value::Value;
use crate::vm::Vm;
use apython_compiler::Mode;
use apython_derive::pyfunction;

/// Flags that `compile` knows beside those.
const COMPILE_FLAGS: u32 = 0x7F10;
/// `ast.PyCF_ONLY_AST`
const ONLY_AST: u32 = 0x400;

/// What is to be compiled: text or bytes.
struct Source {
    bytes: Vec<u8>,
    is_text: bool,
}

impl Source {
    /// `what` begins the error message: "eval() arg 1 must be a string, bytes or code object".
    fn of(vm: &Vm, value: &Value, what: &str) -> PyResult<Source> {
        let source = if value.is_str() {
            Source { bytes: codec::encode_to_vec(vm, value, None, None)?, is_text: true }
        } else if let Some(bytes) = value.as_bytes_slice() {
            Source { bytes: bytes.to_vec(), is_text: false }
        } else {
            return Err(vm.type_error(format!("{what}() arg 1 must be a string, bytes or {}", {
                if what == "compile" { "AST object" } else { "code object" }
            })));
        };
        if source.bytes.contains(&0) {
            let message = "source code string cannot contain null bytes";
            return Err(vm.raise_message(&vm.exceptions.syntax_error, message));
        }
        Ok(source)
    }

    fn compile(self, vm: &Vm, mode: Mode) -> PyResult<Ref<Code>> {
        let request = Request {
            source: &self.bytes,
            is_text: self.is_text,
            filename: b"<string>",
            mode,
            flags: inherited_flags(vm),
            optimize: -1,
        };
        vm.new_code(compile_source(vm, &request)?.code)
    }
}

/// The flags of the future statement of the code that is running.
fn inherited_flags(vm: &Vm) -> u32 {
    let frame = vm.exec.running_frames().next();
    frame.map_or(0, |frame| frame.function().code.borrow().source.flags.0 & FUTURE_FLAGS)
}

/// Compile source into a code object that can be executed by exec() or eval().
///
/// The source code may represent a Python module, statement or expression.
/// The filename will be used for run-time error messages.
/// The mode must be 'exec' to compile a module, 'single' to compile a
/// single (interactive) statement, or 'eval' to compile an expression.
/// The flags argument, if present, controls which future statements influence
/// the compilation of the code.
/// The dont_inherit argument, if true, stops the compilation inheriting
/// the effects of any future statements in effect in the code calling
/// compile; if absent or false these statements do influence the compilation,
/// in addition to any features explicitly specified.
#[pyfunction(
    "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)"
)]
#[expect(clippy::too_many_arguments, reason = "they are the parameters in Python")]
pub(super) fn compile(
    vm: &Vm,
    source: &Value,
    filename: &Value,
    mode: &Value,
    flags: i32,
    dont_inherit: bool,
    optimize: i32,
    _feature_version: i32,
) -> PyResult {
    let filename = crate::io::path_to_bytes(vm, filename)?;
    if !mode.is_str() {
        let found = mode.type_name(vm);
        let message = format!("compile() argument 'mode' must be str, not {found}");
        return Err(vm.type_error(message));
    }
    let mut flags = flags as u32;
    if flags & !(FUTURE_FLAGS | COMPILE_FLAGS) != 0 {
        return Err(vm.value_error("compile(): unrecognised flags"));
    }
    if !(-1..=2).contains(&optimize) {
        return Err(vm.value_error("compile(): invalid optimize value"));
    }
    let mode = match &*crate::objects::str::to_string_lossy(mode) {
        "exec" => Mode::Exec,
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        _ => {
            let more =
                if flags & ONLY_AST != 0 { ", 'single' or 'func_type'" } else { " or 'single'" };
            return Err(vm.value_error(format!("compile() mode must be 'exec', 'eval'{more}")));
        }
    };
    if flags & ONLY_AST != 0 {
        let message = "compile() to an abstract syntax tree is not supported yet";
        return Err(vm.not_implemented_error(message));
    }
    if !dont_inherit {
        flags |= inherited_flags(vm);
    }
    let Source { bytes, is_text } = Source::of(vm, source, "compile")?;
    let request = Request { source: &bytes, is_text, filename: &filename, mode, flags, optimize };
    Ok(vm.new_code(compile_source(vm, &request)?.code)?.into_value())
}

/// Where code is run.
struct Namespaces {
    globals: Ref<Dict>,
    locals: Value,
}

/// Whether `PyMapping_Check` would hold.
fn is_mapping(vm: &Vm, value: &Value) -> bool {
    value.type_of(vm).slots().getitem.is_some() && !value.is_str()
}

fn caller(vm: &Vm) -> Option<&Frame> {
    vm.exec.running_frames().next()
}

impl Namespaces {
    /// Of arguments that have been looked at; those of the caller, if there are none.
    fn of(
        vm: &Vm,
        globals: Option<&Value>,
        locals: Option<&Value>,
        without_frame: &str,
    ) -> PyResult<Namespaces> {
        let (globals, locals) = match globals {
            Some(globals) => {
                let locals = locals.unwrap_or(globals).clone();
                (globals.to_ref::<Dict>().expect("the caller has looked"), locals)
            }
            None => {
                let frame = caller(vm).ok_or_else(|| vm.type_error(without_frame))?;
                let globals = frame.function().globals.clone();
                let locals = match locals {
                    Some(locals) => locals.clone(),
                    None => vm.exec.object_of(vm, frame).locals(vm)?,
                };
                (globals, locals)
            }
        };
        if globals.get_interned(&vm.names.__builtins__).is_none() {
            let builtins = match caller(vm) {
                Some(frame) => frame.function().builtins.to_value(),
                None => vm.builtins.to_value(),
            };
            globals.set_interned(&vm.names.__builtins__, builtins);
        }
        Ok(Namespaces { globals, locals })
    }

    fn run(self, vm: &Vm, code: Ref<Code>, closure: Value) -> PyResult {
        let builtins = builtins_of(vm, &self.globals);
        let function = exec::new_function(vm, code, self.globals, builtins, closure);
        exec::run_in_namespace(vm, &function, &self.locals)
    }
}

fn given(value: Option<&Value>) -> Option<&Value> {
    value.filter(|value| !value.is_none())
}

/// Evaluate the given source in the context of globals and locals.
///
/// The source may be a string representing a Python expression
/// or a code object as returned by compile().
/// The globals must be a dictionary and locals can be any mapping,
/// defaulting to the current globals and locals.
/// If only globals is given, locals defaults to it.
#[pyfunction("eval(source, globals=None, locals=None, /)", raw)]
pub(super) fn eval(vm: &Vm, args: Args<'_>) -> PyResult {
    check_no_keywords(vm, "eval", args)?;
    let values = args.values();
    check_positional(vm, "eval", values.len(), 1, 3)?;
    let (source, globals, locals) = (&values[0], given(values.get(1)), given(values.get(2)));
    if locals.is_some_and(|locals| !is_mapping(vm, locals)) {
        return Err(vm.type_error("locals must be a mapping"));
    }
    if let Some(wrong) = globals.filter(|globals| globals.downcast::<Dict>().is_none()) {
        return Err(vm.type_error(if is_mapping(vm, wrong) && locals.is_none() {
            "globals must be a real dict; try eval(expr, {}, mapping)"
        } else {
            "globals must be a dict"
        }));
    }
    let without_frame = "eval must be given globals and locals when called without a frame";
    let namespaces = Namespaces::of(vm, globals, locals, without_frame)?;
    let code = match source.to_ref::<Code>() {
        Some(code) => {
            if code.source.localspluskinds.iter().any(|kind| kind.is_free()) {
                let message = "code object passed to eval() may not contain free variables";
                return Err(vm.type_error(message));
            }
            code
        }
        None => {
            let mut source = Source::of(vm, source, "eval")?;
            let blanks = source.bytes.iter().take_while(|&&byte| matches!(byte, b' ' | b'\t'));
            source.bytes.drain(..blanks.count());
            source.compile(vm, Mode::Eval)?
        }
    };
    namespaces.run(vm, code, Value::NONE)
}

/// Execute the given source in the context of globals and locals.
///
/// The source may be a string representing one or more Python statements
/// or a code object as returned by compile().
/// The globals must be a dictionary and locals can be any mapping,
/// defaulting to the current globals and locals.
/// If only globals is given, locals defaults to it.
/// The closure must be a tuple of cellvars, and can only be used
/// when source is a code object requiring exactly that many cellvars.
#[pyfunction("exec(source, globals=None, locals=None, /, *, closure=None)")]
pub(super) fn exec(
    vm: &Vm,
    source: &Value,
    globals: Option<&Value>,
    locals: Option<&Value>,
    closure: Option<&Value>,
) -> PyResult<()> {
    let (globals, locals, closure) = (given(globals), given(locals), given(closure));
    if let Some(wrong) = globals.filter(|globals| globals.downcast::<Dict>().is_none()) {
        let found = wrong.type_name(vm);
        return Err(vm.type_error(format!("exec() globals must be a dict, not {found}")));
    }
    if let Some(wrong) = locals.filter(|locals| !is_mapping(vm, locals)) {
        let found = wrong.type_name(vm);
        return Err(vm.type_error(format!("locals must be a mapping or None, not {found}")));
    }
    let without_frame = "globals and locals cannot be NULL";
    let namespaces = Namespaces::of(vm, globals, locals, without_frame)?;
    let code = match source.to_ref::<Code>() {
        Some(code) => {
            check_closure(vm, &code, closure)?;
            code
        }
        None => {
            if closure.is_some() {
                let message = "closure can only be used when source is a code object";
                return Err(vm.type_error(message));
            }
            Source::of(vm, source, "exec")?.compile(vm, Mode::Exec)?
        }
    };
    namespaces.run(vm, code, closure.cloned().unwrap_or(Value::NONE)).map(drop)
}

/// A closure has a cell for each free variable.
fn check_closure(vm: &Vm, code: &Code, closure: Option<&Value>) -> PyResult<()> {
    let wanted = code.source.localspluskinds.iter().filter(|kind| kind.is_free()).count();
    if wanted == 0 {
        return match closure {
            None => Ok(()),
            Some(_) => Err(vm.type_error("cannot use a closure with this code object")),
        };
    }
    let cells = closure.filter(|closure| closure.type_of(vm).is(&vm.types.tuple));
    let cells = cells.and_then(Value::as_tuple_items).unwrap_or_default();
    if cells.len() == wanted && cells.iter().all(|cell| cell.downcast::<CellObj>().is_some()) {
        return Ok(());
    }
    Err(wrong_closure(vm, wanted))
}

#[cold]
fn wrong_closure(vm: &Vm, wanted: usize) -> Raised {
    vm.type_error(format!("code object requires a closure of exactly length {wanted}"))
}
