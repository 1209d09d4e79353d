//! Statistics of timings: quantiles, and the bootstrap in `bootstrap`.
//!
//! Times are positive and skewed to the right, so the centre is the median, ratios are
//! compared as logarithms, and means of ratios are geometric.

mod bootstrap;
#[cfg(test)]
mod tests;

pub use bootstrap::{Draws, Estimate, Seeds, mean_ratio, ratio};

/// The `q`-quantile (0 to 1) of `values`, interpolated linearly between order statistics
/// (type 7 of Hyndman and Fan, 1996). `None` for no values.
pub fn quantile(values: &[f64], q: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    quantile_of_sorted(&sorted, q)
}

fn quantile_of_sorted(sorted: &[f64], q: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let position = q.clamp(0.0, 1.0) * last as f64;
    let below = position.floor() as usize;
    let above = position.ceil() as usize;
    let part = position - below as f64;
    Some(sorted[below] + (sorted[above] - sorted[below]) * part)
}

/// The median, `None` for no values.
pub fn median(values: &[f64]) -> Option<f64> {
    median_in_place(&mut values.to_vec())
}

/// As `median`, reordering `values`: the bootstrap's inner loop.
fn median_in_place(values: &mut [f64]) -> Option<f64> {
    let count = values.len();
    if count == 0 {
        return None;
    }
    let (below, &mut middle, _) = values.select_nth_unstable_by(count / 2, f64::total_cmp);
    if count % 2 == 1 {
        return Some(middle);
    }
    let lower = below.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    Some((lower + middle) / 2.0)
}

/// Median absolute deviation from the median, scaled to estimate a normal distribution's
/// standard deviation.
pub fn deviation(values: &[f64]) -> Option<f64> {
    let centre = median(values)?;
    let distances: Vec<f64> = values.iter().map(|v| (v - centre).abs()).collect();
    median(&distances).map(|d| d * 1.4826)
}
