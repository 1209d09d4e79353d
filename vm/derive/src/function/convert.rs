//! One parameter: from its bound slot, `Option<&Value>`, to its Rust type.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::{Error, GenericArgument, PathArguments, Result, Type};

use crate::runtime::{Runtime, local};
use crate::signature::{DefaultValue, Param, ParamKind};

/// A parameter's slot; `ident` is rebound to the converted value.
pub(super) struct Slot<'a> {
    pub(super) function: &'a str,
    pub(super) param: &'a Param,
    pub(super) number: usize,
    pub(super) ident: &'a Ident,
    pub(super) vm: &'a Ident,
}

/// The statements that rebind the slot's name to its converted value.
pub(super) fn conversion(native: &Runtime, slot: &Slot<'_>, ty: &Type) -> Result<TokenStream> {
    let (ident, vm) = (slot.ident, slot.vm);
    let value = local("value");
    let convert = from_arg(native, slot, &value, quote!(from_arg));
    let (some, none) = (quote!(::core::option::Option::Some), quote!(::core::option::Option::None));
    let default = &slot.param.default;
    if is_option(ty) {
        let takes_none = matches!(default, DefaultValue::None | DefaultValue::Required);
        let arm = if takes_none {
            let convert = from_arg(native, slot, &value, quote!(from_arg_or_none));
            quote!(#some(#value) if !#value.is_none() => #some(#convert))
        } else {
            quote!(#some(#value) => #some(#convert))
        };
        return Ok(quote! {
            let #ident = match #ident {
                #arm,
                _ => #none,
            };
        });
    }
    if *default == DefaultValue::Required {
        // Binding has refused the call where a required argument is absent.
        return Ok(quote! {
            let #some(#value) = #ident else { ::core::unreachable!() };
            let #ident = #convert;
        });
    }
    if *default == DefaultValue::Unset {
        return Err(must_be_option(slot, ty, "may be absent"));
    }
    if let Some(primitive) = primitive_name(ty) {
        let literal = primitive_default(slot, ty, &primitive)?;
        return Ok(quote! {
            let #ident = match #ident {
                #some(#value) => #convert,
                #none => #literal,
            };
        });
    }
    let (made, object) = (local("made"), default_object(default));
    Ok(quote! {
        let #made;
        let #value = match #ident {
            #some(#value) => #value,
            #none => {
                #made = #native::IntoPyResult::into_py_result(#object, #vm)?;
                &#made
            }
        };
        let #ident = #convert;
    })
}

/// `FromArg::from_arg(vm, value, context)?`, by this or its other name.
fn from_arg(native: &Runtime, slot: &Slot<'_>, value: &Ident, convert: TokenStream) -> TokenStream {
    let Slot { function, param, number, vm, .. } = slot;
    // Messages name what can be given by name, and number the rest.
    let name = if param.kind == ParamKind::PositionalOnly { "" } else { &param.name };
    quote! {
        #native::FromArg::#convert(
            #vm,
            #value,
            #native::ArgContext { function: #function, param: #name, index: #number },
        )?
    }
}

fn must_be_option(slot: &Slot<'_>, ty: &Type, why: &str) -> Error {
    let ty_text = ty.to_token_stream().to_string().replace("& ", "&");
    let message = format!("`{}` {why}: make it `Option<{ty_text}>`", slot.param.name);
    Error::new(ty.span(), message)
}

/// The default as a Rust value that `IntoPyResult` takes.
fn default_object(default: &DefaultValue) -> TokenStream {
    match default {
        DefaultValue::Bool(value) => quote!(#value),
        DefaultValue::Int(value) => Literal::i64_suffixed(*value).into_token_stream(),
        DefaultValue::Float(value) => Literal::f64_suffixed(*value).into_token_stream(),
        DefaultValue::Str(value) => quote!(#value),
        DefaultValue::None | DefaultValue::Required | DefaultValue::Unset => quote!(()),
    }
}

/// The default as a literal of a primitive type; an error where it is none of its values.
fn primitive_default(slot: &Slot<'_>, ty: &Type, primitive: &str) -> Result<TokenStream> {
    let mismatch = |what: &str| {
        let message = format!("the default of `{}` is {what}, not {primitive}", slot.param.name);
        Err(Error::new(ty.span(), message))
    };
    let float = matches!(primitive, "f64" | "f32");
    let text = matches!(primitive, "str" | "String");
    let integer = !float && !text && primitive != "bool";
    match &slot.param.default {
        DefaultValue::None => Err(must_be_option(slot, ty, "defaults to None")),
        DefaultValue::Bool(value) if primitive == "bool" => Ok(quote!(#value)),
        DefaultValue::Int(value) if integer => {
            Ok(Literal::i64_unsuffixed(*value).into_token_stream())
        }
        DefaultValue::Int(value) if float => {
            Ok(Literal::f64_unsuffixed(*value as f64).into_token_stream())
        }
        DefaultValue::Float(value) if float => {
            Ok(Literal::f64_unsuffixed(*value).into_token_stream())
        }
        DefaultValue::Str(value) if primitive == "str" => Ok(quote!(#value)),
        DefaultValue::Str(value) if text => Ok(quote!(::std::string::String::from(#value))),
        DefaultValue::Bool(_) => mismatch("a bool"),
        DefaultValue::Int(_) => mismatch("an integer"),
        DefaultValue::Float(_) => mismatch("a float"),
        DefaultValue::Str(_) => mismatch("a string"),
        DefaultValue::Required | DefaultValue::Unset => unreachable!("has no literal"),
    }
}

/// The name of a type that literals are of: `i64`, `bool`, `str` for `&str`, ...
fn primitive_name(ty: &Type) -> Option<String> {
    const NAMES: [&str; 16] = [
        "bool", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128",
        "usize", "f32", "f64", "String",
    ];
    match ty {
        Type::Path(path) => {
            let ident = path.path.get_ident()?.to_string();
            NAMES.contains(&ident.as_str()).then_some(ident)
        }
        Type::Reference(reference) => match &*reference.elem {
            Type::Path(path) if path.path.is_ident("str") => Some("str".to_owned()),
            _ => None,
        },
        _ => None,
    }
}

/// `Option<T>`, under whatever path.
fn is_option(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    let Some(last) = path.path.segments.last() else { return false };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return false };
    last.ident == "Option" && matches!(arguments.args.first(), Some(GenericArgument::Type(_)))
}
