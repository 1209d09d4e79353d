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
    "C.éé.x",
];

impl Generator<'_> {
    pub(super) fn cases(&mut self) {
        let count = self.random.between(1, 4);
        for at in 0..count {
            self.put("case ");
            let is_last = at + 1 == count;
            match self.random.below(8) {
                0 => self.separated(2, 3, ", ", Self::pattern),
                1 => self.put_one(&["*_,", "*a, b", "x, *_"]),
                2 if is_last => self.put_one(&["_", "x", "(x)", "(_)", "_ if x", "x | x"]),
                3 => self.literal(),
                4 => self.mapping_pattern(),
                _ => self.class_pattern(),
            }
            if self.chance(25) {
                self.put(" if ");
                self.chain();
            }
            self.block();
            self.line_start();
        }
    }

    fn literal(&mut self) {
        self.put_one(LITERALS);
    }

    fn capture(&mut self) {
        self.captures += 1;
        let name = format!("v{}", self.captures);
        self.put(&name);
    }

    fn pattern(&mut self) {
        if !self.spend() {
            return self.put_one(&["_", "0", "None"]);
        }
        match self.random.below(12) {
            0 | 1 => self.literal(),
            2 | 3 => self.capture(),
            4 => self.sequence_pattern(),
            5 | 6 => self.mapping_pattern(),
            7 | 8 => self.class_pattern(),
            9 => {
                self.separated(2, 3, " | ", |own| match own.chance(70) {
                    true => own.literal(),
                    false => own.put_one(&["C(0)", "int()", "[]", "{}", "(1, *_)", "{'a': 1}"]),
                });
            }
            10 => {
                self.put("(");
                self.class_pattern();
                self.put(") as ");
                self.capture();
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
                true if self.random.percent(50) => self.put("*_"),
                true => {
                    self.put("*");
                    self.capture();
                }
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
        if self.chance(30) {
            self.put("**");
            self.capture();
        }
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
