//! The instructions that an engine executes, counted by itself: which ones, and which follow
//! each other. Only engines that say how to be asked (`stats` in `engines.toml`).

#[cfg(test)]
mod tests;

use apython_reports::model::{Engine, Executed, Mix, Workload};

use crate::tool::{self, Setting};

/// Instructions and pairs that are kept; the rest is a small share.
const KEPT: usize = 40;

/// Counts one process that makes one call.
pub fn count(setting: Setting, engine: &Engine, workload: &Workload) -> Result<Mix, String> {
    let mut command = engine.command.clone();
    command.extend(engine.stats.iter().cloned());
    let stderr = tool::run(setting, command, engine, workload, &tool::request(workload, 0))?;
    parse(&stderr).ok_or_else(|| "the engine printed no counts".to_owned())
}

/// Reads what `apython --stats` prints: a total, instructions, `pairs`, and two more totals.
fn parse(text: &str) -> Option<Mix> {
    let mut lines = text.lines().skip_while(|line| !line.starts_with("executed instructions: "));
    let executed = lines.next()?.rsplit(' ').next()?.parse().ok()?;
    let mut mix = Mix { executed, ..Mix::default() };
    let mut list = Some(&mut mix.instructions);
    for line in lines {
        if line == "pairs" {
            list = Some(&mut mix.pairs);
        } else if let Some(count) = line.strip_prefix("specialisations: ") {
            mix.specialisations = count.parse().ok()?;
            list = None;
        } else if let Some(count) = line.strip_prefix("deopts: ") {
            mix.deopts = count.parse().ok()?;
        } else if let Some(list) = list.as_mut().filter(|list| list.len() < KEPT) {
            list.push(row(line)?);
        }
    }
    Some(mix)
}

/// `       2040104  29.61%  load_attr_slot`, or two names for a pair.
fn row(line: &str) -> Option<Executed> {
    let mut words = line.split_whitespace();
    let count = words.next()?.parse().ok()?;
    words.next()?.strip_suffix('%')?;
    let name: Vec<&str> = words.collect();
    (!name.is_empty()).then(|| Executed { name: name.join(" "), count })
}
