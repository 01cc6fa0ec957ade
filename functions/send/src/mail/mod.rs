//! What every mail is made of, and the whole mail to a lead.

pub(crate) mod buttons;
pub(crate) mod calendar_part;
pub(crate) mod headers;
pub(crate) mod lead_email;
pub(crate) mod links;
pub(crate) mod mime;
pub(crate) mod phrases;
