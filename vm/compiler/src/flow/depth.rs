//! How much of the stack the code needs, and how deep the stack is at each block.

use apython_bytecode::CodeFlags;

use super::graph::{BlockId, Graph};
use crate::sequence::Op;

/// The most entries on any path. Loops have no effect on the depth.
pub(super) fn stack_depth(graph: &mut Graph, flags: CodeFlags) -> u32 {
    graph.blocks.iter_mut().for_each(|block| block.start_depth = i32::MIN);
    let mut todo = graph.take_todo();
    let entry = graph.entry;
    push(graph, entry, i32::from(flags.is_resumable()), &mut todo);
    let mut max_depth = 0;
    while let Some(block) = todo.pop() {
        let mut depth = graph[block].start_depth;
        let mut next = graph[block].next;
        for at in graph[block].range() {
            let instr = graph.code[at];
            let after = depth.saturating_add(effect(instr.op, instr.arg));
            max_depth = max_depth.max(after);
            if instr.op.has_target()
                && let Some(target) = instr.target
            {
                let at_target = after.saturating_add(pushed_for_handler(instr.op));
                max_depth = max_depth.max(at_target);
                push(graph, target, at_target, &mut todo);
            }
            depth = after;
            if instr.is_unconditional_jump() || instr.is_scope_exit() {
                next = None;
                break;
            }
        }
        if let Some(next) = next {
            push(graph, next, depth, &mut todo);
        }
    }
    graph.put_todo(todo);
    max_depth.max(0) as u32
}

fn push(graph: &mut Graph, block: BlockId, depth: i32, todo: &mut Vec<BlockId>) {
    let start_depth = &mut graph[block].start_depth;
    if *start_depth < depth && *start_depth < 100 {
        *start_depth = depth;
        todo.push(block);
    }
}

fn effect(op: Op, arg: u32) -> i32 {
    match op {
        Op::Code(opcode) => opcode.stack_effect(arg, None),
        Op::StoreFastMaybeNull => -1,
        _ => 0,
    }
}

/// What is there at the target of an instruction, and not behind the instruction: of those that
/// set up a handler the exception, or the exception and the offset of the instruction to blame.
fn pushed_for_handler(op: Op) -> i32 {
    match op {
        Op::SetupFinally | Op::SetupWith => 1,
        Op::SetupCleanup => 2,
        _ => 0,
    }
}
