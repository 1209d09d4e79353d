//! A stable merge sort that makes use of runs, for comparisons that may fail.
//!
//! Tim Peters' algorithm as CPython 3.12 has it ("listsort.txt", with the merge policy of
//! Munro and Wild's powersort), so that programs that watch comparisons see the same ones.
//! The items are plain data: a failed comparison leaves the slice a permutation of itself.

/// How often one run must win in a row before merging gallops.
const MIN_GALLOP: usize = 7;

/// A run that waits to be merged.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    len: usize,
    /// The depth at which it is merged with the next one, once that is known.
    power: u32,
}

struct Sorter<'a, T, F> {
    items: &'a mut [T],
    less: F,
    runs: Vec<Run>,
    min_gallop: usize,
    temporary: Vec<T>,
}

/// Sorts a slice. `less` says whether its first argument belongs before its second.
pub(super) fn sort<T: Copy, E>(
    items: &mut [T],
    less: impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<(), E> {
    if items.len() < 2 {
        return Ok(());
    }
    let (runs, temporary) = (Vec::new(), Vec::new());
    Sorter { items, less, runs, min_gallop: MIN_GALLOP, temporary }.sort()
}

/// The least length of a run, so that their number is a power of two or a bit less.
fn min_run(mut len: usize) -> usize {
    let mut odd = 0;
    while len >= 64 {
        odd |= len & 1;
        len >>= 1;
    }
    len + odd
}

/// The power of the boundary between runs of `n1` items from `start` on and of `n2` items
/// after them, among `n` items: the number of the first binary digit in which the middles of
/// the two runs, as fractions of the whole, differ.
fn power(start: usize, n1: usize, n2: usize, n: usize) -> u32 {
    let mut a = 2 * start + n1;
    let mut b = a + n1 + n2;
    let mut power = 0;
    loop {
        power += 1;
        if a >= n {
            a -= n;
            b -= n;
        } else if b >= n {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

impl<T: Copy, E, F: FnMut(&T, &T) -> Result<bool, E>> Sorter<'_, T, F> {
    fn sort(mut self) -> Result<(), E> {
        let len = self.items.len();
        let min_run = min_run(len);
        let mut start = 0;
        while start < len {
            let mut run = self.natural_run(start)?;
            if run < min_run {
                let forced = min_run.min(len - start);
                self.insert(start, run, forced)?;
                run = forced;
            }
            self.push_run(start, run)?;
            start += run;
        }
        self.merge_all()
    }

    /// The length of the run that begins at `start`, made ascending.
    fn natural_run(&mut self, start: usize) -> Result<usize, E> {
        let Sorter { items, less, .. } = self;
        let items = &mut items[start..];
        if items.len() == 1 {
            return Ok(1);
        }
        let descending = less(&items[1], &items[0])?;
        let mut len = 2;
        while len < items.len() && less(&items[len], &items[len - 1])? == descending {
            len += 1;
        }
        if descending {
            items[..len].reverse();
        }
        Ok(len)
    }

    /// Sorts the `len` items from `start` on, of which the first `sorted` are, by insertion.
    fn insert(&mut self, start: usize, sorted: usize, len: usize) -> Result<(), E> {
        let Sorter { items, less, .. } = self;
        let items = &mut items[start..start + len];
        for at in sorted..len {
            let pivot = items[at];
            let (mut left, mut right) = (0, at);
            while left < right {
                let middle = left + (right - left) / 2;
                if less(&pivot, &items[middle])? {
                    right = middle;
                } else {
                    left = middle + 1;
                }
            }
            items.copy_within(left..at, left + 1);
            items[left] = pivot;
        }
        Ok(())
    }

    fn push_run(&mut self, start: usize, len: usize) -> Result<(), E> {
        if let Some(last) = self.runs.last() {
            let power = power(last.start, last.len, len, self.items.len());
            while let [.., before, _] = self.runs[..]
                && before.power > power
            {
                self.merge_at(self.runs.len() - 2)?;
            }
            self.runs.last_mut().expect("merging leaves one").power = power;
        }
        self.runs.push(Run { start, len, power: 0 });
        Ok(())
    }

    fn merge_all(&mut self) -> Result<(), E> {
        while self.runs.len() > 1 {
            let mut at = self.runs.len() - 2;
            if at > 0 && self.runs[at - 1].len < self.runs[at + 1].len {
                at -= 1;
            }
            self.merge_at(at)?;
        }
        Ok(())
    }

    /// Merges the run with this number and the next one.
    fn merge_at(&mut self, at: usize) -> Result<(), E> {
        let (a, b) = (self.runs[at], self.runs.remove(at + 1));
        self.runs[at].len += b.len;
        // What stands at the right end already needs no merging.
        let Sorter { items, less, .. } = self;
        let skipped = gallop_right(less, &items[b.start], &items[a.start..b.start], 0)?;
        let (start, a_len) = (a.start + skipped, a.len - skipped);
        if a_len == 0 {
            return Ok(());
        }
        let last = items[b.start - 1];
        let b_len = gallop_left(less, &last, &items[b.start..b.start + b.len], b.len - 1)?;
        if b_len == 0 {
            return Ok(());
        }
        let merge = Merge {
            items: &mut items[start..b.start + b_len],
            temporary: &mut self.temporary,
            less: &mut self.less,
            min_gallop: &mut self.min_gallop,
        };
        if a_len <= b_len { merge.low(a_len) } else { merge.high(a_len) }
    }
}

/// Where `key` belongs among sorted items, before any equal ones; the search begins at `hint`.
fn gallop_left<T, E>(
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
    key: &T,
    items: &[T],
    hint: usize,
) -> Result<usize, E> {
    let (mut low, mut high) = if less(&items[hint], key)? {
        gallop(items.len() - hint, |offset| less(&items[hint + offset], key))?.up_from(hint)
    } else {
        gallop(hint + 1, |offset| Ok(!less(&items[hint - offset], key)?))?.down_from(hint)
    };
    while low < high {
        let middle = low + (high - low) / 2;
        if less(&items[middle], key)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(high)
}

/// As [`gallop_left`], but after any equal ones.
fn gallop_right<T, E>(
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
    key: &T,
    items: &[T],
    hint: usize,
) -> Result<usize, E> {
    let (mut low, mut high) = if less(key, &items[hint])? {
        gallop(hint + 1, |offset| less(key, &items[hint - offset]))?.down_from(hint)
    } else {
        gallop(items.len() - hint, |offset| Ok(!less(key, &items[hint + offset])?))?.up_from(hint)
    };
    while low < high {
        let middle = low + (high - low) / 2;
        if less(key, &items[middle])? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(high)
}

/// The last offset at which the search was to go on, and one at which it isn't.
struct Offsets {
    last: usize,
    end: usize,
}

/// Tries the offsets 1, 3, 7, ... below `limit` as long as `goes_on` says so.
fn gallop<E>(
    limit: usize,
    mut goes_on: impl FnMut(usize) -> Result<bool, E>,
) -> Result<Offsets, E> {
    let (mut last, mut end) = (0, 1);
    while end < limit && goes_on(end)? {
        last = end;
        end = end.saturating_mul(2).saturating_add(1);
    }
    Ok(Offsets { last, end: end.min(limit) })
}

impl Offsets {
    /// The range of places that are left.
    fn up_from(self, hint: usize) -> (usize, usize) {
        (hint + self.last + 1, hint + self.end)
    }
    fn down_from(self, hint: usize) -> (usize, usize) {
        (hint + 1 - self.end, hint - self.last)
    }
}

/// Two neighbouring runs that are being merged: all of `items`.
struct Merge<'a, T, F> {
    items: &'a mut [T],
    temporary: &'a mut Vec<T>,
    less: &'a mut F,
    min_gallop: &'a mut usize,
}

/// Why a merge may end: nothing is left to compare.
enum Rest {
    /// The run in the temporary place, or nothing, is to be copied.
    Temporary,
    /// One item in the temporary place, which goes beyond the rest of the other run.
    LastOfTemporary,
}

impl<T: Copy, E, F: FnMut(&T, &T) -> Result<bool, E>> Merge<'_, T, F> {
    /// Merges from the left: the first run, of `a_len` items, is the shorter one.
    fn low(mut self, a_len: usize) -> Result<(), E> {
        self.temporary.clear();
        self.temporary.extend_from_slice(&self.items[..a_len]);
        let mut state = Low { a: 0, b: a_len, to: 0 };
        let result = self.merge_low(&mut state);
        let Low { a, b, to } = state;
        match result {
            Ok(Rest::LastOfTemporary) => {
                let left = self.items.len() - b;
                self.items.copy_within(b.., to);
                self.items[to + left] = self.temporary[a];
            }
            Ok(Rest::Temporary) | Err(_) => {
                let rest = &self.temporary[a..];
                self.items[to..to + rest.len()].copy_from_slice(rest);
            }
        }
        result.map(|_| ())
    }

    fn merge_low(&mut self, state: &mut Low) -> Result<Rest, E> {
        let Merge { items, temporary, less, min_gallop } = self;
        let (a_end, b_end) = (temporary.len(), items.len());
        // Where to go on after the place has been filled.
        macro_rules! take_b {
            () => {
                items[state.to] = items[state.b];
                state.to += 1;
                state.b += 1;
                if state.b == b_end {
                    return Ok(Rest::Temporary);
                }
            };
        }
        macro_rules! take_a {
            () => {
                items[state.to] = temporary[state.a];
                state.to += 1;
                state.a += 1;
                if state.a + 1 == a_end {
                    return Ok(Rest::LastOfTemporary);
                }
            };
        }
        take_b!();
        if a_end == 1 {
            return Ok(Rest::LastOfTemporary);
        }
        loop {
            let (mut a_wins, mut b_wins) = (0, 0);
            while a_wins.max(b_wins) < **min_gallop {
                if less(&items[state.b], &temporary[state.a])? {
                    take_b!();
                    (a_wins, b_wins) = (0, b_wins + 1);
                } else {
                    take_a!();
                    (a_wins, b_wins) = (a_wins + 1, 0);
                }
            }
            **min_gallop += 1;
            loop {
                **min_gallop = (**min_gallop - 1).max(1);
                a_wins = gallop_right(*less, &items[state.b], &temporary[state.a..], 0)?;
                if a_wins > 0 {
                    let won = &temporary[state.a..state.a + a_wins];
                    items[state.to..state.to + a_wins].copy_from_slice(won);
                    state.to += a_wins;
                    state.a += a_wins;
                    if state.a + 1 == a_end {
                        return Ok(Rest::LastOfTemporary);
                    }
                    // Only if comparisons contradict each other.
                    if state.a == a_end {
                        return Ok(Rest::Temporary);
                    }
                }
                take_b!();
                b_wins = gallop_left(*less, &temporary[state.a], &items[state.b..], 0)?;
                if b_wins > 0 {
                    items.copy_within(state.b..state.b + b_wins, state.to);
                    state.to += b_wins;
                    state.b += b_wins;
                    if state.b == b_end {
                        return Ok(Rest::Temporary);
                    }
                }
                take_a!();
                if a_wins < MIN_GALLOP && b_wins < MIN_GALLOP {
                    break;
                }
            }
            // A penalty for leaving the gallop.
            **min_gallop += 1;
        }
    }

    /// Merges from the right: the second run is the shorter one.
    fn high(mut self, a_len: usize) -> Result<(), E> {
        self.temporary.clear();
        self.temporary.extend_from_slice(&self.items[a_len..]);
        let mut state = High { a: a_len, b: self.temporary.len(), to: self.items.len() };
        let result = self.merge_high(&mut state);
        let High { a, b, to } = state;
        match result {
            Ok(Rest::LastOfTemporary) => {
                self.items.copy_within(..a, to - a);
                self.items[to - a - 1] = self.temporary[b - 1];
            }
            Ok(Rest::Temporary) | Err(_) => {
                self.items[to - b..to].copy_from_slice(&self.temporary[..b]);
            }
        }
        result.map(|_| ())
    }

    fn merge_high(&mut self, state: &mut High) -> Result<Rest, E> {
        let Merge { items, temporary, less, min_gallop } = self;
        macro_rules! take_a {
            () => {
                state.to -= 1;
                state.a -= 1;
                items[state.to] = items[state.a];
                if state.a == 0 {
                    return Ok(Rest::Temporary);
                }
            };
        }
        macro_rules! take_b {
            () => {
                state.to -= 1;
                state.b -= 1;
                items[state.to] = temporary[state.b];
                if state.b == 1 {
                    return Ok(Rest::LastOfTemporary);
                }
            };
        }
        take_a!();
        if state.b == 1 {
            return Ok(Rest::LastOfTemporary);
        }
        loop {
            let (mut a_wins, mut b_wins) = (0, 0);
            while a_wins.max(b_wins) < **min_gallop {
                if less(&temporary[state.b - 1], &items[state.a - 1])? {
                    take_a!();
                    (a_wins, b_wins) = (a_wins + 1, 0);
                } else {
                    take_b!();
                    (a_wins, b_wins) = (0, b_wins + 1);
                }
            }
            **min_gallop += 1;
            loop {
                **min_gallop = (**min_gallop - 1).max(1);
                let key = &temporary[state.b - 1];
                a_wins = state.a - gallop_right(*less, key, &items[..state.a], state.a - 1)?;
                if a_wins > 0 {
                    state.to -= a_wins;
                    state.a -= a_wins;
                    items.copy_within(state.a..state.a + a_wins, state.to);
                    if state.a == 0 {
                        return Ok(Rest::Temporary);
                    }
                }
                take_b!();
                let key = &items[state.a - 1];
                b_wins = state.b - gallop_left(*less, key, &temporary[..state.b], state.b - 1)?;
                if b_wins > 0 {
                    state.to -= b_wins;
                    state.b -= b_wins;
                    let won = &temporary[state.b..state.b + b_wins];
                    items[state.to..state.to + b_wins].copy_from_slice(won);
                    if state.b == 1 {
                        return Ok(Rest::LastOfTemporary);
                    }
                    // Only if comparisons contradict each other.
                    if state.b == 0 {
                        return Ok(Rest::Temporary);
                    }
                }
                take_a!();
                if a_wins < MIN_GALLOP && b_wins < MIN_GALLOP {
                    break;
                }
            }
            // A penalty for leaving the gallop.
            **min_gallop += 1;
        }
    }
}

/// Where a merge from the left stands: `a` in the temporary place, `b` and `to` in the items;
/// the places from `to` to `b` are free, as many as the temporary place still holds.
struct Low {
    a: usize,
    b: usize,
    to: usize,
}

/// Where a merge from the right stands: the ends of what is left of the first run, of the
/// second, which is in the temporary place, and of the free places.
struct High {
    a: usize,
    b: usize,
    to: usize,
}
