//! What stands around the words of every mail: what it is, and what it belongs to.

use cloud::Cloud;
use followup::ids::MessageId;
use followup::lead::Lead;
use writing::host;

/// The tag that names the lead in the mail service's events.
pub(crate) const LEAD_TAG: &str = "lead";
/// The tag that names the message.
pub(crate) const MESSAGE_TAG: &str = "message";
/// The tag that names which mail it is: the template that it was rendered from.
pub(crate) const MAIL_TAG: &str = "mail";
/// The tag that names the person of the team that it goes to.
pub(crate) const PERSON_TAG: &str = "person";
/// The header that says that no person pressed "send".
pub(crate) const AUTO_SUBMITTED: &str = "Auto-Submitted";
/// Its value in what goes out by itself.
pub(crate) const AUTO_GENERATED: &str = "auto-generated";
/// The header by which mails of one matter stand together.
pub(crate) const REFERENCES: &str = "References";

/// Names one try of a message: an id of our own, for whoever reads the message before the mail service has its own.
pub(crate) fn own_id(cloud: &Cloud, message: &MessageId, claims: u64) -> String {
    format!("<{message}.{claims}@{}>", host(cloud))
}

/// What all mails to the team about a lead in one engagement refer to.
///
/// The second identifier names the task that the mail is about: an answer quotes both.
pub(crate) fn task_thread(cloud: &Cloud, lead: &Lead, task: &str) -> String {
    let (host, start) = (host(cloud), format!("{}.c{}", lead.id, lead.cycle));
    format!("<{start}.task@{host}> <{start}.{task}@{host}>")
}
