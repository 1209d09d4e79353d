//! Gives instructions without a line that of their surroundings, as PEP 626 wants it: above all
//! to those that leave a frame.

use apython_bytecode::Opcode;

use super::graph::{BlockId, Graph};
use crate::location::Location;

pub(super) fn resolve_line_numbers(graph: &mut Graph, firstlineno: i32) {
    duplicate_exits_without_line(graph);
    propagate_line_numbers(graph);
    guarantee_line_for_exits(graph, firstlineno);
}

/// An exit without a line that several blocks come to is copied for each jump to it, so that it
/// can take its line from there.
fn duplicate_exits_without_line(graph: &mut Graph) {
    let mut next_label = None;
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        if let Some(target) = jump_target(graph, id)
            && graph[target].predecessors > 1
            && is_exit_without_line(graph, target)
        {
            let label = next_label.unwrap_or_else(|| graph.max_label() + 1);
            next_label = Some(label + 1);
            give_own_copy(graph, id, target, label);
        }
        block = graph[id].next;
    }
    // The others are entered from above only.
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        block = graph[id].next;
        if let Some(next) = block
            && graph.falls_through(id)
            && is_exit_without_line(graph, next)
            && let Some(last) = graph.last(id)
        {
            let at = last.at;
            set_first_location(graph, next, at);
        }
    }
}

fn give_own_copy(graph: &mut Graph, block: BlockId, target: BlockId, label: i32) {
    let copy = graph.new_block(label);
    graph.append_copies(copy, target);
    let at = match graph.instrs_mut(block).last_mut() {
        Some(last) => {
            last.target = Some(copy);
            last.at
        }
        None => Location::NONE,
    };
    set_first_location(graph, copy, at);
    graph[target].predecessors -= 1;
    graph[copy].predecessors = 1;
    graph[copy].next = graph[target].next;
    graph[target].next = Some(copy);
}

fn jump_target(graph: &Graph, block: BlockId) -> Option<BlockId> {
    graph.last(block).filter(|last| last.is_jump())?.target
}

fn is_exit_without_line(graph: &Graph, block: BlockId) -> bool {
    graph.exits_scope(block) && graph.instrs(block).iter().all(|instr| instr.at.line < 0)
}

fn set_first_location(graph: &mut Graph, block: BlockId, at: Location) {
    if let Some(first) = graph.instrs_mut(block).first_mut() {
        first.at = at;
    }
}

/// From an instruction to the next, and from a block to one that nothing else comes to.
fn propagate_line_numbers(graph: &mut Graph) {
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        block = graph[id].next;
        let mut previous = Location::NONE;
        for instr in graph.instrs_mut(id) {
            if instr.at.line < 0 {
                instr.at = previous;
            } else {
                previous = instr.at;
            }
        }
        if graph[id].is_empty() {
            continue;
        }
        let next = block.filter(|_| graph.falls_through(id));
        let successors = [next, jump_target(graph, id)];
        for successor in successors.into_iter().flatten() {
            let has_no_line = graph.instrs(successor).first().is_some_and(|i| i.at.line < 0);
            if graph[successor].predecessors == 1 && has_no_line {
                set_first_location(graph, successor, previous);
            }
        }
    }
}

/// A return that still has no line gets the last one before it.
fn guarantee_line_for_exits(graph: &mut Graph, firstlineno: i32) {
    let mut line = firstlineno;
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        block = graph[id].next;
        let Some(&last) = graph.last(id) else { continue };
        if last.at.line >= 0 {
            line = last.at.line;
        } else if last.is(Opcode::RETURN_VALUE) {
            graph.instrs_mut(id).iter_mut().for_each(|instr| instr.at.line = line);
        }
    }
}
