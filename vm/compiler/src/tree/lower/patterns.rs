//! Patterns of `match`.

use apython_bytecode::Const;
use ruff_python_ast as ast;
use ruff_text_size::Ranged;

use super::{Lower, Lowered, Refusal};
use crate::depth::nested;
use crate::tree::{KeywordName, MatchCase, Pattern, PatternKind};

impl Lower<'_> {
    pub(super) fn match_case(&mut self, case: &ast::MatchCase) -> Lowered<MatchCase> {
        Ok(MatchCase {
            pattern: self.pattern(&case.pattern)?,
            guard: self.optional_expr(case.guard.as_deref())?,
            body: self.suite(&case.body)?,
        })
    }

    fn patterns(&mut self, patterns: &[ast::Pattern]) -> Lowered<Vec<Pattern>> {
        patterns.iter().map(|pattern| self.pattern(pattern)).collect()
    }

    fn pattern(&mut self, pattern: &ast::Pattern) -> Lowered<Pattern> {
        nested(self, |this| this.pattern_inner(pattern))
    }

    fn pattern_inner(&mut self, pattern: &ast::Pattern) -> Lowered<Pattern> {
        let at = self.at(pattern);
        let kind = match pattern {
            ast::Pattern::MatchValue(value) => {
                self.check_number(&value.value)?;
                PatternKind::Value(self.boxed(&value.value)?)
            }
            ast::Pattern::MatchSingleton(singleton) => {
                PatternKind::Singleton(match singleton.value {
                    ast::Singleton::None => Const::None,
                    ast::Singleton::True => Const::True,
                    ast::Singleton::False => Const::False,
                })
            }
            ast::Pattern::MatchSequence(sequence) => {
                PatternKind::Sequence(self.patterns(&sequence.patterns)?)
            }
            ast::Pattern::MatchMapping(mapping) => {
                mapping.keys.iter().try_for_each(|key| self.check_number(key))?;
                if let Some(rest) = mapping.rest.as_ref().filter(|rest| rest.as_str() == "_") {
                    return Err(Refusal::At(rest.start()));
                }
                PatternKind::Mapping {
                    keys: self.exprs(&mapping.keys)?,
                    patterns: self.patterns(&mapping.patterns)?,
                    rest: self.optional_name(mapping.rest.as_ref()),
                }
            }
            ast::Pattern::MatchClass(class) => self.class_pattern(class)?,
            ast::Pattern::MatchStar(star) => {
                PatternKind::Star(self.optional_name(star.name.as_ref()))
            }
            ast::Pattern::MatchAs(alias) => PatternKind::As {
                pattern: match &alias.pattern {
                    Some(inner) => Some(Box::new(self.pattern(inner)?)),
                    None => None,
                },
                name: self.optional_name(alias.name.as_ref()),
            },
            ast::Pattern::MatchOr(or) => PatternKind::Or(self.patterns(&or.patterns)?),
        };
        Ok(Pattern { at, kind })
    }

    /// Where there is an operator, nothing else is but literals of numbers: no call of them, no
    /// power, no brackets.
    fn check_number(&self, expr: &ast::Expr) -> Lowered<()> {
        let is_number = |expr: &ast::Expr| match expr {
            ast::Expr::UnaryOp(unary) => unary.operand.is_number_literal_expr(),
            expr => expr.is_number_literal_expr(),
        };
        let is_right = match expr {
            ast::Expr::BinOp(binary) => is_number(&binary.left) && is_number(&binary.right),
            ast::Expr::UnaryOp(_) => is_number(expr),
            _ => return Ok(()),
        };
        let has_brackets = self.text(expr.range()).contains(['(', '[']);
        if is_right && !has_brackets { Ok(()) } else { Err(Refusal::At(expr.start())) }
    }

    fn class_pattern(&mut self, class: &ast::PatternMatchClass) -> Lowered<PatternKind> {
        let arguments = &class.arguments;
        let cls = self.boxed(&class.cls)?;
        let patterns = self.patterns(&arguments.patterns)?;
        let mut names = Vec::with_capacity(arguments.keywords.len());
        let mut values = Vec::with_capacity(arguments.keywords.len());
        for keyword in &arguments.keywords {
            let name = self.name(&keyword.attr);
            names.push(KeywordName { at: self.range(keyword.start(), keyword.end()), name });
            values.push(self.pattern(&keyword.pattern)?);
        }
        Ok(PatternKind::Class { class: cls, patterns, names, values })
    }
}
