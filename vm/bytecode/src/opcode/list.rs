//! The list of opcodes: every instruction that CPython 3.12's compiler can leave in a code
//! object (and the four that only the interpreter itself uses), with its number, inline cache
//! entries, kind of operand, and stack use.

use super::{Operand, StackUse};

/// One row an opcode: `NAME = number, cache entries, operand, needs => leaves;` where `needs`
/// and `leaves` may use the operand, `$arg`.
macro_rules! opcodes {
    ($arg:ident; $($name:ident = $number:literal, $caches:literal, $operand:ident, $needs:expr => $leaves:expr;)*) => {
        /// An instruction of CPython 3.12, by its real number.
        #[allow(non_camel_case_types)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Opcode {
            $($name = $number,)*
        }

        impl Opcode {
            /// Every opcode, by ascending number.
            pub const ALL: &'static [Opcode] = &[$(Opcode::$name),*];

            /// The opcode of that number. Specialised and instrumented instructions, which
            /// never stand in a file, have none (see [`super::refused_name`]).
            #[inline]
            pub const fn from_u8(number: u8) -> Option<Opcode> {
                match number {
                    $($number => Some(Opcode::$name),)*
                    _ => None,
                }
            }

            /// The name, as `dis` prints it.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Opcode::$name => stringify!($name),)*
                }
            }

            /// How many inline cache entries (code units) follow the instruction.
            #[inline]
            pub const fn cache_entries(self) -> usize {
                match self {
                    $(Opcode::$name => $caches,)*
                }
            }

            /// What the operand stands for.
            #[inline]
            pub const fn operand(self) -> Operand {
                match self {
                    $(Opcode::$name => Operand::$operand,)*
                }
            }

            /// What the instruction with that operand does with the operand stack.
            #[inline]
            pub const fn stack_use(self, arg: u32) -> StackUse {
                #[allow(unused_variables)]
                let $arg = arg as u64;
                let (needs, leaves): (u64, u64) = match self {
                    $(Opcode::$name => ($needs, $leaves),)*
                };
                StackUse { needs, leaves }
            }
        }
    };
}

const fn bit(arg: u64, number: u32) -> u64 {
    (arg >> number) & 1
}

opcodes! { arg;
    CACHE = 0, 0, None, 0 => 0;
    POP_TOP = 1, 0, None, 1 => 0;
    PUSH_NULL = 2, 0, None, 0 => 1;
    INTERPRETER_EXIT = 3, 0, None, 1 => 0;
    END_FOR = 4, 0, None, 2 => 0;
    END_SEND = 5, 0, None, 2 => 1;
    NOP = 9, 0, None, 0 => 0;
    UNARY_NEGATIVE = 11, 0, None, 1 => 1;
    UNARY_NOT = 12, 0, None, 1 => 1;
    UNARY_INVERT = 15, 0, None, 1 => 1;
    RESERVED = 17, 0, None, 0 => 0;
    BINARY_SUBSCR = 25, 1, None, 2 => 1;
    BINARY_SLICE = 26, 0, None, 3 => 1;
    STORE_SLICE = 27, 0, None, 4 => 0;
    GET_LEN = 30, 0, None, 1 => 2;
    MATCH_MAPPING = 31, 0, None, 1 => 2;
    MATCH_SEQUENCE = 32, 0, None, 1 => 2;
    MATCH_KEYS = 33, 0, None, 2 => 3;
    PUSH_EXC_INFO = 35, 0, None, 1 => 2;
    CHECK_EXC_MATCH = 36, 0, None, 2 => 2;
    CHECK_EG_MATCH = 37, 0, None, 2 => 2;
    WITH_EXCEPT_START = 49, 0, None, 4 => 5;
    GET_AITER = 50, 0, None, 1 => 1;
    GET_ANEXT = 51, 0, None, 1 => 2;
    BEFORE_ASYNC_WITH = 52, 0, None, 1 => 2;
    BEFORE_WITH = 53, 0, None, 1 => 2;
    END_ASYNC_FOR = 54, 0, None, 2 => 0;
    CLEANUP_THROW = 55, 0, None, 3 => 2;
    STORE_SUBSCR = 60, 1, None, 3 => 0;
    DELETE_SUBSCR = 61, 0, None, 2 => 0;
    GET_ITER = 68, 0, None, 1 => 1;
    GET_YIELD_FROM_ITER = 69, 0, None, 1 => 1;
    LOAD_BUILD_CLASS = 71, 0, None, 0 => 1;
    LOAD_ASSERTION_ERROR = 74, 0, None, 0 => 1;
    RETURN_GENERATOR = 75, 0, None, 0 => 0;
    RETURN_VALUE = 83, 0, None, 1 => 0;
    SETUP_ANNOTATIONS = 85, 0, None, 0 => 0;
    LOAD_LOCALS = 87, 0, None, 0 => 1;
    POP_EXCEPT = 89, 0, None, 1 => 0;
    STORE_NAME = 90, 0, Name, 1 => 0;
    DELETE_NAME = 91, 0, Name, 0 => 0;
    UNPACK_SEQUENCE = 92, 1, Count, 1 => arg;
    FOR_ITER = 93, 1, JumpForward, 1 => 2;
    UNPACK_EX = 94, 0, UnpackEx, 1 => 1 + (arg & 0xff) + (arg >> 8);
    STORE_ATTR = 95, 4, Name, 2 => 0;
    DELETE_ATTR = 96, 0, Name, 1 => 0;
    STORE_GLOBAL = 97, 0, Name, 1 => 0;
    DELETE_GLOBAL = 98, 0, Name, 0 => 0;
    SWAP = 99, 0, Depth, arg => arg;
    LOAD_CONST = 100, 0, Const, 0 => 1;
    LOAD_NAME = 101, 0, Name, 0 => 1;
    BUILD_TUPLE = 102, 0, Count, arg => 1;
    BUILD_LIST = 103, 0, Count, arg => 1;
    BUILD_SET = 104, 0, Count, arg => 1;
    BUILD_MAP = 105, 0, Count, 2 * arg => 1;
    LOAD_ATTR = 106, 9, NameMethod, 1 => 1 + bit(arg, 0);
    COMPARE_OP = 107, 1, Compare, 2 => 1;
    IMPORT_NAME = 108, 0, Name, 2 => 1;
    IMPORT_FROM = 109, 0, Name, 1 => 2;
    JUMP_FORWARD = 110, 0, JumpForward, 0 => 0;
    POP_JUMP_IF_FALSE = 114, 0, JumpForward, 1 => 0;
    POP_JUMP_IF_TRUE = 115, 0, JumpForward, 1 => 0;
    LOAD_GLOBAL = 116, 4, NameNull, 0 => 1 + bit(arg, 0);
    IS_OP = 117, 0, Flag, 2 => 1;
    CONTAINS_OP = 118, 0, Flag, 2 => 1;
    RERAISE = 119, 0, Reraise, 1 + arg => arg;
    COPY = 120, 0, Depth, arg => 1 + arg;
    RETURN_CONST = 121, 0, Const, 0 => 0;
    BINARY_OP = 122, 1, Binary, 2 => 1;
    SEND = 123, 1, JumpForward, 2 => 2;
    LOAD_FAST = 124, 0, Local, 0 => 1;
    STORE_FAST = 125, 0, Local, 1 => 0;
    DELETE_FAST = 126, 0, Local, 0 => 0;
    LOAD_FAST_CHECK = 127, 0, Local, 0 => 1;
    POP_JUMP_IF_NOT_NONE = 128, 0, JumpForward, 1 => 0;
    POP_JUMP_IF_NONE = 129, 0, JumpForward, 1 => 0;
    RAISE_VARARGS = 130, 0, Raise, arg => 0;
    GET_AWAITABLE = 131, 0, Awaitable, 1 => 1;
    MAKE_FUNCTION = 132, 0, Function,
        1 + bit(arg, 0) + bit(arg, 1) + bit(arg, 2) + bit(arg, 3) => 1;
    BUILD_SLICE = 133, 0, Slice, if arg == 3 { 3 } else { 2 } => 1;
    JUMP_BACKWARD_NO_INTERRUPT = 134, 0, JumpBackward, 0 => 0;
    MAKE_CELL = 135, 0, Deref, 0 => 0;
    LOAD_CLOSURE = 136, 0, Deref, 0 => 1;
    LOAD_DEREF = 137, 0, Deref, 0 => 1;
    STORE_DEREF = 138, 0, Deref, 1 => 0;
    DELETE_DEREF = 139, 0, Deref, 0 => 0;
    JUMP_BACKWARD = 140, 0, JumpBackward, 0 => 0;
    LOAD_SUPER_ATTR = 141, 1, NameSuper, 3 => 1 + bit(arg, 0);
    CALL_FUNCTION_EX = 142, 0, Flag, 3 + bit(arg, 0) => 1;
    LOAD_FAST_AND_CLEAR = 143, 0, Local, 0 => 1;
    EXTENDED_ARG = 144, 0, Extended, 0 => 0;
    LIST_APPEND = 145, 0, Depth, 1 + arg => arg;
    SET_ADD = 146, 0, Depth, 1 + arg => arg;
    MAP_ADD = 147, 0, Depth, 2 + arg => arg;
    COPY_FREE_VARS = 149, 0, FreeCount, 0 => 0;
    YIELD_VALUE = 150, 0, Count, 1 => 1;
    RESUME = 151, 0, Resume, 0 => 0;
    MATCH_CLASS = 152, 0, Count, 3 => 1;
    FORMAT_VALUE = 155, 0, Format, 1 + bit(arg, 2) => 1;
    BUILD_CONST_KEY_MAP = 156, 0, Count, 1 + arg => 1;
    BUILD_STRING = 157, 0, Count, arg => 1;
    LIST_EXTEND = 162, 0, Depth, 1 + arg => arg;
    SET_UPDATE = 163, 0, Depth, 1 + arg => arg;
    DICT_MERGE = 164, 0, Depth, 3 + arg => 2 + arg;
    DICT_UPDATE = 165, 0, Depth, 1 + arg => arg;
    CALL = 171, 3, Count, 2 + arg => 1;
    KW_NAMES = 172, 0, Const, 0 => 0;
    CALL_INTRINSIC_1 = 173, 0, Intrinsic1, 1 => 1;
    CALL_INTRINSIC_2 = 174, 0, Intrinsic2, 2 => 1;
    LOAD_FROM_DICT_OR_GLOBALS = 175, 0, Name, 1 => 1;
    LOAD_FROM_DICT_OR_DEREF = 176, 0, Deref, 1 => 1;
}
