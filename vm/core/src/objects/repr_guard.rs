//! Containers that are being written out: one that contains itself is shown as `[...]` or the
//! like.

use crate::value::Value;
use crate::vm::Vm;
use std::cell::RefCell;

thread_local! {
    /// The identities of the containers whose `repr` is running, innermost last.
    static RUNNING: RefCell<Vec<u64>> = const { RefCell::new(Vec::new()) };
}

/// While this lives, its container counts as being written out.
pub struct ReprGuard(());

impl Drop for ReprGuard {
    fn drop(&mut self) {
        RUNNING.with_borrow_mut(Vec::pop);
    }
}

impl Vm {
    /// Marks a container as being written out; `None` if it is so already. Guards are dropped
    /// in the reverse order of their making.
    pub fn repr_enter(&self, container: &Value) -> Option<ReprGuard> {
        let identity = container.identity();
        RUNNING.with_borrow_mut(|running| {
            if running.contains(&identity) {
                return None;
            }
            running.push(identity);
            Some(ReprGuard(()))
        })
    }
}
