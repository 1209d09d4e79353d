//! Class definitions.

use apython_bytecode::{CodeObject, Const, Opcode};

use super::displays::Elements;
use super::draft::UnitKind;
use super::functions::first_line;
use super::{Generator, Result, intrinsics};
use crate::location::Location;
use crate::tree::{ClassDef, Ctx, Expr, ExprKind};

impl<'a> Generator<'a> {
    pub(super) fn class(&mut self, node: &'a ClassDef, at: Location) -> Result {
        self.exprs(&node.decorators)?;
        let line = first_line(&node.decorators, at);
        match &node.type_params {
            None => {
                let code = self.class_body(node, line)?;
                self.build_class(node, code, at)?;
                self.call_with(2, node.bases[..].into(), &node.keywords, at)?;
            }
            Some(params) => {
                // CPython mangles with this class's name to the end of the scope around it.
                self.unit.private = Some(node.name);
                self.emit(Opcode::PUSH_NULL, at);
                self.enter_type_params(params, node.name, line)?;
                self.store(self.known.type_params, at)?;
                let code = self.class_body(node, line)?;
                self.build_class(node, code, at)?;
                self.generic_bases(node, at)?;
                let code = self.leave(false)?;
                self.make_function(code, 0, at)?;
                self.emit_arg(Opcode::CALL, 0, at);
            }
        }
        self.apply_decorators(&node.decorators);
        self.store(node.name, at)
    }

    /// A generic class has `Generic[...]` as its last base.
    fn generic_bases(&mut self, node: &'a ClassDef, at: Location) -> Result {
        let known = self.known;
        self.load(known.type_params, at)?;
        self.emit_arg(Opcode::CALL_INTRINSIC_1, intrinsics::SUBSCRIPT_GENERIC, at);
        self.store(known.generic_base, at)?;
        let base = Expr { at, kind: ExprKind::Name { name: known.generic_base, ctx: Ctx::Load } };
        let bases = Elements { items: &node.bases, last: Some(&base) };
        self.call_with(2, bases, &node.keywords, at)
    }

    /// `__build_class__`, the function of the body, the name.
    fn build_class(&mut self, node: &'a ClassDef, code: CodeObject, at: Location) -> Result {
        self.emit(Opcode::PUSH_NULL, at);
        self.emit(Opcode::LOAD_BUILD_CLASS, at);
        self.make_function(code, 0, at)?;
        self.load_text(node.name, at);
        Ok(())
    }

    fn class_body(&mut self, node: &'a ClassDef, line: i32) -> Result<CodeObject> {
        let title = self.names.text(node.name).clone();
        self.enter(title, UnitKind::Class, node.id, line);
        self.unit.private = Some(node.name);
        let known = self.known;
        let at = Location::new(line, line, 0, 0);
        self.load(known.name, at)?;
        self.store(known.module, at)?;
        self.load_const(Const::Str(self.unit.qualname.clone()), at);
        self.store(known.qualname, at)?;
        if node.type_params.is_some() {
            self.load(known.type_params, at)?;
            self.store(known.dunder_type_params, at)?;
        }
        let needs_classdict = self.unit.scope.needs_classdict;
        if needs_classdict {
            self.emit(Opcode::LOAD_LOCALS, at);
            let slot = self.cell_slot(known.classdict);
            self.emit_arg(Opcode::STORE_DEREF, slot, at);
        }
        self.body(at, &node.body)?;
        let end = Location::NONE;
        if needs_classdict {
            let slot = self.cell_slot(known.classdict);
            self.emit_arg(Opcode::LOAD_CLOSURE, slot, end);
            self.store(known.classdictcell, end)?;
        }
        if self.unit.scope.needs_class_closure {
            // `type.__new__` fills the cell.
            let slot = self.cell_slot(known.class);
            self.emit_arg(Opcode::LOAD_CLOSURE, slot, end);
            self.emit_arg(Opcode::COPY, 1, end);
            self.store(known.classcell, end)?;
        } else {
            self.load_const(Const::None, end);
        }
        self.emit(Opcode::RETURN_VALUE, end);
        self.leave(true)
    }
}
