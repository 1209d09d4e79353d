//! Makes code objects of optimised instructions: what CPython's `assemble.c` does.

mod locals;
mod tables;

use apython_bytecode::{CodeObject, Text};

use crate::constants::ConstCache;
use crate::error::CompileError;
use crate::flow;
use crate::names::Names;
use crate::sequence::Sequence;
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
    let tables = tables::write(&optimized.graph, firstlineno)?;
    let (localsplusnames, localspluskinds) = locals::locals_plus(&unit, &optimized.cells, names);
    Ok(CodeObject {
        argcount: unit.argcount,
        posonlyargcount: unit.posonlyargcount,
        kwonlyargcount: unit.kwonlyargcount,
        stacksize: optimized.stacksize,
        flags: unit.flags,
        code: tables.code,
        consts: cache.finish(optimized.consts, names),
        names: unit.names.iter().map(|&name| names.text(name).clone()).collect(),
        localsplusnames,
        localspluskinds,
        filename: filename.clone(),
        name: unit.name,
        qualname: unit.qualname,
        firstlineno,
        linetable: tables.lines,
        exceptiontable: tables.exceptions,
    })
}

#[cfg(test)]
mod tests;
