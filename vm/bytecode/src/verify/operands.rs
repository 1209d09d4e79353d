//! Checks of instructions one by one: that they decode, that operands are in range and name
//! slots of the right kind, that jumps and exception ranges land on instructions.

use std::collections::HashMap;
use std::rc::Rc;

use super::error::{Fault, Located};
use crate::Opcode;
use crate::code::{CodeObject, Const, LocalKind};
use crate::instructions::Instr;
use crate::opcode::{BINARY_OPS, CompareOp, INTRINSICS_1, INTRINSICS_2, Operand};
use crate::tables::{ExceptionEntry, parse_exception_table};

/// The decoded instructions and exception table.
pub(super) struct Program {
    /// For each constant.
    pub(super) consts: Vec<ConstKind>,
    pub(super) instructions: Vec<Instr>,
    pub(super) exceptions: Vec<ExceptionEntry>,
    /// For each code unit, the number of the instruction that starts there, or `NO_INSTRUCTION`.
    index: Vec<u32>,
}

const NO_INSTRUCTION: u32 = u32::MAX;

/// What instructions need to know of constants, found out once for each object, however often it
/// is referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ConstKind {
    /// A tuple of that many strings.
    Strings(usize),
    /// Another tuple of that length.
    Tuple(usize),
    /// A code object with that many free variables.
    Code {
        free: usize,
    },
    Other,
}

impl ConstKind {
    fn of_all(consts: &[Const]) -> Vec<ConstKind> {
        let mut known: HashMap<*const (), ConstKind> = HashMap::new();
        let mut kind = |item: &Const| match item {
            Const::Tuple(items) => *known.entry(Rc::as_ptr(items).cast()).or_insert_with(|| {
                if items.iter().all(|item| matches!(item, Const::Str(_))) {
                    ConstKind::Strings(items.len())
                } else {
                    ConstKind::Tuple(items.len())
                }
            }),
            Const::Code(code) => *known
                .entry(Rc::as_ptr(code).cast())
                .or_insert_with(|| ConstKind::Code { free: code.freevars().count() }),
            _ => ConstKind::Other,
        };
        consts.iter().map(&mut kind).collect()
    }
}

impl Program {
    /// The number of the instruction that starts at a code unit.
    pub(super) fn index_at(&self, unit: u32) -> Option<usize> {
        match self.index.get(unit as usize) {
            Some(&index) if index != NO_INSTRUCTION => Some(index as usize),
            _ => None,
        }
    }

    pub(super) fn block_starts(&self) -> Box<[u32]> {
        let mut starts = vec![0];
        for instr in &self.instructions {
            starts.extend(instr.target());
            if instr.opcode.has_jump() || instr.opcode.ends_flow() {
                starts.push(instr.next_offset);
            }
        }
        for entry in &self.exceptions {
            starts.extend([entry.start, entry.end, entry.target]);
        }
        starts.sort_unstable();
        starts.dedup();
        // The last instruction ends at the end of the code.
        starts.retain(|&start| self.index_at(start).is_some());
        starts.into()
    }
}

pub(super) fn check(code: &CodeObject) -> Result<Program, Located> {
    let mut instructions = Vec::with_capacity(code.units());
    let mut index = vec![NO_INSTRUCTION; code.units()];
    for instr in code.instructions() {
        let instr =
            instr.map_err(|error| Located::at(error.offset, None, Fault::Decode(error.kind)))?;
        index[instr.start as usize] = instructions.len() as u32;
        instructions.push(instr);
    }
    let exceptions = parse_exception_table(&code.exceptiontable).map_err(Fault::ExceptionTable)?;
    let consts = ConstKind::of_all(&code.consts);
    let program = Program { consts, instructions, exceptions, index };
    for instr in &program.instructions {
        let checked = check_operand(code, instr).and_then(|()| check_target(&program, instr));
        checked.map_err(|fault| Located::at(instr.offset, Some(instr.opcode), fault))?;
    }
    for (number, pair) in program.instructions.windows(2).enumerate() {
        if pair[0].opcode == Opcode::KW_NAMES {
            let checked = check_keyword_names(&program, number);
            checked.map_err(|fault| Located::at(pair[0].offset, Some(pair[0].opcode), fault))?;
        }
    }
    check_exceptions(&program, code)?;
    Ok(program)
}

fn check_operand(code: &CodeObject, instr: &Instr) -> Result<(), Fault> {
    let arg = instr.arg;
    let index = |index: u32, what: &'static str, count: usize| {
        if (index as usize) < count { Ok(()) } else { Err(Fault::Index { what, index, count }) }
    };
    let expect = |holds: bool, expected: &'static str| {
        if holds { Ok(()) } else { Err(Fault::Operand { arg, expected }) }
    };
    match instr.opcode.operand() {
        Operand::None => match instr.opcode {
            Opcode::CACHE | Opcode::RESERVED | Opcode::INTERPRETER_EXIT => Err(Fault::Forbidden),
            _ => Ok(()),
        },
        Operand::Const => index(arg, "constants", code.consts.len()),
        Operand::Name => index(arg, "names", code.names.len()),
        Operand::NameMethod | Operand::NameNull => index(arg >> 1, "names", code.names.len()),
        Operand::NameSuper => index(arg >> 2, "names", code.names.len()),
        Operand::Local | Operand::Deref => {
            index(arg, "local slots", code.localspluskinds.len())?;
            check_slot(instr.opcode, arg, code.localspluskinds[arg as usize])
        }
        Operand::Depth => expect(arg > 0, "1 or more"),
        Operand::Compare => expect(CompareOp::from_arg(arg).is_some(), "a comparison"),
        Operand::Binary => expect((arg as usize) < BINARY_OPS.len(), "a binary operator"),
        Operand::Flag => expect(arg <= 1, "0 or 1"),
        Operand::Reraise | Operand::Raise | Operand::Awaitable => expect(arg <= 2, "0, 1 or 2"),
        Operand::Function => expect(arg <= 15, "0 to 15"),
        Operand::Slice => expect(arg == 2 || arg == 3, "2 or 3"),
        Operand::FreeCount if instr.start > 0 => {
            Err(Fault::Order("it is not the first instruction"))
        }
        Operand::FreeCount => {
            expect(arg as usize == code.freevars().count(), "the number of free variables")
        }
        Operand::Resume => expect(arg <= 3, "0 to 3"),
        Operand::Format => expect(arg <= 7, "0 to 7"),
        Operand::Intrinsic1 => {
            expect((1..INTRINSICS_1.len()).contains(&(arg as usize)), "an intrinsic function")
        }
        Operand::Intrinsic2 => {
            expect((1..INTRINSICS_2.len()).contains(&(arg as usize)), "an intrinsic function")
        }
        // Bounded by the stack or checked with the targets.
        Operand::Count
        | Operand::UnpackEx
        | Operand::Extended
        | Operand::JumpForward
        | Operand::JumpBackward => Ok(()),
    }
}

fn check_slot(opcode: Opcode, slot: u32, kind: LocalKind) -> Result<(), Fault> {
    let (fits, expected) = match opcode {
        // An inlined comprehension uses the slot of an enclosing cell of the same name as a local.
        Opcode::LOAD_FAST
        | Opcode::LOAD_FAST_CHECK
        | Opcode::LOAD_FAST_AND_CLEAR
        | Opcode::STORE_FAST
        | Opcode::DELETE_FAST => (!kind.is_free(), "a local variable or a cell"),
        _ => (kind.is_cell() || kind.is_free(), "a cell or free variable"),
    };
    if fits { Ok(()) } else { Err(Fault::Slot { slot, expected }) }
}

fn check_target(program: &Program, instr: &Instr) -> Result<(), Fault> {
    if !instr.opcode.has_jump() {
        return Ok(());
    }
    let target = instr.target();
    let Some(index) = target.and_then(|target| program.index_at(target)) else {
        return Err(Fault::BadTarget { target });
    };
    match (instr.opcode, program.instructions[index].opcode) {
        (_, Opcode::CALL) if index > 0 && follows_keyword_names(program, index) => {
            Err(Fault::Order("the jump comes between KW_NAMES and its CALL"))
        }
        (Opcode::FOR_ITER, Opcode::END_FOR) => Ok(()),
        (Opcode::FOR_ITER, _) => Err(Fault::Order("FOR_ITER does not jump to an END_FOR")),
        (_, Opcode::END_FOR) => Err(Fault::Order("a jump that is no FOR_ITER goes to an END_FOR")),
        _ => Ok(()),
    }
}

fn follows_keyword_names(program: &Program, index: usize) -> bool {
    program.instructions[index - 1].opcode == Opcode::KW_NAMES
}

fn check_keyword_names(program: &Program, number: usize) -> Result<(), Fault> {
    let [names, call] = [program.instructions[number], program.instructions[number + 1]];
    if call.opcode != Opcode::CALL {
        return Err(Fault::Order("KW_NAMES is not followed by CALL"));
    }
    match program.consts[names.arg as usize] {
        ConstKind::Strings(count) if count <= call.arg as usize => Ok(()),
        ConstKind::Strings(_) => {
            Err(Fault::Order("KW_NAMES has more names than CALL has arguments"))
        }
        _ => Err(Fault::Entry { expected: "a tuple of strings" }),
    }
}

fn check_exceptions(program: &Program, code: &CodeObject) -> Result<(), Fault> {
    let units = code.units() as u32;
    let mut last_end = 0;
    for (number, entry) in program.exceptions.iter().enumerate() {
        let check = |holds: bool, problem: &'static str| {
            let fault = Fault::ExceptionEntry { entry: number, problem };
            if holds { Ok(()) } else { Err(fault) }
        };
        let begins = |unit| program.index_at(unit).is_some();
        let opcode = |unit| program.index_at(unit).map(|index| program.instructions[index].opcode);
        // Keyword names and their call are one instruction to whoever translates them.
        let splits_call = |unit| {
            let index = program.index_at(unit).filter(|&index| index > 0);
            opcode(unit) == Some(Opcode::CALL)
                && index.is_some_and(|index| follows_keyword_names(program, index))
        };
        check(entry.start < entry.end, "the range is empty")?;
        check(entry.start >= last_end, "the range overlaps or precedes the one before it")?;
        check(entry.end <= units, "the range ends after the code")?;
        check(begins(entry.start), "the range starts within an instruction")?;
        check(entry.end == units || begins(entry.end), "the range ends within an instruction")?;
        check(begins(entry.target), "no instruction begins at the handler")?;
        for unit in [entry.start, entry.end, entry.target] {
            check(!splits_call(unit), "it comes between KW_NAMES and its CALL")?;
        }
        check(opcode(entry.target) != Some(Opcode::END_FOR), "the handler is an END_FOR")?;
        let depth = entry.depth_at_target();
        check(depth <= code.stacksize, "the depth is greater than co_stacksize")?;
        last_end = entry.end;
    }
    Ok(())
}
