//! Real instructions in place of those of the code generator, and how far jumps go.

use apython_bytecode::Opcode;

use super::graph::{BlockId, Graph, Instr, NO_LABEL};
use super::nops;
use crate::sequence::Op;

/// Handlers are known by now, so that what sets them up does nothing.
pub(super) fn convert_pseudo_ops(graph: &mut Graph) {
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        for instr in graph.instrs_mut(id) {
            match instr.op {
                Op::StoreFastMaybeNull => instr.op = Op::Code(Opcode::STORE_FAST),
                Op::SetupFinally | Op::SetupCleanup | Op::SetupWith | Op::PopBlock => {
                    instr.set_nop();
                    instr.target = None;
                }
                _ => {}
            }
        }
        block = graph[id].next;
    }
    nops::remove_redundant_nops(graph);
}

/// Decides which jumps go backwards. Conditional ones can't: they skip such a jump instead.
pub(super) fn normalize_jumps(graph: &mut Graph) {
    graph.forget_visits();
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        graph[id].is_visited = true;
        normalize_jump(graph, id);
        block = graph[id].next;
    }
}

fn normalize_jump(graph: &mut Graph, block: BlockId) {
    let next = graph[block].next;
    let Some(&last) = graph.last(block).filter(|last| last.is_jump()) else { return };
    let Some(target) = last.target else { return };
    let is_forward = !graph[target].is_visited;
    let (op, target) = match last.op {
        Op::Jump if is_forward => (Opcode::JUMP_FORWARD, last.target),
        Op::Jump => (Opcode::JUMP_BACKWARD, last.target),
        Op::JumpNoInterrupt if is_forward => (Opcode::JUMP_FORWARD, last.target),
        Op::JumpNoInterrupt => (Opcode::JUMP_BACKWARD_NO_INTERRUPT, last.target),
        Op::Code(opcode) => match reversed(opcode) {
            Some(reversed) if !is_forward => {
                insert_jump(graph, block, &last, target);
                (reversed, next)
            }
            _ => return,
        },
        _ => return,
    };
    if let Some(last) = graph.instrs_mut(block).last_mut() {
        last.op = Op::Code(op);
        last.target = target;
    }
}

/// Puts a jump behind the block.
fn insert_jump(graph: &mut Graph, block: BlockId, like: &Instr, target: BlockId) {
    let jump = graph.new_block(NO_LABEL);
    let arg = graph[target].label.max(0) as u32;
    graph.append(jump, Instr { target: Some(target), ..Instr::new(Op::Jump, arg, like.at) });
    graph[jump].is_cold = graph[block].is_cold;
    graph[jump].next = graph[block].next;
    graph[block].next = Some(jump);
}

fn reversed(opcode: Opcode) -> Option<Opcode> {
    Some(match opcode {
        Opcode::POP_JUMP_IF_NOT_NONE => Opcode::POP_JUMP_IF_NONE,
        Opcode::POP_JUMP_IF_NONE => Opcode::POP_JUMP_IF_NOT_NONE,
        Opcode::POP_JUMP_IF_FALSE => Opcode::POP_JUMP_IF_TRUE,
        Opcode::POP_JUMP_IF_TRUE => Opcode::POP_JUMP_IF_FALSE,
        _ => return None,
    })
}

/// Puts distances into jumps and offsets into blocks. A jump that turns out longer than thought
/// moves what is behind it, so this goes on until no jump changes its size.
pub(super) fn resolve_jump_offsets(graph: &mut Graph) {
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        graph[id].size = graph.instrs(id).iter().map(Instr::size).sum();
        block = graph[id].next;
    }
    loop {
        let mut offset = 0;
        let mut block = Some(graph.entry);
        while let Some(id) = block {
            graph[id].offset = offset;
            offset += graph[id].size;
            block = graph[id].next;
        }
        if !measure_jumps(graph) {
            return;
        }
    }
}

/// Whether a jump's size has changed.
fn measure_jumps(graph: &mut Graph) -> bool {
    let mut has_changed = false;
    // Within the round, sizes are those it began with.
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        block = graph[id].next;
        let end = graph[id].offset + graph[id].size;
        let Some(last) = graph.last(id).filter(|last| last.is_jump()) else { continue };
        let Some(target) = last.target else { continue };
        let distance = graph[target].offset.abs_diff(end);
        let Some(last) = graph.instrs_mut(id).last_mut() else { continue };
        let before = last.size();
        last.arg = distance;
        let after = last.size();
        if after != before {
            has_changed = true;
            let size = &mut graph[id].size;
            *size = *size - before + after;
        }
    }
    has_changed
}
