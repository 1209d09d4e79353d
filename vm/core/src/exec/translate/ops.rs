//! One bytecode instruction after the other, but for jumps.

use super::super::instr::Op;
use super::super::instr::arguments::METHOD_FORM;
use super::super::instr::flags::{INPLACE, OPERATOR_SHIFT, SENSE};
use super::super::slow::Source;
use super::super::slow::patterns;
use super::emit::{Distance, OPERAND_WORDS};
use super::stack::{Entry, Operand};
use super::{CodeForm, Translator};
use crate::value::Value;
use apython_bytecode::Opcode;
use apython_bytecode::instructions::Instr;

impl Translator<'_> {
    pub(super) fn translate_one(&mut self, instr: Instr) {
        use Opcode as O;
        let arg = instr.arg;
        let local = arg as u16;
        match instr.opcode {
            O::NOP | O::CACHE | O::RESUME | O::EXTENDED_ARG => {}
            // FOR_ITER's exhaustion goes on behind it.
            O::END_FOR => {}
            O::POP_TOP => self.pop_top(),
            O::PUSH_NULL => self.push_pending(Entry::Null),
            O::COPY => self.copy(arg as usize),
            O::SWAP => self.swap(arg as usize),
            O::LOAD_CONST => self.load_const(arg),
            O::LOAD_FAST | O::LOAD_CLOSURE => self.push_pending(Entry::Local(local)),
            O::LOAD_FAST_CHECK => {
                self.emit.op(Op::check_bound, local, 0, 0, 0);
                self.push_pending(Entry::Local(local));
            }
            O::LOAD_FAST_AND_CLEAR => {
                self.save_uses_of(local);
                let a = self.push_result();
                self.emit.op(Op::clear_local, a, local, 0, 0);
            }
            O::STORE_FAST => self.store_fast(local),
            O::DELETE_FAST => {
                self.save_uses_of(local);
                self.emit.op(Op::delete_local, local, 0, 0, 0);
            }
            O::MAKE_CELL => self.emit.op(Op::make_cell, local, 0, 0, 0),
            O::COPY_FREE_VARS => {
                let first = (self.locals - arg as usize) as u16;
                self.emit.op(Op::copy_free_vars, first, local, 0, 0);
            }
            O::LOAD_DEREF => {
                let a = self.destination();
                self.emit.op(Op::load_deref, a, local, 0, 0);
            }
            O::STORE_DEREF => {
                let value = self.pop();
                self.emit.op(Op::store_deref, value.index, local, value.flags(Source::First), 0);
            }
            O::DELETE_DEREF => self.emit.op(Op::delete_deref, local, 0, 0, 0),
            O::LOAD_FROM_DICT_OR_DEREF => {
                let dict = self.pop_temp();
                let a = self.destination();
                self.emit.op(Op::load_from_dict_or_deref, a, dict, local, local);
            }
            O::LOAD_GLOBAL => {
                if arg & 1 != 0 {
                    self.push_pending(Entry::Null);
                }
                self.load_cached(Op::load_global, arg >> 1);
            }
            O::LOAD_NAME => self.load_cached(Op::load_name, arg),
            O::STORE_GLOBAL => self.store_cached(Op::store_global, arg),
            O::STORE_NAME => self.store_cached(Op::store_name, arg),
            O::DELETE_GLOBAL => self.emit.op(Op::delete_global, 0, local, 0, 0),
            O::DELETE_NAME => self.emit.op(Op::delete_name, 0, local, 0, 0),
            O::LOAD_FROM_DICT_OR_GLOBALS => {
                let dict = self.pop_temp();
                let a = self.destination();
                self.emit.op(Op::load_from_dict_or_globals, a, dict, local, 0);
            }
            O::LOAD_LOCALS => self.push_only(Op::load_locals),
            O::SETUP_ANNOTATIONS => self.emit.op(Op::setup_annotations, 0, 0, 0, 0),

            O::BINARY_OP => {
                let (operator, inplace) = if arg >= 13 { (arg - 13, INPLACE) } else { (arg, 0) };
                self.two_operands(Op::binary, ((operator as u16) << OPERATOR_SHIFT) | inplace);
            }
            O::UNARY_NEGATIVE => self.unary(Op::negative),
            O::UNARY_INVERT => self.unary(Op::invert),
            O::UNARY_NOT => self.unary(Op::not),
            O::COMPARE_OP => self.compare(instr),
            O::IS_OP => self.is(instr),
            O::CONTAINS_OP => {
                self.two_operands(Op::contains_op, if arg & 1 != 0 { SENSE } else { 0 })
            }

            O::JUMP_FORWARD | O::JUMP_BACKWARD_NO_INTERRUPT => {
                let target = instr.target().expect("a jump has a target");
                self.flush();
                self.emit.jump(Op::jump, 0, 0, 0, Distance::Wide, target);
            }
            O::JUMP_BACKWARD => self.jump_backward(instr),
            O::POP_JUMP_IF_TRUE => self.jump_by_truth(instr, true),
            O::POP_JUMP_IF_FALSE => self.jump_by_truth(instr, false),
            O::POP_JUMP_IF_NONE => self.jump_by_none(instr, true),
            O::POP_JUMP_IF_NOT_NONE => self.jump_by_none(instr, false),
            O::GET_ITER => {
                let iterable = self.pop_register();
                let a = self.push_result();
                self.emit.op(Op::get_iter, a, iterable.index, u16::from(iterable.is_temp()), 0);
            }
            O::FOR_ITER => self.for_iter(instr),

            O::BINARY_SUBSCR => self.subscribe(),
            O::STORE_SUBSCR => self.store_subscr(),
            O::DELETE_SUBSCR => self.consume(Op::delete_item, 2),
            O::BINARY_SLICE => self.windowed(Op::get_slice, 3, 0, 0),
            O::STORE_SLICE => self.consume(Op::set_slice, 4),

            O::LOAD_ATTR => self.load_attr(arg),
            O::STORE_ATTR => self.store_attr(arg),
            O::DELETE_ATTR => {
                let object = self.pop_temp();
                self.emit.op(Op::delete_attr, object, local, 0, 0);
            }
            O::LOAD_SUPER_ATTR => self.load_super_attr(arg),

            O::CALL => self.call(arg as usize),
            O::KW_NAMES => self.keyword_names = Some(arg),
            O::CALL_FUNCTION_EX => self.windowed(Op::call_ex, 3 + (arg & 1) as usize, local, 0),
            O::CALL_INTRINSIC_1 => self.windowed(Op::call_intrinsic_1, 1, local, 0),
            O::CALL_INTRINSIC_2 => self.windowed(Op::call_intrinsic_2, 2, local, 0),
            O::RETURN_VALUE => self.return_value(),
            O::RETURN_CONST => match self.constant_word(arg) {
                Ok(word) => self.emit.op(Op::return_const, word, 0, 0, 0),
                Err(word) => {
                    let a = self.temp(0);
                    self.emit.op_wide(Op::load_const_wide, a, 0, word);
                    self.emit.op(Op::return_value_temp, a, 0, 0, 0);
                }
            },

            _ => self.translate_rest(instr),
        }
    }

    /// Building, exceptions, generators, imports.
    fn translate_rest(&mut self, instr: Instr) {
        use Opcode as O;
        let arg = instr.arg;
        let count = arg as usize;
        let small = arg as u16;
        match instr.opcode {
            O::BUILD_TUPLE => self.windowed(Op::build_tuple, count, small, 0),
            O::BUILD_LIST => self.windowed(Op::build_list, count, small, 0),
            O::BUILD_SET => self.windowed(Op::build_set, count, small, 0),
            O::BUILD_MAP => self.windowed(Op::build_map, 2 * count, small, 0),
            O::BUILD_CONST_KEY_MAP => {
                self.windowed(Op::build_const_key_map, count + 1, small, 0);
            }
            O::BUILD_STRING => self.windowed(Op::build_string, count, small, 0),
            O::BUILD_SLICE => self.build_slice(count),
            O::LIST_APPEND => self.fill(Op::list_append, 1, count),
            O::LIST_EXTEND => self.fill(Op::list_extend, 1, count),
            O::SET_ADD => self.fill(Op::set_add, 1, count),
            O::SET_UPDATE => self.fill(Op::set_update, 1, count),
            O::MAP_ADD => self.fill(Op::map_add, 2, count),
            O::DICT_UPDATE => self.fill(Op::dict_update, 1, count),
            O::DICT_MERGE => self.dict_merge(count),
            O::UNPACK_SEQUENCE => self.unpack(Op::unpack_sequence, small, count),
            O::UNPACK_EX => {
                self.unpack(Op::unpack_ex, small, (count & 0xff) + (count >> 8) + 1);
            }
            O::FORMAT_VALUE => {
                let spec = usize::from(arg & 4 != 0);
                self.windowed(Op::format_value, 1 + spec, small, 0);
            }
            O::MAKE_FUNCTION => {
                let parts = 1 + (arg & 15).count_ones() as usize;
                self.windowed(Op::make_function, parts, small, 0);
            }
            O::IMPORT_NAME => self.windowed(Op::import_name, 2, small, 0),
            O::IMPORT_FROM => self.look_at_top(Op::import_from, 1, small),
            O::LOAD_BUILD_CLASS => self.push_only(Op::load_build_class),
            O::LOAD_ASSERTION_ERROR => self.push_only(Op::load_assertion_error),

            O::GET_LEN => self.look_at_top(Op::get_len, 1, 0),
            O::MATCH_MAPPING => self.look_at_top(Op::match_kind, 1, patterns::MAPPING),
            O::MATCH_SEQUENCE => self.look_at_top(Op::match_kind, 1, patterns::SEQUENCE),
            O::MATCH_KEYS => self.look_at_top(Op::match_keys, 2, 0),
            O::MATCH_CLASS => self.windowed(Op::match_class, 3, small, 0),

            O::RAISE_VARARGS => {
                let first = self.window(count);
                self.emit.op(Op::raise, first, small, 0, 0);
            }
            O::RERAISE => {
                let first = self.window(arg as usize + 1);
                self.emit.op(Op::reraise, first + arg as u16, arg as u16, 0, 0);
            }
            O::PUSH_EXC_INFO => {
                self.settle_top_window(1);
                let top = self.temp(self.stack.len() - 1);
                self.push_temp(self.stack.len());
                self.emit.op(Op::push_exc_info, top, top + 1, 0, 0);
            }
            O::POP_EXCEPT => self.consume(Op::pop_except, 1),
            O::CHECK_EXC_MATCH => {
                self.settle_top_window(2);
                let top = self.temp(self.stack.len() - 1);
                self.emit.op(Op::check_exc_match, top, top - 1, top, 0);
            }
            O::CHECK_EG_MATCH => {
                self.settle_top_window(2);
                let top = self.temp(self.stack.len() - 1);
                self.emit.op(Op::check_eg_match, top - 1, 0, 0, 0);
            }
            O::BEFORE_WITH => self.enter_manager(Op::before_with),
            O::BEFORE_ASYNC_WITH => self.enter_manager(Op::before_async_with),
            O::GET_AWAITABLE => self.replace_top(Op::get_awaitable, small),
            O::GET_AITER => self.replace_top(Op::get_aiter, 0),
            O::GET_ANEXT => self.look_at_top(Op::get_anext, 1, 0),
            O::END_ASYNC_FOR => self.consume(Op::end_async_for, 2),
            O::WITH_EXCEPT_START => {
                self.settle_top_window(4);
                let top = self.temp(self.stack.len() - 1);
                self.push_temp(self.stack.len());
                self.emit.op(Op::with_except_start, top + 1, top, 0, 0);
            }
            O::CLEANUP_THROW => {
                self.settle_top_window(3);
                self.stack.pop();
                let first = self.temp(self.stack.len() - 2);
                self.emit.op(Op::cleanup_throw, first, 0, 0, 0);
            }

            O::RETURN_GENERATOR => {
                let a = self.temp(0);
                self.push_temp(0);
                self.emit.op(Op::return_generator, a, 0, 0, 0);
            }
            O::YIELD_VALUE => self.yield_value(),
            O::SEND => {
                self.flush();
                let receiver = self.temp(self.stack.len() - 2);
                let target = instr.target().expect("SEND has a target");
                self.emit.jump(Op::send, 0, receiver, 0, Distance::Wide, target);
            }
            O::END_SEND => {
                self.settle_top_window(2);
                self.stack.pop();
                let receiver = self.temp(self.stack.len() - 1);
                self.emit.op(Op::end_send, receiver, receiver + 1, 0, 0);
            }
            O::GET_YIELD_FROM_ITER => self.replace_top(Op::get_yield_from_iter, 0),
            _ => self.unsupported(instr),
        }
    }

    /// Control never goes on behind this.
    fn unsupported(&mut self, instr: Instr) {
        self.flush();
        self.emit.op(Op::unsupported, 0, instr.opcode as u16, 0, 0);
        let used = instr.opcode.stack_use(instr.arg);
        let generator = u64::from(instr.opcode == Opcode::RETURN_GENERATOR);
        let depth = (self.stack.len() as u64).saturating_sub(used.needs) + used.leaves + generator;
        self.stack = (0..depth as u16).map(Entry::Temp).collect();
    }

    /// Pushes a result that never goes to a local directly.
    fn push_result(&mut self) -> u16 {
        let slot = self.free_slot();
        self.push_temp(slot);
        self.temp(slot)
    }

    /// An instruction that puts something else in the place of the top.
    fn replace_top(&mut self, op: Op, c: u16) {
        self.settle_top_window(1);
        let top = self.temp(self.stack.len() - 1);
        self.emit.op(op, top, top, c, 0);
    }

    /// `with` or `async with`: the exit method takes the manager's place, the result follows.
    fn enter_manager(&mut self, op: Op) {
        self.replace_top(op, 0);
        self.push_temp(self.stack.len());
    }

    /// An instruction on the topmost `count` entries, which stay, with a result.
    fn look_at_top(&mut self, op: Op, count: usize, c: u16) {
        self.settle_top_window(count);
        let first = self.temp(self.stack.len() - count);
        let a = self.push_result();
        self.emit.op(op, a, first, c, 0);
    }

    fn push_only(&mut self, op: Op) {
        let a = self.push_result();
        self.emit.op(op, a, 0, 0, 0);
    }

    /// Puts the topmost `count` entries in place without taking them off.
    fn settle_top_window(&mut self, count: usize) {
        let depth = self.stack.len();
        self.window(count);
        for slot in depth - count..depth {
            self.push_temp(slot);
        }
    }

    /// An instruction on the topmost `count` entries with a result.
    fn windowed(&mut self, op: Op, count: usize, c: u16, d: u16) {
        let first = self.window(count);
        let a = self.destination();
        self.emit.op(op, a, first, c, d);
    }

    /// BUILD_SLICE; a subscription that follows takes the bounds themselves.
    fn build_slice(&mut self, count: usize) {
        let subscription = self
            .next_instruction()
            .filter(|next| next.opcode == Opcode::BINARY_SUBSCR && !self.is_leader(next.start));
        match subscription {
            Some(subscription) if count == 3 && self.form == CodeForm::Register => {
                self.absorbed += 1;
                self.emit.unit = subscription.offset;
                self.windowed(Op::get_slice_step, 4, 0, 0);
            }
            _ => self.windowed(Op::build_slice, count, count as u16, 0),
        }
    }

    /// An instruction on the topmost `count` entries without a result.
    fn consume(&mut self, op: Op, count: usize) {
        let first = self.window(count);
        self.emit.op(op, first, 0, 0, 0);
    }

    fn pop_top(&mut self) {
        if let Entry::Temp(slot) = *self.stack.last().expect("verified code doesn't underflow") {
            let register = self.temp(usize::from(slot));
            self.emit.op(Op::drop_temp, register, 0, 0, 0);
        }
        self.stack.pop();
    }

    fn copy(&mut self, depth: usize) {
        let entry = self.stack[self.stack.len() - depth];
        match entry {
            Entry::Temp(slot) => {
                let from = self.temp(usize::from(slot));
                let a = self.push_result();
                self.emit.op(Op::copy, a, from, 0, 0);
            }
            pending => self.push_pending(pending),
        }
    }

    fn swap(&mut self, depth: usize) {
        let top = self.stack.len() - 1;
        self.stack.swap(top, top + 1 - depth);
        if self.form == CodeForm::Stack {
            self.flush();
        }
        self.settle_for_handler();
    }

    fn load_const(&mut self, index: u32) {
        match self.constant_word(index) {
            Ok(word) => self.push_pending(Entry::Const(word)),
            Err(word) => {
                let a = self.push_result();
                self.emit.op_wide(Op::load_const_wide, a, 0, word);
            }
        }
    }

    fn store_fast(&mut self, local: u16) {
        let value = self.stack.pop().expect("verified code doesn't underflow");
        if let Entry::Temp(slot) = value {
            self.taken.push(slot);
        }
        self.save_uses_of(local);
        match value {
            Entry::Local(other) if other == local => {}
            Entry::Local(other) => self.emit.op(Op::copy_local, local, other, 0, 0),
            Entry::Const(word) => self.emit.op(Op::load_const_local, local, word, 0, 0),
            Entry::Temp(slot) => {
                let from = self.temp(usize::from(slot));
                self.emit.op(Op::take, local, from, 0, 0);
            }
            Entry::Null => unreachable!("verified code stores no NULL of a call"),
        }
    }

    fn unary(&mut self, op: Op) {
        let value = self.pop_register();
        let a = self.destination();
        self.emit.op(op, a, value.index, value.flags(Source::First), 0);
    }

    /// Emits an instruction with an inline cache for a name.
    fn cached(&mut self, op: Op, a: u16, b: u16, c: u16, name: u32) {
        let code = self.code;
        self.with_cache(op, a, b, c, &code.names[name as usize]);
    }

    /// Emits an instruction whose `d` is an inline cache.
    fn with_cache(&mut self, op: Op, a: u16, b: u16, c: u16, name: &Value) {
        let word = self.emit.cache(name);
        if word + super::super::translation::CACHE_WORDS <= OPERAND_WORDS {
            self.emit.op(op, a, b, c, word as u16);
            return;
        }
        // The cache is out of an operand's reach: the pool's window moves there and back.
        self.emit.op_wide(Op::pool_window, 0, 0, word as u32);
        self.emit.op(op, a, b, c, 0);
        self.emit.op_wide(Op::pool_window, 0, 0, 0);
    }

    /// A source operand of an instruction with a cache: a constant has to be within reach of
    /// the same window.
    fn pop_for_cached(&mut self) -> Operand {
        if self.emit.pool_len() + 64 > OPERAND_WORDS { self.pop_register() } else { self.pop() }
    }

    fn load_cached(&mut self, op: Op, name: u32) {
        let a = self.destination();
        self.cached(op, a, 0, 0, name);
    }

    fn store_cached(&mut self, op: Op, name: u32) {
        let value = self.pop_for_cached();
        self.cached(op, value.index, 0, value.flags(Source::First), name);
    }

    fn subscribe(&mut self) {
        let index = self.pop();
        let container = self.pop_register();
        let flags = container.flags(Source::First) | index.flags(Source::Second);
        let a = self.destination();
        self.emit.op(Op::get_item, a, container.index, index.index, flags);
    }

    fn store_subscr(&mut self) {
        let index = self.pop();
        let container = self.pop_register();
        let value = self.pop();
        let flags = container.flags(Source::First)
            | index.flags(Source::Second)
            | value.flags(Source::Third);
        self.emit.op(Op::set_item, container.index, index.index, value.index, flags);
    }

    fn load_attr(&mut self, arg: u32) {
        let (name, is_method) = (arg >> 1, arg & 1 != 0);
        if !is_method {
            let object = self.pop_register();
            let a = self.destination();
            self.cached(Op::load_attr, a, object.index, object.flags(Source::First), name);
            return;
        }
        // The two results go to the two places above what stays.
        self.settle_displaced_all();
        let object = self.pop_register();
        let slot = self.stack.len();
        let a = self.temp(slot);
        self.push_temp(slot);
        self.push_temp(slot + 1);
        self.cached(Op::load_method, a, object.index, object.flags(Source::First), name);
    }

    fn settle_displaced_all(&mut self) {
        // A window of nothing: everything displaced moves to its own place.
        self.window(0);
    }

    fn store_attr(&mut self, name: u32) {
        let object = self.pop_register();
        let value = self.pop_register();
        let flags = object.flags(Source::First) | value.flags(Source::Second);
        self.cached(Op::store_attr, object.index, value.index, flags, name);
    }

    fn load_super_attr(&mut self, arg: u32) {
        let (name, is_method) = ((arg >> 2) as u16, (arg & 1) as u16);
        let first = self.window(3);
        if is_method == 0 {
            let a = self.destination();
            self.emit.op(Op::load_super_attr, a, first, 0, name);
            return;
        }
        let slot = self.stack.len();
        self.push_temp(slot);
        self.push_temp(slot + 1);
        self.emit.op(Op::load_super_attr, first, first, 1, name);
    }

    fn call(&mut self, count: usize) {
        let names = self.keyword_names.take();
        let form = self.stack[self.stack.len() - count - 2];
        let form = if form == Entry::Null { 0 } else { METHOD_FORM };
        let first = self.window(count + 2);
        let a = self.destination();
        let arguments = count as u16 | form;
        match names {
            None => self.with_cache(Op::call, a, first, arguments, &Value::NONE),
            Some(names) => {
                let word = self.constant_word(names).unwrap_or_else(|word| {
                    // Far beyond what an operand can number: such a call isn't compiled from
                    // any source, but is valid.
                    word as u16
                });
                self.emit.op(Op::call_keywords, a, first, arguments, word);
            }
        }
    }

    fn return_value(&mut self) {
        match *self.stack.last().expect("verified code doesn't underflow") {
            Entry::Local(local) => self.emit.op(Op::return_value, local, 0, 0, 0),
            Entry::Const(word) => self.emit.op(Op::return_const, word, 0, 0, 0),
            _ => {
                let value = self.pop_temp();
                self.stack.push(Entry::Null);
                self.emit.op(Op::return_value_temp, value, 0, 0, 0);
            }
        }
        self.stack.pop();
    }

    /// An instruction that puts the topmost `count` entries into a container that is `depth`
    /// entries below the top, without them.
    fn fill(&mut self, op: Op, count: usize, depth: usize) {
        let first = self.window(count);
        let container = self.stack.len() - depth;
        self.settle(container);
        let Entry::Temp(slot) = self.stack[container] else {
            unreachable!("settled entries are in temporaries")
        };
        let register = self.temp(usize::from(slot));
        self.emit.op(op, register, first, 0, 0);
    }

    fn dict_merge(&mut self, depth: usize) {
        self.flush();
        let update = self.pop_temp();
        let len = self.stack.len();
        let dict = self.temp(len - depth);
        let callable = self.temp(len - depth - 2);
        self.emit.op(Op::dict_merge, dict, update, callable, 0);
    }

    fn unpack(&mut self, op: Op, arg: u16, targets: usize) {
        if op == Op::unpack_sequence
            && targets == 2
            && let Some((first, second)) = self.stores_pair(0)
        {
            self.save_uses_of(first);
            self.save_uses_of(second);
            let value = self.pop_register();
            self.absorbed += 2;
            self.emit.op(Op::unpack_pair, first, value.index, value.flags(Source::First), second);
            return;
        }
        if op == Op::unpack_sequence
            && let Some(locals) = self.stores(targets)
        {
            for &local in &locals {
                self.save_uses_of(local);
            }
            let value = self.pop_register();
            self.absorbed += targets;
            let flags = value.flags(Source::First);
            self.emit.op(Op::unpack_values, targets as u16, value.index, flags, 0);
            self.emit_targets(&locals);
            return;
        }
        self.settle_displaced_all();
        let value = self.pop_temp();
        let first = self.stack.len();
        for slot in first..first + targets {
            self.push_temp(slot);
        }
        self.emit.op(op, self.temp(first), value, arg, 0);
    }

    fn yield_value(&mut self) {
        self.flush();
        let value = self.window(1);
        let resume = self.next_instruction().filter(|next| next.opcode == Opcode::RESUME);
        let delegates = resume.is_some_and(|resume| resume.arg & 3 >= 2);
        self.push_temp(self.stack.len());
        self.emit.op(Op::yield_value, value, value, u16::from(delegates), 0);
    }
}
