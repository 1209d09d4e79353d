//! Code objects: what the bytecode crate read, with its constants and names as values, and
//! the register code made of it.

mod lnotab;
mod methods;
mod replace;

use crate::constants::value_of;
use crate::error::PyResult;
use crate::exec::Translation;
use crate::object::Ref;
use crate::value::Value;
use crate::vm::Vm;
use apython_bytecode::CodeObject;
use apython_bytecode::tables::LineTable;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

pub struct Code {
    pub source: Rc<CodeObject>,
    pub consts: Box<[Value]>,
    /// Interned.
    pub names: Box<[Value]>,
    /// Interned; locals, cells and free variables.
    pub localsplusnames: Box<[Value]>,
    pub filename: Value,
    pub name: Value,
    pub qualname: Value,
    /// Parsed when it is first needed.
    line_table: OnceCell<LineTable>,
    /// One for each globals dict the code has run under.
    pub translations: RefCell<Vec<Rc<Translation>>>,
}

super::native_object!(Code, CODE, code);

impl Code {
    /// Where in the source each code unit comes from. A table that isn't well-formed says
    /// nothing.
    pub fn line_table(&self) -> &LineTable {
        self.line_table.get_or_init(|| {
            let source = &self.source;
            LineTable::parse(&source.linetable, source.firstlineno).unwrap_or_default()
        })
    }
    /// The line of a code unit.
    pub fn line_of(&self, unit: u32) -> Option<u32> {
        self.line_table().line_of(unit)
    }
}

impl Vm {
    /// A code object of what was read. The constants become values, equal strings one.
    pub fn new_code(&self, source: Rc<CodeObject>) -> PyResult<Ref<Code>> {
        let consts = source.consts.iter().map(|constant| value_of(self, constant));
        let consts = consts.collect::<PyResult<Box<[Value]>>>()?;
        Ok(self.new_code_with(source, consts))
    }

    /// As [`new_code`](Self::new_code), with the constants as values.
    fn new_code_with(&self, source: Rc<CodeObject>, consts: Box<[Value]>) -> Ref<Code> {
        let names = |texts: &[apython_bytecode::Text]| -> Box<[Value]> {
            texts.iter().map(|text| self.intern_text(text)).collect()
        };
        let code = Code {
            consts,
            names: names(&source.names),
            localsplusnames: names(&source.localsplusnames),
            filename: self.intern_text(&source.filename),
            name: self.intern_text(&source.name),
            qualname: self.intern_text(&source.qualname),
            line_table: OnceCell::new(),
            translations: RefCell::default(),
            source,
        };
        Ref::new(self, code)
    }
}
