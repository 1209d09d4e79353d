//! Removes instructions that do nothing, where no line would lose its only instruction.

use apython_bytecode::Opcode;

use super::graph::{BlockId, Graph, Instr, NO_LABEL};

/// In all blocks.
pub(super) fn remove_redundant_nops(graph: &mut Graph) {
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        remove_in_block(graph, id);
        block = graph[id].next;
    }
}

fn remove_in_block(graph: &mut Graph, block: BlockId) {
    let range = graph[block].range();
    let is_nop = |instr: &Instr| instr.is(Opcode::NOP);
    let Some(first) = graph.code[range.clone()].iter().position(is_nop) else { return };
    let first = range.start + first;
    let mut dest = first;
    let mut previous_line = if first == range.start { -1 } else { graph.code[first - 1].at.line };
    for src in first..range.end {
        let line = graph.code[src].at.line;
        if is_nop(&graph.code[src]) && is_redundant(graph, block, src, previous_line) {
            continue;
        }
        graph.code[dest] = graph.code[src];
        dest += 1;
        previous_line = line;
    }
    graph[block].truncate(dest - range.start);
}

/// Whether the `NOP` at `at` has no line, or another instruction has it. Gives its line to a next
/// instruction that has none.
fn is_redundant(graph: &mut Graph, block: BlockId, at: usize, previous_line: i32) -> bool {
    let location = graph.code[at].at;
    if location.line < 0 || location.line == previous_line {
        return true;
    }
    if at + 1 == graph[block].range().end {
        return next_block_line(graph, block) == Some(location.line);
    }
    let next = &mut graph.code[at + 1];
    if next.at.line < 0 {
        next.at = location;
        return true;
    }
    next.at.line == location.line
}

/// The line of what comes after a block: of the first instruction that will stay.
fn next_block_line(graph: &Graph, block: BlockId) -> Option<i32> {
    let mut next = graph[block].next?;
    while graph[next].is_empty() {
        next = graph[next].next?;
    }
    let stays = |instr: &&Instr| !(instr.is(Opcode::NOP) && instr.at.line == -1);
    Some(graph.instrs(next).iter().find(stays).map_or(-1, |instr| instr.at.line))
}

/// Removes also values that are pushed and popped at once.
pub(super) fn remove_redundant_nops_and_pairs(graph: &mut Graph) {
    while remove_round(graph) {}
}

/// Whether there may be more to remove.
fn remove_round(graph: &mut Graph) -> bool {
    let mut found = false;
    // The instruction that runs before the one at hand, if that is always the same.
    let mut previous: Option<usize> = None;
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        remove_in_block(graph, id);
        if graph[id].label != NO_LABEL {
            previous = None;
        }
        for at in graph[id].range() {
            if graph.code[at].is(Opcode::POP_TOP)
                && let Some(before) = previous
                && pushes_only(&graph.code[before])
            {
                graph.code[before].set_nop();
                graph.code[at].set_nop();
                found = true;
            }
            previous = Some(at);
        }
        if previous.is_some_and(|at| graph.code[at].is_jump()) || !graph.falls_through(id) {
            previous = None;
        }
        block = graph[id].next;
    }
    found
}

fn pushes_only(instr: &Instr) -> bool {
    instr.is(Opcode::LOAD_CONST) || instr.is(Opcode::COPY) && instr.arg == 1
}
