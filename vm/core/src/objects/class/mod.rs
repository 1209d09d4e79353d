//! Making classes, and the slots of Python classes.
