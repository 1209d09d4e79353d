//! Blocks and jumps that are not needed: empty blocks, blocks nothing comes to, jumps to what
//! follows anyway, jumps to a few instructions that leave.

use super::graph::{BlockId, Graph, Instr, NO_LABEL};

/// Exits of at most so many instructions are copied to where they are jumped to from.
const MAX_COPY_SIZE: usize = 4;

pub(super) fn eliminate_empty_blocks(graph: &mut Graph) {
    if !graph.chain().any(|block| graph[block].is_empty()) {
        return;
    }
    if graph[graph.entry].is_empty()
        && let Some(first) = next_filled(graph, Some(graph.entry))
    {
        graph.entry = first;
    }
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        let next = next_filled(graph, graph[id].next);
        graph[id].next = next;
        block = next;
    }
    let mut next_label = None;
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        for at in graph[id].range() {
            let Some(target) = graph.code[at].target else { continue };
            if graph.code[at].op.has_target() && graph[target].is_empty() {
                retarget(graph, at, target, &mut next_label);
            }
        }
        block = graph[id].next;
    }
}

fn next_filled(graph: &Graph, mut block: Option<BlockId>) -> Option<BlockId> {
    while let Some(id) = block {
        if !graph[id].is_empty() {
            break;
        }
        block = graph[id].next;
    }
    block
}

/// Points the jump at `at` to what follows its empty target.
fn retarget(graph: &mut Graph, at: usize, target: BlockId, next_label: &mut Option<i32>) {
    let Some(filled) = next_filled(graph, Some(target)) else { return };
    if graph[filled].label == NO_LABEL {
        let label = next_label.unwrap_or_else(|| graph.max_label() + 1);
        graph[filled].label = label;
        *next_label = Some(label + 1);
    }
    graph.code[at].target = Some(filled);
    graph.code[at].arg = graph[filled].label as u32;
}

/// Puts a copy of a short exit in the place of jumps to it.
pub(super) fn inline_small_exit_blocks(graph: &mut Graph) {
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        if let Some(target) = graph.last(id).filter(|last| last.is_unconditional_jump())
            && let Some(target) = target.target
            && graph.exits_scope(target)
            && graph[target].len() <= MAX_COPY_SIZE
        {
            if let Some(last) = graph.instrs_mut(id).last_mut() {
                last.set_nop();
            }
            graph.append_copies(id, target);
        }
        block = graph[id].next;
    }
}

/// Counts predecessors and empties the blocks that have none.
pub(super) fn remove_unreachable(graph: &mut Graph) {
    mark_reachable(graph);
    for block in &mut graph.blocks {
        if block.predecessors == 0 {
            block.truncate(0);
        }
    }
}

fn mark_reachable(graph: &mut Graph) {
    let entry = graph.entry;
    graph[entry].predecessors = 1;
    let mut todo = graph.take_todo();
    todo.push(entry);
    while let Some(block) = todo.pop() {
        // A block may stand here more than once; CPython counts its successors each time.
        graph[block].is_visited = true;
        if let Some(next) = graph[block].next
            && graph.falls_through(block)
        {
            reach(graph, next, &mut todo);
        }
        for at in graph[block].range() {
            let instr: &Instr = &graph.code[at];
            if instr.op.has_target()
                && let Some(target) = instr.target
            {
                reach(graph, target, &mut todo);
            }
        }
    }
    graph.put_todo(todo);
    graph.forget_visits();
}

fn reach(graph: &mut Graph, block: BlockId, todo: &mut Vec<BlockId>) {
    if !graph[block].is_visited {
        todo.push(block);
    }
    graph[block].predecessors += 1;
}

/// A jump to the block that follows does nothing.
pub(super) fn remove_redundant_jumps(graph: &mut Graph) {
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        let next = graph[id].next;
        if let Some(last) = graph.instrs_mut(id).last_mut()
            && last.is_unconditional_jump()
            && last.target == next
        {
            last.set_nop();
        }
        block = next;
    }
}
