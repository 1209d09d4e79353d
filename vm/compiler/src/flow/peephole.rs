//! Improvements within a block: constants that decide branches or make up tuples, jumps to
//! jumps, needless shuffling of the stack. What goes away becomes a `NOP`.

use std::ops::Range;
use std::rc::Rc;

use apython_bytecode::{Const, Opcode};
use rustc_hash::FxHashMap;

use super::graph::{BlockId, Graph, Instr};
use super::{malformed, swaps};
use crate::constants::ConstCache;
use crate::error::CompileError;
use crate::sequence::Op;

pub(super) fn optimize_blocks(
    graph: &mut Graph,
    consts: &mut Vec<Const>,
    cache: &mut ConstCache,
) -> Result<(), CompileError> {
    let mut pool = Pool { consts, cache, tuples: None };
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        optimize_block(graph, id, &mut pool)?;
        block = graph[id].next;
    }
    Ok(())
}

/// The constants of the code object, which may become more.
struct Pool<'a> {
    consts: &'a mut Vec<Const>,
    cache: &'a mut ConstCache,
    /// Where tuples stand, by address; made when it is first needed.
    tuples: Option<FxHashMap<usize, u32>>,
}

impl Pool<'_> {
    fn get(&self, index: u32) -> Result<&Const, CompileError> {
        self.consts.get(index as usize).ok_or_else(|| malformed("no such constant"))
    }

    /// The index of a tuple.
    fn add_tuple(&mut self, items: Rc<[Const]>) -> u32 {
        let tuple = self.cache.merge(Const::Tuple(items));
        let consts = &mut *self.consts;
        let tuples = self.tuples.get_or_insert_with(|| {
            let placed = consts.iter().zip(0..);
            placed.filter_map(|(value, place)| Some((address(value)?, place))).collect()
        });
        *tuples.entry(address(&tuple).unwrap_or_default()).or_insert_with(|| {
            consts.push(tuple);
            consts.len() as u32 - 1
        })
    }
}

/// Merged constants are the same where their addresses are.
fn address(value: &Const) -> Option<usize> {
    match value {
        Const::Tuple(items) => Some(Rc::as_ptr(items).cast::<()>() as usize),
        _ => None,
    }
}

fn optimize_block(
    graph: &mut Graph,
    block: BlockId,
    pool: &mut Pool<'_>,
) -> Result<(), CompileError> {
    let range = graph[block].range();
    // The constant that the instruction before has loaded. A copy of it counts as the constant.
    let mut loaded: Option<u32> = None;
    let mut at = range.start;
    while at < range.end {
        let instr = graph.code[at];
        let is_copy = instr.is(Opcode::COPY) && instr.arg == 1;
        loaded = match instr.op {
            Op::Code(Opcode::LOAD_CONST) => Some(instr.arg),
            _ if is_copy => loaded,
            _ => None,
        };
        if let Some(index) = loaded {
            at += optimize_constant(&mut graph.code[at..range.end], index, pool)?;
            continue;
        }
        match instr.op {
            Op::Code(Opcode::BUILD_TUPLE) => {
                build_tuple(&mut graph.code[range.clone()], at - range.start, pool)?;
            }
            Op::Jump
            | Op::Code(
                Opcode::POP_JUMP_IF_FALSE
                | Opcode::POP_JUMP_IF_TRUE
                | Opcode::POP_JUMP_IF_NONE
                | Opcode::POP_JUMP_IF_NOT_NONE,
            ) if thread_jump(graph, at) => continue,
            Op::Code(Opcode::SWAP) if instr.arg == 1 => graph.code[at].set_nop(),
            Op::Code(Opcode::SWAP) => {
                let last = swaps::swaptimize(&mut graph.code[at..range.end]);
                swaps::apply_static_swaps(&mut graph.code[range.clone()], at + last - range.start);
                at += last;
            }
            Op::Code(Opcode::PUSH_NULL) => push_null(&mut graph.code[at..range.end]),
            _ => {}
        }
        at += 1;
    }
    Ok(())
}

/// The constant at the start of `code` before a test or a return. How many instructions are
/// done.
fn optimize_constant(
    code: &mut [Instr],
    index: u32,
    pool: &Pool<'_>,
) -> Result<usize, CompileError> {
    let [load, next, rest @ ..] = code else { return Ok(1) };
    let value = pool.get(index)?;
    match next.op {
        Op::Code(Opcode::POP_JUMP_IF_FALSE | Opcode::POP_JUMP_IF_TRUE) => {
            load.set_nop();
            if is_true(value) == next.is(Opcode::POP_JUMP_IF_TRUE) {
                next.op = Op::Jump;
            } else {
                next.set_nop();
            }
            Ok(1)
        }
        Op::Code(Opcode::IS_OP) if matches!(value, Const::None) => {
            let Some(jump) = rest.first_mut() else { return Ok(1) };
            let is_false = match jump.op {
                Op::Code(Opcode::POP_JUMP_IF_FALSE) => true,
                Op::Code(Opcode::POP_JUMP_IF_TRUE) => false,
                _ => return Ok(1),
            };
            let if_not_none = (next.arg != 0) != is_false;
            load.set_nop();
            next.set_nop();
            jump.op = Op::Code(match if_not_none {
                true => Opcode::POP_JUMP_IF_NOT_NONE,
                false => Opcode::POP_JUMP_IF_NONE,
            });
            Ok(1)
        }
        Op::Code(Opcode::RETURN_VALUE) => {
            load.set_nop();
            next.set(Opcode::RETURN_CONST, index);
            Ok(2)
        }
        _ => Ok(1),
    }
}

/// Python's `bool(value)`.
fn is_true(value: &Const) -> bool {
    match value {
        Const::None | Const::False => false,
        Const::Int(value) => *value != 0,
        Const::Float(value) => *value != 0.0,
        Const::Complex(real, imag) => *real != 0.0 || *imag != 0.0,
        Const::Str(text) => !text.is_empty(),
        Const::Bytes(bytes) => !bytes.is_empty(),
        Const::Tuple(items) | Const::FrozenSet(items) | Const::List(items) | Const::Set(items) => {
            !items.is_empty()
        }
        Const::Dict(entries) => !entries.is_empty(),
        Const::True
        | Const::Ellipsis
        | Const::StopIteration
        | Const::BigInt(_)
        | Const::Code(_) => true,
    }
}

/// A tuple that is unpacked at once, or is made of constants. `code` is the whole block.
fn build_tuple(code: &mut [Instr], at: usize, pool: &mut Pool<'_>) -> Result<(), CompileError> {
    let size = code[at].arg;
    if let Some(next) = code.get_mut(at + 1)
        && next.is(Opcode::UNPACK_SEQUENCE)
        && next.arg == size
        && matches!(size, 1..=3)
    {
        match size {
            1 => next.set_nop(),
            _ => next.op = Op::Code(Opcode::SWAP),
        }
        code[at].set_nop();
        return Ok(());
    }
    match at.checked_sub(size as usize) {
        Some(start) => fold_tuple_on_constants(code, start..at, pool),
        None => Ok(()),
    }
}

/// `loads` and the `BUILD_TUPLE` behind them become the load of one constant, if they can.
fn fold_tuple_on_constants(
    code: &mut [Instr],
    loads: Range<usize>,
    pool: &mut Pool<'_>,
) -> Result<(), CompileError> {
    if !code[loads.clone()].iter().all(|instr| instr.is(Opcode::LOAD_CONST)) {
        return Ok(());
    }
    let value = |instr: &Instr| pool.get(instr.arg).cloned();
    let items = code[loads.clone()].iter().map(value).collect::<Result<Rc<[Const]>, _>>()?;
    let index = pool.add_tuple(items);
    code[loads.clone()].iter_mut().for_each(Instr::set_nop);
    code[loads.end].set(Opcode::LOAD_CONST, index);
    Ok(())
}

/// A jump to a jump becomes a jump to where that goes, unless that would lose a line. Whether
/// it did.
fn thread_jump(graph: &mut Graph, at: usize) -> bool {
    let jump = graph.code[at];
    let Some(first) = jump.target.and_then(|target| graph.instrs(target).first()) else {
        return false;
    };
    let keeps_lines = jump.at.line == first.at.line || first.at.line == -1;
    if first.op != Op::Jump || !keeps_lines || jump.target == first.target {
        return false;
    }
    graph.code[at].target = first.target;
    true
}

/// `LOAD_GLOBAL` can push the NULL itself.
fn push_null(code: &mut [Instr]) {
    if let [push, load, ..] = code
        && load.is(Opcode::LOAD_GLOBAL)
        && load.arg & 1 == 0
    {
        push.set_nop();
        load.arg |= 1;
    }
}
