//! Parameters of functions and lambdas, and type parameters.

use ruff_python_ast as ast;
use ruff_text_size::Ranged;

use super::{Lower, Lowered, Refusal};
use crate::tree::{Arg, Arguments, Expr, TypeParam, TypeParamKind, TypeParams};

impl Lower<'_> {
    pub(super) fn parameters(&mut self, parameters: &ast::Parameters) -> Lowered<Arguments> {
        let mut lowered = Arguments::default();
        // CPython's order: all parameters, then defaults; names are interned either way.
        for parameter in &parameters.posonlyargs {
            let arg = self.positional(parameter, &mut lowered.defaults)?;
            lowered.posonlyargs.push(arg);
        }
        for parameter in &parameters.args {
            let arg = self.positional(parameter, &mut lowered.defaults)?;
            lowered.args.push(arg);
        }
        lowered.vararg = self.variadic(parameters.vararg.as_deref())?;
        for parameter in &parameters.kwonlyargs {
            lowered.kwonlyargs.push(self.parameter(&parameter.parameter)?);
            lowered.kw_defaults.push(self.optional_expr_plain(parameter.default.as_deref())?);
        }
        lowered.kwarg = self.variadic(parameters.kwarg.as_deref())?;
        Ok(lowered)
    }

    fn positional(
        &mut self,
        parameter: &ast::ParameterWithDefault,
        defaults: &mut Vec<Expr>,
    ) -> Lowered<Arg> {
        let arg = self.parameter(&parameter.parameter)?;
        if let Some(default) = &parameter.default {
            defaults.push(self.expr(default)?);
        }
        Ok(arg)
    }

    fn variadic(&mut self, parameter: Option<&ast::Parameter>) -> Lowered<Option<Box<Arg>>> {
        parameter.map(|parameter| self.parameter(parameter).map(Box::new)).transpose()
    }

    /// The stars of `*args` and `**kwargs` are no part of the parameter.
    fn parameter(&mut self, parameter: &ast::Parameter) -> Lowered<Arg> {
        let at = self.range(parameter.name.start(), parameter.range.end());
        let name = self.name(&parameter.name);
        let annotation = self.optional_annotation(parameter.annotation.as_deref())?;
        Ok(Arg { at, name, annotation })
    }

    pub(super) fn type_params(
        &mut self,
        params: Option<&ast::TypeParams>,
    ) -> Lowered<Option<TypeParams>> {
        let Some(params) = params else { return Ok(None) };
        let id = self.new_node();
        let params: Lowered<_> = params.type_params.iter().map(|p| self.type_param(p)).collect();
        Ok(Some(TypeParams { id, params: params? }))
    }

    fn type_param(&mut self, param: &ast::TypeParam) -> Lowered<TypeParam> {
        let id = self.new_node();
        let at = self.at(param);
        let (name, default) = match param {
            ast::TypeParam::TypeVar(var) => (&var.name, &var.default),
            ast::TypeParam::TypeVarTuple(tuple) => (&tuple.name, &tuple.default),
            ast::TypeParam::ParamSpec(spec) => (&spec.name, &spec.default),
        };
        if let Some(default) = default {
            return Err(Refusal::At(default.start()));
        }
        let name = self.name(name);
        let kind = match param {
            ast::TypeParam::TypeVar(var) => {
                TypeParamKind::TypeVar { bound: self.optional_expr(var.bound.as_deref())? }
            }
            ast::TypeParam::TypeVarTuple(_) => TypeParamKind::TypeVarTuple,
            ast::TypeParam::ParamSpec(_) => TypeParamKind::ParamSpec,
        };
        Ok(TypeParam { id, at, name, kind })
    }
}
