//! Calls: the generic instruction, the choice of specialised ones, binding arguments to
//! parameters, and leaving frames.
//!
//! A call's window: see `handlers/calls`.

use super::super::binding;
use super::super::dispatch::{Outcome, make_generic, op_at};
use super::super::frames::{self, Entered};
use super::super::generators;
use super::super::handlers::cache;
use super::super::instr::Op;
use super::super::instr::arguments::{METHOD_FORM, count};
use super::super::observed;
use super::super::state::{FrameKind, State};
use super::super::translation::Translation;
use super::{attempt, raise, release_window, specialise, write};
use crate::native::{Args, NativeKind};
use crate::object::{Ref, ShapeId, Type};
use crate::objects::builtin::{Builtin, MethodDescriptor};
use crate::objects::class::instantiate::{is_plainly_instantiated, python_init};
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::generator::Generator;
use crate::objects::instance::Instance;
use crate::objects::range::RangeIter;
use crate::ops;
use crate::value::{RawValue, Value};

/// A call's callable and arguments.
#[derive(Clone, Copy)]
struct Window {
    callable: u16,
    /// The first argument: the receiver, for methods.
    first: u16,
    count: u16,
    is_method: bool,
}

impl Window {
    unsafe fn of(s: &State) -> Window {
        // SAFETY: verified operands.
        unsafe {
            let first = s.instr().b;
            let count = count(s.instr().c);
            if s.instr().c & METHOD_FORM != 0 && !s.reg(first).is_unbound() {
                Window { callable: first, first: first + 1, count: count + 1, is_method: true }
            } else {
                Window { callable: first + 1, first: first + 2, count, is_method: false }
            }
        }
    }
}

fn shape(value: &Value) -> ShapeId {
    value.header().map_or(ShapeId::NONE, |header| header.shape())
}

pub(crate) unsafe fn call(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let window = Window::of(&s);
        let callable = s.value(window.callable);
        // Where the form can change from one call to the next, only methods are specialised for.
        let settled = window.is_method || s.instr().c & METHOD_FORM == 0;
        if settled && let Some(op) = specialised(&s, window, callable) {
            specialise(&s, op);
        }
        call_same(s)
    }
}

unsafe fn specialised(s: &State, window: Window, callable: &Value) -> Option<Op> {
    // SAFETY: verified operands.
    unsafe {
        match shape(callable) {
            ShapeId::FUNCTION => {
                let function = callable.downcast::<Function>()?;
                let translation = frames::translation_of(s.vm(), function).ok()?;
                if translation.fast_args != i32::from(window.count) {
                    return None;
                }
                let cached = cache_function(s, callable, translation);
                Some(match (cached, window.is_method) {
                    (true, true) => Op::call_python_method_cached,
                    (true, false) => Op::call_python_cached,
                    (false, true) => Op::call_python_method,
                    (false, false) => Op::call_python,
                })
            }
            ShapeId::BUILTIN if !window.is_method => {
                if collects_generator(s, window, callable) {
                    return Some(Op::call_collect_generator);
                }
                if callable.raw() == s.vm().exec.len_function.get() && window.count == 1 {
                    return Some(Op::call_len);
                }
                let sums_generator = callable.raw() == s.vm().exec.sum_function.get()
                    && window.count == 1
                    && s.value(window.first).downcast_exact::<Generator>().is_some();
                if sums_generator {
                    return Some(Op::call_sum_generator);
                }
                Some(if cache_float_function(s, window, callable) {
                    Op::call_float
                } else {
                    Op::call_native
                })
            }
            ShapeId::METHOD_DESCRIPTOR if window.is_method => {
                if window.count == 2 && collects_generator(s, window, callable) {
                    return Some(Op::call_collect_generator);
                }
                let is_append = callable.raw() == s.vm().exec.append_method.get()
                    && window.count == 2
                    && drops_result(s);
                let is_pop = callable.raw() == s.vm().exec.pop_method.get() && window.count == 1;
                let is_dict_get = callable.raw() == s.vm().exec.dict_get_method.get()
                    && matches!(window.count, 2 | 3);
                Some(match (is_append, is_pop, is_dict_get) {
                    (true, ..) => Op::call_append,
                    (_, true, _) => Op::call_pop,
                    (.., true) => Op::call_dict_get,
                    _ => Op::call_native_method,
                })
            }
            ShapeId::TYPE if !window.is_method => {
                let class = callable.to_ref::<Type>()?;
                if collects_generator(s, window, callable) {
                    return Some(Op::call_collect_generator);
                }
                if class.is(&s.vm().types.range) {
                    let iterated = (1..=3).contains(&window.count) && iterates_result(s);
                    return iterated.then_some(Op::call_range_iter);
                }
                plain_init(s, &class)?;
                let cached = cache_identity(s, callable, 0);
                Some(if cached { Op::call_class_cached } else { Op::call_class })
            }
            _ => None,
        }
    }
}

/// After this many functions a call isn't specialised for one more.
const MAX_FUNCTIONS: u16 = 4;

/// Makes the call's cache name the function, unless it has named too many. The function then
/// lives as long as the VM.
unsafe fn cache_function(s: &State, function: &Value, translation: &Translation) -> bool {
    // SAFETY: verified operands.
    unsafe { cache_identity(s, function, (&raw const *translation).expose_provenance() as u64) }
}

/// Makes the call's cache name the callable, unless it has named too many. The callable then
/// lives as long as the VM.
unsafe fn cache_identity(s: &State, callable: &Value, value: u64) -> bool {
    // SAFETY: verified operands.
    let cache = unsafe { cache(s, s.instr().d) };
    if cache.misses.get() >= MAX_FUNCTIONS {
        return false;
    }
    cache.misses.set(cache.misses.get() + 1);
    callable.header().expect("functions and classes are objects").make_immortal();
    cache.value.set(value);
    cache.version.set(bits(callable.raw()));
    true
}

/// What a cache compares a callable by.
fn bits(callable: RawValue) -> u64 {
    // SAFETY: a raw value is 64 bits.
    unsafe { std::mem::transmute::<RawValue, u64>(callable) }
}

/// Keeps the function of a float that a native function is.
unsafe fn cache_float_function(s: &State, window: Window, callable: &Value) -> bool {
    let builtin = callable.downcast_exact::<Builtin>();
    let Some(function) = builtin.and_then(|builtin| builtin.def.float) else { return false };
    // SAFETY: verified operands.
    unsafe { window.count == 1 && cache_identity(s, callable, function as usize as u64) }
}

/// Whether the instruction after the call does nothing but drop its result.
unsafe fn drops_result(s: &State) -> bool {
    // SAFETY: code doesn't end with a call.
    unsafe {
        let next = s.pc.add(1);
        op_at(s.vm(), next) == Op::drop_temp && (*next).a == s.instr().a
    }
}

/// Whether the call collects what a generator, its only argument, yields.
unsafe fn collects_generator(s: &State, window: Window, callable: &Value) -> bool {
    // SAFETY: verified operands.
    unsafe {
        let arguments = window.count - u16::from(window.is_method);
        arguments == 1
            && super::collect::is_fresh_generator(s.value(s.instr().b + 2))
            && super::collect::collects(s, callable)
    }
}

/// Whether the instruction after the call does nothing but make an iterator of its result.
unsafe fn iterates_result(s: &State) -> bool {
    // SAFETY: code doesn't end with a call.
    unsafe {
        let next = s.pc.add(1);
        let releases = (*next).c != 0;
        op_at(s.vm(), next) == Op::get_iter && (*next).b == s.instr().a && releases
    }
}

/// `range` called for a loop: the range itself is never made.
pub(crate) unsafe fn call_range_iter(s: State) -> Outcome {
    // SAFETY: verified operands; the next instruction is the `get_iter` of this one's result.
    unsafe {
        let i = s.instr();
        let arguments = s.values(i.b + 2, usize::from(i.c));
        let bounds = match arguments {
            [stop] => stop.as_small_int().map(|stop| (0, stop, 1)),
            [start, stop] => start.as_small_int().zip(stop.as_small_int()).map(|(a, b)| (a, b, 1)),
            [start, stop, step] => start
                .as_small_int()
                .zip(stop.as_small_int())
                .zip(step.as_small_int())
                .map(|((a, b), c)| (a, b, c)),
            _ => None,
        };
        if !s.vm().types.range.is_value(s.value(i.b + 1)) {
            make_generic(s.vm, s.pc);
            return super::again(s);
        }
        let iterator =
            bounds.and_then(|(start, stop, step)| RangeIter::of_small(start, stop, step));
        let Some(iterator) = iterator else { return call_same(s) };
        release_window(&s, i.b + 1, usize::from(i.c) + 1);
        let next = s.pc.add(1);
        write(&s, (*next).a, Ref::new(s.vm(), iterator).into_value());
        Outcome::Goto(State { pc: next.add(1), ..s })
    }
}

/// The `__init__` of a Python class whose instances are made the plain way, if it is a Python
/// function.
unsafe fn plain_init(s: &State, class: &Ref<Type>) -> Option<Value> {
    // SAFETY: a frame is running.
    let vm = unsafe { s.vm() };
    if !class.flags().slotted || !is_plainly_instantiated(vm, class) {
        return None;
    }
    python_init(vm, class)
}

/// Calls without changing what the instruction is.
pub(crate) unsafe fn call_same(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let window = Window::of(&s);
        let callable = s.value(window.callable);
        match shape(callable) {
            ShapeId::FUNCTION => enter_python(s, window, &[]),
            ShapeId::METHOD if !window.is_method => call_bound(s, window),
            _ => call_any(s, window, &[]),
        }
    }
}

/// A bound method: its receiver and function take the window's two free places.
unsafe fn call_bound(s: State, window: Window) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let method = s.take(window.callable);
        let bound = method.downcast::<crate::objects::method::Method>().expect("just compared");
        let function = bound.function.clone();
        write(&s, i.b + 1, bound.receiver.clone());
        drop(method);
        let window =
            Window { callable: i.b, first: i.b + 1, count: count(i.c) + 1, is_method: true };
        write(&s, i.b, function);
        match shape(s.value(i.b)) {
            ShapeId::FUNCTION => enter_python(s, window, &[]),
            _ => call_any(s, window, &[]),
        }
    }
}

/// Calls any object through its class's slot.
unsafe fn call_any(s: State, window: Window, names: &[Value]) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let values = s.values(window.first, window.count as usize);
        let callable = s.value(window.callable);
        let result = attempt!(ops::call(s.vm(), callable, Args::new(values, names)));
        finish(&s, window, result)
    }
}

unsafe fn finish(s: &State, window: Window, result: Value) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        release_window(s, window.callable, window.count as usize + 1);
        write(s, s.instr().a, result);
        Outcome::Next
    }
}

/// Enters a Python function with the window's arguments, the last of which have names.
unsafe fn enter_python(s: State, window: Window, names: &[Value]) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let function = s.take(window.callable);
        let function = Ref::<Function>::from_value_unchecked(function);
        let base = s.base.add(window.first as usize);
        let entered = binding::enter_in_place(
            s.vm(),
            function,
            base,
            window.count as usize,
            names,
            FrameKind::Call,
        );
        match entered {
            Ok(Entered { state }) => Outcome::Goto(state),
            Err(raised) => raise(raised),
        }
    }
}

/// Enters a Python function with these arguments, if `function` is one; its result goes to
/// the instruction's `a`.
pub(crate) unsafe fn enter_with(s: &State, function: &Value, args: &[&Value]) -> Option<Outcome> {
    // SAFETY: a frame is running; its free registers are above its own.
    unsafe {
        let function = function.downcast_exact::<Function>().and(function.to_ref::<Function>())?;
        let base = s.vm().exec.free_registers();
        for (k, arg) in args.iter().enumerate() {
            *base.add(k) = (*arg).clone().into_raw();
        }
        let count = args.len();
        Some(match binding::enter_in_place(s.vm(), function, base, count, &[], FrameKind::Call) {
            Ok(Entered { state }) => Outcome::Goto(state),
            Err(raised) => raise(raised),
        })
    }
}

pub(crate) unsafe fn call_native(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let callable = s.value(i.b + 1);
        let Some(builtin) = callable.downcast_exact::<Builtin>() else {
            make_generic(s.vm, s.pc);
            return super::again(s);
        };
        let window =
            Window { callable: i.b + 1, first: i.b + 2, count: count(i.c), is_method: false };
        if matches!(builtin.def.kind, NativeKind::Method | NativeKind::ClassMethod) {
            // The receiver takes the place of the callable, which moves to the free one.
            let callable = s.replace(i.b + 1, builtin.receiver.clone());
            s.set_reg(i.b, callable.into_raw());
            let values = s.values(i.b + 1, usize::from(count(i.c)) + 1);
            let result = attempt!((builtin.def.call)(s.vm(), Args::from_positional(values)));
            let window =
                Window { callable: i.b, first: i.b + 1, count: window.count + 1, is_method: true };
            return finish(&s, window, result);
        }
        let args = Args::from_positional(s.values(window.first, window.count as usize));
        let result = attempt!((builtin.def.call)(s.vm(), args));
        finish(&s, window, result)
    }
}

/// A call of a cached native function of a float whose argument isn't one, or whose result isn't
/// finite: perhaps it raises.
pub(crate) unsafe fn call_float(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        if bits(s.reg(i.b + 1)) != cache(&s, i.d).version.get() {
            make_generic(s.vm, s.pc);
            return super::again(s);
        }
        call_native(s)
    }
}

pub(crate) unsafe fn call_native_method(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let Some(method) = s.value(i.b).downcast_exact::<MethodDescriptor>() else {
            make_generic(s.vm, s.pc);
            return super::again(s);
        };
        let window =
            Window { callable: i.b, first: i.b + 1, count: count(i.c) + 1, is_method: true };
        let class = s.value(window.first).type_of(s.vm());
        if !class.is(&method.class) && !class.is_subtype_of(&method.class) {
            return call_any(s, window, &[]);
        }
        let args = Args::from_positional(s.values(window.first, window.count as usize));
        let result = attempt!((method.def.call)(s.vm(), args));
        finish(&s, window, result)
    }
}

/// `dict.get(key)`, `dict.get(key, default)`.
pub(crate) unsafe fn call_dict_get(s: State) -> Outcome {
    // SAFETY: verified operands; the number of arguments was looked at when this was chosen.
    unsafe {
        let i = s.instr();
        if s.reg(i.b) != s.vm().exec.dict_get_method.get() {
            make_generic(s.vm, s.pc);
            return super::again(s);
        }
        let Some(dict) = s.value(i.b + 1).downcast_exact::<Dict>() else { return call_same(s) };
        let value = match attempt!(dict.get(s.vm(), s.value(i.b + 2))) {
            Some(value) => value,
            None if count(i.c) == 2 => s.take(i.b + 3),
            None => Value::NONE,
        };
        release_window(&s, i.b, usize::from(count(i.c)) + 2);
        write(&s, i.a, value);
        Outcome::Next
    }
}

/// Makes an instance of a Python class and enters its `__init__`. The instance stands in the
/// window's free place until `__init__` is done.
pub(crate) unsafe fn call_class(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let class = s.value(i.b + 1);
        let init = match class.downcast_exact::<Type>() {
            Some(_) => class.to_ref::<Type>().and_then(|class| plain_init(&s, &class)),
            None => None,
        };
        let Some(init) = init else {
            make_generic(s.vm, s.pc);
            return super::again(s);
        };
        let class = Ref::<Type>::from_value_unchecked(s.take(i.b + 1));
        enter_init(&s, &class, init)
    }
}

/// Makes an instance of the class that the cache names: flushing the caches, which changing a
/// class does, makes the instruction generic again.
pub(crate) unsafe fn call_class_cached(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let named = cache(&s, i.d).version.get();
        if std::mem::transmute::<RawValue, u64>(s.reg(i.b + 1)) != named {
            make_generic(s.vm, s.pc);
            return super::again(s);
        }
        let class = Ref::<Type>::from_value_unchecked(s.take(i.b + 1));
        match class.lookup(s.vm(), &s.vm().names.__init__) {
            Some(init) => enter_init(&s, &class, init),
            None => unreachable!("the class had an __init__ and hasn't changed"),
        }
    }
}

/// Makes an instance and enters its `__init__`, a Python function.
#[inline]
unsafe fn enter_init(s: &State, class: &Ref<Type>, init: Value) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let instance = Instance::new(class);
        write(s, i.b, instance.clone());
        write(s, i.b + 1, instance);
        let init = Ref::<Function>::from_value_unchecked(init);
        let base = s.base.add(i.b as usize + 1);
        let count = usize::from(count(i.c)) + 1;
        match binding::enter_in_place(s.vm(), init, base, count, &[], FrameKind::Init) {
            Ok(Entered { state }) => Outcome::Goto(state),
            Err(raised) => raise(raised),
        }
    }
}

pub(crate) unsafe fn call_keywords(s: State) -> Outcome {
    // SAFETY: verified operands: the constant is a tuple of names.
    unsafe {
        let i = s.instr();
        let names = (*s.pool.add(i.d as usize)).borrow().clone();
        let names = names.as_tuple_items().expect("verified code names keywords by a tuple");
        let mut window = Window::of(&s);
        if let Some(method) =
            s.value(window.callable).downcast_exact::<crate::objects::method::Method>()
            && !window.is_method
        {
            let (function, receiver) = (method.function.clone(), method.receiver.clone());
            write(&s, i.b, function);
            write(&s, i.b + 1, receiver);
            let count = window.count + 1;
            window = Window { callable: i.b, first: i.b + 1, count, is_method: true };
        }
        if shape(s.value(window.callable)) == ShapeId::FUNCTION {
            return enter_python(s, window, names);
        }
        call_any(s, window, names)
    }
}

/// `f(*args, **kwargs)`: the callable at `b+1`, the arguments after it; `c` says whether there
/// are keywords.
pub(crate) unsafe fn call_ex(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let has_keywords = i.c & 1 != 0;
        let keywords = has_keywords.then(|| s.value(i.b + 3));
        let callable = s.value(i.b + 1);
        let (values, names) =
            attempt!(binding::spread_arguments(s.vm(), callable, s.value(i.b + 2), keywords));
        let result = ops::call(s.vm(), callable, Args::new(&values, &names));
        let result = attempt!(result);
        release_window(&s, i.b + 1, if has_keywords { 3 } else { 2 });
        write(&s, i.a, result);
        Outcome::Next
    }
}

pub(crate) unsafe fn call_intrinsic_1(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let result = attempt!(super::functions::intrinsic_1(s.vm(), i.c, s.value(i.b)));
        release_window(&s, i.b, 1);
        write(&s, i.a, result);
        Outcome::Next
    }
}

pub(crate) unsafe fn call_intrinsic_2(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let result =
            attempt!(super::functions::intrinsic_2(s.vm(), i.c, s.value(i.b), s.value(i.b + 1)));
        release_window(&s, i.b, 2);
        write(&s, i.a, result);
        Outcome::Next
    }
}

/// The frame or the register stack is full.
pub(crate) unsafe fn stack_exhausted(s: State) -> Outcome {
    // SAFETY: a frame is running.
    raise(frames::recursion_error(unsafe { s.vm() }))
}

/// Leaves the frame with the result in `exec.returned`, whatever the frame's kind is.
pub(crate) unsafe fn leave(s: State) -> Outcome {
    // SAFETY: a frame is running, and all its temporaries are free.
    unsafe {
        let exec = &s.vm().exec;
        let result = exec.returned.replace(RawValue::UNBOUND).into_value_steal();
        let frame = exec.frame.get();
        let generator = (*frame).generator;
        if (*frame).kind.get() == FrameKind::Observed {
            keep_returned_local(&s, &result);
        }
        let kind = observed::leaving(s.vm());
        frames::pop_returned(s.vm());
        match kind {
            FrameKind::Entry => {
                exec.returned.set(result.into_raw());
                Outcome::Exit
            }
            FrameKind::GeneratorEntry => {
                generators::finish(s.vm(), generator);
                exec.returned.set(result.into_raw());
                Outcome::Exit
            }
            FrameKind::Call | FrameKind::CallLasting => {
                let caller = frames::resume_state(s.vm());
                write(&caller, caller.instr().a, result);
                Outcome::Goto(State { pc: caller.pc.add(1), ..caller })
            }
            FrameKind::Init => leave_init(&frames::resume_state(s.vm()), result),
            FrameKind::Operator => {
                super::arithmetic::returned(&frames::resume_state(s.vm()), result)
            }
            FrameKind::ForGenerator
            | FrameKind::ForGeneratorLoop
            | FrameKind::SendGenerator
            | FrameKind::SumGenerator
            | FrameKind::CollectGenerator => {
                generators::finish(s.vm(), generator);
                super::generators::returned_in_place(frames::resume_state(s.vm()), kind, result)
            }
            FrameKind::Observed => unreachable!("a frame that is left isn't observed any more"),
        }
    }
}

/// A frame that programs may look at keeps the variable that it returned the value of.
#[cold]
unsafe fn keep_returned_local(s: &State, result: &Value) {
    // SAFETY: verified operands; the instruction has taken the value out of the register.
    unsafe {
        if op_at(s.vm(), s.pc) == Op::return_value {
            write(s, s.instr().a, result.clone());
        }
    }
}

/// `__init__` has returned: the call's result is the instance.
unsafe fn leave_init(caller: &State, result: Value) -> Outcome {
    // SAFETY: the caller stands at a `call_class`, whose window begins with the instance.
    unsafe {
        let i = caller.instr();
        let instance = caller.take(i.b);
        if !result.is_none() {
            let vm = caller.vm();
            drop(instance);
            return raise(vm.type_error(format!(
                "__init__() should return None, not '{}'",
                result.type_name(vm)
            )));
        }
        write(caller, i.a, instance);
        Outcome::Goto(State { pc: caller.pc.add(1), ..*caller })
    }
}
