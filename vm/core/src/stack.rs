//! The bounds of the native stack.
//!
//! Operations that recurse natively into nested objects compare the address of a local with
//! the limit found here, so that they raise RecursionError instead of crashing.

use std::cell::Cell;

/// Kept free below the limit: for native code that doesn't check, and for drops.
const RESERVE: usize = 192 * 1024;
/// Kept free on top of that, and lent to making the exception.
const EXCEPTION_RESERVE: usize = 64 * 1024;
/// Taken for the size where the system sets no limit.
const UNLIMITED: usize = 256 * 1024 * 1024;

/// What comparisons may use of it. To order nested tuples takes time in the square of their
/// depth, since equality is asked for at each level: so comparisons end at a depth of thousands,
/// as CPython's do, and not where a large stack does.
const FOR_COMPARISONS: usize = 2 * 1024 * 1024;

/// The lowest addresses that recursion may reach.
pub(crate) struct NativeStack {
    limit: Cell<usize>,
    comparison_limit: Cell<usize>,
}

impl NativeStack {
    /// The stack of the thread that calls this.
    pub(crate) fn of_this_thread() -> NativeStack {
        let (lowest, size) = bounds();
        let reserve = (RESERVE + EXCEPTION_RESERVE).min(size / 2);
        let limit = lowest + reserve;
        let comparison_limit = limit.max((lowest + size).saturating_sub(FOR_COMPARISONS));
        NativeStack { limit: Cell::new(limit), comparison_limit: Cell::new(comparison_limit) }
    }

    #[inline(always)]
    pub(crate) fn is_low(&self) -> bool {
        address_of_frame() < self.limit.get()
    }

    /// As [`is_low`](Self::is_low), for comparisons.
    #[inline(always)]
    pub(crate) fn is_low_for_comparisons(&self) -> bool {
        address_of_frame() < self.comparison_limit.get()
    }

    /// Lowers the limits for as long as the result lives.
    pub(crate) fn lend_reserve(&self) -> Loan<'_> {
        let limits = (self.limit.get(), self.comparison_limit.get());
        self.limit.set(limits.0.saturating_sub(EXCEPTION_RESERVE));
        self.comparison_limit.set(limits.1.saturating_sub(EXCEPTION_RESERVE));
        Loan { stack: self, limits }
    }
}

pub(crate) struct Loan<'a> {
    stack: &'a NativeStack,
    limits: (usize, usize),
}

impl Drop for Loan<'_> {
    fn drop(&mut self) {
        self.stack.limit.set(self.limits.0);
        self.stack.comparison_limit.set(self.limits.1);
    }
}

/// An address in the frame of the function this is inlined into.
#[inline(always)]
#[cfg(all(target_arch = "x86_64", not(miri)))]
fn address_of_frame() -> usize {
    let address: usize;
    // Unlike the address of a local, this needs no place on the stack.
    // SAFETY: only reads the stack pointer.
    unsafe {
        std::arch::asm!("mov {}, rsp", out(reg) address, options(nomem, nostack, preserves_flags));
    }
    address
}

/// An address in the frame of the function this is inlined into.
#[inline(always)]
#[cfg(not(all(target_arch = "x86_64", not(miri))))]
fn address_of_frame() -> usize {
    let local = 0u8;
    (&raw const local).addr()
}

/// The lowest address of this thread's stack and its size.
fn bounds() -> (usize, usize) {
    if cfg!(miri) {
        // Locals under Miri have no order of addresses: no stack is ever low.
        return (0, 0);
    }
    // SAFETY: these functions only ask.
    let is_main = unsafe { libc::getpid() == libc::gettid() };
    if is_main { main_bounds() } else { thread_bounds() }
}

/// The main thread's stack grows down from its top to the soft limit. pthread_getattr_np would
/// find the top in /proc, which takes longer than the rest of the start-up.
fn main_bounds() -> (usize, usize) {
    let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: the structure is ours.
    let failed = unsafe { libc::getrlimit(libc::RLIMIT_STACK, &raw mut limit) } != 0;
    let size = usize::try_from(limit.rlim_cur).unwrap_or(usize::MAX);
    let size = if failed || limit.rlim_cur == libc::RLIM_INFINITY { UNLIMITED } else { size };
    // The name of the program is the highest thing on the stack.
    // SAFETY: asks for a number.
    let name = unsafe { libc::getauxval(libc::AT_EXECFN) } as usize;
    let top = if name == 0 { address_of_frame() } else { name };
    (top.saturating_sub(size), size)
}

fn thread_bounds() -> (usize, usize) {
    // SAFETY: the attributes are initialised by pthread_getattr_np before they are read, and
    // destroyed once.
    unsafe {
        let mut attributes = std::mem::zeroed::<libc::pthread_attr_t>();
        if libc::pthread_getattr_np(libc::pthread_self(), &raw mut attributes) != 0 {
            return (address_of_frame().saturating_sub(UNLIMITED), UNLIMITED);
        }
        let (mut lowest, mut size) = (std::ptr::null_mut(), 0);
        libc::pthread_attr_getstack(&raw const attributes, &raw mut lowest, &raw mut size);
        libc::pthread_attr_destroy(&raw mut attributes);
        (lowest.addr(), size)
    }
}
