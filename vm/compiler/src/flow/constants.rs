//! Drops constants that no instruction uses any more.

use apython_bytecode::Const;
use smallvec::SmallVec;

use super::graph::{Graph, Instr};
use super::malformed;
use crate::error::CompileError;

/// The first constant stays in any case: it may be the docstring.
pub(super) fn remove_unused_consts(
    graph: &mut Graph,
    consts: &mut Vec<Const>,
) -> Result<(), CompileError> {
    if consts.is_empty() {
        return Ok(());
    }
    let mut is_used: SmallVec<[bool; 64]> = SmallVec::from_elem(false, consts.len());
    is_used[0] = true;
    each_use(graph, |instr| {
        if let Some(used) = is_used.get_mut(instr.arg as usize) {
            *used = true;
            return Ok(());
        }
        Err(malformed("no such constant"))
    })?;
    if is_used.iter().all(|&used| used) {
        return Ok(());
    }
    let mut places: SmallVec<[u32; 64]> = SmallVec::with_capacity(consts.len());
    let mut count = 0;
    for &used in &is_used {
        places.push(count);
        count += u32::from(used);
    }
    each_use(graph, |instr| {
        instr.arg = places[instr.arg as usize];
        Ok(())
    })?;
    let mut used = is_used.iter();
    consts.retain(|_| used.next() == Some(&true));
    Ok(())
}

fn each_use(
    graph: &mut Graph,
    mut act: impl FnMut(&mut Instr) -> Result<(), CompileError>,
) -> Result<(), CompileError> {
    let mut block = Some(graph.entry);
    while let Some(id) = block {
        for instr in graph.instrs_mut(id).iter_mut().filter(|instr| instr.has_const()) {
            act(instr)?;
        }
        block = graph[id].next;
    }
    Ok(())
}
