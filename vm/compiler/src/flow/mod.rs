//! The control-flow graph of a code object: what CPython's `flowgraph.c` does between the code
//! generator and the assembler, pass by pass and in its order, since the order shows in the code.
//!
//! [`graph`] holds blocks and instructions in two vectors and names blocks by number; passes are
//! functions on it. Which blocks there are and how they follow each other is only ever told by
//! `next`: a block that is no longer in that chain is gone.
//!
//! A pass must not allocate for each block or instruction.

mod checks;
mod cold;
mod constants;
mod depth;
mod exceptions;
mod graph;
mod jumps;
mod lines;
mod locals;
mod nops;
mod peephole;
mod reach;
mod swaps;

use apython_bytecode::Const;

use crate::constants::ConstCache;
use crate::error::{CompileError, ErrorKind};
use crate::sequence::Sequence;
use crate::unit::Unit;

pub(crate) use graph::{BlockId, Graph, Instr};
pub(crate) use locals::FixedCells;

/// Instructions in their last order, with jumps resolved and every offset known.
pub(crate) struct Optimized {
    pub(crate) graph: Graph,
    pub(crate) consts: Vec<Const>,
    pub(crate) stacksize: u32,
    pub(crate) cells: FixedCells,
}

/// Optimises the code of a unit. Takes the unit's constants, which come back trimmed.
pub(crate) fn optimize(
    unit: &mut Unit,
    sequence: &Sequence,
    cache: &mut ConstCache,
) -> Result<Optimized, CompileError> {
    let mut graph = Graph::new(sequence)?;
    let mut consts = std::mem::take(&mut unit.consts);
    exceptions::label_exception_targets(&mut graph);

    optimize_cfg(&mut graph, &mut consts, cache)?;
    constants::remove_unused_consts(&mut graph, &mut consts)?;
    checks::add_checks_for_loads_of_uninitialized_variables(&mut graph, unit);
    cold::push_cold_blocks_to_end(&mut graph);
    lines::resolve_line_numbers(&mut graph, unit.firstlineno);

    let cells = FixedCells::of_unit(unit);
    locals::insert_prefix_instructions(&mut graph, unit, &cells);
    locals::fix_cell_offsets(&mut graph, &cells);
    let stacksize = depth::stack_depth(&mut graph, unit.flags);
    jumps::convert_pseudo_ops(&mut graph);
    jumps::normalize_jumps(&mut graph);
    jumps::resolve_jump_offsets(&mut graph);
    Ok(Optimized { graph, consts, stacksize, cells })
}

fn optimize_cfg(
    graph: &mut Graph,
    consts: &mut Vec<Const>,
    cache: &mut ConstCache,
) -> Result<(), CompileError> {
    reach::eliminate_empty_blocks(graph);
    reach::inline_small_exit_blocks(graph);
    peephole::optimize_blocks(graph, consts, cache)?;
    nops::remove_redundant_nops_and_pairs(graph);
    reach::inline_small_exit_blocks(graph);
    reach::remove_unreachable(graph);
    nops::remove_redundant_nops(graph);
    reach::eliminate_empty_blocks(graph);
    reach::remove_redundant_jumps(graph);
    Ok(())
}

/// A code generator that breaks a rule of this module.
fn malformed(what: &str) -> CompileError {
    CompileError::plain(ErrorKind::System, format!("malformed control flow graph: {what}"))
}

#[cfg(test)]
mod tests;
