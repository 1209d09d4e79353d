//! Execution: the translator to register code, dispatch, handlers, frames, unwinding.
//!
//! Invariants
//! 1. Only verified code is translated, and handlers trust what the verifier and the
//!    translator established: operands are in range, registers hold what their kind says.
//! 2. Registers and temporaries are owned as `state` says.
//! 3. The running frame's `pc` is saved before anything that can look at frames; its registers
//!    and the frames below are as they were left.

mod binding;
mod dispatch;
pub mod dump;
mod frames;
pub mod generators;
mod handlers;
pub mod instr;
mod introspect;
mod observed;
mod parked;
mod signals;
mod slow;
mod state;
pub mod stats;
#[cfg(test)]
mod tests;
mod translate;
mod translation;
mod unwind;

pub use dispatch::DispatchKind;
pub use frames::{call_function, run_body};
pub(crate) use frames::{run_in_namespace, within_frame_of};
pub use generators::GeneratorState;
pub(crate) use observed::frame_of_generator;
pub use signals::{install_interrupt_handler, raise_interrupt_signal};
pub use slow::functions::new_function;
pub use state::{DEFAULT_RECURSION_LIMIT, ExecState, Frame};
pub use translate::CodeForm;
pub use translation::Translation;

impl ExecState {
    /// Makes every inline cache match nothing.
    pub(crate) fn flush_inline_caches(&self) {
        self.translations.clear_caches();
    }
}
