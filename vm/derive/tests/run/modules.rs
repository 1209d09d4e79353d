//! `#[pymodule]` and `py_module!`.

use apython_derive::pymodule;

use crate::native::{Value, Vm};
use crate::{call, int};

/// Mathematics.
#[pymodule("math")]
mod math {
    use crate::native::{PyResult, Raised, Value, Vm};

    #[pyfunction("sqrt(x, /)")]
    fn sqrt(_vm: &Vm, x: f64) -> f64 {
        x.sqrt()
    }

    #[pyfunction("cbrt(x, /)")]
    #[cfg(not(test))]
    fn cbrt(_vm: &Vm, x: f64) -> f64 {
        x.cbrt()
    }

    #[pyattr("pi")]
    fn pi(_vm: &Vm) -> f64 {
        std::f64::consts::PI
    }

    #[pyexec]
    fn exec(_vm: &Vm, module: &Value) -> PyResult<()> {
        Err(Raised(format!("{module:?}")))
    }
}

/// A module whose functions are in other files.
mod spread {
    use apython_derive::{py_module, pyattr};

    use crate::native::{Value, Vm};

    mod trigonometry {
        use apython_derive::pyfunction;

        use crate::native::Vm;

        #[pyfunction("cos(x, /)")]
        fn cos(_vm: &Vm, x: f64) -> f64 {
            x.cos()
        }
    }

    #[pyattr("answer")]
    fn answer(_vm: &Vm) -> i64 {
        42
    }

    #[pyattr("nothing")]
    fn nothing(_vm: &Vm) -> Value {
        Value::None
    }

    py_module! {
        name: "spread",
        doc: "Spread out.",
        functions: [trigonometry::cos, #[cfg(not(test))] trigonometry::tan],
        attributes: [answer, nothing],
    }
}

#[test]
fn inline() {
    let module = &math::MODULE;
    assert_eq!((module.name, module.doc), ("math", Some("Mathematics.")));
    let names: Vec<&str> = module.functions.iter().map(|function| function.name).collect();
    assert_eq!(names, ["sqrt"]);
    assert_eq!(call(module.functions[0], &[Value::Float(4.0)]), Ok(Value::Float(2.0)));
    assert_eq!(module.attributes[0].0, "pi");
    assert_eq!((module.attributes[0].1)(&Vm), Ok(Value::Float(std::f64::consts::PI)));
    let executed = (module.exec.unwrap())(&Vm, &int(3));
    assert_eq!(executed.unwrap_err().0, "Int(3)");
}

#[test]
fn from_paths() {
    let module = &spread::MODULE;
    assert_eq!((module.name, module.doc), ("spread", Some("Spread out.")));
    assert_eq!(call(module.functions[0], &[Value::Float(0.0)]), Ok(Value::Float(1.0)));
    let values: Vec<_> =
        module.attributes.iter().map(|(name, value)| (*name, value(&Vm).unwrap())).collect();
    assert_eq!(values, [("answer", int(42)), ("nothing", Value::None)]);
    assert!(module.exec.is_none());
}
