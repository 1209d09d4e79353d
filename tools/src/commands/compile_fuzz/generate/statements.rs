//! Statements.

use super::{Generator, Scope};

const AUGMENTED: &[&str] =
    &["+=", "-=", "*=", "/=", "//=", "%=", "**=", "@=", "<<=", ">>=", "&=", "|=", "^="];

impl Generator<'_> {
    pub(super) fn module(&mut self) {
        if self.chance(15) {
            self.put("'''docstring'''\n");
        }
        if self.chance(12) {
            self.put("from __future__ import annotations\n");
        }
        for _ in 0..self.random.between(1, 6) {
            self.statement();
        }
        while self.budget > 300 {
            self.statement();
        }
        if self.chance(10) {
            self.out.pop();
        }
    }

    pub(super) fn line_start(&mut self) {
        for _ in 0..self.indent {
            self.out.push_str("  ");
        }
    }

    /// A colon and what belongs to it. The current line is ended, the next not begun.
    pub(super) fn block(&mut self) {
        self.put(":");
        if self.chance(15) {
            self.put(" ");
            self.simple();
            return self.put("\n");
        }
        self.put_one(&["\n", "\n", " # comment\n", "\n\n"]);
        self.indent += 1;
        let count = if self.budget > 0 { self.random.between(1, 4) } else { 1 };
        if self.chance(4) {
            self.line_start();
            self.put_one(&["'doc\\d'\n", "f'doc'\n", "'a' 'b'\n", "b'doc'\n", "1\n"]);
        }
        for _ in 0..count {
            self.statement();
        }
        self.indent -= 1;
    }

    /// A statement with its lines.
    pub(super) fn statement(&mut self) {
        self.line_start();
        if !self.spend() || self.indent > 12 || self.chance(45) {
            self.simple();
            if self.chance(8) {
                self.put("; ");
                self.simple();
            }
            return self.put_one(&["\n", "\n", "\n", "  # x\n", ";\n", "\n\n"]);
        }
        match self.random.below(22) {
            0..=2 => self.conditional_statement(),
            3 | 4 => self.for_statement(),
            5 | 6 => self.while_statement(),
            7..=10 => self.try_statement(),
            11..=13 => self.with_statement(),
            14 | 15 => self.match_statement(),
            16..=19 => self.function(),
            _ => self.class(),
        }
    }

    fn simple(&mut self) {
        match self.random.below(24) {
            0..=3 => self.expression_list(),
            4..=8 => self.assignment(),
            9 => {
                self.target_name();
                self.put(" ");
                self.put_one(AUGMENTED);
                self.put(" ");
                self.expression_list();
            }
            10 => self.annotation(),
            11 => self.put("pass"),
            12 | 13 => self.leave(),
            14 => {
                self.put("raise");
                if self.chance(80) {
                    self.put(" ");
                    self.expression();
                    if self.chance(30) {
                        self.put(" from ");
                        self.expression();
                    }
                }
            }
            15 => {
                self.put("assert ");
                self.expression();
                if self.chance(50) {
                    self.put(", ");
                    self.expression();
                }
            }
            16 => {
                self.put("del ");
                self.put_one(&["a", "x.y", "x[0]", "a, b", "(a, [b, c.d])", "a[b:c], x", "()"]);
            }
            17 => self.put_one(&[
                "import a",
                "import a.b.c",
                "import a.b as c, d",
                "from . import x",
                "from ..a.b import c as d, e",
                "from a import (b, c as y,)",
                "from a import b",
                "import __p",
                "from .... import a",
                "import a.__p as __q",
            ]),
            18 => {
                self.put_one(&["global g", "global g, h", "global __g", "pass"]);
                if self.chance(5) {
                    self.put_one(&["; global x", "; nonlocal a", "; global a", "; nonlocal x"]);
                }
            }
            19 => {
                self.put("type T");
                self.type_parameters();
                self.put(" = ");
                self.expression();
            }
            20 if self.scope.function => {
                self.put_one(&["yield ", "x = yield ", "yield from ", "x += yield "]);
                self.expression();
            }
            21 if self.scope.function && self.scope.is_async => {
                self.put("await ");
                self.name();
            }
            _ => {
                self.put_one(&["x", "f"]);
                self.put("(");
                self.expression();
                self.put(")");
            }
        }
    }

    fn assignment(&mut self) {
        for _ in 0..self.random.between(1, 2) {
            self.separated(1, 3, ", ", Self::target);
            self.put(" = ");
        }
        match self.chance(20) {
            true => self.separated(2, 4, ", ", Self::expression),
            false => self.expression_list(),
        }
    }

    fn annotation(&mut self) {
        self.put_one(&["a", "x", "(a)", "x.y", "x[0]", "__p"]);
        self.put(": ");
        self.expression();
        if self.chance(50) {
            self.put(" = ");
            self.expression_list();
        }
    }

    fn leave(&mut self) {
        match self.random.below(4) {
            0 | 1 if self.scope.in_loop => self.put_one(&["break", "continue"]),
            2 | 3 if self.scope.function => {
                self.put("return");
                if self.chance(70) {
                    self.put(" ");
                    self.expression_list();
                }
            }
            // Mostly an error.
            0 if self.chance(10) => self.put_one(&["break", "continue", "return x", "return"]),
            _ => self.put("pass"),
        }
    }

    fn conditional_statement(&mut self) {
        self.put("if ");
        self.condition();
        self.block();
        for _ in 0..self.random.below(3) {
            self.line_start();
            self.put("elif ");
            self.condition();
            self.block();
        }
        self.otherwise("else", 40);
    }

    fn condition(&mut self) {
        match self.random.below(8) {
            0 => self.put_one(&["0", "1", "True", "None", "__debug__", "''", "not 1", "()"]),
            1 if !self.scope.no_walrus => {
                self.put("(x := ");
                self.expression();
                self.put(")");
            }
            2..=4 => self.chain(),
            _ => self.expression(),
        }
    }

    fn otherwise(&mut self, word: &'static str, percent: usize) {
        if self.chance(percent) {
            self.line_start();
            self.put(word);
            self.block();
        }
    }

    fn looping(&mut self) {
        let scope = Scope { in_loop: true, ..self.scope };
        self.within(scope, Self::block);
        self.otherwise("else", 30);
    }

    fn asynchronous(&mut self) {
        let is_right = self.scope.is_async && self.scope.function;
        if (is_right && self.chance(40)) || self.chance(1) {
            self.put("async ");
        }
    }

    fn for_statement(&mut self) {
        self.asynchronous();
        self.put("for ");
        self.separated(1, 2, ", ", Self::target);
        self.put(" in ");
        self.expression_list();
        self.looping();
    }

    fn while_statement(&mut self) {
        self.put("while ");
        self.condition();
        self.looping();
    }

    fn try_statement(&mut self) {
        self.put("try");
        self.block();
        let star = if self.chance(20) { "*" } else { "" };
        // What leaves a group's handler is refused.
        let handler = match star {
            "" => self.scope,
            _ => Scope { in_loop: false, function: false, ..self.scope },
        };
        let count = self.random.below(3);
        for at in 0..count {
            self.line_start();
            self.put("except");
            self.put(star);
            if star.is_empty() && at + 1 == count && self.chance(30) {
                self.within(handler, Self::block);
                break;
            }
            self.put(" ");
            self.expression();
            if self.chance(50) {
                self.put(" as ");
                self.target_name();
            }
            self.within(handler, Self::block);
        }
        if count > 0 {
            self.otherwise("else", 30);
        }
        self.otherwise("finally", if count == 0 { 100 } else { 40 });
    }

    fn with_statement(&mut self) {
        self.asynchronous();
        self.put("with ");
        let bracketed = self.chance(25);
        self.put(if bracketed { "(" } else { "" });
        self.separated(1, 3, ", ", |own| {
            own.primary_or_call();
            if own.chance(50) {
                own.put(" as ");
                own.put_one(&["a", "x.y", "x[0]", "(a, b)", "[a, *b]", "é", "__p"]);
            }
        });
        self.put(if bracketed { ")" } else { "" });
        self.block();
    }

    fn primary_or_call(&mut self) {
        self.name();
        if self.chance(50) {
            self.put("(");
            self.expression();
            self.put(")");
        }
    }

    fn match_statement(&mut self) {
        self.put("match ");
        self.expression_list();
        self.put(":\n");
        self.indent += 1;
        self.line_start();
        self.cases();
        self.indent -= 1;
        // The start of the line behind the last case.
        self.put("\n");
    }

    fn decorators(&mut self) {
        for _ in 0..self.random.below(3) {
            if self.chance(60) {
                continue;
            }
            self.put("@");
            self.primary_or_call();
            self.put("\n");
            self.line_start();
        }
    }

    fn function(&mut self) {
        self.decorators();
        let is_async = self.chance(30);
        self.put(if is_async { "async def " } else { "def " });
        self.target_name();
        if self.chance(15) {
            self.type_parameters();
        }
        self.put("(");
        self.parameters(true);
        self.put(")");
        if self.chance(20) {
            self.put(" -> ");
            self.expression();
        }
        let scope = Scope {
            function: true,
            is_async,
            class: false,
            in_loop: false,
            no_walrus: false,
            no_yield: false,
        };
        self.within(scope, Self::block);
    }

    fn class(&mut self) {
        self.decorators();
        self.put("class ");
        self.target_name();
        if self.chance(20) {
            self.type_parameters();
        }
        if self.chance(40) {
            self.put_one(&["()", "(a)", "(a, b.c)", "(metaclass=x)", "(*a, **b)", "(a, k=f(x))"]);
        }
        let scope = Scope {
            function: false,
            is_async: false,
            class: true,
            in_loop: false,
            no_walrus: false,
            no_yield: true,
        };
        self.within(scope, Self::block);
    }

    fn type_parameters(&mut self) {
        if self.chance(40) {
            return;
        }
        self.put("[");
        let count = self.random.between(1, 3);
        for at in 0..count {
            if at > 0 {
                self.put(", ");
            }
            self.put_one(&["", "", "", "*", "**"]);
            let plain = !self.out.ends_with('*');
            self.put(["T", "U", "__P"][at % 3]);
            if plain && self.chance(40) {
                self.put(": ");
                self.expression();
            }
        }
        self.put("]");
    }

    /// Parameters with distinct names; annotations where they may be.
    pub(super) fn parameters(&mut self, annotated: bool) {
        let names = ["a", "b", "c", "x", "self", "__p"];
        let count = self.random.below(5);
        let slash = self.random.below(10);
        let star = self.random.below(8);
        let mut defaults = false;
        let mut after_star = false;
        for (at, name) in names.iter().enumerate().take(count) {
            if at > 0 {
                self.put(", ");
            }
            if at == star && !after_star {
                after_star = true;
                let bare = self.chance(50);
                self.put(if bare { "*, " } else { "*args, " });
            }
            self.put(name);
            if annotated && self.chance(20) {
                self.put(": ");
                self.expression();
            }
            defaults = if after_star { self.chance(40) } else { defaults || self.chance(25) };
            if defaults {
                self.put("=");
                self.expression();
            }
            if at == slash && !after_star && at > 0 {
                self.put(", /");
            }
        }
        if self.chance(15) {
            self.put(if count > 0 { ", " } else { "" });
            self.put(if after_star { "**kw" } else { "*rest, **kw" });
        }
    }
}
