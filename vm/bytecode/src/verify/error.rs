//! What the verifier can object to.

use std::fmt;

use crate::Opcode;
use crate::code::CodeObject;
use crate::instructions::DecodeErrorKind;
use crate::tables::TableError;

/// Why a code object is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError {
    /// `co_qualname` of the code object at fault.
    pub qualname: String,
    /// The code unit and opcode of the instruction at fault, if it is one.
    pub at: Option<(u32, Option<Opcode>)>,
    pub fault: Fault,
}

impl VerifyError {
    /// The code unit of the instruction at fault.
    pub fn offset(&self) -> Option<u32> {
        self.at.map(|(offset, _)| offset)
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    Decode(DecodeErrorKind),
    NoInstructions,
    OddCodeLength,
    /// More of something than the verifier handles.
    TooLarge(&'static str),
    /// Counts, flags and kinds of local slots contradict each other.
    Layout(&'static str),
    LineTable(TableError),
    ExceptionTable(TableError),
    /// Entry number `entry` of the exception table.
    ExceptionEntry {
        entry: usize,
        problem: &'static str,
    },
    /// An instruction that no file may contain.
    Forbidden,
    /// An operand outside of what the opcode allows.
    Operand {
        arg: u32,
        expected: &'static str,
    },
    /// An index at or above the number of `what`.
    Index {
        what: &'static str,
        index: u32,
        count: usize,
    },
    /// A local slot of the wrong kind.
    Slot {
        slot: u32,
        expected: &'static str,
    },
    BadTarget {
        target: Option<u32>,
    },
    RunsOffTheEnd,
    Underflow {
        needed: u64,
        depth: usize,
    },
    Overflow {
        depth: u64,
        stacksize: u32,
    },
    /// Two ways to come to an instruction, with different depths.
    DepthMismatch {
        target: u32,
        expected: usize,
        found: usize,
    },
    /// Entries left on the stack by a return.
    ReturnLeaves(usize),
    /// A stack entry that isn't of the kind the instruction needs.
    Entry {
        expected: &'static str,
    },
    /// An entry is taken that the handler of the instruction expects to find.
    HandlerLosesEntries {
        handler: u32,
        depth: u32,
    },
    /// A local that isn't bound on every path, or a slot without a cell.
    Unbound {
        slot: u32,
    },
    /// A sequence of instructions that must not occur.
    Order(&'static str),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Decode(kind) => kind.fmt(f),
            Fault::NoInstructions => f.write_str("there are no instructions"),
            Fault::OddCodeLength => f.write_str("the code has an odd number of bytes"),
            Fault::TooLarge(what) => write!(f, "{what} is too large"),
            Fault::Layout(problem) => f.write_str(problem),
            Fault::LineTable(error) => write!(f, "line table: {error}"),
            Fault::ExceptionTable(error) => write!(f, "exception table: {error}"),
            Fault::ExceptionEntry { entry, problem } => {
                write!(f, "exception table, entry {entry}: {problem}")
            }
            Fault::Forbidden => f.write_str("this instruction must not be in a file"),
            Fault::Operand { arg, expected } => {
                write!(f, "the operand is {arg}, expected {expected}")
            }
            Fault::Index { what, index, count } => {
                write!(f, "index {index} is out of range, there are {count} {what}")
            }
            Fault::Slot { slot, expected } => write!(f, "slot {slot} is not {expected}"),
            Fault::BadTarget { target: Some(target) } => {
                write!(f, "the jump goes to code unit {target}, where no instruction begins")
            }
            Fault::BadTarget { target: None } => {
                f.write_str("the jump goes to before the first instruction")
            }
            Fault::RunsOffTheEnd => f.write_str("control runs off the end of the code"),
            Fault::Underflow { needed, depth } => {
                write!(f, "stack underflow: {needed} entries needed, {depth} there")
            }
            Fault::Overflow { depth, stacksize } => {
                write!(f, "stack overflow: {depth} entries, co_stacksize is {stacksize}")
            }
            Fault::DepthMismatch { target, expected, found } => {
                write!(f, "the stack at code unit {target} has {found} entries on this path, ")?;
                write!(f, "{expected} on another")
            }
            Fault::ReturnLeaves(count) => write!(f, "{count} entries are left on the stack"),
            Fault::Entry { expected } => write!(f, "the stack entry is not {expected}"),
            Fault::HandlerLosesEntries { handler, depth } => {
                write!(f, "fewer than the {depth} stack entries are left that the handler ")?;
                write!(f, "at code unit {handler} expects")
            }
            Fault::Unbound { slot } => write!(f, "slot {slot} may be unbound"),
            Fault::Order(problem) => f.write_str(problem),
        }
    }
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid code object '{}'", self.qualname)?;
        match self.at {
            Some((offset, Some(opcode))) => {
                write!(f, ", code unit {offset} ({})", opcode.name())?;
            }
            Some((offset, None)) => write!(f, ", code unit {offset}")?,
            None => {}
        }
        write!(f, ": {}", self.fault)
    }
}

impl std::error::Error for VerifyError {}

/// A fault and where it is, before it is known in which code object.
#[derive(Debug)]
pub(super) struct Located {
    at: Option<(u32, Option<Opcode>)>,
    fault: Fault,
}

impl Located {
    pub(super) fn at(offset: u32, opcode: Option<Opcode>, fault: Fault) -> Located {
        Located { at: Some((offset, opcode)), fault }
    }

    pub(super) fn of(self, code: &CodeObject) -> VerifyError {
        let qualname = code.qualname.to_string_lossy();
        VerifyError { qualname, at: self.at, fault: self.fault }
    }
}

impl From<Fault> for Located {
    fn from(fault: Fault) -> Located {
        Located { at: None, fault }
    }
}
