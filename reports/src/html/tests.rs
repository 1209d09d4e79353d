//! The page parses, needs nothing from elsewhere, holds every cell and escapes what it shows.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use super::svg::{Scale, px, short};
use super::*;
use crate::analysis::{Verdict, sample_results};
use crate::model::{CellState, Results};
use crate::stats::Estimate;

fn page_of(results: &Results) -> String {
    let analysis = Analysis::new(results);
    render(&analysis, analysis.default_baseline())
}

fn parse(page: &str) -> RcDom {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(page);
    let errors = dom.errors.borrow();
    assert!(errors.is_empty(), "{errors:?}");
    drop(errors);
    dom
}

/// Name, attributes, text.
type Element = (String, Vec<(String, String)>, String);

fn elements(dom: &RcDom) -> Vec<Element> {
    fn text(node: &Handle) -> String {
        if let NodeData::Text { contents } = &node.data {
            return contents.borrow().to_string();
        }
        node.children.borrow().iter().map(text).collect()
    }
    fn walk(node: &Handle, out: &mut Vec<Element>) {
        if let NodeData::Element { name, attrs, .. } = &node.data {
            let attributes = attrs
                .borrow()
                .iter()
                .map(|a| (a.name.local.to_string(), a.value.to_string()))
                .collect();
            out.push((name.local.to_string(), attributes, text(node)));
        }
        for child in node.children.borrow().iter() {
            walk(child, out);
        }
    }
    let mut out = Vec::new();
    walk(&dom.document, &mut out);
    out
}

fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
}

#[test]
fn every_cell_is_in_the_matrix() {
    let results = sample_results();
    let elements = elements(&parse(&page_of(&results)));
    let cells: Vec<(&str, &str)> = elements
        .iter()
        .filter(|(name, attributes, _)| {
            name == "td" && attribute(attributes, "data-sort").is_some()
        })
        .map(|(_, attributes, text)| (text.as_str(), attribute(attributes, "class").unwrap_or("")))
        .collect();
    let (workloads, engines, groups) = (3, 4, 3);
    assert_eq!(cells.len(), (workloads + groups + 1) * engines);
    // The first group's mean, then its workload.
    assert_eq!(cells[..4], [("4.00×", "f5"), ("2.00×", "f3"), ("1", "base"), ("–", "none")]);
    assert_eq!(
        cells[4..8],
        [("4.00×", "f5"), ("2.00×", "f3"), ("40.00 ms", "base"), ("–", "none")]
    );
    // Equal times are grey and marked.
    assert!(cells.contains(&("~1.00×", "same")));
    for workload in &results.workloads {
        let named = |(name, _, text): &&Element| name == "a" && *text == workload.name;
        assert_eq!(elements.iter().filter(named).count(), 1, "{}", workload.name);
    }
}

#[test]
fn reasons_are_readable_without_a_mouse() {
    let elements = elements(&parse(&page_of(&sample_results())));
    for reason in [
        "no twin in Lua",
        "not measured yet",
        "pypy3 is not on the PATH",
        "wrong answer: expected '1', found '<b>2</b>'",
    ] {
        let told = |(name, _, text): &&Element| name == "td" && *text == reason;
        assert!(elements.iter().any(|e| told(&e)), "{reason}");
    }
}

#[test]
fn the_page_needs_nothing_from_elsewhere() {
    let page = page_of(&sample_results());
    for (name, attributes, text) in elements(&parse(&page)) {
        assert!(!["link", "img", "iframe", "object", "embed"].contains(&name.as_str()), "{name}");
        assert_eq!(attribute(&attributes, "src"), None, "{name}");
        if let Some(target) = attribute(&attributes, "href") {
            assert!(target.starts_with('#'), "{target}");
        }
        if name == "style" {
            assert!(!text.contains("url(") && !text.contains("@import"));
        }
        if name == "script" {
            assert!(!text.contains("fetch(") && !text.contains("://"));
        }
    }
}

#[test]
fn links_lead_somewhere_and_ids_are_unique() {
    let elements = elements(&parse(&page_of(&sample_results())));
    let mut ids: Vec<&str> =
        elements.iter().filter_map(|(_, attributes, _)| attribute(attributes, "id")).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
    for (_, attributes, _) in &elements {
        if let Some(target) = attribute(attributes, "href") {
            assert!(ids.contains(&target.trim_start_matches('#')), "{target} leads nowhere");
        }
    }
}

/// The sample's names and messages are full of markup; none of it may become markup.
#[test]
fn text_from_results_stays_text() {
    let page = page_of(&sample_results());
    let elements = elements(&parse(&page));
    let scripts = elements.iter().filter(|(name, ..)| name == "script").count();
    assert_eq!(scripts, 2, "the data and the page's own");
    assert!(!elements.iter().any(|(name, ..)| name == "lua"), "an engine became an element");
    let bold = |(name, _, text): &&Element| name == "b" && *text == "2";
    assert!(!elements.iter().any(|e| bold(&e)));
    assert!(!page.contains("<b>2</b>"));
    assert!(!page.contains("alert(1)</script>"));
    let pre = elements.iter().find(|(name, ..)| name == "pre").expect("the error stream");
    assert_eq!(pre.2, "</script><script>alert(1)</script>");
}

#[test]
fn the_scripts_data_hold_the_same_figures() {
    let results = sample_results();
    let elements = elements(&parse(&page_of(&results)));
    let json = elements
        .iter()
        .find(|(name, attributes, _)| {
            name == "script" && attribute(attributes, "id") == Some("data")
        })
        .map(|(_, _, text)| serde_json::from_str::<serde_json::Value>(text).expect("JSON"))
        .expect("the data");
    let baselines = json["baselines"].as_array().expect("a list");
    assert_eq!(baselines.len(), 4);
    assert_eq!(baselines[2]["cells"][0][0][0], "4.00×");
    assert_eq!(baselines[0]["cells"][0][2][0], "0.25×");
    assert_eq!(baselines[0]["cells"][0][2][1], "s5");
    assert_eq!(baselines[2]["cells"][1][3][2], "wrong answer: expected '1', found '<b>2</b>'");
    assert_eq!(baselines[2]["means"][0][1][0], "2.00×");
    assert_eq!(baselines[2]["all"][0][0][0], "2.00×");
}

#[test]
fn every_section_is_there_whatever_was_measured() {
    let whole = sample_results();
    let mut nothing = sample_results();
    for cell in &mut nothing.cells {
        cell.state = CellState::Pending;
        cell.processes.clear();
        cell.counters.clear();
    }
    nothing.startup.clear();
    let mut nobody = nothing.clone();
    nobody.engines.clear();
    nobody.cells.clear();
    let mut single = sample_results();
    single.cells.retain(|c| c.replica == 0);
    for cell in &mut single.cells {
        cell.processes.truncate(1);
    }
    for results in [whole, nothing, nobody, single] {
        let elements = elements(&parse(&page_of(&results)));
        let sections = elements.iter().filter(|(name, ..)| name == "section").count();
        assert_eq!(sections, 14);
        for (name, attributes, _) in &elements {
            for (_, value) in attributes {
                assert!(!value.contains("NaN") && !value.contains("inf"), "{name}: {value}");
            }
        }
    }
}

#[test]
fn steps_of_colour() {
    let check = |value: f64, verdict, expected: &str| {
        let ratio = Estimate { value, low: value, high: value };
        assert_eq!(colour::class(&ratio, verdict), expected);
    };
    check(1.1, Verdict::Faster, "f1");
    check(1.25, Verdict::Faster, "f2");
    check(3.0, Verdict::Faster, "f4");
    check(100.0, Verdict::Faster, "f6");
    check(0.9, Verdict::Slower, "s1");
    check(0.1, Verdict::Slower, "s6");
    check(3.0, Verdict::Unclear, "same");
}

#[test]
fn scales() {
    let linear = Scale::linear(0.0, 10.0, 100.0, 200.0);
    assert_eq!(
        [-5.0, 0.0, 5.0, 10.0, 50.0].map(|v| linear.at(v)),
        [100.0, 100.0, 150.0, 200.0, 200.0]
    );
    assert_eq!(linear.ticks(20.0), [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]);
    let log = Scale::logarithmic(0.1, 10.0, 0.0, 100.0);
    assert!((log.at(1.0) - 50.0).abs() < 1e-9);
    assert_eq!(log.ticks(30.0), [0.1, 1.0, 10.0]);
    assert!(log.ticks(9.0).contains(&2.0));
    let narrow = Scale::logarithmic(0.95, 1.15, 0.0, 300.0).ticks(44.0);
    assert_eq!(narrow.len(), 4, "{narrow:?}");
    assert!(narrow.contains(&1.0) && narrow.contains(&1.1), "{narrow:?}");
    assert_eq!(Scale::linear(3.0, 3.0, 0.0, 1.0).at(3.0), 0.0);
    assert_eq!([px(-0.0), px(1.25), px(f64::NAN)], ["0.0", "1.2", "0.0"]);
    assert_eq!([short(0.5), short(2.0), short(1.25), short(10.0)], ["0.5", "2", "1.25", "10"]);
}
