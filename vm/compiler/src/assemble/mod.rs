//! Makes code objects of optimised instructions: what CPython's `assemble.c` does.

mod locals;
mod tables;

use apython_bytecode::{CodeObject, Opcode, Text};

use crate::constants::ConstCache;
use crate::error::{CompileError, ErrorKind};
use crate::flow::{self, Graph, Instr};
use crate::names::Names;
use crate::sequence::{Op, Sequence};
use crate::unit::Unit;

/// Optimises the instructions of a unit and makes its code object.
pub(crate) fn assemble(
    mut unit: Unit,
    sequence: Sequence,
    filename: &Text,
    names: &Names,
    cache: &mut ConstCache,
) -> Result<CodeObject, CompileError> {
    let optimized = flow::optimize(&mut unit, &sequence, cache)?;
    let firstlineno = u32::try_from(unit.firstlineno).unwrap_or_default();
    let (localsplusnames, localspluskinds) = locals::locals_plus(&unit, &optimized.cells, names);
    Ok(CodeObject {
        argcount: unit.argcount,
        posonlyargcount: unit.posonlyargcount,
        kwonlyargcount: unit.kwonlyargcount,
        stacksize: optimized.stacksize,
        flags: unit.flags,
        code: emit(&optimized.graph)?,
        consts: cache.finish(optimized.consts, names),
        names: unit.names.iter().map(|&name| names.text(name).clone()).collect(),
        localsplusnames,
        localspluskinds,
        filename: filename.clone(),
        name: unit.name,
        qualname: unit.qualname,
        firstlineno,
        linetable: tables::locations(&optimized.graph, firstlineno),
        exceptiontable: tables::exceptions(&optimized.graph),
    })
}

/// The instructions as bytes.
fn emit(graph: &Graph) -> Result<Box<[u8]>, CompileError> {
    let mut code = Vec::with_capacity(graph.code_units() * 2);
    for block in graph.chain() {
        for instr in graph.instrs(block) {
            emit_instr(&mut code, instr)?;
        }
    }
    Ok(code.into_boxed_slice())
}

fn emit_instr(code: &mut Vec<u8>, instr: &Instr) -> Result<(), CompileError> {
    let Op::Code(opcode) = instr.op else {
        let message = format!("{:?} is left for the assembler", instr.op);
        return Err(CompileError::plain(ErrorKind::System, message));
    };
    for shift in [24, 16, 8] {
        if instr.arg >> shift != 0 {
            code.extend([Opcode::EXTENDED_ARG as u8, (instr.arg >> shift) as u8]);
        }
    }
    code.extend([opcode as u8, instr.arg as u8]);
    code.resize(code.len() + 2 * opcode.cache_entries(), 0);
    Ok(())
}

#[cfg(test)]
mod tests;
