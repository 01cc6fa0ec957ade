//! The mails that carry many notices: by the minute, by the hour, at opening, before a closure; and the one about a change of the team,
//! which carries none.

mod everybody;
pub(crate) mod hour;
pub(crate) mod morning;
pub(crate) mod names_no_lead;
pub(crate) mod sign_in;
pub(crate) mod single;
pub(crate) mod team_change;
pub(crate) mod untouched;
