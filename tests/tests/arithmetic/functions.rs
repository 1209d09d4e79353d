//! Random functions: expressions over several variables in assignments, conditions and
//! loops. What operators do alone the other subjects show; this one looks for what goes
//! wrong between instructions: operands that are overwritten too early, fused
//! comparisons, values alive across branches.

use crate::batch::Group;
use crate::values::Values;

/// What a function's values may be.
#[derive(Clone, Copy, PartialEq)]
enum Flavour {
    Ints,
    Floats,
    Mixed,
}

/// One random function, called with several operands.
pub fn group(values: &mut Values) -> Group {
    let flavour = [Flavour::Ints, Flavour::Floats, Flavour::Mixed][values.rng.usize(0..3)];
    let name = format!("function{}", values.rng.u32(..));
    let definitions =
        Generator { values, flavour, variables: Vec::new(), text: String::new(), has_inner: false }
            .function(&name);
    let cases = (0..values.rng.usize(10..20))
        .map(|_| {
            let mut operand = || match flavour {
                Flavour::Ints => values.modest_int(),
                Flavour::Floats if values.chance(80) => values.modest_float(),
                Flavour::Floats => values.float(),
                Flavour::Mixed => match values.rng.u32(0..5) {
                    0 => values.modest_float(),
                    1 => values.float(),
                    2 => values.small_int().to_string(),
                    _ => values.modest_int(),
                },
            };
            format!("{}, {}, {}", operand(), operand(), operand())
        })
        .collect();
    Group {
        body: format!("r = {name}(a, b, c)"),
        parameters: "a, b, c".to_owned(),
        cases,
        definitions,
    }
}

struct Generator<'v> {
    values: &'v mut Values,
    flavour: Flavour,
    /// Names that are surely bound at this point.
    variables: Vec<String>,
    text: String,
    /// Whether there is a function `inner`, which changes `a` and `b`.
    has_inner: bool,
}

impl Generator<'_> {
    fn function(mut self, name: &str) -> String {
        self.variables = ["a", "b", "c"].map(str::to_owned).to_vec();
        self.line(0, &format!("def {name}(a, b, c):"));
        self.line(1, "row = [a, b, c, 1]");
        self.line(1, "box, table = Box(a, b), {0: c, 1: b}");
        if self.values.chance(30) {
            // The variables are cells then.
            self.line(1, "def inner(d=1):");
            self.line(2, "nonlocal a, b");
            self.line(2, "a, b = b, limited(a + d)");
            self.line(2, "return limited(c - d)");
            self.has_inner = true;
        }
        let statements = self.values.rng.usize(2..7);
        self.block(1, statements);
        let result: Vec<String> = self.variables.clone();
        self.line(1, &format!("return {}, row, box.u, box.v, table", result.join(", ")));
        self.text += "\n\n";
        self.text
    }

    fn line(&mut self, depth: usize, text: &str) {
        self.text += &"    ".repeat(depth);
        self.text += text;
        self.text.push('\n');
    }

    fn block(&mut self, depth: usize, statements: usize) {
        for _ in 0..statements {
            self.statement(depth);
        }
    }

    fn statement(&mut self, depth: usize) {
        match self.values.rng.u32(0..100) {
            0..18 => self.assignment(depth),
            18..35 => self.row(depth),
            35..50 => {
                let (name, value) = (self.variable(), self.expression(2));
                let operator = self.operator();
                self.line(depth, &format!("{name} {operator}= {value}"));
                self.line(depth, &format!("{name} = limited({name})"));
            }
            50..58 => {
                let (p, q) = (self.variable(), self.variable());
                let (x, y) = (self.expression(1), self.expression(1));
                self.line(depth, &format!("{p}, {q} = limited({x}), limited({y})"));
            }
            58..80 if depth < 4 => self.branch(depth),
            80..95 if depth < 3 => self.repetition(depth),
            _ => self.attempt(depth),
        }
    }

    fn assignment(&mut self, depth: usize) {
        let value = self.expression(3);
        let new = depth == 1 && self.variables.len() < 6 && self.values.rng.bool();
        let name = if new {
            let name = ["x", "y", "z"][self.variables.len() - 3].to_owned();
            self.variables.push(name.clone());
            name
        } else {
            self.variable()
        };
        self.line(depth, &format!("{name} = limited({value})"));
    }

    /// What moves values between locals, items and the stack: parallel assignment above all,
    /// where a local may be a value and a target at once.
    fn row(&mut self, depth: usize) {
        let item = |g: &mut Self| match g.values.rng.u32(0..7) {
            0 => format!("box.{}", g.values.pick(&["u", "v"])),
            1 => format!("table[{}]", g.values.rng.u32(0..2)),
            _ => format!("row[{}]", g.values.rng.u32(0..4)),
        };
        let target = |g: &mut Self| if g.values.chance(35) { item(g) } else { g.variable() };
        let value = |g: &mut Self| match g.values.rng.u32(0..7) {
            6 if g.has_inner => format!("inner({})", g.operand()),
            6 => format!("box.step({})", g.operand()),
            0 => item(g),
            1 => format!("-{}", g.operand()),
            2 => format!("limited({})", g.expression(1)),
            _ => g.operand(),
        };
        let list = |g: &mut Self, count: usize, part: &dyn Fn(&mut Self) -> String| {
            (0..count).map(|_| part(g)).collect::<Vec<String>>().join(", ")
        };
        let line = match self.values.rng.u32(0..13) {
            10 => {
                let name = self.variable();
                format!("row[1:3] = [{}, {name}]", value(self))
            }
            11 => {
                let name = self.variable();
                format!("{name} = limited({} + len(f\"{{{name}!r:>9}}\"))", value(self))
            }
            12 => format!("{} += {}", item(self), self.values.rng.u32(0..9)),
            0..4 => {
                let count = self.values.rng.usize(2..5);
                format!("{} = {}", list(self, count, &target), list(self, count, &value))
            }
            4 => {
                let targets = list(self, 2, &target);
                format!(
                    "({targets}), {} = ({}), {}",
                    target(self),
                    list(self, 2, &value),
                    value(self)
                )
            }
            5 => {
                let (first, second, third) = (target(self), target(self), self.variable());
                format!("{first}, *row[1:3], {second} = {third}, *row[:2], {}", value(self))
            }
            6 => format!("{} = {} = {}", target(self), target(self), value(self)),
            7 => format!("{} = limited({} + {})", item(self), item(self), value(self)),
            8 => {
                let (name, used) = (self.variable(), self.operand());
                format!("{name} = limited(({name} := {used}) + {} - {name})", value(self))
            }
            _ => {
                let name = self.variable();
                format!("row = [limited({} - {name}) for {name} in row]", value(self))
            }
        };
        self.line(depth, &line);
    }

    fn branch(&mut self, depth: usize) {
        let condition = self.condition();
        self.line(depth, &format!("if {condition}:"));
        self.block(depth + 1, 1);
        if self.values.chance(30) {
            let condition = self.condition();
            self.line(depth, &format!("elif {condition}:"));
            self.block(depth + 1, 1);
        }
        if self.values.chance(50) {
            self.line(depth, "else:");
            self.block(depth + 1, 1);
        }
    }

    fn repetition(&mut self, depth: usize) {
        let count = self.values.rng.u32(1..6);
        // One name per depth: the loop's own counter is safe from an inner loop.
        let counter = ["i", "j", "k"][depth - 1];
        let item = ["p", "q", "s"][depth - 1];
        let mut bound = vec![counter];
        if self.values.rng.bool() {
            let (names, iterable) = match self.values.rng.u32(0..10) {
                0 => (vec![item], "row".to_owned()),
                1 => (vec![counter, item], "enumerate(row)".to_owned()),
                2 => (vec![counter, item], "zip(row, row[1:])".to_owned()),
                3 => (vec![counter, item], "zip(row, [a, b, c])".to_owned()),
                4 => (vec![item], "(limited(x + 1) for x in row)".to_owned()),
                5 => (vec![counter, item], "table.items()".to_owned()),
                6 => (vec![counter, item], "counted(row)".to_owned()),
                _ => (vec![counter], format!("range({count})")),
            };
            self.line(depth, &format!("for {} in {iterable}:", names.join(", ")));
            bound = names;
        } else {
            self.line(depth, &format!("{counter} = 0"));
            self.line(depth, &format!("while {counter} < {count}:"));
            self.line(depth + 1, &format!("{counter} += 1"));
        }
        let before = self.variables.len();
        self.variables.extend(bound.into_iter().map(str::to_owned));
        self.block(depth + 1, 2);
        if self.values.chance(30) {
            let condition = self.condition();
            let leave = self.values.pick(&["break", "continue"]);
            self.line(depth + 1, &format!("if {condition}:"));
            self.line(depth + 2, leave);
            self.block(depth + 1, 1);
        }
        self.variables.truncate(before);
        if self.values.chance(20) {
            self.line(depth, "else:");
            self.block(depth + 1, 1);
        }
    }

    fn attempt(&mut self, depth: usize) {
        match self.values.rng.u32(0..5) {
            0 => {
                self.line(depth, "try:");
                self.block(depth + 1, 1);
                self.row(depth + 1);
                self.line(depth, "finally:");
                self.row(depth + 1);
                return;
            }
            1 => {
                let (name, condition) = (self.variable(), self.condition());
                self.line(depth, "with Guard(row) as guard:");
                self.line(depth + 1, &format!("if {condition}: raise ArithmeticError({name})"));
                self.row(depth + 1);
                self.line(depth, &format!("{name} = limited({name} + guard.left)"));
                return;
            }
            _ => {}
        }
        let (name, value) = (self.variable(), self.expression(2));
        let fallback = self.expression(0);
        self.line(depth, "try:");
        self.line(depth + 1, &format!("{name} = limited({value})"));
        self.line(depth, "except (ArithmeticError, TypeError, ValueError):");
        self.line(depth + 1, &format!("{name} = {fallback}"));
    }

    fn variable(&mut self) -> String {
        let at = self.values.rng.usize(0..self.variables.len());
        let name = self.variables[at].clone();
        // A while loop's counter must only be counted up.
        if ["i", "j", "k"].contains(&name.as_str()) { "a".to_owned() } else { name }
    }

    fn operand(&mut self) -> String {
        match (self.values.rng.u32(0..10), self.flavour) {
            (0..7, _) => {
                let at = self.values.rng.usize(0..self.variables.len());
                self.variables[at].clone()
            }
            (_, Flavour::Floats) => format!("{:?}", f64::from(self.values.small_int()) / 4.0),
            (7, Flavour::Mixed) => "0.5".to_owned(),
            _ => self.values.small_int().to_string(),
        }
    }

    fn operator(&mut self) -> &'static str {
        match self.flavour {
            Flavour::Ints => self.values.pick(&["+", "-", "*", "//", "%", "&", "|", "^", "+", "-"]),
            _ => self.values.pick(&["+", "-", "*", "/", "//", "%", "+", "-", "*"]),
        }
    }

    fn expression(&mut self, depth: u32) -> String {
        if depth == 0 {
            return self.operand();
        }
        match self.values.rng.u32(0..100) {
            0..55 => {
                let (x, operator, y) =
                    (self.expression(depth - 1), self.operator(), self.expression(depth - 1));
                format!("({x} {operator} {y})")
            }
            55..62 => format!("(-{})", self.expression(depth - 1)),
            62..68 => format!("abs({})", self.expression(depth - 1)),
            68..76 => {
                let (x, condition, y) =
                    (self.expression(depth - 1), self.condition(), self.expression(depth - 1));
                format!("({x} if {condition} else {y})")
            }
            76..82 => {
                let (f, x, y) = (
                    self.values.pick(&["min", "max"]),
                    self.expression(depth - 1),
                    self.expression(depth - 1),
                );
                format!("{f}({x}, {y})")
            }
            82..88 if self.flavour == Flavour::Ints => {
                let (x, operator, n) = (
                    self.expression(depth - 1),
                    self.values.pick(&["<<", ">>"]),
                    self.values.rng.u32(0..70),
                );
                format!("({x} {operator} {n})")
            }
            88..92 => format!(
                "({} {} {})",
                self.operand(),
                self.values.pick(&["and", "or"]),
                self.operand()
            ),
            92..95 => format!("({} ** 2)", self.operand()),
            95..97 => format!("sum([{}, {}])", self.operand(), self.operand()),
            _ => self.operand(),
        }
    }

    fn condition(&mut self) -> String {
        let compare = |generator: &mut Self| {
            let operator = generator.values.pick(&["<", "<=", "==", "!=", ">", ">="]);
            format!("{} {operator} {}", generator.expression(1), generator.operand())
        };
        match self.values.rng.u32(0..10) {
            0 => self.operand(),
            1 => format!("not {}", self.operand()),
            2 => format!("{} and {}", compare(self), compare(self)),
            3 => format!("{} or {}", compare(self), compare(self)),
            4 => format!("{} < {} <= {}", self.operand(), self.operand(), self.operand()),
            _ => compare(self),
        }
    }
}
