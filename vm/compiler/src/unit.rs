//! What the code generator knows of a code object beside its instructions.

use apython_bytecode::{CodeFlags, Const, Text};

use crate::names::Name;

/// A code object in the making. The order of every list is the order of first use.
#[derive(Clone, Debug)]
pub struct Unit {
    pub name: Text,
    pub qualname: Text,
    /// Positional parameters, the positional-only ones included (as `co_argcount`).
    pub argcount: u32,
    pub posonlyargcount: u32,
    pub kwonlyargcount: u32,
    /// Complete, `NESTED` and `GENERATOR` included.
    pub flags: CodeFlags,
    pub firstlineno: i32,
    /// Distinct by type and value, as `co_consts` needs them; not yet trimmed.
    pub consts: Vec<Const>,
    pub names: Vec<Name>,
    /// Parameters first.
    pub varnames: Vec<Name>,
    /// Sorted by name, as the symbol table gives them.
    pub cellvars: Vec<Name>,
    pub freevars: Vec<Name>,
    /// Variables of inlined comprehensions that `locals()` does not show.
    pub hidden: Vec<Name>,
}
