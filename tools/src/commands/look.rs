//! `apylab list` and `doctor`: what there is, before anything is measured.

use pyperf_suite::engines::{self, Catalogue, EngineSpec, Places};
use pyperf_suite::environment::System;
use pyperf_suite::suite::{Spec, Suite};

use crate::cli::{Doctor, List};
use crate::{Status, Trouble, place};

pub fn list(options: List) -> Result<Status, Trouble> {
    let root = place::suite(&options.suite)?;
    let suite = Suite::load(&root)?;
    let catalogue = Catalogue::load(&root)?;
    say!("modes\n");
    for (name, mode) in &catalogue.mode {
        say!("  {name:<24} {}\n", mode.about);
    }
    say!("\nengines\n");
    let places = Places::of_machine(&place::repository(&root), &catalogue.environment);
    let specs: Vec<&EngineSpec> = catalogue.engine.iter().collect();
    let (found, absent) = engines::find(&specs, &places);
    for engine in &found {
        say!("  {:<24} {}\n", engine.engine.name, engine.engine.command.join(" "));
    }
    for engine in &absent {
        say!("  {:<24} absent: {}\n", engine.name, engine.reason);
    }
    let mut groups: Vec<&str> = suite.workloads.iter().map(|w| w.group.as_str()).collect();
    groups.dedup();
    for group in groups {
        say!("\nworkloads: {group}\n");
        for spec in suite.workloads.iter().filter(|w| w.group == group) {
            say!("  {:<24} {}\n", spec.name, about(&suite, spec));
        }
    }
    Ok(Status::Good)
}

fn about(suite: &Suite, spec: &Spec) -> String {
    let twin = if spec.lua.is_some() { " [and in Lua]" } else { "" };
    match suite.at_size(spec, "quick") {
        Ok(workload) => format!("{}{twin}", workload.description),
        Err(why) => format!("absent: {why}"),
    }
}

pub fn doctor(options: Doctor) -> Result<Status, Trouble> {
    let root = place::suite(&options.suite)?;
    let environment = System::default().environment(&place::repository(&root), &[]);
    for (name, value) in apython_reports::text::environment(&environment) {
        say!("{name:<28} {value}\n");
    }
    for warning in &environment.warnings {
        say!("warning: {}: {}\n", warning.topic, warning.text);
    }
    Ok(Status::Good)
}
