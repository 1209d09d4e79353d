//! Tracebacks: where an exception passed through.

use crate::object::Ref;
use crate::objects::frame::FrameObj;
use crate::value::Value;
use std::cell::RefCell;

pub struct Traceback {
    /// The traceback of the frame that was called, or None.
    pub next: RefCell<Value>,
    pub frame: Ref<FrameObj>,
    /// In code units.
    pub lasti: u32,
}

super::native_object!(Traceback, TRACEBACK, traceback);
