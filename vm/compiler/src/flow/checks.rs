//! Where a local variable may be unbound: `LOAD_FAST_CHECK` there, `LOAD_FAST` elsewhere.
//!
//! Of the first 64 variables it is followed through the whole graph; of the others only within
//! each block, so that the time stays linear.

use apython_bytecode::{CodeFlags, Opcode};

use super::graph::{BlockId, Graph};
use crate::sequence::Op;
use crate::unit::Unit;

const TRACKED: usize = 64;

pub(super) fn add_checks_for_loads_of_uninitialized_variables(graph: &mut Graph, unit: &Unit) {
    let locals = unit.varnames.len();
    if locals == 0 {
        return;
    }
    if locals > TRACKED {
        scan_many_locals(graph, locals);
    }
    let mut todo = graph.take_todo();
    let below = |count: usize| if count >= TRACKED { u64::MAX } else { (1 << count) - 1 };
    let unbound = below(locals) & !below(parameters(unit));
    let entry = graph.entry;
    push(graph, entry, unbound, &mut todo);
    // A variable may be deleted anywhere.
    let mut block = Some(entry);
    while let Some(id) = block {
        scan(graph, id, &mut todo);
        block = graph[id].next;
    }
    while let Some(block) = todo.pop() {
        graph[block].is_visited = false;
        scan(graph, block, &mut todo);
    }
    graph.put_todo(todo);
}

/// Local variables that the caller binds.
fn parameters(unit: &Unit) -> usize {
    let star = unit.flags.contains(CodeFlags::VARARGS) as usize;
    let double_star = unit.flags.contains(CodeFlags::VARKEYWORDS) as usize;
    unit.argcount as usize + unit.kwonlyargcount as usize + star + double_star
}

/// `is_visited` says that a block stands in `todo`.
fn push(graph: &mut Graph, block: BlockId, unsafe_locals: u64, todo: &mut Vec<BlockId>) {
    let block_data = &mut graph[block];
    let both = block_data.unsafe_locals | unsafe_locals;
    if both != block_data.unsafe_locals {
        block_data.unsafe_locals = both;
        if !block_data.is_visited {
            block_data.is_visited = true;
            todo.push(block);
        }
    }
}

fn scan(graph: &mut Graph, block: BlockId, todo: &mut Vec<BlockId>) {
    let mut unsafe_locals = graph[block].unsafe_locals;
    for at in graph[block].range() {
        let instr = graph.code[at];
        if let Some(handler) = instr.handler {
            push(graph, handler, unsafe_locals, todo);
        }
        if instr.arg as usize >= TRACKED {
            continue;
        }
        let bit = 1u64 << instr.arg;
        match instr.op {
            Op::StoreFastMaybeNull
            | Op::Code(Opcode::DELETE_FAST | Opcode::LOAD_FAST_AND_CLEAR) => unsafe_locals |= bit,
            Op::Code(Opcode::STORE_FAST | Opcode::LOAD_FAST_CHECK) => unsafe_locals &= !bit,
            Op::Code(Opcode::LOAD_FAST) => {
                if unsafe_locals & bit != 0 {
                    graph.code[at].op = Op::Code(Opcode::LOAD_FAST_CHECK);
                }
                unsafe_locals &= !bit;
            }
            _ => {}
        }
    }
    if let Some(next) = graph[block].next
        && graph.falls_through(block)
    {
        push(graph, next, unsafe_locals, todo);
    }
    if let Some(last) = graph.last(block)
        && last.is_jump()
        && let Some(target) = last.target
    {
        push(graph, target, unsafe_locals, todo);
    }
}

/// For variables from number 64 on.
fn scan_many_locals(graph: &mut Graph, locals: usize) {
    // The last block in which the variable is known to be bound, counted from 1.
    let mut bound_in = vec![0u32; locals];
    let mut number = 0;
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        number += 1;
        for instr in graph.instrs_mut(id) {
            let Some(bound) = bound_in.get_mut(instr.arg as usize) else { continue };
            if (instr.arg as usize) < TRACKED {
                continue;
            }
            match instr.op {
                Op::StoreFastMaybeNull
                | Op::Code(Opcode::DELETE_FAST | Opcode::LOAD_FAST_AND_CLEAR) => *bound = 0,
                Op::Code(Opcode::STORE_FAST) => *bound = number,
                Op::Code(Opcode::LOAD_FAST) => {
                    if *bound != number {
                        instr.op = Op::Code(Opcode::LOAD_FAST_CHECK);
                    }
                    *bound = number;
                }
                _ => {}
            }
        }
        block = graph[id].next;
    }
}
