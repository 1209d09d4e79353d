//! Interrupts: a signal sets a flag, and the next safe point raises KeyboardInterrupt.

use crate::error::PyResult;
use crate::vm::Vm;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};

/// The interrupt flag of the VM that signals go to.
static TARGET: AtomicPtr<AtomicBool> = AtomicPtr::new(std::ptr::null_mut());
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

extern "C" fn on_interrupt(_signal: libc::c_int) {
    INTERRUPTED.store(true, Ordering::Relaxed);
    let target = TARGET.load(Ordering::Relaxed);
    if !target.is_null() {
        // SAFETY: the VM takes itself off before it is gone; atomics are safe in handlers.
        unsafe { (*target).store(true, Ordering::Relaxed) };
    }
}

/// Makes Ctrl-C raise KeyboardInterrupt in this VM.
pub fn install_interrupt_handler(vm: &Vm) {
    let flag: *const AtomicBool = &raw const vm.exec.interrupt;
    TARGET.store(flag.cast_mut(), Ordering::Relaxed);
    // SAFETY: the handler only touches atomics.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = on_interrupt as *const () as usize;
        libc::sigemptyset(&raw mut action.sa_mask);
        libc::sigaction(libc::SIGINT, &raw const action, std::ptr::null_mut());
    }
}

/// Signals go to no VM any more.
pub(crate) fn uninstall(exec: &super::ExecState) {
    let flag: *const AtomicBool = &raw const exec.interrupt;
    let _ = TARGET.compare_exchange(
        flag.cast_mut(),
        std::ptr::null_mut(),
        Ordering::Relaxed,
        Ordering::Relaxed,
    );
}

impl Vm {
    /// Looks after what has asked for attention.
    #[cold]
    pub fn run_pending_calls(&self) -> PyResult<()> {
        self.exec.interrupt.store(false, Ordering::Relaxed);
        if INTERRUPTED.swap(false, Ordering::Relaxed) {
            return Err(self.raise_args(&self.exceptions.keyboard_interrupt, vec![]));
        }
        Ok(())
    }
}

/// Sends this process SIGINT with its default action: to end as an interrupt would have ended it.
pub fn raise_interrupt_signal() {
    // SAFETY: only the action of the signal changes, and the signal is sent.
    unsafe {
        libc::signal(libc::SIGINT, libc::SIG_DFL);
        libc::kill(libc::getpid(), libc::SIGINT);
    }
}
