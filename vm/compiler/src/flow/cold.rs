//! Puts blocks that only run after an exception behind all others.

use super::graph::{BlockId, Graph, Instr, NO_LABEL};
use super::reach;
use crate::location::Location;
use crate::sequence::Op;

pub(super) fn push_cold_blocks_to_end(graph: &mut Graph) {
    if graph[graph.entry].next.is_none() {
        return;
    }
    mark_warm(graph);
    mark_cold(graph);
    jump_from_cold_to_warm(graph);
    if move_cold(graph) {
        reach::remove_redundant_jumps(graph);
    }
}

/// What the entry reaches without an exception.
fn mark_warm(graph: &mut Graph) {
    graph.forget_visits();
    let entry = graph.entry;
    graph[entry].is_visited = true;
    let mut todo = graph.take_todo();
    todo.push(entry);
    while let Some(block) = todo.pop() {
        graph[block].is_warm = true;
        follow(graph, block, &mut todo);
    }
    graph.put_todo(todo);
}

/// What handlers reach and nothing else does.
fn mark_cold(graph: &mut Graph) {
    graph.forget_visits();
    let mut todo = graph.take_todo();
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        if graph[id].is_except_handler {
            graph[id].is_visited = true;
            todo.push(id);
        }
        block = graph[id].next;
    }
    while let Some(block) = todo.pop() {
        graph[block].is_cold = true;
        follow(graph, block, &mut todo);
    }
    graph.put_todo(todo);
}

/// Adds the successors that are neither visited nor warm.
fn follow(graph: &mut Graph, block: BlockId, todo: &mut Vec<BlockId>) {
    let next = graph[block].next.filter(|_| graph.falls_through(block));
    let jump = graph.last(block).filter(|last| last.is_jump()).and_then(|last| last.target);
    for successor in [next, jump].into_iter().flatten() {
        let successor_data = &mut graph[successor];
        if !successor_data.is_visited && !successor_data.is_warm {
            successor_data.is_visited = true;
            todo.push(successor);
        }
    }
}

/// A cold block that runs into a warm one has to jump there once it is moved.
fn jump_from_cold_to_warm(graph: &mut Graph) {
    let mut next_label = None;
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        block = graph[id].next;
        let Some(next) = block else { break };
        if !graph[id].is_cold || !graph.falls_through(id) || !graph[next].is_warm {
            continue;
        }
        if graph[next].label == NO_LABEL {
            let label = next_label.unwrap_or_else(|| graph.max_label() + 1);
            graph[next].label = label;
            next_label = Some(label + 1);
        }
        let jump = graph.new_block(NO_LABEL);
        let arg = graph[next].label as u32;
        let target = Some(next);
        graph.append(jump, Instr { target, ..Instr::new(Op::Jump, arg, Location::NONE) });
        graph[jump].is_cold = true;
        graph[jump].next = block;
        graph[id].next = Some(jump);
    }
}

/// Whether there was one to move.
fn move_cold(graph: &mut Graph) -> bool {
    let mut warm_tail = graph.entry;
    let mut cold: Option<(BlockId, BlockId)> = None;
    let mut block = graph[warm_tail].next;
    while let Some(id) = block {
        block = graph[id].next;
        if !graph[id].is_cold {
            graph[warm_tail].next = Some(id);
            warm_tail = id;
            continue;
        }
        cold = match cold {
            Some((head, tail)) => {
                graph[tail].next = Some(id);
                Some((head, id))
            }
            None => Some((id, id)),
        };
    }
    if let Some((_, tail)) = cold {
        graph[tail].next = None;
    }
    graph[warm_tail].next = cold.map(|(head, _)| head);
    cold.is_some()
}
