//! How a warning is shown: by the module `warnings` once a program has imported it, else as it
//! would.

use crate::error::PyResult;
use crate::io::standard::write_str;
use crate::objects::exception::report;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::StrBuf;

/// A warning that no filter holds back.
pub(super) struct Shown<'a> {
    pub text: &'a Value,
    /// The warning itself.
    pub instance: &'a Value,
    pub category: &'a Value,
    pub filename: &'a Value,
    pub line: &'a Value,
    /// The module's loader has the line's text: CPython doesn't show it then, for all it does to
    /// find it.
    pub has_source_line: bool,
    pub source: Option<&'a Value>,
}

impl Shown<'_> {
    pub(super) fn show(&self, vm: &Vm) -> PyResult<()> {
        if self.source.is_some() && !vm.sys_state.finalizing.get() {
            // Only that module says where an object was made.
            if let Err(raised) = vm.import_module("warnings") {
                drop(vm.take_exception_if(raised, &vm.exceptions.import_error)?);
            }
        }
        let Some(show) = vm.warnings_attribute("_showwarnmsg")? else {
            self.write(vm);
            return Ok(());
        };
        if show.type_of(vm).slots().call.is_none() {
            let message = "warnings._showwarnmsg() must be set to a callable";
            return Err(vm.type_error(message));
        }
        let Some(class) = vm.warnings_attribute("WarningMessage")? else {
            return Err(vm.runtime_error("unable to get warnings.WarningMessage"));
        };
        let source = self.source.cloned().unwrap_or(Value::NONE);
        let [instance, category, filename, line] =
            [self.instance, self.category, self.filename, self.line].map(Value::clone);
        let args = [instance, category, filename, line, Value::NONE, Value::NONE, source];
        let message = ops::call_values(vm, &class, &args)?;
        ops::call_values(vm, &show, &[message]).map(drop)
    }

    /// Writes it to `sys.stderr`; what goes wrong with that is nobody's concern.
    fn write(&self, vm: &Vm) {
        let Some(stderr) = vm.sys.get_interned(&vm.names.stderr) else {
            eprintln!("lost sys.stderr");
            return;
        };
        let written = self.lines(vm).and_then(|text| write_str(vm, &stderr, &text));
        if let Err(raised) = written {
            drop(vm.take_exception(raised));
        }
    }

    fn lines(&self, vm: &Vm) -> PyResult {
        let mut out = StrBuf::new();
        let mut push = |value: &Value| -> PyResult<()> {
            out.push_view(ops::str(vm, value)?.as_str_view().expect("str makes a str"));
            Ok(())
        };
        push(self.filename)?;
        push(&vm.new_str(":"))?;
        push(self.line)?;
        push(&vm.new_str(": "))?;
        push(&ops::get_attr(vm, self.category, &vm.names.__name__)?)?;
        push(&vm.new_str(": "))?;
        push(self.text)?;
        out.push_ascii("\n");
        let number = self.line.as_i64().and_then(|line| u32::try_from(line).ok());
        let filename = to_string_lossy(self.filename);
        if let Some(number) = number.filter(|_| !self.has_source_line)
            && let Some(line) = report::source_line(vm, &filename, number)
        {
            out.push_ascii("  ");
            out.push_str(line.trim_start_matches([' ', '\t', '\x0c']).trim_end_matches('\n'));
            out.push_ascii("\n");
        }
        Ok(vm.new_str_owned(&out.finish()))
    }
}
