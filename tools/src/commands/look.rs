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
    println!("modes");
    for (name, mode) in &catalogue.mode {
        println!("  {name:<24} {}", mode.about);
    }
    println!("\nengines");
    let places = Places::of_machine(&place::repository(&root), &catalogue.environment);
    let specs: Vec<&EngineSpec> = catalogue.engine.iter().collect();
    let (found, absent) = engines::find(&specs, &places);
    for engine in &found {
        println!("  {:<24} {}", engine.engine.name, engine.engine.command.join(" "));
    }
    for engine in &absent {
        println!("  {:<24} absent: {}", engine.name, engine.reason);
    }
    let mut groups: Vec<&str> = suite.workloads.iter().map(|w| w.group.as_str()).collect();
    groups.dedup();
    for group in groups {
        println!("\nworkloads: {group}");
        for spec in suite.workloads.iter().filter(|w| w.group == group) {
            println!("  {:<24} {}", spec.name, about(&suite, spec));
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
        println!("{name:<28} {value}");
    }
    for warning in &environment.warnings {
        println!("warning: {}: {}", warning.topic, warning.text);
    }
    Ok(Status::Good)
}
