//! Instructions of register code: their form, their numbers, their operand flags.

mod list;
#[cfg(test)]
mod tests;

pub(crate) use list::for_each_instruction;

/// One instruction: 16 bytes.
///
/// `target` is the handler's address under threaded dispatch and the opcode's number under the
/// others. What the operands mean is in the instruction's row of the list.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Instr {
    pub target: usize,
    pub a: u16,
    pub b: u16,
    pub c: u16,
    pub d: u16,
}

const _: () = assert!(size_of::<Instr>() == 16);

impl Instr {
    /// The 32-bit operand in c and d.
    #[inline(always)]
    pub fn wide(&self) -> i32 {
        (u32::from(self.c) | (u32::from(self.d) << 16)) as i32
    }
    pub fn set_wide(&mut self, wide: i32) {
        self.c = wide as u32 as u16;
        self.d = (wide as u32 >> 16) as u16;
    }
}

macro_rules! define_ops {
    ($($name:ident $operands:literal $generic:ident $semantics:literal;)*) => {
        /// The instructions, by number.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        #[allow(non_camel_case_types)]
        #[repr(u16)]
        pub enum Op {
            $($name,)*
        }

        impl Op {
            /// Every instruction, in order of number.
            pub const ALL: &'static [Op] = &[$(Op::$name,)*];

            pub const fn name(self) -> &'static str {
                match self { $(Op::$name => stringify!($name),)* }
            }
            /// A letter for each operand: see the list.
            pub const fn operands(self) -> &'static str {
                match self { $(Op::$name => $operands,)* }
            }
            pub const fn semantics(self) -> &'static str {
                match self { $(Op::$name => $semantics,)* }
            }
            /// The instruction this one specialises; itself if it is generic.
            pub const fn generic(self) -> Op {
                match self { $(Op::$name => Op::$generic,)* }
            }
        }
    };
}
for_each_instruction!(define_ops);

impl Op {
    pub const COUNT: usize = Op::ALL.len();

    /// The instruction with this number.
    ///
    /// # Safety
    /// - `number` is below [`Op::COUNT`].
    #[inline(always)]
    pub unsafe fn from_number_unchecked(number: usize) -> Op {
        debug_assert!(number < Op::COUNT);
        // SAFETY: the enum's numbers are 0 to COUNT - 1.
        unsafe { std::mem::transmute::<u16, Op>(number as u16) }
    }
}

/// The number of a call's arguments, in an instruction's `N` operand.
pub mod arguments {
    /// The window's first register holds a callable, whose first argument follows it, unless it
    /// is unbound. Without this bit nothing was put there.
    pub const METHOD_FORM: u16 = 1 << 15;
    /// What the operand can count to.
    pub const MAX: usize = METHOD_FORM as usize - 1;

    /// The number.
    #[inline(always)]
    pub const fn count(operand: u16) -> u16 {
        operand & !METHOD_FORM
    }
}

/// The flags in an instruction's `F` operand.
///
/// | bits  | meaning                                                       |
/// |-------|---------------------------------------------------------------|
/// | 0, 1  | the first source is a temporary (to be released), a constant  |
/// | 2, 3  | the second source likewise                                    |
/// | 4, 5  | the third source likewise                                     |
/// | 6     | the sense: jump if true; `is not`, `not in`                   |
/// | 7     | in place                                                      |
/// | 8-11  | the operator                                                  |
/// | 12-15 | how often a guard failed                                      |
pub mod flags {
    pub const FIRST_TEMP: u16 = 1;
    pub const FIRST_CONST: u16 = 1 << 1;
    pub const SECOND_TEMP: u16 = 1 << 2;
    pub const SECOND_CONST: u16 = 1 << 3;
    pub const THIRD_TEMP: u16 = 1 << 4;
    pub const THIRD_CONST: u16 = 1 << 5;
    pub const SENSE: u16 = 1 << 6;
    pub const INPLACE: u16 = 1 << 7;
    pub const OPERATOR_SHIFT: u32 = 8;
    pub const OPERATOR_MASK: u16 = 15 << OPERATOR_SHIFT;
    pub const COUNTER_SHIFT: u32 = 12;
    /// After this many failed guards an instruction stays generic.
    pub const MAX_DEOPTS: u16 = 12;

    /// The operator's number.
    #[inline(always)]
    pub const fn operator(flags: u16) -> u16 {
        (flags & OPERATOR_MASK) >> OPERATOR_SHIFT
    }
    /// Whether the instruction may be specialised (again).
    #[inline(always)]
    pub const fn may_specialise(flags: u16) -> bool {
        flags >> COUNTER_SHIFT < MAX_DEOPTS
    }
    /// The flags with one more failed guard counted.
    #[inline(always)]
    pub const fn count_deopt(flags: u16) -> u16 {
        if may_specialise(flags) { flags + (1 << COUNTER_SHIFT) } else { flags }
    }
}
