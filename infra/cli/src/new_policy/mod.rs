//! A policy of somebody's own, made of eight answers: a shipped one in their language, with what is theirs in the place of the example's.

mod answers;
mod files;
mod machine;
mod question;
mod typed;

pub use answers::NewPolicy;
pub use question::NewPolicyQuestion;
