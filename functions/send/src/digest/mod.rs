//! The mails that carry many notices: by the minute, by the hour, at opening, before a closure.

mod everybody;
pub(crate) mod hour;
pub(crate) mod morning;
pub(crate) mod single;
pub(crate) mod untouched;
