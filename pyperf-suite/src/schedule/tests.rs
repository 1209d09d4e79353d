//! What every schedule has to hold, whatever the seed.

use super::*;

fn blocks() -> Vec<Vec<usize>> {
    vec![vec![0, 1, 2], vec![3, 4, 5], vec![], vec![6]]
}

#[test]
fn everything_once_a_round() {
    for seed in 0..20 {
        let jobs = schedule(seed, 3, &blocks(), 2, 4);
        assert_eq!(jobs.len(), 3 * (7 + 2 * 4));
        for (number, job) in jobs.iter().enumerate() {
            assert_eq!(job.order as usize, number);
        }
        for round in 0..3 {
            let mut targets: Vec<Target> =
                jobs.iter().filter(|j| j.round == round).map(|j| j.target).collect();
            targets.sort();
            let mut expected: Vec<Target> = (0..7).map(Target::Cell).collect();
            expected.extend([0, 0, 0, 0, 1, 1, 1, 1].map(Target::Startup));
            assert_eq!(targets, expected);
        }
        assert!(jobs.is_sorted_by_key(|j| j.round));
    }
}

#[test]
fn a_workloads_cells_stay_together() {
    let blocks = blocks();
    let block_of = |target| match target {
        Target::Cell(cell) => blocks.iter().position(|b| b.contains(&cell)),
        Target::Startup(_) => None,
    };
    for seed in 0..20 {
        let jobs = schedule(seed, 2, &blocks, 1, 2);
        for round in 0..2 {
            let mut seen: Vec<Option<usize>> =
                jobs.iter().filter(|j| j.round == round).map(|j| block_of(j.target)).collect();
            seen.dedup();
            let mut unique = seen.clone();
            unique.sort();
            unique.dedup();
            assert_eq!(seen.len(), unique.len(), "a block is torn apart: {seen:?}");
        }
    }
}

#[test]
fn order_follows_the_seed() {
    let make = |seed, rounds| schedule(seed, rounds, &blocks(), 2, 2);
    assert_eq!(make(1, 3), make(1, 3));
    assert_ne!(make(1, 3), make(2, 3));
    assert_eq!(make(1, 3)[..], make(1, 5)[..make(1, 3).len()], "rounds can be added");
}

#[test]
fn no_cell_always_comes_first() {
    let jobs = schedule(9, 40, &[vec![0, 1, 2, 3]], 0, 0);
    for cell in 0..4 {
        let first = jobs.chunks(4).filter(|round| round[0].target == Target::Cell(cell)).count();
        assert!((2..=20).contains(&first), "cell {cell} came first {first} times of 40");
    }
}

/// The order is part of what makes a run resumable, so it must not change by accident.
#[test]
fn order_is_pinned() {
    let jobs = schedule(1, 1, &[vec![0, 1, 2], vec![3, 4, 5]], 1, 1);
    let order: Vec<Target> = jobs.iter().map(|j| j.target).collect();
    let last = [2, 1, 0].map(Target::Cell);
    let mut expected = [5, 3, 4].map(Target::Cell).to_vec();
    expected.push(Target::Startup(0));
    expected.extend(last);
    assert_eq!(order, expected);
}
