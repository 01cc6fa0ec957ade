//! What every mail to the team is made of.

pub(crate) mod choices;
pub(crate) mod content;
pub(crate) mod line;
pub(crate) mod message;
pub(crate) mod perhaps_same;
pub(crate) mod reader;
pub(crate) mod task;
pub(crate) mod unwanted;
