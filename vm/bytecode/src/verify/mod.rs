//! The verifier: what passes is fit to be translated and run without further checks of its form.
//!
//! For a code object that [`verify_one`] accepts:
//!
//! - every instruction decodes, its operand is in range, every jump lands on an instruction, and
//!   control never runs off the end;
//! - the stack has one depth at each instruction, never underflows, and never exceeds
//!   `co_stacksize`; returning leaves nothing on it;
//! - an entry that may be NULL is only ever moved, stored in a local, or taken by a call where
//!   calls expect it; `LOAD_FAST` reads a local that is bound on every path, and the `*_DEREF`
//!   family and `LOAD_CLOSURE` a slot that holds a cell;
//! - `LIST_APPEND` and its kin work on what `BUILD_LIST` and its kin made, `MAKE_FUNCTION` gets a
//!   constant code object and a closure of the length it needs, `POP_EXCEPT` what
//!   `PUSH_EXC_INFO` saved, `RERAISE` the offset that a handler was given;
//! - an instruction that may raise leaves the entries alone that its handler expects;
//! - both tables parse, and their ranges fit the code;
//! - `KW_NAMES` stands before a `CALL` with enough arguments, and nothing comes between them;
//!   `END_FOR` is where a `FOR_ITER` goes when it is done, and nothing else comes there;
//! - a generator or coroutine does nothing before `RETURN_GENERATOR`, and only they yield.
//!
//! Not checked, since the stack alone doesn't tell: types of other operands (that what `FOR_ITER`
//! steps is an iterator, that what is raised again is an exception, that defaults are a tuple).
//!
//! The stack analysis is a dataflow analysis over entry kinds (`state`); each block is visited
//! again while what is known of its entry still shrinks, a few times at most.

mod entries;
mod error;
mod flow;
mod layout;
mod operands;
mod state;

use std::collections::HashSet;
use std::rc::Rc;

pub use error::{Fault, VerifyError};

use crate::code::{CodeObject, Const};
use crate::instructions::Instr;
use crate::tables::{ExceptionEntry, LineTable, find_handler};

/// Larger stacks are refused, so that a wrong `co_stacksize` costs no memory. CPython's compiler
/// needs one entry for each argument of a call at most.
pub const MAX_STACK: u32 = 1 << 20;

/// What the verifier found out about a code object. Offsets count code units.
#[derive(Clone, Debug)]
pub struct Verified {
    instructions: Box<[Instr]>,
    /// For each code unit the depth at entry of the instruction that begins or has its opcode
    /// there; `NO_DEPTH` elsewhere and where control never comes.
    depths: Box<[u32]>,
    block_starts: Box<[u32]>,
    exceptions: Box<[ExceptionEntry]>,
    lines: LineTable,
    max_depth: u32,
}

const NO_DEPTH: u32 = u32::MAX;

impl Verified {
    /// All instructions in order, reachable or not.
    pub fn instructions(&self) -> &[Instr] {
        &self.instructions
    }

    /// The stack's depth when the instruction at `offset` begins (either its first
    /// `EXTENDED_ARG` or its opcode); `None` if control never comes there.
    pub fn depth_at(&self, offset: u32) -> Option<u32> {
        self.depths.get(offset as usize).copied().filter(|&depth| depth != NO_DEPTH)
    }

    /// Where basic blocks begin, ascending: at unit 0, at targets of jumps and handlers, after
    /// jumps and what ends the flow, and where exception ranges begin and end. Each is the
    /// `start` of an instruction.
    pub fn block_starts(&self) -> &[u32] {
        &self.block_starts
    }

    pub fn is_block_start(&self, offset: u32) -> bool {
        self.block_starts.binary_search(&offset).is_ok()
    }

    /// The exception table: sorted, not overlapping.
    pub fn exceptions(&self) -> &[ExceptionEntry] {
        &self.exceptions
    }

    /// Where an exception raised by the instruction at `offset` goes.
    pub fn handler_at(&self, offset: u32) -> Option<&ExceptionEntry> {
        find_handler(&self.exceptions, offset)
    }

    /// The source positions.
    pub fn lines(&self) -> &LineTable {
        &self.lines
    }

    /// The greatest depth the stack reaches; not above `co_stacksize`.
    pub fn max_depth(&self) -> u32 {
        self.max_depth
    }
}

/// Verifies one code object and not those in its constants: for who verifies each before it
/// first runs.
pub fn verify_one(code: &CodeObject) -> Result<Verified, VerifyError> {
    let run = || {
        let lines = layout::check(code)?;
        let program = operands::check(code)?;
        let flow = flow::analyse(code, &program)?;
        Ok(Verified {
            block_starts: program.block_starts(),
            instructions: program.instructions.into(),
            exceptions: program.exceptions.into(),
            depths: flow.depths,
            max_depth: flow.max_depth,
            lines,
        })
    };
    run().map_err(|located: error::Located| located.of(code))
}

/// Verifies a code object and all code objects in its constants, each once.
pub fn verify(code: &CodeObject) -> Result<Verified, VerifyError> {
    let verified = verify_one(code)?;
    let mut seen = HashSet::new();
    let mut waiting: Vec<Rc<CodeObject>> = Vec::new();
    collect_codes(&code.consts, &mut seen, &mut waiting);
    while let Some(nested) = waiting.pop() {
        verify_one(&nested)?;
        collect_codes(&nested.consts, &mut seen, &mut waiting);
    }
    Ok(verified)
}

/// Adds the code objects among `consts` and in their containers that haven't been seen.
/// Containers too are looked into once: references can make a small file hold one a million
/// times.
fn collect_codes(consts: &[Const], seen: &mut HashSet<*const ()>, codes: &mut Vec<Rc<CodeObject>>) {
    let mut waiting: Vec<&Const> = consts.iter().collect();
    while let Some(item) = waiting.pop() {
        match item {
            Const::Code(code) if seen.insert(Rc::as_ptr(code).cast()) => codes.push(code.clone()),
            Const::Tuple(items)
            | Const::List(items)
            | Const::Set(items)
            | Const::FrozenSet(items)
                if seen.insert(Rc::as_ptr(items).cast()) =>
            {
                waiting.extend(items.iter());
            }
            Const::Dict(entries) if seen.insert(Rc::as_ptr(entries).cast()) => {
                waiting.extend(entries.iter().flat_map(|(key, value)| [key, value]));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
