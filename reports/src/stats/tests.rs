//! Known data: values worked out by hand or from the distribution the data are drawn from.

use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

use super::*;

/// Seeds of a cell that shares no rounds with others.
fn alone(seed: u64) -> Seeds {
    Seeds { rounds: seed, samples: seed }
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-12 * expected.abs().max(1.0), "{found} != {expected}");
}

#[test]
fn medians() {
    let check = |values: &[f64], expected: Option<f64>| assert_eq!(median(values), expected);
    check(&[], None);
    check(&[3.0], Some(3.0));
    check(&[4.0, 1.0], Some(2.5));
    check(&[9.0, 1.0, 5.0], Some(5.0));
    check(&[2.0, 2.0, 2.0, 2.0], Some(2.0));
    check(&[8.0, 1.0, 4.0, 2.0], Some(3.0));
    check(&[1e300, -1e300, 0.0, 7.0, 1.0], Some(1.0));
}

#[test]
fn quantiles() {
    let check = |values: &[f64], q: f64, expected: f64| {
        close(quantile(values, q).expect("some values"), expected);
    };
    check(&[1.0, 2.0, 3.0, 4.0, 5.0], 0.0, 1.0);
    check(&[5.0, 4.0, 3.0, 2.0, 1.0], 1.0, 5.0);
    check(&[1.0, 2.0, 3.0, 4.0, 5.0], 0.5, 3.0);
    check(&[1.0, 2.0, 3.0, 4.0], 0.25, 1.75);
    check(&[1.0, 2.0, 3.0, 4.0], 0.9, 3.7);
    check(&[7.0], 0.3, 7.0);
    check(&[1.0, 2.0], -1.0, 1.0);
    check(&[1.0, 2.0], 2.0, 2.0);
    assert_eq!(quantile(&[], 0.5), None);
}

#[test]
fn deviations() {
    close(deviation(&[1.0, 2.0, 3.0, 4.0, 5.0]).expect("values"), 1.4826);
    close(deviation(&[5.0, 5.0, 5.0, 900.0]).expect("values"), 0.0);
    assert_eq!(deviation(&[]), None);
}

/// A cell whose samples are all alike: its figures have no uncertainty at all.
fn constant(seconds: f64) -> Draws {
    Draws::new(&[vec![seconds; 3], vec![seconds; 3]], 100, alone(1)).expect("positive samples")
}

#[test]
fn ratios_of_constants_are_exact() {
    for (baseline, other) in [(1.0, 0.25), (0.5, 0.5), (0.001, 0.004)] {
        let found = ratio(&constant(baseline), &constant(other));
        close(found.value, baseline / other);
        close(found.low, baseline / other);
        close(found.high, baseline / other);
    }
}

#[test]
fn means_are_geometric_with_equal_weights() {
    let (one, quarter, half) = (constant(1.0), constant(0.25), constant(0.5));
    let mean = mean_ratio(&[(&one, &quarter), (&one, &one)]).expect("pairs");
    close(mean.value, 2.0);
    let mean = mean_ratio(&[(&one, &quarter), (&one, &half), (&half, &one)]).expect("pairs");
    close(mean.value, 4f64.powf(1.0 / 3.0));
    assert_eq!(mean_ratio(&[]), None);
}

#[test]
fn figure_is_the_median_of_process_medians() {
    let draws = Draws::new(&[vec![1.0, 2.0, 90.0], vec![4.0], vec![3.0, 5.0]], 10, alone(1));
    close(draws.expect("samples").seconds().value, 4.0);
}

#[test]
fn unusable_cells_have_no_figure() {
    let check = |processes: &[Vec<f64>]| assert_eq!(Draws::new(processes, 10, alone(1)), None);
    check(&[]);
    check(&[vec![]]);
    check(&[vec![1.0, 0.0]]);
    check(&[vec![1.0], vec![-1.0]]);
}

#[test]
fn same_seed_same_interval() {
    let cell = [vec![1.0, 1.1, 1.2], vec![0.9, 1.3, 1.0], vec![1.05, 1.15, 0.95]];
    let [a, b, c] = [7, 7, 8].map(|seed| Draws::new(&cell, 500, alone(seed)).expect("samples"));
    assert_eq!(a, b);
    assert_ne!(a, c);
}

/// Log-normal samples: a process factor and a sample factor, both of median 1.
fn simulated(
    rng: &mut Xoshiro256PlusPlus,
    median: f64,
    between: f64,
    within: f64,
) -> Vec<Vec<f64>> {
    let mut normal = || (0..12).map(|_| rng.random::<f64>()).sum::<f64>() - 6.0;
    (0..10)
        .map(|_| {
            let process = median * (between * normal()).exp();
            (0..5).map(|_| process * (within * normal()).exp()).collect()
        })
        .collect()
}

#[test]
fn intervals_cover_the_truth_about_as_often_as_they_say() {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(42);
    let trials = 300;
    let covered = (0..trials)
        .filter(|trial| {
            let slow = simulated(&mut rng, 0.3, 0.03, 0.01);
            let fast = simulated(&mut rng, 0.1, 0.03, 0.01);
            let slow = Draws::new(&slow, 400, alone(2 * trial)).expect("samples");
            let fast = Draws::new(&fast, 400, alone(2 * trial + 1)).expect("samples");
            ratio(&slow, &fast).covers(3.0)
        })
        .count();
    let share = covered as f64 / trials as f64;
    assert!((0.90..=0.995).contains(&share), "{share} of the 95 % intervals cover the truth");
}

/// Ignoring that processes differ would make the interval several times too narrow.
#[test]
fn processes_count_and_not_samples() {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(5);
    let cell = simulated(&mut rng, 1.0, 0.05, 0.001);
    let pooled = vec![cell.concat()];
    let width = |processes: &[Vec<f64>]| {
        let e = Draws::new(processes, 1000, alone(3)).expect("samples").seconds();
        e.high - e.low
    };
    assert!(width(&cell) > 1.3 * width(&pooled), "{} {}", width(&cell), width(&pooled));
}

/// What slows both sides down in a round is no uncertainty of their ratio.
#[test]
fn rounds_in_common_cancel() {
    let rounds = [1.0, 1.3, 0.9, 1.1, 1.6];
    let cell = |seconds: f64| -> Vec<Vec<f64>> {
        rounds.iter().map(|slowness| vec![seconds * slowness; 3]).collect()
    };
    let draws = |seconds, rounds| {
        Draws::new(&cell(seconds), 500, Seeds { rounds, samples: 9 }).expect("samples")
    };
    let paired = ratio(&draws(0.4, 1), &draws(0.1, 1));
    close(paired.value, 4.0);
    close(paired.low, 4.0);
    close(paired.high, 4.0);
    let unpaired = ratio(&draws(0.4, 1), &draws(0.1, 2));
    assert!(unpaired.high - unpaired.low > 0.5, "{unpaired:?}");
}

/// With noise of its own on each side and noise in common, a paired interval still covers.
#[test]
fn paired_intervals_cover_the_truth() {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(11);
    let trials = 300;
    let covered = (0..trials)
        .filter(|trial| {
            let mut slow = simulated(&mut rng, 0.3, 0.02, 0.01);
            let mut fast = simulated(&mut rng, 0.1, 0.02, 0.01);
            for (slow, fast) in slow.iter_mut().zip(&mut fast) {
                let slowness = 1.0 + 0.3 * rng.random::<f64>();
                slow.iter_mut().chain(fast).for_each(|seconds| *seconds *= slowness);
            }
            let draws = |cell: &[Vec<f64>], samples| {
                Draws::new(cell, 400, Seeds { rounds: *trial, samples }).expect("samples")
            };
            ratio(&draws(&slow, 1), &draws(&fast, 2)).covers(3.0)
        })
        .count();
    let share = covered as f64 / trials as f64;
    assert!((0.90..=0.999).contains(&share), "{share} of the 95 % intervals cover the truth");
}
