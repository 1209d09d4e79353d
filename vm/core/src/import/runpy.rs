//! The frames of the library's module `runpy`, through which CPython runs directories and what
//! `-m` names. Its work is done natively; tracebacks and frames show it nevertheless.

use crate::error::PyResult;
use crate::exec::{new_function, within_frame_of};
use crate::object::Ref;
use crate::objects::dict::Dict;
use crate::value::Value;
use crate::vm::Vm;
use apython_bytecode::{CodeFlags, CodeObject, Const, Opcode, Text};
use std::rc::Rc;

/// A line of one of its functions.
#[derive(Clone, Copy)]
pub(super) struct Place {
    function: &'static str,
    first_line: u32,
    line: u32,
}

const RUN_MAIN: &str = "_run_module_as_main";
const FIND: &str = "_get_module_details";

/// Where the program's code is run.
pub(super) const RUNNING: [Place; 2] = [
    Place { function: RUN_MAIN, first_line: 173, line: 198 },
    Place { function: "_run_code", first_line: 65, line: 88 },
];
/// Where the package of a module is imported.
pub(super) const IMPORTING_PARENT: [Place; 2] = [
    Place { function: RUN_MAIN, first_line: 173, line: 189 },
    Place { function: FIND, first_line: 105, line: 112 },
];
/// Where a package is imported that is to be run.
pub(super) const IMPORTING_PACKAGE: [Place; 3] = [
    Place { function: RUN_MAIN, first_line: 173, line: 189 },
    Place { function: FIND, first_line: 105, line: 148 },
    Place { function: FIND, first_line: 105, line: 112 },
];

/// A code object that is at one line.
fn code_at(place: Place) -> CodeObject {
    // One entry: all code units, without columns, so many lines below the first one.
    const NO_COLUMNS: u8 = 13;
    let code = [Opcode::RESUME as u8, 0, Opcode::RETURN_CONST as u8, 0];
    let units = code.len() as u8 / 2;
    let mut linetable = vec![0x80 | NO_COLUMNS << 3 | (units - 1)];
    // A signed number has its sign in the lowest bit; six bits are in each byte, the lowest
    // first, the next bit says that there are more.
    let mut delta = (place.line - place.first_line) << 1;
    while delta >= 1 << 6 {
        linetable.push(1 << 6 | (delta & 0x3F) as u8);
        delta >>= 6;
    }
    linetable.push(delta as u8);
    CodeObject {
        argcount: 0,
        posonlyargcount: 0,
        kwonlyargcount: 0,
        stacksize: 1,
        flags: CodeFlags::OPTIMIZED | CodeFlags::NEWLOCALS,
        code: code.into(),
        consts: vec![Const::None],
        names: vec![],
        localsplusnames: vec![],
        localspluskinds: vec![],
        filename: Text::new("<frozen runpy>"),
        name: Text::new(place.function),
        qualname: Text::new(place.function),
        firstlineno: place.first_line,
        linetable: linetable.into(),
        exceptiontable: [].into(),
    }
}

/// Does something within frames at these places, the outermost first.
pub(super) fn within<T>(
    vm: &Vm,
    places: &[Place],
    body: impl FnOnce() -> PyResult<T>,
) -> PyResult<T> {
    let Some((&outer, inner)) = places.split_first() else { return body() };
    let globals = Ref::new(vm, Dict::default());
    globals.set_interned(&vm.names.__name__, vm.intern("runpy"));
    let code = vm.new_code(Rc::new(code_at(outer)))?;
    let function = new_function(vm, code, globals, vm.builtins.clone(), Value::NONE);
    // The places are few.
    let body: Box<dyn FnOnce() -> PyResult<T> + '_> = Box::new(body);
    within_frame_of(vm, &function, || within(vm, inner, body))
}
