//! Runs the grammar: a packrat parser with a stack of its own, so that deep nesting cannot
//! overflow the native one.

use super::action;
use super::machine::{Failure, Parser, Value};
use super::node::{Node, Syntax};
use super::notation::{Alternative, Item, Keep, Rule};
use super::report;
use super::token::{Kind, Span};
use crate::error::{CompileError, ErrorKind};
use crate::options::Mode;

/// How deep CPython's parser nests its rules (`MAXSTACK`).
const MAX_DEPTH: u32 = 6000;
/// The frames that are open while a module's statements are read: the module, its optional
/// statements, the rule for statements, their repetition.
const MODULE_FRAMES: usize = 4;

/// What a frame is told when it goes on.
pub enum Signal {
    Enter,
    Matched(Value),
    Failed,
}

#[derive(Clone, Copy)]
enum Code {
    Rule(&'static Rule),
    Group(&'static [Alternative]),
    /// A rule that starts with itself: what it matched so far.
    Grow(&'static Rule, Option<Value>),
    /// The rules for errors take part again behind it, or not.
    Restore(bool),
    Opt,
    Many {
        item: &'static Item,
        needed: bool,
    },
    Sep {
        kind: Kind,
        item: &'static Item,
        until_error: bool,
    },
    Ahead {
        positive: bool,
    },
}

pub struct Frame {
    code: Code,
    start: u32,
    /// The height of the stack of values.
    base: u32,
    alternative: u16,
    item: u16,
    cut: bool,
    /// Of what repeats and grows: where the last match ends.
    end: u32,
}

impl Parser {
    /// Whether the source from the mark on is what the rule says.
    pub fn parse(&mut self, rule: &'static Rule) -> Result<bool, Failure> {
        let mut signal = self.call(rule)?;
        while !self.frames.is_empty() {
            signal = match self.go_on(signal) {
                Ok(signal) => signal,
                Err(failure) => self.end_list(failure)?,
            };
        }
        Ok(signal.value().is_some())
    }

    /// Tells the last frame what became of the one above, or to start.
    fn go_on(&mut self, signal: Signal) -> Result<Signal, Failure> {
        let Some(frame) = self.frames.last() else { return Ok(signal) };
        match frame.code {
            Code::Rule(rule) => self.step(signal, rule.alternatives),
            Code::Group(alternatives) => self.step(signal, alternatives),
            Code::Grow(rule, best) => self.grow(signal, rule, best),
            Code::Restore(find_errors) => {
                self.find_errors = find_errors;
                Ok(self.leave(1, signal.value()))
            }
            Code::Opt => {
                let value = signal.value().unwrap_or(Value::Nothing);
                Ok(self.leave(0, Some(value)))
            }
            Code::Many { item, needed } => self.many(signal, item, needed),
            Code::Sep { kind, item, .. } => self.separated(signal, kind, item),
            Code::Ahead { positive } => {
                self.mark = frame.start;
                let holds = signal.value().is_some() == positive;
                Ok(self.leave(0, holds.then_some(Value::Nothing)))
            }
        }
    }

    /// After an error: goes on behind the list that ends with one, if such a list is open and
    /// has an item.
    fn end_list(&mut self, failure: Failure) -> Result<Signal, Failure> {
        let is_list = |frame: &Frame| {
            matches!(frame.code, Code::Sep { until_error: true, .. }) && frame.end > frame.start
        };
        let Some(list) = self.frames.iter().rposition(is_list) else { return Err(failure) };
        if let Some(inner) = self.frames.get(list + 1) {
            self.values.truncate(inner.base as usize);
            self.frames.truncate(list + 1);
        }
        Ok(self.repeated(true))
    }

    fn enter(&mut self, item: &'static Item) -> Result<Signal, Failure> {
        match item {
            Item::T(kind) => self.expect(*kind),
            Item::R(rule) => self.call(rule),
            Item::Errors(rule) if self.find_errors => self.call(rule),
            Item::Errors(_) => Ok(Signal::Failed),
            Item::Soft(text) => self.expect_word(|word| word == text.as_bytes()),
            // CPython compares only as many letters as the name has.
            Item::SoftKeyword => self.expect_word(|word| {
                ["_", "case", "match", "type"].iter().any(|k| k.as_bytes().starts_with(word))
            }),
            Item::Group(alternatives) => {
                self.push(Code::Group(alternatives), 1)?;
                Ok(Signal::Enter)
            }
            Item::Opt(item) => self.enter_inner(Code::Opt, 0, item),
            Item::Many(item) => self.enter_inner(Code::Many { item, needed: false }, 1, item),
            Item::Many1(item) => self.enter_inner(Code::Many { item, needed: true }, 1, item),
            Item::Sep(kind, item) => {
                self.enter_inner(Code::Sep { kind: *kind, item, until_error: false }, 1, item)
            }
            Item::SepUntilError(kind, item) => {
                self.enter_inner(Code::Sep { kind: *kind, item, until_error: true }, 1, item)
            }
            Item::Ahead(item) => self.enter_inner(Code::Ahead { positive: true }, 0, item),
            Item::NotAhead(item) => self.enter_inner(Code::Ahead { positive: false }, 0, item),
            Item::Cut => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.cut = true;
                }
                Ok(Signal::Matched(Value::Nothing))
            }
            Item::Forced(kind) => {
                let signal = self.expect(*kind)?;
                if signal.value().is_none() {
                    return Err(report::forced(self, *kind));
                }
                Ok(signal)
            }
        }
    }

    /// Pushes a frame, and starts with the item inside.
    fn enter_inner(
        &mut self,
        code: Code,
        depth: u32,
        item: &'static Item,
    ) -> Result<Signal, Failure> {
        self.push(code, depth)?;
        self.enter(item)
    }

    fn push(&mut self, code: Code, depth: u32) -> Result<(), Failure> {
        self.deepen(depth)?;
        self.frames.push(Frame {
            code,
            start: self.mark,
            base: self.values.len() as u32,
            alternative: 0,
            item: 0,
            cut: false,
            end: self.mark,
        });
        Ok(())
    }

    fn deepen(&mut self, levels: u32) -> Result<(), Failure> {
        self.depth += levels;
        if self.depth <= MAX_DEPTH {
            return Ok(());
        }
        self.error = Some(CompileError::plain(
            ErrorKind::Memory,
            "Parser stack overflowed - Python source too complex to parse",
        ));
        Err(Failure)
    }

    /// Ends the last frame, which took `depth` levels.
    fn leave(&mut self, depth: u32, value: Option<Value>) -> Signal {
        if let Some(frame) = self.frames.pop() {
            self.values.truncate(frame.base as usize);
            if value.is_none() {
                self.mark = frame.start;
            }
        }
        self.depth -= depth;
        value.map_or(Signal::Failed, Signal::Matched)
    }

    fn call(&mut self, rule: &'static Rule) -> Result<Signal, Failure> {
        self.deepen(1)?;
        self.fill()?;
        match rule.keep {
            Keep::WithoutErrors => {
                self.push(Code::Restore(self.find_errors), 0)?;
                self.find_errors = false;
                self.push(Code::Rule(rule), 0)?;
                return Ok(Signal::Enter);
            }
            Keep::Never => {}
            _ => {
                if let Some(signal) = self.remembered(rule) {
                    self.depth -= 1;
                    return Ok(signal);
                }
            }
        }
        if rule.keep == Keep::LeftRecursive {
            self.remember(self.mark, rule, None, self.mark);
            self.push(Code::Grow(rule, None), 0)?;
            self.push(Code::Rule(rule), 1)?;
        } else {
            self.push(Code::Rule(rule), 0)?;
        }
        Ok(Signal::Enter)
    }

    /// Goes on with the alternatives of a rule or a group.
    fn step(
        &mut self,
        signal: Signal,
        alternatives: &'static [Alternative],
    ) -> Result<Signal, Failure> {
        let Some(frame) = self.frames.last_mut() else { return Ok(Signal::Failed) };
        match signal {
            Signal::Enter => {}
            Signal::Matched(value) => {
                self.values.push(value);
                frame.item += 1;
            }
            Signal::Failed => {
                self.mark = frame.start;
                self.values.truncate(frame.base as usize);
                frame.alternative += 1;
                frame.item = 0;
                if std::mem::take(&mut frame.cut) {
                    return Ok(self.finish(None));
                }
            }
        }
        let Some(alternative) = alternatives.get(usize::from(frame.alternative)) else {
            return Ok(self.finish(None));
        };
        if let Some(item) = alternative.items.get(usize::from(frame.item)) {
            return self.enter(item);
        }
        let (start, base) = (frame.start, frame.base as usize);
        let values: smallvec::SmallVec<[Value; 8]> = self.values[base..].into();
        let value = action::apply(self, alternative, start, &values)?;
        Ok(self.finish(value))
    }

    /// Ends a rule or a group.
    fn finish(&mut self, value: Option<Value>) -> Signal {
        let Some(&Frame { code: Code::Rule(rule), start, .. }) = self.frames.last() else {
            return self.leave(1, value);
        };
        match rule.keep {
            // The frame below has the level, and ends the rule.
            Keep::WithoutErrors => return self.leave(0, value),
            Keep::LeftRecursive | Keep::Never => {}
            Keep::Always | Keep::Apart => self.remember(start, rule, value, self.mark),
        }
        self.leave(1, value)
    }

    /// Starts a left recursive rule again as long as it gets further.
    fn grow(
        &mut self,
        signal: Signal,
        rule: &'static Rule,
        best: Option<Value>,
    ) -> Result<Signal, Failure> {
        let Some(frame) = self.frames.last_mut() else { return Ok(Signal::Failed) };
        match signal {
            Signal::Matched(value) if self.mark > frame.end => {
                frame.end = self.mark;
                frame.code = Code::Grow(rule, Some(value));
                let (start, end) = (frame.start, frame.end);
                self.remember(start, rule, Some(value), end);
                self.mark = start;
                self.push(Code::Rule(rule), 1)?;
                Ok(Signal::Enter)
            }
            _ => {
                self.mark = frame.end;
                Ok(self.leave(1, best))
            }
        }
    }

    fn many(
        &mut self,
        signal: Signal,
        item: &'static Item,
        needed: bool,
    ) -> Result<Signal, Failure> {
        let Some(frame) = self.frames.last_mut() else { return Ok(Signal::Failed) };
        match signal.value() {
            Some(value) if self.mark > frame.end => {
                let start = std::mem::replace(&mut frame.end, self.mark);
                self.values.push(value);
                if self.mode == Mode::Exec && self.frames.len() == MODULE_FRAMES {
                    self.forget(start);
                }
                self.enter(item)
            }
            _ => Ok(self.repeated(needed)),
        }
    }

    fn separated(
        &mut self,
        signal: Signal,
        kind: Kind,
        item: &'static Item,
    ) -> Result<Signal, Failure> {
        let Some(frame) = self.frames.last_mut() else { return Ok(Signal::Failed) };
        let Some(value) = signal.value() else { return Ok(self.repeated(true)) };
        frame.end = self.mark;
        self.values.push(value);
        match self.expect(kind)? {
            Signal::Failed => Ok(self.repeated(true)),
            _ => self.enter(item),
        }
    }

    /// Ends a repetition with what it has.
    fn repeated(&mut self, needed: bool) -> Signal {
        let Some(frame) = self.frames.last() else { return Signal::Failed };
        self.mark = frame.end;
        let items: smallvec::SmallVec<[Value; 8]> = self.values[frame.base as usize..].into();
        if needed && items.is_empty() {
            return self.leave(1, None);
        }
        let span = match (items.first(), items.last()) {
            (Some(&first), Some(&last)) => {
                let last = self.span(last);
                Span { end_line: last.end_line, end_column: last.end_column, ..self.span(first) }
            }
            _ => self.span(Value::Nothing),
        };
        let sequence = self.add_node(Syntax::Sequence, span, &items);
        self.leave(1, Some(sequence))
    }

    pub fn add_node(&mut self, syntax: Syntax, span: Span, children: &[Value]) -> Value {
        let first = self.children.len() as u32;
        self.children.extend_from_slice(children);
        let children = (first, self.children.len() as u32);
        self.nodes.push(Node { syntax, span, children });
        Value::Node(self.nodes.len() as u32 - 1)
    }
}

impl Signal {
    fn value(&self) -> Option<Value> {
        match *self {
            Signal::Matched(value) => Some(value),
            Signal::Enter | Signal::Failed => None,
        }
    }
}
