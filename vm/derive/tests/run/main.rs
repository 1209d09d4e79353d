//! Declarations compiled and called against a model of the runtime: what a unit test of the
//! expansion can't show, that the generated code is accepted and does what it says.

extern crate self as apython_core;

pub mod native;

mod classes;
mod functions;
mod modules;

use native::{Args, NativeDef, PyResult, Value, Vm};

/// Calls with positional arguments.
fn call(def: &NativeDef, positional: &[Value]) -> PyResult {
    call_with(def, positional, &[])
}

fn call_with(def: &NativeDef, positional: &[Value], keywords: &[(&str, Value)]) -> PyResult {
    (def.call)(&Vm, Args { positional, keywords })
}

fn int(value: i64) -> Value {
    Value::Int(value)
}

fn text(value: &str) -> Value {
    Value::Str(value.to_owned())
}
