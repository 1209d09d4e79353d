//! A session at a prompt: what is typed becomes statements that run in `__main__`, as the
//! module `codeop` decides where one ends.

use super::compile::{ALLOW_INCOMPLETE_INPUT, DONT_IMPLY_DEDENT, FUTURE_FLAGS, Request, compile};
use super::load::run_code;
use super::main::{MainProgram, new_bare_main};
use crate::error::{PyResult, Raised};
use crate::object::Ref;
use crate::objects::code::Code;
use crate::objects::exception::payload;
use crate::objects::exception::syntax::field;
use crate::objects::module::Module;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_compiler::Mode;
use std::cell::Cell;

/// The module that a session's statements run in, and what they share.
pub struct Session {
    module: Ref<Module>,
    /// Future statements that were typed hold until the end.
    future: Cell<u32>,
}

/// What lines that were typed are so far.
pub enum Typed {
    Statement(Ref<Code>),
    /// More lines are wanted.
    Incomplete,
    /// Empty lines and comments.
    Nothing,
}

impl Session {
    /// A session with a `__main__` of its own.
    pub fn new(vm: &Vm) -> Session {
        Session { module: new_bare_main(vm), future: Cell::new(0) }
    }

    /// A session in the `__main__` of a program that has run.
    pub fn after(program: &MainProgram) -> Session {
        Session { module: program.module.clone(), future: Cell::new(0) }
    }

    /// Compiles lines, without the newline after the last one. At the end of all input, a
    /// statement ends where the lines do.
    pub fn compile(&self, vm: &Vm, lines: &str, at_end: bool) -> PyResult<Typed> {
        if lines.lines().all(|line| line.trim_start().is_empty() || line.starts_with('#')) {
            return Ok(Typed::Nothing);
        }
        let ended = format!("{lines}\n");
        if at_end {
            return self.statement(vm, &ended, 0).map(Typed::Statement);
        }
        if lines.ends_with('\n') {
            return self.compile_block(vm, &ended);
        }
        let flags = DONT_IMPLY_DEDENT | ALLOW_INCOMPLETE_INPUT;
        match self.statement(vm, lines, flags) {
            Ok(code) => return Ok(Typed::Statement(code)),
            Err(raised) => drop(self.syntax_error(vm, raised)?),
        }
        match self.statement(vm, &ended, flags) {
            // A block, which an empty line ends.
            Ok(_) => Ok(Typed::Incomplete),
            Err(raised) => {
                let error = self.syntax_error(vm, raised)?;
                if to_string_lossy(&payload(&error).field(field::MSG)) == "incomplete input" {
                    return Ok(Typed::Incomplete);
                }
                Err(vm.raise_as_is(error))
            }
        }
    }

    /// Compiles lines that an empty one ends: that ends any block, but nothing in brackets or
    /// triple quotes.
    fn compile_block(&self, vm: &Vm, lines: &str) -> PyResult<Typed> {
        let raised = match self.statement(vm, lines, 0) {
            Ok(code) => return Ok(Typed::Statement(code)),
            Err(raised) => raised,
        };
        let error = self.syntax_error(vm, raised)?;
        let message = to_string_lossy(&payload(&error).field(field::MSG));
        let is_open = message.ends_with("was never closed")
            || message.starts_with("unterminated triple-quoted");
        if is_open { Ok(Typed::Incomplete) } else { Err(vm.raise_as_is(error)) }
    }

    fn statement(&self, vm: &Vm, source: &str, flags: u32) -> PyResult<Ref<Code>> {
        let request = Request {
            source: source.as_bytes(),
            is_text: true,
            filename: b"<stdin>",
            mode: Mode::Single,
            flags: flags | self.future.get(),
            optimize: -1,
        };
        let code = compile(vm, &request)?.code;
        self.future.set(self.future.get() | code.flags.0 & FUTURE_FLAGS);
        vm.new_code(code)
    }

    fn syntax_error(&self, vm: &Vm, raised: Raised) -> PyResult {
        vm.take_exception_if(raised, &vm.exceptions.syntax_error)
    }

    /// Runs a statement.
    pub fn run(&self, vm: &Vm, statement: Ref<Code>) -> PyResult<()> {
        run_code(vm, statement, &self.module).map(drop)
    }

    /// What a dotted name could go on with: variables and built-in names for its first part,
    /// else attributes.
    pub fn completions(&self, vm: &Vm, text: &str) -> PyResult<Vec<String>> {
        let (object, prefix) = match text.rsplit_once('.') {
            None => (None, text),
            Some((path, prefix)) => (Some(self.object_of(vm, path)?), prefix),
        };
        let names = match object {
            Some(object) => ops::collect(vm, &ops::dir(vm, &object)?)?,
            None => {
                let mut names = ops::collect(vm, &self.module.dict.to_value())?;
                names.extend(ops::collect(vm, &vm.builtins.to_value())?);
                names
            }
        };
        let head = &text[..text.len() - prefix.len()];
        let names = names.iter().filter(|name| name.is_str());
        let names = names.map(to_string_lossy);
        let mut fitting: Vec<String> = names
            .filter(|name| {
                name.starts_with(prefix) && (!prefix.is_empty() || !name.starts_with('_'))
            })
            .map(|name| format!("{head}{name}"))
            .collect();
        fitting.sort();
        fitting.dedup();
        Ok(fitting)
    }

    /// The object that a dotted name stands for.
    fn object_of(&self, vm: &Vm, path: &str) -> PyResult {
        let mut names = path.split('.').map(|name| vm.intern(name));
        let first = names.next().unwrap_or_default();
        let global = self.module.dict.get_interned(&first);
        let Some(mut object) = global.or_else(|| vm.builtins.get_interned(&first)) else {
            return Err(vm.raise_message(&vm.exceptions.name_error, path));
        };
        for name in names {
            object = ops::get_attr(vm, &object, &name)?;
        }
        Ok(object)
    }
}

impl Vm {
    /// Makes `sys.ps1` and `sys.ps2`, which only a session has.
    pub fn begin_session(&self) {
        self.sys.set_str(self, "ps1", self.new_str(">>> "));
        self.sys.set_str(self, "ps2", self.new_str("... "));
    }

    /// The text of a prompt; none if the program has taken it away, or it has no text.
    pub fn prompt(&self, name: &str) -> String {
        let Some(prompt) = self.sys.get_str(self, name) else { return String::new() };
        match ops::str(self, &prompt) {
            Ok(text) => to_string_lossy(&text),
            Err(raised) => {
                let _ignored: Value = self.take_exception(raised);
                String::new()
            }
        }
    }
}
