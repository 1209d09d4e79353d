//! Binding of arguments: values and messages are those of CPython 3.12.

use super::{function, outcome, source, vm};
use crate::exec::call_function;
use crate::native::Args;
use crate::objects::function::Function;
use crate::value::Value;
use crate::vm::Vm;
use apython_bytecode::{CodeFlags, CodeObject, LocalKind, Opcode, Text};

/// A signature: how many parameters of each kind, and how many have defaults.
#[derive(Clone, Copy, Default)]
struct Signature {
    positional_only: u32,
    positional: u32,
    keyword_only: u32,
    rest: bool,
    keywords: bool,
    defaults: usize,
    keyword_defaults: usize,
}

const PARAMETERS: [&str; 6] = ["a", "b", "c", "d", "e", "g"];

impl Signature {
    fn slots(self) -> usize {
        let named = self.positional_only + self.positional + self.keyword_only;
        named as usize + usize::from(self.rest) + usize::from(self.keywords)
    }

    /// A function that returns all its parameters.
    fn code(self) -> CodeObject {
        let slots = self.slots();
        let mut instructions = vec![(Opcode::RESUME, 0)];
        instructions.extend((0..slots as u32).map(|slot| (Opcode::LOAD_FAST, slot)));
        instructions.extend([(Opcode::BUILD_TUPLE, slots as u32), (Opcode::RETURN_VALUE, 0)]);
        let mut flags = CodeFlags::OPTIMIZED | CodeFlags::NEWLOCALS;
        if self.rest {
            flags |= CodeFlags::VARARGS;
        }
        if self.keywords {
            flags |= CodeFlags::VARKEYWORDS;
        }
        CodeObject {
            argcount: self.positional_only + self.positional,
            posonlyargcount: self.positional_only,
            kwonlyargcount: self.keyword_only,
            flags,
            localsplusnames: PARAMETERS[..slots].iter().copied().map(Text::new).collect(),
            localspluskinds: vec![LocalKind::LOCAL; slots],
            ..source(&instructions)
        }
    }

    /// Defaults are -1, -2, ...
    fn set_defaults(self, vm: &Vm, function: &Function) {
        let values = |count: usize| (1..=count as i64).map(|k| Value::from_small_int(-k));
        if self.defaults > 0 {
            function.defaults.replace(vm.new_tuple(values(self.defaults).collect()));
        }
        if self.keyword_defaults > 0 {
            let dict = crate::object::Ref::new(vm, crate::objects::dict::Dict::default());
            let end = (self.positional_only + self.positional + self.keyword_only) as usize;
            let names = &PARAMETERS[end - self.keyword_defaults..end];
            for (name, value) in names.iter().zip(values(self.keyword_defaults)) {
                dict.set_str(vm, name, value);
            }
            function.kwdefaults.replace(dict.into_value());
        }
    }
}

/// Calls with 1, 2, ... as positional values and 10, 20, ... for the names.
fn call(vm: &Vm, signature: Signature, positional: i64, names: &[&str]) -> String {
    let function = function(vm, signature.code());
    signature.set_defaults(vm, &function);
    let keywords = (1..=names.len() as i64).map(|k| 10 * k);
    let values: Vec<Value> = (1..=positional).chain(keywords).map(Value::from_small_int).collect();
    let names: Vec<Value> = names.iter().map(|name| vm.intern(name)).collect();
    outcome(vm, call_function(vm, &function, Args::new(&values, &names)))
}

const NONE: Signature = Signature {
    positional_only: 0,
    positional: 0,
    keyword_only: 0,
    rest: false,
    keywords: false,
    defaults: 0,
    keyword_defaults: 0,
};

#[test]
fn arguments_are_bound_as_cpython_does() {
    let vm = vm();
    let check = |signature, positional, names: &[&str], expected: &str| {
        assert_eq!(call(&vm, signature, positional, names), expected);
    };
    // f(a, b)
    let two = Signature { positional: 2, ..NONE };
    check(two, 2, &[], "(1, 2)");
    check(two, 0, &["b", "a"], "(20, 10)");
    check(two, 1, &["b"], "(1, 10)");
    check(two, 0, &[], "TypeError: f() missing 2 required positional arguments: 'a' and 'b'");
    check(two, 1, &[], "TypeError: f() missing 1 required positional argument: 'b'");
    check(two, 3, &[], "TypeError: f() takes 2 positional arguments but 3 were given");
    check(two, 2, &["a"], "TypeError: f() got multiple values for argument 'a'");
    check(two, 2, &["x"], "TypeError: f() got an unexpected keyword argument 'x'");
    // f(a, b, c, d)
    let four = Signature { positional: 4, ..NONE };
    check(
        four,
        1,
        &[],
        "TypeError: f() missing 3 required positional arguments: 'b', 'c', and 'd'",
    );
    // f(a, b=-1, c=-2)
    let defaults = Signature { positional: 3, defaults: 2, ..NONE };
    check(defaults, 1, &[], "(1, -1, -2)");
    check(defaults, 2, &[], "(1, 2, -2)");
    check(defaults, 1, &["c"], "(1, -1, 10)");
    check(defaults, 0, &["b"], "TypeError: f() missing 1 required positional argument: 'a'");
    check(
        defaults,
        4,
        &[],
        "TypeError: f() takes from 1 to 3 positional arguments but 4 were given",
    );
    // f(a, *b)
    let rest = Signature { positional: 1, rest: true, ..NONE };
    check(rest, 1, &[], "(1, ())");
    check(rest, 3, &[], "(1, (2, 3))");
    check(rest, 0, &["a"], "(10, ())");
    // f(a, **b)
    let keywords = Signature { positional: 1, keywords: true, ..NONE };
    check(keywords, 1, &["x", "y"], "(1, {'x': 10, 'y': 20})");
    check(keywords, 0, &["x", "a"], "(20, {'x': 10})");
    check(keywords, 1, &["b"], "(1, {'b': 10})");
    // f(a, /, b, *, c, d=-1, **e): the order is a, b, c, d, **e
    let all = Signature {
        positional_only: 1,
        positional: 1,
        keyword_only: 2,
        keywords: true,
        keyword_defaults: 1,
        ..NONE
    };
    check(all, 2, &["c"], "(1, 2, 10, -1, {})");
    check(all, 1, &["d", "c", "b"], "(1, 30, 20, 10, {})");
    check(all, 2, &["c", "a"], "(1, 2, 10, -1, {'a': 20})");
    check(all, 2, &[], "TypeError: f() missing 1 required keyword-only argument: 'c'");
    check(
        all,
        3,
        &["c"],
        "TypeError: f() takes 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given",
    );
    // f(a, b, /)
    let positional_only = Signature { positional_only: 2, ..NONE };
    check(positional_only, 2, &[], "(1, 2)");
    check(
        positional_only,
        1,
        &["b"],
        "TypeError: f() got some positional-only arguments passed as keyword arguments: 'b'",
    );
    // f(*, a, b)
    let keyword_only = Signature { keyword_only: 2, ..NONE };
    check(keyword_only, 0, &["b", "a"], "(20, 10)");
    check(
        keyword_only,
        0,
        &[],
        "TypeError: f() missing 2 required keyword-only arguments: 'a' and 'b'",
    );
    check(
        keyword_only,
        1,
        &["a", "b"],
        "TypeError: f() takes 0 positional arguments but 1 positional argument (and 2 keyword-only arguments) were given",
    );
    // f(*a, b=-1, **c): the order is b, *a, **c
    let rest_and_keyword =
        Signature { keyword_only: 1, rest: true, keywords: true, keyword_defaults: 1, ..NONE };
    check(rest_and_keyword, 2, &[], "(-1, (1, 2), {})");
    check(rest_and_keyword, 0, &["a", "x"], "(10, (), {'x': 20})");
}

/// More defaults than parameters: the last ones count.
#[test]
fn defaults_in_excess() {
    let vm = vm();
    let signature = Signature { positional: 1, defaults: 3, ..NONE };
    assert_eq!(call(&vm, signature, 0, &[]), "(-3,)");
}
