//! What becomes of who rests: letters for who agreed to them, a look, and an end.
//!
//! Letters are files of the policy's folder `letters`, written in the order of their names, and none twice to one person. They are always the
//! active policy's: a rest is longer than most texts stand.

mod next;
mod rules;

pub(crate) use next::letter_at;
pub use next::next_letter;
pub use rules::{LETTER, Nurture};
