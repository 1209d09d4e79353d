//! What the compiler made of each engine's handlers.

use maud::{Markup, html};

use crate::analysis::Analysis;
use crate::model::{Handlers, Machinery};

pub(super) fn body(analysis: &Analysis) -> Markup {
    let engines = &analysis.results.engines;
    let rows: Vec<(&str, &Machinery)> =
        engines.iter().filter_map(|e| Some((e.name.as_str(), e.machine.as_ref()?))).collect();
    if rows.is_empty() {
        return html! { p { "Not looked at: no engine of this run says what its handlers are called." } };
    }
    html! {
        p {
            "The functions that carry out the interpreter's instructions, as objdump shows them. "
            "Each instruction wants an indirect jump of its own, by which the processor learns "
            "what comes next; registers that are saved or spilled are paid for on every execution. "
            "Strategies whose code a compiler has merged or spilled are not compared on their merits."
        }
        div.wide { table {
            thead { tr {
                th scope="col" { "engine" }
                @for name in ["functions", "KiB", "median bytes", "instructions", "indirect jumps",
                    "calls", "saving registers", "moves to the stack"] {
                    th scope="col" { (name) }
                }
            } }
            tbody {
                @for (name, machine) in rows {
                    tr {
                        th scope="row" { (name) }
                        @match machine {
                            Machinery::Read(handlers) => (cells(handlers)),
                            Machinery::NotAvailable { why } => td.none colspan="8" { (why) },
                        }
                    }
                }
            }
        } }
    }
}

fn cells(handlers: &Handlers) -> Markup {
    html! {
        td { (handlers.functions) }
        td { (format!("{:.1}", handlers.bytes as f64 / 1024.0)) }
        td { (handlers.median_bytes) }
        td { (handlers.instructions) }
        td { (handlers.indirect_jumps) }
        td { (handlers.calls) }
        td { (handlers.saving) }
        td { (handlers.spills) }
    }
}
