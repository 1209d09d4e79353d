//! Tests of translating and running code that is put together by hand: what no compiler makes,
//! and what is seen more clearly without one. The functions here are for other modules' tests.

mod binding;
mod forms;
mod places;

use super::new_function;
use crate::object::Ref;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::function::Function;
use crate::objects::str::to_string_lossy;
use crate::value::Value;
use crate::vm::{OwnedVm, Vm, VmConfig};
use apython_bytecode::tables::{ExceptionEntry, LineTableWriter, Position, encode_exception_table};
use apython_bytecode::{CodeFlags, CodeObject, Const, LocalKind, Opcode, Text};
use std::rc::Rc;

pub(in crate::exec) fn vm() -> OwnedVm {
    Vm::new(VmConfig { hash_seed: Some(0), ..VmConfig::default() })
}

/// Instructions as bytes, with their caches and `EXTENDED_ARG`.
fn assemble(instructions: &[(Opcode, u32)]) -> Vec<u8> {
    let mut code = Vec::new();
    for &(opcode, arg) in instructions {
        for shift in [24, 16, 8] {
            if arg >> shift != 0 {
                code.extend([Opcode::EXTENDED_ARG as u8, (arg >> shift) as u8]);
            }
        }
        code.extend([opcode as u8, arg as u8]);
        code.extend(std::iter::repeat_n(0, opcode.cache_entries() * 2));
    }
    code
}

/// A function `f(a, b)` with a local `c`; constants `None`, 1, 2.5; the name `x`. Each code
/// unit is a line of its own.
pub(in crate::exec) fn source(instructions: &[(Opcode, u32)]) -> CodeObject {
    let code = assemble(instructions);
    let mut lines = LineTableWriter::new(1);
    for unit in 0..code.len() as u32 / 2 {
        lines.push(Position { line: Some(unit + 1), ..Position::default() }, 1);
    }
    CodeObject {
        argcount: 2,
        posonlyargcount: 0,
        kwonlyargcount: 0,
        stacksize: 16,
        flags: CodeFlags::OPTIMIZED | CodeFlags::NEWLOCALS,
        code: code.into(),
        consts: vec![Const::None, Const::Int(1), Const::Float(2.5)],
        names: vec!["x".into()],
        localsplusnames: ["a", "b", "c"].map(Text::new).to_vec(),
        localspluskinds: vec![LocalKind::LOCAL; 3],
        filename: "test.py".into(),
        name: "f".into(),
        qualname: "f".into(),
        firstlineno: 1,
        linetable: lines.finish().into(),
        exceptiontable: Box::default(),
    }
}

pub(in crate::exec) fn with_handlers(
    instructions: &[(Opcode, u32)],
    entries: &[ExceptionEntry],
) -> CodeObject {
    CodeObject { exceptiontable: encode_exception_table(entries).into(), ..source(instructions) }
}

/// The function of that code, with no globals.
pub(in crate::exec) fn function(vm: &Vm, source: CodeObject) -> Ref<Function> {
    let code = vm.new_code(Rc::new(source)).expect("code");
    let globals = Ref::new(vm, Dict::default());
    new_function(vm, code, globals.clone(), globals, Value::NONE)
}

/// The `repr` of what a call returns, or the exception's type and message.
pub(in crate::exec) fn outcome(vm: &Vm, result: crate::error::PyResult) -> String {
    match result {
        Ok(value) => vm.repr_text(&value).unwrap_or_else(|_| panic!("no repr")),
        Err(raised) => {
            let exception = vm.take_exception(raised);
            let args = exception.downcast::<Exception>().expect("an exception").args.borrow();
            let text = args.as_tuple_items().and_then(|args| args.first()).map(to_string_lossy);
            format!("{}: {}", exception.type_name(vm), text.unwrap_or_default())
        }
    }
}
