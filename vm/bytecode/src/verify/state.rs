//! What is known when control comes to an instruction: the kind of each stack entry, and which
//! local slots are bound.

/// What is known of a stack entry. Everything but the first three is a known kind of object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// Any object.
    Object,
    /// The NULL below a callable.
    Null,
    /// An object or NULL.
    MaybeNull,
    /// What `LOAD_FAST_AND_CLEAR` took out of a slot.
    Saved {
        slot: u32,
        held: Held,
    },
    /// A constant, by index.
    Const(u32),
    /// A cell.
    Cell,
    /// A tuple of that many cells.
    Closure(u32),
    /// A tuple.
    Tuple,
    /// A list that this code made; likewise `Set` and `Dict`.
    List,
    Set,
    Dict,
    /// An exception being handled.
    Exception,
    /// What `PUSH_EXC_INFO` saved.
    ExcInfo,
    /// The offset of the instruction that raised.
    Lasti,
}

impl Entry {
    pub(super) fn may_be_null(self) -> bool {
        match self {
            Entry::Null | Entry::MaybeNull => true,
            Entry::Saved { held, .. } => held == Held::Unknown,
            _ => false,
        }
    }

    /// What is known of an entry that is this on one path and `other` on another.
    fn join(self, other: Entry) -> Entry {
        match (self, other) {
            _ if self == other => self,
            (Entry::Saved { slot: a, .. }, Entry::Saved { slot: b, .. }) if a == b => {
                Entry::Saved { slot: a, held: Held::Unknown }
            }
            _ if self.may_be_null() || other.may_be_null() => Entry::MaybeNull,
            _ => Entry::Object,
        }
    }
}

/// What a local slot is known to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// Anything, perhaps nothing.
    Unknown,
    Value,
    /// A cell made by `MAKE_CELL` or given by the function.
    Cell,
}

/// A set of local slots.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Slots(Vec<u64>);

impl Slots {
    fn none(count: usize) -> Slots {
        Slots(vec![0; count.div_ceil(64)])
    }

    fn contains(&self, slot: u32) -> bool {
        self.0[slot as usize / 64] >> (slot % 64) & 1 != 0
    }

    /// Puts a slot in or takes it out; whether that changed anything.
    fn set(&mut self, slot: u32, present: bool) -> bool {
        let word = &mut self.0[slot as usize / 64];
        let old = *word;
        *word = old & !(1 << (slot % 64)) | u64::from(present) << (slot % 64);
        *word != old
    }

    /// Keeps what is in both; whether that took anything away.
    fn intersect(&mut self, other: &Slots) -> bool {
        let mut shrunk = false;
        for (mine, &theirs) in self.0.iter_mut().zip(&other.0) {
            shrunk |= *mine & !theirs != 0;
            *mine &= theirs;
        }
        shrunk
    }
}

/// What is known at one point.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) stack: Vec<Entry>,
    /// Slots that hold a value.
    values: Slots,
    /// Slots that hold a cell. What is a cell's slot otherwise is an ordinary local while an
    /// inlined comprehension uses its name.
    cells: Slots,
    /// A generator or coroutine is past `RETURN_GENERATOR`; other code always runs.
    pub(super) running: bool,
}

/// Two states that can't be of one point.
pub(super) enum Mismatch {
    Depth { expected: usize, found: usize },
    Running,
}

impl State {
    /// An empty stack, and nothing in any slot.
    pub(super) fn new(slots: usize, running: bool) -> State {
        let (values, cells) = (Slots::none(slots), Slots::none(slots));
        State { stack: Vec::new(), values, cells, running }
    }

    /// The same but for the stack.
    pub(super) fn with_stack(&self, stack: Vec<Entry>) -> State {
        let (values, cells) = (self.values.clone(), self.cells.clone());
        State { stack, values, cells, running: self.running }
    }

    /// A measure of the memory it takes.
    pub(super) fn size(&self) -> usize {
        self.stack.len() + 2 * self.values.0.len()
    }

    pub(super) fn held(&self, slot: u32) -> Held {
        if self.values.contains(slot) {
            Held::Value
        } else if self.cells.contains(slot) {
            Held::Cell
        } else {
            Held::Unknown
        }
    }

    /// Puts something into a slot; whether what is known of it changes.
    pub(super) fn hold(&mut self, slot: u32, held: Held) -> bool {
        let values_changed = self.values.set(slot, held == Held::Value);
        self.cells.set(slot, held == Held::Cell) | values_changed
    }

    /// Takes in another path to the point; whether less is known now. The path's stack is `kept`,
    /// then `pushed`; below `changed_from` it is known to bring nothing new.
    pub(super) fn join(
        &mut self,
        other: &State,
        kept: &[Entry],
        pushed: &[Entry],
        changed_from: usize,
    ) -> Result<bool, Mismatch> {
        let (expected, found) = (self.stack.len(), kept.len() + pushed.len());
        if expected != found {
            return Err(Mismatch::Depth { expected, found });
        }
        if self.running != other.running {
            return Err(Mismatch::Running);
        }
        let mut changed = self.values.intersect(&other.values);
        changed |= self.cells.intersect(&other.cells);
        let changed_from = changed_from.min(kept.len());
        let theirs = kept[changed_from..].iter().chain(pushed);
        for (mine, &theirs) in self.stack[changed_from..].iter_mut().zip(theirs) {
            let joined = mine.join(theirs);
            changed |= joined != *mine;
            *mine = joined;
        }
        Ok(changed)
    }
}
