//! Cells and free variables: their places behind the local variables, and what sets them up at
//! the start.

use apython_bytecode::Opcode;
use rustc_hash::FxHashMap;

use super::graph::{Graph, Instr};
use crate::location::Location;
use crate::names::Name;
use crate::sequence::Op;
use crate::unit::Unit;

/// Where the variables of closures are among all variables of a frame.
pub(crate) struct FixedCells {
    /// For each cell, then for each free variable.
    places: Vec<u32>,
    /// Whether the cell is a local variable too, and has its place there.
    is_local: Vec<bool>,
}

impl FixedCells {
    pub(super) fn of_unit(unit: &Unit) -> FixedCells {
        let (locals, cells) = (unit.varnames.len(), unit.cellvars.len());
        let count = cells + unit.freevars.len();
        let mut fixed = FixedCells { places: Vec::with_capacity(count), is_local: Vec::new() };
        if count == 0 {
            return fixed;
        }
        let numbered = unit.varnames.iter().zip(0..);
        let local_places: FxHashMap<Name, u32> = match cells {
            0 => FxHashMap::default(),
            _ => numbered.map(|(&name, place)| (name, place)).collect(),
        };
        let mut place = locals as u32;
        for index in 0..count {
            let local = unit.cellvars.get(index).and_then(|name| local_places.get(name));
            fixed.is_local.push(local.is_some());
            fixed.places.push(local.copied().unwrap_or(place));
            place += u32::from(local.is_none());
        }
        fixed
    }

    /// Whether the cell of that number is a local variable too.
    pub(crate) fn is_local(&self, cell: usize) -> bool {
        self.is_local.get(cell) == Some(&true)
    }
}

/// What has to run before the code proper.
pub(super) fn insert_prefix_instructions(graph: &mut Graph, unit: &Unit, cells: &FixedCells) {
    let mut prefix = Vec::new();
    let mut push = |opcode: Opcode, arg: u32, at: Location| {
        prefix.push(Instr::new(opcode, arg, at));
    };
    if !unit.freevars.is_empty() {
        push(Opcode::COPY_FREE_VARS, unit.freevars.len() as u32, Location::NONE);
    }
    // Parameters that are cells first, by their places.
    let mut order: Vec<u32> = (0..unit.cellvars.len() as u32).collect();
    order.sort_by_key(|&cell| cells.places[cell as usize]);
    for cell in order {
        push(Opcode::MAKE_CELL, cell, Location::NONE);
    }
    if unit.flags.is_resumable() {
        let line = unit.firstlineno;
        push(Opcode::RETURN_GENERATOR, 0, Location::new(line, line, -1, -1));
        push(Opcode::POP_TOP, 0, Location::NONE);
    }
    if !prefix.is_empty() {
        graph.prepend(graph.entry, &prefix);
    }
}

/// From numbers among cells and free variables to places among all variables.
pub(super) fn fix_cell_offsets(graph: &mut Graph, cells: &FixedCells) {
    if cells.places.is_empty() {
        return;
    }
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        for instr in graph.instrs_mut(id) {
            if let Op::Code(
                Opcode::MAKE_CELL
                | Opcode::LOAD_CLOSURE
                | Opcode::LOAD_DEREF
                | Opcode::STORE_DEREF
                | Opcode::DELETE_DEREF
                | Opcode::LOAD_FROM_DICT_OR_DEREF,
            ) = instr.op
                && let Some(&place) = cells.places.get(instr.arg as usize)
            {
                instr.arg = place;
            }
        }
        block = graph[id].next;
    }
}
