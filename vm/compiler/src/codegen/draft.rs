//! A code object while it is written: its scope, its instructions, its lists of names and
//! constants, the blocks that are open.

use apython_bytecode::{CodeFlags, Text};
use rustc_hash::FxHashMap;

use super::unwind::Block;
use crate::constants::Constants;
use crate::names::{Name, Names};
use crate::sequence::Sequence;
use crate::symbols::{Binding, Scope, ScopeKind, Symbol, SymbolFlags};
use crate::unit::Unit;

/// Room to begin with: most functions need no more.
const USUAL_INSTRUCTIONS: usize = 128;
const USUAL_LABELS: usize = 16;

/// What a code object is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitKind {
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    Comprehension,
    /// The scope around something generic, and the bound of a type parameter.
    TypeParams,
}

pub(super) struct Draft<'a> {
    pub(super) scope: &'a Scope,
    pub(super) kind: UnitKind,
    pub(super) name: Text,
    pub(super) qualname: Text,
    /// The class whose private names are mangled here.
    pub(super) private: Option<Name>,
    pub(super) sequence: Sequence,
    pub(super) blocks: Vec<Block<'a>>,
    pub(super) consts: Constants,
    pub(super) names: NameList,
    pub(super) varnames: NameList,
    pub(super) cellvars: NameList,
    pub(super) freevars: NameList,
    /// Variables of inlined comprehensions that are fast locals although the scope is no
    /// function; whether one is such right now, or only was.
    pub(super) hidden: FxHashMap<Name, bool>,
    /// The keys of `hidden` in the order they came.
    hidden_order: Vec<Name>,
    /// What names are while an inlined comprehension is compiled, where that differs from the
    /// scope's own answer. `None`: nothing is known of the name.
    pub(super) overrides: FxHashMap<Name, Option<Symbol>>,
    /// How many inlined comprehensions are being compiled, one in the other.
    pub(super) inlined: u32,
    pub(super) argcount: u32,
    pub(super) posonlyargcount: u32,
    pub(super) kwonlyargcount: u32,
    pub(super) firstlineno: i32,
    /// Of the scope; `await` at the top level sets it later.
    pub(super) is_coroutine: bool,
}

impl<'a> Draft<'a> {
    pub(super) fn new(
        scope: &'a Scope,
        kind: UnitKind,
        name: Text,
        firstlineno: i32,
        names: &Names,
    ) -> Draft<'a> {
        Draft {
            scope,
            kind,
            qualname: name.clone(),
            name,
            private: None,
            sequence: Sequence {
                instructions: Vec::with_capacity(USUAL_INSTRUCTIONS),
                labels: Vec::with_capacity(USUAL_LABELS),
            },
            blocks: Vec::new(),
            consts: Constants::new(),
            names: NameList::default(),
            varnames: NameList::new(scope.varnames.clone()),
            cellvars: NameList::new(cellvars(scope, names)),
            freevars: NameList::new(freevars(scope, names)),
            hidden: FxHashMap::default(),
            hidden_order: Vec::new(),
            overrides: FxHashMap::default(),
            inlined: 0,
            argcount: 0,
            posonlyargcount: 0,
            kwonlyargcount: 0,
            firstlineno,
            is_coroutine: scope.is_coroutine,
        }
    }

    /// What is known of a (mangled) name at this point.
    pub(super) fn symbol(&self, name: Name) -> Option<Symbol> {
        if !self.overrides.is_empty()
            && let Some(&symbol) = self.overrides.get(&name)
        {
            return symbol;
        }
        self.scope.lookup(name)
    }

    pub(super) fn binding(&self, name: Name) -> Option<Binding> {
        self.symbol(name).map(|symbol| symbol.binding)
    }

    /// Whether locals are slots, not entries of a dictionary.
    pub(super) fn is_function_like(&self) -> bool {
        !matches!(self.scope.kind, ScopeKind::Module | ScopeKind::Class)
    }

    pub(super) fn is_hidden(&self, name: Name) -> bool {
        !self.hidden.is_empty() && self.hidden.get(&name) == Some(&true)
    }

    /// Makes a name a fast local; false if it was one.
    pub(super) fn hide(&mut self, name: Name) -> bool {
        match self.hidden.insert(name, true) {
            Some(before) => !before,
            None => {
                self.hidden_order.push(name);
                true
            }
        }
    }

    pub(super) fn is_async_generator(&self) -> bool {
        self.scope.is_generator && self.is_coroutine
    }

    /// `co_flags`.
    pub(super) fn flags(&self, future: CodeFlags, top_level_await: bool) -> CodeFlags {
        let scope = self.scope;
        let mut flags = future;
        if self.is_function_like() {
            flags |= CodeFlags::OPTIMIZED | CodeFlags::NEWLOCALS;
            let facts = [
                (scope.is_nested, CodeFlags::NESTED),
                (scope.is_generator && !self.is_coroutine, CodeFlags::GENERATOR),
                (!scope.is_generator && self.is_coroutine, CodeFlags::COROUTINE),
                (scope.is_generator && self.is_coroutine, CodeFlags::ASYNC_GENERATOR),
                (scope.has_varargs, CodeFlags::VARARGS),
                (scope.has_varkeywords, CodeFlags::VARKEYWORDS),
            ];
            for (_, flag) in facts.into_iter().filter(|&(holds, _)| holds) {
                flags |= flag;
            }
        } else if top_level_await
            && scope.kind == ScopeKind::Module
            && self.is_coroutine
            && !scope.is_generator
        {
            flags |= CodeFlags::COROUTINE;
        }
        flags
    }

    /// What the assembler needs.
    pub(super) fn finish(self, flags: CodeFlags) -> (Unit, Sequence) {
        let unit = Unit {
            name: self.name,
            qualname: self.qualname,
            argcount: self.argcount + self.posonlyargcount,
            posonlyargcount: self.posonlyargcount,
            kwonlyargcount: self.kwonlyargcount,
            flags,
            firstlineno: self.firstlineno,
            consts: self.consts.into_vec(),
            names: self.names.into_vec(),
            varnames: self.varnames.into_vec(),
            cellvars: self.cellvars.into_vec(),
            freevars: self.freevars.into_vec(),
            hidden: self.hidden_order,
        };
        (unit, self.sequence)
    }
}

/// Cells, by name; then those that a class has for `__class__` and `__classdict__`.
fn cellvars(scope: &Scope, names: &Names) -> Vec<Name> {
    let mut found = sorted(scope, names, Binding::Cell, SymbolFlags::COMP_CELL);
    let implicit =
        [(scope.needs_class_closure, "__class__"), (scope.needs_classdict, "__classdict__")];
    for (_, text) in implicit.into_iter().filter(|&(needed, _)| needed) {
        if let Some(name) = names.find(text)
            && !found.contains(&name)
        {
            found.push(name);
        }
    }
    found
}

fn freevars(scope: &Scope, names: &Names) -> Vec<Name> {
    sorted(scope, names, Binding::Free, SymbolFlags::FREE_CLASS)
}

/// The names that are bound so or carry the flag, by their text.
fn sorted(scope: &Scope, names: &Names, binding: Binding, flag: SymbolFlags) -> Vec<Name> {
    let wanted = |symbol: &Symbol| symbol.binding == binding || symbol.flags.intersects(flag);
    let found = scope.symbols.iter().filter(|(_, symbol)| wanted(symbol));
    let mut found: Vec<Name> = found.map(|&(name, _)| name).collect();
    // UTF-8 sorts as its code points do.
    found.sort_unstable_by(|&a, &b| names.text(a).as_bytes().cmp(names.text(b).as_bytes()));
    found
}

/// Names, numbered in the order they are first added.
#[derive(Default)]
pub(super) struct NameList {
    items: Vec<Name>,
    /// Complete as soon as it is used: short lists are searched instead.
    index: FxHashMap<Name, u32>,
}

impl NameList {
    /// Up to so many names a search is as fast as a look-up.
    const SEARCHED: usize = 12;

    fn new(items: Vec<Name>) -> NameList {
        let mut list = NameList { items, index: FxHashMap::default() };
        if list.items.len() > NameList::SEARCHED {
            list.build_index();
        }
        list
    }

    pub(super) fn find(&self, name: Name) -> Option<u32> {
        if self.items.len() > NameList::SEARCHED {
            return self.index.get(&name).copied();
        }
        self.items.iter().position(|&item| item == name).map(|at| at as u32)
    }

    /// The number of a name, which is added if it is new.
    pub(super) fn add(&mut self, name: Name) -> u32 {
        if let Some(at) = self.find(name) {
            return at;
        }
        let at = self.items.len() as u32;
        self.items.push(name);
        match self.items.len() - 1 {
            NameList::SEARCHED => self.build_index(),
            before if before > NameList::SEARCHED => {
                self.index.insert(name, at);
            }
            _ => {}
        }
        at
    }

    pub(super) fn first(&self) -> Option<Name> {
        self.items.first().copied()
    }

    pub(super) fn len(&self) -> u32 {
        self.items.len() as u32
    }

    fn build_index(&mut self) {
        self.index = self.items.iter().zip(0..).map(|(&name, at)| (name, at)).collect();
    }

    fn into_vec(self) -> Vec<Name> {
        self.items
    }
}
