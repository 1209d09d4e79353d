//! The disassembly of register code: `apython --dump-code`.

use super::instr::{Op, arguments, flags};
use super::translation::Translation;
use crate::objects::code::Code;
use crate::vm::Vm;
use std::fmt::Write;

/// The register code of a translation, one line an instruction.
pub fn disassemble(vm: &Vm, code: &Code, translation: &Translation) -> String {
    let mut out = String::new();
    let name = crate::objects::str::to_string_lossy(&code.qualname);
    let _ = writeln!(
        out,
        "{name}: {} locals, {} temporaries, {} instructions",
        translation.locals,
        translation.registers - translation.locals,
        translation.instrs.len()
    );
    let mut last_line = None;
    for index in 0..translation.instrs.len() {
        let unit = translation.units[index];
        let line = translation.verified.lines().line_of(unit);
        let shown = if line == last_line { None } else { line };
        last_line = line;
        let shown = shown.map_or(String::new(), |line| line.to_string());
        let _ = writeln!(
            out,
            "{shown:>6} {index:>5}  {}",
            instruction(vm, code, translation, index).trim_end()
        );
    }
    for handler in &translation.handlers {
        let _ = writeln!(
            out,
            "  handler {} to {} -> {} [{}]{}",
            handler.start,
            handler.end,
            handler.target,
            handler.depth,
            if handler.lasti { " lasti" } else { "" }
        );
    }
    out
}

fn register(code: &Code, translation: &Translation, index: u16) -> String {
    let index = index as usize;
    match code.localsplusnames.get(index) {
        Some(name) => crate::objects::str::to_string_lossy(name),
        None => format!("t{}", index - translation.locals.min(index)),
    }
}

fn instruction(vm: &Vm, code: &Code, translation: &Translation, index: usize) -> String {
    let op: Op = translation.ops[index].get();
    // SAFETY: nothing runs that could change the instruction meanwhile.
    let instr = unsafe { *translation.instrs[index].get() };
    let mut out = format!("{:<26}", op.name());
    let operands = [instr.a, instr.b, instr.c, instr.d];
    let target = |distance: i64| format!("-> {}", index as i64 + distance);
    // Loops are those whose specialised forms say "as for_iter".
    let jumps = op.semantics().contains("jump") || op.name().starts_with("for_");
    for (place, (letter, &value)) in op.operands().chars().zip(&operands).enumerate() {
        let text = match letter {
            'L' | 'T' | 'R' => {
                let flags = if op.operands().ends_with('F') { instr.d } else { 0 };
                if letter == 'R' && is_constant(op, place, flags) {
                    constant_text(vm, translation, value)
                } else {
                    register(code, translation, value)
                }
            }
            'K' => constant_text(vm, translation, value),
            'J' => target(i64::from(value as i16)),
            'W' if jumps => target(i64::from(instr.wide())),
            'W' => format!("#{}", instr.wide()),
            '#' => format!("#{value}"),
            'N' => arguments_text(value),
            'F' => flags_text(op, value),
            'C' => cache_text(translation, value),
            _ => continue,
        };
        if !text.is_empty() {
            let _ = write!(out, " {text}");
        }
    }
    out
}

/// Whether a source operand of a generic instruction names a constant, by the flags.
fn is_constant(op: Op, place: usize, flags: u16) -> bool {
    let source = place - usize::from(op.operands().starts_with(['L', 'T']));
    flags & (flags::FIRST_CONST << (2 * source)) != 0
}

/// What the flags say that neither the name nor the operands do.
fn flags_text(op: Op, flags: u16) -> String {
    const BINARY: [&str; 13] =
        ["+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^"];
    const COMPARE: [&str; 6] = ["<", "<=", "==", "!=", ">", ">="];
    let operator = usize::from(flags::operator(flags));
    let sense = flags & flags::SENSE != 0;
    let mut words = Vec::new();
    match op {
        Op::binary | Op::wide_int => words.extend(BINARY.get(operator).copied()),
        Op::compare => words.extend(COMPARE.get(operator).copied()),
        Op::jump_compare | Op::jump_compare_loop => {
            words.push(if sense { "if" } else { "unless" });
            words.extend(COMPARE.get(operator).copied());
        }
        Op::is_op | Op::contains_op if sense => words.push("not"),
        Op::jump_is => words.push(if sense { "is" } else { "is not" }),
        _ => {}
    }
    if flags & flags::INPLACE != 0 && op.generic() == Op::binary {
        words.push("in place");
    }
    let deopts = flags >> flags::COUNTER_SHIFT;
    let mut text = words.join(" ");
    if deopts > 0 {
        let _ = write!(text, " deopts={deopts}");
    }
    if text.is_empty() { text } else { format!("[{}]", text.trim()) }
}

fn constant_text(vm: &Vm, translation: &Translation, word: u16) -> String {
    let raw = translation.pool[word as usize].get();
    // SAFETY: the translation owns its constants.
    let value = unsafe { raw.borrow() };
    if let Some(code) = value.downcast_exact::<Code>() {
        // Its repr has an address in it.
        return format!("(code {})", crate::objects::str::to_string_lossy(&code.qualname));
    }
    match crate::ops::repr(vm, value) {
        Ok(text) => format!("({})", crate::objects::str::to_string_lossy(&text)),
        Err(raised) => {
            drop(vm.take_exception(raised));
            "(?)".to_owned()
        }
    }
}

fn cache_text(translation: &Translation, word: u16) -> String {
    let name = translation.cache(word as usize).name.get();
    // SAFETY: the code object owns the names.
    let name = unsafe { name.borrow() };
    // A call's cache has no name.
    if name.is_str() { crate::objects::str::to_string_lossy(name) } else { String::new() }
}

fn arguments_text(operand: u16) -> String {
    let form = if operand & arguments::METHOD_FORM != 0 { " method" } else { "" };
    format!("#{}{form}", arguments::count(operand))
}

impl Vm {
    /// The register code of everything that has been translated so far.
    pub fn dump_code(&self) -> String {
        let mut out = String::new();
        for (translation, code) in self.exec.translations.alive_with_code() {
            out.push_str(&disassemble(self, &code, &translation));
            out.push('\n');
        }
        out
    }
}
