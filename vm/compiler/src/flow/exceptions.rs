//! Which handler each instruction's exceptions go to.

use apython_bytecode::Opcode;

use super::graph::{BlockId, Graph};
use crate::sequence::Op;

/// The handlers around an instruction, the innermost first: a list whose tails are shared.
/// Number 0 is the empty one.
struct Stacks {
    nodes: Vec<Node>,
}

#[derive(Clone, Copy)]
struct Node {
    handler: Option<BlockId>,
    outer: u32,
    depth: u32,
}

impl Stacks {
    fn push(&mut self, stack: u32, handler: Option<BlockId>) -> u32 {
        let depth = self.nodes[stack as usize].depth + 1;
        self.nodes.push(Node { handler, outer: stack, depth });
        self.nodes.len() as u32 - 1
    }

    fn top(&self, stack: u32) -> Node {
        self.nodes[stack as usize]
    }
}

/// Follows control from the entry, and tells every instruction its handler, and `YIELD_VALUE`
/// how many there are.
pub(super) fn label_exception_targets(graph: &mut Graph) {
    let mut stacks = Stacks { nodes: vec![Node { handler: None, outer: 0, depth: 0 }] };
    let entry = graph.entry;
    let mut todo = graph.take_todo();
    todo.push(entry);
    graph[entry].is_visited = true;
    while let Some(block) = todo.pop() {
        let mut stack = graph[block].except_stack;
        for at in graph[block].range() {
            let node = stacks.top(stack);
            let instr = &mut graph.code[at];
            let (op, target) = (instr.op, instr.target);
            match op {
                Op::PopBlock => stack = node.outer,
                _ if op.is_block_push() => {
                    visit(graph, target, stack, &mut todo);
                    if let Some(handler) = target {
                        let handler = &mut graph[handler];
                        handler.is_except_handler = true;
                        handler.preserve_lasti |= matches!(op, Op::SetupWith | Op::SetupCleanup);
                    }
                    stack = stacks.push(stack, target);
                }
                _ => {
                    instr.handler = node.handler;
                    if op == Op::Code(Opcode::YIELD_VALUE) {
                        instr.arg = node.depth;
                    }
                    if instr.is_jump() {
                        visit(graph, target, stack, &mut todo);
                    }
                }
            }
        }
        if graph.falls_through(block) {
            visit(graph, graph[block].next, stack, &mut todo);
        }
    }
    graph.put_todo(todo);
    graph.forget_visits();
}

fn visit(graph: &mut Graph, block: Option<BlockId>, stack: u32, todo: &mut Vec<BlockId>) {
    let Some(block) = block else { return };
    if !graph[block].is_visited {
        graph[block].is_visited = true;
        graph[block].except_stack = stack;
        todo.push(block);
    }
}
