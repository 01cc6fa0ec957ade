//! starts it
fn main() {}
