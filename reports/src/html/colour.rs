//! Colours that people with any kind of colour vision can tell apart.
//!
//! Ratios go from orange (slower) over white to blue (faster), and the number is always
//! written, so colour is never the only sign. Series take the palette of Okabe and Ito.

use crate::analysis::Verdict;
use crate::stats::Estimate;

const SERIES: [&str; 8] =
    ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#b8860b", "#555555", "#7f3c8d"];

/// Colour of the engine or other series with that number.
pub(super) fn series(number: usize) -> &'static str {
    SERIES[number % SERIES.len()]
}

/// Lower edges of the steps of colour, as factors.
pub(super) const STEPS: [f64; 6] = [1.0, 1.25, 1.75, 2.5, 4.0, 7.0];

/// CSS class of a ratio: `f1` to `f6` faster, `s1` to `s6` slower, `same`.
pub(super) fn class(ratio: &Estimate, verdict: Verdict) -> String {
    let letter = match verdict {
        Verdict::Unclear => return "same".to_owned(),
        Verdict::Faster => 'f',
        Verdict::Slower => 's',
    };
    // A ratio of 4 may come out of its logarithm a hair below 4.
    let factor = ratio.value.max(1.0 / ratio.value) * (1.0 + 1e-9);
    let step = STEPS.iter().filter(|edge| factor >= **edge).count().max(1);
    format!("{letter}{step}")
}
