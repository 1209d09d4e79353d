//! Handlers that do all their work by a slow path.

use super::super::dispatch::{Dispatch, slow};
use super::super::slow;
use super::super::state::State;

macro_rules! slow_handlers {
    ($($module:ident { $($name:ident)* })*) => {
        $($(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(s: State) -> D::Flow {
            // SAFETY: the handler's state is handed on.
            unsafe { slow!(D, s, slow::$module::$name) }
        })*)*
    };
}

slow_handlers! {
    arithmetic { binary binary_method wide_int invert positive }
    attributes { load_attr load_attr_property store_attr delete_attr load_method load_super_attr }
    awaiting { get_awaitable get_aiter get_anext before_async_with end_async_for }
    build {
        build_list build_set build_map build_const_key_map build_string build_slice
        list_extend set_add set_update map_add dict_update dict_merge
        unpack_ex format_value get_len
    }
    calls {
        call call_native call_native_method call_class call_class_cached call_dict_get call_range_iter call_keywords call_ex
        call_intrinsic_1 call_intrinsic_2
    }
    collect { call_collect_generator }
    compare { compare is_op contains_op jump_compare jump_compare_loop }
    exceptions {
        raise reraise push_exc_info pop_except check_exc_match check_eg_match before_with
        with_except_start cleanup_throw unsupported
    }
    functions {
        make_function import_name import_from load_build_class load_assertion_error
        make_cell
    }
    generators {
        return_generator call_sum_generator send end_send get_yield_from_iter
    }
    items { get_item set_item delete_item }
    loops { get_iter for_iter for_iter_loop for_pair for_pair_loop for_unpack for_unpack_loop }
    patterns { match_kind match_keys match_class }
    slices { get_slice get_slice_step set_slice }
    names {
        load_global store_global delete_global load_name store_name delete_name
        load_from_dict_or_globals load_from_dict_or_deref delete_deref load_locals
        setup_annotations
    }
}
