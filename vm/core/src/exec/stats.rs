//! What `--stats` counts: executed instructions, pairs, specialisations and deopts.

use super::instr::Op;
use crate::vm::Vm;

/// Counters by instruction number.
pub struct Stats {
    executed: Box<[u64]>,
    /// By number of the first, then of the second.
    pairs: Box<[u64]>,
    specialised: Box<[u64]>,
    deopts: Box<[u64]>,
}

impl Default for Stats {
    fn default() -> Stats {
        let zeros = |n| vec![0; n].into_boxed_slice();
        Stats {
            executed: zeros(Op::COUNT),
            pairs: zeros(Op::COUNT * Op::COUNT),
            specialised: zeros(Op::COUNT),
            deopts: zeros(Op::COUNT),
        }
    }
}

#[inline]
pub(crate) fn note_executed(vm: &Vm, previous: Option<Op>, op: Op) {
    if let Some(stats) = &mut *vm.exec.stats.borrow_mut() {
        stats.executed[op as usize] += 1;
        if let Some(previous) = previous {
            stats.pairs[previous as usize * Op::COUNT + op as usize] += 1;
        }
    }
}

pub(crate) fn note_specialised(vm: &Vm, op: Op) {
    if let Some(stats) = &mut *vm.exec.stats.borrow_mut() {
        stats.specialised[op as usize] += 1;
    }
}

pub(crate) fn note_deopt(vm: &Vm, op: Op) {
    if let Some(stats) = &mut *vm.exec.stats.borrow_mut() {
        stats.deopts[op as usize] += 1;
    }
}

impl Vm {
    /// Starts counting: what runs from now on runs in the counting loop. Only under the
    /// `match` strategy, whose instructions hold numbers.
    pub fn start_stats(&self) {
        self.exec.dispatch.set(super::DispatchKind::Match);
        self.exec.stats.replace(Some(Box::default()));
    }
    /// The counts so far, as text: one line an instruction, most executed first.
    pub fn stats_report(&self) -> Option<String> {
        self.exec.stats.borrow().as_ref().map(|stats| stats.report())
    }
}

fn ranked(counts: &[u64]) -> Vec<(usize, u64)> {
    let mut ranked: Vec<_> =
        counts.iter().copied().enumerate().filter(|&(_, count)| count > 0).collect();
    ranked.sort_by_key(|&(number, count)| (std::cmp::Reverse(count), number));
    ranked
}

impl Stats {
    fn report(&self) -> String {
        use std::fmt::Write;
        let mut out = String::new();
        let total: u64 = self.executed.iter().sum();
        let share = |count: u64| count as f64 * 100.0 / total.max(1) as f64;
        let _ = writeln!(out, "executed instructions: {total}");
        for (number, count) in ranked(&self.executed) {
            let name = Op::ALL[number].name();
            let _ = writeln!(out, "{count:>14} {:6.2}%  {name}", share(count));
        }
        let _ = writeln!(out, "pairs");
        for (pair, count) in ranked(&self.pairs).into_iter().take(40) {
            let (first, second) = (Op::ALL[pair / Op::COUNT], Op::ALL[pair % Op::COUNT]);
            let _ = writeln!(
                out,
                "{count:>14} {:6.2}%  {} {}",
                share(count),
                first.name(),
                second.name()
            );
        }
        for (title, counts) in [("specialisations", &self.specialised), ("deopts", &self.deopts)] {
            let _ = writeln!(out, "{title}: {}", counts.iter().sum::<u64>());
            for (number, count) in ranked(counts) {
                let _ = writeln!(out, "{count:>14}          {}", Op::ALL[number].name());
            }
        }
        out
    }
}
