//! Checks of what a code object says about itself: counts, flags, kinds of slots, line table.

use super::MAX_STACK;
use super::error::Fault;
use crate::code::{CodeFlags, CodeObject, LocalKind};
use crate::tables::LineTable;

/// Code of that many units can't be told from an offset of "none".
const MAX_UNITS: usize = 1 << 30;

pub(super) fn check(code: &CodeObject) -> Result<LineTable, Fault> {
    if code.code.is_empty() {
        return Err(Fault::NoInstructions);
    }
    if !code.code.len().is_multiple_of(2) {
        return Err(Fault::OddCodeLength);
    }
    if code.units() > MAX_UNITS {
        return Err(Fault::TooLarge("the code"));
    }
    if code.stacksize > MAX_STACK {
        return Err(Fault::TooLarge("co_stacksize"));
    }
    check_flags(code.flags)?;
    check_slots(code)?;
    LineTable::parse(&code.linetable, code.firstlineno).map_err(Fault::LineTable)
}

fn check_flags(flags: CodeFlags) -> Result<(), Fault> {
    let resumable = [CodeFlags::GENERATOR, CodeFlags::COROUTINE, CodeFlags::ASYNC_GENERATOR];
    if resumable.iter().filter(|&&flag| flags.contains(flag)).count() > 1 {
        return Err(Fault::Layout(
            "it is more than one of generator, coroutine and async generator",
        ));
    }
    Ok(())
}

/// Slots are locals (parameters first), then cells, then free variables.
fn check_slots(code: &CodeObject) -> Result<(), Fault> {
    let kinds = &code.localspluskinds;
    if code.localsplusnames.len() != kinds.len() {
        return Err(Fault::Layout("there are not as many kinds of local slots as names"));
    }
    if code.posonlyargcount > code.argcount {
        return Err(Fault::Layout("more positional-only than positional parameters"));
    }
    let ranks: Option<Vec<u8>> = kinds.iter().map(|&kind| rank(kind)).collect();
    let Some(ranks) = ranks else {
        return Err(Fault::Layout("a local slot has an unknown kind"));
    };
    if !ranks.is_sorted() {
        return Err(Fault::Layout(
            "local slots are not in the order locals, cells, free variables",
        ));
    }
    if code.parameter_slots() > code.nlocals() as u64 {
        return Err(Fault::Layout("more parameters than locals"));
    }
    Ok(())
}

/// The group a slot belongs to, by position; `None` for a kind that doesn't exist.
fn rank(kind: LocalKind) -> Option<u8> {
    match LocalKind(kind.0 & !LocalKind::HIDDEN.0) {
        LocalKind::LOCAL => Some(0),
        both if both == LocalKind::LOCAL | LocalKind::CELL => Some(0),
        LocalKind::CELL => Some(1),
        LocalKind::FREE => Some(2),
        _ => None,
    }
}
