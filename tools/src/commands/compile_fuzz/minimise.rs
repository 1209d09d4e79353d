//! Makes a source smaller as long as the same is wrong with it.

use std::time::{Duration, Instant};

use super::mutate::split_tokens;

/// How often a smaller source is tried, and for how long.
const MAX_TRIALS: usize = 1500;
const MAX_TIME: Duration = Duration::from_secs(4);

/// Leaves out lines, then words, then characters, in runs that become shorter. `is_same` is
/// asked whether what is left still shows the same, and says `None` to stop.
pub fn minimise(source: &str, mut is_same: impl FnMut(&str) -> Option<bool>) -> String {
    let mut smallest = source.to_owned();
    let mut trials = MAX_TRIALS;
    let started = Instant::now();
    let splits: [fn(&str) -> Vec<&str>; 3] = [
        |text| text.split_inclusive('\n').collect(),
        split_tokens,
        |text| text.split_inclusive(|_| true).collect(),
    ];
    loop {
        let before = smallest.len();
        for split in splits {
            let pieces: Vec<String> = split(&smallest).into_iter().map(str::to_owned).collect();
            match leave_out(pieces, &mut trials, started, &mut is_same) {
                Some(left) => smallest = left,
                None => return smallest,
            }
        }
        if smallest.len() == before || trials == 0 {
            return smallest;
        }
    }
}

fn leave_out(
    mut pieces: Vec<String>,
    trials: &mut usize,
    started: Instant,
    is_same: &mut impl FnMut(&str) -> Option<bool>,
) -> Option<String> {
    let mut size = pieces.len().div_ceil(2);
    while size > 0 {
        let mut at = 0;
        while at < pieces.len() && *trials > 0 {
            *trials = if started.elapsed() < MAX_TIME { *trials - 1 } else { 0 };
            let end = (at + size).min(pieces.len());
            let shorter = [&pieces[..at], &pieces[end..]].concat();
            match is_same(&shorter.concat()) {
                Some(true) => pieces = shorter,
                Some(false) => at = end,
                None => return None,
            }
        }
        size /= 2;
    }
    Some(pieces.concat())
}

#[cfg(test)]
mod tests;
