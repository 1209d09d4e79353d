//! The order of a run: fresh processes, engines interleaved, random but seeded.
//!
//! Each round goes over the workloads in a random order, and for each workload over its cells
//! in a random order, so that what is compared is measured close together and no engine
//! always comes first. Start-ups of all engines form one more block of each round. The order
//! depends on nothing but its arguments: an interrupted run finds it again.

#[cfg(test)]
mod tests;

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_xoshiro::Xoshiro256PlusPlus;

/// One process of the schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Job {
    pub round: u32,
    /// Position in the whole schedule.
    pub order: u32,
    pub target: Target,
}

/// What it measures, by index into the results file's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    Cell(usize),
    Startup(usize),
}

/// All jobs in order. `blocks` holds the cells of each workload; `startups` is the number of
/// start-up rows, each of which runs `startup_runs` times a round.
pub fn schedule(
    seed: u64,
    rounds: u32,
    blocks: &[Vec<usize>],
    startups: usize,
    startup_runs: u32,
) -> Vec<Job> {
    let mut jobs = Vec::new();
    for round in 0..rounds {
        // Seeded for each round apart, so that more rounds leave the earlier ones as they were.
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed ^ (u64::from(round) << 32));
        let mut order: Vec<usize> = (0..=blocks.len()).collect();
        order.shuffle(&mut rng);
        for block in order {
            let mut targets: Vec<Target> = match blocks.get(block) {
                Some(cells) => cells.iter().map(|cell| Target::Cell(*cell)).collect(),
                None => (0..startups)
                    .flat_map(|row| (0..startup_runs).map(move |_| Target::Startup(row)))
                    .collect(),
            };
            targets.shuffle(&mut rng);
            jobs.extend(targets.into_iter().map(|target| (round, target)));
        }
    }
    let numbered = jobs.into_iter().enumerate();
    numbered.map(|(order, (round, target))| Job { round, order: order as u32, target }).collect()
}
