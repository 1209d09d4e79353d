//! Swaps of stack entries: fewer of them, or none where the instructions behind can change
//! places instead.

use apython_bytecode::Opcode;
use smallvec::SmallVec;

use super::graph::Instr;
use crate::sequence::Op;

/// Replaces the run of `SWAP` and `NOP` that `code` begins with by the shortest that does the
/// same, filled up with `NOP`. Where the run's last instruction is.
///
/// A permutation falls into cycles. Where every swap involves the top of the stack, a cycle takes
/// as many swaps as it has members besides the top, and one more if the top is none of them;
/// fewer do not suffice.
pub(super) fn swaptimize(code: &mut [Instr]) -> usize {
    let is_part = |instr: &&Instr| instr.is(Opcode::SWAP) || instr.is(Opcode::NOP);
    let len = code.iter().take_while(is_part).count();
    let run = &mut code[..len];
    let swaps = run.iter().filter(|instr| instr.is(Opcode::SWAP));
    if swaps.clone().count() < 2 {
        return 0;
    }
    let depth = swaps.map(|instr| instr.arg as usize).max().unwrap_or_default();
    // Which entry ends up where; `None` once it has its place.
    let mut stack: SmallVec<[Option<usize>; 16]> = (0..depth).map(Some).collect();
    for instr in run.iter().filter(|instr| instr.is(Opcode::SWAP) && instr.arg > 0) {
        stack.swap(0, instr.arg as usize - 1);
    }
    // From the end, since the swaps undo the permutation when read backwards.
    let mut free = len;
    for start in 0..depth {
        if stack[start].is_none_or(|entry| entry == start) {
            continue;
        }
        let mut entry = start;
        loop {
            // Each cycle goes through the top; a swap with itself is none.
            if entry != 0 && free > 0 {
                free -= 1;
                run[free].set(Opcode::SWAP, entry as u32 + 1);
            }
            match stack[entry].take() {
                Some(next) => entry = next,
                None => break,
            }
        }
    }
    run[..free].iter_mut().for_each(Instr::set_nop);
    len - 1
}

/// Does swaps by exchanging instructions that only take the top entry off, from the swap at
/// `last` backwards. `code` is the whole block.
pub(super) fn apply_static_swaps(code: &mut [Instr], last: usize) {
    for at in (0..=last).rev() {
        if !code[at].is(Opcode::SWAP) {
            if code[at].is(Opcode::NOP) || is_swappable(&code[at]) {
                continue;
            }
            return;
        }
        let Some((first, second)) = partners(code, at) else { return };
        code[at].set_nop();
        code.swap(first, second);
    }
}

/// The instructions that take off the two entries which the `SWAP` at `at` swaps, if they may
/// change places.
fn partners(code: &[Instr], at: usize) -> Option<(usize, usize)> {
    let first = next_swappable(code, at, None)?;
    let line = code[first].at.line;
    let mut second = first;
    for _ in 1..code[at].arg {
        second = next_swappable(code, second, Some(line))?;
    }
    let (stored_first, stored_second) = (stored(&code[first]), stored(&code[second]));
    if stored_first.is_none() && stored_second.is_none() {
        return Some((first, second));
    }
    // The last of several stores to one variable has to stay the last.
    if stored_first == stored_second {
        return None;
    }
    let between = code.get(first + 1..second).unwrap_or_default();
    let clashes = |instr: &Instr| {
        stored(instr).is_some_and(|local| [stored_first, stored_second].contains(&Some(local)))
    };
    (!between.iter().any(clashes)).then_some((first, second))
}

/// The next one behind `at`, if there are only `NOP`s before it, and on the same line if that
/// matters: what a tracer sees bound there must not change.
fn next_swappable(code: &[Instr], at: usize, line: Option<i32>) -> Option<usize> {
    for (index, instr) in code.iter().enumerate().skip(at + 1) {
        if line.is_some_and(|line| line >= 0 && instr.at.line != line) {
            return None;
        }
        if !instr.is(Opcode::NOP) {
            return is_swappable(instr).then_some(index);
        }
    }
    None
}

fn is_swappable(instr: &Instr) -> bool {
    instr.is(Opcode::POP_TOP) || stored(instr).is_some()
}

/// The local variable that is stored to.
fn stored(instr: &Instr) -> Option<u32> {
    matches!(instr.op, Op::Code(Opcode::STORE_FAST) | Op::StoreFastMaybeNull).then_some(instr.arg)
}
