//! Which part of a failed expression carets point at: the operator of a binary operation, or
//! the brackets of a subscript.
//!
//! CPython parses the expression's text for this. What it needs of the result is little: what
//! the outermost operation is, where its operator stands, and where its right operand begins.
//! So the text is cut into tokens, brackets and what is in them are taken as one, and only
//! operators are parsed. Anything that isn't a binary operation or a subscript has no anchors.

mod tokens;

use tokens::{Token, TokenKind, tokenize};

/// Byte offsets in the expression's text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Anchors {
    pub(super) left_end: usize,
    pub(super) right_start: usize,
}

/// The anchors of an expression on one line.
pub(super) fn anchors(text: &str) -> Option<Anchors> {
    let tokens = tokenize(text)?;
    if let [group] = tokens.as_slice()
        && group.kind == TokenKind::Group
        && is_grouping(&tokenize(group.inner())?)
    {
        return grouped(text, group);
    }
    let mut parser = Parser { tokens: &tokens, at: 0 };
    let outermost = parser.binary(0)?;
    if parser.at != tokens.len() {
        return None;
    }
    match outermost {
        Node::Other => None,
        Node::Subscript { bracket } => Some(Anchors { left_end: bracket, right_start: text.len() }),
        Node::Binary { operator, right } => {
            Some(operator_anchors(text, operator, node_start(&tokens[right..])))
        }
    }
}

/// The anchors of an expression in parentheses.
fn grouped(text: &str, group: &Token<'_>) -> Option<Anchors> {
    let before = group.start + 1;
    let Anchors { left_end, right_start } = anchors(group.inner())?;
    // Subscripts reach to the end of the text.
    let to_end = right_start == group.inner().len();
    let right_start = if to_end { text.len() } else { before + right_start };
    Some(Anchors { left_end: before + left_end, right_start })
}

/// Where the node begins that stands first in `tokens`: parentheses that only group aren't part
/// of it.
fn node_start(tokens: &[Token<'_>]) -> usize {
    let first = &tokens[0];
    // A group that is called or subscripted belongs to the larger node.
    let alone = !tokens.get(1).is_some_and(Token::continues_primary);
    match first.kind {
        TokenKind::Group if alone => match tokenize(first.inner()) {
            Some(inner) if is_grouping(&inner) => {
                first.start + 1 + inner.first().map_or(0, |_| node_start(&inner))
            }
            _ => first.start,
        },
        _ => first.start,
    }
}

/// Whether these tokens between parentheses make neither a tuple nor a generator.
fn is_grouping(inner: &[Token<'_>]) -> bool {
    !inner.is_empty()
        && !inner.iter().any(|token| matches!(token.text, "," | "for"))
        && !inner.iter().any(|token| token.text == "async")
}

/// The anchors around an operator, as CPython's scan of the text between the operands finds
/// them: the first two characters that aren't space.
fn operator_anchors(text: &str, operator: usize, right: usize) -> Anchors {
    let bytes = text.as_bytes();
    let second = bytes.get(operator + 1).filter(|_| operator + 1 < right);
    let long = second.is_some_and(|byte| !matches!(byte, b' ' | b'\t' | b'\x0c'));
    Anchors { left_end: operator, right_start: operator + 1 + usize::from(long) }
}

/// What matters of an expression.
#[derive(Clone, Copy)]
enum Node {
    /// The offset of the operator, and the number of the right operand's first token.
    Binary {
        operator: usize,
        right: usize,
    },
    /// The offset of the opening bracket.
    Subscript {
        bracket: usize,
    },
    Other,
}

struct Parser<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
}

/// Levels of binary operators, weakest first; `**` is apart.
const LEVELS: [&[&str]; 5] = [&["|"], &["^"], &["&"], &["<<", ">>"], &["+", "-"]];
const TERMS: &[&str] = &["*", "/", "//", "%", "@"];

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Token<'a>> {
        self.tokens.get(self.at)
    }
    fn peek_operator(&self, operators: &[&str]) -> Option<usize> {
        let token = self.peek().filter(|token| token.kind == TokenKind::Operator)?;
        operators.contains(&token.text).then_some(token.start)
    }

    /// Operators of a level and the stronger ones.
    fn binary(&mut self, level: usize) -> Option<Node> {
        let operators = match level {
            0..=4 => LEVELS[level],
            5 => TERMS,
            _ => return self.factor(),
        };
        let mut node = self.binary(level + 1)?;
        while let Some(operator) = self.peek_operator(operators) {
            self.at += 1;
            let right = self.at;
            self.binary(level + 1)?;
            node = Node::Binary { operator, right };
        }
        Some(node)
    }

    /// Signs, and powers.
    fn factor(&mut self) -> Option<Node> {
        if self.peek_operator(&["+", "-", "~"]).is_some() {
            self.at += 1;
            self.factor()?;
            return Some(Node::Other);
        }
        let base = self.primary()?;
        if let Some(operator) = self.peek_operator(&["**"]) {
            self.at += 1;
            let right = self.at;
            self.factor()?;
            return Some(Node::Binary { operator, right });
        }
        Some(base)
    }

    /// An atom with attributes, calls and subscripts.
    fn primary(&mut self) -> Option<Node> {
        if self.peek().is_some_and(|token| token.text == "await") {
            self.at += 1;
            self.primary()?;
            return Some(Node::Other);
        }
        let mut node = self.atom()?;
        while let Some(token) = self.peek() {
            match (token.kind, token.text) {
                (TokenKind::Operator, ".") => {
                    self.at += 1;
                    self.peek().filter(|name| name.kind == TokenKind::Name)?;
                    node = Node::Other;
                }
                (TokenKind::Group, _) => node = Node::Other,
                (TokenKind::Brackets, _) => node = Node::Subscript { bracket: token.start },
                _ => break,
            }
            self.at += 1;
        }
        Some(node)
    }

    fn atom(&mut self) -> Option<Node> {
        let token = self.peek()?;
        match token.kind {
            TokenKind::String => {
                while self.peek().is_some_and(|token| token.kind == TokenKind::String) {
                    self.at += 1;
                }
                return Some(Node::Other);
            }
            TokenKind::Name if tokens::is_keyword(token.text) => return None,
            TokenKind::Operator if token.text != "..." => return None,
            _ => {}
        }
        self.at += 1;
        Some(Node::Other)
    }
}
