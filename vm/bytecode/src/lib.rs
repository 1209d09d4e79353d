//! Python 3.12 bytecode: opcodes, marshal, `.pyc` files, line and exception tables, the
//! verifier, the disassembler.
//!
//! This crate knows no objects of a virtual machine: a code object is plain data
//! ([`CodeObject`]), and whoever runs it makes objects of its constants. Whatever bytes come
//! in, nothing here panics, recurses without limit, or allocates more than the input warrants.

#![forbid(unsafe_code)]

mod code;
mod text;

pub mod dis;
pub mod instructions;
pub mod marshal;
pub mod opcode;
pub mod pyc;
pub mod tables;
pub mod verify;

pub use code::{BigInt, CodeFlags, CodeObject, Const, LocalKind};
pub use instructions::{Instr, Instructions};
pub use opcode::Opcode;
pub use pyc::{PycError, PycHeader, read_pyc, write_pyc};
pub use text::{Text, TextError};
pub use verify::{Verified, VerifyError, verify, verify_one};
