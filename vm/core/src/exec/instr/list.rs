//! The one list of instructions. The enum, the handler tables, the `match`, the disassembler,
//! the statistics and `docs/instructions.md` are made from it.
//!
//! A row: `name "operands" generic "semantics";`
//!
//! Names: `verb_object_form`. A specialised instruction begins with its generic one's name or
//! operator and goes on with the types it expects (`float`, `int`, `list`, ...) and where its
//! operands stand: `rr` two registers, `rk` a register and a constant, `kr` the reverse.
//! `unless`/`if` begin fused comparisons and jumps; `loop` ends those that close a loop, which
//! are safe points.
//!
//! Operands, one letter each for a, b, c and d: `L` a local register (written with its old
//! value dropped), `T` a temporary, `R` any register, `K` a constant, `J` a jump distance in
//! instructions, `W` a 32-bit number or distance in c and d, `#` a number, `N` a number of
//! arguments (see [`super::arguments`]), `F` operand flags (see [`super::flags`]), `C` an inline
//! cache, `_` nothing.
//!
//! `generic` is the instruction to go back to when a guard fails: the row's own name if there
//! is none.

macro_rules! for_each_instruction {
    ($callback:ident) => {
        $callback! {
            // --- moves
            copy "TR__" copy "a = b";
            copy_local "LR__" copy_local "a = b";
            take "LT__" take "a = b; b = nothing";
            move_temp "TT__" move_temp "a = b; b = nothing";
            swap_temps "TT__" swap_temps "a, b = b, a";
            load_const "TK__" load_const "a = b";
            load_const_local "LK__" load_const_local "a = b";
            load_const_wide "T_W_" load_const_wide "a = constant W";
            load_unbound "T___" load_unbound "a = nothing";
            check_bound "L___" check_bound "raise UnboundLocalError unless a is bound";
            delete_local "L___" delete_local "del a, which must be bound";
            clear_local "TL__" clear_local "a = b; b = nothing";
            drop_temp "T___" drop_temp "drop a";
            pool_window "__W_" pool_window "constants and caches begin at word W of the pool";

            // --- cells and names
            make_cell "L___" make_cell "a = cell(a)";
            copy_free_vars "L#__" copy_free_vars "a.. = the b cells of the function's closure";
            load_deref "LR__" load_deref "a = cell b";
            store_deref "RRF_" store_deref "cell b = a";
            delete_deref "R___" delete_deref "del cell a";
            load_from_dict_or_deref "LTR#" load_from_dict_or_deref "a = b[name d], else cell c";
            load_global "L_FC" load_global "a = globals or builtins [name]";
            load_global_cached "L_FC" load_global "a = cached entry of globals or builtins";
            store_global "R_FC" store_global "globals[name] = a";
            store_global_cached "R_FC" store_global "cached entry of globals = a";
            delete_global "_#__" delete_global "del globals[name b]";
            load_name "L_FC" load_name "a = locals, globals or builtins [name]";
            load_name_cached "L_FC" load_name "a = cached entry of globals or builtins";
            store_name "R_FC" store_name "locals[name] = a";
            delete_name "_#__" delete_name "del locals[name b]";
            load_from_dict_or_globals "LT#_" load_from_dict_or_globals "a = b[name c], else globals or builtins";
            load_locals "T___" load_locals "a = locals";
            setup_annotations "____" setup_annotations "locals['__annotations__'] = {} if absent";

            // --- arithmetic: d holds the operator, operand flags and the deopt counter
            binary "LRRF" binary "a = b op c";
            add_int_rr "LRRF" binary "a = b + c";
            add_int_rk "LRKF" binary "a = b + c";
            add_float_rr "LRRF" binary "a = b + c";
            add_float_rk "LRKF" binary "a = b + c";
            add_float_kr "LKRF" binary "a = b + c";
            add_int_kr "LKRF" binary "a = b + c";
            sub_int_rr "LRRF" binary "a = b - c";
            sub_int_rk "LRKF" binary "a = b - c";
            sub_int_kr "LKRF" binary "a = b - c";
            sub_float_rr "LRRF" binary "a = b - c";
            sub_float_rk "LRKF" binary "a = b - c";
            sub_float_kr "LKRF" binary "a = b - c";
            mul_int_rr "LRRF" binary "a = b * c";
            mul_int_rk "LRKF" binary "a = b * c";
            mul_int_kr "LKRF" binary "a = b * c";
            mul_float_rr "LRRF" binary "a = b * c";
            mul_float_rk "LRKF" binary "a = b * c";
            mul_float_kr "LKRF" binary "a = b * c";
            div_float_rr "LRRF" binary "a = b / c";
            div_float_rk "LRKF" binary "a = b / c";
            div_float_kr "LKRF" binary "a = b / c";
            div_int_rr "LRRF" binary "a = b / c";
            div_int_rk "LRKF" binary "a = b / c";
            add_mixed_rr "LRRF" binary "a = b + c, one a float and one an int";
            sub_mixed_rr "LRRF" binary "a = b - c, one a float and one an int";
            mul_mixed_rr "LRRF" binary "a = b * c, one a float and one an int";
            div_mixed_rr "LRRF" binary "a = b / c, one a float and one an int";
            add_mixed_rk "LRKF" binary "a = b + c, an int and a float";
            add_mixed_kr "LKRF" binary "a = b + c, a float and an int";
            sub_mixed_rk "LRKF" binary "a = b - c, an int and a float";
            sub_mixed_kr "LKRF" binary "a = b - c, a float and an int";
            mul_mixed_rk "LRKF" binary "a = b * c, an int and a float";
            mul_mixed_kr "LKRF" binary "a = b * c, a float and an int";
            div_mixed_rk "LRKF" binary "a = b / c, an int and a float";
            div_mixed_kr "LKRF" binary "a = b / c, a float and an int";
            floordiv_int_rr "LRRF" binary "a = b // c";
            floordiv_int_rk "LRKF" binary "a = b // c";
            mod_int_rr "LRRF" binary "a = b % c";
            mod_int_rk "LRKF" binary "a = b % c";
            and_int_rr "LRRF" binary "a = b & c";
            and_int_rk "LRKF" binary "a = b & c";
            or_int_rr "LRRF" binary "a = b | c";
            or_int_rk "LRKF" binary "a = b | c";
            xor_int_rr "LRRF" binary "a = b ^ c";
            xor_int_rk "LRKF" binary "a = b ^ c";
            lshift_int_rr "LRRF" binary "a = b << c";
            lshift_int_rk "LRKF" binary "a = b << c";
            lshift_int_kr "LKRF" binary "a = b << c";
            rshift_int_rr "LRRF" binary "a = b >> c";
            rshift_int_rk "LRKF" binary "a = b >> c";
            pow_float_rr "LRRF" binary "a = b ** c";
            pow_float_rk "LRKF" binary "a = b ** c";
            binary_method "LRRF" binary "a = b op c, calling the method of b's Python class";
            add_wide "LRRF" binary "a = b + c, integers up to 128 bits";
            sub_wide "LRRF" binary "a = b - c, integers up to 128 bits";
            mul_wide "LRRF" binary "a = b * c, integers up to 128 bits";
            and_wide "LRRF" binary "a = b & c, integers up to 128 bits";
            or_wide "LRRF" binary "a = b | c, integers up to 128 bits";
            xor_wide "LRRF" binary "a = b ^ c, integers up to 128 bits";
            lshift_wide "LRRF" binary "a = b << c, integers up to 128 bits";
            rshift_wide "LRRF" binary "a = b >> c, integers up to 128 bits";
            wide_int "LRRF" binary "a = b // c or b % c, integers up to 128 bits";
            // --- two in one: t the result of the first, r the second's other operand
            add_add_float_tr "TRRF" binary "t = b + c; the next instruction: t + r";
            add_add_float_rt "TRRF" binary "t = b + c; the next instruction: r + t";
            add_sub_float_tr "TRRF" binary "t = b + c; the next instruction: t - r";
            add_sub_float_rt "TRRF" binary "t = b + c; the next instruction: r - t";
            add_mul_float_tr "TRRF" binary "t = b + c; the next instruction: t * r";
            add_mul_float_rt "TRRF" binary "t = b + c; the next instruction: r * t";
            sub_add_float_tr "TRRF" binary "t = b - c; the next instruction: t + r";
            sub_add_float_rt "TRRF" binary "t = b - c; the next instruction: r + t";
            sub_sub_float_tr "TRRF" binary "t = b - c; the next instruction: t - r";
            sub_sub_float_rt "TRRF" binary "t = b - c; the next instruction: r - t";
            sub_mul_float_tr "TRRF" binary "t = b - c; the next instruction: t * r";
            sub_mul_float_rt "TRRF" binary "t = b - c; the next instruction: r * t";
            mul_add_float_tr "TRRF" binary "t = b * c; the next instruction: t + r";
            mul_add_float_rt "TRRF" binary "t = b * c; the next instruction: r + t";
            mul_sub_float_tr "TRRF" binary "t = b * c; the next instruction: t - r";
            mul_sub_float_rt "TRRF" binary "t = b * c; the next instruction: r - t";
            mul_mul_float_tr "TRRF" binary "t = b * c; the next instruction: t * r";
            mul_mul_float_rt "TRRF" binary "t = b * c; the next instruction: r * t";
            attr_add_float_tr "TRFC" load_attr "t = slot of b; the next instruction: t + r";
            attr_add_float_rt "TRFC" load_attr "t = slot of b; the next instruction: r + t";
            attr_sub_float_tr "TRFC" load_attr "t = slot of b; the next instruction: t - r";
            attr_sub_float_rt "TRFC" load_attr "t = slot of b; the next instruction: r - t";
            attr_mul_float_tr "TRFC" load_attr "t = slot of b; the next instruction: t * r";
            attr_mul_float_rt "TRFC" load_attr "t = slot of b; the next instruction: r * t";
            item_add_float_tr "TRRF" get_item "t = b[c]; the next instruction: t + r";
            item_add_float_rt "TRRF" get_item "t = b[c]; the next instruction: r + t";
            item_sub_float_tr "TRRF" get_item "t = b[c]; the next instruction: t - r";
            item_sub_float_rt "TRRF" get_item "t = b[c]; the next instruction: r - t";
            item_mul_float_tr "TRRF" get_item "t = b[c]; the next instruction: t * r";
            item_mul_float_rt "TRRF" get_item "t = b[c]; the next instruction: r * t";
            times_add_float_tr "TKRF" binary "t = b * c; the next instruction: t + r";
            times_add_float_rt "TKRF" binary "t = b * c; the next instruction: r + t";
            times_sub_float_tr "TKRF" binary "t = b * c; the next instruction: t - r";
            times_sub_float_rt "TKRF" binary "t = b * c; the next instruction: r - t";
            times_mul_float_tr "TKRF" binary "t = b * c; the next instruction: t * r";
            times_mul_float_rt "TKRF" binary "t = b * c; the next instruction: r * t";
            add_if_lt_float_rk "TRRF" binary "t = b + c; the next instruction: jump if t < a constant";
            add_if_le_float_rk "TRRF" binary "t = b + c; the next instruction: jump if t <= a constant";
            add_if_gt_float_rk "TRRF" binary "t = b + c; the next instruction: jump if t > a constant";
            add_if_ge_float_rk "TRRF" binary "t = b + c; the next instruction: jump if t >= a constant";
            add_unless_lt_float_rk "TRRF" binary "t = b + c; the next instruction: jump unless t < a constant";
            add_unless_le_float_rk "TRRF" binary "t = b + c; the next instruction: jump unless t <= a constant";
            add_unless_gt_float_rk "TRRF" binary "t = b + c; the next instruction: jump unless t > a constant";
            add_unless_ge_float_rk "TRRF" binary "t = b + c; the next instruction: jump unless t >= a constant";
            from_mul_float_tr "TKRF" binary "t = b - c; the next instruction: t * r";
            from_mul_float_rt "TKRF" binary "t = b - c; the next instruction: r * t";
            add_item_rr "TRRF" binary "t = b + c; the next instruction: item t of a list";
            add_item_rk "TRKF" binary "t = b + c; the next instruction: item t of a list";
            sub_item_rr "TRRF" binary "t = b - c; the next instruction: item t of a list";
            sub_item_rk "TRKF" binary "t = b - c; the next instruction: item t of a list";
            and_item_rk "TRKF" binary "t = b & c; the next instruction: item t of a list";
            item_add_int_tr "TRRF" get_item "t = b[c]; the next instruction: t + r";
            item_add_int_rt "TRRF" get_item "t = b[c]; the next instruction: r + t";
            item_add_int_tk "TRRF" get_item "t = b[c]; the next instruction: t + a constant";
            item_sub_int_tr "TRRF" get_item "t = b[c]; the next instruction: t - r";
            item_sub_int_rt "TRRF" get_item "t = b[c]; the next instruction: r - t";
            item_sub_int_tk "TRRF" get_item "t = b[c]; the next instruction: t - a constant";
            mul_add_int_tr "TRRF" binary "t = b * c; the next instruction: t + r";
            mul_add_int_rt "TRRF" binary "t = b * c; the next instruction: r + t";
            add_add_int_tr "TRRF" binary "t = b + c; the next instruction: t + r";
            add_add_int_tk "TRRF" binary "t = b + c; the next instruction: t + a constant";
            sub_add_int_tr "TRRF" binary "t = b - c; the next instruction: t + r";
            add_mod_int_tr "TRRF" binary "t = b + c; the next instruction: t % r";
            add_mod_int_tk "TRRF" binary "t = b + c; the next instruction: t % a constant";
            mul_mod_int_tr "TRRF" binary "t = b * c; the next instruction: t % r";
            mul_mod_int_tk "TRRF" binary "t = b * c; the next instruction: t % a constant";
            mod_if_eq_rk "TRKF" binary "t = b % c; the next instruction: jump if t == a constant";
            mod_if_ne_rk "TRKF" binary "t = b % c; the next instruction: jump if t != a constant";
            and_if_eq_rk "TRKF" binary "t = b & c; the next instruction: jump if t == a constant";
            and_if_ne_rk "TRKF" binary "t = b & c; the next instruction: jump if t != a constant";
            deref_item_list "TR__" load_deref "t = cell b; the next instruction: item of the list t";
            deref_item_tuple "TR__" load_deref "t = cell b; the next instruction: item of the tuple t";
            item_jump_if_true "TRRF" get_item "t = b[c]; the next instruction: jump if t";
            item_jump_if_false "TRRF" get_item "t = b[c]; the next instruction: jump unless t";
            global_if_eq_int "T_FC" load_global "t = cached entry of globals or builtins; the next instruction: jump if r == t";
            global_if_ne_int "T_FC" load_global "t = cached entry of globals or builtins; the next instruction: jump if r != t";
            global_len "T_FC" load_global "t = the function len; the next two instructions: len(r)";
            global_then_copy "T_FC" load_global "a = cached entry of globals or builtins; the next instruction: copy";
            global_then_sub_int_rk "T_FC" load_global "a = cached entry of globals or builtins; the next instruction: sub_int_rk";
            copy_then_call "TR__" copy "a = b; the next instruction: call_python_cached";
            sub_then_call "TRKF" binary "a = b - c; the next instruction: call_python_cached";
            negative "LRF_" negative "a = -b";
            invert "LRF_" invert "a = ~b";
            positive "LRF_" positive "a = +b";
            not "LRF_" not "a = not b";

            // --- comparison
            compare "LRRF" compare "a = b op c";
            is_op "LRRF" is_op "a = b is c (is not, by a flag)";
            contains_op "LRRF" contains_op "a = b in c (not in, by a flag)";
            jump_compare "RRJF" jump_compare "jump c by (a op b)";
            jump_compare_loop "RRJF" jump_compare_loop "jump c by (a op b)";
            if_lt_int_rr "RRJF" jump_compare "jump c if a < b";
            if_le_int_rr "RRJF" jump_compare "jump c if a <= b";
            if_gt_int_rr "RRJF" jump_compare "jump c if a > b";
            if_ge_int_rr "RRJF" jump_compare "jump c if a >= b";
            if_eq_int_rr "RRJF" jump_compare "jump c if a == b";
            if_ne_int_rr "RRJF" jump_compare "jump c if a != b";
            if_lt_int_rk "RKJF" jump_compare "jump c if a < b";
            if_le_int_rk "RKJF" jump_compare "jump c if a <= b";
            if_gt_int_rk "RKJF" jump_compare "jump c if a > b";
            if_ge_int_rk "RKJF" jump_compare "jump c if a >= b";
            if_eq_int_rk "RKJF" jump_compare "jump c if a == b";
            if_ne_int_rk "RKJF" jump_compare "jump c if a != b";
            if_eq_str_rr "RRJF" jump_compare "jump c if a == b";
            if_ne_str_rr "RRJF" jump_compare "jump c if a != b";
            if_eq_str_rk "RKJF" jump_compare "jump c if a == b";
            if_ne_str_rk "RKJF" jump_compare "jump c if a != b";
            if_lt_float_rr "RRJF" jump_compare "jump c if a < b";
            if_le_float_rr "RRJF" jump_compare "jump c if a <= b";
            if_gt_float_rr "RRJF" jump_compare "jump c if a > b";
            if_ge_float_rr "RRJF" jump_compare "jump c if a >= b";
            if_eq_float_rr "RRJF" jump_compare "jump c if a == b";
            if_ne_float_rr "RRJF" jump_compare "jump c if a != b";
            if_lt_float_rk "RKJF" jump_compare "jump c if a < b";
            if_le_float_rk "RKJF" jump_compare "jump c if a <= b";
            if_gt_float_rk "RKJF" jump_compare "jump c if a > b";
            if_ge_float_rk "RKJF" jump_compare "jump c if a >= b";
            if_eq_float_rk "RKJF" jump_compare "jump c if a == b";
            if_ne_float_rk "RKJF" jump_compare "jump c if a != b";
            unless_lt_float_rr "RRJF" jump_compare "jump c unless a < b";
            unless_le_float_rr "RRJF" jump_compare "jump c unless a <= b";
            unless_gt_float_rr "RRJF" jump_compare "jump c unless a > b";
            unless_ge_float_rr "RRJF" jump_compare "jump c unless a >= b";
            unless_lt_float_rk "RKJF" jump_compare "jump c unless a < b";
            unless_le_float_rk "RKJF" jump_compare "jump c unless a <= b";
            unless_gt_float_rk "RKJF" jump_compare "jump c unless a > b";
            unless_ge_float_rk "RKJF" jump_compare "jump c unless a >= b";
            if_lt_int_loop_rr "RRJF" jump_compare_loop "jump c if a < b";
            if_le_int_loop_rr "RRJF" jump_compare_loop "jump c if a <= b";
            if_gt_int_loop_rr "RRJF" jump_compare_loop "jump c if a > b";
            if_ge_int_loop_rr "RRJF" jump_compare_loop "jump c if a >= b";
            if_eq_int_loop_rr "RRJF" jump_compare_loop "jump c if a == b";
            if_ne_int_loop_rr "RRJF" jump_compare_loop "jump c if a != b";
            if_lt_int_loop_rk "RKJF" jump_compare_loop "jump c if a < b";
            if_le_int_loop_rk "RKJF" jump_compare_loop "jump c if a <= b";
            if_gt_int_loop_rk "RKJF" jump_compare_loop "jump c if a > b";
            if_ge_int_loop_rk "RKJF" jump_compare_loop "jump c if a >= b";
            if_eq_int_loop_rk "RKJF" jump_compare_loop "jump c if a == b";
            if_ne_int_loop_rk "RKJF" jump_compare_loop "jump c if a != b";
            jump_is "RRJF" jump_is "jump c if a is b (is not, by a flag)";

            // --- jumps
            jump "__W_" jump "jump W";
            jump_back "__W_" jump_back "jump W; a safe point";
            jump_if_true "RFW_" jump_if_true "jump W if a";
            jump_if_false "RFW_" jump_if_false "jump W unless a";
            jump_if_true_loop "RFW_" jump_if_true_loop "jump W if a; a safe point";
            jump_if_false_loop "RFW_" jump_if_false_loop "jump W unless a; a safe point";
            jump_if_none "RFW_" jump_if_none "jump W if a is None";
            jump_if_not_none "RFW_" jump_if_not_none "jump W if a is not None";

            // --- loops
            get_iter "TR#_" get_iter "a = iter(b)";
            for_iter "LTW_" for_iter "a = next(b), or drop b and jump W";
            for_range "LTW_" for_iter "as for_iter, over a range";
            for_list "LTW_" for_iter "as for_iter, over a list";
            for_tuple "LTW_" for_iter "as for_iter, over a tuple";
            for_generator "LTW_" for_iter "as for_iter, resuming a generator in place";
            for_iter_loop "LTW_" for_iter_loop "a = next(b) and jump W, or drop b; a safe point";
            for_str "LTW_" for_iter "as for_iter, over a str of Latin-1";
            for_range_loop "LTW_" for_iter_loop "as for_iter_loop, over a range";
            for_list_loop "LTW_" for_iter_loop "as for_iter_loop, over a list";
            for_tuple_loop "LTW_" for_iter_loop "as for_iter_loop, over a tuple";
            for_str_loop "LTW_" for_iter_loop "as for_iter_loop, over a str of Latin-1";
            for_generator_loop "LTW_" for_iter_loop "as for_iter_loop, resuming a generator in place";

            for_pair "LTJL" for_pair "a, d = next(b), or drop b and jump c";
            for_pair_list "LTJL" for_pair "as for_pair, over a list of pairs";
            for_pair_zip "LTJL" for_pair "as for_pair, over two lists zipped";
            for_pair_enumerate "LTJL" for_pair "as for_pair, over a list enumerated";
            for_pair_loop "LTJL" for_pair_loop "a, d = next(b) and jump c, or drop b; a safe point";
            for_pair_list_loop "LTJL" for_pair_loop "as for_pair_loop, over a list of pairs";
            for_pair_zip_loop "LTJL" for_pair_loop "as for_pair_loop, over two lists zipped";
            for_pair_enumerate_loop "LTJL" for_pair_loop "as for_pair_loop, over a list enumerated";
            for_unpack "#TW_" for_unpack "the a targets that follow = next(b), or drop b and jump W";
            for_unpack_list "#TW_" for_unpack "as for_unpack, over a list of tuples";
            for_unpack_zip "#TW_" for_unpack "as for_unpack, over lists zipped";
            for_unpack_loop "#TW_" for_unpack_loop "the a targets at W = next(b) and jump behind them, or drop b";
            for_unpack_list_loop "#TW_" for_unpack_loop "as for_unpack_loop, over a list of tuples";
            for_unpack_zip_loop "#TW_" for_unpack_loop "as for_unpack_loop, over lists zipped";
            targets "LLLL" targets "operands of the instruction before: up to four registers";
            unpack_values "#RF_" unpack_values "the a targets that follow = b";
            unpack_pair "LRFL" unpack_pair "a, d = b";

            // --- items
            get_item "LRRF" get_item "a = b[c]";
            get_item_list_int "LRRF" get_item "a = b[c]";
            get_item_list_rk "LRKF" get_item "a = b[c]";
            get_item_tuple_int "LRRF" get_item "a = b[c]";
            get_item_tuple_rk "LRKF" get_item "a = b[c]";
            get_item_dict "LRRF" get_item "a = b[c]";
            get_item_str_int "LRRF" get_item "a = b[c]";
            set_item "RRRF" set_item "a[b] = c";
            set_item_list_int "RRRF" set_item "a[b] = c, one of them a constant";
            set_item_list_rr "RRRF" set_item "a[b] = c";
            set_item_list_rk "RKRF" set_item "a[b] = c";
            set_item_dict "RRRF" set_item "a[b] = c";
            delete_item "T___" delete_item "del a[a+1]";
            get_slice "LT__" get_slice "a = b[b+1 : b+2]";
            get_slice_step "LT__" get_slice_step "a = b[b+1 : b+2 : b+3]";
            set_slice "T___" set_slice "(a+1)[a+2 : a+3] = a";

            // --- attributes
            load_attr "LRFC" load_attr "a = b.name";
            load_attr_slot "LRFC" load_attr "a = slot of b, by its shape";
            load_attr_value "LRFC" load_attr "a = cached value of b's class, by its shape";
            load_attr_module "LRFC" load_attr "a = cached entry of module b's dict";
            load_attr_property "LRFC" load_attr "a = call of b's property, by its shape";
            store_attr "RRFC" store_attr "a.name = b";
            store_attr_slot "RRFC" store_attr "slot of a = b, by its shape";
            store_attr_add "RRFC" store_attr "new slot of a = b; its shape changes";
            delete_attr "T#__" delete_attr "del a.name";
            load_method "TRFC" load_method "a, a+1 = function of b.name, b; or nothing, b.name";
            load_method_cached "TRFC" load_method "a, a+1 = cached function, b, by b's shape";
            load_super_attr "LT##" load_super_attr "a = super(b+1, b+2).name d; c: method form";

            // --- calls: the callable at b+1 (or function and receiver at b, b+1), c arguments
            call "LTNC" call "a = call";
            call_python "LTNC" call "a = call of a Python function";
            call_python_cached "LTNC" call "a = call of the cached Python function";
            call_python_method "LTNC" call "a = call of a Python function with its receiver";
            call_python_method_cached "LTNC" call "a = call of the cached function with its receiver";
            call_class_cached "LTNC" call "as call_class, of the cached class";
            call_native "LTNC" call "a = call of a native function";
            call_float "LTNC" call "a = call of the cached native function of a float";
            call_native_method "LTNC" call "a = call of a native method with its receiver";
            call_class "LTNC" call "a = new instance of a Python class, running its __init__";
            call_len "LTNC" call "a = len(b+2)";
            call_range_iter "LTNC" call "a = iter(range(b+2, ...)), the work of the next instruction too";
            call_collect_generator "LTNC" call "a = list, tuple, set, sorted or join of a generator, which runs in place";
            call_sum_generator "LTNC" call "a = sum(b+2), a generator that runs in place";
            call_dict_get "LTNC" call "a = (b+1).get(b+2, b+3), a dict's; None without b+3";
            call_pop "LTNC" call "a = (b+1).pop(), a list's";
            call_append "LTNC" call "(b+1).append(b+2), a list's; the next instruction drops a";
            call_keywords "LTNK" call_keywords "a = call; the last arguments have names d";
            call_ex "LT#_" call_ex "a = (b+1)(*b+2, **b+3)";
            call_intrinsic_1 "LT#_" call_intrinsic_1 "a = intrinsic c of b";
            call_intrinsic_2 "LT#_" call_intrinsic_2 "a = intrinsic c of b and b+1";
            return_value "R___" return_value "return a";
            return_value_temp "T___" return_value_temp "return a";
            return_const "K___" return_const "return a";

            // --- building and taking apart
            build_tuple "LT#_" build_tuple "a = tuple of c values from b on";
            build_list "LT#_" build_list "a = list of c values from b on";
            build_set "LT#_" build_set "a = set of c values from b on";
            build_map "LT#_" build_map "a = dict of c pairs from b on";
            build_const_key_map "LT#_" build_const_key_map "a = dict of c values from b on; the keys follow";
            build_string "LT#_" build_string "a = concatenation of c strings from b on";
            build_slice "LT#_" build_slice "a = slice of c values from b on";
            list_append "TT__" list_append "a.append(b)";
            list_extend "TT__" list_extend "a.extend(b)";
            set_add "TT__" set_add "a.add(b)";
            set_update "TT__" set_update "a.update(b)";
            map_add "TT__" map_add "a[b] = b+1";
            dict_update "TT__" dict_update "a.update(b)";
            dict_merge "TTT_" dict_merge "a.update(b), without duplicates, for a call of c";
            unpack_sequence "TT#_" unpack_sequence "a+c-1, ..., a = b";
            unpack_ex "TT#_" unpack_ex "as unpack_sequence with a starred target; c: counts";
            format_value "LT#_" format_value "a = formatted b; c: conversion and spec";
            make_function "LT#_" make_function "a = function of the code and parts from b on; c: which";
            import_name "LT#_" import_name "a = import of name c; level and list from b on";
            import_from "TT#_" import_from "a = b.name c, as from-import does";
            load_build_class "T___" load_build_class "a = builtins.__build_class__";
            load_assertion_error "T___" load_assertion_error "a = AssertionError";

            // --- match
            get_len "TT__" get_len "a = len(b)";
            match_kind "TT#_" match_kind "a = whether b is a mapping (c = 0) or a sequence (1)";
            match_keys "TT__" match_keys "a = values of the keys b+1 in b, or None";
            match_class "LT#_" match_class "a = attributes of b by c positions of class b+1 and names b+2, or None";

            // --- exceptions and with
            raise "T#__" raise "raise a [from a+1]; b: how many";
            reraise "T#__" reraise "raise a again; unless b is 0, where it was raised stands b below a";
            push_exc_info "TT__" push_exc_info "b = a; a = handled exception; handled = b";
            pop_except "T___" pop_except "handled exception = a";
            check_exc_match "LTT_" check_exc_match "a = whether exception b matches c";
            check_eg_match "T___" check_eg_match "a, a+1 = rest and part of exception a that matches a+1";
            before_with "TT__" before_with "a, a+1 = exit method, result of entering b";
            with_except_start "TT__" with_except_start "a = exit method four below, called with the exception b";
            cleanup_throw "TT__" cleanup_throw "a+1 = value of the StopIteration b+2, or raise it again";

            // --- generators
            return_generator "____" return_generator "make a generator of this frame and return it";
            yield_value "LT__" yield_value "yield b; a = what is sent";
            send "LTW_" send "a = send of b+1 to b, or b+1 = its result and jump W";
            end_send "TT__" end_send "drop a; a = b";
            get_awaitable "TT#_" get_awaitable "a = iterator of b for await; c: where it came from";
            get_aiter "TT__" get_aiter "a = asynchronous iterator of b";
            get_anext "TT__" get_anext "a = what to await for the next value of b";
            before_async_with "TT__" before_async_with "a, a+1 = exit method, awaitable of entering b";
            end_async_for "T___" end_async_for "drop a if a+1 is a StopAsyncIteration, or raise it again";
            get_yield_from_iter "TT__" get_yield_from_iter "a = iterator of b for yield from";

            // --- what isn't supported
            unsupported "_#__" unsupported "raise NotImplementedError for opcode b";
        }
    };
}
pub(crate) use for_each_instruction;
