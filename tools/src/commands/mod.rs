//! The commands, one function each: from options to a status.

pub mod compile_check;
pub mod compile_fuzz;
pub mod compilers;
pub mod count;
pub mod export;
pub mod look;
pub mod run;
pub mod show;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::{SIGINT, SIGTERM};

use crate::Trouble;

/// A flag that Ctrl-C or a request to end sets.
fn interruption() -> Result<Arc<AtomicBool>, Trouble> {
    let flag = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&flag))
            .map_err(|error| Trouble::environment(format!("cannot watch for signals: {error}")))?;
    }
    Ok(flag)
}
