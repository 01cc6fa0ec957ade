//! Starts the intake function.

fn main() {}
