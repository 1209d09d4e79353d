//! Expressions.

use super::{Generator, Scope};

const BINARY: &[&str] =
    &["+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^", " and ", " or "];
const COMPARISONS: &[&str] =
    &["<", ">", "==", "!=", "<=", ">=", " in ", " not in ", " is ", " is not "];
const CONSTANTS: &[&str] = &[
    "0",
    "1",
    "2",
    "-1",
    "7",
    "255",
    "256",
    "1000000",
    "0x7fffffff",
    "0xFFFFFFFFFFFFFFFFFF",
    "0b101",
    "0o17",
    "1_000",
    "0.0",
    "-0.0",
    "1.5",
    "1e308",
    "1e400",
    "1e-5",
    "3j",
    "0j",
    "1.5e3j",
    "None",
    "True",
    "False",
    "...",
    "''",
    "'a'",
    "'abc d'",
    "'éé'",
    "'\\n'",
    "'\\u0041'",
    "'\\d'",
    "b''",
    "b'a'",
    "b'\\xff'",
    "b'\\q'",
    "r'\\d'",
    "u'u'",
    "'a' 'b'",
    "b'a' b'b'",
    "'''x\ny'''",
    "\"%s\"",
    "'%s %r'",
    "'%d' % x",
    "'%s=%a' % (x, y)",
    "'%s' % (x,)",
    "'x' * 3",
    "'a\\\nb'",
    "1if x else 2",
    "0_0",
    "'\\N{DIGIT ONE}'",
    "'\\400'",
    "(1, 2)",
    "(1, 'a', None)",
    "(0.0, -0.0)",
];

impl Generator<'_> {
    /// What may stand by itself: a list with commas and stars.
    pub(super) fn expression_list(&mut self) {
        match self.random.below(12) {
            0 => {
                self.separated(1, 3, ", ", Self::expression);
                self.put_one(&["", ",", ", "]);
            }
            _ => self.expression(),
        }
    }

    pub(super) fn expression(&mut self) {
        if !self.spend() {
            return self.atom();
        }
        match self.random.below(26) {
            0..=4 => self.atom(),
            5 | 6 => self.binary(),
            7 => self.unary(),
            8 | 9 => self.comparison(),
            10 => self.conditional(),
            11..=13 => self.call(),
            14 => self.attribute(),
            15 => self.subscript(),
            16 => self.lambda(),
            17 | 18 => self.display(),
            19..=21 => self.comprehension(),
            22 | 23 => self.fstring(),
            24 => self.bracketed(),
            _ => self.chain(),
        }
    }

    fn atom(&mut self) {
        match self.random.below(5) {
            0 | 1 => self.put_one(CONSTANTS),
            _ => self.name(),
        }
    }

    /// Something that binds tighter than all operators.
    fn primary(&mut self) {
        match self.random.below(6) {
            0 => self.put_one(CONSTANTS),
            1 | 2 => {
                self.put("(");
                self.expression();
                self.put(")");
            }
            _ => self.name(),
        }
    }

    fn binary(&mut self) {
        self.primary();
        for _ in 0..self.random.between(1, 3) {
            self.put(" ");
            self.put_one(BINARY);
            self.put(" ");
            self.primary();
        }
    }

    /// Conditions with `and`, `or`, `not` and comparisons, for jumps.
    pub(super) fn chain(&mut self) {
        self.put_one(&["", "not ", ""]);
        self.primary();
        for _ in 0..self.random.between(1, 3) {
            self.put_one(&[
                " and ",
                " or ",
                " and not ",
                " or not ",
                " < ",
                " == ",
                " is ",
                " in ",
            ]);
            self.primary();
        }
        if self.chance(20) {
            self.put(" if ");
            self.primary();
            self.put(" else ");
            self.primary();
        }
    }

    fn unary(&mut self) {
        self.put_one(&["-", "+", "~", "not ", "- -", "not not "]);
        if self.scope.is_async && self.scope.function && self.chance(40) {
            self.put(" await ");
        }
        self.primary();
    }

    fn comparison(&mut self) {
        self.primary();
        for _ in 0..self.random.between(1, 3) {
            self.put_one(COMPARISONS);
            self.primary();
        }
    }

    fn conditional(&mut self) {
        self.primary();
        self.put(" if ");
        self.chain();
        self.put(" else ");
        self.expression();
    }

    fn attribute(&mut self) {
        self.name();
        self.put_one(&[".", " . ", "."]);
        self.target_name();
    }

    fn call(&mut self) {
        match self.random.below(7) {
            0 => self.put("super()"),
            1 => self.put("super().x"),
            2 => {
                self.attribute();
            }
            3 => self.put("super(C, self).m"),
            _ => self.name(),
        }
        if self.chance(10) {
            self.put("\n".repeat(usize::from(self.brackets > 0)).as_str());
        }
        self.put("(");
        self.brackets += 1;
        let count = self.random.below(5);
        let (mut keywords, mut double) = (false, false);
        for at in 0..count {
            if at > 0 {
                self.put_one(&[", ", ",\n  ", ", "]);
            }
            match self.random.below(9) {
                0 if !double => {
                    self.put("*");
                    self.primary();
                }
                1 => {
                    self.put("**");
                    self.primary();
                    (keywords, double) = (true, true);
                }
                2 | 3 => {
                    keywords = true;
                    self.put(["a", "b", "c", "x", "y", "k"][at % 6]);
                    self.put("=");
                    self.expression();
                }
                4 if count == 1 => {
                    self.primary();
                    self.clauses(false);
                }
                _ if keywords => {
                    self.put(["k", "l", "m", "n", "o", "p"][at % 6]);
                    self.put("=");
                    self.primary();
                }
                _ => self.expression(),
            }
        }
        self.put_one(&["", "", ","].map(|end| if count == 0 { "" } else { end }));
        self.brackets -= 1;
        self.put(")");
        if self.chance(10) {
            self.put_one(&[".x", "[0]", "()", ".m()"]);
        }
    }

    fn subscript(&mut self) {
        self.primary();
        self.put("[");
        self.separated(1, 2, ", ", |own| match own.random.below(5) {
            0 => own.put_one(&[":", "::", "1:", ":2", "a:b", "1:2:3", "::x"]),
            1 => {
                own.primary();
                own.put(":");
                own.primary();
            }
            2 => {
                own.put("*");
                own.primary();
            }
            _ => own.expression(),
        });
        self.put("]");
    }

    fn lambda(&mut self) {
        let scope = Scope {
            function: true,
            is_async: false,
            class: false,
            in_loop: false,
            no_walrus: false,
            no_yield: false,
        };
        self.put("(lambda ");
        self.parameters(false);
        self.put(": ");
        self.within(scope, Self::expression);
        self.put(")");
    }

    fn display(&mut self) {
        let (open, close) = [("[", "]"), ("(", ")"), ("{", "}")][self.random.below(3)];
        let is_map = open == "{" && self.chance(60);
        self.put(open);
        self.brackets += 1;
        let most = if self.chance(5) { 35 } else { 4 };
        let constant = self.chance(30);
        self.separated(usize::from(open == "{"), most, ", ", |own| {
            if own.chance(10) {
                own.put(if is_map { "**" } else { "*" });
                return own.primary();
            }
            if is_map {
                own.primary();
                own.put(": ");
            }
            match constant {
                true => own.put_one(CONSTANTS),
                false => own.expression(),
            }
        });
        if open == "(" || self.chance(20) {
            self.put_one(&["", ","]);
        }
        self.brackets -= 1;
        self.put(close);
    }

    fn comprehension(&mut self) {
        let (open, close) = [("[", "]"), ("(", ")"), ("{", "}"), ("{", "}")][self.random.below(4)];
        let outer = self.scope;
        self.scope = Scope { no_yield: true, no_walrus: outer.class || outer.no_walrus, ..outer };
        self.put(open);
        if open == "{" && self.chance(50) {
            self.primary();
            self.put(": ");
        }
        self.expression();
        self.clauses(true);
        self.put(close);
        self.scope = outer;
    }

    fn clauses(&mut self, may_nest: bool) {
        for _ in 0..self.random.between(1, 2) {
            let is_async = self.scope.is_async && self.scope.function && self.chance(30);
            self.put(if is_async { " async for " } else { " for " });
            self.separated(1, 2, ", ", Self::target);
            self.put(" in ");
            match may_nest && self.chance(30) {
                true => self.comprehension(),
                false => self.primary(),
            }
            for _ in 0..self.random.below(2) {
                self.put(" if ");
                self.chain();
            }
        }
    }

    /// What only stands in brackets.
    fn bracketed(&mut self) {
        self.put("(");
        match self.random.below(4) {
            0 | 1 if !self.scope.no_walrus => {
                self.target_name();
                self.put(" := ");
                self.expression();
            }
            2 if !self.scope.no_yield => {
                self.put_one(&["yield", "yield ", "yield from "]);
                if !self.out.ends_with("yield") {
                    self.expression();
                }
            }
            3 if self.scope.is_async && self.scope.function => {
                self.put("await ");
                self.primary();
            }
            _ => self.expression(),
        }
        self.put(")");
    }

    /// Text with replacement fields.
    pub(super) fn fstring(&mut self) {
        let quote = ["'", "\"", "'''", "\"\"\""][(self.quotes + self.random.below(4)) % 4];
        self.put_one(&["f", "rf", "F", "fr", "f"]);
        let is_raw = self.out.ends_with("rf") || self.out.ends_with("fr");
        self.put(quote);
        self.quotes += 1;
        for _ in 0..self.random.below(4) {
            self.put_one(&[
                "",
                "text",
                "{{",
                "}}",
                "{{\\d{{\\q",
                "\\d\\q",
                "\\{",
                "\\}}\\d",
                "\\n",
                " ",
                "éa",
                "%",
                "",
            ]);
            let named = !is_raw && self.random.percent(10);
            self.put(if named { "\\N{DIGIT ONE}" } else { "" });
            self.put("{ ");
            match self.chance(60) {
                true => self.primary(),
                false => self.expression(),
            }
            self.put_one(&["", "", "=", " = "]);
            self.put_one(&["", "", "!r", "!s", "!a"]);
            if self.chance(30) {
                self.put(":");
                self.put_one(&["", ">10", "éa", "%Y", ".3f", "\\n", "!r", " "]);
                if self.chance(40) {
                    self.put("{");
                    self.primary();
                    self.put_one(&["", "!r", ":x"]);
                    self.put("}");
                }
            }
            self.put("}");
        }
        self.put_one(&["", "end", ""]);
        self.quotes -= 1;
        self.put(quote);
        if self.chance(10) {
            self.put_one(&[" 'more'", " f'{x}'", " u'x'"]);
        }
    }

    pub(super) fn target(&mut self) {
        match self.random.below(12) {
            0 => self.put_one(&["a.b", "self.__p", "x[0]", "x[1:2]", "f().y", "a[b, c]"]),
            1 if self.spend() => {
                self.put("(");
                self.separated(1, 3, ", ", Self::target);
                self.put_one(&[")", ",)"]);
            }
            2 if self.spend() => {
                self.put("[");
                self.separated(0, 3, ", ", Self::target);
                self.put("]");
            }
            3 if self.chance(30) => {
                self.put_one(&["*a, b", "a, *b", "a, *b, c", "(*a, b)", "[*_]", "*a,"]);
            }
            _ => self.target_name(),
        }
    }
}
