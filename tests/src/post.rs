//! Reading a mail as its reader does.

use local::AcceptedMail;

/// Whether a mail went to somebody of the team.
#[must_use]
pub fn is_to_staff(mail: &AcceptedMail) -> bool {
    mail.to.iter().any(|to| to.contains("@example.com"))
}

/// The text of a mail in one line: where its lines break is not of interest.
#[must_use]
pub fn plain(mail: &AcceptedMail) -> String {
    let text = mail.text.as_deref().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The address behind a button; in a list of several leads, of the lead's own.
#[must_use]
pub fn button(mail: &AcceptedMail, label: &str, lead: Option<&str>) -> Option<String> {
    let html = mail.html.as_deref()?;
    html.split("<a ").skip(1).find_map(|anchor| {
        let (tag, rest) = anchor.split_once('>')?;
        let (words, _) = rest.split_once("</a>")?;
        let (_, from) = tag.split_once("href=\"")?;
        let (address, _) = from.split_once('"')?;
        let address = address.replace("&amp;", "&");
        let is_of_lead = lead.is_none_or(|lead| address.contains(lead));
        (words.trim() == label && is_of_lead).then_some(address)
    })
}
