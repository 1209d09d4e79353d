//! Signatures in Python's notation: the model, its text as `__text_signature__` has it, and its
//! tokens as the runtime's `Signature`.
//!
//! Invariant of a parsed [`Signature`]: kinds stand in Python's order (positional-only,
//! positional-or-keyword, `*args`, keyword-only, `**kwargs`) and names are distinct.

mod parse;
#[cfg(test)]
mod tests;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(crate) use parse::parse;

use crate::runtime::{Runtime, optional_text};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ParamKind {
    PositionalOnly,
    PositionalOrKeyword,
    VarArgs,
    KeywordOnly,
    VarKeywords,
}

/// What an absent argument stands for.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum DefaultValue {
    Required,
    None,
    Bool(bool),
    Int(i64),
    Float(f64),
    Str(String),
    /// Known to the function alone.
    Unset,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Param {
    pub(crate) name: String,
    pub(crate) kind: ParamKind,
    pub(crate) default: DefaultValue,
    /// The default as `__text_signature__` shows it: as it was written, since CPython keeps
    /// `1e-09` and `sys.maxsize`. Empty for required parameters.
    pub(crate) default_text: String,
}

impl Param {
    /// Whether it has a place of its own, unlike `*args` and `**kwargs`.
    pub(crate) fn is_single(&self) -> bool {
        !matches!(self.kind, ParamKind::VarArgs | ParamKind::VarKeywords)
    }

    fn is_positional(&self) -> bool {
        matches!(self.kind, ParamKind::PositionalOnly | ParamKind::PositionalOrKeyword)
    }
}

#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Signature {
    pub(crate) params: Vec<Param>,
}

/// Who receives the call, which is what `__text_signature__` begins with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Receiver {
    /// The module, which native code isn't handed.
    Module,
    /// The instance, the first parameter.
    Instance,
    /// The class, the first parameter.
    Class,
    /// Nobody: static methods.
    Nobody,
}

impl Receiver {
    /// Whether the receiver is the first of the parameters.
    pub(crate) fn is_parameter(self) -> bool {
        matches!(self, Receiver::Instance | Receiver::Class)
    }

    fn text(self) -> Option<&'static str> {
        match self {
            Receiver::Module => Some("$module"),
            Receiver::Instance => Some("$self"),
            Receiver::Class => Some("$type"),
            Receiver::Nobody => None,
        }
    }
}

impl Signature {
    /// Makes the first parameter the receiver, which is positional-only whatever was written;
    /// `false` where there is none to make it of.
    #[must_use]
    pub(crate) fn with_receiver(&mut self) -> bool {
        match self.params.first_mut() {
            Some(first) if first.is_positional() && first.default == DefaultValue::Required => {
                first.kind = ParamKind::PositionalOnly;
                true
            }
            _ => false,
        }
    }

    /// The text of `__text_signature__`.
    ///
    /// Long ones are wrapped as Argument Clinic wraps them (`format_docstring_signature` in
    /// CPython's `Tools/clinic`): under the parenthesis that would follow the name, before a
    /// parameter that would end at or beyond column 72.
    pub(crate) fn text(&self, name: &str, receiver: Receiver) -> String {
        let parts = self.text_parts(receiver);
        let indent = name.chars().count() + 1;
        let mut text = "(".to_owned();
        let mut column = indent;
        for (i, part) in parts.iter().enumerate() {
            let comma = usize::from(i + 1 < parts.len());
            let width = part.chars().count() + comma;
            if i > 0 && column + 1 + width >= 72 {
                text.push('\n');
                text.push_str(&" ".repeat(indent));
                column = indent + width;
            } else if i > 0 {
                text.push(' ');
                column += 1 + width;
            } else {
                column += width;
            }
            text.push_str(part);
            text.push_str(&",".repeat(comma));
        }
        text.push(')');
        text
    }

    /// What stands between the commas.
    fn text_parts(&self, receiver: Receiver) -> Vec<String> {
        let mut parts: Vec<String> = receiver.text().map(str::to_owned).into_iter().collect();
        let own = &self.params[usize::from(receiver.is_parameter())..];
        let mut open_slash = !parts.is_empty();
        let mut keyword_mark = false;
        for param in own {
            if open_slash && param.kind != ParamKind::PositionalOnly {
                parts.push("/".to_owned());
            }
            open_slash = param.kind == ParamKind::PositionalOnly;
            if param.kind == ParamKind::KeywordOnly && !keyword_mark {
                parts.push("*".to_owned());
                keyword_mark = true;
            }
            keyword_mark |= param.kind == ParamKind::VarArgs;
            parts.push(param_text(param));
        }
        if open_slash {
            parts.push("/".to_owned());
        }
        parts
    }

    /// The runtime's `Signature`.
    pub(crate) fn tokens(
        &self,
        native: &Runtime,
        name: &str,
        text: Option<&str>,
        receiver: Receiver,
    ) -> TokenStream {
        let params = self.params.iter().map(|param| param_tokens(native, param));
        let text = optional_text(text);
        let is_method = receiver.is_parameter();
        quote! {
            #native::Signature {
                name: #name,
                params: &[#(#params),*],
                text: #text,
                is_method: #is_method,
            }
        }
    }
}

fn param_text(param: &Param) -> String {
    let stars = match param.kind {
        ParamKind::VarArgs => "*",
        ParamKind::VarKeywords => "**",
        _ => "",
    };
    let equals = if param.default_text.is_empty() { "" } else { "=" };
    format!("{stars}{}{equals}{}", param.name, param.default_text)
}

fn param_tokens(native: &Runtime, param: &Param) -> TokenStream {
    let name = &param.name;
    let kind = match param.kind {
        ParamKind::PositionalOnly => quote!(PositionalOnly),
        ParamKind::PositionalOrKeyword => quote!(PositionalOrKeyword),
        ParamKind::VarArgs => quote!(VarArgs),
        ParamKind::KeywordOnly => quote!(KeywordOnly),
        ParamKind::VarKeywords => quote!(VarKeywords),
    };
    let default = match &param.default {
        DefaultValue::Required => quote!(Required),
        DefaultValue::None => quote!(None),
        DefaultValue::Bool(true) => quote!(True),
        DefaultValue::Bool(false) => quote!(False),
        DefaultValue::Int(value) => {
            let value = Literal::i64_unsuffixed(*value);
            quote!(Int(#value))
        }
        DefaultValue::Float(value) => {
            let value = Literal::f64_unsuffixed(*value);
            quote!(Float(#value))
        }
        DefaultValue::Str(value) => quote!(Str(#value)),
        DefaultValue::Unset => quote!(Unset),
    };
    quote! {
        #native::Param {
            name: #name,
            kind: #native::ParamKind::#kind,
            default: #native::Default::#default,
        }
    }
}
