//! How deep a compilation may nest: a limit that gives a RecursionError, and native stack enough
//! to get there.

use crate::error::{CompileError, ErrorKind};

/// Levels of nesting that the tree, the symbol table and the code generator accept.
///
/// CPython counts nodes on the way down, with a limit of 3,000 of which some are gone before the
/// first statement: this many it lets through (measured with 3.12.1).
pub const LIMIT: u32 = 2_996;

/// Every so many levels the native stack is looked at, which costs an access to thread-local
/// storage.
const STRIDE: u32 = 16;

/// More than what [`STRIDE`] levels of any pass need, in builds without optimisation too.
const RED_ZONE: usize = 512 * 1024;

const GROWTH: usize = 4 * 1024 * 1024;

/// The level of nesting that a pass is at.
#[derive(Debug, Default)]
pub struct Depth(u32);

impl Depth {
    /// Whether a node with nothing in it, which is not counted, is one too many.
    #[inline]
    pub fn check_leaf(&self) -> Result<(), CompileError> {
        if self.0 < LIMIT { Ok(()) } else { Err(too_deep()) }
    }
}

/// A pass that keeps count of its depth.
pub trait Nesting {
    fn depth(&mut self) -> &mut Depth;
}

/// Runs `work` one level deeper. Every recursion over the tree goes through here.
///
/// # Errors
/// RecursionError where the tree is too deep.
#[inline]
pub fn nested<P: Nesting, T, E: From<CompileError>>(
    pass: &mut P,
    work: impl FnOnce(&mut P) -> Result<T, E>,
) -> Result<T, E> {
    deeper(pass, 1, work)
}

/// As [`nested`], by several levels at once: for chains that are flat here and nested in the tree.
#[inline]
pub fn deeper<P: Nesting, T, E: From<CompileError>>(
    pass: &mut P,
    levels: u32,
    work: impl FnOnce(&mut P) -> Result<T, E>,
) -> Result<T, E> {
    let level = pass.depth().0.saturating_add(levels);
    if level > LIMIT {
        return Err(too_deep().into());
    }
    pass.depth().0 = level;
    let result =
        if level.is_multiple_of(STRIDE) { on_enough_stack(|| work(pass)) } else { work(pass) };
    pass.depth().0 -= levels;
    result
}

/// Runs `work`, which may go [`STRIDE`] levels deep, with native stack for that.
#[cold]
pub fn on_enough_stack<T>(work: impl FnOnce() -> T) -> T {
    stacker::maybe_grow(RED_ZONE, GROWTH, work)
}

#[cold]
fn too_deep() -> CompileError {
    CompileError::plain(ErrorKind::Recursion, "maximum recursion depth exceeded during compilation")
}

/// Runs `work`, which goes so many levels deep without asking, with native stack for that: the
/// end of a tree is such work.
pub fn on_stack_for<T>(levels: usize, work: impl FnOnce() -> T) -> T {
    /// What a level takes, with a good margin.
    const PER_LEVEL: usize = 512;
    let bytes = levels.saturating_mul(PER_LEVEL);
    stacker::maybe_grow(bytes.saturating_add(RED_ZONE), bytes.saturating_add(GROWTH), work)
}
