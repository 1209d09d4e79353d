//! Which line a warning is about.

use crate::object::Ref;
use crate::objects::dict::Dict;
use crate::objects::frame::FrameObj;
use crate::objects::str::to_string_lossy;
use crate::value::Value;
use crate::vm::Vm;

/// The place of a warning.
pub(super) struct Context {
    pub filename: Value,
    pub line: isize,
    pub module: Value,
    /// The module's `__warningregistry__`.
    pub registry: Value,
}

fn is_internal(frame: &FrameObj) -> bool {
    let filename = to_string_lossy(&frame.code.filename);
    filename.contains("importlib") && filename.contains("_bootstrap")
}

fn is_skipped(frame: &FrameObj, prefixes: &[Value]) -> bool {
    let filename = to_string_lossy(&frame.code.filename);
    let begins = |prefix: &Value| {
        // The whole name is no prefix, for CPython.
        filename.strip_prefix(&to_string_lossy(prefix)).is_some_and(|rest| !rest.is_empty())
    };
    prefixes.iter().any(begins)
}

/// The next frame below that is neither the import machinery's nor in files to be skipped.
fn next_external(vm: &Vm, frame: &FrameObj, skipped: &[Value]) -> Option<Ref<FrameObj>> {
    let mut next = frame.back(vm);
    while let Some(frame) = &next
        && (is_internal(frame) || is_skipped(frame, skipped))
    {
        next = frame.back(vm);
    }
    next
}

/// The place `level` frames up, the running one being the first.
pub(super) fn find(vm: &Vm, mut level: isize, skipped: &[Value]) -> Context {
    let top = vm.exec.running_frames().next();
    let mut frame = top.map(|frame| vm.exec.object_of(vm, frame));
    let plainly = level <= 0 || frame.as_deref().is_some_and(is_internal);
    while level > 1
        && let Some(inner) = &frame
    {
        level -= 1;
        frame = if plainly { inner.back(vm) } else { next_external(vm, inner, skipped) };
    }
    let (globals, filename, line) = match &frame {
        None => (vm.sys.clone(), vm.intern("sys"), 1),
        Some(frame) => {
            let line = frame.line().unwrap_or(0);
            (frame.globals.clone(), frame.code.filename.clone(), line as isize)
        }
    };
    let registry = globals.get_str(vm, "__warningregistry__").unwrap_or_else(|| {
        let registry = Ref::new(vm, Dict::default()).into_value();
        globals.set_str(vm, "__warningregistry__", registry.clone());
        registry
    });
    let module = globals.get_interned(&vm.names.__name__);
    let module = module.filter(|name| name.is_none() || name.is_str());
    let module = module.unwrap_or_else(|| vm.intern("<string>"));
    Context { filename, line, module, registry }
}
