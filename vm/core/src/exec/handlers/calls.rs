//! Calls of Python functions without native recursion, and returns.
//!
//! A call's window: `b` the function or nothing, `b+1` the receiver or the callable, then the
//! arguments. The callee's registers begin at its first argument (the receiver, for methods),
//! so a call copies nothing.

use super::super::dispatch::{Dispatch, slow};
use super::super::instr::arguments::count;
use super::super::instr::flags::{FIRST_TEMP, SECOND_TEMP};
use super::super::slow;
use super::super::state::{Frame, FrameKind, State};
use super::super::translation::Translation;
use super::{cache, exact, guard, payload, release_shared, retain, write};
use crate::object::ShapeId;
use crate::objects::function::Function;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::value::RawValue;

/// The function that stands in the window at place `callable`, and its register code, which
/// takes so many arguments as they stand.
#[inline(always)]
unsafe fn function_in_window(
    s: &State,
    callable: usize,
    count: i32,
) -> Option<(RawValue, &'static Translation)> {
    // SAFETY: verified operands; the shape is compared before the payload is read.
    unsafe {
        let function = s.reg_after(s.instr().b, callable);
        let translation = exact::<Function>(function)?.translation.get().as_ref()?;
        if translation.fast_args == count { Some((function, translation)) } else { None }
    }
}

/// Enters a function that stands in the window at place `callable`, its arguments after it.
#[inline(always)]
unsafe fn enter_function<D: Dispatch>(
    mut s: State,
    callable: usize,
    function: RawValue,
    translation: &Translation,
    kind: FrameKind,
) -> D::Flow {
    // SAFETY: verified operands. The registers fit: `fast_args` says that the frame is small.
    unsafe {
        let exec = &s.vm().exec;
        let callee: *mut Frame = exec.frame.get().add(1);
        if callee >= exec.frame_limit.get() {
            return slow!(D, s, slow::calls::stack_exhausted);
        }
        let i = s.instr();
        let base = s.base.add(i.b as usize + callable + 1);
        base.sub(1).write(RawValue::FREE);
        (*callee.sub(1)).pc = s.pc;
        exec.frame.set(callee);
        (*callee).kind.set(kind);
        (*callee).function = function;
        (*callee).translation = translation;
        s.base = base;
        (*callee).base = base;
        s.pool = translation.pool_pointer();
        (*callee).pool = s.pool;
        s.pc = translation.first_instr();
        let mut local = base.add(usize::from(count(i.c)) + 1 - callable);
        let end = base.add(translation.locals);
        while local < end {
            // Volatile: vectorised, this short loop would cost the handler saved registers.
            local.write_volatile(RawValue::UNBOUND);
            local = local.add(1);
        }
        D::enter(s)
    }
}

#[inline(always)]
unsafe fn call_function<D: Dispatch>(s: State, callable: usize) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let arguments = i32::from(count(s.instr().c)) + 1 - callable as i32;
        match function_in_window(&s, callable, arguments) {
            Some((function, translation)) => {
                enter_function::<D>(s, callable, function, translation, FrameKind::Call)
            }
            None => D::deopt(s),
        }
    }
}

/// Calls the function that the cache names: whether it takes these arguments was looked at
/// when it was cached.
#[inline(always)]
unsafe fn call_cached<D: Dispatch>(s: State, callable: usize) -> D::Flow {
    // SAFETY: verified operands. A cached function lives as long as the VM, and changing its
    // code empties the cache.
    unsafe {
        let i = s.instr();
        let cache = cache(&s, i.d);
        let function = s.reg_after(i.b, callable);
        guard!(D, s, std::mem::transmute::<RawValue, u64>(function) == cache.version.get());
        let translation: *const Translation =
            std::ptr::with_exposed_provenance(cache.value.get() as usize);
        enter_function::<D>(s, callable, function, &*translation, FrameKind::CallLasting)
    }
}

#[inline(always)]
pub(crate) unsafe fn call_python<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe { call_function::<D>(s, 1) }
}

#[inline(always)]
pub(crate) unsafe fn call_python_method<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe { call_function::<D>(s, 0) }
}

#[inline(always)]
pub(crate) unsafe fn call_python_cached<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe { call_cached::<D>(s, 1) }
}

#[inline(always)]
pub(crate) unsafe fn call_python_method_cached<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe { call_cached::<D>(s, 0) }
}

/// A cached native function of a float.
#[inline(always)]
pub(crate) unsafe fn call_float<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; the cache holds a function with the callable that has it.
    unsafe {
        let i = s.instr();
        let cache = cache(&s, i.d);
        let callable = s.reg_after(i.b, 1);
        let argument = s.reg_after(i.b, 2);
        if std::mem::transmute::<RawValue, u64>(callable) == cache.version.get()
            && let Some(x) = float_of(argument)
        {
            let function = cache.value.get() as usize as *const ();
            let function = std::mem::transmute::<*const (), fn(f64) -> f64>(function);
            let result = apply(function, x);
            if result.is_finite() {
                // What is cached is immortal: references to it need not be given up.
                s.set_reg_after(i.b, 1, RawValue::FREE);
                return D::write_float_then_next(s, i.a, result);
            }
        }
        slow!(D, s, slow::calls::call_float)
    }
}

/// Out of the handler's line, where a call of an address that is loaded would look like one of the
/// next handler (`tests/tests/disassembly.rs`).
#[inline(never)]
fn apply(function: fn(f64) -> f64, x: f64) -> f64 {
    function(x)
}

/// A float, or a small integer as one.
#[inline(always)]
fn float_of(value: RawValue) -> Option<f64> {
    if value.is_float() {
        return Some(value.as_f64_unchecked());
    }
    value.as_small_int().map(|x| x as f64)
}

/// Leaves the frame and gives `result`, an owned value, to whoever called.
#[inline(always)]
unsafe fn leave<D: Dispatch>(s: State, result: RawValue) -> D::Flow {
    // SAFETY: a frame is running.
    unsafe {
        // Before anything is released: somebody may look at the variables of other kinds.
        if !(*s.frame()).kind.get().is_left_by_handlers() {
            return leave_slowly::<D>(s, result);
        }
        let locals = (*(*s.frame()).translation).locals;
        let mut register = s.base;
        let end = register.add(locals);
        while register < end {
            if (*register).is_heap() {
                return D::leave_counted(s, result);
            }
            register = register.add(1);
        }
        leave_released::<D>(s, result)
    }
}

/// As [`leave`], counting down the locals.
#[inline(always)]
pub(crate) unsafe fn leave_counted<D: Dispatch>(s: State, result: RawValue) -> D::Flow {
    // SAFETY: a frame is running.
    unsafe {
        let locals = (*(*s.frame()).translation).locals;
        let mut register = s.base;
        let end = register.add(locals);
        while register < end {
            let value = *register;
            if value.is_heap() {
                register.write(RawValue::FREE);
                if !release_shared(value) {
                    // A finalizer may look at the frame.
                    (*s.frame()).pc = s.pc;
                    drop(value.into_value_steal());
                }
            }
            register = register.add(1);
        }
        leave_released::<D>(s, result)
    }
}

/// Leaves a frame that was called, and whose registers own nothing any more.
#[inline(always)]
unsafe fn leave_released<D: Dispatch>(mut s: State, result: RawValue) -> D::Flow {
    // SAFETY: a frame is running, and the one below it called.
    unsafe {
        let exec = &s.vm().exec;
        let frame = exec.frame.get();
        let caller = frame.sub(1);
        let mut result = result;
        if (*frame).kind.get() != FrameKind::CallLasting {
            if (*frame).kind.get() != FrameKind::Call {
                match result_of_special(&*frame, &*caller, result) {
                    Some(special) => result = special,
                    None => return leave_slowly::<D>(s, result),
                }
            }
            if !release_shared((*frame).function) {
                return leave_slowly::<D>(s, result);
            }
        }
        exec.frame.set(caller);
        s.base = (*caller).base;
        s.pool = (*caller).pool;
        s.pc = (*caller).pc;
        let old = s.replace(s.instr().a, result.into_value_steal());
        if old.is_heap() {
            return D::drop_then_next(s, old);
        }
        std::mem::forget(old);
        s.pc = s.pc.add(1);
        D::enter(s)
    }
}

/// What the caller gets from a frame that was entered by instantiating a class or by an operator,
/// if there is nothing more to be done.
#[inline(always)]
unsafe fn result_of_special(frame: &Frame, caller: &Frame, result: RawValue) -> Option<RawValue> {
    // SAFETY: the caller stands at the instruction that entered the frame. A function that is
    // freed with its frame leaves by the slow path before anything has changed.
    unsafe {
        if (*frame.function.as_header_unchecked()).refcount() == 1 {
            return None;
        }
        let i = &*caller.pc;
        match frame.kind.get() {
            FrameKind::Init if result.is_none() => {
                Some(caller.base.add(usize::from(i.b)).replace(RawValue::FREE))
            }
            FrameKind::Operator if !result.is_not_implemented() => {
                if i.d & (FIRST_TEMP | SECOND_TEMP) == 0 { Some(result) } else { None }
            }
            // A finalizer may have looked at the frame.
            _ => None,
        }
    }
}

/// Leaves the result in the frame's first register for the slow path to find.
#[inline(always)]
unsafe fn leave_slowly<D: Dispatch>(s: State, result: RawValue) -> D::Flow {
    // SAFETY: a frame is running.
    unsafe {
        s.vm().exec.returned.set(result);
        slow!(D, s, slow::calls::leave)
    }
}

#[inline(always)]
pub(crate) unsafe fn return_value<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe { leave::<D>(s, s.take_raw(s.instr().a)) }
}

#[inline(always)]
pub(crate) unsafe fn return_value_temp<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe { leave::<D>(s, s.take_raw(s.instr().a)) }
}

#[inline(always)]
pub(crate) unsafe fn return_const<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let value = s.constant(s.instr().a);
        retain(value);
        leave::<D>(s, value)
    }
}

/// The length of a list, a tuple or a str.
#[inline(always)]
pub(super) unsafe fn len_of(value: RawValue) -> Option<usize> {
    // SAFETY: a live value; the shape is compared before the payload is read.
    unsafe {
        let shape = (*value.as_header()?).shape();
        if shape == ShapeId::LIST {
            Some(payload::<List>(value).len())
        } else if shape == ShapeId::TUPLE {
            Some(payload::<Tuple>(value).len())
        } else if shape == ShapeId::STR {
            Some(payload::<Str>(value).len())
        } else {
            None
        }
    }
}

#[inline(always)]
pub(crate) unsafe fn call_len<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; shapes are compared before payloads are read.
    unsafe {
        let i = s.instr();
        guard!(D, s, s.reg_after(i.b, 1) == s.vm().exec.len_function.get());
        let argument = s.reg_after(i.b, 2);
        let Some(len) = len_of(argument) else {
            return slow!(D, s, slow::calls::call_same);
        };
        // The function is in builtins too; only the argument's reference can be the last.
        if !release_shared(argument) {
            return slow!(D, s, slow::calls::call_same);
        }
        let _shared = release_shared(s.reg_after(i.b, 1));
        debug_assert!(_shared);
        s.set_reg_after(i.b, 1, RawValue::FREE);
        s.set_reg_after(i.b, 2, RawValue::FREE);
        write::<D>(s, i.a, RawValue::from_small_int(len as i64))
    }
}

/// `list.append(item)` as a statement: the result, None, isn't even written.
#[inline(always)]
pub(crate) unsafe fn call_append<D: Dispatch>(mut s: State) -> D::Flow {
    // SAFETY: verified operands; the item moves into the list, and the window's other
    // references are given up.
    unsafe {
        let i = s.instr();
        guard!(D, s, s.reg(i.b) == s.vm().exec.append_method.get());
        let receiver = s.reg_after(i.b, 1);
        let Some(list) = exact::<List>(receiver) else {
            return slow!(D, s, slow::calls::call_same);
        };
        if list.len() == list.capacity() || !release_shared(receiver) {
            return slow!(D, s, slow::calls::call_same);
        }
        let _pushed = list.push_within_capacity(s.reg_after(i.b, 2));
        debug_assert!(_pushed);
        let _shared = release_shared(s.reg(i.b));
        debug_assert!(_shared);
        s.set_reg_after(i.b, 0, RawValue::FREE);
        s.set_reg_after(i.b, 1, RawValue::FREE);
        s.set_reg_after(i.b, 2, RawValue::FREE);
        s.pc = s.pc.add(1);
        D::next(s)
    }
}

/// `list.pop()`.
#[inline(always)]
pub(crate) unsafe fn call_pop<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; the item moves out of the list, and the window's references
    // are given up.
    unsafe {
        let i = s.instr();
        guard!(D, s, s.reg(i.b) == s.vm().exec.pop_method.get());
        let receiver = s.reg_after(i.b, 1);
        let Some(list) = exact::<List>(receiver) else {
            return slow!(D, s, slow::calls::call_same);
        };
        if list.is_empty() || !release_shared(receiver) {
            return slow!(D, s, slow::calls::call_same);
        }
        let item = list.pop_unchecked();
        let _shared = release_shared(s.reg(i.b));
        debug_assert!(_shared);
        s.set_reg_after(i.b, 0, RawValue::FREE);
        s.set_reg_after(i.b, 1, RawValue::FREE);
        write::<D>(s, i.a, item)
    }
}
