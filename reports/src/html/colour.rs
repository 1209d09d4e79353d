//! Colours that people with any kind of colour vision can tell apart.
//!
//! Ratios go from orange (slower) over white to blue (faster), and the number is always
//! written, so colour is never the only sign. Engines begin with the palette of Okabe and Ito.

use crate::analysis::{Analysis, Verdict};
use crate::stats::Estimate;

/// Of engines of the subject's kind: the second three are tints of the first, for the same
/// dispatch over another form of code.
const OWN: [&str; 6] = ["#0072b2", "#d55e00", "#009e73", "#6db3e2", "#f0a868", "#74cbb0"];

/// Of all others. None is the grey of what noise may explain.
const OTHERS: [&str; 6] = ["#c4579a", "#6a3d9a", "#b8860b", "#222222", "#8b4513", "#1fa5a5"];

/// Colour of an engine, the same in every picture.
pub(super) fn of(analysis: &Analysis, engine: usize) -> &'static str {
    let engines = &analysis.results.engines;
    let kind = engines.get(analysis.default_subject()).map_or("-", |e| e.axis("kind"));
    let is_own = |e: &usize| engines[*e].axis("kind") == kind;
    let colours = if is_own(&engine) { OWN } else { OTHERS };
    let number = (0..engine).filter(|e| is_own(e) == is_own(&engine)).count();
    colours[number % colours.len()]
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
