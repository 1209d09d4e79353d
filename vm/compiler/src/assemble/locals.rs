//! The names and kinds of a frame's variables.

use apython_bytecode::{LocalKind, Text};
use rustc_hash::FxHashSet;

use crate::flow::FixedCells;
use crate::names::{Name, Names};
use crate::unit::Unit;

/// Local variables, then cells that are none, then free variables.
pub(super) fn locals_plus(
    unit: &Unit,
    fixed: &FixedCells,
    names: &Names,
) -> (Vec<Text>, Vec<LocalKind>) {
    let set = |names: &[Name]| names.iter().copied().collect::<FxHashSet<Name>>();
    let (cells, hidden) = (set(&unit.cellvars), set(&unit.hidden));
    let count = unit.varnames.len() + unit.cellvars.len() + unit.freevars.len();
    let mut texts = Vec::with_capacity(count);
    let mut kinds = Vec::with_capacity(count);
    let mut push = |name: Name, kind: LocalKind| {
        texts.push(names.text(name).clone());
        kinds.push(kind);
    };
    for name in &unit.varnames {
        let mut kind = LocalKind::LOCAL;
        if hidden.contains(name) {
            kind = kind | LocalKind::HIDDEN;
        }
        if cells.contains(name) {
            kind = kind | LocalKind::CELL;
        }
        push(*name, kind);
    }
    for (cell, name) in unit.cellvars.iter().enumerate() {
        if !fixed.is_local(cell) {
            push(*name, LocalKind::CELL);
        }
    }
    unit.freevars.iter().for_each(|&name| push(name, LocalKind::FREE));
    (texts, kinds)
}
