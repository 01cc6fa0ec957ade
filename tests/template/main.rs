//! The template and the code say the same: settings, keys, indexes, events, routes, figures, binaries, and what each
//! function may do, which is what it was seen to do.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod agreement;
mod description;
mod firm;
mod roles;
mod stacks;
mod template;
