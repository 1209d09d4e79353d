//! The disassembler: text as `dis.dis` of CPython 3.12 prints it.
//!
//! Differences, all deliberate: a code object's address is left out of its repr; elements of sets
//! stand in the order of the file; integers too long for `repr` are hexadecimal; and what isn't
//! valid code is shown as far as it goes instead of raising an exception.

mod printable;
mod repr;

use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::rc::Rc;

pub use repr::repr;

use crate::Opcode;
use crate::code::{CodeObject, Const};
use crate::opcode::{BINARY_OPS, INTRINSICS_1, INTRINSICS_2, Operand, compare_op_name};
use crate::tables::{ExceptionEntry, LineTable, parse_exception_table};

/// Code objects listed at most: references can make a small file hold one a million times.
const MAX_LISTED: usize = 100_000;

/// A code object and all that are nested in it: what `dis.dis(code)` prints.
pub fn disassemble(code: &CodeObject) -> String {
    let mut out = String::new();
    disassemble_one(code, &mut out);
    let mut waiting: Vec<Rc<CodeObject>> = nested(code);
    for _ in 0..MAX_LISTED {
        let Some(code) = waiting.pop() else { break };
        out.push_str("\nDisassembly of ");
        out.push_str(&repr(&Const::Code(code.clone())));
        out.push_str(":\n");
        disassemble_one(&code, &mut out);
        waiting.extend(nested(&code));
    }
    out
}

/// The code objects among the constants, the last first.
fn nested(code: &CodeObject) -> Vec<Rc<CodeObject>> {
    let codes = code.consts.iter().rev().filter_map(|item| match item {
        Const::Code(code) => Some(code.clone()),
        _ => None,
    });
    codes.collect()
}

/// One code object: what `dis.disassemble(code)` prints.
pub fn disassemble_one(code: &CodeObject, out: &mut String) {
    let lines = LineTable::parse(&code.linetable, code.firstlineno).unwrap_or_default();
    let exceptions = parse_exception_table(&code.exceptiontable).unwrap_or_default();
    let listing =
        Listing { code, line_starts: line_starts(&lines), labels: labels(&code.code, &exceptions) };
    listing.instructions(out);
    if !exceptions.is_empty() {
        out.push_str("ExceptionTable:\n");
    }
    for entry in &exceptions {
        let ExceptionEntry { start, end, target, depth, lasti } = *entry;
        let (start, end, target) = (bytes(start), bytes(end) - 2, bytes(target));
        let lasti = if lasti { " lasti" } else { "" };
        let _ = writeln!(out, "  {start} to {end} -> {target} [{depth}]{lasti}");
    }
}

fn bytes(unit: u32) -> i64 {
    i64::from(unit) * 2
}

/// The units where a line begins, with the line.
fn line_starts(table: &LineTable) -> HashMap<u32, u32> {
    let mut last = None;
    let mut starts = HashMap::new();
    for range in table.lines() {
        if range.line.is_some() && range.line != last {
            last = range.line;
            starts.extend(range.line.map(|line| (range.start, line)));
        }
    }
    starts
}

/// The byte offsets that jumps and handlers go to.
fn labels(code: &[u8], exceptions: &[ExceptionEntry]) -> HashSet<i64> {
    let jumps = units(code).filter_map(|unit| unit.target());
    let handlers = exceptions.iter().filter(|entry| entry.start < entry.end);
    jumps.chain(handlers.map(|entry| bytes(entry.target))).collect()
}

/// An instruction as `dis` sees it: `EXTENDED_ARG` is one too, and nothing is invalid.
struct Unit {
    /// In code units.
    offset: u32,
    number: u8,
    opcode: Option<Opcode>,
    /// With the bits of preceding `EXTENDED_ARG`.
    arg: Option<u32>,
}

impl Unit {
    /// The byte offset the jump goes to.
    fn target(&self) -> Option<i64> {
        let (opcode, arg) = (self.opcode?, i64::from(self.arg?.cast_signed()));
        let next = bytes(self.offset) + 2 + 2 * opcode.cache_entries() as i64;
        match opcode.operand() {
            Operand::JumpForward => Some(next + arg * 2),
            Operand::JumpBackward => Some(next - arg * 2),
            _ => None,
        }
    }

    fn name(&self) -> String {
        match self.opcode {
            Some(opcode) => opcode.name().to_owned(),
            None => match crate::opcode::refused_name(self.number) {
                Some(name) => name.to_owned(),
                None => format!("<{}>", self.number),
            },
        }
    }
}

fn units(code: &[u8]) -> impl Iterator<Item = Unit> + '_ {
    let mut extended = 0u32;
    let mut caches = 0;
    code.chunks_exact(2).enumerate().filter_map(move |(offset, pair)| {
        if caches > 0 {
            caches -= 1;
            return None;
        }
        let opcode = Opcode::from_u8(pair[0]);
        caches = opcode.map_or(0, Opcode::cache_entries);
        let has_arg = opcode.is_some_and(Opcode::has_arg);
        let arg = has_arg.then_some(extended << 8 | u32::from(pair[1]));
        extended = if opcode == Some(Opcode::EXTENDED_ARG) { arg.unwrap_or(0) } else { 0 };
        Some(Unit { offset: offset as u32, number: pair[0], opcode, arg })
    })
}

struct Listing<'a> {
    code: &'a CodeObject,
    line_starts: HashMap<u32, u32>,
    labels: HashSet<i64>,
}

impl Listing<'_> {
    fn instructions(&self, out: &mut String) {
        let line_width = match self.line_starts.values().max() {
            None => 0,
            Some(&line) if line >= 1000 => line.to_string().len(),
            Some(_) => 3,
        };
        let last = self.code.code.len().saturating_sub(2);
        let offset_width = if last >= 10_000 { last.to_string().len() } else { 4 };
        for unit in units(&self.code.code) {
            let line = self.line_starts.get(&unit.offset);
            if line.is_some() && unit.offset > 0 {
                out.push('\n');
            }
            let mut row = String::new();
            if line_width > 0 {
                let line = line.map_or(String::new(), u32::to_string);
                let _ = write!(row, "{line:>line_width$} ");
            }
            let offset = bytes(unit.offset);
            let mark = if self.labels.contains(&offset) { ">>" } else { "  " };
            let _ = write!(row, "    {mark} {offset:>offset_width$} {:<20}", unit.name());
            if let (Some(opcode), Some(arg)) = (unit.opcode, unit.arg) {
                let _ = write!(row, " {:>5}", arg.cast_signed());
                let detail = self.detail(&unit, opcode, arg);
                if !detail.is_empty() {
                    let _ = write!(row, " ({detail})");
                }
            }
            out.push_str(row.trim_end());
            out.push('\n');
        }
    }

    /// What stands in parentheses after the operand.
    fn detail(&self, unit: &Unit, opcode: Opcode, arg: u32) -> String {
        let name = |index: u32, prefix: &str| match self.code.names.get(index as usize) {
            Some(name) if !name.is_empty() && arg & 1 != 0 => format!("{prefix}{name}"),
            Some(name) => name.to_string(),
            None => format!("no name {index}"),
        };
        let listed = |table: &[&str]| match table.get(arg as usize) {
            Some(entry) => (*entry).to_owned(),
            None => "invalid".to_owned(),
        };
        match opcode.operand() {
            Operand::Const => match self.code.consts.get(arg as usize) {
                Some(item) => repr(item),
                None => format!("no constant {arg}"),
            },
            Operand::Name => name(arg, ""),
            Operand::NameNull => name(arg >> 1, "NULL + "),
            Operand::NameMethod => name(arg >> 1, "NULL|self + "),
            Operand::NameSuper => name(arg >> 2, "NULL|self + "),
            Operand::Local | Operand::Deref => match self.code.localsplusnames.get(arg as usize) {
                Some(name) => name.to_string(),
                None => format!("no local {arg}"),
            },
            Operand::JumpForward | Operand::JumpBackward => {
                unit.target().map_or(String::new(), |target| format!("to {target}"))
            }
            Operand::Compare => compare_op_name(arg).unwrap_or("invalid").to_owned(),
            Operand::Binary => match BINARY_OPS.get(arg as usize) {
                Some((_, symbol)) => (*symbol).to_owned(),
                None => "invalid".to_owned(),
            },
            Operand::Format => {
                let conversion = ["", "str", "repr", "ascii"][arg as usize & 3];
                let format = if arg & 4 != 0 { "with format" } else { "" };
                joined([conversion, format])
            }
            Operand::Function => {
                let parts = ["defaults", "kwdefaults", "annotations", "closure"];
                let is_set = |bit: usize| arg >> bit & 1 != 0;
                joined(std::array::from_fn::<_, 4, _>(
                    |bit| if is_set(bit) { parts[bit] } else { "" },
                ))
            }
            Operand::Intrinsic1 => listed(&INTRINSICS_1),
            Operand::Intrinsic2 => listed(&INTRINSICS_2),
            _ => String::new(),
        }
    }
}

/// Those that aren't empty, with commas between.
fn joined<const N: usize>(parts: [&str; N]) -> String {
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests;
