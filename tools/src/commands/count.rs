//! `apylab count`.

use pyperf_suite::callgrind;
use pyperf_suite::engines::{Catalogue, Places};
use pyperf_suite::environment::System;
use pyperf_suite::runner::{self, Options};
use pyperf_suite::suite::Suite;
use pyperf_suite::tool::Setting;

use apython_reports::model::{CellState, CounterState};

use crate::cli::Count;
use crate::commands::interruption;
use crate::{Status, Trouble, place};

/// Counts cell by cell and prints each as soon as it is known.
pub fn count(options: Count) -> Result<Status, Trouble> {
    if pyperf_suite::search_path("valgrind").is_empty() {
        return Err(Trouble::environment(
            "valgrind is not on the PATH: install it to count instructions",
        ));
    }
    let root = place::suite(&options.suite)?;
    let suite = Suite::load(&root)?;
    let catalogue = Catalogue::load(&root)?;
    let places = Places::of_machine(&place::repository(&root), &catalogue.environment);
    let choices = Options {
        mode: "quick".to_owned(),
        filter: options.selection.filter,
        engines: options.selection.engines,
        size: Some(options.size),
        ..Options::default()
    };
    let results = runner::prepare(&suite, &catalogue, &choices, &places)?;
    for absent in &results.absent {
        note!("absent  {:<24} {}", absent.name, absent.reason);
    }
    let valgrind = System::default().environment(&root, &[]).valgrind.unwrap_or_default();
    say!("# instructions of one steady call, {}, {valgrind}\n", callgrind::SOURCE);
    say!("# {:<26} {:<24} {:>16} {:>16}\n", "workload", "engine", "a call", "whole process");
    let interrupted = interruption()?;
    let setting = Setting {
        folder: &suite.root,
        environment: &results.run.plan.environment,
        interrupted: &interrupted,
    };
    let mut status = Status::Good;
    for cell in results.cells.iter().filter(|c| c.replica == 0) {
        if interrupted.load(std::sync::atomic::Ordering::Relaxed) {
            note!("stopped");
            return Ok(Status::Wanting);
        }
        let (name, engine_name) = (&cell.workload, &cell.engine);
        if let CellState::Absent(why) = &cell.state {
            say!("{name:<28} {engine_name:<24} not available: {why}\n");
            continue;
        }
        let parts = (results.workload(name), results.engine(engine_name));
        let (Some(workload), Some(engine)) = parts else { continue };
        match callgrind::count(setting, engine, workload).map(|counter| counter.state) {
            Ok(CounterState::Counted { per_call, whole }) => {
                say!("{name:<28} {engine_name:<24} {per_call:>16.0} {whole:>16}\n");
            }
            Ok(CounterState::NotAvailable { why }) | Err(why) => {
                say!("{name:<28} {engine_name:<24} not available: {why}\n");
                status = Status::Wanting;
            }
        }
    }
    Ok(status)
}
