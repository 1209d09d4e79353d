//! Patterns of `case`.

use super::Generator;

const LITERALS: &[&str] = &[
    "0",
    "-1",
    "1.5",
    "-2j",
    "1+2j",
    "-1-0j",
    "'a'",
    "'a' 'b'",
    "b'x'",
    "None",
    "True",
    "False",
    "'''x\ny'''",
    "a.b",
    "C.é.x",
    "f'{x}'",
];

impl Generator<'_> {
    pub(super) fn cases(&mut self) {
        for _ in 0..self.random.between(1, 4) {
            self.put("case ");
            match self.random.below(8) {
                0 => self.separated(2, 3, ", ", Self::pattern),
                1 => self.put_one(&["*_,", "*a, b", "x, *_", "_", "x"]),
                _ => self.pattern(),
            }
            if self.chance(25) {
                self.put(" if ");
                self.chain();
            }
            self.block();
            self.line_start();
        }
    }

    fn pattern(&mut self) {
        if !self.spend() {
            return self.put_one(&["_", "x", "0", "None"]);
        }
        match self.random.below(12) {
            0 | 1 => self.put_one(LITERALS),
            2 | 3 => self.target_name(),
            4 => self.sequence_pattern(),
            5 | 6 => self.mapping_pattern(),
            7 | 8 => self.class_pattern(),
            9 => {
                self.separated(2, 3, " | ", |own| match own.chance(60) {
                    true => own.put_one(LITERALS),
                    false => own.class_pattern(),
                });
            }
            10 => {
                self.put("(");
                self.pattern();
                self.put(") as ");
                self.put_one(&["w", "x", "z"]);
            }
            _ => {
                self.put("(");
                self.pattern();
                self.put(")");
            }
        }
    }

    fn sequence_pattern(&mut self) {
        let (open, close) = [("[", "]"), ("(", ",)")][self.random.below(2)];
        self.put(open);
        let star = self.random.below(6);
        for at in 0..self.random.between(1, 3) {
            if at > 0 {
                self.put(", ");
            }
            match at == star {
                true => self.put_one(&["*_", "*rest"]),
                false => self.pattern(),
            }
        }
        self.put(close);
    }

    fn mapping_pattern(&mut self) {
        self.put("{");
        let count = self.random.below(4);
        for at in 0..count {
            self.put(["'a'", "1", "C.x"][at % 3]);
            self.put(": ");
            self.pattern();
            self.put(", ");
        }
        self.put_one(&["", "", "**rest", "**kw,"]);
        self.put("}");
    }

    fn class_pattern(&mut self) {
        self.put_one(&["C", "a.C", "int", "str"]);
        self.put("(");
        let positional = self.random.below(3);
        for _ in 0..positional {
            self.pattern();
            self.put(", ");
        }
        for at in 0..self.random.below(3) {
            self.put(["k", "l", "__p"][at % 3]);
            self.put("=");
            self.pattern();
            self.put(", ");
        }
        self.put(")");
    }
}
