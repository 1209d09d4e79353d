//! What operands stand for, and the small tables they index: binary operators, comparisons,
//! intrinsic functions.

/// The kind of an instruction's operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// Ignored.
    None,
    /// Index into the constants.
    Const,
    /// Index into the names.
    Name,
    /// Name index in the upper bits; bit 0: push a method (and self) for a call.
    NameMethod,
    /// Name index in the upper bits; bit 0: push NULL first.
    NameNull,
    /// Name index from bit 2; bit 0: method form, bit 1: two-argument `super`.
    NameSuper,
    /// Index of a local variable.
    Local,
    /// Index (among all local slots) of a cell or free variable.
    Deref,
    /// Code units to skip, from the instruction's end (its caches included).
    JumpForward,
    /// Code units to go back, from the instruction's end.
    JumpBackward,
    /// A number of stack entries, arguments or elements.
    Count,
    /// A position in the stack, 1 is the top (`SWAP`, `COPY`), or the top after what the
    /// instruction takes off (`LIST_APPEND`, ...). Zero means nothing.
    Depth,
    /// Names before the starred one in the low byte, after it in the rest.
    UnpackEx,
    /// Comparison from bit 4, the low bits are a hint for specialisation.
    Compare,
    /// A [`BinaryOp`].
    Binary,
    /// 0 or 1.
    Flag,
    /// How far below the exception the instruction to blame is on the stack; 0: not at all.
    Reraise,
    /// Number of values given to `raise`: 0, 1 or 2.
    Raise,
    /// What is awaited: 0 an expression, 1 `__aenter__`, 2 `__aexit__`.
    Awaitable,
    /// Which function attributes are on the stack: 1 defaults, 2 keyword defaults,
    /// 4 annotations, 8 closure.
    Function,
    /// 2 or 3.
    Slice,
    /// The upper bits of the next instruction's operand.
    Extended,
    /// The number of the code's free variables.
    FreeCount,
    /// Where execution resumes: 0 start, 1 after yield, 2 after yield from, 3 after await.
    Resume,
    /// Conversion in bits 0 and 1 (0 none, 1 str, 2 repr, 3 ascii); bit 2: a specification is on
    /// the stack.
    Format,
    /// Index into [`INTRINSICS_1`].
    Intrinsic1,
    /// Index into [`INTRINSICS_2`].
    Intrinsic2,
}

macro_rules! binary_ops {
    ($($variant:ident, $name:literal, $symbol:literal;)*) => {
        /// Operand of `BINARY_OP`, by its real number.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum BinaryOp {
            $($variant,)*
        }

        /// Name (`NB_ADD`) and symbol (`+`) of each operand of `BINARY_OP`.
        pub const BINARY_OPS: [(&str, &str); 26] = [$(($name, $symbol),)*];

        impl BinaryOp {
            const ALL: [BinaryOp; 26] = [$(BinaryOp::$variant,)*];
        }
    };
}

binary_ops! {
    Add, "NB_ADD", "+";
    And, "NB_AND", "&";
    FloorDivide, "NB_FLOOR_DIVIDE", "//";
    LeftShift, "NB_LSHIFT", "<<";
    MatrixMultiply, "NB_MATRIX_MULTIPLY", "@";
    Multiply, "NB_MULTIPLY", "*";
    Remainder, "NB_REMAINDER", "%";
    Or, "NB_OR", "|";
    Power, "NB_POWER", "**";
    RightShift, "NB_RSHIFT", ">>";
    Subtract, "NB_SUBTRACT", "-";
    TrueDivide, "NB_TRUE_DIVIDE", "/";
    Xor, "NB_XOR", "^";
    InplaceAdd, "NB_INPLACE_ADD", "+=";
    InplaceAnd, "NB_INPLACE_AND", "&=";
    InplaceFloorDivide, "NB_INPLACE_FLOOR_DIVIDE", "//=";
    InplaceLeftShift, "NB_INPLACE_LSHIFT", "<<=";
    InplaceMatrixMultiply, "NB_INPLACE_MATRIX_MULTIPLY", "@=";
    InplaceMultiply, "NB_INPLACE_MULTIPLY", "*=";
    InplaceRemainder, "NB_INPLACE_REMAINDER", "%=";
    InplaceOr, "NB_INPLACE_OR", "|=";
    InplacePower, "NB_INPLACE_POWER", "**=";
    InplaceRightShift, "NB_INPLACE_RSHIFT", ">>=";
    InplaceSubtract, "NB_INPLACE_SUBTRACT", "-=";
    InplaceTrueDivide, "NB_INPLACE_TRUE_DIVIDE", "/=";
    InplaceXor, "NB_INPLACE_XOR", "^=";
}

impl BinaryOp {
    /// The operator of an operand of `BINARY_OP`.
    pub fn from_arg(arg: u32) -> Option<BinaryOp> {
        Self::ALL.get(arg as usize).copied()
    }

    /// `NB_ADD` and so on.
    pub fn name(self) -> &'static str {
        BINARY_OPS[self as usize].0
    }

    /// `+`, `+=` and so on.
    pub fn symbol(self) -> &'static str {
        BINARY_OPS[self as usize].1
    }

    /// Whether it is the augmented-assignment form.
    pub fn is_inplace(self) -> bool {
        self as u8 >= BinaryOp::InplaceAdd as u8
    }

    /// The plain operator of an augmented-assignment form.
    pub fn plain(self) -> BinaryOp {
        if self.is_inplace() {
            Self::ALL[self as usize - BinaryOp::InplaceAdd as usize]
        } else {
            self
        }
    }
}

/// A rich comparison, numbered as `Py_LT` ... `Py_GE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum CompareOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

/// `opcode.cmp_op`.
pub const COMPARE_OPS: [&str; 6] = ["<", "<=", "==", "!=", ">", ">="];

impl CompareOp {
    /// The comparison of an operand of `COMPARE_OP`: bits 4 and up. The bits below are a hint
    /// which outcomes branch where, without meaning.
    pub fn from_arg(arg: u32) -> Option<CompareOp> {
        use CompareOp::*;
        [Lt, Le, Eq, Ne, Gt, Ge].get((arg >> 4) as usize).copied()
    }

    pub fn symbol(self) -> &'static str {
        COMPARE_OPS[self as usize]
    }
}

/// The symbol `dis` shows for an operand of `COMPARE_OP`.
pub fn compare_op_name(arg: u32) -> Option<&'static str> {
    CompareOp::from_arg(arg).map(CompareOp::symbol)
}

/// Intrinsic functions of one argument; 0 is invalid.
pub const INTRINSICS_1: [&str; 12] = [
    "INTRINSIC_1_INVALID",
    "INTRINSIC_PRINT",
    "INTRINSIC_IMPORT_STAR",
    "INTRINSIC_STOPITERATION_ERROR",
    "INTRINSIC_ASYNC_GEN_WRAP",
    "INTRINSIC_UNARY_POSITIVE",
    "INTRINSIC_LIST_TO_TUPLE",
    "INTRINSIC_TYPEVAR",
    "INTRINSIC_PARAMSPEC",
    "INTRINSIC_TYPEVARTUPLE",
    "INTRINSIC_SUBSCRIPT_GENERIC",
    "INTRINSIC_TYPEALIAS",
];

/// Intrinsic functions of two arguments; 0 is invalid.
pub const INTRINSICS_2: [&str; 5] = [
    "INTRINSIC_2_INVALID",
    "INTRINSIC_PREP_RERAISE_STAR",
    "INTRINSIC_TYPEVAR_WITH_BOUND",
    "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
    "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
];
