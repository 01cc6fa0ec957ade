//! What a received mail is and says, told from its bytes alone.
//!
//! Nothing here knows of AWS, of async code, of a clock, of the environment or of randomness.
//!
//! Three kinds of evidence, in this order: headers and standards that say it outright (RFC 3464 reports, RFC 5965 feedback, RFC 3834
//! automatic answers), then the habits of mail servers from before these, then words, in the languages of `words/`. What was quoted is never
//! evidence, and neither is a subject that may be inherited from our own mail.
//!
//! The way through: [`classify`] says what a mail is; [`ReceivedMessage::from_bytes`] reads besides what it takes to know whose it is; [`wish`] says
//! what a person asks for who asks for one thing; [`report::read`] what a rep reports.

mod address;
mod automatic;
mod bounded;
mod classification;
pub mod codes;
mod dates;
mod feedback;
mod fold;
mod head;
mod html;
mod invitation;
mod language;
mod links;
mod mail_class;
mod message;
mod notice;
mod parsed;
mod quotation;
pub mod report;
mod status;
mod thread;
mod undelivered;
mod until;
mod wish;
mod words;
mod writer;

pub use classification::{Classification, classify};
pub use codes::is_hard;
pub use fold::fold;
pub use language::{MIN_CONFIDENCE, MIN_DETECTED_CHARS, language_of};
pub use mail_class::MailClass;
pub use message::ReceivedMessage;
pub use notice::MailNotice;
pub use quotation::newly_written;
pub use until::back_on;
pub use wish::{Wish, demands_erasure, wish};

/// Characters of newly written text that are kept.
const MAX_TEXT: usize = 20_000;
