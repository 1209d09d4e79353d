//! What Python programs do with code objects.

use super::{Code, replace};
use crate::error::PyResult;
use crate::native::Args;
use crate::object::{CompareOp, Ref, Type};
use crate::objects::payload;
use crate::objects::str::{hash_of, to_string_lossy};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_bytecode::LocalKind;
use apython_derive::pymethods;
use apython_text::hash::TupleHasher;

impl Code {
    fn slots(&self, vm: &Vm, wanted: fn(LocalKind) -> bool) -> Value {
        let named = self.localsplusnames.iter().zip(&self.source.localspluskinds);
        let names = named.filter(|&(_, &kind)| wanted(kind)).map(|(name, _)| name.clone());
        vm.new_tuple(names.collect())
    }

    /// Whether two code objects do the same, wherever they come from.
    fn equals(&self, vm: &Vm, other: &Code) -> PyResult<bool> {
        let (a, b) = (&self.source, &other.source);
        if std::rc::Rc::ptr_eq(a, b) {
            return Ok(true);
        }
        let same = a.argcount == b.argcount
            && a.posonlyargcount == b.posonlyargcount
            && a.kwonlyargcount == b.kwonlyargcount
            && a.flags == b.flags
            && a.firstlineno == b.firstlineno
            && a.name == b.name
            && a.code == b.code
            && a.names == b.names
            && a.localsplusnames == b.localsplusnames
            && a.linetable == b.linetable
            && a.exceptiontable == b.exceptiontable
            && self.consts.len() == other.consts.len();
        if !same {
            return Ok(false);
        }
        for (a, b) in self.consts.iter().zip(&other.consts) {
            // 1 and 1.0 and True are equal, but not as constants.
            if !a.type_of(vm).is(b.type_of(vm)) || !ops::equal(vm, a, b)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn optional(vm: &Vm, number: Option<u32>) -> Value {
    number.map_or(Value::NONE, |number| Value::from_int(vm, i64::from(number)))
}

#[pymethods]
impl Code {
    #[pyslot(new)]
    fn new_slot(vm: &Vm, _class: &Ref<Type>, args: Args<'_>) -> PyResult {
        replace::construct(vm, args)
    }

    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let code = payload::<Code>(this);
        let (name, file) = (to_string_lossy(&code.name), to_string_lossy(&code.filename));
        let (address, line) = (this.identity(), code.source.firstlineno);
        Ok(vm.new_str(&format!(
            "<code object {name} at {address:#x}, file \"{file}\", line {line}>"
        )))
    }

    #[pyslot(hash)]
    fn hash(vm: &Vm, this: &Value) -> PyResult<i64> {
        let code = payload::<Code>(this);
        let mut hasher = TupleHasher::new();
        hasher.add(hash_of(&code.name));
        for constant in &code.consts {
            hasher.add(ops::hash(vm, constant)?);
        }
        for names in [&code.names, &code.localsplusnames] {
            names.iter().for_each(|name| hasher.add(hash_of(name)));
        }
        let source = &code.source;
        hasher.add(i64::from(source.argcount));
        hasher.add(i64::from(source.firstlineno));
        hasher.add(apython_text::hash::hash_bytes(crate::vm::hash_key(), &source.code));
        Ok(hasher.finish())
    }

    #[pyslot(compare)]
    fn compare(vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        let (Some(a), Some(b)) = (this.downcast::<Code>(), other.downcast::<Code>()) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        match op {
            CompareOp::Eq => Ok(Value::from_bool(a.equals(vm, b)?)),
            CompareOp::Ne => Ok(Value::from_bool(!a.equals(vm, b)?)),
            _ => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    #[pymethod("co_lines(self)", no_text)]
    fn lines(&self, vm: &Vm) -> PyResult {
        let ranges = self.line_table().lines().map(|range| {
            let [start, end] = [range.start, range.end].map(|unit| i64::from(unit) * 2);
            let bounds = [Value::from_int(vm, start), Value::from_int(vm, end)];
            let [start, end] = bounds;
            vm.new_tuple(vec![start, end, optional(vm, range.line)])
        });
        ops::iter(vm, &vm.new_list(ranges.collect()))
    }
    #[pymethod("co_positions(self)", no_text)]
    fn positions(&self, vm: &Vm) -> PyResult {
        let units = self.source.units() as u32;
        let positions = self.line_table().positions(units).map(|position| {
            let parts = [position.line, position.end_line, position.column, position.end_column];
            vm.new_tuple(parts.map(|part| optional(vm, part)).into())
        });
        ops::iter(vm, &vm.new_list(positions.collect()))
    }
    /// Return a copy of the code object with new values for the specified fields.
    #[pymethod("replace(self, /, **changes)", raw)]
    fn replace(vm: &Vm, args: Args<'_>) -> PyResult {
        let Some((this, changes)) = args.split_first() else {
            return Err(vm.type_error("unbound method code.replace() needs an argument"));
        };
        replace::replace(vm, this, changes)
    }
    /// (internal-only) Return the local variable name for the given oparg.
    ///
    /// WARNING: this method is for internal use only and may change or go away.
    #[pymethod("_varname_from_oparg(self, /, oparg)")]
    fn varname_from_oparg(&self, vm: &Vm, oparg: i64) -> PyResult {
        let name = usize::try_from(oparg).ok().and_then(|oparg| self.localsplusnames.get(oparg));
        name.cloned().ok_or_else(|| vm.index_error("tuple index out of range"))
    }

    #[pygetter("co_argcount", member)]
    fn argcount(&self, _vm: &Vm) -> i64 {
        self.source.argcount.into()
    }
    #[pygetter("co_posonlyargcount", member)]
    fn posonlyargcount(&self, _vm: &Vm) -> i64 {
        self.source.posonlyargcount.into()
    }
    #[pygetter("co_kwonlyargcount", member)]
    fn kwonlyargcount(&self, _vm: &Vm) -> i64 {
        self.source.kwonlyargcount.into()
    }
    #[pygetter("co_stacksize", member)]
    fn stacksize(&self, _vm: &Vm) -> i64 {
        self.source.stacksize.into()
    }
    #[pygetter("co_flags", member)]
    fn flags(&self, _vm: &Vm) -> i64 {
        self.source.flags.0.into()
    }
    #[pygetter("co_nlocals", member)]
    fn nlocals(&self, _vm: &Vm) -> i64 {
        self.source.nlocals() as i64
    }
    #[pygetter("co_consts", member)]
    fn consts(&self, vm: &Vm) -> Value {
        vm.new_tuple_from_slice(&self.consts)
    }
    #[pygetter("co_names", member)]
    fn names(&self, vm: &Vm) -> Value {
        vm.new_tuple_from_slice(&self.names)
    }
    #[pygetter("co_filename", member)]
    fn filename(&self, _vm: &Vm) -> Value {
        self.filename.clone()
    }
    #[pygetter("co_name", member)]
    fn name(&self, _vm: &Vm) -> Value {
        self.name.clone()
    }
    #[pygetter("co_qualname", member)]
    fn qualname(&self, _vm: &Vm) -> Value {
        self.qualname.clone()
    }
    #[pygetter("co_firstlineno", member)]
    fn firstlineno(&self, _vm: &Vm) -> i64 {
        self.source.firstlineno.into()
    }
    #[pygetter("co_linetable", member)]
    fn linetable(&self, vm: &Vm) -> Value {
        vm.new_bytes(&self.source.linetable)
    }
    #[pygetter("co_exceptiontable", member)]
    fn exceptiontable(&self, vm: &Vm) -> Value {
        vm.new_bytes(&self.source.exceptiontable)
    }
    #[pygetter("co_lnotab")]
    fn lnotab(&self, vm: &Vm) -> Value {
        vm.new_bytes(&super::lnotab::of_code(self))
    }
    // What runs is register code, so the bytecode stays as it was compiled.
    #[pygetter("_co_code_adaptive")]
    fn code_adaptive(&self, vm: &Vm) -> Value {
        vm.new_bytes(&self.source.code)
    }
    #[pygetter("co_varnames")]
    fn varnames(&self, vm: &Vm) -> Value {
        self.slots(vm, LocalKind::is_local)
    }
    #[pygetter("co_cellvars")]
    fn cellvars(&self, vm: &Vm) -> Value {
        self.slots(vm, LocalKind::is_cell)
    }
    #[pygetter("co_freevars")]
    fn freevars(&self, vm: &Vm) -> Value {
        self.slots(vm, LocalKind::is_free)
    }
    #[pygetter("co_code")]
    fn code(&self, vm: &Vm) -> Value {
        vm.new_bytes(&self.source.code)
    }
}
