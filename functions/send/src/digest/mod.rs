//! The mails that carry many notices: by the minute, by the hour, at opening, before a closure.

pub(crate) mod escalations;
mod everybody;
mod gathered;
pub(crate) mod lead_notice;
pub(crate) mod morning;
pub(crate) mod reminders;
pub(crate) mod untouched;
