//! The virtual machine: values, objects, built-in types, the translator to register code and
//! its execution.
//!
//! See `ARCHITECTURE.md` for the map and the invariants.

mod boot;
mod builtins;
pub mod constants;
pub mod error;
pub mod exec;
pub mod import;
pub mod io;
pub mod method_cache;
pub mod names;
pub mod native;
pub mod object;
pub mod objects;
pub mod ops;
mod stack;
pub mod sys;
pub mod types;
pub mod value;
pub mod vm;
mod warnings;

pub use error::{PyResult, Raised};
pub use value::Value;
pub use vm::{OwnedVm, Vm, VmConfig};
