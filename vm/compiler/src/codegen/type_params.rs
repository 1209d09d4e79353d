//! Type parameters and type aliases (PEP 695).

use apython_bytecode::{Const, Opcode, Text};

use super::draft::UnitKind;
use super::{Generator, Result, intrinsics};
use crate::location::Location;
use crate::names::Name;
use crate::tree::{Expr, ExprKind, TypeAlias, TypeParam, TypeParamKind, TypeParams};

impl<'a> Generator<'a> {
    /// Enters the scope around something generic called `name`; leaves the tuple of its type
    /// parameters on the stack there.
    pub(super) fn enter_type_params(
        &mut self,
        params: &TypeParams,
        name: Name,
        line: i32,
    ) -> Result {
        self.enter_type_scope(params, name, line);
        self.type_params(params)
    }

    fn enter_type_scope(&mut self, params: &TypeParams, name: Name, line: i32) {
        let title = format!("<generic parameters of {}>", self.names.str(name));
        self.enter(Text::new(&title), UnitKind::TypeParams, params.id, line);
    }

    fn type_params(&mut self, params: &TypeParams) -> Result {
        for param in &params.params {
            self.type_param(param)?;
        }
        let Some(first) = params.params.first() else { return Ok(()) };
        self.emit_arg(Opcode::BUILD_TUPLE, params.params.len() as u32, first.at);
        Ok(())
    }

    fn type_param(&mut self, param: &TypeParam) -> Result {
        let at = param.at;
        self.load_text(param.name, at);
        match &param.kind {
            TypeParamKind::TypeVar { bound: None } => {
                self.emit_arg(Opcode::CALL_INTRINSIC_1, intrinsics::TYPEVAR, at);
            }
            TypeParamKind::TypeVar { bound: Some(bound) } => self.bound(param, bound)?,
            TypeParamKind::TypeVarTuple => {
                self.emit_arg(Opcode::CALL_INTRINSIC_1, intrinsics::TYPEVARTUPLE, at);
            }
            TypeParamKind::ParamSpec => {
                self.emit_arg(Opcode::CALL_INTRINSIC_1, intrinsics::PARAMSPEC, at);
            }
        }
        self.emit_arg(Opcode::COPY, 1, at);
        self.store(param.name, at)
    }

    /// A function that evaluates the bound when it is asked for.
    fn bound(&mut self, param: &TypeParam, bound: &Expr) -> Result {
        let title = self.names.text(param.name).clone();
        self.enter(title, UnitKind::TypeParams, param.id, bound.at.line);
        self.expr(bound)?;
        self.emit(Opcode::RETURN_VALUE, param.at);
        let code = self.leave(true)?;
        self.make_function(code, 0, param.at)?;
        let intrinsic = match bound.kind {
            ExprKind::Tuple { .. } => intrinsics::TYPEVAR_WITH_CONSTRAINTS,
            _ => intrinsics::TYPEVAR_WITH_BOUND,
        };
        self.emit_arg(Opcode::CALL_INTRINSIC_2, intrinsic, param.at);
        Ok(())
    }

    pub(super) fn type_alias(&mut self, node: &'a TypeAlias, at: Location) -> Result {
        let ExprKind::Name { name, .. } = node.name.kind else {
            return self.error("illegal name of a type alias", node.name.at);
        };
        match &node.type_params {
            None => {
                self.load_text(name, at);
                self.load_const(Const::None, at);
                self.type_alias_body(node, name, at)?;
            }
            Some(params) => {
                self.emit(Opcode::PUSH_NULL, at);
                self.enter_type_scope(params, name, at.line);
                self.load_text(name, at);
                self.type_params(params)?;
                self.type_alias_body(node, name, at)?;
                let code = self.leave(false)?;
                self.make_function(code, 0, at)?;
                self.emit_arg(Opcode::CALL, 0, at);
            }
        }
        self.store(name, at)
    }

    fn type_alias_body(&mut self, node: &'a TypeAlias, name: Name, at: Location) -> Result {
        let title = self.names.text(name).clone();
        self.enter(title, UnitKind::Function, node.id, at.line);
        // The function that evaluates the value has no docstring.
        self.const_index(Const::None);
        self.expr(&node.value)?;
        self.emit(Opcode::RETURN_VALUE, at);
        let code = self.leave(false)?;
        self.make_function(code, 0, at)?;
        self.emit_arg(Opcode::BUILD_TUPLE, 3, at);
        self.emit_arg(Opcode::CALL_INTRINSIC_1, intrinsics::TYPEALIAS, at);
        Ok(())
    }
}
