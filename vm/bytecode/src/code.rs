//! Code objects and the constants they hold, as plain data.
//!
//! Nothing here is checked beyond what the types say: [`crate::verify`] is what makes a code
//! object fit to run.

use std::fmt;
use std::ops::{BitOr, BitOrAssign};
use std::rc::Rc;

use crate::text::Text;

/// A compiled block: a module, a function, a class body, a comprehension.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeObject {
    /// Positional parameters, the positional-only ones included, `*args` not.
    pub argcount: u32,
    pub posonlyargcount: u32,
    pub kwonlyargcount: u32,
    /// Entries the operand stack needs.
    pub stacksize: u32,
    pub flags: CodeFlags,
    /// Instructions: pairs of opcode and operand byte, inline caches included.
    pub code: Box<[u8]>,
    pub consts: Vec<Const>,
    pub names: Vec<Text>,
    /// Names of locals (parameters first), then of cells that aren't locals, then of free
    /// variables.
    pub localsplusnames: Vec<Text>,
    /// One for each of `localsplusnames`.
    pub localspluskinds: Vec<LocalKind>,
    pub filename: Text,
    pub name: Text,
    pub qualname: Text,
    pub firstlineno: u32,
    /// Positions, see [`crate::tables`].
    pub linetable: Box<[u8]>,
    /// Exception handlers, see [`crate::tables`].
    pub exceptiontable: Box<[u8]>,
}

impl CodeObject {
    /// Code units: instructions and inline caches.
    pub fn units(&self) -> usize {
        self.code.len() / 2
    }

    /// Slots for parameters, `*args` and `**kwargs` included.
    pub fn parameter_slots(&self) -> u64 {
        u64::from(self.argcount)
            + u64::from(self.kwonlyargcount)
            + u64::from(self.flags.contains(CodeFlags::VARARGS))
            + u64::from(self.flags.contains(CodeFlags::VARKEYWORDS))
    }

    /// `co_nlocals`: the slots that are locals, whether or not also cells.
    pub fn nlocals(&self) -> usize {
        self.localspluskinds.iter().filter(|kind| kind.is_local()).count()
    }

    /// `co_varnames`.
    pub fn varnames(&self) -> impl Iterator<Item = &Text> + '_ {
        self.slots(LocalKind::is_local)
    }

    /// `co_cellvars`.
    pub fn cellvars(&self) -> impl Iterator<Item = &Text> + '_ {
        self.slots(LocalKind::is_cell)
    }

    /// `co_freevars`.
    pub fn freevars(&self) -> impl Iterator<Item = &Text> + '_ {
        self.slots(LocalKind::is_free)
    }

    fn slots(&self, wanted: fn(LocalKind) -> bool) -> impl Iterator<Item = &Text> + '_ {
        let named = self.localsplusnames.iter().zip(&self.localspluskinds);
        named.filter(move |&(_, &kind)| wanted(kind)).map(|(name, _)| name)
    }
}

/// `co_flags`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct CodeFlags(pub u32);

impl CodeFlags {
    pub const OPTIMIZED: CodeFlags = CodeFlags(0x1);
    pub const NEWLOCALS: CodeFlags = CodeFlags(0x2);
    pub const VARARGS: CodeFlags = CodeFlags(0x4);
    pub const VARKEYWORDS: CodeFlags = CodeFlags(0x8);
    pub const NESTED: CodeFlags = CodeFlags(0x10);
    pub const GENERATOR: CodeFlags = CodeFlags(0x20);
    pub const COROUTINE: CodeFlags = CodeFlags(0x80);
    pub const ITERABLE_COROUTINE: CodeFlags = CodeFlags(0x100);
    pub const ASYNC_GENERATOR: CodeFlags = CodeFlags(0x200);
    pub const FUTURE_DIVISION: CodeFlags = CodeFlags(0x2_0000);
    pub const FUTURE_ABSOLUTE_IMPORT: CodeFlags = CodeFlags(0x4_0000);
    pub const FUTURE_WITH_STATEMENT: CodeFlags = CodeFlags(0x8_0000);
    pub const FUTURE_PRINT_FUNCTION: CodeFlags = CodeFlags(0x10_0000);
    pub const FUTURE_UNICODE_LITERALS: CodeFlags = CodeFlags(0x20_0000);
    pub const FUTURE_BARRY_AS_BDFL: CodeFlags = CodeFlags(0x40_0000);
    pub const FUTURE_GENERATOR_STOP: CodeFlags = CodeFlags(0x80_0000);
    pub const FUTURE_ANNOTATIONS: CodeFlags = CodeFlags(0x100_0000);

    /// Whether all of `flags` are set.
    pub const fn contains(self, flags: CodeFlags) -> bool {
        self.0 & flags.0 == flags.0
    }

    /// Whether any of `flags` is set.
    pub const fn intersects(self, flags: CodeFlags) -> bool {
        self.0 & flags.0 != 0
    }

    /// A generator, coroutine or asynchronous generator: calling it makes an object that runs
    /// later.
    pub const fn is_resumable(self) -> bool {
        self.intersects(CodeFlags(
            CodeFlags::GENERATOR.0 | CodeFlags::COROUTINE.0 | CodeFlags::ASYNC_GENERATOR.0,
        ))
    }
}

impl BitOr for CodeFlags {
    type Output = CodeFlags;

    fn bitor(self, other: CodeFlags) -> CodeFlags {
        CodeFlags(self.0 | other.0)
    }
}

impl BitOrAssign for CodeFlags {
    fn bitor_assign(&mut self, other: CodeFlags) {
        self.0 |= other.0;
    }
}

/// What a slot of a frame is, one byte of `co_localspluskinds`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LocalKind(pub u8);

impl LocalKind {
    /// A variable of an inlined comprehension in a module or class body, which `locals()` hides.
    pub const HIDDEN: LocalKind = LocalKind(0x10);
    pub const LOCAL: LocalKind = LocalKind(0x20);
    pub const CELL: LocalKind = LocalKind(0x40);
    pub const FREE: LocalKind = LocalKind(0x80);

    pub const fn is_hidden(self) -> bool {
        self.0 & Self::HIDDEN.0 != 0
    }

    pub const fn is_local(self) -> bool {
        self.0 & Self::LOCAL.0 != 0
    }

    /// A cell; a parameter that is captured is local and cell.
    pub const fn is_cell(self) -> bool {
        self.0 & Self::CELL.0 != 0
    }

    pub const fn is_free(self) -> bool {
        self.0 & Self::FREE.0 != 0
    }
}

impl BitOr for LocalKind {
    type Output = LocalKind;

    fn bitor(self, other: LocalKind) -> LocalKind {
        LocalKind(self.0 | other.0)
    }
}

impl fmt::Debug for LocalKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LocalKind({:#04x})", self.0)
    }
}

/// Everything marshal can hold. What can be shared is counted, and sharing says that a file had
/// one object there, not equal ones.
#[derive(Clone, Debug, PartialEq)]
pub enum Const {
    None,
    True,
    False,
    Ellipsis,
    /// The type `StopIteration`, which marshal can name and no compiler does.
    StopIteration,
    Int(i64),
    /// An integer outside of `i64`.
    BigInt(Rc<BigInt>),
    Float(f64),
    Complex(f64, f64),
    Str(Text),
    Bytes(Rc<[u8]>),
    Tuple(Rc<[Const]>),
    List(Rc<[Const]>),
    /// Entries as they stand in the file; of equal keys, Python keeps the first key and the
    /// last value.
    Dict(Rc<[(Const, Const)]>),
    /// Elements as they stand in the file, perhaps with equal ones.
    Set(Rc<[Const]>),
    FrozenSet(Rc<[Const]>),
    Code(Rc<CodeObject>),
}

impl Const {
    /// The name of the Python type.
    pub fn type_name(&self) -> &'static str {
        match self {
            Const::None => "NoneType",
            Const::True | Const::False => "bool",
            Const::Ellipsis => "ellipsis",
            Const::StopIteration => "type",
            Const::Int(_) | Const::BigInt(_) => "int",
            Const::Float(_) => "float",
            Const::Complex(..) => "complex",
            Const::Str(_) => "str",
            Const::Bytes(_) => "bytes",
            Const::Tuple(_) => "tuple",
            Const::List(_) => "list",
            Const::Dict(_) => "dict",
            Const::Set(_) => "set",
            Const::FrozenSet(_) => "frozenset",
            Const::Code(_) => "code",
        }
    }
}

/// An integer outside of `i64`.
///
/// Invariant: digits of 15 bits, the least significant first, the last one not zero, more than
/// four of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BigInt {
    pub negative: bool,
    pub digits: Vec<u16>,
}

impl BigInt {
    /// The smallest form of an integer whose digits may be few: `Int` where it fits. The last
    /// digit must not be zero.
    pub fn into_const(self) -> Const {
        // Five digits are 75 bits.
        if self.digits.len() <= 5 {
            let digits = self.digits.iter().rev();
            let magnitude = digits.fold(0i128, |high, &digit| high << 15 | i128::from(digit));
            let value = if self.negative { -magnitude } else { magnitude };
            if let Ok(small) = i64::try_from(value) {
                return Const::Int(small);
            }
        }
        Const::BigInt(self.into())
    }
}
