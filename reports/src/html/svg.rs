//! Drawing: scales, axes and marks as inline SVG. Numbers have one decimal, text is escaped
//! by maud, and every picture has a title for those who cannot see it.

use maud::{Markup, html};

/// A coordinate.
pub(super) fn px(value: f64) -> String {
    // Never "-0.0", and never something that is not a number.
    let value = if value.is_finite() { value + 0.0 } else { 0.0 };
    format!("{value:.1}")
}

/// The picture around `body`.
pub(super) fn figure(width: f64, height: f64, title: &str, body: Markup) -> Markup {
    html! {
        svg role="img" viewBox={ "0 0 " (px(width)) " " (px(height)) }
            width=(px(width)) height=(px(height)) aria-label=(title) {
            title { (title) }
            (body)
        }
    }
}

/// Positions along a line: linear, or logarithmic for ratios.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
    logarithmic: bool,
}

impl Scale {
    pub(super) fn linear(low: f64, high: f64, from: f64, to: f64) -> Scale {
        let high = if high > low { high } else { low + 1.0 };
        Scale { low, high, from, to, logarithmic: false }
    }

    /// `low` and `high` must be positive.
    pub(super) fn logarithmic(low: f64, high: f64, from: f64, to: f64) -> Scale {
        let scale = Scale::linear(low.ln(), high.ln(), from, to);
        Scale { logarithmic: true, ..scale }
    }

    /// Where a value is; values outside are put on the edge.
    pub(super) fn at(&self, value: f64) -> f64 {
        let value = if self.logarithmic { value.max(f64::MIN_POSITIVE).ln() } else { value };
        let part = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        self.from + part * (self.to - self.from)
    }

    /// Round values to mark, as many as have room.
    pub(super) fn ticks(&self, room: f64) -> Vec<f64> {
        if self.logarithmic { self.log_ticks(room) } else { self.linear_ticks(room) }
    }

    fn linear_ticks(&self, room: f64) -> Vec<f64> {
        round_values(self.low, self.high, (self.to - self.from).abs() / room)
    }

    /// 1 always has its mark; the others by how round they are. Over a short way the scale
    /// is all but linear, and so are its marks.
    fn log_ticks(&self, room: f64) -> Vec<f64> {
        let (low, high) = (self.low.exp(), self.high.exp());
        if high / low < 2.0 {
            return round_values(low, high, (self.to - self.from).abs() / (1.5 * room));
        }
        const DIGITS: [f64; 9] = [1.0, 2.0, 5.0, 3.0, 1.5, 7.0, 4.0, 6.0, 8.0];
        let (low, high) = (low * 0.999, high * 1.001);
        let mut ticks: Vec<f64> = Vec::new();
        for digit in DIGITS {
            for power in -12..=12 {
                let value = digit * 10f64.powi(power);
                let free = |t: &f64| (self.at(*t) - self.at(value)).abs() >= room;
                if (low..=high).contains(&value) && ticks.iter().all(free) {
                    ticks.push(value);
                }
            }
        }
        ticks.sort_by(f64::total_cmp);
        ticks
    }
}

/// Multiples of a round step between `low` and `high`, at most about `most` of them.
fn round_values(low: f64, high: f64, most: f64) -> Vec<f64> {
    let raw = (high - low) / most.max(1.0);
    let power = 10f64.powf(raw.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].map(|m| m * power).into_iter().find(|s| *s >= raw);
    let step = step.unwrap_or(raw);
    let first = (low / step).ceil() as i64;
    let last = (high / step).floor() as i64;
    (first..=last).map(|n| n as f64 * step).collect()
}

/// A number as short as it can be: `0.5`, `2`, `1.25`.
pub(super) fn short(value: f64) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

pub(super) fn line(x1: f64, y1: f64, x2: f64, y2: f64, class: &str) -> Markup {
    html! { line class=(class) x1=(px(x1)) y1=(px(y1)) x2=(px(x2)) y2=(px(y2)) {} }
}

/// `anchor` is `start`, `middle` or `end`.
pub(super) fn text(x: f64, y: f64, anchor: &str, class: &str, text: &str) -> Markup {
    html! { text class=(class) x=(px(x)) y=(px(y)) text-anchor=(anchor) { (text) } }
}

/// Vertical grid lines with their values below, and a line that stands out at `reference`.
pub(super) fn grid(
    scale: &Scale,
    top: f64,
    bottom: f64,
    reference: Option<f64>,
    unit: &str,
) -> Markup {
    html! {
        @for tick in scale.ticks(44.0) {
            (line(scale.at(tick), top, scale.at(tick), bottom, "grid"))
            (text(scale.at(tick), bottom + 15.0, "middle", "tick", &(short(tick) + unit)))
        }
        @if let Some(value) = reference {
            (line(scale.at(value), top, scale.at(value), bottom, "reference"))
        }
    }
}

/// Names of series with their colours, side by side; wraps within `width`.
pub(super) fn legend(entries: &[(String, &str)]) -> Markup {
    html! {
        p.legend {
            @for (name, colour) in entries {
                span { svg width="12" height="12" aria-hidden="true" {
                    circle cx="6" cy="6" r="5" fill=(colour) {}
                } " " (name) }
            }
        }
    }
}
