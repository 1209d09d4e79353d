//! The operations of the language on any object: what CPython calls its abstract protocols.
//!
//! Names that are passed are interned strings. All of these can run Python.

mod arith;
mod attr;
mod call;
mod class;
mod compare;
mod convert;
mod hash;
mod item;
mod iter;
#[cfg(test)]
mod tests;
mod text;

pub(crate) use arith::binary_after_left;
pub use arith::{
    absolute, binary, binary_of_numbers, divmod, inplace, invert, negative, positive, power_mod,
};
pub use attr::{
    MethodLookup, attribute_name, del_attr, dir, get_attr, get_attr_opt, get_method,
    lookup_special, set_attr,
};
pub use call::{
    call, call_method, call_method_opt, call_special, call_values, call_with_receiver,
    function_str, is_callable,
};
pub(crate) use call::{call_builtin, call_function, call_unbound};
pub use class::{is_instance, is_subclass};
pub use compare::{compare, compare_bool, equal, is_true};
pub(crate) use convert::{float_result, warn_of_subclass};
pub use convert::{index, index_clamped, index_i64, int_exact, repeat_count, to_float};
pub use hash::{HASH_NONE, hash, hash_identity};
pub use item::{contains, del_item, get_item, len, length_hint, set_item};
pub use iter::{collect, contains_by_iteration, for_each, iter, next};
pub use text::{ascii, format, repr, str};
