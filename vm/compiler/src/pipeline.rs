//! From source to a code object: the parts of the compiler, one after the other.

use apython_bytecode::CodeObject;

use crate::error::{CompileError, Warning};
use crate::names::Names;
use crate::options::Options;
use crate::source::{self, Decoded, Input};
use crate::{codegen, depth, symbols, tree};

/// What a compilation comes to.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What CPython warns of, in its order, also where the compilation fails later.
    pub warnings: Vec<Warning>,
    pub result: Result<CodeObject, CompileError>,
}

/// Compiles source, on native stack enough for the end of the deepest tree.
pub fn compile(input: Input<'_>, options: &Options<'_>) -> Outcome {
    let mut warnings = Vec::new();
    let result = depth::on_stack_for(depth::LIMIT as usize, || run(input, options, &mut warnings));
    Outcome { warnings, result }
}

fn run(
    input: Input<'_>,
    options: &Options<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<CodeObject, CompileError> {
    let Decoded { text, invalid, undeclared } = source::decode(input)?;
    if let (Some(first), Input::Bytes(bytes)) = (invalid, input)
        && let Some(error) = source::undecodable(bytes, &text, first)
    {
        return Err(error);
    }
    let mut names = Names::new();
    let options = &Options { byte_columns: undeclared, ..options.clone() };
    let parsed = tree::parse(&text, options, &mut names, warnings)?;
    let complete = |error: CompileError| error.complete_from_file(&text, options.filename);
    let table = symbols::build(&parsed, options, &mut names).map_err(complete)?;
    codegen::generate(&parsed, &table, options, &mut names, warnings).map_err(complete)
}
