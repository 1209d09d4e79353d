//! The parser's state: the tokens read so far, nodes, and what rules have matched where.
//!
//! Tokens are read only when a rule asks for them, and each once: how far the parser came is
//! where a plain "invalid syntax" is reported. The first error ends everything.

use super::node::Node;
use super::notation::{Keep, Rule};
use super::report;
use super::run::{Frame, Signal};
use super::token::{Kind, Token};
use super::tokenizer::{Stop, Tokenizer};
use crate::error::CompileError;
use crate::options::{Mode, Options};
use apython_bytecode::CodeFlags;

/// An error was found; it is in [`Parser::error`].
#[derive(Debug)]
pub struct Failure;

/// What a piece of the grammar matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    Token(u32),
    Node(u32),
    /// Something without a node: an optional part that isn't there, a look ahead.
    Nothing,
}

/// A remembered result: of which rule, and how it was found.
struct Memo {
    rule: *const Rule,
    errors: Option<bool>,
    value: Option<Value>,
    end: u32,
}

pub struct Parser {
    pub tokenizer: Tokenizer,
    pub tokens: Vec<Token>,
    memos: Vec<Vec<Memo>>,
    pub nodes: Vec<Node>,
    pub children: Vec<Value>,
    pub frames: Vec<Frame>,
    pub values: Vec<Value>,
    pub mark: u32,
    pub depth: u32,
    /// The rules for errors take part: it is the second pass.
    pub find_errors: bool,
    pub error: Option<CompileError>,
    pub mode: Mode,
    dont_imply_dedent: bool,
    /// `from __future__ import barry_as_FLUFL`
    pub barry_as_flufl: bool,
    /// Columns in errors count bytes.
    pub byte_columns: bool,
    started: bool,
}

impl Parser {
    pub fn new(source: &str, options: &Options<'_>) -> Parser {
        let mut source = source.as_bytes().to_vec();
        if options.mode == Mode::Exec && source.last().is_some_and(|&byte| byte != b'\n') {
            source.push(b'\n');
        }
        Parser {
            tokenizer: Tokenizer::new(source),
            tokens: Vec::new(),
            memos: Vec::new(),
            nodes: Vec::new(),
            children: Vec::new(),
            frames: Vec::new(),
            values: Vec::new(),
            mark: 0,
            depth: 0,
            find_errors: false,
            error: None,
            mode: options.mode,
            dont_imply_dedent: options.dont_imply_dedent,
            barry_as_flufl: options.future.contains(CodeFlags::FUTURE_BARRY_AS_BDFL),
            byte_columns: options.byte_columns,
            started: false,
        }
    }

    /// Forgets all but the tokens, to parse once more.
    pub fn restart_with_errors(&mut self) {
        self.memos.iter_mut().for_each(Vec::clear);
        self.nodes.clear();
        self.children.clear();
        self.frames.clear();
        self.values.clear();
        self.mark = 0;
        self.depth = 0;
        self.find_errors = true;
    }

    /// Makes sure that the token at the mark has been read.
    pub fn fill(&mut self) -> Result<(), Failure> {
        if (self.mark as usize) < self.tokens.len() {
            return Ok(());
        }
        let token = match self.tokenizer.token() {
            Ok(token) => token,
            Err(stop) => {
                let token = self.tokenizer.make_bare(Kind::Error);
                self.push_token(token);
                let raised = match stop {
                    Stop::Raised(error) => Some(error),
                    Stop::Done => None,
                };
                self.error = Some(raised.unwrap_or_else(|| report::tokenizer_error(self)));
                return Err(Failure);
            }
        };
        if self.mode == Mode::Single && token.kind == Kind::EndMarker && self.started {
            self.started = false;
            if !self.dont_imply_dedent {
                self.tokenizer.close_blocks();
            }
            self.push_token(Token { kind: Kind::Newline, ..token });
        } else {
            self.started = true;
            self.push_token(token);
        }
        Ok(())
    }

    fn push_token(&mut self, token: Token) {
        self.tokens.push(token);
        self.memos.push(Vec::new());
    }

    pub fn token_text(&self, token: Token) -> &[u8] {
        &self.tokenizer.source()[token.start..token.end]
    }

    pub fn expect(&mut self, kind: Kind) -> Result<Signal, Failure> {
        self.fill()?;
        let at = self.mark;
        if self.tokens[at as usize].kind != kind {
            return Ok(Signal::Failed);
        }
        self.mark += 1;
        if kind == Kind::Number {
            report::check_number(self, self.tokens[at as usize])?;
        }
        Ok(Signal::Matched(Value::Token(at)))
    }

    pub fn expect_word(&mut self, is_wanted: impl Fn(&[u8]) -> bool) -> Result<Signal, Failure> {
        self.fill()?;
        let token = self.tokens[self.mark as usize];
        if token.kind != Kind::Name || !is_wanted(self.token_text(token)) {
            return Ok(Signal::Failed);
        }
        self.expect(Kind::Name)
    }

    pub fn remembered(&mut self, rule: &'static Rule) -> Option<Signal> {
        let errors = (rule.keep == Keep::Apart).then_some(self.find_errors);
        let memos = &self.memos[self.mark as usize];
        let memo = memos.iter().find(|m| std::ptr::eq(m.rule, rule) && m.errors == errors)?;
        let Some(value) = memo.value else { return Some(Signal::Failed) };
        self.mark = memo.end;
        Some(Signal::Matched(value))
    }

    pub fn remember(&mut self, start: u32, rule: &'static Rule, value: Option<Value>, end: u32) {
        let errors = (rule.keep == Keep::Apart).then_some(self.find_errors);
        let memos = &mut self.memos[start as usize];
        let known = memos.iter_mut().find(|m| std::ptr::eq(m.rule, rule) && m.errors == errors);
        match known {
            Some(memo) => (memo.value, memo.end) = (value, end),
            None => memos.push(Memo { rule, errors, value, end }),
        }
    }

    /// Forgets what matched in statements that are done with.
    pub fn forget(&mut self, start: u32) {
        self.memos[start as usize..self.mark as usize].iter_mut().for_each(|m| *m = Vec::new());
    }
}
