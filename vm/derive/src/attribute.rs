//! What stands in the parentheses of the attributes, and finding them on items.

use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Error, Expr, Ident, LitStr, Result, Token};

use crate::signature::{self, Signature};

/// `"name(parameters)", raw, no_text, float = function`.
pub(crate) struct Declaration {
    pub(crate) name: String,
    /// `None` where only the name was given.
    pub(crate) signature: Option<Signature>,
    /// The Rust function binds its arguments itself.
    pub(crate) raw: bool,
    /// `__text_signature__` is None although the signature is known, as for `getattr`.
    pub(crate) hide_text: bool,
    /// The function on a float, if that is all it is.
    pub(crate) float: Option<Expr>,
    pub(crate) literal: LitStr,
}

impl Declaration {
    pub(crate) fn error(&self, message: impl std::fmt::Display) -> Error {
        Error::new(self.literal.span(), message)
    }
}

impl Parse for Declaration {
    fn parse(input: ParseStream) -> Result<Declaration> {
        let literal: LitStr = input.parse()?;
        let (mut raw, mut hide_text) = (false, false);
        let mut float = None;
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            let option: Ident = input.parse()?;
            match option.to_string().as_str() {
                "raw" => raw = true,
                "no_text" => hide_text = true,
                "float" => {
                    input.parse::<Token![=]>()?;
                    float = Some(input.parse()?);
                }
                other => {
                    let message = format!("expected `raw`, `no_text` or `float`, found `{other}`");
                    return Err(Error::new(option.span(), message));
                }
            }
        }
        let (name, signature) = signature::parse(&literal.value())
            .map_err(|error| Error::new(literal.span(), error))?;
        let declaration = Declaration { name, signature, raw, hide_text, float, literal };
        if declaration.signature.is_none() && !raw {
            return Err(declaration.error(format!(
                "expected a signature, as in \"{0}(object, /)\"; only a `raw` function may do without",
                declaration.name
            )));
        }
        Ok(declaration)
    }
}

/// The markers that `#[pymethods]` and `#[pymodule]` consume.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Marker {
    Function,
    Method,
    ClassMethod,
    StaticMethod,
    Getter,
    Setter,
    Attr,
    Slot,
    Exec,
}

impl Marker {
    pub(crate) fn is_method(self) -> bool {
        matches!(self, Marker::Method | Marker::ClassMethod | Marker::StaticMethod)
    }

    fn of(attribute: &Attribute) -> Option<Marker> {
        let name = attribute.path().segments.last()?.ident.to_string();
        Some(match name.as_str() {
            "pyfunction" => Marker::Function,
            "pymethod" => Marker::Method,
            "pyclassmethod" => Marker::ClassMethod,
            "pystaticmethod" => Marker::StaticMethod,
            "pygetter" => Marker::Getter,
            "pysetter" => Marker::Setter,
            "pyattr" => Marker::Attr,
            "pyslot" => Marker::Slot,
            "pyexec" => Marker::Exec,
            _ => return None,
        })
    }
}

/// Takes the markers off an item, in their order.
pub(crate) fn take_markers(attributes: &mut Vec<Attribute>) -> Vec<(Marker, Attribute)> {
    let mut taken = Vec::new();
    attributes.retain(|attribute| match Marker::of(attribute) {
        Some(marker) => {
            taken.push((marker, attribute.clone()));
            false
        }
        None => true,
    });
    taken
}

/// The `#[cfg]`s of an item: what is generated for it must come and go with it.
pub(crate) fn conditions(attributes: &[Attribute]) -> Vec<&Attribute> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("cfg")).collect()
}

/// The item followed by its declarations, or by what is wrong with it. The item stays in either
/// case, so one mistake does not bring a screen of unresolved names.
pub(crate) fn item_with(item: TokenStream, declarations: Result<TokenStream>) -> TokenStream {
    let mut out = item;
    out.extend(declarations.unwrap_or_else(|error| error.to_compile_error()));
    out
}

/// Collects errors, so that all of an `impl` block's mistakes are told at once.
#[derive(Default)]
pub(crate) struct Errors(Option<Error>);

impl Errors {
    pub(crate) fn add(&mut self, error: Error) {
        match &mut self.0 {
            Some(all) => all.combine(error),
            None => self.0 = Some(error),
        }
    }

    pub(crate) fn keep<T>(&mut self, result: Result<T>) -> Option<T> {
        result.map_err(|error| self.add(error)).ok()
    }

    pub(crate) fn finish(self) -> Result<()> {
        self.0.map_or(Ok(()), Err)
    }
}
