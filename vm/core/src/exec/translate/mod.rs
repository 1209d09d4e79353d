//! From verified stack code to register code.
//!
//! The stack is interpreted symbolically: `LOAD_FAST` and `LOAD_CONST` emit nothing, and the
//! instruction that consumes an entry names the local or the constant; an instruction followed
//! by `STORE_FAST` writes the local itself. What is pending is put in its temporary at a
//! block's end, and before a local it stands for is overwritten.

mod code;
mod control;
mod emit;
mod ops;
mod stack;
#[cfg(test)]
mod tests;

use super::translation::{Handler, Translation};
use crate::error::PyResult;
use crate::object::Ref;
use crate::objects::code::Code;
use crate::objects::function::Function;
use crate::vm::Vm;
use apython_bytecode::verify::{Verified, verify_one};
use apython_bytecode::{CodeFlags, CodeObject};
use emit::Emitter;
use stack::Entry;

/// What the translator makes of stack code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CodeForm {
    /// Operands are forwarded to the instructions that consume them.
    #[default]
    Register,
    /// Every load and store is an instruction of its own: what registers buy is the
    /// difference.
    Stack,
}

impl CodeForm {
    pub const fn name(self) -> &'static str {
        match self {
            CodeForm::Register => "register",
            CodeForm::Stack => "stack",
        }
    }
}

/// Above this many bytecode instructions, jumps may not fit 16 bits: comparisons aren't fused
/// with them.
const SHORT_JUMP_INSTRUCTIONS: usize = 6000;

/// One code object being translated.
struct Translator<'a> {
    code: &'a Code,
    source: &'a CodeObject,
    verified: &'a Verified,
    form: CodeForm,
    emit: Emitter,
    stack: Vec<Entry>,
    /// Temporaries that the current instruction has taken off the stack and still has to read.
    taken: Vec<u16>,
    /// Locals, cells and free variables.
    locals: usize,
    /// Whether control can come from elsewhere: by code unit.
    leaders: Vec<bool>,
    /// The number of the bytecode instruction being translated.
    position: usize,
    /// Bytecode instructions that were translated together with the current one.
    absorbed: usize,
    /// The constant of a KW_NAMES that the next CALL is to use.
    keyword_names: Option<u32>,
    fuse_jumps: bool,
}

/// Translates the function's code for its globals. Raises SystemError for code that doesn't
/// verify.
pub(crate) fn translate(vm: &Vm, code: &Ref<Code>, function: &Function) -> PyResult<Translation> {
    let source = &*code.source;
    let verified = verify_one(source)
        .map_err(|error| vm.system_error(format!("malformed bytecode: {error}")))?;
    let locals = source.localsplusnames.len();
    // One more than the stack needs: room to exchange two.
    let temporaries = verified.max_depth() as usize + 2;
    if locals + temporaries > usize::from(u16::MAX) - 16 {
        return Err(vm.system_error("code with more than 65,000 variables is not supported"));
    }
    if temporaries > super::instr::arguments::MAX {
        return Err(vm.system_error("a call with more than 32,000 arguments is not supported"));
    }
    let mut translator = Translator {
        code,
        source,
        verified: &verified,
        form: vm.exec.form.get(),
        emit: Emitter::new(),
        stack: Vec::new(),
        taken: Vec::new(),
        locals,
        leaders: Vec::new(),
        position: 0,
        absorbed: 0,
        keyword_names: None,
        fuse_jumps: verified.instructions().len() <= SHORT_JUMP_INSTRUCTIONS,
    };
    translator.find_leaders();
    translator.run();
    let Translator { emit, .. } = translator;
    let handlers = handlers(&emit, &verified);
    let simple_args = simple_args(source);
    Ok(emit.finish(vm, code, function, verified, handlers, locals, temporaries, simple_args))
}

/// The number of positional arguments of a function whose call only puts them in place.
fn simple_args(source: &CodeObject) -> i32 {
    let plain = source.kwonlyargcount == 0
        && !source.flags.intersects(CodeFlags::VARARGS | CodeFlags::VARKEYWORDS);
    if plain { source.argcount as i32 } else { -1 }
}

fn handlers(emit: &Emitter, verified: &Verified) -> Vec<Handler> {
    let entries = verified.exceptions().iter().map(|entry| Handler {
        start: emit.instr_at(entry.start),
        end: emit.instr_at(entry.end),
        target: emit.instr_at(entry.target),
        depth: entry.depth,
        lasti: entry.lasti,
    });
    entries.filter(|handler| handler.start < handler.end).collect()
}
