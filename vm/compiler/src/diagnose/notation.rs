//! How the grammar is written down: rules of alternatives of items, as static data.
//!
//! It is a parsing expression grammar: alternatives are tried in order and the first that
//! matches is taken. What CPython's parser says of wrong source depends on that order, and on
//! how far it has read; so the rules follow the order in which CPython 3.12 tries things, and
//! those that only find errors ([`Item::Errors`]) stand where CPython has them.

use super::machine::{Failure, Parser, Value};
use super::node::Syntax;
use super::token::Kind;

pub struct Rule {
    pub keep: Keep,
    pub alternatives: &'static [Alternative],
}

/// Which results of a rule are remembered, by the place where it started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// As CPython does: a result found without the rules for errors also holds with them.
    Always,
    /// Only for speed, apart for the two ways of parsing; never changes what is found.
    Apart,
    /// As [`Keep::Always`]; the rule starts with itself.
    LeftRecursive,
    /// Not at all.
    Never,
    /// Not at all. What is inside is parsed without the rules for errors.
    WithoutErrors,
}

pub struct Alternative {
    pub items: &'static [Item],
    pub action: Action,
}

pub enum Item {
    /// A token.
    T(Kind),
    /// A rule.
    R(&'static Rule),
    /// A rule that only finds errors; fails where these are not looked for.
    Errors(&'static Rule),
    /// A name with that text.
    Soft(&'static str),
    /// Any name that CPython takes for a soft keyword.
    SoftKeyword,
    Group(&'static [Alternative]),
    Opt(&'static Item),
    Many(&'static Item),
    Many1(&'static Item),
    /// One or more, with a token between.
    Sep(Kind, &'static Item),
    /// The same, but where the tokenizer fails behind the first, the list ends there. CPython
    /// does so with all lists; it makes a difference where an error follows at once.
    SepUntilError(Kind, &'static Item),
    /// Must follow, but isn't taken.
    Ahead(&'static Item),
    /// Must not follow.
    NotAhead(&'static Item),
    /// From here on, no other alternative is tried.
    Cut,
    /// A token without which nothing can be right.
    Forced(Kind),
}

/// What becomes of an alternative that matched. Numbers are those of its items.
pub enum Action {
    /// The value of its only item, or a node without meaning.
    Default,
    Value(usize),
    /// A node, with these values as its children; sequences are flattened.
    Node(Syntax, &'static [usize]),
    Run(fn(&mut Parser, &[Value]) -> Result<Option<Value>, Failure>),
    /// The rule as a whole does not match.
    Refuse,
    /// An error at the last token that has been read.
    Last(&'static str),
    /// An error at the next token.
    Next(&'static str),
    At(usize, &'static str),
    Range(usize, usize, &'static str),
    /// An error from there to the tokenizer's place.
    Onward(usize, &'static str),
    /// An error that says what kind of expression it is: the texts before and after that.
    Named(usize, &'static str, &'static str),
    /// An error at what cannot be assigned to or deleted; refuses if there is none.
    Target(usize, Targets),
    /// IndentationError: what must be followed by a block, and the item whose line it is on.
    Block(usize, &'static str),
    /// IndentationError: a block is missing.
    BlockMissing,
}

/// What a list of targets is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Targets {
    Star,
    Delete,
    For,
}

/// Declares rules: `NAME(Keep) = [items...] => action, ...;`, the action being `Default` if none
/// is given.
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident ($keep:ident) = $(
        [$($item:expr),* $(,)?] $(=> $action:expr)?
    ),+ $(,)?;)*) => {
        $($(#[$doc])* pub static $name: $crate::diagnose::notation::Rule =
            $crate::diagnose::notation::Rule {
                keep: $crate::diagnose::notation::Keep::$keep,
                alternatives: $crate::diagnose::notation::alternatives!(
                    $([$($item),*] $(=> $action)?),+
                ),
            };)*
    };
}

/// Alternatives, as in [`rules!`].
macro_rules! alternatives {
    ($([$($item:expr),* $(,)?] $(=> $action:expr)?),+ $(,)?) => {
        &[$($crate::diagnose::notation::Alternative {
            items: &[$($item),*],
            action: $crate::diagnose::notation::action!($($action)?),
        }),+]
    };
}

macro_rules! action {
    () => {
        $crate::diagnose::notation::Action::Default
    };
    ($action:expr) => {
        $action
    };
}

/// A group of alternatives.
macro_rules! group {
    ($($rest:tt)+) => {
        $crate::diagnose::notation::Item::Group(
            $crate::diagnose::notation::alternatives!($($rest)+)
        )
    };
}

pub(super) use {action, alternatives, group, rules};
