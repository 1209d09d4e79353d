//! Execution of register code.

/// Register code for one code object under one globals dict.
pub struct Translation {}

/// Where a generator stands.
pub struct GeneratorState {}

#[derive(Default)]
pub struct ExecState {}

impl ExecState {
    pub fn flush_inline_caches(&self) {}
}
