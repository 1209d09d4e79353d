//! What the rules for errors look at: which kind of expression something is, where it stands,
//! and its parts.

use super::machine::{Parser, Value};
use super::notation::Targets;
use super::token::{Kind, Span};

/// The kind of a node. Names, numbers and the like are tokens, not nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    Attribute,
    Subscript,
    Starred,
    List,
    Tuple,
    Lambda,
    Call,
    /// `and`, `or`, and operators with a number for a value.
    Operation,
    Generator,
    Yield,
    Await,
    ListComp,
    SetComp,
    DictComp,
    Dict,
    Set,
    FString,
    /// A string that is not formatted.
    Text,
    Bytes,
    Compare,
    /// A comparison that starts with `in`.
    Membership,
    Conditional,
    NamedExpr,
    /// What is repeated.
    Sequence,
    /// The arguments of a call.
    Arguments,
    Keyword,
    KeywordUnpacking,
    Other,
}

#[derive(Clone, Copy, Debug)]
pub struct Node {
    pub syntax: Syntax,
    pub span: Span,
    /// Its part of the list of all children.
    pub children: (u32, u32),
}

impl Parser {
    /// Whether it is a node of that kind.
    pub fn is(&self, value: Value, syntax: Syntax) -> bool {
        matches!(value, Value::Node(_)) && self.node(value).is_some_and(|n| n.syntax == syntax)
    }

    pub fn children(&self, value: Value) -> &[Value] {
        let Some(node) = self.node(value) else { return &[] };
        &self.children[node.children.0 as usize..node.children.1 as usize]
    }

    pub fn span(&self, value: Value) -> Span {
        match value {
            Value::Token(at) => self.tokens[at as usize].span,
            Value::Node(at) => self.nodes[at as usize].span,
            Value::Nothing => Span { line: 0, column: -1, end_line: 0, end_column: -1 },
        }
    }

    /// How messages call that kind of expression.
    pub fn expression_name(&self, value: Value) -> &'static str {
        let Some(node) = self.node(value) else { return self.token_name(value) };
        match node.syntax {
            Syntax::Attribute => "attribute",
            Syntax::Subscript => "subscript",
            Syntax::Starred => "starred",
            Syntax::List => "list",
            Syntax::Tuple => "tuple",
            Syntax::Lambda => "lambda",
            Syntax::Call => "function call",
            Syntax::Operation => "expression",
            Syntax::Generator => "generator expression",
            Syntax::Yield => "yield expression",
            Syntax::Await => "await expression",
            Syntax::ListComp => "list comprehension",
            Syntax::SetComp => "set comprehension",
            Syntax::DictComp => "dict comprehension",
            Syntax::Dict => "dict literal",
            Syntax::Set => "set display",
            Syntax::FString => "f-string expression",
            Syntax::Compare | Syntax::Membership => "comparison",
            Syntax::Conditional => "conditional expression",
            Syntax::NamedExpr => "named expression",
            _ => "literal",
        }
    }

    fn token_name(&self, value: Value) -> &'static str {
        let Value::Token(at) = value else { return "expression" };
        match self.tokens[at as usize].kind {
            Kind::Name => "name",
            Kind::NoneLiteral => "None",
            Kind::TrueLiteral => "True",
            Kind::FalseLiteral => "False",
            Kind::Ellipsis => "ellipsis",
            _ => "literal",
        }
    }

    /// The first part of an expression that is no target, in the order of the source.
    pub fn invalid_target(&self, value: Value, targets: Targets) -> Option<Value> {
        // Targets inside targets, the next one last.
        let mut pending = vec![value];
        while let Some(value) = pending.pop() {
            let Some(node) = self.node(value) else {
                if self.token_name(value) == "name" {
                    continue;
                }
                return Some(value);
            };
            match node.syntax {
                Syntax::List | Syntax::Tuple => {
                    pending.extend(self.children(value).iter().rev());
                }
                Syntax::Starred if targets != Targets::Delete => {
                    pending.extend(self.children(value));
                }
                // `a in b` behind `for` was read as a comparison.
                Syntax::Membership if targets == Targets::For => {
                    pending.extend(self.children(value).first());
                }
                Syntax::Compare if targets == Targets::For => {}
                Syntax::Attribute | Syntax::Subscript => {}
                _ => return Some(value),
            }
        }
        None
    }

    pub fn node(&self, value: Value) -> Option<&Node> {
        match value {
            Value::Node(at) => self.nodes.get(at as usize),
            _ => None,
        }
    }
}
