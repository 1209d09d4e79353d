//! Calls: of methods, with plain arguments, with `*` and `**`.

use apython_bytecode::{Const, Opcode};

use super::displays::Elements;
use super::expressions::STACK_USE_GUIDELINE;
use super::{Generator, Result};
use crate::location::Location;
use crate::symbols::SymbolFlags;
use crate::tree::{Call, Ctx, Expr, ExprKind, Keyword};

impl Generator<'_> {
    pub(super) fn call(&mut self, call: &Call, at: Location) -> Result {
        self.check_keywords(&call.keywords)?;
        if self.method_call(call, at)? {
            return Ok(());
        }
        self.check_caller(&call.func);
        self.emit(Opcode::PUSH_NULL, call.func.at);
        self.expr(&call.func)?;
        self.call_with(0, call.args[..].into(), &call.keywords, at)
    }

    /// A call of an attribute, as long as the arguments are simple. False: it is none.
    fn method_call(&mut self, call: &Call, at: Location) -> Result<bool> {
        let ExprKind::Attribute { value: object, attr, ctx: Ctx::Load } = &call.func.kind else {
            return Ok(false);
        };
        let (args, keywords) = (call.args.len(), call.keywords.len());
        if self.is_imported(object)
            || args + keywords + usize::from(keywords > 0) >= STACK_USE_GUIDELINE
            || has_unpacking(call.args[..].into(), &call.keywords)
        {
            return Ok(false);
        }
        let func_at = call.func.at;
        let mut name_at = func_at;
        if let Some(super_call) = self.super_call(object, *attr) {
            self.super_attribute(super_call, *attr, true, object.at, func_at)?;
            name_at = self.attribute_location(func_at, func_at, *attr);
        } else {
            self.expr(object)?;
            name_at = self.attribute_location(name_at, func_at, *attr);
            self.load_attr(*attr, true, name_at);
        }
        self.exprs(&call.args)?;
        if keywords > 0 {
            self.keyword_values(&call.keywords, name_at)?;
        }
        let at = self.attribute_location(at, func_at, *attr);
        self.emit_arg(Opcode::CALL, (args + keywords) as u32, at);
        Ok(true)
    }

    /// Whether a name is imported at the top level: a module's functions are no methods.
    fn is_imported(&self, object: &Expr) -> bool {
        let ExprKind::Name { name, .. } = object.kind else { return false };
        let module = self.enclosing.first().unwrap_or(&self.unit);
        let symbol = module.symbol(name);
        symbol.is_some_and(|symbol| symbol.flags.intersects(SymbolFlags::IMPORT))
    }

    pub(super) fn check_keywords(&self, keywords: &[Keyword]) -> Result {
        for (index, keyword) in keywords.iter().enumerate() {
            let Some(name) = keyword.name else { continue };
            self.check_assignable(name, Ctx::Store, keyword.at)?;
            if let Some(other) = keywords[index + 1..].iter().find(|k| k.name == Some(name)) {
                let message = format!("keyword argument repeated: {}", self.names.str(name));
                return self.error(message, other.at);
            }
        }
        Ok(())
    }

    /// The arguments and the call itself. `pushed`: so many are on the stack already.
    pub(super) fn call_with(
        &mut self,
        pushed: usize,
        args: Elements<'_>,
        keywords: &[Keyword],
        at: Location,
    ) -> Result {
        self.check_keywords(keywords)?;
        let count = args.len();
        if count + keywords.len() * 2 > STACK_USE_GUIDELINE || has_unpacking(args, keywords) {
            return self.call_ex(pushed, args, keywords, at);
        }
        args.iter().try_for_each(|arg| self.expr(arg))?;
        if !keywords.is_empty() {
            self.keyword_values(keywords, at)?;
        }
        self.emit_arg(Opcode::CALL, (pushed + count + keywords.len()) as u32, at);
        Ok(())
    }

    /// The values of keywords and their names.
    fn keyword_values(&mut self, keywords: &[Keyword], at: Location) -> Result {
        for keyword in keywords {
            self.expr(&keyword.value)?;
        }
        let names = self.keyword_names(keywords);
        let index = self.const_index(names);
        self.emit_arg(Opcode::KW_NAMES, index, at);
        Ok(())
    }

    fn keyword_names(&self, keywords: &[Keyword]) -> Const {
        self.texts_const(keywords.iter().filter_map(|keyword| keyword.name))
    }

    /// A call with a tuple and a dictionary.
    fn call_ex(
        &mut self,
        pushed: usize,
        args: Elements<'_>,
        keywords: &[Keyword],
        at: Location,
    ) -> Result {
        match (args.items, args.last) {
            ([Expr { kind: ExprKind::Starred { value, .. }, .. }], None) if pushed == 0 => {
                self.expr(value)?;
            }
            _ => self.argument_tuple(args, pushed, at)?,
        }
        let mut have_dict = false;
        // How many keywords before the current one are not emitted yet.
        let mut waiting = 0;
        for (index, keyword) in keywords.iter().enumerate() {
            if keyword.name.is_some() {
                waiting += 1;
                continue;
            }
            if waiting > 0 {
                self.keyword_dict(&keywords[index - waiting..index], &mut have_dict, at)?;
                waiting = 0;
            }
            if !have_dict {
                self.emit_arg(Opcode::BUILD_MAP, 0, at);
                have_dict = true;
            }
            self.expr(&keyword.value)?;
            self.emit_arg(Opcode::DICT_MERGE, 1, at);
        }
        if waiting > 0 {
            self.keyword_dict(&keywords[keywords.len() - waiting..], &mut have_dict, at)?;
        }
        self.emit_arg(Opcode::CALL_FUNCTION_EX, u32::from(!keywords.is_empty()), at);
        Ok(())
    }

    /// Named keywords, put into the dictionary on the stack if there is one.
    fn keyword_dict(&mut self, keywords: &[Keyword], have_dict: &mut bool, at: Location) -> Result {
        let count = keywords.len();
        let big = count * 2 > STACK_USE_GUIDELINE;
        if count > 1 && !big {
            for keyword in keywords {
                self.expr(&keyword.value)?;
            }
            let names = self.keyword_names(keywords);
            self.load_const(names, at);
            self.emit_arg(Opcode::BUILD_CONST_KEY_MAP, count as u32, at);
        } else {
            if big {
                self.emit_arg(Opcode::BUILD_MAP, 0, Location::NONE);
            }
            for keyword in keywords {
                if let Some(name) = keyword.name {
                    self.load_text(name, at);
                }
                self.expr(&keyword.value)?;
                if big {
                    self.emit_arg(Opcode::MAP_ADD, 1, Location::NONE);
                }
            }
            if !big {
                self.emit_arg(Opcode::BUILD_MAP, count as u32, at);
            }
        }
        if *have_dict {
            self.emit_arg(Opcode::DICT_MERGE, 1, at);
        }
        *have_dict = true;
        Ok(())
    }
}

/// Whether a call has `*args` or `**kwargs`.
fn has_unpacking(args: Elements<'_>, keywords: &[Keyword]) -> bool {
    args.has_star() || keywords.iter().any(|keyword| keyword.name.is_none())
}
