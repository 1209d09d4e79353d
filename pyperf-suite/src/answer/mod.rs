//! Whether an engine's answer is the expected one.

#[cfg(test)]
mod tests;

/// Largest relative difference between numbers that count as equal when engines of
/// different languages are compared: their mathematical libraries may round differently.
const TOLERANCE: f64 = 1e-9;

/// Compares letter by letter, or as numbers where the engine writes them in its own way.
pub fn agrees(expected: &str, found: &str, as_numbers: bool) -> bool {
    expected == found
        || as_numbers
            && match (numbers(expected), numbers(found)) {
                (Some(expected), Some(found)) => {
                    expected.len() == found.len()
                        && expected.iter().zip(&found).all(|(e, f)| close(*e, *f))
                }
                _ => false,
            }
}

fn close(a: f64, b: f64) -> bool {
    let near = || (a - b).abs() <= TOLERANCE * a.abs().max(b.abs());
    a == b || a.is_nan() && b.is_nan() || a.is_finite() && b.is_finite() && near()
}

/// The numbers in a number, or in a flat or nested tuple or list; `None` for other text.
fn numbers(text: &str) -> Option<Vec<f64>> {
    let words = text.split(|c: char| c.is_whitespace() || "()[],{}".contains(c));
    let numbers: Option<Vec<f64>> = words.filter(|w| !w.is_empty()).map(number).collect();
    numbers.filter(|n| !n.is_empty())
}

fn number(word: &str) -> Option<f64> {
    match word {
        "True" | "true" => Some(1.0),
        "False" | "false" => Some(0.0),
        word => word.parse().ok(),
    }
}
