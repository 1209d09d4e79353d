//! What each instruction does to what is known: the transfer function of the analysis.

use super::error::Fault;
use super::operands::{ConstKind, Program};
use super::state::{Entry, Held, State};
use crate::Opcode;
use crate::code::CodeObject;
use crate::instructions::Instr;

/// One instruction at work on a state.
pub(super) struct Step<'a> {
    code: &'a CodeObject,
    program: &'a Program,
    instr: &'a Instr,
    state: &'a mut State,
    /// Stack entries below this were neither taken nor moved.
    pub(super) lowest: usize,
    pub(super) slots_changed: bool,
}

type Checked<T = ()> = Result<T, Fault>;

impl<'a> Step<'a> {
    pub(super) fn new(
        code: &'a CodeObject,
        program: &'a Program,
        instr: &'a Instr,
        state: &'a mut State,
    ) -> Step<'a> {
        let lowest = state.stack.len();
        Step { code, program, instr, state, lowest, slots_changed: false }
    }

    pub(super) fn apply(&mut self) -> Checked {
        use Opcode::*;
        let Instr { opcode, arg, .. } = *self.instr;
        let used = opcode.stack_use(arg);
        let depth = self.state.stack.len() as u64;
        if used.needs > depth {
            return Err(Fault::Underflow { needed: used.needs, depth: depth as usize });
        }
        let after = depth - used.needs + used.leaves + u64::from(opcode == RETURN_GENERATOR);
        if after > u64::from(self.code.stacksize) {
            return Err(Fault::Overflow { depth: after, stacksize: self.code.stacksize });
        }
        if !self.state.running
            && !matches!(opcode, COPY_FREE_VARS | MAKE_CELL | RETURN_GENERATOR | NOP)
        {
            return Err(Fault::Order("it comes before RETURN_GENERATOR"));
        }
        match opcode {
            PUSH_NULL | LOAD_CONST | LOAD_GLOBAL | LOAD_ATTR | LOAD_SUPER_ATTR | SWAP | COPY => {
                self.moves()
            }
            LOAD_FAST
            | LOAD_FAST_CHECK
            | LOAD_FAST_AND_CLEAR
            | STORE_FAST
            | DELETE_FAST
            | MAKE_CELL
            | LOAD_CLOSURE
            | LOAD_DEREF
            | STORE_DEREF
            | DELETE_DEREF
            | LOAD_FROM_DICT_OR_DEREF
            | COPY_FREE_VARS => self.slots(),
            BUILD_TUPLE | BUILD_LIST | BUILD_SET | BUILD_MAP | BUILD_CONST_KEY_MAP
            | LIST_APPEND | LIST_EXTEND | SET_ADD | SET_UPDATE | MAP_ADD | DICT_UPDATE
            | DICT_MERGE | CALL_INTRINSIC_1 => self.containers(),
            CALL | CALL_FUNCTION_EX | MAKE_FUNCTION => self.calls(),
            PUSH_EXC_INFO | POP_EXCEPT | CHECK_EXC_MATCH | WITH_EXCEPT_START | END_ASYNC_FOR
            | CLEANUP_THROW | RERAISE => self.exceptions(),
            RETURN_GENERATOR | YIELD_VALUE | RETURN_VALUE | RETURN_CONST => self.leaving(),
            FOR_ITER | GET_LEN | MATCH_MAPPING | MATCH_SEQUENCE | IMPORT_FROM | GET_ANEXT => {
                // These look at the top and push.
                self.object_at(1)?;
                self.push(Entry::Object)
            }
            MATCH_KEYS => {
                self.tuple_at(1)?;
                self.object_at(2)?;
                self.push(Entry::Object)
            }
            MATCH_CLASS => {
                if !matches!(self.const_at(1)?, ConstKind::Strings(_)) {
                    return Err(Fault::Entry { expected: "a constant tuple of strings" });
                }
                self.plain(used.needs, used.leaves)
            }
            _ => self.plain(used.needs, used.leaves),
        }
    }

    /// Instructions that take objects and leave objects.
    fn plain(&mut self, needs: u64, leaves: u64) -> Checked {
        for _ in 0..needs {
            self.pop_object()?;
        }
        for _ in 0..leaves {
            self.push(Entry::Object)?;
        }
        Ok(())
    }

    /// Instructions that put something known on the stack or move what is there.
    fn moves(&mut self) -> Checked {
        let arg = self.instr.arg;
        match self.instr.opcode {
            Opcode::PUSH_NULL => self.push(Entry::Null),
            Opcode::LOAD_CONST => self.push(Entry::Const(arg)),
            Opcode::LOAD_GLOBAL => {
                if arg & 1 != 0 {
                    self.push(Entry::Null)?;
                }
                self.push(Entry::Object)
            }
            Opcode::SWAP => {
                let top = self.state.stack.len() - 1;
                let other = top + 1 - arg as usize;
                self.state.stack.swap(top, other);
                self.lowest = self.lowest.min(other);
                Ok(())
            }
            Opcode::COPY => {
                let copied = self.entry_at(arg as usize)?;
                self.push(copied)
            }
            // Attributes, which as methods come with their object or NULL below.
            opcode => {
                let needs = opcode.stack_use(arg).needs;
                self.plain(needs, 0)?;
                if arg & 1 != 0 {
                    self.push(Entry::MaybeNull)?;
                }
                self.push(Entry::Object)
            }
        }
    }

    /// Instructions on local slots.
    fn slots(&mut self) -> Checked {
        let slot = self.instr.arg;
        match self.instr.opcode {
            Opcode::LOAD_FAST => {
                self.require(slot, Held::Value)?;
                self.push(Entry::Object)
            }
            Opcode::LOAD_FAST_CHECK => {
                self.forbid_cell(slot)?;
                self.hold(slot, Held::Value);
                self.push(Entry::Object)
            }
            Opcode::LOAD_FAST_AND_CLEAR => {
                let held = self.state.held(slot);
                self.hold(slot, Held::Unknown);
                self.push(Entry::Saved { slot, held })
            }
            Opcode::STORE_FAST => self.store_fast(slot),
            Opcode::DELETE_FAST => {
                self.forbid_cell(slot)?;
                self.hold(slot, Held::Unknown);
                Ok(())
            }
            Opcode::MAKE_CELL => {
                // Even where there is a cell: the old one becomes the new one's content.
                self.hold(slot, Held::Cell);
                Ok(())
            }
            Opcode::LOAD_CLOSURE => {
                self.require(slot, Held::Cell)?;
                self.push(Entry::Cell)
            }
            Opcode::COPY_FREE_VARS => {
                let kinds = &self.code.localspluskinds;
                for slot in (0..kinds.len()).filter(|&slot| kinds[slot].is_free()) {
                    self.hold(slot as u32, Held::Cell);
                }
                Ok(())
            }
            // The `*_DEREF` family.
            opcode => {
                self.require(slot, Held::Cell)?;
                let used = opcode.stack_use(slot);
                self.plain(used.needs, used.leaves)
            }
        }
    }

    /// Only what `LOAD_FAST_AND_CLEAR` saved replaces a cell.
    fn store_fast(&mut self, slot: u32) -> Checked {
        let held = match self.pop() {
            Entry::Saved { slot: from, held } if from == slot => held,
            Entry::Saved { .. } => return Err(Fault::Entry { expected: "saved from this slot" }),
            entry => {
                self.forbid_cell(slot)?;
                if entry.may_be_null() { Held::Unknown } else { Held::Value }
            }
        };
        self.hold(slot, held);
        Ok(())
    }

    /// Instructions that make containers or fill what these made.
    fn containers(&mut self) -> Checked {
        const KEYS: &str = "a constant tuple with a key for each value";
        let Instr { opcode, arg, .. } = *self.instr;
        let below = arg as usize + 1;
        match opcode {
            Opcode::BUILD_TUPLE => {
                let mut only_cells = arg > 0;
                for _ in 0..arg {
                    only_cells &= self.pop_object()? == Entry::Cell;
                }
                self.push(if only_cells { Entry::Closure(arg) } else { Entry::Tuple })
            }
            Opcode::BUILD_LIST => self.build(Entry::List),
            Opcode::BUILD_SET => self.build(Entry::Set),
            Opcode::BUILD_MAP => self.build(Entry::Dict),
            Opcode::BUILD_CONST_KEY_MAP => {
                match self.const_at(1)? {
                    ConstKind::Strings(keys) | ConstKind::Tuple(keys) if keys == arg as usize => {}
                    _ => return Err(Fault::Entry { expected: KEYS }),
                }
                self.build(Entry::Dict)
            }
            Opcode::LIST_APPEND | Opcode::LIST_EXTEND => {
                self.fill(below, Entry::List, "a list this code made")
            }
            Opcode::SET_ADD | Opcode::SET_UPDATE => {
                self.fill(below, Entry::Set, "a set this code made")
            }
            Opcode::MAP_ADD => {
                self.expect_at(below + 1, Entry::Dict, "a dict this code made")?;
                self.plain(2, 0)
            }
            Opcode::DICT_UPDATE | Opcode::DICT_MERGE => {
                self.fill(below, Entry::Dict, "a dict this code made")
            }
            // CALL_INTRINSIC_1
            _ => match INTRINSICS_WITH_KINDS.iter().find(|row| row.0 == arg) {
                Some(&(_, from, to, expected)) => {
                    self.expect_at(1, from, expected)?;
                    self.pop();
                    self.push(to)
                }
                None => self.plain(1, 1),
            },
        }
    }

    fn build(&mut self, made: Entry) -> Checked {
        let used = self.instr.opcode.stack_use(self.instr.arg);
        self.plain(used.needs, 0)?;
        self.push(made)
    }

    fn fill(&mut self, position: usize, container: Entry, expected: &'static str) -> Checked {
        self.expect_at(position, container, expected)?;
        self.pop_object().map(drop)
    }

    fn calls(&mut self) -> Checked {
        let Instr { opcode, arg, .. } = *self.instr;
        match opcode {
            Opcode::CALL => {
                // The callable or self, and the arguments; below, NULL or the method.
                self.plain(u64::from(arg) + 1, 0)?;
                self.pop();
            }
            Opcode::CALL_FUNCTION_EX => {
                self.plain(2 + u64::from(arg & 1), 0)?;
                if self.pop() != Entry::Null {
                    return Err(Fault::Entry { expected: "NULL below the callable" });
                }
            }
            _ => self.make_function()?,
        }
        self.push(Entry::Object)
    }

    fn make_function(&mut self) -> Checked {
        let ConstKind::Code { free } = self.const_at(1)? else {
            return Err(Fault::Entry { expected: "a constant code object" });
        };
        self.pop();
        let arg = self.instr.arg;
        let closure = if arg & 8 != 0 { Some(self.pop()) } else { None };
        let fits = match closure {
            Some(Entry::Closure(cells)) => cells as usize == free,
            Some(_) => false,
            None => free == 0,
        };
        if !fits {
            return Err(Fault::Entry { expected: "a closure as long as the free variables" });
        }
        if arg & 4 != 0 {
            self.tuple_at(1)?;
            self.pop();
        }
        self.plain(u64::from(arg & 1) + u64::from(arg >> 1 & 1), 0)
    }

    fn exceptions(&mut self) -> Checked {
        const EXCEPTION: &str = "an exception being handled";
        const LASTI: &str = "the offset a handler was given";
        match self.instr.opcode {
            Opcode::PUSH_EXC_INFO => {
                self.expect_at(1, Entry::Exception, EXCEPTION)?;
                self.pop();
                self.push(Entry::ExcInfo)?;
                self.push(Entry::Exception)
            }
            Opcode::POP_EXCEPT => {
                self.expect_at(1, Entry::ExcInfo, "what PUSH_EXC_INFO saved")?;
                self.pop();
                Ok(())
            }
            Opcode::CHECK_EXC_MATCH => {
                self.expect_at(2, Entry::Exception, EXCEPTION)?;
                self.plain(1, 1)
            }
            Opcode::WITH_EXCEPT_START => {
                self.expect_at(1, Entry::Exception, EXCEPTION)?;
                self.expect_at(3, Entry::Lasti, LASTI)?;
                self.object_at(4)?;
                self.push(Entry::Object)
            }
            Opcode::END_ASYNC_FOR | Opcode::CLEANUP_THROW => {
                self.expect_at(1, Entry::Exception, EXCEPTION)?;
                let used = self.instr.opcode.stack_use(0);
                self.plain(used.needs, used.leaves)
            }
            // RERAISE
            _ => {
                if self.instr.arg > 0 {
                    self.expect_at(1 + self.instr.arg as usize, Entry::Lasti, LASTI)?;
                }
                self.pop_object().map(drop)
            }
        }
    }

    /// Instructions that leave the frame, for good or for a while.
    fn leaving(&mut self) -> Checked {
        match self.instr.opcode {
            Opcode::RETURN_GENERATOR => {
                if self.state.running || !self.state.stack.is_empty() {
                    return Err(Fault::Order("it is not at the start of a generator"));
                }
                self.state.running = true;
                // What is sent first, which is None.
                self.push(Entry::Object)
            }
            Opcode::YIELD_VALUE => {
                if !self.code.flags.is_resumable() {
                    return Err(Fault::Order("it is in what is no generator or coroutine"));
                }
                self.plain(1, 1)
            }
            // RETURN_VALUE, RETURN_CONST
            opcode => {
                self.plain(opcode.stack_use(0).needs, 0)?;
                match self.state.stack.len() {
                    0 => Ok(()),
                    left => Err(Fault::ReturnLeaves(left)),
                }
            }
        }
    }

    fn require(&self, slot: u32, held: Held) -> Checked {
        if self.state.held(slot) == held { Ok(()) } else { Err(Fault::Unbound { slot }) }
    }

    fn forbid_cell(&self, slot: u32) -> Checked {
        if self.state.held(slot) == Held::Cell {
            return Err(Fault::Order("the slot holds a cell"));
        }
        Ok(())
    }

    fn hold(&mut self, slot: u32, held: Held) {
        self.slots_changed |= self.state.hold(slot, held);
    }

    /// Puts an entry on; that there is room was checked against the opcode's stack use.
    fn push(&mut self, entry: Entry) -> Checked {
        self.state.stack.push(entry);
        Ok(())
    }

    /// Takes the top; that there is one was checked against the opcode's needs.
    fn pop(&mut self) -> Entry {
        let entry = self.state.stack.pop().unwrap_or(Entry::MaybeNull);
        self.lowest = self.lowest.min(self.state.stack.len());
        entry
    }

    fn pop_object(&mut self) -> Checked<Entry> {
        self.object_at(1)?;
        Ok(self.pop())
    }

    /// The entry at a position, 1 being the top.
    fn entry_at(&self, position: usize) -> Checked<Entry> {
        let stack = &self.state.stack;
        let index = stack.len().checked_sub(position);
        index
            .and_then(|index| stack.get(index).copied())
            .ok_or(Fault::Underflow { needed: position as u64, depth: stack.len() })
    }

    fn object_at(&self, position: usize) -> Checked {
        if self.entry_at(position)?.may_be_null() {
            return Err(Fault::Entry { expected: "an object, but may be NULL" });
        }
        Ok(())
    }

    fn expect_at(&self, position: usize, entry: Entry, expected: &'static str) -> Checked {
        if self.entry_at(position)? == entry { Ok(()) } else { Err(Fault::Entry { expected }) }
    }

    fn const_at(&self, position: usize) -> Checked<ConstKind> {
        match self.entry_at(position)? {
            Entry::Const(index) => {
                let kind = self.program.consts.get(index as usize);
                Ok(kind.copied().unwrap_or(ConstKind::Other))
            }
            _ => Ok(ConstKind::Other),
        }
    }

    fn tuple_at(&self, position: usize) -> Checked {
        let known = matches!(self.entry_at(position)?, Entry::Tuple | Entry::Closure(_));
        match self.const_at(position)? {
            ConstKind::Strings(_) | ConstKind::Tuple(_) => Ok(()),
            _ if known => Ok(()),
            _ => Err(Fault::Entry { expected: "a tuple" }),
        }
    }
}

/// Intrinsic functions of one argument that need a known kind of object: number, what they take
/// and leave.
const INTRINSICS_WITH_KINDS: [(u32, Entry, Entry, &str); 2] = [
    // INTRINSIC_STOPITERATION_ERROR
    (3, Entry::Exception, Entry::Exception, "an exception being handled"),
    // INTRINSIC_LIST_TO_TUPLE
    (6, Entry::List, Entry::Tuple, "a list this code made"),
];
