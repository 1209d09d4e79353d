//! Native modules of the standard library: what CPython implements in C.
//!
//! A module is a folder or file named like it; its `MODULE` declares it. Names, signatures,
//! docstrings and messages are CPython 3.12's.

pub mod itertools;
pub mod math;
pub mod operator;
mod struct_sequence;
#[cfg(test)]
mod testing;
pub mod time;

use apython_core::native::ModuleDef;

static MODULES: &[&ModuleDef] = &[
    &itertools::MODULE,
    &math::MODULE,
    &operator::native::MODULE,
    &operator::MODULE,
    &time::MODULE,
];

/// All native modules, for `sys.modules` to be filled from on import.
pub fn modules() -> &'static [&'static ModuleDef] {
    MODULES
}
