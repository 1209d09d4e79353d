//! The table of native operations of a type, and the functions that stand in it.
//!
//! A native type fills its slots with Rust functions. A Python class gets, for each dunder
//! method it defines or inherits, a function that calls it (see `objects/class`). A slot that
//! is `None` means that the type doesn't support the operation.

use super::{Ref, Type};
use crate::error::PyResult;
use crate::native::Args;
use crate::value::Value;
use crate::vm::Vm;

pub type UnaryFn = fn(&Vm, &Value) -> PyResult;
/// Returns NotImplemented where the operand types don't fit. Either operand may be of the
/// type the slot belongs to.
pub type BinaryFn = fn(&Vm, &Value, &Value) -> PyResult;
pub type TernaryFn = fn(&Vm, &Value, &Value, &Value) -> PyResult;
pub type LenFn = fn(&Vm, &Value) -> PyResult<usize>;
pub type HashFn = fn(&Vm, &Value) -> PyResult<i64>;
pub type BoolFn = fn(&Vm, &Value) -> PyResult<bool>;
/// `None` when the iterator is exhausted.
pub type NextFn = fn(&Vm, &Value) -> PyResult<Option<Value>>;
pub type CompareFn = fn(&Vm, &Value, &Value, CompareOp) -> PyResult;
pub type CallFn = fn(&Vm, &Value, Args<'_>) -> PyResult;
/// The name is an interned string.
pub type GetAttrFn = fn(&Vm, &Value, &Value) -> PyResult;
/// Sets, or deletes if the last argument is `None`.
pub type SetAttrFn = fn(&Vm, &Value, &Value, Option<&Value>) -> PyResult<()>;
/// Sets an attribute of a native class, or deletes it if the last argument is `None`.
pub type AttrSetter = fn(&Vm, &Value, Option<&Value>) -> PyResult<()>;
/// Sets, or deletes if the last argument is `None`.
pub type SetItemFn = fn(&Vm, &Value, &Value, Option<&Value>) -> PyResult<()>;
pub type ContainsFn = fn(&Vm, &Value, &Value) -> PyResult<bool>;
/// Sequence and repeat count.
pub type RepeatFn = fn(&Vm, &Value, isize) -> PyResult;
/// Descriptor, instance (absent when found on the class), owner.
pub type DescrGetFn = fn(&Vm, &Value, Option<&Value>, &Value) -> PyResult;
/// Descriptor, instance, value or nothing to delete.
pub type DescrSetFn = fn(&Vm, &Value, &Value, Option<&Value>) -> PyResult<()>;
pub type NewFn = fn(&Vm, &Ref<Type>, Args<'_>) -> PyResult;
pub type InitFn = fn(&Vm, &Value, Args<'_>) -> PyResult<()>;
/// Runs `__del__`; errors are reported as unraisable by the function itself.
pub type FinalizeFn = fn(&Vm, &Value);

/// The binary operators, in the order of CPython's `NB_*` numbers: an in-place operator's
/// number is 13 more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum BinaryOp {
    Add,
    And,
    FloorDivide,
    Lshift,
    MatrixMultiply,
    Multiply,
    Remainder,
    Or,
    Power,
    Rshift,
    Subtract,
    TrueDivide,
    Xor,
}

impl BinaryOp {
    pub const COUNT: usize = 13;
    pub const ALL: [BinaryOp; BinaryOp::COUNT] = [
        BinaryOp::Add,
        BinaryOp::And,
        BinaryOp::FloorDivide,
        BinaryOp::Lshift,
        BinaryOp::MatrixMultiply,
        BinaryOp::Multiply,
        BinaryOp::Remainder,
        BinaryOp::Or,
        BinaryOp::Power,
        BinaryOp::Rshift,
        BinaryOp::Subtract,
        BinaryOp::TrueDivide,
        BinaryOp::Xor,
    ];

    /// `+`
    pub const fn symbol(self) -> &'static str {
        ["+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^"][self as usize]
    }
    /// `__add__` without its underscores; the reflected and in-place methods put `r` and `i`
    /// before it.
    pub const fn method_stem(self) -> &'static str {
        [
            "add", "and", "floordiv", "lshift", "matmul", "mul", "mod", "or", "pow", "rshift",
            "sub", "truediv", "xor",
        ][self as usize]
    }
}

/// The rich comparisons, in CPython's order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum CompareOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

impl CompareOp {
    pub const ALL: [CompareOp; 6] =
        [CompareOp::Lt, CompareOp::Le, CompareOp::Eq, CompareOp::Ne, CompareOp::Gt, CompareOp::Ge];
    pub const fn symbol(self) -> &'static str {
        ["<", "<=", "==", "!=", ">", ">="][self as usize]
    }
    /// The comparison with its operands exchanged.
    pub const fn swapped(self) -> CompareOp {
        match self {
            CompareOp::Lt => CompareOp::Gt,
            CompareOp::Le => CompareOp::Ge,
            CompareOp::Gt => CompareOp::Lt,
            CompareOp::Ge => CompareOp::Le,
            CompareOp::Eq | CompareOp::Ne => self,
        }
    }
    /// What the comparison says of operands in this order.
    #[inline]
    pub const fn holds(self, ordering: std::cmp::Ordering) -> bool {
        match self {
            CompareOp::Lt => ordering.is_lt(),
            CompareOp::Le => ordering.is_le(),
            CompareOp::Eq => ordering.is_eq(),
            CompareOp::Ne => ordering.is_ne(),
            CompareOp::Gt => ordering.is_gt(),
            CompareOp::Ge => ordering.is_ge(),
        }
    }
    /// As [`holds`](Self::holds), where unordered operands are only unequal.
    #[inline]
    pub const fn holds_partial(self, ordering: Option<std::cmp::Ordering>) -> bool {
        match ordering {
            Some(ordering) => self.holds(ordering),
            None => matches!(self, CompareOp::Ne),
        }
    }
}

macro_rules! binary_slots {
    ($($op:ident $field:ident;)*) => {
        /// A function for each [`BinaryOp`].
        #[derive(Clone, Copy, Default)]
        pub struct BinarySlots {
            $(pub $field: Option<BinaryFn>,)*
        }

        impl BinarySlots {
            #[inline]
            pub fn get(&self, op: BinaryOp) -> Option<BinaryFn> {
                match op {
                    $(BinaryOp::$op => self.$field,)*
                }
            }
            pub fn set(&mut self, op: BinaryOp, function: Option<BinaryFn>) {
                match op {
                    $(BinaryOp::$op => self.$field = function,)*
                }
            }
        }
    };
}

binary_slots! {
    Add add;
    And and;
    FloorDivide floordiv;
    Lshift lshift;
    MatrixMultiply matmul;
    Multiply mul;
    Remainder mod_;
    Or or;
    Power pow;
    Rshift rshift;
    Subtract sub;
    TrueDivide truediv;
    Xor xor;
}

/// What a type can do.
#[derive(Clone, Copy, Default)]
pub struct Slots {
    pub repr: Option<UnaryFn>,
    pub str: Option<UnaryFn>,
    pub hash: Option<HashFn>,
    pub call: Option<CallFn>,
    pub getattr: Option<GetAttrFn>,
    pub setattr: Option<SetAttrFn>,
    pub compare: Option<CompareFn>,
    pub iter: Option<UnaryFn>,
    pub next: Option<NextFn>,
    pub descr_get: Option<DescrGetFn>,
    pub descr_set: Option<DescrSetFn>,
    pub new: Option<NewFn>,
    pub init: Option<InitFn>,
    pub finalize: Option<FinalizeFn>,

    pub bool: Option<BoolFn>,
    pub int: Option<UnaryFn>,
    pub float: Option<UnaryFn>,
    pub index: Option<UnaryFn>,
    pub negative: Option<UnaryFn>,
    pub positive: Option<UnaryFn>,
    pub absolute: Option<UnaryFn>,
    pub invert: Option<UnaryFn>,
    /// Power with two operands.
    pub binary: BinarySlots,
    pub inplace: BinarySlots,
    /// `pow(base, exponent, modulus)`.
    pub power_mod: Option<TernaryFn>,

    pub len: Option<LenFn>,
    pub getitem: Option<BinaryFn>,
    pub setitem: Option<SetItemFn>,
    pub contains: Option<ContainsFn>,
    /// `+` and `*` of sequences: tried after the number slots, as in CPython.
    pub concat: Option<BinaryFn>,
    pub repeat: Option<RepeatFn>,
    pub inplace_concat: Option<BinaryFn>,
    pub inplace_repeat: Option<RepeatFn>,
}
