//! The machine, the engines, and how all this was measured.

use maud::{Markup, html};

use crate::analysis::Analysis;
use crate::text;

pub(super) fn environment(analysis: &Analysis) -> Markup {
    let results = analysis.results;
    html! {
        table {
            tbody {
                @for (name, value) in text::environment(&results.environment) {
                    tr { th scope="row" { (name) } td { (value) } }
                }
                @for (name, value) in &results.run.plan.environment {
                    tr { th scope="row" { "variable " (name) } td { (value) } }
                }
            }
        }
        h3 { "Engines" }
        div.wide { (engines(analysis)) }
    }
}

fn engines(analysis: &Analysis) -> Markup {
    let results = analysis.results;
    let mut axes: Vec<&str> =
        results.engines.iter().flat_map(|e| e.axes.keys().map(String::as_str)).collect();
    axes.sort_unstable();
    axes.dedup();
    html! {
        table {
            thead { tr {
                th { "engine" } th { "version" }
                @for axis in &axes { th { (axis) } }
                th { "command" } th { "program's SHA-256" }
            } }
            tbody {
                @for engine in &results.engines {
                    tr {
                        th scope="row" { (engine.name) }
                        td { (engine.version) }
                        @for axis in &axes { td { (engine.axis(axis)) } }
                        td { code { (engine.command.join(" ")) } }
                        td { code { (engine.hash.get(..16).unwrap_or(&engine.hash)) } }
                    }
                }
            }
        }
    }
}

pub(super) fn body(analysis: &Analysis) -> Markup {
    let plan = &analysis.results.run.plan;
    html! {
        ul {
            li { b { "Answers first. " }
                "Each process computes the workload once before anything is timed that counts, "
                "and its answer must equal that of CPython 3.12 (as numbers, for engines of "
                "another language). Every timed call's answer is compared with the first one. "
                "A cell that fails is a row with its reason." }
            li { b { "Fresh processes, random order. " }
                (plan.rounds) " rounds; each goes over the workloads in a random order, and over "
                "a workload's engines in a random order, one process at a time, with seed "
                (plan.seed) ". What is compared is measured close together in time." }
            li { b { "Samples. " }
                (plan.samples) " of each process, each of as many calls as take "
                (text::duration(plan.min_time))
                @if let Some(most) = plan.max_time {
                    " (one only, where the calls before took " (text::duration(most)) ")"
                }
                "; the first call, the calibration and "
                (plan.warmup) " further samples are kept but left out. Outliers are kept and "
                "counted: the median is what withstands them." }
            li { b { "Figures. " }
                "A cell's time is the median of its processes' medians; figures are ratios of "
                "times within this run. Intervals are 95 % percentile intervals of a "
                "hierarchical bootstrap (processes, then samples within them; "
                (plan.resamples) " resamples, seeded); engines of a workload are resampled by "
                "the same rounds, so a ratio compares processes that ran side by side. Means of ratios are geometric, each "
                "workload with equal weight." }
            li { b { "Noise. " }
                "Cells of " (plan.twice.join(", ")) " were measured twice; a difference below "
                "the floor found that way is grey." }
            li { b { "Processes " }
                "see a fixed environment (a hash seed of their own would be an axis), "
                @match plan.cpu { Some(cpu) => { "are bound to processor " (cpu) } None => "are not bound to a processor" }
                ", and are killed after " (text::duration(plan.timeout)) "." }
        }
        h3 { "Biases to keep in mind" }
        ul {
            li { "With few processes a cell, an interval is rough: three processes cannot show "
                "how seldom a slow one comes." }
            li { "Memory layout differs between processes only as far as the kernel randomises "
                "it; link order and the size of the environment are the same throughout." }
            li { "Workloads are small programs. They say how fast an interpreter executes, and "
                "little about large programs, imports or input and output." }
            li { "Other languages' engines run a twin of the workload, not the workload." }
            li { "Largest memory is the kernel's, and not given where it does not exceed that "
                "of the lab itself." }
            li { "apython keeps a program's compiled code from one process to the next, as CPython "
                "does with what it imports; CPython compiles the program itself each time. Of an "
                "empty program, and of what is timed inside a process, that is nothing." }
            li { "Counted instructions are a simulation's: no time, no caches, no prediction." }
        }
    }
}
