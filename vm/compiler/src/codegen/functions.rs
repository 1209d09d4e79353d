//! Functions, lambdas, and the closures they are made with.

use std::rc::Rc;

use apython_bytecode::dis::repr;
use apython_bytecode::{CodeObject, Const, Opcode, Text};

use super::draft::UnitKind;
use super::{Generator, Result, docstring, intrinsics};
use crate::error::{CompileError, ErrorKind};
use crate::location::Location;
use crate::sequence::Op;
use crate::symbols::Binding;
use crate::tree::{Arguments, Ctx, Expr, FunctionDef, Lambda};

/// Bits of the operand of `MAKE_FUNCTION`: what is on the stack for it.
const DEFAULTS: u32 = 1;
const KW_DEFAULTS: u32 = 2;
const ANNOTATIONS: u32 = 4;
const CLOSURE: u32 = 8;

impl<'a> Generator<'a> {
    pub(super) fn function(&mut self, node: &'a FunctionDef, at: Location) -> Result {
        self.check_parameters(&node.args)?;
        self.exprs(&node.decorators)?;
        let line = first_line(&node.decorators, at);
        match &node.type_params {
            None => {
                let flags = self.default_values(&node.args, at)?;
                self.annotated_function(node, flags, line, at)?;
            }
            Some(params) => {
                self.emit(Opcode::PUSH_NULL, at);
                let flags = self.default_values(&node.args, at)?;
                // The defaults are evaluated outside, and are arguments of the scope between.
                let passed = (flags & (DEFAULTS | KW_DEFAULTS)).count_ones();
                if passed == 2 {
                    self.emit_arg(Opcode::SWAP, 2, at);
                }
                self.enter_type_params(params, node.name, line)?;
                for slot in 0..passed {
                    self.emit_arg(Opcode::LOAD_FAST, slot, at);
                }
                self.annotated_function(node, flags, line, at)?;
                self.emit_arg(Opcode::SWAP, 2, at);
                let setter = intrinsics::SET_FUNCTION_TYPE_PARAMS;
                self.emit_arg(Opcode::CALL_INTRINSIC_2, setter, at);
                self.unit.argcount = passed;
                let code = self.leave(false)?;
                self.make_function(code, 0, at)?;
                if passed > 0 {
                    self.emit_arg(Opcode::SWAP, passed + 1, at);
                }
                self.emit_arg(Opcode::CALL, passed, at);
            }
        }
        self.apply_decorators(&node.decorators);
        self.store(node.name, at)
    }

    fn annotated_function(
        &mut self,
        node: &'a FunctionDef,
        mut flags: u32,
        line: i32,
        at: Location,
    ) -> Result {
        if self.signature_annotations(&node.args, node.returns.as_deref(), at)? {
            flags |= ANNOTATIONS;
        }
        let code = self.function_body(node, line)?;
        self.make_function(code, flags, at)?;
        Ok(())
    }

    fn function_body(&mut self, node: &'a FunctionDef, line: i32) -> Result<CodeObject> {
        let kind = if node.is_async { UnitKind::AsyncFunction } else { UnitKind::Function };
        let title = self.names.text(node.name).clone();
        self.enter(title, kind, node.id, line);
        let docstring = if self.optimize < 2 { docstring(&node.body) } else { None };
        // The first constant is the docstring; None says that there is none.
        let mut body = &node.body[..];
        match docstring {
            Some(text) => {
                self.const_index(Const::Str(text.clone()));
                body = &body[1..];
            }
            None => {
                self.const_index(Const::None);
            }
        }
        self.count_parameters(&node.args);
        self.statements(body)?;
        if self.unit.is_coroutine || self.unit.scope.is_generator {
            self.wrap_in_stopiteration_handler();
        }
        self.leave(true)
    }

    pub(super) fn lambda(&mut self, lambda: &Lambda, at: Location) -> Result {
        self.check_parameters(&lambda.args)?;
        let flags = self.default_values(&lambda.args, at)?;
        self.enter(Text::new("<lambda>"), UnitKind::Lambda, lambda.id, at.line);
        // A lambda has no docstring.
        self.const_index(Const::None);
        self.count_parameters(&lambda.args);
        self.expr(&lambda.body)?;
        let is_generator = self.unit.scope.is_generator;
        if !is_generator {
            // It returns on its first line.
            self.emit(Opcode::RETURN_VALUE, Location::new(at.line, at.line, 0, 0));
        }
        let code = self.leave(!is_generator)?;
        self.make_function(code, flags, at)?;
        Ok(())
    }

    fn count_parameters(&mut self, args: &Arguments) {
        self.unit.argcount = args.args.len() as u32;
        self.unit.posonlyargcount = args.posonlyargs.len() as u32;
        self.unit.kwonlyargcount = args.kwonlyargs.len() as u32;
    }

    fn check_parameters(&self, args: &Arguments) -> Result {
        let positional = args.posonlyargs.iter().chain(&args.args).chain(args.vararg.as_deref());
        let mut all = positional.chain(&args.kwonlyargs).chain(args.kwarg.as_deref());
        all.try_for_each(|arg| self.check_assignable(arg.name, Ctx::Store, arg.at))
    }

    /// Puts default values on the stack; the bits of `MAKE_FUNCTION` for them.
    fn default_values(&mut self, args: &Arguments, at: Location) -> Result<u32> {
        let mut flags = 0;
        if !args.defaults.is_empty() {
            self.exprs(&args.defaults)?;
            self.emit_arg(Opcode::BUILD_TUPLE, args.defaults.len() as u32, at);
            flags |= DEFAULTS;
        }
        let mut keys = Vec::new();
        for (arg, default) in args.kwonlyargs.iter().zip(&args.kw_defaults) {
            if let Some(default) = default {
                let mangled = self.mangled(arg.name);
                keys.push(mangled);
                self.expr(default)?;
            }
        }
        if !keys.is_empty() {
            let count = keys.len() as u32;
            let keys = self.texts_const(keys.into_iter());
            self.load_const(keys, at);
            self.emit_arg(Opcode::BUILD_CONST_KEY_MAP, count, at);
            flags |= KW_DEFAULTS;
        }
        Ok(flags)
    }

    /// A function of the code, with the cells it needs. `flags`: what else is on the stack.
    pub(super) fn make_function(
        &mut self,
        code: CodeObject,
        mut flags: u32,
        at: Location,
    ) -> Result {
        let mut free = 0;
        for text in code.freevars() {
            let slot = self.closure_slot(text, &code)?;
            self.emit_arg(Opcode::LOAD_CLOSURE, slot, at);
            free += 1;
        }
        if free > 0 {
            flags |= CLOSURE;
            self.emit_arg(Opcode::BUILD_TUPLE, free, at);
        }
        self.load_const(Const::Code(Rc::new(code)), at);
        self.emit_arg(Opcode::MAKE_FUNCTION, flags, at);
        Ok(())
    }

    /// Where a free variable of `code`, which is made in here, comes from. The errors are
    /// CPython's own: a `super` in a comprehension in a class body makes a free `__class__`
    /// that nothing around the class has.
    fn closure_slot(&mut self, text: &Text, code: &CodeObject) -> Result<u32> {
        let name = self.names.intern(text.to_str().unwrap_or_default());
        let Some(binding) = self.reference(name) else {
            let message = format!(
                "_PyST_GetScope(name='{text}') failed: unknown scope in unit {}",
                self.unit.name
            );
            return Err(Box::new(CompileError::plain(ErrorKind::System, message)));
        };
        let slot = match binding {
            Binding::Cell => self.unit.cellvars.find(name),
            _ => self.unit.freevars.find(name).map(|at| self.unit.cellvars.len() + at),
        };
        slot.ok_or_else(|| {
            let free: Rc<[Const]> = code.freevars().cloned().map(Const::Str).collect();
            let message = format!(
                "compiler_lookup_arg(name='{text}') with reftype={} failed in {}; \
                 freevars of code {}: {}",
                scope_number(binding),
                self.unit.name,
                code.name,
                repr(&Const::Tuple(free))
            );
            Box::new(CompileError::plain(ErrorKind::System, message))
        })
    }

    pub(super) fn apply_decorators(&mut self, decorators: &[Expr]) {
        for decorator in decorators.iter().rev() {
            self.emit_arg(Opcode::CALL, 0, decorator.at);
        }
    }

    /// A StopIteration that leaves a generator becomes a RuntimeError.
    pub(super) fn wrap_in_stopiteration_handler(&mut self) {
        let handler = self.new_label();
        self.unit.sequence.insert(0, Op::SetupCleanup, handler.0, Location::NONE);
        self.load_const(Const::None, Location::NONE);
        self.emit(Opcode::RETURN_VALUE, Location::NONE);
        self.place(handler);
        let intrinsic = intrinsics::STOPITERATION_ERROR;
        self.emit_arg(Opcode::CALL_INTRINSIC_1, intrinsic, Location::NONE);
        self.emit_arg(Opcode::RERAISE, 1, Location::NONE);
    }
}

/// The number of a scope in `symtable.h`.
fn scope_number(binding: Binding) -> u32 {
    match binding {
        Binding::Local => 1,
        Binding::GlobalExplicit => 2,
        Binding::GlobalImplicit => 3,
        Binding::Free => 4,
        Binding::Cell => 5,
    }
}

/// The line of a definition, decorators included.
pub(super) fn first_line(decorators: &[Expr], at: Location) -> i32 {
    decorators.first().map_or(at.line, |decorator| decorator.at.line)
}
