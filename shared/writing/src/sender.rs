//! Who sends a mail, and where answers to it go.

use cloud::Cloud;
use cloud::addresses::AddressKind;
use cloud::mail::mailbox;
use followup::ids::PersonId;
use followup::lead::Lead;
use followup::policy::Company;

/// The sender of every mail.
pub fn team_sender(company: &Company) -> String {
    mailbox(&company.team_name, &company.from)
}

/// The address by which mail about a lead comes back here, if it does: the lead's own without a person, or a person's.
///
/// `receives`: whether received mail is known to come back here; an address behind which nobody listens is worse than none.
pub fn reply_address(
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
