//! What stands around the words of every mail: who sends it, where answers go, and what it belongs to.

use cloud::Cloud;
use cloud::addresses::AddressKind;
use cloud::mail::mailbox;
use followup::ids::{MessageId, PersonId};
use followup::lead::Lead;
use followup::policy::Company;

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

/// The sender of every mail.
pub(crate) fn sender(company: &Company) -> String {
    mailbox(&company.team_name, &company.from)
}

/// The address by which mail about a lead comes back here, if it does: the lead's own without a person, or a person's.
///
/// `receives`: whether received mail is known to come back here; an address behind which nobody listens is worse than none.
pub(crate) fn reply_address(
    cloud: &Cloud,
    kind: AddressKind,
    lead: &Lead,
    person: Option<&PersonId>,
    receives: bool,
) -> Option<String> {
    receives
        .then(|| cloud.reply_address(kind, lead, person))
        .flatten()
}

/// The host of the pages, for identifiers in headers.
pub(crate) fn host(cloud: &Cloud) -> &str {
    let base = &cloud.settings().base_url;
    let rest = base
        .split_once("://")
        .map_or(base.as_str(), |(_, rest)| rest);
    rest.split(['/', ':']).next().unwrap_or(rest)
}

/// What all mails to a lead in one engagement refer to.
pub(crate) fn lead_thread(cloud: &Cloud, lead: &Lead) -> String {
    format!("<{}.c{}@{}>", lead.id, lead.cycle, host(cloud))
}

/// What all mails to the team about a lead in one engagement refer to.
///
/// The second identifier names the task that the mail is about: an answer quotes both.
pub(crate) fn task_thread(cloud: &Cloud, lead: &Lead, task: &str) -> String {
    let (host, start) = (host(cloud), format!("{}.c{}", lead.id, lead.cycle));
    format!("<{start}.task@{host}> <{start}.{task}@{host}>")
}
