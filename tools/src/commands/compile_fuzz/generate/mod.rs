//! Random programs from a grammar: mostly valid, and of all kinds of statements and expressions.

mod expressions;
mod patterns;
mod statements;

use super::random::Random;
use crate::commands::compilers::Mode;

const NAMES: &[&str] =
    &["a", "b", "c", "x", "y", "__p", "self", "f", "C", "éé", "_", "match", "type", "case"];

/// Where the program is being written.
#[derive(Clone, Copy)]
struct Scope {
    function: bool,
    is_async: bool,
    class: bool,
    /// `break` and `continue` may stand here.
    in_loop: bool,
    /// Inside a comprehension that a class has directly: no assignment expressions.
    no_walrus: bool,
    no_yield: bool,
}

pub struct Generator<'a> {
    random: &'a mut Random,
    out: String,
    indent: usize,
    /// How much may still be written; what remains is short when it is used up.
    budget: i32,
    scope: Scope,
    /// The nesting of f-strings, which alternate in their quotes.
    quotes: usize,
    brackets: usize,
    /// Names that patterns bind, each once.
    captures: usize,
}

/// A program for that mode.
pub fn program(random: &mut Random, mode: Mode) -> String {
    // Long ones have jumps, names and constants that need more than a byte.
    let most = if random.percent(2) { 3000 } else { 160 };
    let budget = random.between(10, most) as i32;
    let scope = Scope {
        function: false,
        is_async: false,
        class: false,
        in_loop: false,
        no_walrus: false,
        no_yield: true,
    };
    let mut generator = Generator {
        random,
        out: String::new(),
        indent: 0,
        budget,
        scope,
        quotes: 0,
        brackets: 0,
        captures: 0,
    };
    match mode {
        Mode::Exec => generator.module(),
        Mode::Eval => generator.expression_list(),
        Mode::Single => {
            generator.budget = generator.budget.min(40);
            generator.statement();
        }
    }
    generator.out
}

impl Generator<'_> {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.random.percent(percent)
    }

    fn put_one(&mut self, of: &[&'static str]) {
        let text = self.random.pick(of);
        self.out.push_str(text);
    }

    fn name(&mut self) {
        match self.random.below(20) {
            0 => self.put("__class__"),
            1 => self.put("super"),
            2 => self.put("__debug__"),
            _ => self.target_name(),
        }
    }

    fn target_name(&mut self) {
        self.put_one(NAMES);
    }

    /// Whether to go deeper; uses the budget up.
    fn spend(&mut self) -> bool {
        self.budget -= 1;
        self.budget > 0
    }

    fn separated(
        &mut self,
        least: usize,
        most: usize,
        separator: &str,
        mut item: impl FnMut(&mut Self),
    ) {
        let count = self.random.between(least, most);
        for at in 0..count {
            if at > 0 {
                self.put(separator);
            }
            item(self);
        }
    }

    fn within<T>(&mut self, scope: Scope, write: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.scope, scope);
        let result = write(self);
        self.scope = outer;
        result
    }
}
