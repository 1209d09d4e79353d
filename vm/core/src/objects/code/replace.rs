//! Code objects made of parts: `code.replace` and `types.CodeType`.

use super::Code;
use crate::constants::{const_of, text_of};
use crate::error::{PyResult, Raised};
use crate::native::{Args, check_no_keywords, check_positional};
use crate::object::Ref;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_bytecode::{CodeFlags, CodeObject, Const, LocalKind, Text};
use std::rc::Rc;

/// What a part has to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PartKind {
    Number,
    Bytes,
    Tuple,
    Str,
}

use PartKind::{Bytes, Number, Str, Tuple};

/// The parts, in the order of the constructor.
const PARTS: [(&str, PartKind); 18] = [
    ("co_argcount", Number),
    ("co_posonlyargcount", Number),
    ("co_kwonlyargcount", Number),
    ("co_nlocals", Number),
    ("co_stacksize", Number),
    ("co_flags", Number),
    ("co_code", Bytes),
    ("co_consts", Tuple),
    ("co_names", Tuple),
    ("co_varnames", Tuple),
    ("co_filename", Str),
    ("co_name", Str),
    ("co_qualname", Str),
    ("co_firstlineno", Number),
    ("co_linetable", Bytes),
    ("co_exceptiontable", Bytes),
    ("co_freevars", Tuple),
    ("co_cellvars", Tuple),
];

/// How many the constructor needs at least.
const REQUIRED: usize = 16;

type Parts = [Value; PARTS.len()];

/// `code.replace(**changes)`
pub(super) fn replace(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult {
    if !args.positional().is_empty() {
        return Err(vm.type_error("replace() takes no positional arguments"));
    }
    let mut parts = Parts::default();
    for (part, (name, _)) in parts.iter_mut().zip(PARTS) {
        *part = ops::get_attr(vm, this, &vm.intern(name))?;
    }
    for (name, value) in args.keywords() {
        let Some(at) = PARTS.iter().position(|(part, _)| name.str_eq(part)) else {
            let name = to_string_lossy(name);
            let message = format!("'{name}' is an invalid keyword argument for replace()");
            return Err(vm.type_error(message));
        };
        parts[at] = checked(vm, "replace", PARTS[at].0, PARTS[at].1, value)?;
    }
    for (part, (name, _)) in parts.iter().zip(PARTS).filter(|(_, (_, kind))| *kind == Number) {
        if part.as_i64().is_some_and(|number| number < 0) {
            return Err(vm.value_error(format!("{name} must be a positive integer")));
        }
    }
    Ok(build(vm, &parts)?.into_value())
}

/// `types.CodeType(argcount, posonlyargcount, ...)`
pub(super) fn construct(vm: &Vm, args: Args<'_>) -> PyResult {
    check_no_keywords(vm, "code", args)?;
    let given = args.positional();
    check_positional(vm, "code", given.len(), REQUIRED, PARTS.len())?;
    let mut parts: Parts = std::array::from_fn(|_| vm.empty_tuple.clone());
    for (number, value) in given.iter().enumerate() {
        let (name, kind) = PARTS[number];
        parts[number] = checked(vm, "code", &(number + 1).to_string(), kind, value)?;
        let is_count = kind == Number && !matches!(name, "co_flags" | "co_firstlineno");
        if is_count && parts[number].as_i64().is_some_and(|count| count < 0) {
            let name = name.trim_start_matches("co_");
            return Err(vm.value_error(format!("code: {name} must not be negative")));
        }
    }
    Ok(build(vm, &parts)?.into_value())
}

fn checked(vm: &Vm, function: &str, name: &str, kind: PartKind, value: &Value) -> PyResult {
    let (fits, expected) = match kind {
        Number => {
            let number = ops::index(vm, value)?;
            if number.as_i64().is_none_or(|number| i32::try_from(number).is_err()) {
                return Err(vm.overflow_error("Python int too large to convert to C int"));
            }
            return Ok(number);
        }
        Bytes => (value.as_bytes_slice().is_some(), "bytes"),
        Tuple => (value.as_tuple_items().is_some(), "tuple"),
        Str => (value.is_str(), "str"),
    };
    if fits {
        return Ok(value.clone());
    }
    let quoted = if name.starts_with("co_") { format!("'{name}'") } else { name.to_owned() };
    let found = if value.is_none() { "None".to_owned() } else { value.type_name(vm) };
    let message = format!("{function}() argument {quoted} must be {expected}, not {found}");
    Err(vm.type_error(message))
}

#[cold]
fn not_a_name(vm: &Vm) -> Raised {
    vm.system_error("non-string found in code slot")
}

fn names_of(vm: &Vm, tuple: &Value) -> PyResult<Vec<Text>> {
    let names = tuple.as_tuple_items().unwrap_or_default().iter();
    names.map(|name| text_of(name, true).ok_or_else(|| not_a_name(vm))).collect()
}

/// Local variables, then cells that aren't parameters, then what is captured.
fn locals_plus(
    varnames: Vec<Text>,
    cellvars: Vec<Text>,
    freevars: Vec<Text>,
) -> (Vec<Text>, Vec<LocalKind>) {
    let mut kinds = vec![LocalKind::LOCAL; varnames.len()];
    let mut names = varnames;
    for cell in cellvars {
        match names.iter().position(|name| *name == cell) {
            Some(at) => kinds[at] = kinds[at] | LocalKind::CELL,
            None => {
                names.push(cell);
                kinds.push(LocalKind::CELL);
            }
        }
    }
    kinds.extend(freevars.iter().map(|_| LocalKind::FREE));
    names.extend(freevars);
    (names, kinds)
}

fn build(vm: &Vm, parts: &Parts) -> PyResult<Ref<Code>> {
    let number = |at: usize| parts[at].as_i64().unwrap_or(0) as u32;
    let bytes = |at: usize| parts[at].as_bytes_slice().unwrap_or_default().into();
    let text = |at: usize| text_of(&parts[at], true).ok_or_else(|| not_a_name(vm));
    let (argcount, posonlyargcount, kwonlyargcount) = (number(0), number(1), number(2));
    let flags = CodeFlags(number(5));
    let varnames = names_of(vm, &parts[9])?;
    let stars = [CodeFlags::VARARGS, CodeFlags::VARKEYWORDS];
    let stars = stars.into_iter().filter(|&star| flags.contains(star)).count();
    if argcount as usize + kwonlyargcount as usize + stars > varnames.len() {
        return Err(vm.value_error("code: co_varnames is too small"));
    }
    if number(3) as usize != varnames.len() {
        return Err(vm.value_error("code: co_nlocals != len(co_varnames)"));
    }
    if posonlyargcount > argcount {
        return Err(vm.system_error("code: co_posonlyargcount > co_argcount"));
    }
    let (freevars, cellvars) = (names_of(vm, &parts[16])?, names_of(vm, &parts[17])?);
    let (localsplusnames, localspluskinds) = locals_plus(varnames, cellvars, freevars);
    let values = parts[7].as_tuple_items().unwrap_or_default();
    let source = CodeObject {
        argcount,
        posonlyargcount,
        kwonlyargcount,
        stacksize: number(4),
        flags,
        code: bytes(6),
        // What marshal cannot hold stands there as None; the values themselves are used.
        consts: values.iter().map(|value| const_of(value).unwrap_or(Const::None)).collect(),
        names: names_of(vm, &parts[8])?,
        localsplusnames,
        localspluskinds,
        filename: text(10)?,
        name: text(11)?,
        qualname: text(12)?,
        firstlineno: number(13),
        linetable: bytes(14),
        exceptiontable: bytes(15),
    };
    Ok(vm.new_code_with(Rc::new(source), values.into()))
}
