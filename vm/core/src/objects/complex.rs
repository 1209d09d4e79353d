//! complex: held as constants of code; arithmetic on them is not supported yet.

pub struct Complex {
    pub re: f64,
    pub im: f64,
}

super::native_object!(Complex, COMPLEX, complex);
