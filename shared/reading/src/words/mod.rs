//! The words by which a mail is told when headers and standards say nothing: one list for each thing to be said,
//! in the languages that people write in. All are folded ([`crate::fold::fold`]): small letters, no accents.

pub(crate) mod absence;
pub(crate) mod business;
pub(crate) mod calendar;
pub(crate) mod delivery;
pub(crate) mod quoting;
pub(crate) mod wishes;
