//! Frames as Python objects, made on demand.

use crate::object::Ref;
use crate::objects::code::Code;
use crate::objects::dict::Dict;
use std::cell::Cell;

pub struct FrameObj {
    pub code: Ref<Code>,
    pub globals: Ref<Dict>,
    pub back: Option<Ref<FrameObj>>,
    /// The instruction that is running or ran last, in code units.
    pub lasti: Cell<u32>,
}

super::native_object!(FrameObj, FRAME, frame);
